# SPDX-License-Identifier: GPL-3.0-or-later
# Legends as SVG: beside each name how its line, points or area look.
import math

import numpy as np
from matplotlib import _marks
from matplotlib._sheet import POINT, looks, path, wide
from matplotlib.collections import Collection, FillBetweenPolyCollection, LineCollection, PathCollection
from matplotlib.container import Container, ErrorbarContainer, StemContainer
from matplotlib.lines import Line2D
from matplotlib.text import Text

_CODES = {"best": 0, "upper right": 1, "upper left": 2, "lower left": 3, "lower right": 4, "right": 5, "center left": 6, "center right": 7,
          "lower center": 8, "upper center": 9, "center": 10}
# Which sides of its box each place is at: -1 the left or upper one, 1 the other, 0 the middle.
_SIDES = {1: (1, -1), 2: (-1, -1), 3: (-1, 1), 4: (1, 1), 5: (1, 0), 6: (-1, 0), 7: (1, 0), 8: (0, 1), 9: (0, -1), 10: (0, 0)}

def names(panel, legend):
    """Draws a legend into its panel; `panel` has a page and a box."""
    look = legend._looks
    size = look.get("fontsize", (look.get("prop") or {}).get("size", 10.0) if isinstance(look.get("prop"), dict) else 10.0)
    size = float(Text._SIZES.get(size, size) or 10.0)
    em = size * POINT
    pairs = [(handle, text) for handle, text in zip(legend.legend_handles, legend.texts) if text._get("text")]
    title = legend._title._get("text")
    if not pairs and not title:
        return
    columns = max(1, int(look.get("ncols", look.get("ncol", 1)) or 1))
    per = math.ceil(len(pairs) / columns) if pairs else 0
    groups = [pairs[i * per:(i + 1) * per] for i in range(columns)]
    hand, gap, pad, step = float(look.get("handlelength") or 2) * em, 0.8 * em, 0.4 * em, 1.47 * em
    widths = [hand + gap + max([wide(text._get("text"), size) for _, text in group]) for group in groups if group]
    width = sum(widths) + 2.0 * em * (len(widths) - 1) + 2 * pad
    lines = [max([text._get("text").count("\n") for _, text in group[i:i + 1]] + [0]) for group in groups[:1] for i in range(len(group))]
    height = per * step - 0.47 * em + 2 * pad + 1.2 * em * sum(lines) + (1.4 * em if title else 0)
    if title:
        width = max(width, wide(title, size) + 2 * pad)
    x, y = place(panel, legend, width, height, em)
    page = panel.page
    if look.get("frameon", True) is not False:
        page.box(x, y, width, height, looks(look.get("facecolor") or "white", look.get("edgecolor") or "0.8", 1.0, alpha=look.get("framealpha", 0.8)) + ' rx="3"')
    page.reaches(x, y, x + width, y + height)
    top = y + pad
    if title:
        page.text(title, x + width / 2, top + 0.5 * em, Text._SIZES.get(look.get("title_fontsize"), look.get("title_fontsize") or 10.0), "black", "center", "center")
        top += 1.4 * em
    left = x + pad
    tones = look.get("labelcolor")
    for group, wide_part in zip([group for group in groups if group], widths):
        middle = top + 0.5 * em
        for handle, text in group:
            extra = text._get("text").count("\n") * 1.2 * em
            sample(page, handle, left, middle + extra / 2, hand, em, float(look.get("markerscale") or 1.0))
            color = tones if isinstance(tones, str) and tones not in ("linecolor", "markerfacecolor") else text._get("color")
            page.text(text._get("text"), left + hand + gap, middle + extra / 2, text._props.get("fontsize", size), color, "left", "center")
            middle += step + extra
        left += wide_part + 2.0 * em

def place(panel, legend, width, height, em):
    look = legend._looks
    loc = legend._loc
    loc = _CODES.get(loc, 0) if isinstance(loc, str) or loc is None else loc
    apart = float(look.get("borderaxespad", 0.5) if look.get("borderaxespad") is not None else 0.5) * em
    box = (panel.left, panel.top, panel.width, panel.height)
    if isinstance(loc, (tuple, list)):
        return box[0] + float(loc[0]) * box[2], box[1] + (1 - float(loc[1])) * box[3] - height
    anchor = look.get("bbox_to_anchor")
    if isinstance(anchor, (tuple, list)):
        parts = [float(part) for part in anchor] + [0.0] * (4 - len(anchor))
        box = (box[0] + parts[0] * box[2], box[1] + (1 - parts[1] - parts[3]) * box[3], parts[2] * box[2], parts[3] * box[3])

    def corner(code):
        side, level = _SIDES[code]
        x = box[0] + (apart if side < 0 else box[2] - width - apart if side > 0 else (box[2] - width) / 2)
        y = box[1] + (apart if level < 0 else box[3] - height - apart if level > 0 else (box[3] - height) / 2)
        return x, y
    if loc in _SIDES:
        return corner(loc)
    # Where it hides least.
    best = None
    strokes = [(np.asarray(x), np.asarray(y)) for x, y in panel.strokes]
    for code in range(1, 11):
        x, y = corner(code)
        x0, y0, x1, y1 = x - panel.left, y - panel.top, x - panel.left + width, y - panel.top + height
        hidden = sum([x0 <= px <= x1 and y0 <= py <= y1 for px, py in panel.spots])
        hidden += sum([a < x1 and c > x0 and b < y1 and d > y0 for a, b, c, d in panel.boxes])
        for px, py in strokes:
            inside = (px >= x0) & (px <= x1) & (py >= y0) & (py <= y1)
            hidden += int(inside.sum()) + int(bool(inside.any()) and not bool(inside.all()) or crosses(px, py, x0, y0, x1, y1))
        if best is None or hidden < best[0]:
            best = (hidden, x, y)
        if not hidden:
            break
    return best[1], best[2]

