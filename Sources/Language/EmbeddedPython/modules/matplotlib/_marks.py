# SPDX-License-Identifier: GPL-3.0-or-later
# What stands in axes, as SVG in the units of their box.
import math

import numpy as np
from matplotlib import _sheet
from matplotlib import colors as _colors
from matplotlib._sheet import POINT, looks, marker, number, paint, path
from matplotlib.collections import ContourSet, FillBetweenPolyCollection, HexCollection, LineCollection, PathCollection, PolyCollection, QuadMesh, Quiver
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Arc, Ellipse, FancyArrow, FancyArrowPatch, Patch, Rectangle, Wedge

def has_marks(child):
    return child._get("marker") not in (None, "None", "none", " ", "")

def colors_of(child, values):
    """The colours of numbers, as rows of red, green, blue and opacity from 0 to 255."""
    values = np.asarray(values, dtype="float64")
    table = np.array([[*row[:3], row[3] if len(row) > 3 else 1.0] for row in child.cmap._rows()], dtype="float64")
    ends = [getattr(child.cmap, name, None) for name in ("_under", "_over", "_bad")]
    rows = [_colors.to_rgba(end) if end is not None else tuple(edge) for end, edge in zip(ends, (table[0].tolist(), table[-1].tolist(), (0, 0, 0, 0)))]
    table = np.concatenate([table, np.array(rows, dtype="float64")])
    count = len(table) - 3
    shares = np.asarray(child.norm(values), dtype="float64").reshape(values.shape)
    if type(child.norm).__name__ in ("BoundaryNorm", "NoNorm"):
        places = np.clip(np.nan_to_num(shares), 0, count - 1)
    else:
        known = np.nan_to_num(shares, nan=0.0, posinf=2.0, neginf=-1.0)
        places = np.where(known < 0, count, np.where(known > 1, count + 1, np.minimum(np.floor(np.clip(known, 0, 1) * count), count - 1)))
    places = np.where(np.isfinite(shares) | np.isinf(values), places, count + 2)
    made = np.floor(table * 255 + 0.5).astype("uint8")[places.reshape(-1).astype("int64")]
    return made.reshape(*values.shape, 4)

def points(panel, child, x, y, sizes, faces, edges, width, sign, alpha):
    """Marks at places."""
    drawn = []
    for i, (px, py) in enumerate(zip(x.tolist(), y.tolist())):
        if px != px or py != py:
            continue
        face, edge = faces[i % len(faces)], edges[i % len(edges)]
        outline, is_open = marker(sign, px, py, sizes[i % len(sizes)])
        style = looks(None if is_open else face, edge, width, alpha=alpha)
        if style != 'fill="none"':
            drawn.append((outline, style))
    # What looks alike stands together.
    start = 0
    while start < len(drawn):
        end = start
        while end < len(drawn) and drawn[end][1] == drawn[start][1]:
            end += 1
        panel.sheet.add(f"<g {drawn[start][1]}>" + "".join([f'<path d="{outline}"/>' for outline, _ in drawn[start:end]]) + "</g>")
        start = end

def line(panel, child):
    items = child._items()
    color, width, dash, alpha = child._get("color"), child._get("linewidth"), child._get("linestyle"), child._get("alpha")
    for item in items:
        if item[0] in ("hline", "vline"):
            first, last = getattr(child, "_span", (0, 1))
            if item[0] == "hline":
                y = float(panel.y([item[2]])[0])
                panel.sheet.line(first * panel.width, y, last * panel.width, y, looks(None, color, width, dash, alpha))
            else:
                x = float(panel.x([item[2]])[0])
                panel.sheet.line(x, (1 - first) * panel.height, x, (1 - last) * panel.height, looks(None, color, width, dash, alpha))
            return
    for item in child._moved_items() or ([("line", "", child._x, child._y)] if len(child._x) and not items else []):
        x, y = panel.at(child, item[2], item[3])
        if item[0] == "steps":
            y = np.repeat(y, 2)[:-1]
            x = np.repeat(x, 2)[1:]
        if item[0] != "points" and child._has_line():
            panel.follow(x, y)
            panel.sheet.add(f'<path d="{path(x, y)}" {looks(None, color, width, dash, alpha)} stroke-linejoin="round"/>')
    if has_marks(child):
        moved = child._moved_items()
        x, y = panel.at(child, *(moved[0][2:4] if child._move() is not None and moved else np.broadcast_arrays(child._x, child._y)))
        every = child._get("markevery")
        if isinstance(every, int) and every > 0:
            x, y = x[::every], y[::every]
        panel.meet(x, y)
        face, edge = child.get_markerfacecolor(), child.get_markeredgecolor()
        size = child._get("markersize")
        points(panel, child, x, y, [size], [face], [edge], child._get("markeredgewidth"), child._get("marker"), alpha)

