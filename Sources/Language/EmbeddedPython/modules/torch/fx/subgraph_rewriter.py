# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding a pattern in a graph and putting something else in its place."""
import copy
from typing import NamedTuple

import torch
from torch.fx._symbolic_trace import symbolic_trace
from torch.fx.graph import Graph
from torch.fx.graph_module import GraphModule
from torch.fx.node import Node


class Match(NamedTuple):
    """Where a pattern was found: its last node, and which node of the graph is which of the pattern."""

    anchor: Node
    nodes_map: dict


class _Matcher:
    """Compares a pattern's graph with the nodes above a node of a graph."""

    def __init__(self, pattern):
        self.pattern = pattern
        result = pattern.output_node().args[0]
        if not isinstance(result, Node):
            raise NotImplementedError("Gradus's torch.fx has no patterns with several results")
        self.anchor = result

    def match(self, node):
        """What the nodes of the pattern are when its result is this node; None when it is not."""
        found = {}
        if not self._nodes(self.anchor, node, found):
            return None
        # What lies inside must not be used outside, as it will be gone.
        inner = {n for p, n in found.items() if p.op not in ("placeholder", "get_attr")}
        for pattern_node, graph_node in found.items():
            if pattern_node.op in ("placeholder", "get_attr") or pattern_node is self.anchor:
                continue
            if any(user not in inner for user in graph_node.users):
                return None
        return found

    def _nodes(self, pattern, node, found):
        if not isinstance(node, Node):
            return False
        if pattern in found:
            return found[pattern] is node
        if pattern.op == "placeholder":
            found[pattern] = node
            return True
        if node in found.values():
            return False
        if pattern.op != node.op or not self._targets(pattern, node):
            return False
        found[pattern] = node
        if not self._values(pattern.args, node.args, found) or not self._values(pattern.kwargs, node.kwargs, found):
            del found[pattern]
            return False
        return True

    def _targets(self, pattern, node):
        if pattern.op in ("call_module", "get_attr"):
            mine = _value(pattern.graph.owning_module, pattern.target)
            other = _value(node.graph.owning_module, node.target)
            return type(mine) is type(other)
        return pattern.target == node.target

    def _values(self, pattern, value, found):
        if isinstance(pattern, Node):
            if pattern.op == "placeholder" and not isinstance(value, Node):
                # An input of the pattern may be a plain value.
                return found.setdefault(pattern, value) == value
            return self._nodes(pattern, value, found)
        if isinstance(value, Node):
            return False
        if isinstance(pattern, (list, tuple)) and isinstance(value, (list, tuple)):
            return len(pattern) == len(value) and all(self._values(p, v, found) for p, v in zip(pattern, value))
        if isinstance(pattern, dict) and isinstance(value, dict):
            return pattern.keys() == value.keys() and all(self._values(pattern[k], value[k], found) for k in pattern)
        return type(pattern) is type(value) and pattern == value


def _value(module, path):
    for part in path.split("."):
        module = getattr(module, part, None)
    return module


def _as_graph(what):
    if isinstance(what, Graph):
        return what
    return what.graph if isinstance(what, GraphModule) else symbolic_trace(what).graph


def replace_pattern_with_filters(gm, pattern, replacement=None, match_filters=None, ignore_literals=False, **options):
    raise NotImplementedError("Gradus's torch.fx has no replace_pattern_with_filters")


def replace_pattern(gm, pattern, replacement):
    """Puts a replacement wherever a pattern occurs in a GraphModule; gives the places."""
    pattern_graph, replacement_graph = _as_graph(pattern), _as_graph(replacement)
    matcher = _Matcher(pattern_graph)
    taken, places = set(), []
    for node in reversed(gm.graph.nodes):
        found = matcher.match(node)
        if found is None:
            continue
        inner = [n for p, n in found.items() if p.op not in ("placeholder", "get_attr")]
        if any(n in taken for n in inner):
            continue
        taken.update(inner)
        places.append(found)
    places.reverse()
    replaced = {}
    result = []
    inputs = [n for n in pattern_graph.nodes if n.op == "placeholder"]
    outer = [n for n in replacement_graph.nodes if n.op == "placeholder"]
    for found in places:
        if len(inputs) != len(outer):
            raise AssertionError(f"Placeholder count mismatch: {len(inputs)} vs {len(outer)}")
        # An input may have been replaced by an earlier place.
        for key, value in found.items():
            if isinstance(value, Node):
                found[key] = replaced.get(value, value)
        copies = {new: found.get(old) for old, new in zip(inputs, outer)}
        inner = [n for p, n in found.items() if p.op not in ("placeholder", "get_attr")]
        if not inner:
            raise AssertionError("The insert point can't be None")
        last = found[matcher.anchor]
        start = min(last.users) if last.users else last.next
        with gm.graph.inserting_before(start):
            value = gm.graph.graph_copy(replacement_graph, copies)
        if isinstance(value, Node):
            last.replace_all_uses_with(value)
            replaced[last] = value
        elif isinstance(value, tuple) and len(value) == 1:
            last.replace_all_uses_with(value[0])
            replaced[last] = value[0]
        else:
            count = len(value) if isinstance(value, tuple) else 1
            raise AssertionError(f"Returning nodes count mismatch: 1 vs {count}")
        for node in reversed(list(gm.graph.nodes)):
            if node in inner and not node.users:
                gm.graph.erase_node(node)
        result.append(Match(matcher.anchor, found))
    for source in (replacement, pattern):
        if isinstance(source, torch.nn.Module):
            _copy_modules(gm, source)
    gm.recompile()
    return result


def _copy_modules(gm, source):
    """What new nodes name and the module lacks comes from the replacement."""
    for node in gm.graph.nodes:
        if node.op not in ("call_module", "get_attr") or _value(gm, node.target) is not None:
            continue
        value = _value(source, node.target)
        if isinstance(value, torch.nn.Module):
            gm.add_submodule(node.target, copy.deepcopy(value))
        elif value is not None:
            setattr(gm, node.target, copy.deepcopy(value))
    gm.delete_all_unused_submodules()
