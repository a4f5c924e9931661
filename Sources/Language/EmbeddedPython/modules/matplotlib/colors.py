# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np

BASE_COLORS = {"b": (0, 0, 1), "g": (0, 0.5, 0), "r": (1, 0, 0), "c": (0, 0.75, 0.75), "m": (0.75, 0, 0.75), "y": (0.75, 0.75, 0),
               "k": (0, 0, 0), "w": (1, 1, 1)}
TABLEAU_COLORS = {"tab:blue": "#1f77b4", "tab:orange": "#ff7f0e", "tab:green": "#2ca02c", "tab:red": "#d62728", "tab:purple": "#9467bd",
                  "tab:brown": "#8c564b", "tab:pink": "#e377c2", "tab:gray": "#7f7f7f", "tab:olive": "#bcbd22", "tab:cyan": "#17becf"}
_CSS = """
aliceblue#f0f8ff antiquewhite#faebd7 aqua#00ffff aquamarine#7fffd4 azure#f0ffff beige#f5f5dc bisque#ffe4c4
black#000000 blanchedalmond#ffebcd blue#0000ff blueviolet#8a2be2 brown#a52a2a burlywood#deb887 cadetblue#5f9ea0
chartreuse#7fff00 chocolate#d2691e coral#ff7f50 cornflowerblue#6495ed cornsilk#fff8dc crimson#dc143c cyan#00ffff
darkblue#00008b darkcyan#008b8b darkgoldenrod#b8860b darkgray#a9a9a9 darkgreen#006400 darkgrey#a9a9a9 darkkhaki#bdb76b
darkmagenta#8b008b darkolivegreen#556b2f darkorange#ff8c00 darkorchid#9932cc darkred#8b0000 darksalmon#e9967a
darkseagreen#8fbc8f darkslateblue#483d8b darkslategray#2f4f4f darkslategrey#2f4f4f darkturquoise#00ced1
darkviolet#9400d3 deeppink#ff1493 deepskyblue#00bfff dimgray#696969 dimgrey#696969 dodgerblue#1e90ff firebrick#b22222
floralwhite#fffaf0 forestgreen#228b22 fuchsia#ff00ff gainsboro#dcdcdc ghostwhite#f8f8ff gold#ffd700 goldenrod#daa520
gray#808080 green#008000 greenyellow#adff2f grey#808080 honeydew#f0fff0 hotpink#ff69b4 indianred#cd5c5c indigo#4b0082
ivory#fffff0 khaki#f0e68c lavender#e6e6fa lavenderblush#fff0f5 lawngreen#7cfc00 lemonchiffon#fffacd lightblue#add8e6
lightcoral#f08080 lightcyan#e0ffff lightgoldenrodyellow#fafad2 lightgray#d3d3d3 lightgreen#90ee90 lightgrey#d3d3d3
lightpink#ffb6c1 lightsalmon#ffa07a lightseagreen#20b2aa lightskyblue#87cefa lightslategray#778899
lightslategrey#778899 lightsteelblue#b0c4de lightyellow#ffffe0 lime#00ff00 limegreen#32cd32 linen#faf0e6
magenta#ff00ff maroon#800000 mediumaquamarine#66cdaa mediumblue#0000cd mediumorchid#ba55d3 mediumpurple#9370db
mediumseagreen#3cb371 mediumslateblue#7b68ee mediumspringgreen#00fa9a mediumturquoise#48d1cc mediumvioletred#c71585
midnightblue#191970 mintcream#f5fffa mistyrose#ffe4e1 moccasin#ffe4b5 navajowhite#ffdead navy#000080 oldlace#fdf5e6
olive#808000 olivedrab#6b8e23 orange#ffa500 orangered#ff4500 orchid#da70d6 palegoldenrod#eee8aa palegreen#98fb98
paleturquoise#afeeee palevioletred#db7093 papayawhip#ffefd5 peachpuff#ffdab9 peru#cd853f pink#ffc0cb plum#dda0dd
powderblue#b0e0e6 purple#800080 rebeccapurple#663399 red#ff0000 rosybrown#bc8f8f royalblue#4169e1 saddlebrown#8b4513
salmon#fa8072 sandybrown#f4a460 seagreen#2e8b57 seashell#fff5ee sienna#a0522d silver#c0c0c0 skyblue#87ceeb
slateblue#6a5acd slategray#708090 slategrey#708090 snow#fffafa springgreen#00ff7f steelblue#4682b4 tan#d2b48c
teal#008080 thistle#d8bfd8 tomato#ff6347 turquoise#40e0d0 violet#ee82ee wheat#f5deb3 white#ffffff whitesmoke#f5f5f5
yellow#ffff00 yellowgreen#9acd32
"""
CSS4_COLORS = {word[:-7]: word[-7:].upper() for word in _CSS.split()}
cnames = CSS4_COLORS
_CYCLE = list(TABLEAU_COLORS.values())

