# SPDX-License-Identifier: GPL-3.0-or-later
# Making arrays, and arranging their elements.
import math

import numpy as np
import torch as _torch
from numpy._helpers import back, pair, real, t, wrap, wrapping
from numpy._objects import holds as _holds, of_objects as _instead

def asanyarray(a, dtype=None, order=None):
    """An array of data, which it shares where it can."""
    return np.asarray(a) if dtype is None else np.asarray(a, dtype)

ascontiguousarray = asfortranarray = require = asanyarray

def asarray_chkfinite(a, dtype=None, order=None):
    a = asanyarray(a, dtype)
    if not np.isfinite(a).all():
        raise ValueError("array must not contain infs or NaNs")
    return a

def empty_like(prototype, dtype=None, order="K", subok=True, shape=None):
    """An array in the size of another one (here: zeros)."""
    return np.zeros(np.shape(prototype) if shape is None else shape, dtype=np.asarray(prototype).dtype if dtype is None else dtype)

def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    """Numbers whose logarithms are evenly spaced."""
    made = np.power(base, np.linspace(start, stop, num, endpoint=endpoint))
    return made if dtype is None else made.astype(dtype)

def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    """Numbers in a geometric row."""
    if start == 0 or stop == 0:
        raise ValueError("Geometric sequence cannot include zero")
    sign = -1.0 if start < 0 else 1.0
    made = sign * logspace(math.log10(abs(start)), math.log10(abs(stop)), num, endpoint)
    if num > 0:
        made[0] = start
        if num > 1 and endpoint:
            made[-1] = stop
    return made if dtype is None else made.astype(dtype)

def fromfunction(function, shape, *, dtype=float, **kwargs):
    """An array of a function of the indices."""
    return function(*indices(shape, dtype=dtype), **kwargs)

def fromiter(iter, dtype, count=-1, **kwargs):
    """An array of what an iterable gives."""
    items = list(iter)
    if count >= 0:
        if len(items) < count:
            raise ValueError(f"iterator too short: Expected {count} but iterator had only {len(items)} items.")
        items = items[:count]
    return np.array(items, dtype=dtype)

def indices(dimensions, dtype=int, sparse=False):
    """The indices of a grid."""
    rows = [np.arange(n).astype(dtype) for n in dimensions]
    grids = np.meshgrid(*rows, indexing="ij")
    if sparse:
        return tuple([row.reshape([-1 if i == j else 1 for j in range(len(rows))]) for i, row in enumerate(rows)])
    return np.stack(list(grids)) if rows else np.zeros((0,), dtype=dtype)

class _Grid:
    # np.mgrid[0:3, 0:1:5j]
    def __init__(self, sparse):
        self._sparse = sparse

    def __getitem__(self, key):
        single = not isinstance(key, tuple)
        rows = [_range(part) for part in ((key,) if single else key)]
        if single:
            return rows[0]
        kind = "float64" if any("float" in str(row.dtype) for row in rows) else "int64"
        grids = np.meshgrid(*[row.astype(kind) for row in rows], indexing="ij")
        if self._sparse:
            return tuple([row.astype(kind).reshape([-1 if i == j else 1 for j in range(len(rows))]) for i, row in enumerate(rows)])
        return np.stack(list(grids))

def _range(part):
    start, stop, step = part.start or 0, part.stop, 1 if part.step is None else part.step
    if isinstance(step, complex):
        return np.linspace(float(start), float(stop), int(abs(step)))
    return np.arange(start, stop, step)

mgrid, ogrid = _Grid(False), _Grid(True)

class _Joined:
    # np.r_[1, 2:5, 0] and np.c_[a, b]
    def __init__(self, axis, ndmin, name):
        self._axis, self._ndmin, self._name = axis, ndmin, name

    def __getitem__(self, key):
        axis, ndmin, parts = self._axis, self._ndmin, []
        for part in key if isinstance(key, tuple) else (key,):
            if isinstance(part, str):
                numbers = [int(word) for word in part.split(",")]
                axis, ndmin = numbers[0], numbers[1] if len(numbers) > 1 else ndmin
            elif isinstance(part, slice):
                parts.append(_range(part))
            else:
                parts.append(np.atleast_1d(part))
        if ndmin > 1:
            parts = [part.reshape((1,) * (ndmin - part.ndim) + part.shape) if axis >= 0 else part.reshape(part.shape + (1,) * (ndmin - part.ndim)) for part in parts]
        return np.concatenate(parts, axis=axis)

