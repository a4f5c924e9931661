# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers that give the axes of their input other places: patterns of `einops` as parts of `nn.Sequential`."""
import einops
from torch import nn

__all__ = ["Rearrange", "Reduce"]


class _Pattern(nn.Module):
    """A layer of one pattern; what else `einops` is told stands in the text form."""

    def __init__(self, pattern, *told, **axes_lengths):
        super().__init__()
        self.pattern = pattern
        self.axes_lengths = axes_lengths
        self._told = told

    def __repr__(self):
        parts = [repr(part) for part in (self.pattern, *self._told)]
        parts += [f"{axis}={length}" for axis, length in self.axes_lengths.items()]
        return f"{type(self).__name__}({', '.join(parts)})"


class Rearrange(_Pattern):
    def __init__(self, pattern, **axes_lengths):
        super().__init__(pattern, **axes_lengths)

    def forward(self, input):
        return einops.rearrange(input, self.pattern, **self.axes_lengths)


class Reduce(_Pattern):
    def __init__(self, pattern, reduction, **axes_lengths):
        super().__init__(pattern, reduction, **axes_lengths)
        self.reduction = reduction

    def forward(self, input):
        return einops.reduce(input, self.pattern, self.reduction, **self.axes_lengths)


def __getattr__(name):
    if name == "EinMix":
        raise AttributeError("Gradus has no einops.layers.torch.EinMix")
    raise AttributeError(f"module 'einops.layers.torch' has no attribute '{name}'")
