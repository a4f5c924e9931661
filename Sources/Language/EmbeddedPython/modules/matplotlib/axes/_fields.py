# SPDX-License-Identifier: GPL-3.0-or-later
# Matrices, pictures, contours, arrows.
import math

import numpy as np
from matplotlib import _data, rcParams
from matplotlib.artist import Artist
from matplotlib.axes._points import named_data
from matplotlib.collections import HexCollection, QuadMesh
from matplotlib.contour import QuadContourSet
from matplotlib.image import AxesImage
from matplotlib.quiver import Quiver

def _refused(name):
    def method(self, *args, **kwargs):
        raise NotImplementedError(f"Gradus has no matplotlib.axes.Axes.{name}")
    method.__name__ = name
    return method

class FieldAxes:
    def _shown(self, mappable):
        self._image = mappable
        self.figure._mappable = mappable
        return self._add(mappable)

    def imshow(self, X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None, colorizer=None, origin=None,
               extent=None, interpolation_stage=None, filternorm=True, filterrad=4.0, resample=None, url=None, data=None, **kwargs):
        """A matrix or a picture."""
        X = named_data(data, X) if data is not None else X
        if norm is not None and (vmin is not None or vmax is not None):
            raise ValueError("Passing a Normalize instance simultaneously with vmin/vmax is not supported.  Please pass vmin/vmax directly to the norm when "
                             "creating it.")
        image = AxesImage(self, cmap=cmap, norm=norm, interpolation=interpolation, origin=origin, extent=None if extent is None else tuple(extent), **kwargs)
        self.set_aspect(rcParams["image.aspect"] if aspect is None else aspect)
        if alpha is not None:
            image.set_alpha(alpha)
        image.set_data(X)
        image.set_clim(vmin, vmax)
        if image._A.ndim == 2:
            image.norm.autoscale_None(image._A)
        image.axes = self
        self._shown(image)
        left, right, bottom, top = [float(part) for part in image.get_extent()]
        for axis, ends in ((self.xaxis, (left, right)), (self.yaxis, (bottom, top))):
            if axis.auto:
                axis.inverted = ends[0] > ends[1]
        return image

    def matshow(self, Z, **kwargs):
        """A matrix with its rows and columns numbered."""
        Z = _data.array(Z)
        image = self.imshow(Z, **{"origin": "upper", "interpolation": "nearest", "aspect": "equal"} | kwargs)
        self.xaxis.tick_top()
        from matplotlib.ticker import MaxNLocator
        for axis in (self.xaxis, self.yaxis):
            axis.locator = MaxNLocator(nbins=9, steps=[1, 2, 5, 10], integer=True)
            axis._adopt()
        return image

    def spy(self, Z, precision=0, marker=None, markersize=None, aspect="equal", origin="upper", **kwargs):
        """Where a matrix is not zero."""
        Z = _data.array(Z)
        return self.imshow(np.abs(Z) > precision, aspect=aspect, origin=origin, **{"cmap": "binary"} | kwargs)

    def _mesh(self, name, args, shading):
        if len(args) == 1:
            C = _data.array(args[0])
            rows, columns = C.shape[:2]
            return np.arange(columns + 1, dtype="float64"), np.arange(rows + 1, dtype="float64"), C
        if len(args) != 3:
            raise TypeError(f"{name}() takes 1 or 3 positional arguments but {len(args)} were given")
        X, Y, C = [_data.array(arg) for arg in args]
        x = (X[0] if X.ndim == 2 else X).astype("float64")
        y = (Y[:, 0] if Y.ndim == 2 else Y).astype("float64")
        rows, columns = C.shape[:2]
        if len(x) == columns + 1 and len(y) == rows + 1:
            return x, y, C
        if len(x) == columns and len(y) == rows and shading != "flat":
            def edges(v):
                if len(v) < 2:
                    return np.array([float(v[0]) - 0.5, float(v[0]) + 0.5])
                return np.concatenate([v[:1] - (v[1:2] - v[:1]) / 2, (v[1:] + v[:-1]) / 2, v[-1:] + (v[-1:] - v[-2:-1]) / 2])
            return edges(x), edges(y), C
        raise TypeError(f"Dimensions of C {_data.shape_text(C.shape)} should be one smaller than X({len(x)}) and Y({len(y)}) while using shading='flat' "
                        "see help(pcolormesh)")

    def pcolormesh(self, *args, alpha=None, norm=None, cmap=None, vmin=None, vmax=None, colorizer=None, shading=None, antialiased=False, data=None, **kwargs):
        """Cells in rows and columns, in colours of their values."""
        if shading is not None and shading not in ("gouraud", "nearest", "flat", "auto"):
            raise ValueError(f"{shading!r} is not a valid value for shading.")
        x, y, C = self._mesh("pcolormesh", args, shading)
        mesh = QuadMesh(x, y, C.astype("float64"), norm=norm, cmap=cmap, **({} if alpha is None else {"alpha": alpha}), **kwargs)
        mesh.set_array(C)
        if vmin is not None or vmax is not None:
            mesh.set_clim(vmin, vmax)
        return self._shown(mesh)

    def pcolor(self, *args, **kwargs):
        """Cells in rows and columns, in colours of their values."""
        return self.pcolormesh(*args, **kwargs)

    pcolorfast = pcolor

    def _contoured(self, args, filled, levels=None, colors=None, vmin=None, vmax=None, norm=None, cmap=None, alpha=None, linewidths=None, linestyles=None,
                   hatches=None, extend="neither", origin=None, extent=None, locator=None, antialiased=None, data=None, zorder=None, **kwargs):
        for name in kwargs:
            if name not in ("corner_mask", "xunits", "yunits", "nchunk", "clip_path", "transform", "negative_linestyles", "algorithm", "colorizer"):
                raise TypeError(f"{'contourf' if filled else 'contour'}() got an unexpected keyword argument '{name}'")
        args = list(args)
        if len(args) in (2, 4):
            levels = args.pop()
        if len(args) == 1:
            z = _data.array(args[0]).astype("float64")
            if z.ndim != 2:
                raise TypeError(f"Input z must be 2D, not {z.ndim}D")
            x, y = np.arange(z.shape[1], dtype="float64"), np.arange(z.shape[0], dtype="float64")
            if extent is not None:
                x, y = np.linspace(extent[0], extent[1], z.shape[1]), np.linspace(extent[2], extent[3], z.shape[0])
        elif len(args) == 3:
            x, y, z = [_data.array(arg).astype("float64") for arg in args]
            if z.ndim != 2:
                raise TypeError(f"Input z must be 2D, not {z.ndim}D")
            if x.ndim != y.ndim:
                raise TypeError(f"Number of dimensions of x ({x.ndim}) and y ({y.ndim}) do not match")
            if x.ndim == 2:
                for name, part in (("x", x), ("y", y)):
                    if part.shape != z.shape:
                        raise TypeError(f"Shapes of {name} {_data.shape_text(part.shape)} and z {_data.shape_text(z.shape)} do not match")
                x, y = x[0], y[:, 0]
            for name, part, size, word in (("x", x, z.shape[1], "columns"), ("y", y, z.shape[0], "rows")):
                if len(part) != size:
                    raise TypeError(f"Length of {name} ({len(part)}) must match number of {word} in z ({size})")
        else:
            raise TypeError(f"{'contourf' if filled else 'contour'} takes from 1 to 4 positional arguments but {len(args)} were given")
        if min(z.shape) < 2:
            raise TypeError(f"Input z must be at least a (2, 2) shaped array, but has shape {_data.shape_text(z.shape)}")
        low, high = float(np.nanmin(z)), float(np.nanmax(z))
        if levels is None or isinstance(levels, int):
            from matplotlib.ticker import MaxNLocator
            found = MaxNLocator(8 if levels is None else levels + 1, min_n_ticks=1).tick_values(low, high)
            under = [i for i, level in enumerate(found.tolist()) if level < low]
            over = [i for i, level in enumerate(found.tolist()) if level > high]
            first = under[-1] if under else 0
            last = over[0] + 1 if over else len(found)
            found = found[first:last]
            levels = found
        levels = _data.floats(levels)
        if len(levels) > 1 and (np.diff(levels) <= 0).any():
            raise ValueError("Contour levels must be increasing")
        if filled and len(levels) < 2:
            raise ValueError("Filled contours require at least 2 levels.")
        given = {name: value for name, value in (("alpha", alpha), ("linewidth", linewidths), ("linestyle", linestyles), ("zorder", zorder)) if value is not None}
        made = QuadContourSet(x, y, z, levels, filled, colors, norm=norm, cmap=cmap, **given)
        if hatches is not None and any([part for part in hatches]):
            Artist._leave_out("hatches")
        made.set_clim(vmin, vmax)
        made.norm.autoscale_None(levels)
        return self._shown(made)

    def contour(self, *args, **kwargs):
        """Lines of equal value."""
        return self._contoured(args, False, **kwargs)

    def contourf(self, *args, **kwargs):
        """Areas between lines of equal value."""
        return self._contoured(args, True, **kwargs)

    def clabel(self, CS, levels=None, **kwargs):
        """The values of contours; the legend has them."""
        return CS.clabel(levels, **kwargs)

    def quiver(self, *args, data=None, **kwargs):
        """A field of arrows."""
        args = [named_data(data, arg) for arg in args] if data is not None else list(args)
        if len(args) not in (2, 3, 4, 5):
            raise TypeError(f"quiver() takes from 2 to 5 positional arguments but {len(args)} were given")
        C = args.pop() if len(args) in (3, 5) else None
        U, V = [_data.array(arg).astype("float64") for arg in args[-2:]]
        if len(args) == 4:
            X, Y = [_data.array(arg).astype("float64") for arg in args[:2]]
            if X.ndim == 1 and Y.ndim == 1 and U.ndim == 2 and len(X) == U.shape[1] and len(Y) == U.shape[0]:
                X, Y = np.meshgrid(X, Y)
        else:
            rows, columns = (1, U.shape[0]) if U.ndim == 1 else U.shape
            X, Y = np.meshgrid(np.arange(columns, dtype="float64"), np.arange(rows, dtype="float64"))
        if X.size != Y.size:
            raise ValueError(f"X and Y must be the same size, but X.size is {X.size} and Y.size is {Y.size}.")
        for name, part in (("U", U), ("V", V)):
            if part.size not in (1, X.size):
                raise ValueError(f"Argument {name} has a size {part.size} which does not match {X.size}, the number of arrow positions")
        scale, units = kwargs.pop("scale", None), kwargs.pop("scale_units", None)
        for name in ("angles", "units", "pivot", "width", "headwidth", "headlength", "headaxislength", "minshaft", "minlength"):
            kwargs.pop(name, None)
        size = X.size
        made = Quiver(X.reshape(-1), Y.reshape(-1), np.zeros(size) + U.reshape(-1), np.zeros(size) + V.reshape(-1), **kwargs)
        made._scale = float(scale) if scale and units in ("xy", "x", "y") else None
        made.scale = scale
        if C is not None:
            made.set_array(_data.floats(C))
            made.norm.autoscale_None(made._A)
            self.figure._mappable = made
        return self._add(made)

    def quiverkey(self, Q, X, Y, U, label, **kwargs):
        """What the length of an arrow means."""
        self._notes.append(f"an arrow of length {U:g}: {label}")
        return Q

    def hexbin(self, x, y, C=None, gridsize=100, bins=None, xscale="linear", yscale="linear", extent=None, cmap=None, norm=None, vmin=None, vmax=None,
               mincnt=None, **kwargs):
        """How many points lie in each cell of six corners, or what `C` is there."""
        for name, scale in (("x", xscale), ("y", yscale)):
            if scale != "linear":
                raise NotImplementedError(f"Gradus has no hexbin({name}scale={scale!r})")
        if bins is not None and bins != "log":
            raise NotImplementedError("Gradus has no hexbin(bins=…) but 'log'")
        reduce = kwargs.pop("reduce_C_function", np.mean)
        if kwargs.pop("marginals", False):
            raise NotImplementedError("Gradus has no hexbin(marginals=True)")
        x, y = _data.floats(x), _data.floats(y)
        nx, ny = (gridsize, int(gridsize / math.sqrt(3))) if isinstance(gridsize, int) else gridsize
        ends = [(float(row.min()), float(row.max())) if len(row) else (0.0, 1.0) for row in (x, y)]
        if extent is not None:
            ends = [(float(extent[0]), float(extent[1])), (float(extent[2]), float(extent[3]))]
        ends = [(low - 0.1 * (abs(low) or 1.0), high + 0.1 * (abs(high) or 1.0)) if low == high else (low, high) for low, high in ends]
        room = 1e-9 * (ends[0][1] - ends[0][0])
        ends = [(ends[0][0] - room, ends[0][1] + room), ends[1]]
        corners = (x0, x1), (y0, y1) = ends
        sx, sy = (x1 - x0) / nx, (y1 - y0) / ny
        ix, iy = (x - x0) / sx, (y - y0) / sy
        # Two lattices, the second in the middles of the first; each point belongs to the nearer place.
        first, second = (np.round(ix), np.round(iy)), (np.floor(ix), np.floor(iy))
        near = (ix - first[0]) ** 2 + 3.0 * (iy - first[1]) ** 2 < (ix - second[0] - 0.5) ** 2 + 3.0 * (iy - second[1] - 0.5) ** 2
        inside = [(0 <= a) & (a < nx + more) & (0 <= b) & (b < ny + more) for (a, b), more in ((first, 1), (second, 0))]
        count = (nx + 1) * (ny + 1)
        places = np.where(near, np.where(inside[0], first[0] * (ny + 1) + first[1], -1), np.where(inside[1], count + second[0] * ny + second[1], -1)).astype("int64")
        total = count + nx * ny
        if C is None:
            found = np.bincount(places[places >= 0], minlength=total).astype("float64")
            if mincnt is not None:
                found = np.where(found < mincnt, float("nan"), found)
        else:
            values = _data.floats(C)
            if len(values) != len(x):
                raise ValueError("C must have the same length as x and y")
            groups = {}
            for place, value in zip(places.tolist(), values.tolist()):
                groups.setdefault(place, []).append(value)
            least = 1 if mincnt is None else mincnt
            found = np.array([float(reduce(groups[i])) if len(groups.get(i, ())) >= least else float("nan") for i in range(total)])
        across = np.concatenate([np.repeat(np.arange(nx + 1), ny + 1), np.repeat(np.arange(nx) + 0.5, ny)]) * sx + x0
        down = np.concatenate([np.tile(np.arange(ny + 1), nx + 1), np.tile(np.arange(ny) + 0.5, nx)]) * sy + y0
        known = ~np.isnan(found)
        if bins == "log" and norm is None:
            from matplotlib.colors import LogNorm
            norm = LogNorm()
        made = HexCollection(np.stack([across[known], down[known]], axis=1), (sx, sy), found[known], corners, norm=norm, cmap=cmap, **kwargs)
        made.set_clim(vmin, vmax)
        made.norm.autoscale_None(found[known])
        return self._shown(made)

    def arrow(self, x, y, dx, dy, **kwargs):
        """An arrow from a place by so much."""
        from matplotlib.patches import FancyArrow
        return self._add(FancyArrow(x, y, dx, dy, **kwargs))

    def xcorr(self, x, y, normed=True, detrend=None, usevlines=True, maxlags=10, **kwargs):
        """The correlation of two rows for each shift."""
        x, y = _data.floats(x), _data.floats(y)
        if len(x) != len(y):
            raise ValueError("x and y must be equal length")
        full = np.correlate(x, y, mode="full")
        if normed:
            full = full / np.sqrt(np.dot(x, x) * np.dot(y, y))
        count = len(x)
        maxlags = count - 1 if maxlags is None else maxlags
        if maxlags >= count or maxlags < 1:
            raise ValueError(f"maxlags must be None or strictly positive < {count}")
        lags, part = np.arange(-maxlags, maxlags + 1), full[count - 1 - maxlags:count + maxlags]
        if usevlines:
            lines = self.vlines(lags, 0, part, **kwargs)
            return lags, part, lines, self.axhline(0)
        return lags, part, self.plot(lags, part, "o", **kwargs)[0], None

    def acorr(self, x, **kwargs):
        """The correlation of a row with itself for each shift."""
        return self.xcorr(x, x, **kwargs)

    # What Gradus lacks, by name.
    angle_spectrum = _refused("angle_spectrum")
    barbs = _refused("barbs")
    cohere = _refused("cohere")
    csd = _refused("csd")
    magnitude_spectrum = _refused("magnitude_spectrum")
    phase_spectrum = _refused("phase_spectrum")
    psd = _refused("psd")
    specgram = _refused("specgram")
    streamplot = _refused("streamplot")
    table = _refused("table")
    tricontour = _refused("tricontour")
    tricontourf = _refused("tricontourf")
    tripcolor = _refused("tripcolor")
    triplot = _refused("triplot")
    secondary_xaxis = _refused("secondary_xaxis")
    secondary_yaxis = _refused("secondary_yaxis")
    indicate_inset = _refused("indicate_inset")
    indicate_inset_zoom = _refused("indicate_inset_zoom")
    pie_label = _refused("pie_label")
