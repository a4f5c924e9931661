# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendars of months and years, as numbers and as texts."""
import datetime as _datetime

__all__ = ["IllegalMonthError", "IllegalWeekdayError", "setfirstweekday", "firstweekday", "isleap", "leapdays", "weekday",
           "monthrange", "monthcalendar", "prmonth", "month", "prcal", "calendar", "timegm", "month_name", "month_abbr",
           "day_name", "day_abbr", "Calendar", "TextCalendar", "weekheader", "MONDAY", "TUESDAY", "WEDNESDAY",
           "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
January, February = 1, 2
month_name = ["", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
              "November", "December"]
day_name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
month_abbr, day_abbr = [name[:3] for name in month_name], [name[:3] for name in day_name]
mdays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

class IllegalMonthError(ValueError):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"

class IllegalWeekdayError(ValueError):
    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f"bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)"

def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

def leapdays(y1, y2):
    """The number of leap years from y1 to y2, which does not count."""
    def before(year):
        year -= 1
        return year // 4 - year // 100 + year // 400
    return before(y2) - before(y1)

def weekday(year, month, day):
    if not 1 <= year <= 9999:
        year = 2000 + year % 400
    return _datetime.date(year, month, day).weekday()

def monthrange(year, month):
    """The weekday of a month's first day, and the number of its days."""
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), mdays[month] + (month == 2 and isleap(year))

def timegm(tuple):
    """The seconds since 1970 of a time in UTC."""
    year, month, day, hour, minute, second = tuple[:6]
    days = _datetime.date(year, month, 1).toordinal() - 719163 + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second

def _in_weeks(days):
    days = list(days)
    return [days[at:at + 7] for at in range(0, len(days), 7)]

class Calendar:
    """Months as lists of weeks."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    @property
    def firstweekday(self):
        return self._first % 7

    @firstweekday.setter
    def firstweekday(self, firstweekday):
        self._first = firstweekday

    getfirstweekday = lambda self: self._first % 7

    def setfirstweekday(self, firstweekday):
        self.firstweekday = firstweekday

    def iterweekdays(self):
        return iter([(self.firstweekday + number) % 7 for number in range(7)])

    def itermonthdays(self, year, month):
        """The days of the weeks that a month touches; 0 stands for those of other months."""
        first, count = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        after = -(before + count) % 7
        yield from [0] * before
        yield from range(1, count + 1)
        yield from [0] * after

    def itermonthdays2(self, year, month):
        for number, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield day, number % 7

    def itermonthdates(self, year, month):
        first, count = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        start = _datetime.date(year, month, 1) - _datetime.timedelta(before)
        for number in range(before + count + -(before + count) % 7):
            yield start + _datetime.timedelta(number)

    def itermonthdays3(self, year, month):
        for date in self.itermonthdates(year, month):
            yield date.year, date.month, date.day

    def itermonthdays4(self, year, month):
        for date in self.itermonthdates(year, month):
            yield date.year, date.month, date.day, date.weekday()

    def monthdayscalendar(self, year, month):
        return _in_weeks(self.itermonthdays(year, month))

    def monthdays2calendar(self, year, month):
        return _in_weeks(self.itermonthdays2(year, month))

    def monthdatescalendar(self, year, month):
        return _in_weeks(self.itermonthdates(year, month))

    def _in_rows(self, weeks, year, width):
        months = [weeks(year, month) for month in range(1, 13)]
        return [months[at:at + width] for at in range(0, 12, width)]

    def yeardayscalendar(self, year, width=3):
        return self._in_rows(self.monthdayscalendar, year, width)

    def yeardays2calendar(self, year, width=3):
        return self._in_rows(self.monthdays2calendar, year, width)

    def yeardatescalendar(self, year, width=3):
        return self._in_rows(self.monthdatescalendar, year, width)

class TextCalendar(Calendar):
    """Months as texts."""

    def formatday(self, day, weekday, width):
        return (f"{day:2}" if day else "").center(width)

    def formatweek(self, theweek, width):
        return " ".join(self.formatday(day, weekday, width) for day, weekday in theweek)

    def prweek(self, theweek, width):
        print(self.formatweek(theweek, width), end="")

    def formatweekday(self, day, width):
        return (day_name if width >= 9 else day_abbr)[day][:width].center(width)

    def formatweekheader(self, width):
        return " ".join(self.formatweekday(day, width) for day in self.iterweekdays())

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        return (month_name[themonth] + (f" {theyear}" if withyear else "")).center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):
        w, end = max(2, w), "\n" * max(1, l)
        lines = [self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1), self.formatweekheader(w)]
        lines += [self.formatweek(week, w) for week in self.monthdays2calendar(theyear, themonth)]
        return "".join(line.rstrip() + end for line in lines)

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        w, end, gap = max(2, w), "\n" * max(1, l), " " * max(2, c)
        width = (w + 1) * 7 - 1

        def row(texts):
            return gap.join(text.center(width) for text in texts).rstrip() + end
        pieces = [str(theyear).center(width * m + len(gap) * (m - 1)).rstrip() + end]
        for number, weeks in enumerate(self.yeardays2calendar(theyear, m)):
            months = range(m * number + 1, min(m * (number + 1), 12) + 1)
            pieces += [end, row(self.formatmonthname(theyear, month, width, False) for month in months)]
            pieces.append(row(self.formatweekheader(w) for _ in months))
            for line in range(max(map(len, weeks))):
                pieces.append(row(self.formatweek(month[line], w) if line < len(month) else "" for month in weeks))
        return "".join(pieces)

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end="")

c = TextCalendar()
monthcalendar, prweek, week, weekheader = c.monthdayscalendar, c.prweek, c.formatweek, c.formatweekheader
prmonth, month, calendar, prcal = c.prmonth, c.formatmonth, c.formatyear, c.pryear
firstweekday = c.getfirstweekday

def setfirstweekday(firstweekday):
    if firstweekday not in range(7):
        raise IllegalWeekdayError(firstweekday)
    c.firstweekday = firstweekday
