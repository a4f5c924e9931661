# SPDX-License-Identifier: GPL-3.0-or-later
# Figures as SVG, in matplotlib's places: the box of each axes, the scales of colours, titles, words.
import math

import numpy as np
from matplotlib import _marks
from matplotlib._panel import Panel
from matplotlib._sheet import POINT, Sheet, looks, wide
from matplotlib.text import Text

class _Page(Sheet):
    def __init__(self, figure):
        width, height = float(figure._size[0]) * 100, float(figure._size[1]) * 100
        super().__init__(width, height)
        self.figure, self.tops, self.missing = figure, {}, set()

    def over(self, axes):
        """The axes that stand in one box with these."""
        return [other for other in self.figure._axes if other is axes or other._twin_of is not None and other._twin_of[0] is axes and other._get("visible")]

def svg(figure, tight=False):
    """The body of the document, its corner and its size, and the kinds of things that were not drawn."""
    page = _Page(figure)
    adjusted = dict(figure._adjusted)
    if figure._is_tight:
        _tighten(figure, page)
    boxes = _boxes(figure, page)
    face = figure._get("facecolor")
    for axes in sorted(figure._axes, key=lambda axes: axes.zorder):
        if not axes._get("visible") or id(axes) not in boxes:
            continue
        if getattr(axes, "_is_bar_of", None) is not None:
            _colour_bar(axes, page, boxes[id(axes)])
            continue
        for place, name in ((0, "top"), ):
            if axes.axison and axes.xaxis.is_far:
                page.tops[id(axes)] = boxes[id(axes)][1] - _sides(axes, boxes[id(axes)])[2]
        for other in page.over(axes):
            if other is not axes and other.xaxis.is_far and id(other) in boxes:
                page.tops[id(other)] = boxes[id(other)][1] - _sides(other, boxes[id(other)])[2]
        _panel(axes)(axes, page, boxes[id(axes)]).draw()
    title = figure._title
    if title is not None and title._get("text"):
        page.text(title._get("text"), title._x * page.width, (1 - title._y) * page.height, title._props.get("fontsize", 12.0), title._get("color"), "center", "top",
                  weight=title._get("fontweight"))
    if figure._sub_words[0]:
        page.text(figure._sub_words[0], page.width / 2, page.height * 0.99, 12.0, "black", "center", "bottom")
    if figure._sub_words[1]:
        page.text(figure._sub_words[1], page.width * 0.02, page.height / 2, 12.0, "black", "left", "center", 90)
    for text in figure._texts:
        page.text(text._get("text"), float(text._x) * page.width, (1 - float(text._y)) * page.height, text._get("fontsize"), text._get("color"),
                  text._get("horizontalalignment"), text._get("verticalalignment"), text._get("rotation"), text._get("fontweight"))
    for legend in figure.legends:
        from matplotlib._names import names
        names(_Whole(page), legend)
    figure._adjusted = adjusted
    for axes in figure._axes:
        for axis in axes._axis:
            axis._room = axis._part = None
    corner = (0.0, 0.0, page.width, page.height)
    if tight and page.reach is not None:
        pad = 10.0
        x0, y0, x1, y1 = page.reach
        corner = (x0 - pad, y0 - pad, x1 - x0 + 2 * pad, y1 - y0 + 2 * pad)
    ground = Sheet(*corner[2:])
    ground.box(*corner, looks(face))
    return "\n".join(ground.parts + page.parts) + "\n", corner, sorted(page.missing)

class _Whole:
    # The figure as the box of its own legend.
    def __init__(self, page):
        self.page, self.left, self.top, self.width, self.height = page, 0.0, 0.0, page.width, page.height
        self.spots, self.strokes, self.boxes = [], [], []

def _panel(axes):
    if axes.name == "3d":
        from matplotlib._space import SpacePanel
        return SpacePanel
    if axes.name == "polar":
        from matplotlib._space import PolarPanel
        return PolarPanel
    return Panel

# Places