def crosses(x, y, x0, y0, x1, y1):
    """Whether a line runs through a box without a corner in it."""
    if len(x) < 2:
        return False
    for share in (0.25, 0.5, 0.75):
        px, py = x[:-1] + (x[1:] - x[:-1]) * share, y[:-1] + (y[1:] - y[:-1]) * share
        if ((px >= x0) & (px <= x1) & (py >= y0) & (py <= y1)).any():
            return True
    return False

class _Sample:
    # A panel for the line beside a name.
    def __init__(self, page):
        self.sheet = page

def sample(page, handle, left, middle, hand, em, scale):
    """How something looks, beside its name."""
    panel, center = _Sample(page), np.array([left + hand / 2])
    level = np.array([middle])
    if isinstance(handle, ErrorbarContainer):
        line, _, parts = handle.lines
        if parts:
            color = _marks.faces_of(parts[0], 1)[0]
            page.line(left + hand / 2, middle - 0.5 * em, left + hand / 2, middle + 0.5 * em, looks(None, color, 1.5))
        if line is None:
            return
        handle = line
    elif isinstance(handle, StemContainer):
        page.line(left, middle, left + hand, middle, looks(None, "C3", 1.5))
        handle = handle.markerline
    elif isinstance(handle, Container):
        parts = handle.get_children()
        if not parts:
            return
        handle = parts[0]
    alpha = handle._get("alpha")
    if isinstance(handle, Line2D):
        if handle._get("linestyle") not in ("None", " ", "") and handle._get("linewidth"):
            page.line(left, middle, left + hand, middle, looks(None, handle._get("color"), handle._get("linewidth"), handle._get("linestyle"), alpha))
        if _marks.has_marks(handle):
            _marks.points(panel, handle, center, level, [handle._get("markersize") * scale], [handle.get_markerfacecolor()], [handle.get_markeredgecolor()],
                          handle._get("markeredgewidth"), handle._get("marker"), alpha)
    elif isinstance(handle, PathCollection):
        if handle._A is not None:
            middle_of = handle.cmap(0.5)
            faces = [middle_of]
        else:
            faces = _marks.faces_of(handle, 1)
        edge = handle._get("edgecolor")
        edges = faces if isinstance(edge, str) and edge == "face" else _marks.rows_of(edge)
        size = math.sqrt(max(float(np.asarray(handle._sizes).reshape(-1).mean()), 0.0)) if len(handle._sizes) else 6.0
        _marks.points(panel, handle, center, level, [size * scale], faces, edges, 1.0, handle._marker, None if hasattr(alpha, "__len__") else alpha)
    elif isinstance(handle, LineCollection):
        page.line(left, middle, left + hand, middle, looks(None, _marks.faces_of(handle, 1)[0], 1.5, alpha=alpha))
    elif isinstance(handle, Collection):
        edge = handle._get("edgecolor")
        face = _marks.faces_of(handle, 1)[0]
        page.box(left, middle - 0.35 * em, hand, 0.7 * em, looks(face, face if isinstance(edge, str) and edge == "face" else _marks.rows_of(edge)[0], alpha=alpha))
        hatch(page, handle, left, middle, hand, em, None if isinstance(edge, str) and edge == "face" else _marks.rows_of(edge)[0])
    else:
        face = handle._get("facecolor") if handle._get("color") is None else handle._get("color")
        edge = handle._props.get("edgecolor", handle._get("color"))
        if not handle._get("fill"):
            face, edge = None, handle._get("edgecolor")
        page.box(left, middle - 0.35 * em, hand, 0.7 * em, looks(face, edge, handle._get("linewidth"), handle._get("linestyle"), alpha))
        hatch(page, handle, left, middle, hand, em, edge)

def hatch(page, handle, left, middle, hand, em, edge):
    x, y = [left, left + hand, left + hand, left], [middle - 0.35 * em] * 2 + [middle + 0.35 * em] * 2
    _marks.hatch(page, handle, path(x, y, True), edge)