def scatter(panel, child):
    x, y = panel.at(child, child._offsets[:, 0], child._offsets[:, 1])
    panel.meet(x, y)
    alpha, edge, width = child._get("alpha"), child._get("edgecolor"), child._get("linewidth")
    faces = faces_of(child, len(x))
    if hasattr(alpha, "__len__"):
        faces = [(*_colors.to_rgb(face), float(part)) for face, part in zip(faces, alpha)]
        alpha = None
    edges = faces if isinstance(edge, str) and edge == "face" else rows_of(edge)
    if isinstance(edge, str) and edge == "face" and all(isinstance(face, str) and face == "none" for face in faces):
        edges = ["C0"]
    sizes = [math.sqrt(max(size, 0.0)) for size in np.asarray(child._sizes, dtype="float64").reshape(-1).tolist()]
    own = "linewidth" in child._props
    # Marks of strokes alone have those of lines.
    usual = 1.5 if isinstance(child._marker, str) and child._marker in "+x|_1234" else 1.0
    points(panel, child, x, y, sizes, faces, edges, (width[0] if hasattr(width, "__len__") else width) if own else usual, child._marker, alpha)

def rows_of(color):
    if isinstance(color, str) or color is None or _colors.is_color_like(color):
        return [color]
    return [row if isinstance(row, str) else tuple(row) for row in (color.tolist() if hasattr(color, "tolist") else color)] or ["none"]

def faces_of(child, count):
    if child._A is not None:
        return [_colors.to_hex([part / 255 for part in row[:3]]) if row[3] else "none" for row in colors_of(child, np.asarray(child._A).reshape(-1)).tolist()]
    return rows_of(child._get("color") if child._get("color") is not None else child._get("facecolor"))

def segments(panel, child):
    parts = child._segments
    colors = faces_of(child, len(parts))
    widths, dashes = [value if isinstance(value, (list, tuple)) else [value] for value in (child._get("linewidth"), child._get("linestyle"))]
    own = 1.5 if "linewidth" not in child._props else None
    caps = getattr(child, "_caps", 0)
    for i, part in enumerate(parts):
        x, y = panel.at(child, part[:, 0], part[:, 1])
        panel.follow(x, y)
        attributes = looks(None, colors[i % len(colors)], own or widths[i % len(widths)], dashes[i % len(dashes)], child._get("alpha"))
        outline = ""
        if caps:
            # The ends of an error, across.
            half = caps * POINT
            panel.meet(np.concatenate([x, x]), np.concatenate([y, y]))
            level = abs(float(y[0]) - float(y[-1])) < abs(float(x[0]) - float(x[-1]))
            for px, py in ((float(x[0]), float(y[0])), (float(x[-1]), float(y[-1]))):
                if px == px and py == py:
                    outline += f"M{px:.2f} {py - half:.2f}L{px:.2f} {py + half:.2f}" if level else f"M{px - half:.2f} {py:.2f}L{px + half:.2f} {py:.2f}"
        panel.sheet.add(f'<path d="{path(x, y)}" {attributes}/>')
        if outline:
            panel.sheet.add(f'<path d="{outline}" {looks(None, colors[i % len(colors)], getattr(child, "_cap_width", 1.0), alpha=child._get("alpha"))}/>')

