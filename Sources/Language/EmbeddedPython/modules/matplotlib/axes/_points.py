# SPDX-License-Identifier: GPL-3.0-or-later
# Lines, points and reference lines.
import numpy as np
from matplotlib import _data
from matplotlib.artist import Artist
from matplotlib import colors as _colors
from matplotlib.collections import EventCollection, FillBetweenPolyCollection, LineCollection, PathCollection
from matplotlib.container import StemContainer
from matplotlib.lines import AxLine, Line2D, check_marker
from matplotlib.patches import Polygon, Rectangle, StepPatch

def parse_format(fmt):
    # 'r--o' as line, marker and colour.
    def refuse(why):
        return ValueError(f"{fmt!r} is not a valid format string ({why})")
    if len(fmt) > 1 or fmt not in "0123456789":
        try:
            if _colors.is_color_like(fmt) and not (len(fmt) == 1 and fmt in "12348.") and fmt.strip() and not fmt.isdigit():
                return None, None, fmt
        except ValueError:
            pass
    line = marker = color = None
    i = 0
    while i < len(fmt):
        if fmt[i:i + 2] in ("--", "-."):
            if line is not None:
                raise refuse("two linestyle symbols")
            line = fmt[i:i + 2]
            i += 2
        elif fmt[i] in ".,ov^<>12348spP*hH+xXDd|_":
            if marker is not None:
                raise refuse("two marker symbols")
            marker = fmt[i]
            i += 1
        elif fmt[i] in "bgrcmykw":
            if color is not None:
                raise refuse("two color symbols")
            color = fmt[i]
            i += 1
        elif fmt[i] in "-: ":
            if line is not None:
                raise refuse("two linestyle symbols")
            line = fmt[i]
            i += 1
        elif fmt[i] == "C" and fmt[i + 1:i + 2].isdigit():
            color = fmt[i:i + 2]
            i += 2
        else:
            raise refuse(f"unrecognized character {fmt[i]!r}")
    if line is None and marker is None:
        line = "-"
    return "None" if line is None else line, "None" if marker is None else marker, color

def named_data(data, value):
    # A column of data= by its name.
    if isinstance(value, str):
        try:
            return data[value]
        except (KeyError, IndexError, TypeError, ValueError):
            return value
    return value

def columns(value):
    # As one row or several columns.
    made = value if isinstance(value, np.ndarray) else _data.array(value)
    return made.reshape(1) if made.ndim == 0 else made

