# SPDX-License-Identifier: GPL-3.0-or-later
# Tables: columns of one length with labels.
import numpy as np
import pandas._text as _text
from pandas._series import Index, RangeIndex, Series, _NUMBERS, as_index, kind_of, places_of
from pandas._text import is_missing, refusal

def _repeated(rows, keep):
    # Which rows are there again; keep says which one of them is not.
    order = list(enumerate(rows)) if keep != "last" else list(enumerate(rows))[::-1]
    met, made = set(), [False] * len(rows)
    for i, row in order:
        made[i] = rows.count(row) > 1 if keep is False else row in met
        met.add(row)
    return made

class DataFrame:
    """A table."""

    def __init__(self, data=None, index=None, columns=None, dtype=None, copy=None):
        n = len(index) if index is not None else 0
        if isinstance(data, DataFrame):
            pairs, index = [(name, data[name]._values) for name in data.columns], data.index if index is None else index
        elif isinstance(data, dict):
            pairs = list(data.items()) if columns is None else [(name, data.get(name, float("nan"))) for name in columns]
            for _, value in pairs:
                if isinstance(value, Series) and index is None and not isinstance(value.index, RangeIndex):
                    index = value.index
            sized = [value for _, value in pairs if hasattr(value, "__len__") and not isinstance(value, str)]
            if len({len(value) for value in sized}) > 1:
                raise ValueError("All arrays must be of the same length")
            n = len(sized[0]) if sized else n
            if pairs and not sized and index is None:
                raise ValueError("If using all scalar values, you must pass an index")
            pairs = [(name, value if hasattr(value, "__len__") and not isinstance(value, str) else [value] * n) for name, value in pairs]
        elif isinstance(data, (list, tuple)) and data and isinstance(data[0], dict):
            names = list(columns) if columns is not None else list(dict.fromkeys([name for row in data for name in row]))
            pairs = [(name, [row.get(name) for row in data]) for name in names]
            pairs = [(name, [float("nan") if v is None else v for v in values]) for name, values in pairs]
        elif isinstance(data, (list, tuple)) and data and isinstance(data[0], Series):
            pairs = [(name, [row[name] for row in data]) for name in data[0].index]
        elif data is None or len(data) == 0:
            pairs = [(name, []) for name in (columns if columns is not None else [])]
        else:
            if isinstance(data, np.ndarray):
                if data.ndim > 2:
                    raise ValueError(f"Must pass 2-d input. shape={data.shape}")
                table = data.reshape(-1, 1) if data.ndim == 1 else data
                width = table.shape[1]
                parts = [table[:, i] for i in range(width)]
            else:
                rows = [list(row) if isinstance(row, (list, tuple, np.ndarray)) else [row] for row in data]
                width = max(len(row) for row in rows)
                parts = [[row[i] if i < len(row) else None for row in rows] for i in range(width)]
            names = list(range(width)) if columns is None else list(columns)
            if len(names) != width:
                raise ValueError(f"{len(names)} columns passed, passed data had {width} columns")
            pairs = list(zip(names, parts))
        self._names = [name for name, _ in pairs]
        self._columns = [value._like(value._values, value._kind) if isinstance(value, Series) and dtype is None else Series(value, dtype=dtype) for _, value in pairs]
        self._title = columns.name if isinstance(columns, Index) else None
        self.index = as_index(index, len(self._columns[0]) if self._columns else n)
        for column in self._columns:
            column.index = self.index

    @classmethod
    def _of(cls, names, columns, index):
        made = DataFrame.__new__(DataFrame)
        made._names, made._columns, made._title = list(names), columns, None
        made.index = index
        for name, column in zip(made._names, columns):
            column.index, column.name = index, name
        return made

    def _column(self, number):
        column = self._columns[number]
        made = column._like(column._values, column._kind, self.index, self._names[number])
        made.name = self._names[number]
        return made

    def _place(self, name):
        if name not in self._names:
            raise KeyError(name)
        return self._names.index(name)

    @property
    def columns(self):
        return Index(self._names, name=self._title)

    @columns.setter
    def columns(self, names):
        if len(list(names)) != len(self._names):
            raise ValueError(f"Length mismatch: Expected axis has {len(self._names)} elements, new values have {len(list(names))} elements")
        self._names = list(names)

    shape = property(lambda self: (len(self.index), len(self._names)))
    size = property(lambda self: len(self.index) * len(self._names))
    ndim = property(lambda self: 2)
    empty = property(lambda self: not self.size)
    dtypes = property(lambda self: Series([column.dtype for column in self._columns], index=self._names, dtype="object"))
    axes = property(lambda self: [self.index, self.columns])
    iloc = property(lambda self: _ByPlace(self))
    loc = property(lambda self: _ByLabel(self))
    iat = at = property(lambda self: _ByLabel(self))
    T = property(lambda self: self.transpose())

    def __len__(self):
        return len(self.index)

    def __iter__(self):
        return iter(self._names)

    def __contains__(self, name):
        return name in self._names

    def keys(self):
        return self.columns

    @property
    def values(self):
        kinds = {column._kind for column in self._columns}
        if kinds <= set(_NUMBERS):
            whole = kinds.pop() if len(kinds) == 1 else "float64" if any(kind.startswith("float") for kind in kinds) and "bool" not in kinds else \
                "object" if "bool" in kinds else "int64"
            if whole != "object":
                return np.array([column._values for column in self._columns], dtype=whole).T if self._columns else np.zeros((len(self), 0))
        rows = [[column._values[i] for column in self._columns] for i in range(len(self))]
        return np.array(rows, dtype="object")

    def __array__(self, dtype=None, copy=None):
        return self.values if dtype is None else self.values.astype(dtype)

    def to_numpy(self, dtype=None, copy=False, na_value=None):
        if dtype is None:
            return self.values
        return np.array([column._values for column in self._columns], dtype=str(np.dtype(dtype))).T

    def __repr__(self):
        return _text.frame(self)

    def to_string(self, index=True, **kwargs):
        return _text.frame(self, True, index)

    def info(self, **kwargs):
        """The columns with their types, printed."""
        names = [str(name) for name in self._names]
        counts = [f"{column.count()} non-null" for column in self._columns]
        kinds = [str(column.dtype) for column in self._columns]
        print("<class 'pandas.DataFrame'>")
        first = f"{self.index[0]} to {self.index[-1]}" if len(self) else ""
        print(f"{type(self.index).__name__}: {len(self)} entries, {first}" if len(self) else f"{type(self.index).__name__}: 0 entries")
        print(f"Data columns (total {len(names)} columns):")
        wide = [max([len(text) for text in part]) for part in (names + ["Column"], counts + ["Non-Null Count"], kinds + ["Dtype"])]
        number = max(len(str(len(names) - 1)), 1)
        print(f" {'#':<{number}}   {'Column':<{wide[0]}}  {'Non-Null Count':<{wide[1]}}  {'Dtype':<{wide[2]}}")
        print(f"{'-' * (number + 2)}  {'-' * 6:<{wide[0]}}  {'-' * 14:<{wide[1]}}  {'-' * 5:<{wide[2]}}")
        for i, row in enumerate(zip(names, counts, kinds)):
            print(f" {i:<{number}}   {row[0]:<{wide[0]}}  {row[1]:<{wide[1]}}  {row[2]:<{wide[2]}}")
        print("dtypes: " + ", ".join([f"{kind}({kinds.count(kind)})" for kind in sorted(set(kinds))]))
        sizes = {"bool": 1, "int8": 1, "uint8": 1, "int16": 2, "int32": 4, "float32": 4}
        room = float(sum([sizes.get(kind, 8) * len(self) for kind in kinds]) + (132 if isinstance(self.index, RangeIndex) else 8 * len(self)))
        unit = 0
        while room >= 1024 and unit < 4:
            room, unit = room / 1024, unit + 1
        print(f"memory usage: {room:3.1f}{'+' if 'object' in kinds else ''} {['bytes', 'KB', 'MB', 'GB', 'TB'][unit]}")

    def _rows(self, places):
        plain = isinstance(self.index, RangeIndex) and places == list(range(len(places)))
        index = RangeIndex(len(places)) if plain else Index([self.index[i] for i in places], name=self.index.name)
        return self._of(self._names, [column._like([column._values[i] for i in places], column._kind, index) for column in self._columns], index)

    def _row(self, place):
        values = [column._values[place] for column in self._columns]
        kinds = {column._kind for column in self._columns}
        kind = kinds.pop() if len(kinds) == 1 else "float64" if kinds <= {"int64", "float64"} else "object"
        made = Series(values, index=Index(self._names), dtype=kind)
        made.name = self.index[place]
        return made

    def __getitem__(self, key):
        if isinstance(key, (list, Index)) and not (isinstance(key, list) and key and isinstance(key[0], (bool, np.bool_))):
            missing = [name for name in key if name not in self._names]
            if missing:
                raise KeyError(f"{missing} not in index" if len(missing) < len(list(key)) else f"None of [{Index(missing)!r}] are in the [columns]")
            return self._of(list(key), [self._column(self._place(name)) for name in key], self.index)
        if isinstance(key, DataFrame):
            return self._map_columns(lambda name, column: column._like([v if keep else float("nan") for v, keep in zip(column._values, key[name]._values)]))
        if isinstance(key, (slice, np.ndarray, Series, list)):
            return self._rows(places_of(key, len(self)))
        return self._column(self._place(key))

    def __setitem__(self, key, value):
        if isinstance(key, list):
            parts = value.values.T if isinstance(value, DataFrame) else np.asarray(value).T if np.ndim(value) == 2 else [value] * len(key)
            for name, part in zip(key, parts):
                self[name] = part
            return
        if isinstance(value, Series):
            column = value._like(value._values, value._kind)
            if not isinstance(value.index, RangeIndex) and not isinstance(self.index, RangeIndex) and list(value.index) != list(self.index):
                table = dict(value.items())
                column = value._like([table.get(label, float("nan")) for label in self.index])
        else:
            column = Series(value if hasattr(value, "__len__") and not isinstance(value, str) else [value] * len(self))
        if self._columns and len(column) != len(self):
            raise ValueError(f"Length of values ({len(column)}) does not match length of index ({len(self)})")
        if not self._columns:
            self.index = RangeIndex(len(column))
        column.index, column.name = self.index, key
        if key in self._names:
            self._columns[self._place(key)] = column
        else:
            self._names.append(key)
            self._columns.append(column)

    def __delitem__(self, name):
        place = self._place(name)
        del self._names[place], self._columns[place]

    def __getattr__(self, name):
        if not name.startswith("_") and name in self._names:
            return self[name]
        raise refusal("DataFrame", name)

    def pop(self, name):
        made = self[name]
        del self[name]
        return made

    def insert(self, loc, column, value):
        self[column] = value
        self._names.insert(loc, self._names.pop())
        self._columns.insert(loc, self._columns.pop())

    def _map_columns(self, function):
        return self._of(self._names, [function(name, column) for name, column in zip(self._names, self._columns)], self.index)

    def _combined(self, other, function, kind=None):
        def one(name, column):
            part = other[name] if isinstance(other, (DataFrame, Series)) and name in (other.columns if isinstance(other, DataFrame) else other.index) else other
            return column._combined(part, function, kind)
        return self._map_columns(one)

    def head(self, n=5):
        return self._rows(list(range(len(self)))[:n])

    def tail(self, n=5):
        return self._rows(list(range(len(self)))[-n:] if n else [])

    def sample(self, n=None, frac=None, random_state=None, replace=False):
        stream = np.random.RandomState(random_state) if random_state is not None else np.random
        count = int(round(frac * len(self))) if frac is not None else 1 if n is None else n
        return self._rows(stream.choice(len(self), size=count, replace=replace).tolist())

    def copy(self, deep=True):
        return self._map_columns(lambda name, column: column.copy())

    def iterrows(self):
        for i in range(len(self)):
            yield self.index[i], self._row(i)

    def itertuples(self, index=True, name="Pandas"):
        from collections import namedtuple
        row = namedtuple(name, (["Index"] if index else []) + [str(n) for n in self._names])
        for i in range(len(self)):
            yield row(*([self.index[i]] if index else []), *[column._values[i] for column in self._columns])

    def items(self):
        return [(name, self[name]) for name in self._names]

    def to_dict(self, orient="dict"):
        if orient == "list":
            return {name: list(column._values) for name, column in zip(self._names, self._columns)}
        if orient == "records":
            return [{name: column._values[i] for name, column in zip(self._names, self._columns)} for i in range(len(self))]
        return {name: dict(zip(self.index, column._values)) for name, column in zip(self._names, self._columns)}

    def to_csv(self, path_or_buf=None, sep=",", index=True, header=True, **kwargs):
        from pandas._reading import written
        text = written(self, sep, index, header)
        if path_or_buf is None:
            return text
        if hasattr(path_or_buf, "write"):
            path_or_buf.write(text)
        else:
            with open(str(path_or_buf), "w") as file:
                file.write(text)

    def isna(self):
        return self._map_columns(lambda name, column: column.isna())

    def notna(self):
        return self._map_columns(lambda name, column: column.notna())

    isnull, notnull = isna, notna

    def fillna(self, value=None, inplace=False, **kwargs):
        def one(name, column):
            own = value if not isinstance(value, (dict, Series)) else value[name] if name in (value if isinstance(value, dict) else value.index) else None
            return column.copy() if own is None else column.fillna(own)
        made = self._map_columns(one)
        if inplace:
            self._columns = made._columns
            return None
        return made

    def dropna(self, *, axis=0, how=None, thresh=None, subset=None, inplace=False, ignore_index=False):
        if how is not None and thresh is not None:
            raise TypeError("You cannot set both the how and thresh arguments at the same time.")
        if how not in (None, "any", "all"):
            raise ValueError(f"invalid how option: {how}")
        def stays(values):
            missing = [bool(is_missing(v)) for v in values]
            if thresh is not None:
                return missing.count(False) >= thresh
            return not (all(missing) if how == "all" else any(missing))
        if axis in (1, "columns"):
            kept = [name for name, column in zip(self._names, self._columns) if stays(column._values)]
            made = self[kept]
        else:
            subset = [subset] if isinstance(subset, str) else subset
            chosen = [column for name, column in zip(self._names, self._columns) if subset is None or name in subset]
            made = self._rows([i for i in range(len(self)) if stays([column._values[i] for column in chosen])])
        if ignore_index:
            made.index = RangeIndex(len(made))
        if inplace:
            self._names, self._columns, self.index = made._names, made._columns, made.index
            return None
        return made

    def reindex(self, labels=None, *, index=None, columns=None, axis=None, fill_value=float("nan")):
        """The rows or columns of these labels in this order; those that are not there are missing values."""
        if axis in (1, "columns"):
            columns = labels
        elif labels is not None:
            index = labels
        made = self
        if index is not None:
            index = index if isinstance(index, Index) else Index(index)
            places = {label: i for i, label in enumerate(self.index)}
            found = [places.get(label) for label in index]
            rows = {name: [fill_value if i is None else column._values[i] for i in found] for name, column in zip(self._names, self._columns)}
            made = self._rows(found) if None not in found else DataFrame(rows, index=index)
            made.index = index
        if columns is not None:
            made = DataFrame({name: list(made[name]._values) if name in made._names else [fill_value] * len(made) for name in columns}, index=made.index)
        return made

    def drop(self, labels=None, axis=0, index=None, columns=None, inplace=False, errors="raise"):
        if columns is None and axis in (1, "columns"):
            columns = labels
        if columns is not None:
            gone = [columns] if isinstance(columns, str) else list(columns)
            missing = [name for name in gone if name not in self._names]
            if missing:
                raise KeyError(f"{missing} not found in axis")
            made = self[[name for name in self._names if name not in gone]]
        else:
            gone = labels if index is None else index
            gone = list(gone) if hasattr(gone, "__iter__") and not isinstance(gone, str) else [gone]
            made = self._rows([i for i in range(len(self)) if self.index[i] not in gone])
        if inplace:
            self._names, self._columns, self.index = made._names, made._columns, made.index
            return None
        return made

    def rename(self, columns=None, index=None, inplace=False, **kwargs):
        names = [columns(name) if callable(columns) else (columns or {}).get(name, name) for name in self._names]
        if inplace:
            self._names = names
            return None
        made = self.copy()
        made._names = names
        return made

    def set_index(self, keys, drop=True, inplace=False):
        made = self.drop(columns=[keys]) if drop else self.copy()
        index = Index(self[keys]._values, name=keys)
        return self._of(made._names, made._columns, index)

    def reset_index(self, drop=False, inplace=False):
        made = self._of(self._names, [column.copy() for column in self._columns], RangeIndex(len(self)))
        if not drop:
            made.insert(0, self.index.name or "index", list(self.index))
        if inplace:
            self._names, self._columns, self.index = made._names, made._columns, made.index
            return None
        return made

    def sort_values(self, by, ascending=True, ignore_index=False, inplace=False, **kwargs):
        order = list(range(len(self)))
        names = [by] if not isinstance(by, list) else by
        downs = [ascending] * len(names) if isinstance(ascending, bool) else list(ascending)
        for name, up in reversed(list(zip(names, downs))):
            values = self[name]._values
            order = sorted([i for i in order if not is_missing(values[i])], key=lambda i: values[i], reverse=not up) + [i for i in order if is_missing(values[i])]
        made = self._rows(order)
        return made.reset_index(drop=True) if ignore_index else made

    def sort_index(self, ascending=True, **kwargs):
        return self._rows(sorted(range(len(self)), key=lambda i: self.index[i], reverse=not ascending))

    def astype(self, dtype):
        return self._map_columns(lambda name, column: column.astype(dtype[name]) if isinstance(dtype, dict) and name in dtype else
                                 column.copy() if isinstance(dtype, dict) else column.astype(dtype))

    def select_dtypes(self, include=None, exclude=None):
        def of(column, kinds):
            kinds = kinds if isinstance(kinds, (list, tuple)) else [kinds]
            return any(kind in ("number", np.number) and column._kind in _NUMBERS[:-1] or kind in ("object", object, "str", str) and column._kind in ("object", "str")
                       or column._kind == (kind if isinstance(kind, str) else getattr(kind, "__name__", "")) for kind in kinds)
        return self[[name for name, column in zip(self._names, self._columns) if (include is None or of(column, include)) and not (
            exclude is not None and of(column, exclude))]]

    def apply(self, func, axis=0, **kwargs):
        if axis in (1, "columns"):
            return Series([func(self._row(i), **kwargs) for i in range(len(self))], index=self.index)
        parts = [func(self[name], **kwargs) for name in self._names]
        if parts and isinstance(parts[0], Series):
            return self._of(self._names, [part._like(part._values, part._kind) for part in parts], self.index)
        return Series(parts, index=self._names)

    def map(self, func):
        return self._map_columns(lambda name, column: column.map(func))

    applymap = map

    def transpose(self):
        rows = [self._row(i) for i in range(len(self))]
        return self._of(list(self.index), rows, Index(self._names))

    def groupby(self, by, as_index=True, sort=True):
        from pandas._groups import Groups
        return Groups(self, by, None, as_index, sort)

    def pivot_table(self, values=None, index=None, columns=None, aggfunc="mean", fill_value=None, **kwargs):
        from pandas._groups import pivot_table
        return pivot_table(self, values, index, columns, aggfunc, fill_value, **kwargs)

    def assign(self, **kwargs):
        """A copy with more columns; functions get the table."""
        made = self.copy()
        for name, value in kwargs.items():
            made[name] = value(made) if callable(value) else value
        return made

    def pipe(self, func, *args, **kwargs):
        return func(self, *args, **kwargs)

    def get(self, key, default=None):
        return self[key] if key in self._names else default

    def equals(self, other):
        """Whether types, labels and values are the same; what is missing equals what is missing."""
        if not isinstance(other, DataFrame) or self._names != other._names or list(self.index) != list(other.index):
            return False
        return all(self[name].equals(other[name]) for name in self._names)

    def duplicated(self, subset=None, keep="first"):
        """Whether a row has been there before."""
        names = self._names if subset is None else [subset] if isinstance(subset, str) else list(subset)
        rows = list(zip(*[[repr(v) for v in self[name]._values] for name in names]))
        return Series(_repeated(rows, keep), index=self.index)

    def drop_duplicates(self, subset=None, *, keep="first", ignore_index=False, inplace=False):
        """The rows without those that are there twice."""
        made = self[~self.duplicated(subset, keep)]
        made = made.reset_index(drop=True) if ignore_index else made
        if not inplace:
            return made
        self._names, self._columns, self.index = made._names, made._columns, made.index

    def merge(self, right, how="inner", on=None, **kwargs):
        """Rows together with those of another table that have the same keys."""
        from pandas._reading import merge
        return merge(self, right, how, on, **kwargs)

    def describe(self, include=None):
        parts = [(name, self[name].describe()) for name, column in zip(self._names, self._columns) if column._kind in _NUMBERS[:-1] or include == "all"]
        names = ["count", "mean", "std", "min", "25%", "50%", "75%", "max"]
        return DataFrame({name: part.values for name, part in parts}, index=names)

    def corr(self, method="pearson", numeric_only=False):
        if method != "pearson":
            raise NotImplementedError(f"Gradus has no corr with method={method!r}")
        words = [column for column in self._columns if column._kind not in _NUMBERS]
        if words and not numeric_only:
            raise ValueError(f"could not convert string to float: {words[0]._values[0]!r}")
        names = [name for name, column in zip(self._names, self._columns) if column._kind in _NUMBERS]
        rows = [np.array([float(v) for v in self[name]._values]) for name in names]

        def of(a, b):
            # Rows in which neither is missing.
            both = ~(np.isnan(a) | np.isnan(b))
            return float(np.corrcoef(a[both], b[both])[0, 1]) if both.sum() > 1 else float("nan")
        return DataFrame([[of(a, b) for b in rows] for a in rows], index=names, columns=names)

    def plot(self, *args, **kwargs):
        import matplotlib.pyplot as plt
        for name, column in self.items():
            plt.plot(list(self.index), column.values, label=name)
        plt.legend()
        return plt.gca()

    def quantile(self, q=0.5, numeric_only=False):
        return self._reduced("quantile", numeric_only, q=q)

    def _reduced(self, name, numeric_only=False, axis=0, **kwargs):
        chosen = [n for n, column in zip(self._names, self._columns) if not numeric_only or column._kind in _NUMBERS]
        if axis in (1, "columns"):
            return Series([getattr(self[chosen]._row(i), name)(**kwargs) for i in range(len(self))], index=self.index)
        for n in chosen:
            if self[n]._kind not in _NUMBERS and name in ("mean", "std", "var", "median"):
                raise TypeError(f"Cannot perform reduction '{name}' with string dtype")
        return Series([getattr(self[n], name)(**kwargs) for n in chosen], index=chosen)

