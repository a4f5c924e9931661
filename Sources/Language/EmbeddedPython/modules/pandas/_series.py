# SPDX-License-Identifier: GPL-3.0-or-later
# One column, and the labels of rows and columns.
import numpy as np
import pandas._text as _text
from numpy._objects import ObjectArray
from pandas._text import is_missing, refusal

def kind_of(values):
    """The type of a column of these values."""
    known = [v for v in values if not is_missing(v)]
    if not known:
        return "object" if all([v is None for v in values]) else "float64"
    if all(isinstance(v, (bool, np.bool_)) for v in known):
        return "bool" if len(known) == len(values) else "object"
    if all(isinstance(v, (int, np.integer)) and not isinstance(v, (bool, np.bool_)) for v in known):
        return "int64" if len(known) == len(values) else "float64"
    if all(isinstance(v, (int, float, np.integer, np.floating)) and not isinstance(v, (bool, np.bool_)) for v in known):
        return "float64"
    return "str" if all(isinstance(v, str) for v in known) else "object"

def plain(values, kind):
    """The values as Python's own, by their type."""
    if kind.startswith("float"):
        return [float("nan") if v is None else float(v) for v in values]
    if kind.startswith(("int", "uint")):
        return [int(v) for v in values]
    if kind == "bool":
        return [bool(v) for v in values]
    return [float("nan") if kind == "str" and v is None else v for v in values]

class Index:
    """The labels of rows or columns."""

    def __init__(self, data=(), dtype=None, name=None):
        self._labels, self.name = list(data.tolist() if hasattr(data, "tolist") else data), name

    def __len__(self):
        return len(self._labels)

    def __iter__(self):
        return iter(self._labels)

    def __getitem__(self, key):
        if isinstance(key, (int, np.integer)):
            return self._labels[key]
        if isinstance(key, slice):
            return Index(self._labels[key], name=self.name)
        key = np.asarray(key)
        places = np.nonzero(key)[0] if str(key.dtype) == "bool" else key
        return Index([self._labels[int(i)] for i in places.tolist()], name=self.name)

    def __array__(self, dtype=None, copy=None):
        return np.array(self._labels, dtype=dtype)

    def __contains__(self, label):
        return label in self._labels

    def __eq__(self, other):
        return np.array([a == b for a, b in zip(self._labels, other if hasattr(other, "__iter__") and not isinstance(other, str) else [other] * len(self))])

    __hash__ = None

    @property
    def values(self):
        return np.array(self._labels)

    @property
    def dtype(self):
        return kind_of(self._labels)

    shape = property(lambda self: (len(self),))
    size = property(lambda self: len(self))
    to_numpy = lambda self: self.values
    tolist = to_list = lambda self: list(self._labels)

    def get_loc(self, label):
        if label not in self._labels:
            raise KeyError(label)
        return self._labels.index(label)

    def drop(self, labels):
        gone = [labels] if isinstance(labels, str) else list(labels)
        return Index([label for label in self._labels if label not in gone], name=self.name)

    def difference(self, other):
        return Index(sorted(set(self._labels) - set(other)))

    def isin(self, values):
        return np.array([label in list(values) for label in self._labels])

    def __repr__(self):
        name = f", name={self.name!r}" if self.name is not None else ""
        return f"Index({self._labels!r}, dtype='{self.dtype}'{name})"

class StringArray(ObjectArray):
    """The values of a column of texts."""

    def __init__(self, items=(), shape=None, dtype="object", wide=None):
        super().__init__(items, shape, dtype)

    dtype = property(lambda self: "str")

    def _like(self, items, shape=None):
        return StringArray(items, shape)

    def __array__(self, dtype=None, copy=None):
        return ObjectArray(self._items, self._shape) if dtype is None else ObjectArray(self._items, self._shape).astype(dtype)

    to_numpy = __array__

    def __repr__(self):
        return f"<StringArray>\n{_text.listed([repr(item) for item in self._items])}\nLength: {len(self)}, dtype: str"

    __str__ = __repr__

StringArray.__module__ = "pandas.arrays"

