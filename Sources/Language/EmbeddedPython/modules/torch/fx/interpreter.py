# SPDX-License-Identifier: GPL-3.0-or-later
"""Running a graph node by node, and making another one on the way."""
from torch.fx._codegen import last_uses
from torch.fx.graph import Graph
from torch.fx.graph_module import GraphModule
from torch.fx.node import map_aggregate, map_arg
from torch.fx.proxy import Proxy
from torch.fx._symbolic_trace import Tracer


_MISSING = object()


class Interpreter:
    """Runs a GraphModule node by node; subclasses say what nodes of a kind do."""

    def __init__(self, module, garbage_collect_values=True, graph=None):
        self.module = module
        self.submodules = dict(module.named_modules())
        self.graph = graph if graph is not None else module.graph
        self.env = {}
        self.name = "Interpreter"
        self.garbage_collect_values = garbage_collect_values
        self.extra_traceback = True
        self.user_to_last_uses = last_uses(self.graph) if garbage_collect_values else {}

    def run(self, *args, initial_env=None, enable_io_processing=True):
        """Runs the whole graph; gives what its output node gives."""
        self.env = initial_env if initial_env is not None else {}
        self.args_iter = iter(self.graph.process_inputs(*args) if enable_io_processing else args)
        for n in self.graph.nodes:
            if n not in self.env:
                result = self._performed(n)
                if n.op == "output":
                    return self.graph.process_outputs(result) if enable_io_processing else result

    def _performed(self, n):
        """Runs a node, keeps what it gives, and lets go what nobody needs any more."""
        try:
            self.env[n] = result = self.run_node(n)
        except Exception as error:
            if self.extra_traceback:
                _explain(error, n)
            raise
        for done in self.user_to_last_uses.get(n, ()):
            self.env.pop(done, None)
        return result

    def boxed_run(self, args_list):
        args = list(args_list)
        args_list.clear()
        return self.run(*args)

    def run_node(self, n):
        """Runs one node."""
        perform = getattr(self, n.op)
        return perform(n.target, *self.fetch_args_kwargs_from_env(n))

    def placeholder(self, target, args, kwargs):
        if target[0] == "*":
            return [*self.args_iter]
        given = next(self.args_iter, _MISSING)
        if given is not _MISSING:
            return given
        if not args:
            raise RuntimeError(f"Expected positional argument for parameter {target}, but one was not passed in!")
        return args[0]

    def get_attr(self, target, args, kwargs):
        return self.fetch_attr(target)

    def call_function(self, target, args, kwargs):
        return target(*args, **kwargs)

    def call_method(self, target, args, kwargs):
        receiver, *rest = args
        return getattr(receiver, target)(*rest, **kwargs)

    def call_module(self, target, args, kwargs):
        return self.fetch_attr(target)(*args, **kwargs)

    def output(self, target, args, kwargs):
        return args[0]

    def fetch_attr(self, target):
        """What a dotted name means in the module."""
        value = self.module
        parts = target.split(".")
        for i, part in enumerate(parts):
            if not hasattr(value, part):
                raise RuntimeError(f"Node referenced nonexistent target {'.'.join(parts[:i + 1])}")
            value = getattr(value, part)
        return value

    def fetch_args_kwargs_from_env(self, n):
        return self.map_nodes_to_values(n.args, n), self.map_nodes_to_values(n.kwargs, n)

    def map_nodes_to_values(self, args, n):
        def value(node):
            if node not in self.env:
                raise RuntimeError(
                    f"Node {n} referenced nonexistent value {node}! Run Graph.lint() to diagnose such issues")
            return self.env[node]

        return map_arg(args, value)


def _explain(error, node):
    """Says in an error which node it came from."""
    text = f"While executing {node.format_node()}"
    text += f"\nOriginal traceback:\n{node.stack_trace}"
    text += (
        "\nUse tlparse to see full graph. (https://github.com/pytorch/tlparse?tab=readme-ov-file#tlparse-parse-structured-"
        "pt2-logs)")
    text = f"{error.args[0]}\n\n{text}" if error.args else text
    error.args = (text,) + error.args[1:]
    if isinstance(error, KeyError):
        error.args = (text,)


class _TransformerTracer(Tracer):
    def __init__(self, graph):
        super().__init__()
        self.graph = graph
        self.tensor_attrs = {}

    def is_leaf_module(self, m, module_qualified_name):
        return True


class Transformer(Interpreter):
    """Makes another GraphModule of one: what the methods give for each node is what it becomes."""

    def __init__(self, module):
        super().__init__(module)
        self.new_graph = Graph()
        self.new_graph.set_codegen(module.graph._codegen)
        self.tracer = _TransformerTracer(self.new_graph)
        self.tracer.root = module

    def placeholder(self, target, args, kwargs):
        default = next(iter(args), ...)
        return Proxy(self.new_graph.placeholder(target, default_value=default), self.tracer)

    def get_attr(self, target, args, kwargs):
        return self.tracer.create_proxy("get_attr", target, args, kwargs)

    def call_module(self, target, args, kwargs):
        if not isinstance(target, str):
            raise AssertionError(f"Expected target to be a str, got {type(target)}")
        return self.tracer.call_module(self.fetch_attr(target), self.fetch_attr(target).forward, args, kwargs)

    def call_function(self, target, args, kwargs):
        return self.tracer.create_proxy("call_function", target, args, kwargs)

    def transform(self):
        """Runs the graph with proxies; gives the new GraphModule."""
        result = super().run(enable_io_processing=False)
        if result is not None:
            def unpack(value):
                return value.node if isinstance(value, Proxy) else value

            self.new_graph.output(map_aggregate(result, unpack))
        return GraphModule(self.module, self.new_graph)