def _number(value):
    return isinstance(value, (int, float)) or getattr(value, "shape", None) == () and not isinstance(value, str)

def _text_rgba(color, alpha):
    if color in BASE_COLORS:
        return (*[float(part) for part in BASE_COLORS[color]], 1.0 if alpha is None else alpha)
    if color.startswith("C") and color[1:].isdigit():
        from matplotlib import rcParams
        cycle = rcParams["axes.prop_cycle"].by_key().get("color", _CYCLE)
        return to_rgba(cycle[int(color[1:]) % len(cycle)], alpha)
    low = color.lower()
    if low == "none":
        return (0.0, 0.0, 0.0, 0.0)
    named = TABLEAU_COLORS.get(low.replace("grey", "gray")) if low.startswith("tab:") else CSS4_COLORS.get(low)
    if low.startswith("xkcd:"):
        # The hundreds of names of that list are taken for the ordinary ones where these have them.
        named = CSS4_COLORS.get(low[5:].replace(" ", ""), "#7f7f7f")
    if named:
        color = named
    if color.startswith("#") and len(color) in (4, 5, 7, 9):
        digits = color[1:] if len(color) > 5 else "".join([c * 2 for c in color[1:]])
        try:
            parts = [int(digits[i:i + 2], 16) / 255 for i in range(0, len(digits), 2)]
        except ValueError:
            return None
        if len(parts) == 3:
            parts.append(1.0)
        if alpha is not None:
            parts[3] = alpha
        return tuple(parts)
    try:
        grey = float(color)
    except ValueError:
        return None
    if not 0 <= grey <= 1:
        raise ValueError(f"Invalid string grayscale value {color!r}. Value must be within 0-1 range")
    return (grey, grey, grey, 1.0 if alpha is None else alpha)

def to_rgba(c, alpha=None):
    """A colour as red, green, blue and opacity."""
    if isinstance(c, tuple) and len(c) == 2 and not _number(c[0]):
        if c[1] is not None and not _number(c[1]):
            raise ValueError(f"Invalid RGBA argument: {c!r}")
        c, given = c
        alpha = given if alpha is None else alpha
    if alpha is not None and _number(alpha) and not 0 <= alpha <= 1:
        raise ValueError("'alpha' must be between 0 and 1, inclusive")
    if isinstance(c, str):
        found = _text_rgba(c, alpha)
        if found is None:
            raise ValueError(f"Invalid RGBA argument: {c!r}")
        return found
    if c is None or _number(c) or not hasattr(c, "__len__"):
        raise ValueError(f"Invalid RGBA argument: {c!r}")
    parts = list(c)
    if len(parts) == 1 and hasattr(parts[0], "__len__") and not isinstance(parts[0], str):
        parts = list(parts[0])
    if not all(_number(part) for part in parts):
        raise ValueError(f"Invalid RGBA argument: {c!r}")
    if len(parts) not in (3, 4):
        raise ValueError("RGBA sequence should have length 3 or 4")
    parts = [float(part) for part in parts]
    if len(parts) == 3:
        parts.append(1.0)
    if alpha is not None:
        parts[3] = alpha
    if any(part < 0 or part > 1 for part in parts):
        raise ValueError("RGBA values should be within 0-1 range")
    return tuple(parts)

