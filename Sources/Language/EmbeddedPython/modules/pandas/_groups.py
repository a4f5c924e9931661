# SPDX-License-Identifier: GPL-3.0-or-later
# Rows together that have the same values, and tables made of that.
import numpy as np
from pandas._frame import DataFrame
from pandas._series import Index, Series, _NUMBERS
from pandas._text import is_missing

class Groups:
    """The rows of a table by the values of one of its columns (or of values beside it)."""

    def __init__(self, frame, by, column, as_index=True, sort=True):
        if isinstance(by, (list, tuple)) and len(by) == 1:
            by = by[0]
        if isinstance(by, (list, tuple)):
            raise NotImplementedError("Gradus has no groupby of several columns: it has no labels of several levels")
        if not as_index:
            raise NotImplementedError("Gradus has no groupby(as_index=False): reset_index() makes a column of the labels")
        self._frame, self._by, self._name, self._sort = frame, by, column, sort

    def _again(self, column):
        return Groups(self._frame, self._by, column, True, self._sort)

    def __getitem__(self, name):
        for one in name if isinstance(name, list) else [name]:
            if one not in self._frame._names:
                raise KeyError(f"Column not found: {one}")
        return self._again(name)

    def __getattr__(self, name):
        if not name.startswith("_") and name in self._frame._names:
            return self[name]
        raise AttributeError(f"'{'SeriesGroupBy' if isinstance(self._name, str) else 'DataFrameGroupBy'}' object has no attribute '{name}'")

    def _keys(self):
        by = self._by
        if isinstance(by, str):
            return self._frame[by]._values
        return [by(label) for label in self._frame.index] if callable(by) else list(by._values if isinstance(by, Series) else by)

    def _title(self):
        return self._by if isinstance(self._by, str) else getattr(self._by, "name", None)

    def _places(self):
        # Of each value the rows that have it.
        places = {}
        for i, key in enumerate(self._keys()):
            if not is_missing(key):
                places.setdefault(key, []).append(i)
        return [(key, places[key]) for key in (sorted(places) if self._sort else places)]

    def __iter__(self):
        for key, places in self._places():
            part = self._frame._rows(places)
            yield key, part if self._name is None else part[self._name]

    def __len__(self):
        return len(self._places())

    ngroups = property(lambda self: len(self))
    groups = property(lambda self: {key: [self._frame.index[i] for i in places] for key, places in self._places()})

    def get_group(self, name):
        """The rows of one value."""
        found = dict(self._places())
        if name not in found:
            raise KeyError(name)
        part = self._frame._rows(found[name])
        return part if self._name is None else part[self._name]

    def _index(self):
        return Index([key for key, _ in self._places()], name=self._title())

    def size(self):
        """How many rows each value has."""
        return Series([len(places) for _, places in self._places()], index=self._index())

    def _chosen(self, numeric_only=False):
        names = self._name or [name for name in self._frame._names if name != self._by]
        return [name for name in names if not numeric_only or self._frame._column(self._frame._place(name))._kind in _NUMBERS]

    def _reduced(self, function, numeric_only=False, name=None):
        parts = [self._frame._rows(places) for _, places in self._places()]
        if isinstance(self._name, str):
            made = Series([function(part[self._name]) for part in parts], index=self._index())
            made.name = self._name if name is None else name
            return made
        return DataFrame({name: [function(part[name]) for part in parts] for name in self._chosen(numeric_only)}, index=self._index())

    def agg(self, func=None, *args, **kwargs):
        """One number for each group: by a name, a function, a list of these, a dictionary by columns, or names of the results."""
        if func is None:
            # Names of the results, each a column and what is made of it.
            if isinstance(self._name, str):
                return self._side_by_side([(name, self._name, what) for name, what in kwargs.items()])
            return self._side_by_side([(name, *pair) for name, pair in kwargs.items()])
        if isinstance(func, dict):
            if any([isinstance(what, (list, tuple)) for what in func.values()]):
                raise NotImplementedError("Gradus has no agg of several functions for several columns: it has no names of several levels")
            return self._side_by_side([(name, name, what) for name, what in func.items()])
        if isinstance(func, (list, tuple)):
            if not isinstance(self._name, str):
                raise NotImplementedError("Gradus has no agg of several functions for several columns: it has no names of several levels")
            return self._side_by_side([(what if isinstance(what, str) else what.__name__, self._name, what) for what in func])
        return self._reduced(_function(func))

    aggregate = agg

    def _side_by_side(self, wanted):
        columns = {title: self._again(name)._reduced(_function(what)) for title, name, what in wanted}
        return DataFrame({title: column._values for title, column in columns.items()}, index=self._index())

    def apply(self, func, *args, **kwargs):
        """What a function makes of each group."""
        made = [func(part, *args, **kwargs) for _, part in self]
        if any([isinstance(part, (Series, DataFrame)) for part in made]):
            raise NotImplementedError("Gradus has no groupby(…).apply whose function gives tables: it has no labels of several levels")
        return Series(made, index=self._index())

    def transform(self, func, *args, **kwargs):
        """For each row what its group gives: one number for all of it, or one for each row."""
        def one(name):
            values = [None] * len(self._frame)
            for _, places in self._places():
                part = self._frame._rows(places)[name]
                found = getattr(part, func)() if isinstance(func, str) else func(part, *args, **kwargs)
                several = list(found) if isinstance(found, (list, tuple, Series, np.ndarray)) and np.ndim(found) else [found] * len(places)
                for place, value in zip(places, several):
                    values[place] = value
            made = Series(values, index=self._frame.index)
            made.name = name
            return made
        if isinstance(self._name, str):
            return one(self._name)
        return DataFrame({name: one(name) for name in self._chosen()}, index=self._frame.index)

    def first(self):
        return self._reduced(lambda part: next((v for v in part._values if not is_missing(v)), float("nan")))

    def last(self):
        return self._reduced(lambda part: next((v for v in part._values[::-1] if not is_missing(v)), float("nan")))

    def value_counts(self, **kwargs):
        raise NotImplementedError("Gradus has no groupby(…).value_counts: it has no labels of several levels; crosstab counts pairs")

    def describe(self, **kwargs):
        """Count, mean, spread and quantiles of each group."""
        if not isinstance(self._name, str):
            raise NotImplementedError("Gradus has no groupby(…).describe() of several columns: it has no names of several levels")
        parts = [part.describe() for _, part in self]
        return DataFrame({name: [float(part[name]) for part in parts] for name in (parts[0].index if parts else [])}, index=self._index())

