# SPDX-License-Identifier: GPL-3.0-or-later
# Files, limits of types, warnings, tests, texts.
import numpy as np
from numpy._helpers import is_float, real

class finfo:
    """The limits of a type of floats."""

    _FACTS = {"float64": (64, 52, 2.220446049250313e-16, 1.7976931348623157e308, 2.2250738585072014e-308, 15),
              "float32": (32, 23, 1.1920928955078125e-07, 3.4028234663852886e38, 1.1754943508222875e-38, 6),
              "float16": (16, 10, 0.0009765625, 65504.0, 6.103515625e-05, 3)}

    def __init__(self, dtype):
        name = _name(dtype)
        if name not in self._FACTS:
            raise ValueError(f"data type {dtype!r} not inexact")
        self.bits, self.nmant, eps, largest, tiny, self.precision = self._FACTS[name]
        kind = getattr(np, name)
        self.dtype = np.dtype(name)
        self.eps, self.max, self.min, self.tiny = kind(eps), kind(largest), kind(-largest), kind(tiny)
        self.smallest_normal, self.resolution = self.tiny, kind(10.0 ** -self.precision)

    def __repr__(self):
        return f"finfo(resolution={self.resolution}, min={self.min}, max={self.max}, dtype={self.dtype})"

class iinfo:
    """The limits of a type of integers."""

    def __init__(self, int_type):
        name = "int64" if int_type is int else _name(int_type)
        if not name.startswith(("int", "uint")):
            raise ValueError(f"Invalid integer data type '{name[0]}'.")
        self.bits = int(name.lstrip("uint"))
        self.min, self.max = (0, 2 ** self.bits - 1) if name[0] == "u" else (-2 ** (self.bits - 1), 2 ** (self.bits - 1) - 1)
        self.dtype, self.kind = np.dtype(name), name[0]

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"

_ORDER = ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64"]

def _name(value):
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, (int, float)) and not hasattr(value, "dtype"):
        return "int64" if isinstance(value, int) else "float64"
    return str(value.dtype) if hasattr(value, "dtype") and not isinstance(value, type) else str(np.dtype(value))

def promote_types(type1, type2):
    """The type that two types have together."""
    a, b = np.zeros(1, dtype=type1), np.zeros(1, dtype=type2)
    return (a + b).dtype if _name(a) != "bool" or _name(b) != "bool" else np.dtype("bool")

def result_type(*arrays_and_dtypes):
    """The type that arrays have together."""
    names = [_name(value) for value in arrays_and_dtypes if not (isinstance(value, (int, float)) and not hasattr(value, "dtype"))]
    made = names[0] if names else None
    for name in names[1:]:
        made = str(promote_types(made, name))
    for value in arrays_and_dtypes:
        if isinstance(value, (int, float)) and not hasattr(value, "dtype"):
            kind = "float64" if isinstance(value, float) else "int64"
            if made is None or kind == "float64" and "float" not in made or made == "bool" and not isinstance(value, bool):
                made = kind if made is None or not isinstance(value, bool) else made
    return np.dtype(made)

def can_cast(from_, to, casting="safe"):
    """Whether a type goes into another one without loss."""
    a, b = _name(from_), _name(to)
    if casting == "unsafe" or a == b:
        return True
    if casting == "same_kind":
        return ("float" in b) >= ("float" in a) and not (b == "bool")
    return str(promote_types(a, b)) == b

def min_scalar_type(a):
    for name in ("uint8", "int8", "int16", "int32", "int64"):
        info = iinfo(name)
        if isinstance(a, int) and info.min <= a <= info.max:
            return np.dtype(name)
    return np.dtype(_name(a))

_KINDS = {"generic": _ORDER, "number": _ORDER[1:], "integer": _ORDER[1:6], "signedinteger": _ORDER[2:6], "unsignedinteger": ["uint8"],
          "floating": _ORDER[6:], "inexact": _ORDER[6:], "complexfloating": [], "character": [], "flexible": []}

class _Kind(type):
    def __instancecheck__(cls, value):
        return not isinstance(value, np.ndarray) and hasattr(value, "dtype") and hasattr(value, "itemsize") and str(value.dtype) in _KINDS[cls.__name__]

    def __subclasscheck__(cls, other):
        return issubdtype(other, cls)

def _kind(name):
    return _Kind(name, (), {"__module__": "numpy"})

