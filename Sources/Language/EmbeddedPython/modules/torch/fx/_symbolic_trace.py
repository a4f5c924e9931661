# SPDX-License-Identifier: GPL-3.0-or-later
"""Tracing: a module's forward runs with proxies, and what it does becomes a graph."""
import collections
import inspect
import math
import warnings

import torch
from torch.fx._functions import _signature
from torch.fx._layers import has_typed_result, is_of_a_layer, traced_forward
from torch.fx._patches import Patches, wrap
from torch.fx.graph import Graph
from torch.fx.proxy import ParameterProxy, Proxy, TracerBase
from torch.nn.modules.module import _call_untraced, _trace_with
from torch.overrides import _call_with_stars

_is_fx_tracing_flag = False


def is_fx_tracing():
    return _is_fx_tracing_flag


class PHBase:
    """A place in concrete arguments that stays an input."""

    def __repr__(self):
        return "PH"


PH = PHBase()


def _assert_is_none(value, msg):
    if value is not None:
        raise AssertionError(msg)


class Tracer(TracerBase):
    """Traces modules and functions."""

    def __init__(self, autowrap_modules=(math,), autowrap_functions=(), param_shapes_constant=False):
        self._autowrap_modules = list(autowrap_modules)
        self._autowrap_functions = list(autowrap_functions)
        self.param_shapes_constant = param_shapes_constant
        self.submodule_paths = None
        self.root = None
        self.module_stack = collections.OrderedDict()
        self.tensor_attrs = {}
        self._constants = 0

    def create_arg(self, a):
        """As the base has it; parameters, tensors and modules become attributes of the root."""
        if isinstance(a, torch.nn.Parameter):
            for name, parameter in self.root.named_parameters():
                if a is parameter:
                    return self.create_node("get_attr", name, (), {})
            raise NameError("parameter is not a member of this module")
        if isinstance(a, torch.Tensor):
            for name, buffer in self.root.named_buffers():
                if a is buffer:
                    return self.create_node("get_attr", name, (), {})
            return self._constant(a, "_tensor_constant")
        if isinstance(a, torch.nn.Module):
            for name, module in self.root.named_modules():
                if a is module:
                    return self.create_node("get_attr", name, (), {})
        if isinstance(a, tuple) and hasattr(a, "_fields"):
            args = tuple(self.create_arg(item) for item in a)
            return self.create_node("call_function", type(a), args, {})
        return super().create_arg(a)

    def _constant(self, a, prefix):
        name = self.tensor_attrs.get(a)
        if not name:
            i = 0
            while hasattr(self.root, f"{prefix}{i}"):
                i += 1
            name = f"{prefix}{i}"
            self.tensor_attrs[a] = name
            setattr(self.root, name, a)
        return self.create_node("get_attr", name, (), {})

    def is_leaf_module(self, m, module_qualified_name):
        """Whether a module's call is one node: those of torch.nn are, save Sequential."""
        kind = type(m).__module__
        return (kind.startswith("torch.nn") or kind.startswith("torch.ao.nn")) and not isinstance(m, torch.nn.Sequential)

    def path_of_module(self, mod):
        """The dotted name of a module below the root."""
        if self.submodule_paths:
            path = self.submodule_paths.get(mod)
            if path is None:
                raise NameError("module is not installed as a submodule")
            return path
        for name, module in self.root.named_modules():
            if mod is module:
                return name
        raise NameError("module is not installed as a submodule")

    def call_module(self, m, forward, args, kwargs):
        """What a call of a module becomes: a node for a leaf, else what its forward does."""
        path = self.path_of_module(m)
        before = self.module_stack
        if path:
            self.module_stack = collections.OrderedDict(before)
            self.module_stack[path] = (path, type(m))
        try:
            if self.is_leaf_module(m, path):
                return self.create_proxy("call_module", path, args, kwargs)
            return forward(*args, **kwargs)
        finally:
            self.module_stack = before

    def getattr(self, attr, attr_val, parameter_proxy_cache):
        """What an attribute of a module is while tracing: parameters are proxies."""
        if isinstance(attr_val, torch.nn.Parameter):
            for name, parameter in self.root.named_parameters():
                if attr_val is parameter:
                    if name not in parameter_proxy_cache:
                        factory = None
                        if self.param_shapes_constant:
                            factory = lambda node: ParameterProxy(self, node, name, attr_val)
                        parameter_proxy_cache[name] = self.create_proxy(
                            "get_attr", name, (), {}, **({"proxy_factory_fn": factory} if factory else {}))
                    return parameter_proxy_cache[name]
        elif self.proxy_buffer_attributes and isinstance(attr_val, torch.Tensor):
            for name, buffer in self.root.named_buffers():
                if attr_val is buffer:
                    if name not in parameter_proxy_cache:
                        parameter_proxy_cache[name] = self.create_proxy("get_attr", name, (), {})
                    return parameter_proxy_cache[name]
        return attr_val

    def create_args_for_root(self, root_fn, is_module, concrete_args=None):
        """Makes the placeholders of a function's parameters; gives the function and what it is called with."""
        function = inspect.unwrap(root_fn)
        hints = _hints(function)
        parameters = list(_signature(function).parameters.values())
        args, named = [], {}
        if is_module:
            if not parameters or parameters[0].kind is parameters[0].VAR_POSITIONAL:
                raise RuntimeError("``self`` argument cannot be part of *args expansion!")
            parameters.pop(0)
            args.append(self.root)
        if isinstance(concrete_args, tuple):
            if len(concrete_args) != len(parameters):
                raise RuntimeError(
                    f"Tracing expected {len(parameters)} arguments but got {len(concrete_args)} concrete arguments")
            concrete_args = {p.name: v for p, v in zip(parameters, concrete_args)}
        # Those after `*` come before it among the names of a function's code, and so they do here.
        stars = {"*": None, "**": None}
        for parameter in sorted(parameters, key=lambda p: p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD)):
            if parameter.kind is parameter.VAR_POSITIONAL:
                stars["*"] = self.create_proxy("placeholder", "*" + parameter.name, (), {})
            elif parameter.kind is parameter.VAR_KEYWORD:
                stars["**"] = self.create_proxy("placeholder", "**" + parameter.name, (), {})
            elif parameter.kind is parameter.KEYWORD_ONLY:
                named[parameter.name] = self._proxy_placeholder(parameter, concrete_args, hints)
            else:
                args.append(self._proxy_placeholder(parameter, concrete_args, hints))
        if named or stars["*"] is not None or stars["**"] is not None:
            return (lambda *given: _call_with_stars(root_fn, given, named, stars["*"], stars["**"])), args
        return root_fn, args

    def _proxy_placeholder(self, parameter, concrete_args, hints):
        default = () if parameter.default is parameter.empty else (parameter.default,)
        name = parameter.name
        if concrete_args is not None and name in concrete_args:
            value = concrete_args[name]
            if value is PH:
                return self.create_proxy("placeholder", f"{name}_1", default, {})
            if isinstance(value, (list, tuple, dict)):
                raise NotImplementedError("Gradus's torch.fx has no concrete_args with containers")
            placeholder = self.create_proxy("placeholder", f"{name}_1", default, {})
            _check_value(placeholder, value, name)
            return value
        return self.create_proxy("placeholder", name, default, {}, type_expr=hints.get(name))

    def trace(self, root, concrete_args=None):
        """The graph of a module or function."""
        global _is_fx_tracing_flag
        before_flag, before_calls = _is_fx_tracing_flag, None
        _is_fx_tracing_flag = True
        patches = Patches()
        try:
            is_module = isinstance(root, torch.nn.Module)
            self.root = root if is_module else torch.nn.Module()
            function = root
            if is_module:
                function = getattr(type(root), self.traced_func_name, None)
                if function is None:
                    raise AssertionError(
                        f"traced_func_name={self.traced_func_name} doesn't exist in {type(root).__name__}")
                self.root_module_name = type(root).__name__
                self.submodule_paths = {module: name for name, module in root.named_modules()}
            source = function
            self.graph = Graph(tracer_cls=type(self))
            self.tensor_attrs = {}
            self._collect_tensors(self.root, [])
            function, args = self.create_args_for_root(function, is_module, concrete_args)
            cache = {}

            def call(module, given, named):
                def forward(*args, **kwargs):
                    return _call_untraced(module, args, kwargs)

                patches.enter(getattr(module.forward, "__globals__", None))
                return self.call_module(module, traced_forward(module, forward), given, named)

            def read(name, value):
                return self.getattr(name, value, cache)

            patches.begin(self._autowrap_modules, self._autowrap_functions)
            patches.enter(getattr(inspect.unwrap(source), "__globals__", None))
            before_calls = _trace_with(call, read)
            hints = _hints(function, self.root)
            if is_of_a_layer(function):
                function = traced_forward(root, lambda *given: source(root, *given))
                args = args[1:]
            result = self.create_arg(function(*args))
            _trace_with(*before_calls)
            before_calls = None
            self.create_node("output", "output", (result,), {}, type_expr=hints.get("return"))
            self.submodule_paths = None
        finally:
            if before_calls is not None:
                _trace_with(*before_calls)
            patches.end()
            _is_fx_tracing_flag = before_flag
        return self.graph

    def _collect_tensors(self, module, path):
        """Plain tensors among the attributes of modules are constants with their own names."""
        for name, value in vars(module).items():
            if isinstance(value, torch.Tensor) and not isinstance(value, torch.nn.Parameter):
                self.tensor_attrs.setdefault(value, ".".join(path + [name]))
        for name, child in module.named_children():
            self._collect_tensors(child, path + [name])


