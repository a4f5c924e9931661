# SPDX-License-Identifier: GPL-3.0-or-later
# Numbers: sums, statistics, signals, polynomials.
import math

import numpy as np
import torch as _torch
from numpy._helpers import back, is_float, pair, real, t, wrap, wrapping

def _unary(name, function, floats=True):
    def applied(x, /, out=None, **kwargs):
        made = back(function(t(real(x) if floats else np.asarray(x))))
        return _into(made, out)
    applied.__name__ = applied.__qualname__ = name
    return applied

def _into(made, out):
    if out is None:
        return made
    out = out[0] if isinstance(out, tuple) else out
    out[...] = made
    return out

arcsinh, arccosh, arctanh, sinc, i0, rint, fix = [
    _unary(_name, getattr(_torch, _function)) for _name, _function in
    (("arcsinh", "asinh"), ("arccosh", "acosh"), ("arctanh", "atanh"), ("sinc", "sinc"), ("i0", "i0"), ("rint", "round"), ("fix", "trunc"))]
asin, acos, atan = [_unary(_n, getattr(_torch, _n)) for _n in ("asin", "acos", "atan")]
asinh, acosh, atanh = arcsinh, arccosh, arctanh
signbit = _unary("signbit", _torch.signbit, False)
invert = bitwise_not = bitwise_invert = _unary("invert", _torch.bitwise_not, False)

def cbrt(x, /, **kwargs):
    """Cube roots."""
    x = real(x)
    root = np.sign(x) * np.abs(x) ** (1 / 3)
    # One step of Newton's, so that cubes have whole roots.
    safe = np.where(root == 0, 1.0, root)
    return np.where(root == 0, root, root - (root ** 3 - x) / (3 * safe ** 2))[()]

def positive(x, /):
    return +np.asarray(x)

def degrees(x, /, **kwargs):
    return np.rad2deg(x)

def radians(x, /, **kwargs):
    return np.deg2rad(x)

def _binary(name, function, floats=False):
    def applied(x1, x2, /, out=None, **kwargs):
        a, b = pair(x1, x2)
        if floats:
            a, b = real(a), real(b)
        a, b = np.broadcast_arrays(a, b) if a.shape != b.shape else (a, b)
        return _into(back(function(t(a), t(b))), out)
    applied.__name__ = applied.__qualname__ = name
    return applied

(bitwise_and, bitwise_or, bitwise_xor, left_shift, right_shift, gcd, lcm, fmod, fmax, fmin, copysign, nextafter, heaviside, logaddexp,
 logaddexp2) = [_binary(_name, getattr(_torch, _function), _floats) for _name, _function, _floats in (
                                  ("bitwise_and", "bitwise_and", False), ("bitwise_or", "bitwise_or", False), ("bitwise_xor", "bitwise_xor", False),
                                  ("left_shift", "bitwise_left_shift", False), ("right_shift", "bitwise_right_shift", False), ("gcd", "gcd", False),
                                  ("lcm", "lcm", False), ("fmod", "fmod", False), ("fmax", "fmax", False), ("fmin", "fmin", False),
                                  ("copysign", "copysign", True), ("nextafter", "nextafter", True), ("heaviside", "heaviside", True),
                                  ("logaddexp", "logaddexp", True), ("logaddexp2", "logaddexp2", True))]
bitwise_left_shift, bitwise_right_shift = left_shift, right_shift
atan2 = lambda x1, x2, /: np.arctan2(x1, x2)
pow = lambda x1, x2, /: np.power(x1, x2)
float_power = lambda x1, x2, /: np.power(real(x1), real(x2))

def ldexp(x1, x2, /):
    return real(x1) * 2.0 ** np.asarray(x2)

def frexp(x, /):
    mantissa, exponent = _torch.frexp(t(real(x)))
    return back(mantissa), back(exponent)

def modf(x, /):
    """The parts behind and before the point."""
    x = real(x)
    whole = np.trunc(x)
    return x - whole, whole

def divmod(x1, x2, /):
    return np.floor_divide(x1, x2), np.remainder(x1, x2)

