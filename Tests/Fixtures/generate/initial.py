# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes initial.txt: torch.nn.init after manual_seed(5). A line: function | settings | shape | elements (bits of doubles).

Usage: python initial.py > ../initial.txt
"""
import struct

import torch
import torch.nn.init as init


def bits(x):
    return format(struct.unpack("<Q", struct.pack("<d", float(x)))[0], "x")


def line(name, shape, dtype=torch.float32, **settings):
    t = torch.zeros(*shape, dtype=dtype)
    torch.manual_seed(5)
    getattr(init, name)(t, **settings)
    written = ";".join(f"{k}={v}" for k, v in settings.items())
    print(name, written, ",".join(map(str, shape)), " ".join(bits(v) for v in t.flatten().tolist()), sep="|")


for shape in ((5, 3), (4, 3, 2, 2)):
    line("xavier_uniform_", shape, gain=1.3)
    line("xavier_normal_", shape)
    line("kaiming_uniform_", shape, a=5**0.5)
    line("kaiming_normal_", shape, mode="fan_out", nonlinearity="relu")
    line("trunc_normal_", shape, std=0.7)
    line("trunc_normal_", shape, mean=1.0, std=2.0, a=2.0, b=3.0)
    line("orthogonal_", shape, gain=1.5)
line("orthogonal_", (3, 6))
line("sparse_", (7, 4), sparsity=0.4)
line("eye_", (3, 4))
line("dirac_", (4, 3, 3))
