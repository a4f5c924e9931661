# SPDX-License-Identifier: GPL-3.0-or-later
import math

import numpy as np

class TickHelper:
    axis = None

    def set_axis(self, axis):
        self.axis = axis

class Formatter(TickHelper):
    """The texts of ticks."""

    locs = []

    def __call__(self, x, pos=None):
        raise NotImplementedError("Derived must override")

    def format_ticks(self, values):
        self.set_locs(values)
        return [self(value, i) for i, value in enumerate(values)]

    def set_locs(self, locs):
        self.locs = locs

    def get_offset(self):
        return ""

    def format_data(self, value):
        return self(value)

    @staticmethod
    def fix_minus(s):
        return s.replace("-", "\u2212")

class NullFormatter(Formatter):
    def __call__(self, x, pos=None):
        return ""

class FixedFormatter(Formatter):
    def __init__(self, seq):
        self.seq = list(seq)

    def __call__(self, x, pos=None):
        return self.seq[pos] if pos is not None and pos < len(self.seq) else ""

class FuncFormatter(Formatter):
    def __init__(self, func):
        self.func = func

    def __call__(self, x, pos=None):
        return self.func(x, pos)

class FormatStrFormatter(Formatter):
    def __init__(self, fmt):
        self.fmt = fmt

    def __call__(self, x, pos=None):
        return self.fmt % x

class StrMethodFormatter(Formatter):
    def __init__(self, fmt):
        self.fmt = fmt

    def __call__(self, x, pos=None):
        text = self.fmt.format(x=x, pos=pos)
        # The sign of a number, not what words have between them.
        return text.replace("-", "\u2212", 1) if x < 0 and "-" in text else text

class PercentFormatter(Formatter):
    def __init__(self, xmax=100, decimals=None, symbol="%", is_latex=False):
        self.xmax, self.decimals, self.symbol = xmax + 0.0, decimals, symbol

    def __call__(self, x, pos=None):
        low, high = self.axis.get_view_interval() if self.axis is not None else (0.0, 1.0)
        return self.format_pct(x, abs(high - low))

    def format_pct(self, x, display_range):
        value, span = 100.0 * x / self.xmax, 100.0 * display_range / self.xmax
        decimals = self.decimals
        if decimals is None:
            decimals = 0 if span <= 0 else max(0, min(5, math.ceil(2.0 - math.log10(2.0 * span))))
        return self.fix_minus(f"{value:0.{int(decimals)}f}{self.symbol}")

