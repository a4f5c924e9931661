# SPDX-License-Identifier: GPL-3.0-or-later
# Methods of tables and columns that are made of others, and those that are refused by name.
import numpy as np
from pandas._frame import DataFrame
from pandas._series import Index, Series, _NUMBERS
from pandas._text import is_missing

_NAN = float("nan")

def _by_columns(name):
    # A method of a table that its columns have, too.
    def method(self, *args, **kwargs):
        return self._map_columns(lambda _, column: getattr(column, name)(*args, **kwargs))
    method.__name__ = name
    return method

def _rounded(self, decimals=0):
    places = decimals if isinstance(decimals, dict) else dict.fromkeys(self._names, decimals)
    return self._map_columns(lambda name, column: column.round(places[name]) if name in places and column._kind in _NUMBERS[:-1] else column.copy())

def _largest(down):
    def method(self, n=5, columns=None, keep="first"):
        if isinstance(self, Series):
            return self.sort_values(ascending=not down).head(n)
        return self.sort_values(columns, ascending=not down).head(n)
    method.__name__ = "nlargest" if down else "nsmallest"
    return method

def _parts(text, words):
    # A text cut at words or signs that stand in no brackets and in no quotes.
    depth, quote, start, i, made = 0, "", 0, 0, []
    while i < len(text):
        letter = text[i]
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "'\"`":
            quote = letter
        elif letter in "([{":
            depth += 1
        elif letter in ")]}":
            depth -= 1
        elif depth == 0:
            word = next((word for word in words if text.startswith(word, i)), None)
            if word:
                made.append(text[start:i])
                start = i = i + len(word)
                continue
        i += 1
    return [*made, text[start:]]

def _chosen(text, names):
    # Which rows a condition holds for: `and` and `&` are the same, as are `or` and `|`.
    text = text.strip()
    for words, joined in (((" or ", "|"), lambda a, b: a | b), ((" and ", "&"), lambda a, b: a & b)):
        parts = _parts(text, words)
        if len(parts) > 1:
            found = [_chosen(part, names) for part in parts]
            made = found[0]
            for part in found[1:]:
                made = joined(made, part)
            return made
    if text.startswith("not ") or text.startswith("~"):
        return ~_chosen(text[1 if text[0] == "~" else 4:], names)
    if text.startswith("(") and text.endswith(")") and len(_parts(text[1:-1], [")"])) == 1:
        return _chosen(text[1:-1], names)
    inside = _parts(text, [" not in ", " in "])
    if len(inside) == 2:
        found = eval(inside[0], names).isin(list(eval(inside[1], names)))
        return ~found if " not in " in text else found
    signs = _parts(text, ["<=", ">=", "<", ">"])
    if len(signs) == 3:
        # `1 < a < 3` holds where both do.
        first, last = text.index(signs[1], len(signs[0])), len(text) - len(signs[2])
        return eval(text[:first + len(signs[1])], names) & eval(text[first:], names) if last else None
    return eval(text, names)

def query(self, expr, **kwargs):
    """The rows for which an expression of columns holds; `@name` is a variable of the program."""
    import __main__
    import re
    names = {}
    for name in re.findall(r"@(\w+)", expr):
        if not hasattr(__main__, name):
            raise NotImplementedError(f"Gradus has no DataFrame.query with variables of functions (@{name}), only with those of the program")
        names[name] = getattr(__main__, name)

    def plain(name):
        return name if name.isidentifier() else "_column_" + re.sub(r"\W", "_", name)
    text = re.sub(r"`([^`]*)`", lambda found: plain(found.group(1)), expr.replace("@", ""))
    names.update({plain(str(name)): self[name] for name in self._names} | {"index": self.index})
    return self[_chosen(text, names)]

def _filled(forwards):
    def method(self, **kwargs):
        values, last = list(self._values), _NAN
        for i in range(len(values)) if forwards else range(len(values) - 1, -1, -1):
            if is_missing(values[i]):
                values[i] = last
            last = values[i]
        return self._like(values)
    method.__name__ = "ffill" if forwards else "bfill"
    return method

def where(self, cond, other=_NAN):
    """The values where a condition holds, else another."""
    flags = list(cond(self) if callable(cond) else cond)
    others = list(other) if hasattr(other, "__len__") and not isinstance(other, str) else [other] * len(self)
    return self._like([value if flag else otherwise for value, flag, otherwise in zip(self._values, flags, others)])

def mask(self, cond, other=_NAN):
    return where(self, [not flag for flag in (cond(self) if callable(cond) else cond)], other)

def pct_change(self, periods=1):
    return self / self.shift(periods) - 1

def corr(self, other, method="pearson"):
    return float(np.corrcoef(self.values, other.values)[0, 1])