def band(panel, child):
    t, low, high = child._t, child._low, child._high
    rows = [np.broadcast_to(np.asarray(part, dtype="float64"), np.asarray(t).shape) for part in (t, low, high)]
    known = np.isfinite(rows[1]) & np.isfinite(rows[2]) & np.isfinite(rows[0])
    outline, start = "", None
    for i, is_known in enumerate([*known.tolist(), False]):
        if is_known and start is None:
            start = i
        elif not is_known and start is not None:
            along = np.concatenate([rows[0][start:i], rows[0][start:i][::-1]])
            across = np.concatenate([rows[1][start:i], rows[2][start:i][::-1]])
            pair = (across, along) if child._upright else (along, across)
            x, y = panel.at(child, *pair)
            panel.follow(x, y)
            outline += path(x, y, True)
            start = None
    edge, own = child._get("edgecolor"), child._get("color")
    face = faces_of(child, 1)[0]
    edge = face if own is not None else None if isinstance(edge, str) and edge == "face" else rows_of(edge)[0]
    panel.sheet.add(f'<path d="{outline}" {looks(face, edge, child._get("linewidth"), child._get("linestyle"), child._get("alpha"))}/>')
    hatch(panel.sheet, child, outline, edge)

def polygons(panel, child):
    faces = faces_of(child, len(child._verts))
    edge = child._get("edgecolor")
    edges = rows_of(edge)
    for i, part in enumerate(child._verts):
        x, y = panel.at(child, part[:, 0], part[:, 1])
        face = faces[i % len(faces)]
        side = face if isinstance(edge, str) and edge == "face" else edges[i % len(edges)]
        panel.sheet.add(f'<path d="{path(x, y, True)}" {looks(face, side, 0.4 if side is face and not isinstance(child, HexCollection) else child._get("linewidth"), alpha=child._get("alpha"))}/>')
        hatch(panel.sheet, child, path(x, y, True), None if side is face else side)

def hatch(sheet, child, outline, edge):
    """The hatch of an area over it, in the colour of its edge."""
    signs = child._get("hatch")
    if signs and outline:
        color = child._get("hatchcolor")
        if isinstance(color, str) and color == "edge":
            color = "black" if edge is None or isinstance(edge, str) and edge in ("none", "face") else edge
        sheet.add(_sheet.hatched(outline, str(signs), color, float(child._get("hatch_linewidth"))))

