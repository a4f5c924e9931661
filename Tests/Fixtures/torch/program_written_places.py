# What writes elements at indices: refusals, memory that operands share, and that only these elements are written.
import warnings

import torch

warnings.simplefilter("ignore")


def show(name, call):
    try:
        print(name, call())
    except Exception as error:
        print(name, type(error).__name__, error)


ones, pair = torch.ones, torch.tensor([0, 1])
for name in ("index_add_", "index_copy_"):
    for shape, dim, index, source in (
        ((4, 3), 0, pair, ones(2, 3)), ((4, 3), 0, pair, ones(2, 3).double()), ((4, 3), 0, pair, ones(2)), ((4, 3), 1, pair, ones(2)),
        ((4, 3), 0, pair, ones(3, 3)), ((4, 3), 0, pair, ones(2, 5)), ((4, 3), 0, pair, ones(3, 5)), ((4, 3), 0, pair, ones(())),
        ((4, 3), 0, pair[:1], ones(())), ((4, 3), 0, pair, ones(2, 3, 1)), ((4, 3), 0, pair[None], ones(2, 3)),
        ((4, 3), 0, pair.float(), ones(2, 3)), ((4, 3), 0, pair + 3, ones(2, 3)), ((4, 3), 1, pair + 2, ones(4, 2)),
        ((4, 3, 2), 1, pair + 2, ones(4, 2, 2)), ((4, 3, 2), 0, pair, ones(2, 3, 5)), ((4, 3), 2, pair, ones(2, 3)),
        ((4,), 0, pair, ones(3)), ((4,), 0, pair, ones(2, 1)), ((4,), 0, pair, ones(())), ((4,), 0, pair[:1], ones(())),
        ((4,), 0, pair[0], ones(1)), ((4,), 0, pair[0], ones(())), ((), 0, pair[:1], ones(1)), ((), 0, pair[:1], ones(())),
        ((), 0, pair, ones(2)), ((), 0, pair[1:], ones(1)), ((4, 3), 0, pair.int(), ones(2, 3)),
    ):
        show(name, lambda: getattr(torch.zeros(shape), name)(dim, index, source).tolist())
for index, source in ((pair, ones(2).double()), (pair, ones(3)), (pair.float(), ones(2)), (pair.int(), ones(2)), (pair + 3, ones(2)), (pair - 3, ones(2))):
    show("put_", lambda: torch.zeros(4).put_(index, source).tolist())
show("put_", lambda: torch.zeros(0).put_(pair, ones(2)))
show("index_fill_", lambda: torch.zeros(4, 3).index_fill_(0, pair.float(), 1))
show("index_fill_", lambda: torch.zeros(4, 3).index_fill_(0, pair[None], 1))
row = torch.tensor([[0, 1, 2]])
for name in ("scatter_", "scatter_add_"):
    for shape, index, source in (
        ((4, 3), row, ones(1, 3).double()), ((4, 3), pair, ones(2, 3)), ((4, 3), row, ones(3)), ((4, 3), row, ones(1, 2)),
        ((4, 3), torch.zeros(1, 5, dtype=torch.long), ones(1, 5)), ((4, 3), row + 2, ones(1, 3)), ((4, 3), row[:0], ones(1, 3)),
        ((4, 3), row.float(), ones(1, 3)), ((4, 3), row, ones(())), ((), pair[:1], ones(1)), ((), pair[:1] + 1, ones(1)),
    ):
        show(name, lambda: getattr(torch.zeros(shape), name)(0, index, source).tolist())
for name in ("scatter", "scatter_add", "scatter_reduce"):
    for index in (row[:, :2], torch.zeros(0, 2, dtype=torch.long)):
        for shape in ((3, 4), (1, 2)):
            def gradient():
                x, source = ones(4, 3, requires_grad=True), ones(shape, requires_grad=True)
                getattr(x, name)(0, index, source, *["sum"] * (name == "scatter_reduce")).sum().backward()
                return source.grad.tolist()
            show(name, gradient)
