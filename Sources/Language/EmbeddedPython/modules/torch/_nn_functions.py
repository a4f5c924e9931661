# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs name of `torch._C._nn`."""
import warnings

import torch
import torch.nn.functional as F
from torch.nn.functional import (
    avg_pool2d, avg_pool3d, elu_, gelu, hardtanh_, leaky_relu_, linear, one_hot, scaled_dot_product_attention, softplus,
    softshrink)
from torch.nn.functional import logsigmoid as log_sigmoid


class _Warning(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.clone()

    @staticmethod
    def backward(ctx, gradient):
        warnings.warn("Warn from backward")
        return gradient


def _test_warn_in_autograd(input):
    return _Warning.apply(input)


def _parse_to(*args, **kwargs):
    """What `Module.to` is asked for: device, type, whether copies may go on, order in memory."""
    device = dtype = memory_format = None
    flags = []
    for value in list(args) + [kwargs.get(n) for n in ("device", "dtype")]:
        if isinstance(value, torch.Tensor):
            device, dtype = value.device, value.dtype
        elif isinstance(value, torch.dtype):
            dtype = value
        elif isinstance(value, bool):
            flags.append(value)
        elif value is not None:
            device = torch.device(value)
    return device, dtype, kwargs.get("non_blocking", flags[0] if flags else False), kwargs.get("memory_format")


def _padded(count):
    def pad(input, padding):
        if len(padding) != 2 * count:
            raise RuntimeError(f"padding size is expected to be {2 * count}")
        return F.pad(input, padding, "replicate")

    pad.__name__ = f"replication_pad{count}d"
    return pad


replication_pad1d, replication_pad2d, replication_pad3d = (_padded(n) for n in (1, 2, 3))


def thnn_conv2d(input, weight, kernel_size, bias=None, stride=1, padding=0):
    for name, value in (("kernel_size", kernel_size), ("stride", stride), ("padding", padding)):
        if not isinstance(value, int) and len(value) != 2:
            raise RuntimeError(f"2D {name} expected")
    return F.conv2d(input, weight, bias, stride, padding)


def slow_conv3d(input, weight, kernel_size, bias=None, stride=1, padding=0):
    if input.dim() not in (4, 5) or weight.dim() != 5 or 0 in tuple(weight.shape):
        raise RuntimeError(
            "non-empty 5D weight tensor expected, with input of 4 or 5 dimensions, but got: "
            f"{tuple(weight.shape)} and {tuple(input.shape)}")
    return F.conv3d(input, weight, bias, stride, padding)


def __getattr__(name):
    return getattr(F, name)