def patch(panel, child):
    items = child._items()
    face = child._get("facecolor") if child._get("color") is None else child._get("color")
    edge = child._props.get("edgecolor", child._get("color"))
    if not child._get("fill"):
        face, edge = None, child._get("edgecolor")
    width, dash, alpha = child._get("linewidth"), child._get("linestyle"), child._get("alpha")
    for item in items[:1]:
        if item[0] == "span":
            low, high = (panel.y if item[2] else panel.x)([item[3], item[4]]).tolist()
            first, last = child._share
            sides = ((first * panel.width, last * panel.width, low, high) if item[2] else
                     (low, high, (1 - last) * panel.height, (1 - first) * panel.height))
            panel.boxes.append((min(sides[:2]), min(sides[2:]), max(sides[:2]), max(sides[2:])))
            panel.sheet.box(min(sides[:2]), min(sides[2:]), abs(sides[1] - sides[0]), abs(sides[3] - sides[2]), looks(face, edge, width, dash, alpha))
            hatch(panel.sheet, child, path([sides[0], sides[1], sides[1], sides[0]], [sides[2], sides[2], sides[3], sides[3]], True), edge)
            return
    if items and items[0][0] in ("line", "steps") and not isinstance(child, (Rectangle, Wedge)):
        x, y = items[0][2], items[0][3]
        if items[0][0] == "steps":
            x, y = np.repeat(x, 2)[1:], np.repeat(y, 2)[:-1]
    elif isinstance(child, Wedge) and child.width is not None:
        t = np.radians(np.linspace(child.theta1, child.theta2, 61))
        radii = np.concatenate([np.full(61, float(child.r)), np.full(61, float(child.r - child.width))])
        t = np.concatenate([t, t[::-1]])
        x, y = child.center[0] + radii * np.cos(t), child.center[1] + radii * np.sin(t)
    elif isinstance(child, Wedge):
        t = np.radians(np.linspace(child.theta1, child.theta2, 61))
        x = np.concatenate([[child.center[0]], child.center[0] + child.r * np.cos(t)])
        y = np.concatenate([[child.center[1]], child.center[1] + child.r * np.sin(t)])
    else:
        x, y = child._outline()
        if getattr(child, "angle", 0) and isinstance(child, Rectangle):
            turn = math.radians(child.angle)
            x, y = ([x[0] + (a - x[0]) * math.cos(turn) - (b - y[0]) * math.sin(turn) for a, b in zip(x, y)],
                    [y[0] + (a - x[0]) * math.sin(turn) + (b - y[0]) * math.cos(turn) for a, b in zip(x, y)])
    if not len(x):
        return
    move = child._move()
    x, y = np.asarray(x, dtype="float64"), np.asarray(y, dtype="float64")
    if move is not None:
        places = move.transform(np.stack([x, y], axis=1))
        x, y = places[:, 0], places[:, 1]
    x, y = panel.at(child, x, y)
    if isinstance(child, Rectangle):
        panel.boxes.append((float(x.min()), float(y.min()), float(x.max()), float(y.max())))
    else:
        panel.follow(np.concatenate([x, x[:1]]), np.concatenate([y, y[:1]]))
    if getattr(child, "_shadow", False):
        tone = tuple([part * 0.3 for part in _colors.to_rgb(face)])
        panel.sheet.add(f'<path d="{path(x - 0.02 * panel.width / 2.5, y + 0.02 * panel.height / 2.5, True)}" {looks(tone, None, alpha=0.5)}/>')
    # Bars that touch have no gap between them.
    crisp = ' shape-rendering="crispEdges"' if getattr(child, "_bar", None) and edge is None else ""
    closed = child._get("fill") or getattr(child, "_is_closed", isinstance(child, (Rectangle, Wedge, Ellipse)) and not isinstance(child, Arc))
    panel.sheet.add(f'<path d="{path(x, y, closed)}" {looks(face, edge, width, dash, alpha)}{crisp}/>')
    hatch(panel.sheet, child, path(x, y, True), edge)

def arrow(panel, x0, y0, x1, y1, color, width=1.5, head=8.0, alpha=None, dash="-", both=False):
    """An arrow between two places of the sheet; head and width are in points."""
    length = math.hypot(x1 - x0, y1 - y0)
    if not length:
        return
    ux, uy, tip = (x1 - x0) / length, (y1 - y0) / length, min(head * POINT, length)
    ends = [(x1, y1, 1)] + ([(x0, y0, -1)] if both else [])
    panel.sheet.line(x0 + ux * tip * 0.5 * both, y0 + uy * tip * 0.5 * both, x1 - ux * tip * 0.5, y1 - uy * tip * 0.5, looks(None, color, width, dash, alpha))
    for x, y, way in ends:
        bx, by = x - way * ux * tip, y - way * uy * tip
        corners = [(x, y), (bx - uy * tip * 0.45, by + ux * tip * 0.45), (bx + uy * tip * 0.45, by - ux * tip * 0.45)]
        panel.sheet.add('<path d="M' + "L".join([f"{number(a)} {number(b)}" for a, b in corners]) + f'Z" {looks(color, None, alpha=alpha)}/>')

