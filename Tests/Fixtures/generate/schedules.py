# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes schedules.txt: learning rates (and momenta) of PyTorch's schedulers, as bit patterns of doubles.

A line: name, settings (floats as bit patterns, `-` for None), `:`, the values of 200 steps.
Usage: python schedules.py > ../schedules.txt
"""
import random
import struct
import warnings

import torch
from torch.optim import SGD
from torch.optim import lr_scheduler as s

warnings.simplefilter("ignore")
R = random.Random(7)
STEPS = 200


def bits(x):
    return format(struct.unpack("<Q", struct.pack("<d", float(x)))[0], "x")


def text(x):
    if x is None:
        return "-"
    return bits(x) if isinstance(x, float) else str(x)


def line(name, settings, values):
    print(name, *map(text, settings), ":", *map(bits, values))


def optimizer(lr):
    return SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr, momentum=0.9)


def run(make, lr, steps=STEPS, momentum=False):
    opt = optimizer(lr)
    sch = make(opt)
    out = []
    for _ in range(steps):
        out.append(opt.param_groups[0]["lr"])
        if momentum:
            out.append(opt.param_groups[0]["momentum"])
        opt.step()
        sch.step()
    return out


def f(a, b):
    return R.choice([round(R.uniform(a, b), 2), R.uniform(a, b)])


for _ in range(8):
    lr = f(0.001, 1)
    a = (R.randint(1, 40), f(0.1, 0.99))
    line("step", (lr, *a), run(lambda o: s.StepLR(o, *a), lr))
    m = sorted(R.choices(range(1, 150), k=R.randint(1, 5)))
    g = f(0.1, 0.9)
    line("multistep", (lr, g, ",".join(map(str, m))), run(lambda o: s.MultiStepLR(o, m, g), lr))
    a = (f(0.1, 1), R.randint(0, 60))
    line("constant", (lr, *a), run(lambda o: s.ConstantLR(o, *a), lr))
    a = (f(0.9, 1.01),)
    line("exponential", (lr, *a), run(lambda o: s.ExponentialLR(o, *a), lr))
    a = (f(0.05, 1), f(0, 1), R.randint(1, 150))
    line("linear", (lr, *a), run(lambda o: s.LinearLR(o, *a), lr))
    a = (R.randint(1, 150), f(0.3, 3))
    line("polynomial", (lr, *a), run(lambda o: s.PolynomialLR(o, *a), lr))
    a = (R.randint(1, 120), R.choice([0.0, f(0, 0.01)]))
    line("cosine", (lr, *a), run(lambda o: s.CosineAnnealingLR(o, *a), lr))
    a = (R.randint(1, 30), R.randint(1, 3), R.choice([0.0, f(0, 0.01)]))
    line("restarts", (lr, *a), run(lambda o: s.CosineAnnealingWarmRestarts(o, *a), lr))
    mode = R.choice(["triangular", "triangular2", "exp_range"])
    a = (f(0.001, 0.1), f(0.1, 1), R.randint(1, 50), R.choice([None, R.randint(1, 50)]))
    g = f(0.95, 1)
    line("cyclic", (lr, *a, mode, g), run(lambda o: s.CyclicLR(o, *a, mode=mode, gamma=g), lr, 100, True))
    a = (f(0.01, 1), R.randint(101, 160))
    p, an, th = f(0.05, 0.6), R.choice(["cos", "linear"]), R.random() < 0.5
    line(
        "onecycle",
        (lr, *a, p, an, int(th)),
        run(lambda o: s.OneCycleLR(o, *a, pct_start=p, anneal_strategy=an, three_phase=th), lr, 100, True),
    )
    mode, tm = R.choice(["min", "max"]), R.choice(["rel", "abs"])
    fac, pat, thr, cool, low = f(0.1, 0.9), R.randint(0, 6), R.choice([1e-4, 0.1]), R.randint(0, 4), f(0, 0.001)
    opt = optimizer(lr)
    sch = s.ReduceLROnPlateau(opt, mode, fac, pat, thr, tm, cool, low)
    out = []
    for _ in range(100):
        metric = R.gauss(1, 0.5)
        sch.step(metric)
        out += [metric, opt.param_groups[0]["lr"]]
    line("plateau", (lr, mode, fac, pat, thr, tm, cool, low), out)
