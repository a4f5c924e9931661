# SPDX-License-Identifier: GPL-3.0-or-later
# What old programs take from numpy.matlib: arrays here, never matrices.
import numpy as np

def repmat(a, m, n):
    """An array repeated, m times down and n times across."""
    a = np.asarray(a)
    rows = a.reshape(1, -1) if a.ndim < 2 else a
    return np.tile(rows, (m, n))

def _refused(name):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"Gradus has no numpy.matrix, which numpy.matlib.{name} gives: numpy.{name} makes an array")
    refused.__name__ = name
    return refused

zeros, ones, eye, identity, empty = [_refused(_name) for _name in ("zeros", "ones", "eye", "identity", "empty")]
rand, randn = _refused("rand"), _refused("randn")
