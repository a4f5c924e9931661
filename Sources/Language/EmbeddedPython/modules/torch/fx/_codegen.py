# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of nodes, and the Python code of a graph."""
import builtins
import keyword
import math
import re
import types
import typing

import torch
from torch.fx.node import Node, _get_qualified_name, _type_repr, map_arg

# Names that every generated function finds.
_CUSTOM = {
    "inf": float("inf"), "nan": float("nan"), "NoneType": type(None), "torch": torch, "device": torch.device,
    "fx_pytree": None, "pytree": None,
}
_BINARY = {
    "eq": "==", "ne": "!=", "lt": "<", "gt": ">", "le": "<=", "ge": ">=", "add": "+", "sub": "-", "mul": "*",
    "floordiv": "//", "truediv": "/", "mod": "%", "lshift": "<<", "rshift": ">>", "and_": "&", "or_": "|", "xor": "^",
    "matmul": "@", "pow": "**",
}
_UNARY = {"pos": "+", "neg": "-", "invert": "~"}
_IN_PLACE = {
    "iadd": "+=", "iand": "&=", "ifloordiv": "//=", "ilshift": "<<=", "imod": "%=", "imul": "*=", "imatmul": "@=",
    "ior": "|=", "ipow": "**=", "irshift": ">>=", "isub": "-=", "itruediv": "/=", "ixor": "^=",
}


def _is_reserved(name):
    return (name in keyword.kwlist and name != "None") or hasattr(builtins, name) or name in _CUSTOM


def _snake_case(text):
    """`layerNorm1` as `layer_norm1`."""
    text = text.replace(".", "_").removeprefix("__").removesuffix("__") if text.endswith("__") else text.replace(".", "_")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", text).lower()


class _Namespace:
    """Gives names that nothing else has."""

    def __init__(self):
        self._obj_to_name = {}
        self._used_names = set()
        self._base_count = {}

    def create_name(self, candidate, obj):
        if obj is not None and id(obj) in self._obj_to_name:
            return self._obj_to_name[id(obj)][0]
        candidate = re.sub(r"[^0-9a-zA-Z_]+", "_", candidate)
        if not candidate:
            candidate = "_unnamed"
        if candidate[0].isdigit():
            candidate = "_" + candidate
        base, number = candidate, None
        match = re.match(r"(.+)_(\d+)$", candidate)
        if match:
            base, number = match.group(1), int(match.group(2))
        if candidate in self._used_names or self._is_illegal_name(candidate, obj):
            number = self._base_count.get(base, 0)
            while True:
                number += 1
                candidate = f"{base}_{number}"
                if candidate not in self._used_names and not self._is_illegal_name(candidate, obj):
                    break
        self._used_names.add(candidate)
        if number is not None:
            self._base_count[base] = number
        if obj is not None:
            # The object is held, so that no other one gets its number.
            self._obj_to_name[id(obj)] = (candidate, obj)
        return candidate

    def associate_name_with_obj(self, name, obj):
        self._obj_to_name.setdefault(id(obj), (name, obj))

    def _rename_object(self, obj, name):
        self._obj_to_name[id(obj)] = (name, obj)
        self._used_names.add(name)

    def _is_illegal_name(self, name, obj):
        if not _is_reserved(name):
            return False
        if name in _CUSTOM:
            return obj is None or _CUSTOM[name] is not obj
        return getattr(builtins, name, _UNARY) is not obj


class PythonCode:
    """The text of a function, and the values of the names in it."""

    def __init__(self, src, globals, lineno_map=None):
        self.src = src
        self.globals = globals
        self._lineno_map = lineno_map


class CodeGen:
    """How a graph becomes a Python function."""

    def __init__(self):
        self._body_transformer = None

    def process_inputs(self, *args):
        return args

    def process_outputs(self, outputs):
        return outputs

    def additional_globals(self):
        return []

    def gen_fn_def(self, free_vars, maybe_return_annotation):
        if not free_vars or free_vars[0] != "self":
            free_vars.insert(0, "self")
        return f"def forward({', '.join(free_vars)}){maybe_return_annotation}:"

    def generate_output(self, output_args):
        return f"return {_value_text(output_args)}"


def _attribute_path(root, path):
    """`self.layers.0` as Python can write it."""
    text = root
    for part in path.split("."):
        text = f"{text}.{part}" if part.isidentifier() else f'getattr({text}, "{part}")'
    return text


def _value_text(value, names=None):
    """A value as it stands in code."""
    if isinstance(value, Node):
        return repr(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        kind = names.of(_get_qualified_name(type(value)), type(value)) if names else type(value).__name__
        return f"{kind}({', '.join(_value_text(v, names) for v in value)})"
    if isinstance(value, tuple):
        inner = ", ".join(_value_text(v, names) for v in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, list):
        return f"[{', '.join(_value_text(v, names) for v in value)}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k!r}: {_value_text(v, names)}" for k, v in value.items()) + "}"
    if isinstance(value, slice):
        return f"slice({', '.join(_value_text(v, names) for v in (value.start, value.stop, value.step))})"
    if isinstance(value, types.FunctionType) or type(value).__name__ == "builtin_function_or_method":
        return names.of(_get_qualified_name(value), value) if names else _get_qualified_name(value)
    return repr(value)


def last_uses(graph):
    """For nodes, what they are the last to use."""
    last = {used: node for node in graph.nodes for used in node.all_input_nodes}
    result = {}
    for node in graph.nodes:
        done = [used for used in node.all_input_nodes if last[used] is node]
        if done:
            result[node] = done
    return result


