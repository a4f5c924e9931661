# SPDX-License-Identifier: GPL-3.0-or-later
import functools as _functools
import torch as _torch

class _Error(Function):
    @staticmethod
    def forward(ctx, *args):
        return tuple(a.view_as(a) for a in args)

    @staticmethod
    def backward(ctx, *grads):
        raise RuntimeError("trying to differentiate twice a function that was marked with @once_differentiable")

def once_differentiable(fn):
    @_functools.wraps(fn)
    def wrapper(ctx, *args):
        with _torch.no_grad():
            outputs = fn(ctx, *args)
        if not _torch.is_grad_enabled() or not any(isinstance(a, _torch.Tensor) and a.requires_grad for a in args):
            return outputs
        given = outputs if isinstance(outputs, tuple) else (outputs,)
        fresh = iter(_Error.apply(*[o.detach().requires_grad_() for o in given if o is not None]))
        marked = tuple(None if o is None else next(fresh) for o in given)
        return marked if isinstance(outputs, tuple) else marked[0]
    return wrapper


class InplaceFunction(Function):
    """For functions that may change their input in place."""

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace


class NestedIOFunction(Function):
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("Gradus has no torch.autograd.function.NestedIOFunction")
