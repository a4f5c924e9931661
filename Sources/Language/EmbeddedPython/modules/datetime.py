# SPDX-License-Identifier: GPL-3.0-or-later
import operator as _operator
import re as _re
import time as _time

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

MINYEAR, MAXYEAR = 1, 9999
_SECOND = 1000000
_DAY = 86400 * _SECOND
_LAST_ORDINAL = 3652059
# Days of the year before each month, in a common year.
_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

def _month_length(year, month):
    return _BEFORE_MONTH[month + 1] - _BEFORE_MONTH[month] + (month == 2 and _is_leap(year))

def _day_of_year(year, month, day):
    return _BEFORE_MONTH[month] + (month > 2 and _is_leap(year)) + day

def _to_ordinal(year, month, day):
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400 + _day_of_year(year, month, day)

def _of_ordinal(number):
    # Years of 365.2425 days give a year that is right or one too early.
    year = (number - 1) * 400 // 146097 + 1
    while number > _to_ordinal(year, 12, 31):
        year += 1
    day = number - _to_ordinal(year, 1, 1) + 1
    if day < 1:
        year -= 1
        day = number - _to_ordinal(year, 1, 1) + 1
    month = min(12, day // 29 + 1)
    while _day_of_year(year, month, 1) > day:
        month -= 1
    return year, month, day - _day_of_year(year, month, 1) + 1

def _first_week(year):
    # The ordinal of the Monday of ISO week 1, the week with the first Thursday of the year.
    fourth = _to_ordinal(year, 1, 4)
    return fourth - (fourth + 6) % 7

def _of_iso_week(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    if not (0 < week < 53 or week == 53 and _first_week(year + 1) - _first_week(year) == 371):
        raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return _of_ordinal(_first_week(year) + week * 7 + day - 8)

def _whole(value):
    if isinstance(value, int):
        return value
    if hasattr(value, "__index__"):
        return value.__index__()
    raise TypeError(f"{type(value).__name__!r} object cannot be interpreted as an integer")

def _name_of(obj):
    cls = type(obj)
    return f"datetime.{cls.__qualname__}" if cls in (timedelta, date, time, datetime, timezone) else cls.__name__

def _ordering():
    # The four comparisons of a class, by what its method _compared gives for itself and the other.
    def method(operation):
        def compare(self, other):
            pair = self._compared(other)
            return pair if pair is NotImplemented else operation(*pair)
        return compare
    return [method(operation) for operation in (_operator.lt, _operator.le, _operator.gt, _operator.ge)]

class timedelta:
    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        try:
            whole = type(days + seconds + microseconds + milliseconds + minutes + hours + weeks) is int
        except TypeError:
            whole = False
        if whole:
            return cls._made((days + 7 * weeks) * _DAY + (seconds + 60 * minutes + 3600 * hours) * _SECOND
                             + milliseconds * 1000 + microseconds)
        total, fraction = 0, 0.0
        for name, value, unit in (("days", days, _DAY), ("seconds", seconds, _SECOND), ("microseconds", microseconds, 1),
                                  ("milliseconds", milliseconds, 1000), ("minutes", minutes, 60 * _SECOND),
                                  ("hours", hours, 3600 * _SECOND), ("weeks", weeks, 7 * _DAY)):
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                whole = int(value)
                part = (value - whole) * unit
                total += whole * unit + int(part)
                fraction += part - int(part)
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if fraction:
            odd = total % 2
            total += round(fraction + odd) - odd
        return cls._made(total)

    @classmethod
    def _made(cls, total):
        days, rest = divmod(total, _DAY)
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._total, self.days = total, days
        self.seconds, self.microseconds = divmod(rest, _SECOND)
        return self

    def total_seconds(self):
        return self._total / _SECOND

    def __repr__(self):
        parts = [f"{name}={getattr(self, name)}" for name in ("days", "seconds", "microseconds") if getattr(self, name)]
        return f"{_name_of(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, second = divmod(self.seconds, 60)
        text = f"{minutes // 60}:{minutes % 60:02d}:{second:02d}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return text + (f".{self.microseconds:06d}" if self.microseconds else "")

    def _compared(self, other):
        return (self._total, other._total) if isinstance(other, timedelta) else NotImplemented

    __lt__, __le__, __gt__, __ge__ = _ordering()

    def __eq__(self, other):
        return self._total == other._total if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self.days, self.seconds, self.microseconds))

    def __bool__(self):
        return self._total != 0

    def __add__(self, other):
        return timedelta._made(self._total + other._total) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._made(self._total - other._total) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._made(other._total - self._total) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._made(-self._total)

    def __pos__(self):
        return timedelta._made(self._total)

    def __abs__(self):
        return timedelta._made(abs(self._total))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._made(self._total * other)
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            return timedelta._made(_rounded(self._total * above, below))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, int):
            return timedelta._made(_rounded(self._total, other))
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            return timedelta._made(_rounded(self._total * below, above))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return timedelta._made(self._total // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return timedelta._made(self._total % other._total) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return (self // other, self % other) if isinstance(other, timedelta) else NotImplemented

    def __reduce__(self):
        return type(self), (self.days, self.seconds, self.microseconds)

def _rounded(above, below):
    # The quotient's nearest whole number; of two as near, the even one.
    if below < 0:
        above, below = -above, -below
    whole, rest = divmod(above, below)
    return whole + (2 * rest > below or 2 * rest == below and whole % 2)

timedelta.min, timedelta.max = timedelta(-999999999), timedelta._made(1000000000 * _DAY - 1)
timedelta.resolution = timedelta._made(1)

class tzinfo:
    def __new__(cls, *args, **kwargs):
        return object.__new__(cls)

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset, summer = dt.utcoffset(), dt.dst()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        if summer is None:
            raise ValueError("fromutc: non-None dst() result required")
        standard = offset - summer
        if standard:
            dt += standard
            summer = dt.dst()
            if summer is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + summer

    def __reduce__(self):
        return type(self), getattr(self, "__getinitargs__", tuple)()

def _offset_text(offset, separator=":"):
    if offset is None:
        return ""
    seconds, micro = divmod(abs(offset)._total, _SECOND)
    minutes, second = divmod(seconds, 60)
    text = f"{'-' if offset.days < 0 else '+'}{minutes // 60:02d}{separator}{minutes % 60:02d}"
    if second or micro:
        text += f"{separator}{second:02d}"
    return text + (f".{micro:06d}" if micro else "")

def _checked_offset(name, offset):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not {type(offset).__name__!r}")
    if not -_DAY < offset._total < _DAY:
        raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not "
                         f"{offset!r}.")
    return offset

