# SPDX-License-Identifier: GPL-3.0-or-later
import math

import numpy as np
from matplotlib import _data
from matplotlib import colors as _colors
from matplotlib.artist import Artist
from matplotlib.cm import ScalarMappable, get_cmap

class Collection(ScalarMappable, Artist):
    """Many figures of one kind."""

    _defaults = {"antialiased": True, "array": None, "capstyle": None, "clim": None, "cmap": None, "color": None, "edgecolor": "face",
                 "facecolor": "C0", "hatch": None, "hatch_linewidth": 1.0, "hatchcolor": "edge", "joinstyle": None, "linestyle": "-",
                 "linewidth": 1.0, "norm": None, "offsets": None, "offset_transform": None, "pickradius": 5, "urls": None, "colorizer": None}
    _aliases = {"aa": "antialiased", "antialiaseds": "antialiased", "dashes": "linestyle", "ec": "edgecolor", "edgecolors": "edgecolor",
                "facecolors": "facecolor", "fc": "facecolor", "linestyles": "linestyle", "linewidths": "linewidth", "ls": "linestyle",
                "lw": "linewidth", "colors": "color"}
    _drawn = Artist._drawn | {"color", "facecolor", "array", "clim", "cmap", "norm", "edgecolor", "alpha", "linewidth"}
    zorder = 1

    def __init__(self, *, norm=None, cmap=None, **kwargs):
        Artist.__init__(self)
        ScalarMappable.__init__(self, norm, cmap)
        self._paths = []
        self._fill(kwargs)

    def _color(self, value):
        if isinstance(value, str) and value in ("face", "none"):
            return value
        _colors.to_rgba_array(value)
        return value

    def _rows(self, name):
        color = self._get(name)
        if self._A is not None and name == "facecolor":
            return self.to_rgba(np.asarray(self._A).reshape(-1))
        if color == "face" if isinstance(color, str) else False:
            return self._rows("facecolor")
        return _colors.to_rgba_array(color, self._get("alpha"))

    def get_facecolor(self):
        return self._rows("facecolor")

    def get_edgecolor(self):
        return self._rows("edgecolor")

    get_facecolors = get_fc = get_facecolor
    get_edgecolors = get_ec = get_edgecolor

    def set_color(self, c):
        self._put("facecolor", c)
        self._put("edgecolor", c)

    def set_facecolor(self, c):
        self._put("facecolor", c)

    set_facecolors = set_fc = set_facecolor

    def get_paths(self):
        return self._paths

    def get_linewidth(self):
        width = self._get("linewidth")
        return list(width) if hasattr(width, "__len__") else [width]

    get_linewidths = get_linewidth

class PathCollection(Collection):
    """Points."""

    def __init__(self, offsets, sizes, marker="o", **kwargs):
        super().__init__(**kwargs)
        self._offsets, self._sizes, self._marker = offsets, sizes, marker
        self._keeps_all = False

    def get_offsets(self):
        return self._offsets

    def set_offsets(self, offsets):
        """Replaces the points."""
        made = np.asarray(_data.array(offsets), dtype="float64")
        self._offsets = made.reshape(-1, 2)

    def get_sizes(self):
        return self._sizes

    def set_sizes(self, sizes, dpi=72.0):
        self._sizes = _data.floats(sizes)

    def legend_elements(self, prop="colors", num="auto", fmt=None, func=None, **kwargs):
        from matplotlib.lines import Line2D
        values = np.unique(np.asarray(self._A if prop == "colors" else self._sizes))
        if num == "auto" and len(values) > 9 or isinstance(num, int) and len(values) > num:
            from matplotlib.ticker import MaxNLocator
            low, high = float(values.min()), float(values.max())
            values = [v for v in MaxNLocator(nbins=9 if num == "auto" else num).tick_values(low, high).tolist() if low <= v <= high]
        handles, labels = [], []
        for value in values:
            value = value.item() if hasattr(value, "item") else value
            color = self.cmap(self.norm(value)) if prop == "colors" else "C0"
            text = f"$\\mathdefault{{{value:g}}}$" if fmt is None else fmt.format(x=value) if isinstance(fmt, str) else fmt(value, 0)
            handles.append(Line2D([0], [0], ls="", color=color, marker="o", label=text))
            labels.append(text)
        return handles, labels

    def _limits(self):
        places = self._offsets
        if self._A is not None and not self._keeps_all:
            # A point without a colour is not drawn.
            values = np.asarray(self._A, dtype="float64").reshape(-1)
            if len(values) == len(places):
                places = places[np.isfinite(values)]
        return places[:, 0], places[:, 1]

    def _items(self):
        x, y, label = self._offsets[:, 0], self._offsets[:, 1], self._legend_label()
        if self._A is not None:
            values = np.asarray(self._A, dtype="float64").reshape(-1)
            return [("shades", label, x, y, values, self.norm.vmin, self.norm.vmax, np.asarray(self.norm(values), dtype="float64"), *self._look())]
        color = self._get("facecolor")
        several = not isinstance(color, str) and not _colors.is_color_like(color)
        if several and len(color) == len(x):
            # One series for each colour.
            rows = [_colors.to_hex(item) for item in color]
            made = []
            for shade in dict.fromkeys(rows):
                places = [i for i, row in enumerate(rows) if row == shade]
                made.append(("points", label, x[places], y[places], shade, self._marker, "", *self._look(places)))
                label = ""
            return made
        return [("points", label, x, y, color[0] if several and len(color) else color, self._marker, "", *self._look())]

    def _look(self, places=None):
        # How large the points are, and how much they hide.
        sizes = self._sizes if places is None or len(self._sizes) == 1 else self._sizes[places]
        alpha = self._get("alpha")
        return sizes, float(alpha) if isinstance(alpha, (int, float)) else 1.0

