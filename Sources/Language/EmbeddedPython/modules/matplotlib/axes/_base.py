# SPDX-License-Identifier: GPL-3.0-or-later
import math

import numpy as np
from matplotlib import _data, rcParams, ticker
from matplotlib import colors as _colors
from matplotlib.artist import Artist
from matplotlib.axis import XAxis, YAxis
from matplotlib.collections import Collection
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.spines import Spine, Spines
from matplotlib.text import Text
from matplotlib.transforms import Bbox, _Named

class silent_list(list):
    """A list that prints as what is in it."""

    def __init__(self, type, seq=None):
        self.type = type
        if seq is not None:
            self.extend(seq)

    def __repr__(self):
        return f"<a list of {len(self)} {self.type} objects>" if len(self) else "<an empty list>"

class ArtistList(tuple):
    """What was drawn of one kind."""

    def __new__(cls, name, items):
        return tuple.__new__(cls, items)

    def __init__(self, name, items):
        self._name = name

    def __repr__(self):
        return f"<Axes.ArtistList of {len(self)} {self._name}>"

    def __getitem__(self, key):
        found = tuple.__getitem__(self, key)
        return list(found) if isinstance(key, slice) else found

    def __add__(self, other):
        return list(self) + list(other)

    def remove(self, item):
        item.remove()

def _kind(name, cls, but=()):
    return property(lambda self: ArtistList(name, [item for item in self._children if isinstance(item, cls) and not (but and isinstance(item, but))]))

_SCALES = ["asinh", "function", "functionlog", "linear", "log", "logit", "mercator", "symlog"]

