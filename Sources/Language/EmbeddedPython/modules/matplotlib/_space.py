# SPDX-License-Identifier: GPL-3.0-or-later
# Axes of three dimensions and polar axes, as SVG.
import math

import numpy as np
from matplotlib import _data, _marks
from matplotlib import colors as _colors
from matplotlib._panel import Panel
from matplotlib._sheet import POINT, looks, path, wide
from matplotlib.ticker import ScalarFormatter

class _View:
    # What a formatter of ticks asks an axis for.
    def __init__(self, ends):
        self.ends = ends

    def get_view_interval(self):
        return self.ends

class SpacePanel(Panel):
    """A box of x, y and z, seen in perspective."""

    def draw(self):
        axes = self.axes
        self.limits = [tuple([float(end) for end in axes._limits_of(place)]) for place in (0, 1, 2)]
        a, e = math.radians(axes.azim), math.radians(axes.elev)
        sides = [4.0, 4.0, 3.0] if axes._sides_of is None else [float(side) for side in axes._sides_of]
        length = math.sqrt(sum([side * side for side in sides]))
        self.sides = [side * 1.90569 / length for side in sides]
        self.out = (math.cos(e) * math.cos(a), math.cos(e) * math.sin(a), math.sin(e))
        self.right = (-math.sin(a), math.cos(a), 0.0)
        self.up = (-math.sin(e) * math.cos(a), -math.sin(e) * math.sin(a), math.cos(e))
        self.sheet = self.page
        if axes.axison:
            self.room()
        for child in sorted([child for child in axes._children if child._get("visible")], key=lambda child: child.zorder):
            scene = axes._scene.get(id(child))
            if scene is None:
                self.page.missing.add(type(child).__name__ + " in three dimensions")
            else:
                getattr(self, scene[0])(child, *scene[1:])
        self.page.reaches(self.left, self.top, self.left + self.width, self.top + self.height)
        self.titles()
        for legend in axes._legends():
            from matplotlib._names import names
            names(self, legend)

    def seen(self, x, y, z):
        """The places on the page, and how far away each is."""
        rows = []
        for values, (low, high), side in zip((x, y, z), self.limits, self.sides):
            rows.append(((np.asarray(values, dtype="float64") - low) / ((high - low) or 1.0) - 0.5) * side)
        across, up, out = [sum([row * part for row, part in zip(rows, way)]) for way in (self.right, self.up, self.out)]
        scale = 1.0 / (10.0 - out)
        # The part of the plane that matplotlib shows.
        u, v = (across * scale + 0.095) / 0.185, (up * scale + 0.095) / 0.185
        return self.left + u * self.width, self.top + (1 - v) * self.height, 10.0 - out

    def room(self):
        """The three walls behind everything, their lines and the ticks."""
        back = [self.limits[i][0] if self.out[i] > 0 else self.limits[i][1] for i in range(3)]
        front = [self.limits[i][1] if self.out[i] > 0 else self.limits[i][0] for i in range(3)]
        for i in range(3):
            j, k = [place for place in range(3) if place != i]
            corners = []
            for p, q in ((0, 0), (0, 1), (1, 1), (1, 0)):
                point = [0.0] * 3
                point[i], point[j], point[k] = back[i], self.limits[j][p], self.limits[k][q]
                corners.append(point)
            x, y, _ = self.seen(*zip(*corners))
            self.page.add(f'<path d="{path(x, y, True)}" {looks((0.95, 0.95, 0.95, 0.5), (0.85, 0.85, 0.85), 0.8)}/>')
        center = self.seen(*[[(low + high) / 2] for low, high in self.limits])
        for i in range(3):
            locator, formatter = self.axes._z_locator(max(1, min(9, int(self.width / POINT / 30)))), ScalarFormatter()
            own = self.axes._axis[i] if i < 2 else None
            low, high = sorted(self.limits[i])
            if own is not None and own.is_own:
                places, words = own.get_majorticklocs().tolist(), [text._get("text") for text in own._label_texts()]
            elif i == 2 and self.axes._z_ticks is not None:
                places, words = self.axes._z_ticks
            else:
                formatter.set_axis(_View((low, high)))
                places = locator.tick_values(low, high).tolist()
                words = formatter.format_ticks(places)
            j, k = [place for place in range(3) if place != i]
            # The edge along which the axis stands: level ones in front below, the upright one between the front along x and the back along y.
            edge = list(front)
            if i < 2:
                edge[2] = back[2] if self.out[2] > 0 else self.limits[2][0]
            else:
                edge[0], edge[1] = front[0], back[1]
            ends = [[edge[p] if p != i else end for p in range(3)] for end in self.limits[i]]
            x, y, _ = self.seen(*zip(*ends))
            self.page.line(float(x[0]), float(y[0]), float(x[1]), float(y[1]), looks(None, "black", 0.8))
            middle = ((float(x[0]) + float(x[1])) / 2, (float(y[0]) + float(y[1])) / 2)
            away = (middle[0] - float(center[0][0]), middle[1] - float(center[1][0]))
            size = math.hypot(*away) or 1.0
            away = (away[0] / size, away[1] / size)
            for place, word in zip(places, words):
                if not low <= place <= high:
                    continue
                spot = [edge[p] if p != i else place for p in range(3)]
                walls = []
                for wall in (j, k):
                    line = []
                    for end in self.limits[j if wall == k else k]:
                        point = [0.0] * 3
                        point[i], point[wall], point[j if wall == k else k] = place, back[wall], end
                        line.append(point)
                    walls.append(line)
                for line in walls:
                    gx, gy, _ = self.seen(*zip(*line))
                    self.page.line(float(gx[0]), float(gy[0]), float(gx[1]), float(gy[1]), looks(None, (0.8, 0.8, 0.8), 0.6))
                tx, ty, _ = self.seen(*[[part] for part in spot])
                tx, ty = float(tx[0]), float(ty[0])
                self.page.line(tx, ty, tx + away[0] * 5, ty + away[1] * 5, looks(None, "black", 0.8))
                # As far from the tick as the words reach towards it.
                room = 9 + abs(away[0]) * wide(word, 10) / 2 + abs(away[1]) * 5 * POINT
                self.page.text(word, tx + away[0] * room, ty + away[1] * room, 10, "black", "center", "center")
            label = self.axes._zlabel if i == 2 else own.label._get("text")
            if label:
                # Beyond the numbers; long names stand along the axis.
                turn = 0.0
                if len(label) > 4:
                    turn = -math.degrees(math.atan2(float(y[1] - y[0]), float(x[1] - x[0])))
                    turn = turn - 180 if turn > 90 else turn + 180 if turn <= -90 else turn
                room = 26 + abs(away[0]) * max([wide(word, 10) for word in words] + [0]) + abs(away[1]) * 4 * POINT
                self.page.text(label, middle[0] + away[0] * room, middle[1] + away[1] * room, 10, "black", "center", "center", turn)

    def strokes_of(self, child, x, y, z):
        px, py, _ = self.seen(*np.broadcast_arrays(*[np.asarray(_data.array(row), dtype="float64").reshape(-1) for row in (x, y, z)]))
        color, alpha = child._get("color"), child._get("alpha")
        if child._has_line():
            self.page.add(f'<path d="{path(px, py)}" {looks(None, color, child._get("linewidth"), child._get("linestyle"), alpha)} stroke-linejoin="round"/>')
        if _marks.has_marks(child):
            _marks.points(self, child, px, py, [child._get("markersize")], [child.get_markerfacecolor()], [child.get_markeredgecolor()],
                          child._get("markeredgewidth"), child._get("marker"), alpha)

    def dots(self, child, x, y, z):
        px, py, far = self.seen(*np.broadcast_arrays(*[np.asarray(_data.array(row), dtype="float64").reshape(-1) for row in (x, y, z)]))
        faces = _marks.faces_of(child, len(px))
        edge = child._get("edgecolor")
        edges = None if isinstance(edge, str) and edge == "face" else _marks.rows_of(edge)
        sizes = np.sqrt(np.broadcast_to(np.asarray(child._sizes, dtype="float64").reshape(-1), px.shape))
        order = np.argsort(-far)
        spread = float(far.max() - far.min()) if len(far) else 0.0
        alpha = child._get("alpha")
        for i in order.tolist():
            # What is farther away is paler.
            share = (1 - 0.7 * (float(far[i]) - float(far.min())) / spread) if spread else 1.0
            rgba = _colors.to_rgba(faces[i % len(faces)])
            face = (*rgba[:3], (rgba[3] if alpha is None or hasattr(alpha, "__len__") else float(alpha)) * share)
            _marks.points(self, child, px[i:i + 1], py[i:i + 1], [float(sizes[i])], [face], [face if edges is None else edges[i % len(edges)]], 1.0, child._marker, None)

    def surface(self, child, X, Y, Z, is_wire, keywords):
        rows, columns = Z.shape
        most = [int(keywords.get(name) or (50 if not is_wire else 50)) for name in ("rcount", "ccount")]
        steps = [int(keywords[name]) if keywords.get(name) else max(1, math.ceil(size / count))
                 for name, size, count in (("rstride", rows, most[0]), ("cstride", columns, most[1]))]
        down, across = [sorted({*range(0, size, step), size - 1}) for size, step in ((rows, steps[0]), (columns, steps[1]))]
        width = keywords.get("linewidth", keywords.get("lw", 1.5 if is_wire else 0.4))
        if is_wire:
            color = keywords.get("color", keywords.get("colors", keywords.get("edgecolor", "C0")))
            for lines in ([(X[i], Y[i], Z[i]) for i in down], [(X[:, j], Y[:, j], Z[:, j]) for j in across]):
                for line in lines:
                    px, py, _ = self.seen(*line)
                    self.page.add(f'<path d="{path(px, py)}" {looks(None, color, width, alpha=keywords.get("alpha"))}/>')
            return
        px, py, far = self.seen(X, Y, Z)
        has_map = keywords.get("cmap") is not None
        base = _colors.to_rgba(keywords.get("color") or self.axes._surface_color)
        edge = keywords.get("edgecolor", keywords.get("edgecolors"))
        faces = []
        for i, i2 in zip(down, down[1:]):
            for j, j2 in zip(across, across[1:]):
                spots = ((i, j), (i2, j), (i2, j2), (i, j2))
                if not all([math.isfinite(float(Z[spot])) for spot in spots]):
                    continue
                faces.append((float(sum([far[spot] for spot in spots])) / 4, spots))
        heights = [sum([float(Z[spot]) for spot in spots]) / 4 for _, spots in faces]
        shades = _marks.colors_of(child, heights).tolist() if has_map and heights else []
        for _, (_, spots), color in sorted([(-far_of, (far_of, spots), shade) for (far_of, spots), shade in
                                            zip(faces, shades if has_map else [self.lit(base, X, Y, Z, spots) for _, spots in faces])], key=lambda row: row[0]):
            color = tuple([part / 255 for part in color[:3]]) if has_map else color
            outline = "M" + "L".join([f"{float(px[spot]):.2f} {float(py[spot]):.2f}" for spot in spots]) + "Z"
            self.page.add(f'<path d="{outline}" {looks(color, edge if edge not in (None, "none") else color, width if edge else 0.3, alpha=keywords.get("alpha"))}/>')

    def lit(self, color, X, Y, Z, spots):
        # A face in the light from the upper left.
        corners = [[(float(rows[spot]) - low) / ((high - low) or 1.0) for rows, (low, high) in zip((X, Y, Z), self.limits)] for spot in spots]
        a, b = [corners[2][i] - corners[0][i] for i in range(3)], [corners[3][i] - corners[1][i] for i in range(3)]
        normal = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
        length = math.sqrt(sum([part * part for part in normal])) or 1.0
        light = (math.cos(math.radians(225)) * math.cos(math.radians(19.47)), math.sin(math.radians(225)) * math.cos(math.radians(19.47)), math.sin(math.radians(19.47)))
        share = 0.65 + 0.35 * abs(sum([p * q for p, q in zip(normal, light)]) / length)
        return tuple([part * share for part in color[:3]])

    def words_at(self, child, x, y, z):
        px, py, _ = self.seen([x], [y], [z])
        self.page.text(child._get("text"), float(px[0]), float(py[0]), child._get("fontsize"), child._get("color"), child._get("horizontalalignment"),
                       child._get("verticalalignment"))

