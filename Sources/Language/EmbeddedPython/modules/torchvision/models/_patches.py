# SPDX-License-Identifier: GPL-3.0-or-later
# EfficientNet and the vision transformer.
import functools
import math
from collections import OrderedDict

import torch
from torch import nn
from torchvision.models._nets import _divisible, _named
from torchvision.models._start import start
from torchvision.ops import MLP, Conv2dNormActivation, SqueezeExcitation, StochasticDepth

class MBConv(nn.Module):
    """Wide in the middle, its channels weighted, now and then left out."""

    def __init__(self, expand_ratio, kernel, stride, width, after, drop, norm_layer):
        super().__init__()
        self.use_res_connect, wide = stride == 1 and width == after, _divisible(width * expand_ratio)
        layers = [Conv2dNormActivation(width, wide, kernel_size=1, norm_layer=norm_layer, activation_layer=nn.SiLU)] if wide != width else []
        layers += [Conv2dNormActivation(wide, wide, kernel_size=kernel, stride=stride, groups=wide, norm_layer=norm_layer, activation_layer=nn.SiLU),
                   SqueezeExcitation(wide, max(1, width // 4), activation=functools.partial(nn.SiLU, inplace=True)),
                   Conv2dNormActivation(wide, after, kernel_size=1, norm_layer=norm_layer, activation_layer=None)]
        self.block = nn.Sequential(*layers)
        self.stochastic_depth, self.out_channels = StochasticDepth(drop, "row"), after

    def forward(self, input):
        made = self.block(input)
        return self.stochastic_depth(made) + input if self.use_res_connect else made

# Wider by, kernel, stride, channels before and after, how many.
_PLAN = ((1, 3, 1, 32, 16, 1), (6, 3, 2, 16, 24, 2), (6, 5, 2, 24, 40, 2), (6, 3, 2, 40, 80, 3), (6, 5, 1, 80, 112, 3), (6, 5, 2, 112, 192, 4),
         (6, 3, 1, 192, 320, 1))

def _reaching(linear):
    # Uniform numbers, by how many values the layer gives.
    reach = 1.0 / math.sqrt(linear.out_features)
    nn.init.uniform_(linear.weight, -reach, reach)

class EfficientNet(nn.Module):
    """MBConv blocks, width and depth scaled together."""

    def __init__(self, width_mult, depth_mult, dropout, stochastic_depth_prob=0.2, num_classes=1000, norm_layer=nn.BatchNorm2d):
        super().__init__()
        adjusted = lambda channels: _divisible(channels * width_mult)
        counts = [int(math.ceil(row[5] * depth_mult)) for row in _PLAN]
        layers = [Conv2dNormActivation(3, adjusted(32), kernel_size=3, stride=2, norm_layer=norm_layer, activation_layer=nn.SiLU)]
        total, number = sum(counts), 0
        for (wider, kernel, stride, before, after, _), count in zip(_PLAN, counts):
            stage, width = [], adjusted(before)
            for i in range(count):
                stage.append(MBConv(wider, kernel, stride if i == 0 else 1, width, adjusted(after), stochastic_depth_prob * float(number) / total, norm_layer))
                width, number = adjusted(after), number + 1
            layers.append(nn.Sequential(*stage))
        layers.append(Conv2dNormActivation(adjusted(320), 4 * adjusted(320), kernel_size=1, norm_layer=norm_layer, activation_layer=nn.SiLU))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout, inplace=True), nn.Linear(4 * adjusted(320), num_classes))
        start(self, linear=_reaching)

    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)).flatten(1))

def _efficient(number, width, depth, dropout):
    fixed = {"norm_layer": functools.partial(nn.BatchNorm2d, eps=0.001, momentum=0.01)} if number >= 5 else {}
    def make(dropout=dropout, **kwargs):
        return EfficientNet(width, depth, dropout, **(fixed | kwargs))
    return _named(f"efficientnet_b{number}", make)

(efficientnet_b0, efficientnet_b1, efficientnet_b2, efficientnet_b3, efficientnet_b4, efficientnet_b5, efficientnet_b6, efficientnet_b7) = [
    _efficient(number, *row) for number, row in enumerate(((1.0, 1.0, 0.2), (1.0, 1.1, 0.2), (1.1, 1.2, 0.3), (1.2, 1.4, 0.3), (1.4, 1.8, 0.4),
                                                           (1.6, 2.2, 0.4), (1.8, 2.6, 0.5), (2.0, 3.1, 0.5)))]

class MLPBlock(MLP):
    """The two linear layers of an encoder."""

    def __init__(self, in_dim, mlp_dim, dropout):
        super().__init__(in_dim, [mlp_dim, in_dim], activation_layer=nn.GELU, inplace=None, dropout=dropout)
        for part in self.modules():
            if isinstance(part, nn.Linear):
                nn.init.xavier_uniform_(part.weight)
                if part.bias is not None:
                    nn.init.normal_(part.bias, std=1e-6)

