# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps of optimizers that are themselves recorded: `differentiable=True`. One function for each rule, by its class."""
import math

import torch


def _number(value=0.0):
    return torch.tensor(float(value), dtype=torch.float64 if torch.get_default_dtype() == torch.float64 else torch.float32)


def _decayed(p, g, group):
    if group.get("maximize"):
        g = -g
    if group.get("weight_decay", 0) != 0 and not group.get("decoupled_weight_decay"):
        g = g + group["weight_decay"] * p
    return g


def _start(state, p, **tensors):
    if not state:
        state["step"] = _number()
        for name, value in tensors.items():
            state[name] = torch.zeros_like(p) if value is None else value
    if "step" in state:
        state["step"] += 1
        return state["step"].item()


def sgd(p, g, group, state):
    g = _decayed(p, g, group)
    momentum = group["momentum"]
    if momentum != 0:
        buffer = state.get("momentum_buffer")
        if buffer is None:
            buffer = g.clone()
        else:
            buffer.mul_(momentum).add_(g, alpha=1 - group["dampening"])
        state["momentum_buffer"] = buffer
        g = g + momentum * buffer if group["nesterov"] else buffer
    p.add_(g * -group["lr"])


def adam(p, g, group, state):
    extra = {"max_exp_avg_sq": None} if group["amsgrad"] else {}
    step = _start(state, p, exp_avg=None, exp_avg_sq=None, **extra)
    beta1, beta2 = group["betas"]
    if group["decoupled_weight_decay"]:
        p.mul_(1 - group["lr"] * group["weight_decay"])
    g = _decayed(p, g, group)
    mean, square = state["exp_avg"], state["exp_avg_sq"]
    mean.lerp_(g, 1 - beta1)
    square.mul_(beta2).add_(g * g * (1 - beta2))
    if group["amsgrad"]:
        state["max_exp_avg_sq"].copy_(torch.maximum(state["max_exp_avg_sq"].clone(), square))
        square = state["max_exp_avg_sq"]
    root = square.clone().sqrt() / math.sqrt(1 - beta2 ** step)
    p.addcdiv_(mean.clone(), root + group["eps"], value=-group["lr"] / (1 - beta1 ** step))


def adamax(p, g, group, state):
    step = _start(state, p, exp_avg=None, exp_inf=None)
    beta1, beta2 = group["betas"]
    g = _decayed(p, g, group)
    state["exp_avg"].lerp_(g, 1 - beta1)
    largest = torch.maximum(state["exp_inf"].clone() * beta2, g.abs() + group["eps"])
    state["exp_inf"].copy_(largest)
    p.addcdiv_(state["exp_avg"].clone(), largest, value=-group["lr"] / (1 - beta1 ** step))


def nadam(p, g, group, state):
    step = _start(state, p, mu_product=_number(1.0), exp_avg=None, exp_avg_sq=None)
    beta1, beta2 = group["betas"]
    if group["decoupled_weight_decay"]:
        p.mul_(1 - group["lr"] * group["weight_decay"])
    g = _decayed(p, g, group)
    decay = group["momentum_decay"]
    mu = beta1 * (1 - 0.5 * 0.96 ** (step * decay))
    following = beta1 * (1 - 0.5 * 0.96 ** ((step + 1) * decay))
    state["mu_product"] *= mu
    product = state["mu_product"].item()
    state["exp_avg"].lerp_(g, 1 - beta1)
    state["exp_avg_sq"].mul_(beta2).add_(g * g * (1 - beta2))
    root = (state["exp_avg_sq"].clone() / (1 - beta2 ** step)).sqrt() + group["eps"]
    p.addcdiv_(g, root, value=-group["lr"] * (1 - mu) / (1 - product))
    p.addcdiv_(state["exp_avg"].clone(), root, value=-group["lr"] * following / (1 - product * following))


