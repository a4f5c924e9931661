# SPDX-License-Identifier: GPL-3.0-or-later
class Container(tuple):
    """Several things that one call has drawn."""

    def __new__(cls, artists, *args, **kwargs):
        return tuple.__new__(cls, artists)

    def __init__(self, artists, label=None):
        self._label = "" if label is None else str(label)
        self.axes = None

    def __repr__(self):
        return f"<{type(self).__name__} object of {len(self)} artists>"

    __str__ = __repr__

    def get_label(self):
        return self._label

    def set_label(self, s):
        self._label = "" if s is None else str(s)

    def get_children(self):
        return [child for part in self if part is not None for child in (part if isinstance(part, (tuple, list)) else [part])]

    def remove(self):
        for child in self.get_children():
            if child.axes is not None:
                child.remove()
        if self.axes is not None and self in self.axes.containers:
            self.axes.containers.remove(self)

    def _legend_label(self):
        return "" if not self._label or self._label.startswith("_") else self._label

class BarContainer(Container):
    """The bars of one call."""

    def __init__(self, patches, errorbar=None, *, datavalues=None, orientation=None, **kwargs):
        super().__init__(patches, **kwargs)
        self.patches, self.errorbar, self.datavalues, self.orientation = patches, errorbar, datavalues, orientation

class ErrorbarContainer(Container):
    """A line with its errors."""

    def __init__(self, lines, has_xerr=False, has_yerr=False, **kwargs):
        super().__init__(lines, **kwargs)
        self.lines, self.has_xerr, self.has_yerr = lines, has_xerr, has_yerr

class StemContainer(Container):
    """Points on stems."""

    def __init__(self, markerline_stemlines_baseline, **kwargs):
        super().__init__(markerline_stemlines_baseline, **kwargs)
        self.markerline, self.stemlines, self.baseline = markerline_stemlines_baseline
