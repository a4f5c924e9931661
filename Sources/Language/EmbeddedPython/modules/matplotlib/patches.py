# SPDX-License-Identifier: GPL-3.0-or-later
import math

import numpy as np
from matplotlib import _data
from matplotlib import colors as _colors
from matplotlib.artist import Artist

class Patch(Artist):
    """A figure with an edge and a face."""

    _defaults = {"antialiased": True, "capstyle": "butt", "edgecolor": "black", "facecolor": "C0", "fill": True, "hatch": None,
                 "hatch_linewidth": 1.0, "hatchcolor": "edge", "joinstyle": "miter", "linestyle": "solid", "linewidth": 1.0, "color": None}
    _aliases = {"aa": "antialiased", "ec": "edgecolor", "fc": "facecolor", "ls": "linestyle", "lw": "linewidth"}
    _drawn = Artist._drawn | {"color", "facecolor", "fill", "edgecolor", "alpha"}
    zorder = 1

    def __init__(self, **kwargs):
        super().__init__()
        self._fill(kwargs)

    def _color(self, value):
        _colors.to_rgba(value)
        return value

    def _tuple(self, name):
        color = self._get(name)
        if name == "edgecolor" and color == "black" and "edgecolor" not in self._props:
            color = self._get("facecolor")
        return _colors.to_rgba(color, self._get("alpha"))

    def get_facecolor(self):
        return self._tuple("facecolor")

    def get_edgecolor(self):
        return self._tuple("edgecolor")

    get_fc, get_ec = get_facecolor, get_edgecolor

    def set_color(self, c):
        self._put("facecolor", c)
        self._put("edgecolor", c)

    def set_linewidth(self, w):
        self._put("linewidth", None if w is None else float(w))

    def get_fill(self):
        return self._get("fill")

    def _outline(self):
        # The corners.
        return [], []

    def _limits(self):
        return self._outline()

    def _items(self):
        x, y = self._outline()
        if not len(x):
            return []
        color = self._get("facecolor")
        return [("line", self._legend_label(), np.array([*x, x[0]], dtype="float64"), np.array([*y, y[0]], dtype="float64"),
                 self._get("edgecolor") if not self._get("fill") else color, False)]

class Rectangle(Patch):
    """A rectangle, such as a bar."""

    _defaults = {"x": 0, "y": 0, "width": 0, "height": 0, "xy": None, "angle": 0.0, "bounds": None}
    _drawn = Patch._drawn | {"x", "y", "width", "height", "xy", "bounds"}

    def __init__(self, xy, width, height, *, angle=0.0, rotation_point="xy", **kwargs):
        super().__init__(**kwargs)
        self._x, self._y, self._width, self._height, self.angle = xy[0], xy[1], width, height, angle
        # Of a bar: which way it stands, and the ends that the axes do not go beyond.
        self._bar = None
        self._sticks = ([], [])

    def __str__(self):
        return f"Rectangle(xy=({self._x:g}, {self._y:g}), width={self._width:g}, height={self._height:g}, angle={self.angle:g})"

    def get_x(self):
        return self._x

    def get_y(self):
        return self._y

    def get_xy(self):
        return self._x, self._y

    def get_width(self):
        return self._width

    def get_height(self):
        return self._height

    def get_center(self):
        return self._x + self._width / 2, self._y + self._height / 2

    def get_bbox(self):
        from matplotlib.transforms import Bbox
        return Bbox.from_bounds(self._x, self._y, self._width, self._height)

    def set_x(self, x):
        self._x = x

    def set_y(self, y):
        self._y = y

    def set_xy(self, xy):
        self._x, self._y = xy

    def set_width(self, w):
        self._width = w

    def set_height(self, h):
        self._height = h

    def set_bounds(self, *args):
        self._x, self._y, self._width, self._height = args[0] if len(args) == 1 else args

    xy = property(get_xy, set_xy)

    def _outline(self):
        x, y, w, h = self._x, self._y, self._width, self._height
        return [x, x + w, x + w, x], [y, y, y + h, y + h]

    def _sticky(self):
        return self._sticks

    def _items(self):
        if self._bar:
            return [("bar", self, float(self._x), float(self._y), float(self._width), float(self._height), self._bar)]
        return super()._items()

class Polygon(Patch):
    """A figure of straight edges."""

    _defaults = {"xy": None, "closed": True}

    def __init__(self, xy, *, closed=True, **kwargs):
        super().__init__(**kwargs)
        self._xy, self._is_closed = np.asarray(_data.array(xy), dtype="float64"), closed

    def __str__(self):
        corners = self.get_xy() if self._is_closed else self._xy
        return f"{type(self).__name__}{len(corners)}(({corners[0][0]:g}, {corners[0][1]:g}) ...)" if len(corners) else f"{type(self).__name__}0()"

    def get_xy(self):
        return np.concatenate([self._xy, self._xy[:1]])

    def set_xy(self, xy):
        self._xy = np.asarray(_data.array(xy), dtype="float64")

    xy = property(get_xy, set_xy)

    def _outline(self):
        return self._xy[:, 0].tolist(), self._xy[:, 1].tolist()

