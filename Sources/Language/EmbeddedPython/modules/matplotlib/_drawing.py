# SPDX-License-Identifier: GPL-3.0-or-later
# What stands in figures, as the plain lists that the charts of the terminal are made of.
import colorsys

import numpy as np
from matplotlib import artist as _artist
from matplotlib import colors as _colors
from matplotlib._formula import plain
from matplotlib.text import Text

def _hue(color):
    # The colour of a terminal that is nearest: 0 blue, 1 orange, 2 green, 3 pink, 4 red, 5 violet; -1 for its own.
    try:
        red, green, blue = _colors.to_rgba(color)[:3]
    except (ValueError, TypeError):
        return None
    hue, value, strength = colorsys.rgb_to_hls(red, green, blue)
    if strength < 0.2 or value < 0.08 or value > 0.97:
        return -1
    degrees = hue * 360
    for end, index in ((18, 4), (62, 1), (175, 2), (222, 0), (285, 5), (335, 3)):
        if degrees < end:
            return index
    return 4

def _own_hue(part, color):
    # The cycle's colours are the terminal's own cycle.
    if isinstance(color, tuple) and color in _cycle_colors() or isinstance(color, str) and color[:1] == "C" and color[1:].isdigit():
        return None
    return _hue(color)

def _cycle_colors():
    from matplotlib import _TABLEAU
    return _TABLEAU

def _label(item, label):
    return plain(getattr(item, "_shown_label", None) or label)

def _series(axes):
    # Everything visible, in the order of drawing.
    children = [child for child in axes._children if child._get("visible")]
    return sorted(children, key=lambda child: child.zorder)

def _ticks(axis):
    found = axis._shown_ticks()
    return found

def _limits(axes, place):
    # Limits that a program has set; None for what is drawn.
    axis = axes._axis[place]
    own = any(other._axis[place].limits is not None for other in axes._shared[place])
    shared = len(axes._shared[place]) > 1 and any(other._children for other in axes._shared[place] if other is not axes)
    if not own and not axis.inverted and not shared and axis.margin == 0.05:
        return None
    low, high = axes._limits_of(place)
    if not own and axis.margin == 0.05:
        # What is drawn, without room around it.
        values = axes._data_limits(place)[0]
        if values and min(values) < max(values):
            low, high = (max(values), min(values)) if low > high else (min(values), max(values))
    return [float(low), float(high)]

def _shades(mappable):
    # The colours of a map that a program has chosen, from the lowest to the highest value.
    from matplotlib import rcParams
    if mappable.cmap.name == rcParams["image.cmap"] == "viridis":
        return []
    rows = mappable.cmap._rows()
    return [[float(part) for part in rows[round(i * (len(rows) - 1) / 16)][:3]] for i in range(17)]

def _bars(items):
    # The bars of each call.
    groups = []
    for _, bar, x, y, width, height, way in items:
        container = getattr(bar, "_container", None)
        if not groups or groups[-1][0] is not container or container is None:
            groups.append((container, []))
        groups[-1][1].append((bar, x, y, width, height, way))
    return groups

def _by_name(axis, x, y):
    # What is said of points over dates or words: these in place of the numbers that stand for them.
    if not axis.has_dates and axis.categories is None:
        return ""
    pairs = [pair for pair in zip(np.asarray(x, dtype="float64").tolist(), np.asarray(y, dtype="float64").tolist()) if pair[1] == pair[1]]

    def name(place):
        if axis.categories is not None:
            return axis.categories[round(place)] if 0 <= round(place) < len(axis.categories) and place == round(place) else f"{place:g}"
        from matplotlib.dates import date_of
        day = date_of(place)
        return str(day.date()) if day.hour == day.minute == day.second == 0 else str(day)[:16]
    if len(pairs) <= 8:
        return ", ".join([f"{name(place)} {value:.6g}" for place, value in pairs])
    low, high = min(pairs, key=lambda pair: pair[1]), max(pairs, key=lambda pair: pair[1])
    return f"{len(pairs)} points: " + ", ".join([f"{word} {value:.6g} at {name(place)}" for word, (place, value) in
                                                (("first", pairs[0]), ("min", low), ("max", high), ("last", pairs[-1]))])