class RangeIndex(Index):
    """The labels 0, 1, 2 …"""

    def __init__(self, stop=0, name=None):
        super().__init__(range(stop), name=name)

    def __repr__(self):
        return f"RangeIndex(start=0, stop={len(self)}, step=1)"

def as_index(labels, n):
    if labels is None:
        return RangeIndex(n)
    made = labels if isinstance(labels, Index) else Index(labels)
    if len(made) != n:
        raise ValueError(f"Length of values ({n}) does not match length of index ({len(made)})")
    return made

def places_of(key, n):
    """Positions of rows: numbers, slices, masks."""
    if isinstance(key, slice):
        return list(range(*key.indices(n)))
    if isinstance(key, Series):
        key = key.values
    key = np.asarray(key)
    if str(key.dtype) == "bool":
        if len(key) != n:
            raise IndexError(f"Boolean index has wrong length: {len(key)} instead of {n}")
        return [i for i, keep in enumerate(key.tolist()) if keep]
    made = [int(i) for i in key.tolist()]
    for i in made:
        if not -n <= i < n:
            raise IndexError("positional indexers are out-of-bounds")
    return [i % n for i in made]

class Series:
    """A column with labels."""

    def __init__(self, data=None, index=None, dtype=None, name=None, copy=None):
        if isinstance(data, Series):
            values, index, name = data._values, data.index if index is None else index, data.name if name is None else name
        elif isinstance(data, dict):
            values, index = list(data.values()), list(data) if index is None else index
        elif data is not None and not isinstance(data, (list, tuple, np.ndarray, Index, range)) and not hasattr(data, "__iter__") or isinstance(data, str):
            values = [data] * (len(index) if index is not None else 1)
        else:
            values = [] if data is None else data.tolist() if hasattr(data, "tolist") else list(data)
        self._kind = str(np.dtype(dtype)) if dtype not in (None, str, object, "str", "object", "category") else {str: "str", object: "object", "category": "str"}.get(
            dtype, dtype) or (str(data.dtype) if isinstance(data, np.ndarray) and str(data.dtype) in _NUMBERS else kind_of(values))
        self._values, self.name = plain(values, self._kind), name
        self.index = as_index(index, len(self._values))

    def _like(self, values, kind=None, index=None, name=None):
        made = Series.__new__(Series)
        values = list(values)
        made._kind = kind or kind_of(values)
        made._values, made.index, made.name = plain(values, made._kind), self.index if index is None else index, self.name if name is None else name
        return made

    @property
    def dtype(self):
        return np.dtype(self._kind) if self._kind in _NUMBERS else _Kind(self._kind)

    @property
    def values(self):
        if self._kind in _NUMBERS:
            return np.array(self._values, dtype=self._kind)
        return StringArray(self._values) if self._kind == "str" else np.array(self._values, dtype="object")

    def __array__(self, dtype=None, copy=None):
        values = np.array(self._values, dtype="object") if self._kind == "str" else self.values
        return values if dtype is None else values.astype(dtype)

    def to_numpy(self, dtype=None, copy=False):
        return self.__array__(dtype)

    shape = property(lambda self: (len(self._values),))
    size = property(lambda self: len(self._values))
    ndim = property(lambda self: 1)
    empty = property(lambda self: not self._values)
    iloc = property(lambda self: _Places(self))
    loc = property(lambda self: _Labels(self))
    str = property(lambda self: _Texts(self))
    tolist = to_list = lambda self: list(self._values)
    keys = lambda self: self.index

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def items(self):
        return zip(self.index, self._values)

    def __repr__(self):
        return _text.series(self)

    def to_string(self):
        return _text.series(self)

    def _at(self, places):
        index = RangeIndex(len(places)) if isinstance(self.index, RangeIndex) and places == list(range(len(places))) else Index(
            [self.index[i] for i in places], name=self.index.name)
        return self._like([self._values[i] for i in places], self._kind, index)

    def __getitem__(self, key):
        if isinstance(key, (slice, list, np.ndarray, Series)):
            if isinstance(key, list) and key and not isinstance(key[0], (bool, np.bool_)):
                return self._at([self.index.get_loc(label) for label in key])
            return self._at(places_of(key, len(self)))
        return self._values[self.index.get_loc(key)]

    def __setitem__(self, key, value):
        places = places_of(key, len(self)) if isinstance(key, (slice, list, np.ndarray, Series)) else [self.index.get_loc(key)]
        for i in places:
            self._values[i] = value
        self._kind = kind_of(self._values)

    def __getattr__(self, name):
        if not name.startswith("_") and name in self.index:
            return self[name]
        raise refusal("Series", name)

    def _combined(self, other, function, kind=None):
        others = other._values if isinstance(other, Series) else other.tolist() if hasattr(other, "tolist") else other
        others = others if isinstance(others, list) else [others] * len(self)
        return self._like([function(a, b) for a, b in zip(self._values, others)], kind)

    def __invert__(self):
        return self._like([not v for v in self._values])

    def __neg__(self):
        return self._like([-v for v in self._values])

    def __abs__(self):
        return self._like([abs(v) for v in self._values])

    abs = __abs__
    __hash__ = None

    def astype(self, dtype):
        if dtype in (str, "str"):
            return self._like([str(v) for v in self._values], "str")
        if dtype in ("object", object, "category"):
            return self._like(self._values, "object" if dtype != "category" else self._kind)
        kind = np.dtype(dtype).name
        if kind.startswith("int") and any(is_missing(v) for v in self._values):
            raise ValueError("Cannot convert non-finite values (NA or inf) to integer")
        if kind.startswith("int"):
            return self._like([int(v) for v in self._values], kind)
        return self._like([float(v) for v in self._values] if kind.startswith("float") else self._values, kind)

    def isna(self):
        return self._like([is_missing(v) for v in self._values])

    def notna(self):
        return self._like([not is_missing(v) for v in self._values])

    isnull, notnull = isna, notna

    def fillna(self, value=None, inplace=False, **kwargs):
        made = self._like([value if is_missing(v) else v for v in self._values])
        if inplace:
            self._values, self._kind = made._values, made._kind
            return None
        return made

    def dropna(self):
        return self._at([i for i, v in enumerate(self._values) if not is_missing(v)])

    def map(self, arg, na_action=None):
        return self._like([arg.get(v, float("nan")) if isinstance(arg, dict) else arg(v) for v in self._values])

    def apply(self, func, args=(), **kwargs):
        return self._like([func(v, *args, **kwargs) for v in self._values])

    def replace(self, to_replace, value=None):
        table = to_replace if isinstance(to_replace, dict) else {part: value for part in (to_replace if isinstance(to_replace, list) else [to_replace])}
        return self._like([table.get(v, v) for v in self._values])

    def isin(self, values):
        return self._like([v in list(values) for v in self._values])

    def between(self, left, right):
        return self._like([left <= v <= right for v in self._values])

    def clip(self, lower=None, upper=None):
        return self._like([v if is_missing(v) else max(v, lower) if lower is not None and v < lower else min(v, upper) if upper is not None else v
                           for v in self._values])

    def round(self, decimals=0):
        if self._kind.startswith("float"):
            # As numpy rounds: halves of the shifted number.
            return self._like(np.round(np.array(self._values, dtype="float64"), decimals).tolist(), self._kind)
        return self._like([round(v, decimals) for v in self._values], self._kind)

    def head(self, n=5):
        return self._at(list(range(len(self)))[:n])

    def tail(self, n=5):
        return self._at(list(range(len(self)))[-n:] if n else [])

    def copy(self, deep=True):
        return self._like(list(self._values), self._kind)

    def rename(self, index=None):
        return self._like(self._values, self._kind, name=index)

    def reset_index(self, drop=False):
        if drop:
            return self._like(self._values, self._kind, RangeIndex(len(self)))
        from pandas import DataFrame
        return DataFrame({self.index.name or "index": list(self.index), 0 if self.name is None else self.name: self._values})

    def to_frame(self, name=None):
        from pandas import DataFrame
        return DataFrame({name or (0 if self.name is None else self.name): self._values}, index=self.index)

    def to_dict(self):
        return dict(self.items())

    def unique(self):
        values = list(dict.fromkeys(self._values))
        return StringArray(values) if self._kind == "str" else np.array(values, dtype=self._kind if self._kind in _NUMBERS else "object")

    def nunique(self, dropna=True):
        return len(set(self.dropna()._values))

    def value_counts(self, normalize=False, sort=True, ascending=False, dropna=True):
        counts = {}
        for v in self._values:
            if not (dropna and is_missing(v)):
                counts[v] = counts.get(v, 0) + 1
        rows = sorted(counts.items(), key=lambda row: row[1] if ascending else -row[1]) if sort else list(counts.items())
        total = sum(counts.values())
        made = Series([n / total if normalize else n for _, n in rows], index=Index([v for v, _ in rows], name=self.name))
        made.name = "proportion" if normalize else "count"
        return made

    def sort_values(self, ascending=True, **kwargs):
        order = sorted([i for i in range(len(self)) if not is_missing(self._values[i])], key=lambda i: self._values[i], reverse=not ascending)
        return self._at(order + [i for i in range(len(self)) if is_missing(self._values[i])])

    def sort_index(self, ascending=True):
        return self._at(sorted(range(len(self)), key=lambda i: self.index[i], reverse=not ascending))

    def _known(self):
        return np.array([v for v in self._values if not is_missing(v)])

    def sum(self, **kwargs):
        return self._known().sum() if len(self._known()) else 0

    def count(self):
        return len(self._known())

    def quantile(self, q=0.5):
        if not len(self._known()):
            return float("nan") if np.ndim(q) == 0 else Series([float("nan")] * len(q), index=list(q), name=self.name)
        return np.quantile(self._known(), q) if np.ndim(q) == 0 else Series([np.quantile(self._known(), part) for part in q], index=list(q), name=self.name)

    def std(self, ddof=1, **kwargs):
        known = self._known()
        return known.std(ddof=ddof) if len(known) > ddof else float("nan")

    def var(self, ddof=1, **kwargs):
        known = self._known()
        return known.var(ddof=ddof) if len(known) > ddof else float("nan")

    def mode(self):
        counts = self.value_counts()
        most = max(counts._values, default=0)
        return Series(sorted([v for v, n in counts.items() if n == most]), name=self.name)

    def pipe(self, func, *args, **kwargs):
        return func(self, *args, **kwargs)

    def get(self, key, default=None):
        return self[key] if key in self.index else default

    def equals(self, other):
        """Whether types, labels and values are the same; what is missing equals what is missing."""
        if not isinstance(other, Series) or self._kind != other._kind or list(self.index) != list(other.index):
            return False
        return all(a == b or is_missing(a) and is_missing(b) for a, b in zip(self._values, other._values))

    def duplicated(self, keep="first"):
        """Whether a value has been there before."""
        from pandas._frame import _repeated
        return self._like(_repeated([repr(v) for v in self._values], keep), "bool")

    def drop_duplicates(self, *, keep="first", ignore_index=False, inplace=False):
        """The values without those that are there twice."""
        made = self[~self.duplicated(keep)]
        made = made.reset_index(drop=True) if ignore_index else made
        if not inplace:
            return made
        self._values, self.index = made._values, made.index

    def cumsum(self):
        # What is missing stays so, and is not counted.
        made, total = [], 0
        for value in self._values:
            total = total if is_missing(value) else total + value
            made.append(value if is_missing(value) else total)
        return self._like(made)

    def diff(self, periods=1):
        return self._like([float("nan")] * periods + [b - a for a, b in zip(self._values, self._values[periods:])])

    def shift(self, periods=1):
        return self._like([float("nan")] * periods + self._values[:len(self) - periods] if periods >= 0 else self._values[-periods:] + [float("nan")] * -periods)

    def idxmax(self):
        return self.index[int(np.argmax(self.values))]

    def idxmin(self):
        return self.index[int(np.argmin(self.values))]

    def describe(self):
        if self._kind in ("str", "object"):
            top = self.value_counts()
            return Series([self.count(), self.nunique(), top.index[0], top._values[0]], index=["count", "unique", "top", "freq"], name=self.name, dtype="object")
        return Series([float(self.count()), self.mean(), self.std(), self.min()] + [self.quantile(q) for q in (0.25, 0.5, 0.75)] + [self.max()],
                      index=["count", "mean", "std", "min", "25%", "50%", "75%", "max"], name=self.name, dtype="float64")

    def plot(self, *args, **kwargs):
        import matplotlib.pyplot as plt
        return plt.plot(list(self.index), self.values, label=self.name)[0].axes

    def hist(self, bins=10, **kwargs):
        import matplotlib.pyplot as plt
        return plt.hist(self._known(), bins=bins) and plt.gca()