r_, c_ = _Joined(0, 1, "r_"), _Joined(-1, 2, "c_")

class _Index:
    def __getitem__(self, key):
        return key

class _IndexTuple:
    def __getitem__(self, key):
        return key if isinstance(key, tuple) else (key,)

s_, index_exp = _Index(), _IndexTuple()

def ix_(*args):
    """Indices of all rows with all columns."""
    rows = [np.asarray(arg) for arg in args]
    rows = [np.nonzero(row)[0] if str(row.dtype) == "bool" else row for row in rows]
    return tuple([row.reshape([-1 if i == j else 1 for j in range(len(rows))]) for i, row in enumerate(rows)])

def tri(N, M=None, k=0, dtype=float):
    """Ones below a diagonal."""
    M = N if M is None else M
    return (np.arange(N).reshape(-1, 1) >= np.arange(-k, M - k).reshape(1, -1)).astype(dtype)

def tril(m, k=0):
    """What lies below a diagonal."""
    return back(_torch.tril(t(m), k))

def triu(m, k=0):
    """What lies above a diagonal."""
    return back(_torch.triu(t(m), k))

def tril_indices(n, k=0, m=None):
    return np.nonzero(tri(n, m, k))

def triu_indices(n, k=0, m=None):
    return np.nonzero(1 - tri(n, m, k - 1))

def tril_indices_from(arr, k=0):
    return tril_indices(arr.shape[0], k, arr.shape[1])

def triu_indices_from(arr, k=0):
    return triu_indices(arr.shape[0], k, arr.shape[1])

def diag_indices(n, ndim=2):
    return (np.arange(n),) * ndim

def diag_indices_from(arr):
    return diag_indices(arr.shape[0], arr.ndim)

def fill_diagonal(a, val, wrap=False):
    """In place: the diagonal."""
    n = min(a.shape)
    rows = np.arange(n)
    a[(rows,) * a.ndim] = val

def diagflat(v, k=0):
    return np.diag(np.ravel(v), k)

def diagonal(a, offset=0, axis1=0, axis2=1):
    """The diagonal of a matrix."""
    return back(_torch.diagonal(t(a), offset, axis1, axis2))

def trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    """The sum of the diagonal."""
    return diagonal(a, offset, axis1, axis2).sum(axis=-1)

def vander(x, N=None, increasing=False):
    """Powers of a row, as columns."""
    x = np.asarray(x)
    N = len(x) if N is None else N
    powers = np.arange(N) if increasing else np.arange(N)[::-1]
    return x.reshape(-1, 1) ** powers.reshape(1, -1)

def _atleast(n):
    def function(*arys):
        made = []
        for value in arys:
            value = np.asarray(value)
            if n == 3 and value.ndim < 3:
                value = value.reshape(1, 1, 1) if value.ndim == 0 else value.reshape(1, -1, 1) if value.ndim == 1 else value.reshape(*value.shape, 1)
            elif value.ndim < n:
                value = value.reshape((1,) * (n - value.ndim) + value.shape)
            made.append(value)
        return made[0] if len(made) == 1 else tuple(made)
    function.__name__ = f"atleast_{n}d"
    return function

atleast_1d, atleast_2d, atleast_3d = _atleast(1), _atleast(2), _atleast(3)

def broadcast_shapes(*args):
    """The shape that shapes have together."""
    args = [(arg,) if isinstance(arg, int) else tuple(arg) for arg in args]
    result = []
    for place in range(1, max([len(arg) for arg in args], default=0) + 1):
        sizes = {arg[-place] for arg in args if len(arg) >= place} - {1}
        if len(sizes) > 1:
            raise ValueError("shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape "
                             f"{args[0]} and arg 1 with shape {args[1]}.")
        result.insert(0, sizes.pop() if sizes else 1)
    return tuple(result)