class AxesBase(Artist):
    """What axes are apart from drawing: their children, limits, scales, ticks and words."""

    _defaults = {"adjustable": "box", "anchor": "C", "aspect": "auto", "autoscale_on": True, "axisbelow": "line", "box_aspect": None,
                 "facecolor": "white", "frame_on": True, "navigate": True, "position": None, "prop_cycle": None, "rasterization_zorder": None,
                 "title": "", "xlabel": "", "ylabel": "", "xlim": None, "ylim": None, "xscale": "linear", "yscale": "linear", "xticks": None,
                 "yticks": None, "xticklabels": None, "yticklabels": None, "xbound": None, "ybound": None, "xmargin": 0.05, "ymargin": 0.05,
                 "sharex": None, "sharey": None, "projection": None, "fc": None, "axes_locator": None, "xinverted": None, "yinverted": None}
    _drawn = Artist._drawn | {"aspect", "adjustable", "facecolor", "frame_on", "axisbelow", "box_aspect"}
    name = "rectilinear"
    # Of a scale of colours: the axes beside which it stands, and how; of axes inside of others: these.
    _bar_hosts = _bar_looks = _inside_of = None

    lines = _kind("lines", Line2D)
    patches = _kind("patches", Patch)
    collections = _kind("collections", Collection)
    images = _kind("images", AxesImage)
    texts = _kind("texts", Text)
    artists = _kind("artists", Artist, (Line2D, Patch, Collection, AxesImage, Text))
    tables = property(lambda self: ArtistList("tables", []))

    def __init__(self, figure, place=None, **kwargs):
        super().__init__()
        self.figure, self._spec = figure, place
        self.axes = self
        self.transData, self.transAxes = _Named("data"), _Named("axes")
        self._shared = ([self], [self])
        self._twin_of = None
        self._box = None
        self.xaxis, self.yaxis = XAxis(self, 0), YAxis(self, 1)
        self._axis = (self.xaxis, self.yaxis)
        self.clear()
        if kwargs:
            self.set(**kwargs)

    def clear(self):
        """Takes everything out."""
        self._children, self.containers, self.legend_ = [], [], None
        self._titles = {where: Text(x, 1.0, "") for where, x in (("left", 0.0), ("center", 0.5), ("right", 1.0))}
        self.title = self._titles["center"]
        for axis in self._axis:
            axis.clear()
        self.spines = Spines({side: Spine(self, side) for side in ("left", "right", "bottom", "top")})
        self._cycles = [0, 0]
        self._cycle = None
        self.axison = True
        self._image = None
        self._notes = []
        # Whether a program has asked for limits that fit.
        self._fits = False
        self.patch = Patch()
        self.child_axes = []

    cla = clear

    def __repr__(self):
        parts = [f"label={self._get('label')!r}"] if self._get("label") else []
        titles = {where: self._titles[where].get_text() for where in ("left", "center", "right") if self._titles[where].get_text()}
        if titles:
            parts.append(f"title={titles!r}")
        for name in ("x", "y"):
            words = getattr(self, f"get_{name}label")()
            if words:
                parts.append(f"{name}label={words!r}")
        return f"<{type(self).__name__}: {', '.join(parts)}>"

    def __str__(self):
        box = self.get_position()
        return f"{type(self).__name__}({box.x0:g},{box.y0:g};{box.width:g}x{box.height:g})"

    # Children

    def _add(self, child):
        child.axes, child.figure = self, self.figure
        self._children.append(child)
        self._touch()
        return child

    def _touch(self):
        for place in (0, 1):
            for axes in self._shared[place]:
                if axes._axis[place].auto:
                    axes._axis[place].limits = None

    def _take_out(self, child):
        if child is self:
            if self.figure is None or self not in self.figure._axes:
                return False
            self.figure.delaxes(self)
            return True
        if child is self.legend_:
            self.legend_ = None
            return True
        if not any(item is child for item in self._children):
            return False
        self._children = [item for item in self._children if item is not child]
        self._touch()
        return True

    def add_artist(self, a):
        """Puts something into the axes; a legend stays when another one is made."""
        from matplotlib.legend import Legend
        if isinstance(a, Legend):
            self._kept_legends = [*self._kept_legends, a]
            return a
        return self._add(a)

    _kept_legends = []

    def _legends(self):
        # All legends that are drawn, the present one last.
        return [*[legend for legend in self._kept_legends if legend is not self.legend_], *([] if self.legend_ is None else [self.legend_])]

    add_line = add_image = add_table = add_artist

    def add_patch(self, p):
        # Alone it does not move the limits.
        p._is_added = True
        return self._add(p)

    def add_collection(self, collection, autolim=True):
        return self._add(collection)

    def add_container(self, container):
        container.axes = self
        self.containers.append(container)
        return container

    def remove(self):
        """Takes the axes out of their figure."""
        self.figure.delaxes(self)

    def get_children(self):
        return [*self._children, *self.spines.values(), self.xaxis, self.yaxis, self.title, *([self.legend_] if self.legend_ else []), self.patch]

    def get_lines(self):
        return silent_list("Line2D", self.lines)

    def get_images(self):
        return silent_list("AxesImage", self.images)

    def has_data(self):
        return any(isinstance(item, (Line2D, Patch, Collection, AxesImage)) for item in self._children)

    def get_figure(self, root=False):
        return self.figure

    def get_xaxis(self):
        return self.xaxis

    def get_yaxis(self):
        return self.yaxis

    def get_subplotspec(self):
        return self._spec

    def get_gridspec(self):
        return self._spec.get_gridspec() if self._spec else None

    def set_subplotspec(self, subplotspec):
        self._spec = subplotspec

    def get_position(self, original=False):
        if self._box is not None:
            return self._box
        return self._spec.get_position(self.figure) if self._spec is not None else Bbox.from_bounds(0.125, 0.11, 0.775, 0.77)

    def set_position(self, pos, which="both"):
        self._box = pos if isinstance(pos, Bbox) else Bbox.from_bounds(*pos)

    def label_outer(self, remove_inner_ticks=False):
        if self._spec is not None:
            if not self._spec.is_last_row():
                self.set_xlabel("")
                self.xaxis.hides_labels = True
            if not self._spec.is_first_col():
                self.set_ylabel("")
                self.yaxis.hides_labels = True

    # Colours

    def set_prop_cycle(self, *args, **kwargs):
        from matplotlib import cycler
        self._cycle = None if args == (None,) else list(cycler(*args, **kwargs))
        self._cycles = [0, 0]

    def _next(self, which=0):
        rows = self._cycle if self._cycle is not None else list(rcParams["axes.prop_cycle"])
        row = rows[self._cycles[which] % len(rows)] if rows else {}
        self._cycles[which] += 1
        return row

    def _next_color(self, which=1):
        return self._next(which).get("color", "k")

    # Places along the axes

    def _places(self, value, place):
        # Numbers; words are categories and get 0, 1, 2 …
        axis = self._axis[place]
        found = _data.words(value)
        if found is not None:
            for other in self._shared[place]:
                if other._axis[place].categories is None:
                    other._axis[place].categories = axis.categories if axis.categories is not None else []
            if axis.categories is None:
                axis.categories = []
            for word in found:
                if word not in axis.categories:
                    axis.categories.append(word)
            self._name_categories(place)
            return np.array([float(axis.categories.index(word)) for word in found])
        if _data.dates(value) is not None:
            axis.has_dates = True
            if not axis.is_own and type(axis.locator) is ticker.AutoLocator:
                from matplotlib.dates import AutoDateFormatter, AutoDateLocator
                axis.locator = AutoDateLocator()
                axis.formatter = AutoDateFormatter(axis.locator)
                axis._adopt()
            return np.array([_data.date_number(day) for day in _data.dates(value)])
        return _data.floats(value)

    def _name_categories(self, place):
        for axes in self._shared[place]:
            axis = axes._axis[place]
            if not axis.is_own:
                words = axis.categories
                axis.locator = ticker.FixedLocator(range(len(words)))
                axis.formatter = ticker.FuncFormatter(lambda x, pos=None: words[int(x)] if 0 <= x < len(words) and x == int(x) else "")
                axis._texts = {}
                axis._adopt()

    # Limits

    def _data_limits(self, place):
        values, sticky = [], []
        is_log = self._axis[place].scale == "log"
        if not any([axes._fits or not getattr(child, "_is_added", False) for axes in self._shared[place] for child in axes._children]):
            return values, sticky
        for axes in self._shared[place]:
            for child in axes._children:
                if not child._get("visible") and not isinstance(child, Line2D):
                    continue
                row = np.asarray(child._moved_limits()[place], dtype="float64")
                row = row[np.isfinite(row)]
                if is_log or self._axis[place].scale == "logit":
                    row = row[row > 0]
                if row.size:
                    values += [float(row.min()), float(row.max())]
                sticky += child._sticky()[place]
        return values, sticky

    def _limits_of(self, place):
        axis = self._axis[place]
        if axis.limits is not None:
            return axis.limits
        for axes in self._shared[place]:
            if axes._axis[place].limits is not None:
                return axes._axis[place].limits
        values, sticky = self._data_limits(place)
        is_log, inverted = axis.scale == "log", any(axes._axis[place].inverted for axes in self._shared[place])
        if not values:
            low, high = (1.0, 10.0) if is_log else (0.0, 1.0)
            return (high, low) if inverted else (low, high)
        low, high = min(values), max(values)
        if is_log:
            if low == high:
                low, high = 10.0 ** (math.ceil(math.log10(low)) - 1), 10.0 ** (math.floor(math.log10(high)) + 1)
        elif high - low <= max(abs(low), abs(high)) * 1e-15:
            low, high = (-0.05, 0.05) if low == 0 and high == 0 else (low - 0.05 * abs(low), high + 0.05 * abs(high))
        room = 1e-8 * max(abs(low), abs(high))
        below = [edge for edge in sticky if edge <= low + room]
        above = [edge for edge in sticky if edge >= high - room]
        margin = axis.margin
        if axis.scale in ("log", "symlog", "asinh") or axis.scale == "logit" and 0 < low < high < 1:
            a, b = axis._bent([low, high]).tolist()
            first, last = axis._unbent([a - (b - a) * margin, b + (b - a) * margin]).tolist()
        else:
            first, last = low - (high - low) * margin, high + (high - low) * margin
        if below:
            first = max(first, max(below))
        if above:
            last = min(last, min(above))
        return (last, first) if inverted else (first, last)

    def _set_limits(self, place, first, last, auto=False):
        known = self._limits_of(place)
        given = []
        for value in (first, last):
            if value is not None:
                words = isinstance(value, str) or _data.is_date(value)
                value = float(self._places([value], place)[0]) if words else float(value.item() if hasattr(value, "item") else value)
                if not math.isfinite(value):
                    raise ValueError("Axis limits cannot be NaN or Inf")
            given.append(value)
        low, high = [known[i] if value is None else value for i, value in enumerate(given)]
        axis = self._axis[place]
        if axis.scale == "log" and (low <= 0 or high <= 0):
            import warnings
            name = axis.axis_name
            if low <= 0:
                warnings.warn(f"Attempt to set non-positive {name}lim on a log-scaled axis will be ignored.", UserWarning)
                low = known[0]
            if high <= 0:
                warnings.warn(f"Attempt to set non-positive {name}lim on a log-scaled axis will be ignored.", UserWarning)
                high = known[1]
        if low == high:
            import warnings
            warnings.warn(f"Attempting to set identical low and high {axis.axis_name}lims makes transformation singular; automatically expanding.",
                          UserWarning)
            low, high = (-0.05, 0.05) if low == 0 else (low - 0.05 * abs(low), high + 0.05 * abs(high))
        for axes in self._shared[place]:
            other = axes._axis[place]
            other.limits, other.inverted = (low, high), low > high
            if auto is not None:
                other.auto = bool(auto)
        return low, high

    def _soft_limits(self, place, first, last):
        # Limits that hold until something else is drawn.
        for axes in self._shared[place]:
            axis = axes._axis[place]
            if axis.auto:
                axis.limits, axis.inverted = (float(first), float(last)), first > last

    def _lim(self, place, first, last, names, keywords, auto=False):
        for name in list(keywords):
            if name not in names:
                raise TypeError(f"AxesBase.set_{'xy'[place]}lim() got an unexpected keyword argument '{name}'")
        for name, position in zip(names, (0, 1)):
            if name in keywords:
                if (first, last)[position] is not None:
                    raise TypeError(f"Cannot pass both {('left', 'right')[position]!r} and {name!r}")
                if position == 0:
                    first = keywords[name]
                else:
                    last = keywords[name]
        if last is None and first is not None and (isinstance(first, str) or hasattr(first, "__len__") and getattr(first, "shape", None) != ()):
            pair = list(first)
            if len(pair) != 2:
                raise ValueError(f"not enough values to unpack (expected 2, got {len(pair)})" if len(pair) < 2
                                 else "too many values to unpack (expected 2)")
            first, last = pair
        return self._set_limits(place, first, last, auto)

    def get_xlim(self):
        """The ends of the x axis."""
        return tuple([np.float64(end) for end in self._limits_of(0)])

    def get_ylim(self):
        """The ends of the y axis."""
        return tuple([np.float64(end) for end in self._limits_of(1)])

    def set_xlim(self, left=None, right=None, *, emit=True, auto=False, **kwargs):
        """Sets the ends of the x axis."""
        return self._lim(0, left, right, ("xmin", "xmax"), kwargs, auto)

    def set_ylim(self, bottom=None, top=None, *, emit=True, auto=False, **kwargs):
        """Sets the ends of the y axis."""
        return self._lim(1, bottom, top, ("ymin", "ymax"), kwargs, auto)

    def get_xbound(self):
        return tuple(sorted(self.get_xlim()))

    def get_ybound(self):
        return tuple(sorted(self.get_ylim()))

    def _bound(self, place, low, high):
        if high is None and hasattr(low, "__len__"):
            low, high = low
        known = self._limits_of(place)
        low, high = [side if given is None else given for side, given in zip(sorted(known), (low, high))]
        self._set_limits(place, *((high, low) if known[0] > known[1] else (low, high)), auto=None)

    def set_xbound(self, lower=None, upper=None):
        self._bound(0, lower, upper)

    def set_ybound(self, lower=None, upper=None):
        self._bound(1, lower, upper)

    def invert_xaxis(self):
        """Turns the x axis round."""
        self.xaxis.set_inverted(not self.xaxis.get_inverted())

    def invert_yaxis(self):
        """Turns the y axis round."""
        self.yaxis.set_inverted(not self.yaxis.get_inverted())

    def xaxis_inverted(self):
        return self.xaxis.get_inverted()

    def yaxis_inverted(self):
        return self.yaxis.get_inverted()

    get_xinverted, get_yinverted = xaxis_inverted, yaxis_inverted

    def set_xinverted(self, inverted):
        self.xaxis.set_inverted(inverted)

    def set_yinverted(self, inverted):
        self.yaxis.set_inverted(inverted)

    def autoscale(self, enable=True, axis="both", tight=None):
        """Lets the axes fit what is drawn."""
        if enable is None:
            return
        self._fits = True
        for place, name in ((0, "x"), (1, "y")):
            if axis in (name, "both"):
                self._axis[place].auto = bool(enable)
                if tight:
                    self._axis[place].margin = 0
                if enable:
                    self._axis[place].limits = None
                else:
                    self._axis[place].limits = self._limits_of(place)

    def autoscale_view(self, tight=None, scalex=True, scaley=True):
        self._fits = True
        self._touch()

    def relim(self, visible_only=False):
        self._touch()

    def get_autoscale_on(self):
        return self.xaxis.auto and self.yaxis.auto

    def get_autoscalex_on(self):
        return self.xaxis.auto

    def get_autoscaley_on(self):
        return self.yaxis.auto

    def set_autoscale_on(self, b):
        self.xaxis.auto = self.yaxis.auto = bool(b)

    def set_autoscalex_on(self, b):
        self.xaxis.auto = bool(b)

    def set_autoscaley_on(self, b):
        self.yaxis.auto = bool(b)

    def margins(self, *margins, x=None, y=None, tight=True):
        """The room around what is drawn."""
        if margins and (x is not None or y is not None):
            raise TypeError("Cannot pass both positional and keyword arguments for x and/or y.")
        if len(margins) == 1:
            x = y = margins[0]
        elif len(margins) == 2:
            x, y = margins
        elif margins:
            raise TypeError("Must pass a single positional argument for all margins, or one for each margin (x, y).")
        if x is None and y is None:
            return self.xaxis.margin, self.yaxis.margin
        for axis, margin in ((self.xaxis, x), (self.yaxis, y)):
            if margin is not None:
                if margin <= -0.5:
                    raise ValueError("margin must be greater than -0.5")
                axis.margin = margin
                if axis.auto:
                    axis.limits = None

    def set_xmargin(self, m):
        self.margins(x=m)

    def set_ymargin(self, m):
        self.margins(y=m)

    def get_xmargin(self):
        return self.xaxis.margin

    def get_ymargin(self):
        return self.yaxis.margin

    def update_datalim(self, xys, updatex=True, updatey=True):
        pass

    @property
    def dataLim(self):
        ends = []
        for place in (0, 1):
            values = self._data_limits(place)[0]
            ends.append((min(values), max(values)) if values else (float("inf"), float("-inf")))
        return Bbox([[ends[0][0], ends[1][0]], [ends[0][1], ends[1][1]]])

    @property
    def viewLim(self):
        (x0, x1), (y0, y1) = self.get_xlim(), self.get_ylim()
        return Bbox([[x0, y0], [x1, y1]])

    def sharex(self, other):
        self._share(0, other)

    def sharey(self, other):
        self._share(1, other)

    def _share(self, place, other):
        group = other._shared[place]
        if self not in group:
            group.append(self)
        self._shared = (group, self._shared[1]) if place == 0 else (self._shared[0], group)

    def get_shared_x_axes(self):
        return _Groups(self._shared[0])

    def get_shared_y_axes(self):
        return _Groups(self._shared[1])

    # Scales

    def _scale(self, place, value, keywords):
        if not isinstance(value, str) or value not in _SCALES:
            raise ValueError(_data.refusal(value, "scale", sorted(_SCALES)))
        if value in ("function", "functionlog", "mercator"):
            raise NotImplementedError(f"Gradus has no axes of scale '{value}'")
        base, threshold = keywords.get("base", 10), keywords.get("linthresh", 2)
        if value == "log" and (base <= 0 or base == 1):
            raise ValueError("The log base cannot be <= 0 or == 1")
        for axes in self._shared[place]:
            axis = axes._axis[place]
            axis.scale, axis.base, axis.threshold = value, base, threshold
            if axis.auto:
                axis.limits = None
            axis.is_own = False
            if value == "log":
                axis.locator, axis.formatter = ticker.LogLocator(base), ticker.LogFormatterSciNotation(base)
            elif value == "symlog":
                axis.locator, axis.formatter = ticker.SymmetricalLogLocator(), ticker.LogFormatterSciNotation()
            elif value == "logit":
                axis.locator, axis.formatter = ticker.LogitLocator(), ticker.LogitFormatter()
            else:
                axis.locator, axis.formatter = ticker.AutoLocator(), ticker.ScalarFormatter()
            axis._texts = {}
            axis._adopt()

    def set_xscale(self, value, **kwargs):
        """'linear', 'log', 'symlog', 'logit' or 'asinh'."""
        self._scale(0, value, kwargs)

    def set_yscale(self, value, **kwargs):
        """'linear', 'log', 'symlog', 'logit' or 'asinh'."""
        self._scale(1, value, kwargs)

    def get_xscale(self):
        return self.xaxis.scale

    def get_yscale(self):
        return self.yaxis.scale

    # Ticks

    def get_xticks(self, *, minor=False):
        return self.xaxis.get_ticklocs(minor=minor)

    def get_yticks(self, *, minor=False):
        return self.yaxis.get_ticklocs(minor=minor)

    def set_xticks(self, ticks, labels=None, *, minor=False, **kwargs):
        """Places on the x axis, and their labels."""
        return self.xaxis.set_ticks(ticks, labels, minor=minor, **kwargs)

    def set_yticks(self, ticks, labels=None, *, minor=False, **kwargs):
        """Places on the y axis, and their labels."""
        return self.yaxis.set_ticks(ticks, labels, minor=minor, **kwargs)

    def get_xticklabels(self, minor=False, which=None):
        return self.xaxis.get_ticklabels(minor, which)

    def get_yticklabels(self, minor=False, which=None):
        return self.yaxis.get_ticklabels(minor, which)

    def get_xmajorticklabels(self):
        return self.xaxis.get_majorticklabels()

    def get_ymajorticklabels(self):
        return self.yaxis.get_majorticklabels()

    def get_xminorticklabels(self):
        return self.xaxis.get_minorticklabels()

    def get_yminorticklabels(self):
        return self.yaxis.get_minorticklabels()

    def get_xgridlines(self):
        return silent_list("Line2D xgridline", self.xaxis.get_gridlines())

    def get_ygridlines(self):
        return silent_list("Line2D ygridline", self.yaxis.get_gridlines())

    def get_xticklines(self, minor=False):
        return silent_list("Line2D ticklines", self.xaxis.get_ticklines())

    def get_yticklines(self, minor=False):
        return silent_list("Line2D ticklines", self.yaxis.get_ticklines())

    def set_xticklabels(self, labels, *, minor=False, fontdict=None, **kwargs):
        """The labels of the x axis."""
        return self.xaxis.set_ticklabels(labels, minor=minor, fontdict=fontdict, **kwargs)

    def set_yticklabels(self, labels, *, minor=False, fontdict=None, **kwargs):
        """The labels of the y axis."""
        return self.yaxis.set_ticklabels(labels, minor=minor, fontdict=fontdict, **kwargs)

    _TICK_WORDS = {"size", "width", "color", "tickdir", "pad", "labelsize", "labelcolor", "labelfontfamily", "zorder", "gridOn", "tick1On",
                   "tick2On", "label1On", "label2On", "length", "direction", "left", "bottom", "right", "top", "labelleft", "labelbottom",
                   "labelright", "labeltop", "labelrotation", "grid_agg_filter", "grid_alpha", "grid_color", "grid_linestyle",
                   "grid_linewidth", "labelrotation_mode", "rotation"}

    def tick_params(self, axis="both", *, which="major", reset=False, **kwargs):
        """Looks of ticks; labels are hidden or shown."""
        _data.one_of(["x", "y", "both"], axis=axis)
        if "colors" in kwargs:
            color = kwargs.pop("colors")
            kwargs = {"color": color, "labelcolor": color} | kwargs
        for name in kwargs:
            if name not in self._TICK_WORDS and not name.startswith("grid_"):
                words = ", ".join([repr(word) for word in sorted(self._TICK_WORDS)])
                raise ValueError(f"keyword {name} is not recognized; valid keywords are [{words}]")
        for part, name, near, far in ((self.xaxis, "x", "bottom", "top"), (self.yaxis, "y", "left", "right")):
            if axis not in (name, "both") or which == "minor":
                continue
            grid = {word: value for word, value in kwargs.items() if word.startswith("grid_")}
            if grid and part._grids:
                part.grid(True, **grid)
            part._looks.update({word: value for word, value in kwargs.items() if not word.startswith("grid_")})
            if kwargs.get("label" + far):
                part.is_far, part.hides_labels = True, False
            elif "label" + near in kwargs:
                part.hides_labels = not kwargs["label" + near]

    def ticklabel_format(self, *, axis="both", style=None, scilimits=None, useOffset=None, useLocale=None, useMathText=None):
        """How numbers are written."""
        for name, part in (("x", self.xaxis), ("y", self.yaxis)):
            if axis in (name, "both"):
                if not isinstance(part.formatter, ticker.ScalarFormatter):
                    raise AttributeError("This method only works with the ScalarFormatter")
                if style in ("plain", "sci", "scientific"):
                    part.formatter.set_scientific(style != "plain")
                if scilimits is not None:
                    part.formatter.set_powerlimits(scilimits)
                if useOffset is not None:
                    part.formatter.set_useOffset(useOffset)

    def locator_params(self, axis="both", tight=None, **kwargs):
        """How many ticks there are."""
        for name, part in (("x", self.xaxis), ("y", self.yaxis)):
            if axis in (name, "both"):
                part.locator.set_params(**kwargs)
                part.is_own = True

    def minorticks_on(self):
        for axis in self._axis:
            axis.set_minor_locator(ticker.AutoMinorLocator())

    def minorticks_off(self):
        for axis in self._axis:
            axis.set_minor_locator(ticker.NullLocator())

    def grid(self, visible=None, which="major", axis="both", **kwargs):
        """Lines at the ticks of pictures; a terminal's charts have their own."""
        _data.one_of(["major", "minor", "both"], which=which)
        _data.one_of(["x", "y", "both"], axis=axis)
        for name, value in kwargs.items():
            Line2D([], [], **{name: value})
        for name, part in (("x", self.xaxis), ("y", self.yaxis)):
            if axis in (name, "both"):
                part.grid(visible, which, **kwargs)

    # Words

    def set_title(self, label, fontdict=None, loc=None, pad=None, *, y=None, **kwargs):
        """The title."""
        loc = "center" if loc is None else loc.lower()
        _data.one_of(["left", "center", "right"], loc=loc)
        text = self._titles[loc]
        text.set_text(label)
        text.set(**(fontdict or {}), **kwargs)
        return text

    def get_title(self, loc="center"):
        return self._titles[loc.lower()].get_text()

    def _axis_label(self, axis, words, fontdict, loc, keywords):
        axis.label.set_text(words)
        axis.label.set(**(fontdict or {}), **keywords)
        return axis.label

    def set_xlabel(self, xlabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
        """What the x axis shows."""
        if loc is not None:
            _data.one_of(["left", "center", "right"], loc=loc)
        return self._axis_label(self.xaxis, xlabel, fontdict, loc, kwargs)

    def set_ylabel(self, ylabel, fontdict=None, labelpad=None, *, loc=None, **kwargs):
        """What the y axis shows."""
        if loc is not None:
            _data.one_of(["bottom", "center", "top"], loc=loc)
        return self._axis_label(self.yaxis, ylabel, fontdict, loc, kwargs)

    def get_xlabel(self):
        return self.xaxis.label.get_text()

    def get_ylabel(self):
        return self.yaxis.label.get_text()

    # Frame and sizes

    def axis(self, arg=None, /, *, emit=True, **kwargs):
        """The limits of both axes, or 'off', 'equal' …"""
        if isinstance(arg, bool):
            arg = "on" if arg else "off"
        if isinstance(arg, str):
            given, arg = arg, arg.lower()
            if arg in ("on", "off"):
                self.axison = arg == "on"
            elif arg in ("equal", "tight", "scaled", "auto", "image", "square"):
                self.autoscale(True)
                if arg == "equal":
                    self.set_aspect("equal", adjustable="datalim")
                elif arg == "tight":
                    # As far as things go, with the margins: it is `autoscale(tight=True)` that takes these away.
                    self.set_autoscale_on(False)
                elif arg in ("scaled", "image"):
                    self.set_aspect("equal", adjustable="box")
                elif arg == "square":
                    (x0, x1), (y0, y1) = self.get_xlim(), self.get_ylim()
                    size = max(abs(x1 - x0), abs(y1 - y0))
                    self.set_xlim(x0, x0 + size)
                    self.set_ylim(y0, y0 + size)
                    self.set_aspect("equal", adjustable="box")
            else:
                raise ValueError(f"Unrecognized string {given!r} to axis; try 'on' or 'off'")
        elif arg is not None:
            ends = list(arg) if hasattr(arg, "__iter__") else []
            if len(ends) != 4:
                raise TypeError("The first argument to axis() must be an iterable of the form [xmin, xmax, ymin, ymax]")
            self.set_xlim(ends[0], ends[1])
            self.set_ylim(ends[2], ends[3])
        else:
            for name in kwargs:
                if name not in ("xmin", "xmax", "ymin", "ymax"):
                    raise TypeError(f"axis() got an unexpected keyword argument '{name}'")
            if "xmin" in kwargs or "xmax" in kwargs:
                self.set_xlim(kwargs.get("xmin"), kwargs.get("xmax"))
            if "ymin" in kwargs or "ymax" in kwargs:
                self.set_ylim(kwargs.get("ymin"), kwargs.get("ymax"))
        return (*self.get_xlim(), *self.get_ylim())

    def set_axis_off(self):
        """Draws no frame."""
        self.axison = False

    def set_axis_on(self):
        self.axison = True

    def set_aspect(self, aspect, adjustable=None, anchor=None, share=False):
        """How long a unit of y is beside one of x."""
        if aspect == "equal":
            aspect = 1
        if aspect != "auto":
            aspect = float(aspect)
            if aspect <= 0 or not math.isfinite(aspect):
                raise ValueError("aspect must be finite and positive ")
        if adjustable is not None:
            _data.one_of(["box", "datalim"], adjustable=adjustable)
            self._props["adjustable"] = adjustable
        self._props["aspect"] = aspect

    def set_box_aspect(self, aspect=None):
        self._props["box_aspect"] = aspect

    def get_data_ratio(self):
        (x0, x1), (y0, y1) = self.get_xlim(), self.get_ylim()
        return abs(y1 - y0) / abs(x1 - x0)

    def set_facecolor(self, color):
        _colors.to_rgba(color)
        self._props["facecolor"] = color

    set_fc = set_facecolor

    def get_facecolor(self):
        return _colors.to_rgba(self._get("facecolor"))

    get_fc = get_facecolor

    def set_xticks_off(self):
        raise AttributeError("'Axes' object has no attribute 'set_xticks_off'")

    def get_xaxis_transform(self, which="grid"):
        return self.transData

    def get_yaxis_transform(self, which="grid"):
        return self.transData

    def xaxis_date(self, tz=None):
        self.xaxis.has_dates = True

    def yaxis_date(self, tz=None):
        self.yaxis.has_dates = True

    def format_coord(self, x, y):
        return f"(x, y) = ({x:.3f}, {y:.3f})"

    def in_axes(self, mouseevent):
        return False

    def set(self, **kwargs):
        """Sets several things: title=, xlabel=, ylim= …"""
        results = []
        for name, value in kwargs.items():
            setter = getattr(type(self), "set_" + name, None)
            if setter is None and name not in self._known():
                raise AttributeError(f"{type(self).__name__}.set() got an unexpected keyword argument '{name}'")
            results.append(setter(self, value) if setter is not None else self._put(name, value))
        return results

    def twinx(self, axes_class=None, **kwargs):
        """Axes over these with a y axis of their own."""
        return self._twin(0)

    def twiny(self, axes_class=None, **kwargs):
        """Axes over these with an x axis of their own."""
        return self._twin(1)

    def _twin(self, place):
        made = type(self)(self.figure, self._spec)
        made._box = self._box
        made._share(place, self)
        made._twin_of = (self, place)
        made._axis[1 - place].is_far = made._axis[1 - place].is_label_far = True
        self.figure._add_axes(made)
        return made

class _Groups:
    # Axes with one scale.
    def __init__(self, axes):
        self._axes = axes

    def joined(self, a, b):
        return a in self._axes and b in self._axes

    def get_siblings(self, a):
        return list(self._axes)

    def __iter__(self):
        return iter([list(self._axes)] if len(self._axes) > 1 else [])

    def __contains__(self, item):
        return item in self._axes
