# SPDX-License-Identifier: GPL-3.0-or-later
# What the transforms do, as functions on pictures and on tensors (…, C, H, W).
import enum
import math
import numbers

import numpy as np
import torch
from PIL import Image as _Image
from PIL import ImageOps as _Ops

class InterpolationMode(enum.Enum):
    """How values between pixels are found."""
    NEAREST = "nearest"
    NEAREST_EXACT = "nearest-exact"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    BOX = "box"
    HAMMING = "hamming"
    LANCZOS = "lanczos"

_KINDS = {"nearest": 0, "nearest-exact": 0, "lanczos": 1, "bilinear": 2, "bicubic": 3, "box": 4, "hamming": 5}
_MODES = {0: InterpolationMode.NEAREST, 1: InterpolationMode.LANCZOS, 2: InterpolationMode.BILINEAR, 3: InterpolationMode.BICUBIC,
          4: InterpolationMode.BOX, 5: InterpolationMode.HAMMING}

def is_picture(img):
    return isinstance(img, _Image.Image)

def _check(img):
    if not is_picture(img) and not isinstance(img, torch.Tensor):
        raise TypeError(f"Unexpected type {type(img)}")

def get_dimensions(img):
    """Channels, height, width."""
    _check(img)
    if is_picture(img):
        return [len(img.getbands()), img.height, img.width]
    return [1 if img.ndim == 2 else img.shape[-3], *img.shape[-2:]]

def get_image_size(img):
    """Width and height."""
    return get_dimensions(img)[:0:-1]

def get_image_num_channels(img):
    return get_dimensions(img)[0]

def to_tensor(pic):
    """A picture or an array (H, W, C) as a tensor (C, H, W); bytes become numbers between 0 and 1."""
    if not is_picture(pic) and not isinstance(pic, np.ndarray):
        raise TypeError(f"pic should be PIL Image or ndarray. Got {type(pic)}")
    if isinstance(pic, np.ndarray) and pic.ndim not in (2, 3):
        raise ValueError(f"pic should be 2/3 dimensional. Got {pic.ndim} dimensions.")
    pixels = np.asarray(pic)
    if pixels.ndim == 2:
        pixels = pixels[:, :, None]
    made = torch.from_numpy(pixels.copy()).permute(2, 0, 1).contiguous()
    if is_picture(pic) and pic.mode == "1":
        return made.to(torch.get_default_dtype())
    return made.to(torch.get_default_dtype()).div(255) if made.dtype == torch.uint8 else made

def pil_to_tensor(pic):
    """A picture as a tensor of bytes."""
    if not is_picture(pic):
        raise TypeError(f"pic should be PIL Image. Got {type(pic)}")
    pixels = np.asarray(pic)
    return torch.from_numpy(pixels[:, :, None].copy() if pixels.ndim == 2 else pixels.copy()).permute(2, 0, 1)

def to_pil_image(pic, mode=None):
    """A tensor (C, H, W) or an array (H, W, C) as a picture."""
    if not isinstance(pic, (torch.Tensor, np.ndarray)):
        raise TypeError(f"pic should be Tensor or ndarray. Got {type(pic)}.")
    if isinstance(pic, torch.Tensor):
        if pic.ndim not in (2, 3):
            raise ValueError(f"pic should be 2/3 dimensional. Got {pic.ndim} dimensions.")
        pic = pic.unsqueeze(0) if pic.ndim == 2 else pic
        if pic.shape[0] > 4:
            raise ValueError(f"pic should not have > 4 channels. Got {pic.shape[0]} channels.")
        pic = pic.detach()
        pic = pic.mul(255).to(torch.uint8) if pic.is_floating_point() and mode != "F" else pic
        pixels = pic.permute(1, 2, 0).numpy()
    else:
        pixels = pic[:, :, None] if pic.ndim == 2 else pic
        if pixels.shape[2] > 4:
            raise ValueError(f"pic should not have > 4 channels. Got {pixels.shape[2]} channels.")
    return _Image.fromarray(pixels[:, :, 0] if pixels.shape[2] == 1 else pixels, mode)