def _checked_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type {type(zone).__name__!r}")
    return zone

class timezone(tzinfo):
    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is None and not offset:
            return getattr(cls, "utc", None) or cls._made(offset, None)
        if name is not None and not isinstance(name, str):
            raise TypeError("name must be a string")
        return cls._made(_checked_offset("utcoffset", offset), name)

    @classmethod
    def _made(cls, offset, name):
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def _checked(self, dt, method):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt):
        self._checked(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        self._checked(dt, "tzname")
        return self._name or ("UTC" + _offset_text(self._offset) if self._offset else "UTC")

    def dst(self, dt):
        self._checked(dt, "dst")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return f"{_name_of(self)}({self._offset!r}{'' if self._name is None else f', {self._name!r}'})"

    def __str__(self):
        return self.tzname(None)

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

UTC = timezone.utc = timezone(timedelta(0))
timezone.min, timezone.max = timezone(-timedelta(hours=23, minutes=59)), timezone(timedelta(hours=23, minutes=59))

def _struct_time(fields):
    made = type(_time.gmtime(0))
    try:
        return made(fields)
    except TypeError:
        return made(*fields)

def _strftime(moment, format, micro=0):
    # The codes that need more than a struct_time are filled in here.
    def filled(match):
        code = match[1]
        if code == "f":
            return f"{micro:06d}"
        if code == "z":
            return _offset_text(moment.utcoffset() if hasattr(moment, "utcoffset") else None, "")
        if code == "Z":
            name = moment.tzname() if hasattr(moment, "tzname") else None
            return "" if name is None else name.replace("%", "%%")
        return match[0]
    if micro is not None and "%f" in format or "%z" in format or "%Z" in format or "%%" in format:
        format = _re.sub("%(.)", filled, format)
    fields = moment.timetuple() if hasattr(moment, "timetuple") else _struct_time(
        (1900, 1, 1, moment.hour, moment.minute, moment.second, 0, 1, -1))
    return _time.strftime(format, fields)

class IsoCalendarDate(tuple):
    year, week, weekday = [property(_operator.itemgetter(place)) for place in range(3)]

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"

class date:
    def __new__(cls, year, month, day):
        self = object.__new__(cls)
        self._set_day(year, month, day)
        return self

    def _set_day(self, year, month, day):
        if not type(year) is type(month) is type(day) is int:
            year, month, day = _whole(year), _whole(month), _whole(day)
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f"year {year} is out of range")
        if not 1 <= month <= 12:
            raise ValueError("month must be in 1..12")
        if not 1 <= day <= 28 and not 1 <= day <= _month_length(year, month):
            raise ValueError("day is out of range for month")
        self.year, self.month, self.day = year, month, day

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, ordinal):
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        if ordinal > _LAST_ORDINAL:
            raise ValueError("year is out of range")
        return cls(*_of_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        day = _iso_day(date_string)
        if day is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*day)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_of_iso_week(year, week, day))

    def toordinal(self):
        return _to_ordinal(self.year, self.month, self.day)

    def weekday(self):
        return (_to_ordinal(self.year, self.month, self.day) + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        ordinal = _to_ordinal(self.year, self.month, self.day)
        year = self.year
        if ordinal < _first_week(year):
            year -= 1
        elif ordinal >= _first_week(year + 1):
            year += 1
        weeks, day = divmod(ordinal - _first_week(year), 7)
        return IsoCalendarDate((year, weeks + 1, day + 1))

    def isoformat(self):
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def ctime(self):
        return f"{_WEEKDAYS[self.weekday()][:3]} {_MONTHS[self.month - 1][:3]} {self.day:2d} 00:00:00 {self.year:04d}"

    def timetuple(self):
        return _struct_time((self.year, self.month, self.day, 0, 0, 0, self.weekday(),
                             _day_of_year(self.year, self.month, self.day), -1))

    def strftime(self, format):
        return _strftime(self, format)

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError(f"must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def replace(self, year=None, month=None, day=None):
        return type(self)(*[new if given is None else given for given, new in (
            (year, self.year), (month, self.month), (day, self.day))])

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"{_name_of(self)}({self.year}, {self.month}, {self.day})"

    def _compared(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return (self.year, self.month, self.day), (other.year, other.month, other.day)
        return NotImplemented

    __lt__, __le__, __gt__, __ge__ = _ordering()

    def __eq__(self, other):
        pair = self._compared(other)
        return pair if pair is NotImplemented else pair[0] == pair[1]

    def __hash__(self):
        return hash((self.year, self.month, self.day))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other.days
        if not 0 < ordinal <= _LAST_ORDINAL:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(ordinal)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return type(self), (self.year, self.month, self.day)

def _set_clock(self, hour, minute, second, microsecond, zone, fold):
    if zone is None and fold == 0 and type(hour) is type(minute) is type(second) is type(microsecond) is int and (
            0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60 and 0 <= microsecond < 1000000):
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo, self.fold = hour, minute, second, microsecond, None, 0
        return
    for name, value, limit in (("hour", hour, 24), ("minute", minute, 60), ("second", second, 60),
                               ("microsecond", microsecond, 1000000)):
        value = _whole(value)
        if not 0 <= value < limit:
            raise ValueError(f"{name} must be in 0..{limit - 1}")
        setattr(self, name, value)
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    self.tzinfo, self.fold = _checked_zone(zone), fold

def _clock_text(moment, timespec):
    hour, minute, second, micro = moment.hour, moment.minute, moment.second, moment.microsecond
    if timespec == "auto":
        timespec = "microseconds" if micro else "seconds"
    texts = {"hours": f"{hour:02d}", "minutes": f"{hour:02d}:{minute:02d}", "seconds": f"{hour:02d}:{minute:02d}:{second:02d}"}
    texts["milliseconds"] = f"{texts['seconds']}.{micro // 1000:03d}"
    texts["microseconds"] = f"{texts['seconds']}.{micro:06d}"
    if timespec not in texts:
        raise ValueError("Unknown timespec value")
    return texts[timespec]

def _clock_parts(moment):
    parts = [moment.hour, moment.minute]
    if moment.second or moment.microsecond:
        parts.append(moment.second)
    if moment.microsecond:
        parts.append(moment.microsecond)
    return parts

def _tail(moment):
    return (f", fold={moment.fold}" if moment.fold else "") if moment.tzinfo is None else (
        (f", fold={moment.fold}" if moment.fold else "") + f", tzinfo={moment.tzinfo!r}")

class time:
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        _set_clock(self, hour, minute, second, microsecond, tzinfo, fold)
        return self

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        clock = _iso_clock(time_string.removeprefix("T"))
        if clock is None:
            raise ValueError(f"Invalid isoformat string: {time_string!r}")
        return cls(*clock)

    def isoformat(self, timespec="auto"):
        return _clock_text(self, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"{_name_of(self)}({', '.join(map(str, _clock_parts(self)))}{_tail(self)})"

    def strftime(self, format):
        return _strftime(self, format, self.microsecond)

    __format__ = date.__format__

    def utcoffset(self):
        return None if self.tzinfo is None else _checked_offset("utcoffset", self.tzinfo.utcoffset(None))

    def dst(self):
        return None if self.tzinfo is None else _checked_offset("dst", self.tzinfo.dst(None))

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        parts = [old if new is None else new for new, old in (
            (hour, self.hour), (minute, self.minute), (second, self.second), (microsecond, self.microsecond))]
        return type(self)(*parts, self.tzinfo if tzinfo is True else tzinfo, fold=self.fold if fold is None else fold)

    def _total(self, offset=None):
        total = ((self.hour * 60 + self.minute) * 60 + self.second) * _SECOND + self.microsecond
        return total - (offset._total if offset else 0)

    def _compared(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, others = self.utcoffset(), other.utcoffset()
        if (mine is None) != (others is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._total(mine), other._total(others)

    __lt__, __le__, __gt__, __ge__ = _ordering()

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            return False
        return self._total(self.utcoffset()) == other._total(other.utcoffset())

    def __hash__(self):
        return hash(self.replace(fold=0)._total(self.replace(fold=0).utcoffset()))

    def __reduce__(self):
        return type(self), (self.hour, self.minute, self.second, self.microsecond, self.tzinfo)

class datetime(date):
    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if day is None or month is None:
            name, place = ("month", 2) if month is None else ("day", 3)
            raise TypeError(f"function missing required argument {name!r} (pos {place})")
        self = object.__new__(cls)
        self._set_day(year, month, day)
        _set_clock(self, hour, minute, second, microsecond, tzinfo, fold)
        return self

    @classmethod
    def _of_total(cls, total, zone=None):
        days, rest = divmod(total, _DAY)
        if not 0 < days <= _LAST_ORDINAL:
            raise OverflowError("date value out of range")
        seconds, micro = divmod(rest, _SECOND)
        return cls(*_of_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, micro, zone)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _checked_zone(tz)
        if tz is not None:
            return tz.fromutc(cls._of_stamp(_time.gmtime, timestamp, tz))
        return cls._of_stamp(_time.localtime, timestamp, None)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls._of_stamp(_time.gmtime, t, None)

    @classmethod
    def _of_stamp(cls, split, stamp, zone):
        above, below = stamp.as_integer_ratio()
        seconds, micro = divmod(_rounded(above * _SECOND, below), _SECOND)
        fields = split(seconds)
        return cls(*fields[:5], min(fields[5], 59), micro, zone)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date):
            raise TypeError("date argument must be a date instance")
        if not isinstance(time, _clock):
            raise TypeError("time argument must be a time instance")
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        # The day ends where a text of a length that a day may have is one.
        for length in (10, 8, 7):
            day = _iso_day(date_string[:length])
            rest = date_string[length:]
            if day is None or len(date_string) < length or len(rest) == 1 or rest[:1] in tuple("0123456789-"[:10 * (length < 8)]):
                continue
            clock = _iso_clock(rest[1:]) if rest else ()
            if clock is not None:
                return cls(*day, *clock)
        raise ValueError(f"Invalid isoformat string: {date_string!r}")

    @classmethod
    def strptime(cls, date_string, format):
        return _Pattern(date_string, format).moment(cls)

    def date(self):
        return _date(self.year, self.month, self.day)

    def time(self):
        return _clock(self.hour, self.minute, self.second, self.microsecond, fold=self.fold)

    def timetz(self):
        return _clock(self.hour, self.minute, self.second, self.microsecond, self.tzinfo, fold=self.fold)

    def timetuple(self):
        summer = self.dst()
        return _struct_time((self.year, self.month, self.day, self.hour, self.minute, self.second, self.weekday(),
                             _day_of_year(self.year, self.month, self.day), -1 if summer is None else int(bool(summer))))

    def utctimetuple(self):
        moved = datetime._of_total(self._total(self.utcoffset()))
        return _struct_time(tuple(moved.timetuple())[:8] + (0,))

    def timestamp(self):
        if self.tzinfo is None:
            return _time.mktime(tuple(self.timetuple())) + self.microsecond / _SECOND
        return (self - _EPOCH).total_seconds()

    def astimezone(self, tz=None):
        if tz is None:
            tz = _local_zone(self)
        elif not isinstance(tz, tzinfo):
            raise TypeError("tz argument must be an instance of tzinfo")
        here = self.tzinfo
        if here is tz:
            return self
        offset = None if here is None else self.utcoffset()
        if offset is None:
            offset = _local_zone(self.replace(tzinfo=None))._offset
        return tz.fromutc(type(self)._of_total(self._total(offset), tz))

    def utcoffset(self):
        return None if self.tzinfo is None else _checked_offset("utcoffset", self.tzinfo.utcoffset(self))

    def dst(self):
        return None if self.tzinfo is None else _checked_offset("dst", self.tzinfo.dst(self))

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def isoformat(self, sep="T", timespec="auto"):
        return f"{date.isoformat(self)}{sep}{_clock_text(self, timespec)}{_offset_text(self.utcoffset())}"

    def ctime(self):
        return date.ctime(self).replace("00:00:00", _clock_text(self, "seconds"), 1)

    def strftime(self, format):
        return _strftime(self, format, self.microsecond)

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self.year, self.month, self.day] + _clock_parts(self)
        return f"{_name_of(self)}({', '.join(map(str, parts))}{_tail(self)})"

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        parts = [old if new is None else new for new, old in (
            (year, self.year), (month, self.month), (day, self.day), (hour, self.hour), (minute, self.minute),
            (second, self.second), (microsecond, self.microsecond))]
        return type(self)(*parts, self.tzinfo if tzinfo is True else tzinfo, fold=self.fold if fold is None else fold)

    def _total(self, offset=None):
        minutes = (_to_ordinal(self.year, self.month, self.day) * 24 + self.hour) * 60 + self.minute
        return (minutes * 60 + self.second) * _SECOND + self.microsecond - (offset._total if offset else 0)

    def _compared(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                raise TypeError(f"can't compare {_name_of(self)} to {_name_of(other)}")
            return NotImplemented
        if self.tzinfo is other.tzinfo:
            return self._total(), other._total()
        mine, others = self.utcoffset(), other.utcoffset()
        if (mine is None) != (others is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._total(mine), other._total(others)

    __lt__, __le__, __gt__, __ge__ = _ordering()

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return False if isinstance(other, date) else NotImplemented
        if self.tzinfo is other.tzinfo:
            return self._total() == other._total()
        mine, others = self.utcoffset(), other.utcoffset()
        return (mine is None) == (others is None) and self._total(mine) == other._total(others)

    def __hash__(self):
        first = self.replace(fold=0) if self.fold else self
        return hash(first._total(first.utcoffset()))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of_total(self._total() + other._total, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._of_total(self._total() - other._total, self.tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        if self.tzinfo is other.tzinfo:
            return timedelta._made(self._total() - other._total())
        mine, others = self.utcoffset(), other.utcoffset()
        if (mine is None) != (others is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._made(self._total(mine) - other._total(others))

    def __reduce__(self):
        return type(self), (self.year, self.month, self.day, self.hour, self.minute, self.second, self.microsecond,
                            self.tzinfo)

_date, _clock = date, time
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
time.min, time.max, time.resolution = time(), time(23, 59, 59, 999999), timedelta.resolution
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta.resolution

def _local_zone(moment):
    stamp = int(moment.timestamp() // 1)
    here, there = [datetime(*split(stamp)[:6]) for split in (_time.localtime, _time.gmtime)]
    name = getattr(_time.localtime(stamp), "tm_zone", None) or _time.strftime("%Z", _time.localtime(stamp))
    return timezone._made(here - there, name)

_ISO_DAY = _re.compile(r"(\d{4})(-?)(\d\d)\2(\d\d)", _re.ASCII)
_ISO_WEEK = _re.compile(r"(\d{4})(-?)W(\d\d)(?:\2(\d))?", _re.ASCII)

def _iso_day(text):
    match = _ISO_DAY.fullmatch(text)
    if match:
        return int(match[1]), int(match[3]), int(match[4])
    match = _ISO_WEEK.fullmatch(text)
    if match:
        return _of_iso_week(int(match[1]), int(match[3]), int(match[4] or 1))
    return None

_CLOCK = r"(\d\d)(?:(:?)(\d\d)(?:\2(\d\d)(?:[.,](\d+))?)?)?"
_ISO_CLOCK = _re.compile(_CLOCK + "(Z|[+-]" + _CLOCK.replace(r"\2", r"\8") + ")?", _re.ASCII)

def _iso_clock(text):
    # Hour, minute, second, microsecond and zone.
    match = _ISO_CLOCK.fullmatch(text)
    if match is None:
        return None
    zone = None
    if match[6] == "Z":
        zone = UTC
    elif match[6]:
        hours, minutes, seconds, micro = [int(part or 0) for part in (match[7], match[9], match[10], _micro(match[11]))]
        offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micro)
        zone = timezone(-offset if match[6][0] == "-" else offset)
    return int(match[1]), int(match[3] or 0), int(match[4] or 0), _micro(match[5]), zone

def _micro(digits):
    return int(digits[:6].ljust(6, "0")) if digits else 0

class _Pattern:
    """A text taken apart by the codes of a format."""

    _known = {}
    _WORDS = {"a": [day[:3] for day in _WEEKDAYS], "A": _WEEKDAYS, "b": [month[:3] for month in _MONTHS], "B": _MONTHS,
              "p": ("AM", "PM")}
    _SHAPES = {"d": r"3[01]|[12]\d|0[1-9]|[1-9]| [1-9]", "m": r"1[0-2]|0[1-9]|[1-9]", "y": r"\d\d", "Y": r"\d{4}", "G": r"\d{4}",
               "H": r"2[0-3]|[01]\d|\d", "I": r"1[0-2]|0[1-9]|[1-9]", "M": r"[0-5]\d|\d", "S": r"6[01]|[0-5]\d|\d",
               "f": r"\d{1,6}", "j": r"36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]", "w": r"[0-6]",
               "u": r"[1-7]", "U": r"5[0-3]|[0-4]\d|\d", "W": r"5[0-3]|[0-4]\d|\d", "V": r"5[0-3]|0[1-9]|[1-4]\d|\d",
               "z": r"[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|Z", "Z": r"UTC|GMT|utc|gmt"}
    _WHOLE = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}

    def __init__(self, text, format):
        for given, place in ((text, 1), (format, 2)):
            if not isinstance(given, str):
                raise TypeError(f"strptime() argument {place} must be str, not {type(given).__name__}")
        if format not in self._known:
            self._known[format] = _re.compile(self._compiled(format), _re.IGNORECASE)
        match = self._known[format].match(text)
        if match is None:
            raise ValueError(f"time data {text!r} does not match format {format!r}")
        if match.end() != len(text):
            raise ValueError(f"unconverted data remains: {text[match.end():]}")
        self.found = match.groupdict()

    def _compiled(self, format):
        pattern, rest = "", format
        for code, meant in self._WHOLE.items():
            rest = rest.replace("%" + code, meant)
        while rest:
            if rest[0] == "%":
                pattern += self._piece(rest[1:2], format)
                rest = rest[2:]
            elif rest[0].isspace():
                pattern += r"\s+"
                rest = rest.lstrip()
            else:
                pattern += _re.escape(rest[0])
                rest = rest[1:]
        return pattern

    def _piece(self, code, format):
        if code == "%":
            return "%"
        if not code:
            raise ValueError(f"stray % in format '{format}'")
        shape = "|".join(sorted(self._WORDS[code], key=len, reverse=True)) if code in self._WORDS else self._SHAPES.get(code)
        if shape is None:
            raise ValueError(f"'{code}' is a bad directive in format '{format}'")
        return f"(?P<{code}>{shape})"

    def _number(self, code, default=None):
        text = self.found.get(code)
        return default if text is None else int(text)

    def _word(self, *codes):
        for code in codes:
            if self.found.get(code) is not None:
                return [word.lower() for word in self._WORDS[code]].index(self.found[code].lower())
        return None

    def _day(self):
        year = self._number("Y")
        if year is None and "y" in self.found:
            year = self._number("y")
            year += 2000 if year < 69 else 1900
        weekday = self._word("A", "a")
        if weekday is None and "w" in self.found:
            weekday = (self._number("w") + 6) % 7
        if weekday is None and "u" in self.found:
            weekday = self._number("u") - 1
        if "G" in self.found or "V" in self.found:
            self._check_iso(year, weekday)
            if "G" in self.found:
                return _of_iso_week(self._number("G"), self._number("V"), weekday + 1)
        month = self._word("B", "b")
        month = self._number("m") if month is None else month + 1
        day = self._number("d")
        yday = self._number("j")
        week = self._number("U", self._number("W"))
        shown = 1900 if year is None else year
        if year is None and month == 2 and day == 29:
            shown = 1904
        if yday is None and week is not None and weekday is not None and year is not None:
            first = (_to_ordinal(year, 1, 1) + 6) % 7
            if "U" in self.found:
                first, weekday = (first + 1) % 7, (weekday + 1) % 7
            yday = weekday - first + 1 if week == 0 else 7 * (week - 1) + (7 - first) % 7 + weekday + 1
            if yday <= 0:
                return _of_ordinal(_to_ordinal(year, 1, 1) + yday - 1)
        if yday is not None and month is None and day is None:
            return _of_ordinal(_to_ordinal(shown, 1, 1) + yday - 1)
        return 1900 if year is None else year, month or 1, day or 1

    def _check_iso(self, year, weekday):
        if "G" in self.found:
            if "j" in self.found:
                raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' "
                                 "instead.")
            if "V" not in self.found or weekday is None:
                raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                                 "directive ('%A', '%a', '%w', or '%u').")
        elif year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
        else:
            raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' "
                             "instead.")

    def moment(self, cls):
        hour = self._number("H")
        if hour is None:
            hour = self._number("I", 0)
            if "I" in self.found:
                hour = hour % 12 + 12 * (self._word("p") == 1)
        return cls(*self._day(), hour, self._number("M", 0), self._number("S", 0), _micro(self.found.get("f")), self._zone())

    def _zone(self):
        text, name = self.found.get("z"), self.found.get("Z")
        if text is None:
            return None
        if text in ("Z", "z"):
            return timezone(timedelta(0), name)
        digits = text[1:].replace(":", "")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]), seconds=int(digits[4:6] or 0),
                           microseconds=_micro(digits[7:]))
        return timezone(-offset if text[0] == "-" else offset, *([name] if name else []))
