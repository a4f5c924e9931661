# SPDX-License-Identifier: GPL-3.0-or-later
# Arrays of objects: axes of a figure, words, lists of different lengths.
import numpy as _np

class _Type:
    # The element type, as `a.dtype` shows it.
    def __init__(self, name):
        self.name, self.kind, self.itemsize, self.char = name, "O" if name == "object" else "U", 8, "O"

    def __repr__(self):
        return "dtype('O')" if self.name == "object" else f"dtype('{self.name}')"

    def __str__(self):
        return self.name

    def __eq__(self, other):
        return other is object and self.name == "object" or getattr(other, "name", other) in (self.name, self.kind) or other is str and self.kind == "U"

    def __hash__(self):
        return hash(self.name)

def _count(shape):
    n = 1
    for size in shape:
        n *= size
    return n

class ObjectArray(_np.ndarray):
    """An array whose elements are objects."""

    def __new__(cls, items=(), shape=None, dtype="object", wide=None):
        return object.__new__(cls)

    def __init__(self, items=(), shape=None, dtype="object", wide=None):
        self._items, self._shape = list(items), (len(items),) if shape is None else tuple(shape)
        self._dtype = dtype
        # How long the texts can be; None where nothing but the texts says it.
        self._wide = wide

    shape = property(lambda self: self._shape)
    ndim = property(lambda self: len(self._shape))
    size = property(lambda self: len(self._items))
    T = property(lambda self: self.transpose())
    flat = property(lambda self: iter(self._items))
    itemsize = property(lambda self: 8)
    nbytes = property(lambda self: 8 * len(self._items))

    @property
    def dtype(self):
        if self._dtype == "str":
            return _Type(f"<U{self._wide or max([len(str(item)) for item in self._items], default=1) or 1}")
        return _Type("object")

    def _like(self, items, shape=None):
        return ObjectArray(items, shape, self._dtype, self._wide)

    def __len__(self):
        if not self._shape:
            raise TypeError("len() of unsized object")
        return self._shape[0]

    def __iter__(self):
        return iter([self[i] for i in range(len(self))])

    def _places(self):
        return _np.arange(len(self._items)).reshape(self._shape)

    def __getitem__(self, key):
        key = _key(key)
        found = self._places()[key]
        if getattr(found, "ndim", 0) == 0:
            return self._items[int(found)]
        return self._like([self._items[i] for i in found.reshape(-1).tolist()], found.shape)

    def __setitem__(self, key, value):
        found = self._places()[_key(key)]
        if self._dtype == "str":
            # A text has the room that there is.
            wide = int(self.dtype.name[2:])
            value = [str(part)[:wide] for part in value] if isinstance(value, (list, tuple, _np.ndarray)) else str(value)[:wide]
        if getattr(found, "ndim", 0) == 0:
            self._items[int(found)] = value
            return
        places = found.reshape(-1).tolist()
        several = isinstance(value, (list, tuple, ObjectArray)) and len(value) == len(places)
        for n, i in enumerate(places):
            self._items[i] = value[n] if several else value

    def __contains__(self, item):
        return item in self._items

    def tolist(self):
        if not self._shape:
            return self._items[0]
        return [part.tolist() if isinstance(part, ObjectArray) else part for part in self]

    def item(self, *args):
        return self._items[args[0] if args else 0]

    def flatten(self, order="C"):
        if order == "F":
            return self.transpose().flatten()
        return self._like(self._items)

    ravel = flatten

    def reshape(self, *shape, order="C"):
        shape = shape[0] if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
        return self._like(self._items, self._places().reshape(*shape).shape)

    def transpose(self, *axes):
        places = self._places().transpose(*axes)
        return self._like([self._items[i] for i in places.reshape(-1).tolist()], places.shape)

    def squeeze(self, axis=None):
        return self._like(self._items, self._places().squeeze(axis).shape)

    def copy(self):
        return self._like(self._items, self._shape)

    def astype(self, dtype):
        other = _other_kind(dtype)
        if other:
            return _of_kind(self._items, self._shape, other)
        kind = str(_np.dtype(dtype))
        read = int if kind.startswith(("int", "uint")) else bool if kind == "bool" else float
        numbers = [float("nan") if item is None and read is float else read(item) for item in self._items]
        return _np.array(numbers).astype(dtype).reshape(self._shape) if numbers else _np.zeros(self._shape, dtype=dtype)

    def fill(self, value):
        self._items = [value] * len(self._items)

    def sum(self, axis=None):
        total = 0
        for item in self._items:
            total = total + item
        return total

    def argsort(self, axis=-1):
        return _np.array(sorted(range(len(self._items)), key=lambda i: self._items[i]))

    def sort(self, axis=-1):
        self._items.sort()

    def min(self):
        return min(self._items)

    def max(self):
        return max(self._items)

    def _pairs(self, other):
        if isinstance(other, (ObjectArray, _np.ndarray, list, tuple)):
            items = other._items if isinstance(other, ObjectArray) else list(other)
            if len(items) == len(self._items):
                return list(zip(self._items, items))
            raise ValueError(f"operands could not be broadcast together with shapes {_shape(self._shape)} {_shape((len(items),))} ")
        return [(item, other) for item in self._items]

    def __eq__(self, other):
        return _np.array([bool(a == b) for a, b in self._pairs(other)], dtype=bool).reshape(self._shape)

    def __ne__(self, other):
        return _np.array([bool(a != b) for a, b in self._pairs(other)], dtype=bool).reshape(self._shape)

    def __add__(self, other):
        return self._like([a + b for a, b in self._pairs(other)], self._shape)

    def __radd__(self, other):
        return self._like([b + a for a, b in self._pairs(other)], self._shape)

    def __mul__(self, other):
        return self._like([a * b for a, b in self._pairs(other)], self._shape)

    def __sub__(self, other):
        return self._like([a - b for a, b in self._pairs(other)], self._shape)

    def __truediv__(self, other):
        return self._like([a / b for a, b in self._pairs(other)], self._shape)

    __hash__ = None

    def __bool__(self):
        if len(self._items) == 1:
            return bool(self._items[0])
        raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")

    def _text(self, separator, width, indent):
        words = [f"list({item!r})" if isinstance(item, list) else repr(item) for item in self._items]
        places = iter(words)

        def built(shape, indent, width):
            if not shape:
                return next(places)
            parts = [built(shape[1:], indent + 1, width - 1) for _ in range(shape[0])]
            if len(shape) > 1:
                return "[" + (separator.rstrip() + "\n" * (len(shape) - 1) + " " * (indent + 1)).join(parts) + "]"
            lines, line = [], " " * (indent + 1)
            for i, part in enumerate(parts):
                if len(line) + len(part) > width - 1 and len(line) > indent + 1:
                    lines.append(line.rstrip())
                    line = " " * (indent + 1)
                line += part + (separator if i < len(parts) - 1 else "")
            return "[" + ("\n".join([*lines, line]))[indent + 1:] + "]"
        return built(self._shape, indent, width)

    def __repr__(self):
        name = "object" if self._dtype != "str" else f"'{self.dtype.name}'"
        body = self._text(", ", 75, len("array("))
        tail = f"dtype={name})"
        last = len(("array(" + body).split("\n")[-1]) + 1
        return "array(" + body + "," + ("\n" + " " * 6 if last + len(tail) + 1 > 75 else " ") + tail

    def __str__(self):
        return self._text(" ", 75, 0) if self._shape else str(self._items[0])

    def __format__(self, spec):
        return str(self)