def axes_spec(axes):
    """What stands in axes."""
    made = {"title": plain(" / ".join([axes.get_title(where) for where in ("left", "center", "right") if axes.get_title(where)])),
            "xlabel": plain(axes.get_xlabel()) if axes.axison else "", "ylabel": plain(axes.get_ylabel()) if axes.axison else "",
            "xscale": axes.xaxis.scale, "yscale": axes.yaxis.scale, "xlim": _limits(axes, 0), "ylim": _limits(axes, 1),
            "xticks": _ticks(axes.xaxis), "yticks": _ticks(axes.yaxis), "frame": axes.axison, "items": [], "notes": list(axes._notes),
            "equal": axes._get("aspect") != "auto"}
    for place in (0, 1):
        if axes._axis[place].scale in ("symlog", "logit", "asinh"):
            made["notes"].append(f"the {'xy'[place]} axis is drawn in even steps, not as '{axes._axis[place].scale}'")
            made["xy"[place] + "scale"] = "linear"
    items, texts, bars, sizes = [], [], [], []
    is_polar = axes.name == "polar"
    if is_polar:
        low, high = axes._limits_of(1)
        made["notes"].append(f"polar axes: the middle is the radius {low:.4g}, the circle {high:.4g}")
        made.update(xlabel="", ylabel="", xlim=[-1.85, 1.85], ylim=[-1.0, 1.0], xticks=[], yticks=[], xscale="linear", yscale="linear", equal=True)
    if axes.name == "3d":
        # The numbers of the plane are nobody's.
        made["notes"] += axes._said()
        made.update(xlabel="", ylabel="", xticks=[], yticks=[], xlim=None, ylim=None)
    for child in _series(axes):
        quiet = getattr(child, "_quiet", False)
        for item in axes._flat(child) if is_polar else child._moved_items():
            kind = item[0]
            if kind == "bar":
                bars.append(item)
            elif kind in ("line", "points", "steps"):
                words = item[6] if len(item) > 6 and (item[6] or kind != "points") else "" if not quiet else " "
                if axes.name == "3d":
                    words = axes._words_of(child) or words
                if not words:
                    words = _by_name(axes.xaxis, item[2], item[3])
                color = item[4]
                items.append((kind, _label(child, item[1]), item[2], item[3], _own_hue(child, color) if color is not None else None, words,
                              bool(item[5]) if kind == "line" else False, *item[7:]))
                sizes += item[7].tolist() if len(item) > 7 else []
            elif kind == "text":
                texts.append(item)
            elif kind == "slice":
                items.append((kind, _label(child, item[1]), *item[2:]))
            elif kind in ("hline", "vline"):
                items.append((kind, _label(child, item[1]), item[2]))
            elif kind == "band":
                items.append(("band", _label(child, item[1]), item[2], item[3], item[4]))
            elif kind == "shades":
                if axes.name == "3d":
                    made["notes"].append("what is said of the places of these points are those on the plane of the picture")
                items.append((*item, _shades(child)))
                sizes += item[8].tolist()
            elif kind in ("image", "field"):
                items.append((*item, _shades(child)))
            else:
                items.append(item)
    if sizes and min(sizes) < max(sizes):
        made["notes"].append(f"areas of the points from {min(sizes):.4g} to {max(sizes):.4g}")
    is_pie = bool(items) and all(item[0] == "slice" for item in items)
    for text in [] if is_pie else getattr(axes, "_pie_texts", []):
        if text._get("text") and text._get("text") not in [item[1] for item in items if item[0] == "slice"] + [item[3] for item in items if item[0] == "slice"]:
            texts.append(("text", text._get("text"), text._x, text._y, "left"))
    for number, (container, group) in enumerate(_bars(bars)):
        bar = group[0][0]
        label = _label(container, container._legend_label()) if container is not None else ""
        own = [b[0]._legend_label() for b in group]
        edges = getattr(container, "_edges", None)
        if edges is not None and not label:
            # Of a histogram the first bar has the name of all.
            label, own = _label(group[0][0], own[0]), []
        spots = [getattr(b[0], "_center", b[1]) for b in group]
        names = own if any(own) else None
        items.append(("bars", label, [list(b[1:5]) for b in group], group[0][5], None if edges is None else [float(e) for e in edges.tolist()],
                      [float(spot) for spot in spots], names, [_own_hue(None, b[0]._get("facecolor")) for b in group]))
    made["notes"] += [note for note in axes._notes if note not in made["notes"]]
    if is_polar and (items or texts):
        edge, labels = axes._grid()
        items += [(kind, label, x, y, -1, words, False) for kind, label, x, y, _, _, words in edge]
        made["labels"] = [list(item[1:]) for item in labels]
    made["items"], made["texts"] = items, [[plain(item[1]), *item[2:]] for item in texts]
    if axes._twin_of is not None and not _is_beside(axes):
        made["title"] = made["title"] or ("the same x axis, y on the right" if axes._twin_of[1] == 0 else "the same y axis, x on top")
    if axes.legend_ is not None:
        if axes.legend_._title._get("text"):
            made["notes"].insert(0, f"legend: {axes.legend_._title._get('text')}")
        # Names of things that stand elsewhere.
        known = {item[1] for item in items if isinstance(item[1], str)} | {name for item in items if item[0] == "bars" and item[6] for name in item[6]}
        extra = [plain(text._get("text")) for text in axes.legend_.texts if text._get("text") and plain(text._get("text")) not in known]
        if extra:
            made["notes"].append("legend: " + ", ".join(extra))
    return made

