# SPDX-License-Identifier: GPL-3.0-or-later
# AlexNet, VGG, SqueezeNet, MobileNet, DenseNet.
from collections import OrderedDict

import torch
from torch import nn
from torchvision.models._start import close_to_zero, start
from torchvision.models._weights import check
from torchvision.ops import Conv2dNormActivation

def _named(name, make):
    def made(*, weights=None, **kwargs):
        return make(**check(name, weights, kwargs))
    made.__name__ = made.__qualname__ = name
    made.__doc__ = f"The model {name}, with random weights."
    return made

class AlexNet(nn.Module):
    """Five convolutions and three linear layers."""

    def __init__(self, num_classes=1000, dropout=0.5):
        super().__init__()
        act, pool = (lambda: nn.ReLU(inplace=True)), (lambda: nn.MaxPool2d(kernel_size=3, stride=2))
        self.features = nn.Sequential(nn.Conv2d(3, 64, 11, 4, 2), act(), pool(), nn.Conv2d(64, 192, 5, padding=2), act(), pool(),
                                      nn.Conv2d(192, 384, 3, padding=1), act(), nn.Conv2d(384, 256, 3, padding=1), act(),
                                      nn.Conv2d(256, 256, 3, padding=1), act(), pool())
        self.avgpool = nn.AdaptiveAvgPool2d((6, 6))
        self.classifier = nn.Sequential(nn.Dropout(p=dropout), nn.Linear(256 * 6 * 6, 4096), act(), nn.Dropout(p=dropout), nn.Linear(4096, 4096), act(),
                                        nn.Linear(4096, num_classes))

    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)).flatten(1))

alexnet = _named("alexnet", AlexNet)

class VGG(nn.Module):
    """Convolutions of 3x3 between poolings, three linear layers."""

    def __init__(self, features, num_classes=1000, init_weights=True, dropout=0.5):
        super().__init__()
        self.features, self.avgpool = features, nn.AdaptiveAvgPool2d((7, 7))
        self.classifier = nn.Sequential(nn.Linear(512 * 7 * 7, 4096), nn.ReLU(True), nn.Dropout(p=dropout), nn.Linear(4096, 4096), nn.ReLU(True),
                                        nn.Dropout(p=dropout), nn.Linear(4096, num_classes))
        if init_weights:
            start(self, linear=close_to_zero)

    def forward(self, x):
        return self.classifier(self.avgpool(self.features(x)).flatten(1))

# How many convolutions the five stages have.
_STAGES = {11: (1, 1, 2, 2, 2), 13: (2, 2, 2, 2, 2), 16: (2, 2, 3, 3, 3), 19: (2, 2, 4, 4, 4)}

def _vgg(depth, normed):
    def make(**kwargs):
        layers, before = [], 3
        for count, width in zip(_STAGES[depth], (64, 128, 256, 512, 512)):
            for _ in range(count):
                layers.append(nn.Conv2d(before, width, kernel_size=3, padding=1))
                layers += [nn.BatchNorm2d(width)] if normed else []
                layers.append(nn.ReLU(inplace=True))
                before = width
            layers.append(nn.MaxPool2d(kernel_size=2, stride=2))
        return VGG(nn.Sequential(*layers), **kwargs)
    return _named(f"vgg{depth}{'_bn' if normed else ''}", make)

vgg11, vgg13, vgg16, vgg19 = [_vgg(depth, False) for depth in _STAGES]
vgg11_bn, vgg13_bn, vgg16_bn, vgg19_bn = [_vgg(depth, True) for depth in _STAGES]