def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    """Numbers in place of what is none."""
    x = np.asarray(x)
    return back(_torch.nan_to_num(t(x), nan=nan, posinf=posinf, neginf=neginf)) if is_float(x) else x

def isneginf(x):
    return np.isinf(x) & (np.asarray(x) < 0)

def isposinf(x):
    return np.isinf(x) & (np.asarray(x) > 0)

def real_if_close(a, tol=100):
    return np.asarray(a)

def isreal(x):
    return np.ones(np.shape(x), dtype=bool)

def isrealobj(x):
    return True

def iscomplexobj(x):
    return isinstance(x, complex)

def iscomplex(x):
    return np.zeros(np.shape(x), dtype=bool)

def conj(x, /):
    return np.asarray(x)

conjugate = conj

def _real_part(val):
    return val.real if isinstance(val, complex) else np.asarray(val)

def imag(val):
    return val.imag if isinstance(val, complex) else np.zeros(np.shape(val))

def angle(z, deg=False):
    if isinstance(z, complex):
        made = math.atan2(z.imag, z.real)
        return math.degrees(made) if deg else made
    made = np.where(np.asarray(z) < 0, math.pi, 0.0)
    return np.rad2deg(made) if deg else made

# Reductions

def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    """The mean, with weights."""
    a = real(a)
    if weights is None:
        made, total = a.mean(axis=axis, keepdims=keepdims), a.size / max(1, np.size(a.mean(axis=axis)))
    else:
        weights = real(weights)
        if weights.shape != a.shape:
            if axis is None:
                raise TypeError("Axis must be specified when shapes of a and weights differ.")
            if weights.ndim != 1:
                raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
            shape = [1] * a.ndim
            shape[wrap(axis, a.ndim)] = -1
            weights = np.broadcast_to(weights.reshape(shape), a.shape)
        total = weights.sum(axis=axis, keepdims=keepdims)
        if (np.asarray(total) == 0).any():
            raise ZeroDivisionError("Weights sum to zero, can't be normalized")
        made = (a * weights).sum(axis=axis, keepdims=keepdims) / total
    return (made, np.broadcast_to(total, np.shape(made))[()]) if returned else made

@wrapping
def ptp(a, axis=None, out=None, keepdims=False):
    """The largest less the smallest."""
    return np.max(a, axis=axis, keepdims=keepdims) - np.min(a, axis=axis, keepdims=keepdims)

def _without_nan(name, function, empty):
    def reduced(a, axis=None, out=None, keepdims=False, **kwargs):
        a = real(a)
        kwargs.pop("dtype", None)
        if axis is None:
            row = np.ravel(a)
            row = row[~np.isnan(row)]
            made = function(row, **kwargs) if row.size else np.float64(empty)
            return np.asarray(made).reshape([1] * a.ndim) if keepdims else made
        made = np.apply_along_axis(lambda row: function(row[~np.isnan(row)], **kwargs) if not np.isnan(row).all() else empty, axis, a)
        return np.expand_dims(made, axis) if keepdims else made
    reduced.__name__ = reduced.__qualname__ = name
    return reduced

_nan = float("nan")
nanmax, nanmin, nanstd, nanvar, nanmedian, nanprod = [
    _without_nan(_name, _function, _empty) for _name, _function, _empty in (("nanmax", np.max, _nan), ("nanmin", np.min, _nan), ("nanstd", np.std, _nan), ("nanvar", np.var, _nan),
                                 ("nanmedian", np.median, _nan), ("nanprod", np.prod, 1.0))]

_METHODS = ("linear", "lower", "higher", "nearest", "midpoint")

