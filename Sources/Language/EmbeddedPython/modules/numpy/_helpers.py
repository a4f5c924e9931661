# SPDX-License-Identifier: GPL-3.0-or-later
# What several parts of numpy's Python need.
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
