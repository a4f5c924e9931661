# SPDX-License-Identifier: GPL-3.0-or-later
# Networks by their usual definitions, small enough for a processor: a forward pass without gradients, and a training step.
# `zoo.py NAME …` runs some of them. With THREADS=1 PyTorch has one thread, and the time is that of the processor on all threads, which what
# else runs on the machine changes less.
import math
import os
import sys
from time import perf_counter, process_time

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
if "THREADS" in os.environ:
    torch.set_num_threads(int(os.environ["THREADS"]))
now = process_time if os.environ.get("THREADS") == "1" else perf_counter


def conv_bn(inputs, outputs, size, stride=1, padding=0, groups=1, act=nn.ReLU):
    layers = [nn.Conv2d(inputs, outputs, size, stride, padding, groups=groups, bias=False), nn.BatchNorm2d(outputs)]
    return nn.Sequential(*layers, *([act()] if act else []))


class Basic(nn.Module):
    expansion = 1

    def __init__(self, inputs, planes, stride):
        super().__init__()
        self.body = nn.Sequential(conv_bn(inputs, planes, 3, stride, 1), conv_bn(planes, planes, 3, 1, 1, act=None))
        same = stride == 1 and inputs == planes
        self.shortcut = nn.Identity() if same else conv_bn(inputs, planes, 1, stride, act=None)

    def forward(self, x):
        return F.relu(self.body(x) + self.shortcut(x))


class Bottleneck(nn.Module):
    expansion = 4

    def __init__(self, inputs, planes, stride):
        super().__init__()
        self.body = nn.Sequential(
            conv_bn(inputs, planes, 1), conv_bn(planes, planes, 3, stride, 1), conv_bn(planes, 4 * planes, 1, act=None))
        same = stride == 1 and inputs == 4 * planes
        self.shortcut = nn.Identity() if same else conv_bn(inputs, 4 * planes, 1, stride, act=None)

    def forward(self, x):
        return F.relu(self.body(x) + self.shortcut(x))


def resnet(block, counts):
    layers, inputs = [conv_bn(3, 64, 3, 1, 1)], 64
    for planes, count, first in zip((64, 128, 256, 512), counts, (1, 2, 2, 2)):
        for i in range(count):
            layers.append(block(inputs, planes, first if i == 0 else 1))
            inputs = planes * block.expansion
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(inputs, 10))


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10))


