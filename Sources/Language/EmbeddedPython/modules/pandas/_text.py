# SPDX-License-Identifier: GPL-3.0-or-later
# How columns and tables are written.

def is_missing(value):
    return value is None or isinstance(value, float) and value != value

def floats(values):
    """Numbers of one column, with as many digits as the longest needs, six at most."""
    known = [v for v in values if v == v]
    fixed = [f"{v:.6f}" if abs(v) != float("inf") else str(v) for v in known]
    if not known:
        return ["NaN"] * len(values)
    finite = [abs(v) for v in known if abs(v) != float("inf")]
    is_long = max(len(text.lstrip("-")) for text in fixed) + 1 > 13
    if any(0 < v < 1e-7 for v in finite) or is_long and any(v > 1e6 for v in finite):
        return ["NaN" if v != v else f"{v:.6e}" for v in values]
    parts = [text for text in fixed if "." in text]
    digits = max([len(text.partition(".")[2].rstrip("0")) for text in parts] or [1])
    return ["NaN" if v != v else str(v) if abs(v) == float("inf") else f"{v:.{max(1, digits)}f}" for v in values]

def _one(value):
    if isinstance(value, float):
        return "NaN" if value != value else f"{value:.6f}".rstrip("0") + ("0" if f"{value:.6f}".rstrip("0").endswith(".") else "")
    return str(value)

def cells(values, kind):
    """The texts of one column."""
    if kind.startswith("float"):
        return floats([float(v) for v in values])
    if kind == "str":
        return ["NaN" if is_missing(v) else str(v) for v in values]
    return [_one(v) for v in values]

def _spaced(values, kind):
    # The texts of a column with the blank before each, in which a minus stands; numbers of which none is known have none.
    texts = cells(values, kind)
    if kind.startswith("float") and all([float(v) != float(v) for v in values]):
        return texts
    is_number = kind.startswith(("float", "int", "uint"))
    return [text if is_number and text[:1] == "-" else " " + text for text in texts]

def _shortened(texts, size=50):
    # A cell shows so many characters, the blank before it with them.
    return [text[:size - 3] + "..." if len(text) > size else text for text in texts]

def listed(words):
    """Words in brackets, in lines of 80 columns; of more than a hundred the first and the last ten."""
    parts = [words] if len(words) <= 100 else [words[:10], words[-10:]]
    if len(parts) > 1 or len(", ".join(words)) >= 80:
        size = max([len(word) for part in parts for word in part])
        parts = [[f"{word:>{size}}" for word in part] for part in parts]
    text, line = "", " "

    def add(word, width):
        nonlocal text, line
        if len(line.rstrip()) + len(word.rstrip()) >= width:
            text, line = text + line.rstrip() + "\n", " "
        line += word
    if len(parts) > 1:
        for word in parts[0][:-1]:
            add(word + ", ", 80)
        add(parts[0][-1] + ", ", 78)
        text, line = text + line.rstrip() + "\n ...\n", " "
    for word in parts[-1][:-1]:
        add(word + ", ", 80)
    for word in parts[-1][-1:]:
        add(word, 78)
    return "[" + (text + line)[1:] + "]"

def _label(value):
    return "NaN" if is_missing(value) else str(value)

def series(s):
    """A column as text."""
    n = len(s)
    if not n:
        return f"Series([], {f'Name: {s.name}, ' if s.name is not None else ''}dtype: {s.dtype})"
    places = list(range(n)) if n <= 60 else list(range(5)) + list(range(n - 5, n))
    texts = _shortened(_spaced([s._values[i] for i in places], s._kind))
    labels = index_texts([s.index[i] for i in places])
    wide, tall = max(len(t) for t in texts), max(len(t) for t in labels)
    rows = [f"{label:<{tall}}   {text:>{wide}}" for label, text in zip(labels, texts)]
    if n > 60:
        dots = "..." if wide > 3 else ".."
        rows.insert(5, f"{'':<{tall}}   " + (dots.center(wide) if wide > 3 else f"{dots:>{wide}}"))
    foot = [f"Name: {s.name}"] if s.name is not None else []
    foot += [f"Length: {n}"] if n > 60 else []
    head = [str(s.index.name)] if s.index.name is not None else []
    return "\n".join(head + rows + [", ".join(foot + [f"dtype: {s.dtype}"])])

def index_texts(labels):
    if labels and all(isinstance(label, float) for label in labels):
        return floats(labels)
    return [_label(label) for label in labels]

