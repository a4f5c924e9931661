# SPDX-License-Identifier: GPL-3.0-or-later
"""`torch.autograd.gradcheck` as a module, with its former functions."""
import warnings

import torch
from torch.autograd import gradcheck, gradgradcheck


def _deprecated(name, grad_out):
    warnings.warn(
        f"`{name}` was part of PyTorch's private API and not meant to be exposed. We are deprecating it and it will be removed "
        "in a future version of PyTorch. If you have a specific use for this or feature request for this to be a stable API, "
        "please file us an issue at https://github.com/pytorch/pytorch/issues/new", FutureWarning, stacklevel=3)
    if grad_out != 1.0:
        raise ValueError(
            "Expected grad_out to be 1.0. get_numerical_jacobian no longer supports values of grad_out != 1.0.")


def _wanted(given):
    given = given if isinstance(given, (tuple, list)) else (given,)
    return [t for t in given if isinstance(t, torch.Tensor) and t.requires_grad]


def get_numerical_jacobian(fn, inputs, target=None, eps=1e-3, grad_out=1.0):
    """The derivatives of the first output from differences."""
    _deprecated("get_numerical_jacobian", grad_out)

    def value():
        result = fn(inputs)
        return (result[0] if isinstance(result, (tuple, list)) else result).detach().reshape(-1).clone()

    jacobians = []
    with torch.no_grad():
        for leaf in _wanted(inputs if target is None else target):
            flat = leaf.data.view(-1)
            rows = []
            for i in range(flat.numel()):
                before = flat[i].item()
                flat[i] = before + eps
                above = value()
                flat[i] = before - eps
                below = value()
                flat[i] = before
                rows.append((above - below) / (2 * eps))
            jacobians.append(torch.stack(rows))
    return tuple(jacobians)


def get_analytical_jacobian(inputs, output, nondet_tol=0.0, grad_out=1.0):
    """The recorded derivatives of an output, and whether two passes agree."""
    _deprecated("get_analytical_jacobian", grad_out)
    leaves = _wanted(inputs)
    passes = []
    sizes = kinds = True
    for _ in range(2):
        columns = [[] for _ in leaves]
        for i in range(output.numel()):
            seed = torch.zeros_like(output)
            seed.view(-1)[i] = 1
            found = torch.autograd.grad(output, leaves, seed, retain_graph=True, allow_unused=True)
            for column, leaf, gradient in zip(columns, leaves, found):
                if gradient is None:
                    gradient = torch.zeros_like(leaf)
                sizes = sizes and gradient.shape == leaf.shape
                kinds = kinds and gradient.dtype == leaf.dtype
                column.append(gradient.reshape(-1))
        passes.append([torch.stack(column, 1) for column in columns])
    same = all((a - b).abs().max().item() <= nondet_tol for a, b in zip(*passes))
    return tuple(passes[0]), same, sizes, kinds
