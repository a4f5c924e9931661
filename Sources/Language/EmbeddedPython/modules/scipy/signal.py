# SPDX-License-Identifier: GPL-3.0-or-later
# Convolutions as signal processing has them: the window is turned around.
import numpy as np

def _part(full, first, second, mode):
    # The part of the whole result that a mode asks for.
    if mode == "full":
        return full
    if mode == "same":
        sizes = first.shape
    elif mode == "valid":
        sizes = [max(a, b) - min(a, b) + 1 for a, b in zip(first.shape, second.shape)]
    else:
        raise ValueError("acceptable mode flags are 'valid', 'same', or 'full'")
    starts = [(whole - size) // 2 for whole, size in zip(full.shape, sizes)]
    return full[tuple([slice(start, start + size) for start, size in zip(starts, sizes)])]

def _full(first, second):
    # Each place of the window adds a moved copy.
    made = np.zeros([a + b - 1 for a, b in zip(first.shape, second.shape)], dtype=np.result_type(first, second))
    for place in np.ndindex(*second.shape):
        made[tuple([slice(p, p + size) for p, size in zip(place, first.shape)])] += second[place] * first
    return made

def convolve(in1, in2, mode="full", method="auto"):
    """The sum over m of in1[m] in2[n - m], in as many dimensions as both have."""
    first, second = np.asarray(in1), np.asarray(in2)
    if first.ndim != second.ndim:
        raise ValueError("volume and kernel should have the same dimensionality")
    if first.ndim == 0:
        return first * second
    if mode == "valid" and any([a < b for a, b in zip(first.shape, second.shape)]):
        if not all([a <= b for a, b in zip(first.shape, second.shape)]):
            raise ValueError("For 'valid' mode, one must be at least as large as the other in every dimension")
        first, second = second, first
    return _part(_full(first, second), first, second, mode)

fftconvolve = oaconvolve = convolve

def _turned(array):
    return array[tuple([slice(None, None, -1)] * array.ndim)].copy()

def correlate(in1, in2, mode="full", method="auto"):
    """The sum over m of in1[m] in2[m - n]: a convolution whose window is not turned around."""
    return convolve(in1, _turned(np.asarray(in2)), mode, method)

def _bordered(array, window, boundary, fillvalue):
    rows = [(size - 1, size - 1) for size in window.shape]
    if boundary in ("wrap", "circular"):
        return np.pad(array, rows, mode="wrap")
    if boundary in ("symm", "symmetric"):
        return np.pad(array, rows, mode="symmetric")
    if boundary in ("fill", "pad"):
        return np.pad(array, rows, constant_values=fillvalue)
    raise ValueError("Acceptable boundary flags are 'fill', 'circular' (or 'wrap'), and 'symmetric' (or 'symm').")

def convolve2d(in1, in2, mode="full", boundary="fill", fillvalue=0):
    """The convolution of two matrices, with what lies outside of the first chosen by `boundary`."""
    first, second = np.asarray(in1), np.asarray(in2)
    if first.ndim != 2 or second.ndim != 2:
        raise ValueError("convolve2d inputs must both be 2-D arrays")
    if boundary in ("fill", "pad") and fillvalue == 0:
        return convolve(first, second, mode)
    if mode == "valid":
        return convolve(first, second, mode)
    whole = convolve(_bordered(first, second, boundary, fillvalue), second, "valid")
    return _part(whole, first, second, mode)

def correlate2d(in1, in2, mode="full", boundary="fill", fillvalue=0):
    """The same without turning the window around."""
    return convolve2d(in1, _turned(np.asarray(in2)), mode, boundary, fillvalue)
