# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures changed as wholes.
import numpy as np
from PIL import Image

def grayscale(image):
    """In shades of grey."""
    return image.convert("L")

def invert(image):
    """Light and dark exchanged."""
    return image.point(lambda x: 255 - x)

def mirror(image):
    """Left and right exchanged."""
    return image.transpose(Image.FLIP_LEFT_RIGHT)

def flip(image):
    """Top and bottom exchanged."""
    return image.transpose(Image.FLIP_TOP_BOTTOM)

def solarize(image, threshold=128):
    return image.point(lambda x: x if x < threshold else 255 - x)

def posterize(image, bits):
    mask = ~(2 ** (8 - bits) - 1)
    return image.point(lambda x: x & mask)

def autocontrast(image, cutoff=0, ignore=None, mask=None, preserve_tone=False):
    """The darkest value becomes 0, the lightest 255."""
    if cutoff:
        raise NotImplementedError("Gradus has no ImageOps.autocontrast(cutoff=…)")
    parts = []
    for band in image.split():
        low, high = band.getextrema()
        parts.append(band if low >= high else band.point(lambda x: min(255, max(0, int(x * 255.0 / (high - low) - low * 255.0 / (high - low))))))
    return parts[0] if len(parts) == 1 else Image.merge(image.mode, parts)

def equalize(image, mask=None):
    """Each shade about as often as the others."""
    parts = []
    for band in image.split():
        counts = band.histogram()
        filled = [n for n in counts if n]
        step = (sum(filled) - filled[-1]) // 255 if filled else 0
        if len(filled) <= 1 or not step:
            parts.append(band)
            continue
        table, n = [], step // 2
        for count in counts:
            table.append(min(255, n // step))
            n += count
        parts.append(band.point(table))
    return parts[0] if len(parts) == 1 else Image.merge(image.mode, parts)

def expand(image, border=0, fill=0):
    """A border all around."""
    left, top, right, bottom = (border,) * 4 if isinstance(border, int) else tuple(border) * 2 if len(border) == 2 else border
    made = Image.new(image.mode, (image.width + left + right, image.height + top + bottom), fill)
    made.paste(image, (left, top))
    return made

def fit(image, size, method=Image.BICUBIC, bleed=0.0, centering=(0.5, 0.5)):
    """Cut and resized to a size."""
    scale = max(size[0] / image.width, size[1] / image.height)
    width, height = size[0] / scale, size[1] / scale
    left, top = (image.width - width) * centering[0], (image.height - height) * centering[1]
    return image.crop((left, top, left + width, top + height)).resize(size, method)

def pad(image, size, method=Image.BICUBIC, color=None, centering=(0.5, 0.5)):
    """Resized into a size, with a border where it does not fill it."""
    scale = min(size[0] / image.width, size[1] / image.height)
    small = image.resize((round(image.width * scale), round(image.height * scale)), method)
    made = Image.new(image.mode, size, color or 0)
    made.paste(small, (round((size[0] - small.width) * centering[0]), round((size[1] - small.height) * centering[1])))
    return made

def exif_transpose(image, *, in_place=False):
    return None if in_place else image.copy()