x = ones(4, requires_grad=True)
for call in (lambda y: y.scatter(0, pair, ones(2), reduce="add"), lambda y: y.scatter_(0, pair, 2.0, reduce="multiply")):
    y = call(x * 1)
    show(y.grad_fn.name() + " " + str(y.tolist()), lambda: y.sum().backward())

# Memory that is written and read.
for name, call in dict(
    add=lambda x: x[1:].add_(x[:-1]), same=lambda x: x.add_(x), halves=lambda x: x[:3].add_(x[3:]), copy=lambda x: x[1:].copy_(x[:-1]),
    assigned=lambda x: x.__setitem__(slice(1, None), x[:-1]), plus=lambda x: x[1:].__iadd__(x[:-1]), every=lambda x: x[::2].add_(x[1::2]),
    first=lambda x: x.div_(x[0]), filled=lambda x: x.masked_fill_(x > 1, x[2]), number=lambda x: x.__setitem__(slice(2, None), x[1]),
    out=lambda x: torch.add(x[:-1], 1, out=x[1:]), itself=lambda x: torch.add(x, 1, out=x), exp=lambda x: torch.exp(x[:-1], out=x[1:]),
    where=lambda x: torch.where(x[:-1] > 0, x[:-1], x[1:], out=x[1:]), turned=lambda x: x[:4].view(2, 2).add_(x[:4].view(2, 2).t()),
    lerp=lambda x: x[1:].lerp_(x[:-1], 0.5), addcmul=lambda x: x[1:].addcmul_(x[:-1], x[1:]), clamp=lambda x: x[1:].clamp_(min=x[:-1]),
    cumsum=lambda x: torch.cumsum(x, 0, out=x), select=lambda x: torch.index_select(x, 0, pair, out=x[:2]),
    gather=lambda x: torch.gather(x, 0, pair, out=x[:2]), cat=lambda x: torch.cat([x[:3], x[3:]], out=x), take=lambda x: torch.take(x, pair, out=x[:2]),
    picked=lambda x: x.__setitem__(pair, x[:2]), masked=lambda x: x.__setitem__(x > 2, x[3:]), index_add=lambda x: x.index_add_(0, pair, x[2:4]),
    scatter=lambda x: x.scatter_(0, pair, x[:2]), put=lambda x: x.put_(pair, x[2:4]), index_put=lambda x: x.index_put_((pair,), x[2:4]),
    flipped=lambda x: x.__iadd__(x.flip(0)), clone=lambda x: x[1:].copy_(x[:-1].clone()),
).items():
    x = torch.arange(6.0)
    show(name, lambda: call(x))
    print(x.tolist())
numbers = torch.zeros(5, dtype=torch.long)
for call in (
    lambda: numbers.index_fill_(0, numbers[:2], 1), lambda: numbers.put_(numbers[:2], pair), lambda: numbers.index_add_(0, numbers[:2], pair),
    lambda: numbers.scatter_(0, numbers[:2], 1), lambda: numbers.index_put_((numbers[:2],), pair[0]), lambda: numbers.__setitem__(numbers[:2], 5),
):
    show("index", call)

# In views, and what versions say.
for call in (
    lambda x: x.index_add_(0, pair, ones(2, 3)), lambda x: x.index_copy_(1, pair, ones(2, 2)), lambda x: x.index_fill_(1, pair + 1, 7),
    lambda x: x.scatter_(0, row % 2, ones(1, 3)), lambda x: x.scatter_add_(0, row % 2, ones(1, 3)), lambda x: x.put_(pair + 3, ones(2)),
    lambda x: x.index_put_((pair, pair + 1), ones(2), accumulate=True), lambda x: x.scatter_reduce_(0, row % 2, ones(1, 3) * 3, "mean", include_self=False),
):
    base = torch.arange(12.0).view(4, 3)
    for view in (base[1:3], base[:2], base[::2]):
        version = view._version
        print(call(view) is view, view._version - version, base.tolist())