def to_rgb(c):
    """A colour as red, green and blue."""
    return to_rgba(c)[:3]

def to_rgba_array(c, alpha=None):
    """Colours as rows of red, green, blue and opacity."""
    if isinstance(c, str) and c.lower() == "none":
        return np.zeros((0, 4))
    if isinstance(c, str) or is_color_like(c):
        return np.array([to_rgba(c, alpha)])
    rows = [to_rgba(item, alpha) for item in c]
    return np.array(rows) if rows else np.zeros((0, 4))

def to_hex(c, keep_alpha=False):
    """A colour as '#rrggbb'."""
    parts = to_rgba(c)
    return "#" + "".join([format(round(part * 255), "02x") for part in (parts if keep_alpha else parts[:3])])

def is_color_like(c):
    """Whether something is a colour."""
    try:
        to_rgba(c)
    except (TypeError, ValueError):
        return False
    return True

def same_color(c1, c2):
    """Whether two colours are one."""
    return to_rgba_array(c1).tolist() == to_rgba_array(c2).tolist()

def _check(color):
    # The refusal of a colour of a line or a text.
    if isinstance(color, str) and color == "auto" or color is None:
        return color
    if not is_color_like(color):
        raise ValueError(
            f"{color!r} is not a valid value for color: supported inputs are (r, g, b) and (r, g, b, a) 0-1 float tuples; "
            "'#rrggbb', '#rrggbbaa', '#rgb', '#rgba' strings; named color strings; string reprs of 0-1 floats for grayscale "
            "values; 'C0', 'C1', ... strings for colors of the color cycle; and pairs combining one of the above with an alpha value")
    return color

class Normalize:
    """Where a value lies between the lowest (0) and the highest (1)."""

    def __init__(self, vmin=None, vmax=None, clip=False):
        self.vmin, self.vmax, self.clip = None if vmin is None else float(vmin), None if vmax is None else float(vmax), clip

    def autoscale(self, A):
        self.vmin = self.vmax = None
        self.autoscale_None(A)

    def autoscale_None(self, A):
        values = np.asarray(A, dtype=float).reshape(-1)
        values = values[np.isfinite(values)]
        if values.size:
            if self.vmin is None:
                self.vmin = float(values.min())
            if self.vmax is None:
                self.vmax = float(values.max())

    def scaled(self):
        return self.vmin is not None and self.vmax is not None

    def __call__(self, value, clip=None):
        single = _number(value)
        values = np.asarray(value, dtype=float)
        if self.vmin is None or self.vmax is None:
            self.autoscale_None(values)
        if self.vmin > self.vmax:
            raise ValueError("minvalue must be less than or equal to maxvalue")
        if self.clip if clip is None else clip:
            values = np.clip(values, self.vmin, self.vmax)
        result = self._map(values)
        return float(result) if single else result

    def _map(self, values):
        if self.vmin == self.vmax:
            return values * 0.0
        return (values - self.vmin) / (self.vmax - self.vmin)

    def inverse(self, value):
        return self.vmin + np.asarray(value, dtype=float) * (self.vmax - self.vmin)

class NoNorm(Normalize):
    def __call__(self, value, clip=None):
        return value

class LogNorm(Normalize):
    def autoscale_None(self, A):
        values = np.asarray(A, dtype=float).reshape(-1)
        super().autoscale_None(values[values > 0])

    def _map(self, values):
        low, high = np.log(self.vmin), np.log(self.vmax)
        return (np.log(values) - low) / (high - low)

class PowerNorm(Normalize):
    def __init__(self, gamma, vmin=None, vmax=None, clip=False):
        super().__init__(vmin, vmax, clip)
        self.gamma = gamma

    def _map(self, values):
        return super()._map(values) ** self.gamma