def _function(what):
    # What makes one number of a column; of a column without that, pandas' own words.
    if isinstance(what, str):
        if what in ("first", "last"):
            return lambda part: next((v for v in (part._values if what == "first" else part._values[::-1]) if not is_missing(v)), float("nan"))
        return len if what == "size" else lambda part: getattr(part, what)()
    return what

def _grouped(name):
    def reduced(self, numeric_only=False, **kwargs):
        return self._reduced(lambda part: getattr(part, name)(**kwargs), numeric_only)
    reduced.__name__ = name
    return reduced

for _n in ("mean", "sum", "min", "max", "count", "std", "var", "median", "nunique", "prod", "quantile", "any", "all"):
    setattr(Groups, _n, _grouped(_n))

def _sorted_values(values):
    return sorted({value for value in values if not is_missing(value)})

def _table(rows, columns, values, function, fill, names):
    # A cell for each pair of values; nothing stands where no row has both.
    found = {}
    for pair in zip(rows, columns, values):
        found.setdefault(pair[:2], []).append(pair[2])
    across, down = _sorted_values(columns), _sorted_values(rows)
    made = DataFrame({right: [function(found[(left, right)]) if (left, right) in found else fill for left in down] for right in across},
                     index=Index(down, name=names[0]))
    made._title = names[1]
    return made

def crosstab(index, columns, values=None, rownames=None, colnames=None, aggfunc=None, margins=False, margins_name="All", dropna=True, normalize=False):
    """How often each pair of values occurs."""
    if values is not None or aggfunc is not None:
        raise NotImplementedError("Gradus has no crosstab(values=…): pivot_table makes such tables")
    rows, across = [list(part._values if isinstance(part, Series) else part) for part in (index, columns)]
    names = [(given or [None])[0] or getattr(part, "name", None) or usual
             for given, part, usual in ((rownames, index, "row_0"), (colnames, columns, "col_0"))]
    made = _table(rows, across, [1] * len(rows), len, 0, names)
    kind = normalize if isinstance(normalize, str) else "all" if normalize else None
    if kind not in (None, "all", "index", "columns"):
        raise ValueError("Not a valid normalize argument")
    if margins:
        if kind is not None:
            raise NotImplementedError("Gradus has no crosstab(margins=True, normalize=…)")
        sums = [sum([column._values[i] for column in made._columns]) for i in range(len(made))]
        table = {name: column._values + [sum(column._values)] for name, column in zip(made._names, made._columns)} | {margins_name: sums + [sum(sums)]}
        made = DataFrame(table, index=Index([*made.index, margins_name], name=names[0]))
    elif kind is not None:
        cells = np.array([column._values for column in made._columns], dtype="float64").T
        shares = cells / (cells.sum() if kind == "all" else cells.sum(axis=1, keepdims=True) if kind == "index" else cells.sum(axis=0, keepdims=True))
        made = DataFrame(shares, index=made.index, columns=made._names)
    made._title = names[1]
    return made

def pivot_table(data, values=None, index=None, columns=None, aggfunc="mean", fill_value=None, **kwargs):
    """A table of what a function makes of the values that each pair of labels has."""
    index, columns, values = [part[0] if isinstance(part, list) and len(part) == 1 else part for part in (index, columns, values)]
    for name, value in kwargs.items():
        if value not in (None, False, True) or name == "margins" and value:
            raise NotImplementedError(f"Gradus has no pivot_table({name}={value!r})")
    if any([isinstance(part, list) for part in (index, columns)]) or not isinstance(aggfunc, str) and not callable(aggfunc):
        raise NotImplementedError("Gradus has no pivot_table of several levels")
    function = _function(aggfunc)
    if columns is None:
        grouped = data.groupby(index)
        chosen = [values] if isinstance(values, str) else values if values is not None else [
            name for name in data._names if name != index and data._column(data._place(name))._kind in _NUMBERS]
        return grouped[sorted(chosen) if values is None else list(chosen)].agg(aggfunc)
    if not isinstance(values, str):
        raise NotImplementedError("Gradus has no pivot_table of several values: it has no names of several levels")
    fill = float("nan") if fill_value is None else fill_value
    return _table(data[index]._values, data[columns]._values, data[values]._values, lambda part: function(Series(part)), fill, (index, columns))
