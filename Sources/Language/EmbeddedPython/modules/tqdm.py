# SPDX-License-Identifier: GPL-3.0-or-later
import shutil as _shutil
import sys
import time as _time

_BLOCKS, _ASCII = " \u258f\u258e\u258d\u258c\u258b\u258a\u2589\u2588", " 123456789#"

def _bar(share, width, symbols):
    # The last symbol fills a place, those before it are ever smaller parts.
    steps = len(symbols) - 1
    full, part = divmod(int(share * width * steps), steps)
    return (symbols[-1] * full + (symbols[part] if full < width else "")).ljust(width, symbols[0])

class tqdm:
    # How much of the line the bar takes that was drawn last: bars inside of bars share the line.
    _width = 0

    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1,
                 maxinterval=10.0, miniters=None, ascii=None, disable=False, unit="it", unit_scale=False, dynamic_ncols=False,
                 smoothing=0.3, bar_format=None, initial=0, position=None, postfix=None, unit_divisor=1000, write_bytes=False,
                 lock_args=None, nrows=None, colour=None, delay=0, **kwargs):
        if total is None and hasattr(iterable, "__len__"):
            total = len(iterable)
        self.iterable, self.total, self.initial, self.n = iterable, total, initial, initial
        self.desc, self.leave, self.unit, self.unit_scale, self.unit_divisor = desc or "", leave, unit, unit_scale, unit_divisor
        self.fp, self.ncols, self.ascii, self.bar_format = file or sys.stderr, ncols, ascii, bar_format
        # Only somebody at a terminal sees a bar move.
        self.disable = bool(disable) or not sys.stderr.isatty()
        self.mininterval, self.postfix, self.delay = mininterval, None, delay
        # As wide as the terminal, also when that changes.
        self._fills = ncols is None and not self.disable and self.fp in (sys.stderr, sys.stdout)
        self.start_t = self.last_print_t = _time.time()
        self._shown = 0.0
        if isinstance(postfix, dict):
            self.set_postfix(postfix, refresh=False)
        elif postfix:
            self.postfix = str(postfix)
        if delay <= 0:
            self.refresh()

    @staticmethod
    def format_sizeof(num, suffix="", divisor=1000):
        for letter in ("", "k", "M", "G", "T", "P", "E", "Z"):
            if abs(num) < 999.5:
                digits = 2 if abs(num) < 9.995 else 1 if abs(num) < 99.95 else 0
                return f"{num:.{digits}f}{letter}{suffix}"
            num /= divisor
        return f"{num:3.1f}Y{suffix}"

    @staticmethod
    def format_interval(t):
        minutes, seconds = divmod(int(t), 60)
        hours, minutes = divmod(minutes, 60)
        return (f"{hours}:" if hours else "") + f"{minutes:02d}:{seconds:02d}"

    @staticmethod
    def format_num(n):
        short = f"{n:.3g}".replace("e+0", "e+").replace("e-0", "e-")
        return short if len(short) < len(str(n)) else str(n)

    @staticmethod
    def format_meter(n, total, elapsed, ncols=None, prefix="", ascii=False, unit="it", unit_scale=False, rate=None,
                     bar_format=None, postfix=None, unit_divisor=1000, initial=0, colour=None, **extra):
        if total and n >= total + 0.5:
            total = None
        if unit_scale and unit_scale not in (True, 1):
            n, total, rate = n * unit_scale, total and total * unit_scale, rate and rate * unit_scale
        if rate is None and elapsed:
            rate = (n - initial) / elapsed

        def sized(number):
            return tqdm.format_sizeof(number, divisor=unit_divisor) if unit_scale else str(number)

        def speed(number):
            return tqdm.format_sizeof(number, divisor=unit_divisor) if unit_scale else f"{number:5.2f}"
        direct = (speed(rate) if rate else "?") + unit + "/s"
        inverse = (speed(1 / rate) if rate else "?") + "s/" + unit
        shown_rate = inverse if rate and rate < 1 else direct
        passed = tqdm.format_interval(elapsed)
        left = (total - n) / rate if rate and total else 0
        remaining = tqdm.format_interval(left) if rate else "?"
        tail = f", {postfix}" if postfix else ""
        done, whole = sized(n), "?" if total is None else sized(total)
        r_bar = f"| {done}/{whole} [{passed}<{remaining}, {shown_rate}{tail}]"
        head = f"{prefix}: " if prefix and not (total and prefix.endswith(": ")) else prefix or ""
        share = n / total if total else 0
        l_bar = f"{head}{share * 100:3.0f}%|" if total else head
        if not total and not bar_format:
            return f"{head}{done}{unit} [{passed}, {shown_rate}{tail}]"
        if ncols == 0:
            return l_bar[:-1] + r_bar[1:]
        values = {"n": n, "n_fmt": done, "total": total, "total_fmt": whole, "elapsed": passed, "elapsed_s": elapsed,
                  "ncols": ncols, "desc": prefix or "", "unit": unit, "rate": 1 / rate if rate and rate < 1 else rate,
                  "rate_fmt": shown_rate, "rate_noinv": rate, "rate_noinv_fmt": direct, "rate_inv_fmt": inverse,
                  "postfix": tail, "percentage": share * 100, "remaining": remaining, "remaining_s": left,
                  "l_bar": l_bar if total else "|", "r_bar": r_bar, "unit_divisor": unit_divisor, **extra}
        form = bar_format or "{l_bar}{bar}{r_bar}"
        room = len(form.format(bar="", **values))
        symbols = _ASCII if ascii is True else ascii or _BLOCKS
        text = form.format(bar=_bar(share, max(1, ncols - room) if ncols else 10, symbols), **values)
        return text[:ncols] if ncols else text

    def __len__(self):
        return self.total if self.iterable is None else len(self.iterable)

    def __bool__(self):
        return self.total is None or self.total > 0

    def __iter__(self):
        if self.disable:
            for item in self.iterable:
                yield item
                self.n += 1
            return
        for item in self.iterable:
            yield item
            self.update()
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def update(self, n=1):
        self.n += n
        now = _time.time()
        if not self.disable and now - self._shown >= self.mininterval and now - self.start_t >= self.delay:
            self.refresh()
            return True

    def set_description(self, desc=None, refresh=True):
        self.set_description_str(f"{desc}: " if desc else "", refresh)

    def set_description_str(self, desc=None, refresh=True):
        self.desc = desc or ""
        if refresh:
            self.refresh()

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        def shown(value):
            number = isinstance(value, (int, float)) and not isinstance(value, bool)
            return (self.format_num(value) if number else str(value)).strip()
        pairs = {**(ordered_dict or {}), **{key: kwargs[key] for key in sorted(kwargs)}}
        self.set_postfix_str(", ".join([f"{key}={shown(value)}" for key, value in pairs.items()]), refresh)

    def set_postfix_str(self, s="", refresh=True):
        self.postfix = str(s)
        if refresh:
            self.refresh()

    @property
    def format_dict(self):
        return {"n": self.n, "total": self.total, "elapsed": _time.time() - self.start_t, "ncols": self.ncols,
                "prefix": self.desc, "ascii": self.ascii, "unit": self.unit, "unit_scale": self.unit_scale,
                "bar_format": self.bar_format, "postfix": self.postfix, "unit_divisor": self.unit_divisor,
                "initial": self.initial}

    def __str__(self):
        return self.format_meter(**self.format_dict)

    def display(self, msg=None, pos=None):
        if self._fills:
            self.ncols = _shutil.get_terminal_size().columns
        text = str(self) if msg is None else msg
        self.fp.write("\r" + text.ljust(min(tqdm._width, self.ncols or tqdm._width)))
        self.fp.flush()
        tqdm._width = len(text)

    def refresh(self, nolock=False, lock_args=None):
        if not self.disable:
            self._shown = self.last_print_t = _time.time()
            self.display()

    def reset(self, total=None):
        self.n = self.initial
        self.start_t = _time.time()
        if total is not None:
            self.total = total
        self.refresh()

    def unpause(self):
        pass

    def clear(self, nolock=False):
        if not self.disable:
            tqdm._clear(self.fp)

    @staticmethod
    def _clear(file):
        if tqdm._width:
            file.write("\r" + " " * tqdm._width + "\r")
        tqdm._width = 0

    def close(self):
        if not self.disable and self._shown == 0 and _time.time() - self.start_t < self.delay:
            self.disable = True
        if not self.disable:
            self.refresh()
            if self.leave:
                self.fp.write("\n")
                tqdm._width = 0
            else:
                self.clear()
            self.disable = True

    @classmethod
    def write(cls, s, file=None, end="\n", nolock=False):
        tqdm._clear(sys.stderr)
        (file or sys.stdout).write(str(s) + end)

def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)

tqdm_notebook, tnrange = tqdm, trange
