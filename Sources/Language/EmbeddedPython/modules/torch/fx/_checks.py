# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a graph is well formed."""
import torch
from torch.fx.node import map_arg


def lint(graph):
    seen = set()
    names = set()
    for node in graph.nodes:
        if node.graph is not graph:
            raise RuntimeError(f"Node '{node}' does not belong to this Graph!")
        for argument in node.all_input_nodes:
            if argument.graph is not graph:
                raise RuntimeError(
                    f"Argument '{argument}' of Node '{node}' does not belong to this Graph, but was used as an argument! "
                    "If you are copying nodes from another graph, make sure to use ``arg_transform`` on node_copy() to "
                    f"remap values\n{graph}")
            if argument not in seen:
                raise RuntimeError(
                    f"Argument '{argument}' of Node '{node}' was used before it has been defined! Please check that "
                    f"Nodes in the graph are topologically ordered\n{graph}")
        seen.add(node)
        if node.name in names:
            raise RuntimeError(f"Node redefined name {node.name}!")
        names.add(node.name)
    if graph.owning_module is not None:
        for node in graph.nodes:
            if node.op in ("get_attr", "call_module"):
                _check_target(graph.owning_module, node)


def _check_target(module, node):
    """Whether what a node names is there, and of the right kind."""
    parts = node.target.split(".")
    for i, part in enumerate(parts):
        found = getattr(module, part, None)
        if found is None and not hasattr(module, part):
            raise RuntimeError(
                f"Node {node} target {node.target} references nonexistent attribute {part} of {'.'.join(parts[:i])}")
        last = i == len(parts) - 1
        if last and node.op == "call_module" and not isinstance(found, torch.nn.Module):
            raise RuntimeError(
                f"Node {node} target {node.target} {node.target} of {module} does not reference an nn.Module")
        module = found