class LineCollection(Collection):
    """Several lines as one."""

    def __init__(self, segments, *, zorder=2, **kwargs):
        super().__init__(**kwargs)
        self.set_segments(segments)
        self._words = None

    def set_segments(self, segments):
        self._segments = [np.asarray(_data.array(segment), dtype="float64") for segment in segments]

    def get_segments(self):
        return self._segments

    def get_color(self):
        return self._rows("facecolor" if self._get("color") is None else "color")

    def set_color(self, c):
        self._put("color", c)
        self._put("facecolor", c)

    get_colors, set_colors = get_color, set_color

    def _limits(self):
        if not self._segments:
            return [], []
        every = np.concatenate(self._segments)
        return every[:, 0], every[:, 1]

    def _items(self):
        x, y = [], []
        for segment in self._segments:
            if x:
                x.append(float("nan"))
                y.append(float("nan"))
            x += segment[:, 0].tolist()
            y += segment[:, 1].tolist()
        made = ("line", self._legend_label(), np.array(x), np.array(y), self._get("facecolor"), False)
        return [(*made, self._words) if self._words else made]

class EventCollection(LineCollection):
    def __init__(self, positions, segments, **kwargs):
        super().__init__(segments, **kwargs)
        self._positions = positions

    def get_positions(self):
        return self._positions

    def get_color(self):
        """Its one colour."""
        return super().get_color()[0]

class PolyCollection(Collection):
    """Several polygons."""

    def __init__(self, verts, **kwargs):
        super().__init__(**kwargs)
        self._verts = [np.asarray(_data.array(part), dtype="float64") for part in verts]

    def _limits(self):
        if not self._verts:
            return [], []
        every = np.concatenate(self._verts)
        return every[:, 0], every[:, 1]

    def _items(self):
        x, y = [], []
        for part in self._verts:
            x += [*part[:, 0].tolist(), float(part[0, 0]), float("nan")]
            y += [*part[:, 1].tolist(), float(part[0, 1]), float("nan")]
        color = self._get("facecolor")
        if not isinstance(color, str) and color is not None and not _colors.is_color_like(color):
            # A terminal has one colour for all of them.
            color = list(color)[0] if len(color) else None
        return [("line", self._legend_label(), np.array(x), np.array(y), color, False)]

class PatchCollection(PolyCollection):
    def __init__(self, patches, *, match_original=False, **kwargs):
        super().__init__([list(zip(*patch._outline())) for patch in patches], **kwargs)