class Ellipse(Patch):
    """An ellipse."""

    _defaults = {"center": None, "width": 0, "height": 0, "angle": 0.0}

    def __init__(self, xy, width, height, *, angle=0, **kwargs):
        super().__init__(**kwargs)
        self._center, self._width, self._height, self._angle = xy, width, height, angle

    def __str__(self):
        x, y = self._center
        return f"{type(self).__name__}(xy=({x}, {y}), width={self._width}, height={self._height}, angle={self._angle})"

    def get_center(self):
        return self._center

    def set_center(self, xy):
        self._center = xy

    center = property(get_center, set_center)

    def get_width(self):
        return self._width

    def get_height(self):
        return self._height

    def set_width(self, width):
        self._width = width

    def set_height(self, height):
        self._height = height

    def get_angle(self):
        return self._angle

    width, height, angle = property(get_width, set_width), property(get_height, set_height), property(get_angle)

    def _outline(self):
        turn = math.radians(self._angle)
        steps = [2 * math.pi * i / 48 for i in range(48)]
        a, b = self._width / 2, self._height / 2
        x = [self._center[0] + a * math.cos(t) * math.cos(turn) - b * math.sin(t) * math.sin(turn) for t in steps]
        y = [self._center[1] + a * math.cos(t) * math.sin(turn) + b * math.sin(t) * math.cos(turn) for t in steps]
        return x, y

class Circle(Ellipse):
    """A circle."""

    _defaults = {"radius": 5}

    def __init__(self, xy, radius=5, **kwargs):
        super().__init__(xy, radius * 2, radius * 2, **kwargs)

    def __str__(self):
        return f"Circle(xy=({self._center[0]:g}, {self._center[1]:g}), radius={self.get_radius():g})"

    def get_radius(self):
        return self._width / 2

    def set_radius(self, radius):
        self._width = self._height = 2 * radius

    radius = property(get_radius, set_radius)

class Wedge(Patch):
    """A slice of a pie."""

    def __init__(self, center, r, theta1, theta2, *, width=None, **kwargs):
        super().__init__(**kwargs)
        self.center, self.r, self.theta1, self.theta2, self.width = center, r, theta1, theta2, width
        self._slice = None

    def __str__(self):
        x, y = self.center
        return f"Wedge(center=({x}, {y}), r={self.r}, theta1={self.theta1}, theta2={self.theta2}, width={self.width})"

    def set_radius(self, radius):
        self.r = radius

    def _outline(self):
        steps = [math.radians(self.theta1 + (self.theta2 - self.theta1) * i / 24) for i in range(25)]
        return ([self.center[0]] + [self.center[0] + self.r * math.cos(t) for t in steps],
                [self.center[1]] + [self.center[1] + self.r * math.sin(t) for t in steps])

    def _items(self):
        return [("slice", *self._slice)] if self._slice else super()._items()

class Arc(Ellipse):
    def __init__(self, xy, width, height, *, angle=0.0, theta1=0.0, theta2=360.0, **kwargs):
        super().__init__(xy, width, height, angle=angle, **{"fill": False} | kwargs)
        self.theta1, self.theta2 = theta1, theta2

    def __str__(self):
        x, y = self._center
        return (f"Arc(xy=({x:g}, {y:g}), width={self._width:g}, height={self._height:g}, angle={self._angle:g}, theta1={self.theta1:g}, "
                f"theta2={self.theta2:g})")

    def _outline(self):
        # The part of the ellipse between the angles, as they are seen.
        turn, a, b = math.radians(self._angle), self._width / 2, self._height / 2
        end = self.theta2 if self.theta2 > self.theta1 else self.theta2 + 360
        seen = [math.radians(self.theta1 + (end - self.theta1) * i / 48) for i in range(49)]
        steps = [math.atan2(a * math.sin(t), b * math.cos(t)) for t in seen]
        x = [self._center[0] + a * math.cos(t) * math.cos(turn) - b * math.sin(t) * math.sin(turn) for t in steps]
        y = [self._center[1] + a * math.cos(t) * math.sin(turn) + b * math.sin(t) * math.cos(turn) for t in steps]
        return x, y

    def _items(self):
        x, y = self._outline()
        return [("line", self._legend_label(), np.array(x), np.array(y), self._get("edgecolor"), False)]

class FancyArrow(Polygon):
    """An arrow from a place by so much."""

    def __init__(self, x, y, dx, dy, *, width=0.001, length_includes_head=False, head_width=None, head_length=None, shape="full", overhang=0,
                 head_starts_at_zero=False, **kwargs):
        super().__init__([[x, y], [x + dx, y + dy]], **kwargs)
        self._head, self._within = 3 * width if head_width is None else head_width, length_includes_head
        self._ends = (float(x), float(y), float(x + dx), float(y + dy))

    def __str__(self):
        return "FancyArrow()"

    def _items(self):
        return [("arrow", self._legend_label(), *self._ends)]