def arrows(panel, child):
    if not len(child.X):
        return
    x, y = panel.at(child, child.X, child.Y)
    lengths = np.sqrt(child.U ** 2 + child.V ** 2)
    count = max(10.0, math.sqrt(len(child.X)))
    if child._scale is not None:
        ends = panel.at(child, child.X + child.U / child._scale, child.Y + child.V / child._scale)
        dx, dy = ends[0] - x, ends[1] - y
    else:
        usual = 1.8 * float(lengths[lengths > 0].mean() if (lengths > 0).any() else 1.0) * count
        scale = panel.width / (child.scale or usual)
        dx, dy = child.U * scale, -child.V * scale
    wide = 0.06 * panel.width / min(max(math.sqrt(len(child.X)), 8), 25)
    colors = faces_of(child, len(x)) if child._A is not None or "color" in child._props or "facecolor" in child._props else ["k"]
    for i, (px, py, u, v) in enumerate(zip(x.tolist(), y.tolist(), dx.tolist(), dy.tolist())):
        length = math.hypot(u, v)
        if not length or length != length:
            continue
        size = min(1.0, length / (wide * 5))
        w, ux, uy = wide * size, u / length, v / length
        along = [(0, 0.5), (length - 4.5 * w, 0.5), (length - 5 * w, 1.5), (length, 0), (length - 5 * w, -1.5), (length - 4.5 * w, -0.5), (0, -0.5)]
        corners = [(px + ux * a - uy * b * w, py + uy * a + ux * b * w) for a, b in along]
        panel.sheet.add('<path d="M' + "L".join([f"{number(a)} {number(b)}" for a, b in corners]) + f'Z" {looks(colors[i % len(colors)], None)}/>')

def raster(panel, child):
    """A picture, a matrix, cells or filled contours, in the pixels of the box."""
    is_image = isinstance(child, AxesImage)
    left, right, bottom, top = [0.0] * 4
    alpha = child._get("alpha")
    opacity = 1.0 if alpha is None or hasattr(alpha, "__len__") else float(alpha)
    if isinstance(child, ContourSet):
        xs, ys = child._x, child._y
    elif is_image:
        left, right, bottom, top = [float(part) for part in child.get_extent()]
        rows, columns = child._A.shape[:2]
        xs, ys = np.linspace(left, right, columns + 1), np.linspace(bottom, top, rows + 1)
    else:
        xs, ys = child._xedges, child._yedges
    px, py = panel.x(np.asarray(xs)), panel.y(np.asarray(ys))
    x0, x1 = [max(0.0, min(panel.width, float(end))) for end in (np.nanmin(px), np.nanmax(px))]
    y0, y1 = [max(0.0, min(panel.height, float(end))) for end in (np.nanmin(py), np.nanmax(py))]
    if x1 - x0 < 0.01 or y1 - y0 < 0.01:
        return
    fine = 2 if isinstance(child, ContourSet) or max(len(xs), len(ys)) < 200 else 1
    across, down = max(1, round((x1 - x0) * fine)), max(1, round((y1 - y0) * fine))
    at_x = panel.back(0, x0 + (np.arange(across) + 0.5) * (x1 - x0) / across)
    at_y = panel.back(1, y0 + (np.arange(down) + 0.5) * (y1 - y0) / down)
    if isinstance(child, ContourSet):
        values = blended(child._z, xs, ys, at_x, at_y)
        places = np.searchsorted(child.levels, values.reshape(-1), side="right") - 1
        count = len(child.levels) - 1
        own = child._own_colors
        table = (colors_of(child, child.layers) if own is None
                 else np.array([[round(part * 255) for part in _colors.to_rgba(own[i % len(own)])] for i in range(count)], dtype="uint8"))
        table = np.concatenate([table, np.zeros((1, 4), dtype="uint8")])
        # The uppermost level belongs to the area below.
        places = np.where(values.reshape(-1) == child.levels[-1], count - 1, places)
        rgba = table[np.where((places >= 0) & (places < count), places, count)].reshape(down, across, 4)
    else:
        A = np.asarray(child._A)
        if A.ndim == 3:
            cells = A if str(A.dtype).startswith(("int", "uint")) else np.floor(np.clip(np.nan_to_num(A.astype("float64")), 0, 1) * 255 + 0.5)
            cells = cells.astype("uint8")
            if cells.shape[2] == 3:
                cells = np.concatenate([cells, np.full((*cells.shape[:2], 1), 255, dtype="uint8")], axis=2)
        else:
            cells = A.astype("float64") if is_image and is_smooth(child) else colors_of(child, A)
        if is_image and child.origin == "upper":
            cells = cells[::-1]
        if is_image and is_smooth(child):
            middles = [(edges[1:] + edges[:-1]) / 2 for edges in (xs, ys)]
            if A.ndim == 2:
                rgba = colors_of(child, blended(cells, *middles, at_x, at_y))
            else:
                rgba = np.floor(np.stack([blended(cells[:, :, c].astype("float64"), *middles, at_x, at_y) for c in range(4)], axis=2) + 0.5).astype("uint8")
        else:
            columns, rows = cell(xs, at_x, cells.shape[1]), cell(ys, at_y, cells.shape[0])
            rgba = cells[rows][:, columns]
    panel.sheet.image(rgba, x0, y0, x1 - x0, y1 - y0, opacity)

