# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
from matplotlib import _data, rcParams
from matplotlib import colors as _colors
from numpy._objects import ObjectArray
from matplotlib.artist import Artist
from matplotlib.axes._axes import Axes
from matplotlib.gridspec import GridSpec, GridSpecBase, SubplotSpec
from matplotlib.text import Text

class _Canvas:
    # What the figure is drawn on.
    def __init__(self, figure):
        self.figure = figure

    def draw(self, *args):
        pass

    draw_idle = flush_events = draw

    def get_width_height(self, *, physical=False):
        size = self.figure.get_size_inches() * self.figure.dpi
        return int(size[0]), int(size[1])

    def mpl_connect(self, s, func):
        return 0

    def mpl_disconnect(self, cid):
        pass

    def buffer_rgba(self):
        raise NotImplementedError("Gradus has no FigureCanvas.buffer_rgba: a terminal's drawing has no pixels")

    tostring_rgb = tostring_argb = print_png = buffer_rgba

    def get_supported_filetypes(self):
        return {"svg": "Scalable Vector Graphics", "png": "Portable Network Graphics", "pdf": "Portable Document Format", "txt": "Text"}

    @property
    def manager(self):
        return _Manager(self.figure)

class _Manager:
    # The window of a figure, which a terminal has not.
    def __init__(self, figure):
        self.figure, self.num, self.canvas = figure, figure.number, figure.canvas

    def set_window_title(self, title):
        pass

    def get_window_title(self):
        return ""

    def full_screen_toggle(self):
        pass

    show = resize = full_screen_toggle

