# SPDX-License-Identifier: GPL-3.0-or-later
"""What of `time` is written in Python."""
import time as _native
from types import SimpleNamespace as _Record

CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID, CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME, CLOCK_TAI = \
    0, 1, 2, 3, 4, 7, 11

_names = "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst".split()
_more = ("tm_zone", "tm_gmtoff")
_days, _months = "Mon Tue Wed Thu Fri Sat Sun".split(), "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

class struct_time(tuple):
    """A moment: nine numbers with names, and two more that are only names."""

    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0
    __match_args__ = tuple(_names)

    def __new__(cls, iterable, dict={}):
        parts = tuple(iterable)
        if len(parts) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(parts)}-sequence given)")
        if len(parts) > 11:
            raise TypeError(f"time.struct_time() takes an at most 11-sequence ({len(parts)}-sequence given)")
        self = super().__new__(cls, parts[:9])
        self._more = (*parts[9:], *(dict.get(name) for name in _more[len(parts) - 9:]))
        return self

    tm_zone = property(lambda self: self._more[0])
    tm_gmtoff = property(lambda self: self._more[1])

    def __repr__(self):
        return f"time.struct_time({', '.join(f'{name}={value!r}' for name, value in zip(_names, self))})"

    def __reduce__(self):
        return struct_time, (tuple(self), dict(zip(_more, self._more)))

for _place, _name in enumerate(_names):
    setattr(struct_time, _name, property(lambda self, place=_place: self[place]))

def _made(parts):
    return struct_time(parts)

def asctime(t=None, /):
    year, month, day, hour, minute, second, weekday = _native._checked(_native.localtime() if t is None else t)
    return f"{_days[weekday]} {_months[month - 1]}{day:3d} {hour:02d}:{minute:02d}:{second:02d} {year}"

def ctime(secs=None, /):
    return asctime(_native.localtime(secs))

def strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    import datetime
    found = datetime._Pattern(data_string, format)
    year, month, day = found._day()
    hour = found._number("H")
    if hour is None:
        hour = found._number("I", 0)
        if "I" in found.found:
            hour = hour % 12 + 12 * (found._word("p") == 1)
    moment = datetime.date(1904 if year == 1900 and (month, day) == (2, 29) else year, month, day)
    zone, offset = found.found.get("Z"), found.found.get("z")
    summer = -1
    if zone is not None:
        summer = 0
    seconds = None
    if offset is not None:
        seconds = int(found._zone().utcoffset(None).total_seconds())
    return struct_time((year, month, day, hour, found._number("M", 0), found._number("S", 0), moment.weekday(),
                        moment.toordinal() - datetime.date(moment.year, 1, 1).toordinal() + 1, summer, zone, seconds))

def _offsets():
    """The zone's offset and name in winter and in summer."""
    year = _native.localtime()[0]
    moments = [_native.localtime(_native.mktime((year, month, 1, 12, 0, 0, 0, 0, 0))) for month in (1, 7)]
    found = [(-moment.tm_gmtoff, moment.tm_zone, moment.tm_isdst) for moment in moments]
    return sorted(found, key=lambda row: row[2])

_winter, _summer = _offsets()
timezone, altzone, daylight = _winter[0], _summer[0], int(bool(_summer[2]))
tzname = _winter[1], _summer[1]

def tzset():
    """Does nothing: the zone is that of the start."""

_clocks = {"monotonic": ("clock_gettime(CLOCK_MONOTONIC)", True, False), "perf_counter": ("clock_gettime(CLOCK_MONOTONIC)", True, False),
           "process_time": ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", True, False),
           "thread_time": ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", True, False), "time": ("clock_gettime(CLOCK_REALTIME)", False, True)}

def get_clock_info(name):
    if name not in _clocks:
        raise ValueError("unknown clock")
    text, monotonic, adjustable = _clocks[name]
    return _Record(implementation=text, monotonic=monotonic, adjustable=adjustable, resolution=1e-09)

def _of(clock):
    known = {0: _native.time_ns, 1: _native.monotonic_ns, 2: _native.process_time_ns, 3: _native.process_time_ns, 4: _native.monotonic_ns,
             7: _native.monotonic_ns, 11: _native.time_ns}
    if clock not in known:
        raise OSError(22, "Invalid argument")
    return known[clock]

def clock_gettime_ns(clk_id, /):
    return _of(clk_id)()

def clock_gettime(clk_id, /):
    return clock_gettime_ns(clk_id) / 1e9

def clock_getres(clk_id, /):
    _of(clk_id)
    return 1e-09

def thread_time():
    return _native.process_time()

def thread_time_ns():
    return _native.process_time_ns()

def clock_settime(clk_id, time, /):
    raise PermissionError(1, "Operation not permitted")

clock_settime_ns = clock_settime
