# SPDX-License-Identifier: GPL-3.0-or-later
"""What is compared to the last bit: run by PyTorch and by Gradus, it saves every result in the file that it is given."""
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_num_threads(1)
results = {}
counter = [0]


def noise(*shape, spread=3.0):
    """Numbers with the same bits everywhere: sums of four remainders, about normal."""
    count = 1
    for size in shape:
        count *= size
    counter[0] += 1
    start = counter[0] * 7919
    n = torch.arange(start, start + count)
    total = torch.zeros(count, dtype=torch.int64)
    for step in (2654435761, 2246822519, 3266489917, 668265263):
        total = total + (n * step + (n * n) % 1000003 * 374761393) % 16777213 % 1048576
    return ((total - 2097152).float() / 2097152 * spread).reshape(shape)


def keep(group, name, *tensors):
    for tensor in tensors:
        if tensor is not None:
            results[group + "/" + name + "/" + str(len(results))] = tensor.detach().contiguous().clone()


def with_gradients(group, name, function, *inputs, module=None):
    inputs = [x.clone().requires_grad_() for x in inputs]
    y = function(*inputs)
    (y * noise(*y.shape, spread=1.0)).sum().backward()
    keep(group, name, y)
    parameters = list(module.parameters()) if module is not None else []
    keep(group, name + " gradients", *[p.grad for p in inputs + parameters])


shapes_2d = [(2, 1), (3, 1), (3, 3), (8, 4), (16, 8), (5, 17), (64, 32), (7, 100), (33, 3)]
shapes_3d = [(3, 2, 5), (4, 3, 7), (2, 5, 16), (8, 4, 33), (16, 2, 100)]
shapes_4d = [(2, 2, 8, 8), (4, 3, 2, 2), (8, 4, 5, 5), (2, 8, 16, 16), (16, 6, 7, 7), (1, 4, 3, 3), (5, 3, 1, 1)]
shapes_5d = [(2, 2, 2, 2, 2), (3, 4, 2, 3, 5)]
by_rank = {2: nn.BatchNorm1d, 3: nn.BatchNorm1d, 4: nn.BatchNorm2d, 5: nn.BatchNorm3d}
instance = {3: nn.InstanceNorm1d, 4: nn.InstanceNorm2d, 5: nn.InstanceNorm3d}


def spread_parameters(module):
    with torch.no_grad():
        for p in module.parameters():
            p.copy_(noise(*p.shape, spread=1.5))


for shape in shapes_2d + shapes_3d + shapes_4d + shapes_5d:
    for affine in (True, False):
        for learned in (True, False):
            module = by_rank[len(shape)](shape[1], affine=affine)
            if learned:
                spread_parameters(module)
            with_gradients("normalization", "BatchNorm", module, noise(*shape), module=module)
            module(noise(*shape) + 1)
            keep("normalization", "BatchNorm running", module.running_mean, module.running_var)
            module.eval()
            module.zero_grad()
            with_gradients("normalization", "BatchNorm eval", module, noise(*shape), module=module)
    if len(shape) > 2 and shape[2:] != (1, 1):
        module = instance[len(shape)](shape[1], affine=True, track_running_stats=True)
        spread_parameters(module)
        with_gradients("normalization", "InstanceNorm", module, noise(*shape), module=module)
        keep("normalization", "InstanceNorm running", module.running_mean, module.running_var)
        with_gradients("normalization", "InstanceNorm", F.instance_norm, noise(*shape))
    for last in range(1, len(shape)):
        for affine in (True, False):
            module = nn.LayerNorm(shape[last:], elementwise_affine=affine)
            spread_parameters(module)
            with_gradients("normalization", "LayerNorm", module, noise(*shape), module=module)
        module = nn.RMSNorm(shape[last:])
        spread_parameters(module)
        with_gradients("normalization", "RMSNorm", module, noise(*shape), module=module)
    for groups in (1, 2, 3, 4):
        if shape[1] % groups == 0 and shape != (2, 1) and noise(*shape).numel() // shape[0] // groups > 1:
            for affine in (True, False):
                module = nn.GroupNorm(groups, shape[1], affine=affine)
                spread_parameters(module)
                with_gradients("normalization", "GroupNorm", module, noise(*shape), module=module)
    with_gradients("normalization", "F.normalize", F.normalize, noise(*shape))
    if len(shape) > 2:
        with_gradients("normalization", "LocalResponseNorm", nn.LocalResponseNorm(3), noise(*shape))
