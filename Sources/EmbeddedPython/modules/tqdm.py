import sys
import time as _time

def _interval(seconds):
    m, s = divmod(int(seconds), 60)
    h, m = divmod(m, 60)
    return f"{h:d}:{m:02d}:{s:02d}" if h else f"{m:02d}:{s:02d}"

class tqdm:
    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1,
                 maxinterval=10.0, miniters=None, ascii=None, disable=False, unit="it", unit_scale=False,
                 dynamic_ncols=False, smoothing=0.3, bar_format=None, initial=0, position=None, postfix=None, **kwargs):
        if total is None and iterable is not None and hasattr(iterable, "__len__"):
            total = len(iterable)
        self.iterable = iterable
        self.desc = desc or ""
        self.total = total
        self.n = initial
        self.leave = leave
        self.unit = unit
        self.fp = file or sys.stderr
        self.disable = bool(disable) or not _terminal()
        self.postfix = None
        self.mininterval = mininterval
        self.start_t = _time.perf_counter()
        self._shown = 0.0
        self._width = 0
        if isinstance(postfix, dict):
            self.set_postfix(postfix, refresh=False)

    def __len__(self):
        return self.total if self.iterable is None else len(self.iterable)

    def __bool__(self):
        return self.total is None or self.total > 0

    def __iter__(self):
        for obj in self.iterable:
            yield obj
            self.update()
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def update(self, n=1):
        self.n += n
        if not self.disable and _time.perf_counter() - self._shown >= self.mininterval:
            self.refresh()

    def set_description(self, desc=None, refresh=True):
        self.desc = desc + ": " if desc else ""
        if refresh:
            self.refresh()

    def set_description_str(self, desc=None, refresh=True):
        self.desc = desc or ""

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        items = dict(ordered_dict or {})
        items.update(kwargs)
        parts = []
        for key, value in items.items():
            if isinstance(value, float):
                value = f"{value:.3g}"
            elif not isinstance(value, str):
                value = str(value)
            parts.append(f"{key}={value.strip()}")
        self.postfix = ", ".join(parts)
        if refresh:
            self.refresh()

    def set_postfix_str(self, s="", refresh=True):
        self.postfix = str(s)

    def __str__(self):
        elapsed = max(_time.perf_counter() - self.start_t, 1e-9)
        rate = self.n / elapsed
        speed = f"{rate:.2f}{self.unit}/s" if rate >= 1 or not self.n else f"{1 / rate:.2f}s/{self.unit}"
        tail = f", {self.postfix}" if self.postfix else ""
        desc = self.desc if not self.desc or self.desc.endswith(": ") else self.desc + ": "
        if self.total:
            share = min(self.n / self.total, 1)
            left = _interval(elapsed * (1 / share - 1)) if share > 0 else "?"
            bar = ("#" * int(share * 10)).ljust(10)
            return f"{desc}{share * 100:3.0f}%|{bar}| {self.n}/{self.total} [{_interval(elapsed)}<{left}, {speed}{tail}]"
        return f"{desc}{self.n}{self.unit} [{_interval(elapsed)}, {speed}{tail}]"

    def refresh(self):
        if self.disable:
            return
        self._shown = _time.perf_counter()
        text = str(self)
        self.fp.write("\r" + text.ljust(self._width))
        self._width = len(text)

    def reset(self, total=None):
        self.n = 0
        if total is not None:
            self.total = total

    def clear(self):
        pass

    def close(self):
        if self.disable:
            return
        self.refresh()
        self.fp.write("\n" if self.leave else "\r" + " " * self._width + "\r")
        self.disable = True

    @classmethod
    def write(cls, s, file=None, end="\n", nolock=False):
        (file or sys.stdout).write(str(s) + end)

def _terminal():
    return sys.stderr.isatty()

def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)

tqdm_notebook = tqdm
tnrange = trange