def _quantiles(a, q, axis, out, method, keepdims):
    if method not in _METHODS:
        raise NotImplementedError(f"Gradus has no method={method!r} for quantiles")
    axes = range(a.ndim) if axis is None else [wrap(i, a.ndim) for i in (axis if isinstance(axis, (tuple, list)) else [axis])]
    rest = [i for i in range(a.ndim) if i not in axes]
    rows = np.sort(np.transpose(a, [*rest, *axes]).reshape([a.shape[i] for i in rest] + [-1]), axis=-1)
    rows = np.moveaxis(rows, -1, 0)
    places = (len(rows) - 1) * q
    below = np.floor(places)
    part = places - below
    if method in ("lower", "higher"):
        part = np.zeros_like(part) if method == "lower" else np.ceil(part)
    elif method == "nearest":
        part = np.rint(places) - below
    elif method == "midpoint":
        part = np.ceil(part) / 2
    low, high = rows[below.astype("int64")], rows[np.ceil(places).astype("int64")]
    part = part.reshape(q.shape + (1,) * len(rest))
    made = np.where(part >= 0.5, high - (high - low) * (1 - part), low + (high - low) * part)
    if is_float(a):
        made = np.where(np.isnan(rows[-1]), np.asarray(np.nan, dtype=made.dtype), made)
    if keepdims:
        made = made.reshape(q.shape + tuple(1 if i in axes else size for i, size in enumerate(a.shape)))
    if out is not None:
        out[...] = made
        return out
    return made[()]

def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    """Quantiles: what so large a share of the elements is below."""
    a = np.asarray(a)
    q = np.asarray(q, dtype=a.dtype) if is_float(a) and type(q) in (int, float) else np.asarray(q)
    if not ((q >= 0) & (q <= 1)).all():
        raise ValueError("Quantiles must be in the range [0, 1]")
    return _quantiles(a, q, axis, out, method, keepdims)

def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    """Percentiles: what so many of a hundred elements are below."""
    a = np.asarray(a)
    q = np.asarray(q, dtype=a.dtype) if is_float(a) and type(q) in (int, float) else np.asarray(q)
    q = q / (a.dtype.type(100) if is_float(a) else 100)
    q = np.asarray(q)
    if not ((q >= 0) & (q <= 1)).all():
        raise ValueError("Percentiles must be in the range [0, 100]")
    return _quantiles(a, q, axis, out, method, keepdims)

def nanpercentile(a, q, axis=None, **kwargs):
    return _without_nan("nanpercentile", lambda row: np.percentile(row, q), _nan)(a, axis)

def nanquantile(a, q, axis=None, **kwargs):
    return _without_nan("nanquantile", lambda row: np.quantile(row, q), _nan)(a, axis)

def nanargmax(a, axis=None):
    return np.argmax(np.where(np.isnan(a), -np.inf, a), axis=axis)

def nanargmin(a, axis=None):
    return np.argmin(np.where(np.isnan(a), np.inf, a), axis=axis)

def nancumsum(a, axis=None):
    return np.cumsum(nan_to_num(a), axis=axis)

def cumulative_sum(x, /, *, axis=None, include_initial=False, **kwargs):
    made = np.cumsum(x, axis=axis)
    return np.concatenate([np.zeros(1, dtype=made.dtype), made]) if include_initial else made

def bincount(x, /, weights=None, minlength=0):
    """How often each whole number occurs."""
    x = np.asarray(x)
    if is_float(x) and x.size:
        raise TypeError("Cannot cast array data from dtype('float64') to dtype('int64') according to the rule 'safe'")
    if x.size and int(x.min()) < 0:
        raise ValueError("'list' argument must have no negative elements")
    made = _torch.bincount(t(x.astype("int64")), None if weights is None else t(real(weights)), int(minlength))
    return made.numpy()

def ediff1d(ary, to_end=None, to_begin=None):
    made = np.diff(np.ravel(ary))
    parts = [np.ravel(part) for part in (to_begin,) if part is not None] + [made] + [np.ravel(part) for part in (to_end,) if part is not None]
    return np.concatenate(parts)