class PolarPanel(Panel):
    """A circle of angles and radii."""

    def __init__(self, axes, sheet, box):
        super().__init__(axes, sheet, box)
        self.ends = [(-1.0, 1.0), (-1.0, 1.0)]

    def share(self, place, values):
        low, high = self.ends[place]
        return (np.asarray(values, dtype="float64") - low) / (high - low)

    def draw(self):
        axes = self.axes
        low, high = axes._limits_of(1)
        start, end = axes._limits_of(0)
        self.sheet = self.page
        ring = axes._at(*axes._arc(start, end, high))
        self.outline(ring, looks(axes._get("facecolor"), "black", 0.8))
        if axes.axison:
            soft = looks(None, "#b0b0b0", 0.8)
            ticks = [(math.radians(angle), f"{angle}°") for angle in range(0, 360, 45) if axes._angles[0] <= angle <= axes._angles[1]] \
                if not axes.xaxis.is_own else [(spot, text._get("text")) for spot, text in zip(axes.xaxis.get_majorticklocs().tolist(), axes.xaxis._label_texts())]
            for angle, label in ticks:
                self.outline(axes._at(np.array([angle, angle]), np.array([low, high])), soft)
                x, y = axes._at(angle, low + (high - low) * 1.07)
                x, y = float(x), float(y)
                self.page.text(label, self.left + float(self.x([x])[0]), self.top + float(self.y([y])[0]), 10, "black",
                               "center" if abs(x) < 0.3 else "left" if x > 0 else "right", "center" if abs(y) < 0.9 else "bottom" if y > 0 else "top")
            places, words = axes.yaxis.get_majorticklocs().tolist(), [text._get("text") for text in axes.yaxis._label_texts()]
            for spot, label in zip(places, words):
                if low < spot <= high:
                    self.outline(axes._at(*axes._arc(start, end, spot)), soft)
                    x, y = axes._at(math.radians(axes._label_angle), spot)
                    self.page.text(label, self.left + float(self.x([float(x)])[0]), self.top + float(self.y([float(y)])[0]), 10, "black", "left", "bottom")
        for child in sorted([child for child in axes._children if child._get("visible")], key=lambda child: child.zorder):
            self.flat(child)
        self.page.reaches(self.left, self.top, self.left + self.width, self.top + self.height)
        # The title stands above the labels of the angles.
        self.top -= 22
        self.titles()
        self.top += 22
        for legend in axes._legends():
            from matplotlib._names import names
            names(self, legend)

    def outline(self, pair, attributes, closed=False):
        x, y = self.left + self.x(pair[0]), self.top + self.y(pair[1])
        self.page.add(f'<path d="{path(x, y, closed)}" {attributes}/>')

    def flat(self, child):
        for item in self.axes._flat(child):
            kind, alpha = item[0], child._get("alpha")
            if kind == "text":
                self.page.text(item[1], self.left + float(self.x([item[2]])[0]), self.top + float(self.y([item[3]])[0]), child._get("fontsize"), child._get("color"),
                               child._get("horizontalalignment"), child._get("verticalalignment"))
            elif kind in ("points", "shades"):
                x, y = self.left + self.x(item[2]), self.top + self.y(item[3])
                if hasattr(child, "_sizes"):
                    sizes = np.sqrt(np.asarray(child._sizes, dtype="float64").reshape(-1)).tolist()
                    faces = _marks.faces_of(child, len(x))
                    _marks.points(self, child, x, y, sizes, faces, faces, 1.0, child._marker, alpha)
                else:
                    _marks.points(self, child, x, y, [child._get("markersize")], [child.get_markerfacecolor()], [child.get_markeredgecolor()], 1.0,
                                  child._get("marker"), alpha)
            elif kind in ("line", "steps"):
                known = child._known()
                if "markersize" in known:
                    self.outline(item[2:4], looks(None, child._get("color"), child._get("linewidth"), child._get("linestyle"), alpha))
                    if _marks.has_marks(child):
                        x, y = self.left + self.x(item[2]), self.top + self.y(item[3])
                        _marks.points(self, child, x, y, [child._get("markersize")], [child.get_markerfacecolor()], [child.get_markeredgecolor()], 1.0,
                                      child._get("marker"), alpha)
                elif hasattr(child, "_segments"):
                    self.outline(item[2:4], looks(None, child._get("facecolor"), 1.5, alpha=alpha))
                else:
                    edge = child._props.get("edgecolor", child._get("color"))
                    edge = None if isinstance(edge, str) and edge == "face" else edge
                    self.outline(item[2:4], looks(child._get("facecolor") if child._get("color") is None else child._get("color"), edge, alpha=alpha), True)
            else:
                self.page.missing.add(type(child).__name__ + " in polar axes")