generic, number, integer, signedinteger, unsignedinteger, floating, inexact, complexfloating, character, flexible = [_kind(_n) for _n in _KINDS]

def issubdtype(arg1, arg2):
    """Whether a type is of a kind."""
    if isinstance(arg2, _Kind):
        if isinstance(arg1, _Kind):
            return set(_KINDS[arg1.__name__]) <= set(_KINDS[arg2.__name__])
        return _name(arg1) in _KINDS[arg2.__name__]
    if arg2 is float:
        arg2 = "float64"
    return _name(arg1) == _name(arg2)

issctype = lambda rep: isinstance(rep, type)

def isscalar(element):
    """Whether something is a number or a text."""
    return isinstance(element, (int, float, complex, str, bytes)) or not isinstance(element, np.ndarray) and hasattr(element, "itemsize")

def iterable(y):
    return hasattr(y, "__iter__") or hasattr(y, "__getitem__")

def common_type(*arrays):
    return getattr(np, str(result_type(*arrays, 1.0)))

class errstate:
    """How divisions by zero are treated; here they are never said."""

    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            if name not in ("all", "divide", "over", "under", "invalid", "call"):
                raise TypeError(f"errstate.__init__() got an unexpected keyword argument '{name}'")

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def __call__(self, function):
        return function

def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    return {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}

def geterr():
    return seterr()

# Files

def save(file, arr, allow_pickle=True):
    """An array into a .npy file."""
    data = _packed(np.asarray(arr))
    if hasattr(file, "write"):
        file.write(data)
        return
    path = str(file)
    np._writefile(path if path.endswith(".npy") else path + ".npy", data, f"np.save({path!r}, arr)")

_CODES = {"float64": "<f8", "float32": "<f4", "float16": "<f2", "int64": "<i8", "int32": "<i4", "int16": "<i2", "int8": "|i1", "uint8": "|u1", "bool": "|b1"}

def _packed(arr):
    name = str(arr.dtype)
    if name not in _CODES:
        raise NotImplementedError(f"Gradus saves no arrays of type {name}")
    words = f"{{'descr': '{_CODES[name]}', 'fortran_order': False, 'shape': {tuple(arr.shape)!r}, }}"
    length = len(words) + 11
    words += " " * (-length % 64) + "\n"
    return b"\x93NUMPY\x01\x00" + len(words).to_bytes(2, "little") + words.encode() + np._tobytes(arr)

def _unpacked(data):
    if data[:6] != b"\x93NUMPY":
        raise ValueError("Cannot load file containing pickled data when allow_pickle=False")
    size, start = (int.from_bytes(data[8:10], "little"), 10) if data[6] == 1 else (int.from_bytes(data[8:12], "little"), 12)
    words = data[start:start + size].decode("latin-1")
    facts = {}
    # A dictionary of three things, in whatever order.
    facts["fortran_order"] = "'fortran_order': True" in words
    body = words.partition("'shape':")[2].partition("(")[2].partition(")")[0]
    facts["shape"] = tuple([int(part) for part in body.split(",") if part.strip()])
    descr = words.partition("'descr':")[2].strip()
    descr = descr[1:].partition("'")[0] if descr.startswith("'") else descr
    kinds = {code[1:]: name for name, code in _CODES.items()}
    if descr[1:] not in kinds or descr[0] == ">":
        raise NotImplementedError(f"Gradus loads no arrays of type {descr!r}")
    made = np._frombytes(data[start + size:], kinds[descr[1:]])
    shape = tuple(facts["shape"])
    return made.reshape(shape[::-1]).T.copy() if facts["fortran_order"] else made.reshape(shape)

class NpzFile:
    """Arrays of a .npz file by their names."""

    def __init__(self, parts):
        self._parts, self.files = parts, list(parts)

    def __getitem__(self, key):
        if key not in self._parts:
            raise KeyError(f"{key} is not a file in the archive")
        return _unpacked(self._parts[key])

    def __contains__(self, key):
        return key in self._parts

    def __iter__(self):
        return iter(self.files)

    def __len__(self):
        return len(self.files)

    def keys(self):
        return self.files

    def items(self):
        return [(name, self[name]) for name in self.files]

    def values(self):
        return [self[name] for name in self.files]

    def get(self, key, default=None):
        return self[key] if key in self._parts else default

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII"):
    """An array of a .npy file, or several of a .npz file."""
    if hasattr(file, "read"):
        data = file.read()
    else:
        data = np._readfile(str(file), f"np.load({str(file)!r})")
    if not data:
        raise EOFError("No data left in file")
    if data[:4] == b"PK\x03\x04":
        return NpzFile({name.removesuffix(".npy"): part for name, part in _members(data).items()})
    return _unpacked(data)

