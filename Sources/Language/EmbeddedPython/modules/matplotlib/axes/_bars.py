# SPDX-License-Identifier: GPL-3.0-or-later
# Bars, histograms, pies, boxes, errors.
import numpy as np
from matplotlib import _data, rcParams
from matplotlib import colors as _colors
from matplotlib.artist import Artist
from matplotlib.axes._base import silent_list
from matplotlib.axes._points import named_data
from matplotlib.collections import FillBetweenPolyCollection, LineCollection, PolyCollection
from matplotlib.container import BarContainer, ErrorbarContainer
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle, StepPatch, Wedge
from matplotlib.text import Annotation, Text

def _fitting(rows, names, values):
    # Numbers in one size, or matplotlib's refusal.
    count = max([len(row) for row in rows])
    for name, row in zip(names, rows):
        if len(row) not in (1, count):
            # The first two that differ are named.
            other = next(i for i, part in enumerate(rows) if len(part) != len(row) and len(part) != 1)
            pair = sorted([names.index(name), other])
            raise ValueError("shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between " + " and ".join(
                [f"{names[i]!r} with shape ({len(rows[i])},)" for i in pair]) + ".")
    return [row if len(row) == count else np.repeat(row, count) for row in rows]

class BarAxes:
    def bar(self, x, height, width=0.8, bottom=None, *, align="center", data=None, **kwargs):
        """Upright bars."""
        if data is not None:
            x, height, width, bottom = [named_data(data, value) for value in (x, height, width, bottom)]
        return self._barred(0, x, height, width, bottom, align, kwargs, ("x", "height", "width", "y"))

    def barh(self, y, width, height=0.8, left=None, *, align="center", data=None, **kwargs):
        """Level bars."""
        if data is not None:
            y, width, height, left = [named_data(data, value) for value in (y, width, height, left)]
        return self._barred(1, y, width, height, left, align, kwargs, ("y", "width", "height", "x"))

    def _barred(self, place, spots, sizes, widths, bases, align, keywords, names):
        _data.one_of(["center", "edge"], align=align)
        color, edge = keywords.pop("color", None), keywords.pop("edgecolor", keywords.pop("ec", None))
        face = keywords.pop("facecolor", keywords.pop("fc", None))
        color = face if face is not None else color
        label = keywords.pop("label", "")
        errors = {name: keywords.pop(name, None) for name in ("xerr", "yerr")}
        looks = {name: keywords.pop(name) for name in ("ecolor", "capsize") if name in keywords}
        looks.update(keywords.pop("error_kw", None) or {})
        log, ticks = keywords.pop("log", False), keywords.pop("tick_label", None)
        hatches = keywords.pop("hatch", None)
        hatches = [hatches] if hatches is None or isinstance(hatches, str) else list(hatches)
        if log:
            (self.set_yscale if place == 0 else self.set_xscale)("log")
        if color is None:
            color = self._next_color()
        try:
            shades = _colors.to_rgba_array(color)
        except (ValueError, TypeError):
            raise ValueError("'facecolor' or 'color' argument must be a valid color or sequence of colors.") from None
        spots = self._places(spots if hasattr(spots, "__iter__") and getattr(spots, "shape", None) != () or isinstance(spots, str) else [spots], place)
        rows = [spots] + [_data.array(part).reshape(-1) for part in (sizes, widths, 0 if bases is None else bases)]
        order = (0, 1, 2, 3) if place == 0 else (3, 0, 1, 2)
        # The order in which matplotlib looks at them.
        sequence = [0, 1, 2, 3] if place == 0 else [3, 1, 2, 0]
        ordered = _fitting([rows[i] for i in sequence], [names[i] for i in sequence], None)
        rows = [ordered[sequence.index(i)] for i in range(4)]
        spots, sizes, widths, bases = [row.tolist() for row in rows]
        several = not isinstance(label, str) and hasattr(label, "__len__")
        if several and len(label) != len(spots):
            raise ValueError(f"number of labels ({len(label)}) does not match number of bars ({len(spots)}).")
        given = color if not isinstance(color, str) and not _colors.is_color_like(color) else None
        shades = list(given) if given is not None else [color]
        made = []
        for i, (spot, size, wide, base) in enumerate(zip(spots, sizes, widths, bases)):
            low = spot - wide / 2 if align == "center" else spot
            bar = Rectangle((low, base) if place == 0 else (base, low), wide if place == 0 else size, size if place == 0 else wide,
                            facecolor=shades[i % len(shades)], label=label[i] if several else "_nolegend_", hatch=hatches[i % len(hatches)], **keywords)
            # matplotlib's numbers are numpy's.
            numbers = [np.float64(low), rows[3][i], rows[2][i], rows[1][i]]
            bar._x, bar._y, bar._width, bar._height = numbers if place == 0 else [numbers[1], numbers[0], numbers[3], numbers[2]]
            if edge is not None:
                bar._put("edgecolor", edge if isinstance(edge, str) or _colors.is_color_like(edge) else edge[i % len(edge)])
            bar._bar = "v" if place == 0 else "h"
            bar._sticks = ([], [float(base)]) if place == 0 else ([float(base)], [])
            bar._center = spot
            made.append(self._add(bar))
        errorbar = None
        for name, value in errors.items():
            if value is not None:
                ends = [base + size for base, size in zip(bases, sizes)]
                pair = (spots, ends) if place == 0 else (ends, spots)
                errorbar = self.errorbar(*pair, fmt="none", **{name: value}, **{"ecolor": "k"} | looks)
        container = BarContainer(made, errorbar, datavalues=rows[1], orientation="vertical" if place == 0 else "horizontal",
                                 label="" if several else label)
        if ticks is not None:
            words = [ticks] * len(spots) if isinstance(ticks, str) else list(ticks)
            (self.set_xticks if place == 0 else self.set_yticks)(spots, words)
        for bar in made:
            bar._container = container
        return self.add_container(container)

    def bar_label(self, container, labels=None, *, fmt="%g", label_type="edge", padding=0, **kwargs):
        """The numbers at the ends of bars."""
        _data.one_of(["edge", "center"], label_type=label_type)
        made = []
        errors = container.errorbar.lines[2][0]._segments if container.errorbar and container.errorbar.lines[2] else []
        pads = list(padding) if hasattr(padding, "__iter__") else [padding] * len(container)
        if len(pads) != len(container):
            raise ValueError(f"padding must be of length {len(container)} when passed as a sequence")
        for i, (bar, value, padding) in enumerate(zip(container, container.datavalues.tolist(), pads)):
            words = fmt.format(value) if isinstance(fmt, str) and "{" in fmt else fmt % value if isinstance(fmt, str) else fmt(value)
            if labels is not None and i < len(labels) and labels[i] is not None:
                words = labels[i]
            x, y = float(bar._x + bar._width / 2), float(bar._y + bar._height)
            if container.orientation == "horizontal":
                x, y = float(bar._x + bar._width), float(bar._y + bar._height / 2)
            upright, sign = container.orientation != "horizontal", -1 if value < 0 else 1
            if i < len(errors):
                # Beyond the error of the bar.
                ends = [float(end) for end in errors[i][:, 1 if upright else 0].tolist()]
                end = max(ends) if sign > 0 else min(ends)
                x, y = (x, end) if upright else (end, y)
            side = {"ha": "center", "va": "bottom" if sign > 0 else "top"} if upright else {"ha": "left" if sign > 0 else "right", "va": "center"}
            if label_type == "center":
                x, y = (x, float(bar._y + bar._height / 2)) if upright else (float(bar._x + bar._width / 2), y)
                side = {"ha": "center", "va": "center"}
            shift = (0, sign * padding) if upright else (sign * padding, 0)
            text = Annotation(words, (np.float64(x), np.float64(y)), xytext=shift, textcoords="offset points", **side | kwargs)
            text._x, text._y = shift
            made.append(self._add(text))
        container._labels = [text.get_text() for text in made]
        return made

    def grouped_bar(self, heights, *, positions=None, group_spacing=1.5, bar_spacing=0, tick_labels=None, labels=None, orientation="vertical",
                    colors=None, **kwargs):
        raise NotImplementedError("Gradus has no matplotlib.axes.Axes.grouped_bar: bar() draws bars side by side")

    def broken_barh(self, xranges, yrange, *, align="bottom", **kwargs):
        """Level bars with gaps."""
        _data.one_of(["bottom", "center", "top"], align=align)
        low, height = yrange
        low -= {"bottom": 0, "center": height / 2, "top": height}[align]
        verts = [[(x, low), (x + wide, low), (x + wide, low + height), (x, low + height)] for x, wide in xranges]
        return self._add(PolyCollection(verts, **kwargs))

    def hist(self, x, bins=None, range=None, density=False, weights=None, cumulative=False, bottom=None, histtype="bar", align="mid",
             orientation="vertical", rwidth=None, log=False, color=None, label=None, stacked=False, *, data=None, **kwargs):
        """How many values lie in each of some intervals: counts, borders and the bars."""
        if data is not None:
            x = named_data(data, x)
        _data.one_of(["bar", "barstacked", "step", "stepfilled"], histtype=histtype)
        _data.one_of(["left", "mid", "right"], align=align)
        _data.one_of(["horizontal", "vertical"], orientation=orientation)
        stacked = stacked or histtype == "barstacked"
        sets = _sets(x)
        every = np.concatenate(sets) if sets else np.zeros(0)
        kept = every[np.isfinite(every)]
        if range is None and kept.size != every.size and kept.size:
            range = (float(kept.min()), float(kept.max()))
        load = None
        if weights is not None:
            load = _sets(weights) if len(sets) > 1 else [_data.floats(weights)]
            for row, weight in zip(sets, load):
                if len(row) != len(weight):
                    raise ValueError("weights should have the same shape as x")
        bins = rcParams["hist.bins"] if bins is None else bins
        if not isinstance(bins, (str, int)):
            bins = bins.item() if getattr(bins, "shape", None) == () else _data.floats(bins)
        edges = np.histogram_bin_edges(every, bins, range, None if load is None else np.concatenate(load))
        tops = [np.histogram(row, edges, weights=None if load is None else load[i])[0].astype("float64") for i, row in enumerate(sets)]
        widths = np.diff(edges)
        if density and not stacked:
            tops = [row / widths / row.sum() for row in tops]
        if stacked:
            tops = list(np.cumsum(np.stack(tops), axis=0)) if tops else tops
            if density:
                tops = [row / widths / tops[-1].sum() for row in tops]
        if cumulative:
            back = not isinstance(cumulative, bool) and cumulative < 0
            parts = [row * widths if density else row for row in tops]
            tops = [np.cumsum(row[::-1])[::-1] if back else np.cumsum(row) for row in parts]
        labels = [label] * len(sets) if label is None or isinstance(label, str) else [str(item) for item in label]
        colors = [None] * len(sets) if color is None else [color] if isinstance(color, str) or _colors.is_color_like(color) else list(color)
        if color is not None and len(colors) != len(sets):
            raise ValueError(f"The 'color' keyword argument must have one color per dataset, but {len(sets)} datasets and {len(colors)} colors were provided")
        if len(labels) < len(sets):
            labels += [None] * (len(sets) - len(labels))
        drawn = self._stairs if histtype.startswith("step") else self._hist_bars
        made = drawn(tops, edges, labels, colors, stacked, rwidth, orientation, align, bottom, log, histtype, kwargs)
        if len(sets) == 1:
            return tops[0], edges, made[0]
        kind = "BarContainer" if not histtype.startswith("step") else "list[Polygon]"
        return np.stack(tops), edges, silent_list(kind, made)

    def _hist_bars(self, tops, edges, labels, colors, stacked, rwidth, orientation, align, bottom, log, histtype, keywords):
        widths, count = np.diff(edges), len(tops)
        total = min(1.0, max(0.0, rwidth)) if rwidth is not None else 0.8 if count > 1 and not stacked else 1.0
        step = 0 if stacked else 1
        wide = widths * (total if stacked else total / count)
        shift = -0.5 * total * (1 - 1 / count) if not stacked else 0.0
        move = {"left": 0, "mid": 0.5, "right": 1}[align]
        made, before = [], np.zeros(len(widths))
        for i, row in enumerate(tops):
            spots = edges[:-1] + move * widths + shift * widths + step * i * wide
            base = before if stacked else np.zeros(len(widths))
            base = base if bottom is None else base + bottom
            given = dict(keywords)
            given["color"] = colors[i] if colors[i] is not None else self._next_color(0)
            heights = row - before if stacked else row
            bars = (self.bar(spots, heights, wide, base, align="center", log=log, **given) if orientation == "vertical"
                    else self.barh(spots, heights, wide, base, align="center", log=log, **given))
            bars._edges = edges
            if labels[i] is not None and len(bars):
                # The first bar has the name, so that a legend lists it where it was drawn.
                bars[0].set_label(labels[i])
            made.append(bars)
            if stacked:
                before = row
        return made

    def _stairs(self, tops, edges, labels, colors, stacked, rwidth, orientation, align, bottom, log, histtype, keywords):
        if log:
            (self.set_yscale if orientation == "vertical" else self.set_xscale)("log")
        made = []
        for i, row in enumerate(tops):
            x = np.repeat(edges, 2)
            y = np.concatenate([np.zeros(1), np.repeat(row, 2), np.zeros(1)]) + (0 if bottom is None else bottom)
            color = colors[i] if colors[i] is not None else self._next_color(0)
            given = dict(keywords)
            if histtype == "step":
                # An outline lies over areas, as lines do.
                given.setdefault("zorder", 2)
            given[("facecolor" if histtype == "stepfilled" else "edgecolor")] = given.pop("edgecolor", color) if histtype == "step" else color
            pair = [x, y] if orientation == "vertical" else [y, x]
            part = Polygon(np.stack(pair, axis=1), closed=histtype == "stepfilled", fill=histtype == "stepfilled", **given)
            part._limits = lambda part=part: (part._xy[:, 0], part._xy[:, 1])
            part._sticky = lambda: ([], [0.0]) if orientation == "vertical" else ([0.0], [])
            # matplotlib's outline is open.
            part._items = lambda part=part: [("line", part._legend_label(), part._xy[:, 0], part._xy[:, 1], "C0", False, f"outline of {len(edges) - 1} intervals")]
            self._add(part)
            if labels[i] is not None:
                part.set_label(labels[i])
            made.append([part])
        return made

    def hist2d(self, x, y, bins=10, range=None, density=False, weights=None, cmin=None, cmax=None, *, data=None, **kwargs):
        """How many points lie in each cell."""
        x, y = _data.floats(x), _data.floats(y)
        if len(x) != len(y):
            raise ValueError("x and y must have the same length.")
        counts, xedges, yedges = np.histogram2d(x, y, bins=bins, range=range, density=density, weights=weights)
        if cmin is not None:
            counts = np.where(counts < cmin, float("nan"), counts)
        if cmax is not None:
            counts = np.where(counts > cmax, float("nan"), counts)
        mesh = self.pcolormesh(xedges, yedges, counts.T, **kwargs)
        self.set_xlim(float(xedges[0]), float(xedges[-1]))
        self.set_ylim(float(yedges[0]), float(yedges[-1]))
        return counts, xedges, yedges, mesh

    def pie(self, x, explode=None, labels=None, colors=None, autopct=None, pctdistance=0.6, shadow=False, labeldistance=1.1, startangle=0,
            radius=1, counterclock=True, wedgeprops=None, textprops=None, center=(0, 0), frame=False, rotatelabels=False, *, normalize=True,
            hatch=None, data=None):
        """The shares of a whole."""
        x = _data.floats(x)
        if not np.isfinite(x).all():
            raise ValueError("Wedge sizes must be finite numbers")
        if (x < 0).any():
            raise ValueError("Wedge sizes 'x' must be non negative values")
        total = float(x.sum())
        if normalize:
            if total == 0:
                raise ValueError("All wedge sizes are zero")
            shares = x / total
        elif total > 1:
            raise ValueError("Cannot plot an unnormalized pie with sum(x) > 1")
        else:
            shares = x
        if labels is not None and len(labels) != len(x):
            raise ValueError(f"'labels' must be of length 'x', not {len(labels)}")
        if explode is not None and len(explode) != len(x):
            raise ValueError(f"'explode' must be of length 'x', not {len(explode)}")
        if rotatelabels:
            Artist._leave_out("rotatelabels")
        wedges, texts, percents = [], [], []
        hatches = [hatch] if hatch is None or isinstance(hatch, str) else list(hatch)
        angle = startangle / 360
        for i, share in enumerate(shares.tolist()):
            end = angle + share if counterclock else angle - share
            color = colors[i % len(colors)] if colors is not None else self._next_color()
            name = "" if labels is None else str(labels[i])
            out = 0 if explode is None else float(explode[i])
            direction = 2 * np.pi * (angle + end) / 2
            middle_of = (center[0] + out * float(np.cos(direction)), center[1] + out * float(np.sin(direction)))
            wedge = Wedge(middle_of, radius, 360 * min(angle, end), 360 * max(angle, end), facecolor=color, label=name,
                          **{"hatch": hatches[i % len(hatches)]} | (wedgeprops or {}))
            def words_at(distance, text):
                return Text(middle_of[0] + distance * radius * float(np.cos(direction)), middle_of[1] + distance * radius * float(np.sin(direction)),
                            text, **(textprops or {}))
            if labeldistance is not None:
                texts.append(words_at(labeldistance, name))
            words = ""
            if autopct is not None:
                if isinstance(autopct, str):
                    words = autopct % (100.0 * share)
                elif callable(autopct):
                    words = autopct(100.0 * share)
                else:
                    raise TypeError("autopct must be callable or a format string")
                percents.append(words_at(pctdistance, words))
            wedge._slice, wedge._shadow = (name, share, words), bool(shadow)
            self._add(wedge)
            wedges.append(wedge)
            angle = end
        for text in texts + percents:
            text.axes, text._is_share = self, text in percents
        self._pie_texts = getattr(self, "_pie_texts", []) + texts + percents
        self.axison = frame
        self.set_aspect("equal")
        if not frame:
            self._set_limits(0, center[0] - 1.25 * radius, center[0] + 1.25 * radius, auto=None)
            self._set_limits(1, center[1] - 1.25 * radius, center[1] + 1.25 * radius, auto=None)
        return (wedges, texts) if autopct is None else (wedges, texts, percents)

    def errorbar(self, x, y, yerr=None, xerr=None, fmt="", *, ecolor=None, elinewidth=None, capsize=None, barsabove=False, lolims=False,
                 uplims=False, xlolims=False, xuplims=False, errorevery=1, capthick=None, data=None, **kwargs):
        """A line with the errors of its points."""
        if data is not None:
            x, y, yerr, xerr = [named_data(data, value) for value in (x, y, yerr, xerr)]
        x, y = [self._places(value if hasattr(value, "__iter__") and getattr(value, "shape", None) != () else [value], i) for i, value in enumerate((x, y))]
        if len(x) != len(y):
            raise ValueError("'x' and 'y' must have the same size")
        for name, value in (("lolims", lolims), ("uplims", uplims), ("xlolims", xlolims), ("xuplims", xuplims)):
            if np.any(value):
                Artist._leave_out(name)
        label = kwargs.pop("label", None)
        hidden = fmt.lower() == "none"
        lines, columns = None, []
        if hidden:
            color = ecolor or kwargs.get("color") or self._next_color(0)
        else:
            lines, = self._plotted([x, y, fmt] if fmt else [x, y], {"label": "_nolegend_"} | kwargs)
            color = lines._get("color") if ecolor is None else ecolor
            self._add(lines)
        for place, name, error, middle in ((0, "xerr", xerr, x), (1, "yerr", yerr, y)):
            if error is None:
                continue
            row = _data.array(error).astype("float64")
            if row.ndim > 2 or row.ndim == 2 and row.shape[0] != 2 or row.ndim and row.shape[-1] not in (1, len(x)):
                raise ValueError(f"{name!r} (shape: {_data.shape_text(row.shape)}) must be a scalar or a 1D or (2, n) array-like whose shape matches "
                                 f"{name[0]!r} (shape: ({len(x)},))")
            if (row < 0).any():
                raise ValueError(f"{name!r} must not contain negative values")
            low, high = (row[0], row[1]) if row.ndim == 2 else (row, row)
            ends = list(zip((middle - low).tolist(), (middle + high).tolist()))
            other = (y if place == 0 else x).tolist()
            segments = [[(a, o), (b, o)] if place == 0 else [(o, a), (o, b)] for (a, b), o in list(zip(ends, other))[::errorevery if isinstance(errorevery, int) else 1]]
            part = LineCollection(segments, facecolor=color)
            part._caps = rcParams["errorbar.capsize"] if capsize is None else capsize
            if elinewidth is not None:
                part._put("linewidth", elinewidth)
            part._cap_width = 1.0 if capthick is None else float(capthick)
            sizes = np.zeros(len(x)) + (low + high) / 2
            part._words = f"errors along {'xy'[place]} of {float(sizes.min()):g}" + (f" to {float(sizes.max()):g}" if sizes.min() != sizes.max() else "")
            columns.append(self._add(part))
        made = ErrorbarContainer((lines, (), tuple(columns)), has_xerr=xerr is not None, has_yerr=yerr is not None, label=label)
        if label is not None:
            (lines if lines is not None else columns[0] if columns else self)._props["label"] = str(label)
        return self.add_container(made)

    def boxplot(self, x, notch=None, sym=None, vert=None, orientation="vertical", whis=None, positions=None, widths=None, patch_artist=None,
                bootstrap=None, usermedians=None, conf_intervals=None, meanline=None, showmeans=None, showcaps=None, showbox=None, showfliers=None,
                boxprops=None, tick_labels=None, flierprops=None, medianprops=None, meanprops=None, capprops=None, whiskerprops=None,
                manage_ticks=True, autorange=False, zorder=None, capwidths=None, label=None, *, data=None):
        """Quartiles, whiskers and what lies beyond."""
        from matplotlib.cbook import boxplot_stats
        stats = boxplot_stats(x, 1.5 if whis is None else whis, labels=tick_labels)
        upright = orientation == "vertical" and vert is not False
        return self.bxp(stats, positions, widths, orientation="vertical" if upright else "horizontal", patch_artist=bool(patch_artist),
                        showmeans=bool(showmeans), showfliers=showfliers is not False and sym != "", showcaps=showcaps is not False, showbox=showbox is not False,
                        shownotches=bool(notch), meanline=bool(meanline), manage_ticks=manage_ticks, boxprops=boxprops, medianprops=medianprops, label=label,
                        meanprops=meanprops, capprops=capprops, whiskerprops=whiskerprops, zorder=zorder, capwidths=capwidths,
                        flierprops=self._flier_looks(sym) | (flierprops or {}))

    def _flier_looks(self, sym):
        # What lies beyond, by matplotlib's short form of a colour and a mark.
        if not sym:
            return {}
        line, = self._plotted([[0], [0], sym], {})
        return {"marker": line._get("marker"), "markeredgecolor": line._get("color"), "markerfacecolor": line._get("color")}

    def bxp(self, bxpstats, positions=None, widths=None, *, orientation="vertical", patch_artist=False, shownotches=False, showmeans=False,
            showcaps=True, showbox=True, showfliers=True, boxprops=None, whiskerprops=None, flierprops=None, medianprops=None, capprops=None,
            meanprops=None, meanline=False, manage_ticks=True, zorder=None, capwidths=None, label=None, vert=None):
        """Boxes of statistics that are known."""
        count = len(bxpstats)
        positions = list(range(1, count + 1)) if positions is None else [float(p) for p in positions]
        if len(positions) != count:
            raise ValueError(f"List of boxplot statistics and `positions` values must have same the length")
        if widths is None:
            widths = [min(0.5, max(0.15, 0.15 * (max(positions) - min(positions))))] * count if count else []
        elif not hasattr(widths, "__len__"):
            widths = [widths] * count
        if len(widths) != count:
            raise ValueError("List of boxplot statistics and `widths` values must have same the length")
        upright = orientation == "vertical" and vert is not False
        made = {"whiskers": [], "caps": [], "boxes": [], "medians": [], "fliers": [], "means": []}

        def line(x, y, props=None, **looks):
            pair = (x, y) if upright else (y, x)
            part = Line2D([], [], **{"color": "k", "linewidth": 1.0} | ({} if zorder is None else {"zorder": zorder}) | looks | (props or {}))
            part.axes = self
            part.set_data(np.array(pair[0], dtype="float64"), np.array(pair[1], dtype="float64"))
            return self._add(part)
        for stat, spot, wide in zip(bxpstats, positions, widths):
            left, right = spot - wide / 2, spot + wide / 2
            quarter, half, three = stat["q1"], stat["med"], stat["q3"]
            bx, by, inner = [left, right, right, left, left], [quarter, quarter, three, three, quarter], (left, right)
            if shownotches and "cilo" in stat:
                # The box is narrower about the median, as far as its confidence goes.
                low, high, inner = stat["cilo"], stat["cihi"], (spot - wide / 4, spot + wide / 4)
                bx = [left, right, right, inner[1], right, right, left, left, inner[0], left, left]
                by = [quarter, quarter, low, half, high, three, three, high, half, low, quarter]
            if showbox:
                if patch_artist:
                    pair = list(zip(bx, by)) if upright else list(zip(by, bx))
                    made["boxes"].append(self._add(Polygon(pair, edgecolor="black", **{"zorder": 2 if zorder is None else zorder} | (boxprops or {}))))
                else:
                    made["boxes"].append(line(bx, by, boxprops))
            made["whiskers"] += [line([spot, spot], [quarter, stat["whislo"]], whiskerprops), line([spot, spot], [three, stat["whishi"]], whiskerprops)]
            if showcaps:
                narrow = wide / 4 if capwidths is None else (capwidths[len(made["medians"])] if hasattr(capwidths, "__len__") else capwidths) / 2
                for end in ("whislo", "whishi"):
                    made["caps"].append(line([spot - narrow, spot + narrow], [stat[end], stat[end]], capprops))
            made["medians"].append(line([*inner], [half, half], medianprops, color="C1"))
            if showmeans and meanline:
                made["means"].append(line([left, right], [stat["mean"]] * 2, meanprops, linestyle="--", color="C2"))
            elif showmeans:
                made["means"].append(line([spot], [stat["mean"]], meanprops, linestyle="None", marker="^", color="C2"))
            if showfliers:
                fliers = list(stat.get("fliers", []))
                made["fliers"].append(line([spot] * len(fliers), fliers, flierprops, linestyle="None", marker="o", markerfacecolor="none"))
        for part in (made["boxes"] + made["whiskers"] + made["caps"] + made["medians"] + made["fliers"] + made["means"]):
            part._quiet = True
        if label:
            for part, words in zip(made["boxes"] or made["medians"], [label] if isinstance(label, str) else label):
                part.set_label(words)
        for stat, spot in zip(bxpstats, positions):
            name = stat.get("label", "") or f"{spot:g}"
            beyond = len(stat.get("fliers", []))
            self._notes.append(f"{name}: median {stat['med']:.4g}, box from {stat['q1']:.4g} to {stat['q3']:.4g}, whiskers from {stat['whislo']:.4g} to "
                               f"{stat['whishi']:.4g}" + (f", {beyond} beyond" if beyond else ""))
        if manage_ticks and count:
            names = [stat.get("label", "") or f"{spot:g}" for stat, spot in zip(bxpstats, positions)]
            (self.set_xticks if upright else self.set_yticks)(positions, names)
            ends = (min(positions) - 0.5, max(positions) + 0.5)
            self._set_limits(0 if upright else 1, *ends, auto=None)
        return made

    def violinplot(self, dataset, positions=None, vert=None, orientation="vertical", widths=0.5, showmeans=False, showextrema=True,
                   showmedians=False, quantiles=None, points=100, bw_method=None, side="both", facecolor=None, linecolor=None, *, data=None):
        """How values are spread, as outlines."""
        from matplotlib.cbook import _density
        _data.one_of(["horizontal", "vertical"], orientation=orientation)
        _data.one_of(["both", "low", "high"], side=side)
        rows = _sets(dataset)
        positions = list(range(1, len(rows) + 1)) if positions is None else list(positions)
        upright = orientation == "vertical" and vert is not False
        made, color = {"bodies": []}, facecolor or self._next_color(0)
        for row, spot in zip(rows, positions):
            low, high = float(row.min()), float(row.max())
            grid = np.linspace(low, high, points)
            dense = _density(row, grid, bw_method)
            half = dense / float(dense.max()) * widths / 2
            body = FillBetweenPolyCollection(grid, spot - half * (side != "high"), spot + half * (side != "low"), upright, facecolor=color, alpha=0.3)
            made["bodies"].append(self._add(body))
            self._notes.append(f"{spot:g}: from {low:.4g} to {high:.4g}, median {float(np.median(row)):.4g}, most at {float(grid[int(np.argmax(dense))]):.4g}")
        draw = self.hlines if upright else self.vlines
        stat = {"cmeans": (showmeans, np.mean), "cmaxes": (showextrema, np.max), "cmins": (showextrema, np.min), "cmedians": (showmedians, np.median)}
        for name, (shown, function) in stat.items():
            if shown:
                values = [float(function(row)) for row in rows]
                made[name] = draw(values, [p - widths / 4 for p in positions], [p + widths / 4 for p in positions])
                made[name]._words = " "
        shares = [] if quantiles is None else [quantiles] if _data.is_number(quantiles[0]) else quantiles
        marks = [(float(np.quantile(row, share)), spot) for row, spot, own in zip(rows, positions, shares) for share in own]
        if marks:
            made["cquantiles"] = draw([value for value, _ in marks], [spot - widths / 4 for _, spot in marks], [spot + widths / 4 for _, spot in marks])
            made["cquantiles"]._words = " "
        if showextrema:
            made["cbars"] = (self.vlines if upright else self.hlines)(positions, [float(r.min()) for r in rows], [float(r.max()) for r in rows])
            made["cbars"]._words = " "
        return made

    def violin(self, *args, **kwargs):
        raise NotImplementedError("Gradus has no matplotlib.axes.Axes.violin: violinplot() draws values")

    def stackplot(self, x, *args, labels=(), colors=None, hatch=None, baseline="zero", data=None, **kwargs):
        """Curves on top of each other."""
        rows = np.stack([_data.floats(row) for row in args]) if len(args) != 1 or _data.array(args[0]).ndim == 1 else _data.array(args[0]).astype("float64")
        if baseline != "zero":
            raise NotImplementedError(f"Gradus has no stackplot(baseline={baseline!r})")
        tops = np.cumsum(rows, axis=0)
        made, before = [], np.zeros(tops.shape[1])
        hatches = [hatch] if hatch is None or isinstance(hatch, str) else list(hatch)
        for i in range(len(tops)):
            given = dict(kwargs)
            if hatches[i % len(hatches)] is not None:
                given["hatch"] = hatches[i % len(hatches)]
            if i < len(labels):
                given["label"] = labels[i]
            given["facecolor"] = colors[i % len(colors)] if colors is not None else self._next_color(0)
            made.append(self.fill_between(x, before, tops[i], **given))
            before = tops[i]
        if made:
            # They stand on the axis.
            made[0]._sticky = lambda: ([], [0.0])
        return made

def _sets(value):
    # The sets of values: columns of a matrix, the parts of a list of lists.
    if isinstance(value, (list, tuple)) and len(value) and not _data.is_number(value[0]) and not isinstance(value[0], str):
        return [_data.floats(part) for part in value]
    made = _data.array(value)
    if made.ndim == 2:
        return [made[:, i].astype("float64") for i in range(made.shape[1])]
    if made.ndim > 2:
        raise ValueError("x must have 2 or fewer dimensions")
    return [made.astype("float64").reshape(-1)]
