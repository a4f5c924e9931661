# SPDX-License-Identifier: GPL-3.0-or-later
# The methods of numpy's universal functions; `self` is one of them.
import numpy as np
import torch as _torch

_WHOLE = {"add": "sum", "multiply": "prod", "maximum": "max", "minimum": "min", "logical_and": "all", "logical_or": "any"}
_IDENTITIES = {"add": 0, "multiply": 1, "logical_and": True, "logical_or": False, "logical_xor": False, "bitwise_and": -1, "bitwise_or": 0, "bitwise_xor": 0,
               "hypot": 0, "gcd": 0, "logaddexp": float("-inf")}
_ONE = frozenset("""abs absolute arccos arccosh arcsin arcsinh arctan arctanh acos acosh asin asinh atan atanh bitwise_not bitwise_invert cbrt ceil conj
conjugate cos cosh deg2rad degrees exp exp2 expm1 fabs floor frexp invert isfinite isinf isnan log log10 log1p log2 logical_not modf negative positive
rad2deg radians reciprocal rint sign signbit sin sinh spacing sqrt square tan tanh trunc""".split())

def _binary(self, method):
    if self.__name__ in _ONE:
        raise ValueError(f"{method} only supported for binary functions")

def reduce(self, array, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=True):
    """Folds an array along an axis."""
    _binary(self, "reduce")
    array = np.asarray(array)
    array = array if dtype is None else array.astype(dtype)
    if where is not True:
        if self.__name__ not in _IDENTITIES and initial is None:
            raise ValueError(f"reduction operation '{self.__name__}' does not have an identity, so to use a where mask one has to specify 'initial'")
        array = np.where(where, array, _IDENTITIES[self.__name__] if initial is None else initial).astype(array.dtype)
    if array.ndim == 0:
        made = array[()]
    elif self.__name__ in _WHOLE and (array.size or self.__name__ in _IDENTITIES):
        made = getattr(np, _WHOLE[self.__name__])(array, axis=axis, keepdims=keepdims)
    else:
        axes = range(array.ndim) if axis is None else (axis,) if isinstance(axis, int) else axis
        made = array
        for place in sorted([part % array.ndim for part in axes], reverse=True):
            rows = np.moveaxis(made, place, 0)
            if not len(rows):
                if self.__name__ not in _IDENTITIES:
                    raise ValueError(f"zero-size array to reduction operation {self.__name__} which has no identity")
                folded = np.zeros(rows.shape[1:], dtype=made.dtype) + _IDENTITIES[self.__name__]
            else:
                folded = rows[0]
                for row in rows[1:]:
                    folded = self(folded, row)
            made = np.expand_dims(folded, place) if keepdims else folded
        made = made[()] if isinstance(made, np.ndarray) and made.ndim == 0 else made
    if initial is not None:
        made = self(made, initial)
    if out is not None:
        out = out[0] if isinstance(out, tuple) else out
        out[...] = made
        return out
    return made

def accumulate(self, array, axis=0, dtype=None, out=None):
    """What has been folded so far, along an axis."""
    _binary(self, "accumulate")
    array = np.asarray(array)
    array = array if dtype is None else array.astype(dtype)
    if array.ndim == 0:
        raise TypeError("cannot accumulate on a scalar")
    if self.__name__ in ("add", "multiply"):
        made = (np.cumsum if self.__name__ == "add" else np.cumprod)(array, axis=axis)
    else:
        rows = np.moveaxis(array, axis, 0)
        parts = [rows[0]] if len(rows) else []
        for row in rows[1:]:
            parts.append(self(parts[-1], row))
        made = np.moveaxis(np.stack(parts), 0, axis) if parts else array.copy()
    if out is not None:
        out[...] = made
        return out
    return made

def reduceat(self, array, indices, axis=0, dtype=None, out=None):
    """Folds pieces of an array that begin at places."""
    _binary(self, "reduceat")
    rows = np.moveaxis(np.asarray(array), axis, 0)
    places = [int(i) for i in np.asarray(indices).tolist()]
    for i in places:
        if not 0 <= i < len(rows):
            raise IndexError(f"index {i} out-of-bounds in {self.__name__}.reduceat [0, {len(rows)})")
    parts = []
    for i, start in enumerate(places):
        stop = places[i + 1] if i + 1 < len(places) else len(rows)
        parts.append(reduce(self, rows[start:stop]) if start < stop else rows[start])
    made = np.moveaxis(np.stack([np.asarray(part) for part in parts]), 0, axis)
    return made if dtype is None else made.astype(dtype)

def outer(self, A, B, /, **kwargs):
    """The function of all pairs."""
    _binary(self, "outer")
    A, B = np.asarray(A), np.asarray(B)
    return self(A.reshape(A.shape + (1,) * B.ndim), B, **kwargs)

def at(self, a, indices, b=None, /):
    """Changes places of an array, a place as often as it is named."""
    if not isinstance(a, np.ndarray):
        raise TypeError("first operand must be array")
    places = np.arange(a.size).reshape(a.shape)[tuple(indices) if isinstance(indices, tuple) else np.asarray(indices) if isinstance(indices, list) else indices]
    places = np.asarray(places)
    if self.__name__ in _ONE:
        flat = a.reshape(-1)
        for place in np.ravel(places).tolist():
            flat[place] = self(flat[place])
    else:
        if b is None:
            raise ValueError("second operand needed for ufunc")
        values = np.ravel(np.broadcast_to(np.asarray(b), places.shape))
        flat = a.reshape(-1)
        places = np.ravel(places)
        if self.__name__ in ("add", "subtract"):
            added = _torch.from_numpy(values.astype(a.dtype))
            _torch.from_numpy(flat).index_add_(0, _torch.from_numpy(places), added, alpha=1 if self.__name__ == "add" else -1)
        else:
            for place, value in zip(places.tolist(), values):
                flat[place] = self(flat[place], value)
    if not np.shares_memory(flat, a):
        a[...] = flat.reshape(a.shape)

nin = property(lambda self: 1 if self.__name__ in _ONE else 2)
nout = property(lambda self: 2 if self.__name__ in ("modf", "frexp", "divmod") else 1)
nargs = property(lambda self: self.nin + self.nout)
identity = property(lambda self: _IDENTITIES.get(self.__name__))
