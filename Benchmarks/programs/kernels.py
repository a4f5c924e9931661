# SPDX-License-Identifier: GPL-3.0-or-later
# The kernels against PyTorch's. The aims are ratios, PyTorch's time over Gradus's (more is better).
from time import perf_counter
import torch
import torch.nn as nn
import torch.nn.functional as F

AIMS = {
    "add 48": 1.0, "relu 48": 1.0, "sum 48": 1.0,
    "matmul 64": 0.95, "matmul 256": 0.95, "matmul 1024": 0.95,
    "conv 3-32 forward": 1.1, "conv 3-32 backward": 1.0, "conv 64-64 forward": 1.1, "conv 64-64 backward": 1.0,
    "BatchNorm2d forward": 3.0, "BatchNorm2d backward": 2.0, "MaxPool2d": 10.0,
    "exp 1e6": 3.0, "relu 1e6": 1.0, "add 1e6": 1.0, "softmax 1e6": 1.0, "sum 1e6": 1.0, "randn 1e6": 1.5,
    "MLP step": 4.0, "CNN step": 1.2,
}

torch.manual_seed(0)


def timed(name, work, repeats, rounds=9):
    """The best of some rounds: what other programs on the machine take away is not the program's."""
    work()
    best = float("inf")
    for _ in range(rounds):
        start = perf_counter()
        for _ in range(repeats):
            work()
        best = min(best, perf_counter() - start)
    print(name, best / repeats)


small = torch.randn(4, 12)
timed("add 48", lambda: small + small, 3000)
timed("relu 48", lambda: torch.relu(small), 3000)
timed("sum 48", lambda: small.sum(), 3000)

for size, repeats in ((64, 500), (256, 30), (1024, 1)):
    a, b = torch.randn(size, size), torch.randn(size, size)
    timed(f"matmul {size}", lambda: a @ b, repeats)


def backward(name, module, images, repeats):
    """The gradients of the input and of all parameters; the forward pass is not timed."""
    images.requires_grad_(True)
    wanted = [images] + list(module.parameters())
    output = module(images)
    gradient = torch.randn(output.shape)
    timed(name, lambda: torch.autograd.grad(output, wanted, gradient, retain_graph=True), repeats)


for channels, planes in ((3, 32), (64, 64)):
    conv, images = nn.Conv2d(channels, planes, 3, padding=1), torch.randn(64, channels, 32, 32)
    with torch.no_grad():
        timed(f"conv {channels}-{planes} forward", lambda: conv(images), 2)
    backward(f"conv {channels}-{planes} backward", conv, images, 1)

images, norm, pool = torch.randn(64, 64, 32, 32), nn.BatchNorm2d(64), nn.MaxPool2d(2)
with torch.no_grad():
    timed("BatchNorm2d forward", lambda: norm(images), 4)
    timed("MaxPool2d", lambda: pool(images), 4)
backward("BatchNorm2d backward", norm, images, 4)

large = torch.randn(1000, 1000)
timed("exp 1e6", lambda: torch.exp(large), 20)
timed("relu 1e6", lambda: torch.relu(large), 20)
timed("add 1e6", lambda: large + large, 20)
timed("softmax 1e6", lambda: torch.softmax(large, 1), 20)
timed("sum 1e6", lambda: large.sum(), 50)
timed("randn 1e6", lambda: torch.randn(1000000), 5)


def training(name, net, x, y, repeats):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.001)

    def step():
        optimizer.zero_grad()
        loss = F.cross_entropy(net(x), y)
        loss.backward()
        optimizer.step()

    timed(name, step, repeats)


mlp = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 10))
training("MLP step", mlp, torch.randn(32, 64), torch.randint(0, 10, (32,)), 100)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, 3, 1, 1)
        self.bn1 = nn.BatchNorm2d(32)
        self.dense1 = nn.Linear(32 * 16 * 16, 128)
        self.dense2 = nn.Linear(128, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.bn1(self.conv1(x))), 2)
        x = x.view(x.size(0), -1)
        return self.dense2(F.relu(self.dense1(x)))


training("CNN step", Net(), torch.randn(64, 3, 32, 32), torch.randint(0, 10, (64,)), 2)