class FillBetweenPolyCollection(PolyCollection):
    """The band between two curves."""

    def __init__(self, t, low, high, upright=False, **kwargs):
        Collection.__init__(self, **kwargs)
        self._t, self._low, self._high, self._upright = t, low, high, upright

    def _limits(self):
        values = np.concatenate([self._low, self._high])
        t = np.concatenate([self._t, self._t])
        keep = np.isfinite(values) & np.isfinite(t)
        return (values[keep], t[keep]) if self._upright else (t[keep], values[keep])

    def _items(self):
        label, color = self._legend_label(), self._get("facecolor")
        if self._upright:
            x = np.concatenate([self._low, self._high[::-1], self._low[:1]])
            y = np.concatenate([self._t, self._t[::-1], self._t[:1]])
            return [("line", label, x, y, color, False, " ")]
        return [("band", label, self._t, self._low, self._high, color)]

class QuadMesh(Collection):
    """Cells in rows and columns, in colours of their values."""

    def __init__(self, xedges, yedges, values, **kwargs):
        super().__init__(**kwargs)
        self._xedges, self._yedges = xedges, yedges
        self.set_array(values)
        self.norm.autoscale_None(values)

    def get_coordinates(self):
        return np.stack(np.meshgrid(self._xedges, self._yedges), axis=2)

    def _limits(self):
        return self._xedges, self._yedges

    def _sticky(self):
        return ([float(self._xedges.min()), float(self._xedges.max())], [float(self._yedges.min()), float(self._yedges.max())])

    def _items(self):
        return [("field", self._xedges, self._yedges, np.asarray(self._A, dtype="float64"), self.norm.vmin, self.norm.vmax, None)]

class HexCollection(PolyCollection):
    """Cells of six corners in colours of their values."""

    def __init__(self, offsets, size, values, corners, **kwargs):
        x, y = size[0], size[1] / 3
        self._corners, self._size, self._offsets = corners, size, offsets
        six = np.array([(x / 2, -y / 2), (x / 2, y / 2), (0, y), (-x / 2, y / 2), (-x / 2, -y / 2), (0, -y)])
        super().__init__([six + place for place in offsets], **kwargs)
        self.set_array(values)

    def get_offsets(self):
        return self._offsets

    def _limits(self):
        return self._corners

    def _items(self):
        # In a terminal each cell of the picture has the value of the place that is nearest.
        values = np.asarray(self._A, dtype="float64")
        if not len(values):
            return []
        (x0, x1), (y0, y1) = self._corners
        sx, sy = self._size
        columns, rows = min(2 * max(1, round((x1 - x0) / sx)), 80), min(2 * max(1, round((y1 - y0) / sy)), 48)
        xs, ys = [np.linspace(*ends, count + 1) for ends, count in (((x0, x1), columns), ((y0, y1), rows))]
        known = {(round((px - x0) / sx * 2), round((py - y0) / sy * 2)): value for (px, py), value in zip(self._offsets.tolist(), values.tolist())}
        field = []
        for py in ((ys[1:] + ys[:-1]) / 2).tolist():
            row = []
            for px in ((xs[1:] + xs[:-1]) / 2).tolist():
                a, b = (px - x0) / sx, (py - y0) / sy
                spots = ((2 * round(a), 2 * round(b)), (2 * math.floor(a) + 1, 2 * math.floor(b) + 1))
                row.append(known.get(min(spots, key=lambda spot: (a - spot[0] / 2) ** 2 + 3 * (b - spot[1] / 2) ** 2), float("nan")))
            field.append(row)
        most = int(np.argmax(values))
        words = (f"{len(values)} cells of six corners from {float(values.min()):.4g} to {float(values.max()):.4g}, most at "
                 f"({float(self._offsets[most][0]):.4g}, {float(self._offsets[most][1]):.4g})")
        return [("field", xs, ys, np.array(field), self.norm.vmin, self.norm.vmax, words)]

class Quiver(PolyCollection):
    """Arrows."""

    def __init__(self, X, Y, U, V, **kwargs):
        Collection.__init__(self, **kwargs)
        self.X, self.Y, self.U, self.V, self.N = X, Y, U, V, len(X)
        self.scale = self._scale = None

    def set_UVC(self, U, V, C=None):
        self.U, self.V = _data.floats(U), _data.floats(V)

    def get_offsets(self):
        return np.stack([self.X, self.Y], axis=1)

    def _limits(self):
        return self.X, self.Y

    def _items(self):
        if not len(self.X):
            return []
        lengths = np.sqrt(self.U ** 2 + self.V ** 2)
        longest = float(lengths.max()) or 1.0
        if self._scale is None:
            # The longest arrow is as long as the arrows are apart.
            (left, right), (low, high) = self.axes.get_xlim(), self.axes.get_ylim()
            across = max(2.0, len(self.X) ** 0.5)
            sx, sy = (right - left) / across / longest * 0.8, (high - low) / across / longest * 0.8
        else:
            sx = sy = 1 / self._scale
        return [("arrow", "", x, y, x + u * sx, y + v * sy) for x, y, u, v in
                zip(self.X.tolist(), self.Y.tolist(), self.U.tolist(), self.V.tolist())]

