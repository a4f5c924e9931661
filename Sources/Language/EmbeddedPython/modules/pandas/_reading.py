# SPDX-License-Identifier: GPL-3.0-or-later
# Tables from files and into them, and functions of several tables.
import csv
import io

import numpy as np
from pandas._frame import DataFrame
from pandas._series import Index, RangeIndex, Series
from pandas._text import is_missing

_MISSING = {"", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan",
            "null"}

def _column(words, missing, kind=None):
    # Words as numbers, truths or texts, whatever all of them are.
    if kind in (str, "str"):
        return [float("nan") if word in missing else word for word in words]
    known = [word for word in words if word not in missing]
    if known and all(word in ("True", "False", "TRUE", "FALSE", "true", "false") for word in known):
        return [float("nan") if word in missing else word.lower() == "true" for word in words]
    for number in (int, float):
        try:
            if number is int and any("_" in word for word in known):
                break
            made = {word: number(word) for word in set(known)}
        except ValueError:
            continue
        return [float("nan") if word in missing else made[word] for word in words]
    return [float("nan") if word in missing else word for word in words]

def read_csv(filepath_or_buffer, sep=",", delimiter=None, header="infer", names=None, index_col=None, usecols=None, dtype=None, na_values=None, skiprows=0,
             nrows=None, comment=None, encoding=None, thousands=None, skipinitialspace=False, engine=None, quotechar='"', **kwargs):
    """A table of a file of comma-separated values."""
    source = filepath_or_buffer
    if isinstance(source, str) and source.startswith(("http://", "https://")):
        raise NotImplementedError("Gradus has no network: read_csv reads files")
    if hasattr(source, "read"):
        text = source.read()
    else:
        with open(str(source), encoding=encoding or "utf-8") as file:
            text = file.read()
    text = text.lstrip("\ufeff")
    lines = text.splitlines()
    if isinstance(skiprows, (list, tuple, set)):
        lines = [line for i, line in enumerate(lines) if i not in set(skiprows)]
    else:
        lines = lines[skiprows or 0:]
    if comment:
        lines = [line.partition(comment)[0] for line in lines if not line.startswith(comment)]
    sep = delimiter or sep
    if sep in (r"\s+", " +") or kwargs.get("delim_whitespace"):
        rows = [line.split() for line in lines if line.strip()]
    else:
        if sep == "\\t":
            sep = "\t"
        rows = [row for row in csv.reader(io.StringIO("\n".join(lines)), delimiter=sep, quotechar=quotechar, skipinitialspace=skipinitialspace) if row]
    if not rows:
        raise EmptyDataError("No columns to parse from file")
    if header == "infer":
        header = 0 if names is None else None
    titles = list(names) if names is not None else rows[header] if header is not None else list(range(len(rows[0])))
    rows = rows[header + 1:] if header is not None else rows
    rows = rows[:nrows] if nrows is not None else rows
    for i, row in enumerate(rows):
        if len(row) > len(titles) + (1 if i == 0 else 0) and names is None and len(row) > max(len(titles), len(rows[0])):
            raise ParserError(f"Error tokenizing data. C error: Expected {len(titles)} fields in line {i + 2}, saw {len(row)}\n")
    missing = _MISSING | ({na_values} if isinstance(na_values, str) else set(na_values or ()))
    first = None
    if rows and len(rows[0]) == len(titles) + 1:
        first, rows = _column([row[0] for row in rows], missing), [row[1:] for row in rows]
    columns = {}
    for place, title in enumerate(titles):
        if usecols is not None and title not in usecols and place not in usecols:
            continue
        words = [row[place] if place < len(row) else "" for row in rows]
        if thousands:
            words = [word.replace(thousands, "") for word in words]
        kind = dtype.get(title) if isinstance(dtype, dict) else dtype
        values = Series(_column(words, missing, kind))
        number, key = 1, title if title != "" else f"Unnamed: {place}"
        while key in columns:
            key, number = f"{title}.{number}", number + 1
        columns[key] = values.astype(kind) if kind is not None and kind not in (str, "str") else values
    made = DataFrame(columns)
    if index_col is not None and index_col is not False:
        return made.set_index(made.columns[index_col] if isinstance(index_col, int) else index_col)
    if first is not None:
        made.index = Index(first)
    return made

def read_table(filepath_or_buffer, sep="\t", **kwargs):
    return read_csv(filepath_or_buffer, sep=sep, **kwargs)

class EmptyDataError(ValueError):
    """A file without anything."""

class ParserError(ValueError):
    """A file that is no table."""

