# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes printing.txt: the text forms of random tensors.

A line: precision threshold edgeitems linewidth sci_mode | dtype | shape | elements (bits of doubles) | text, with the line
breaks written as ⏎. Usage: python printing.py > ../printing.txt
"""
import math
import random
import struct

import torch

R = random.Random(5)


def bits(x):
    return format(struct.unpack("<Q", struct.pack("<d", float(x)))[0], "x")


kinds = [
    lambda: R.gauss(0, 1), lambda: float(R.randint(-20, 20)), lambda: R.gauss(0, 1) * 10.0 ** R.randint(-8, 8),
    lambda: R.choice([math.nan, math.inf, -math.inf, 0.0, -0.0, 1.0]), lambda: R.random() * 1e-3, lambda: R.gauss(0, 100),
]
shapes = [[], [1], [5], [0], [0, 3], [2, 3], [3, 1, 2], [2, 2, 2, 2], [30], [12, 4], [101]]
options = [(4, 1000.0, 3, 80, None)] * 3 + [(2, 5.0, 2, 40, None), (6, 20.0, 1, 60, True), (3, math.inf, 3, 50, False)]
for i in range(150):
    o = R.choice(options)
    torch.set_printoptions(precision=o[0], threshold=o[1], edgeitems=o[2], linewidth=o[3], sci_mode=o[4])
    dtype = R.choice(["float32"] * 3 + ["float64", "int64", "int32", "uint8", "bool"])
    shape = R.choice(shapes)
    make = R.choice(kinds) if dtype.startswith("float") else (lambda: float(R.randint(0, R.choice([1, 200]))))
    values = [make() for _ in range(math.prod(shape))]
    t = torch.tensor(values, dtype=torch.float64).to(getattr(torch, dtype)).reshape(shape)
    print(" ".join(map(str, o)), dtype, ",".join(map(str, shape)), " ".join(map(bits, values)), repr(t).replace("\n", "⏎"), sep="|")
