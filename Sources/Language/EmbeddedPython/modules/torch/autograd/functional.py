# SPDX-License-Identifier: GPL-3.0-or-later
import torch as _torch

def _tuple(x):
    return tuple(x) if isinstance(x, (tuple, list)) else (x,)

def _fresh(inputs, create_graph):
    return tuple(x.view_as(x) if create_graph and x.requires_grad else x.detach().requires_grad_()
                 for x in _tuple(inputs))

def _grads(outputs, inputs, weights=None):
    pairs = [(o, w) for o, w in zip(outputs, weights or outputs) if o.requires_grad]
    if not pairs:
        return tuple(_torch.zeros_like(x) for x in inputs)
    found = _torch.autograd.grad([o for o, _ in pairs], inputs, [w for _, w in pairs] if weights else None,
                                 create_graph=True, allow_unused=True)
    return tuple(_torch.zeros_like(x) if g is None else g for x, g in zip(inputs, found))

def _give(value, like, create_graph):
    value = tuple(v if create_graph else v.detach() for v in value)
    return value if isinstance(like, (tuple, list)) else value[0]

def _weights(v, like, what):
    if v is None:
        if len(like) != 1 or like[0].numel() != 1:
            raise RuntimeError(f"The vector v can only be None if {what}.")
        return tuple(_torch.ones_like(x) for x in like)
    return _tuple(v)

def vjp(func, inputs, v=None, create_graph=False, strict=False):
    with _torch.enable_grad():
        xs = _fresh(inputs, create_graph)
        output = func(*xs)
        ys = _tuple(output)
        weights = _weights(v, ys, "the user-provided function returns a single Tensor with a single element")
        result = _grads(ys, xs, weights)
    return _give(ys, output, create_graph), _give(result, inputs, create_graph)

def jvp(func, inputs, v=None, create_graph=False, strict=False):
    with _torch.enable_grad():
        xs = _fresh(inputs, create_graph)
        output = func(*xs)
        ys = _tuple(output)
        weights = tuple(_torch.zeros_like(y).requires_grad_() for y in ys)
        pulled = _grads(ys, xs, weights)
        tangents = _weights(v, xs, "the input to the user-provided function is a single Tensor with a single element")
        result = _grads(pulled, weights, tangents)
    return _give(ys, output, create_graph), _give(result, output, create_graph)

def vhp(func, inputs, v=None, create_graph=False, strict=False):
    with _torch.enable_grad():
        xs = _fresh(inputs, create_graph)
        y = func(*xs)
        first = _grads((y,), xs)
        weights = _weights(v, xs, "the input to the user-provided function is a single Tensor with a single element")
        result = _grads(first, xs, weights)
    return _give((y,), y, create_graph), _give(result, inputs, create_graph)

def hvp(func, inputs, v=None, create_graph=False, strict=False):
    return vhp(func, inputs, v, create_graph, strict)