def is_smooth(image):
    return image._get("interpolation") not in ("auto", "antialiased", "nearest", "none", None)

def cell(edges, places, count):
    edges = np.asarray(edges, dtype="float64")
    if edges[0] > edges[-1]:
        return np.clip(count - np.searchsorted(edges[::-1], places, side="left"), 0, count - 1)
    return np.clip(np.searchsorted(edges, places, side="right") - 1, 0, count - 1)

def blended(values, xs, ys, at_x, at_y):
    """The values between those of a lattice."""
    def shares(spots, places):
        spots = np.asarray(spots, dtype="float64")
        flip = spots[0] > spots[-1]
        rising = spots[::-1] if flip else spots
        last = max(len(rising) - 2, 0)
        low = np.clip(np.searchsorted(rising, places, side="right") - 1, 0, last)
        high = np.minimum(low + 1, len(rising) - 1)
        gap = rising[high] - rising[low]
        share = np.clip((places - rising[low]) / np.where(gap > 0, gap, 1.0), 0.0, 1.0)
        return (len(rising) - 1 - low, len(rising) - 1 - high, share) if flip else (low, high, share)
    (a, b, s), (c, d, t) = shares(xs, at_x), shares(ys, at_y)
    rows = values[c] * (1 - t.reshape(-1, 1)) + values[d] * t.reshape(-1, 1)
    return rows[:, a] * (1 - s) + rows[:, b] * s

def joined(x, y):
    """Pieces of two points with gaps between them as the lines that they make together, for dashes begin anew with each piece."""
    pieces = [((x[i], y[i]), (x[i + 1], y[i + 1])) for i in range(0, len(x) - 1, 3)]
    ends = {}
    for number, piece in enumerate(pieces):
        for x0, y0 in piece:
            ends.setdefault((round(x0, 3), round(y0, 3)), []).append(number)
    free, made = set(range(len(pieces))), []

    def follow(line, number):
        # Goes on from the last point of a line as long as a piece begins or ends there.
        while number is not None:
            free.discard(number)
            a, b = pieces[number]
            last = line[-1]
            line.append(b if abs(a[0] - last[0]) + abs(a[1] - last[1]) <= abs(b[0] - last[0]) + abs(b[1] - last[1]) else a)
            spot = (round(line[-1][0], 3), round(line[-1][1], 3))
            number = next((other for other in ends.get(spot, []) if other in free), None)
    while free:
        number = min(free)
        line = [pieces[number][0]]
        follow(line, number)
        back = next((other for other in ends.get((round(line[0][0], 3), round(line[0][1], 3)), []) if other in free), None)
        if back is not None:
            line.reverse()
            follow(line, back)
        made += [*line, (math.nan, math.nan)]
    return [point[0] for point in made], [point[1] for point in made]