class Arrow(FancyArrow):
    pass

class FancyArrowPatch(Patch):
    """An arrow between two places."""

    _defaults = {"arrowstyle": "simple", "connectionstyle": "arc3", "mutation_scale": 1, "mutation_aspect": 1, "shrinkA": 2, "shrinkB": 2}

    def __init__(self, posA=None, posB=None, *, path=None, arrowstyle="simple", connectionstyle="arc3", **kwargs):
        super().__init__(**kwargs)
        if posA is None:
            raise NotImplementedError("Gradus has no FancyArrowPatch(path=…)")
        self._ends = (float(posA[0]), float(posA[1]), float(posB[0]), float(posB[1]))

    def __str__(self):
        x, y, to_x, to_y = self._ends
        return f"FancyArrowPatch(({x:g}, {y:g})->({to_x:g}, {to_y:g}))"

    def _items(self):
        return [("arrow", self._legend_label(), *self._ends)]

class FancyBboxPatch(Rectangle):
    def __init__(self, xy, width, height, boxstyle="round", *, mutation_scale=1, mutation_aspect=1, **kwargs):
        super().__init__(xy, width, height, **kwargs)
        name, *words = [part.strip() for part in str(boxstyle).split(",")]
        sizes = dict([word.split("=") for word in words if "=" in word])
        # The room around the box, and how round its corners are.
        self._pad = float(sizes.get("pad", 0.3)) * mutation_scale
        self._rounding = (float(sizes["rounding_size"]) * mutation_scale if "rounding_size" in sizes else self._pad) if name.startswith("round") else 0.0

    def _outline(self):
        left, right, low, high = self._x - self._pad, self._x + self._width + self._pad, self._y - self._pad, self._y + self._height + self._pad
        r = min(self._rounding, (right - left) / 2, (high - low) / 2)
        if r <= 0:
            return [left, right, right, left], [low, low, high, high]
        x, y = [], []
        for corner, (cx, cy) in enumerate(((right - r, low + r), (right - r, high - r), (left + r, high - r), (left + r, low + r))):
            for i in range(9):
                turn = math.pi / 2 * (corner - 1 + i / 8)
                x.append(cx + r * math.cos(turn))
                y.append(cy + r * math.sin(turn))
        return x, y

    def __str__(self):
        return f"FancyBboxPatch(({self._x:g}, {self._y:g}), width={self._width:g}, height={self._height:g})"

class RegularPolygon(Polygon):
    def __init__(self, xy, numVertices, *, radius=5, orientation=0, **kwargs):
        turns = [orientation + math.pi / 2 + 2 * math.pi * i / numVertices for i in range(numVertices)]
        self._words = f"(({xy[0]}, {xy[1]}), {numVertices}, radius={radius}, orientation={orientation})"
        super().__init__([[xy[0] + radius * math.cos(t), xy[1] + radius * math.sin(t)] for t in turns], **kwargs)

    def __str__(self):
        return "RegularPolygon" + self._words

class PathPatch(Patch):
    def __init__(self, path, **kwargs):
        super().__init__(**kwargs)
        self._path = path

    def get_path(self):
        return self._path

    def _outline(self):
        points = np.asarray(self._path.vertices, dtype="float64")
        return points[:, 0].tolist(), points[:, 1].tolist()

class StepPatch(Patch):
    """Stairs over edges."""

    def __init__(self, values, edges, *, orientation="vertical", baseline=0, **kwargs):
        super().__init__(**kwargs)
        self._values, self._edges, self._baseline = _data.floats(values), _data.floats(edges), baseline
        if len(self._edges) != len(self._values) + 1:
            raise ValueError(f"Size mismatch between `values` and `edges`. Expected `len(values) + 1 == len(edges)`, but "
                             f"`len(values) = {len(self._values)}` and `len(edges) = {len(self._edges)}`.")
        self._upright = orientation == "vertical"

    def get_data(self):
        return self._values, self._edges, self._baseline

    def _limits(self):
        base = [] if self._baseline is None else np.asarray(self._baseline, dtype="float64").reshape(-1).tolist()
        values = self._values.tolist() + base
        return (self._edges, values) if self._upright else (values, self._edges)

    def _sticky(self):
        return ([], [0.0]) if self._upright else ([0.0], [])

    def _items(self):
        edges, values = self._edges.tolist(), self._values.tolist()
        if not self._upright:
            x = [part for value in values for part in (value, value)]
            y = [part for low, high in zip(edges, edges[1:]) for part in (low, high)]
            return [("line", self._legend_label(), np.array(x), np.array(y), self._get("edgecolor"), False)]
        return [("steps", self._legend_label(), np.array([edges[0]] + edges), np.array([0.0] + values + [0.0]), self._get("edgecolor"))]

class ConnectionPatch(Patch):
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("Gradus has no matplotlib.patches.ConnectionPatch")