def alexnet():
    return nn.Sequential(
        nn.Conv2d(3, 64, 3, 2, 1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(64, 192, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(192, 384, 3, padding=1), nn.ReLU(), nn.Conv2d(384, 256, 3, padding=1), nn.ReLU(),
        nn.Conv2d(256, 256, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(), nn.Linear(1024, 1024),
        nn.ReLU(), nn.Dropout(), nn.Linear(1024, 10))


def vgg11():
    layers, inputs = [], 3
    for planes in (64, "M", 128, "M", 256, 256, "M", 512, 512, "M", 512, 512, "M"):
        if planes == "M":
            layers.append(nn.MaxPool2d(2))
        else:
            layers.append(conv_bn(inputs, planes, 3, 1, 1))
            inputs = planes
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(512, 10))


class Inverted(nn.Module):
    """MobileNetV2's block; with `squeeze` EfficientNet's."""

    def __init__(self, inputs, outputs, stride, factor, act=nn.ReLU6, squeeze=False):
        super().__init__()
        hidden = inputs * factor
        self.same = stride == 1 and inputs == outputs
        self.expand = conv_bn(inputs, hidden, 1, act=act)
        self.depth = conv_bn(hidden, hidden, 3, stride, 1, groups=hidden, act=act)
        self.squeeze = nn.Sequential(
            nn.AdaptiveAvgPool2d(1), nn.Conv2d(hidden, inputs // 4, 1), nn.SiLU(), nn.Conv2d(inputs // 4, hidden, 1),
            nn.Sigmoid()) if squeeze else None
        self.project = conv_bn(hidden, outputs, 1, act=None)

    def forward(self, x):
        y = self.depth(self.expand(x))
        if self.squeeze is not None:
            y = y * self.squeeze(y)
        y = self.project(y)
        return x + y if self.same else y


def mobile(act=nn.ReLU6, squeeze=False):
    layers, inputs = [conv_bn(3, 32, 3, 1, 1, act=act)], 32
    for outputs, stride in ((16, 1), (24, 1), (24, 1), (32, 2), (32, 1), (64, 2), (64, 1), (96, 1), (160, 2), (160, 1)):
        layers.append(Inverted(inputs, outputs, stride, 6, act, squeeze))
        inputs = outputs
    return nn.Sequential(*layers, conv_bn(inputs, 640, 1, act=act), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(640, 10))


class Shuffle(nn.Module):
    def __init__(self, channels):
        super().__init__()
        half = channels // 2
        self.body = nn.Sequential(
            conv_bn(half, half, 1), conv_bn(half, half, 3, 1, 1, groups=half, act=None), conv_bn(half, half, 1))

    def forward(self, x):
        first, second = x.chunk(2, dim=1)
        y = torch.cat((first, self.body(second)), 1)
        n, c, h, w = y.shape
        return y.view(n, 2, c // 2, h, w).transpose(1, 2).reshape(n, c, h, w)


def shufflenet():
    layers = [conv_bn(3, 64, 3, 2, 1)]
    for channels in (64, 128, 256):
        layers += [Shuffle(channels), Shuffle(channels), conv_bn(channels, channels * 2, 1), nn.MaxPool2d(2)]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 10))


class Fire(nn.Module):
    def __init__(self, inputs, squeeze, expand):
        super().__init__()
        self.squeeze = nn.Conv2d(inputs, squeeze, 1)
        self.one, self.three = nn.Conv2d(squeeze, expand, 1), nn.Conv2d(squeeze, expand, 3, padding=1)

    def forward(self, x):
        x = F.relu(self.squeeze(x))
        return torch.cat([F.relu(self.one(x)), F.relu(self.three(x))], 1)


def squeezenet():
    return nn.Sequential(
        nn.Conv2d(3, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(3, 2), Fire(64, 16, 64), Fire(128, 16, 64),
        nn.MaxPool2d(3, 2), Fire(128, 32, 128), Fire(256, 32, 128), nn.MaxPool2d(3, 2), Fire(256, 48, 192),
        nn.Conv2d(384, 10, 1), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten())


class Dense(nn.Module):
    def __init__(self, inputs, growth):
        super().__init__()
        self.body = nn.Sequential(
            nn.BatchNorm2d(inputs), nn.ReLU(), nn.Conv2d(inputs, 4 * growth, 1, bias=False), nn.BatchNorm2d(4 * growth),
            nn.ReLU(), nn.Conv2d(4 * growth, growth, 3, padding=1, bias=False))

    def forward(self, x):
        return torch.cat([x, self.body(x)], 1)


def densenet():
    layers, channels = [nn.Conv2d(3, 24, 3, padding=1, bias=False)], 24
    for block in range(3):
        for _ in range(6):
            layers.append(Dense(channels, 12))
            channels += 12
        if block < 2:
            layers += [nn.BatchNorm2d(channels), nn.ReLU(), nn.Conv2d(channels, channels // 2, 1), nn.AvgPool2d(2)]
            channels //= 2
    return nn.Sequential(*layers, nn.BatchNorm2d(channels), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10))


class Inception(nn.Module):
    def __init__(self, inputs, c1, c2, c3, c4):
        super().__init__()
        self.b1 = conv_bn(inputs, c1, 1)
        self.b2 = nn.Sequential(conv_bn(inputs, c2[0], 1), conv_bn(c2[0], c2[1], 3, 1, 1))
        self.b3 = nn.Sequential(conv_bn(inputs, c3[0], 1), conv_bn(c3[0], c3[1], 5, 1, 2))
        self.b4 = nn.Sequential(nn.MaxPool2d(3, 1, 1), conv_bn(inputs, c4, 1))

    def forward(self, x):
        return torch.cat([self.b1(x), self.b2(x), self.b3(x), self.b4(x)], 1)


def googlenet():
    return nn.Sequential(
        conv_bn(3, 64, 3, 1, 1), nn.MaxPool2d(2), Inception(64, 64, (96, 128), (16, 32), 32),
        Inception(256, 128, (128, 192), (32, 96), 64), nn.MaxPool2d(2), Inception(480, 192, (96, 208), (16, 48), 64),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 10))


class UNet(nn.Module):
    def __init__(self):
        super().__init__()

        def double(inputs, outputs):
            return nn.Sequential(conv_bn(inputs, outputs, 3, 1, 1), conv_bn(outputs, outputs, 3, 1, 1))

        self.d1, self.d2, self.d3 = double(1, 32), double(32, 64), double(64, 128)
        self.u2, self.u1 = nn.ConvTranspose2d(128, 64, 2, 2), nn.ConvTranspose2d(64, 32, 2, 2)
        self.c2, self.c1, self.last = double(128, 64), double(64, 32), nn.Conv2d(32, 2, 1)

    def forward(self, x):
        a = self.d1(x)
        b = self.d2(F.max_pool2d(a, 2))
        c = self.d3(F.max_pool2d(b, 2))
        c = self.c2(torch.cat([b, self.u2(c)], 1))
        return self.last(self.c1(torch.cat([a, self.u1(c)], 1)))


class Mixer(nn.Module):
    def __init__(self, tokens, width):
        super().__init__()
        self.n1, self.n2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.tokens = nn.Sequential(nn.Linear(tokens, 2 * tokens), nn.GELU(), nn.Linear(2 * tokens, tokens))
        self.channels = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x):
        x = x + self.tokens(self.n1(x).transpose(1, 2)).transpose(1, 2)
        return x + self.channels(self.n2(x))


class Patches(nn.Module):
    def __init__(self, width, blocks):
        super().__init__()
        self.embed = nn.Conv2d(3, width, 4, 4)
        self.place = nn.Parameter(torch.zeros(1, 64, width))
        self.blocks, self.norm, self.head = nn.Sequential(*blocks), nn.LayerNorm(width), nn.Linear(width, 10)

    def forward(self, x):
        x = self.embed(x).flatten(2).transpose(1, 2) + self.place
        return self.head(self.norm(self.blocks(x)).mean(1))


class Attention(nn.Module):
    def __init__(self, width, heads, causal):
        super().__init__()
        self.heads, self.causal = heads, causal
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)

    def forward(self, x):
        n, t, c = x.shape
        q, k, v = (y.view(n, t, self.heads, c // self.heads).transpose(1, 2) for y in self.qkv(x).split(c, dim=2))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=self.causal)
        return self.out(y.transpose(1, 2).reshape(n, t, c))


class Block(nn.Module):
    def __init__(self, width, heads, causal=False):
        super().__init__()
        self.n1, self.n2, self.attention = nn.LayerNorm(width), nn.LayerNorm(width), Attention(width, heads, causal)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x):
        x = x + self.attention(self.n1(x))
        return x + self.mlp(self.n2(x))


class GPT(nn.Module):
    def __init__(self, width=128, heads=4, layers=3, words=65, length=64):
        super().__init__()
        self.word, self.place = nn.Embedding(words, width), nn.Embedding(length, width)
        self.blocks = nn.Sequential(*(Block(width, heads, True) for _ in range(layers)))
        self.norm, self.head = nn.LayerNorm(width), nn.Linear(width, words, bias=False)

    def forward(self, x):
        h = self.word(x) + self.place(torch.arange(x.shape[1]))
        return self.head(self.norm(self.blocks(h))).transpose(1, 2)


class Recurrent(nn.Module):
    def __init__(self, kind, words=100, width=128, layers=1):
        super().__init__()
        self.embed, self.body = nn.Embedding(words, 64), kind(64, width, layers, batch_first=True)
        self.head = nn.Linear(width, 10)

    def forward(self, x):
        return self.head(self.body(self.embed(x))[0][:, -1])


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(100, 128)
        self.body = nn.TransformerEncoder(nn.TransformerEncoderLayer(128, 4, 256, batch_first=True), 2)
        self.head = nn.Linear(128, 10)

    def forward(self, x):
        return self.head(self.body(self.embed(x)).mean(1))


class Translator(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(100, 128)
        self.body = nn.Transformer(128, 4, 2, 2, 256, batch_first=True)
        self.head = nn.Linear(128, 100)

    def forward(self, x):
        h = self.embed(x)
        mask = nn.Transformer.generate_square_subsequent_mask(x.shape[1])
        return self.head(self.body(h, h, tgt_mask=mask)).transpose(1, 2)


class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.mean, self.log_var = nn.Linear(784, 400), nn.Linear(400, 20), nn.Linear(400, 20)
        self.third, self.last = nn.Linear(20, 400), nn.Linear(400, 784)

    def forward(self, x):
        h = F.relu(self.first(x))
        mean, log_var = self.mean(h), self.log_var(h)
        z = mean + torch.randn_like(mean) * torch.exp(0.5 * log_var)
        return torch.sigmoid(self.last(F.relu(self.third(z)))), mean, log_var


def vae_loss(output, x):
    y, mean, log_var = output
    return F.binary_cross_entropy(y, x, reduction="sum") - 0.5 * torch.sum(1 + log_var - mean.pow(2) - log_var.exp())


def generator():
    def up(inputs, outputs, stride, padding):
        return [nn.ConvTranspose2d(inputs, outputs, 4, stride, padding, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()]

    return nn.Sequential(*up(100, 256, 1, 0), *up(256, 128, 2, 1), *up(128, 64, 2, 1), nn.ConvTranspose2d(64, 3, 4, 2, 1), nn.Tanh())


def discriminator():
    layers, inputs = [], 3
    for planes in (64, 128, 256):
        layers += [nn.Conv2d(inputs, planes, 4, 2, 1, bias=False), nn.BatchNorm2d(planes), nn.LeakyReLU(0.2)]
        inputs = planes
    return nn.Sequential(*layers, nn.Conv2d(256, 1, 4), nn.Flatten())


def autoencoder():
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, 2, 1), nn.ReLU(), nn.Conv2d(16, 32, 3, 2, 1), nn.ReLU(), nn.Conv2d(32, 64, 7), nn.ReLU(),
        nn.ConvTranspose2d(64, 32, 7), nn.ReLU(), nn.ConvTranspose2d(32, 16, 3, 2, 1, 1), nn.ReLU(),
        nn.ConvTranspose2d(16, 1, 3, 2, 1, 1), nn.Sigmoid())


class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(1, 32, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
            nn.Linear(1024, 64))

    def forward(self, x):
        return F.pairwise_distance(self.body(x), self.body(x.flip(0)))


class GCN(nn.Module):
    def __init__(self):
        super().__init__()
        graph = (torch.rand(500, 500) < 0.02).float() + torch.eye(500)
        scale = graph.sum(1).rsqrt()
        self.register_buffer("graph", scale[:, None] * graph * scale)
        self.first, self.second = nn.Linear(128, 64), nn.Linear(64, 10)

    def forward(self, x):
        return self.graph @ self.second(F.relu(self.graph @ self.first(x)))


class Wave(nn.Module):
    def __init__(self, channels=32):
        super().__init__()
        self.first = nn.Conv1d(1, channels, 1)
        self.filters = nn.ModuleList(nn.Conv1d(channels, 2 * channels, 2, dilation=2**i) for i in range(6))
        self.mixes = nn.ModuleList(nn.Conv1d(channels, channels, 1) for _ in range(6))
        self.last = nn.Conv1d(channels, 10, 1)

    def forward(self, x):
        x, total = self.first(x), 0
        for i, (filters, mix) in enumerate(zip(self.filters, self.mixes)):
            a, b = filters(F.pad(x, (2**i, 0))).chunk(2, 1)
            y = mix(torch.tanh(a) * torch.sigmoid(b))
            x, total = x + y, total + y
        return self.last(F.relu(total)).mean(2)


class TCN(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Conv1d(1 if i == 0 else 32, 32, 3, dilation=2**i) for i in range(5))
        self.head = nn.Linear(32, 10)

    def forward(self, x):
        for i, layer in enumerate(self.layers):
            x = F.relu(layer(F.pad(x, (2 * 2**i, 0))))
        return self.head(x[:, :, -1])


class ConvNeXt(nn.Module):
    def __init__(self, width=64):
        super().__init__()
        self.stem, self.blocks = nn.Conv2d(3, width, 4, 4), nn.ModuleList()
        for _ in range(3):
            self.blocks.append(nn.ModuleList([
                nn.Conv2d(width, width, 7, padding=3, groups=width), nn.LayerNorm(width), nn.Linear(width, 4 * width),
                nn.Linear(4 * width, width)]))
        self.head = nn.Linear(width, 10)

    def forward(self, x):
        x = self.stem(x)
        for depth, norm, wide, narrow in self.blocks:
            x = x + narrow(F.gelu(wide(norm(depth(x).permute(0, 2, 3, 1))))).permute(0, 3, 1, 2)
        return self.head(x.mean((2, 3)))


class Nerf(nn.Module):
    def __init__(self, width=128):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(63, width)] + [nn.Linear(width, width) for _ in range(4)])
        self.head = nn.Linear(width, 4)

    def forward(self, x):
        waves = [x] + [f(2.0**i * math.pi * x) for i in range(10) for f in (torch.sin, torch.cos)]
        h = torch.cat(waves, -1)
        for layer in self.layers:
            h = F.relu(layer(h))
        return self.head(h)