last_4d = noise(4, 5, 7, 6).permute(0, 3, 1, 2)
module = nn.BatchNorm2d(6)
with_gradients("normalization", "BatchNorm channels last", module, last_4d, module=module)
keep("normalization", "BatchNorm running", module.running_mean, module.running_var)

for shape in [(7,), (64,), (1000,), (4096,)] + shapes_2d + shapes_3d + shapes_4d:
    for dim in [None] + list(range(len(shape))):
        for name in ("sum", "mean", "var", "std", "norm", "prod", "logsumexp"):
            if dim is None and name == "logsumexp":
                continue
            if dim is not None and shape[dim] == 1 and name in ("var", "std"):
                continue
            x = noise(*shape, spread=1.5)
            function = getattr(x, name)
            y = function() if dim is None else function(dim=dim)
            keep("reductions", name, y)
            x.requires_grad_()
            function = getattr(x, name)
            y = function() if dim is None else function(dim=dim)
            (y * noise(*y.shape, spread=1.0)).sum().backward()
            keep("reductions", name + " gradients", x.grad)
        x = noise(*shape)
        keep("reductions", "cumsum", x.cumsum(0))
        keep("reductions", "norm p", x.norm(1), x.norm(3), torch.linalg.vector_norm(x, dim=dim))
    for dim in range(len(shape)):
        with_gradients("softmax", "softmax", lambda x: x.softmax(dim), noise(*shape))
        with_gradients("softmax", "log_softmax", lambda x: x.log_softmax(dim), noise(*shape))

activations = [
    "relu", "relu6", "elu", "selu", "celu", "gelu", "silu", "mish", "softplus", "softsign", "tanhshrink", "hardtanh",
    "hardsigmoid", "hardswish", "hardshrink", "softshrink", "logsigmoid", "leaky_relu", "tanh", "sigmoid", "threshold",
    "gelu_tanh", "glu", "elu_alpha", "celu_alpha", "softplus_beta",
]
special = {
    "gelu_tanh": lambda x: F.gelu(x, approximate="tanh"),
    "threshold": lambda x: F.threshold(x, 0.1, 2.0),
    "glu": F.glu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "elu_alpha": lambda x: F.elu(x, 0.7),
    "celu_alpha": lambda x: F.celu(x, 0.7),
    "softplus_beta": lambda x: F.softplus(x, beta=0.7, threshold=2),
}
for name in activations:
    for shape in [(10,), (4, 6), (3, 50), (20000,)]:
        with_gradients("activations", name, special.get(name) or getattr(F, name), noise(*shape, spread=8.0))

functions = [
    "exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sin", "cos", "tan", "asin", "acos", "atan", "sinh",
    "cosh", "asinh", "acosh", "atanh", "erf", "erfc", "erfinv", "lgamma", "digamma", "sqrt", "rsqrt", "reciprocal",
]
unit = {"asin", "acos", "atanh", "erfinv"}
positive = {"log", "log2", "log10", "log1p", "sqrt", "rsqrt", "lgamma", "digamma", "acosh"}
for name in functions:
    for count in (5, 100000):
        x = noise(count, spread=8.0)
        if name in unit:
            x = x / 8.5
        if name in positive:
            x = x.abs() + (1.0 if name == "acosh" else 0.01)
        with_gradients("functions", name, getattr(torch, name), x)