class _Globals:
    """The names that code uses beside its own ones."""

    def __init__(self, namespace):
        self._namespace = namespace
        self.values = {}
        self.wrapped = {}

    def of(self, name, obj):
        if name == "torch" or name.startswith("torch.") and not name.startswith("torch.fx.graph_module."):
            self.values.setdefault("torch", torch)
            return name
        given = self._namespace.create_name(name.replace(".", "_"), obj)
        self.values[given] = obj
        return given

    def of_type(self, kind):
        if kind == ():
            return "()"
        if isinstance(kind, str):
            return self.of(repr(kind).replace("'", "_"), kind)
        arguments = getattr(kind, "__args__", None)
        if isinstance(kind, types.UnionType):
            return "|".join(self.of_type(a) for a in arguments)
        if arguments and (not isinstance(kind, type) or isinstance(kind, types.GenericAlias)):
            if isinstance(kind, types.GenericAlias):
                name = self.of(kind.__origin__.__name__, kind.__origin__)
            else:
                name = repr(kind).split("[")[0]
                if name == "typing.Optional":
                    name = "typing.Union"
                name = self.of(name, getattr(typing, name.removeprefix("typing."), name))
            return f"{name}[{','.join(self.of_type(a) for a in arguments)}]"
        name = _type_repr(kind)
        return self.of("NoneType" if kind is type(None) else name, kind)


class _Body:
    """The statements of a graph's function."""

    def __init__(self, graph, root, names):
        self.root = root
        self.names = names
        self.lines = []
        self.parameters = []
        self.result = ""
        self.last_used = last_uses(graph)

    def text(self, value):
        return _value_text(value, self.names)

    def arguments(self, args, kwargs):
        parts = [self.text(a) for a in args] + [f"{k} = {self.text(v)}" for k, v in kwargs.items()]
        return ", ".join(parts)

    def forget(self, node):
        """What sets the names to None that are not needed any more."""
        if node.op in ("placeholder", "output"):
            return ""
        done = list(self.last_used.get(node, ()))
        if not node.users:
            done.append(node)
        return f";  {' = '.join([repr(n) for n in done] + ['None'])}" if done else ""

    def add(self, node):
        kind = f" : {self.names.of_type(node.type)}" if node.type is not None else ""
        if node.op == "placeholder":
            default = f" = {self.text(node.args[0])}" if node.args else ""
            self.parameters.append(f"{node.target}{kind}{default}")
            plain = node.target.replace("*", "")
            if plain != repr(node):
                self.lines.append(f"{node!r} = {plain}")
            return
        if node.op == "output":
            if node.type is not None:
                self.result = f" -> {self.names.of_type(node.type)}"
            self.lines.append(f"return {self.text(node.args[0])}")
            return
        if node.op == "call_function" and getattr(node.target, "__module__", "") == "operator":
            name = node.target.__name__
            if name in _IN_PLACE and len(node.args) == 2:
                left, right = (self.text(a) for a in node.args)
                self.lines.append(f"{left} {_IN_PLACE[name]} {right};  {node!r}{kind} = {left}{self.forget(node)}")
                return
        self.lines.append(f"{node!r}{kind} = {self.expression(node)}{self.forget(node)}")

    def expression(self, node):
        if node.op == "call_method":
            return (
                f"{_attribute_path(self.text(node.args[0]), node.target)}"
                f"({self.arguments(node.args[1:], node.kwargs)})")
        if node.op == "get_attr":
            return _attribute_path(self.root, node.target)
        if node.op == "call_module":
            return f"{_attribute_path(self.root, node.target)}({self.arguments(node.args, node.kwargs)})"
        target = node.target
        if getattr(target, "__module__", "") == "operator":
            name, args = target.__name__, node.args
            if name in _BINARY and len(args) == 2:
                return f"{self.text(args[0])} {_BINARY[name]} {self.text(args[1])}"
            if name in _UNARY and len(args) == 1:
                return f"{_UNARY[name]}{self.text(args[0])}"
            if name == "getitem" and len(args) == 2:
                return f"{self.text(args[0])}[{self.text(args[1])}]"
        qualified = _get_qualified_name(target)
        name = self.names.of(qualified, target)
        if target is getattr and len(node.args) == 2 and isinstance(node.args[1], str) and node.args[1].isidentifier():
            return f"{self.text(node.args[0])}.{node.args[1]}"
        if node.meta.get("is_wrapped"):
            self.names.wrapped.setdefault(name)
        return f"{name}({self.arguments(node.args, node.kwargs)})"


def python_code(graph, root, namespace):
    names = _Globals(namespace)
    for name, value in _CUSTOM.items():
        names.values[namespace.create_name(name, value) if value is not None else name] = value
    body = _Body(graph, root, names)
    for node in graph.nodes:
        body.add(node)
    lines = body.lines or ["pass"]
    for name, value in graph._codegen.additional_globals():
        names.values[name] = value
    head = graph._codegen.gen_fn_def(body.parameters, body.result)
    if graph._codegen._body_transformer is not None:
        lines = graph._codegen._body_transformer([line + "\n" for line in lines])
        lines = "".join(lines).split("\n")[:-1]
    wraps = "\n".join(f'torch.fx._symbolic_trace.wrap("{name}")' for name in names.wrapped)
    text = "\n".join("    " + line for line in lines)
    ending = "\n    " if graph._has_output() or body.lines == [] else ""
    return PythonCode(f"\n{wraps}\n\n{head}\n{text}{ending}", names.values)


for _class in (PythonCode, CodeGen, _Namespace):
    _class.__module__ = "torch.fx.graph"
