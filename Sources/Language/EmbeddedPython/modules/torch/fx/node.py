# SPDX-License-Identifier: GPL-3.0-or-later
"""One step of a graph: what is called, with which arguments, and who uses the result."""
import builtins
import operator
import types

import torch
from torch.fx.immutable_collections import immutable_dict, immutable_list

Target = object
Argument = object
_LEGAL = ("placeholder", "call_method", "call_module", "call_function", "get_attr", "output", "root")
_side_effectful_functions = {torch._assert, operator.setitem}
_random_functions = {
    torch.bernoulli, torch.multinomial, torch.normal, torch.poisson, torch.rand, torch.rand_like, torch.randint,
    torch.randint_like, torch.randn, torch.randn_like, torch.randperm}

# Where functions of torch.nn.functional that PyTorch compiles have their names.
_COMPILED_NN = (
    "avg_pool2d avg_pool3d elu_ gelu hardtanh_ leaky_relu_ linear one_hot scaled_dot_product_attention softplus "
    "softshrink").split()
_COMPILED = (
    "adaptive_avg_pool1d avg_pool1d bilinear celu_ channel_shuffle conv1d conv2d conv3d conv_tbc conv_transpose1d "
    "conv_transpose2d conv_transpose3d cosine_similarity hardshrink native_channel_shuffle pairwise_distance pdist "
    "pixel_shuffle pixel_unshuffle prelu relu_ rrelu_ selu_ threshold_").split()


def has_side_effect(fn):
    """Keeps calls of a function although nothing uses their results."""
    _side_effectful_functions.add(fn)
    return fn


def _function_name(func):
    return getattr(func, "__name__", type(func).__name__)


def _functional_name(name):
    """The dotted name of a function of torch.nn.functional."""
    if name == "logsigmoid":
        return "torch._C._nn.log_sigmoid"
    if name in _COMPILED_NN:
        return "torch._C._nn." + name
    if name in _COMPILED:
        return "torch." + name
    return "torch.nn.functional." + name


def _get_qualified_name(func):
    name = _function_name(func)
    if getattr(builtins, name, None) is func:
        return name
    if type(func).__name__ in ("method_descriptor", "wrapper_descriptor"):
        return f"torch.Tensor.{name}" if getattr(torch.Tensor, name, None) is func else name
    module = getattr(func, "__module__", None) or "torch"
    if module == "operator":
        module = "_operator"
    if module == "torch.nn.functional":
        return _functional_name(name)
    if module == "torch" and name in torch.functional.__all__:
        module = "torch.functional"
    if module.startswith("torch._") and getattr(torch, name, None) is func:
        module = "torch"
    return f"{module}.{getattr(func, '__qualname__', name) if isinstance(func, type) else name}"


def _type_repr(obj):
    """How a type is written: classes by their dotted name, forms of `typing` as they show themselves."""
    if not isinstance(obj, type) or isinstance(obj, types.GenericAlias):
        return "..." if obj is Ellipsis else repr(obj)
    home = "" if obj.__module__ == "builtins" else obj.__module__ + "."
    return home + obj.__qualname__


def _format_arg(arg, max_list_len=float("inf")):
    """How an argument is written in the text of a graph: nodes with %, everything else as `str` has it."""
    if isinstance(arg, (list, tuple)):
        items = [_format_arg(a) for i, a in enumerate(arg) if i < max_list_len]
        if len(arg) > max_list_len:
            items.append(f"...[total_len={len(arg)}]")
        inner = ", ".join(items)
        if isinstance(arg, list):
            return f"[{inner}]"
        return f"({inner},)" if len(arg) == 1 else f"({inner})"
    if isinstance(arg, dict):
        inner = ", ".join(f"{k}: {_format_arg(v)}" for k, v in arg.items())
        return "{" + inner + "}"
    return f"%{arg}" if isinstance(arg, Node) else str(arg)


