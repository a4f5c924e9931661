# SPDX-License-Identifier: GPL-3.0-or-later
# Axes as SVG: their frame, ticks, words and names, where matplotlib has them.
import math

import numpy as np
from matplotlib import _marks, rcParams
from matplotlib._sheet import POINT, Sheet, looks, number, wide
from matplotlib.text import Annotation, Text
from matplotlib.ticker import LogFormatterMathtext

class Panel:
    """Axes in a box of a sheet; the places that it gives are those inside of the box."""

    def __init__(self, axes, sheet, box):
        self.axes, self.page = axes, sheet
        self.left, self.top, self.width, self.height = box
        self.sheet = Sheet(self.width, self.height)
        for axis, room in zip(axes._axis, (self.width, self.height)):
            axis._room = room / POINT
        self.ends = [tuple([float(end) for end in axes._limits_of(place)]) for place in (0, 1)]
        if axes._get("aspect") not in ("auto", None) and axes._get("adjustable") == "datalim":
            self.widen()
        # What a legend should not hide: places, and lines between places.
        self.spots, self.strokes, self.boxes = [], [], []

    def widen(self):
        """Shows more along one axis, so that units are as long as a program says."""
        sizes = [abs(high - low) for low, high in self.ends]
        ratio = 1.0 if self.axes._get("aspect") == "equal" else float(self.axes._get("aspect"))
        wanted = [sizes[1] * ratio * self.width / self.height, sizes[0] / ratio * self.height / self.width]
        place = 0 if wanted[0] > sizes[0] else 1
        low, high = self.ends[place]
        more = (wanted[place] - sizes[place]) / 2 * (1 if high > low else -1)
        self.ends[place] = self.axes._axis[place]._part = (low - more, high + more)

    # Places

    def share(self, place, values):
        """Where values lie between the ends of an axis."""
        axis = self.axes._axis[place]
        low, high = axis._bent(self.ends[place]).tolist()
        places = axis._bent(values)
        if axis.scale == "log":
            # What is not positive lies far below, so that lines and areas go down to it.
            places = np.where(np.asarray(values, dtype="float64") <= 0, -1000.0, places)
        return (places - low) / ((high - low) or 1.0)

    def x(self, values):
        return self.share(0, values) * self.width

    def y(self, values):
        return (1 - self.share(1, values)) * self.height

    def at(self, child, x, y):
        """The places of points of something drawn."""
        x, y = np.asarray(x, dtype="float64"), np.asarray(y, dtype="float64")
        if child._get("transform") == "axes":
            return x * self.width, (1 - y) * self.height
        return self.x(x), self.y(y)

    def back(self, place, spots):
        """The values at places of the box."""
        axis = self.axes._axis[place]
        low, high = axis._bent(self.ends[place]).tolist()
        shares = spots / self.width if place == 0 else 1 - spots / self.height
        return axis._unbent(low + shares * (high - low))

    def meet(self, x, y):
        self.spots += list(zip(x.tolist(), y.tolist()))

    def follow(self, x, y):
        self.strokes.append((x, y))

    # Drawing

    def draw(self):
        axes, page = self.axes, self.page
        if axes.axison and axes._get("frame_on") and axes._twin_of is None:
            page.box(self.left, self.top, self.width, self.height, looks(axes._get("facecolor")))
        children = sorted([child for child in axes._children if child._get("visible")], key=lambda child: child.zorder)
        words = [child for child in children if isinstance(child, Text)]
        rest = [child for child in children if not isinstance(child, Text)]
        below = axes._get("axisbelow")
        edge = 0.5 if below is True else 2.5 if below is False else 1.5
        self.layer([child for child in rest if child.zorder <= edge])
        if axes.axison:
            self.grid()
        self.layer([child for child in rest if child.zorder > edge])
        if axes.axison:
            self.frame()
        page.reaches(self.left, self.top, self.left + self.width, self.top + self.height)
        self.titles()
        for text in words + getattr(axes, "_pie_texts", []):
            self.words(text)
        for legend in axes._legends():
            from matplotlib._names import names
            names(self, legend)

    def layer(self, children):
        """Draws inside of the box; what lies outside is cut off."""
        self.sheet = Sheet(self.width, self.height)
        for child in children:
            self.child(child)
        if self.sheet.parts:
            self.page.add(f'<svg x="{number(self.left)}" y="{number(self.top)}" width="{number(self.width)}" height="{number(self.height)}" '
                          f'viewBox="0 0 {number(self.width)} {number(self.height)}"{self.overflow()}>')
            for part in self.sheet.parts:
                self.page.add(part)
            self.page.add("</svg>")

    def overflow(self):
        return ' overflow="visible"' if getattr(self.axes, "_pie_texts", None) else ' overflow="hidden"'

    def child(self, child):
        if not _marks.draw(self, child):
            self.page.missing.add(type(child).__name__)

    # Frame

    def ticks(self, place):
        """The places of the ticks of an axis inside of the box, with their labels."""
        axis = self.axes._axis[place]
        if not axis._get("visible"):
            return []
        places = [float(spot) for spot in axis.get_majorticklocs().tolist()]
        texts = axis._label_texts()
        made = []
        shares = self.share(place, places).tolist() if places else []
        for spot, share, text in zip(places, shares, texts):
            if -1e-6 <= share <= 1 + 1e-6:
                made.append((spot, share, text))
        return made

    def minor(self, place):
        axis = self.axes._axis[place]
        if axis.scale == "log" and not len(axis.get_minorticklocs()):
            low, high = sorted(self.ends[place])
            base = float(axis.base)
            first, last = math.floor(math.log(low, base)), math.ceil(math.log(high, base))
            if last - first > 10 or base != 10:
                return []
            return [i * base ** power for power in range(first, last) for i in range(2, int(base)) if low <= i * base ** power <= high]
        places = axis.get_minorticklocs().tolist()
        return [spot for spot, share in zip(places, self.share(place, places).tolist()) if 0 <= share <= 1] if places else []

    def minor_words(self, place):
        """Places and words of the ticks between powers of ten, which matplotlib names where few powers are shown."""
        axis = self.axes._axis[place]
        if axis.scale != "log" or float(axis.base) != 10 or axis.hides_labels or axis.is_own or not isinstance(axis.formatter, LogFormatterMathtext):
            return []
        low, high = sorted(self.ends[place])
        decades = math.log10(high / low) if low > 0 else 9.0
        if decades > 1:
            return []
        made = []
        for spot in self.minor(place):
            power = math.floor(math.log10(spot) + 1e-9)
            digit = round(spot / 10.0 ** power)
            if decades <= 0.4 or digit in (2, 3, 4, 6):
                made.append((float(self.share(place, [spot])[0]), f"${digit}\\times10^{{{power}}}$"))
        return made

    def grid(self):
        for place in (0, 1):
            axis = self.axes._axis[place]
            for which in ("major", "minor"):
                own = axis._grids.get(which)
                if own is None or not axis._get("visible"):
                    continue
                shares = [tick[1] for tick in self.ticks(place)] if which == "major" else self.share(place, self.minor(place)).tolist()
                style = looks(None, own.get("color", own.get("c", rcParams["grid.color"])), own.get("linewidth", own.get("lw", 0.8)),
                              own.get("linestyle", own.get("ls", "-")), own.get("alpha"))
                for share in shares:
                    if place == 0:
                        self.page.line(self.left + share * self.width, self.top, self.left + share * self.width, self.top + self.height, style)
                    else:
                        y = self.top + (1 - share) * self.height
                        self.page.line(self.left, y, self.left + self.width, y, style)

    def side(self, name):
        """Where a side of the frame lies, in the sheet."""
        spine = self.axes.spines[name]
        place = 1 if name in ("top", "bottom") else 0
        position = spine._get("position")
        share = 1.0 if name in ("right", "top") else 0.0
        outward = 0.0
        if position in ("zero", "center"):
            share = 0.5 if position == "center" else float(self.share(place, [0.0])[0])
        elif isinstance(position, (tuple, list)):
            kind, value = position
            if kind == "data":
                share = float(self.share(place, [value])[0])
            elif kind == "axes":
                share = float(value)
            else:
                outward = float(value) * POINT * (1 if share else -1)
        return self.left + share * self.width + outward if place == 0 else self.top + (1 - share) * self.height - outward

    def frame(self):
        axes = self.axes
        for name in ("left", "right", "bottom", "top"):
            spine = axes.spines[name]
            if not spine._get("visible") or not axes._get("frame_on") or axes._twin_of is not None and not self.is_own(name):
                continue
            style = looks(None, spine._props.get("edgecolor", rcParams["axes.edgecolor"]), spine.get_linewidth())
            bounds, at = spine._get("bounds"), self.side(name)
            if name in ("left", "right"):
                ends = [self.top + self.height, self.top] if not bounds else (self.top + self.y(bounds)).tolist()
                self.page.line(at, ends[0], at, ends[1], style)
            else:
                ends = [self.left, self.left + self.width] if not bounds else (self.left + self.x(bounds)).tolist()
                self.page.line(ends[0], at, ends[1], at, style)
        for place in (0, 1):
            if axes._twin_of is None or place != axes._twin_of[1]:
                self.axis(place)

    def is_own(self, name):
        return name == ("right" if self.axes._twin_of[1] == 0 else "top")

    def axis(self, place):
        """Ticks, their labels and what an axis shows."""
        axis = self.axes._axis[place]
        if not axis._get("visible"):
            return
        names = ("bottom", "top") if place == 0 else ("left", "right")
        far = axis.is_far
        base = self.side(names[far])
        sign = (-1 if far else 1) if place == 0 else (1 if far else -1)
        look = axis._looks
        length = float(look.get("length", look.get("size", 3.5))) * POINT
        pad = float(look.get("pad", 3.5)) * POINT
        inward = look.get("direction", look.get("tickdir", "out")) == "in"
        color = look.get("color", "black")
        label_color, size = look.get("labelcolor", "black"), Text._SIZES.get(look.get("labelsize"), look.get("labelsize", 10.0))
        rotation = look.get("labelrotation", look.get("rotation", 0.0))
        shows = look.get(names[far], True) is not False
        reach, ticks = 0.0, self.ticks(place)
        step = (length if shows and ticks and not inward else 0.0) * sign
        dash = looks(None, color, float(look.get("width", 0.8)))
        for spot, share, text in ticks:
            at = self.left + share * self.width if place == 0 else self.top + (1 - share) * self.height
            if shows:
                end = base + (-length * sign if inward else length * sign)
                self.page.line(*((at, base, at, end) if place == 0 else (base, at, end, at)), dash)
            if axis.hides_labels or not text._get("visible") or not text._get("text"):
                continue
            own = text._props.get("fontsize", size)
            turn = text._props.get("rotation", rotation)
            turn = {"vertical": 90, "horizontal": 0}.get(turn, turn) or 0
            words, tone = text._get("text"), text._props.get("color", label_color)
            edge = base + step + pad * sign
            if place == 0:
                side = text._props.get("horizontalalignment", look.get("ha", "center"))
                self.page.text(words, at, edge, own, tone, side, "bottom" if far else "top", turn)
                tall = own * POINT * (1 + 1.2 * words.count("\n"))
                reach = max(reach, tall if not turn else abs(wide(words, own) * math.sin(math.radians(turn))) + abs(tall * math.cos(math.radians(turn))))
            else:
                self.page.text(words, edge, at, own, tone, "left" if far else "right", "center", turn)
                reach = max(reach, wide(words, own) if not turn else own * POINT)
        if shows:
            short = looks(None, color, 0.6)
            for share in self.share(place, self.minor(place)).tolist():
                at = self.left + share * self.width if place == 0 else self.top + (1 - share) * self.height
                end = base + sign * 2 * POINT
                self.page.line(*((at, base, at, end) if place == 0 else (base, at, end, at)), short)
            for share, words in self.minor_words(place):
                at = self.left + share * self.width if place == 0 else self.top + (1 - share) * self.height
                edge = base + sign * 2 * POINT + float(look.get("pad", 3.4)) * POINT * sign
                if place == 0:
                    self.page.text(words, at, edge, size, label_color, "center", "bottom" if far else "top", rotation)
                    reach = max(reach, size * POINT)
                else:
                    self.page.text(words, edge, at, size, label_color, "left" if far else "right", "center", rotation)
                    reach = max(reach, wide(words, size))
        offset = axis.formatter.get_offset() if ticks and not axis.hides_labels and hasattr(axis.formatter, "offset") else ""
        if offset:
            if place == 0:
                self.page.text(offset, self.left + self.width, base + sign * (step * sign + pad + reach + 4), 10, "black", "right", "bottom" if far else "top")
            else:
                self.page.text(offset, base, self.top - 3 * POINT, 10, "black", "right" if far else "left", "bottom")
        words = axis.label._get("text")
        outer = (step + sign * (pad + reach) if reach else step) + sign * (3 if not offset or place else 16)
        axis._outer = outer
        if words and axis.label._get("visible"):
            own = axis.label._props.get("fontsize", rcParams["axes.labelsize"])
            own = Text._SIZES.get(own, own)
            if axis.is_label_far != far:
                # At the side without ticks.
                far, sign, base, outer = not far, -sign, self.side(names[not far]), -sign * 3
            tone, weight = axis.label._get("color"), axis.label._get("fontweight")
            edge = base + outer + sign * 4 * POINT * 0.6
            if place == 0:
                self.page.text(words, self.left + self.width / 2, edge, own, tone, "center", "bottom" if far else "top", weight=weight)
            else:
                self.page.text(words, edge, self.top + self.height / 2, own, tone, "left" if far else "right", "center", axis.label._props.get("rotation", 90.0),
                               weight=weight)

    def titles(self):
        for where, share in (("left", 0.0), ("center", 0.5), ("right", 1.0)):
            text = self.axes._titles[where]
            if text._get("text") and text._get("visible"):
                size = text._props.get("fontsize", rcParams["axes.titlesize"])
                top = self.top
                if self.axes.axison and any(other.xaxis.is_far and other.xaxis._get("visible") for other in self.page.over(self.axes)):
                    # Above what stands on the upper side.
                    top = min([self.page.tops.get(id(other), self.top) for other in self.page.over(self.axes)] + [top])
                self.page.text(text._get("text"), self.left + share * self.width, top - 6 * POINT, Text._SIZES.get(size, size), text._get("color"), where,
                               "bottom", weight=text._get("fontweight"), style=text._get("fontstyle"))

    # Words

    def words(self, text):
        if not text._get("text") and not getattr(text, "arrowprops", None):
            return
        x, y = self.spot(text, text._x, text._y, text._get("transform"))
        if isinstance(text, Annotation):
            target = self.spot(text, *text.xy, "axes" if text.xycoords == "axes fraction" else text.xycoords)
            coords = text.anncoords
            if coords in ("offset points", "offset pixels"):
                shift = POINT if coords == "offset points" else 1.0
                x, y = target[0] + float(text.xyann[0]) * shift, target[1] - float(text.xyann[1]) * shift
            else:
                x, y = self.spot(text, *text.xyann, "axes" if coords == "axes fraction" else coords)
        if not (x == x and y == y):
            return
        if text._get("clip_on") is True and "clip_on" in text._props and not (self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height):
            return
        size, words = text._get("fontsize"), text._get("text")
        ha, va = text._get("horizontalalignment"), text._get("verticalalignment")
        if text in getattr(self.axes, "_pie_texts", []):
            ha, va = "center" if text._is_share else "left" if text._x > 0 else "right", "center"
        if isinstance(text, Annotation) and text.arrowprops is not None and (x, y) != target:
            self.pointer(text, x, y, target, ha, va, size)
        if words:
            self.page.text(words, x, y, size, text._get("color"), ha, va, text._get("rotation"), text._get("fontweight"), text._get("fontstyle"),
                           text._get("alpha"), text._get("bbox"))

    def spot(self, text, x, y, coords):
        if coords == "axes":
            return self.left + float(x) * self.width, self.top + (1 - float(y)) * self.height
        if coords == "figure fraction":
            return float(x) * self.page.width, (1 - float(y)) * self.page.height
        x, y = self.axes._places([x], 0), self.axes._places([y], 1)
        return self.left + float(self.x(x)[0]), self.top + float(self.y(y)[0])

    def pointer(self, text, x, y, target, ha, va, size):
        # From the edge of the words to the place they speak of.
        width, height = wide(text._get("text"), size) + 8, size * POINT + 8
        cx = x + {"left": 0.5, "right": -0.5}.get(ha, 0.0) * width
        cy = y + {"top": 0.5, "center": 0.0, "center_baseline": 0.0}.get(va, -0.4) * height
        dx, dy = target[0] - cx, target[1] - cy
        away = min([abs(side / part) for side, part in ((width / 2, dx), (height / 2, dy)) if part] + [1.0])
        looks_of = text.arrowprops
        style = looks_of.get("arrowstyle")
        color = looks_of.get("color", looks_of.get("edgecolor", looks_of.get("ec", looks_of.get("facecolor", looks_of.get("fc", "black")))))
        length = math.hypot(dx, dy) or 1.0
        shrink = looks_of.get("shrink", 0.0) * length + (2 * POINT if style is not None else 0.0)
        ends = (cx + dx * away, cy + dy * away, target[0] - dx / length * shrink, target[1] - dy / length * shrink)
        if style is None:
            # From the corner or the middle of a side that is nearest, and as far away from it as from its place.
            start = [min([middle - size / 2, middle, middle + size / 2], key=lambda part: abs(part - end))
                     for middle, size, end in ((cx, width - 8, target[0]), (cy, height - 8, target[1]))]
            dx, dy = target[0] - start[0], target[1] - start[1]
            shrink = looks_of.get("shrink", 0.0)
            ends = (start[0] + dx * shrink, start[1] + dy * shrink, target[0] - dx * shrink, target[1] - dy * shrink)
        if style == "-":
            self.page.line(*ends, looks(None, color, looks_of.get("lw", looks_of.get("linewidth", 1.0))))
        elif style is None:
            _marks.arrow(_OnPage(self.page), *ends, color, float(looks_of.get("width", 4)), float(looks_of.get("headwidth", 12)), looks_of.get("alpha"))
        elif style.startswith("<") and "->" not in style:
            _marks.arrow(_OnPage(self.page), ends[2], ends[3], ends[0], ends[1], color, looks_of.get("lw", 1.0), 6.0, looks_of.get("alpha"))
        else:
            _marks.arrow(_OnPage(self.page), *ends, color, looks_of.get("lw", looks_of.get("linewidth", 1.0)), 6.0, looks_of.get("alpha"),
                         looks_of.get("linestyle", looks_of.get("ls", "-")), style.startswith("<"))

class _OnPage:
    def __init__(self, sheet):
        self.sheet = sheet
