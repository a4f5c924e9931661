# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes optimizers.txt: a parameter after eight steps of PyTorch's optimizers.

A line: class | settings | parameter | gradients separated by `;` | parameter afterwards (elements as bits of doubles).
Usage: python optimizers.py > ../optimizers.txt
"""
import struct

import torch

torch.manual_seed(0)


def bits(t):
    return " ".join(format(struct.unpack("<Q", struct.pack("<d", v))[0], "x") for v in t.double().tolist())


rows = [
    ("SGD", {}), ("SGD", dict(momentum=0.9)), ("SGD", dict(momentum=0.9, nesterov=True, weight_decay=0.05)),
    ("SGD", dict(momentum=0.8, dampening=0.3, maximize=True)),
    ("Adam", {}), ("Adam", dict(amsgrad=True, weight_decay=0.05)), ("Adam", dict(maximize=True, betas=(0.8, 0.95))),
    ("AdamW", {}), ("AdamW", dict(amsgrad=True)), ("Adamax", dict(weight_decay=0.05)), ("Adamax", {}),
    ("NAdam", {}), ("NAdam", dict(weight_decay=0.05, decoupled_weight_decay=True)),
    ("RAdam", {}), ("RAdam", dict(weight_decay=0.05, betas=(0.8, 0.95))),
    ("Adagrad", {}), ("Adagrad", dict(lr_decay=0.1, initial_accumulator_value=0.5, weight_decay=0.05)),
    ("RMSprop", {}), ("RMSprop", dict(momentum=0.9, weight_decay=0.05)), ("RMSprop", dict(centered=True)),
    ("Adadelta", {}), ("Adadelta", dict(weight_decay=0.05, rho=0.8)),
    ("ASGD", {}), ("ASGD", dict(t0=3.0, weight_decay=0.05)), ("Rprop", {}),
]
for name, settings in rows:
    settings = dict(lr=0.03, **settings)
    start = torch.randn(19)
    parameter = torch.nn.Parameter(start.clone())
    optimizer = getattr(torch.optim, name)([parameter], **settings)
    gradients = [torch.randn(19) * (torch.rand(19) < 0.9) for _ in range(8)]
    for gradient in gradients:
        parameter.grad = gradient.clone()
        optimizer.step()
    if "betas" in settings:
        settings["beta1"], settings["beta2"] = settings.pop("betas")
    written = ";".join(f"{k}={v}" for k, v in settings.items())
    print(name, written, bits(start), ";".join(map(bits, gradients)), bits(parameter.detach()), sep="|")
