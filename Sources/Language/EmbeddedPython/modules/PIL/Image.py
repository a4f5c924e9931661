# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures as arrays of bytes: the part of Pillow's that programs around torch use.
import math

import numpy as np
from PIL import UnidentifiedImageError, _png
from PIL._resample import resized

NEAREST, LANCZOS, BILINEAR, BICUBIC, BOX, HAMMING = 0, 1, 2, 3, 4, 5
FLIP_LEFT_RIGHT, FLIP_TOP_BOTTOM, ROTATE_90, ROTATE_180, ROTATE_270, TRANSPOSE, TRANSVERSE = 0, 1, 2, 3, 4, 5, 6

class Resampling:
    NEAREST, LANCZOS, BILINEAR, BICUBIC, BOX, HAMMING = 0, 1, 2, 3, 4, 5

class Transpose:
    FLIP_LEFT_RIGHT, FLIP_TOP_BOTTOM, ROTATE_90, ROTATE_180, ROTATE_270, TRANSPOSE, TRANSVERSE = 0, 1, 2, 3, 4, 5, 6

class DecompressionBombError(Exception):
    pass

_BANDS = {"1": 1, "L": 1, "P": 1, "LA": 2, "RGB": 3, "RGBA": 4, "F": 1, "I": 1}
_NAMES = {"black": (0, 0, 0), "white": (255, 255, 255), "red": (255, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 255), "yellow": (255, 255, 0),
          "cyan": (0, 255, 255), "magenta": (255, 0, 255), "gray": (128, 128, 128), "grey": (128, 128, 128), "orange": (255, 165, 0)}

def _colour(value, mode):
    # A colour as the numbers of a mode.
    if isinstance(value, str):
        rgb = _NAMES.get(value.lower())
        if rgb is None and value.startswith("#"):
            digits = value[1:] if len(value) > 4 else "".join([c + c for c in value[1:]])
            rgb = tuple([int(digits[i:i + 2], 16) for i in range(0, len(digits), 2)])
        if rgb is None:
            raise ValueError(f"unknown color specifier: {value!r}")
        value = rgb if mode in ("RGB", "RGBA") else (rgb[0] * 299 + rgb[1] * 587 + rgb[2] * 114 + 500) // 1000
    count = _BANDS[mode]
    if count == 1:
        return value[0] if isinstance(value, tuple) else value
    parts = list(value) if isinstance(value, (tuple, list)) else [value] + [0] * (count - 1)
    return parts + [255] * (count - len(parts))

