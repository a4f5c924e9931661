# torch.fx: what is traced of networks and functions, as text, code and tables.
import math
import operator

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import fx
from torch.fx import symbolic_trace


def show(module):
    traced = symbolic_trace(module)
    print(traced.graph)
    print(repr(traced.code))
    print(traced)
    return traced


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 8)
        self.act = nn.ReLU()
        self.fc2 = nn.Linear(8, 2)
        self.w = nn.Parameter(torch.ones(2))
        self.register_buffer("b", torch.zeros(2))
        self.t = torch.ones(2)
        self.layers = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.Tanh(), nn.Linear(2, 2)))
        self.lst = nn.ModuleList([nn.Linear(2, 2), nn.Linear(2, 2)])

    def forward(self, x: torch.Tensor, scale=2, *, flag: bool = True) -> torch.Tensor:
        h = self.act(self.fc1(x)) + x.sum()
        h = F.dropout(h, p=0.5, training=self.training)
        y = self.fc2(h) * scale + self.w - self.b
        y = self.layers(y)
        for layer in self.lst:
            y = layer(y)
        y = torch.cat([y, y, self.w.view(1, -1)], dim=-1)[:, 1:3][..., None]
        y = y + torch.ones(2, 1) + self.t * self.w
        return {"out": y.relu().mean(dim=-1, keepdim=True), "k": (y.shape, y.shape[0], y.size(0))}


traced = show(MLP())
for n in traced.graph.nodes:
    print(n.op, n.name, n.args, n.kwargs, list(n.users), n.all_input_nodes, n.type, n.meta)
traced.print_readable()


class Residual(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.conv1 = nn.Conv2d(n, n, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(n)
        self.conv2 = nn.Conv2d(n, n, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(n)
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x):
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        out += x
        return self.relu(out)


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(1, 4, 3)
        self.layer1 = nn.Sequential(Residual(4), Residual(4))
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(4, 3)

    def forward(self, x):
        x = F.relu(self.stem(x))
        x = self.layer1(x)
        x = torch.flatten(self.pool(x), 1)
        return F.log_softmax(self.fc(x), dim=1)


torch.manual_seed(0)
model = CNN()
traced = show(model)
x = torch.randn(2, 1, 6, 6)
print(torch.equal(traced(x), model(x)), type(traced).__name__, type(traced).__mro__[1], isinstance(traced, CNN))
print(list(traced.state_dict())[:4], [n for n, _ in traced.named_modules()][:4])
out = traced(x).sum()
out.backward()
print(model.fc.bias.grad.shape, traced.fc is model.fc)


class Operators(nn.Module):
    def forward(self, x, y):
        z = -x + y - 1 * x / y // 2 % 3 ** x @ y
        z = 1 + x
        z = 2 - x
        z = 2 / x
        z = 2 // x
        z = 2 % x
        z = x & y | x ^ y
        z = ~z << 1 >> 2
        z = (x < y), x <= 1, x == y, x != y, x > y, x >= y, 1 < x
        z = abs(x), +x
        z = x
        z += 1
        z *= 2
        a = x.add_(1).view(2, -1)
        a = x.float().to(torch.float32).to("cpu", non_blocking=True).permute(0, 1).size()
        b = math.pi * x, torch.clamp(x, min=0.0, max=float("inf"))
        torch.zeros_like(x, dtype=torch.int64, device=torch.device("cpu"))
        d = x[y, None, ..., 1:2:3]
        e = torch.Size([1]), slice(1), None, True, "str", [x, 1], {"a": x}
        x.weight.foo.bar()
        x.attr(1).other
        torch.mean(x, (0, 1), keepdim=True)
        torch.zeros(x.size(0))
        torch.arange(x.shape[0])
        torch.ones(3)
        if y is not None:
            pass
        return e, d, a, b


show(Operators())


def functions(x, y):
    torch.add(x, y, alpha=2), torch.relu(x), F.relu(x), F.conv2d(x, y, padding=1), F.linear(x, y), F.gelu(x)
    F.softmax(x, dim=1), F.avg_pool2d(x, 2), F.max_pool2d(x, 2), F.cross_entropy(x, y), F.log_softmax(x, 1)
    F.interpolate(x, scale_factor=2.0, mode="nearest"), F.batch_norm(x, y, y), F.layer_norm(x, (3,)), F.pad(x, (1, 1))
    F.embedding(x, y), F.one_hot(x, 3), F.mse_loss(x, y), F.scaled_dot_product_attention(x, x, x)
    torch.einsum("ij,jk->ik", x, y), torch.stack((x, y)), torch.where(x > 0, x, y), torch.split(x, 2, dim=1)
    torch.tensor_split(x, 2), torch.chunk(x, 2), torch.matmul(x, y), torch.norm(x), torch.exp(x), torch.sigmoid(x)
    F.sigmoid(x), F.tanh(x), F.adaptive_avg_pool2d(x, 1), F.normalize(x), F.leaky_relu(x, 0.1), F.elu(x), F.silu(x)
    F.hardtanh(x), F.relu6(x), F.softplus(x), F.logsigmoid(x), F.max_pool1d(x, 2, stride=1), F.cosine_similarity(x, y)
    F.unfold(x, 2), F.glu(x), F.dropout2d(x), F.binary_cross_entropy_with_logits(x, y), F.nll_loss(x, y)
    F.group_norm(x, 2), F.instance_norm(x), F.pixel_shuffle(x, 2), F.adaptive_max_pool2d(x, 2)
    F.max_pool2d(x, 2, return_indices=True), F.kl_div(x, y), F.l1_loss(x, y), F.smooth_l1_loss(x, y), F.selu(x)
    F.mish(x), F.hardswish(x), F.prelu(x, y), F.grid_sample(x, y), F.bilinear(x, x, y), F.conv_transpose2d(x, y)
    F.conv1d(x, y), F.alpha_dropout(x), torch.meshgrid(x, x), torch.cdist(x, x), torch.tensordot(x, x, dims=1)
    torch.broadcast_tensors(x, x), torch.cartesian_prod(x, x), torch.block_diag(x, x), torch.unique(x)
    torch.atleast_1d(x), torch.max(x, 1)[0], torch.atleast_2d(x, x), torch.unique_consecutive(x)
    torch.cumsum(x, dim=0), torch.nn.functional.relu(input=x, inplace=True), torch.sum(input=x, dim=(0, 1))
    return torch.sigmoid(x)


print(symbolic_trace(functions).graph)