class FigureBase(Artist):
    """What figures and parts of figures have in common."""

    def __init__(self):
        super().__init__()
        self._axes, self._current, self._mappable = [], None, None
        self._adjusted, self._title, self._sub_words, self._texts = {}, None, ["", ""], []
        self.legends = []
        # Whether pictures choose the room around axes by what stands there.
        self._is_tight = False
        self.figure = self

    axes = property(lambda self: list(self._axes), lambda self, value: None)

    def get_axes(self):
        return list(self._axes)

    def gca(self):
        """The axes that were used last."""
        return self._current if self._current is not None else self.add_subplot()

    def sca(self, a):
        self._current = a
        return a

    def _gci(self):
        return self._mappable

    def delaxes(self, ax):
        self._axes = [item for item in self._axes if item is not ax]
        for place in (0, 1):
            if ax in ax._shared[place] and len(ax._shared[place]) > 1:
                ax._shared[place].remove(ax)
        if self._current is ax:
            self._current = self._axes[-1] if self._axes else None

    def _take_out(self, child):
        if child in self._texts:
            self._texts.remove(child)
            return True
        return False

    def _add_axes(self, axes, current=True):
        self._axes.append(axes)
        if current:
            self._current = axes
        return axes

    def _make_axes(self, spec, keywords):
        projection = keywords.pop("projection", None)
        if keywords.pop("polar", False):
            projection = "polar"
        sharex, sharey = keywords.pop("sharex", None), keywords.pop("sharey", None)
        kind = keywords.pop("axes_class", Axes)
        if projection == "3d":
            from mpl_toolkits.mplot3d.axes3d import Axes3D as kind
        elif projection not in (None, "rectilinear"):
            from matplotlib.projections import get_projection_class
            kind = get_projection_class(projection)
        made = kind(self, spec)
        if sharex is not None:
            made._share(0, sharex)
        if sharey is not None:
            made._share(1, sharey)
        if keywords:
            made.set(**keywords)
        return made

    def add_subplot(self, *args, **kwargs):
        """Axes at a place of the figure."""
        if len(args) == 1 and isinstance(args[0], Axes):
            return self._current if args[0] in self._axes else self._add_axes(args[0])
        return self._add_axes(self._make_axes(spec_of(self, args), kwargs))

    def add_axes(self, *args, **kwargs):
        """Axes in a rectangle of the figure."""
        if len(args) == 1 and isinstance(args[0], Axes):
            return args[0] if args[0] in self._axes else self._add_axes(args[0])
        if not args and "rect" not in kwargs:
            raise TypeError("add_axes() missing 1 required positional argument: 'rect'")
        rect = kwargs.pop("rect", args[0] if args else None)
        made = self._make_axes(None, kwargs)
        if not isinstance(rect, tuple) or len(rect) == 4:
            made.set_position(list(rect))
        return self._add_axes(made)

    def subplots(self, nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None, subplot_kw=None,
                 gridspec_kw=None):
        """Axes in rows and columns."""
        given = dict(gridspec_kw or {})
        for name, value in (("width_ratios", width_ratios), ("height_ratios", height_ratios)):
            if value is not None:
                given[name] = value
        return self._grid(GridSpec(nrows, ncols, figure=self, **given), sharex, sharey, squeeze, subplot_kw or {})

    def _grid(self, spec, sharex, sharey, squeeze, keywords):
        rows, columns = spec.get_geometry()
        sharex, sharey = ["all" if share is True or share == 1 else "none" if share is False or share == 0 else share for share in (sharex, sharey)]
        _data.one_of(["all", "row", "col", "none"], sharex=sharex, sharey=sharey)
        made = []
        for r in range(rows):
            for c in range(columns):
                axes = self._make_axes(SubplotSpec(spec, r * columns + c), dict(keywords))
                for place, share in ((0, sharex), (1, sharey)):
                    first = {"all": made[0] if made else None, "row": made[r * columns] if c else None, "col": made[c] if r else None}.get(share)
                    if first is not None:
                        axes._share(place, first)
                made.append(axes)
                self._add_axes(axes)
        if sharex in ("col", "all"):
            for axes in made[:-columns]:
                axes.xaxis.hides_labels = True
        if sharey in ("row", "all"):
            for i, axes in enumerate(made):
                axes.yaxis.hides_labels = bool(i % columns)
        if squeeze:
            if len(made) == 1:
                return made[0]
            shape = (len(made),) if rows == 1 or columns == 1 else (rows, columns)
        else:
            shape = (rows, columns)
        return ObjectArray(made, shape)

    def subplot_mosaic(self, mosaic, *, sharex=False, sharey=False, width_ratios=None, height_ratios=None, empty_sentinel=".", subplot_kw=None,
                       per_subplot_kw=None, gridspec_kw=None):
        """Axes by names that stand in rows and columns."""
        if isinstance(mosaic, str):
            rows = [list(row.strip()) for row in (mosaic.strip("\n").split("\n") if "\n" in mosaic else mosaic.split(";"))]
        else:
            rows = [list(row) for row in mosaic]
        if len({len(row) for row in rows}) > 1:
            raise ValueError("All of the rows must be the same length")
        given = dict(gridspec_kw or {})
        for name, value in (("width_ratios", width_ratios), ("height_ratios", height_ratios)):
            if value is not None:
                given[name] = value
        spec = GridSpec(len(rows), len(rows[0]), figure=self, **given)
        made = {}
        for name in dict.fromkeys([word for row in rows for word in row]):
            if name == empty_sentinel:
                continue
            places = [(r, c) for r, row in enumerate(rows) for c, word in enumerate(row) if word == name]
            r0, r1 = min(r for r, _ in places), max(r for r, _ in places)
            c0, c1 = min(c for _, c in places), max(c for _, c in places)
            axes = self._add_axes(self._make_axes(spec[r0:r1 + 1, c0:c1 + 1], dict(subplot_kw or {}) | dict((per_subplot_kw or {}).get(name, {}))))
            axes.set_label(name)
            made[name] = axes
        first = next(iter(made.values()))
        for axes in list(made.values())[1:]:
            if sharex:
                axes._share(0, first)
            if sharey:
                axes._share(1, first)
        return made

    def add_gridspec(self, nrows=1, ncols=1, **kwargs):
        """Rows and columns to put axes into."""
        return GridSpec(nrows, ncols, figure=self, **kwargs)

    def subfigures(self, nrows=1, ncols=1, **kwargs):
        raise NotImplementedError("Gradus has no Figure.subfigures: subplots() puts axes in rows and columns")

    add_subfigure = subfigures

    def suptitle(self, t, **kwargs):
        """The title above all axes."""
        x, y = kwargs.pop("x", 0.5), kwargs.pop("y", 0.98)
        if self._title is None:
            self._title = Text(x, y, t, **kwargs)
        else:
            self._title.set_text(t)
            self._title.set(**kwargs)
        return self._title

    def get_suptitle(self):
        return "" if self._title is None else self._title.get_text()

    def supxlabel(self, t, **kwargs):
        self._sub_words[0] = str(t)
        return Text(0.5, 0.01, t)

    def supylabel(self, t, **kwargs):
        self._sub_words[1] = str(t)
        return Text(0.02, 0.5, t)

    def get_supxlabel(self):
        return self._sub_words[0]

    def get_supylabel(self):
        return self._sub_words[1]

    def text(self, x, y, s, fontdict=None, **kwargs):
        """Words in the figure; they stand under it."""
        made = Text(x, y, s, **(fontdict or {}), **kwargs)
        made.figure = self
        self._texts.append(made)
        return made

    def legend(self, *args, **kwargs):
        """Names what was drawn in all axes."""
        from matplotlib.legend import Legend
        handles, labels = kwargs.pop("handles", None), kwargs.pop("labels", None)
        if len(args) == 2:
            handles, labels = args
        elif len(args) == 1:
            labels = args[0]
        if handles is None:
            pairs = [axes.get_legend_handles_labels() for axes in self._axes]
            handles = [handle for part, _ in pairs for handle in part]
            labels = [label for _, part in pairs for label in part] if labels is None else labels
        labels = [handle.get_label() for handle in handles] if labels is None else labels
        made = Legend(self, handles, labels, **kwargs)
        self.legends.append(made)
        return made

    def colorbar(self, mappable=None, cax=None, ax=None, use_gridspec=True, **kwargs):
        """The scale of colours of a drawing."""
        from matplotlib.colorbar import Colorbar
        if mappable is None:
            mappable = self._mappable
        if mappable is None:
            raise RuntimeError("No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow) or a "
                               "contour set (with contourf).")
        if cax is None:
            current = self._current
            cax = Axes(self)
            cax.set_position([0.92, 0.11, 0.02, 0.77])
            cax._props["label"] = "<colorbar>"
            self._add_axes(cax, current=False)
            self._current = current
            hosts = ax if ax is not None else getattr(mappable, "axes", None) or current
            cax._bar_hosts = [host for host in (hosts.flat if hasattr(hosts, "flat") else hosts if isinstance(hosts, (list, tuple)) else [hosts])
                              if host is not None]
        given = {name: kwargs.pop(name) for name in ("shrink", "fraction", "pad", "aspect", "location", "extend", "spacing", "drawedges", "anchor", "panchor",
                                                     "alpha", "boundaries", "values", "extendfrac", "extendrect") if name in kwargs}
        orientation = kwargs.pop("orientation", None)
        where = given.get("location") or ("bottom" if orientation == "horizontal" else "right")
        if orientation is None and where in ("top", "bottom"):
            orientation = "horizontal"
        if cax._bar_hosts:
            cax._bar_looks = {"fraction": 0.15, "pad": 0.15 if where == "bottom" else 0.05, "shrink": 1.0, "aspect": 20.0, "location": where}
            cax._bar_looks.update({name: given[name] for name in ("fraction", "pad", "shrink", "aspect") if given.get(name) is not None})
        for name in kwargs:
            if name not in ("label", "ticks", "format"):
                raise TypeError(f"Colorbar.__init__() got an unexpected keyword argument '{name}'")
        return Colorbar(cax, mappable, orientation=orientation, **kwargs)

    def subplots_adjust(self, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None):
        """The room around axes; a terminal's charts find their own places."""
        given = {"left": left, "bottom": bottom, "right": right, "top": top, "wspace": wspace, "hspace": hspace}
        own = {name: rcParams["figure.subplot." + name] for name in given} | self._adjusted | {k: v for k, v in given.items() if v is not None}
        if own["left"] >= own["right"]:
            raise ValueError("left cannot be >= right")
        if own["bottom"] >= own["top"]:
            raise ValueError("bottom cannot be >= top")
        self._adjusted.update({name: value for name, value in given.items() if value is not None})

    def _none(self, *args, **kwargs):
        return None

    align_labels = align_xlabels = align_ylabels = align_titles = _none

    def autofmt_xdate(self, bottom=0.2, rotation=30, ha="right", which="major"):
        """Turns the labels of the x axes."""
        for axes in self._axes:
            axes.xaxis._looks.update(labelrotation=rotation, ha=ha)
        self._adjusted["bottom"] = bottom

    def get_children(self):
        return [*self._axes, *self._texts]

    def clear(self, keep_observers=False):
        """Takes everything out."""
        self._axes, self._current, self._mappable, self._title, self._texts = [], None, None, None, []
        self.legends = []

    clf = clear

