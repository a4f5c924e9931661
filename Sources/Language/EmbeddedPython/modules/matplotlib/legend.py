# SPDX-License-Identifier: GPL-3.0-or-later
from matplotlib.artist import Artist
from matplotlib.text import Text

_PLACES = ["best", "upper right", "upper left", "lower left", "lower right", "right", "center left", "center right", "lower center", "upper center", "center"]
_WORDS = {"numpoints", "markerscale", "markerfirst", "reverse", "scatterpoints", "scatteryoffsets", "prop", "fontsize", "labelcolor", "borderpad",
          "labelspacing", "handlelength", "handleheight", "handletextpad", "borderaxespad", "columnspacing", "ncols", "mode", "fancybox", "shadow", "title",
          "title_fontsize", "framealpha", "edgecolor", "facecolor", "bbox_to_anchor", "bbox_transform", "frameon", "handler_map", "title_fontproperties",
          "alignment", "ncol", "draggable", "linewidth", "loc"}

class Legend(Artist):
    """The names of what was drawn."""

    def __str__(self):
        return "Legend"

    def __init__(self, parent, handles, labels, *, loc=None, title=None, **kwargs):
        super().__init__()
        for name in kwargs:
            if name not in _WORDS:
                raise TypeError(f"Legend.__init__() got an unexpected keyword argument '{name}'")
        if isinstance(loc, str) and loc not in _PLACES and not loc.startswith("outside"):
            from matplotlib import _data
            raise ValueError(_data.refusal(loc, "loc", list(_PLACES)))
        self.axes = parent if isinstance(parent, Artist) and hasattr(parent, "xaxis") else None
        self.figure = getattr(parent, "figure", parent)
        self.parent = parent
        self.legend_handles, self.texts = list(handles), [Text(0, 0, label) for label in labels]
        self._title = Text(0, 0, title)
        self._loc, self._looks = loc, kwargs

    def get_texts(self):
        return self.texts

    def get_lines(self):
        from matplotlib.lines import Line2D
        return [handle for handle in self.legend_handles if isinstance(handle, Line2D)]

    def get_patches(self):
        from matplotlib.patches import Patch
        return [handle for handle in self.legend_handles if isinstance(handle, Patch)]

    def get_title(self):
        return self._title

    def set_title(self, title, prop=None):
        self._title.set_text(title)

    def get_frame(self):
        from matplotlib.patches import Rectangle
        return Rectangle((0, 0), 1, 1)

    def set_loc(self, loc=None):
        self._loc = loc

    def get_frame_on(self):
        return True

    def set_frame_on(self, b):
        self._looks["frameon"] = bool(b)

    def set_bbox_to_anchor(self, bbox, transform=None):
        self._looks["bbox_to_anchor"] = bbox

    def set_draggable(self, state, **kwargs):
        pass

    def get_children(self):
        return [*self.texts, self._title]
