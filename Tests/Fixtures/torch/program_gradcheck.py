# Derivatives against central differences in float64, first and second order.
import torch
import torch.nn.functional as F
from torch.autograd import gradcheck, gradgradcheck

torch.manual_seed(3)


def make(*shape):
    return (torch.rand(*shape, dtype=torch.float64) * 1.5 + 0.2).requires_grad_()


a, b, m, n = make(3, 4), make(3, 4), make(4, 4), make(4, 2)
image, weight, bias = make(2, 2, 5, 5), make(3, 2, 3, 3), make(3)
CASES = {
    "add mul div": (lambda x, y: x * y + x / y - y, (a, b)),
    "broadcast": (lambda x, y: x * y[:1] + y[:, :1], (a, b)),
    "pow": (lambda x, y: x ** y + x ** 3, (a, b)),
    "exp log sqrt": (lambda x: x.exp() + x.log() + x.sqrt() + x.rsqrt(), (a,)),
    "sin cos tanh": (lambda x: x.sin() * x.cos() + x.tanh() + x.atan(), (a,)),
    "sigmoid erf": (lambda x: x.sigmoid() + torch.erf(x) + F.softplus(x) + F.gelu(x), (a,)),
    "silu elu mish": (lambda x: F.silu(x) + F.elu(x) + F.mish(x) + F.selu(x), (a,)),
    "sum mean prod": (lambda x: x.sum(0) * x.mean() + x.prod(0), (a,)),
    "var std norm": (lambda x: x.var(1) + x.std(0).sum() + x.norm(), (a,)),
    "logsumexp": (lambda x: torch.logsumexp(x, 1) + x.softmax(0).sum(1), (a,)),
    "log_softmax": (lambda x: F.log_softmax(x, 1), (a,)),
    "cumsum cumprod": (lambda x: x.cumsum(1) + x.cumprod(0), (a,)),
    "max min": (lambda x: x.max(1).values.sum() + x.min() + x.amax(0).sum(), (a,)),
    "where clamp": (lambda x, y: torch.where(x > y, x * 2, y * y) + x.clamp(0.1, 1.0), (a, b)),
    "views": (lambda x: x.t().reshape(2, 6)[1:, ::2] * x.flatten()[:3] + x.unsqueeze(0).expand(2, 3, 4).sum(), (a,)),
    "cat stack": (lambda x, y: torch.cat([x, y], 1)[:, 2:6] * torch.stack([x, y], 2).sum(2), (a, b)),
    "index gather": (lambda x: x[[0, 2, 0]] + x.gather(1, torch.tensor([[0, 1], [3, 3], [2, 0]])).sum(), (a,)),
    "scatter_add": (lambda x: torch.zeros(3, 4, dtype=x.dtype).scatter_add(0, torch.zeros(3, 4, dtype=torch.long), x), (a,)),
    "sort topk": (lambda x: x.sort(1).values * x.topk(2, 0).values.sum(), (a,)),
    "matmul": (lambda x, y: x @ y @ y.t() @ x.t(), (m, n)),
    "einsum": (lambda x, y: torch.einsum("ij,kj->ik", x, y), (a, b)),
    "det inverse": (lambda x: torch.det(x + 3 * torch.eye(4, dtype=x.dtype)) + torch.inverse(x + 3 * torch.eye(4, dtype=x.dtype)).sum(), (m,)),
    "solve": (lambda x, y: torch.linalg.solve(x + 3 * torch.eye(4, dtype=x.dtype), y), (m, n)),
    "linear": (lambda x, y: F.linear(x, y), (a, b)),
    "conv2d": (lambda x, w, c: F.conv2d(x, w, c, stride=2, padding=1), (image, weight, bias)),
    "conv_transpose2d": (lambda x, w: F.conv_transpose2d(x, w.transpose(0, 1), stride=2), (image, weight)),
    "avg_pool2d": (lambda x: F.avg_pool2d(x, 2), (image,)),
    "max_pool2d": (lambda x: F.max_pool2d(x, 2), (image,)),
    "batch_norm": (lambda x: F.batch_norm(x, None, None, training=True), (image,)),
    "layer_norm": (lambda x: F.layer_norm(x, (4,)), (a,)),
    "mse huber": (lambda x, y: F.mse_loss(x, y) + F.smooth_l1_loss(x, y), (a, b)),
    "cross_entropy": (lambda x: F.cross_entropy(x, torch.tensor([0, 3, 1])), (a,)),
    "bce_with_logits": (lambda x, y: F.binary_cross_entropy_with_logits(x, y.sigmoid()), (a, b)),
    "kl_div": (lambda x, y: F.kl_div(x.log_softmax(1), y.softmax(1), reduction="batchmean"), (a, b)),
}
for name, (function, inputs) in CASES.items():
    print(name, gradcheck(function, inputs), gradgradcheck(function, inputs))
