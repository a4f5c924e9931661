# Convolutions whose windows are the whole image or lie side by side, forward, backward and backward of backward.
import torch
from torch import nn


def show(name, tensor):
    print(name, tuple(tensor.shape), tensor.is_contiguous(), [round(v, 3) for v in tensor.detach().double().flatten()[::max(1, tensor.numel() // 5)].tolist()])


torch.manual_seed(1)
cases = [
    nn.Conv2d(16, 32, 7), (4, 16, 7, 7), nn.Conv2d(3, 24, 16, 16), (2, 3, 64, 48), nn.Conv2d(8, 16, 4, 3), (32, 8, 4, 4),
    nn.Conv2d(16, 32, 5, 5, bias=False), (4, 16, 10, 5), nn.Conv1d(8, 64, 32, 32), (4, 8, 96), nn.Conv3d(4, 16, (2, 4, 4), (2, 4, 4)), (4, 4, 4, 8, 8),
    nn.ConvTranspose2d(100, 64, 4), (16, 100, 1, 1), nn.ConvTranspose2d(24, 3, 16, 16), (2, 24, 4, 3), nn.ConvTranspose1d(32, 16, 16, 16), (4, 32, 5),
    # Windows that overlap, leave something out, or belong to groups.
    nn.Conv2d(16, 32, 5, 4), (4, 16, 13, 13), nn.Conv2d(16, 32, 4, 5), (4, 16, 14, 14), nn.Conv2d(32, 64, 4, 4, groups=2), (4, 32, 8, 8),
    nn.ConvTranspose2d(32, 16, 4, 4, output_padding=1), (4, 32, 3, 3), nn.Conv2d(16, 32, 4, 4, padding=2), (4, 16, 8, 8),
]
for layer, shape in zip(cases[::2], cases[1::2]):
    x = torch.randn(shape, requires_grad=True)
    y = layer(x)
    grad, = torch.autograd.grad((y ** 2).mean(), x, create_graph=True)
    (grad ** 2).sum().backward()
    show(str(layer), y)
    show("  grad", grad * 100)
    show("  again", x.grad * 1e3)
    show("  weight", layer.weight.grad * 1e3)