def _boxes(figure, page):
    """The left, the top, the width and the height of each axes."""
    boxes, bars = {}, []
    for axes in figure._axes:
        host = axes._twin_of[0] if axes._twin_of is not None else None
        inside = getattr(axes, "_inside_of", None)
        if getattr(axes, "_is_bar_of", None) is not None and getattr(axes, "_bar_hosts", None):
            bars.append(axes)
        elif inside is not None:
            x, y, w, h = axes._box.bounds
            outer = boxes.get(id(inside), (0, 0, page.width, page.height))
            boxes[id(axes)] = (outer[0] + x * outer[2], outer[1] + (1 - y - h) * outer[3], w * outer[2], h * outer[3])
        else:
            box = (host or axes).get_position()
            boxes[id(axes)] = (box.x0 * page.width, (1 - box.y1) * page.height, box.width * page.width, box.height * page.height)
    for bar in bars:
        hosts = [axes for axes in bar._bar_hosts if id(axes) in boxes]
        if not hosts:
            continue
        look = bar._bar_looks
        x0, y0 = min([boxes[id(axes)][0] for axes in hosts]), min([boxes[id(axes)][1] for axes in hosts])
        x1, y1 = [max([boxes[id(axes)][i] + boxes[id(axes)][i + 2] for axes in hosts]) for i in (0, 1)]
        level, lower = look["location"] in ("top", "bottom"), look["location"] in ("left", "top")
        share, pad, shrink, aspect = look["fraction"], look["pad"], look["shrink"], look["aspect"]
        size, other = (y1 - y0, x1 - x0) if level else (x1 - x0, y1 - y0)
        keep = 1 - share - pad
        thick, long = min(other * shrink / aspect, share * size), other * shrink
        start = (y0 if level else x0) + (share * size - thick if lower else (keep + pad) * size)
        side = (x0 if level else y0) + (other - long) / 2
        boxes[id(bar)] = (side, start, long, thick) if level else (start, side, thick, long)
        for axes in figure._axes:
            if any([axes is host or axes._twin_of is not None and axes._twin_of[0] is host for host in hosts]):
                x, y, w, h = boxes[id(axes)]
                edge = (share + pad) * size if lower else 0.0
                boxes[id(axes)] = ((x, y0 + edge + (y - y0) * keep, w, h * keep) if level else (x0 + edge + (x - x0) * keep, y, w * keep, h))
    for axes in figure._axes:
        host = axes._twin_of[0] if axes._twin_of is not None else axes
        if id(axes) in boxes and getattr(axes, "_is_bar_of", None) is None:
            boxes[id(axes)] = _fitted(host, boxes[id(axes)])
    return boxes

def _fitted(axes, box):
    """The part of a box in which a unit of y is as long beside one of x as a program says."""
    x, y, w, h = box
    aspect, square = axes._get("aspect"), axes._get("box_aspect")
    if axes.name in ("3d", "polar"):
        ratio = 1.0
    elif square:
        ratio = float(square)
    elif aspect in ("auto", None) or axes._get("adjustable") == "datalim":
        return box
    else:
        (x0, x1), (y0, y1) = axes._limits_of(0), axes._limits_of(1)
        ends = [abs(float(axes._axis[i]._bent([b])[0] - axes._axis[i]._bent([a])[0])) for i, (a, b) in enumerate(((x0, x1), (y0, y1)))]
        ratio = ends[1] / (ends[0] or 1.0) * (1.0 if aspect == "equal" else float(aspect))
    # What is left of the room lies at both sides, or away from a scale of colours.
    bars = [bar._bar_looks["location"] for bar in axes.figure._axes if bar._bar_hosts and axes in bar._bar_hosts]
    across = 1.0 if "right" in bars else 0.0 if "left" in bars else 0.5
    down = 1.0 if "bottom" in bars else 0.0 if "top" in bars else 0.5
    if h > w * ratio:
        return x, y + (h - w * ratio) * down, w, w * ratio
    return x + (w - h / ratio) * across, y, h / ratio, h

def _sides(axes, box):
    """How far words reach beyond a box: left, right, top, bottom."""
    sides = [0.0, 0.0, 0.0, 0.0]
    if axes.name in ("3d", "polar"):
        return [25.0, 25.0, 25.0 + (20.0 if axes.get_title() else 0.0), 25.0]
    measure = _Page(axes.figure)
    panel = Panel(axes, measure, box)
    if axes.axison:
        panel.frame()
    x0, y0, x1, y1 = measure.reach or (box[0], box[1], box[0] + box[2], box[1] + box[3])
    sides = [max(0.0, box[0] - x0), max(0.0, x1 - box[0] - box[2]), max(0.0, box[1] - y0), max(0.0, y1 - box[1] - box[3])]
    return sides

