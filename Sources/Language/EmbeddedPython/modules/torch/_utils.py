# SPDX-License-Identifier: GPL-3.0-or-later
"""Small questions about types."""
import torch


def _element_size(dtype):
    """The bytes of an element."""
    if not isinstance(dtype, torch.dtype):
        raise RuntimeError(f"expected torch.dtype, but got {type(dtype)}")
    return dtype.itemsize