def broadcast_to(array, shape, subok=False):
    """An array in a larger shape."""
    array = np.asarray(array)
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    fits = len(shape) >= array.ndim and all(n in (1, m) for n, m in zip(array.shape[::-1], shape[::-1]))
    if not fits:
        words = [str(tuple(s)).replace(" ", "") for s in (array.shape, shape)]
        raise ValueError(f"operands could not be broadcast together with remapped shapes [original->remapped]: {words[0]}  and requested shape {words[1]}")
    return back(t(array).expand(shape)) if shape else array

def broadcast_arrays(*args, subok=False):
    """Arrays in the shape that they have together."""
    args = [np.asarray(arg) for arg in args]
    shape = broadcast_shapes(*[arg.shape for arg in args])
    return tuple([broadcast_to(arg, shape) for arg in args])

def moveaxis(a, source, destination):
    """An axis at another place."""
    if _holds(a):
        return _instead(moveaxis, a, source, destination)
    return back(_torch.moveaxis(t(a), source, destination))

def swapaxes(a, axis1, axis2):
    """Two axes exchanged."""
    if _holds(a):
        return _instead(swapaxes, a, axis1, axis2)
    if isinstance(a, _torch.Tensor):
        return a.swapaxes(axis1, axis2)
    a = np.asarray(a)
    return back(_torch.swapaxes(t(a), wrap(axis1, a.ndim), wrap(axis2, a.ndim)))

def rollaxis(a, axis, start=0):
    axis = wrap(axis, np.ndim(a))
    return moveaxis(a, axis, start - 1 if axis < start else start)

def matrix_transpose(x):
    return swapaxes(x, -1, -2)

permute_dims = lambda a, axes=None: np.transpose(a, axes)

def dstack(tup):
    """Arrays one behind the other."""
    return np.concatenate([atleast_3d(part) for part in tup], axis=2)

def block(arrays):
    """An array of blocks in nested lists."""
    def depth(value):
        return 1 + max([depth(part) for part in value]) if isinstance(value, list) else 0
    deepest = depth(arrays)

    def joined(value, level):
        if not isinstance(value, list):
            part = np.asarray(value)
            return part if part.ndim >= deepest else part.reshape((1,) * (deepest - part.ndim) + part.shape)
        return np.concatenate([joined(part, level + 1) for part in value], axis=level - deepest)
    return joined(arrays, 0)

def array_split(ary, indices_or_sections, axis=0):
    """Parts of nearly one size."""
    if _holds(ary):
        return _instead(array_split, ary, indices_or_sections, axis=axis)
    ary = ary if isinstance(ary, _torch.Tensor) else np.asarray(ary)
    total = ary.shape[axis]
    if hasattr(indices_or_sections, "__len__"):
        cuts = [0, *[int(i) for i in indices_or_sections], total]
    else:
        parts = int(indices_or_sections)
        if parts <= 0:
            raise ValueError("number sections must be larger than 0.")
        each, extra = divmod(total, parts)
        cuts = [0]
        for i in range(parts):
            cuts.append(cuts[-1] + each + (1 if i < extra else 0))
    axis = wrap(axis, ary.ndim)
    return [ary[(slice(None),) * axis + (slice(a, b),)] for a, b in zip(cuts, cuts[1:])]

def split(ary, indices_or_sections, axis=0):
    """Parts of one size, or between indices."""
    if _holds(ary):
        return _instead(split, ary, indices_or_sections, axis=axis)
    if not hasattr(indices_or_sections, "__len__") and np.shape(ary)[axis] % indices_or_sections:
        raise ValueError("array split does not result in an equal division")
    return array_split(ary, indices_or_sections, axis)

def hsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 1 if np.ndim(ary) > 1 else 0)

