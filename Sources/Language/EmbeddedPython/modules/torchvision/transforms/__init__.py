# SPDX-License-Identifier: GPL-3.0-or-later
# Changes of pictures, as objects that are called.
import math
import numbers

import torch
import torchvision.transforms.functional as F
from torchvision.transforms._random import (AugMix, AutoAugment, AutoAugmentPolicy, ColorJitter, GaussianBlur, RandAugment, RandomAdjustSharpness,
                                            RandomAffine, RandomApply, RandomAutocontrast, RandomChoice, RandomCrop, RandomEqualize, RandomErasing,
                                            RandomGrayscale, RandomHorizontalFlip, RandomInvert, RandomOrder, RandomPerspective, RandomPosterize,
                                            RandomResizedCrop, RandomRotation, RandomSolarize, RandomTransforms, RandomVerticalFlip, TrivialAugmentWide)
from torchvision.transforms.functional import InterpolationMode

class Compose:
    """One after the other."""

    def __init__(self, transforms):
        self.transforms = transforms

    def __call__(self, img):
        for change in self.transforms:
            img = change(img)
        return img

    def __repr__(self):
        return "\n".join([type(self).__name__ + "("] + [f"    {change}" for change in self.transforms] + [")"])

class ToTensor:
    """A picture or an array as a tensor of numbers between 0 and 1."""

    def __call__(self, pic):
        return F.to_tensor(pic)

    def __repr__(self):
        return "ToTensor()"

class PILToTensor:
    """A picture as a tensor of bytes."""

    def __call__(self, pic):
        return F.pil_to_tensor(pic)

    def __repr__(self):
        return "PILToTensor()"

class ToPILImage:
    """A tensor or an array as a picture."""

    def __init__(self, mode=None):
        self.mode = mode

    def __call__(self, pic):
        return F.to_pil_image(pic, self.mode)

    def __repr__(self):
        return f"ToPILImage({'' if self.mode is None else f'mode={self.mode}'})"

class Lambda:
    """A function of one's own."""

    def __init__(self, lambd):
        if not callable(lambd):
            raise TypeError(f"Argument lambd should be callable, got {repr(type(lambd).__name__)}")
        self.lambd = lambd

    def __call__(self, img):
        return self.lambd(img)

    def __repr__(self):
        return "Lambda()"

class ConvertImageDtype(torch.nn.Module):
    """Another type, scaled to its range."""

    def __init__(self, dtype):
        super().__init__()
        self.dtype = dtype

    def forward(self, image):
        return F.convert_image_dtype(image, self.dtype)

class Normalize(torch.nn.Module):
    """(x - mean) / std of each channel."""

    def __init__(self, mean, std, inplace=False):
        super().__init__()
        self.mean, self.std, self.inplace = mean, std, inplace

    def forward(self, tensor):
        return F.normalize(tensor, self.mean, self.std, self.inplace)

    def __repr__(self):
        return f"Normalize(mean={self.mean}, std={self.std})"

class Resize(torch.nn.Module):
    """Another size: the shorter side for one number, else (height, width)."""

    def __init__(self, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
        super().__init__()
        if not isinstance(size, (int, list, tuple)):
            raise TypeError(f"Size should be int or sequence. Got {type(size)}")
        self.size, self.interpolation, self.max_size, self.antialias = size, F._mode(interpolation), max_size, antialias

    def forward(self, img):
        return F.resize(img, self.size, self.interpolation, self.max_size, self.antialias)

    def __repr__(self):
        return f"Resize(size={self.size}, interpolation={self.interpolation.value}, max_size={self.max_size}, antialias={self.antialias})"

class CenterCrop(torch.nn.Module):
    """The middle."""

    def __init__(self, size):
        super().__init__()
        self.size = (size, size) if isinstance(size, numbers.Number) else tuple(size) * (2 if len(size) == 1 else 1)

    def forward(self, img):
        return F.center_crop(img, self.size)

    def __repr__(self):
        return f"CenterCrop(size={self.size})"

class Pad(torch.nn.Module):
    """A border all around."""

    def __init__(self, padding, fill=0, padding_mode="constant"):
        super().__init__()
        self.padding, self.fill, self.padding_mode = padding, fill, padding_mode

    def forward(self, img):
        return F.pad(img, self.padding, self.fill, self.padding_mode)

    def __repr__(self):
        return f"Pad(padding={self.padding}, fill={self.fill}, padding_mode={self.padding_mode})"

class Grayscale(torch.nn.Module):
    """The brightness of each pixel."""

    def __init__(self, num_output_channels=1):
        super().__init__()
        self.num_output_channels = num_output_channels

    def forward(self, img):
        return F.rgb_to_grayscale(img, self.num_output_channels)

    def __repr__(self):
        return f"Grayscale(num_output_channels={self.num_output_channels})"

class FiveCrop(torch.nn.Module):
    """The four corners and the middle."""

    def __init__(self, size):
        super().__init__()
        self.size = (size, size) if isinstance(size, numbers.Number) else tuple(size)

    def forward(self, img):
        return F.five_crop(img, self.size)

    def __repr__(self):
        return f"FiveCrop(size={self.size})"

class TenCrop(FiveCrop):
    """The four corners and the middle, and those of the mirrored picture."""

    def __init__(self, size, vertical_flip=False):
        super().__init__(size)
        self.vertical_flip = vertical_flip

    def forward(self, img):
        return F.ten_crop(img, self.size, self.vertical_flip)

    def __repr__(self):
        return f"TenCrop(size={self.size}, vertical_flip={self.vertical_flip})"

class LinearTransformation(torch.nn.Module):
    """Flattened, moved and multiplied by a matrix."""

    def __init__(self, transformation_matrix, mean_vector):
        super().__init__()
        self.transformation_matrix, self.mean_vector = transformation_matrix, mean_vector

    def forward(self, tensor):
        return ((tensor.reshape(-1, math.prod(tensor.shape[-3:])) - self.mean_vector) @ self.transformation_matrix).reshape(tensor.shape)