for name, function in {
    "pow 2": lambda x: x ** 2, "pow 3": lambda x: x ** 3, "pow 5": lambda x: x ** 5, "pow 0.5": lambda x: x.abs() ** 0.5,
    "pow 1.5": lambda x: x.abs() ** 1.5, "0.9 ** x": lambda x: 0.9 ** x, "pow tensors": lambda x: (x.abs() + 0.1) ** x,
    "atan2": lambda x: torch.atan2(x, x + 1), "hypot": lambda x: torch.hypot(x, x + 1),
    "logaddexp": lambda x: torch.logaddexp(x, x * 0.5), "lerp": lambda x: torch.lerp(x, x * x, 0.3),
    "addcmul": lambda x: torch.addcmul(x, x, x, value=0.3), "addcdiv": lambda x: torch.addcdiv(x, x, x.abs() + 1, value=0.3),
    "xlogy": lambda x: torch.xlogy(x, x.abs() + 0.1), "logit": lambda x: torch.logit((x / 20 + 0.5)),
    "add alpha": lambda x: torch.add(x, x * x, alpha=0.3), "sub alpha": lambda x: torch.sub(x, x * x, alpha=0.3),
}.items():
    for count in (5, 20000):
        with_gradients("functions", name, function, noise(count, spread=4.0))

for shape in [(5,), (4, 3), (8, 10), (16, 5, 7), (1000, 3)]:
    for reduction in ("mean", "sum", "none"):
        x, t = noise(*shape), noise(*shape)
        for name in ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss"):
            with_gradients("losses", name, lambda a: getattr(F, name)(a, t, reduction=reduction), x)
        chance = torch.sigmoid(t)
        with_gradients("losses", "bce", lambda a: F.binary_cross_entropy(a / 8 + 0.5, chance, reduction=reduction), x)
        with_gradients("losses", "bce with logits", lambda a: F.binary_cross_entropy_with_logits(a, chance, reduction=reduction), x)
        with_gradients("losses", "kl_div", lambda a: F.kl_div(a, chance, reduction=reduction), x)
        with_gradients("losses", "poisson", lambda a: F.poisson_nll_loss(a, t.abs(), reduction=reduction), x)
        with_gradients("losses", "gaussian", lambda a: F.gaussian_nll_loss(a, t, t.abs() + 0.1, reduction=reduction), x)
        with_gradients("losses", "soft margin", lambda a: F.soft_margin_loss(a, t.sign(), reduction=reduction), x)
        with_gradients("losses", "hinge embedding", lambda a: F.hinge_embedding_loss(a, t.sign(), reduction=reduction), x)
        if len(shape) > 1:
            target = (torch.arange(x[:, 0].numel()) * 7 % shape[1]).reshape(x[:, 0].shape)
            weight = noise(shape[1]).abs()
            for options in ({}, {"weight": weight}, {"label_smoothing": 0.1}, {"ignore_index": 1}):
                with_gradients("losses", "cross entropy", lambda a: F.cross_entropy(a, target, reduction=reduction, **options), x)
            with_gradients("losses", "cross entropy of chances", lambda a: F.cross_entropy(a, t.softmax(1), reduction=reduction), x)
            with_gradients("losses", "nll", lambda a: F.nll_loss(a, target, weight=weight, reduction=reduction), x)
        if len(shape) == 2:
            with_gradients("losses", "multi margin", lambda a: F.multi_margin_loss(a, target, reduction=reduction), x)
            with_gradients("losses", "multilabel soft margin", lambda a: F.multilabel_soft_margin_loss(a, (t > 0).float(), reduction=reduction), x)
            with_gradients("losses", "cosine embedding", lambda a: F.cosine_embedding_loss(a, t, t[:, 0].sign(), reduction=reduction), x)
            with_gradients("losses", "triplet margin", lambda a: F.triplet_margin_loss(a, t, t * 0.5, reduction=reduction), x)
            with_gradients("losses", "cosine similarity", lambda a: F.cosine_similarity(a, t), x)
            with_gradients("losses", "pairwise distance", lambda a: F.pairwise_distance(a, t), x)