def _tighten(figure, page):
    """Chooses the room around axes by what stands there, as `tight_layout` does."""
    specs = [axes for axes in figure._axes if axes._spec is not None and axes._get("visible")]
    grids = {id(axes._spec.get_topmost_subplotspec().get_gridspec()): axes._spec.get_topmost_subplotspec().get_gridspec() for axes in specs}
    if len(grids) != 1:
        return
    grid = next(iter(grids.values()))
    rows, columns = grid.get_geometry()
    pad = 1.08 * 10 * POINT
    boxes = _boxes(figure, page)
    left, right, top, bottom = [0.0] * columns, [0.0] * columns, [0.0] * rows, [0.0] * rows
    for axes in specs:
        spec, box = axes._spec.get_topmost_subplotspec(), boxes[id(axes)]
        own = _sides(axes, box)
        cell = axes.get_position()
        outer = (cell.x0 * page.width, (1 - cell.y1) * page.height, cell.width * page.width, cell.height * page.height)
        title = max([wide_title for wide_title in [18.0 * POINT if axes._titles[w]._get("text") else 0.0 for w in axes._titles]])
        own[2] += title
        # Beyond the place in the grid, of which an aspect may leave room.
        reach = [own[0] - (box[0] - outer[0]), own[1] - (outer[0] + outer[2] - box[0] - box[2]), own[2] - (box[1] - outer[1]),
                 own[3] - (outer[1] + outer[3] - box[1] - box[3])]
        for bar in figure._axes:
            if any([host is axes for host in getattr(bar, "_bar_hosts", None) or []]) and id(bar) in boxes:
                far = boxes[id(bar)]
                measure = _Page(figure)
                _colour_bar(bar, measure, far, False)
                if measure.reach is not None:
                    reach[1] = max(reach[1], measure.reach[2] - outer[0] - outer[2])
                    reach[3] = max(reach[3], measure.reach[3] - outer[1] - outer[3])
        if axes.legend_ is not None and axes.legend_._looks.get("bbox_to_anchor") is not None:
            from matplotlib._names import names
            measure = _Page(figure)
            names(Panel(axes, measure, box), axes.legend_)
            if measure.reach is not None:
                reach[1] = max(reach[1], measure.reach[2] - outer[0] - outer[2])
        left[spec.colspan.start] = max(left[spec.colspan.start], reach[0])
        right[spec.colspan.stop - 1] = max(right[spec.colspan.stop - 1], reach[1])
        top[spec.rowspan.start] = max(top[spec.rowspan.start], reach[2])
        bottom[spec.rowspan.stop - 1] = max(bottom[spec.rowspan.stop - 1], reach[3])
    above = pad + (12 * POINT * 1.2 + pad if figure.get_suptitle() else 0.0)
    under, beside = pad + (12 * POINT * 1.2 if figure._sub_words[0] else 0.0), pad + (12 * POINT * 1.2 if figure._sub_words[1] else 0.0)
    between = [max([right[i] + left[i + 1] for i in range(columns - 1)] + [0.0]) + pad, max([bottom[i] + top[i + 1] for i in range(rows - 1)] + [0.0]) + pad]
    x0, x1 = beside + left[0], page.width - pad - right[-1]
    y0, y1 = above + top[0], page.height - under - bottom[-1]
    across, down = (x1 - x0 - between[0] * (columns - 1)) / columns, (y1 - y0 - between[1] * (rows - 1)) / rows
    if across > 10 and down > 10:
        figure._adjusted.update(left=x0 / page.width, right=x1 / page.width, top=1 - y0 / page.height, bottom=1 - y1 / page.height,
                                wspace=between[0] / across, hspace=between[1] / down)

# Scales of colours

def _colour_bar(axes, page, box, draws=True):
    mappable, panel = axes._is_bar_of, Panel(axes, page, box)
    level = axes._bar_looks["location"] in ("top", "bottom") if getattr(axes, "_bar_looks", None) else axes._bar_level
    place = 0 if level else 1
    axes._axis[1 - place].set_visible(False)
    low, high = sorted(panel.ends[place])
    count = 256
    if draws and mappable.norm.vmin is not None:
        layers = getattr(mappable, "layers", None)
        spots = panel.back(place, (np.arange(count) + 0.5) / count * (box[2] if level else box[3]))
        if layers is not None and mappable.filled:
            spots = np.asarray(layers)[np.clip(np.searchsorted(mappable.levels, spots, side="right") - 1, 0, len(layers) - 1)]
        rgba = _marks.colors_of(mappable, spots)
        if layers is not None and mappable.filled and mappable._own_colors is not None:
            rows = mappable._own_colors
            from matplotlib import colors as _colors
            rgba = np.array([[round(part * 255) for part in _colors.to_rgba(rows[int(i) % len(rows)])] for i in
                             np.clip(np.searchsorted(mappable.levels, panel.back(place, (np.arange(count) + 0.5) / count * (box[2] if level else box[3])),
                                                     side="right") - 1, 0, len(layers) - 1)], dtype="uint8")
        if layers is not None and not mappable.filled:
            rgba = np.full((count, 4), 255, dtype="uint8")
        alpha = mappable._get("alpha") if hasattr(mappable, "_get") else None
        page.image(rgba.reshape((1, count, 4) if level else (count, 1, 4)), *box, 1.0 if alpha is None or hasattr(alpha, "__len__") else float(alpha))
        if layers is not None and not mappable.filled:
            shades = _marks.colors_of(mappable, mappable.levels).tolist()
            for spot, shade in zip(panel.share(place, mappable.levels).tolist(), shades):
                color = [part / 255 for part in shade[:3]]
                at = box[0] + spot * box[2] if level else box[1] + (1 - spot) * box[3]
                page.line(*((at, box[1], at, box[1] + box[3]) if level else (box[0], at, box[0] + box[2], at)), looks(None, tuple(color), 1.5))
    page.reaches(box[0], box[1], box[0] + box[2], box[1] + box[3])
    page.box(*box, looks(None, "black", 0.8))
    panel.axis(place)
    panel.titles()
