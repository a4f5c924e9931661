# SPDX-License-Identifier: GPL-3.0-or-later
from matplotlib.patches import Patch

class Spine(Patch):
    """A side of the frame."""

    _defaults = {"bounds": None, "position": None}
    _drawn = Patch._drawn | {"bounds", "position", "linewidth"}

    def __init__(self, axes, spine_type):
        super().__init__()
        self.axes, self.spine_type = axes, spine_type

    def get_edgecolor(self):
        from matplotlib.colors import to_rgba
        return to_rgba(self._get("edgecolor"), self._get("alpha"))

    def get_linewidth(self):
        return self._props.get("linewidth", 0.8)

    def set_position(self, position):
        self._put("position", position)

    def set_color(self, c):
        self._put("edgecolor", c)

    def set_bounds(self, low=None, high=None):
        self._put("bounds", low if isinstance(low, tuple) else (low, high))

    def set_smart_bounds(self, value):
        raise AttributeError("'Spine' object has no attribute 'set_smart_bounds'")

class _Several:
    # Some of the sides at once.
    def __init__(self, sides):
        self._sides = sides

    def __getattr__(self, name):
        calls = [getattr(side, name) for side in self._sides]
        return lambda *args, **kwargs: [call(*args, **kwargs) for call in calls][:0] or None

class Spines(dict):
    """The sides of the frame by their names."""

    def __getattr__(self, name):
        if name in self:
            return dict.__getitem__(self, name)
        raise AttributeError(f"'Spines' object does not contain a '{name}' spine")

    def __getitem__(self, key):
        if isinstance(key, (list, tuple)):
            return _Several([dict.__getitem__(self, name) for name in key])
        if isinstance(key, slice):
            return _Several(list(self.values()))
        return dict.__getitem__(self, key)