optimizers = {
    "SGD": [dict(lr=0.1), dict(lr=0.1, momentum=0.9), dict(lr=0.1, momentum=0.9, weight_decay=0.1, nesterov=True), dict(lr=0.1, momentum=0.9, dampening=0.3)],
    "Adam": [dict(lr=0.1), dict(lr=0.01, weight_decay=0.1), dict(lr=0.1, amsgrad=True), dict(lr=0.1, betas=(0.5, 0.9))],
    "AdamW": [dict(lr=0.1), dict(lr=0.01, weight_decay=0.1), dict(lr=0.1, amsgrad=True)],
    "NAdam": [dict(lr=0.1), dict(lr=0.1, weight_decay=0.1), dict(lr=0.1, weight_decay=0.1, decoupled_weight_decay=True)],
    "RAdam": [dict(lr=0.1), dict(lr=0.1, weight_decay=0.1), dict(lr=0.1, weight_decay=0.1, decoupled_weight_decay=True)],
    "Adamax": [dict(lr=0.1), dict(lr=0.1, weight_decay=0.1)],
    "Adagrad": [dict(lr=0.1), dict(lr=0.1, weight_decay=0.1), dict(lr=0.1, lr_decay=0.1)],
    "Adadelta": [dict(lr=0.1), dict(lr=0.1, weight_decay=0.1)],
    "RMSprop": [dict(lr=0.1), dict(lr=0.1, weight_decay=0.1), dict(lr=0.1, centered=True), dict(lr=0.1, momentum=0.9)],
    "Rprop": [dict(lr=0.1)],
    "ASGD": [dict(lr=0.1), dict(lr=0.1, weight_decay=0.1)],
}
for name, settings in optimizers.items():
    for options in settings:
        for maximize in (False, True):
            parameters = [nn.Parameter(noise(4)), nn.Parameter(noise(13, 7))]
            optimizer = getattr(torch.optim, name)(parameters, maximize=maximize, **options)
            for step in range(8):
                for p in parameters:
                    p.grad = noise(*p.shape)
                optimizer.step()
            keep("optimizers", name, *parameters)
for norm_type in (1.0, 2.0, 3.0, float("inf")):
    parameters = [nn.Parameter(noise(4)), nn.Parameter(noise(13, 7)), nn.Parameter(noise(3, 5, 5))]
    for p in parameters:
        p.grad = noise(*p.shape)
    keep("optimizers", "clip_grad_norm_", nn.utils.clip_grad_norm_(parameters, 1.0, norm_type), *[p.grad for p in parameters])

for count in (5, 16, 100, 1001):
    for seed in range(5):
        torch.manual_seed(seed)
        keep("random", "rand", torch.rand(count))
        keep("random", "randn", torch.randn(count))
        keep("random", "normal_", torch.empty(count).normal_(1.0, 2.0))
        keep("random", "uniform_", torch.empty(count).uniform_(-0.3, 0.7))
        keep("random", "exponential_", torch.empty(count).exponential_(1.5))
        keep("random", "cauchy_", torch.empty(count).cauchy_(0.5, 2.0))
        keep("random", "log_normal_", torch.empty(count).log_normal_(0.5, 0.7))
        keep("random", "geometric_", torch.empty(count).geometric_(0.3))
        keep("random", "bernoulli_", torch.empty(count).bernoulli_(0.3))
        keep("random", "trunc_normal_", nn.init.trunc_normal_(torch.empty(count), std=0.5))
        keep("random", "kaiming", nn.init.kaiming_normal_(torch.empty(count, 3)), nn.init.kaiming_uniform_(torch.empty(count, 3)))
        keep("random", "xavier", nn.init.xavier_normal_(torch.empty(count, 3)), nn.init.xavier_uniform_(torch.empty(count, 3)))
        keep("random", "dropout", F.dropout(noise(count), 0.3))
        keep("random", "multinomial", torch.multinomial(noise(count).abs(), 3).float())
        keep("random", "randperm", torch.randperm(count).float())

