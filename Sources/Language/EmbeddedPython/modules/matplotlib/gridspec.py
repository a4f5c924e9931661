# SPDX-License-Identifier: GPL-3.0-or-later
from matplotlib import rcParams

class GridSpecBase:
    def __init__(self, nrows, ncols, height_ratios=None, width_ratios=None):
        for name, value in (("rows", nrows), ("columns", ncols)):
            if not isinstance(value, int) and not hasattr(value, "__index__") or value <= 0:
                raise ValueError(f"Number of {name} must be a positive integer, not {value!r}")
        if width_ratios is not None and len(width_ratios) != ncols:
            raise ValueError("Expected the given number of width ratios to match the number of columns of the grid")
        if height_ratios is not None and len(height_ratios) != nrows:
            raise ValueError("Expected the given number of height ratios to match the number of rows of the grid")
        self.nrows, self.ncols, self._heights, self._widths = int(nrows), int(ncols), height_ratios, width_ratios
        self.figure = None
        self._params = {}

    def get_geometry(self):
        return self.nrows, self.ncols

    def get_width_ratios(self):
        return self._widths or [1] * self.ncols

    def get_height_ratios(self):
        return self._heights or [1] * self.nrows

    def set_width_ratios(self, width_ratios):
        self._widths = width_ratios

    def set_height_ratios(self, height_ratios):
        self._heights = height_ratios

    def __repr__(self):
        heights = f", height_ratios={self._heights!r}" if self._heights is not None else ""
        widths = f", width_ratios={self._widths!r}" if self._widths is not None else ""
        return f"{type(self).__name__}({self.nrows}, {self.ncols}{heights}{widths})"

    def _span(self, key, size, axis):
        if isinstance(key, slice):
            start, stop, _ = key.indices(size)
            if stop <= start:
                raise IndexError("GridSpec slice would result in no space allocated for subplot")
            return start, stop - 1
        key = key.__index__()
        place = key + size if key < 0 else key
        if not 0 <= place < size:
            if axis is None:
                raise IndexError(f"index {key} is out of bounds for GridSpec with size {size}")
            raise IndexError(f"index {key} is out of bounds for axis {axis} with size {size}")
        return place, place

    def __getitem__(self, key):
        if isinstance(key, tuple):
            if len(key) != 2:
                raise ValueError("Unrecognized subplot spec")
            (r0, r1), (c0, c1) = self._span(key[0], self.nrows, 0), self._span(key[1], self.ncols, 1)
            return SubplotSpec(self, r0 * self.ncols + c0, r1 * self.ncols + c1)
        return SubplotSpec(self, *self._span(key, self.nrows * self.ncols, None))

    def _edges(self, figure):
        # The sides of each column and row, as shares of the figure.
        own = {name: rcParams["figure.subplot." + name] for name in ("left", "right", "bottom", "top", "wspace", "hspace")}
        if figure is not None:
            own.update(figure._adjusted)
        own.update({name: value for name, value in self._params.items() if value is not None})

        def parts(count, low, high, gap, ratios):
            size = (high - low) / (count + gap * (count - 1))
            total = sum(ratios)
            place, result = 0.0, []
            for ratio in ratios:
                width = size * ratio * count / total
                result.append((place, place + width))
                place += width + gap * size
            return result
        columns = [(own["left"] + a, own["left"] + b) for a, b in parts(self.ncols, own["left"], own["right"], own["wspace"], self.get_width_ratios())]
        rows = [(own["top"] - b, own["top"] - a) for a, b in parts(self.nrows, own["bottom"], own["top"], own["hspace"], self.get_height_ratios())]
        return columns, rows

    def subplots(self, *, sharex=False, sharey=False, squeeze=True, subplot_kw=None):
        if self.figure is None:
            raise ValueError("GridSpec.subplots() only works for GridSpecs created with a parent figure")
        return self.figure._grid(self, sharex, sharey, squeeze, subplot_kw or {})

class GridSpec(GridSpecBase):
    """Rows and columns of a figure."""

    def __init__(self, nrows, ncols, figure=None, left=None, bottom=None, right=None, top=None, wspace=None, hspace=None, width_ratios=None,
                 height_ratios=None):
        super().__init__(nrows, ncols, height_ratios, width_ratios)
        self.figure = figure
        self._params = {"left": left, "right": right, "bottom": bottom, "top": top, "wspace": wspace, "hspace": hspace}

    def update(self, **kwargs):
        for name, value in kwargs.items():
            if name not in self._params:
                raise AttributeError(f"{name} is an unknown keyword")
            self._params[name] = value

    def tight_layout(self, figure, **kwargs):
        pass

class GridSpecFromSubplotSpec(GridSpecBase):
    """Rows and columns inside of a place."""

    def __init__(self, nrows, ncols, subplot_spec, wspace=None, hspace=None, height_ratios=None, width_ratios=None):
        super().__init__(nrows, ncols, height_ratios, width_ratios)
        self._outer = subplot_spec
        self.figure = subplot_spec.get_gridspec().figure
        self._params = {"wspace": wspace, "hspace": hspace}

    def _edges(self, figure):
        box = self._outer.get_position(figure)
        before = dict(self._params)
        self._params.update(left=box.x0, right=box.x1, bottom=box.y0, top=box.y1)
        made = super()._edges(figure)
        self._params = before
        return made

class SubplotSpec:
    """A place in rows and columns."""

    def __init__(self, gridspec, num1, num2=None):
        self._gridspec, self.num1, self.num2 = gridspec, num1, num1 if num2 is None else num2

    def __repr__(self):
        rows, columns = self.rowspan, self.colspan
        return f"{self._gridspec!r}[{rows.start}:{rows.stop}, {columns.start}:{columns.stop}]"

    def __eq__(self, other):
        return isinstance(other, SubplotSpec) and (self._gridspec is other._gridspec and self.num1 == other.num1 and self.num2 == other.num2)

    def __hash__(self):
        return hash((id(self._gridspec), self.num1, self.num2))

    def get_gridspec(self):
        return self._gridspec

    def get_geometry(self):
        return *self._gridspec.get_geometry(), self.num1, self.num2

    def get_topmost_subplotspec(self):
        outer = getattr(self._gridspec, "_outer", None)
        return self if outer is None else outer.get_topmost_subplotspec()

    @property
    def rowspan(self):
        return range(self.num1 // self._gridspec.ncols, self.num2 // self._gridspec.ncols + 1)

    @property
    def colspan(self):
        columns = self._gridspec.ncols
        first, last = sorted([self.num1 % columns, self.num2 % columns])
        return range(first, last + 1)

    def is_first_row(self):
        return self.rowspan.start == 0

    def is_last_row(self):
        return self.rowspan.stop == self._gridspec.nrows

    def is_first_col(self):
        return self.colspan.start == 0

    def is_last_col(self):
        return self.colspan.stop == self._gridspec.ncols

    def get_position(self, figure):
        from matplotlib.transforms import Bbox
        columns, rows = self._gridspec._edges(figure)
        top, bottom = rows[self.rowspan.start], rows[self.rowspan.stop - 1]
        return Bbox.from_extents(columns[self.colspan.start][0], bottom[0], columns[self.colspan.stop - 1][1], top[1])

    def subgridspec(self, nrows, ncols, **kwargs):
        return GridSpecFromSubplotSpec(nrows, ncols, self, **kwargs)
