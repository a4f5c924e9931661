# Distances, norms, products and losses of margins and sequences, to the last bit and in every layout.
import torch
import torch.nn.functional as F


def bits(t):
    return [float(v).hex() for v in t.detach().flatten().tolist()]


def numbers(*shape, dtype=torch.float32):
    count = 1
    for size in shape:
        count *= size
    return (torch.arange(count) * 7919 % 1009 / 311 - 1.5).to(dtype).reshape(shape)


def show(name, call, *inputs):
    inputs = [x.detach().requires_grad_() for x in inputs]
    y = call(*inputs)
    print(name, tuple(y.shape), y.grad_fn.name(), bits(y))
    (y * numbers(*y.shape, dtype=y.dtype).add(0.3)).sum().backward()
    for x in inputs:
        print(" ", bits(x.grad))


for dtype in (torch.float32, torch.float64):
    x, y, wide = numbers(4, 3, dtype=dtype), numbers(2, 3, dtype=dtype) + 0.5, numbers(3, 19, dtype=dtype)
    for p in (1.0, 2.0, float("inf")):
        show(f"cdist {p}", lambda a, b: torch.cdist(a, b, p=p), x, y)
        show(f"pdist {p}", lambda a: F.pdist(a, p), x)
        show(f"pdist {p}", lambda a: torch.pdist(a, p), wide)
        show(f"cdist {p}", lambda a, b: torch.cdist(a, b, p=p), wide, wide[:2] * 0.7)
        show(f"renorm {p}", lambda a: torch.renorm(a, p, 0, 1.5), x)
        show(f"norm {p}", lambda a: torch.linalg.vector_norm(a, p), x.t())
        show(f"norm {p}", lambda a: torch.linalg.vector_norm(a, p, 1), numbers(5, 40, dtype=dtype)[:, ::2])
    show("cdist of batches", lambda a, b: torch.cdist(a, b, p=1.0), numbers(2, 1, 3, 2, dtype=dtype), numbers(2, 2, 2, dtype=dtype))
    show("cross", torch.linalg.cross, numbers(3, 3, dtype=dtype), numbers(3, 3, dtype=dtype).add(1.3))
    show("lerp", torch.lerp, numbers(9, dtype=dtype), numbers(9, dtype=dtype) * 1.7, numbers(9, dtype=dtype).flip(0))
    show("lerp of scattered", torch.lerp, numbers(3, 40, dtype=dtype), numbers(1, 40, dtype=dtype) * 1.7, numbers(40, 3, dtype=dtype).t())
    show("lerp of expanded", torch.lerp, numbers(3, 1, dtype=dtype), numbers(3, 9, dtype=dtype) * 1.7, numbers(1, 9, dtype=dtype)[:, ::1])
    show("quantile", lambda a: a.quantile(0.37, 1), numbers(3, 8, dtype=dtype))
    show("prod", lambda a: a.prod(), numbers(70, dtype=dtype))
    show("prod of columns", lambda a: a.t().prod(0), numbers(3, 41, dtype=dtype))
    show("prod of channels", lambda a: a.prod(), numbers(2, 5, 3, 4, dtype=dtype).permute(0, 3, 1, 2))
    show("var", lambda a: a.var(), numbers(5, 7, dtype=dtype).t())
    show("var of rows", lambda a: a.var(1), numbers(3, 13, dtype=dtype))
    show("multi margin", lambda a: F.multi_margin_loss(a, torch.tensor([0, 2, 1]), p=2), numbers(3, 4, dtype=dtype))
    labels = torch.tensor([[0, 2, -1, 1, 1], [3, 1, 2, -1, 0]])
    for reduction in ("none", "mean", "sum"):
        show("multilabel margin", lambda a: F.multilabel_margin_loss(a, labels, reduction=reduction), numbers(2, 5, dtype=dtype))

targets, lengths = torch.tensor([[1, 2, 2], [3, 1, 4], [1, 0, 0]]), (torch.tensor([7, 5, 2]), torch.tensor([3, 2, 0]))
logs = (numbers(7, 3, 5) * 2).sub(3)
for reduction in ("none", "sum", "mean"):
    show("ctc", lambda a: F.ctc_loss(a, targets, *lengths, reduction=reduction), logs)
short = torch.tensor([2, 5, 2])
show("ctc", lambda a: F.ctc_loss(a, targets, short, lengths[1], zero_infinity=True), logs)
show("ctc", lambda a: F.ctc_loss(a, torch.tensor([1, 2, 2, 3, 1]), *lengths, blank=4), logs)

# What draws numbers for scattered tensors.
x = numbers(3, 5).t()
for call in (F.gumbel_softmax, lambda t: torch.bernoulli(t.sigmoid()), lambda t: F.rrelu(t, training=True), F.rrelu):
    torch.manual_seed(1)
    y = call(x)
    print(tuple(y.stride()), [round(v, 5) for v in y.flatten().tolist()], torch.rand(1).item().hex())
torch.manual_seed(2)
print(bits(F.rrelu(-numbers(9).abs(), training=True)))
for call in (
    lambda: torch.nn.init.orthogonal_(torch.empty(2, 4, 3).transpose(1, 2)), lambda: torch.linalg.cross(x[:3] > 0, x[:3] > 0),
    lambda: F.multilabel_margin_loss(numbers(1, 5), torch.tensor([[0, 7, -1, 1, 1]])),
    lambda: F.multi_margin_loss(numbers(1, 5), torch.tensor([5])), lambda: F.pdist(numbers(2, 3).half()),
    lambda: F.multi_margin_loss(numbers(1, 5), torch.tensor([1]), weight=torch.ones(2)),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