def written(frame, sep, index, header):
    """A table as a text of separated values."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=sep, lineterminator="\n")
    word = lambda v: "" if is_missing(v) else v
    if header:
        writer.writerow(([frame.index.name or ""] if index else []) + list(frame.columns))
    for i in range(len(frame)):
        writer.writerow(([frame.index[i]] if index else []) + [word(column._values[i]) for column in frame._columns])
    return out.getvalue()

def concat(objs, axis=0, ignore_index=False, keys=None, **kwargs):
    """Tables below or beside each other."""
    objs = [part for part in (objs.values() if isinstance(objs, dict) else objs) if part is not None]
    if not objs:
        raise ValueError("No objects to concatenate")
    if axis in (1, "columns"):
        pairs = []
        for part in objs:
            pairs += part.items() if isinstance(part, DataFrame) else [(part.name if part.name is not None else len(pairs), part)]
        made = DataFrame._of([name for name, _ in pairs], [column._like(column._values, column._kind) for _, column in pairs], objs[0].index)
        return made
    labels = [label for part in objs for label in part.index]
    index = RangeIndex(len(labels)) if ignore_index else Index(labels)
    if isinstance(objs[0], Series):
        made = Series([v for part in objs for v in part._values], index=index)
        made.name = objs[0].name if len({part.name for part in objs}) == 1 else None
        return made
    names = list(dict.fromkeys([name for part in objs for name in part.columns]))
    columns = {name: [v for part in objs for v in (part[name]._values if name in part.columns else [float("nan")] * len(part))] for name in names}
    made = DataFrame(columns)
    made.index = index
    return made

def get_dummies(data, prefix=None, prefix_sep="_", dummy_na=False, columns=None, drop_first=False, dtype=bool):
    """Words as columns of truths."""
    def parts(column, start):
        keys = sorted({v for v in column._values if not is_missing(v)})
        keys = keys[1:] if drop_first else keys
        made = [(key if start is None else f"{start}{prefix_sep}{key}", [v == key for v in column._values]) for key in keys]
        if dummy_na:
            made.append((float("nan") if start is None else f"{start}{prefix_sep}nan", [is_missing(v) for v in column._values]))
        return [(name, Series(values).astype(dtype)) for name, values in made]
    if isinstance(data, Series):
        pairs = parts(data, prefix)
    else:
        chosen = list(columns) if columns is not None else [name for name, column in data.items() if column._kind in ("str", "object")]
        pairs = [(name, column) for name, column in data.items() if name not in chosen]
        for name in chosen:
            pairs += parts(data[name], prefix if isinstance(prefix, str) else name)
    return DataFrame._of([name for name, _ in pairs], [column._like(column._values, column._kind) for _, column in pairs], data.index)

class MergeError(ValueError):
    pass

MergeError.__module__ = "pandas.errors"

def _key_names(left, right, on, left_on, right_on):
    # The names of the columns that are compared, on either side.
    listed = lambda names: [names] if isinstance(names, str) or not isinstance(names, (list, tuple)) else list(names)
    if on is not None and (left_on is not None or right_on is not None):
        raise MergeError('Can only pass argument "on" OR "left_on" and "right_on", not a combination of both.')
    if on is None and left_on is None and right_on is None:
        on = [name for name in left.columns if name in right.columns]
        if not on:
            raise MergeError("No common columns to perform merge on. Merge options: left_on=None, right_on=None, left_index=False, right_index=False")
    first, second = (listed(on), listed(on)) if on is not None else (listed(left_on), listed(right_on))
    if len(first) != len(second):
        raise ValueError("len(right_on) must equal len(left_on)")
    for frame, names in ((left, first), (right, second)):
        for name in names:
            if name not in frame.columns:
                raise KeyError(name)
    return first, second

def merge(left, right, how="inner", on=None, left_on=None, right_on=None, left_index=False, right_index=False, sort=False, suffixes=("_x", "_y"),
          copy=None, indicator=False, validate=None):
    """Rows together that have the same keys."""
    if how not in ("inner", "left", "right", "outer") or left_index or right_index or indicator or validate:
        raise NotImplementedError("Gradus has pandas.merge of columns with how='inner', 'left', 'right' or 'outer' only")
    first, second = _key_names(left, right, on, left_on, right_on)
    keys = [list(zip(*[frame[name]._values for name in names])) for frame, names in ((left, first), (right, second))]
    places = [{}, {}]
    for side, known in zip(keys, places):
        for i, key in enumerate(side):
            known.setdefault(key, []).append(i)
    if how == "right":
        rows = [(i, j) for j, key in enumerate(keys[1]) for i in places[0].get(key, [None])]
    else:
        rows = [(i, j) for i, key in enumerate(keys[0]) for j in places[1].get(key, [] if how == "inner" else [None])]
    if how == "outer":
        rows += [(None, j) for j, key in enumerate(keys[1]) if key not in places[0]]
    if how == "outer" or sort:
        rows.sort(key=lambda row: keys[0][row[0]] if row[0] is not None else keys[1][row[1]])
    shared = [a for a, b in zip(first, second) if a == b]
    twice = [name for name in left.columns if name in right.columns and name not in shared]
    columns = {}
    for side, (frame, suffix) in enumerate(((left, suffixes[0]), (right, suffixes[1]))):
        for name in frame.columns:
            if side and name in shared:
                continue
            values = frame[name]._values
            if name in shared:
                other = right[name]._values
                made = [values[i] if i is not None else other[j] for i, j in rows]
            else:
                made = [float("nan") if row[side] is None else values[row[side]] for row in rows]
            title = name + (suffix or "") if name in twice else name
            columns[title] = frame[name]._like(made, frame[name]._kind) if all(row[side] is not None for row in rows) else made
    return DataFrame(columns)

def cut(*args, **kwargs):
    raise NotImplementedError("Gradus has no pandas.cut: np.digitize is here")

def to_numeric(arg, errors="raise"):
    def number(v):
        try:
            return float("nan") if is_missing(v) else int(v) if isinstance(v, str) and v.lstrip("-").isdigit() else float(v)
        except ValueError:
            if errors == "coerce":
                return float("nan")
            raise ValueError(f'Unable to parse string "{v}"') from None
    return arg._like([number(v) for v in arg._values])

def isna(obj):
    """What is missing."""
    return obj.isna() if isinstance(obj, (Series, DataFrame)) else np.isnan(obj) if isinstance(obj, np.ndarray) else is_missing(obj)

def notna(obj):
    made = isna(obj)
    return ~made if not isinstance(made, bool) else not made

isnull, notnull = isna, notna

def unique(values):
    return Series(values).unique()