class Figure(FigureBase):
    """A drawing: axes with a title above."""

    _defaults = {"dpi": 100.0, "edgecolor": "white", "facecolor": "white", "figheight": 4.8, "figwidth": 6.4, "frameon": True, "layout_engine": None,
                 "linewidth": 0.0, "size_inches": None, "tight_layout": False, "constrained_layout": False}
    number = None

    def __init__(self, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, linewidth=0.0, frameon=None, subplotpars=None, tight_layout=None,
                 constrained_layout=None, layout=None, **kwargs):
        super().__init__()
        size = rcParams["figure.figsize"] if figsize is None else figsize
        if len(size) != 2:
            raise ValueError(f"too many values to unpack (expected 2)")
        self._size = np.array([float(part) for part in size])
        if not np.isfinite(self._size).all() or (self._size < 0).any():
            raise ValueError(f"figure size must be positive finite not {tuple(size)}")
        self.dpi = float(rcParams["figure.dpi"] if dpi is None else dpi)
        if layout is not None:
            _data.one_of(["constrained", "compressed", "tight", "none", None], layout=layout)
        for name, value in (("facecolor", facecolor), ("edgecolor", edgecolor)):
            if value is not None:
                self._put(name, _colors._check(value))
        self._is_tight = bool(tight_layout or constrained_layout or layout not in (None, "none"))
        self.canvas = _Canvas(self)
        self.patch = None
        self.set(**kwargs)

    def __repr__(self):
        width, height = [int(part) for part in (self._size * self.dpi).tolist()]
        return f"<Figure size {width}x{height} with {len(self._axes)} Axes>"

    def __str__(self):
        width, height = [int(part) for part in (self._size * self.dpi).tolist()]
        return f"Figure({width}x{height})"

    def get_size_inches(self):
        return self._size

    def set_size_inches(self, w, h=None, forward=True):
        """The width and height in inches."""
        if h is None:
            w, h = w
        self._size = np.array([float(w), float(h)])
        if not np.isfinite(self._size).all() or (self._size < 0).any():
            raise ValueError(f"figure size must be positive finite not {self._size}")

    def get_figwidth(self):
        return self._size[0]

    def get_figheight(self):
        return self._size[1]

    def set_figwidth(self, val, forward=True):
        self.set_size_inches(val, float(self._size[1]))

    def set_figheight(self, val, forward=True):
        self.set_size_inches(float(self._size[0]), val)

    def get_dpi(self):
        return self.dpi

    def set_dpi(self, val):
        self.dpi = float(val)

    def set_facecolor(self, color):
        self._put("facecolor", color)

    def get_facecolor(self):
        return _colors.to_rgba(self._get("facecolor"))

    def get_edgecolor(self):
        return _colors.to_rgba(self._get("edgecolor"))

    def tight_layout(self, *, pad=1.08, h_pad=None, w_pad=None, rect=None):
        """Pictures choose the room around axes by what stands there; a terminal's charts do so anyway."""
        self._is_tight = True

    def set_layout_engine(self, layout=None, **kwargs):
        self._is_tight = layout not in (None, False, "none")

    def get_layout_engine(self):
        return None

    set_tight_layout = set_constrained_layout = set_constrained_layout_pads = set_canvas = set_layout_engine

    def get_tight_layout(self):
        return False

    get_constrained_layout = get_tight_layout

    def show(self, warn=True):
        """Draws the figure."""
        from matplotlib._drawing import show
        show(self)

    def savefig(self, fname, *, transparent=None, **kwargs):
        """Writes the figure as a picture (.svg, .png, .pdf), as text or as .csv."""
        from matplotlib._drawing import save
        if not transparent:
            return save(self, fname, **kwargs)
        # Without grounds, for this picture alone.
        grounds = [(part, part._props.get("facecolor")) for part in [self, *self._axes]]
        try:
            for part, _ in grounds:
                part._props["facecolor"] = "none"
            save(self, fname, **kwargs)
        finally:
            for part, color in grounds:
                part._props.pop("facecolor")
                if color is not None:
                    part._props["facecolor"] = color

    def draw_without_rendering(self):
        pass

    draw = draw_without_rendering

    def waitforbuttonpress(self, timeout=-1):
        return None

    def ginput(self, n=1, timeout=30, **kwargs):
        return []