class SymLogNorm(Normalize):
    def __init__(self, linthresh, linscale=1.0, vmin=None, vmax=None, clip=False, *, base=10):
        super().__init__(vmin, vmax, clip)
        self.linthresh = linthresh

    def _map(self, values):
        def bent(x):
            return np.sign(x) * np.log1p(np.abs(x) / self.linthresh)
        low, high = bent(np.asarray(self.vmin)), bent(np.asarray(self.vmax))
        return (bent(values) - low) / (high - low)

class TwoSlopeNorm(Normalize):
    def __init__(self, vcenter, vmin=None, vmax=None):
        super().__init__(vmin, vmax)
        self.vcenter = vcenter

    def _map(self, values):
        low = 0.5 * (values - self.vmin) / (self.vcenter - self.vmin)
        high = 0.5 + 0.5 * (values - self.vcenter) / (self.vmax - self.vcenter)
        return np.where(values < self.vcenter, low, high)

class CenteredNorm(Normalize):
    def __init__(self, vcenter=0, halfrange=None, clip=False):
        super().__init__(clip=clip)
        self.vcenter = vcenter
        if halfrange is not None:
            self.vmin, self.vmax = vcenter - halfrange, vcenter + halfrange

    def autoscale_None(self, A):
        if self.vmin is None:
            half = float(np.abs(np.asarray(A, dtype=float) - self.vcenter).max())
            self.vmin, self.vmax = self.vcenter - half, self.vcenter + half

class BoundaryNorm(Normalize):
    def __init__(self, boundaries, ncolors, clip=False, *, extend="neither"):
        super().__init__(boundaries[0], boundaries[-1], clip)
        self.boundaries, self.Ncmap, self.N = np.asarray(boundaries), ncolors, len(boundaries)

    def __call__(self, value, clip=None):
        values = np.asarray(value, dtype=float)
        places = (values.reshape(-1, 1) >= self.boundaries.reshape(1, -1)).sum(axis=1) - 1
        parts = max(1, self.N - 2)
        result = (places * ((self.Ncmap - 1) / parts)).astype("int64") if self.Ncmap > self.N - 1 else places
        return result.reshape(values.shape) if values.ndim else int(result[0])

class Colormap:
    """From numbers between 0 and 1 to colours."""

    def __init__(self, name, N=256):
        self.name, self.N, self.colorbar_extend = name, int(N), False
        self._under = self._over = None
        self._bad = (0.0, 0.0, 0.0, 0.0)
        self._table = None

    def _rows(self):
        if self._table is None:
            self._table = self._make()
        return self._table

    def _pick(self, value):
        rows = self._rows()
        if isinstance(value, float):
            if value != value:
                return self._bad
            if value < 0:
                return self._under or rows[0]
            place = self.N - 1 if value == 1 else int(value * self.N) if value < 1e9 else self.N
        else:
            place = int(value)
            if place < 0:
                return self._under or rows[0]
        return rows[place] if place < self.N else self._over or rows[-1]

    def __call__(self, X, alpha=None, bytes=False):
        # A single colour is of NumPy's numbers.
        scalar = np.float64 if _number(X) else float

        def colour(value):
            picked = self._pick(value)
            if alpha is not None:
                picked = (*picked[:3], alpha)
            return tuple([int(part * 255 + 0.4999) for part in picked]) if bytes else tuple([scalar(part) for part in picked])
        if _number(X):
            return colour(X.item() if hasattr(X, "item") else X)
        values = np.asarray(X)
        rows = [colour(value) for value in values.reshape(-1).tolist()]
        return np.array(rows, dtype="uint8" if bytes else "float64").reshape(*values.shape, 4)

    def with_extremes(self, *, bad=None, under=None, over=None):
        made = self.copy()
        made.set_extremes(bad=bad, under=under, over=over)
        return made

    def set_extremes(self, *, bad=None, under=None, over=None):
        if bad is not None:
            self.set_bad(bad)
        if under is not None:
            self.set_under(under)
        if over is not None:
            self.set_over(over)

    def set_bad(self, color="k", alpha=None):
        self._bad = to_rgba(color, alpha)

    def set_under(self, color="k", alpha=None):
        self._under = to_rgba(color, alpha)

    def set_over(self, color="k", alpha=None):
        self._over = to_rgba(color, alpha)

    def copy(self):
        made = ListedColormap([tuple(row) for row in self._rows()], self.name)
        made._under, made._over, made._bad = self._under, self._over, self._bad
        return made

    def reversed(self, name=None):
        return ListedColormap(self._rows()[::-1], name or (self.name[:-2] if self.name.endswith("_r") else self.name + "_r"))

    def resampled(self, lutsize):
        steps = max(1, lutsize - 1)
        return ListedColormap([self._pick(i / steps) for i in range(lutsize)], self.name)

    def is_gray(self):
        return all(row[0] == row[1] == row[2] for row in self._rows())

    def __eq__(self, other):
        return isinstance(other, Colormap) and self._rows() == other._rows()

    def __hash__(self):
        return hash(self.name)