def frame(df, whole=False, with_index=True, width=80):
    """A table as text."""
    n, names = len(df), list(df.columns)
    if not names:
        return f"Empty DataFrame\nColumns: []\nIndex: {list(df.index)!r}"
    if not n:
        return f"Empty DataFrame\nColumns: [{', '.join([str(name) for name in names])}]\nIndex: []"
    cut = n > 60 and not whole
    places = list(range(5)) + list(range(n - 5, n)) if cut else list(range(n))
    columns = []
    # Numbers as names stand below each other by their first digits.
    label_size = max([len(str(name)) for name in names]) if all(type(name) is int for name in names) else 0
    for number, name in enumerate(names):
        column = df._column(number)
        chosen = [column._values[i] for i in places]
        # Names of numbers have a blank in front, and with labels of rows all texts.
        head = "" if column._kind in ("str", "object") else " "
        found = (_spaced if with_index else cells)(chosen, column._kind)
        texts = [head + f"{_label(name):<{label_size}}"] + (found if whole else _shortened(found))
        size = max(len(text) for text in texts)
        if cut:
            size = max(size, 2)
            texts.insert(6, "..." if size > 3 else "..")
        columns.append([f"{text:>{size}}" for text in texts])
    labels = ["" if df.columns.name is None else str(df.columns.name)] + index_texts([df.index[i] for i in places])
    size = max(len(text) for text in labels + ([] if df.index.name is None else [str(df.index.name)]))
    if cut:
        size = max(size, 2)
        labels.insert(6, "..." if size > 3 else "..")
    # A table that is too wide loses columns in its middle, one more than the width of `...` takes, and as many at each side.
    widths = ([size] if with_index else []) + [len(column[0]) for column in columns]
    excess, shown = sum(widths) + len(widths) - width, list(range(len(names)))
    if not whole and excess >= 0:
        excess += 6
        while excess > 0 and len(widths) > 1:
            excess -= widths.pop(round(len(widths) / 2)) + 1
        fitting = max(len(widths) - with_index, 2)
        if fitting < len(names):
            shown = shown[:fitting // 2] + shown[-(fitting // 2):]
    middle = next((i for i, (a, b) in enumerate(zip(shown, shown[1:])) if b != a + 1), None)
    rows = []
    for row in range(len(labels)):
        parts = [f"{labels[row]:<{size}}"] if with_index else []
        for place, number in enumerate(shown):
            parts.append(columns[number][row])
            if place == middle:
                parts.append(" ...")
        rows.append(" ".join(parts))
    if df.index.name is not None and with_index:
        parts = [f"{df.index.name:<{size}}"]
        for place, number in enumerate(shown):
            parts += [" " * len(columns[number][0])] + ([" ..."] if place == middle else [])
        rows.insert(1, " ".join(parts))
    if cut or len(shown) < len(names):
        rows += ["", f"[{n} rows x {len(names)} columns]"]
    return "\n".join(rows)

# What pandas's tables and columns have and these lack.
_BOTH = set("""
    add add_prefix add_suffix agg aggregate align asfreq asof at_time attrs between_time bfill combine combine_first compare
    convert_dtypes cov cummax cummin cumprod div divide dot droplevel eq ewm expanding explode ffill filter first_valid_index flags
    floordiv from_arrow ge gt infer_objects interpolate kurt kurtosis last_valid_index le lt mask memory_usage mod mul multiply ne
    nlargest nsmallest pct_change pow product radd rank rdiv reindex_like rename_axis reorder_levels resample rfloordiv rmod rmul
    rolling rpow rsub rtruediv sem set_axis set_flags skew squeeze sub subtract swaplevel take to_clipboard to_excel to_hdf to_json
    to_latex to_markdown to_period to_pickle to_sql to_timestamp to_xarray transform truediv truncate tz_convert tz_localize unstack
    update where xs
""".split())
_OWN = {"DataFrame": set("""
    boxplot corrwith eval from_dict from_records hist isetitem join melt mode pivot pivot_table query select stack style to_feather
    to_html to_iceberg to_orc to_parquet to_records to_stata to_xml value_counts
""".split()), "Series": set("""
    T argmax argmin argsort array at autocorr axes case_when corr divmod drop dtypes factorize groupby hasnans iat info
    is_monotonic_decreasing is_monotonic_increasing is_unique item list nbytes pop rdivmod reindex repeat sample searchsorted struct
    to_csv transpose
""".split())}

def refusal(kind, name):
    """The error for a name that a table or a column lacks."""
    if name in _BOTH or name in _OWN[kind]:
        return AttributeError(f"Gradus has no pandas.{kind}.{name}")
    return AttributeError(f"'{kind}' object has no attribute '{name}'")
