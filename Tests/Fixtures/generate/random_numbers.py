# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes random_numbers.txt: sequences of random numbers after manual_seed(seed).

A line: seed | calls separated by `;` | elements of all results (bits of doubles).
Usage: python random_numbers.py > ../random_numbers.txt
"""
import struct

import torch


def bits(x):
    return format(struct.unpack("<Q", struct.pack("<d", float(x)))[0], "x")


def call(words):
    name, *a = words.split()
    n = int(a[0])
    if name == "randperm":
        return torch.randperm(n)
    dtype = getattr(torch, a[1])
    x = [float(v) for v in a[2:]]
    e = torch.empty(n, dtype=dtype)
    if name == "multinomial":
        return torch.multinomial(torch.tensor(x[1:], dtype=dtype), n, replacement=x[0] == 1)
    if name == "randint":
        return torch.randint(int(x[0]), int(x[1]), (n,), dtype=dtype)
    if name == "transposed":
        return torch.empty(4, n, dtype=dtype).t().normal_()
    if name == "bernoullis":
        return torch.bernoulli(torch.tensor(x, dtype=dtype))
    return getattr(e, name)(*x)


rows = [
    "uniform_ 5 float32;uniform_ 5 float64;uniform_ 3 float32 -2 3.5",
    "normal_ 5 float32;uniform_ 1 float32;normal_ 4 float32;normal_ 16 float32;normal_ 1 float64",
    "normal_ 33 float32 1.5 0.3;normal_ 40 float64;normal_ 15 float32;normal_ 1 float32",
    "transposed 6 float32;transposed 2 float64",
    "randint 8 int64 0 10;randint 4 int64 -5 10000000000;randint 4 float32 3 9;randint 3 int32 0 2147483647",
    "random_ 4 int64;random_ 4 int32;random_ 4 uint8;random_ 4 float32;random_ 4 float64;random_ 4 bool",
    "randperm 12;randperm 1;randperm 0;randperm 40",
    "bernoulli_ 20 float32 0.3;bernoulli_ 5 int64 0.5;bernoullis 0 float32 0.1 0.9 0.5;bernoullis 0 float64 0.1 0.9",
    "exponential_ 6 float32;exponential_ 4 float64 2.5;geometric_ 6 float32 0.3;geometric_ 4 int64 0.7",
    "log_normal_ 6 float32 0.5 0.7;log_normal_ 5 float64;cauchy_ 6 float32;cauchy_ 5 float64 1 2",
    "multinomial 3 float32 0 0.1 0.2 0.3 0.4;multinomial 9 float64 1 1 2 0 3",
]
for seed in (0, 1, 42, 2**40 + 7):
    for row in rows:
        torch.manual_seed(seed)
        values = [v for words in row.split(";") for v in call(words).flatten().tolist()]
        print(seed, row, " ".join(map(bits, values)), sep="|")
