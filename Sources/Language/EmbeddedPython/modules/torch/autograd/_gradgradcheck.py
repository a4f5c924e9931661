# SPDX-License-Identifier: GPL-3.0-or-later
import torch as _torch

def gradgradcheck(func, inputs, grad_outputs=None, *, eps=1e-06, atol=1e-05, rtol=0.001,
                  gen_non_contig_grad_outputs=False, raise_exception=True, nondet_tol=0.0, check_undefined_grad=True,
                  check_grad_dtypes=False, check_batched_grad=False, check_fwd_over_rev=False,
                  check_rev_over_rev=True, fast_mode=False, masked=False):
    inputs = tuple(inputs) if isinstance(inputs, (tuple, list)) else (inputs,)

    def outputs(given):
        result = func(*given)
        result = result if isinstance(result, (tuple, list)) else (result,)
        return [o for o in result if isinstance(o, _torch.Tensor) and o.requires_grad]

    if grad_outputs is None:
        grad_outputs = [_torch.randn_like(o).requires_grad_() for o in outputs(inputs)]
    elif isinstance(grad_outputs, _torch.Tensor):
        grad_outputs = [grad_outputs]
    count = len(inputs)

    def gradients(*args):
        given, weights = args[:count], args[count:]
        wanted = [x for x in given if isinstance(x, _torch.Tensor) and x.requires_grad]
        with _torch.enable_grad():
            found = _torch.autograd.grad(outputs(given), wanted, list(weights), create_graph=True, allow_unused=True)
        return tuple(g for g in found if g is not None)

    return _torch.autograd.gradcheck(gradients, inputs + tuple(grad_outputs), eps=eps, atol=atol, rtol=rtol,
                                     raise_exception=raise_exception)
