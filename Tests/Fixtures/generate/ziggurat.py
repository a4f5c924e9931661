# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the widths of the layers that NumPy's normal and exponential streams have, from the numbers that they give, and writes them as the Swift
arrays of Sources/Library/NumPy/ZigguratWidths.swift. They follow from the distributions but for their last bits, and these show in every number.

A first draw of a seed is its bits times the width of a layer, rounded once: each draw leaves the width an interval, and all together one float64.
Usage: python ziggurat.py > ../../../Sources/Library/NumPy/ZigguratWidths.swift, with numpy.
"""
import math
from fractions import Fraction

import numpy as np

SEEDS = 40000


def computed(edge, area, height, place, bits):
    places = [0.0] * 257
    places[256], places[255] = area / height(edge), edge
    for layer in range(254, 0, -1):
        below = places[layer + 1]
        places[layer] = place(area / below + height(below))
    return [(places[layer] if layer else places[256]) / 2.0 ** bits for layer in range(256)]


def normal():
    edge = 3.6541528853610088
    area = edge * math.exp(-0.5 * edge * edge) + math.sqrt(math.pi / 2) * math.erfc(edge / math.sqrt(2))
    return computed(edge, area, lambda x: math.exp(-0.5 * x * x), lambda y: math.sqrt(-2 * math.log(y)), 52)


def exponential():
    edge = 7.69711747013104972
    return computed(edge, (edge + 1) * math.exp(-edge), lambda x: math.exp(-x), lambda y: -math.log(y), 53)


def found(kind):
    guess = normal() if kind == "standard_normal" else exponential()
    least, most = [Fraction(0)] * 256, [Fraction(10)] * 256
    for seed in range(SEEDS):
        bits = int(np.random.PCG64(seed).random_raw())
        x = abs(getattr(np.random.Generator(np.random.PCG64(seed)), kind)())
        if kind == "standard_normal":
            layer, size = bits & 0xFF, bits >> 9 & 0x000FFFFFFFFFFFFF
        else:
            layer, size = bits >> 3 & 0xFF, bits >> 11
        # Draws that were thrown away have another layer's width.
        if size == 0 or abs(x / size / guess[layer] - 1) > 1e-12:
            continue
        half = Fraction(float(np.spacing(x))) / 2
        least[layer] = max(least[layer], (Fraction(x) - half) / size)
        most[layer] = min(most[layer], (Fraction(x) + half) / size)
    widths = []
    for layer in range(256):
        width = float((least[layer] + most[layer]) / 2)
        assert least[layer] <= Fraction(width) <= most[layer], layer
        assert not any(least[layer] <= Fraction(math.nextafter(width, to)) <= most[layer] for to in (0, 1)), layer
        widths.append(width)
    return widths


def lines(widths):
    words = [repr(width) for width in widths]
    rows, row = [], ""
    for word in words:
        if len(row) + len(word) + 2 > 114:
            rows.append(row.rstrip())
            row = ""
        row += word + ", "
    return "\n".join("    " + row for row in rows + [row.rstrip()])


print(f"""// SPDX-License-Identifier: GPL-3.0-or-later

/// The widths of the units of a ziggurat's layers as NumPy's streams have them, to the last bit (Tests/Fixtures/generate/ziggurat.py found them).
enum ZigguratWidths {{
  /// Of the normal distribution.
  static let normal: [Double] = [
{lines(found("standard_normal"))}
  ]

  /// Of the exponential distribution.
  static let waiting: [Double] = [
{lines(found("standard_exponential"))}
  ]
}}""")
