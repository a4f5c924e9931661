# SPDX-License-Identifier: GPL-3.0-or-later
"""Stand-ins for values: what is done with them becomes nodes of a graph."""
import dataclasses
import enum
import operator

import torch
from torch.fx._functions import recorded_call
from torch.fx.node import Node, map_aggregate
from torch.overrides import _unpacking, _watch_all_calls


class TraceError(ValueError):
    pass


_PLAIN = (str, int, float, bool, complex, torch.dtype, torch.Tensor, torch.device, torch.memory_format, torch.layout,
          enum.Enum)


class TracerBase:
    """Makes nodes of calls. What a subclass overrides is asked for every node."""

    record_stack_traces = False
    check_mutable_operations = False
    trace_asserts = False
    proxy_buffer_attributes = False
    traced_func_name = "forward"
    module_stack = None

    def create_node(self, kind, target, args, kwargs, name=None, type_expr=None):
        """Makes a node of arguments that are nodes or plain values."""
        if self.check_mutable_operations:
            raise NotImplementedError("Gradus's torch.fx has no check_mutable_operations")
        node = self.graph.create_node(kind, target, args, kwargs, name, type_expr)
        if self.module_stack:
            node.meta["nn_module_stack"] = type(self.module_stack)(self.module_stack)
        return node

    def proxy(self, node):
        return Proxy(node, self)

    def create_proxy(self, kind, target, args, kwargs, name=None, type_expr=None, proxy_factory_fn=None):
        """Makes a node of arguments that may contain proxies, and a proxy of it."""
        args = self.create_arg(args)
        kwargs = self.create_arg(kwargs)
        if not isinstance(args, tuple):
            raise AssertionError(f"Expected args to be tuple, got {type(args)}")
        node = self.create_node(kind, target, args, kwargs, name, type_expr)
        return proxy_factory_fn(node) if proxy_factory_fn else self.proxy(node)

    def create_arg(self, a):
        """What a value is as an argument of a node."""
        if isinstance(a, Proxy):
            return a.node
        if hasattr(type(a), "__fx_create_arg__"):
            return a.__fx_create_arg__(self)
        if isinstance(a, tuple):
            items = [self.create_arg(x) for x in a]
            return type(a)(*items) if hasattr(a, "_fields") else tuple(items)
        if isinstance(a, list):
            return [self.create_arg(x) for x in a]
        if isinstance(a, dict):
            return self._dictionary(a)
        if isinstance(a, slice):
            return slice(self.create_arg(a.start), self.create_arg(a.stop), self.create_arg(a.step))
        if isinstance(a, range):
            return range(self.create_arg(a.start), self.create_arg(a.stop), self.create_arg(a.step))
        if a is None or a is ... or isinstance(a, _PLAIN) or isinstance(a, Node):
            return a
        if dataclasses.is_dataclass(a) and not isinstance(a, type):
            fields = {f.name: self.create_arg(getattr(a, f.name)) for f in dataclasses.fields(a)}
            return self.create_node("call_function", type(a), (), fields)
        raise NotImplementedError(f"argument of type: {type(a)}")

    def _dictionary(self, a):
        result = {}
        for key, value in a.items():
            made = self.create_arg(key)

            def check(node):
                if isinstance(node, Node):
                    raise RuntimeError(
                        f"Keys for dictionaries used as an argument cannot contain a Node. Got key: {made}")

            map_aggregate(made, check)
            result[made] = self.create_arg(value)
        return result

    def to_bool(self, obj):
        """What a proxy is in a condition."""
        raise TraceError("symbolically traced variables cannot be used as inputs to control flow")

    def iter(self, obj):
        """What a loop over a proxy runs through."""
        raise TraceError(
            "Proxy object cannot be iterated. This can be attempted when the Proxy is used in a loop or as a *args or "
            "**kwargs function argument. See the torch.fx docs on pytorch.org for a more detailed explanation of what "
            "types of control flow can be traced, and check out the Proxy docstring for help troubleshooting Proxy "
            "iteration errors")

    def keys(self, obj):
        return Attribute(obj, "keys")()


class GraphAppendingTracer(TracerBase):
    """Puts nodes where the graph inserts them."""

    def __init__(self, graph):
        self.graph = graph


class Proxy:
    """Stands for the value of a node."""

    def __init__(self, node, tracer=None):
        _watch_all_calls()
        self.tracer = GraphAppendingTracer(node.graph) if tracer is None else tracer
        self.node = node

    def __repr__(self):
        return f"Proxy({self.node.name})"

    def __getattr__(self, k):
        if k in ("node", "tracer", "__deepcopy__", "__copy__") or k.startswith("__fx_"):
            raise AttributeError(k)
        return Attribute(self, k)

    def __call__(self, *args, **kwargs):
        return self.tracer.create_proxy("call_method", "__call__", (self,) + args, kwargs)

    def __iter__(self):
        count = _unpacking(self)
        if count is not None:
            return (self[i] for i in range(count))
        return self.tracer.iter(self)

    def __abs__(self):
        return self.tracer.create_proxy("call_function", operator.abs, (self,), {})

    def __bool__(self):
        return self.tracer.to_bool(self)

    def __len__(self):
        raise RuntimeError(
            "'len' is not supported in symbolic tracing by default. If you want this call to be recorded, please call "
            "torch.fx.wrap('len') at module scope")

    def keys(self):
        return self.tracer.keys(self)

    @classmethod
    def __torch_function__(cls, orig_method, types, args=None, kwargs=None):
        return recorded_call(orig_method, tuple(args or ()), dict(kwargs or {}), Proxy)


class Attribute(Proxy):
    """An attribute of a proxy: a call of it is a method's, anything else makes a node that reads it."""

    def __init__(self, root, attr):
        self.root = root
        self.attr = attr
        self.tracer = root.tracer
        self._node = None

    @property
    def node(self):
        if self._node is None:
            self._node = self.tracer.create_proxy("call_function", getattr, (self.root, self.attr), {}).node
        return self._node

    def __call__(self, *args, **kwargs):
        return self.tracer.create_proxy("call_method", self.attr, (self.root,) + args, kwargs)


class ParameterProxy(Proxy):
    """A parameter whose shape and size are known while tracing."""

    def __init__(self, tracer, node, name, param):
        Proxy.__init__(self, node, tracer)
        self.name, self.param = name, param

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


def _known(name):
    """A question about a parameter that the parameter itself answers."""
    return lambda self: getattr(self.param, name)()


for _name in ("size", "dim", "numel", "nelement"):
    setattr(ParameterProxy, _name, _known(_name))
for _name in ("shape", "ndim"):
    setattr(ParameterProxy, _name, property(operator.attrgetter("param." + _name)))


def _operator(name, target):
    def operation(*args, **kwargs):
        return args[0].tracer.create_proxy("call_function", target, args, kwargs)

    operation.__name__ = name
    return operation


def _reflected(name, target):
    def operation(self, other):
        return self.tracer.create_proxy("call_function", target, (other, self), {})

    operation.__name__ = name
    return operation


# Set here and not in the class, so that proxies keep the hash of objects although == is an operation.
for _name in (
        "eq ne lt gt le ge add sub mul floordiv truediv mod lshift rshift and_ or_ xor getitem matmul pow pos neg "
        "invert").split():
    _special = f"__{_name.removesuffix('_')}__"
    setattr(Proxy, _special, _operator(_special, getattr(operator, _name)))
for _name in "add sub mul floordiv truediv mod lshift rshift and_ or_ xor matmul pow".split():
    _special = f"__r{_name.removesuffix('_')}__"
    setattr(Proxy, _special, _reflected(_special, getattr(operator, _name)))
