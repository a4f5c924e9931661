# SPDX-License-Identifier: GPL-3.0-or-later
"""How long operations take, measured in blocks."""
import statistics
import timeit as _timeit

import torch


def timer():
    return _timeit.default_timer()


def _unit(seconds):
    for name, scale in (("s", 1.0), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= scale:
            return name, scale
    return "ns", 1e-9


class Measurement:
    """Times of blocks of runs, and what was measured."""

    def __init__(self, number_per_run, raw_times, stmt, label, sub_label, description, num_threads):
        self.number_per_run, self.raw_times, self.num_threads = number_per_run, raw_times, num_threads
        self.stmt, self.label, self.sub_label, self.description = stmt, label, sub_label, description

    @property
    def times(self):
        return [t / self.number_per_run for t in self.raw_times]

    @property
    def mean(self):
        return statistics.fmean(self.times)

    @property
    def median(self):
        return statistics.median(self.times)

    @property
    def _quarters(self):
        import numpy
        return [float(numpy.quantile(self.times, share)) for share in (0.25, 0.75)]

    @property
    def iqr(self):
        low, high = self._quarters
        return high - low

    @property
    def has_warnings(self):
        return len(self.times) > 2 and self.iqr / self.median > 0.1

    @property
    def title(self):
        if self.label is None:
            return self.stmt if len(self.stmt) < 80 else self.stmt[:77] + "..."
        return f"{self.label}: {self.sub_label}" if self.sub_label else self.label

    def __repr__(self):
        unit, scale = _unit(self.median)
        lines = ["<torch.utils.benchmark.utils.common.Measurement object>", self.title]
        if self.description:
            lines.append(self.description)
        count = len(self.times)
        if count > 1:
            low, high = self._quarters
            lines += [f"  Median: {self.median / scale:.2f} {unit}",
                      f"  IQR:    {self.iqr / scale:.2f} {unit} ({low / scale:.2f} to {high / scale:.2f})"]
        else:
            lines.append(f"  {self.median / scale:.2f} {unit}")
        plural = "s" if self.num_threads > 1 else ""
        lines.append(f"  {count} measurement{'s' if count > 1 else ''}, {self.number_per_run} runs {'per measurement' if count > 1 else ''}, "
                     f"{self.num_threads} thread{plural}")
        return "\n".join(lines)


class Timer:
    """A statement that can be timed, on a number of threads."""

    def __init__(self, stmt="pass", setup="pass", global_setup="", timer=timer, globals=None, label=None, sub_label=None, description=None, env=None,
                 num_threads=1, language="py"):
        if language not in ("py", "python") or global_setup:
            raise NotImplementedError("Gradus has no torch.utils.benchmark.Timer of C++")
        names = dict(globals or {})
        names.setdefault("torch", torch)
        self._timer = _timeit.Timer(stmt, setup, timer, names)
        self._about = (stmt, label, sub_label, description, num_threads)

    def _run(self, number):
        before = torch.get_num_threads()
        torch.set_num_threads(self._about[-1])
        try:
            return max(self._timer.timeit(number), 1e-9)
        finally:
            torch.set_num_threads(before)

    def timeit(self, number=1000000):
        """One block of so many runs."""
        self._run(max(number // 100, 2))
        return Measurement(number, [self._run(number)], *self._about)

    def _block(self, seconds):
        # How many runs take so long.
        number = 1
        while True:
            taken = self._run(number)
            if taken >= seconds or number >= 1e12:
                return number
            number *= 10

    def blocked_autorange(self, callback=None, min_run_time=0.2):
        """Blocks of runs until they have taken a time."""
        number, times = self._block(min(min_run_time / 1000, 1e-3)), []
        while sum(times) < min_run_time:
            times.append(self._run(number))
            if callback is not None:
                callback(number, times[-1])
        return Measurement(number, times, *self._about)

    def adaptive_autorange(self, threshold=0.1, *, min_run_time=0.01, max_run_time=10.0, callback=None):
        """Blocks of runs until they agree."""
        number, times = self._block(min(min_run_time / 1000, 1e-3)), []
        while sum(times) < max_run_time:
            times.append(self._run(number))
            if callback is not None:
                callback(number, times[-1])
            made = Measurement(number, times, *self._about)
            if len(times) > 4 and sum(times) >= min_run_time and made.iqr / made.median < threshold:
                break
        return Measurement(number, times, *self._about)


def __getattr__(name):
    if name in ("Compare", "Fuzzer", "FuzzedParameter", "FuzzedTensor", "CallgrindStats", "FunctionCounts", "select_unit", "unit_to_english"):
        raise AttributeError(f"Gradus has no torch.utils.benchmark.{name}")
    raise AttributeError(f"module 'torch.utils.benchmark' has no attribute '{name}'")
