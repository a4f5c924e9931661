# Softmax over dimensions with neighbours: as many as fill no vector, several vectors, several strips.
import torch

torch.manual_seed(0)
for shape, dim in (((2, 3, 5), 1), ((3, 37), 0), ((2, 2, 40, 60), 1), ((4, 1025), 0), ((1, 3, 2100), 1), ((2, 3, 16), 1)):
    for dtype in (torch.float32, torch.float64):
        x = (torch.arange(torch.Size(shape).numel()) * 7919 % 1009 / 311 - 1.5).to(dtype).reshape(shape).requires_grad_()
        for name in ("softmax", "log_softmax"):
            y = getattr(x, name)(dim)
            (y * y).sum().backward()
            rows = y.detach().exp() if name == "log_softmax" else y.detach()
            print(shape, dtype, name, bool(((rows.sum(dim) - 1).abs() < 1e-5).all()))
            for values in (y.detach(), x.grad):
                flat = values.flatten()
                print([f"{v:.5f}" for v in flat[:: max(1, flat.numel() // 12)].tolist()], f"{flat.double().abs().sum().item():.3f}")
            x.grad = None
