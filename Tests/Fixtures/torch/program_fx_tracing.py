# torch.fx: what can be traced and what not, constants, functions that are not looked into, tracers of one's own.
import math
import operator

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import fx
from torch.fx import symbolic_trace

CONSTANT = torch.ones(2)


def attempt(what, **options):
    try:
        print(symbolic_trace(what, **options).code)
    except Exception as e:
        print(type(e), e)


def with_constants(x):
    a = CONSTANT + x
    CONSTANT @ x, CONSTANT ** x, CONSTANT < x, CONSTANT - x, CONSTANT / x, CONSTANT // x, CONSTANT % x, CONSTANT & x
    CONSTANT == x, CONSTANT != x, CONSTANT * x, CONSTANT > x
    CONSTANT.add(x), CONSTANT.mean(x), CONSTANT.view(x.size(0)), CONSTANT[x]
    return a


attempt(with_constants)


def unpacking(x):
    a, b = x.chunk(2)
    (c, d), e = x
    return a + b + c


def assigning(x):
    x[0] = 1


def deleting(x):
    del x[0]


def asserting(x):
    assert x.shape[0] == 2, "bad"


attempt(unpacking)
attempt(assigning)
attempt(deleting)
attempt(asserting)
attempt(lambda x: x if x.sum() > 0 else -x)
attempt(lambda x: [i for i in x])
attempt(lambda x: len(x))
attempt(lambda x: int(x))
attempt(lambda x: float(x))
attempt(lambda x: range(x))
attempt(lambda x: [1, 2][x])
attempt(lambda x: attempt(*x))
attempt(lambda x: x in [1])
attempt(lambda x: 1 in x)
attempt(lambda x: str(x))
attempt(lambda x: max(x, 2))
attempt(lambda x: x and 1)
attempt(lambda x: not x)
attempt(lambda x: math.sqrt(x) + math.floor(x.size(0)))
attempt(lambda x, *args, **kwargs: x + args[0] + kwargs["a"])


def stars(x, *rest, k=1, **named):
    return x * k + rest[1] + named["b"].sum()


attempt(stars)
print(symbolic_trace(stars)(torch.ones(2), 3, 1, 2, b=torch.ones(1)))
attempt(lambda x: {x: 1})
attempt(lambda x: object())
attempt(lambda x: (x, lambda y: y))
attempt(lambda x: 3)
attempt(lambda: torch.ones(3))
attempt(lambda x: {1, 2})


def specialised(x, flag, n=3, z=None):
    if flag:
        x = x + 1
    return x * n if z is None else x


attempt(specialised, concrete_args={"flag": True})
attempt(specialised, concrete_args={"flag": False, "n": 2, "z": None})
attempt(specialised, concrete_args={"flag": False, "n": "s"})
attempt(specialised, concrete_args=(fx.PH, False, 2.5, fx.PH))


def in_place(x, y):
    x += y
    x -= 1
    x = operator.iadd(x, y)
    x = operator.isub(x, 1)
    return operator.setitem(x, 0, y), operator.neg(x), operator.getitem(x, 0)


attempt(in_place)


def sizes(x):
    b, t = x.size(0), x.shape[1]
    torch.zeros(3, b), torch.zeros((b, t)), torch.zeros(size=(b, 2)), torch.full((b, 2), 1.0), torch.eye(b, 3)
    torch.arange(0, b, 2, dtype=torch.long), torch.linspace(0, 1, b), torch.randint(0, b, (2,)), torch.randperm(b)
    CONSTANT.view(b, -1), CONSTANT.repeat(b, 1), CONSTANT[:b], CONSTANT.to(x.device), CONSTANT.reshape([b, -1])
    return torch.zeros(x.size(), dtype=x.dtype)


attempt(sizes)
attempt(lambda x: torch.zeros(x.size(0), 3))
attempt(lambda x: torch.ones(x.size(0), x.size(1)))
attempt(lambda x: torch.randn(x.size(0), 2, 3))
attempt(lambda x: torch.empty(x.size(0), 1))
attempt(lambda x: CONSTANT.expand(x.size(0), 2))
attempt(lambda x: torch.tensor([x.size(0)]))


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.q = nn.Linear(4, 4)
        self.ln = nn.LayerNorm(4)
        self.emb = nn.Embedding(5, 4)
        self.pos = nn.Parameter(torch.zeros(1, 3, 4))

    def forward(self, ids):
        b, t = ids.shape
        x = self.emb(ids) + self.pos[:, :t]
        q = self.q(x).view(b, t, 2, 2).transpose(1, 2)
        a = (q @ q.transpose(-2, -1)) * 0.5
        a = a.masked_fill(torch.tril(torch.ones(3, 3)) == 0, float("-inf")).softmax(-1)
        x = self.ln((a @ q).transpose(1, 2).reshape(b, t, -1))
        return torch.einsum("btc,bsc->bts", x, x), x.mean(dim=(0, 1)), x.unbind(1)[0], x.mT, x.dtype


