# SPDX-License-Identifier: GPL-3.0-or-later
# Models by their definitions; trained weights are not here.
from torchvision.models._nets import (VGG, AlexNet, DenseNet, MobileNetV2, SqueezeNet, alexnet, densenet121, densenet161, densenet169, densenet201,
                                      mobilenet_v2, squeezenet1_0, squeezenet1_1, vgg11, vgg11_bn, vgg13, vgg13_bn, vgg16, vgg16_bn, vgg19, vgg19_bn)
from torchvision.models._patches import (EfficientNet, VisionTransformer, efficientnet_b0, efficientnet_b1, efficientnet_b2, efficientnet_b3,
                                         efficientnet_b4, efficientnet_b5, efficientnet_b6, efficientnet_b7, vit_b_16, vit_b_32, vit_h_14, vit_l_16,
                                         vit_l_32)
from torchvision.models._residual import (ResNet, resnet18, resnet34, resnet50, resnet101, resnet152, resnext50_32x4d, resnext101_32x8d,
                                          resnext101_64x4d, wide_resnet50_2, wide_resnet101_2)
from torchvision.models._weights import weights_class

_BUILDERS = {_maker.__name__: _maker for _maker in (
    alexnet, densenet121, densenet161, densenet169, densenet201, mobilenet_v2, squeezenet1_0, squeezenet1_1, vgg11, vgg11_bn, vgg13,
    vgg13_bn, vgg16, vgg16_bn, vgg19, vgg19_bn, efficientnet_b0, efficientnet_b1, efficientnet_b2, efficientnet_b3, efficientnet_b4,
    efficientnet_b5, efficientnet_b6, efficientnet_b7, vit_b_16, vit_b_32, vit_h_14, vit_l_16, vit_l_32, resnet18, resnet34, resnet50,
    resnet101, resnet152, resnext50_32x4d, resnext101_32x8d, resnext101_64x4d, wide_resnet50_2, wide_resnet101_2)}

def _spelt(name):
    return name.lower().replace("_", "")

def __getattr__(name):
    if name.endswith("_Weights"):
        for builder in _BUILDERS:
            if _spelt(builder) == _spelt(name[:-8]):
                return weights_class(name, builder)
    raise AttributeError(f"Gradus has no torchvision.models.{name}")

def list_models(module=None, include=None, exclude=None):
    """The names of the models."""
    return sorted(_BUILDERS)

def get_model_builder(name):
    if name not in _BUILDERS:
        raise ValueError(f"Unknown model {name}")
    return _BUILDERS[name]

def get_model(name, **config):
    """A model by its name."""
    return get_model_builder(name)(**config)