def gradient(f, *varargs, axis=None, edge_order=1):
    """The slopes of values, by central differences."""
    f = real(f)
    axes = tuple(range(f.ndim)) if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
    if len(varargs) not in (0, 1, len(axes)):
        raise TypeError("invalid number of arguments")
    steps = [1.0] * len(axes) if not varargs else list(varargs) if len(varargs) == len(axes) else [varargs[0]] * len(axes)
    made = []
    for place, step in zip(axes, steps):
        y = np.moveaxis(f, place, 0)
        n = y.shape[0]
        if n < edge_order + 1:
            raise ValueError("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.")
        shape = (-1,) + (1,) * (y.ndim - 1)
        x = np.arange(n) * float(step) if np.ndim(step) == 0 else real(step)
        h = np.diff(x).reshape(shape)
        uniform = bool(np.allclose(h, h.reshape(-1)[0], rtol=0, atol=0))
        result = np.zeros(y.shape, dtype=f.dtype)
        if uniform:
            gap = h.reshape(-1)[0]
            result[1:-1] = (y[2:] - y[:-2]) / (2.0 * gap)
        elif n > 2:
            a, b = h[:-1], h[1:]
            result[1:-1] = -b / (a * (a + b)) * y[:-2] + (b - a) / (a * b) * y[1:-1] + a / (b * (a + b)) * y[2:]
        if edge_order == 1:
            result[0], result[-1] = (y[1] - y[0]) / h[0], (y[-1] - y[-2]) / h[-1]
        else:
            a, b = h[0], h[1]
            result[0] = -(2 * a + b) / (a * (a + b)) * y[0] + (a + b) / (a * b) * y[1] - a / (b * (a + b)) * y[2]
            a, b = h[-2], h[-1]
            result[-1] = b / (a * (a + b)) * y[-3] - (a + b) / (a * b) * y[-2] + (2 * b + a) / (b * (a + b)) * y[-1]
        made.append(np.moveaxis(result, 0, place))
    return made[0] if len(made) == 1 else tuple(made)

def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586):
    """Angles without jumps."""
    p = real(p)
    step = np.diff(p, axis=axis)
    half = period / 2
    moved = np.mod(step + half, period) - half
    moved = np.where((moved == -half) & (step > 0), half, moved)
    correction = np.where(np.abs(step) < (half if discont is None else discont), 0.0, moved - step)
    head = np.take(p, [0], axis=axis) * 0
    return p + np.concatenate([head, np.cumsum(correction, axis=axis)], axis=axis)

def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    """The vector at right angles to two others."""
    a, b = pair(a, b)
    if a.shape[-1] != 3 or b.shape[-1] != 3:
        raise ValueError("Both input arrays must be (arrays of) 3-dimensional vectors, but they are "
                         f"{a.shape[-1]} and {b.shape[-1]} dimensional instead.")
    a, b = np.broadcast_arrays(a, b)
    return back(_torch.linalg.cross(t(a), t(b)))

def inner(a, b, /):
    """Sums of products along the last axes."""
    a, b = pair(a, b)
    if a.ndim == 0 or b.ndim == 0:
        return a * b
    return tensordot(a, b, (-1, -1))

def vdot(a, b, /):
    a, b = pair(np.ravel(a), np.ravel(b))
    return np.dot(a, b)

def tensordot(a, b, axes=2):
    """Sums of products over several axes."""
    a, b = pair(a, b)
    if isinstance(axes, int):
        first, second = list(range(a.ndim - axes, a.ndim)), list(range(axes))
    else:
        first, second = [[part] if isinstance(part, int) else list(part) for part in axes]
    first, second = [i % a.ndim for i in first], [i % b.ndim for i in second]
    if [a.shape[i] for i in first] != [b.shape[i] for i in second]:
        raise ValueError("shape-mismatch for sum")
    return back(_torch.tensordot(t(a), t(b), (first, second)))

def einsum(subscripts, *operands, out=None, optimize=False, **kwargs):
    """Sums of products by letters."""
    if not isinstance(subscripts, str):
        raise NotImplementedError("Gradus has no numpy.einsum with lists of axes: give the letters")
    operands = [np.asarray(operand) for operand in operands]
    kind = operands[0].dtype
    for operand in operands[1:]:
        kind = np.result_type(kind, operand.dtype)
    made = _torch.einsum(subscripts, *[t(operand.astype(kind)) for operand in operands])
    return _into(back(made.contiguous()), out)

def einsum_path(subscripts, *operands, optimize="greedy"):
    raise NotImplementedError("Gradus has no numpy.einsum_path")

def kron(a, b):
    a, b = pair(a, b)
    return back(_torch.kron(t(a), t(b)))