def vsplit(ary, indices_or_sections):
    if np.ndim(ary) < 2:
        raise ValueError("vsplit only works on arrays of 2 or more dimensions")
    return split(ary, indices_or_sections, 0)

def dsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 2)

def unstack(x, /, *, axis=0):
    return tuple([np.squeeze(part, axis) for part in split(x, np.shape(x)[axis], axis)])

def roll(a, shift, axis=None):
    """Elements moved on, those at the end to the front."""
    if _holds(a):
        return _instead(roll, a, shift, axis=axis)
    a = np.asarray(a)
    return back(_torch.roll(t(a), shift if axis is None else shift, axis)) if axis is not None else back(_torch.roll(t(a), shift))

def rot90(m, k=1, axes=(0, 1)):
    """Turned by right angles."""
    if _holds(m):
        return _instead(rot90, m, k=k, axes=axes)
    return back(_torch.rot90(t(m), k, list(axes)))

def fliplr(m):
    if _holds(m):
        return _instead(fliplr, m)
    return np.flip(m, 1)

def flipud(m):
    if _holds(m):
        return _instead(flipud, m)
    return np.flip(m, 0)

def append(arr, values, axis=None):
    """An array and more elements."""
    if _holds(arr) or _holds(values):
        return _instead(append, arr, values, axis=axis)
    if axis is None:
        return np.concatenate([np.ravel(arr), np.ravel(values)])
    return np.concatenate([np.asarray(arr), np.asarray(values)], axis=axis)

@wrapping
def insert(arr, obj, values, axis=None):
    """An array with elements put in before indices."""
    if _holds(arr) or _holds(values):
        return _instead(insert, arr, obj, values, axis=axis)
    arr = np.asarray(arr)
    if axis is None:
        arr, axis = arr.reshape(-1), 0
    size = arr.shape[axis]
    if isinstance(obj, slice):
        obj = list(range(*obj.indices(size)))
    several = hasattr(obj, "__len__")
    places = [int(i) + size if int(i) < 0 else int(i) for i in (obj if several else [obj])]
    for place in places:
        if place > size:
            raise IndexError(f"index {place} is out of bounds for axis {axis} with size {size}")
    rows = list(np.moveaxis(arr, axis, 0)) if size else []
    shape = np.moveaxis(arr, axis, 0).shape[1:]
    values = np.asarray(values).astype(arr.dtype)
    if not several and values.ndim == arr.ndim and arr.ndim > 0 and values.shape[axis] != 1:
        parts = list(np.moveaxis(values, axis, 0))
        places = places * len(parts)
    else:
        values = np.broadcast_to(values if values.ndim <= len(shape) or several else np.squeeze(values, axis), ((len(places),) if several else (1,)) + shape)
        parts = list(values)
    order = sorted(range(len(places)), key=lambda i: places[i])
    for shift, i in enumerate(order):
        rows.insert(places[i] + shift, parts[i])
    return np.moveaxis(np.stack([np.asarray(row) for row in rows]).astype(arr.dtype), 0, axis)

@wrapping
def delete(arr, obj, axis=None):
    """An array without some indices."""
    if _holds(arr):
        return _instead(delete, arr, obj, axis=axis)
    arr = np.asarray(arr)
    if axis is None:
        arr, axis = arr.reshape(-1), 0
    size = arr.shape[axis]
    if isinstance(obj, slice):
        gone = set(range(*obj.indices(size)))
    else:
        obj = np.asarray(obj)
        if str(obj.dtype) == "bool":
            obj = np.nonzero(obj)[0]
        for i in np.atleast_1d(obj).tolist():
            if not -size <= i < size:
                raise IndexError(f"index {i} is out of bounds for axis {axis} with size {size}")
        gone = {int(i) % size for i in np.atleast_1d(obj).tolist()}
    return np.take(arr, [i for i in range(size) if i not in gone], axis=axis)

def resize(a, new_shape):
    """Another size, elements repeated where they do not suffice."""
    if _holds(a):
        return _instead(resize, a, new_shape)
    flat = np.ravel(a)
    shape = (new_shape,) if isinstance(new_shape, int) else tuple(new_shape)
    count = math.prod(shape)
    return flat[np.arange(count) % max(1, flat.size)].reshape(shape)

