#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory of training: the peak of steps of a small convolutional network with Gradus and with PyTorch, beyond what the
program had before the first step, and what 10,000 steps of a small network leave behind with Gradus."""
import argparse
import os
import subprocess
import tempfile

NETWORK = """
import torch
import torch.nn as nn
import torch.nn.functional as F


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


net, x, y = Net(), torch.randn(64, 3, 32, 32), torch.randint(0, 10, (64,))
"""
SMALL = """
import torch
import torch.nn as nn
import torch.nn.functional as F

net = nn.Sequential(nn.Linear(20, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 3))
x, y = torch.randn(64, 20), torch.randint(0, 3, (64,))
"""
STEPS = """
optimizer = torch.optim.Adam(net.parameters(), lr=0.001)
for _ in range({steps}):
    optimizer.zero_grad()
    loss = F.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
"""


def peak(command, program):
    """The peak of a program's resident memory in MB, as the system has it when the program is over."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(program)
        file.flush()
        process = subprocess.Popen(command + [file.name])
        _, status, usage = os.wait4(process.pid, 0)
        assert status == 0, program
        return usage.ru_maxrss / 1024


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default="python3", help="a Python with PyTorch")
    parser.add_argument("--gradus", default=os.path.join(here, "..", ".build", "release", "gradus"))
    arguments = parser.parse_args()
    programs = (("gradus", [arguments.gradus, "run"]), ("pytorch", [arguments.python]))
    print(f"{'MB':<10}{'before':>10}{'peak of 20 steps':>20}{'of them the steps':>20}")
    for name, command in programs:
        before, after = peak(command, NETWORK), peak(command, NETWORK + STEPS.format(steps=20))
        print(f"{name:<10}{before:>10.1f}{after:>20.1f}{after - before:>20.1f}")
    few, many = (peak(programs[0][1], SMALL + STEPS.format(steps=steps)) for steps in (100, 10_000))
    print(f"gradus, small network: {few:.1f} after 100 steps, {many:.1f} after 10,000")


if __name__ == "__main__":
    main()
