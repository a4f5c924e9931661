# Convolutions without elements, functions that change what they are given, LU, draws that leave no trace, Adafactor.
import warnings

import torch
import torch.nn.functional as F
from torch.autograd import Function

o = torch.ones

warnings.simplefilter("ignore")


def show(text):
    try:
        made = eval(text)
        print(text, "->", type(made).__name__, made)
    except Exception as error:
        print(text, "->", type(error).__name__, error)


w, x = o(1, 0, 1, 1, requires_grad=True), o(1, 0, 3, 3, requires_grad=True)
y = F.conv2d(x, w)
y.sum().backward()
print(y.shape, y.grad_fn.name(), w.grad, x.grad)
for sizes in ((1, 0, 1, 1), (0, 1, 1, 1), (1, 1, 0, 1), (2, 0, 3, 3)):
    show(f"F.conv2d(o(1, 1, 3, 3), o{sizes})")
    show(f"F.conv2d(o(1, 0, 3, 3), o{sizes})")
    show(f"F.conv2d(o(1, 2, 3, 3), o{sizes}, groups=2)")
    show(f"F.conv_transpose2d(o(1, 1, 3, 3), o{sizes})")
for text in """
F.conv2d(o(1, 1, 3, 3), o(1, 1, 0, 1), stride=0)|F.conv2d(o(1, 1, 3, 3), o(1, 1, 0, 1), o(3))|F.conv2d(o(1, 1, 3, 3), o(1, 1, 0, 0))|F.conv1d(o(1, 1, 3), o(1, 1, 0))|
F.conv3d(o(1, 1, 3, 3, 3), o(1, 1, 0, 1, 1))|F.conv_transpose1d(o(1, 1, 3), o(1, 0, 1))|F.conv_transpose3d(o(1, 2, 3, 3, 3), o(2, 0, 1, 1, 1))|
F.conv2d(o(2, 0, 3, 3), o(4, 0, 2, 2), stride=2, padding=1)|F.conv2d(o(1, 0, 3, 3), o(4, 0, 1, 1), groups=2)|F.conv2d(o(0, 0, 3, 3), o(1, 0, 1, 1)).shape|
F.conv2d(o(1, 0, 1, 1), o(1, 0, 3, 3))
""".replace("\n", "").split("|"):
    show(text)


class Added(Function):
    @staticmethod
    def forward(ctx, x):
        x.add_(1)
        ctx.mark_dirty(x)
        return x

    @staticmethod
    def backward(ctx, g):
        return g


a = torch.ones(2)
Added.apply(a)
print(a, a._version)
a = torch.ones(2, requires_grad=True) * 1
print(Added.apply(a) is a, a, a._version)
show("Added.apply(torch.ones(2, requires_grad=True))")
a.sum().backward()
b = torch.ones(2)
b.set_()
print(b)

m = torch.tensor([[1., 2.], [3., 4.]])
for text in """
torch.linalg.lu(m)|torch.linalg.lu_factor(m)|torch.linalg.lu(torch.arange(6.).reshape(2, 3))|torch.linalg.lu(torch.arange(6.).reshape(3, 2))|torch.linalg.lu_factor(o(2, 2) * 0)|
torch.linalg.lu_factor_ex(o(2, 2) * 0)|torch.linalg.lu(m, pivot=False)|torch.linalg.lu(o(2))|torch.linalg.lu(o(2, 2, dtype=torch.int64))|
torch.linalg.lu_solve(*torch.linalg.lu_factor(m), o(2, 1))|torch.lu_unpack(*torch.linalg.lu_factor(m))|torch.linalg.lu(torch.stack([m, m.T]))|
torch.frombuffer(bytearray(b'abcdefgh'), dtype=torch.int32)|torch.frombuffer(b'abcdefgh', dtype=torch.uint8, count=2, offset=1)|torch.frombuffer(bytearray(), dtype=torch.uint8)|
torch.frombuffer(bytearray(b'abc'), dtype=torch.int16)|torch.frombuffer(bytearray(b'abcd'), dtype=torch.int16, offset=9)|
torch.frombuffer(bytearray(b'abcd'), dtype=torch.int16, count=9)|torch.frombuffer('abc', dtype=torch.uint8)|torch.frombuffer(bytearray(b'abcd'), dtype=torch.float32, requires_grad=True)
""".replace("\n", "").split("|"):
    show(text)
c = torch.tensor([[1., 2.], [3., 5.]], requires_grad=True)
P, L, U = torch.linalg.lu(c)
(L.sum() * 2 + (U ** 2).sum()).backward()
print(c.grad)

torch.manual_seed(0)
for text in ("torch.binomial(torch.tensor([10., 20., 100.]), torch.tensor([.5, .3, .9]))", "torch.binomial(torch.full((3, 2), 10.), torch.tensor([.5, .1]))",
             "torch.binomial(torch.tensor([10]), torch.tensor([.5]))", "torch.binomial(torch.tensor([10.]), torch.tensor([.5], dtype=torch.float64))",
             "torch.binomial(torch.full((5,), 1000.), torch.full((5,), .5), generator=torch.Generator().manual_seed(3))", "torch.binomial(10, 0.5)", "torch.rand(1)"):
    show(text)
with torch.random.fork_rng():
    torch.manual_seed(7)
    print(torch.rand(1))
print(torch.rand(2))
with torch.random.fork_rng(enabled=False):
    torch.rand(2)
try:
    with torch.random.fork_rng(devices=[]):
        torch.rand(2)
        raise ValueError("x")
except ValueError as error:
    print(error, torch.rand(1))

torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Tanh(), torch.nn.Linear(8, 2))
for settings in ({}, {"lr": .1, "weight_decay": .01}, {"maximize": True, "d": 2.}, {"eps": (1e-4, 1e-2), "beta2_decay": -.5}):
    optimizer = torch.optim.Adafactor(net.parameters(), **settings)
    print(optimizer)
    inputs, targets = torch.randn(16, 4), torch.randn(16, 2)
    for _ in range(5):
        optimizer.zero_grad()
        loss = ((net(inputs) - targets) ** 2).mean()
        loss.backward()
        optimizer.step()
        print(f"{loss.item():.4f}")
    print(sorted(optimizer.state_dict()["state"][0]), optimizer.state_dict()["param_groups"])
for settings in ({"lr": -1}, {"d": .5}, {"beta2_decay": 1}, {"eps": (-1, 1)}, {"weight_decay": -1}):
    show(f"torch.optim.Adafactor(net.parameters(), **{settings})")