_NUMBERS = ("int64", "int32", "int16", "int8", "uint8", "float64", "float32", "float16", "bool")

class _Kind(str):
    # The type of a column that numpy has not.
    kind = "O"
    name = property(lambda self: str(self))

    def __repr__(self):
        return f"dtype('O')" if self == "object" else f"<StringDtype(na_value=nan)>"

    def __eq__(self, other):
        return str.__eq__(self, "str" if other is str else "object" if other in (object, "O") else other) is True

    __hash__ = str.__hash__

def _reduction(name):
    def reduced(self, axis=None, skipna=True, **kwargs):
        known = self._known()
        return getattr(np, name)(known) if len(known) else float("nan")
    reduced.__name__ = name
    return reduced

for _n in ("mean", "min", "max", "median", "prod"):
    setattr(Series, _n, _reduction(_n))
Series.any, Series.all = (lambda self: any(self._values)), (lambda self: all(self._values))

def _operators(cls):
    import operator
    for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor", "eq", "ne", "lt", "le", "gt", "ge"):
        word = f"__{name}__"
        function = getattr(operator, word)
        if name in ("eq", "ne", "lt", "le", "gt", "ge"):
            missing = name == "ne"
            def made(self, other, function=function, missing=missing):
                return self._combined(other, lambda a, b: missing if is_missing(a) or is_missing(b) else function(a, b), "bool")
        else:
            def made(self, other, function=function, name=name):
                if name == "truediv":
                    return self._combined(other, lambda a, b: a / b if b else float("nan") if not a or a != a else float("inf") * (1 if a > 0 else -1), "float64")
                return self._combined(other, function)
            def turned(self, other, function=function):
                return self._combined(other, lambda a, b: function(b, a))
            setattr(cls, f"__r{name}__", turned)
        setattr(cls, word, made)