def _is_beside(axes):
    # Whether axes are the first that have an axis of their own beside that of others: both are one picture.
    host, _ = axes._twin_of
    twins = [other for other in axes.figure._axes if other._twin_of is not None and other._twin_of[0] is host and (other._children or _has_own_axis(other))]
    return host._twin_of is None and bool(host._children) and twins[:1] == [axes]

def _has_own_axis(axes):
    # Whether axes that share one of their axes say something on the other.
    axis = axes._axis[1 - axes._twin_of[1]]
    return axis.is_own or bool(axis.label.get_text())

def figure_spec(figure, is_last=True):
    """What stands in a figure; None for nothing."""
    cells = []
    for axes in figure._axes:
        if getattr(axes, "_is_bar_of", None) is not None:
            words = axes.get_ylabel() or axes.get_xlabel()
            for cell, host in cells:
                if words and axes._is_bar_of.axes is host:
                    cell["notes"].append(f"the colour bar: {words}")
            continue
        if not axes._get("visible"):
            continue
        spec = axes_spec(axes)
        if not spec["items"] and not spec["texts"] and not (axes._twin_of is not None and _has_own_axis(axes)):
            continue
        box = axes.get_position()
        spec["box"] = [box.x0, 1 - box.y1, box.width, box.height]
        cells.append((spec, axes))
    if not cells:
        return None
    hosts = [axes for _, axes in cells]
    for spec, axes in cells:
        if axes._twin_of is not None and _is_beside(axes) and axes._twin_of[0] in hosts:
            host = hosts.index(axes._twin_of[0])
            spec["twin"], spec["above"] = host, axes._twin_of[1] == 1
            if spec["above"]:
                # Both axes as far as they go, so that what stands over each other belongs together.
                for one, other in ((cells[host][0], axes._twin_of[0]), (spec, axes)):
                    one["xlim"] = [float(end) for end in other._limits_of(0)]
    notes = [text._get("text") for text in figure._texts]
    for legend in figure.legends:
        notes.append("legend: " + ", ".join([text._get("text") for text in legend.texts]))
    words = [f"{name}: {text}" for name, text in zip(("x", "y"), figure._sub_words) if text]
    unsaid = [name for name in _artist.Artist._unsaid if name not in _artist.named]
    if unsaid and is_last:
        _artist.named.extend(unsaid)
        notes.append("not drawn by a terminal: " + ", ".join(sorted(unsaid)))
    if is_last:
        _artist.Artist._unsaid.clear()
    shares = any(len(axes._shared[place]) > 1 for _, axes in cells for place in (0, 1))
    return {"title": plain(figure.get_suptitle()), "cells": [cell for cell, _ in cells], "notes": words + notes, "shares": shares,
            "width": float(figure._size[0]), "height": float(figure._size[1])}

