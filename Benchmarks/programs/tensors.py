# SPDX-License-Identifier: GPL-3.0-or-later
from time import perf_counter
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


def timed(name, work, repeats):
    work()
    start = perf_counter()
    for _ in range(repeats):
        work()
    print(name, (perf_counter() - start) / repeats)


small = torch.randn(4, 12)
large = torch.randn(1000, 1000)
image = torch.randn(8, 16, 32, 32)
conv, bn, pool = nn.Conv2d(16, 16, 3, padding=1), nn.BatchNorm2d(16), nn.MaxPool2d(2)
timed("add 48 elements", lambda: small + small, 2000)
timed("add 1e6 elements", lambda: large + large, 20)
timed("sum 1e6 elements", lambda: large.sum(), 50)
timed("exp 1e6 elements", lambda: large.exp(), 20)
timed("matmul 1000x1000", lambda: large @ large, 5)
with torch.no_grad():
    timed("conv2d 8x16x32x32", lambda: conv(image), 10)
    timed("batch_norm 8x16x32x32", lambda: bn(image), 20)
    timed("max_pool2d 8x16x32x32", lambda: pool(image), 20)

net = nn.Sequential(nn.Linear(20, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 3))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
x, y = torch.randn(64, 20), torch.randint(0, 3, (64,))


def step():
    optimizer.zero_grad()
    F.cross_entropy(net(x), y).backward()
    optimizer.step()


timed("training step, small net", step, 100)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=1000)


def schedule():
    optimizer.step()
    scheduler.step()


timed("scheduler step", schedule, 500)