_operators(Series)

class _Places:
    # Rows by their position.
    def __init__(self, series):
        self._series = series

    def __getitem__(self, key):
        if isinstance(key, (int, np.integer)):
            if not -len(self._series) <= key < len(self._series):
                raise IndexError("single positional indexer is out-of-bounds")
            return self._series._values[key]
        return self._series._at(places_of(key, len(self._series)))

    def __setitem__(self, key, value):
        for i in [key] if isinstance(key, int) else places_of(key, len(self._series)):
            self._series._values[i] = value

class _Labels(_Places):
    # Rows by their label.
    def __getitem__(self, key):
        if isinstance(key, slice):
            labels = self._series.index
            start = 0 if key.start is None else labels.get_loc(key.start)
            return self._series._at(list(range(start, len(labels) if key.stop is None else labels.get_loc(key.stop) + 1)))
        return self._series[key]

    def __setitem__(self, key, value):
        self._series[key] = value

class _Texts:
    # The methods of texts, for each row.
    def __init__(self, series):
        self._series = series

    def __getattr__(self, name):
        def each(*args, **kwargs):
            return self._series._like([v if is_missing(v) else getattr(v, name)(*args, **kwargs) for v in self._series._values])
        return each

    def len(self):
        return self._series._like([len(v) for v in self._series._values])

    def contains(self, pat, case=True, regex=True, na=False):
        import re
        return self._series._like([na if is_missing(v) else bool(re.search(pat, v, 0 if case else re.I)) if regex else pat in v for v in self._series._values])

    def replace(self, pat, repl, regex=False):
        import re
        return self._series._like([v if is_missing(v) else re.sub(pat, repl, v) if regex else v.replace(pat, repl) for v in self._series._values])

    def get(self, i):
        return self._series._like([v[i] for v in self._series._values])

    __getitem__ = get
