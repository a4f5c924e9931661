# Batch normalisation of batches and gradients that do not lie side by side: PyTorch takes other code there, with other roundings.
import torch
from torch import nn


def bits(*tensors):
    return [[float(v).hex() for v in t.detach().flatten().tolist()] for t in tensors]


def numbers(*shape, dtype=torch.float32):
    count = 1
    for size in shape:
        count *= size
    return (torch.arange(count, dtype=torch.float64) * 0.7391).sin().mul(3).add(1).to(dtype).reshape(shape)


layouts = {
    "dense": lambda t: t(4, 3, 5, 2),
    "channels last": lambda t: t(4, 3, 5, 2).contiguous(memory_format=torch.channels_last),
    "transposed": lambda t: t(4, 3, 2, 5).transpose(2, 3),
    "every second image": lambda t: t(8, 3, 5, 2)[::2],
    "every second channel": lambda t: t(4, 6, 5, 2)[:, ::2],
    "expanded": lambda t: t(4, 3, 1, 2).expand(4, 3, 5, 2),
    "columns": lambda t: t(3, 7).t(),
    "moved": lambda t: t(4, 5, 3).transpose(1, 2),
    "five": lambda t: t(2, 3, 2, 2, 3).contiguous(memory_format=torch.channels_last_3d),
}
losses = {
    "sum": lambda y: y.sum(),
    "mean": lambda y: y.mean(),
    "square": lambda y: y.pow(2).sum(),
    "part": lambda y: y[:, 1:].pow(3).sum(),
    "weighed": lambda y: (y * numbers(*y.shape, dtype=y.dtype).add(0.3)).sum(),
}
for name, make in layouts.items():
    for dtype in (torch.float32, torch.float64):
        x = make(lambda *shape: numbers(*shape, dtype=dtype))
        kind = {2: nn.BatchNorm1d, 3: nn.BatchNorm1d, 4: nn.BatchNorm2d, 5: nn.BatchNorm3d}[x.dim()]
        for training in (True, False):
            for loss in losses:
                x = x.detach().requires_grad_()
                bn = kind(3, momentum=0.3, dtype=dtype).train(training)
                with torch.no_grad():
                    bn.weight.copy_(torch.tensor([0.5, -1.25, 2.1]))
                    bn.bias.copy_(torch.tensor([0.1, 0.7, -0.3]))
                y = bn(x)
                losses[loss](y).backward()
                print(name, dtype, training, loss, tuple(y.stride()), tuple(x.grad.stride()))
                print(*bits(y[:1], x.grad[:1], bn.weight.grad, bn.bias.grad, bn.running_mean, bn.running_var))
w = torch.tensor([[0.5, 1], [2.5, 3], [-1.7, 4]])[:, 0]
print(bits(nn.functional.batch_norm(numbers(4, 3), None, None, w, None, training=True)))
print(bits(nn.functional.batch_norm(numbers(4, 3), w * w, w * w, None, w, training=True)))