def mlp():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10))


def images(channels, size, batch=8):
    return lambda: torch.randn(batch, channels, size, size)


def words(top, length, batch):
    return lambda: torch.randint(0, top, (batch, length))


def classes(output, x):
    return F.cross_entropy(output, torch.arange(output.shape[0]) % 10)


def next_words(output, x):
    return F.cross_entropy(output, x.roll(-1, 1))


def squares(output, x):
    return output.pow(2).mean()


ZOO = {
    "MLP": (mlp, images(1, 28, 64), classes), "LeNet": (lenet, images(1, 28, 32), classes),
    "AlexNet": (alexnet, images(3, 32, 16), classes), "VGG11": (vgg11, images(3, 32, 4), classes),
    "ResNet18": (lambda: resnet(Basic, (2, 2, 2, 2)), images(3, 32, 2), classes),
    "ResNet34": (lambda: resnet(Basic, (3, 4, 6, 3)), images(3, 32, 2), classes),
    "ResNet50": (lambda: resnet(Bottleneck, (3, 4, 6, 3)), images(3, 32, 2), classes),
    "MobileNetV2": (mobile, images(3, 32), classes),
    "EfficientNet": (lambda: mobile(nn.SiLU, True), images(3, 32), classes),
    "ShuffleNet": (shufflenet, images(3, 64), classes), "SqueezeNet": (squeezenet, images(3, 32), classes),
    "DenseNet": (densenet, images(3, 32), classes), "GoogLeNet": (googlenet, images(3, 32), classes),
    "U-Net": (UNet, images(1, 64, 2), squares),
    "MLP-Mixer": (lambda: Patches(128, [Mixer(64, 128) for _ in range(4)]), images(3, 32), classes),
    "ViT": (lambda: Patches(128, [Block(128, 4) for _ in range(4)]), images(3, 32), classes),
    "GPT": (GPT, words(65, 64, 8), next_words), "Char-RNN": (lambda: Recurrent(nn.RNN), words(100, 32, 32), classes),
    "LSTM": (lambda: Recurrent(nn.LSTM, layers=2), words(100, 32, 32), classes),
    "GRU": (lambda: Recurrent(nn.GRU), words(100, 32, 32), classes),
    "Transformer encoder": (Encoder, words(100, 32, 16), classes),
    "Transformer": (Translator, words(100, 24, 8), next_words),
    "VAE": (VAE, lambda: torch.rand(64, 784), vae_loss),
    "DCGAN generator": (generator, lambda: torch.randn(8, 100, 1, 1), squares),
    "DCGAN discriminator": (discriminator, images(3, 32), squares),
    "Autoencoder": (autoencoder, lambda: torch.rand(16, 1, 28, 28), lambda y, x: F.mse_loss(y, x)),
    "Siamese": (Siamese, images(1, 28, 16), squares), "GCN": (GCN, lambda: torch.randn(500, 128), classes),
    "WaveNet": (Wave, lambda: torch.randn(4, 1, 1000), classes), "TCN": (TCN, lambda: torch.randn(16, 1, 200), classes),
    "ConvNeXt": (ConvNeXt, images(3, 32), classes), "NeRF": (Nerf, lambda: torch.rand(2048, 3), squares),
}


def best(work, rounds=5):
    work()
    start = now()
    work()
    repeats = max(1, min(20, int(0.02 / (now() - start))))
    times = []
    for _ in range(rounds):
        start = now()
        for _ in range(repeats):
            work()
        times.append((now() - start) / repeats)
    return min(times)


def measure(name):
    make, data, loss_of = ZOO[name]
    net, x = make(), data()
    optimizer = torch.optim.SGD(net.parameters(), lr=1e-4)

    def forward():
        with torch.no_grad():
            net(x)

    def step():
        optimizer.zero_grad()
        loss_of(net(x), x).backward()
        optimizer.step()

    net.eval()
    print(name.replace(" ", "_") + "_forward", best(forward))
    net.train()
    print(name.replace(" ", "_") + "_step", best(step))


for name in ZOO:
    if len(sys.argv) < 2 or name in sys.argv[1:]:
        measure(name)
