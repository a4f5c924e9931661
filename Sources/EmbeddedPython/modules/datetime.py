import time as _time

MINYEAR = 1
MAXYEAR = 9999
_DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

def _leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)

def _days_in(y, m):
    return 29 if m == 2 and _leap(y) else _DAYS[m]

def _ordinal(y, m, d):
    before = y - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + sum(_days_in(y, k) for k in range(1, m)) + d

def _from_ordinal(n):
    y = max(1, n * 400 // 146097)
    while _ordinal(y, 1, 1) > n:
        y -= 1
    while _ordinal(y + 1, 1, 1) <= n:
        y += 1
    n -= _ordinal(y, 1, 1)
    m = 1
    while n >= _days_in(y, m):
        n -= _days_in(y, m)
        m += 1
    return y, m, n + 1

class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = (days + weeks * 7) * 86400000000 + (seconds + minutes * 60 + hours * 3600) * 1000000
        total = round(total + microseconds + milliseconds * 1000)
        self.days, rest = divmod(total, 86400000000)
        self.seconds, self.microseconds = divmod(rest, 1000000)

    def _us(self):
        return (self.days * 86400 + self.seconds) * 1000000 + self.microseconds

    def total_seconds(self):
        return self._us() / 1000000

    def __repr__(self):
        parts = [f"{n}={v}" for n, v in (("days", self.days), ("seconds", self.seconds), ("microseconds", self.microseconds)) if v]
        return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __str__(self):
        m, s = divmod(self.seconds, 60)
        h, m = divmod(m, 60)
        text = "%d:%02d:%02d" % (h, m, s)
        if self.days:
            text = "%d day%s, " % (self.days, "" if abs(self.days) == 1 else "s") + text
        if self.microseconds:
            text += ".%06d" % self.microseconds
        return text

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta(microseconds=self._us() + other._us())

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta(microseconds=self._us() - other._us())

    def __neg__(self):
        return timedelta(microseconds=-self._us())

    def __abs__(self):
        return timedelta(microseconds=abs(self._us()))

    def __mul__(self, k):
        return timedelta(microseconds=self._us() * k)

    __rmul__ = __mul__

    def __truediv__(self, k):
        if isinstance(k, timedelta):
            return self._us() / k._us()
        return timedelta(microseconds=self._us() / k)

    def __floordiv__(self, k):
        if isinstance(k, timedelta):
            return self._us() // k._us()
        return timedelta(microseconds=self._us() // k)

    def __eq__(self, other):
        return isinstance(other, timedelta) and self._us() == other._us()

    def __lt__(self, other):
        return self._us() < other._us()

    def __le__(self, other):
        return self._us() <= other._us()

    def __gt__(self, other):
        return self._us() > other._us()

    def __ge__(self, other):
        return self._us() >= other._us()

    def __hash__(self):
        return hash(self._us())

    def __bool__(self):
        return self._us() != 0

class date:
    def __init__(self, year, month, day):
        if not 1 <= year <= 9999:
            raise ValueError(f"year {year} is out of range")
        if not 1 <= month <= 12:
            raise ValueError("month must be in 1..12")
        if not 1 <= day <= _days_in(year, month):
            raise ValueError("day is out of range for month")
        self.year, self.month, self.day = year, month, day

    @classmethod
    def today(cls):
        t = _time.localtime()
        return cls(*t[:3])

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        return cls(*map(int, text.split("-")))

    def toordinal(self):
        return _ordinal(self.year, self.month, self.day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isoformat(self):
        return "%04d-%02d-%02d" % (self.year, self.month, self.day)

    __str__ = isoformat

    def __repr__(self):
        return f"datetime.date({self.year}, {self.month}, {self.day})"

    def timetuple(self):
        yday = self.toordinal() - _ordinal(self.year, 1, 1) + 1
        return (self.year, self.month, self.day, 0, 0, 0, self.weekday(), yday, -1)

    def strftime(self, fmt):
        return _time.strftime(fmt, self.timetuple())

    def __format__(self, fmt):
        return self.strftime(fmt) if fmt else str(self)

    def replace(self, year=None, month=None, day=None):
        return date(year or self.year, month or self.month, day or self.day)

    def _key(self):
        return (self.year, self.month, self.day)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return date.fromordinal(self.toordinal() + other.days)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return date.fromordinal(self.toordinal() - other.days)
        if isinstance(other, date):
            return timedelta(days=self.toordinal() - other.toordinal())
        return NotImplemented

    def __eq__(self, other):
        return type(self) is type(other) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __le__(self, other):
        return self._key() <= other._key()

    def __gt__(self, other):
        return self._key() > other._key()

    def __ge__(self, other):
        return self._key() >= other._key()

    def __hash__(self):
        return hash(self._key())

class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond

    def isoformat(self):
        text = "%02d:%02d:%02d" % (self.hour, self.minute, self.second)
        return text + ".%06d" % self.microsecond if self.microsecond else text

    __str__ = isoformat

class timezone:
    def __init__(self, offset, name=None):
        self._offset = offset

    def __repr__(self):
        return "datetime.timezone.utc" if not self._offset else f"datetime.timezone({self._offset!r})"

timezone.utc = timezone(timedelta(0))
UTC = timezone.utc

class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        date.__init__(self, year, month, day)
        if not 0 <= hour <= 23:
            raise ValueError("hour must be in 0..23")
        if not 0 <= minute <= 59:
            raise ValueError("minute must be in 0..59")
        if not 0 <= second <= 59:
            raise ValueError("second must be in 0..59")
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(_time.time(), timezone.utc).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, stamp, tz=None):
        t = _time.localtime(stamp) if tz is None else _time.gmtime(stamp + tz._offset.total_seconds())
        return cls(*t[:6], int(stamp % 1 * 1000000), tz)

    @classmethod
    def combine(cls, day, t):
        return cls(day.year, day.month, day.day, t.hour, t.minute, t.second, t.microsecond)

    @classmethod
    def fromisoformat(cls, text):
        day, _, clock = text.replace("T", " ").partition(" ")
        parts = [int(x) for x in day.split("-")]
        if clock:
            clock, _, fraction = clock.partition(".")
            parts += [int(x) for x in clock.split(":")]
            if fraction:
                parts += [0] * (6 - len(parts)) + [int(fraction.ljust(6, "0")[:6])]
        return cls(*parts)

    @classmethod
    def strptime(cls, text, fmt):
        values = {"Y": 1900, "m": 1, "d": 1, "H": 0, "M": 0, "S": 0, "f": 0}
        i = j = 0
        while j < len(fmt):
            if fmt[j] == "%" and j + 1 < len(fmt):
                code = fmt[j + 1]
                j += 2
                if code not in values:
                    raise ValueError(f"Gradus has no strptime code %{code}")
                width = {"Y": 4, "f": 6}.get(code, 2)
                k = i
                while k < len(text) and k - i < width and text[k].isdigit():
                    k += 1
                if k == i:
                    raise ValueError(f"time data {text!r} does not match format {fmt!r}")
                values[code] = int(text[i:k].ljust(6, "0") if code == "f" else text[i:k])
                i = k
            else:
                if i >= len(text) or text[i] != fmt[j]:
                    raise ValueError(f"time data {text!r} does not match format {fmt!r}")
                i += 1
                j += 1
        if i < len(text):
            raise ValueError(f"unconverted data remains: {text[i:]}")
        return cls(values["Y"], values["m"], values["d"], values["H"], values["M"], values["S"], values["f"])

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def timetuple(self):
        t = date.timetuple(self)
        return t[:3] + (self.hour, self.minute, self.second) + t[6:]

    def timestamp(self):
        if self.tzinfo is not None:
            return (self - datetime(1970, 1, 1, tzinfo=self.tzinfo) - self.tzinfo._offset).total_seconds()
        return _time.mktime(self.timetuple()) + self.microsecond / 1000000

    def strftime(self, fmt):
        return _time.strftime(fmt.replace("%f", "%06d" % self.microsecond), self.timetuple())

    def isoformat(self, sep="T", timespec="auto"):
        text = date.isoformat(self) + sep + "%02d:%02d:%02d" % (self.hour, self.minute, self.second)
        if timespec == "seconds":
            pass
        elif self.microsecond:
            text += ".%06d" % self.microsecond
        if self.tzinfo is not None:
            minutes = round(self.tzinfo._offset.total_seconds() / 60)
            text += "%s%02d:%02d" % (("-" if minutes < 0 else "+",) + divmod(abs(minutes), 60))
        return text

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self.year, self.month, self.day, self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        text = ", ".join(map(str, parts))
        if self.tzinfo is not None:
            text += f", tzinfo={self.tzinfo!r}"
        return f"datetime.datetime({text})"

    def replace(self, **changes):
        names = ("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo")
        return datetime(*[changes.get(n, getattr(self, n)) for n in names])

    def _key(self):
        return (self.year, self.month, self.day, self.hour, self.minute, self.second, self.microsecond)

    def _us(self):
        return ((self.toordinal() * 24 + self.hour) * 60 + self.minute) * 60000000 + self.second * 1000000 + self.microsecond

    @classmethod
    def _from_us(cls, us, tz):
        seconds, us = divmod(us, 1000000)
        days, seconds = divmod(seconds, 86400)
        return cls(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, us, tz)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._from_us(self._us() + other._us(), self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._from_us(self._us() - other._us(), self.tzinfo)
        if isinstance(other, datetime):
            return timedelta(microseconds=self._us() - other._us())
        return NotImplemented
