# SPDX-License-Identifier: GPL-3.0-or-later
# A page of SVG: lines, areas, words and pictures in hundredths of an inch, from the upper left corner.
import base64
import math
import struct
import zlib

import numpy as np
from matplotlib import _formula
from matplotlib import colors as _colors

# A point, in which matplotlib gives the sizes of letters and lines.
POINT = 100 / 72

_DASHES = {"--": (3.7, 1.6), "dashed": (3.7, 1.6), ":": (1, 1.65), "dotted": (1, 1.65), "-.": (6.4, 1.6, 1, 1.6), "dashdot": (6.4, 1.6, 1, 1.6)}
_NARROW, _WIDE = "ijl|!'.,:;I[]()ftr \u2009", "mwMW@%—…"

def number(value):
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

def escaped(text):
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")

def paint(color, alpha=None):
    """A colour and how much it hides; 'none' for nothing."""
    if color is None or isinstance(color, str) and color.lower() == "none":
        return "none", 1.0
    rgba = _colors.to_rgba(color)
    return _colors.to_hex(rgba[:3]), float(rgba[3]) if alpha is None or hasattr(alpha, "__len__") else float(alpha)

def looks(fill=None, stroke=None, width=1.0, dash="-", alpha=None):
    """The attributes of something with a face and an edge; the width is in points."""
    color, opacity = paint(fill, alpha)
    text = f'fill="{color}"' + (f' fill-opacity="{number(opacity)}"' if opacity < 1 else "")
    color, opacity = paint(stroke, alpha)
    if color != "none" and width and dash not in ("None", "none", " ", ""):
        text += f' stroke="{color}" stroke-width="{number(width * POINT)}"' + (f' stroke-opacity="{number(opacity)}"' if opacity < 1 else "")
        if dash in _DASHES:
            text += ' stroke-dasharray="' + " ".join([number(part * width * POINT) for part in _DASHES[dash]]) + '"'
        else:
            text += ' stroke-linecap="square"'
    return text

# Of a mark of a hatch: how large it is beside the room that it has, and whether it is filled.
_HATCH_MARKS = {"o": (0.2, False), "O": (0.35, False), ".": (0.1, True), "*": (1 / 3, True)}

def hatched(outline, hatch, color, width=1.0):
    """An area again, filled with the lines and marks of a hatch: six to the inch for each sign, of slanted lines three."""
    parts = []
    for signs, lines in (("/x", "M-{0} {0}L{0} -{0}M0 {1}L{1} 0M{0} {2}L{2} {0}"), ("\\x", "M-{0} {0}L{0} {2}M0 0L{1} {1}M{0} -{0}L{2} {0}"),
                         ("-+", "M0 {0}L{1} {0}"), ("|+", "M{0} 0L{0} {1}")):
        count = sum([hatch.count(sign) for sign in signs])
        if count:
            side = 100 / ((3 if "x" in signs else 6) * count)
            parts.append((side, side, f'<path d="{lines.format(*[number(part) for part in (side / 2, side, side * 1.5)])}" fill="none"/>'))
    for sign, (size, is_full) in _HATCH_MARKS.items():
        if sign in hatch:
            side = 100 / (6 * hatch.count(sign))
            marks = "".join([marker("*" if sign == "*" else "o", x * side, y * side, 2 * size * side / POINT)[0]
                             for x, y in ((0, 0), (1, 0), (0.5, 1), (0, 2), (1, 2))])
            parts.append((side, 2 * side, f'<path d="{marks}" fill="{paint(color)[0] if is_full else "none"}"/>'))
    made = ""
    for wide_part, tall, inside in parts:
        stroke = f'stroke="{paint(color)[0]}" stroke-width="{number(width * POINT)}"'
        # Pages with several pictures have one name for what looks alike.
        name = f"hatch{zlib.crc32((inside + stroke + number(wide_part)).encode()):08x}"
        made += (f'<pattern id="{name}" width="{number(wide_part)}" height="{number(tall)}" patternUnits="userSpaceOnUse"><g {stroke}>{inside}</g></pattern>'
                 f'<path d="{outline}" fill="url(#{name})"/>')
    return made