def radam(p, g, group, state):
    step = _start(state, p, exp_avg=None, exp_avg_sq=None)
    beta1, beta2 = group["betas"]
    if group["decoupled_weight_decay"]:
        p.mul_(1 - group["lr"] * group["weight_decay"])
    g = _decayed(p, g, group)
    state["exp_avg"].lerp_(g, 1 - beta1)
    state["exp_avg_sq"].mul_(beta2).add_(g * g * (1 - beta2))
    correction = 1 - beta2 ** step
    mean = state["exp_avg"].clone() / (1 - beta1 ** step)
    most = 2 / (1 - beta2) - 1
    length = most - 2 * step * beta2 ** step / correction
    if length > 5.0:
        rectified = math.sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length))
        adaptive = math.sqrt(correction) / (state["exp_avg_sq"].clone().sqrt() + group["eps"])
        p.add_(mean * group["lr"] * adaptive * rectified, alpha=-1.0)
    else:
        p.add_(mean * group["lr"], alpha=-1.0)


def adagrad(p, g, group, state):
    state["step"] += 1
    step = state["step"].item()
    g = _decayed(p, g, group)
    state["sum"].add_(g * g)
    rate = group["lr"] / (1 + (step - 1) * group["lr_decay"])
    p.addcdiv_(g, state["sum"].clone().sqrt() + group["eps"], value=-rate)


def rmsprop(p, g, group, state):
    extra = {"momentum_buffer": None} if group["momentum"] > 0 else {}
    if group["centered"]:
        extra["grad_avg"] = None
    _start(state, p, square_avg=None, **extra)
    g = _decayed(p, g, group)
    alpha = group["alpha"]
    state["square_avg"].mul_(alpha).add_(g * g * (1 - alpha))
    average = state["square_avg"].clone()
    if group["centered"]:
        state["grad_avg"].lerp_(g, 1 - alpha)
        average = average - state["grad_avg"].clone() ** 2
    root = average.sqrt() + group["eps"]
    if group["momentum"] > 0:
        state["momentum_buffer"].mul_(group["momentum"]).add_(g / root)
        p.add_(state["momentum_buffer"].clone(), alpha=-group["lr"])
    else:
        p.addcdiv_(g, root, value=-group["lr"])


def adadelta(p, g, group, state):
    _start(state, p, square_avg=None, acc_delta=None)
    g = _decayed(p, g, group)
    rho, eps = group["rho"], group["eps"]
    state["square_avg"].mul_(rho).add_(g * g * (1 - rho))
    root = (state["square_avg"].clone() + eps).sqrt()
    delta = (state["acc_delta"].clone() + eps).sqrt() / root * g
    state["acc_delta"].mul_(rho).add_(delta * delta * (1 - rho))
    p.add_(delta, alpha=-group["lr"])


def asgd(p, g, group, state):
    step = _start(state, p, eta=_number(group["lr"]), mu=_number(1.0), ax=None)
    g = _decayed(p, g, group)
    eta = state["eta"].clone()
    p.mul_(1 - group["lambd"] * eta)
    p.add_(g * -eta)
    if state["mu"].item() == 1:
        state["ax"].copy_(p)
    else:
        state["ax"].add_((p - state["ax"].clone()) * state["mu"].clone())
    state["eta"].copy_(torch.as_tensor(group["lr"] / ((1 + group["lambd"] * group["lr"] * step) ** group["alpha"])))
    state["mu"].copy_(torch.as_tensor(1 / max(1, step - group["t0"])))


def rprop(p, g, group, state):
    _start(state, p, prev=None, step_size=torch.full_like(g, group["lr"]).detach())
    if group["maximize"]:
        g = -g
    minus, plus = group["etas"]
    signs = (g * state["prev"].clone()).sign()
    factor = torch.where(signs > 0, plus, torch.where(signs < 0, minus, 1.0)).to(g.dtype)
    state["step_size"].mul_(factor).clamp_(*group["step_sizes"])
    g = torch.where(factor == minus, torch.zeros_like(g), g)
    p.add_(-g.sign() * state["step_size"].clone())
    state["prev"].copy_(g)


def step(name, group, states):
    """Changes the parameters of a group."""
    rule = _RULES[name]
    for p in group["params"]:
        if p.grad is not None:
            rule(p, p.grad, group, states[p])


_RULES = {
    "sgd": sgd, "adam": adam, "adamw": adam, "adamax": adamax, "nadam": nadam, "radam": radam, "adagrad": adagrad,
    "rmsprop": rmsprop, "adadelta": adadelta, "asgd": asgd, "rprop": rprop,
}
