# SPDX-License-Identifier: GPL-3.0-or-later
"""How calls of functions and methods of `torch` are recorded: with which target, and which arguments in which form."""
import inspect

import torch
from torch.fx.node import _COMPILED, _COMPILED_NN, _function_name, map_aggregate
from torch.nn.modules.module import _parameters

# Methods that operators of tensors are.
_METHODS = {
    "__add__": "add", "__radd__": "add", "__sub__": "sub", "__mul__": "mul", "__rmul__": "mul", "__truediv__": "div",
    "__matmul__": "matmul", "__pow__": "pow", "__mod__": "remainder", "__eq__": "eq", "__ne__": "ne", "__lt__": "lt",
    "__le__": "le", "__gt__": "gt", "__ge__": "ge",
}
# What functions of PyTorch that are written in Python pass on otherwise than their parameters say: in this order, and no more.
_PASSED = {"norm": ("p", "dim", "keepdim", "out", "dtype"), "l1_loss": ("size_average", "reduce", "reduction")}
_signatures = {}


def _signature(function):
    """The parameters of a function; those of the library's own are read once."""
    text = _parameters(function)
    if text is None:
        return inspect.signature(function)
    known = _signatures.get(function)
    if known is None:
        scope = {"torch": torch}
        exec(f"def function{text}: pass", scope)
        known = _signatures[function] = inspect.signature(scope["function"])
    return known


def _as_python_passes_them(function, args, kwargs):
    """The arguments as a function of PyTorch that is written in Python passes them on: what has a default goes by name."""
    bound = _signature(function).bind(*args, **kwargs)
    bound.apply_defaults()
    positional, named = [], {}
    for name, parameter in bound.signature.parameters.items():
        value = bound.arguments[name]
        if parameter.kind is parameter.VAR_POSITIONAL:
            positional.extend(value)
        elif parameter.kind is parameter.VAR_KEYWORD:
            named.update(value)
        elif parameter.default is parameter.empty and parameter.kind is not parameter.KEYWORD_ONLY:
            positional.append(value)
        else:
            named[name] = value
    if _function_name(function) in _PASSED:
        named = {name: named[name] for name in _PASSED[_function_name(function)]}
    return tuple(positional), named


class _StandIn:
    """What a proxy is for a function that refuses it; it is called as proxies are."""


_StandIn.__name__ = "Proxy"
_SIZED = ("zeros", "ones", "empty", "rand", "randn")


def _refuse_sizes(function, name, args, proxy_class):
    """Sizes one by one are refused when the first is a proxy, as PyTorch takes them for a single shape."""
    if name in ("tensor", "as_tensor"):
        map_aggregate(args, lambda value: len(value) if isinstance(value, proxy_class) else None)
    sizes = args[1:] if name == "expand" else args
    if len(sizes) < 2 or name not in _SIZED + ("expand",) or not isinstance(sizes[0], proxy_class):
        return
    if name in ("rand", "randn"):
        function(*[_StandIn() if isinstance(value, proxy_class) else value for value in args])
    raise TypeError(f"{name}() takes 1 positional argument but {len(sizes)} were given")


def _is_method(function):
    return type(function).__name__ in ("method_descriptor", "wrapper_descriptor", "getset_descriptor")


def recorded_call(function, args, kwargs, proxy_class):
    """Makes a node of a call that was given proxies."""
    tracers = {}

    def see(value):
        if isinstance(value, proxy_class):
            tracers[value.tracer] = None

    map_aggregate(args, see)
    map_aggregate(kwargs, see)
    if len(tracers) > 1:
        raise RuntimeError(
            f"Found multiple different tracers {list(tracers)} while trying to trace operations {function}")
    tracer = next(iter(tracers))
    name = _function_name(function)
    _refuse_sizes(function, name, args, proxy_class)
    if _is_method(function):
        return tracer.create_proxy("call_method", _METHODS.get(name, name), args, kwargs)
    module = getattr(function, "__module__", None)
    if module == "torch.nn.functional":
        if name in ("sigmoid", "tanh"):
            return tracer.create_proxy("call_method", name, args, kwargs)
        if name == "logsigmoid":
            return tracer.create_proxy("call_function", function, args, kwargs, name="log_sigmoid")
        if name not in _COMPILED_NN and name not in _COMPILED:
            args, kwargs = _as_python_passes_them(function, args, kwargs)
            if "pool" in name and kwargs.get("return_indices") and not name.endswith("_with_indices"):
                function = getattr(torch.nn.functional, name + "_with_indices")
                name += "_with_indices"
    elif module == "torch" and name in torch.functional.__all__:
        args, kwargs = _as_python_passes_them(function, args, kwargs)
    return tracer.create_proxy("call_function", function, args, kwargs, name=tracer.graph._target_to_str(name))
