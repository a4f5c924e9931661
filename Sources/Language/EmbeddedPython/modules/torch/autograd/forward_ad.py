# SPDX-License-Identifier: GPL-3.0-or-later
"""Derivatives along a direction: tensors that carry a tangent. They are had from the recorded graph, backwards twice."""
from collections import namedtuple

import torch

__all__ = ["UnpackedDualTensor", "enter_dual_level", "exit_dual_level", "make_dual", "unpack_dual", "dual_level"]

UnpackedDualTensor = namedtuple("UnpackedDualTensor", ["primal", "tangent"])
_levels = []
_current_level = -1
_enabled = True


def _is_fwd_grad_enabled():
    return _enabled


class _set_fwd_grad_enabled:
    """Whether tangents are followed."""

    def __init__(self, mode):
        global _enabled
        self.before = _enabled
        _enabled = mode

    def __enter__(self):
        pass

    def __exit__(self, *args):
        global _enabled
        _enabled = self.before


def enter_dual_level():
    """Begins a level; its number is returned."""
    global _current_level
    if _levels:
        raise RuntimeError(
            "Nested forward mode AD is not supported at the moment. Please open an issue for this feature.")
    _levels.append([])
    _current_level = len(_levels) - 1
    return _current_level


def exit_dual_level(*, level=None):
    """Ends a level: its tangents are gone."""
    global _current_level
    if level is None:
        level = len(_levels) - 1
    if level != len(_levels) - 1 or level < 0:
        raise RuntimeError(
            "Trying to exit a forward AD level that was not the last one that was created. This is not supported.")
    _levels.pop()
    _current_level = len(_levels) - 1


class dual_level:
    """A level as a block."""

    def __enter__(self):
        return enter_dual_level()

    def __exit__(self, *args):
        exit_dual_level()


def _check(tensor, what):
    if not isinstance(tensor, torch.Tensor):
        raise TypeError(f"make_dual(): argument '{what}' must be Tensor, not {type(tensor).__name__}")
    if not tensor.is_floating_point():
        raise ValueError(f"Expected {what} to be floating point or complex, but got: {tensor.dtype}")


def make_dual(tensor, tangent, *, level=None):
    """A tensor with a tangent."""
    if level is None:
        level = _current_level
    if level < 0 or level >= len(_levels):
        raise RuntimeError(
            "Trying to create a dual Tensor for forward AD but no level exists, make sure to enter_dual_level() first.")
    _check(tensor, "primal" if isinstance(tensor, torch.Tensor) and not tensor.is_floating_point() else "tensor")
    _check(tangent, "tangent")
    if tensor.shape != tangent.shape:
        raise RuntimeError(
            f"Expected tangent to have the same size as primal, got {tuple(tangent.shape)} and {tuple(tensor.shape)}")
    with torch.enable_grad():
        dual = tensor.view_as(tensor) if tensor.requires_grad else tensor.detach().requires_grad_()
    _levels[level].append((dual, tangent))
    return dual


def unpack_dual(tensor, *, level=None):
    """A tensor and its tangent, None where it has none."""
    if level is None:
        level = len(_levels) - 1
    if level < 0 or level >= len(_levels):
        return UnpackedDualTensor(tensor, None)
    for dual, tangent in _levels[level]:
        if tensor is dual:
            return UnpackedDualTensor(tensor.detach() if tensor.is_leaf else tensor, tangent)
    return UnpackedDualTensor(tensor, _tangent(tensor, _levels[level]))


def _tangent(tensor, pairs):
    if not tensor.requires_grad or not pairs:
        return None
    with torch.enable_grad():
        weight = torch.zeros_like(tensor).requires_grad_()
        duals = [dual for dual, _ in pairs]
        found = torch.autograd.grad(
            tensor, duals, weight, retain_graph=True, create_graph=True, allow_unused=True)
        result = None
        for (_, tangent), gradient in zip(pairs, found):
            if gradient is None or not gradient.requires_grad:
                continue
            part, = torch.autograd.grad(
                gradient, weight, tangent, retain_graph=True, create_graph=True, allow_unused=True)
            if part is not None:
                result = part if result is None else result + part
    return result