def map_aggregate(a, fn):
    """Applies a function to every value in nested tuples, lists, dictionaries and slices."""
    if isinstance(a, tuple):
        items = [map_aggregate(x, fn) for x in a]
        return type(a)(*items) if hasattr(a, "_fields") else tuple(items)
    if isinstance(a, list):
        return immutable_list([map_aggregate(x, fn) for x in a])
    if isinstance(a, dict):
        return immutable_dict((k, map_aggregate(v, fn)) for k, v in a.items())
    if isinstance(a, slice):
        return slice(map_aggregate(a.start, fn), map_aggregate(a.stop, fn), map_aggregate(a.step, fn))
    return fn(a)


def map_arg(a, fn):
    """Applies a function to every node in nested arguments."""
    if not callable(fn):
        raise AssertionError("torch.fx.map_arg(a, fn): fn must be a callable")
    return map_aggregate(a, lambda x: fn(x) if isinstance(x, Node) else x)


class Node:
    """One step of a graph."""

    def __init__(self, graph, name, op, target, args, kwargs, return_type=None):
        if op not in _LEGAL:
            raise AssertionError(f"op '{op}' is not in _legal_ops")
        wanted = None
        if op == "call_function":
            wanted = None if callable(target) else "Callable"
        elif not isinstance(target, str):
            wanted = "str"
        if wanted is not None:
            given = f"target {target} has type {torch.typename(target)} but a {wanted} is expected"
            raise ValueError(f"Node [graph = {graph}, name = '{name}'] {given}")
        self.graph = graph
        self.op = op
        self.target = target
        self.users = {}
        self._input_nodes = {}
        self._args = ()
        self._kwargs = immutable_dict()
        self.type = return_type
        self.meta = {}
        self._repr_fn = None
        self._erased = False
        self._prev = self
        self._next = self
        self._place = 0
        self.name = name
        self._update(args, kwargs)

    # Where it stands

    @property
    def next(self):
        return self._next

    @property
    def prev(self):
        return self._prev

    def prepend(self, x):
        """Puts a node before this one."""
        if self.graph is not x.graph:
            raise AssertionError("Attempting to move a Node into a different Graph")
        if self is x:
            return
        x._leave()
        before = self._prev
        before._next, x._prev = x, before
        x._next, self._prev = self, x
        self.graph._is_numbered = False

    def append(self, x):
        """Puts a node after this one."""
        if self.graph is not x.graph:
            raise AssertionError("Attempting to move a Node into a different Graph")
        if self._next is not x:
            self._next.prepend(x)

    def _leave(self):
        before, after = self._prev, self._next
        before._next, after._prev = after, before
        self._prev = self._next = self
        self.graph._is_numbered = False

    def _number(self):
        if not self.graph._is_numbered:
            self.graph._number_nodes()
        return self._place

    def __lt__(self, other):
        return self._number() < other._number()

    def __gt__(self, other):
        return self._number() > other._number()

    def __le__(self, other):
        return self is other or self < other

    def __ge__(self, other):
        return self is other or self > other

    # Arguments

    @property
    def args(self):
        return self._args

    @args.setter
    def args(self, new):
        self._update(new, self._kwargs)

    @property
    def kwargs(self):
        return self._kwargs

    @kwargs.setter
    def kwargs(self, new):
        self._update(self._args, new)

    def _update(self, args, kwargs):
        for node in self._input_nodes:
            node.users.pop(self, None)
        inputs = {}

        def see(value):
            if isinstance(value, Node):
                inputs[value] = None
                value.users[self] = None
            return value

        self._args = map_aggregate(tuple(args), see)
        self._kwargs = map_aggregate(dict(kwargs), see)
        self._input_nodes = inputs

    @property
    def all_input_nodes(self):
        return list(self._input_nodes)

    def update_arg(self, idx, arg):
        args = list(self.args)
        args[idx] = arg
        self.args = tuple(args)

    def insert_arg(self, idx, arg):
        if not 0 <= idx <= len(self.args):
            raise AssertionError("insert_args index must be between 0 and len(self.args)")
        self.args = self.args[:idx] + (arg,) + self.args[idx:]

    def update_kwarg(self, key, arg):
        self.kwargs = {**self.kwargs, key: arg}

    def replace_all_uses_with(self, replace_with, delete_user_cb=None, *, propagate_meta=False):
        """Lets everybody who uses this node use another one; gives those changed."""
        if propagate_meta:
            if len(replace_with.meta) != 0:
                raise AssertionError(
                    "Called node.replace_all_uses_with(replace_with, propagate_meta=True), but replace_with already "
                    "has .meta keys")
            replace_with.meta.update(self.meta)
        changed = [u for u in self.users if delete_user_cb is None or delete_user_cb(u)]
        for user in changed:
            user.replace_input_with(self, replace_with)
        return changed

    def replace_input_with(self, old_input, new_input):
        """Exchanges one input."""
        args = map_arg(self.args, lambda n: new_input if n is old_input else n)
        self._update(args, map_arg(self.kwargs, lambda n: new_input if n is old_input else n))

    # What it is

    @property
    def stack_trace(self):
        return self.meta.get("stack_trace")

    @stack_trace.setter
    def stack_trace(self, trace):
        self.meta["stack_trace"] = trace

    def is_impure(self, impure_random=True):
        """Whether the node has effects beside its result."""
        if self.op in ("placeholder", "output"):
            return True
        if self.op == "call_function":
            return self.target in _side_effectful_functions or impure_random and self.target in _random_functions
        if self.op == "call_module":
            if self.graph.owning_module is None:
                raise AssertionError("self.graph.owning_module not set for purity check")
            return getattr(self.graph.owning_module.get_submodule(self.target), "_is_impure", False)
        return False

    def _rename(self, candidate):
        if candidate != self.name:
            self.name = self.graph._graph_namespace.create_name(candidate, None)

    def __repr__(self):
        return self._repr_fn(self) if self._repr_fn else self.name

    def _pretty_print_target(self, target):
        if isinstance(target, str):
            return target
        name = _get_qualified_name(target)
        if name.startswith("_operator."):
            return name[1:]
        return name if "." in name else "builtins." + name

    def format_node(self, placeholder_names=None, maybe_return_typename=None, *, include_tensor_metadata=False):
        """The line of the node in the text of its graph; with lists, arguments and result type go there."""
        if include_tensor_metadata:
            raise NotImplementedError("Gradus's torch.fx has no include_tensor_metadata")
        typed = f": {_type_repr(self.type)} " if self.type else ": "
        if self.op == "placeholder":
            default = f"(default={self.args[0]})" if self.args else ""
            if placeholder_names is not None:
                kind = f": {_type_repr(self.type)}" if self.type else ""
                placeholder_names.append(self.target + kind + default.replace("(default=", " = ")[:-1 if default else None])
                return None
            return f"%{self.name} {typed}[num_users={len(self.users)}] = placeholder[target={self.target}]{default}"
        if self.op == "get_attr":
            return (
                f"%{self.name} {typed}[num_users={len(self.users)}] = "
                f"get_attr[target={self._pretty_print_target(self.target)}]")
        if self.op == "output":
            if self.type and maybe_return_typename:
                maybe_return_typename[0] = f" -> {_type_repr(self.type)}"
            return f"return {self.args[0]}"
        return (
            f"%{self.name} {typed}[num_users={len(self.users)}] = {self.op}[target="
            f"{self._pretty_print_target(self.target)}](args = {_format_arg(self.args)}, kwargs = {_format_arg(self.kwargs)})")

    def normalized_arguments(self, root, arg_types=None, kwarg_types=None, normalize_to_only_use_kwargs=False):
        raise NotImplementedError("Gradus's torch.fx has no normalized_arguments")

    def __getattr__(self, name):
        raise AttributeError(f"'Node' object has no attribute '{name}'")
