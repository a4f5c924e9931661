# SPDX-License-Identifier: GPL-3.0-or-later
# Other sizes of a picture, and other angles.
import math

import numpy as np

def _triangle(x):
    return 1 - abs(x) if abs(x) < 1 else 0.0

def _cubic(x):
    x = abs(x)
    return (1.5 * x - 2.5) * x * x + 1 if x < 1 else (((x - 5) * x + 8) * x - 4) * -0.5 if x < 2 else 0.0

def _lanczos(x):
    return 1.0 if x == 0 else 3 * math.sin(math.pi * x) * math.sin(math.pi * x / 3) / (math.pi * x) ** 2 if -3 <= x < 3 else 0.0

def _hamming(x):
    x = abs(x)
    return 1.0 if x == 0 else 0.0 if x >= 1 else math.sin(math.pi * x) / (math.pi * x) * (0.54 + 0.46 * math.cos(math.pi * x))

_FILTERS = {1: (_lanczos, 3.0), 2: (_triangle, 1.0), 3: (_cubic, 2.0), 4: (lambda x: 1.0 if -0.5 < x <= 0.5 else 0.0, 0.5), 5: (_hamming, 1.0)}

def weights(before, after, kind):
    """How much of each old pixel is in each new one, as a matrix."""
    function, reach = _FILTERS[kind]
    scale = before / after
    wide = max(scale, 1.0)
    made = np.zeros((after, before))
    for i in range(after):
        center = (i + 0.5) * scale
        first, last = max(0, int(center - reach * wide + 0.5)), min(before, int(center + reach * wide + 0.5))
        row = [function((x - center + 0.5) / wide) for x in range(first, last)]
        total = sum(row)
        made[i, first:last] = np.array([part / total for part in row])
    return made

def resized(pixels, size, kind):
    """Pixels in another size; along the rows first, each step rounded to bytes."""
    width, height = size
    if width <= 0 or height <= 0:
        raise ValueError("height and width must be > 0")
    if kind == 0:
        rows = np.clip(((np.arange(height) + 0.5) * pixels.shape[0] / height).astype("int64"), 0, pixels.shape[0] - 1)
        columns = np.clip(((np.arange(width) + 0.5) * pixels.shape[1] / width).astype("int64"), 0, pixels.shape[1] - 1)
        return pixels[rows][:, columns].copy()
    is_bytes = str(pixels.dtype) == "uint8"
    made = pixels.astype("float64")
    for axis, count in ((1, width), (0, height)):
        if made.shape[axis] == count:
            continue
        share = weights(made.shape[axis], count, kind)
        if is_bytes:
            share = np.trunc(share * 2 ** 22 + np.where(share < 0, -0.5, 0.5)) / 2 ** 22
        made = np.moveaxis(np.tensordot(share, made, axes=([1], [axis])), 0, axis)
        if is_bytes:
            made = np.clip(np.floor(made + 0.5), 0, 255)
    return made.astype(pixels.dtype)

def turned(pixels, angle, kind, expand, center, translate, fill):
    """Pixels turned around their middle against the clock."""
    height, width = pixels.shape[:2]
    turn = -math.radians(angle)
    a, b = round(math.cos(turn), 15), round(math.sin(turn), 15)
    d, e = round(-math.sin(turn), 15), round(math.cos(turn), 15)
    middle = center if center is not None else (width / 2, height / 2)
    moved = translate if translate is not None else (0, 0)
    c = a * (-middle[0] - moved[0]) + b * (-middle[1] - moved[1]) + middle[0]
    f = d * (-middle[0] - moved[0]) + e * (-middle[1] - moved[1]) + middle[1]
    new_width, new_height = width, height
    if expand:
        corners = [(a * x + b * y + c, d * x + e * y + f) for x, y in ((0, 0), (width, 0), (width, height), (0, height))]
        new_width = math.ceil(max(x for x, _ in corners)) - math.floor(min(x for x, _ in corners))
        new_height = math.ceil(max(y for _, y in corners)) - math.floor(min(y for _, y in corners))
        shift = (-(new_width - width) / 2, -(new_height - height) / 2)
        c, f = a * shift[0] + b * shift[1] + c, d * shift[0] + e * shift[1] + f
    X, Y = np.meshgrid(np.arange(new_width) + 0.5, np.arange(new_height) + 0.5)
    x, y = a * X + b * Y + c, d * X + e * Y + f
    return sampled(pixels, x, y, kind, fill)

def sampled(pixels, x, y, kind, fill=0):
    """Pixels at places between them; what lies outside is filled."""
    height, width = pixels.shape[:2]
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    if kind == 0:
        columns, rows = np.clip(np.floor(x), 0, width - 1).astype("int64"), np.clip(np.floor(y), 0, height - 1).astype("int64")
        made = pixels[rows, columns]
    else:
        left, top = np.floor(x - 0.5), np.floor(y - 0.5)
        dx, dy = x - 0.5 - left, y - 0.5 - top
        if pixels.ndim == 3:
            dx, dy = dx[..., None], dy[..., None]
        c0, c1 = [np.clip(part, 0, width - 1).astype("int64") for part in (left, left + 1)]
        r0, r1 = [np.clip(part, 0, height - 1).astype("int64") for part in (top, top + 1)]
        whole = pixels.astype("float64")
        upper, lower = whole[r0, c0] * (1 - dx) + whole[r0, c1] * dx, whole[r1, c0] * (1 - dx) + whole[r1, c1] * dx
        made = upper * (1 - dy) + lower * dy
        made = np.floor(made + 0.5) if str(pixels.dtype) == "uint8" else made
    mask = inside[..., None] if pixels.ndim == 3 else inside
    return np.where(mask, made, np.array(fill)).astype(pixels.dtype)
