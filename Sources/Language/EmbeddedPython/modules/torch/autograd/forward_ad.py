# SPDX-License-Identifier: GPL-3.0-or-later
"""Derivatives along a direction: tensors that carry a tangent. They are had from the recorded graph, backwards twice."""
from collections import namedtuple

import torch
import torch.autograd.graph as _graph

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
    _graph._show_tangents(_shown)
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
    if not _levels:
        _graph._show_tangents(None)
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
            "Trying to set a forward gradient that has a different size than that of the original Tensor, this is not "
            f"supported. Tensor is of size {list(tensor.shape)} while the given forward gradient is of size "
            f"{list(tangent.shape)}.")
    if _find(tangent, _levels[level]) is not None:
        raise RuntimeError(
            f"Setting a forward grad that itself has a forward gradient at the same level{level} is not supported.")
    if tensor.stride() != tangent.stride() or len(tensor.untyped_storage()) != len(tangent.untyped_storage()):
        tangent = torch.empty_like(tensor).copy_(tangent)
    root, dual = _graph._dual(tensor)
    _levels[level].append((root, tangent, tensor.requires_grad))
    return dual


def _find(tensor, level):
    """The entry of a tensor that is as make_dual() made it."""
    if not tensor.requires_grad or tensor.is_leaf:
        return None
    node = tensor.grad_fn
    return next((entry for entry in level if entry[0].grad_fn is node), None)


def unpack_dual(tensor, *, level=None):
    """A tensor and its tangent, None where it has none."""
    if level is None:
        level = len(_levels) - 1
    if level < 0 or level >= len(_levels):
        return UnpackedDualTensor(tensor, None)
    entry = _find(tensor, _levels[level])
    if entry is None:
        return UnpackedDualTensor(tensor, _tangent(tensor, _levels[level]))
    return UnpackedDualTensor(tensor if entry[2] else tensor.detach(), entry[1])


def _tangent(tensor, entries):
    if not tensor.requires_grad or not entries:
        return None
    with torch.enable_grad(), _Cut():
        weight = torch.zeros_like(tensor).requires_grad_()
        found = torch.autograd.grad(
            tensor, [entry[0] for entry in entries], weight, retain_graph=True, create_graph=True, allow_unused=True)
        result = None
        for (_, tangent, _), gradient in zip(entries, found):
            if gradient is None or not gradient.requires_grad:
                continue
            part, = torch.autograd.grad(
                gradient, weight, tangent, retain_graph=True, create_graph=True, allow_unused=True)
            if part is not None:
                part = part.clone() if part is tangent else part
                result = part if result is None else result + part
    return result


class _Cut:
    """Inside of the block, gradients end at tensors whose tangent a function of the program has given."""

    def __enter__(self):
        _graph._cut(True)

    def __exit__(self, *args):
        _graph._cut(False)


def _carried(function, ctx, inputs, outputs):
    """The outputs of a program's function with the tangents that its jvp() gives."""
    tangents = [
        unpack_dual(x).tangent if isinstance(x, torch.Tensor) and x.is_floating_point() else None for x in inputs]
    if all(t is None for t in tangents):
        return outputs
    tangents = [
        torch.zeros_like(x) if t is None and isinstance(x, torch.Tensor) and x.is_floating_point() else t
        for x, t in zip(inputs, tangents)]
    ctx._begin_jvp(True)
    try:
        given = function.jvp(ctx, *tangents)
    finally:
        ctx._begin_jvp(False)
    given = given if isinstance(given, tuple) else (given,)
    made = []
    for place, output in enumerate(outputs):
        tangent = given[place] if place < len(given) else None
        if tangent is not None and (not isinstance(output, torch.Tensor) or ctx._has_no_gradient(output)):
            raise RuntimeError(
                f"jvp is not expected to return a Tensor for output {place}, which is not differentiable. You should return "
                "None at that position instead.")
        if tangent is not None:
            root, output = _graph._dual(output, True)
            _levels[-1].append((root, tangent, output.requires_grad))
        made.append(output)
    return tuple(made)


def _shown(tensor):
    """What stands behind `tangent=` where a tensor is printed."""
    if not _levels:
        return None
    entry = _find(tensor, _levels[-1])
    tangent = entry[1] if entry is not None else _tangent(tensor, _levels[-1])
    return None if tangent is None else repr(tangent.detach())