for make in (
    lambda: noise(33, 12).t(),
    lambda: noise(9, 14)[:, ::2],
    lambda: noise(4, 6, 7, 5).transpose(2, 3),
    lambda: noise(8, 6, 5, 7)[::2],
    lambda: noise(4, 12, 5, 7)[:, ::2],
    lambda: noise(4, 9, 6).transpose(1, 2),
    lambda: noise(2, 5, 3, 4, 6).contiguous(memory_format=torch.channels_last_3d),
):
    x = make()
    for name, loss in (("sum", lambda y: y.sum()), ("part", lambda y: (y[1:] ** 2).sum()), ("scattered", lambda y: (y.transpose(0, -1).contiguous() ** 3).sum())):
        # Not a clone: that would lie side by side.
        x = x.detach().requires_grad_()
        module = by_rank[x.dim()](x.shape[1])
        spread_parameters(module)
        y = module(x)
        loss(y).backward()
        keep("normalization", "BatchNorm scattered", y, module.running_mean, module.running_var)
        keep("normalization", "BatchNorm scattered gradients", x.grad, module.weight.grad, module.bias.grad)

for rows, others, columns in ((7, 5, 3), (9, 6, 8), (12, 20, 19)):
    for p in (0.5, 1.0, 1.5, 2.0, 3.0, float("inf")):
        direct = lambda x, y: torch.cdist(x, y, p=p, compute_mode="donot_use_mm_for_euclid_dist")
        with_gradients("distances", f"cdist {p}", direct, noise(rows, columns), noise(others, columns))
        with_gradients("distances", f"pdist {p}", lambda x: F.pdist(x, p), noise(rows, columns))
        with_gradients("distances", f"renorm {p}", lambda x: torch.renorm(x, p, 0, 1.5), noise(rows, columns))
        with_gradients("distances", f"vector norm {p}", lambda x: torch.linalg.vector_norm(x, p), noise(rows, columns).t())
    with_gradients("distances", "cross", torch.linalg.cross, noise(rows, 3), noise(rows, 3))
    with_gradients("distances", "dist", torch.dist, noise(rows, columns).t(), noise(rows, columns).t())
for shape in ((33, 17), (4, 5, 6), (1000,)):
    with_gradients("reductions", "prod of all", lambda x: x.add(3).mul(0.3).prod(), noise(*shape))
    with_gradients("reductions", "lerp", torch.lerp, noise(*shape), noise(*shape), noise(*shape))
    with_gradients("reductions", "quantile", lambda x: x.quantile(0.37, -1), noise(*shape))
    for name in ("sum", "mean", "var", "std", "norm"):
        for dim in (0, -1, None):
            with_gradients(
                "reductions", f"{name} of scattered", lambda x: getattr(x.transpose(0, -1), name)(*([] if dim is None else [dim])),
                noise(*shape))
for power in (1, 2):
    labels, weights = torch.arange(40) % 6, noise(6).abs()
    with_gradients("losses", "multi margin", lambda x: F.multi_margin_loss(x, labels, p=power, weight=weights), noise(40, 6))
labels = torch.tensor([[0, 2, -1, 1, 1]] * 20)
for reduction in ("none", "mean", "sum"):
    with_gradients("losses", "multilabel margin", lambda x: F.multilabel_margin_loss(x, labels, reduction=reduction), noise(20, 5))
    lengths = torch.tensor([9, 7, 9]), torch.tensor([3, 2, 1])
    with_gradients(
        "losses", "ctc", lambda x: F.ctc_loss(x, torch.tensor([[1, 2, 2], [3, 1, 4], [2, 1, 1]]), *lengths, reduction=reduction),
        noise(9, 3, 5).log_softmax(2))
# Special functions in both precisions; degrees and orders that change from place to place.
def in_both(name, function, *inputs, gradients=True):
    for dtype, mark in ((torch.float32, ""), (torch.float64, " (float64)")):
        given = [x.to(dtype).clone() for x in inputs]
        given[-1].requires_grad_(gradients)
        y = function(*given)
        keep("special", name + mark, y)
        if gradients:
            y.backward(noise(*y.shape, spread=1.0).to(dtype))
            keep("special", name + " gradients" + mark, given[-1].grad)


