# SPDX-License-Identifier: GPL-3.0-or-later
from matplotlib.colors import Colormap, LinearSegmentedColormap, ListedColormap, Normalize

def _exact(body):
    # Parts of 255, where all of them are such: six digits are not all that they have.
    parts = [float(part) * 255 for point in body.split() for part in point.split(":")[-1].split(",")]
    if all([abs(part - round(part)) < 2e-4 for part in parts]):
        return lambda value: round(value * 255) / 255
    return lambda value: value

def _changes(body):
    # Smooth rows of numbers: how much each grows more than the one before, in one digit of 91, two, or an escape and four; even for
    # growth, odd for less.
    digits = [ord(sign) - 35 - (sign > "[") for sign in body]
    values, i = [], 0
    while i < len(digits):
        value, i = digits[i], i + 1
        if value == 90:
            value = ((digits[i] * 91 + digits[i + 1]) * 91 + digits[i + 2]) * 91 + digits[i + 3]
            i += 4
        elif value >= 60:
            value, i = 60 + (value - 60) * 91 + digits[i], i + 1
        values.append(-(value + 1) // 2 if value & 1 else value // 2)
    n, columns = len(values) // 3, []
    for start in range(0, 3 * n, n):
        here = step = 0
        columns.append([])
        for more in values[start:start + n]:
            step += more
            here += step
            columns[-1].append(here)
    return [part for row in zip(*columns) for part in row]

def _parsed(name):
    from matplotlib._color_maps import SAME, SOURCES
    if name == "twilight_shifted":
        rows = _parsed("twilight")._rows()
        return ListedColormap((rows[255:] + rows[:255])[::-1], name)
    text = SOURCES[SAME.get(name, name)]
    kind, body = text[0], text[2:]
    if kind in "LD":
        parts = _changes(body) if kind == "D" else [int(body[i:i + 5], 16) for i in range(0, len(body), 5)]
        parts = [part / 1e6 for part in parts]
        exact = _exact(" ".join([str(part) for part in parts]))
        parts = [exact(part) for part in parts]
        return ListedColormap([(parts[i], parts[i + 1], parts[i + 2]) for i in range(0, len(parts), 3)], name)
    if kind == "C":
        columns = [[tuple([float(part) for part in point.split(",")]) for point in column.split()] for column in body.split("/")]
        return LinearSegmentedColormap(name, dict(zip(("red", "green", "blue"), columns)))
    points = body.split()
    exact = _exact(body)
    places = [i / (len(points) - 1) for i in range(len(points))]
    if kind == "P":
        places = [float(point.split(":")[0]) for point in points]
        points = [point.split(":")[1] for point in points]
    return LinearSegmentedColormap.from_list(name, list(zip(places, [tuple([exact(float(part)) for part in point.split(",")]) for point in points])))

class ColormapRegistry:
    """The maps by their names."""

    def __init__(self):
        self._known = {}

    def _names(self):
        from matplotlib._color_maps import SAME, SOURCES
        names = [*SOURCES, "twilight_shifted", *SAME]
        return names + [name + "_r" for name in names] + [name for name in self._known if name.removesuffix("_r") not in names]

    def __getitem__(self, name):
        if name not in self._known:
            if name not in self._names():
                from matplotlib import _data
                raise KeyError(_data.refusal(name, "colormap", list(self)))
            made = _parsed(name.removesuffix("_r"))
            self._known[name] = made.reversed() if name.endswith("_r") else made
        found = self._known[name]
        return found

    def __contains__(self, name):
        return name in self._names()

    def __iter__(self):
        return iter(self._names())

    def __len__(self):
        return len(self._names())

    def __call__(self):
        return list(self)

    def keys(self):
        return self._names()

    def get_cmap(self, cmap=None):
        if cmap is None:
            from matplotlib import rcParams
            cmap = rcParams["image.cmap"]
        if isinstance(cmap, Colormap):
            return cmap
        if not isinstance(cmap, str):
            raise TypeError(f"get_cmap expects None or an instance of a str or Colormap . you passed {cmap!r} of type {type(cmap)}")
        if cmap not in self:
            raise _unknown(cmap)
        return self[cmap]

    def register(self, cmap, *, name=None, force=False):
        name = name or cmap.name
        if name in self and not force:
            raise ValueError(f'A colormap named "{name}" is already registered.')
        self._known[name] = cmap

    def unregister(self, name):
        self._known.pop(name, None)

def _unknown(name, what="cmap"):
    from matplotlib import _data
    more = "\nSee `matplotlib.bivar_colormaps()` and `matplotlib.multivar_colormaps()` for bivariate and multivariate colormaps" if what == "cmap" else ""
    return ValueError(_data.refusal(name, what, list(_colormaps)) + more)

_colormaps = ColormapRegistry()

def get_cmap(name=None, lut=None):
    """A map of colours by its name."""
    if isinstance(name, str) and name not in _colormaps:
        raise _unknown(name, "name")
    found = _colormaps.get_cmap(name)
    return found if lut is None else found.resampled(lut)

class ScalarMappable:
    """Numbers with a scale and a map of colours."""

    def __init__(self, norm=None, cmap=None):
        self.norm = norm if norm is not None else Normalize()
        self.cmap = _colormaps.get_cmap(cmap)
        self._A = None
        self.colorbar = None

    def set_array(self, A):
        self._A = A

    def get_array(self):
        return self._A

    def get_cmap(self):
        return self.cmap

    def set_cmap(self, cmap):
        self.cmap = _colormaps.get_cmap(cmap)

    def get_clim(self):
        return self.norm.vmin, self.norm.vmax

    def set_clim(self, vmin=None, vmax=None):
        if vmax is None and hasattr(vmin, "__len__"):
            vmin, vmax = vmin
        if vmin is not None:
            self.norm.vmin = float(vmin)
        if vmax is not None:
            self.norm.vmax = float(vmax)

    def set_norm(self, norm):
        self.norm = norm if norm is not None else Normalize()

    def autoscale(self):
        self.norm.autoscale(self._A)

    def autoscale_None(self):
        self.norm.autoscale_None(self._A)

    def changed(self):
        pass

    def to_rgba(self, x, alpha=None, bytes=False, norm=True):
        return self.cmap(self.norm(x) if norm else x, alpha=alpha, bytes=bytes)
