# SPDX-License-Identifier: GPL-3.0-or-later
import math

import numpy as np
from matplotlib import _data, rcParams, ticker
from matplotlib._formula import plain
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.text import Text

class Tick:
    """A place on an axis with its label."""

    def __init__(self, loc, label):
        self._loc = loc
        self.label1, self.label2 = label, Text()
        self.tick1line, self.tick2line, self.gridline = Line2D([], []), Line2D([], []), Line2D([], [])

    def get_loc(self):
        return self._loc

    def set_visible(self, b):
        self.label1.set_visible(b)

    def set_pad(self, val):
        pass

class Axis(Artist):
    """One of the two axes: limits, scale, ticks, label."""

    def __init__(self, axes, place):
        super().__init__()
        self.axes, self._place, self.axis_name = axes, place, "xyz"[place]
        self.label = Text(0.5 if place == 0 else 0, 0 if place == 0 else 0.5, "")
        self.labelpad = 4.0
        self.offsetText = Text()
        self.clear()

    def clear(self):
        self.limits, self.auto, self.inverted = None, True, False
        self.scale, self.base, self.threshold, self.categories, self.has_dates = "linear", 10, 2.0, None, False
        self.locator, self.formatter = ticker.AutoLocator(), ticker.ScalarFormatter()
        self.minor_locator, self.minor_formatter = ticker.NullLocator(), ticker.NullFormatter()
        self._adopt()
        self.labels = None
        self._texts = {}
        # Whether a program has said what stands on the axis.
        self.is_own = False
        self.margin = 0.05
        self.hides_labels = False
        # Pictures show these: whether it stands at the right or on top, its grids, the looks of its ticks.
        # At which side the labels of the ticks stand, and the name of the axis.
        self.is_far, self.is_label_far, self._grids, self._looks = False, False, {}, {}
        # How long a picture of it is, in points, and which part of it that shows, while one is made.
        self._room = self._part = None
        if rcParams["axes.grid"]:
            self.grid(True)
        self.label.set_text("")

    def _adopt(self):
        for part in (self.locator, self.formatter, self.minor_locator, self.minor_formatter):
            part.set_axis(self)

    # Scales

    def _bent(self, values):
        # Numbers as places along an even scale.
        x = np.asarray(values, dtype="float64")
        if self.scale == "log":
            return np.log10(np.where(x > 0, x, float("nan")))
        if self.scale == "symlog":
            near = 1.0 / (1.0 - 1.0 / self.base)
            size = np.abs(x)
            return np.where(size <= self.threshold, x * near,
                            np.sign(x) * self.threshold * (near + np.log(np.maximum(size, self.threshold) / self.threshold) / math.log(self.base)))
        if self.scale == "logit":
            return np.log10(np.where((x > 0) & (x < 1), x, float("nan")) / (1 - x))
        if self.scale == "asinh":
            return np.arcsinh(x)
        return x

    def _unbent(self, places):
        # The numbers at places along an even scale.
        x = np.asarray(places, dtype="float64")
        if self.scale == "log":
            return 10.0 ** x
        if self.scale == "symlog":
            near = 1.0 / (1.0 - 1.0 / self.base)
            size = np.abs(x)
            return np.where(size <= self.threshold * near, x / near, np.sign(x) * self.threshold * self.base ** (size / self.threshold - near))
        if self.scale == "logit":
            return 1 / (1 + 10.0 ** -x)
        if self.scale == "asinh":
            return np.sinh(x)
        return x

    def get_view_interval(self):
        if self._part is not None:
            return self._part
        return self.axes._limits_of(self._place)

    def get_data_interval(self):
        values = [v for v in self.axes._data_limits(self._place)[0]]
        return (min(values), max(values)) if values else (float("inf"), float("-inf"))

    def get_tick_space(self):
        if self._room is not None:
            size = self._looks.get("labelsize", 10.0)
            return int(math.floor(self._room / (Text._SIZES.get(size, size) * (3 if self._place == 0 else 2))))
        box = self.axes.get_position()
        size = self.axes.figure.get_size_inches() if self.axes.figure is not None else (6.4, 4.8)
        points = (box.width * float(size[0]) if self._place == 0 else box.height * float(size[1])) * 72
        return int(math.floor(points / (30 if self._place == 0 else 20)))

    def get_label(self):
        return self.label

    def get_label_text(self):
        return self.label.get_text()

    def set_label_text(self, label, fontdict=None, **kwargs):
        self.label.set_text(label)
        self.label.set(**(fontdict or {}), **kwargs)
        return self.label

    def get_scale(self):
        return self.scale

    def get_major_locator(self):
        return self.locator

    def get_minor_locator(self):
        return self.minor_locator

    def get_major_formatter(self):
        return self.formatter

    def get_minor_formatter(self):
        return self.minor_formatter

    def set_major_locator(self, locator):
        if not isinstance(locator, ticker.Locator):
            raise TypeError(f"locator must be an instance of matplotlib.ticker.Locator, not a {type(locator).__module__}.{type(locator).__name__}")
        self.locator, self.is_own, self._texts = locator, True, {}
        self._adopt()

    def set_minor_locator(self, locator):
        self.minor_locator = locator
        self._adopt()

    def set_major_formatter(self, formatter):
        if isinstance(formatter, str):
            formatter = ticker.StrMethodFormatter(formatter)
        elif not isinstance(formatter, ticker.Formatter):
            if not callable(formatter):
                raise TypeError(f"formatter must be an instance of matplotlib.ticker.Formatter, not a {type(formatter).__name__}")
            formatter = ticker.FuncFormatter(formatter)
        self.formatter, self.is_own, self._texts = formatter, True, {}
        self._adopt()

    def set_minor_formatter(self, formatter):
        self.minor_formatter = ticker.FuncFormatter(formatter) if callable(formatter) and not isinstance(formatter, ticker.Formatter) else formatter
        self._adopt()

    def get_majorticklocs(self):
        return np.asarray(self.locator())

    def get_minorticklocs(self):
        return np.asarray(self.minor_locator())

    def get_ticklocs(self, *, minor=False):
        return self.get_minorticklocs() if minor else self.get_majorticklocs()

    def _label_texts(self, minor=False):
        # The label of each tick; a label that a program was given stays the same object.
        places = self.get_ticklocs(minor=minor).tolist()
        words = (self.minor_formatter if minor else self.formatter).format_ticks(places)
        made = []
        for i, (place, word) in enumerate(zip(places, words)):
            known = self._texts.get((minor, i))
            if known is None:
                known = self._texts[minor, i] = Text(*((place, 0) if self._place == 0 else (0, place)), word)
            else:
                known.set_position((place, 0) if self._place == 0 else (0, place))
                known.set_text(word)
            made.append(known)
        return made

    def get_ticklabels(self, minor=False, which=None):
        return self._label_texts(minor or which == "minor")

    def get_majorticklabels(self):
        return self._label_texts()

    def get_minorticklabels(self):
        return self._label_texts(True)

    def get_major_ticks(self, numticks=None):
        return [Tick(*pair) for pair in zip(self.get_majorticklocs().tolist(), self._label_texts())]

    def get_minor_ticks(self, numticks=None):
        return [Tick(*pair) for pair in zip(self.get_minorticklocs().tolist(), self._label_texts(True))]

    def get_gridlines(self):
        return [tick.gridline for tick in self.get_major_ticks()]

    def get_ticklines(self, minor=False, which=None):
        return [tick.tick1line for tick in self.get_major_ticks()]

    def set_ticks(self, ticks, labels=None, *, minor=False, **kwargs):
        """The places of ticks, and their labels."""
        if labels is None and kwargs:
            names = ", ".join([repr(name) for name in kwargs])
            raise ValueError(f"Incorrect use of keyword argument {next(iter(kwargs))!r}. Keyword arguments other than 'minor' modify the text "
                             "labels and can only be used if 'labels' are passed as well.")
        places = self.axes._places(ticks, self._place)
        if isinstance(ticks, (list, tuple, range)) and all(isinstance(tick, int) for tick in ticks) or str(getattr(ticks, "dtype", "")).startswith("int"):
            places = places.astype("int64")
        locator = ticker.FixedLocator(places)
        if minor:
            self.minor_locator = locator
        else:
            self.locator, self.is_own, self._texts = locator, True, {}
            if isinstance(self.formatter, ticker.FixedFormatter) and labels is None:
                self.formatter = ticker.ScalarFormatter()
        self._adopt()
        if len(places) and not minor:
            low, high = self.get_view_interval()
            first, last = min(low, high), max(low, high)
            if float(places.min()) < first or float(places.max()) > last:
                wide = (min(first, float(places.min())), max(last, float(places.max())))
                self.axes._soft_limits(self._place, *(wide if low <= high else wide[::-1]))
                self.auto = self.auto and self.limits is None
        if labels is None:
            return self.get_major_ticks() if not minor else []
        self.set_ticklabels(labels, minor=minor, **kwargs)
        return self.get_major_ticks()

    def set_ticklabels(self, labels, *, minor=False, fontdict=None, **kwargs):
        """The labels of ticks."""
        words = [label.get_text() if hasattr(label, "get_text") else label if isinstance(label, str) else str(label.item() if hasattr(label, "item") else label)
                 for label in labels]
        locator = self.minor_locator if minor else self.locator
        if isinstance(locator, ticker.FixedLocator):
            if len(locator.locs) != len(words) and words:
                raise ValueError(f"The number of FixedLocator locations ({len(locator.locs)}), usually from a call to set_ticks, does not "
                                 f"match the number of labels ({len(words)}).")
            places = locator.locs.tolist()
            formatter = ticker.FuncFormatter(lambda x, pos: _named(places, words, x)) if words else ticker.NullFormatter()
            self._fixed = dict(zip(places, words))
        else:
            formatter = ticker.FixedFormatter(words)
        if minor:
            self.minor_formatter = formatter
        else:
            self.formatter, self.is_own, self._texts = formatter, True, {}
        self._adopt()
        made = self._label_texts(minor)
        for text in made:
            text.set(**(fontdict or {}), **kwargs)
        return made

    def set_inverted(self, inverted):
        low, high = self.get_view_interval()
        if (low > high) != bool(inverted):
            self.axes._set_limits(self._place, high, low, auto=None)

    def get_inverted(self):
        low, high = self.get_view_interval()
        return low > high

    def grid(self, visible=None, which="major", **kwargs):
        """Lines at the ticks, which pictures have."""
        shown = not self._grids if visible is None and not kwargs else visible is not False
        for part in ("major", "minor") if which == "both" else (which,):
            if shown:
                self._grids[part] = {name.removeprefix("grid_"): value for name, value in kwargs.items()}
            else:
                self._grids.pop(part, None)

    def set_tick_params(self, which="major", reset=False, **kwargs):
        self.axes.tick_params(axis=self.axis_name, which=which, **kwargs)

    def get_tick_params(self, which="major"):
        return {}

    def _none(self, *args, **kwargs):
        return None

    set_label_coords = axis_date = _none
    set_units = set_view_interval = set_data_interval = update_units = set_tick_position = set_offset_position = set_minor_ticks = _none

    def set_ticks_position(self, position):
        """Which side the ticks stand at."""
        if position in ("top", "right", "bottom", "left"):
            self.is_far = position in ("top", "right")

    def set_label_position(self, position):
        """Which side the name of the axis stands at; the ticks stay where they are."""
        _data.one_of([["top", "bottom"], ["left", "right"]][self._place], position=position)
        self.is_label_far = position in ("top", "right")

    def tick_top(self):
        self.is_far = True

    def tick_bottom(self):
        self.is_far = False

    tick_right, tick_left = tick_top, tick_bottom

    def get_label_position(self):
        return (("bottom", "top"), ("left", "right"))[self._place][self.is_label_far]

    def get_ticks_position(self):
        return (("bottom", "top"), ("left", "right"))[self._place][self.is_far]

    def get_offset_text(self):
        self._label_texts()
        self.offsetText.set_text(self.formatter.get_offset())
        return self.offsetText

    def _shown_ticks(self):
        # What stands on the axis where a program has a say in it; None for numbers.
        if not self._get("visible") or self.hides_labels:
            return []
        if not self.is_own and self.categories is None and not self.has_dates:
            return None
        places = self.get_majorticklocs().tolist()
        low, high = sorted(self.get_view_interval())
        room = (high - low) * 1e-9
        return [(float(place), plain(text.get_text()).replace("\u2212", "-"))
                for place, text in zip(places, self._label_texts()) if low - room <= place <= high + room and text._get("visible")]

def _named(places, words, x):
    for place, word in zip(places, words):
        if place == x:
            return word
    return ""

class XAxis(Axis):
    """The level axis."""

class YAxis(Axis):
    """The upright axis."""