class EncoderBlock(nn.Module):
    """Attention and two linear layers, each with a normalisation before and a shortcut."""

    def __init__(self, num_heads, hidden_dim, mlp_dim, dropout, attention_dropout, norm_layer):
        super().__init__()
        self.num_heads = num_heads
        self.ln_1 = norm_layer(hidden_dim)
        self.self_attention = nn.MultiheadAttention(hidden_dim, num_heads, dropout=attention_dropout, batch_first=True)
        self.dropout = nn.Dropout(dropout)
        self.ln_2 = norm_layer(hidden_dim)
        self.mlp = MLPBlock(hidden_dim, mlp_dim, dropout)

    def forward(self, input):
        x = self.ln_1(input)
        x, _ = self.self_attention(x, x, x, need_weights=False)
        x = self.dropout(x) + input
        return x + self.mlp(self.ln_2(x))

class Encoder(nn.Module):
    """Blocks of attention over patches with places."""

    def __init__(self, seq_length, num_layers, num_heads, hidden_dim, mlp_dim, dropout, attention_dropout, norm_layer):
        super().__init__()
        self.pos_embedding = nn.Parameter(torch.empty(1, seq_length, hidden_dim).normal_(std=0.02))
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.Sequential(OrderedDict([(f"encoder_layer_{i}", EncoderBlock(num_heads, hidden_dim, mlp_dim, dropout, attention_dropout, norm_layer))
                                                 for i in range(num_layers)]))
        self.ln = norm_layer(hidden_dim)

    def forward(self, input):
        return self.ln(self.layers(self.dropout(input + self.pos_embedding)))

class VisionTransformer(nn.Module):
    """A picture as a row of patches."""

    def __init__(self, image_size, patch_size, num_layers, num_heads, hidden_dim, mlp_dim, dropout=0.0, attention_dropout=0.0, num_classes=1000,
                 representation_size=None, norm_layer=functools.partial(nn.LayerNorm, eps=1e-6)):
        super().__init__()
        if image_size % patch_size:
            raise ValueError("Input shape indivisible by patch size!")
        self.image_size, self.patch_size, self.hidden_dim, self.num_classes = image_size, patch_size, hidden_dim, num_classes
        self.conv_proj = nn.Conv2d(3, hidden_dim, kernel_size=patch_size, stride=patch_size)
        self.class_token = nn.Parameter(torch.zeros(1, 1, hidden_dim))
        self.seq_length = (image_size // patch_size) ** 2 + 1
        self.encoder = Encoder(self.seq_length, num_layers, num_heads, hidden_dim, mlp_dim, dropout, attention_dropout, norm_layer)
        heads = OrderedDict()
        if representation_size is not None:
            heads["pre_logits"], heads["act"] = nn.Linear(hidden_dim, representation_size), nn.Tanh()
        heads["head"] = nn.Linear(representation_size or hidden_dim, num_classes)
        self.heads = nn.Sequential(heads)
        nn.init.trunc_normal_(self.conv_proj.weight, std=math.sqrt(1 / (3 * patch_size * patch_size)))
        nn.init.zeros_(self.conv_proj.bias)
        if representation_size is not None:
            nn.init.trunc_normal_(self.heads.pre_logits.weight, std=math.sqrt(1 / hidden_dim))
            nn.init.zeros_(self.heads.pre_logits.bias)
        nn.init.zeros_(self.heads.head.weight)
        nn.init.zeros_(self.heads.head.bias)

    def forward(self, x):
        n, _, h, w = x.shape
        for size, word in ((h, "height"), (w, "width")):
            if size != self.image_size:
                raise AssertionError(f"Wrong image {word}! Expected {self.image_size} but got {size}!")
        x = self.conv_proj(x).reshape(n, self.hidden_dim, -1).permute(0, 2, 1)
        x = self.encoder(torch.cat([self.class_token.expand(n, -1, -1), x], dim=1))
        return self.heads(x[:, 0])

def _transformer(name, patch, layers, heads, width, inner):
    return _named(name, lambda image_size=224, **k: VisionTransformer(image_size, patch, layers, heads, width, inner, **k))

vit_b_16, vit_b_32 = _transformer("vit_b_16", 16, 12, 12, 768, 3072), _transformer("vit_b_32", 32, 12, 12, 768, 3072)
vit_l_16, vit_l_32 = _transformer("vit_l_16", 16, 24, 16, 1024, 4096), _transformer("vit_l_32", 32, 24, 16, 1024, 4096)
vit_h_14 = _transformer("vit_h_14", 14, 32, 16, 1280, 5120)
