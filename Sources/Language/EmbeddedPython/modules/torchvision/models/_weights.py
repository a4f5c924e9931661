# SPDX-License-Identifier: GPL-3.0-or-later
# Trained weights are named, and refused where a model should get them.
_SIZES = {"efficientnet_b0": (256, 224), "efficientnet_b1": (255, 240), "efficientnet_b2": (288, 288), "efficientnet_b3": (320, 300)}

class Weights:
    """Weights that a program names."""

    def __init__(self, kind, name, builder):
        self._kind, self.name, self._builder, self.meta = kind, name, builder, {"num_params": None, "min_size": (1, 1)}

    def transforms(self):
        """What pictures go through before the model."""
        from torchvision import transforms
        whole, middle = _SIZES.get(self._builder, (256, 224))
        kind = transforms.InterpolationMode.BICUBIC if self._builder.startswith("efficientnet_b0") else transforms.InterpolationMode.BILINEAR
        return transforms.Compose([transforms.Resize(whole, interpolation=kind), transforms.CenterCrop(middle), _Numbers(),
                                   transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])])

    def get_state_dict(self, *args, **kwargs):
        refuse(self._builder)

    def __repr__(self):
        return f"{self._kind}.{self.name}"

class _Numbers:
    # A picture or a tensor of bytes as numbers between 0 and 1.
    def __call__(self, img):
        import torch
        from torchvision.transforms import functional
        return functional.convert_image_dtype(functional.pil_to_tensor(img) if functional.is_picture(img) else img, torch.float)

def weights_class(name, builder):
    """The names of a model's weights."""
    made = type(name, (), {"__module__": "torchvision.models"})
    made.IMAGENET1K_V1 = Weights(name, "IMAGENET1K_V1", builder)
    made.DEFAULT = made.IMAGENET1K_V2 = made.IMAGENET1K_V1
    return made

def refuse(name):
    raise NotImplementedError(f"Gradus has no trained weights: {name}() makes the model with random ones, and model.load_state_dict(torch.load(file)) "
                              "reads weights from a file of yours")

def check(name, weights, given):
    """Refuses weights; takes away what only concerns them."""
    if given.pop("pretrained", False) or weights is not None:
        refuse(name)
    given.pop("progress", None)
    given.pop("weights_backbone", None)
    return given