class Fire(nn.Module):
    """Few channels, then many of two kinds."""

    def __init__(self, inplanes, squeeze_planes, expand1x1_planes, expand3x3_planes):
        super().__init__()
        self.inplanes = inplanes
        self.squeeze, self.squeeze_activation = nn.Conv2d(inplanes, squeeze_planes, 1), nn.ReLU(inplace=True)
        self.expand1x1, self.expand1x1_activation = nn.Conv2d(squeeze_planes, expand1x1_planes, 1), nn.ReLU(inplace=True)
        self.expand3x3, self.expand3x3_activation = nn.Conv2d(squeeze_planes, expand3x3_planes, 3, padding=1), nn.ReLU(inplace=True)

    def forward(self, x):
        x = self.squeeze_activation(self.squeeze(x))
        return torch.cat([self.expand1x1_activation(self.expand1x1(x)), self.expand3x3_activation(self.expand3x3(x))], 1)

class SqueezeNet(nn.Module):
    """Fire modules between poolings."""

    def __init__(self, version="1_0", num_classes=1000, dropout=0.5):
        super().__init__()
        self.num_classes = num_classes
        first = nn.Conv2d(3, 96, 7, 2) if version == "1_0" else nn.Conv2d(3, 64, 3, 2)
        plan = [16, 16, 32, 0, 32, 48, 48, 64, 0, 64] if version == "1_0" else [16, 16, 0, 32, 32, 0, 48, 48, 64, 64]
        layers, width = [first, nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, ceil_mode=True)], first.out_channels
        for narrow in plan:
            layers.append(Fire(width, narrow, narrow * 4, narrow * 4) if narrow else nn.MaxPool2d(3, 2, ceil_mode=True))
            width = narrow * 8 if narrow else width
        self.features = nn.Sequential(*layers)
        last = nn.Conv2d(512, num_classes, 1)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout), last, nn.ReLU(inplace=True), nn.AdaptiveAvgPool2d((1, 1)))
        start(self, lambda part: close_to_zero(part) if part is last else nn.init.kaiming_uniform_(part.weight))

    def forward(self, x):
        return self.classifier(self.features(x)).flatten(1)

squeezenet1_0 = _named("squeezenet1_0", lambda **k: SqueezeNet("1_0", **k))
squeezenet1_1 = _named("squeezenet1_1", lambda **k: SqueezeNet("1_1", **k))

def _divisible(value, by=8):
    made = max(by, int(value + by / 2) // by * by)
    return made + by if made < 0.9 * value else made

class InvertedResidual(nn.Module):
    """Wide in the middle, each channel by itself there."""

    def __init__(self, inp, oup, stride, expand_ratio, norm_layer=nn.BatchNorm2d):
        super().__init__()
        self.stride, wide = stride, int(round(inp * expand_ratio))
        self.use_res_connect = stride == 1 and inp == oup
        layers = [Conv2dNormActivation(inp, wide, 1, norm_layer=norm_layer, activation_layer=nn.ReLU6)] if expand_ratio != 1 else []
        layers += [Conv2dNormActivation(wide, wide, stride=stride, groups=wide, norm_layer=norm_layer, activation_layer=nn.ReLU6),
                   nn.Conv2d(wide, oup, 1, 1, 0, bias=False), norm_layer(oup)]
        self.conv = nn.Sequential(*layers)
        self.out_channels, self._is_cn = oup, stride > 1

    def forward(self, x):
        return x + self.conv(x) if self.use_res_connect else self.conv(x)

class MobileNetV2(nn.Module):
    """Inverted residuals."""

    def __init__(self, num_classes=1000, width_mult=1.0, inverted_residual_setting=None, round_nearest=8, block=None, norm_layer=None, dropout=0.2):
        super().__init__()
        block, norm_layer = block or InvertedResidual, norm_layer or nn.BatchNorm2d
        width = _divisible(32 * width_mult, round_nearest)
        self.last_channel = _divisible(1280 * max(1.0, width_mult), round_nearest)
        layers = [Conv2dNormActivation(3, width, stride=2, norm_layer=norm_layer, activation_layer=nn.ReLU6)]
        for wider, channels, count, stride in inverted_residual_setting or ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1),
                                                                            (6, 160, 3, 2), (6, 320, 1, 1)):
            after = _divisible(channels * width_mult, round_nearest)
            for i in range(count):
                layers.append(block(width, after, stride if i == 0 else 1, wider, norm_layer))
                width = after
        layers.append(Conv2dNormActivation(width, self.last_channel, 1, norm_layer=norm_layer, activation_layer=nn.ReLU6))
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout), nn.Linear(self.last_channel, num_classes))
        start(self, linear=close_to_zero)

    def forward(self, x):
        x = nn.functional.adaptive_avg_pool2d(self.features(x), (1, 1))
        return self.classifier(x.flatten(1))

