# SPDX-License-Identifier: GPL-3.0-or-later
import datetime

import numpy as np
from matplotlib import _data
from matplotlib.ticker import Formatter, MaxNLocator, MultipleLocator

def date2num(d):
    """Days since the first of January 1970."""
    if _data.is_date(d):
        return _data.date_number(d)
    return np.array([_data.date_number(day) for day in d])

def num2date(x, tz=None):
    """The date of a number of days."""
    if hasattr(x, "__len__"):
        return [num2date(item) for item in x]
    return datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc) + datetime.timedelta(days=float(x))

class DateFormatter(Formatter):
    """Dates by a format such as '%Y-%m-%d'."""

    def __init__(self, fmt, tz=None, *, usetex=None):
        self.fmt = fmt

    def __call__(self, x, pos=0):
        return num2date(x).strftime(self.fmt)

class AutoDateLocator(MaxNLocator):
    def __init__(self, *args, **kwargs):
        super().__init__(nbins=6)

class AutoDateFormatter(DateFormatter):
    def __init__(self, locator=None, tz=None, defaultfmt="%Y-%m-%d", **kwargs):
        super().__init__(defaultfmt)

class ConciseDateFormatter(AutoDateFormatter):
    pass

class DayLocator(MultipleLocator):
    def __init__(self, bymonthday=None, interval=1, tz=None):
        super().__init__(interval)

class WeekdayLocator(MultipleLocator):
    def __init__(self, byweekday=1, interval=1, tz=None):
        super().__init__(7 * interval)

class MonthLocator(AutoDateLocator):
    pass

class YearLocator(AutoDateLocator):
    pass

class HourLocator(MultipleLocator):
    def __init__(self, byhour=None, interval=1, tz=None):
        super().__init__(interval / 24)
