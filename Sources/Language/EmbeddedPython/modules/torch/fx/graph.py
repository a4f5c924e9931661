# SPDX-License-Identifier: GPL-3.0-or-later
"""A graph: nodes in the order in which they run."""
import warnings

from torch.fx._codegen import CodeGen, PythonCode, _Namespace, _snake_case, python_code
from torch.fx.node import Node, _function_name, map_arg


class _node_list:
    """The nodes of a graph, forwards or backwards."""

    def __init__(self, graph, direction="_next"):
        self.graph = graph
        self.direction = direction

    def __len__(self):
        return self.graph._len

    def __iter__(self):
        root = self.graph._root
        node = getattr(root, self.direction)
        while node is not root:
            # A node that is erased or moved meanwhile leaves its place to the one that was next.
            following = getattr(node, self.direction)
            if not node._erased:
                yield node
                if getattr(node, self.direction) is not node:
                    following = getattr(node, self.direction)
            node = following

    def __reversed__(self):
        return _node_list(self.graph, "_prev" if self.direction == "_next" else "_next")


class _Insertion:
    """Where new nodes go; as a context, only inside of its block."""

    def __init__(self, graph, insert):
        self.graph = graph
        self.before = graph._insert
        graph._insert = insert

    def __enter__(self):
        return None

    def __exit__(self, *args):
        self.graph._insert = self.before


