# SPDX-License-Identifier: GPL-3.0-or-later
# The second version of the transforms, on single pictures and tensors.
import torch
from torchvision import transforms as _first
from torchvision.transforms import *
from torchvision.transforms import functional

def __getattr__(name):
    return getattr(_first, name)

class ToImage(torch.nn.Module):
    """A picture or an array as a tensor of the same numbers."""

    def forward(self, pic):
        if isinstance(pic, torch.Tensor):
            return pic
        if functional.is_picture(pic):
            return functional.pil_to_tensor(pic)
        made = torch.from_numpy(pic)
        return (made.unsqueeze(-1) if made.ndim == 2 else made).permute(2, 0, 1)

    def __repr__(self):
        return "ToImage()"

class ToDtype(torch.nn.Module):
    """Another type, on demand scaled to its range."""

    def __init__(self, dtype, scale=False):
        super().__init__()
        self.dtype, self.scale = dtype, scale

    def forward(self, inpt):
        return functional.convert_image_dtype(inpt, self.dtype) if self.scale else inpt.to(self.dtype)

    def __repr__(self):
        return f"ToDtype(scale={self.scale})"

class ToPureTensor(torch.nn.Module):
    def forward(self, inpt):
        return inpt

class Identity(ToPureTensor):
    """Nothing is changed."""

    def __repr__(self):
        return "Identity()"
