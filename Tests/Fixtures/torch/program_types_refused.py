# Arguments of the wrong type or size, and what numpy's arrays are refused for.
import warnings

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

t = torch.tensor([1.25, -2.5, 3.7])
n = np.array([1., 2., 3.], dtype=np.float32)
x = torch.tensor([1., 2.])

warnings.simplefilter("ignore")


def show(text):
    try:
        made = eval(text)
        print(text, "->", type(made).__name__, made)
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for line in """
torch.add(t, n)|torch.sub(t, n)|torch.mul(t, n)|torch.div(t, n)|torch.maximum(t, n)|torch.pow(t, n)|t.add(n)|t.mul(n)|t.add_(n)|t.eq(n)|torch.eq(t, n)
torch.lt(t, n)|torch.atan2(t, n)|torch.fmod(t, n)|torch.logical_and(t, n)|torch.add(t, np.array(2.))|torch.add(t, np.float64(2))|t + n|t * n|t == n
torch.broadcast_shapes((2,), (3,))|torch.broadcast_shapes((2, 3), (3, 3))|torch.broadcast_shapes((1,), (2,), (4,))|torch.broadcast_shapes((5, 1), (1, 4), (6, 1))
torch.broadcast_shapes((-1,), (2,))|torch.broadcast_shapes(2, 3)|torch.broadcast_shapes((5, 1), (4,))
divmod(torch.tensor(7), 3)|divmod(7, torch.tensor(3))|divmod(torch.tensor(7.), torch.tensor(3))|divmod(np.array([7, 8]), 3)
nn.Hardtanh(2, 1)|nn.Hardtanh(1, 1)|nn.Hardtanh(-2, 1)
""".strip().split("\n"):
    for text in line.split("|"):
        show(text)
for name in ("mse_loss l1_loss smooth_l1_loss huber_loss binary_cross_entropy binary_cross_entropy_with_logits cross_entropy nll_loss kl_div poisson_nll_loss "
             "soft_margin_loss hinge_embedding_loss").split():
    for arguments in ('(x, "a")', "(x, None)", "(x, 1.)", '("a", x)', "(None, x)"):
        show(f"F.{name}{arguments}")

torch.manual_seed(2)
q = torch.randn(1, 1, 3, 2)
mask = torch.tensor([[True, True, True], [True, False, True], [True, True, True]])
for given in (mask, torch.zeros(3, 3).masked_fill(~mask, -9.)):
    print(F.scaled_dot_product_attention(q, q, q, attn_mask=given, is_causal=True))
    show("F.scaled_dot_product_attention(q[0], q[0], q[0], attn_mask=given, is_causal=True)")

a, b = torch.tensor(3., requires_grad=True), torch.tensor(2., requires_grad=True)
print(torch.autograd.grad(a * 2, [b], materialize_grads=True), torch.autograd.grad(a * 2, [b], materialize_grads=True, create_graph=True))
for randomness in ("same", "different", "error", "other"):
    torch.manual_seed(0)
    show(f"torch.func.vmap(lambda x: torch.randn(1) + x * 0, randomness={randomness!r})(x)")
print(torch.rand(1))

# Floats that an integer type does not have; functions that PyTorch has in Python.
for value in (-.5, -1., -1.5, 255., 255.5, 256.):
    show(f"torch.tensor({value}, dtype=torch.uint8)")
for value, kind in ((127.5, "int8"), (127., "int8"), (-128.5, "int8"), (-.5, "int8"), (32767.5, "int16"), (2147483647.5, "int32")):
    show(f"torch.tensor([{value}], dtype=torch.{kind})")
for text in ("np.array([-1.5, 3.7], dtype=np.uint8)", "np.array([127.5], dtype='int8')", "np.array([], dtype=int)", "np.array([True, False], dtype=np.int16)",
             "np.array([[1, 2], [3, 4]], dtype='int32')", "np.array([2.9, -2.9], dtype=int)"):
    show(text)
for text in ("torch.save()", "torch.load()", "torch.is_tensor()", "torch.manual_seed()", "torch.cdist()", "torch.norm()", "torch.split()", "torch.tensordot()", "torch.cdist(1, 2, 3, 4, 5)",
             "torch.is_tensor(1, 2)", "torch.set_default_dtype()", "torch.typename()", "torch.equal()", "torch.dot()", "torch.dot(x)", "x.gather()"):
    show(text)