for count in (5, 20000):
    whole, unit_share = noise(count, spread=12.0), torch.sigmoid(noise(count, spread=9.0))
    above, order = noise(count, spread=12.0).abs() + 0.05, noise(count, spread=9.0).abs() + 0.1
    for name in ("i0", "i0e", "i1", "i1e", "erfcx", "ndtr", "log_ndtr", "sinc", "digamma"):
        in_both(name, getattr(torch.special, name), whole)
    for name in ("ndtri", "entr", "erfinv"):
        in_both(name, getattr(torch.special, name), unit_share)
    in_both("logit eps", lambda x: torch.logit(x, 1e-3), unit_share)
    for n in (1, 2, 3):
        in_both("polygamma " + str(n), lambda x: torch.polygamma(n, x), above)
    in_both("lgamma", torch.lgamma, above)
    in_both("mvlgamma", lambda x: torch.mvlgamma(x + 3, 3), above)
    in_both("igamma", torch.igamma, order, above)
    in_both("igammac", torch.igammac, order, above)
    in_both("igamma of large orders", lambda a, x: torch.igamma(a * 20 + 20, a * 20 + x + 15), order, above)
    in_both("igammac of large orders", lambda a, x: torch.igammac(a * 20 + 20, a * 20 + x + 15), order, above)
    in_both("zeta", torch.special.zeta, order + 1.1, above)
    in_both("xlog1py", torch.special.xlog1py, whole, above)
    in_both("hypot", torch.hypot, whole, above)
    in_both("atan2", torch.atan2, above, whole)
    for exponent in (2.3, -0.5, 4, -2, 12):
        in_both("power " + str(exponent), lambda x: x ** exponent, above)
    in_both("powers", lambda x, y: x ** y, above, whole)
    for name in ("airy_ai", "bessel_j0", "bessel_j1", "modified_bessel_i0", "modified_bessel_i1", "spherical_bessel_j0"):
        in_both(name, getattr(torch.special, name), whole * 2, gradients=False)
    for name in ("bessel_y0", "bessel_y1", "modified_bessel_k0", "modified_bessel_k1", "scaled_modified_bessel_k0", "scaled_modified_bessel_k1"):
        in_both(name, getattr(torch.special, name), above, gradients=False)
    for kind in "tuvw":
        for name in ("chebyshev_polynomial_" + kind, "shifted_chebyshev_polynomial_" + kind):
            in_both(name, getattr(torch.special, name), whole / 8, torch.arange(count) % 12, gradients=False)
    for name in ("hermite_polynomial_h", "hermite_polynomial_he", "laguerre_polynomial_l", "legendre_polynomial_p"):
        in_both(name, getattr(torch.special, name), whole / 8, torch.arange(count) % 12, gradients=False)
# Images: other sizes, grids, pooling, padding, and groups of channels, as planes, transposed and with channels side by side.
def laid(x, layout):
    if layout == "transposed":
        return x.transpose(-1, -2).contiguous().transpose(-1, -2)
    if layout == "channels last" and x.dim() > 3:
        return x.contiguous(memory_format=torch.channels_last if x.dim() == 4 else torch.channels_last_3d)
    return x


def images(name, function, *shapes, spread=3.0):
    for shape in shapes:
        for layout in ("", "transposed", "channels last"):
            if layout == "channels last" and len(shape) < 4:
                continue
            x = laid(noise(*shape, spread=spread), layout).detach().requires_grad_()
            y = function(x)
            y.backward(laid(noise(*y.shape, spread=1.0), layout))
            keep("images", name, y)
            keep("images", name + " gradients", x.grad)


lines = ((2, 3, 17), (4, 9, 32))
planes = ((2, 3, 8, 8), (1, 4, 7, 9), (2, 9, 6, 5), (1, 17, 10, 11), (1, 5, 40, 45))
volumes = ((1, 2, 5, 6, 7), (1, 9, 3, 4, 5))
for mode in ("nearest", "nearest-exact", "bilinear", "bicubic", "area"):
    for factor in (2, 0.5, 1.7):
        images("interpolate " + mode, lambda x: F.interpolate(x, scale_factor=factor, mode=mode), *planes)
    images("interpolate " + mode, lambda x: F.interpolate(x, size=(13, 11), mode=mode), *planes)
    images("interpolate " + mode, lambda x: F.interpolate(x, scale_factor=1.7, mode=mode, recompute_scale_factor=True), *planes)
    if mode in ("bilinear", "bicubic"):
        for corners in (False, True):
            images("interpolate " + mode, lambda x: F.interpolate(x, scale_factor=1.7, mode=mode, align_corners=corners), *planes)
            for size in ((5, 4), (13, 12)):
                images("interpolate " + mode + " antialias", lambda x: F.interpolate(x, size=size, mode=mode, antialias=True, align_corners=corners), *planes)
