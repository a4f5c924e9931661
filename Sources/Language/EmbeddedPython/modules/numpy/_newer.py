# SPDX-License-Identifier: GPL-3.0-or-later
# Windows, sums and products along axes, and what is unique, by the names that NumPy 2 has for them.
from collections import namedtuple as _namedtuple

import numpy as np

def _window(M, formula):
    count = int(M)
    if count < 1:
        return np.array([], dtype="float64")
    if count == 1:
        return np.ones(1)
    n = np.arange(1 - count, count, 2, dtype="float64")
    return formula(n, count - 1)

def hanning(M):
    """The window 0.5 + 0.5 cos."""
    return _window(M, lambda n, m: 0.5 + 0.5 * np.cos(np.pi * n / m))

def hamming(M):
    """The window 0.54 + 0.46 cos."""
    return _window(M, lambda n, m: 0.54 + 0.46 * np.cos(np.pi * n / m))

def blackman(M):
    """The window of three terms."""
    return _window(M, lambda n, m: 0.42 + 0.5 * np.cos(np.pi * n / m) + 0.08 * np.cos(2.0 * np.pi * n / m))

def bartlett(M):
    """The triangle."""
    return _window(M, lambda n, m: np.where(n <= 0, 1 + n / m, 1 - n / m))

def kaiser(M, beta):
    """The window of Bessel functions."""
    count = int(M)
    if count == 1:
        return np.ones(1)
    half = (count - 1) / 2.0
    n = np.arange(0, count, dtype="float64")
    return np.i0(beta * np.sqrt(np.maximum(1 - ((n - half) / half) ** 2.0, 0.0))) / np.i0(np.array([float(beta)]))

def nancumprod(a, axis=None, dtype=None, out=None):
    """Products so far; nan counts as 1."""
    a = np.asarray(a)
    return np.cumprod(np.where(np.isnan(a), np.ones_like(a), a), axis=axis)