ObjectArray.__name__ = ObjectArray.__qualname__ = "ndarray"
ObjectArray.__module__ = "numpy"

def _shape(shape):
    return "(" + ",".join([str(n) for n in shape]) + (",)" if len(shape) == 1 else ")")

def _key(key):
    return tuple([_key(part) for part in key]) if isinstance(key, tuple) else key

def _other_kind(dtype):
    # The name of a type of objects or texts ("object", "str", "U10"); nothing for numbers.
    name = dtype if isinstance(dtype, str) else getattr(dtype, "name", None) if isinstance(dtype, _Type) else getattr(dtype, "__name__", "")
    name = name.lstrip("<>=|")
    if name in ("object", "O", "object_"):
        return "object"
    return "str" if name in ("str", "U", "str_") else name if name[:1] == "U" and name[1:].isdigit() else ""

# How many characters numpy gives the numbers of a type.
_WIDE = {"bool": 5, "int8": 4, "uint8": 3, "int16": 6, "uint16": 5, "int32": 11, "uint32": 10, "int64": 21, "uint64": 20}

def _of_kind(items, shape, kind, wide=None):
    # An array of these things: as they are, or as texts.
    if kind == "object":
        return ObjectArray(items, shape)
    texts = [str(item) for item in items]
    if kind != "str":
        wide = int(kind[1:])
        texts = [text[:wide] for text in texts]
    return ObjectArray(texts, shape, "str", wide)

