# SPDX-License-Identifier: GPL-3.0-or-later
"""Functions of `torch` that PyTorch has in this module."""
from torch import (
    atleast_1d, atleast_2d, atleast_3d, block_diag, broadcast_shapes, broadcast_tensors, cartesian_prod, cdist,
    chain_matmul, einsum, meshgrid, norm, split, tensordot, unique, unique_consecutive, unravel_index)

__all__ = [
    "atleast_1d", "atleast_2d", "atleast_3d", "broadcast_shapes", "broadcast_tensors", "cartesian_prod", "block_diag",
    "cdist", "chain_matmul", "einsum", "norm", "meshgrid", "split", "tensordot", "unique", "unique_consecutive",
    "unravel_index"]