class ContourSet(Collection):
    """Lines of equal value, or the areas between them."""

    def __init__(self, x, y, z, levels, filled, colors=None, **kwargs):
        super().__init__(**kwargs)
        # The colours that a program gives the levels in place of a map's.
        self._own_colors = None if colors is None else [self._color(colors)] if _colors.is_color_like(colors) else [self._color(part) for part in colors]
        self._x, self._y, self._z, self.levels, self.filled = x, y, z, np.asarray(levels), filled
        self.zmin, self.zmax = float(np.nanmin(z)), float(np.nanmax(z))
        self.layers = (self.levels[:-1] + self.levels[1:]) / 2 if filled else self.levels
        self.set_array(self.layers)
        self.labelTexts = []
        self._named = False

    @property
    def collections(self):
        raise AttributeError(f"'{type(self).__name__}' object has no attribute 'collections'")

    def legend_elements(self, *args, **kwargs):
        from matplotlib.patches import Rectangle
        return [Rectangle((0, 0), 1, 1) for _ in self.layers], [f"$x = {level:g}$" for level in self.layers.tolist()]

    def clabel(self, levels=None, *, inline=True, fmt=None, fontsize=None, **kwargs):
        from matplotlib.text import Text
        self._named, self._fmt, self._fontsize = True, fmt, fontsize
        self.labelTexts = [Text(0, 0, f"{level:.3f}") for level in self.levels.tolist()]
        return self.labelTexts

    def _color_of(self, level):
        # Of a line, for a terminal.
        own = self._own_colors
        return own[self.levels.tolist().index(level) % len(own)] if own else "C0"

    def _limits(self):
        return self._x, self._y

    def _sticky(self):
        return [float(self._x.min()), float(self._x.max())], [float(self._y.min()), float(self._y.max())]

    def _items(self):
        if self.filled:
            def edges(v):
                return np.concatenate([v[:1] - (v[1:2] - v[:1]) / 2, (v[1:] + v[:-1]) / 2, v[-1:] + (v[-1:] - v[-2:-1]) / 2])
            levels = self.levels
            places = np.searchsorted(levels, self._z.reshape(-1), side="right") - 1
            inside = (places >= 0) & (places < len(levels) - 1)
            layer = self.layers[np.clip(places, 0, len(self.layers) - 1)]
            values = np.where(inside, layer, float("nan")).reshape(self._z.shape)
            return [("field", edges(self._x), edges(self._y), values, float(self.layers.min()), float(self.layers.max()),
                     [float(levels[0]), float(levels[-1]), len(levels) - 1])]
        made = []
        for level in self.levels.tolist():
            x, y = _crossings(self._x.tolist(), self._y.tolist(), self._z.tolist(), level)
            if x:
                made.append(("line", f"{level:g}", np.array(x), np.array(y), self._color_of(level), False, f"the contour of {level:g}"))
        return made

def _crossings(xs, ys, z, level):
    # Where straight edges of cells cross the level, cell by cell.
    x, y = [], []
    nan = float("nan")
    for i in range(len(ys) - 1):
        for j in range(len(xs) - 1):
            corners = [(xs[j], ys[i], z[i][j]), (xs[j + 1], ys[i], z[i][j + 1]), (xs[j + 1], ys[i + 1], z[i + 1][j + 1]),
                       (xs[j], ys[i + 1], z[i + 1][j])]
            points = []
            for (ax, ay, az), (bx, by, bz) in zip(corners, corners[1:] + corners[:1]):
                if (az < level) != (bz < level):
                    t = (level - az) / (bz - az)
                    points.append((ax + t * (bx - ax), ay + t * (by - ay)))
            for first, second in zip(points[::2], points[1::2]):
                x += [first[0], second[0], nan]
                y += [first[1], second[1], nan]
    return x[:-1], y[:-1]