attempt(Attention())
print(symbolic_trace(Attention())(torch.tensor([[0, 1, 2]]))[0].shape)


class NotChild(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = [nn.Linear(2, 2)]

    def forward(self, x):
        return self.l[0](x)


attempt(NotChild())


class Attributes(nn.Module):
    def __init__(self):
        super().__init__()
        self.p = nn.Parameter(torch.ones(1))
        self.t = torch.ones(2)
        self.lin = nn.Linear(2, 2)
        self.ps = nn.ParameterList([nn.Parameter(torch.ones(1))])
        self.d = nn.ModuleDict({"a": nn.Linear(2, 2), "b": nn.ReLU()})

    def forward(self, x, lr: float = 0.1, name="abc", o=(1, 2), d={"a": 1}, q=None):
        x = F.linear(x, self.lin.weight, self.lin.bias) + self.t + self.t * self.p + torch.tensor(5.0)
        for layer in self.d.values():
            x = layer(x)
        return x + self.ps[0] + self.lin.weight.sum() + self.lin.weight.shape[0]


traced = symbolic_trace(Attributes())
print(traced.graph, traced.code, traced._tensor_constant0, dict(traced.named_buffers()))
print(fx.Tracer(param_shapes_constant=True).trace(Attributes()))


@fx.wrap
def wrapped(x, y=2):
    if x.sum() > 0:
        return x
    return y


fx.wrap("len")


def calls_wrapped(x):
    return wrapped(x), wrapped(x, y=3), len(x), len([1])


traced = symbolic_trace(calls_wrapped)
print(traced.code)
print(traced(torch.ones(2)), len([1, 2]))
try:
    fx.wrap(3)
except Exception as e:
    print(type(e), e)


class Verbose(fx.Tracer):
    def create_node(self, *args, **kwargs):
        node = super().create_node(*args, **kwargs)
        node.tag = "foo"
        print("node", node.op, node.name)
        return node

    def call_module(self, m, forward, args, kwargs):
        print("module", self.path_of_module(m))
        return super().call_module(m, forward, args, kwargs)

    def to_bool(self, obj):
        return True

    def iter(self, obj):
        return iter((obj[0], obj[1]))

    def getattr(self, attr, value, cache):
        print("read", attr, type(value).__name__)
        return super().getattr(attr, value, cache)


class Conditions(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.Linear(2, 2)

    def forward(self, x):
        if x.sum() > 0:
            x = self.l(x)
        return [y * 2 for y in x]


graph = Verbose().trace(Conditions())
print(graph, all(n.tag == "foo" for n in graph.nodes))


class Sub(nn.Module):
    def __init__(self):
        super().__init__()
        self.i = nn.Linear(2, 2)

    def forward(self, x):
        return self.i(x) + 1


class Outer(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = Sub()
        self.b = Sub()
        self.g = symbolic_trace(Sub())

    def forward(self, x):
        return self.b(self.a(x)) * self.g(x)


class Leaves(fx.Tracer):
    def is_leaf_module(self, m, name):
        return isinstance(m, (Sub, fx.GraphModule)) or super().is_leaf_module(m, name)


print(symbolic_trace(Outer()))
outer = Outer()
module = fx.GraphModule(outer, Leaves().trace(outer))
print(module)
module.print_readable()


class Inside(fx.Tracer):
    def is_leaf_module(self, m, name):
        return False


for layer in [
        nn.Linear(2, 2), nn.ReLU(), nn.Dropout(0.2), nn.Conv2d(1, 1, 1), nn.LayerNorm(2), nn.MaxPool2d(2), nn.Flatten(),
        nn.GELU(), nn.Softmax(dim=1), nn.Embedding(3, 2), nn.AvgPool2d(2), nn.AdaptiveAvgPool2d(1), nn.Tanh(),
        nn.Sigmoid(), nn.LeakyReLU(), nn.Identity(), nn.GroupNorm(1, 1), nn.SiLU(), nn.ELU(),
        nn.PReLU(), nn.LogSoftmax(1), nn.Hardswish(), nn.Conv1d(1, 1, 1), nn.Bilinear(2, 2, 2)]:
    print(fx.GraphModule(layer, Inside().trace(layer)).code)
attempt(nn.Linear(2, 2))
attempt(nn.Sequential(nn.Linear(2, 2), nn.ReLU()))


class Several(nn.Module):
    def __init__(self):
        super().__init__()
        self.r = nn.LSTM(2, 3)
        self.att = nn.MultiheadAttention(4, 2)

    def forward(self, x, y):
        o, (h, c) = self.r(x)
        a, w = self.att(y, y, y)
        return o, h, a


attempt(Several())
