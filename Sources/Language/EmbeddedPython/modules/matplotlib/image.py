# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
from matplotlib import _data, rcParams
from matplotlib.artist import Artist
from matplotlib.cm import ScalarMappable

_INTERPOLATIONS = ["antialiased", "auto", "nearest", "bilinear", "bicubic", "spline16", "spline36", "hanning", "hamming", "hermite", "kaiser",
                   "quadric", "catrom", "gaussian", "bessel", "mitchell", "sinc", "lanczos", "blackman", "none"]

class AxesImage(ScalarMappable, Artist):
    """A matrix or a picture."""

    _defaults = {"array": None, "clim": None, "cmap": None, "data": None, "extent": None, "filternorm": True, "filterrad": 4.0,
                 "interpolation": "auto", "interpolation_stage": "auto", "norm": None, "resample": True, "colorizer": None}
    _drawn = Artist._drawn | {"array", "clim", "cmap", "data", "extent", "norm", "interpolation", "interpolation_stage", "resample",
                              "filternorm", "filterrad", "alpha"}

    def __init__(self, ax, *, cmap=None, norm=None, interpolation=None, origin=None, extent=None, **kwargs):
        Artist.__init__(self)
        ScalarMappable.__init__(self, norm, cmap)
        self.axes = ax
        self.origin = rcParams["image.origin"] if origin is None else origin
        _data.one_of(["upper", "lower"], origin=self.origin)
        self._extent = extent
        if interpolation is not None and str(interpolation).lower() not in _INTERPOLATIONS:
            raise ValueError(_data.refusal(interpolation, "interpolation", sorted(_INTERPOLATIONS)))
        if interpolation is not None:
            self._put("interpolation", interpolation.lower())
        self._fill(kwargs)

    def set_data(self, A):
        """Replaces the numbers."""
        A = _data.array(A)
        if A.ndim == 3 and A.shape[2] == 1:
            A = A[:, :, 0]
        if not (A.ndim == 2 or A.ndim == 3 and A.shape[2] in (3, 4)):
            raise TypeError(f"Invalid shape {_data.shape_text(A.shape)} for image data")
        self._A = A

    set_array = set_data

    def get_array(self):
        return self._A

    def get_shape(self):
        return self._A.shape

    def get_size(self):
        return self._A.shape[:2]

    def get_extent(self):
        if self._extent is not None:
            return self._extent
        rows, columns = self._A.shape[:2]
        return [-0.5, columns - 0.5, rows - 0.5, -0.5] if self.origin == "upper" else [-0.5, columns - 0.5, -0.5, rows - 0.5]

    def set_extent(self, extent, **kwargs):
        self._extent = list(extent)
        left, right, bottom, top = self._extent
        self.axes._soft_limits(0, left, right)
        self.axes._soft_limits(1, bottom, top)

    def get_cursor_data(self, event):
        return None

    def _limits(self):
        left, right, bottom, top = self.get_extent()
        return [float(left), float(right)], [float(bottom), float(top)]

    def _sticky(self):
        return self._limits()

    def _items(self):
        A = self._A
        left, right, bottom, top = [float(part) for part in self.get_extent()]
        if A.ndim == 3:
            parts = np.asarray(A, dtype="float64")
            if str(A.dtype).startswith(("int", "uint")):
                parts = parts / 255
            picture = np.clip(parts[:, :, :3], 0.0, 1.0)
            return [("rgb", picture, left, right, bottom, top, self.origin)]
        return [("image", np.asarray(A, dtype="float64"), self.norm.vmin, self.norm.vmax, left, right, bottom, top, self.origin,
                 self.cmap.name)]

def imread(fname, format=None):
    """A picture from a file."""
    try:
        from PIL import Image
    except ImportError:
        with open(fname, "rb"):
            pass
        raise NotImplementedError("Gradus has no matplotlib.image.imread") from None
    picture = Image.open(fname)
    made = np.asarray(picture)
    return made.astype("float32") / 255 if str(fname).lower().endswith(".png") else made

def imsave(fname, arr, **kwargs):
    """A picture into a file."""
    raise NotImplementedError("Gradus has no matplotlib.image.imsave")