class Image:
    """A picture."""

    def __init__(self, pixels=None, mode="L"):
        self._pixels, self.mode, self.format, self.info, self.filename, self.palette = pixels, mode, None, {}, "", None

    @property
    def size(self):
        return (self._pixels.shape[1], self._pixels.shape[0])

    width = property(lambda self: self.size[0])
    height = property(lambda self: self.size[1])

    def _with(self, pixels, mode=None):
        made = Image(pixels, mode or self.mode)
        made.palette = self.palette
        return made

    def __array__(self, dtype=None, copy=None):
        made = self._pixels.astype("bool") if self.mode == "1" else self._pixels
        return made.astype(dtype) if dtype is not None else made.copy()

    def __eq__(self, other):
        return isinstance(other, Image) and self.mode == other.mode and np.array_equal(self._pixels, other._pixels)

    __hash__ = None

    def __repr__(self):
        kind = "PIL.Image.Image" if self.format is None else "PIL.PngImagePlugin.PngImageFile"
        return f"<{kind} image mode={self.mode} size={self.size[0]}x{self.size[1]}>"

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def load(self):
        return _Access(self)

    def close(self):
        pass

    def verify(self):
        pass

    def copy(self):
        return self._with(self._pixels.copy())

    def getbands(self):
        return tuple(self.mode) if self.mode != "1" else ("1",)

    def getpixel(self, xy):
        value = self._pixels[xy[1], xy[0]]
        return tuple(value.tolist()) if _BANDS[self.mode] > 1 else value.item()

    def putpixel(self, xy, value):
        self._pixels[xy[1], xy[0]] = _colour(value, self.mode)

    def getdata(self, band=None):
        rows = self._pixels.reshape(-1, *self._pixels.shape[2:]).tolist()
        if band is not None:
            return [row[band] for row in rows]
        return [tuple(row) for row in rows] if _BANDS[self.mode] > 1 else rows

    def putdata(self, data, scale=1.0, offset=0.0):
        rows = np.array([list(row) if isinstance(row, tuple) else row for row in data])
        self._pixels = (rows * scale + offset).astype(self._pixels.dtype).reshape(self._pixels.shape)

    def getextrema(self):
        if _BANDS[self.mode] == 1:
            return (self._pixels.min().item(), self._pixels.max().item())
        return tuple([(self._pixels[..., i].min().item(), self._pixels[..., i].max().item()) for i in range(_BANDS[self.mode])])

    def getbbox(self):
        filled = self._pixels.reshape(self.height, self.width, -1).any(axis=2)
        if not filled.any():
            return None
        rows, columns = np.nonzero(filled.any(axis=1))[0], np.nonzero(filled.any(axis=0))[0]
        return (int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)

    def histogram(self, mask=None):
        parts = self._pixels.reshape(self.height, self.width, -1)
        return [n for i in range(parts.shape[2]) for n in np.bincount(parts[..., i].reshape(-1), minlength=256).tolist()]

    def tobytes(self):
        return self._pixels.tobytes()

    def convert(self, mode=None, **kwargs):
        """The picture in another mode."""
        if mode in (None, self.mode):
            return self.copy()
        return self._with(_converted(self._pixels, self.mode, mode, self.palette), mode)

    def resize(self, size, resample=None, box=None, reducing_gap=None):
        """The picture in another size (width, height)."""
        resample = (NEAREST if self.mode in ("1", "P") else BICUBIC) if resample is None else resample
        picture = self.crop(tuple([round(part) for part in box])) if box is not None else self
        return self._with(resized(picture._pixels, tuple([int(part) for part in size]), resample))

    def thumbnail(self, size, resample=BICUBIC, reducing_gap=2.0):
        """Makes the picture itself smaller, its proportions kept."""
        scale = min(1.0, size[0] / self.width, size[1] / self.height)
        if scale < 1:
            self._pixels = resized(self._pixels, (max(1, round(self.width * scale)), max(1, round(self.height * scale))), resample)

    def reduce(self, factor, box=None):
        sizes = (factor, factor) if isinstance(factor, int) else factor
        return self.resize((math.ceil(self.width / sizes[0]), math.ceil(self.height / sizes[1])), BOX)

    def crop(self, box=None):
        """A rectangle (left, top, right, bottom); what lies outside is black."""
        if box is None:
            return self.copy()
        left, top, right, bottom = [int(round(part)) for part in box]
        if right < left:
            raise ValueError("Coordinate 'right' is less than 'left'")
        if bottom < top:
            raise ValueError("Coordinate 'lower' is less than 'upper'")
        made = np.zeros((bottom - top, right - left) + self._pixels.shape[2:], dtype=self._pixels.dtype)
        l, t, r, b = max(left, 0), max(top, 0), min(right, self.width), min(bottom, self.height)
        if l < r and t < b:
            made[t - top:b - top, l - left:r - left] = self._pixels[t:b, l:r]
        return self._with(made)

    def paste(self, im, box=None, mask=None):
        """Puts a picture or a colour into this one."""
        left, top = (0, 0) if box is None else (box[0], box[1])
        if isinstance(im, Image):
            im = im.convert(self.mode) if im.mode != self.mode else im
            width, height = im.size
        else:
            width, height = (box[2] - left, box[3] - top) if box is not None and len(box) == 4 else self.size
        part = (slice(max(top, 0), min(top + height, self.height)), slice(max(left, 0), min(left + width, self.width)))
        inner = (slice(part[0].start - top, part[0].stop - top), slice(part[1].start - left, part[1].stop - left))
        new = im._pixels[inner] if isinstance(im, Image) else np.zeros_like(self._pixels[part]) + np.array(_colour(im, self.mode), dtype="uint8")
        if mask is not None:
            share = mask._pixels[inner] if mask.mode != "RGBA" else mask._pixels[inner][..., 3]
            share = share.astype("float64") / (1 if mask.mode == "1" and share.max() <= 1 else 255)
            share = share[..., None] if new.ndim == 3 else share
            new = np.floor(new * share + self._pixels[part] * (1 - share) + 0.5).astype("uint8")
        self._pixels[part] = new

    def rotate(self, angle, resample=NEAREST, expand=False, center=None, translate=None, fillcolor=None):
        """The picture turned against the clock."""
        angle = angle % 360
        if angle in (0, 180) or angle in (90, 270) and (expand or self.width == self.height) and center is None and translate is None:
            return self._with(np.rot90(self._pixels, int(angle) // 90).copy())
        from PIL._resample import turned
        return self._with(turned(self._pixels, angle, resample, expand, center, translate, 0 if fillcolor is None else _colour(fillcolor, self.mode)))

    def transpose(self, method):
        """The picture mirrored or turned by right angles."""
        a = self._pixels
        swapped = np.swapaxes(a, 0, 1)
        made = [lambda: a[:, ::-1], lambda: a[::-1], lambda: np.rot90(a, 1), lambda: np.rot90(a, 2), lambda: np.rot90(a, 3), lambda: swapped,
                lambda: swapped[::-1, ::-1]][int(method)]()
        return self._with(made.copy())

    def split(self):
        """The bands as pictures of their own."""
        if _BANDS[self.mode] == 1:
            return (self.copy(),)
        return tuple([Image(self._pixels[..., i].copy(), "L") for i in range(_BANDS[self.mode])])

    def getchannel(self, channel):
        return self.split()[self.getbands().index(channel) if isinstance(channel, str) else channel]

    def putalpha(self, alpha):
        made = _converted(self._pixels, self.mode, "RGBA" if self.mode in ("RGB", "RGBA", "P") else "LA", self.palette)
        made[..., -1] = alpha._pixels if isinstance(alpha, Image) else alpha
        self._pixels, self.mode = made, "RGBA" if made.shape[2] == 4 else "LA"

    def point(self, lut, mode=None):
        """Each value through a table or a function."""
        table = [lut(i) for i in range(256)] if callable(lut) else list(lut)
        return self._with(np.array(table[:256]).astype("uint8")[self._pixels.astype("int64")], mode)

    def quantize(self, *args, **kwargs):
        raise NotImplementedError("Gradus has no Image.quantize")

    def filter(self, filter):
        raise NotImplementedError("Gradus has no Image.filter: torchvision.transforms.GaussianBlur, or F.conv2d with a kernel, filters")

    def save(self, fp, format=None, **params):
        """Writes a PNG file."""
        name = str(fp) if not hasattr(fp, "write") else ""
        kind = (format or name.rpartition(".")[2]).lower()
        if kind != "png":
            if kind in ("jpg", "jpeg", "gif", "bmp", "tiff", "webp", "ppm"):
                raise NotImplementedError(f"Gradus writes pictures as .png, not as .{kind}")
            raise ValueError(f"unknown file extension: {'.' + kind if name else kind}")
        if self.mode in ("F", "I"):
            raise OSError(f"cannot write mode {self.mode} as PNG")
        pixels = self._pixels * 255 if self.mode == "1" and self._pixels.max() <= 1 else self._pixels
        data = _png.written(pixels, self.mode, self.palette)
        if hasattr(fp, "write"):
            fp.write(data)
        else:
            np._writefile(name, data, f"Image.save({name!r})")

    def show(self, title=None, command=None):
        """Draws it."""
        import matplotlib.pyplot as plt
        fig = plt.figure()
        ax = fig.add_subplot()
        ax.imshow(self._pixels, cmap=None if self._pixels.ndim == 3 else "gray")
        ax.axis("off")
        plt.show()

class _Access:
    # What load() gives: pixels by (x, y).
    def __init__(self, image):
        self._image = image

    def __getitem__(self, xy):
        return self._image.getpixel(xy)

    def __setitem__(self, xy, value):
        self._image.putpixel(xy, value)

def _converted(pixels, before, mode, palette):
    # Pixels of one mode as those of another.
    if mode not in _BANDS:
        raise NotImplementedError(f"Gradus has no pictures of the mode {mode!r}")
    if before == "P":
        pixels, before = palette[pixels.astype("int64")], "RGB"
        if mode == "RGB":
            return pixels
    if before == "1":
        pixels, before = (pixels != 0).astype("uint8") * 255, "L"
    if before in ("F", "I"):
        pixels, before = np.clip(pixels, 0, 255).astype("uint8"), "L"
    alpha = pixels[..., -1:] if before in ("LA", "RGBA") else np.zeros(pixels.shape[:2] + (1,), dtype="uint8") + np.uint8(255)
    grey = pixels if before == "L" else pixels[..., 0] if before == "LA" else None
    if mode in ("RGB", "RGBA"):
        rgb = np.stack([grey] * 3, axis=2) if grey is not None else pixels[..., :3]
        return rgb.copy() if mode == "RGB" else np.concatenate([rgb, alpha], axis=2)
    if grey is None:
        parts = pixels[..., :3].astype("int64")
        grey = ((parts[..., 0] * 19595 + parts[..., 1] * 38470 + parts[..., 2] * 7471 + 32768) // 65536).astype("uint8")
    if mode == "LA":
        return np.concatenate([grey[..., None], alpha], axis=2)
    if mode == "1":
        return (grey >= 128).astype("uint8") * np.uint8(255)
    if mode == "P":
        raise NotImplementedError("Gradus has no convert('P')")
    return grey.copy() if mode == "L" else grey.astype("float32" if mode == "F" else "int32")

def new(mode, size, color=0):
    """A picture of one colour."""
    if mode not in _BANDS:
        raise ValueError("unrecognized image mode")
    count = _BANDS[mode]
    kind = {"F": "float32", "I": "int32"}.get(mode, "uint8")
    made = np.zeros((size[1], size[0]) + ((count,) if count > 1 else ()), dtype=kind)
    if color:
        made = made + np.array(_colour(color, mode)).astype(kind)
    return Image(made.astype(kind), mode)

def fromarray(obj, mode=None):
    """A picture of an array (height, width) or (height, width, bands)."""
    pixels = np.asarray(obj)
    kind = str(pixels.dtype)
    if mode is None:
        found = {("uint8", 2): "L", ("bool", 2): "1", ("float32", 2): "F", ("float64", 2): "F", ("int32", 2): "I"}.get((kind, pixels.ndim))
        if found is None and pixels.ndim == 3 and kind == "uint8":
            found = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}.get(pixels.shape[2])
        if found is None:
            code = {"int64": "<i8", "int16": "<i2", "int8": "|i1", "float16": "<f2"}.get(kind, {"float64": "<f8", "float32": "<f4"}.get(kind, kind))
            shape = (1, 1) + tuple(pixels.shape[2:])
            raise TypeError(f"Cannot handle this data type: {shape}, {code}")
        mode = found
    if pixels.ndim == 3 and pixels.shape[2] == 1:
        pixels = pixels[..., 0]
    if mode == "1":
        return Image(pixels.astype("uint8") * np.uint8(255), mode)
    return Image(pixels.astype("float32") if mode == "F" else pixels.copy(), mode)

def merge(mode, bands):
    """One picture of several bands."""
    return Image(np.stack([band._pixels for band in bands], axis=2), mode)

def blend(im1, im2, alpha):
    """A mixture of two pictures."""
    mixed = im1._pixels * (1.0 - alpha) + im2._pixels * float(alpha)
    return im1._with(np.clip(mixed, 0, 255).astype("uint8"))

def composite(image1, image2, mask):
    made = image2.copy()
    made.paste(image1, (0, 0), mask)
    return made

def open(fp, mode="r", formats=None):
    """A picture of a PNG file."""
    name = "" if hasattr(fp, "read") else str(fp)
    data = fp.read() if not name else np._readfile(name, f"Image.open({name!r})")
    if not _png.is_png(data):
        for mark, kind in ((b"\xff\xd8", "JPEG"), (b"GIF8", "GIF"), (b"BM", "BMP"), (b"RIFF", "WebP"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF")):
            if data[:len(mark)] == mark:
                raise NotImplementedError(f"Gradus reads PNG pictures, and {name or 'this file'} is {kind}")
        raise UnidentifiedImageError(f"cannot identify image file {fp!r}")
    pixels, kind, palette, clear = _png.read(data)
    made = Image(pixels * np.uint8(255) if kind == "1" and pixels.max() == 1 else pixels, kind)
    made.format, made.filename, made.palette = "PNG", name, palette
    return made