def convert_image_dtype(image, dtype=torch.float):
    """A tensor of pictures in another type, scaled to its range."""
    if image.dtype == dtype:
        return image
    top = lambda kind: torch.iinfo(kind).max
    if image.is_floating_point():
        return image.to(dtype) if dtype.is_floating_point else image.mul(top(dtype) + 1 - 1e-3).to(dtype)
    if dtype.is_floating_point:
        return image.to(dtype) / top(image.dtype)
    if top(image.dtype) > top(dtype):
        return torch.div(image, (top(image.dtype) + 1) // (top(dtype) + 1), rounding_mode="floor").to(dtype)
    return image.to(dtype) * ((top(dtype) + 1) // (top(image.dtype) + 1))

def normalize(tensor, mean, std, inplace=False):
    """(x - mean) / std of each channel."""
    if not isinstance(tensor, torch.Tensor):
        raise TypeError(f"img should be Tensor Image. Got {type(tensor)}")
    if not tensor.is_floating_point():
        raise TypeError(f"Input tensor should be a float tensor. Got {tensor.dtype}.")
    if tensor.ndim < 3:
        raise ValueError(f"Expected tensor to be a tensor image of size (..., C, H, W). Got tensor.size() = {tensor.size()}")
    mean, std = torch.as_tensor(mean, dtype=tensor.dtype), torch.as_tensor(std, dtype=tensor.dtype)
    if (std == 0).any():
        raise ValueError(f"std evaluated to zero after conversion to {tensor.dtype}, leading to division by zero.")
    mean, std = mean.view(-1, 1, 1) if mean.ndim == 1 else mean, std.view(-1, 1, 1) if std.ndim == 1 else std
    tensor = tensor if inplace else tensor.clone()
    return tensor.sub_(mean).div_(std)

def _mode(interpolation):
    return _MODES[interpolation] if isinstance(interpolation, int) else interpolation

def _target(height, width, size, max_size):
    if isinstance(size, int) or size is not None and len(size) == 1:
        size = size if isinstance(size, int) else size[0]
        short, long = (width, height) if width <= height else (height, width)
        new_short, new_long = size, int(size * long / short)
        if max_size is not None and new_long > max_size:
            new_short, new_long = int(max_size * new_short / new_long), max_size
        return (new_long, new_short) if width <= height else (new_short, new_long)
    return tuple(size)

def resize(img, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
    """A picture in another size: the shorter side for one number, else (height, width)."""
    _check(img)
    interpolation = _mode(interpolation)
    _, height, width = get_dimensions(img)
    new = _target(height, width, size, max_size)
    if new == (height, width):
        return img
    if is_picture(img):
        return img.resize((new[1], new[0]), _KINDS[interpolation.value])
    return _resized(img, new, interpolation.value, antialias)

def _resized(img, new, kind, antialias):
    if kind not in ("nearest", "nearest-exact", "bilinear", "bicubic"):
        raise ValueError("This Interpolation mode is unsupported with Tensor input")
    batch = img.reshape(-1, *((1, 1, 1) + img.shape)[-3:])
    floats = batch if batch.is_floating_point() else batch.to(torch.float32)
    if kind.startswith("nearest"):
        made = torch.nn.functional.interpolate(floats, size=new, mode=kind)
    else:
        made = torch.nn.functional.interpolate(floats, size=new, mode=kind, align_corners=False, antialias=antialias)
    if not img.is_floating_point():
        made = (made.clamp(0, 255) if kind == "bicubic" else made).round().to(img.dtype)
    return made.reshape(*img.shape[:-2], *new)

def _four(padding):
    if isinstance(padding, numbers.Number):
        return (int(padding),) * 4
    padding = tuple([int(part) for part in padding])
    if len(padding) not in (1, 2, 4):
        raise ValueError(f"Padding must be an int or a 1, 2, or 4 element tuple, not a {len(padding)} element tuple")
    return padding * (4 // len(padding)) if len(padding) < 4 else padding

def pad(img, padding, fill=0, padding_mode="constant"):
    """A border: of a colour, of the edge, or mirrored."""
    left, top, right, bottom = _four(padding)
    if padding_mode not in ("constant", "edge", "reflect", "symmetric"):
        raise ValueError("Padding mode should be either constant, edge, reflect or symmetric")
    if is_picture(img):
        if padding_mode == "constant":
            made = _Image.new(img.mode, (img.width + left + right, img.height + top + bottom), tuple(fill) if isinstance(fill, list) else fill)
            made.paste(img, (left, top))
            return made
        pixels = np.asarray(img)
        widths = ((top, bottom), (left, right)) + ((0, 0),) * (pixels.ndim - 2)
        return _Image.fromarray(np.pad(pixels, widths, mode=padding_mode))
    if padding_mode == "constant":
        fill = fill[0] if isinstance(fill, (tuple, list)) else fill
        return torch.nn.functional.pad(img, (left, right, top, bottom), value=fill)
    widths = ((0, 0),) * (img.ndim - 2) + ((top, bottom), (left, right))
    return torch.from_numpy(np.pad(img.numpy(), widths, mode=padding_mode))

def crop(img, top, left, height, width):
    """A rectangle; what lies outside is black."""
    if is_picture(img):
        return img.crop((left, top, left + width, top + height))
    h, w = img.shape[-2:]
    right, bottom = left + width, top + height
    if left < 0 or top < 0 or right > w or bottom > h:
        inner = img[..., max(top, 0):bottom, max(left, 0):right]
        border = [max(min(right, 0) - left, 0), max(-top + min(0, bottom), 0), max(right - max(w, left), 0), max(bottom - max(h, top), 0)]
        border[0], border[1] = max(-left, 0), max(-top, 0)
        return pad(inner, border)
    return img[..., top:bottom, left:right]

def center_crop(img, output_size):
    """The middle."""
    size = (output_size,) * 2 if isinstance(output_size, numbers.Number) else tuple(output_size) * (2 if len(output_size) == 1 else 1)
    _, height, width = get_dimensions(img)
    if size[1] > width or size[0] > height:
        sides = [(size[1] - width) // 2 if size[1] > width else 0, (size[0] - height) // 2 if size[0] > height else 0,
                 (size[1] - width + 1) // 2 if size[1] > width else 0, (size[0] - height + 1) // 2 if size[0] > height else 0]
        img = pad(img, sides)
        _, height, width = get_dimensions(img)
        if size == (height, width):
            return img
    return crop(img, int(round((height - size[0]) / 2.0)), int(round((width - size[1]) / 2.0)), *size)

def resized_crop(img, top, left, height, width, size, interpolation=InterpolationMode.BILINEAR, antialias=True):
    return resize(crop(img, top, left, height, width), size, interpolation, antialias=antialias)

def hflip(img):
    """Left and right exchanged."""
    return img.transpose(0) if is_picture(img) else img.flip(-1)

def vflip(img):
    """Top and bottom exchanged."""
    return img.transpose(1) if is_picture(img) else img.flip(-2)

def five_crop(img, size):
    """The four corners and the middle."""
    size = (size, size) if isinstance(size, numbers.Number) else tuple(size) * (2 if len(size) == 1 else 1)
    _, height, width = get_dimensions(img)
    if size[1] > width or size[0] > height:
        raise ValueError(f"Requested crop size {list(size)} is bigger than input size {(height, width)}")
    return (crop(img, 0, 0, *size), crop(img, 0, width - size[1], *size), crop(img, height - size[0], 0, *size),
            crop(img, height - size[0], width - size[1], *size), center_crop(img, size))

def ten_crop(img, size, vertical_flip=False):
    return five_crop(img, size) + five_crop(vflip(img) if vertical_flip else hflip(img), size)

def _on_floats(img, function):
    # Bytes are computed as floats and cut off again.
    made = function(img.to(torch.float32) if not img.is_floating_point() else img)
    return made.clamp(0, 1) if img.is_floating_point() else made.clamp(0, 255).to(img.dtype)

def _blend(a, b, ratio):
    return a * ratio + b * (1 - ratio)

def rgb_to_grayscale(img, num_output_channels=1):
    """The brightness of each pixel."""
    if is_picture(img):
        made = img.convert("L")
        return made if num_output_channels == 1 else _Image.merge("RGB", [made] * 3)
    if img.shape[-3] == 1:
        return img.expand(*img.shape[:-3], num_output_channels, *img.shape[-2:]).clone()
    red, green, blue = img.unbind(-3)
    made = (0.2989 * red + 0.587 * green + 0.114 * blue).to(img.dtype).unsqueeze(-3)
    return made if num_output_channels == 1 else made.expand(img.shape)

to_grayscale = rgb_to_grayscale

def _on_picture(img, function):
    # Computed on the tensor of a picture's bytes.
    if not is_picture(img):
        return function(img)
    return to_pil_image(function(pil_to_tensor(img)), img.mode if img.mode != "1" else None)

def adjust_brightness(img, brightness_factor):
    if brightness_factor < 0:
        raise ValueError(f"brightness_factor ({brightness_factor}) is not non-negative.")
    return _on_picture(img, lambda x: _on_floats(x, lambda y: y * brightness_factor))

def adjust_contrast(img, contrast_factor):
    if contrast_factor < 0:
        raise ValueError(f"contrast_factor ({contrast_factor}) is not non-negative.")
    def change(x):
        grey = rgb_to_grayscale(x) if x.shape[-3] == 3 else x
        mean = grey.to(torch.float32 if not x.is_floating_point() else x.dtype).mean(dim=(-3, -2, -1), keepdim=True)
        mean = (mean + 0.5).floor() if is_picture(img) else mean
        return _on_floats(x, lambda y: _blend(y, mean, contrast_factor))
    return _on_picture(img, change)

def adjust_saturation(img, saturation_factor):
    if saturation_factor < 0:
        raise ValueError(f"saturation_factor ({saturation_factor}) is not non-negative.")
    if is_picture(img) and img.mode == "L":
        return img
    grey = pil_to_tensor(rgb_to_grayscale(img)) if is_picture(img) else None
    def change(x):
        if x.shape[-3] == 1:
            return x
        base = rgb_to_grayscale(x) if grey is None else grey
        return _on_floats(x, lambda y: _blend(y, base.to(y.dtype), saturation_factor))
    return _on_picture(img, change)

def adjust_hue(img, hue_factor):
    """The colours turned around the circle by a part of it."""
    if not -0.5 <= hue_factor <= 0.5:
        raise ValueError(f"hue_factor ({hue_factor}) is not in [-0.5, 0.5].")
    def change(x):
        if x.shape[-3] == 1:
            return x
        y = convert_image_dtype(x, torch.float32)
        red, green, blue = y.unbind(-3)
        high, low = y.amax(-3), y.amin(-3)
        spread = high - low
        safe = torch.where(spread == 0, torch.ones_like(spread), spread)
        r, g, b = (high - red) / safe, (high - green) / safe, (high - blue) / safe
        hue = torch.where(high == red, b - g, torch.where(high == green, 2.0 + r - b, 4.0 + g - r)) / 6.0 + 1.0
        hue = (hue % 1.0 + hue_factor) % 1.0
        share = spread / torch.where(high == 0, torch.ones_like(high), high)
        place = (hue * 6.0).floor()
        f = hue * 6.0 - place
        p, q, t = high * (1 - share), high * (1 - share * f), high * (1 - share * (1 - f))
        place = place.to(torch.int64) % 6
        choose = lambda *parts: torch.stack(parts).gather(0, place.unsqueeze(0)).squeeze(0).clamp(0, 1)
        made = torch.stack([choose(high, q, p, p, t, high), choose(t, high, high, q, p, p), choose(p, p, t, high, high, q)], dim=-3)
        return convert_image_dtype(made, x.dtype)
    return _on_picture(img, change)

def adjust_gamma(img, gamma, gain=1):
    if gamma < 0:
        raise ValueError("Gamma should be a non-negative real number")
    return _on_picture(img, lambda x: convert_image_dtype((gain * convert_image_dtype(x, torch.float32) ** gamma).clamp(0, 1), x.dtype))

def invert(img):
    """Light and dark exchanged."""
    return _Ops.invert(img) if is_picture(img) else (1 if img.is_floating_point() else 255) - img

def posterize(img, bits):
    return _Ops.posterize(img, bits) if is_picture(img) else img & (256 - 2 ** (8 - bits))

def solarize(img, threshold):
    return _Ops.solarize(img, threshold) if is_picture(img) else torch.where(img >= threshold, invert(img), img)

def autocontrast(img):
    if is_picture(img):
        return _Ops.autocontrast(img)
    top = 1.0 if img.is_floating_point() else 255.0
    low, high = [x.to(torch.float32) for x in (img.amin((-2, -1), keepdim=True), img.amax((-2, -1), keepdim=True))]
    flat = high == low
    scale = torch.where(flat, torch.ones_like(high), top / (high - low))
    return ((img - torch.where(flat, torch.zeros_like(low), low)) * scale).clamp(0, top).to(img.dtype)

def equalize(img):
    return _Ops.equalize(img) if is_picture(img) else pil_to_tensor(_Ops.equalize(to_pil_image(img)))

def adjust_sharpness(img, sharpness_factor):
    """Away from a softened picture, or towards it."""
    def change(x):
        y = x.to(torch.float32)
        kernel = torch.ones(3, 3)
        kernel[1, 1] = 5.0
        soft = y.clone()
        inner = torch.nn.functional.conv2d(y.reshape(-1, 1, *y.shape[-2:]), (kernel / 13.0)[None, None]).reshape(*y.shape[:-2], y.shape[-2] - 2, y.shape[-1] - 2)
        soft[..., 1:-1, 1:-1] = inner if x.is_floating_point() else inner.round()
        return _on_floats(x, lambda z: _blend(z, soft, sharpness_factor))
    return _on_picture(img, change)

def gaussian_blur(img, kernel_size, sigma=None):
    """Softened by a bell."""
    sizes = [kernel_size] * 2 if isinstance(kernel_size, int) else list(kernel_size) * (2 if len(kernel_size) == 1 else 1)
    if any(size % 2 == 0 or size < 0 for size in sizes):
        raise ValueError(f"kernel_size should have odd and positive integers. Got {sizes}")
    if sigma is None:
        sigma = [size * 0.15 + 0.35 for size in sizes]
    sigma = [float(sigma)] * 2 if isinstance(sigma, numbers.Number) else [float(part) for part in sigma] * (2 if len(sigma) == 1 else 1)
    def bell(size, width):
        half = (size - 1) * 0.5
        row = torch.exp(-0.5 * (torch.linspace(-half, half, size) / width) ** 2)
        return row / row.sum()
    def change(x):
        y = x.to(torch.float32).reshape(-1, 1, *x.shape[-2:])
        kernel = bell(sizes[1], sigma[1])[:, None] * bell(sizes[0], sigma[0])[None, :]
        y = torch.nn.functional.pad(y, (sizes[0] // 2, sizes[0] // 2, sizes[1] // 2, sizes[1] // 2), mode="reflect")
        made = torch.nn.functional.conv2d(y, kernel[None, None]).reshape(x.shape)
        return made.to(x.dtype) if x.is_floating_point() else made.round().to(x.dtype)
    return _on_picture(img, change)

def erase(img, i, j, h, w, v, inplace=False):
    """A rectangle of a value."""
    img = img if inplace else img.clone()
    img[..., i:i + h, j:j + w] = v
    return img

def rotate(img, angle, interpolation=InterpolationMode.NEAREST, expand=False, center=None, fill=None):
    """Turned against the clock."""
    kind = _KINDS[_mode(interpolation).value]
    if is_picture(img):
        return img.rotate(angle, kind, expand, center, fillcolor=_filling(fill, img))
    from PIL._resample import turned
    pixels = img.reshape(-1, *img.shape[-2:]).permute(1, 2, 0).numpy()
    made = torch.from_numpy(turned(pixels, angle, kind, expand, center, None, _filling(fill, img)))
    return made.permute(2, 0, 1).reshape(*img.shape[:-2], *made.shape[:2])

def _filling(fill, img):
    if fill is None:
        return None if is_picture(img) else 0
    if isinstance(fill, (tuple, list)):
        return tuple(fill) if len(fill) > 1 else fill[0]
    count = len(img.getbands()) if is_picture(img) else 1
    return (int(fill),) * count if count > 1 else fill

def affine(img, angle, translate, scale, shear, interpolation=InterpolationMode.NEAREST, fill=None, center=None):
    """Turned, moved, scaled and sheared around the middle."""
    from PIL._resample import sampled
    if scale <= 0:
        raise ValueError("Argument scale should be positive")
    shear = [shear, 0.0] if isinstance(shear, numbers.Number) else list(shear) + [0.0] * (2 - len(shear))
    _, height, width = get_dimensions(img)
    middle = center if center is not None else (width * 0.5, height * 0.5)
    turn, sx, sy = math.radians(angle), math.radians(shear[0]), math.radians(shear[1])
    a, b = math.cos(turn - sy) / math.cos(sy), -math.cos(turn - sy) * math.tan(sx) / math.cos(sy) - math.sin(turn)
    c, d = math.sin(turn - sy) / math.cos(sy), -math.sin(turn - sy) * math.tan(sx) / math.cos(sy) + math.cos(turn)
    inverse = [d / scale, -b / scale, -c / scale, a / scale]
    X, Y = np.meshgrid(np.arange(width) + 0.5 - middle[0] - translate[0], np.arange(height) + 0.5 - middle[1] - translate[1])
    x, y = inverse[0] * X + inverse[1] * Y + middle[0], inverse[2] * X + inverse[3] * Y + middle[1]
    kind = _KINDS[_mode(interpolation).value]
    if is_picture(img):
        return _Image.fromarray(sampled(np.asarray(img), x, y, kind, _filling(fill, img) or 0))
    pixels = img.reshape(-1, height, width).permute(1, 2, 0).numpy()
    return torch.from_numpy(sampled(pixels, x, y, kind, _filling(fill, img))).permute(2, 0, 1).reshape(img.shape)
