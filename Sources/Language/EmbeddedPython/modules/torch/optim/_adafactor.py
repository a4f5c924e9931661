# SPDX-License-Identifier: GPL-3.0-or-later
"""Adafactor: Adam's second moments of a matrix from those of its rows and columns."""
import torch
from torch.optim import Optimizer


class Adafactor(Optimizer):
    """Adam without momentum, whose second moments of matrices take the memory of a row and a column."""

    def __init__(self, params, lr=1e-2, beta2_decay=-0.8, eps=(None, 1e-3), d=1.0, weight_decay=0.0, *, foreach=None, maximize=False):
        if isinstance(lr, torch.Tensor) and lr.numel() != 1:
            raise ValueError("Tensor lr must be 1-element")
        for good, name, bound, value in (
            (lr >= 0, "Learning rate", ">= 0", lr), (beta2_decay <= 0, "beta2_decay", "<= 0", beta2_decay),
            (eps[0] is None or eps[0] >= 0, "epsilon1", ">= 0", eps[0]), (eps[1] >= 0, "epsilon2", ">= 0", eps[1]),
            (d >= 1, "Clipping threshold d", ">= 1", d), (weight_decay >= 0, "weight_decay", ">= 0", weight_decay),
        ):
            if not good:
                raise ValueError(f"{name} should be {bound} but is: {value}")
        super().__init__(params, {
            "lr": lr, "beta2_decay": beta2_decay, "eps": eps, "d": d, "weight_decay": weight_decay, "foreach": foreach, "maximize": maximize})

    def _advanced(self, p, grad):
        # The state of a parameter, one step on.
        state = self.state[p]
        if not state:
            state["step"] = torch.tensor(0.0, dtype=torch.float32)
            if grad.dim() > 1:
                state["row_var"] = grad.new_zeros([*grad.shape[:-1], 1])
                state["col_var"] = grad.new_zeros([*grad.shape[:-2], 1, grad.shape[-1]])
            else:
                state["variance"] = torch.zeros_like(grad)
        state["step"] += 1
        return state

    @torch.no_grad()
    def step(self, closure=None):
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    self._update(p, -p.grad if group["maximize"] else p.grad, group)
        return loss

    def _update(self, p, grad, group):
        least, floor = group["eps"]
        least = torch.finfo(p.dtype).eps if least is None else least
        state = self._advanced(p, grad)
        step, lr = state["step"].item(), float(group["lr"])
        new = step ** group["beta2_decay"]
        size = max(floor, p.norm(2).item() / p.numel() ** 0.5) * min(lr, 1 / step ** 0.5)
        if group["weight_decay"] != 0:
            p.mul_(1 - lr * group["weight_decay"])
        if grad.dim() > 1:
            rows, columns = state["row_var"], state["col_var"]
            for part, dim in ((rows, -1), (columns, -2)):
                part.lerp_(torch.norm(grad, dim=dim, keepdim=True).square_().div_(grad.size(dim)), new)
            moments = rows @ columns
            moments.div_(rows.mean(dim=-2, keepdim=True).clamp_(min=least))
        else:
            moments = state["variance"].lerp_(grad.square(), new).clone()
        update = moments.clamp_(min=least * least).rsqrt_().mul_(grad)
        length = update.norm(2).item() / (update.numel() ** 0.5 * group["d"])
        p.add_(update, alpha=-size / max(1.0, length))
