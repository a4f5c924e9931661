# SPDX-License-Identifier: GPL-3.0-or-later
"""Classes and modes that take part in what functions of `torch` do."""
import torch


class TorchFunctionMode:
    """Inside of its block, `__torch_function__` of the mode is asked for every operation."""

    def __torch_function__(self, func, types, args=(), kwargs=None):
        raise NotImplementedError

    def __enter__(self):
        _push_mode(self)
        return self

    def __exit__(self, *args):
        _pop_mode()


class BaseTorchFunctionMode(TorchFunctionMode):
    def __torch_function__(self, func, types, args=(), kwargs=None):
        return func(*args, **(kwargs or {}))


class _Disabled:
    """Inside of the block no class takes part."""

    def __enter__(self):
        _disable(True)

    def __exit__(self, *args):
        _disable(False)


def _takes_part(value):
    kind = type(value)
    if kind is torch.Tensor or kind is torch.nn.Parameter:
        return False
    return getattr(kind, "__torch_function__", None) is not None


def has_torch_function(relevant_args):
    return any(_takes_part(a) for a in relevant_args)


def has_torch_function_unary(arg):
    return _takes_part(arg)


def has_torch_function_variadic(*args):
    return any(_takes_part(a) for a in args)


def is_tensor_like(inp):
    return type(inp) is torch.Tensor or hasattr(inp, "__torch_function__")


def handle_torch_function(public_api, relevant_args, *args, **kwargs):
    """Asks the classes of the arguments, in order, to perform a function."""
    types = []
    for value in relevant_args:
        if _takes_part(value) and type(value) not in types:
            types.append(type(value))
    for kind in types:
        result = kind.__torch_function__(public_api, tuple(types), args, kwargs)
        if result is not NotImplemented:
            return result
    raise TypeError(
        f"no implementation found for '{public_api.__module__}.{public_api.__name__}' on types that implement "
        f"__torch_function__: {types}")


def wrap_torch_function(dispatcher):
    def decorate(function):
        def wrapped(*args, **kwargs):
            relevant = dispatcher(*args, **kwargs)
            if has_torch_function(relevant):
                return handle_torch_function(wrapped, relevant, *args, **kwargs)
            return function(*args, **kwargs)

        wrapped.__name__ = function.__name__
        return wrapped

    return decorate


def resolve_name(f):
    """Where a function is found by name."""
    return f"torch.{f.__name__}" if hasattr(f, "__name__") else None
