# SPDX-License-Identifier: GPL-3.0-or-later
import datetime

import numpy as np
from matplotlib import _data
from matplotlib.ticker import Formatter, Locator, MultipleLocator

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

# How many days a step has, how far apart ticks may be, how many of them there are at most, and how a date is then written.
_STEPS = (("year", 365.0, (1, 2, 4, 5, 10, 20, 40, 50, 100, 200, 400, 500, 1000), 11, "%Y"), ("month", 30.0, (1, 2, 3, 4, 6), 12, "%Y-%m"),
          ("day", 1.0, (1, 2, 4, 7, 14), 11, "%Y-%m-%d"), ("hour", 1 / 24, (1, 2, 3, 4, 6, 12), 12, "%m-%d %H"),
          ("minute", 1 / 1440, (1, 5, 10, 15, 30), 11, "%d %H:%M"), ("second", 1 / 86400, (1, 5, 10, 15, 30), 11, "%H:%M:%S"))

class AutoDateLocator(Locator):
    """Beginnings of years, months, days and so on, about five to ten of them."""

    def __init__(self, tz=None, minticks=5, maxticks=None, interval_multiples=True):
        self.minticks, self._step = minticks, _STEPS[2]

    def _get_unit(self):
        return self._step[1]

    def tick_values(self, vmin, vmax):
        low, high = sorted([date_of(vmin), date_of(vmax)])
        months = (high.year - low.year) * 12 + high.month - low.month - ((high.day, high.time()) < (low.day, low.time()))
        days = (high - low) / datetime.timedelta(days=1)
        counts = (months // 12, months, int(days), int(days * 24), int(days * 1440), int(days * 86400))
        for step, count in zip(_STEPS, counts):
            if count >= self.minticks:
                break
        self._step = step
        every = next((size for size in step[2] if count <= size * (step[3] - 1)), step[2][-1])
        return np.array([_data.date_number(date) for date in _beginnings(step[0], every, low, high) if step[0] == "year" or low <= date <= high])

def date_of(days):
    return datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=round(float(days) * 86400))

def _beginnings(kind, every, low, high):
    if kind == "year":
        return [datetime.datetime(year, 1, 1) for year in range(max(1, low.year // every * every), min(9999, -(-high.year // every) * every) + 1, every)]
    if kind == "month":
        return [datetime.datetime(year, month, 1) for year in range(low.year, high.year + 1) for month in range(1, 13, every)]
    if kind == "day":
        days = {7: (1, 8, 15, 22), 14: (1, 15)}.get(every, range(1, 32, every))
        day, made = datetime.datetime(low.year, low.month, low.day), []
        while day <= high:
            if day.day in days:
                made.append(day)
            day += datetime.timedelta(days=1)
        return made
    size = {"hour": 3600, "minute": 60, "second": 1}[kind] * every
    start = datetime.datetime(low.year, low.month, low.day)
    first = int((low - start).total_seconds()) // size
    return [start + datetime.timedelta(seconds=i * size) for i in range(first, int((high - start).total_seconds()) // size + 1)]

class AutoDateFormatter(DateFormatter):
    """Dates as exactly as the distance of their ticks asks for."""

    def __init__(self, locator=None, tz=None, defaultfmt="%Y-%m-%d", **kwargs):
        super().__init__(defaultfmt)
        self._locator = locator

    def __call__(self, x, pos=0):
        step = getattr(self._locator, "_step", None)
        return num2date(x).strftime(self.fmt if step is None else step[4])

class ConciseDateFormatter(AutoDateFormatter):
    pass

class DayLocator(MultipleLocator):
    def __init__(self, bymonthday=None, interval=1, tz=None):
        super().__init__(interval)

class WeekdayLocator(MultipleLocator):
    def __init__(self, byweekday=1, interval=1, tz=None):
        super().__init__(7 * interval)

class MonthLocator(Locator):
    def __init__(self, bymonth=None, bymonthday=1, interval=1, tz=None):
        self._months, self._day, self._interval = [bymonth] if isinstance(bymonth, int) else bymonth, bymonthday, interval

    def tick_values(self, vmin, vmax):
        low, high = sorted([date_of(vmin), date_of(vmax)])
        firsts = [date for date in _beginnings("month", 1, low, high) if low <= date.replace(day=self._day) <= high]
        chosen = [date.replace(day=self._day) for date in firsts if self._months is None or date.month in self._months][::self._interval]
        return np.array([_data.date_number(date) for date in chosen])

class YearLocator(Locator):
    def __init__(self, base=1, month=1, day=1, tz=None):
        self._base, self._month, self._day = base, month, day

    def tick_values(self, vmin, vmax):
        low, high = sorted([date_of(vmin), date_of(vmax)])
        dates = [date.replace(month=self._month, day=self._day) for date in _beginnings("year", self._base, low, high)]
        return np.array([_data.date_number(date) for date in dates])

class HourLocator(MultipleLocator):
    def __init__(self, byhour=None, interval=1, tz=None):
        super().__init__(interval / 24)