# Whether the next drawing takes the place of the last one (`clear_output`), and which figure is drawn in place now.
_live = {"cleared": False, "figure": None}

def _picture_of(figure, tight=True):
    # The figure as SVG, made when somebody asks for it.
    def made():
        from matplotlib._picture import svg
        body, corner, missing = svg(figure, tight)
        if missing:
            import warnings
            warnings.warn("Gradus has no pictures of " + ", ".join(missing), UserWarning)
        return body, list(corner), figure.get_suptitle() or " / ".join([axes.get_title() for axes in figure._axes if axes.get_title()])
    return made

def _is_other(figure):
    known, _live["figure"] = _live["figure"], figure
    return known is not None and known is not figure

def show(figure):
    if _live["cleared"]:
        show_frame(figure, True)
        return
    animation = getattr(figure, "_animation", None)
    count = animation._run(lambda: show_frame(figure)) if animation is not None else 0
    spec = figure_spec(figure)
    if spec is not None:
        if count > 1:
            spec["notes"].append(f"the last of {count} pictures of an animation")
        _show(spec, _is_other(figure), _picture_of(figure))

def show_frame(figure, keeps=False):
    """Draws a figure in the place of the last one, where a terminal can; whether it did. With `keeps` it is shown for good when the statement ends."""
    spec = figure_spec(figure, False)
    ends = keeps and _is_other(figure) and not _live["cleared"]
    if keeps:
        _live["cleared"] = False
    return spec is not None and _frame(spec, keeps, ends, _picture_of(figure))

_FORMATS = ["avif", "eps", "gif", "jpeg", "jpg", "pdf", "pgf", "png", "ps", "raw", "rgba", "svg", "svgz", "tif", "tiff", "webp"]

def save(figure, fname, *, format=None, dpi=None, bbox_inches=None, **kwargs):
    is_file = hasattr(fname, "write")
    path = "" if is_file else str(fname)
    from matplotlib import rcParams
    kind = format or ("" if is_file or "." not in path.split("/")[-1] else path.rsplit(".", 1)[1].lower()) or rcParams["savefig.format"]
    if not is_file and "." not in path.split("/")[-1]:
        path += "." + kind
    if kind not in _FORMATS and kind not in ("txt", "csv"):
        raise ValueError(f"Format {kind!r} is not supported (supported formats: {', '.join(_FORMATS)})")
    spec = figure_spec(figure) or {"title": "", "cells": [], "notes": [], "shares": False, "width": 6.4, "height": 4.8}
    dots = figure.dpi if dpi in (None, "figure") else float(dpi)
    made = _saved(spec, kind, dots, _picture_of(figure, bbox_inches == "tight"))
    if made is None:
        reason = " (for .png and .pdf it needs Debian's librsvg2-2)" if kind in ("png", "pdf") else ""
        raise NotImplementedError(f"Gradus saves figures as .svg, .png, .pdf, .txt and .csv, not as {('.' + kind) if is_file else path!r}{reason}")
    if is_file:
        if isinstance(made, str) and "b" in getattr(fname, "mode", "b"):
            made = made.encode()
        fname.write(made)
        return
    if isinstance(made, bytes):
        np._writefile(path, made, f"plt.savefig({path!r})")
        return
    with open(path, "w") as file:
        file.write(made)