def _is_row(part):
    return isinstance(part, (list, tuple)) or isinstance(part, _np.ndarray) and part.ndim > 0

def made(value, kind=""):
    """Nested lists of objects, or an array, as an array of objects or texts; `kind` says of which, else what is there."""
    if isinstance(value, ObjectArray):
        own = "object" if value._dtype == "object" else "str"
        if kind in ("", own):
            return ObjectArray(value._items, value._shape, own, value._wide)
        return _of_kind(value._items, value._shape, kind)
    if isinstance(value, _np.ndarray):
        # Numbers: as objects Python's own, as texts in the room that their type has.
        flat = value.reshape(-1)
        return _of_kind(flat.tolist() if kind == "object" else list(flat), value.shape, kind, _WIDE.get(str(value.dtype), 32))
    if not _is_row(value):
        return _of_kind([value], (), kind or ("str" if isinstance(value, str) else "object"))
    sizes, flat = [len(value)], list(value)
    while flat and all([_is_row(part) for part in flat]) and len({len(part) for part in flat}) == 1:
        sizes.append(len(flat[0]))
        flat = [inner for part in flat for inner in (part.tolist() if isinstance(part, _np.ndarray) else part)]
    if kind:
        return _of_kind(flat, sizes, kind)
    if flat and all([isinstance(item, str) for item in flat]):
        return ObjectArray(flat, sizes, "str")
    if flat and all([isinstance(item, (str, int, float, complex, _np.generic)) for item in flat]) and any([isinstance(item, str) for item in flat]):
        # Texts beside numbers: all are texts, with room for any number of theirs.
        room = [len(item) if isinstance(item, str) else 5 if isinstance(item, (bool, _np.bool_)) else 21 if isinstance(item, (int, _np.integer)) else
                64 if isinstance(item, complex) else 32 for item in flat]
        return ObjectArray([str(item) for item in flat], sizes, "str", max(room))
    return ObjectArray(flat, sizes)

def filled(shape, value, kind):
    """An array of one value again and again, of objects or texts."""
    shape = tuple(shape) if hasattr(shape, "__len__") else (shape,)
    return _of_kind([value] * _count(shape), shape, kind)

# What of the results of functions that compare are elements: all, the first of several, or nothing. Other functions only move elements.
_COMPARED = {"sort": "all", "max": "all", "min": "all", "amax": "all", "amin": "all", "unique": "first", "union1d": "all", "intersect1d": "all", "setdiff1d": "all",
             "argsort": "", "searchsorted": "", "isin": "", "array_equal": "", "array_equiv": "", "size": "", "shape": "", "ndim": "", "argmax": "", "argmin": ""}

_EQUAL = {"isin", "array_equal", "array_equiv", "size", "shape", "ndim"}

def _own(value):
    # What says how it becomes an array, as that.
    return _np.asarray(value) if hasattr(value, "__array__") and not isinstance(value, _np.ndarray) else value