def contours(panel, child):
    own = child._own_colors
    found = {item[1]: item for item in child._items()}
    shades = colors_of(child, child.levels).tolist()
    widths = child._get("linewidth") if "linewidth" in child._props else 1.5
    digits = max([len(f"{level:.3f}".rstrip("0").split(".")[1]) for level in child.levels.tolist()] + [1])
    for i, level in enumerate(child.levels.tolist()):
        item = found.get(f"{level:g}")
        if item is None:
            continue
        color = _colors.to_hex([part / 255 for part in shades[i][:3]]) if own is None else own[i % len(own)]
        x, y = panel.at(child, item[2], item[3])
        panel.follow(x, y)
        dashes = child._props.get("linestyle")
        if dashes is None:
            dash = "--" if own is not None and level < 0 and len(own) == 1 else "-"
        else:
            dash = dashes[i % len(dashes)] if isinstance(dashes, (list, tuple)) else dashes
        if dash not in ("-", "solid"):
            x, y = joined(x.tolist(), y.tolist())
        width = widths[i % len(widths)] if hasattr(widths, "__len__") else widths
        panel.sheet.add(f'<path d="{path(x, y)}" {looks(None, color, width, dash, child._get("alpha"))} stroke-linejoin="round"/>')
        if child._named:
            inside = [(px, py) for px, py in zip(x.tolist(), y.tolist()) if 20 < px < panel.width - 20 and 12 < py < panel.height - 12]
            if inside:
                fmt = getattr(child, "_fmt", None)
                words = f"{level:.{digits}f}" if fmt is None else fmt % level if isinstance(fmt, str) else fmt[level] if isinstance(fmt, dict) else fmt(level)
                px, py = inside[(len(inside) * (2 * i + 1) // 7) % len(inside)]
                panel.sheet.text(words, px, py, getattr(child, "_fontsize", None) or 8.0, color, "center", "center",
                                 box={"facecolor": "white", "edgecolor": "none", "boxstyle": "square", "pad": 0.2})

def fancy_arrow(panel, child):
    x0, y0, x1, y1 = child._ends
    x, y = panel.at(child, [x0, x1], [y0, y1])
    (px, qx), (py, qy) = x.tolist(), y.tolist()
    color = child._get("color") if child._get("color") is not None else child._props.get("edgecolor", child._get("facecolor"))
    if isinstance(child, FancyArrowPatch):
        color = child._get("color") if child._get("color") is not None else child._get("edgecolor")
        arrow(panel, px, py, qx, qy, color, child._get("linewidth"), 0.4 * max(child._get("mutation_scale"), 10) + 4, child._get("alpha"),
              child._get("linestyle"), "<" in str(child._get("arrowstyle"))[:1])
        return
    wide = child._head
    per_x, per_y = panel.width / abs(panel.ends[0][1] - panel.ends[0][0]), panel.height / abs(panel.ends[1][1] - panel.ends[1][0])
    size = max(wide * math.sqrt(per_x * per_y) / POINT * 1.25, 2.0)
    if not child._within:
        length = math.hypot(qx - px, qy - py) or 1.0
        qx, qy = qx + (qx - px) / length * size * POINT, qy + (qy - py) / length * size * POINT
    arrow(panel, px, py, qx, qy, color, child._get("linewidth"), size, child._get("alpha"))

def draw(panel, child):
    """Draws whatever it is; False for what is none of these."""
    for kind, function in ((Line2D, line), (PathCollection, scatter), (QuadMesh, raster), (ContourSet, None), (Quiver, arrows), (FillBetweenPolyCollection, band),
                           (LineCollection, segments), (PolyCollection, polygons), (AxesImage, raster), (FancyArrow, fancy_arrow),
                           (FancyArrowPatch, fancy_arrow), (Patch, patch)):
        if isinstance(child, kind):
            (function or (raster if child.filled else contours))(panel, child)
            return True
    return False