mobilenet_v2 = _named("mobilenet_v2", MobileNetV2)

class _DenseLayer(nn.Module):
    def __init__(self, width, growth, bn_size, drop_rate):
        super().__init__()
        self.norm1, self.relu1 = nn.BatchNorm2d(width), nn.ReLU(inplace=True)
        self.conv1 = nn.Conv2d(width, bn_size * growth, 1, bias=False)
        self.norm2, self.relu2 = nn.BatchNorm2d(bn_size * growth), nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(bn_size * growth, growth, 3, padding=1, bias=False)
        self.drop_rate = float(drop_rate)

    def forward(self, input):
        x = torch.cat(input, 1) if isinstance(input, list) else input
        x = self.conv2(self.relu2(self.norm2(self.conv1(self.relu1(self.norm1(x))))))
        return nn.functional.dropout(x, self.drop_rate, self.training) if self.drop_rate > 0 else x

class _DenseBlock(nn.ModuleDict):
    def __init__(self, count, width, bn_size, growth, drop_rate):
        super().__init__()
        for i in range(count):
            self.add_module(f"denselayer{i + 1}", _DenseLayer(width + i * growth, growth, bn_size, drop_rate))

    def forward(self, init_features):
        features = [init_features]
        for _, layer in self.items():
            features.append(layer(features))
        return torch.cat(features, 1)

class _Transition(nn.Sequential):
    def __init__(self, before, after):
        super().__init__(OrderedDict([("norm", nn.BatchNorm2d(before)), ("relu", nn.ReLU(inplace=True)), ("conv", nn.Conv2d(before, after, 1, bias=False)),
                                      ("pool", nn.AvgPool2d(kernel_size=2, stride=2))]))

class DenseNet(nn.Module):
    """Each layer gets what all before it made."""

    def __init__(self, growth_rate=32, block_config=(6, 12, 24, 16), num_init_features=64, bn_size=4, drop_rate=0, num_classes=1000,
                 memory_efficient=False):
        super().__init__()
        width = num_init_features
        self.features = nn.Sequential(OrderedDict([
            ("conv0", nn.Conv2d(3, width, kernel_size=7, stride=2, padding=3, bias=False)), ("norm0", nn.BatchNorm2d(width)),
            ("relu0", nn.ReLU(inplace=True)), ("pool0", nn.MaxPool2d(kernel_size=3, stride=2, padding=1))]))
        for i, count in enumerate(block_config):
            self.features.add_module(f"denseblock{i + 1}", _DenseBlock(count, width, bn_size, growth_rate, drop_rate))
            width += count * growth_rate
            if i != len(block_config) - 1:
                self.features.add_module(f"transition{i + 1}", _Transition(width, width // 2))
                width //= 2
        self.features.add_module("norm5", nn.BatchNorm2d(width))
        self.classifier = nn.Linear(width, num_classes)
        # The last layer keeps the weights that it was made with.
        start(self, lambda part: nn.init.kaiming_normal_(part.weight), lambda part: None)

    def forward(self, x):
        x = nn.functional.relu(self.features(x), inplace=True)
        return self.classifier(nn.functional.adaptive_avg_pool2d(x, (1, 1)).flatten(1))

def _dense(depth, growth, plan, first):
    return _named(f"densenet{depth}", lambda **k: DenseNet(growth, plan, first, **k))

densenet121, densenet161 = _dense(121, 32, (6, 12, 24, 16), 64), _dense(161, 48, (6, 12, 36, 24), 96)
densenet169, densenet201 = _dense(169, 32, (6, 12, 32, 32), 64), _dense(201, 32, (6, 12, 48, 32), 64)
