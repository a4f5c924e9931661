# SPDX-License-Identifier: GPL-3.0-or-later
"""The functions of torch that its layers call."""
import torch


def __getattr__(name):
    if name == "_add_relu":
        from torch._functions import _add_relu

        return _add_relu
    return getattr(torch, name)
