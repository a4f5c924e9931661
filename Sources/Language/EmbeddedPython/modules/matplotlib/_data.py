# SPDX-License-Identifier: GPL-3.0-or-later
# What programs hand to plotting functions, as arrays of numbers.
import numpy as np

def one_of(values, **given):
    # Refuses a value that is none of those that are known.
    for name, value in given.items():
        if value not in values:
            raise ValueError(refusal(value, name, list(values)))

def refusal(value, name, values):
    """What is said of a value that is none of a few, or of many that it may resemble."""
    words = f"{value!r} is not a valid value for {name}."
    if 0 < len(values) <= 5:
        return f"{words} Supported values are {', '.join([repr(v) for v in values])}"
    if isinstance(value, str):
        import difflib
        near = difflib.get_close_matches(value, [v for v in values if isinstance(v, str)], 3, 0.5)
        if near:
            return f"{words} Did you mean{' one of' if len(near) > 1 else ''}: {', '.join([repr(v) for v in near])}?"
    return words

def is_text(value):
    return isinstance(value, (str, bytes))

def is_number(value):
    return isinstance(value, (int, float, bool)) or value is None or not is_text(value) and getattr(value, "shape", None) == ()

def is_date(value):
    return hasattr(value, "toordinal")

def date_number(value):
    # Days since the first of January 1970.
    days = value.toordinal() - 719163
    if hasattr(value, "hour"):
        days += (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6) / 86400
    return float(days)

def _own(value):
    # A tensor as an array, or whatever else says how it becomes one.
    if isinstance(value, np.ndarray) or is_number(value) and not hasattr(value, "numpy"):
        return value
    if hasattr(value, "numpy") and callable(value.numpy):
        return value.numpy()
    if hasattr(value, "to_numpy"):
        return value.to_numpy()
    return value

def array(value, depth=0):
    # As it is, with its type; None is a gap.
    if depth > 64:
        raise ValueError("setting an array element with a sequence. The requested array would exceed the maximum number of dimension of 64.")
    value = _own(value)
    if isinstance(value, np.ndarray):
        return value
    if value is None:
        return np.array(float("nan"))
    if is_number(value):
        return np.array(value)
    if is_text(value):
        raise ValueError(f"could not convert string to float: {value!r}")
    if isinstance(value, dict):
        value = [value]
    items = [_own(item) for item in value]
    if any(item is None for item in items):
        items = [float("nan") if item is None else item for item in items]
    for item in items:
        if is_date(item):
            return np.array([date_number(item) for item in items])
        if isinstance(item, (str, dict, set)) or not (is_number(item) or hasattr(item, "__len__") or hasattr(item, "__iter__")):
            raise TypeError(f"float() argument must be a string or a real number, not '{type(item).__name__}'")
    if items and isinstance(items[0], np.ndarray):
        if all(item.shape == items[0].shape for item in items):
            return np.stack(items)
    if any(item is value for item in items) and len(items) > 1:
        raise ValueError("setting an array element with a sequence. The requested array has an inhomogeneous shape after "
                         f"1 dimensions. The detected shape was ({len(items)},) + inhomogeneous part.")
    nested = [array(item, depth + 1) if not is_number(item) and not isinstance(item, np.ndarray) else item for item in items]
    if nested and not is_number(nested[0]):
        if len({item.shape for item in nested if not is_number(item)}) > 1 or any(is_number(item) for item in nested):
            raise ValueError("setting an array element with a sequence. The requested array has an inhomogeneous shape after "
                             f"1 dimensions. The detected shape was ({len(nested)},) + inhomogeneous part.")
        return np.stack([np.asarray(item) for item in nested])
    return np.array([item.item() if hasattr(item, "item") else item for item in nested])

def floats(value):
    # Numbers as float64, in one row.
    made = array(value)
    return made.astype("float64").reshape(-1)

def words(value):
    # The texts of a list of categories, else nothing.
    if is_text(value):
        return [value]
    if isinstance(value, np.ndarray) or hasattr(value, "numpy") or isinstance(value, range) or is_number(value):
        return None
    if not hasattr(value, "__iter__"):
        return None
    items = list(value) if not isinstance(value, dict) else list(value)
    if items and all(is_text(item) for item in items):
        return items
    if any(is_text(item) for item in items):
        return [item if is_text(item) else str(item) for item in items]
    return None

def dates(value):
    if is_date(value):
        return [value]
    if isinstance(value, (list, tuple)) and value and is_date(value[0]):
        return list(value)
    return None

def shape_text(shape):
    return str(tuple(int(n) for n in shape))

def spread(value, count):
    # One value for each of so many.
    row = floats(value)
    return row if len(row) == count else np.zeros(count) + row[0] if len(row) == 1 else row