# Which arguments of functions of several have to be of objects where one is.
_BOTH = {"append": (0, 1), "isin": (0, 1), "union1d": (0, 1), "intersect1d": (0, 1), "setdiff1d": (0, 1), "searchsorted": (0, 1), "insert": (0, 2),
         "where": (1, 2), "full": (1,)}

def has_objects(value, depth=0):
    value = _own(value)
    return isinstance(value, (ObjectArray, str)) or depth and value is None or depth < 8 and isinstance(value, (list, tuple)) and any([has_objects(part, depth + 1) for part in value])

def instead(name, function, args, kwargs={}):
    """A function of numbers for arrays of objects: their places, or their ranks, go through it in place of them."""
    pool, kinds = [], set()
    refused = NotImplementedError(f"Gradus has no numpy.{name} of numbers beside words")

    if name == "array_equal" and not all([has_objects(value) for value in args[:2]]):
        return False
    both = [place for place in _BOTH.get(name, (0,)) if place < len(args)]
    if name in _BOTH and name != "searchsorted" and any([has_objects(args[place]) for place in both]):
        # Numbers beside objects are objects, and beside texts texts.
        known = [made(args[place]) for place in both if has_objects(args[place])]
        kind = "object" if name == "isin" or any([part._dtype == "object" for part in known]) else "str"
        args = [made(_own(arg), kind) if place in both and not has_objects(arg) else arg for place, arg in enumerate(args)]
    if not all([has_objects(args[place]) for place in both]):
        raise refused

    def gather(value, depth=0):
        # The elements of arrays, texts and lists of texts, in the order of the arguments.
        if isinstance(value, ObjectArray):
            pool.extend(value._items)
            kinds.add(value._dtype)
        elif isinstance(value, str) or depth and value is None:
            pool.append(value)
        elif isinstance(value, (list, tuple)) and depth < 8 and has_objects(value):
            for part in value:
                if not has_objects(part, depth + 1):
                    raise refused
                gather(part, depth + 1)
    args = [_own(value) for value in args]
    options = {key: _own(value) for key, value in kwargs.items() if not isinstance(value, str)}
    for value in [*args, *options.values()]:
        gather(value)
    # Where nothing is put into order the elements need none.
    items = pool if name not in _COMPARED else list(dict.fromkeys(pool)) if name in _EQUAL else sorted(dict.fromkeys(pool))
    ranks = {item: i for i, item in enumerate(items)} if name in _COMPARED else None
    place = [0]

    def number():
        place[0] += 1
        return place[0] - 1 if ranks is None else ranks[pool[place[0] - 1]]

    def numbers(value, depth=0):
        if isinstance(value, ObjectArray):
            return _np.array([number() for _ in value._items], dtype="int64").reshape(value._shape)
        if isinstance(value, str) or depth and value is None:
            return number()
        if isinstance(value, (list, tuple)) and depth < 8 and has_objects(value):
            return [numbers(part, depth + 1) for part in value]
        return value

    def elements(value):
        if isinstance(value, (list, tuple)):
            return type(value)([elements(part) for part in value])
        if getattr(value, "shape", ()) == ():
            return items[int(value)]
        kind = "object" if "object" in kinds or not all([isinstance(item, str) for item in items]) else "str"
        return ObjectArray([items[i] for i in value.reshape(-1).tolist()], value.shape, kind)
    given = [numbers(value) for value in args]
    result = function(*given, **{**kwargs, **{key: numbers(value) for key, value in options.items()}})
    kept = _COMPARED.get(name, "all")
    if kept == "first" and isinstance(result, tuple):
        return (elements(result[0]), *result[1:])
    return elements(result) if kept else result

def of_objects(function, *args, **kwargs):
    return instead(function.__name__, function, args, kwargs)

def holds(value):
    """Whether something is an array of objects, or begins with a text: asked before each call, so only the first is looked at."""
    for _ in range(64):
        if not isinstance(value, (list, tuple)) or not value:
            break
        value = value[0]
    return isinstance(_own(value), (ObjectArray, str))