def _reduction(name):
    def reduced(self, axis=0, skipna=True, numeric_only=False, **kwargs):
        return self._reduced(name, numeric_only, axis, **kwargs)
    reduced.__name__ = name
    return reduced

for _n in ("sum", "mean", "std", "var", "min", "max", "median", "prod", "count", "nunique", "any", "all", "idxmax", "idxmin"):
    setattr(DataFrame, _n, _reduction(_n))
for _n in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "eq", "ne", "lt", "le", "gt", "ge"):
    def _made(self, other, word=f"__{_n}__"):
        def one(name, column):
            part = other[name] if isinstance(other, DataFrame) or isinstance(other, Series) and name in other.index else other
            return getattr(column, word)(part)
        return self._map_columns(one)
    setattr(DataFrame, f"__{_n}__", _made)

class _ByPlace:
    # Rows and columns by their position.
    def __init__(self, frame):
        self._frame = frame

    def _columns_of(self, key):
        names = self._frame._names
        if isinstance(key, (int, np.integer)):
            return names[key]
        return [names[i] for i in places_of(key, len(names))]

    def _rows_of(self, key):
        return places_of(key, len(self._frame))

    def _is_one(self, key):
        return isinstance(key, (int, np.integer))

    def _place(self, key):
        n = len(self._frame)
        if not -n <= key < n:
            raise IndexError("single positional indexer is out-of-bounds")
        return int(key) % n

    def __getitem__(self, key):
        rows, columns = key if isinstance(key, tuple) else (key, slice(None))
        names = self._columns_of(columns)
        part = self._frame if isinstance(columns, slice) and columns == slice(None) else self._frame[names]
        if self._is_one(rows):
            place = self._place(rows)
            return part._values[place] if isinstance(part, Series) else part._row(place)
        places = self._rows_of(rows)
        return part._at(places) if isinstance(part, Series) else part._rows(places)

    def __setitem__(self, key, value):
        rows, columns = key if isinstance(key, tuple) else (key, slice(None))
        names = self._columns_of(columns)
        places = [self._place(rows)] if self._is_one(rows) else self._rows_of(rows)
        for number, name in enumerate(names if isinstance(names, list) else [names]):
            if name not in self._frame._names:
                self._frame[name] = [float("nan")] * len(self._frame)
            column = self._frame._columns[self._frame._place(name)]
            several = value.tolist() if hasattr(value, "tolist") else value
            for i, place in enumerate(places):
                column._values[place] = several[number if self._is_one(rows) and isinstance(names, list) else i] if isinstance(several, list) else several
            column._kind = kind_of(column._values)
            self._frame._columns[self._frame._place(name)] = column._like(column._values, None)

