# SPDX-License-Identifier: GPL-3.0-or-later
# The numbers that a model begins with.
from torch import nn


def fan_out(convolution):
    """He's normal numbers, by how many values a convolution gives."""
    nn.init.kaiming_normal_(convolution.weight, mode="fan_out", nonlinearity="relu")


def close_to_zero(layer):
    """Normal numbers close to 0."""
    nn.init.normal_(layer.weight, 0, 0.01)


def start(model, convolution=fan_out, linear=None):
    """Gives every layer its first numbers, in the order of modules(): weights by the functions given (a linear layer is
    left as it was made where there is none), biases 0, normalisations 1 and 0."""
    for part in model.modules():
        if isinstance(part, (nn.BatchNorm2d, nn.GroupNorm)):
            nn.init.ones_(part.weight)
        elif isinstance(part, nn.Conv2d):
            convolution(part)
        elif isinstance(part, nn.Linear) and linear:
            linear(part)
        else:
            continue
        if part.bias is not None:
            nn.init.zeros_(part.bias)