def _members(data):
    # The files of an archive, from its directory at the end.
    end = data.rfind(b"PK\x05\x06")
    if end < 0:
        raise ValueError("not an archive")
    count, place = int.from_bytes(data[end + 10:end + 12], "little"), int.from_bytes(data[end + 16:end + 20], "little")
    made = {}
    for _ in range(count):
        method, size = int.from_bytes(data[place + 10:place + 12], "little"), int.from_bytes(data[place + 20:place + 24], "little")
        name_size, extra, comment = [int.from_bytes(data[place + i:place + i + 2], "little") for i in (28, 30, 32)]
        start = int.from_bytes(data[place + 42:place + 46], "little")
        name = data[place + 46:place + 46 + name_size].decode()
        place += 46 + name_size + extra + comment
        if method != 0:
            raise NotImplementedError("Gradus loads no compressed .npz files")
        head = start + 30 + int.from_bytes(data[start + 26:start + 28], "little") + int.from_bytes(data[start + 28:start + 30], "little")
        made[name] = data[head:head + size]
    return made

_TABLE = []

def _crc(data):
    if not _TABLE:
        for n in range(256):
            for _ in range(8):
                n = n >> 1 ^ 0xEDB88320 if n & 1 else n >> 1
            _TABLE.append(n)
    value = 0xFFFFFFFF
    for byte in data:
        value = value >> 8 ^ _TABLE[(value ^ byte) & 255]
    return value ^ 0xFFFFFFFF

def savez(file, *args, allow_pickle=True, **kwds):
    """Several arrays into a .npz file."""
    arrays = {f"arr_{i}": arg for i, arg in enumerate(args)} | kwds
    body, directory = b"", b""
    for name, value in arrays.items():
        data, key = _packed(np.asarray(value)), (name + ".npy").encode()
        facts = b"\x14\x00\x00\x00\x00\x00\x00\x00\x21\x00" + _crc(data).to_bytes(4, "little") + len(data).to_bytes(4, "little") * 2 + len(key).to_bytes(2, "little")
        directory += b"PK\x01\x02\x14\x00" + facts + b"\x00" * 12 + len(body).to_bytes(4, "little") + key
        body += b"PK\x03\x04" + facts + b"\x00\x00" + key + data
    whole = body + directory + b"PK\x05\x06\x00\x00\x00\x00" + len(arrays).to_bytes(2, "little") * 2 + len(directory).to_bytes(4, "little")
    whole += len(body).to_bytes(4, "little") + b"\x00\x00"
    if hasattr(file, "write"):
        file.write(whole)
        return
    path = str(file)
    np._writefile(path if path.endswith(".npz") else path + ".npz", whole, f"np.savez({path!r})")

savez_compressed = savez

def _lines(fname):
    if hasattr(fname, "read"):
        text = fname.read()
        return (text.decode() if isinstance(text, bytes) else text).split("\n")
    if isinstance(fname, (list, tuple)):
        return [str(line) for line in fname]
    with open(str(fname)) as source:
        return source.read().split("\n")

def loadtxt(fname, dtype=float, comments="#", delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0, encoding=None,
            max_rows=None, *, quotechar=None, like=None):
    """Numbers of a text file, row by row."""
    rows = []
    for number, line in enumerate(_lines(fname)[skiprows:]):
        for mark in [comments] if isinstance(comments, str) else comments or []:
            line = line.split(mark)[0]
        if not line.strip():
            continue
        words = line.split() if delimiter is None else [word.strip() for word in line.strip("\r\n").split(delimiter)]
        if usecols is not None:
            columns = [usecols] if isinstance(usecols, int) else list(usecols)
            words = [words[i] for i in columns]
        if rows and len(words) != len(rows[0]):
            raise ValueError(f"the number of columns changed from {len(rows[0])} to {len(words)} at row {len(rows) + 1}; use `usecols` to select a subset "
                             "and avoid this error")
        row = []
        for column, word in enumerate(words):
            if isinstance(converters, dict) and column in converters:
                row.append(converters[column](word))
            elif callable(converters):
                row.append(converters(word))
            elif dtype is str:
                row.append(word)
            else:
                try:
                    row.append(float(word))
                except ValueError:
                    raise ValueError(f"could not convert string '{word}' to float64 at row {number}, column {column + 1}.") from None
        rows.append(row)
        if max_rows is not None and len(rows) >= max_rows:
            break
    made = np.array(rows) if dtype is str else np.array(rows, dtype="float64").reshape(len(rows), -1).astype(dtype)
    if made.ndim == 2 and ndmin < 2:
        if made.shape[0] == 1 and made.shape[1] == 1 and ndmin == 0:
            made = made.reshape(())
        elif made.shape[0] == 1 or made.shape[1] == 1:
            made = made.reshape(-1)
    return made.T if unpack else made

