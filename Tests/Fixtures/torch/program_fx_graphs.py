# torch.fx: graphs made by hand, names of nodes, changes, code, modules of graphs.
import copy
import operator
import typing

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import fx
from torch.fx import symbolic_trace


def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e), e)


names = fx.Graph()._graph_namespace
for name in (
        "a a a_1 a_2 a b_3 b b_3 b layers_0 layers_0 layers_1 x.y 1a a-b self sum float torch inf device nan class x__ _ "
        "a_01 a_1_1 a_1 a_1_1 print type match c_0 c c x_1_ getattr root Ab").split():
    print(name, "->", names.create_name(name, None))
graph = fx.Graph()
x = graph.placeholder("x")
for name in "fcA BN conv1A ABc aB_C conv2dBlock 0 x.y.Z __add__ _priv __x fooBAR T A1b a.0.b a.0.0".split():
    print(name, "->", graph.call_method(name, (x,)).name, graph.placeholder(name), graph.create_node("get_attr", name))


def MyFunc(x):
    pass


print(
    graph.call_function(MyFunc, (x,)), graph.call_function(torch.max, (x,)), graph.call_function(print, (x,)),
    graph.call_function(operator.getitem, (x, 0)), graph.call_function(F.linear, (x,)),
    graph.call_function(torch.Tensor.add, (x,)))
print(graph)
graph = fx.Graph()
x = graph.placeholder("x")
y = graph.create_node("call_function", torch.add, (x, x), name="hello")
z = graph.create_node("call_function", torch.add, (x, y), name="hello", type_expr=torch.Tensor)
y.name = "new"
z._rename("x")
for name, kind in (
        ("w", typing.Optional[torch.Tensor]), ("v", typing.List[int]), ("u", "str"), ("q", typing.Tuple[int, torch.Tensor]),
        ("any", typing.Any), ("tt", typing.Dict[str, int]), ("lst", list[int])):
    graph.create_node("placeholder", name, type_expr=kind)
graph.call_function(MyFunc, (
    float("inf"), float("nan"), torch.float32, torch.device("cpu"), torch.strided, torch.Size([1]), -2.5, 1e-5, None,
    Ellipsis, range(3), torch.preserve_format, True, "a\"b'c\n"))
graph.output((x, x), torch.Tensor)
print(graph)
print(graph.python_code("self").src)
print(list(graph.python_code("self").globals))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 2, 3)
        self.bn = nn.BatchNorm2d(2)
        self.fc = nn.Linear(8, 3)

    def forward(self, x):
        x = self.bn(self.conv(x)).relu()
        return self.fc(x.flatten(1)).softmax(dim=1)


torch.manual_seed(0)
m = Net()
g = symbolic_trace(m)
print(type(g), type(g).__name__, isinstance(g, Net))
x = torch.randn(2, 1, 4, 4)
g.graph.print_tabular()
gr = fx.Graph()
a = gr.placeholder("a")
b = gr.placeholder("b", torch.Tensor, default_value=3)
w = gr.get_attr("conv.weight")
c = gr.call_function(torch.add, (a, b), {"alpha": 2})
d = gr.call_method("view", (c, -1))
e = gr.call_module("fc", (d,))
o = gr.output((e, [w, {"k": c}], slice(a, None, 2)))
print(gr, list(gr.nodes), len(gr.nodes), list(reversed(gr.nodes)), repr(a), str(a), a.name, a.op, a.target)
print(gr.python_code("self").src)
gr.lint()
g2 = fx.GraphModule(m, gr)
print(g2)
print(a.users, c.args, c.kwargs, c.all_input_nodes, c.prev, c.next, o.next.op, a.prev.op, c.graph is gr, c.type, c.meta)
attempt(lambda: gr.erase_node(c))
c.replace_all_uses_with(a)
print(gr)
gr.erase_node(c)
print(gr)
attempt(lambda: gr.call_function("abc"))
attempt(lambda: gr.call_module("nope"))
attempt(lambda: gr.create_node("bad", "x"))
print(type(c.args), type(o.args[0]), type(o.args[0][1]), type(c.kwargs))
attempt(lambda: o.args[0][1].append(3))
attempt(lambda: c.kwargs.update(a=1))
e.update_arg(0, b)
e.update_kwarg("alpha", 5)
e.insert_arg(1, a)
print(e.args, e.kwargs, e.is_impure(), e.stack_trace, gr.find_nodes(op="placeholder"), gr.output_node())
attempt(lambda: gr.nodes.zzz)
attempt(lambda: a.zzz)
attempt(lambda: gr.process_inputs(1, 2))

h = fx.Graph()
x1 = h.placeholder("x")
h.call_function(torch.neg, (x1,))
r = h.call_function(torch.relu, (x1,))
h.output(r)
print(h.eliminate_dead_code(), h, h.eliminate_dead_code())
with h.inserting_before(r):
    n = h.call_function(torch.sin, (x1,))
    n2 = h.call_function(torch.cos, (n,))
with h.inserting_after(r):
    n3 = h.call_function(torch.tan, (r,))
r.args = (n2,)
print(h)
n3.replace_input_with(r, n2)
n3.append(h.call_method("foo", (n3,)))
print(h, n3.args, n < n2, sorted([n3, n2, n]), h.find_nodes(op="call_function", target=torch.sin))
n3.prepend(n)
attempt(h.lint)
new, mapped = fx.Graph(), {}
out = new.graph_copy(g.graph, mapped)
print(out, len(mapped))
new.output(out)
print(new)
n4, env = fx.Graph(), {}
for node in g.graph.nodes:
    env[node] = n4.node_copy(node, lambda q: env[q])
print(n4, n4.lint())
print(g.graph.owning_module is g, torch.equal(g(x), m(x)))
g.graph = n4
g.recompile()
print(g.code)
single = fx.Graph()
single.output(single.call_module("fc", (single.placeholder("x"),)))
print(fx.GraphModule({"fc": nn.Linear(2, 2)}, single, "Named"))
attempt(lambda: fx.GraphModule({"zz": nn.Linear(2, 2)}, n4))
attempt(lambda: fx.GraphModule(3, n4))
print(g.add_submodule("sub.deep", nn.ReLU()), g.delete_submodule("sub.deep"), g.delete_submodule("nope"))
print(g.add_submodule("zz", nn.ReLU()))
g.delete_all_unused_submodules()
print(g)
g3 = copy.deepcopy(g)
print(g3.code == g.code, g3.graph is g.graph, torch.equal(g3(x), g(x)), type(g3).__name__)
print(copy.copy(g))
attempt(lambda: symbolic_trace(m, 3))
attempt(lambda: g(x, x))
print(fx.node.map_arg((a, [a, 1, {"k": b}], slice(a, 1)), lambda n: n.name))
print(fx.node.map_aggregate([1, (2, 3)], lambda v: v + 1 if isinstance(v, int) else v))
p = fx.Proxy(a)
print(p, p.node, p.foo, type(p.tracer))
g.print_readable()
print(len(g.print_readable(print_output=False)))
print(fx.Graph(), fx.GraphModule(nn.Module(), fx.Graph()).code)

# A graph of proxies alone.
graph = fx.Graph()
tracer = fx.proxy.GraphAppendingTracer(graph)
y, z = fx.Proxy(graph.placeholder("x"), tracer), fx.Proxy(graph.placeholder("y"), tracer)
a = torch.cat([y, z])
b = torch.tanh(a)
c = torch.neg(b)
z = torch.add(b, c)
graph.output(c.node)
print(fx.GraphModule(nn.Module(), graph).code)
