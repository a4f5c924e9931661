# SPDX-License-Identifier: GPL-3.0-or-later
import functools as _functools
import torch as _torch

def _with_defaults(function, args):
    """The arguments of a call with the defaults of those that were left out."""
    defaults = getattr(function, "__defaults__", None)
    if not defaults:
        return args
    code = getattr(function, "__code__", None)
    count = code.co_argcount if code is not None else len(args)
    if hasattr(function, "__self__"):
        count -= 1
    missing = count - len(args)
    return args + tuple(defaults[-missing:]) if 0 < missing <= len(defaults) else args


def once_differentiable(fn):
    """For a backward that cannot be differentiated itself."""
    @_functools.wraps(fn)
    def wrapper(ctx, *args):
        with _torch.no_grad():
            outputs = fn(ctx, *args)
        if not _torch.is_grad_enabled() or not any(isinstance(a, _torch.Tensor) and a.requires_grad for a in args):
            return outputs
        from torch.autograd.graph import _error_node

        given = outputs if isinstance(outputs, tuple) else (outputs,)
        marked = _error_node(
            "trying to differentiate twice a function that was marked with @once_differentiable",
            [None if o is None else o.detach().requires_grad_() for o in given])
        return marked if isinstance(outputs, tuple) else marked[0]
    return wrapper


class BackwardCFunction:
    """What the context of a function is, for issubclass()."""

    _is_node = True


class InplaceFunction(Function):
    """For functions that may change their input in place."""

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace


class NestedIOFunction(Function):
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("Gradus has no torch.autograd.function.NestedIOFunction")