def trim_zeros(filt, trim="fb"):
    given, filt = filt, np.asarray(filt)
    places = np.nonzero(filt)[0]
    if not places.size:
        return given[:0]
    first = int(places[0]) if "f" in trim.lower() else 0
    last = int(places[-1]) + 1 if "b" in trim.lower() else len(filt)
    return given[first:last]

def pad(array, pad_width, mode="constant", **kwargs):
    """An array with elements around it."""
    array = np.asarray(array)
    widths = pad_width
    if isinstance(widths, dict):
        widths = [widths.get(i, widths.get(i - array.ndim, (0, 0))) for i in range(array.ndim)]
    widths = np.broadcast_to(np.asarray(widths), (array.ndim, 2)).tolist()
    if any(part < 0 for row in widths for part in row):
        raise ValueError("index can't contain negative values")
    value = kwargs.get("constant_values", 0)
    if callable(mode):
        raise NotImplementedError("Gradus has no numpy.pad with a function")
    known = ("constant", "edge", "reflect", "symmetric", "wrap", "maximum", "minimum", "mean", "median", "linear_ramp", "empty")
    if mode not in known:
        raise ValueError(f"mode '{mode}' is not supported")
    ends = np.broadcast_to(np.asarray(kwargs.get("end_values", 0) if mode == "linear_ramp" else value), (array.ndim, 2)).tolist()
    for axis, (before, after) in enumerate(widths):
        size = array.shape[axis]
        if mode in ("edge", "reflect", "symmetric", "wrap"):
            places = [_mirrored(i, size, mode) for i in range(-before, size + after)]
            array = np.take(array, places, axis=axis)
            continue
        parts = []
        for side, count in enumerate((before, after)):
            shape = array.shape[:axis] + (count,) + array.shape[axis + 1:]
            if mode in ("maximum", "minimum", "mean", "median"):
                stat = {"maximum": np.max, "minimum": np.min, "mean": np.mean, "median": np.median}[mode](array, axis=axis)
                parts.append(np.broadcast_to(np.expand_dims(stat, axis), shape).astype(array.dtype))
            elif mode == "linear_ramp":
                edge = np.take(array, [0 if side == 0 else size - 1], axis=axis).astype("float64")
                steps = (np.arange(count) / max(count, 1)).reshape([-1 if i == axis else 1 for i in range(array.ndim)])
                ramp = ends[axis][side] + (edge - ends[axis][side]) * steps
                parts.append((ramp if side == 0 else np.flip(ramp, axis)).astype(array.dtype))
            else:
                parts.append(np.full(shape, ends[axis][side]).astype(array.dtype))
        array = np.concatenate([parts[0], array, parts[1]], axis=axis)
    return array

def _mirrored(i, size, mode):
    if mode == "edge":
        return min(max(i, 0), size - 1)
    if mode == "wrap":
        return i % size
    if mode == "reflect":
        if size == 1:
            return 0
        i %= 2 * (size - 1)
        return i if i < size else 2 * (size - 1) - i
    i %= 2 * size
    return i if i < size else 2 * size - 1 - i

@wrapping
def take(a, indices, axis=None, out=None, mode="raise"):
    """Elements at indices."""
    if _holds(a):
        return _instead(take, a, indices, axis=axis, out=out, mode=mode)
    a, places = np.asarray(a), np.asarray(indices)
    if axis is None:
        a, axis = a.reshape(-1), 0
    axis = wrap(axis, a.ndim)
    places = places.astype("int64")
    if mode == "clip":
        places = np.clip(places, 0, a.shape[axis] - 1)
    elif mode == "wrap":
        places = places % a.shape[axis]
    return a[(slice(None),) * axis + (places,)]

def take_along_axis(arr, indices, axis=-1):
    """Elements at indices of their own in each row."""
    if axis is None:
        arr, axis = np.ravel(arr), 0
    return back(_torch.take_along_dim(t(arr), t(indices), axis))