class _ByLabel(_ByPlace):
    # Rows and columns by their labels.
    def _columns_of(self, key):
        names = self._frame._names
        if isinstance(key, slice):
            start = 0 if key.start is None else names.index(key.start)
            return names[start:None if key.stop is None else names.index(key.stop) + 1]
        if isinstance(key, (list, Index)):
            return list(key)
        if isinstance(key, (Series, np.ndarray)):
            return [names[i] for i in places_of(key, len(names))]
        return key

    def _is_one(self, key):
        return not isinstance(key, (slice, list, np.ndarray, Series, Index))

    def _place(self, key):
        return self._frame.index.get_loc(key)

    def _rows_of(self, key):
        labels = self._frame.index
        if isinstance(key, slice):
            start = 0 if key.start is None else labels.get_loc(key.start)
            return list(range(start, len(labels) if key.stop is None else labels.get_loc(key.stop) + 1))
        if isinstance(key, Series) or str(np.asarray(list(key)).dtype) == "bool":
            return places_of(key, len(labels))
        return [place for label in key for place in self._all(label)]

    def _all(self, label):
        # Every place of a label.
        labels = self._frame.index
        places = [] if isinstance(labels, RangeIndex) else [i for i, other in enumerate(labels) if other == label]
        return places or [labels.get_loc(label)]

    def _spread(self, key):
        # A label that several rows have stands for all of them.
        rows, columns = key if isinstance(key, tuple) else (key, slice(None))
        if self._is_one(rows) and not isinstance(self._frame.index, RangeIndex):
            several = [label == rows for label in self._frame.index]
            if sum(several) > 1:
                return np.array(several), columns
        return key

    def __getitem__(self, key):
        return super().__getitem__(self._spread(key))

    def __setitem__(self, key, value):
        key = self._spread(key)
        rows, _ = key if isinstance(key, tuple) else (key, None)
        if self._is_one(rows) and rows not in self._frame.index:
            frame = self._frame
            several = list(value.values()) if isinstance(value, dict) else value.tolist() if hasattr(value, "tolist") else value
            for i, column in enumerate(frame._columns):
                column._values.append(several[i] if isinstance(several, list) else several)
                column._kind = kind_of(column._values)
            plain = isinstance(frame.index, RangeIndex) and rows == len(frame.index)
            frame.index = RangeIndex(rows + 1) if plain else Index(list(frame.index) + [rows], name=frame.index.name)
            return
        super().__setitem__(key, value)

def _columnwise(name):
    def method(self, *args, **kwargs):
        return self._map_columns(lambda _, column: getattr(column, name)(*args, **kwargs))
    method.__name__, method.__qualname__ = name, "DataFrame." + name
    return method

for _n in ("clip", "cumsum", "diff", "isin", "replace", "shift"):
    setattr(DataFrame, _n, _columnwise(_n))
DataFrame.round = lambda self, decimals=0: self._map_columns(lambda _, column: column.round(decimals) if column._kind.startswith("float") else column)
DataFrame.abs = lambda self: self._map_columns(lambda _, column: abs(column))
del _n