class PointAxes:
    def plot(self, *args, scalex=True, scaley=True, data=None, **kwargs):
        """Lines over x, or over 0, 1, 2 …; a format such as 'o' draws points."""
        names = None
        if data is not None:
            names = [arg for arg in args if isinstance(arg, str)]
            args = [named_data(data, arg) for arg in args]
            if "label" not in kwargs and names:
                kwargs["label"] = names[-1] if len(names) < 3 else names[1]
        made, rest = [], list(args)
        while rest:
            part, rest = rest[:2], rest[2:]
            if rest and isinstance(rest[0], str):
                part.append(rest.pop(0))
            made += self._plotted(part, dict(kwargs))
        for line in made:
            self._add(line)
            if not line._get("label"):
                line._props["label"] = f"_child{len(self._children) - 1}"
        return made

    def _plotted(self, part, keywords):
        fmt = None
        if len(part) > 1 and isinstance(part[-1], str):
            *part, fmt = part
        given = {}
        if fmt is not None:
            line, marker, color = parse_format(fmt)
            given = {name: value for name, value in (("linestyle", line), ("marker", marker), ("color", color)) if value is not None}
        if len(part) == 2:
            x_orig, y_orig = part
            x, y = self._column_places(x_orig, 0), self._column_places(y_orig, 1)
        else:
            x_orig, y_orig = None, part[0]
            y = self._column_places(y_orig, 1)
            x = np.arange(len(y), dtype="float64")
        if x.shape[0] != y.shape[0]:
            raise ValueError(f"x and y must have same first dimension, but have shapes {_data.shape_text(x.shape)} and {_data.shape_text(y.shape)}")
        if x.ndim > 2 or y.ndim > 2:
            raise ValueError(f"x and y can be no greater than 2D, but have shapes {_data.shape_text(x.shape)} and {_data.shape_text(y.shape)}")
        wide = x.ndim == 2 or y.ndim == 2
        xs = [x[:, i] for i in range(x.shape[1])] if x.ndim == 2 else [x]
        ys = [y[:, i] for i in range(y.shape[1])] if y.ndim == 2 else [y]
        if len(xs) > 1 and len(ys) > 1 and len(xs) != len(ys):
            raise ValueError(f"x has {len(xs)} columns but y has {len(ys)} columns")
        count = max(len(xs), len(ys)) if min(len(xs), len(ys)) else 0
        label = keywords.pop("label", None)
        if not isinstance(label, str) and hasattr(label, "__len__"):
            if len(label) != count:
                raise ValueError(f"label must be scalar or have the same length as the input data, but found {len(label)} for {count} datasets.")
            labels = list(label)
        else:
            labels = [label] * count
        lines = []
        for i in range(count):
            props = {}
            style = keywords.get("ls", keywords.get("linestyle"))
            if "color" not in keywords and "c" not in keywords and "color" not in given:
                props.update(self._next(0))
            props.update(given)
            props.update(keywords)
            if labels[i] is not None:
                props["label"] = labels[i]
            line = Line2D([], [], **props)
            line.axes, line.figure = self, self.figure
            line._x, line._y = xs[i % len(xs)].astype("float64"), ys[i % len(ys)].astype("float64")
            line._xorig = xs[i % len(xs)] if wide or _data.words(x_orig) is None else x_orig
            line._yorig = ys[i % len(ys)] if wide or _data.words(y_orig) is None else y_orig
            lines.append(line)
        return lines

    def _column_places(self, value, place):
        if _data.words(value) is not None or _data.dates(value) is not None:
            return self._places(value, place)
        if isinstance(value, dict):
            raise TypeError(f"float() argument must be a string or a real number, not 'dict'")
        return columns(value)

    def _log_plot(self, args, kwargs, x, y):
        for name in ("base", "basex", "basey", "subs", "nonpositive"):
            kwargs.pop(name, None)
        if x:
            self.set_xscale("log")
        if y:
            self.set_yscale("log")
        return self.plot(*args, **kwargs)

    def semilogy(self, *args, **kwargs):
        """Lines over a logarithmic y axis."""
        return self._log_plot(args, kwargs, False, True)

    def semilogx(self, *args, **kwargs):
        """Lines over a logarithmic x axis."""
        return self._log_plot(args, kwargs, True, False)

    def loglog(self, *args, **kwargs):
        """Lines over two logarithmic axes."""
        return self._log_plot(args, kwargs, True, True)

    def step(self, x, y, *args, where="pre", data=None, **kwargs):
        """Stairs."""
        _data.one_of(["pre", "post", "mid"], where=where)
        kwargs["drawstyle"] = "steps-" + where
        return self.plot(x, y, *args, data=data, **kwargs)

    def scatter(self, x, y, s=None, c=None, *, marker=None, cmap=None, norm=None, vmin=None, vmax=None, alpha=None, linewidths=None,
                edgecolors=None, colorizer=None, plotnonfinite=False, data=None, **kwargs):
        """Points."""
        if data is not None:
            x, y, s, c = [named_data(data, value) for value in (x, y, s, c)]
        x, y = self._column_places(x, 0).astype("float64").reshape(-1), self._column_places(y, 1).astype("float64").reshape(-1)
        if x.shape[0] != y.shape[0]:
            raise ValueError("x and y must be the same size")
        sizes = _data.floats(36.0 if s is None else s)
        if len(sizes) not in (1, len(x)):
            raise ValueError(f"s (size {len(sizes)}) cannot be broadcast to match x and y (size {len(x)})")
        color = kwargs.pop("color", None)
        face = kwargs.pop("facecolors", kwargs.pop("facecolor", None))
        edges = kwargs.pop("edgecolor", edgecolors)
        if color is not None:
            if c is not None:
                raise ValueError("Supply a 'c' argument or a 'color' kwarg but not both; they differ but their functionalities overlap.")
            try:
                _colors.to_rgba_array(color)
            except (ValueError, TypeError):
                raise ValueError("'color' kwarg must be a color or sequence of color specs.  For a sequence of values to be color-mapped, use "
                                 "the 'c' argument instead.") from None
            face = color if face is None else face
        values, colors = self._point_colors(c, len(x), face)
        if isinstance(marker, str) or marker is None:
            marker = check_marker("o" if marker is None else marker)
        given = {"facecolor": colors} if values is None else {}
        for name, value in (("alpha", alpha), ("linewidth", linewidths)):
            if value is not None:
                given[name] = value
        if isinstance(edges, str) and edges != "face" or edges is not None and not isinstance(edges, str):
            given["edgecolor"] = edges
        made = PathCollection(np.stack([x, y], axis=1), sizes, marker, norm=norm, cmap=cmap, **given, **kwargs)
        if values is not None:
            made.set_array(values)
            made._keeps_all = bool(plotnonfinite)
            made.set_clim(vmin, vmax)
            made.norm.autoscale_None(values)
            self._image = made
            self.figure._mappable = made
        return self._add(made)

    def _point_colors(self, c, count, face):
        # Numbers for the map of colours, or colours.
        if c is None:
            return None, self._next_color() if face is None else face
        if isinstance(c, str):
            if not _colors.is_color_like(c) and c.lower() != "none":
                raise ValueError(f"'c' argument must be a color, a sequence of colors, or a sequence of numbers, not {c!r}")
            return None, c
        if isinstance(c, (list, tuple)) and len(c) and isinstance(c[0], (str, tuple, list)):
            for item in c:
                if not _colors.is_color_like(item):
                    raise ValueError(f"'c' argument must be a color, a sequence of colors, or a sequence of numbers, not {c!r}")
            if len(c) not in (0, 1, count):
                raise ValueError(f"'c' argument has {len(c)} elements, which is inconsistent with 'x' and 'y' with size {count}.")
            return None, list(c)
        if getattr(c, "dtype", None) == str or getattr(c, "dtype", None) == object:
            return self._point_colors(c.tolist(), count, face)
        values = _data.array(c)
        if values.ndim == 2 and values.shape[1] in (3, 4) and values.shape != (1, count) and values.shape[0] in (1, count):
            rows = [tuple(row) for row in values.tolist()]
            return None, rows if len(rows) > 1 else rows[0]
        if values.size == count:
            return values.astype("float64").reshape(-1), None
        if values.ndim == 1 and values.size in (3, 4) and _colors.is_color_like(values.tolist()):
            return None, tuple(values.tolist())
        raise ValueError(f"'c' argument has {values.shape[0] if values.ndim else 1} elements, which is inconsistent with 'x' and 'y' with size {count}.")

    def fill_between(self, x, y1, y2=0, where=None, interpolate=False, step=None, *, data=None, **kwargs):
        """The band between two curves over x."""
        return self._band(x, y1, y2, where, data, step, kwargs, 0, ("x", "y1", "y2"))

    def fill_betweenx(self, y, x1, x2=0, where=None, step=None, interpolate=False, *, data=None, **kwargs):
        """The band between two curves over y."""
        return self._band(y, x1, x2, where, data, step, kwargs, 1, ("y", "x1", "x2"))

    def _band(self, t, low, high, where, data, step, keywords, place, names):
        if data is not None:
            t, low, high = [named_data(data, value) for value in (t, low, high)]
        t = self._column_places(t, place).astype("float64")
        sides = []
        for name, value in zip(names[1:], (low, high)):
            row = _data.array(value).astype("float64")
            if row.ndim > 1:
                raise ValueError(f"{name!r} is not 1-dimensional")
            if row.ndim and row.shape[0] != 1 and row.shape[0] != t.shape[0]:
                raise ValueError(f"{names[0]!r} has size {t.shape[0]}, but {name!r} has an unequal size of {row.shape[0]}")
            sides.append(np.zeros(t.shape[0]) + row)
        if where is not None:
            chosen = np.asarray(_data.array(where)).astype("bool")
            if chosen.shape[0] != t.shape[0]:
                raise ValueError(f"where size ({chosen.shape[0]}) does not match {names[0]!r} size ({t.shape[0]})")
            sides = [np.where(chosen, side, float("nan")) for side in sides]
        if step is not None:
            _data.one_of(["pre", "post", "mid"], step=step)
            if step == "mid":
                middles = np.repeat((t[1:] + t[:-1]) / 2, 2)
                t, sides = np.concatenate([t[:1], middles, t[-1:]]), [np.repeat(side, 2) for side in sides]
            else:
                cut = (slice(None, -1), slice(1, None)) if step == "pre" else (slice(1, None), slice(None, -1))
                t, sides = np.repeat(t, 2)[cut[0]], [np.repeat(side, 2)[cut[1]] for side in sides]
        if not {"color", "facecolor", "facecolors", "fc"} & set(keywords):
            keywords["facecolor"] = self._next_color()
        return self._add(FillBetweenPolyCollection(t, *sides, place == 1, **keywords))

    def fill(self, *args, data=None, **kwargs):
        """Polygons."""
        made, rest = [], [named_data(data, arg) for arg in args] if data is not None else list(args)
        while rest:
            pair, rest = rest[:2], rest[2:]
            color = rest.pop(0) if rest and isinstance(rest[0], str) else None
            x, y = self._column_places(pair[0], 0).astype("float64"), self._column_places(pair[1], 1).astype("float64")
            given = dict(kwargs)
            if not {"color", "facecolor", "fc"} & set(given):
                given["facecolor"] = color or self._next_color()
            made.append(self._add(Polygon(np.stack([x, y], axis=1), **given)))
        return made

    def stem(self, *args, linefmt=None, markerfmt=None, basefmt=None, bottom=0, label=None, orientation="vertical", data=None):
        """Points on stems."""
        _data.one_of(["vertical", "horizontal"], orientation=orientation)
        args = [named_data(data, arg) for arg in args] if data is not None else list(args)
        formats = [arg for arg in args if isinstance(arg, str)]
        args = [arg for arg in args if not isinstance(arg, str)]
        if not 1 <= len(args) <= 2:
            raise TypeError(f"stem expected between 1 or 3 positional arguments, got {args}")
        upright = orientation == "vertical"
        heads = self._column_places(args[-1], 1 if upright else 0).reshape(-1)
        locs = np.arange(len(heads)) if len(args) == 1 else self._column_places(args[0], 0 if upright else 1).reshape(-1)
        if len(heads) not in (1, len(locs)):
            raise ValueError(f"could not broadcast input array from shape ({len(heads)},) into shape ({len(locs)},)")
        for fmt in (linefmt or (formats[0] if formats else None), markerfmt, basefmt):
            if fmt is not None:
                parse_format(fmt)
        color = self._next(0).get("color", "C0")
        ends = [[(t, bottom), (t, head)] if upright else [(bottom, t), (head, t)] for t, head in zip(locs.tolist(), heads.tolist())]
        stems = self._add(LineCollection(ends, facecolor=color))
        stems._words = f"{len(ends)} stems from {bottom:g}"
        marker = parse_format(markerfmt)[1] if markerfmt is not None else "o"
        pair = (locs, heads) if upright else (heads, locs)
        markers = Line2D([], [], color=color, linestyle="None", marker="o" if marker == "None" else marker, label="_nolegend_")
        markers.axes = self
        markers.set_data(*pair)
        self._add(markers)
        edge = np.array([float(locs.min()), float(locs.max())]) if len(locs) else np.zeros(0)
        level = np.zeros(len(edge)) + float(bottom)
        base = Line2D([], [], color="C3", linestyle="-", label="_nolegend_")
        base.axes = self
        base.set_data(*((edge, level) if upright else (level, edge)))
        base._items = list
        self._add(base)
        made = StemContainer((markers, stems, base), label=label)
        if label:
            markers._props["label"] = str(label)
        return self.add_container(made)

    def _reference(self, place, value, keywords, span):
        row = _data.array(value)
        if row.ndim and row.size != 1:
            raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
        spot = float(self._places([value], place)[0]) if isinstance(value, str) else float(row.reshape(-1)[0])
        if "transform" in keywords:
            raise ValueError(f"'transform' is not allowed as a keyword argument; ax{'vh'[place]}line generates its own transform.")
        line = Line2D([], [], **{"color": "C0"} | keywords)
        line._x, line._y = (np.array([spot, spot]), np.array([0.0, 1.0])) if place == 0 else (np.array([0.0, 1.0]), np.array([spot, spot]))
        line._xorig, line._yorig = ([spot, spot], [0, 1]) if place == 0 else ([0, 1], [spot, spot])
        line._span = span
        kind = ("vline", "hline")[place]
        line._limits = lambda: ([spot], []) if place == 0 else ([], [spot])
        line._items = lambda: [(kind, line._legend_label(), float((line._x if place == 0 else line._y)[0]), line._get("color"))]
        return self._add(line)

    def axhline(self, y=0, xmin=0, xmax=1, **kwargs):
        """A level line across the axes."""
        return self._reference(1, y, kwargs, (xmin, xmax))

    def axvline(self, x=0, ymin=0, ymax=1, **kwargs):
        """An upright line across the axes."""
        return self._reference(0, x, kwargs, (ymin, ymax))

    def axline(self, xy1, xy2=None, *, slope=None, **kwargs):
        """A line without end."""
        if (xy2 is None) == (slope is None):
            raise TypeError("Exactly one of 'xy2' and 'slope' must be given")
        if "color" not in kwargs and "c" not in kwargs:
            kwargs["color"] = self._next_color(0)
        return self._add(AxLine(xy1, xy2, slope, **kwargs))

    def _span(self, place, low, high, share, keywords):
        low, high = [float(self._places([value], place)[0]) for value in (low, high)]
        made = Rectangle((low, 0) if place == 0 else (0, low), high - low if place == 0 else 1, 1 if place == 0 else high - low, **keywords)
        made._limits = lambda: ([low, high], []) if place == 0 else ([], [low, high])
        made._items = lambda: [("span", made._legend_label(), place, low, high)]
        made._share = tuple([float(end) for end in share])
        if made._share != (0.0, 1.0):
            Artist._leave_out("the ends of a span")
        return self._add(made)

    def axhspan(self, ymin, ymax, xmin=0, xmax=1, **kwargs):
        """A level band across the axes."""
        return self._span(1, ymin, ymax, (xmin, xmax), kwargs)

    def axvspan(self, xmin, xmax, ymin=0, ymax=1, **kwargs):
        """An upright band across the axes."""
        return self._span(0, xmin, xmax, (ymin, ymax), kwargs)

    def _straight(self, places, low, high, across, colors, linestyles, label, keywords, name):
        places = self._places(places if hasattr(places, "__iter__") else [places], across)
        low, high = [self._places(value if hasattr(value, "__iter__") else [value], 1 - across) for value in (low, high)]
        count = len(places)
        for row in (low, high):
            if len(row) not in (1, count):
                raise ValueError(f"could not broadcast input array from shape ({len(row)},) into shape ({count},)")
        rows = [np.zeros(count) + row for row in (places, low, high)]
        ends = [[(p, a), (p, b)] if across == 0 else [(a, p), (b, p)] for p, a, b in zip(*[row.tolist() for row in rows])]
        if colors is not None:
            keywords["facecolor"] = colors
        made = LineCollection(ends, label=label, **({} if linestyles == "solid" else {"linestyle": linestyles}) | keywords)
        made._words = f"{count} {name} line{'' if count == 1 else 's'} at " + ", ".join([f"{p:g}" for p in rows[0].tolist()[:5]]) + (", …" if count > 5 else "")
        return self._add(made)

    def vlines(self, x, ymin, ymax, colors=None, linestyles="solid", *, label="", data=None, **kwargs):
        """Upright lines between two heights."""
        return self._straight(x, ymin, ymax, 0, kwargs.pop("color", colors), linestyles, label, kwargs, "upright")

    def hlines(self, y, xmin, xmax, colors=None, linestyles="solid", *, label="", data=None, **kwargs):
        """Level lines between two places."""
        return self._straight(y, xmin, xmax, 1, kwargs.pop("color", colors), linestyles, label, kwargs, "level")

    def eventplot(self, positions, orientation="horizontal", *, lineoffsets=1, linelengths=1, linewidths=None, colors=None, alpha=None,
                  linestyles="solid", data=None, **kwargs):
        """A short line at each position."""
        rows = [_data.floats(positions)] if not len(positions) or _data.is_number(positions[0]) else [_data.floats(row) for row in positions]
        made = []
        for i, row in enumerate(rows):
            offset = lineoffsets[i] if hasattr(lineoffsets, "__len__") else lineoffsets if len(rows) == 1 else lineoffsets * i
            ends = [[(t, offset - linelengths / 2), (t, offset + linelengths / 2)] if orientation == "horizontal"
                    else [(offset - linelengths / 2, t), (offset + linelengths / 2, t)] for t in row.tolist()]
            looks = {}
            for name, value in (("facecolor", colors), ("linewidth", linewidths), ("linestyle", linestyles), ("alpha", alpha)):
                # One for each row, or one for all.
                if isinstance(value, (list, tuple)) and not (name == "facecolor" and _colors.is_color_like(value)):
                    value = value[i % len(value)]
                if value is not None and value != "solid":
                    looks[name] = value
            made.append(self._add(EventCollection(row, ends, **looks | kwargs)))
        return made

    def stairs(self, values, edges=None, *, orientation="vertical", baseline=0, fill=False, data=None, **kwargs):
        """Stairs over edges."""
        if not {"color", "facecolor", "edgecolor"} & set(kwargs):
            kwargs["edgecolor"] = self._next_color(0)
        count = len(values)
        return self._add(StepPatch(values, range(count + 1) if edges is None else edges, baseline=baseline, orientation=orientation, fill=fill, **kwargs))

    def ecdf(self, x, weights=None, *, complementary=False, orientation="vertical", compress=False, data=None, **kwargs):
        """The share of values up to each value."""
        _data.one_of(["horizontal", "vertical"], orientation=orientation)
        x = _data.floats(x)
        if np.isnan(x).any():
            raise ValueError("ecdf() does not support NaNs")
        order = np.argsort(x)
        x = x[order]
        weight = np.ones(len(x)) if weights is None else _data.floats(weights)[order]
        share = np.cumsum(weight / weight.sum())
        y = np.concatenate([np.zeros(1), share])
        x = np.concatenate([x[:1], x])
        if complementary:
            y = 1 - y
        line, = self.plot(*((x, y) if orientation == "vertical" else (y, x)), drawstyle="steps-post", **kwargs)
        return line