def convolve(a, v, mode="full"):
    """The convolution of two rows."""
    a, v = np.atleast_1d(*pair(a, v))
    if not a.size or not v.size:
        raise ValueError(f"{'a' if not a.size else 'v'} cannot be empty")
    if len(v) > len(a):
        a, v = v, a
    n, m = len(a), len(v)
    whole = not is_float(a)
    padded = np.concatenate([np.zeros(m - 1), a.astype("float64"), np.zeros(m - 1)])
    if whole or m <= 64:
        full = np.zeros(n + m - 1)
        for i, weight in enumerate(v.astype("float64").tolist()):
            full[i:i + n] += a * weight
    else:
        full = _torch.nn.functional.conv1d(t(padded).reshape(1, 1, -1), t(v[::-1].astype("float64").copy()).reshape(1, 1, -1)).reshape(-1).numpy()
    full = full.astype(a.dtype)
    if mode == "full":
        return full
    if mode == "same":
        start = (m - 1) // 2
        return full[start:start + n]
    if mode == "valid":
        return full[m - 1:n]
    raise ValueError(f"mode must be one of 'valid', 'same', or 'full' (got {mode!r})")

def correlate(a, v, mode="valid"):
    """The correlation of two rows."""
    a, v = np.atleast_1d(*pair(a, v))
    if len(v) > len(a):
        return convolve(v, a[::-1], mode)[::-1] if mode != "same" else convolve(v, a[::-1], mode)[::-1]
    return convolve(a, v[::-1], mode)

def interp(x, xp, fp, left=None, right=None, period=None):
    """Values between points, on straight lines."""
    x, xp, fp = real(x), real(xp), real(fp)
    if len(xp) != len(fp):
        raise ValueError("fp and xp are not of the same length.")
    if not len(xp):
        raise ValueError("array of sample points is empty")
    if period is not None:
        order = np.argsort(xp % period)
        x, xp, fp = x % period, (xp % period)[order], fp[order]
        xp, fp = np.concatenate([xp[-1:] - period, xp, xp[:1] + period]), np.concatenate([fp[-1:], fp, fp[:1]])
    flat = np.ravel(x)
    if len(xp) == 1:
        made = np.zeros(len(flat)) + fp[0]
    else:
        place = np.clip(np.searchsorted(xp, flat, side="right") - 1, 0, len(xp) - 2)
        low, high = xp[place], xp[place + 1]
        slope = (fp[place + 1] - fp[place]) / np.where(high == low, 1.0, high - low)
        made = slope * (flat - low) + fp[place]
        made = np.where(flat == xp[-1], fp[-1], made)
    made = np.where(flat < xp[0], fp[0] if left is None else left, made)
    made = np.where(flat > xp[-1], fp[-1] if right is None else right, made)
    return made.reshape(x.shape)[()]

# Statistics

def histogram_bin_edges(a, bins=10, range=None, weights=None):
    """The borders of intervals of one width."""
    a = np.ravel(real(a))
    if not isinstance(bins, str) and np.ndim(bins) == 1:
        edges = np.asarray(bins)
        if (edges[:-1] > edges[1:]).any():
            raise ValueError("`bins` must increase monotonically, when an array")
        return edges
    if range is not None:
        low, high = [float(part) for part in range]
        if low > high:
            raise ValueError("max must be larger than min in range parameter.")
        if not (math.isfinite(low) and math.isfinite(high)):
            raise ValueError(f"supplied range of [{low}, {high}] is not finite")
    elif not a.size:
        low, high = 0.0, 1.0
    else:
        low, high = float(a.min()), float(a.max())
        if not (math.isfinite(low) and math.isfinite(high)):
            raise ValueError(f"autodetected range of [{low}, {high}] is not finite")
    if low == high:
        low, high = low - 0.5, high + 0.5
    if isinstance(bins, str):
        inside = a[(a >= low) & (a <= high)] if range is not None else a
        bins = _bin_count(bins, inside, low, high)
    else:
        bins = int(bins)
        if bins < 1:
            raise ValueError("`bins` must be positive, when an integer")
    edges = np.linspace(low, high, bins + 1)
    if (edges[:-1] >= edges[1:]).any():
        raise ValueError(f"Too many bins for data range. Cannot create {bins} finite-sized bins.")
    return edges