def put_along_axis(arr, indices, values, axis):
    t(arr).scatter_(axis, t(indices), t(np.broadcast_to(np.asarray(values).astype(arr.dtype), np.shape(indices)).copy()))

def put(a, ind, v, mode="raise"):
    """In place: elements at indices of the array as one row."""
    ind, v = np.ravel(ind), np.ravel(v)
    flat = a.reshape(-1)
    for n, i in enumerate(ind.tolist()):
        flat[i] = v[n % len(v)]

def place(arr, mask, vals):
    """In place: elements where a mask holds."""
    vals = np.ravel(vals)
    spots = np.nonzero(np.ravel(mask))[0]
    flat = arr.reshape(-1)
    flat[spots] = vals[np.arange(len(spots)) % len(vals)]

def putmask(a, mask, values):
    values = np.resize(values, np.shape(a))
    a[np.asarray(mask)] = values[np.asarray(mask)]

def extract(condition, arr):
    """Elements where a condition holds."""
    return np.ravel(arr)[np.nonzero(np.ravel(condition))[0]]

def compress(condition, a, axis=None, out=None):
    """Elements along an axis where a condition holds."""
    return take(a, np.nonzero(np.asarray(condition))[0], axis)

def choose(a, choices, out=None, mode="raise"):
    """Elements of one of several arrays each."""
    a = np.asarray(a)
    parts = np.broadcast_arrays(a, *choices)
    stacked = np.stack(parts[1:])
    return take_along_axis(stacked, parts[0].reshape(1, *parts[0].shape).astype("int64"), 0)[0]

def select(condlist, choicelist, default=0):
    """Elements of the first of several arrays whose condition holds."""
    if len(condlist) != len(choicelist):
        raise ValueError("list of cases must be same length as list of conditions")
    result = np.asarray(default)
    for condition, choice in list(zip(condlist, choicelist))[::-1]:
        result = np.where(condition, choice, result)
    return result

def piecewise(x, condlist, funclist, *args, **kw):
    """A function for each of several conditions."""
    x = np.asarray(x)
    conditions = [np.asarray(c) for c in (condlist if isinstance(condlist, (list, tuple)) and not isinstance(condlist[0], (bool,)) else [condlist])]
    if len(funclist) == len(conditions) + 1:
        rest = ~conditions[0]
        for condition in conditions[1:]:
            rest = rest & ~condition
        conditions.append(rest)
    result = np.zeros(x.shape, dtype=x.dtype)
    for condition, function in zip(conditions, funclist):
        result[condition] = function(x[condition], *args, **kw) if callable(function) else function
    return result

def nonzero(a):
    """The indices of the elements that are not zero."""
    return a.nonzero() if isinstance(a, _torch.Tensor) else np.asarray(a).nonzero()

def argwhere(a):
    """The indices of the elements that are not zero, in rows."""
    return back(_torch.nonzero(t(a)))

def flatnonzero(a):
    return np.ravel(a).nonzero()[0]

def copyto(dst, src, casting="same_kind", where=True):
    """In place: the elements of another array."""
    dst[...] = np.where(where, src, dst) if where is not True else src

@wrapping
def searchsorted(a, v, side="left", sorter=None):
    """Where values belong in a row in order."""
    if _holds(a) or _holds(v):
        return _instead(searchsorted, a, v, sorter=sorter, side=side)
    if side not in ("left", "right"):
        raise ValueError(f"search side must be 'left' or 'right' (got '{side}')")
    a = np.asarray(a) if sorter is None else np.asarray(a)[np.asarray(sorter)]
    a, v = pair(a, v)
    return back(_torch.searchsorted(t(a).contiguous(), t(v).contiguous(), right=side == "right"))

def digitize(x, bins, right=False):
    """The number of the interval of each value."""
    bins = np.asarray(bins)
    if len(bins) > 1 and float(bins[0]) > float(bins[-1]):
        return len(bins) - searchsorted(bins[::-1], x, side="left" if not right else "right")
    return searchsorted(bins, x, side="left" if right else "right")