def _hints(function, module=None):
    """The types that a function's parameters and result are declared with; layers take and give tensors."""
    if not is_of_a_layer(function):
        return getattr(function, "__annotations__", None) or {}
    if function.__module__ == "torch.nn.modules.container":
        return {}
    hints = {name: torch.Tensor for name in list(_signature(function).parameters)[1:]}
    return {**hints, "return": torch.Tensor} if has_typed_result(module) else hints


def _check_value(placeholder, value, name):
    text = f"{name} has been specialized to have value {value} but got another value"
    if isinstance(value, (bool, int, float, str)):
        torch._assert(placeholder == value, text)
    elif value is None:
        placeholder.tracer.create_proxy("call_function", _assert_is_none, (placeholder, text), {})
    else:
        warnings.warn(
            f"Was not able to add assertion to guarantee correct input {name} to specialized function. It is up to the "
            "user to make sure that your inputs match the inputs you specialized the function with.")


def symbolic_trace(root, concrete_args=None):
    """A GraphModule that does what a module or function does."""
    from torch.fx.graph_module import GraphModule

    tracer = Tracer()
    graph = tracer.trace(root, concrete_args)
    name = type(root).__name__ if isinstance(root, torch.nn.Module) else root.__name__
    return GraphModule(tracer.root, graph, name)
