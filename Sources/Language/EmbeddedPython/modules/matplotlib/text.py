# SPDX-License-Identifier: GPL-3.0-or-later
from matplotlib.artist import Artist

class Text(Artist):
    """Words at a place."""

    _defaults = {"antialiased": True, "backgroundcolor": None, "bbox": None, "color": "black", "fontfamily": ["sans-serif"],
                 "fontproperties": None, "fontsize": 10.0, "fontstretch": "normal", "fontstyle": "normal", "fontvariant": "normal",
                 "fontweight": "normal", "horizontalalignment": "left", "linespacing": 1.2, "math_fontfamily": None,
                 "multialignment": None, "parse_math": True, "position": None, "rotation": 0.0, "rotation_mode": "default", "text": "",
                 "transform_rotates_text": False, "usetex": False, "verticalalignment": "baseline", "wrap": False, "x": 0, "y": 0}
    _aliases = {"c": "color", "family": "fontfamily", "fontname": "fontfamily", "name": "fontfamily", "font": "fontproperties",
                "font_properties": "fontproperties", "ha": "horizontalalignment", "ma": "multialignment", "size": "fontsize",
                "stretch": "fontstretch", "style": "fontstyle", "variant": "fontvariant", "va": "verticalalignment",
                "weight": "fontweight"}
    _drawn = Artist._drawn | {"text", "position", "x", "y", "horizontalalignment", "verticalalignment", "wrap"}
    zorder = 3
    _SIZES = {"xx-small": 5.79, "x-small": 6.94, "small": 8.33, "medium": 10.0, "large": 12.0, "x-large": 14.4, "xx-large": 17.28,
              "larger": 12.0, "smaller": 8.33}

    def __init__(self, x=0, y=0, text="", **kwargs):
        super().__init__()
        self._x, self._y = x, y
        self.set_text(text)
        self._fill(kwargs)

    def __repr__(self):
        return f"Text({self._x}, {self._y}, {self._get('text')!r})"

    def set_text(self, s):
        """Replaces the words."""
        self._props["text"] = "" if s is None else str(s)

    def get_position(self):
        return self._x, self._y

    def set_position(self, xy):
        self._x, self._y = xy

    def set_x(self, x):
        self._x = x

    def set_y(self, y):
        self._y = y

    def get_unitless_position(self):
        return self._x, self._y

    def set_fontsize(self, fontsize):
        if isinstance(fontsize, str) and fontsize in self._SIZES:
            fontsize = self._SIZES[fontsize]
        elif fontsize is not None:
            try:
                fontsize = float(fontsize)
            except ValueError:
                raise ValueError("Size is invalid. Valid font size are larger, medium, small, smaller, x-large, x-small, xx-large, "
                                 "xx-small, None") from None
        self._put("fontsize", 10.0 if fontsize is None else fontsize)

    def set_horizontalalignment(self, align):
        from matplotlib import _data
        _data.one_of(["center", "right", "left"], align=align)
        self._put("horizontalalignment", align)

    def set_verticalalignment(self, align):
        from matplotlib import _data
        _data.one_of(["top", "bottom", "center", "baseline", "center_baseline"], align=align)
        self._put("verticalalignment", align)

    def get_ha(self):
        return self._get("horizontalalignment")

    def get_va(self):
        return self._get("verticalalignment")

    def get_fontfamily(self):
        family = self._get("fontfamily")
        return [family] if isinstance(family, str) else family

    def get_window_extent(self, renderer=None, dpi=None):
        raise NotImplementedError("Gradus has no Text.get_window_extent: a terminal has no pixels of words")

    def _place(self, axes):
        # Where it stands in the units of the axes.
        if self._get("transform") == "axes":
            (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
            return x0 + float(self._x) * (x1 - x0), y0 + float(self._y) * (y1 - y0)
        x, y = axes._places([self._x], 0), axes._places([self._y], 1)
        return float(x[0]), float(y[0])

    def _items(self):
        words = self._get("text")
        return [("text", words, *self._place(self.axes), self._get("horizontalalignment"))] if words else []

class Annotation(Text):
    """Words at a place that say something of another one."""

    _defaults = {"annotation_clip": None, "anncoords": "data"}
    _drawn = Text._drawn

    def __init__(self, text, xy, xytext=None, xycoords="data", textcoords=None, arrowprops=None, annotation_clip=None, **kwargs):
        place = xy if xytext is None else xytext
        if len(tuple(xy)) != 2:
            raise ValueError(f"too many values to unpack (expected 2)" if len(tuple(xy)) > 2 else
                             f"not enough values to unpack (expected 2, got {len(tuple(xy))})")
        super().__init__(place[0], place[1], text, **kwargs)
        self.xy, self.xycoords, self.arrowprops = xy, xycoords, arrowprops
        self.anncoords = textcoords or xycoords
        self.xyann = place
        # Shifts in points are too small for a terminal: the words stand where they point to.
        self._at = xy if self.anncoords != "data" or xytext is None else xytext

    def __str__(self):
        return f"Annotation({self.xy[0]:g}, {self.xy[1]:g}, {self._get('text')!r})"

    def _items(self):
        axes = self.axes
        if self.xycoords == "axes fraction" or self._get("transform") == "axes":
            (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
            place = (x0 + self.xy[0] * (x1 - x0), y0 + self.xy[1] * (y1 - y0))
            return [("text", self._get("text"), float(place[0]), float(place[1]), "left")]

        def numbers(pair):
            return float(axes._places([pair[0]], 0)[0]), float(axes._places([pair[1]], 1)[0])
        (x, y), target = numbers(self._at), numbers(self.xy)
        made = [("text", self._get("text"), x, y, self._get("horizontalalignment"))]
        if self.arrowprops is not None and (x, y) != target:
            made.append(("arrow", "", x, y, *target))
        return made
