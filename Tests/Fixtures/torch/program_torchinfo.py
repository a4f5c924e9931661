# Tables of layers, as torchinfo draws them.
import torch
import torch.nn as nn
from torchinfo import summary


class Own(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.ones(3, 4))
        self.l = nn.Linear(4, 4)
        self.unused = nn.Linear(10, 10)

    def forward(self, x):
        return self.l(x) * self.w.sum()


class Shared(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(4, 4)
        self.b = self.a
        self.m = nn.ModuleList([nn.Linear(4, 4), nn.Linear(4, 4)])
        self.e = nn.Embedding(5, 4)
        self.d = nn.ModuleDict({"x": nn.Linear(4, 2)})

    def forward(self, x):
        x = self.b(self.a(x))
        for layer in self.m:
            x = layer(x)
        return self.d["x"](x + self.e(torch.tensor([1])))


encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(512, 8, dim_feedforward=256, batch_first=True), 2)
summary(encoder)
summary(encoder, input_size=(2, 5, 512))
summary(nn.MultiheadAttention(16, 4), input_data=[torch.randn(5, 2, 16)] * 3)
summary(nn.MultiheadAttention(16, 4))
summary(Own())
summary(Own(), input_size=(2, 4))
summary(Own(), input_size=(2, 4), col_names=("input_size", "output_size", "num_params", "kernel_size", "mult_adds", "trainable"))
summary(Shared(), input_size=(2, 4), depth=2, row_settings=("var_names", "depth"))
summary(Shared(), row_settings=("ascii_only", "depth", "hide_recursive_layers"), verbose=2)
summary(nn.TransformerDecoderLayer(32, 4), input_data=[torch.randn(5, 2, 32), torch.randn(6, 2, 32)])
summary(nn.Transformer(32, 4, 1, 1, 64), depth=4)
summary(nn.LSTM(4, 8, 2), input_size=(5, 2, 4))
net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.PReLU(), nn.Flatten(), nn.LazyLinear(3))
made = summary(net, input_size=(2, 3, 8, 8), col_names=("output_size", "num_params", "params_percent"), verbose=0)
print(made)
print(net[1].num_batches_tracked, net.training, made.total_params, made.total_mult_adds)
for settings in ({"col_names": ("foo",)}, {"row_settings": ("foo",)}, {"mode": "foo"}, {"verbose": 5}, {"col_width": 0}, {"input_size": (0, 3)}, {"input_size": "a"},
                 {"input_size": (1, 3), "input_data": torch.ones(1)}, {"col_names": ("mult_adds",)}, {"input_size": (2, 7, 8, 8)}):
    try:
        summary(net, **settings)
    except Exception as error:
        print(type(error).__name__, error)