def _bin_count(rule, a, low, high):
    n = a.size
    if not n:
        return 1
    spread = float(a.max() - a.min())
    widths = {"sturges": lambda: spread / (math.log2(n) + 1), "sqrt": lambda: spread / math.sqrt(n), "rice": lambda: spread / (2 * n ** (1 / 3)),
              "scott": lambda: (24 * math.pi ** 0.5 / n) ** (1 / 3) * float(np.std(a)),
              "fd": lambda: 2 * float(np.percentile(a, 75) - np.percentile(a, 25)) * n ** (-1 / 3)}
    if rule == "auto":
        fd, sturges = widths["fd"](), widths["sturges"]()
        fd = max(fd, widths["sqrt"]() / 2) if fd else 0
        width = min(fd, sturges) if fd else sturges
    elif rule in widths:
        width = widths[rule]()
    else:
        raise ValueError(f"{rule!r} is not a valid estimator for `bins`")
    return int(math.ceil((high - low) / width)) if width else 1

def histogram(a, bins=10, range=None, density=None, weights=None):
    """How many values lie in each of some intervals, and their borders."""
    a = np.ravel(real(a))
    edges = histogram_bin_edges(a, bins, range, weights)
    load = None if weights is None else np.ravel(weights)
    if load is not None and load.size != a.size:
        raise ValueError("weights should have the same shape as a.")
    uniform = isinstance(bins, str) or np.ndim(bins) == 0
    count = len(edges) - 1
    first, last = float(edges[0]), float(edges[-1])
    keep = (a >= first) & (a <= last)
    values = a[keep]
    if uniform:
        place = ((values - first) / (last - first) * count).astype("int64")
        place = np.where(place == count, count - 1, place)
        place = place - (values < edges[place]).astype("int64")
        place = place + ((values >= edges[place + 1]) & (place != count - 1)).astype("int64")
    else:
        place = np.searchsorted(edges, values, side="right") - 1
        place = np.where(values == last, count - 1, place)
    if load is None:
        made = bincount(place, minlength=count)
    else:
        made = bincount(place, load[keep], minlength=count)
        made = made if is_float(load) else made.astype(load.dtype)
    if density:
        widths = np.diff(real(edges))
        return made / widths / made.sum(), edges
    return made, edges

def histogramdd(sample, bins=10, range=None, density=None, weights=None):
    """How many points lie in each cell."""
    sample = np.asarray(sample) if not isinstance(sample, (list, tuple)) else np.stack([real(row) for row in sample], axis=1)
    if sample.ndim == 1:
        sample = sample.reshape(-1, 1)
    n, d = sample.shape
    bins = [bins] * d if np.ndim(bins) == 0 else list(bins)
    if len(bins) != d:
        raise ValueError("The dimension of bins must be equal to the dimension of the sample x.")
    ranges = [None] * d if range is None else list(range)
    edges = [real(histogram_bin_edges(sample[:, i], bins[i], ranges[i])) for i in _range(d)]
    places, keep = np.zeros(n, dtype="int64"), np.ones(n, dtype=bool)
    for i, border in enumerate(edges):
        row = sample[:, i]
        spot = np.searchsorted(border, row, side="right") - 1
        spot = np.where(row == border[-1], len(border) - 2, spot)
        keep = keep & (row >= border[0]) & (row <= border[-1])
        places = places * (len(border) - 1) + np.clip(spot, 0, len(border) - 2)
    shape = [len(border) - 1 for border in edges]
    counts = bincount(places[keep], None if weights is None else real(weights)[keep], minlength=math.prod(shape)).astype("float64").reshape(shape)
    if density:
        volume = np.ones(shape)
        for i, border in enumerate(edges):
            volume = volume * np.diff(border).reshape([-1 if j == i else 1 for j in _range(d)])
        counts = counts / volume / counts.sum()
    return counts, edges

_range = range

def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    """How many points lie in each cell."""
    x, y = real(x), real(y)
    if len(x) != len(y):
        raise ValueError("x and y must have the same length.")
    if np.ndim(bins) == 1 and len(bins) not in (1, 2):
        bins = [bins, bins]
    counts, edges = histogramdd([x, y], bins, range, density, weights)
    return counts, edges[0], edges[1]