@wrapping
def argpartition(a, kth, axis=-1, kind="introselect", order=None):
    return np.argsort(a, axis=axis)

def partition(a, kth, axis=-1, kind="introselect", order=None):
    return np.sort(a, axis=axis)

def lexsort(keys, axis=-1):
    """The order by the last key, then the one before."""
    rows = [np.asarray(key).tolist() for key in keys]
    return np.array(sorted(range(len(rows[0])), key=lambda i: tuple([row[i] for row in rows[::-1]])))

def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    """Each different element once, in order."""
    if _holds(ar):
        return _instead(unique, ar, return_index=return_index, return_inverse=return_inverse, return_counts=return_counts, axis=axis, equal_nan=equal_nan, sorted=sorted)
    ar = np.asarray(ar)
    if axis is None:
        flat = ar.reshape(-1)
        values, inverse, counts = _torch.unique(t(flat), return_inverse=True, return_counts=True)
        made, inverse, counts = values.numpy(), inverse.numpy(), counts.numpy()
        parts = [made]
        if return_index:
            first = np.full(len(made), len(flat))
            where = inverse.tolist()
            for place in range(len(where) - 1, -1, -1):
                first[where[place]] = place
            parts.append(first)
        if return_inverse:
            parts.append(inverse.reshape(ar.shape))
        if return_counts:
            parts.append(counts)
        return parts[0] if len(parts) == 1 else tuple(parts)
    rows = np.moveaxis(ar, axis, 0)
    keys = [tuple(np.ravel(row).tolist()) for row in rows]
    order = {}
    for i, key in enumerate(keys):
        order.setdefault(key, []).append(i)
    known = [key for key in _ordered(order)]
    first = np.array([order[key][0] for key in known])
    parts = [np.moveaxis(rows[first], 0, axis)]
    if return_index:
        parts.append(first)
    if return_inverse:
        places = {key: n for n, key in enumerate(known)}
        parts.append(np.array([places[key] for key in keys]))
    if return_counts:
        parts.append(np.array([len(order[key]) for key in known]))
    return parts[0] if len(parts) == 1 else tuple(parts)

_ordered = sorted

def unique_values(x):
    return unique(x)

def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    """Whether each element is among others."""
    if _holds(element) or _holds(test_elements):
        return _instead(isin, element, test_elements, assume_unique=assume_unique, invert=invert, kind=kind)
    a, b = pair(element, list(test_elements) if isinstance(test_elements, (set, range)) else test_elements)
    return back(_torch.isin(t(a), t(b), invert=invert))

def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    """What is in both."""
    if _holds(ar1) or _holds(ar2):
        return _instead(intersect1d, ar1, ar2, assume_unique=assume_unique, return_indices=return_indices)
    a = unique(ar1)
    return a[isin(a, unique(ar2))]

def union1d(ar1, ar2):
    if _holds(ar1) or _holds(ar2):
        return _instead(union1d, ar1, ar2)
    return unique(append(ar1, ar2))

def setdiff1d(ar1, ar2, assume_unique=False):
    if _holds(ar1) or _holds(ar2):
        return _instead(setdiff1d, ar1, ar2, assume_unique=assume_unique)
    a = unique(ar1)
    return a[isin(a, ar2, invert=True)]

def setxor1d(ar1, ar2, assume_unique=False):
    a, b = unique(ar1), unique(ar2)
    return np.sort(append(a[isin(a, b, invert=True)], b[isin(b, a, invert=True)]))

class ndindex:
    """All indices of a shape, one after the other."""

    def __init__(self, *shape):
        import itertools
        shape = shape[0] if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
        self._places = itertools.product(*[range(n) for n in shape])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._places)

class ndenumerate:
    """All indices with their elements."""

    def __init__(self, arr):
        arr = np.asarray(arr)
        self._pairs = zip(ndindex(arr.shape), arr.reshape(-1))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._pairs)