def path(x, y, closed=False):
    """The corners of a line; what is no number ends a part of it."""
    made, is_open = [], False
    for px, py in zip(np.clip(x, -2e4, 2e4).tolist(), np.clip(y, -2e4, 2e4).tolist()):
        if px != px or py != py:
            is_open = False
            continue
        made.append(f"{'L' if is_open else 'M'}{px:.2f} {py:.2f}")
        is_open = True
    return "".join(made) + ("Z" if closed and made else "")

def wide(words, size):
    """About how wide words are."""
    total = 0.0
    for line in str(words).split("\n"):
        length = 0.0
        for part, level, _ in _formula.runs(line):
            for letter in part:
                share = 0.33 if letter in _NARROW else 0.95 if letter in _WIDE else 0.69 if letter.isupper() else 0.62
                length += share * (0.7 if level else 1)
        total = max(total, length)
    return total * size * POINT

def png(rgba):
    """The bytes of a picture of rows of red, green, blue and opacity."""
    rows, columns = rgba.shape[:2]
    lines = np.concatenate([np.zeros((rows, 1), dtype="uint8"), rgba.reshape(rows, columns * 4)], axis=1)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", columns, rows, 8, 6, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(lines.tobytes(), 6)) + chunk(b"IEND", b""))

class Sheet:
    """What has been drawn, and how far it goes."""

    def __init__(self, width, height):
        self.width, self.height, self.parts = width, height, []
        self.reach = None

    def add(self, part):
        self.parts.append(part)

    def reaches(self, x0, y0, x1, y1):
        known = self.reach or (x0, y0, x1, y1)
        self.reach = (min(known[0], x0), min(known[1], y0), max(known[2], x1), max(known[3], y1))

    def line(self, x0, y0, x1, y1, attributes):
        self.add(f'<path d="M{number(x0)} {number(y0)}L{number(x1)} {number(y1)}" {attributes}/>')

    def box(self, x, y, width, height, attributes):
        self.add(f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" {attributes}/>')

    def image(self, rgba, x, y, width, height, opacity=1.0):
        text = base64.b64encode(png(rgba)).decode()
        shade = f' opacity="{number(opacity)}"' if opacity < 1 else ""
        self.add(f'<image x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" preserveAspectRatio="none"{shade} '
                 f'href="data:image/png;base64,{text}"/>')

    def text(self, words, x, y, size=10.0, color="black", ha="left", va="baseline", rotation=0.0, weight="normal", style="normal", alpha=None, box=None):
        """Words at a place, turned by so many degrees."""
        lines = str(words).split("\n")
        em, step = size * POINT, size * POINT * 1.2
        width, height = wide(words, size), em + step * (len(lines) - 1)
        turn = math.radians({"vertical": 90, "horizontal": 0}.get(rotation, rotation) or 0)
        reach = (abs(width * math.cos(turn)) + abs(height * math.sin(turn)), abs(width * math.sin(turn)) + abs(height * math.cos(turn)))
        # The middle of the words.
        middle_x = x + {"left": 0.5, "right": -0.5}.get(ha, 0.0) * reach[0]
        middle_y = y + {"top": 0.5, "bottom": -0.5, "baseline": -0.5 if turn else 0.0}.get(va, 0.0) * reach[1]
        if va == "baseline" and not turn:
            middle_y = y - 0.36 * em + step * (len(lines) - 1) / 2
        self.reaches(middle_x - reach[0] / 2, middle_y - reach[1] / 2, middle_x + reach[0] / 2, middle_y + reach[1] / 2)
        moved = "" if not turn else f' transform="rotate({number(-math.degrees(turn))} {number(middle_x)} {number(middle_y)})"'
        anchor, at = ("middle", middle_x) if turn else ({"left": "start", "right": "end"}.get(ha, "middle"), x)
        if box is not None:
            pad = 0.4 * em * float(box.get("pad", 1.0) if "boxstyle" in box else 1.0)
            face, edge = box.get("facecolor", box.get("fc", "C0")), box.get("edgecolor", box.get("ec", "black"))
            curve = ' rx="5"' if "round" in str(box.get("boxstyle", "")) else ""
            self.box(middle_x - width / 2 - pad, middle_y - height / 2 - pad, width + 2 * pad, height + 2 * pad,
                     looks(face, edge, box.get("lw", box.get("linewidth", 1.0)), alpha=box.get("alpha")) + curve + moved)
        fill, opacity = paint(color, alpha)
        more = (f' font-weight="{escaped(weight)}"' if weight not in ("normal", "regular", 400) else "") + ("" if style == "normal" else ' font-style="italic"')
        more += f' fill-opacity="{number(opacity)}"' if opacity < 1 else ""
        for i, line in enumerate(lines):
            base = middle_y + 0.36 * em + (i - (len(lines) - 1) / 2) * step
            inner, raised = "", 0.0
            for part, level, slanted in _formula.runs(line):
                shift = -0.35 * em if level > 0 else 0.2 * em if level < 0 else 0.0
                spans = (f' dy="{number(shift - raised)}"' if shift != raised else "") + (f' font-size="{number(0.7 * em)}"' if level else "")
                spans += ' font-style="italic"' if slanted else ""
                raised = shift
                inner += f"<tspan{spans}>{escaped(part)}</tspan>" if spans else escaped(part)
            if inner.strip():
                self.add(f'<text x="{number(at)}" y="{number(base)}" font-size="{number(em)}" text-anchor="{anchor}" fill="{fill}"{more}{moved} '
                         f'xml:space="preserve">{inner}</text>')

_TURNS = {"^": (3, 90), "v": (3, 270), "<": (3, 180), ">": (3, 0), "p": (5, 90), "h": (6, 90), "H": (6, 0), "8": (8, 22.5), "D": (4, 0), "d": (4, 0)}

def marker(sign, x, y, size):
    """The outline of a mark of so many points around a place, and whether it is only strokes."""
    r = size / 2 * POINT
    sign = {4: "<", 5: ">", 6: "^", 7: "v"}.get(sign, sign) if isinstance(sign, int) else sign
    if sign in ("o", ".", ",") or not isinstance(sign, str):
        r = r / 2 if sign == "." else 0.5 if sign == "," else r
        return f"M{x - r:.2f} {y:.2f}a{r:.2f} {r:.2f} 0 1 0 {2 * r:.2f} 0a{r:.2f} {r:.2f} 0 1 0 {-2 * r:.2f} 0Z", False
    strokes = {"+": "vh", "x": "/\\", "|": "v", "_": "h", "1": "v", "2": "v", "3": "h", "4": "h"}.get(sign)
    if strokes:
        ends = {"v": (0, 1), "h": (1, 0), "/": (1, 1), "\\": (1, -1)}
        return "".join([f"M{x - ends[s][0] * r:.2f} {y + ends[s][1] * r:.2f}L{x + ends[s][0] * r:.2f} {y - ends[s][1] * r:.2f}" for s in strokes]), True
    if sign in ("s", "P", "X"):
        if sign == "s":
            corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
        else:
            a = 1 / 3
            corners = [(-a, -1), (a, -1), (a, -a), (1, -a), (1, a), (a, a), (a, 1), (-a, 1), (-a, a), (-1, a), (-1, -a), (-a, -a)]
            if sign == "X":
                corners = [((p - q) * 0.75, (p + q) * 0.75) for p, q in corners]
    elif sign == "*":
        corners = [((1 if i % 2 == 0 else 0.382) * math.cos(math.pi / 2 + i * math.pi / 5), -(1 if i % 2 == 0 else 0.382) * math.sin(math.pi / 2 + i * math.pi / 5))
                   for i in range(10)]
    elif sign in "^v<>":
        corners = [(0, -1), (1, 1), (-1, 1)]
        turned = {"^": lambda p, q: (p, q), "v": lambda p, q: (p, -q), "<": lambda p, q: (q, p), ">": lambda p, q: (-q, p)}[sign]
        corners = [turned(p, q) for p, q in corners]
    else:
        count, turn = _TURNS.get(sign, (4, 0))
        long = 1.414 if sign in "Dd" else 1
        corners = [(math.cos(math.radians(turn + 360 * i / count)) * long * (0.6 if sign == "d" else 1), -math.sin(math.radians(turn + 360 * i / count)) * long)
                   for i in range(count)]
    return "M" + "L".join([f"{x + p * r:.2f} {y + q * r:.2f}" for p, q in corners]) + "Z", False