def genfromtxt(fname, dtype=float, comments="#", delimiter=None, skip_header=0, skip_footer=0, converters=None, missing_values=None, filling_values=None,
               usecols=None, names=None, unpack=None, encoding=None, max_rows=None, **kwargs):
    """Numbers of a text file; what is no number is nan."""
    if names:
        raise NotImplementedError("Gradus has no numpy.genfromtxt(names=…): it has no arrays of records")
    lines = _lines(fname)[skip_header:]
    lines = [line for line in lines if line.split(comments)[0].strip()]
    lines = lines[:len(lines) - skip_footer] if skip_footer else lines
    fill = float("nan") if filling_values is None else filling_values
    rows = []
    for line in lines[:max_rows]:
        line = line.split(comments)[0]
        words = line.split() if delimiter is None else [word.strip() for word in line.strip("\r\n").split(delimiter)]
        words = [words[i] for i in ([usecols] if isinstance(usecols, int) else usecols)] if usecols is not None else words
        if dtype is str or dtype == "str":
            rows.append(words)
            continue
        row = []
        for word in words:
            try:
                row.append(float(word))
            except ValueError:
                row.append(fill)
        rows.append(row)
    made = np.array(rows)
    if dtype not in (str, "str", None):
        made = made.astype(dtype)
    made = np.squeeze(made)
    return made.T if unpack else made

def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None):
    """Numbers into a text file, row by row."""
    X = np.asarray(X)
    if X.ndim == 0 or X.ndim > 2:
        raise ValueError(f"Expected 1D or 2D array, got {X.ndim}D array instead")
    rows = X.reshape(-1, 1).tolist() if X.ndim == 1 else X.tolist()
    text = comments + header.replace("\n", "\n" + comments) + newline if header else ""
    for row in rows:
        forms = [fmt] * len(row) if isinstance(fmt, str) and fmt.count("%") == 1 else list(fmt) if not isinstance(fmt, str) else None
        text += (fmt % tuple(row) if forms is None else delimiter.join([form % value for form, value in zip(forms, row)])) + newline
    if footer:
        text += comments + footer.replace("\n", "\n" + comments) + newline
    if hasattr(fname, "write"):
        fname.write(text)
        return
    with open(str(fname), "w") as out:
        out.write(text)

def fromstring(string, dtype=float, count=-1, *, sep="", like=None):
    """Numbers of a text."""
    if sep == "":
        raise ValueError("The binary mode of fromstring is removed, use frombuffer instead")
    words = string.split() if not sep.strip() else [word for word in string.split(sep) if word.strip()]
    return np.array([float(word) for word in words]).astype(dtype)

def frombuffer(buffer, dtype=float, count=-1, offset=0, *, like=None):
    """The numbers whose bytes these are."""
    made = np._frombytes(bytes(buffer)[offset:], str(np.dtype(dtype)))
    return made if count < 0 else made[:count]

def fromfile(file, dtype=float, count=-1, sep="", offset=0, *, like=None):
    return frombuffer(np._readfile(str(file), f"np.fromfile({str(file)!r})"), dtype, count, offset)

# Texts

def array_repr(arr, max_line_width=None, precision=None, suppress_small=None):
    with printoptions(**{name: value for name, value in (("linewidth", max_line_width), ("precision", precision), ("suppress", suppress_small)) if value is not None}):
        return repr(arr)

def array_str(a, max_line_width=None, precision=None, suppress_small=None):
    with printoptions(**{name: value for name, value in (("linewidth", max_line_width), ("precision", precision), ("suppress", suppress_small)) if value is not None}):
        return str(a)