class ListedColormap(Colormap):
    """A map of colours that are named one by one."""

    def __init__(self, colors, name="unnamed", N=None):
        self.colors = colors
        rows = list(colors)
        super().__init__(name, len(rows) if N is None else N)
        self._listed = rows

    def _make(self):
        rows = [to_rgba(color) for color in self._listed]
        return [rows[i % len(rows)] for i in range(self.N)]

class LinearSegmentedColormap(Colormap):
    """A map that goes in straight lines between points."""

    def __init__(self, name, segmentdata, N=256, gamma=1.0):
        super().__init__(name, N)
        self._segmentdata, self._gamma = segmentdata, gamma

    @staticmethod
    def from_list(name, colors, N=256, gamma=1.0):
        colors = list(colors)
        if colors and isinstance(colors[0], tuple) and len(colors[0]) == 2 and _number(colors[0][0]):
            places, colors = [place for place, _ in colors], [color for _, color in colors]
        else:
            places = [i / max(1, len(colors) - 1) for i in range(len(colors))]
        parts = list(zip(*[to_rgba(color) for color in colors]))
        data = {key: [(place, value, value) for place, value in zip(places, values)]
                for key, values in zip(("red", "green", "blue", "alpha"), parts)}
        return LinearSegmentedColormap(name, data, N, gamma)

    def _make(self):
        columns = []
        for key in ("red", "green", "blue", "alpha"):
            points = self._segmentdata.get(key)
            columns.append([1.0] * self.N if points is None else self._column(points))
        return list(zip(*columns))

    def _column(self, points):
        if callable(points):
            return [min(1.0, max(0.0, float(points(i / (self.N - 1))))) for i in range(self.N)]
        result, part = [], 0
        for i in range(self.N):
            x = i / max(1, self.N - 1)
            while part < len(points) - 2 and x > points[part + 1][0]:
                part += 1
            (start, _, low), (end, high, _) = points[part], points[part + 1]
            if i == self.N - 1:
                value = points[-1][1]
            elif i == 0:
                value = points[0][2]
            else:
                value = low + (high - low) * (x - start) / (end - start)
            result.append(min(1.0, max(0.0, value)))
        return result

class LightSource:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("Gradus has no matplotlib.colors.LightSource")

def rgb_to_hsv(arr):
    """Hue, saturation and value of colours."""
    import colorsys
    rows = np.asarray(arr, dtype=float)
    return np.array([colorsys.rgb_to_hsv(*row) for row in rows.reshape(-1, 3).tolist()]).reshape(rows.shape)

def hsv_to_rgb(hsv):
    """Colours of hue, saturation and value."""
    import colorsys
    rows = np.asarray(hsv, dtype=float)
    return np.array([colorsys.hsv_to_rgb(*row) for row in rows.reshape(-1, 3).tolist()]).reshape(rows.shape)
