# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes Tests/Fixtures/summaries.txt: networks and the numbers that torchinfo gives for them.

Needs torchinfo (pip install torchinfo) beside PyTorch. Usage: python summaries.py
Each case is a line of the program's statements, a line with the shape of the input, and a line of numbers: parameters, trainable
ones, mult-adds, bytes of input, of activations and of parameters. Then one line for each layer that is called: its output shape,
parameters and mult-adds.
"""

import os
import random
import sys

import torch
import torchinfo
from torch import nn

CLASSES = '''
class Residual(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.conv1 = nn.Conv2d(n, n, 3, padding=1)
        self.bn = nn.BatchNorm2d(n)
        self.conv2 = nn.Conv2d(n, n, 3, padding=1, bias=False)
    def forward(self, x):
        return x + self.conv2(torch.relu(self.bn(self.conv1(x))))

class Recurrent(nn.Module):
    def __init__(self, n, h, layers):
        super().__init__()
        self.lstm = nn.LSTM(n, h, layers, batch_first=True)
        self.head = nn.Linear(h, 2)
    def forward(self, x):
        y, _ = self.lstm(x)
        return self.head(y[:, -1])

class Shared(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.inner = nn.Linear(n, n)
        self.scale = nn.Parameter(torch.ones(n))
    def forward(self, x):
        return self.inner(self.inner(x)) * self.scale

class Listed(nn.Module):
    def __init__(self, n, count):
        super().__init__()
        self.blocks = nn.ModuleList([nn.Linear(n, n) for _ in range(count)])
        self.unused = nn.Linear(n, 3)
    def forward(self, x):
        for block in self.blocks:
            x = torch.relu(block(x))
        return x
'''


def cases(r):
    """Pairs of statements that make `net` and the shape of its input."""
    for _ in range(4):
        sizes = [r.randint(1, 40) for _ in range(r.randint(2, 5))]
        layers = []
        for a, b in zip(sizes, sizes[1:]):
            layers.append(f"nn.Linear({a}, {b}, bias={r.random() < 0.7})")
            layers.append(r.choice(["nn.ReLU()", "nn.Tanh()", f"nn.BatchNorm1d({b})", "nn.Dropout(0.3)", f"nn.LayerNorm({b})"]))
        yield f"net = nn.Sequential({', '.join(layers)})", (r.randint(2, 9), sizes[0])
    for _ in range(4):
        n, c, k = r.randint(1, 4), r.choice([4, 6, 8]), r.choice([1, 3, 5])
        size = r.randint(8, 14)
        yield (
            f"net = nn.Sequential(nn.Conv2d({n}, {c}, {k}, stride={r.randint(1, 2)}, padding={r.randint(0, 2)}), "
            f"nn.BatchNorm2d({c}), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d({c}, {2 * c}, 3, padding=1, groups={r.choice([1, 2])}), "
            f"nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear({2 * c}, 10))",
            (r.randint(1, 5), n, size, size),
        )
    for _ in range(2):
        yield f"net = Recurrent({r.randint(1, 6)}, {r.randint(2, 9)}, {r.randint(1, 2)})", (3, 7, None)
    yield "net = nn.Sequential(Residual(4), Residual(4), nn.Conv2d(4, 2, 1))", (2, 4, 8, 8)
    yield "net = Shared(5)", (4, 5)
    yield "net = Listed(6, 3)", (2, 6)
    yield "net = nn.Sequential(Listed(4, 2), Shared(4)); net[0].blocks[0].weight.requires_grad_(False)", (3, 4)
    yield "net = nn.Sequential(nn.Conv1d(2, 6, 3), nn.ReLU(), nn.ConvTranspose1d(6, 3, 4, stride=2))", (5, 2, 20)
    yield "net = nn.Sequential(nn.Linear(3, 4), nn.Linear(4, 2)).double()", (6, 3)


def main():
    r = random.Random(11)
    scope = {"torch": torch, "nn": nn}
    exec(CLASSES, scope)
    folder = os.path.join(os.path.dirname(__file__), "..")
    with open(os.path.join(folder, "summaries.txt"), "w") as out:
        for statements, shape in cases(r):
            exec(statements, scope)
            net = scope["net"]
            if None in shape:
                shape = shape[:-1] + (net.lstm.input_size,)
            dtype = next(net.parameters()).dtype
            x = torch.zeros(shape, dtype=dtype)
            result = torchinfo.summary(net, input_data=x, verbose=0, mode="train", cache_forward_pass=False)
            # torchinfo counts the Python object around the memory of the input too.
            size = x.untyped_storage().nbytes()
            assert 0 <= result.total_input - size < 200
            print(statements, file=out)
            print(*shape, x.dtype, file=out)
            print(
                result.total_params, result.trainable_params, result.total_mult_adds, size, result.total_output_bytes,
                result.total_param_bytes, file=out)
            for layer in result.summary_list:
                print("-", layer.class_name, *layer.output_size, ":", layer.num_params, layer.macs if layer.is_leaf_layer else 0, file=out)


if __name__ == "__main__":
    sys.exit(main())
