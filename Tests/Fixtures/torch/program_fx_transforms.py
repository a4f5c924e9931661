# torch.fx: interpreters, transformers, patterns, shapes, fused networks.
import operator

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import fx
from torch.fx import Interpreter, Transformer, replace_pattern, symbolic_trace
from torch.fx.experimental import optimization
from torch.fx.passes.shape_prop import ShapeProp


class Sums(nn.Module):
    def forward(self, x, w1, w2):
        m1 = torch.cat([torch.neg(w1), w2]).sum()
        m2 = torch.cat([torch.neg(w1), w2]).sum()
        return x + torch.max(m1) + torch.max(m2)


def pattern(a1, a2):
    val1 = torch.neg(a1)
    return torch.cat([val1, a2]).sum()


def replacement(w1, w2):
    return torch.stack([w1, w2])


t = symbolic_trace(Sums())
print(replace_pattern(t, pattern, replacement), t.code)


class Products(nn.Module):
    def forward(self, x, y):
        return torch.relu(x + y) * torch.relu(y + x) + F.relu(x)


t = symbolic_trace(Products())
print(replace_pattern(t, lambda a, b: torch.relu(a + b), lambda a, b: torch.sigmoid(a) - b), t.code)
print(replace_pattern(t, lambda a: F.relu(a), lambda a: F.gelu(a)), t.code)
print(replace_pattern(t, lambda a, b: a.foo(b), lambda a, b: a))
x = torch.tensor([0.5, -1.0])
print(t(x, x + 1))


class C(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 2, 3)
        self.bn = nn.BatchNorm2d(2)
        self.fc = nn.Linear(8, 3)
        self.drop = nn.Dropout(0.3)

    def forward(self, x):
        x = F.relu(self.bn(self.conv(x)))
        s = x.size(0)
        x = self.drop(x)
        return self.fc(x.view(s, -1)), torch.split(x, 1, 1)


torch.manual_seed(0)
c = C()
g = symbolic_trace(c)
ShapeProp(g).propagate(torch.randn(2, 1, 4, 4))
for n in g.graph.nodes:
    print(n.name, n.meta.get("tensor_meta"), n.meta.get("type"))
c.eval()
g = symbolic_trace(c)


class Shapes(Interpreter):
    def call_function(self, target, args, kwargs):
        print("function", target.__name__, len(args))
        return super().call_function(target, args, kwargs)

    def run_node(self, n):
        result = super().run_node(n)
        print(n.name, getattr(result, "shape", type(result)))
        return result


x = torch.randn(2, 1, 4, 4)
print(torch.equal(Shapes(g).run(x)[0], c(x)[0]))


def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e), e)


def wrong(x):
    return torch.mm(x, x).foo(x, k=2)


attempt(lambda: Shapes(g).run())
attempt(lambda: Interpreter(symbolic_trace(wrong)).run(torch.ones(2, 2)))
attempt(lambda: Interpreter(symbolic_trace(wrong)).run(torch.ones(2, 3)))


class Sigmoids(Transformer):
    def call_function(self, target, args, kwargs):
        if target is F.relu:
            return torch.sigmoid(args[0])
        return super().call_function(target, args, kwargs)

    def call_method(self, target, args, kwargs):
        return super().call_method("reshape" if target == "view" else target, args, kwargs)


print(Sigmoids(g).transform())
fused = optimization.fuse(c)
print(fused)
print(torch.allclose(fused(x)[0], c(x)[0], atol=1e-5))
print(optimization.remove_dropout(c).code)


def dead(x):
    F.dropout(x)
    x.add_(1)
    torch.rand_like(x)
    x.add(2)
    torch._assert(x.sum() > 1, "a")
    return x


g = symbolic_trace(dead)
print(g.code, g.graph.eliminate_dead_code(), g.graph)


# Operations in place of others, functions taken apart, graphs turned round.
class Adds(nn.Module):
    def forward(self, x, y):
        return x + y, torch.add(x, y), x.add(y)