def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    """The covariances of rows."""
    m = real(m)
    if m.ndim > 2:
        raise ValueError("m has more than 2 dimensions")
    x = m.reshape(1, -1) if m.ndim < 2 else m if rowvar else m.T
    if y is not None:
        y = real(y)
        x = np.concatenate([x, y.reshape(1, -1) if y.ndim < 2 else y if rowvar else y.T], axis=0)
    ddof = (0 if bias else 1) if ddof is None else ddof
    weight = None
    if fweights is not None:
        weight = real(fweights)
    if aweights is not None:
        weight = real(aweights) if weight is None else weight * real(aweights)
    if weight is None:
        middle, scale = x.mean(axis=1, keepdims=True), x.shape[1] - ddof
        rest = x - middle
        made = rest @ rest.T / scale if scale > 0 else rest @ rest.T * float("nan")
    else:
        total = weight.sum()
        rest = x - (x * weight).sum(axis=1, keepdims=True) / total
        scale = total - ddof if aweights is None else total - ddof * (weight * real(aweights)).sum() / total
        made = (rest * weight) @ rest.T / scale
    return made.reshape(()) if made.shape == (1, 1) else made

def corrcoef(x, y=None, rowvar=True, **kwargs):
    """The correlations of rows."""
    c = np.asarray(cov(x, y, rowvar))
    if c.ndim == 0:
        return c / c
    d = np.sqrt(np.diag(c))
    made = c / d.reshape(-1, 1) / d.reshape(1, -1)
    return np.clip(made, -1, 1)

# Polynomials

def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    """The polynomial that fits points best."""
    x, y = real(x) + 0.0, real(y) + 0.0
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if not x.size:
        raise TypeError("expected non-empty vector for x")
    if deg < 0:
        raise ValueError("expected deg >= 0")
    if len(x) != len(y):
        raise TypeError("expected x and y to have same length")
    A = np.vander(x, deg + 1)
    b = y
    if w is not None:
        weight = real(w)
        A = A * weight.reshape(-1, 1)
        b = b * (weight if y.ndim == 1 else weight.reshape(-1, 1))
    scale = np.sqrt((A * A).sum(axis=0))
    made = np.linalg.lstsq(A / scale, b, rcond)
    c = (made[0].T / scale).T
    if full:
        return c, made[1], made[2], made[3], rcond
    if cov:
        inverse = np.linalg.inv(A.T @ A)
        factor = made[1] / (len(x) - deg - 1) if cov != "unscaled" else 1.0
        return c, inverse * factor
    return c

def polyval(p, x):
    """A polynomial's values; the first coefficient is that of the highest power."""
    if isinstance(x, poly1d):
        made = poly1d([0])
        for c in np.asarray(p).tolist():
            made = made * x + c
        return made
    x = np.asarray(x)
    made = x * 0
    for c in (p.coeffs if isinstance(p, poly1d) else np.asarray(p)):
        made = made * x + c
    return made

def poly(seq_of_zeros):
    """The polynomial of roots."""
    a = np.ones(1)
    for root in np.ravel(real(seq_of_zeros)).tolist():
        a = convolve(a, np.array([1.0, -root]))
    return a

def polyadd(a1, a2):
    a1, a2 = pair(np.atleast_1d(a1), np.atleast_1d(a2))
    n = max(len(a1), len(a2))
    return np.concatenate([np.zeros(n - len(a1), dtype=a1.dtype), a1]) + np.concatenate([np.zeros(n - len(a2), dtype=a2.dtype), a2])

def polysub(a1, a2):
    return polyadd(a1, -np.asarray(a2))

def polymul(a1, a2):
    return convolve(a1, a2)

def polydiv(u, v):
    u, v = real(np.atleast_1d(u)).copy(), real(np.atleast_1d(v))
    m, n = len(u) - 1, len(v) - 1
    quotient = np.zeros(max(m - n + 1, 1))
    for k in _range(m - n + 1):
        quotient[k] = u[k] / v[0]
        u[k:k + n + 1] -= quotient[k] * v
    rest = u
    while len(rest) > 1 and abs(float(rest[0])) < 1e-14:
        rest = rest[1:]
    return quotient, rest

