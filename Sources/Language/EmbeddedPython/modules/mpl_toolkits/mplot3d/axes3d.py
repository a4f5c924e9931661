# SPDX-License-Identifier: GPL-3.0-or-later
# Axes of three dimensions, seen from one side: points become points of a plane.
import math

import numpy as np
from matplotlib import _data
from matplotlib.axes._axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

class Axes3D(Axes):
    """Axes of x, y and z, drawn as they are seen from the side."""

    name = "3d"

    def clear(self):
        super().clear()
        self.elev, self.azim, self.roll = 30.0, -60.0, 0.0
        self._zlabel, self._ends = "", [[math.inf, -math.inf] for _ in range(3)]
        self._own_ends, self._zmargin = [None, None, None], 0.0
        self._solid = []
        # What pictures draw in perspective: for each thing its kind and its places in space.
        self._scene, self._sides_of, self._z_ticks, self._surface_color = {}, None, None, "C0"

    def view_init(self, elev=None, azim=None, roll=None, vertical_axis="z", share=False):
        """From where it is seen."""
        self.elev, self.azim = 30.0 if elev is None else elev, -60.0 if azim is None else azim
        for part in self._solid:
            part()
        self._touch()

    def set_zlabel(self, zlabel, fontdict=None, labelpad=None, **kwargs):
        self._zlabel = str(zlabel)

    def get_zlabel(self):
        return self._zlabel

    def set_zlim(self, bottom=None, top=None, **kwargs):
        if top is None and hasattr(bottom, "__len__"):
            bottom, top = bottom
        return self._set_limits(2, kwargs.get("zmin", bottom), kwargs.get("zmax", top))

    def get_zlim(self):
        low, high = self._limits_of(2)
        return np.float64(low), np.float64(high)

    def get_zticks(self, *, minor=False):
        """The places of the ticks along z."""
        if self._z_ticks is not None:
            return np.array(self._z_ticks[0])
        return self._z_locator(9).tick_values(*self._limits_of(2))

    def _z_locator(self, nbins):
        locator = MaxNLocator(nbins=nbins, steps=[1, 2, 2.5, 5, 10])
        locator._is_spatial = True
        return locator

    def set_zticks(self, ticks=(), labels=None, **kwargs):
        places = [float(tick) for tick in ticks]
        self._z_ticks = (places, [f"{place:g}" for place in places] if labels is None else [str(label) for label in labels])
        return []

    def set_zticklabels(self, labels=(), **kwargs):
        if self._z_ticks is not None:
            self._z_ticks = (self._z_ticks[0], [str(label) for label in labels])
        return []

    def set_box_aspect(self, aspect=None, *, zoom=1):
        self._sides_of = aspect

    def set_proj_type(self, proj_type, focal_length=None):
        pass

    def _seen(self, *rows):
        # The places of points on the plane, each axis from 0 to 1.
        rows = [np.asarray(_data.array(row), dtype="float64").reshape(-1) for row in rows]
        count = max(len(row) for row in rows)
        rows = [np.zeros(count) + row for row in rows]
        parts = []
        for place, row in enumerate(rows):
            low, high = self._ends[place]
            parts.append((row - low) / (high - low) - 0.5 if high > low else row * 0.0)
        a, e = math.radians(self.azim), math.radians(self.elev)
        x = -parts[0] * math.sin(a) + parts[1] * math.cos(a)
        y = -(parts[0] * math.cos(a) + parts[1] * math.sin(a)) * math.sin(e) + parts[2] * math.cos(e)
        return x, y

    def _widen(self, *rows):
        for place, row in enumerate(rows):
            values = np.asarray(_data.array(row), dtype="float64").reshape(-1)
            values = values[np.isfinite(values)]
            if values.size:
                self._ends[place] = [min(self._ends[place][0], float(values.min())), max(self._ends[place][1], float(values.max()))]
        for part in self._solid:
            part()

    def _said(self):
        # What a terminal says of the space, whose axes it cannot draw.
        names = [self._axis[0].label.get_text() or "x", self._axis[1].label.get_text() or "y", self._zlabel or "z"]
        ends = [f"{name} from {low:.4g} to {high:.4g}" for name, (low, high) in zip(names, self._ends) if low <= high]
        return [f"three dimensions, seen from an elevation of {self.elev:g} and an azimuth of {self.azim:g} degrees: {', '.join(ends)}"] if ends else []

    def _words_of(self, child):
        # What is said of a line or of points: their places in space.
        kind, *rows = self._scene.get(id(child), (None,))
        if kind not in ("strokes_of", "dots"):
            return ""
        rows = np.broadcast_arrays(*[np.asarray(_data.array(row), dtype="float64").reshape(-1) for row in rows])
        count = len(rows[0])
        if kind == "strokes_of":
            ends = ["(" + ", ".join([f"{float(row[i]):.4g}" for row in rows]) + ")" for i in ((0, -1) if count else ())]
            return f"{count} points" + (f" from {ends[0]} to {ends[1]}" if ends else "")
        ranges = [f"{name} from {float(np.nanmin(row)):.4g} to {float(np.nanmax(row)):.4g}" for name, row in zip("xyz", rows)] if count else []
        return ", ".join([f"{count} point{'' if count == 1 else 's'}", *ranges])

    def plot(self, xs, ys, *args, zdir="z", **kwargs):
        """A line in space."""
        zs = args[0] if args and not isinstance(args[0], str) else kwargs.pop("zs", 0)
        rest = [arg for arg in args if isinstance(arg, str)]
        self._widen(xs, ys, zs)
        line, = super().plot([0.0], [0.0], *rest, **kwargs)

        def placed():
            line._x, line._y = self._seen(xs, ys, zs)
        self._solid.append(placed)
        placed()
        self._scene[id(line)] = ("strokes_of", xs, ys, zs)
        return [line]

    plot3D = plot

    def scatter(self, xs, ys, zs=0, zdir="z", s=20, c=None, depthshade=True, *args, **kwargs):
        """Points in space."""
        self._widen(xs, ys, zs)
        self._zmargin = 0.05
        x, y = self._seen(xs, ys, zs)
        made = super().scatter(x, y, s=s, c=c, **kwargs)

        def placed():
            made._offsets = np.stack(self._seen(xs, ys, zs), axis=1)
        self._solid.append(placed)
        placed()
        self._scene[id(made)] = ("dots", xs, ys, zs)
        return made

    scatter3D = scatter

    def _lattice(self, X, Y, Z, most, keywords, is_wire=False):
        X, Y, Z = [np.asarray(_data.array(part), dtype="float64") for part in (X, Y, Z)]
        if Z.ndim != 2:
            raise ValueError("Argument Z must be 2-dimensional.")
        X, Y = np.broadcast_to(X, Z.shape), np.broadcast_to(Y, Z.shape)
        self._widen(X, Y, Z)
        made = LineCollection([], **{name: value for name, value in keywords.items() if name in ("label", "alpha", "cmap")})
        made.set_array(Z)
        made.norm.autoscale_None(Z)
        self.figure._mappable = made
        rows, columns = Z.shape
        steps = (max(1, rows // most), max(1, columns // most))

        def placed():
            x, y = self._seen(X, Y, Z)
            x, y = x.reshape(Z.shape), y.reshape(Z.shape)
            made._segments = ([np.stack([x[i], y[i]], axis=1) for i in range(0, rows, steps[0])]
                              + [np.stack([x[:, j], y[:, j]], axis=1) for j in range(0, columns, steps[1])])
        self._solid.append(placed)
        placed()
        low, high = np.unravel_index(int(np.argmin(Z)), Z.shape), np.unravel_index(int(np.argmax(Z)), Z.shape)
        self._scene[id(made)] = ("surface", X, Y, Z, is_wire, keywords)
        made._words = (f"a surface of {rows} by {columns} points, z from {float(Z.min()):.4g} at ({float(X[low]):.4g}, {float(Y[low]):.4g}) to "
                       f"{float(Z.max()):.4g} at ({float(X[high]):.4g}, {float(Y[high]):.4g})")
        return self._add(made)

    def plot_surface(self, X, Y, Z, *, norm=None, vmin=None, vmax=None, lightsource=None, **kwargs):
        """A surface, as lines over it."""
        if hasattr(Z, "ndim") and Z.ndim != 2:
            raise ValueError("Argument Z must be 2-dimensional.")
        return self._lattice(X, Y, Z, 12, kwargs)

    def plot_wireframe(self, X, Y, Z, **kwargs):
        """Lines over a surface."""
        return self._lattice(X, Y, Z, 12, kwargs, True)

    def plot_trisurf(self, *args, **kwargs):
        raise NotImplementedError("Gradus has no Axes3D.plot_trisurf")

    def bar3d(self, *args, **kwargs):
        raise NotImplementedError("Gradus has no Axes3D.bar3d")

    def quiver(self, *args, **kwargs):
        raise NotImplementedError("Gradus has no Axes3D.quiver")

    def voxels(self, *args, **kwargs):
        raise NotImplementedError("Gradus has no Axes3D.voxels")

    def contour3D(self, X, Y, Z, *args, **kwargs):
        """A surface, as lines over it."""
        return self._lattice(X, Y, Z, 12, {}, True)

    def text(self, x, y, z, s, zdir=None, **kwargs):
        """Words in space."""
        self._widen([x], [y], [z])
        px, py = self._seen([x], [y], [z])
        made = super().text(float(px[0]), float(py[0]), s, **kwargs)
        self._scene[id(made)] = ("words_at", x, y, z)
        return made

    def _limits_of(self, place):
        if self._own_ends[place] is not None:
            return self._own_ends[place]
        low, high = self._ends[place] if self._children else (0.0, 1.0)
        if low > high:
            low, high = 0.0, 1.0
        if low == high:
            room = 0.05 * abs(low) or 0.05
            low, high = low - room, high + room
        # The margin of the axis, and the room that matplotlib leaves before the walls.
        margin = (self._zmargin if place == 2 else self._axis[place].margin) * (high - low) if self._children else 0.0
        room = (high - low + 2 * margin) / 48
        return low - margin - room, high + margin + room

    def _set_limits(self, place, first, last, auto=False):
        known = self._limits_of(place)
        self._own_ends[place] = tuple([known[i] if value is None else float(value) for i, value in enumerate((first, last))])
        return self._own_ends[place]