def cumulative_prod(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    """Products so far along an axis."""
    x = np.asarray(x)
    if axis is None:
        if x.ndim != 1:
            raise ValueError("For arrays which have more than one dimension ``axis`` argument is required.")
        axis = 0
    made = np.cumprod(x, axis=axis)
    if dtype is not None:
        made = made.astype(dtype)
    if include_initial:
        shape = list(made.shape)
        shape[axis] = 1
        made = np.concatenate([np.ones(shape, dtype=made.dtype), made], axis=axis)
    return made

def vecdot(x1, x2, /, axis=-1, **kwargs):
    """Sums of products of vectors."""
    x1, x2 = np.asarray(x1), np.asarray(x2)
    return np.sum(np.moveaxis(x1, axis, -1) * np.moveaxis(x2, axis, -1), axis=-1)

def matvec(x1, x2, /, **kwargs):
    """Matrices times vectors."""
    return np.matmul(x1, np.asarray(x2)[..., None])[..., 0]

def vecmat(x1, x2, /, **kwargs):
    """Vectors times matrices."""
    return np.matmul(np.asarray(x1)[..., None, :], x2)[..., 0, :]

def astype(x, dtype, /, *, copy=True, device=None):
    """An array of another type."""
    if not isinstance(x, np.ndarray):
        raise TypeError(f"Input should be a NumPy array or scalar. It is a {type(x)} instead.")
    return x.astype(dtype)

UniqueAllResult = _namedtuple("UniqueAllResult", ["values", "indices", "inverse_indices", "counts"])
UniqueCountsResult = _namedtuple("UniqueCountsResult", ["values", "counts"])
UniqueInverseResult = _namedtuple("UniqueInverseResult", ["values", "inverse_indices"])

def unique_all(x):
    """Values, where they stand first, how to get back, and how often each is there."""
    x = np.asarray(x)
    values, places, back, counts = np.unique(x, return_index=True, return_inverse=True, return_counts=True)
    return UniqueAllResult(values, places, back.reshape(x.shape), counts)

def unique_counts(x):
    """Values and how often each is there."""
    return UniqueCountsResult(*np.unique(x, return_counts=True))

def unique_inverse(x):
    """Values and how to get back."""
    x = np.asarray(x)
    values, back = np.unique(x, return_inverse=True)
    return UniqueInverseResult(values, back.reshape(x.shape))

def mask_indices(n, mask_func, k=0):
    """Where a function such as np.triu leaves something of a matrix."""
    return np.nonzero(mask_func(np.ones((n, n), dtype="int64"), k) != 0)

def isfortran(a):
    """Whether an array lies column by column."""
    return a.ndim > 1 and not a.flags.c_contiguous if hasattr(a, "flags") else False

def bitwise_count(x, /):
    """How many bits are 1."""
    x = np.asarray(x)
    rows = [bin(abs(value)).count("1") for value in x.reshape(-1).tolist()]
    made = np.array(rows, dtype="uint8").reshape(x.shape)
    return made if x.ndim else made[()]

def spacing(x, /):
    """How far the next number is."""
    x = np.asarray(x, dtype="float64")
    ends = np.where(x < 0, float("-inf"), float("inf"))
    return np.nextafter(x, ends) - x

def packbits(a, /, axis=None, bitorder="big"):
    """Eight truths as the bits of a number each."""
    bits = np.asarray(a)
    if axis is not None and bits.ndim > 1:
        return np.apply_along_axis(lambda row: packbits(row, bitorder=bitorder), axis, bits)
    rows = [1 if bit else 0 for bit in bits.reshape(-1).tolist()]
    rows += [0] * (-len(rows) % 8)
    weights = [128 >> i for i in range(8)] if bitorder == "big" else [1 << i for i in range(8)]
    return np.array([sum([w * b for w, b in zip(weights, rows[i:i + 8])]) for i in range(0, len(rows), 8)], dtype="uint8")

def unpackbits(a, /, axis=None, count=None, bitorder="big"):
    """The bits of numbers of one byte."""
    a = np.asarray(a)
    if str(a.dtype) != "uint8":
        raise TypeError("Expected an input array of unsigned byte data type")
    if axis is not None and a.ndim > 1:
        return np.apply_along_axis(lambda row: unpackbits(row, count=count, bitorder=bitorder), axis, a)
    places = range(7, -1, -1) if bitorder == "big" else range(8)
    made = [value >> i & 1 for value in a.reshape(-1).tolist() for i in places]
    if count is not None:
        made = made[:count] if count < 0 else made[:count] + [0] * max(0, count - len(made))
    return np.array(made, dtype="uint8")

_KINDS = {"bool": "b", "signed integer": "i", "unsigned integer": "u", "integral": "iu", "real floating": "f", "complex floating": "c",
          "numeric": "iufc"}

def isdtype(dtype, kind):
    """Whether a type is one of a kind."""
    kinds = kind if isinstance(kind, tuple) else (kind,)
    dtype = np.dtype(dtype)
    for one in kinds:
        if isinstance(one, str):
            if one not in _KINDS:
                raise ValueError(f"kind argument is a string, but {one!r} is not a known kind name.")
            if dtype.kind in _KINDS[one]:
                return True
        elif dtype == np.dtype(one):
            return True
    return False

def typename(char):
    """What a letter of a type means."""
    names = {"S1": "character", "?": "bool", "b": "signed char", "B": "unsigned char", "h": "short", "H": "unsigned short", "i": "integer",
             "I": "unsigned integer", "l": "long integer", "L": "unsigned long integer", "q": "long long integer", "Q": "unsigned long long integer",
             "f": "single precision", "d": "double precision", "g": "long precision", "F": "complex single precision",
             "D": "complex double precision", "G": "complex long double precision", "S": "string", "U": "unicode", "V": "void", "O": "object"}
    return names[char]