images("interpolate linear", lambda x: F.interpolate(x, scale_factor=1.7, mode="linear"), *lines)
images("interpolate trilinear", lambda x: F.interpolate(x, scale_factor=1.7, mode="trilinear"), *volumes)
for mode in ("nearest", "bilinear", "bicubic"):
    for border in ("zeros", "border", "reflection"):
        for corners in (False, True):
            for shape in planes[:4]:
                grid = noise(shape[0], 6, 5, 2, spread=2.0)
                images("grid_sample " + mode, lambda x: F.grid_sample(x, grid, mode=mode, padding_mode=border, align_corners=corners), shape)
            image = noise(2, 5, 9, 8)
            images("grid_sample grid " + mode, lambda g: F.grid_sample(image, g, mode=mode, padding_mode=border, align_corners=corners), (2, 6, 5, 2), spread=2.0)
            if mode != "bicubic":
                points = noise(1, 3, 4, 5, 3, spread=2.0)
                images("grid_sample volumes " + mode, lambda x: F.grid_sample(x, points, mode=mode, padding_mode=border, align_corners=corners), *volumes)
for corners in (False, True):
    images("affine_grid", lambda x: F.affine_grid(x, (2, 1, 17, 25), align_corners=corners), (2, 2, 3))
    images("affine_grid", lambda x: F.affine_grid(x, (2, 1, 4, 7, 5), align_corners=corners), (2, 3, 4))
for size in (1, 3, (5, 2)):
    images("adaptive_avg_pool2d", lambda x: F.adaptive_avg_pool2d(x, size), *planes)
images("adaptive_avg_pool1d", lambda x: F.adaptive_avg_pool1d(x, 5), *lines)
images("adaptive_avg_pool3d", lambda x: F.adaptive_avg_pool3d(x, 3), *volumes)
images("avg_pool1d", lambda x: F.avg_pool1d(x, 3, 2, 1), *lines)
for included in (False, True):
    images("avg_pool2d", lambda x: F.avg_pool2d(x, 3, 2, 1, ceil_mode=included, count_include_pad=included), *planes)
images("avg_pool3d", lambda x: F.avg_pool3d(x, 2, 1, 1), *volumes)
images("lp_pool1d", lambda x: F.lp_pool1d(x.abs(), 3, 3), *lines)
images("lp_pool2d", lambda x: F.lp_pool2d(x, 2, 3), *planes)
images("unfold", lambda x: F.unfold(x, 3, padding=1), *planes)
images("fold", lambda x: F.fold(x, (6, 6), 3, padding=1), (2, 18, 36))
for mode in ("reflect", "replicate", "circular", "constant"):
    images("pad " + mode, lambda x: F.pad(x, (5, 4), mode=mode), *lines)
    images("pad " + mode, lambda x: F.pad(x, (2, 1, 1, 2), mode=mode), *planes)
    images("pad " + mode, lambda x: F.pad(x, (2, 1, 1, 2, 1, 1), mode=mode), *volumes)
for groups in (1, 2):
    for shape in ((2, 4, 8, 8), (2, 22, 6, 5), (1, 12, 40, 45), (1, 16, 48, 47)):
        weight, bias = noise(shape[1]).requires_grad_(), noise(shape[1]).requires_grad_()
        images("group_norm", lambda x: F.group_norm(x, groups, weight, bias), shape)
        keep("images", "group_norm gradients", weight.grad, bias.grad)

torch.save(results, sys.argv[1])