class Graph:
    """What `torch.fx` works on."""

    def __init__(self, owning_module=None, tracer_cls=None, tracer_extras=None):
        # New nodes go before the root, which is behind the last node and before the first.
        self._root = Node(self, "", "root", "", (), {})
        self._insert = self._root.prepend
        self._len, self._is_numbered = 0, False
        self.owning_module = owning_module
        self._tracer_cls, self._tracer_extras = tracer_cls, tracer_extras
        self._graph_namespace, self._codegen = _Namespace(), CodeGen()

    @property
    def nodes(self):
        return _node_list(self)

    def output_node(self):
        """The node that says what the graph gives."""
        last = next(iter(reversed(self.nodes)))
        if last.op != "output":
            raise AssertionError(f"Expected output node, got op={last.op}")
        return last

    def find_nodes(self, *, op, target=None, sort=True):
        if op == "call_function" and target is None:
            raise AssertionError("target cannot be None for call_function op")
        return [n for n in self.nodes if n.op == op and (target is None or n.target == target)]

    def _number_nodes(self):
        for place, node in enumerate(self.nodes):
            node._place = place
        self._is_numbered = True

    def _has_output(self):
        return any(n.op == "output" for n in self.nodes)

    # Copies

    def graph_copy(self, g, val_map, return_output_node=False):
        """Copies all nodes of another graph to the insertion point; gives what the output would be."""
        for node in g.nodes:
            if node in val_map:
                continue
            if node.op == "output":
                result = map_arg(node.args[0], lambda n: val_map[n])
                return (result, node) if return_output_node else result
            val_map[node] = self.node_copy(node, lambda n: val_map[n])
        return None

    def __deepcopy__(self, memo=None):
        memo = memo if memo else {}
        graph = Graph(tracer_cls=self._tracer_cls)
        copies = {}
        copied = graph.graph_copy(self, val_map=copies, return_output_node=True)
        graph._codegen = self._codegen
        for old, new in copies.items():
            memo[id(old)] = new
        if copied is not None:
            value, old = copied
            output = graph.output(value, type_expr=getattr(old, "type", None))
            output.meta = dict(old.meta)
        return graph

    def node_copy(self, node, arg_transform=lambda x: x):
        """Copies a node, maybe from another graph; the function says what its arguments become."""
        args = map_arg(node.args, arg_transform)
        kwargs = map_arg(node.kwargs, arg_transform)
        copied = self.create_node(node.op, node.target, args, kwargs, node.name, node.type)
        copied.meta = dict(node.meta)
        return copied

    # New nodes

    def create_node(self, op, target, args=None, kwargs=None, name=None, type_expr=None):
        """Makes a node at the insertion point."""
        candidate = name if name is not None else self._target_to_str(target)
        name = self._graph_namespace.create_name(candidate, None)
        node = Node(self, name, op, target, () if args is None else args, {} if kwargs is None else kwargs, type_expr)
        self._graph_namespace.associate_name_with_obj(name, node)
        self._insert(node)
        self._len += 1
        return node

    def _target_to_str(self, target):
        return _snake_case(target if isinstance(target, str) else _function_name(target))

    def placeholder(self, name, type_expr=None, default_value=...):
        args = () if default_value is ... else (default_value,)
        return self.create_node("placeholder", name, args=args, type_expr=type_expr)

    def get_attr(self, qualified_name, type_expr=None):
        if self.owning_module is not None and not _has_path(self.owning_module, qualified_name):
            warnings.warn(
                "Attempted to insert a get_attr Node with no underlying reference in the owning GraphModule! Call "
                "GraphModule.add_submodule to add the necessary submodule, GraphModule.add_parameter to add the "
                "necessary Parameter, or nn.Module.register_buffer to add the necessary buffer", stacklevel=2)
        return self.create_node("get_attr", qualified_name, type_expr=type_expr)

    def call_module(self, module_name, args=None, kwargs=None, type_expr=None):
        if self.owning_module is not None and self.owning_module.get_submodule(module_name) is None:
            warnings.warn(
                "Attempted to insert a call_module Node with no underlying reference in the owning GraphModule! Call "
                "GraphModule.add_submodule to add the necessary submodule")
        return self.create_node("call_module", module_name, args, kwargs, type_expr=type_expr)

    def call_method(self, method_name, args=None, kwargs=None, type_expr=None):
        return self.create_node("call_method", method_name, args, kwargs, type_expr=type_expr)

    def call_function(self, the_function, args=None, kwargs=None, type_expr=None, name=None):
        return self.create_node("call_function", the_function, args, kwargs, name=name, type_expr=type_expr)

    def output(self, result, type_expr=None):
        return self.create_node("output", "output", args=(result,), type_expr=type_expr)

    # Changes

    def inserting_before(self, n=None):
        """New nodes go before a node, or to the beginning."""
        if n is None:
            return self.inserting_after(self._root)
        if n.graph is not self:
            raise AssertionError("Node to insert before is not in graph.")
        return _Insertion(self, n.prepend)

    def inserting_after(self, n=None):
        """New nodes go after a node, or to the end, in the order in which they are made."""
        if n is None:
            return self.inserting_before(self._root)
        if n.graph is not self:
            raise AssertionError("Node to insert after is not in graph.")
        return _Insertion(self, n.append)

    def erase_node(self, to_erase):
        """Takes a node out that nobody uses."""
        if to_erase.users:
            raise RuntimeError(
                f"Tried to erase Node {to_erase} but it still had {len(to_erase.users)} users in the graph: "
                f"{to_erase.users}!")
        if to_erase.graph is not self:
            raise RuntimeError(f"Attempting to remove {to_erase} from wrong graph!")
        if to_erase._erased:
            warnings.warn(f"erase_node({to_erase}) on an already erased node")
            return
        before, after = to_erase._prev, to_erase._next
        before._next, after._prev = after, before
        to_erase._erased = True
        to_erase._update(map_arg(to_erase.args, lambda n: None), map_arg(to_erase.kwargs, lambda n: None))
        self._is_numbered = False
        self._len -= 1

    def eliminate_dead_code(self, is_impure_node=None, impure_random=True):
        """Takes out what nothing uses and has no effects; says whether there was any."""
        self.lint()
        count = len(self.nodes)
        for node in reversed(self.nodes):
            impure = is_impure_node(node) if is_impure_node else node.is_impure(impure_random)
            if not impure and len(node.users) == 0:
                self.erase_node(node)
        return len(self.nodes) < count

    # Texts

    def python_code(self, root_module, *, verbose=False, include_stride=False, include_device=False, colored=False):
        """The graph as a function of Python; its result has `src` and `globals`."""
        return python_code(self, root_module, _CodeNames(self))

    def __str__(self):
        lines = [node.format_node() for node in self.nodes]
        return "graph():" + "".join("\n    " + line for line in lines if line)

    def print_tabular(self):
        """Prints the nodes as a table."""
        from torch.fx._tables import table, target_text

        rows = [[n.op, n.name, target_text(n.target), n.args, n.kwargs] for n in self.nodes]
        print(table(rows, headers=["opcode", "name", "target", "args", "kwargs"]))

    def lint(self):
        """Checks that the graph is well formed."""
        from torch.fx._checks import lint

        lint(self)

    # How code is written

    def process_inputs(self, *args):
        return self._codegen.process_inputs(*args)

    def process_outputs(self, out):
        return self._codegen.process_outputs(out)

    def set_codegen(self, codegen):
        self._codegen = codegen

    def on_generate_code(self, make_transformer):
        """Registers a function that changes the lines of the generated code; as a context, only inside of its block."""
        before = self._codegen._body_transformer
        self._codegen._body_transformer = make_transformer(before)
        return _Transforming(self._codegen, before)


class _Transforming:
    def __init__(self, codegen, before):
        self.codegen = codegen
        self.before = before

    def __enter__(self):
        return None

    def __exit__(self, *args):
        self.codegen._body_transformer = self.before


class _CodeNames(_Namespace):
    """Names for what code uses: none that a node has."""

    def __init__(self, graph):
        super().__init__()
        for node in graph.nodes:
            self._used_names.add(node.name)


def _has_path(module, path):
    for part in path.split("."):
        if not hasattr(module, part):
            return False
        module = getattr(module, part)
    return True