class ScalarFormatter(Formatter):
    """Numbers with as many digits as tell them apart."""

    def __init__(self, useOffset=None, useMathText=None, *, useLocale=None):
        self._useOffset = True if useOffset is None else useOffset
        self._scientific, self._powerlimits = True, (-5, 6)
        self.orderOfMagnitude, self.format, self.offset = 0, "%1.1f", 0

    def set_useOffset(self, val):
        self._useOffset = val

    def set_scientific(self, b):
        self._scientific = bool(b)

    def set_powerlimits(self, lims):
        self._powerlimits = lims

    def set_useMathText(self, val):
        pass

    def set_locs(self, locs):
        self.locs = [float(loc) for loc in locs]
        if not self.locs:
            return
        low, high = sorted(self.axis.get_view_interval()) if self.axis is not None else (min(self.locs), max(self.locs))
        inside = [loc for loc in self.locs if low <= loc <= high] or self.locs
        self.offset = self._found_offset(inside) if self._useOffset is True else 0
        largest = max([abs(loc - self.offset) for loc in inside])
        span = high - low
        oom = math.floor(math.log10(span if self.offset and span else largest)) if largest else 0
        first, last = self._powerlimits
        self.orderOfMagnitude = oom if self._scientific and (oom <= first or oom >= last) else 0
        places = [(loc - self.offset) / 10.0 ** self.orderOfMagnitude for loc in self.locs]
        if len(places) < 2:
            places += [(end - self.offset) / 10.0 ** self.orderOfMagnitude for end in (low, high)]
        spread = max(places) - min(places) or max([abs(place) for place in places]) or 1
        if len(self.locs) < 2:
            places = places[:-2]
        spread_oom = int(math.floor(math.log10(spread)))
        digits = max(0, 3 - spread_oom)
        limit = 1e-3 * 10 ** spread_oom
        while digits >= 0 and max([abs(place - round(place, digits)) for place in places]) < limit:
            digits -= 1
        self.format = f"%1.{digits + 1}f"

    def _found_offset(self, locs):
        low, high = min(locs), max(locs)
        if low == high or low <= 0 <= high:
            return 0
        small, large = sorted([abs(low), abs(high)])
        top = math.ceil(math.log10(large))
        oom = 1 + next(o for o in range(top, top - 40, -1) if small // 10.0 ** o != large // 10.0 ** o)
        if (large - small) / 10.0 ** oom <= 1e-2:
            oom = 1 + next(o for o in range(top, top - 40, -1) if large // 10.0 ** o - small // 10.0 ** o > 1)
        return math.copysign(large // 10.0 ** oom * 10.0 ** oom, low) if large // 10.0 ** oom >= 10 ** 3 else 0

    def __call__(self, x, pos=None):
        if not len(self.locs):
            return ""
        shown = (float(x) - self.offset) / 10.0 ** self.orderOfMagnitude
        if abs(shown) < 1e-8:
            shown = 0.0
        return self.fix_minus(self.format % shown)

    def get_offset(self):
        text = ""
        if self.offset:
            power = math.floor(math.log10(abs(self.offset)))
            share = round(self.offset / 10.0 ** power, 10)
            text = self.fix_minus(f"{share:+.10g}" + (f"e{power}" if power else ""))
        if self.orderOfMagnitude:
            text = f"1e{self.orderOfMagnitude}" + text
        return self.fix_minus(text)

class LogFormatter(Formatter):
    def __init__(self, base=10.0, *args, **kwargs):
        self._base = float(base)

    def __call__(self, x, pos=None):
        return f"{x:g}"

class LogFormatterMathtext(LogFormatter):
    def __call__(self, x, pos=None):
        if x == 0:
            return "$\\mathdefault{0}$"
        minus, x = "-" if x < 0 else "", abs(x)
        power = math.log(x) / math.log(self._base)
        base = f"{self._base:g}"
        if abs(power - round(power)) > 1e-6:
            return ""
        sign = "-" if power < -0.5 else ""
        return f"$\\mathdefault{{{minus}{base}^{{{sign}{abs(round(power))}}}}}$"

class LogFormatterSciNotation(LogFormatterMathtext):
    pass

class LogFormatterExponent(LogFormatter):
    def __call__(self, x, pos=None):
        return f"{round(math.log(x) / math.log(self._base)):g}"

class LogitFormatter(Formatter):
    def __call__(self, x, pos=None):
        return f"{x:g}"

class EngFormatter(Formatter):
    _SIGNS = {-24: "y", -21: "z", -18: "a", -15: "f", -12: "p", -9: "n", -6: "\u00b5", -3: "m", 0: "", 3: "k", 6: "M", 9: "G", 12: "T", 15: "P"}

    def __init__(self, unit="", places=None, sep=" ", **kwargs):
        self.unit, self.places, self.sep = unit, places, sep

    def __call__(self, x, pos=None):
        power = 0 if x == 0 else max(-24, min(15, int(math.floor(math.log10(abs(x)) / 3)) * 3))
        number = x / 10.0 ** power
        text = f"{number:g}" if self.places is None else f"{number:.{self.places}f}"
        return self.fix_minus(text + self.sep + self._SIGNS[power] + self.unit).rstrip() if self.unit or power else self.fix_minus(text)

class Locator(TickHelper):
    """The places of ticks."""

    MAXTICKS = 1000

    def __call__(self):
        low, high = self.axis.get_view_interval()
        return self.tick_values(low, high)

    def tick_values(self, vmin, vmax):
        raise NotImplementedError("Derived must override")

    def set_params(self, **kwargs):
        pass

    def view_limits(self, vmin, vmax):
        return vmin, vmax

class NullLocator(Locator):
    def tick_values(self, vmin, vmax):
        return []

class FixedLocator(Locator):
    def __init__(self, locs, nbins=None):
        self.locs, self.nbins = np.asarray(locs), nbins

    def tick_values(self, vmin, vmax):
        if self.nbins is None:
            return self.locs
        # As many as are wanted, with the one that is nearest to zero.
        step = max(math.ceil(len(self.locs) / self.nbins), 1)
        return min([self.locs[i::step] for i in range(step)], key=lambda part: float(np.abs(part).min()) if len(part) else math.inf)

class IndexLocator(Locator):
    def __init__(self, base, offset):
        self._base, self.offset = base, offset

    def tick_values(self, vmin, vmax):
        return np.arange(vmin + self.offset, vmax + 1, self._base)

class LinearLocator(Locator):
    def __init__(self, numticks=None, presets=None):
        self.numticks = 11 if numticks is None else numticks

    def tick_values(self, vmin, vmax):
        return np.linspace(vmin, vmax, self.numticks)

class MultipleLocator(Locator):
    def __init__(self, base=1.0, offset=0.0):
        self._base, self._offset = base, offset

    def tick_values(self, vmin, vmax):
        low, high = sorted([vmin - self._offset, vmax - self._offset])
        first = _at_least(low, self._base) - self._base
        count = int((high - low + 0.001 * self._base) // self._base)
        return first + np.arange(count + 3) * self._base + self._offset

def _at_least(x, step):
    whole, rest = divmod(x, step)
    return whole * step if abs(rest / step) < 1e-10 else (whole + 1) * step

def _near(value, edge, step, offset):
    tolerance = 1e-10
    if offset > 0:
        tolerance = min(0.4999, max(1e-10, 10 ** (math.log10(offset / step) - 12)))
    return abs(value - edge) < tolerance

class MaxNLocator(Locator):
    """Round numbers, at most so many."""

    _is_spatial = False

    def __init__(self, nbins=None, **kwargs):
        self._nbins, self._integer, self._steps, self._prune, self._least = 10, False, [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10], None, 2
        self.set_params(**({} if nbins is None else {"nbins": nbins}), **kwargs)

    def set_params(self, **kwargs):
        for name, value in kwargs.items():
            if name == "nbins":
                self._nbins = value if value == "auto" else int(value)
            elif name == "integer":
                self._integer = value
            elif name == "steps":
                self._steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] if value is None else sorted({1, *value, 10})
            elif name == "prune":
                self._prune = value
            elif name == "min_n_ticks":
                self._least = max(1, value)
            elif name != "symmetric":
                raise TypeError(f"set_params() got an unexpected keyword argument '{name}'")

    def _ticks(self, vmin, vmax):
        bins = self._nbins
        if bins == "auto":
            bins = max(max(1, self._least - 1), min(9, self.axis.get_tick_space())) if self.axis is not None else 9
        span, middle = abs(vmax - vmin), (vmax + vmin) / 2
        offset = 0 if span == 0 or abs(middle) / span < 100 else math.copysign(10 ** (math.log10(abs(middle)) // 1), middle)
        scale = 10 ** (math.log10(span / bins) // 1)
        low, high = vmin - offset, vmax - offset
        steps = [0.1 * step * scale for step in self._steps[:-1]] + [step * scale for step in self._steps] + [10 * self._steps[1] * scale]
        if self._integer:
            steps = [step for step in steps if step >= 1 and abs(step - round(step)) < 0.001 or step < 1]
        raw = (high - low) / bins
        if self._is_spatial or self.axis is not None and self.axis.axes.name == "3d":
            # In space matplotlib leaves the room before the walls out.
            raw *= 23 / 24
        large = [i for i, step in enumerate(steps) if step >= raw]
        start = large[0] if large else len(steps) - 1
        ticks = []
        for step in steps[start::-1]:
            if self._integer and math.floor(high) - math.ceil(low) >= self._least - 1:
                step = max(1, step)
            best = (low // step) * step
            whole, rest = divmod(low - best, step)
            first = whole + 1 if _near(rest / step, 1, step, abs(offset)) else whole
            whole, rest = divmod(high - best, step)
            last = whole if _near(rest / step, 0, step, abs(offset)) else whole + 1
            ticks = [i * step + best for i in range(int(first), int(last) + 1)]
            if sum([low <= tick <= high for tick in ticks]) >= self._least:
                break
        return np.array([tick + offset for tick in ticks])

    def tick_values(self, vmin, vmax):
        low, high = sorted([float(vmin), float(vmax)])
        if not (math.isfinite(low) and math.isfinite(high)) or high - low <= max(abs(low), abs(high)) * 1e-14:
            low, high = (-1e-13, 1e-13) if low == 0 and high == 0 else (low - 1e-13 * abs(low), high + 1e-13 * abs(high))
        ticks = self._ticks(low, high)
        if self._prune in ("lower", "both"):
            ticks = ticks[1:]
        if self._prune in ("upper", "both"):
            ticks = ticks[:-1]
        return ticks

class AutoLocator(MaxNLocator):
    def __init__(self):
        super().__init__(nbins="auto", steps=[1, 2, 2.5, 5, 10])

class AutoMinorLocator(Locator):
    def __init__(self, n=None):
        self.ndivs = n

    def __call__(self):
        return self.tick_values(0, 0)

    def tick_values(self, vmin, vmax):
        major = self.axis.get_majorticklocs() if self.axis is not None else []
        if len(major) < 2:
            return np.array([])
        step, parts = float(major[1] - major[0]), self.ndivs or 4
        low, high = sorted(self.axis.get_view_interval())
        first = int((low - float(major[0])) // (step / parts)) + 1
        last = int((high - float(major[0])) // (step / parts))
        return np.array([float(major[0]) + i * step / parts for i in range(first, last + 1) if i % parts])

class LogLocator(Locator):
    """Powers of the base."""

    def __init__(self, base=10.0, subs=(1.0,), *, numticks=None):
        self._base, self._subs, self.numticks = float(base), subs, numticks

    def set_params(self, base=None, subs=None, *, numticks=None):
        if base is not None:
            self._base = float(base)
        if subs is not None:
            self._subs = subs
        if numticks is not None:
            self.numticks = numticks

    def tick_values(self, vmin, vmax):
        low, high = sorted([vmin, vmax])
        if low <= 0:
            low = high / 1e3 if high > 0 else 1e-1
            high = max(high, 1.0)
        ends = [math.log(end) / math.log(self._base) for end in (low, high)]
        first, last = math.ceil(ends[0] - 1e-12), math.floor(ends[1] + 1e-12)
        count = last - first + 1
        most = self.numticks
        if most in (None, "auto"):
            most = min(9, max(2, self.axis.get_tick_space())) if self.axis is not None else 9
        every = count // (most + 1) + 1
        wanted = min(most, math.ceil(count / every))
        if wanted <= 0:
            # None is shown: one at each side.
            powers = [first - 1, last + 1]
        elif wanted == 1:
            middle = round(sum(ends) / 2)
            every = max(middle - first + 1, last + 1 - middle)
            powers = [middle - every, middle, middle + every]
        else:
            # As far apart as gives so many, at multiples of that where these give as many.
            every = (count - 1) // (wanted - 1)
            if every * wanted < count:
                every = count // wanted
            least, beyond = max(count - every * wanted, 0), min(count - every * (wanted - 1), every)
            shift = -first % every
            powers = range(first + (shift if least <= shift < beyond else least) - every, last + every + 1, every)
        return np.array([self._base ** power for power in powers])

class SymmetricalLogLocator(LogLocator):
    def __init__(self, transform=None, subs=None, linthresh=None, base=None):
        super().__init__(10.0 if base is None else base)

    def tick_values(self, vmin, vmax):
        low, high = sorted([float(vmin), float(vmax)])
        edge = float(self.axis.threshold) if self.axis is not None else 2.0
        base = math.log(self._base)

        def powers(near, far):
            return range(math.floor(math.log(near) / base + 1e-12), math.ceil(math.log(far) / base - 1e-12))
        below = powers(max(edge, -high), -low) if low < -edge else range(0)
        above = powers(max(edge, low), high) if high > edge else range(0)
        stride = max(1, (len(below) + len(above) + 1) // 14)
        ticks = [-self._base ** power for power in below[::stride][::-1]] + ([0.0] if low <= 0 <= high else []) + [self._base ** power for power in above[::stride]]
        return np.array(ticks)

class LogitLocator(Locator):
    def tick_values(self, vmin, vmax):
        return np.array([place for place in (0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999) if vmin <= place <= vmax])

class AsinhLocator(LinearLocator):
    pass