def polyder(p, m=1):
    for _ in _range(m):
        n = len(p) - 1
        p = np.asarray(p)[:-1] * np.arange(n, 0, -1)
    return p

def polyint(p, m=1, k=None):
    p = real(p)
    for i in _range(m):
        p = np.concatenate([p / np.arange(len(p), 0, -1), np.array([0.0 if k is None else np.ravel(k)[i]])])
    return p

def roots(p):
    """The roots of a polynomial."""
    p = np.trim_zeros(real(np.atleast_1d(p)), "f")
    trailing = len(p) - len(np.trim_zeros(p, "b"))
    p = np.trim_zeros(p, "b")
    n = len(p)
    if n < 2:
        return np.zeros(trailing)
    A = np.diag(np.ones(n - 2), -1)
    A[0, :] = -p[1:] / p[0]
    values = np.linalg.eigvals(A)
    return np.concatenate([values, np.zeros(trailing)]) if trailing else values

class poly1d:
    """A polynomial that can be called."""

    def __init__(self, c_or_r, r=False, variable=None):
        if isinstance(c_or_r, poly1d):
            c_or_r = c_or_r.coeffs
        c = poly(c_or_r) if r else np.trim_zeros(np.atleast_1d(c_or_r), "f")
        self.coeffs = c if len(c) else np.array([0])
        self.variable = variable or "x"

    c = coef = coefficients = property(lambda self: self.coeffs)
    order = o = property(lambda self: len(self.coeffs) - 1)
    r = roots = property(lambda self: roots(self.coeffs))

    def __call__(self, val):
        return polyval(self.coeffs, val)

    def __len__(self):
        return len(self.coeffs) - 1

    def __iter__(self):
        return iter(self.coeffs)

    def __getitem__(self, k):
        place = len(self.coeffs) - 1 - k
        return self.coeffs[place] if 0 <= k < len(self.coeffs) else self.coeffs[0] * 0

    def _other(self, other):
        return other if isinstance(other, poly1d) else poly1d(other)

    def __add__(self, other):
        return poly1d(polyadd(self.coeffs, self._other(other).coeffs))

    def __sub__(self, other):
        return poly1d(polysub(self.coeffs, self._other(other).coeffs))

    def __mul__(self, other):
        return poly1d(polymul(self.coeffs, self._other(other).coeffs))

    __radd__, __rmul__ = __add__, __mul__

    def __truediv__(self, other):
        if isinstance(other, (int, float)):
            return poly1d(self.coeffs / other)
        q, r = polydiv(self.coeffs, self._other(other).coeffs)
        return poly1d(q), poly1d(r)

    def __neg__(self):
        return poly1d(-self.coeffs)

    def __pow__(self, val):
        made = poly1d([1])
        for _ in _range(val):
            made = made * self
        return made

    def __eq__(self, other):
        return isinstance(other, poly1d) and self.coeffs.shape == other.coeffs.shape and bool((self.coeffs == other.coeffs).all())

    __hash__ = None

    def deriv(self, m=1):
        return poly1d(polyder(self.coeffs, m))

    def integ(self, m=1, k=0):
        return poly1d(polyint(self.coeffs, m, [k] * m))

    def __repr__(self):
        return "poly1d(" + repr(self.coeffs)[6:-1] + ")"

    def __str__(self):
        above, below = "", ""
        n = len(self.coeffs) - 1
        first = True
        for k, c in enumerate(self.coeffs.tolist()):
            power = n - k
            text = f"{c:.4g}"
            if c == 0 and not (n == 0):
                continue
            sign = "" if first and c >= 0 else "-" if first else " - " if c < 0 else " + "
            size = text.lstrip("-")
            term = size if power == 0 else size + " " + self.variable
            below += sign + term
            if power > 1:
                above = above.ljust(len(below)) + str(power)
            first = False
        return above.ljust(len(below)).rstrip() + "\n" + below if above else " \n" + below

def fft_refused(*args, **kwargs):
    raise NotImplementedError("Gradus has no complex numbers in numpy")
