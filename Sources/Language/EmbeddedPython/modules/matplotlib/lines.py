# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
from matplotlib import _data, rcParams
from matplotlib.artist import Artist

_MARKERS = {".", ",", "o", "v", "^", "<", ">", "1", "2", "3", "4", "8", "s", "p", "*", "h", "H", "+", "x", "D", "d", "|", "_", "P", "X",
            "None", "none", " ", ""}
_STYLES = {"-": "-", "--": "--", "-.": "-.", ":": ":", "solid": "-", "dashed": "--", "dashdot": "-.", "dotted": ":", "None": "None",
           "none": "None", " ": "None", "": "None"}
lineStyles = {"-": "_draw_solid", "--": "_draw_dashed", "-.": "_draw_dash_dot", ":": "_draw_dotted", "None": "_draw_nothing",
              " ": "_draw_nothing", "": "_draw_nothing"}

def check_marker(marker):
    # The sign of points: a letter, a number of matplotlib's, $text$ or a path.
    if marker is None or isinstance(marker, (int, tuple, list)) or not isinstance(marker, str) or hasattr(marker, "vertices"):
        return "None" if marker is None else marker
    if marker not in _MARKERS and not (len(marker) > 2 and marker.startswith("$") and marker.endswith("$")):
        raise ValueError(f"Unrecognized marker style {marker!r}")
    return marker

def check_style(style, name="ls"):
    if isinstance(style, tuple):
        return "--"
    if style not in _STYLES:
        raise ValueError(_data.refusal(style, name, list(_STYLES)))
    return _STYLES[style]