def spec_of(figure, args):
    # The place of (2, 3, 1), 231, a slice of rows and columns, or the whole.
    if not args:
        args = (1, 1, 1)
    if len(args) == 1:
        arg = args[0]
        if isinstance(arg, SubplotSpec):
            return arg
        if not isinstance(arg, int) or isinstance(arg, bool):
            raise ValueError(f"Single argument to subplot must be a three-digit integer, not {arg!r}")
        if not 100 <= arg <= 999:
            raise ValueError(f"Single argument to subplot must be a three-digit integer, not {arg}")
        args = (arg // 100, arg // 10 % 10, arg % 10)
    elif len(args) != 3:
        raise TypeError(f"subplot() takes 1 or 3 positional arguments but {len(args)} were given")
    rows, columns, index = args
    for known in figure._axes:
        if known._spec is not None and known._spec.get_gridspec().get_geometry() == (rows, columns) and not isinstance(known._spec.get_gridspec(), type(None)):
            grid = known._spec.get_gridspec()
            break
    else:
        grid = GridSpec(rows, columns, figure=figure)
    count = rows * columns
    if isinstance(index, tuple):
        first, last = index
        for part in index:
            if not isinstance(part, int) or not 1 <= part <= count:
                raise ValueError(f"num must be a tuple of two integers with 1 <= first <= last <= {count}, not {index!r}")
        return SubplotSpec(grid, first - 1, last - 1)
    if not isinstance(index, int) and not hasattr(index, "__index__") or not 1 <= index <= count:
        raise ValueError(f"num must be an integer with 1 <= num <= {count}, not {index!r}")
    return SubplotSpec(grid, int(index) - 1)

def figaspect(arg):
    """The size of a figure of these proportions."""
    ratio = arg.shape[0] / arg.shape[1] if hasattr(arg, "shape") and len(arg.shape) == 2 else float(arg)
    return np.array([4.8 / ratio, 4.8]) if ratio <= 1.0 or 4.8 / ratio >= 4 else np.array([4.0, 4.0 * ratio])