t = symbolic_trace(Adds())
for n in t.graph.nodes:
    if any(n.target == p for p in (operator.add, torch.add, "add")):
        with t.graph.inserting_after(n):
            n.replace_all_uses_with(t.graph.call_function(torch.bitwise_and, n.args, n.kwargs))
        t.graph.erase_node(n)
t.recompile()
print(t.code, t(torch.tensor(6), torch.tensor(3)))


def relu_by_hand(x):
    return (x > 0) * x


class Decomposed(fx.Tracer):
    pass


def decompose(model):
    graph, new, env = fx.Tracer().trace(model), fx.Graph(), {}
    tracer = fx.proxy.GraphAppendingTracer(new)
    for node in graph.nodes:
        if node.op == "call_function" and node.target is F.relu:
            args = [fx.Proxy(env[x.name], tracer) if isinstance(x, fx.Node) else x for x in node.args]
            env[node.name] = relu_by_hand(*args).node
        else:
            env[node.name] = new.node_copy(node, lambda x: env[x.name])
    return fx.GraphModule(model, new)


print(decompose(c).code)
inverses = {torch.tan: torch.arctan, torch.exp: torch.log}


def invert(model):
    traced, new, env = symbolic_trace(model), fx.Graph(), {}
    for node in reversed(traced.graph.nodes):
        if node.op == "call_function":
            env[node.args[0].name] = new.call_function(inverses[node.target], (env[node.name],))
        elif node.op == "output":
            env[node.args[0].name] = new.placeholder(node.name)
        elif node.op == "placeholder":
            new.output(env[node.name])
    new.lint()
    return fx.GraphModule(traced, new)


print(invert(lambda x: torch.exp(torch.tan(x))).code)

# A network's layer traced into the place of its call.
t = symbolic_trace(nn.Sequential(nn.Linear(2, 2), nn.ReLU()))
tracer = fx.proxy.GraphAppendingTracer(t.graph)
for node in t.graph.nodes:
    if (node.op, node.target) == ("call_module", "1"):
        with t.graph.inserting_before(node):
            args = fx.node.map_arg(node.args, lambda n: fx.Proxy(n, tracer))
            result = t.get_submodule("1")(*args)
            node.replace_all_uses_with(result.node)
            t.graph.erase_node(node)
t.recompile()
print(t.code)


# Patterns with plain values, one after the other, with modules, and those that do not fit.
class Several(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 2)
        self.r = nn.ReLU()
        self.w = nn.Parameter(torch.ones(2))

    def forward(self, x):
        y = self.r(self.a(x))
        z = self.r(y) + torch.relu(y) * 2
        return torch.relu(torch.relu(z)) + F.dropout(z, 0.3) + z.view(2, -1).sum(dim=1) + self.w


class Old(nn.Module):
    def __init__(self):
        super().__init__()
        self.r = nn.ReLU()

    def forward(self, x):
        return self.r(x)


class New(nn.Module):
    def __init__(self):
        super().__init__()
        self.g = nn.GELU()
        self.k = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return self.g(x) + self.k


for old, new in (
        (lambda x: torch.relu(x), lambda x: torch.sigmoid(x)),
        (lambda x: torch.relu(torch.relu(x)), lambda x: torch.relu(x)),
        (lambda x: F.dropout(x, 0.3), lambda x: x * 0.7), (lambda x: x.view(2, -1), lambda x: x.reshape(-1)),
        (lambda x, y: x + y, lambda x, y: torch.add(y, x)), (lambda x, y: x * y, lambda x, y: y * x),
        (lambda x: x * 2, lambda x: x + x), (lambda x: x, lambda x: x + 1), (lambda x, y: x + y, lambda x: x * 2),
        (lambda x: x + 1, lambda x, y: x * y), (lambda x, y: x + y, lambda x, y: (x, y)), (Old(), New()),
        (symbolic_trace(Old()), symbolic_trace(New()))):
    t = symbolic_trace(Several())
    attempt(lambda: (replace_pattern(t, old, new), print(t.code, [n for n, _ in t.named_modules()]))[0])