class Line2D(Artist):
    """A line through points, or points alone."""

    _defaults = {"antialiased": True, "color": "C0", "dash_capstyle": "butt", "dash_joinstyle": "round", "dashes": None,
                 "drawstyle": "default", "fillstyle": "full", "gapcolor": None, "linestyle": "-", "linewidth": 1.5, "marker": "None",
                 "markeredgecolor": "auto", "markeredgewidth": 1.0, "markerfacecolor": "auto", "markerfacecoloralt": "none",
                 "markersize": 6.0, "markevery": None, "pickradius": 5, "solid_capstyle": "projecting", "solid_joinstyle": "round",
                 "xdata": None, "ydata": None, "data": None}
    _aliases = {"aa": "antialiased", "c": "color", "ds": "drawstyle", "ls": "linestyle", "lw": "linewidth", "mec": "markeredgecolor",
                "mew": "markeredgewidth", "mfc": "markerfacecolor", "mfcalt": "markerfacecoloralt", "ms": "markersize"}
    _drawn = Artist._drawn | {"color", "linestyle", "marker", "drawstyle", "xdata", "ydata", "data", "markerfacecolor", "markeredgecolor",
                              "markersize", "linewidth", "alpha"}
    zorder = 2

    def __init__(self, xdata, ydata, *, linewidth=None, linestyle=None, color=None, gapcolor=None, marker=None, markersize=None,
                 markeredgewidth=None, markeredgecolor=None, markerfacecolor=None, drawstyle=None, **kwargs):
        super().__init__()
        given = {"linewidth": linewidth, "linestyle": linestyle, "color": color, "gapcolor": gapcolor, "marker": marker,
                 "markersize": markersize, "markeredgewidth": markeredgewidth, "markeredgecolor": markeredgecolor,
                 "markerfacecolor": markerfacecolor, "drawstyle": drawstyle}
        for name in ("linewidth", "linestyle", "marker", "markersize"):
            if rcParams["lines." + name] != self._defaults[name]:
                self._put(name, rcParams["lines." + name])
        self._fill({name: value for name, value in given.items() if value is not None} | kwargs)
        self._words = (None, None)
        self.set_data(xdata, ydata)

    def __str__(self):
        if self._get("label"):
            return f"Line2D({self._get('label')})"
        if len(self._x) > 3:
            parts = [f"({self._x[i]:g},{self._y[i]:g})" for i in (0, 1, len(self._x) - 1)]
            return f"Line2D({parts[0]},{parts[1]},...,{parts[2]})"
        return "Line2D({})".format(",".join([f"({x:g},{y:g})" for x, y in zip(self._x, self._y)]))

    def get_xdata(self, orig=True):
        return self._xorig if orig else self._x

    def get_ydata(self, orig=True):
        return self._yorig if orig else self._y

    def get_data(self, orig=True):
        return self.get_xdata(orig), self.get_ydata(orig)

    def get_xydata(self):
        return np.stack([self._x, self._y], axis=1)

    def _places(self, value, axis):
        if self.axes is not None:
            return self.axes._places(value, axis)
        return _data.floats(value)

    def set_xdata(self, x):
        """Replaces the x values."""
        if not hasattr(x, "__len__") and not hasattr(x, "__iter__"):
            raise RuntimeError("x must be a sequence")
        self._xorig, self._x = x, self._places(x, 0)

    def set_ydata(self, y):
        """Replaces the y values."""
        if not hasattr(y, "__len__") and not hasattr(y, "__iter__"):
            raise RuntimeError("y must be a sequence")
        self._yorig, self._y = y, self._places(y, 1)

    def set_data(self, *args):
        """Replaces the points."""
        x, y = args[0] if len(args) == 1 else args
        self.set_xdata(x)
        self.set_ydata(y)

    def set_marker(self, marker):
        self._put("marker", check_marker(marker))

    def set_linestyle(self, ls):
        self._put("linestyle", check_style(ls))

    def set_drawstyle(self, drawstyle):
        drawstyle = "default" if drawstyle is None else drawstyle
        _data.one_of(["default", "steps-mid", "steps-pre", "steps-post", "steps"], drawstyle=drawstyle)
        self._put("drawstyle", drawstyle)

    def set_linewidth(self, w):
        self._put("linewidth", float(w))

    def set_markersize(self, sz):
        self._put("markersize", float(sz))

    def set_dashes(self, seq):
        self._put("linestyle", "--")

    def get_markeredgecolor(self):
        color = self._get("markeredgecolor")
        return self._get("color") if color == "auto" else color

    def get_markerfacecolor(self):
        color = self._get("markerfacecolor")
        return self._get("color") if color == "auto" else color

    def is_dashed(self):
        return self._get("linestyle") in ("--", "-.", ":")

    def recache(self, always=False):
        pass

    def _limits(self):
        return self._x, self._y

    def _has_line(self):
        return self._get("linestyle") not in ("None", " ", "") and self._get("linewidth") != 0

    def _items(self):
        x, y = np.broadcast_arrays(self._x, self._y)
        line, marker = self._has_line(), self._get("marker") not in (None, "None", "none", " ", "")
        label, color = self._legend_label(), self._get("color")
        if not line:
            return [("points", label, x, y, color, self._get("marker"))] if marker else []
        steps = self._get("drawstyle")
        if steps != "default" and len(x) > 1:
            if steps in ("steps", "steps-pre"):
                # The first value stands at the first place alone.
                x, y = np.concatenate([x[:1], x]), np.concatenate([y, y[-1:]])
            elif steps == "steps-mid":
                x, y = np.concatenate([x[:1], (x[1:] + x[:-1]) / 2, x[-1:]]), np.concatenate([y, y[-1:]])
            return [("steps", label, x, y, color)]
        return [("line", label, x, y, color, marker)]

class AxLine(Line2D):
    """A line without end through a point."""

    def __init__(self, xy1, xy2, slope, **kwargs):
        super().__init__([0, 1], [0, 1], **kwargs)
        self._xy1, self._xy2, self._slope = xy1, xy2, slope

    def get_xy1(self):
        return self._xy1

    def get_xy2(self):
        return self._xy2

    def get_slope(self):
        return self._slope

    def _limits(self):
        pairs = [pair for pair in (self._xy1, self._xy2) if pair is not None]
        return [float(pair[0]) for pair in pairs], [float(pair[1]) for pair in pairs]

    def _items(self):
        (x0, y0), (left, right) = self._xy1, self.axes.get_xlim()
        slope = self._slope
        if slope is None:
            dx = self._xy2[0] - x0
            if dx == 0:
                low, high = self.axes.get_ylim()
                return [("line", self._legend_label(), np.array([x0, x0]), np.array([low, high]), self._get("color"), False)]
            slope = (self._xy2[1] - y0) / dx
        x = np.array([left, right], dtype="float64")
        return [("line", self._legend_label(), x, y0 + slope * (x - x0), self._get("color"), False)]
