# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes layers.txt: values and gradients of torch.nn.functional on small random tensors.

A line: operation | settings | which inputs require grad | inputs | weights of the outputs | name of grad_fn | output |
gradients. A tensor is `dtype:shape:elements`, elements as bit patterns of doubles; tensors are separated by `;`.
Usage: python layers.py > ../layers.txt
"""
import struct
import warnings

import torch
import torch.nn.functional as F

warnings.simplefilter("ignore")
torch.manual_seed(11)


def bits(x):
    return format(struct.unpack("<Q", struct.pack("<d", float(x)))[0], "x")


def text(t):
    name = str(t.dtype).split(".")[1]
    return f"{name}:{','.join(map(str, t.shape))}:{' '.join(bits(v) for v in t.flatten().tolist())}"


def setting(v):
    return ",".join(map(str, v)) if isinstance(v, (list, tuple)) else str(v)


def case(op, function, inputs, grads=None, **settings):
    grads = grads or "".join("1" if t.is_floating_point() else "0" for t in inputs)
    inputs = [t.detach().clone() for t in inputs]
    written = ";".join(map(text, inputs))
    leaves = [t.requires_grad_() if g == "1" else t for t, g in zip(inputs, grads)]
    torch.manual_seed(3)
    out = function(*leaves)
    weights = torch.randn(out.shape, dtype=torch.float64).to(out.dtype)
    found = torch.autograd.grad((out * weights).sum(), [t for t, g in zip(leaves, grads) if g == "1"])
    print(
        op, ";".join(f"{k}={setting(v)}" for k, v in settings.items()), grads, written, text(weights),
        type(out.grad_fn).__name__, text(out), ";".join(map(text, found)), sep="|",
    )


def plain(op, inputs, grads=None, **settings):
    case(op, lambda *t: getattr(F, op)(*t, **settings), inputs, grads, **settings)


def r(*shape, dtype=torch.float32):
    return torch.randn(*shape, dtype=torch.float64).to(dtype)


wide = torch.float64
plain("conv1d", [r(2, 4, 7), r(6, 2, 3), r(6)], stride=[2], padding=[1], dilation=[1], groups=2)
plain("conv2d", [r(2, 3, 5, 6), r(4, 3, 3, 2), r(4)], stride=[1, 2], padding=[1, 0], dilation=[2, 1], groups=1)
plain("conv2d", [r(1, 4, 4, 4, dtype=wide), r(4, 1, 3, 3, dtype=wide)], stride=[1], padding=[1], groups=4)
plain("conv2d", [r(2, 3, 4, 4), r(5, 3, 1, 1), r(5)])
plain("conv3d", [r(1, 2, 3, 4, 4), r(2, 2, 2, 2, 2)], stride=[1, 1, 2])
case("conv2d", lambda *t: F.conv2d(*t, padding="same"), [r(1, 2, 5, 5), r(3, 2, 2, 4)], pads="same")
plain("conv_transpose1d", [r(2, 4, 4), r(4, 2, 3)], stride=[2], output_padding=[1], groups=2)
plain("conv_transpose2d", [r(2, 3, 3, 3), r(3, 2, 3, 2), r(2)], stride=[2, 1], padding=[1, 0], dilation=[1, 2])
for d, shape in ((1, (2, 3, 7)), (2, (2, 2, 6, 5)), (3, (1, 2, 4, 5, 4))):
    k = [3, 2, 2][:d]
    plain(f"max_pool{d}d", [r(*shape)], kernel_size=k, stride=[2] * d, padding=[1] * d, ceil_mode=True)
    plain(f"avg_pool{d}d", [r(*shape)], kernel_size=k, stride=[2] * d, padding=[1] * d, count_include_pad=False)
    plain(f"avg_pool{d}d", [r(*shape, dtype=wide)], kernel_size=k, ceil_mode=True)
    plain(f"adaptive_avg_pool{d}d", [r(*shape)], output_size=[3, 2, 3][:d])
    plain(f"adaptive_max_pool{d}d", [r(*shape)], output_size=[3, 2, 3][:d])
plain("adaptive_avg_pool2d", [r(2, 3, 4, 5)], output_size=[1, 1])
plain("avg_pool2d", [r(1, 2, 4, 4)], kernel_size=[2, 2], divisor_override=3)
plain("lp_pool2d", [torch.rand(1, 2, 4, 4) + 0.1], norm_type=3.0, kernel_size=[2, 2])
for shape in ((6, 4), (3, 4, 5), (2, 4, 3, 3)):
    stats = [r(4), torch.rand(4) + 0.2]
    plain("batch_norm", [r(*shape) * 2 + 1, *stats, r(4), r(4)], "10011", training=True, momentum=0.3)
    plain("batch_norm", [r(*shape), *stats], "100", training=False)
case("instance_norm", lambda x, w, b: F.instance_norm(x, None, None, w, b), [r(2, 3, 4, 4), r(3), r(3)])
case("layer_norm", lambda x, *a: F.layer_norm(x, [4, 5], *a), [r(3, 4, 5), r(4, 5), r(4, 5)], normalized_shape=[4, 5])
case("layer_norm", lambda x: F.layer_norm(x, [6]), [r(3, 6, dtype=wide)], normalized_shape=[6])
case("group_norm", lambda x, *a: F.group_norm(x, 2, *a), [r(2, 6, 3, 3), r(6), r(6)], num_groups=2)
case("rms_norm", lambda x, w: F.rms_norm(x, [8], w), [r(3, 8), r(8)], normalized_shape=[8])
plain("local_response_norm", [r(2, 5, 3, 3)], size=3, alpha=0.1, beta=0.6, k=1.5)
plain("normalize", [r(3, 5)], p=2.0, dim=1)
plain("linear", [r(3, 4), r(2, 4), r(2)])
plain("linear", [r(2, 3, 4), r(2, 4)])
plain("linear", [r(4), r(2, 4), r(2)])
plain("bilinear", [r(3, 2), r(3, 4), r(5, 2, 4), r(5)])
for op, settings in (
    ("relu6", {}), ("hardtanh", dict(min_val=-0.5, max_val=0.7)), ("threshold", dict(threshold=0.1, value=2.0)),
    ("leaky_relu", dict(negative_slope=0.2)), ("elu", dict(alpha=0.8)), ("selu", {}), ("celu", dict(alpha=1.3)),
    ("gelu", {}), ("gelu", dict(approximate="tanh")), ("silu", {}), ("mish", {}), ("softplus", dict(beta=1.5)),
    ("softsign", {}), ("tanhshrink", {}), ("hardsigmoid", {}), ("hardswish", {}), ("hardshrink", dict(lambd=0.4)),
    ("softshrink", dict(lambd=0.4)), ("logsigmoid", {}), ("glu", dict(dim=-1)), ("softmin", dict(dim=-1)), ("rrelu", {}),
):
    plain(op, [r(3, 6) * 2], **settings)
plain("prelu", [r(2, 3, 4), r(3)])
for op, p in (("dropout", 0.3), ("dropout2d", 0.5), ("alpha_dropout", 0.4)):
    case(op, lambda t, op=op, p=p: getattr(F, op)(t, p, training=True), [r(3, 4, 5)], p=p)
plain("embedding", [torch.tensor([[1, 2, 1], [0, 4, 1]]), r(5, 3)], padding_idx=2)
for reduction in ("mean", "sum", "none"):
    a, b, p, q = r(4, 3), r(4, 3), torch.rand(4, 3), torch.rand(4, 3)
    s = dict(reduction=reduction)
    plain("mse_loss", [a, b], **s)
    plain("l1_loss", [a, b], **s)
    plain("smooth_l1_loss", [a, b], beta=0.5, **s)
    plain("huber_loss", [a, b], delta=0.7, **s)
    plain("kl_div", [a, p], "10", **s)
    plain("poisson_nll_loss", [a, p], "10", **s)
    plain("gaussian_nll_loss", [a, b, p + 0.1], **s)
    plain("binary_cross_entropy", [p, q], "10", **s)
    plain("binary_cross_entropy_with_logits", [a, q], "10", **s)
    plain("soft_margin_loss", [a, b.sign()], "10", **s)
    plain("multilabel_soft_margin_loss", [a, q.round()], "10", **s)
    plain("margin_ranking_loss", [a, b, q.round() * 2 - 1], "110", margin=0.2, **s)
    plain("hinge_embedding_loss", [a, q.round() * 2 - 1], "10", **s)
    plain("cosine_embedding_loss", [a, b, torch.tensor([1.0, -1.0, 1.0, -1.0])], "110", **s)
    plain("triplet_margin_loss", [a, b, r(4, 3)], swap=True, **s)
    labels = torch.tensor([0, 2, 1, 2])
    plain("cross_entropy", [a, labels], **s)
    plain("cross_entropy", [a, labels, torch.rand(3) + 0.1], "100", ignore_index=1, label_smoothing=0.1, **s)
    plain("cross_entropy", [a, q], "10", **s)
    plain("cross_entropy", [r(2, 3, 4), torch.randint(0, 3, (2, 4))], **s)
    plain("nll_loss", [r(2, 3, 2, 2), torch.randint(0, 3, (2, 2, 2))], **s)
    plain("multi_margin_loss", [a, labels], p=2, **s)
    plain("multilabel_margin_loss", [a, torch.tensor([[0, 2, -1], [1, -1, 0], [-1, 1, 1], [2, 1, 0]])], **s)
plain("pairwise_distance", [r(3, 4), r(3, 4)])
plain("cosine_similarity", [r(3, 4), r(3, 4)])
plain("pad", [r(2, 3, 4)], pad=[1, -1, 2, 0], mode="constant")
for mode in ("reflect", "replicate", "circular"):
    plain("pad", [r(2, 3, 4)], pad=[1, 2], mode=mode)
    plain("pad", [r(1, 2, 4, 3)], pad=[1, 0, 2, 1], mode=mode)
for mode in ("nearest", "nearest-exact", "bilinear", "bicubic", "area"):
    plain("interpolate", [r(1, 2, 3, 4)], size=[5, 3], mode=mode)
plain("interpolate", [r(1, 2, 5)], scale_factor=[1.7], mode="linear", align_corners=True)
plain("unfold", [r(2, 3, 4, 5)], kernel_size=[2, 3], padding=[1, 0], stride=[1, 2])
plain("fold", [r(1, 8, 6)], output_size=[3, 4], kernel_size=[2, 2])
case("pixel_shuffle", lambda t: F.pixel_shuffle(t, 2), [r(1, 8, 2, 3)], n=2)
plain("scaled_dot_product_attention", [r(2, 2, 3, 4), r(2, 2, 5, 4), r(2, 2, 5, 4)])
plain("scaled_dot_product_attention", [r(2, 3, 4), r(2, 3, 4), r(2, 3, 4)], is_causal=True)
