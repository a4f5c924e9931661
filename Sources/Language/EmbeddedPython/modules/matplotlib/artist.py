# SPDX-License-Identifier: GPL-3.0-or-later
from matplotlib import colors as _colors

# What matplotlib's artists have for windows, mice and pixels, which a terminal has not.
_GAPS = set("""ArtistList add_artist add_axobserver add_child_axes apply_aspect can_pan can_zoom contains contains_point convert_xunits convert_yunits
drag_pan draw_artist end_pan figimage format_cursor_data format_xdata format_ydata frameon get_constrained_layout_pads get_cursor_data
get_default_bbox_extra_artists get_forward_navigation_events get_navigate_mode get_tightbbox get_transformed_clip_path_and_affine get_window_extent
get_xaxis_text1_transform get_xaxis_text2_transform get_yaxis_text1_transform get_yaxis_text2_transform have_units is_transform_set mouseover pick
pickable redraw_in_frame reset_position set_forward_navigation_events set_navigate_mode start_pan sticky_edges update_from use_sticky_edges""".split())

# What was named as not drawn, so that it is said once.
named = []

class Artist:
    """Something that stands in axes or a figure."""

    # The properties with what they are at the start, and other names of theirs. What `_drawn` has not is looks that a terminal lacks.
    _defaults = {"agg_filter": None, "alpha": None, "animated": False, "clip_box": None, "clip_on": True, "clip_path": None, "gid": None,
                 "in_layout": True, "label": "", "mouseover": False, "path_effects": [], "picker": None, "rasterized": False,
                 "sketch_params": None, "snap": None, "transform": None, "url": None, "visible": True, "zorder": 0}
    _aliases = {}
    _drawn = {"label", "visible", "zorder", "clip_on", "in_layout", "animated", "picker", "gid", "url", "snap", "rasterized", "mouseover"}
    zorder = 0

    def __init__(self):
        self._props = {}
        self.axes = None
        self.figure = None
        self.stale = False

    @classmethod
    def _known(cls):
        known = cls.__dict__.get("_all_known")
        if known is None:
            known = {}
            for base in cls.__mro__[::-1]:
                known.update(base.__dict__.get("_defaults", {}))
            cls._all_known = known
        return known

    def _get(self, name):
        return self._props[name] if name in self._props else self._known()[name]

    def _put(self, name, value):
        if name == "alpha" and value is not None:
            if isinstance(value, str) or not (hasattr(value, "__len__") or isinstance(value, (int, float)) or hasattr(value, "item")):
                raise TypeError(f"alpha must be numeric or None, not {type(value)}")
            if not hasattr(value, "__len__") and not 0 <= value <= 1:
                raise ValueError(f"alpha ({value}) is outside 0-1 range")
        elif name == "label":
            value = None if value is None else str(value)
        elif name == "zorder" and value is not None:
            self.zorder = value
        elif name == "visible":
            value = bool(value)
        elif name.endswith("color") and value is not None:
            value = self._color(value)
        elif name in ("linewidth", "markersize", "markeredgewidth") and isinstance(value, str):
            value = float(value)
        self._props[name] = value

    def _color(self, value):
        return _colors._check(value)

    def __getattr__(self, name):
        if name[:4] in ("get_", "set_") and "_props" in self.__dict__:
            prop = self._aliases.get(name[4:], name[4:])
            if prop in self._known():
                if name[0] == "g":
                    return lambda: self._get(prop)
                return lambda value: self._put(prop, value)
        if name in _GAPS:
            raise AttributeError(f"Gradus has no {type(self).__name__}.{name}")
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def _refuse(self, name):
        return AttributeError(f"{type(self).__name__}.set() got an unexpected keyword argument '{name}'")

    def _fill(self, keywords):
        # The keywords of the call that made it.
        for name, value in keywords.items():
            prop = self._aliases.get(name, name)
            setter = getattr(type(self), "set_" + prop, None)
            if setter is not None:
                setter(self, value)
            elif prop in self._known():
                self._put(prop, value)
                if prop not in self._drawn and value is not None and not hasattr(value, "_moves"):
                    self._leave_out(prop)
            else:
                raise self._refuse(name)

    def get_zorder(self):
        return self.zorder

    # What is to be named under the next drawing.
    _unsaid = []

    @classmethod
    def _leave_out(cls, name):
        if name not in named and name not in cls._unsaid:
            cls._unsaid.append(name)

    def _move(self):
        # How a program moves it before it stands in its axes; None for as it is.
        move = self._props.get("transform")
        return move._moves if hasattr(move, "_moves") else None

    def _moved_items(self):
        move = self._move()
        if move is None:
            return self._items()
        made = []
        for item in self._items():
            if item[0] in ("line", "points", "steps", "shades"):
                import numpy as np
                places = move.transform(np.stack([np.asarray(item[2], dtype="float64"), np.asarray(item[3], dtype="float64")], axis=1))
                item = (*item[:2], places[:, 0], places[:, 1], *item[4:])
            elif item[0] == "text":
                x, y = move.transform([[item[2], item[3]]]).tolist()[0]
                item = (*item[:2], x, y, *item[4:])
            elif self.axes is not None:
                note = "not drawn: a transform of " + type(self).__name__
                if note not in self.axes._notes:
                    self.axes._notes.append(note)
            made.append(item)
        return made

    def _moved_limits(self):
        if self._move() is None:
            return self._limits()
        lines = [item for item in self._moved_items() if item[0] in ("line", "points", "steps", "shades")]
        return [[value for item in lines for value in item[place].tolist()] for place in (2, 3)]

    def set(self, **kwargs):
        """Sets several properties."""
        self._fill(kwargs)
        return [None] * len(kwargs)

    def update(self, props):
        return self.set(**props)

    def properties(self):
        return {name: self._get(name) for name in self._known()}

    def remove(self):
        """Takes it out of its axes."""
        owner = self.axes if self.axes is not None else self.figure
        if owner is None or not owner._take_out(self):
            raise NotImplementedError("cannot remove artist")
        self.axes = None

    def get_figure(self, root=False):
        return self.figure if self.figure is not None else self.axes.figure if self.axes is not None else None

    def set_figure(self, fig):
        self.figure = fig

    def get_children(self):
        return []

    def findobj(self, match=None, include_self=True):
        found = [self] if include_self else []
        for child in self.get_children():
            found += child.findobj()
        return [item for item in found if match is None or (isinstance(item, match) if isinstance(match, type) else match(item))]

    def draw(self, renderer=None):
        pass

    def add_callback(self, func):
        return 0

    def remove_callback(self, oid):
        pass

    def pchanged(self):
        pass

    def _limits(self):
        # The numbers along x and along y that the axes have to show.
        return [], []

    def _sticky(self):
        # Values that the axes do not go beyond on their own.
        return [], []

    def _items(self):
        # What is drawn of it.
        return []

    def _legend_label(self):
        label = self._get("label")
        return "" if not label or label.startswith("_") else label

def setp(obj, *args, **kwargs):
    """Sets properties of one or several things."""
    targets = list(obj) if isinstance(obj, (list, tuple)) or hasattr(obj, "__iter__") else [obj]
    pairs = dict(zip(args[::2], args[1::2])) | kwargs
    if not targets or not pairs:
        if not hasattr(obj, "__iter__") and not isinstance(obj, Artist):
            raise TypeError(f"'{type(obj).__name__}' object is not iterable")
        return None
    return [result for target in targets for result in target.set(**pairs) or [None]]

def getp(obj, property=None):
    """Gets a property of something drawn."""
    if property is None:
        for name, value in obj.properties().items():
            print(f"    {name} = {value}")
        return None
    return getattr(obj, "get_" + property)()

get = getp
