# SPDX-License-Identifier: GPL-3.0-or-later
"""Modules whose forward is the code of a graph."""
import copy
import itertools

import torch
from torch.fx.graph import Graph


def _forward_from_src(src, globals):
    names = dict(globals)
    exec(src, names)
    return names["forward"]


def _copy_attribute(source, target, path):
    """Puts what a dotted name means in one module there in another."""
    *prefix, name = path.split(".")
    for part in prefix:
        found = getattr(source, part)
        if getattr(target, part, None) is found:
            return
        if not hasattr(target, part):
            setattr(target, part, torch.nn.Module())
        source, target = found, getattr(target, part)
    value = getattr(source, name)
    if isinstance(value, torch.Tensor) and not isinstance(value, torch.nn.Parameter):
        target.register_buffer(name, value)
    else:
        setattr(target, name, value)


def _put_attribute(value, target, path):
    """Puts a value at a dotted name, with empty modules above it."""
    *prefix, name = path.split(".")
    for part in prefix:
        if not hasattr(target, part):
            setattr(target, part, torch.nn.Module())
        target = getattr(target, part)
    if isinstance(value, torch.Tensor) and not isinstance(value, torch.nn.Parameter):
        target.register_buffer(name, value)
    else:
        setattr(target, name, value)


class GraphModule(torch.nn.Module):
    """A module that runs a graph. Each has a class of its own, which has the compiled forward."""

    def __new__(cls, *args, **kwargs):
        base = next((c for c in cls.__mro__ if not c.__dict__.get("_is_of_one_module")), cls)
        made = type("GraphModuleImpl", (base,), {"_is_of_one_module": True})
        made.__module__ = "torch.fx.graph_module"
        made.__qualname__ = "GraphModule.__new__.<locals>.GraphModuleImpl"
        return super().__new__(made)

    def __init__(self, root, graph, class_name="GraphModule"):
        super().__init__()
        type(self).__name__ = class_name
        named = [n for n in graph.nodes if n.op in ("get_attr", "call_module")]
        if isinstance(root, dict):
            for n in named:
                if n.target not in root:
                    raise RuntimeError(
                        f"Node {n} referenced target {n.target} but that target was not provided in ``root``!")
            # Modules before what lies in them.
            for path in sorted((n.target for n in named), key=lambda t: t.count(".")):
                _put_attribute(root[path], self, path)
        elif isinstance(root, torch.nn.Module):
            self.training = getattr(root, "training", True)
            for n in named:
                _copy_attribute(root, self, n.target)
        else:
            raise RuntimeError(f"Unsupported type {root} passed for root!")
        self.graph = graph
        self._tracer_cls = graph._tracer_cls
        self.meta = {}
        self.shape_env = None

    @property
    def graph(self):
        return self._graph

    @graph.setter
    def graph(self, g):
        if not isinstance(g, Graph):
            raise AssertionError(f"Expected a Graph instance, but got {type(g)}")
        self._graph = g
        g.owning_module = self
        self.recompile()

    @property
    def code(self):
        """The Python code of the graph as it was when the module was compiled last."""
        if not hasattr(self, "_code"):
            raise RuntimeError("Code has not been generated! Please report a bug to PyTorch")
        return self._code

    def recompile(self):
        """Makes forward of the graph again, after it was changed."""
        made = self._graph.python_code(root_module="self")
        self._code = made.src
        type(self).forward = _forward_from_src(made.src, made.globals)
        return made

    # Submodules

    def add_submodule(self, target, m):
        """Puts a module at a dotted name; false when something else is in the way."""
        *prefix, name = target.split(".")
        module = self
        for part in prefix:
            found = getattr(module, part, None)
            if found is None:
                found = torch.nn.Module()
                setattr(module, part, found)
            if not isinstance(found, torch.nn.Module):
                return False
            module = found
        module.add_module(name, m)
        return True

    def delete_submodule(self, target):
        """Takes the module of a dotted name out; false when there is none."""
        *prefix, name = target.split(".")
        module = self
        for part in prefix:
            if not hasattr(module, part):
                return False
            module = getattr(module, part)
            if not isinstance(module, torch.nn.Module):
                return False
        if not hasattr(module, name) or not isinstance(getattr(module, name), torch.nn.Module):
            return False
        delattr(module, name)
        return True

    def delete_all_unused_submodules(self):
        """Takes out all modules that no node calls or reads."""
        used = set()
        for node in self.graph.nodes:
            if node.op in ("call_module", "get_attr"):
                parts = node.target.split(".")
                used.update(itertools.accumulate(parts, lambda a, b: f"{a}.{b}"))
                if node.op == "call_module":
                    module = self.get_submodule(node.target)
                    used.update(f"{node.target}.{name}" for name, _ in module.named_modules() if name)
        for name in [name for name, _ in self.named_modules() if name and name not in used]:
            self.delete_submodule(name)

    # Copies

    def __deepcopy__(self, memo):
        made = _copied(self, copy.deepcopy(self._graph, memo), lambda v: copy.deepcopy(v, memo))
        memo[id(self)] = made
        return made

    def __copy__(self):
        return _copied(self, self._graph, lambda v: v)

    # Texts

    def __str__(self):
        return (
            f"{super().__repr__()}\n{self._code}\n"
            "# To see more debug info, please use `graph_module.print_readable()`")

    def print_readable(self, print_output=True, include_stride=False, include_device=False, colored=False, **options):
        """Prints the code as a class, those of graphs among the children too; gives the text."""
        if include_stride or include_device or colored:
            raise NotImplementedError("Gradus's torch.fx has no include_stride, include_device and colored")
        text = _readable(self, type(self).__name__)
        if print_output:
            print(text)
        return text

    def to_folder(self, folder, module_name="FxModule"):
        raise NotImplementedError("Gradus's torch.fx has no GraphModule.to_folder")


def _copied(module, graph, copy_value):
    made = GraphModule(torch.nn.Module(), Graph())
    for name, value in module._parameters.items():
        made.register_parameter(name, copy_value(value))
    for name, value in module._buffers.items():
        made.register_buffer(name, copy_value(value))
    for name, value in module._modules.items():
        made.add_module(name, copy_value(value))
    made.training = module.training
    for name, value in vars(module).items():
        if not name.startswith("_") and name not in ("training", "shape_env") and not hasattr(torch.nn.Module, name):
            setattr(made, name, copy_value(value))
    made.graph = graph
    return made


def _readable(module, name):
    body = module._graph.python_code(root_module="self").src.lstrip("\n")
    lines = body.rstrip(" ").rstrip("\n").split("\n")
    if len(lines) > 1 and any(n.op not in ("placeholder", "output") for n in module._graph.nodes):
        lines.insert(1, "    # No stacktrace found for following nodes")
    text = f"class {name}(torch.nn.Module):\n" + "\n".join("    " + line if line else line for line in lines) + "\n"
    for child_name, child in module.named_children():
        if hasattr(child, "print_readable"):
            inner = _readable(child, child_name)
            text += "\n" + "\n".join("    " + line if line else line for line in inner.split("\n"))
    return text