def cov(self, other):
    return float(np.cov(self.values, other.values)[0, 1])

def item(self):
    if len(self) != 1:
        raise ValueError("can only convert an array of size 1 to a Python scalar")
    return self._values[0]

class Rolling:
    """Windows that move along a column."""

    def __init__(self, series, window, min_periods=None, center=False):
        self._series, self._window, self._least = series, window, window if min_periods is None else min_periods
        self._shift = (window - 1) // 2 if center else 0

    def apply(self, func, **kwargs):
        """What a function makes of each window; missing where the window is not full."""
        values, made = self._series._values, []
        for i in range(len(values)):
            end = i + 1 + self._shift
            part = [v for v in values[max(0, end - self._window):min(end, len(values))] if not is_missing(v)]
            made.append(float(func(np.array(part, dtype="float64"))) if len(part) >= max(self._least, 1) else _NAN)
        return self._series._like(made, "float64")

    def mean(self):
        return self.apply(np.mean)

    def sum(self):
        return self.apply(np.sum)

    def min(self):
        return self.apply(np.min)

    def max(self):
        return self.apply(np.max)

    def median(self):
        return self.apply(np.median)

    def std(self):
        return self.apply(lambda part: np.std(part, ddof=1) if len(part) > 1 else _NAN)

    def var(self):
        return self.apply(lambda part: np.var(part, ddof=1) if len(part) > 1 else _NAN)

def agg(self, func, *args, **kwargs):
    """What a function, by its name too, makes of each column, or of this one."""
    if isinstance(func, (list, tuple)):
        names = [one if isinstance(one, str) else one.__name__ for one in func]
        if isinstance(self, Series):
            return Series([agg(self, one) for one in func], index=Index(names))
        return DataFrame({name: [agg(self[name], one) for one in func] for name in self._names}, index=Index(names))
    if isinstance(func, dict):
        return Series([agg(self[name], one) for name, one in func.items()], index=Index(list(func)))
    if isinstance(func, str):
        return getattr(self, func)(*args, **kwargs)
    return func(self) if isinstance(self, Series) else self.apply(func)

def merge(self, right, *args, **kwargs):
    from pandas._reading import merge as merged
    return merged(self, right, *args, **kwargs)

_GAPS = set("""align asfreq asof at_time attrs between_time boxplot combine combine_first compare convert_dtypes corrwith droplevel ewm expanding explode eval
from_arrow from_dict from_records filter first_valid_index flags infer_objects interpolate isetitem join kurt kurtosis last_valid_index melt pivot rank
reindex_like rename_axis reorder_levels resample sem set_axis set_flags skew sparse stack style swaplevel to_clipboard to_excel to_feather to_hdf to_html
to_iceberg to_json to_latex to_markdown to_orc to_parquet to_period to_pickle to_records to_sql to_stata to_timestamp to_xarray to_xml truncate tz_convert
tz_localize unstack update xs add_prefix add_suffix array autocorr case_when cat divmod dt factorize list searchsorted struct""".split())

def _named_gaps(cls):
    usual = cls.__getattr__

    def found(self, name):
        if name in _GAPS and name not in (self._names if cls is DataFrame else self.index):
            raise AttributeError(f"Gradus has no pandas.{cls.__name__}.{name}")
        return usual(self, name)
    cls.__getattr__ = found

def install():
    """Puts the methods into their classes."""
    for name in ("abs", "clip", "cumsum", "diff", "shift", "ffill", "bfill", "isin", "replace", "pct_change"):
        if not hasattr(DataFrame, name):
            setattr(DataFrame, name, _by_columns(name))
    Series.ffill, Series.bfill = _filled(True), _filled(False)
    DataFrame.round, DataFrame.query, DataFrame.merge = _rounded, query, merge
    for cls in (DataFrame, Series):
        for name, function in (("nlargest", _largest(True)), ("nsmallest", _largest(False)), ("agg", agg), ("aggregate", agg)):
            setattr(cls, name, function)
        _named_gaps(cls)
    DataFrame.rolling = lambda self, window, **kwargs: _Windows(self, window, kwargs)
    Series.rolling = lambda self, window, **kwargs: Rolling(self, window, **kwargs)
    for function in (where, mask, pct_change, corr, cov, item):
        setattr(Series, function.__name__, function)

class _Windows:
    # Windows along all columns of a table.
    def __init__(self, frame, window, keywords):
        self._frame, self._window, self._keywords = frame, window, keywords

    def __getattr__(self, name):
        if name.startswith("_") or not hasattr(Rolling, name):
            raise AttributeError(f"'Rolling' object has no attribute '{name}'")
        return lambda *args: self._frame._map_columns(lambda _, column: getattr(Rolling(column, self._window, **self._keywords), name)(*args))
