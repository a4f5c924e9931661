# SPDX-License-Identifier: GPL-3.0-or-later
# Residual networks.
from torch import nn
from torchvision.models._start import start
from torchvision.models._weights import check

def _conv3x3(before, after, stride=1, groups=1):
    return nn.Conv2d(before, after, 3, stride, 1, groups=groups, bias=False)

class BasicBlock(nn.Module):
    """Two convolutions beside a shortcut."""
    expansion = 1

    def __init__(self, inplanes, planes, stride=1, downsample=None, groups=1, base_width=64, norm_layer=nn.BatchNorm2d):
        super().__init__()
        self.conv1, self.bn1, self.relu = _conv3x3(inplanes, planes, stride), norm_layer(planes), nn.ReLU(inplace=True)
        self.conv2, self.bn2 = _conv3x3(planes, planes), norm_layer(planes)
        self.downsample, self.stride = downsample, stride

    def forward(self, x):
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return self.relu(out + (x if self.downsample is None else self.downsample(x)))

class Bottleneck(nn.Module):
    """A narrow convolution between two that change the channels, beside a shortcut."""
    expansion = 4

    def __init__(self, inplanes, planes, stride=1, downsample=None, groups=1, base_width=64, norm_layer=nn.BatchNorm2d):
        super().__init__()
        width = int(planes * (base_width / 64.0)) * groups
        self.conv1, self.bn1 = nn.Conv2d(inplanes, width, 1, bias=False), norm_layer(width)
        self.conv2, self.bn2 = _conv3x3(width, width, stride, groups), norm_layer(width)
        self.conv3, self.bn3 = nn.Conv2d(width, planes * 4, 1, bias=False), norm_layer(planes * 4)
        self.relu = nn.ReLU(inplace=True)
        self.downsample, self.stride = downsample, stride

    def forward(self, x):
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.relu(self.bn2(self.conv2(out)))
        out = self.bn3(self.conv3(out))
        return self.relu(out + (x if self.downsample is None else self.downsample(x)))

class ResNet(nn.Module):
    """Four stages of residual blocks."""

    def __init__(self, block, layers, num_classes=1000, zero_init_residual=False, groups=1, width_per_group=64, replace_stride_with_dilation=None,
                 norm_layer=None):
        super().__init__()
        if replace_stride_with_dilation is not None and any(replace_stride_with_dilation):
            raise NotImplementedError("Gradus has no ResNet(replace_stride_with_dilation=…)")
        self._norm_layer = norm_layer if norm_layer is not None else nn.BatchNorm2d
        self.inplanes, self.groups, self.base_width = 64, groups, width_per_group
        self.conv1 = nn.Conv2d(3, 64, kernel_size=7, stride=2, padding=3, bias=False)
        self.bn1 = self._norm_layer(64)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        self.layer1 = self._make_layer(block, 64, layers[0])
        self.layer2 = self._make_layer(block, 128, layers[1], 2)
        self.layer3 = self._make_layer(block, 256, layers[2], 2)
        self.layer4 = self._make_layer(block, 512, layers[3], 2)
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(512 * block.expansion, num_classes)
        start(self)
        if zero_init_residual:
            for part in self.modules():
                if isinstance(part, (Bottleneck, BasicBlock)):
                    nn.init.constant_((part.bn3 if isinstance(part, Bottleneck) else part.bn2).weight, 0)

    def _make_layer(self, block, planes, blocks, stride=1):
        shortcut, wide = None, planes * block.expansion
        if stride != 1 or self.inplanes != wide:
            shortcut = nn.Sequential(nn.Conv2d(self.inplanes, wide, 1, stride, bias=False), self._norm_layer(wide))
        given = {"groups": self.groups, "base_width": self.base_width, "norm_layer": self._norm_layer}
        parts = [block(self.inplanes, planes, stride, shortcut, **given)]
        self.inplanes = wide
        return nn.Sequential(*parts, *[block(wide, planes, **given) for _ in range(1, blocks)])

    def forward(self, x):
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(self.avgpool(x).flatten(1))

def _maker(name, block, layers, **fixed):
    def made(*, weights=None, **kwargs):
        return ResNet(block, layers, **(fixed | check(name, weights, kwargs)))
    made.__name__ = made.__qualname__ = name
    made.__doc__ = f"The model {name}, with random weights."
    return made

resnet18 = _maker("resnet18", BasicBlock, [2, 2, 2, 2])
resnet34 = _maker("resnet34", BasicBlock, [3, 4, 6, 3])
resnet50 = _maker("resnet50", Bottleneck, [3, 4, 6, 3])
resnet101 = _maker("resnet101", Bottleneck, [3, 4, 23, 3])
resnet152 = _maker("resnet152", Bottleneck, [3, 8, 36, 3])
resnext50_32x4d = _maker("resnext50_32x4d", Bottleneck, [3, 4, 6, 3], groups=32, width_per_group=4)
resnext101_32x8d = _maker("resnext101_32x8d", Bottleneck, [3, 4, 23, 3], groups=32, width_per_group=8)
resnext101_64x4d = _maker("resnext101_64x4d", Bottleneck, [3, 4, 23, 3], groups=64, width_per_group=4)
wide_resnet50_2 = _maker("wide_resnet50_2", Bottleneck, [3, 4, 6, 3], width_per_group=128)
wide_resnet101_2 = _maker("wide_resnet101_2", Bottleneck, [3, 4, 23, 3], width_per_group=128)
