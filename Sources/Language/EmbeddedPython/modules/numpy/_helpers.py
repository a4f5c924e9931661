# SPDX-License-Identifier: GPL-3.0-or-later
# What several parts of numpy's Python need.
import functools as _functools

import numpy as np
import torch as _torch

def t(value):
    # An array as a tensor over the same elements.
    return _torch.from_numpy(np.asarray(value))

def back(tensor):
    # A tensor as an array; a number where it has no dimensions.
    made = tensor.numpy()
    return made if tensor.ndim else made[()]

def real(value):
    made = np.asarray(value)
    return made if "float" in str(made.dtype) else made.astype("float64")

def wrap(axis, ndim):
    if not -ndim <= axis < ndim:
        raise np.exceptions.AxisError(f"axis {axis} is out of bounds for array of dimension {ndim}")
    return axis % ndim

def pair(a, b):
    a, b = np.asarray(a), np.asarray(b)
    kind = np.result_type(a, b)
    return a.astype(kind), b.astype(kind)

def is_float(array):
    return "float" in str(array.dtype)

def wrapping(function):
    # Where it is given a tensor, numpy computes from the elements and the tensor makes a tensor of the result; truth values are bytes there.
    @_functools.wraps(function)
    def applied(a, *args, **kwargs):
        if not isinstance(a, _torch.Tensor):
            return function(a, *args, **kwargs)
        made = t(function(np.asarray(a), *args, **kwargs))
        return made.to(_torch.uint8) if made.dtype == _torch.bool else made
    return applied
