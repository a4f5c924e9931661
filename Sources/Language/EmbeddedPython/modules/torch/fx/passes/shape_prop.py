# SPDX-License-Identifier: GPL-3.0-or-later
"""What each node of a graph gives: shapes and types, found by running it."""
from typing import NamedTuple, Optional

import torch
from torch.fx.interpreter import Interpreter
from torch.fx.node import map_aggregate


class TensorMetadata(NamedTuple):
    shape: torch.Size
    dtype: torch.dtype
    requires_grad: bool
    stride: tuple
    memory_format: Optional[torch.memory_format]
    is_quantized: bool
    qparams: dict


def _extract_tensor_metadata(result, include_contiguity=True):
    memory_format = None
    if include_contiguity:
        for known in (torch.contiguous_format, torch.channels_last, torch.channels_last_3d):
            if _is_contiguous(result, known):
                memory_format = known
                break
    return TensorMetadata(
        result.shape, result.dtype, result.requires_grad, result.stride(), memory_format, result.is_quantized, {})


def _is_contiguous(result, memory_format):
    if memory_format is torch.channels_last and result.dim() != 4:
        return False
    if memory_format is torch.channels_last_3d and result.dim() != 5:
        return False
    return result.is_contiguous(memory_format=memory_format)


class ShapeProp(Interpreter):
    """Runs a graph and writes into `meta` of each node what it gave."""

    def __init__(self, gm, fake_mode=None):
        super().__init__(gm)
        if fake_mode is not None:
            raise NotImplementedError("Gradus's torch.fx has no fake tensors")

    def run_node(self, n):
        result = super().run_node(n)
        found = []

        def facts(value):
            if isinstance(value, torch.Tensor):
                found.append(value)
                return _extract_tensor_metadata(value)
            return value

        meta = map_aggregate(result, facts)
        if found:
            n.meta["tensor_meta"] = meta
        n.meta["type"] = type(result)
        return result

    def propagate(self, *args):
        return super().run(*args)
