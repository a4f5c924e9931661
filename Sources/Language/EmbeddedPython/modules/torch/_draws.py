# SPDX-License-Identifier: GPL-3.0-or-later
"""Random numbers of `torch` that are written in Python."""
import contextlib
import warnings

import torch


@contextlib.contextmanager
def fork_rng(devices=None, enabled=True, _caller="fork_rng", _devices_kw="devices", device_type="cuda"):
    """Lets the random stream go on afterwards from where it was before."""
    if not enabled:
        yield
        return
    before = torch.get_rng_state()
    try:
        yield
    finally:
        torch.set_rng_state(before)


def binomial(count, prob, generator=None):
    """How many of so many draws succeed."""
    from torch.distributions import _gamma
    for place, (name, value) in enumerate((("count", count), ("prob", prob)), 1):
        if not isinstance(value, torch.Tensor):
            raise TypeError(f"binomial(): argument '{name}' (position {place}) must be Tensor, not {type(value).__name__}")
    kinds = [value.type().rpartition(".")[2].removesuffix("Tensor") for value in (count, prob)]
    if not count.is_floating_point():
        raise ValueError(f"binomial only supports floating-point dtypes for count, got: {kinds[0]}")
    if count.dtype != prob.dtype:
        raise RuntimeError(f"Found dtype {kinds[1]} but expected {kinds[0]}")
    with torch.no_grad():
        counts, probs = torch.broadcast_tensors(count, prob)
        drawn = [_gamma._draw_binomial(n, p, generator) for n, p in zip(counts.flatten().tolist(), probs.flatten().tolist())]
        return torch.tensor(drawn, dtype=count.dtype).reshape(counts.shape)


def frombuffer(buffer, *, dtype, count=-1, offset=0, requires_grad=False):
    """The bytes of an object as numbers."""
    import numpy
    if hasattr(buffer, "tobytes"):
        data = buffer.tobytes()
    elif isinstance(buffer, (bytes, bytearray)):
        data = bytes(buffer)
    else:
        raise ValueError("object does not implement Python buffer protocol.")
    size, length = dtype.itemsize, len(data)
    if length == 0 or count == 0:
        raise ValueError(f"both buffer length ({length}) and count ({count}) must not be 0")
    if offset < 0 or offset >= length:
        raise ValueError(f"offset ({offset} bytes) must be non-negative and no greater than buffer length ({length} bytes) minus 1")
    if count < 0 and (length - offset) % size:
        raise ValueError(f"buffer length ({length - offset} bytes) after offset ({offset} bytes) must be a multiple of element size ({size})")
    count = (length - offset) // size if count < 0 else count
    if offset + count * size > length:
        raise ValueError(
            f"requested buffer length ({count} * {size} bytes) after offset ({offset} bytes) must not be greater than actual buffer length ({length} bytes)")
    if isinstance(buffer, bytes):
        warnings.warn(
            "The given buffer is not writable, and PyTorch does not support non-writable tensors. This means you can write to the underlying (supposedly "
            "non-writable) buffer using the tensor. You may want to copy the buffer to protect its data or make it writable before converting it to a tensor. "
            "This type of warning will be suppressed for the rest of this program.")
    whole = torch.from_numpy(numpy.frombuffer(data, "uint8", count * size, offset).copy())
    return whole.view(dtype).requires_grad_(requires_grad)