def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=" ", prefix="", *, formatter=None, threshold=None, edgeitems=None,
                 sign=None, floatmode=None, suffix="", legacy=None):
    """An array as text."""
    given = (("linewidth", max_line_width), ("precision", precision), ("suppress", suppress_small), ("threshold", threshold), ("edgeitems", edgeitems),
             ("sign", sign), ("floatmode", floatmode), ("formatter", formatter))
    with printoptions(**{name: value for name, value in given if value is not None}):
        return np._text(np.asarray(a), separator, len(prefix))

class printoptions:
    """Print options for a while."""

    def __init__(self, *args, **kwargs):
        self._args, self._kwargs, self._before = args, kwargs, []

    def __enter__(self):
        self._before.append(np.get_printoptions())
        try:
            np.set_printoptions(*self._args, **self._kwargs)
        except BaseException:
            self.__exit__()
            raise
        return np.get_printoptions()

    def __exit__(self, *error):
        np.set_printoptions(**self._before.pop())
        return False

    def __call__(self, function):
        def called(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        return called

def format_float_positional(x, precision=None, unique=True, fractional=True, trim="k", sign=False, pad_left=None, pad_right=None, min_digits=None):
    if precision is None:
        text = repr(float(x))
        return text[:-1] if text.endswith(".0") and trim != "0" else text
    text = f"{float(x):.{precision}f}"
    while unique and "." in text and text.endswith("0"):
        text = text[:-1]
    return text

def format_float_scientific(x, precision=None, **kwargs):
    return f"{float(x):.{6 if precision is None else precision}e}"

def base_repr(number, base=2, padding=0):
    digits, n = "", abs(number)
    while n:
        n, digit = divmod(n, base)
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[digit] + digits
    return ("-" if number < 0 else "") + "0" * padding + (digits or ("0" if not padding else ""))

def binary_repr(num, width=None):
    text = format(num if num >= 0 or width is None else num + 2 ** width, "b")
    return text if width is None else text.zfill(width)

def info(*args, **kwargs):
    raise NotImplementedError("Gradus has no numpy.info: %help says what it knows")

def show_config(*args, **kwargs):
    raise NotImplementedError("Gradus has no numpy.show_config")

class _Flags:
    # How the elements of an array lie in memory.
    __slots__ = ("_values",)
    _short = {"C": "C_CONTIGUOUS", "F": "F_CONTIGUOUS", "O": "OWNDATA", "W": "WRITEABLE", "A": "ALIGNED", "X": "WRITEBACKIFCOPY"}

    def __init__(self, values):
        object.__setattr__(self, "_values", values)

    def __getitem__(self, key):
        key = self._short.get(key, key)
        if key in ("CONTIGUOUS", "FORTRAN"):
            key = key[0] + "_CONTIGUOUS"
        if key in ("FNC", "FORC"):
            return getattr(self, key.lower())
        if key not in self._values:
            raise KeyError("Unknown flag")
        return self._values[key]

    def __getattr__(self, name):
        name = {"contiguous": "c_contiguous", "fortran": "f_contiguous"}.get(name, name).upper()
        if name not in self._values:
            raise AttributeError(f"'numpy._core.multiarray.flagsobj' object has no attribute '{name.lower()}'")
        return self._values[name]

    def __setattr__(self, name, value):
        if name == "writeable" and value:
            return
        if name in ("writeable", "aligned", "writebackifcopy"):
            raise NotImplementedError("Gradus has no arrays that cannot be written")
        raise AttributeError(f"attribute '{name}' of 'numpy._core.multiarray.flagsobj' objects is not writable")

    fnc = property(lambda self: self.f_contiguous and not self.c_contiguous)
    forc = property(lambda self: self.f_contiguous or self.c_contiguous)

    def __repr__(self):
        return "".join([f"  {name} : {value}\n" for name, value in self._values.items()])

_Flags.__name__ = _Flags.__qualname__ = "flagsobj"
_Flags.__module__ = "numpy._core.multiarray"

def _flags(array, owns):
    def lies(axes):
        # Whether each step is as long as all the elements of the axes before.
        step = array.itemsize
        for size, stride in axes:
            if size != 1 and stride != step:
                return False
            step *= size
        return True
    axes = list(zip(array.shape, array.strides))
    is_empty = array.size == 0
    return _Flags({"C_CONTIGUOUS": is_empty or lies(axes[::-1]), "F_CONTIGUOUS": is_empty or lies(axes), "OWNDATA": owns, "WRITEABLE": True, "ALIGNED": True,
                   "WRITEBACKIFCOPY": False})