def nditer(op, flags=(), op_flags=(), **kwargs):
    """The elements one after the other."""
    if isinstance(op, (list, tuple)):
        return iter(list(zip(*[np.ravel(part) for part in np.broadcast_arrays(*op)])))
    return iter([np.array(item) for item in np.ravel(op)])

def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    """Indices of an array as those of its elements in one row."""
    result = 0
    for part, size in zip(multi_index, dims):
        part = np.asarray(part)
        if bool((part < 0).any()) or bool((part >= size).any()):
            raise ValueError("invalid entry in coordinates array")
        result = result * size + part
    return result

def unravel_index(indices, shape, order="C"):
    """Indices of elements in one row as those of an array."""
    places = np.asarray(indices)
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    count = math.prod(shape)
    if places.size and (int(places.max()) >= count or int(places.min()) < 0):
        wrong = next(i for i in np.ravel(places).tolist() if not 0 <= i < count)
        raise ValueError(f"index {wrong} is out of bounds for array with size {count}")
    made = []
    for size in shape[::-1]:
        made.insert(0, places % size)
        places = places // size
    return tuple([part[()] if part.ndim == 0 else part for part in made])

def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """A function of each row along an axis."""
    arr = np.asarray(arr)
    axis = wrap(axis, arr.ndim)
    rows = np.moveaxis(arr, axis, -1)
    outer = rows.shape[:-1]
    results = [np.asarray(func1d(row, *args, **kwargs)) for row in rows.reshape(-1, arr.shape[axis])]
    made = np.stack(results).reshape(outer + results[0].shape)
    return np.moveaxis(made, -1, axis) if results[0].ndim == 1 else made

class vectorize:
    """A function of elements as one of arrays."""

    def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        self.pyfunc, self.otypes, self.excluded = pyfunc, otypes, excluded or set()
        self.signature = signature

    def __call__(self, *args, **kwargs):
        fixed = {i: arg for i, arg in enumerate(args) if i in self.excluded}
        parts = np.broadcast_arrays(*[arg for i, arg in enumerate(args) if i not in fixed])
        rows = list(zip(*[np.ravel(part) for part in parts]))
        results = []
        for row in rows:
            row = list(row)
            for i, arg in fixed.items():
                row.insert(i, arg)
            results.append(self.pyfunc(*row, **kwargs))
        if not results and not self.otypes:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        kinds = list(self.otypes) if self.otypes else None
        if results and isinstance(results[0], tuple):
            return tuple([np.array([result[i] for result in results]).reshape(parts[0].shape) for i in range(len(results[0]))])
        if getattr(self, "_is_object", False):
            made = np.array(results, dtype="object")
        else:
            made = np.array(results, dtype=kinds[0]) if kinds and kinds[0] not in ("O", object) else np.array(results)
        return made.reshape(parts[0].shape) if parts[0].ndim else made[0]

def frompyfunc(func, /, nin, nout, **kwargs):
    made = vectorize(func)
    made._is_object = True
    return made

def array_equiv(a1, a2):
    try:
        return bool((np.asarray(a1) == np.asarray(a2)).all())
    except ValueError:
        return False

def shares_memory(a, b, max_work=None):
    """Whether two arrays have memory in common."""
    return t(a).untyped_storage().data_ptr() == t(b).untyped_storage().data_ptr() if hasattr(t(a), "untyped_storage") else a is b

def may_share_memory(a, b, max_work=None):
    return shares_memory(a, b)

def apply_over_axes(func, a, axes):
    """A function along several axes, each kept with size one."""
    made = np.asarray(a)
    for axis in (axes,) if isinstance(axes, int) else axes:
        result = func(made, axis)
        made = result if result.ndim == made.ndim else np.expand_dims(result, axis)
    return made

def sliding_window_view(x, window_shape, axis=None):
    """Each stretch of some elements."""
    x = np.asarray(x)
    sizes = (window_shape,) if isinstance(window_shape, int) else tuple(window_shape)
    axes = tuple(range(x.ndim)) if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
    made = t(x)
    for axis, size in zip(axes, sizes):
        made = made.unfold(axis, size, 1)
    return back(made)
