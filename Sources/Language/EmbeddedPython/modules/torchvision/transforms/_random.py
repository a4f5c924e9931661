# SPDX-License-Identifier: GPL-3.0-or-later
# Changes that are drawn anew for each picture, from PyTorch's stream.
import enum
import math
import numbers

import torch
import torchvision.transforms.functional as F
from torchvision.transforms.functional import InterpolationMode

def _chance(p):
    return torch.rand(1) < p

def _between(low, high):
    return float(torch.empty(1).uniform_(float(low), float(high)).item())

def _pair(size):
    return (int(size), int(size)) if isinstance(size, numbers.Number) else tuple(size) * (2 if len(size) == 1 else 1)

class _WithChance(torch.nn.Module):
    # A change that happens with a probability.
    def __init__(self, p=0.5):
        super().__init__()
        self.p = p

    def forward(self, img):
        return self._changed(img) if torch.rand(1).item() < self.p else img

    def __repr__(self):
        return f"{type(self).__name__}(p={self.p})"

class RandomHorizontalFlip(_WithChance):
    """Left and right exchanged now and then."""
    _changed = lambda self, img: F.hflip(img)

class RandomVerticalFlip(_WithChance):
    """Top and bottom exchanged now and then."""
    _changed = lambda self, img: F.vflip(img)

class RandomInvert(_WithChance):
    """Light and dark exchanged now and then."""
    _changed = lambda self, img: F.invert(img)

class RandomAutocontrast(_WithChance):
    """The full range of brightness now and then."""
    _changed = lambda self, img: F.autocontrast(img)

class RandomEqualize(_WithChance):
    """Each shade about as often as the others, now and then."""
    _changed = lambda self, img: F.equalize(img)

class RandomGrayscale(_WithChance):
    """Without colours now and then."""

    def __init__(self, p=0.1):
        super().__init__(p)

    def _changed(self, img):
        return F.rgb_to_grayscale(img, F.get_dimensions(img)[0])

class RandomPosterize(_WithChance):
    """Fewer shades now and then."""

    def __init__(self, bits, p=0.5):
        super().__init__(p)
        self.bits = bits

    def _changed(self, img):
        return F.posterize(img, self.bits)

class RandomSolarize(_WithChance):
    """What is light inverted now and then."""

    def __init__(self, threshold, p=0.5):
        super().__init__(p)
        self.threshold = threshold

    def _changed(self, img):
        return F.solarize(img, self.threshold)

class RandomAdjustSharpness(_WithChance):
    """Sharper or softer now and then."""

    def __init__(self, sharpness_factor, p=0.5):
        super().__init__(p)
        self.sharpness_factor = sharpness_factor

    def _changed(self, img):
        return F.adjust_sharpness(img, self.sharpness_factor)

class RandomPerspective(_WithChance):
    """Seen from aside; refused."""

    def __init__(self, distortion_scale=0.5, p=0.5, interpolation=InterpolationMode.BILINEAR, fill=0):
        raise NotImplementedError("Gradus has no transforms.RandomPerspective")

class RandomCrop(torch.nn.Module):
    """A rectangle anywhere."""

    def __init__(self, size, padding=None, pad_if_needed=False, fill=0, padding_mode="constant"):
        super().__init__()
        self.size, self.padding, self.pad_if_needed, self.fill, self.padding_mode = _pair(size), padding, pad_if_needed, fill, padding_mode

    @staticmethod
    def get_params(img, output_size):
        _, h, w = F.get_dimensions(img)
        th, tw = output_size
        if h < th or w < tw:
            raise ValueError(f"Required crop size {(th, tw)} is larger than input image size {(h, w)}")
        if w == tw and h == th:
            return 0, 0, h, w
        i = torch.randint(0, h - th + 1, size=(1,)).item()
        j = torch.randint(0, w - tw + 1, size=(1,)).item()
        return i, j, th, tw

    def forward(self, img):
        if self.padding is not None:
            img = F.pad(img, self.padding, self.fill, self.padding_mode)
        _, height, width = F.get_dimensions(img)
        if self.pad_if_needed and width < self.size[1]:
            img = F.pad(img, [self.size[1] - width, 0], self.fill, self.padding_mode)
        if self.pad_if_needed and height < self.size[0]:
            img = F.pad(img, [0, self.size[0] - height], self.fill, self.padding_mode)
        return F.crop(img, *self.get_params(img, self.size))

    def __repr__(self):
        return f"RandomCrop(size={self.size}, padding={self.padding})"

class RandomResizedCrop(torch.nn.Module):
    """A rectangle of some size and shape, resized."""

    def __init__(self, size, scale=(0.08, 1.0), ratio=(3.0 / 4.0, 4.0 / 3.0), interpolation=InterpolationMode.BILINEAR, antialias=True):
        super().__init__()
        self.size, self.scale, self.ratio, self.interpolation, self.antialias = _pair(size), scale, ratio, F._mode(interpolation), antialias

    @staticmethod
    def get_params(img, scale, ratio):
        _, height, width = F.get_dimensions(img)
        bounds = torch.log(torch.tensor(ratio))
        for _ in range(10):
            area = height * width * torch.empty(1).uniform_(scale[0], scale[1]).item()
            shape = torch.exp(torch.empty(1).uniform_(bounds[0], bounds[1])).item()
            w, h = int(round(math.sqrt(area * shape))), int(round(math.sqrt(area / shape)))
            if 0 < w <= width and 0 < h <= height:
                i = torch.randint(0, height - h + 1, size=(1,)).item()
                j = torch.randint(0, width - w + 1, size=(1,)).item()
                return i, j, h, w
        now = width / height
        w, h = (width, int(round(width / min(ratio)))) if now < min(ratio) else (int(round(height * max(ratio))), height) if now > max(ratio) else (width, height)
        return (height - h) // 2, (width - w) // 2, h, w

    def forward(self, img):
        return F.resized_crop(img, *self.get_params(img, self.scale, self.ratio), self.size, self.interpolation, self.antialias)

    def __repr__(self):
        scale, ratio = tuple([round(s, 4) for s in self.scale]), tuple([round(r, 4) for r in self.ratio])
        return f"RandomResizedCrop(size={self.size}, scale={scale}, ratio={ratio}, interpolation={self.interpolation.value}, antialias={self.antialias})"

def _angles(value, name="degrees"):
    if isinstance(value, numbers.Number):
        if value < 0:
            raise ValueError(f"If {name} is a single number, it must be positive.")
        return [float(-value), float(value)]
    return [float(part) for part in value]

class RandomRotation(torch.nn.Module):
    """Turned by some angle."""

    def __init__(self, degrees, interpolation=InterpolationMode.NEAREST, expand=False, center=None, fill=0):
        super().__init__()
        self.degrees, self.interpolation, self.expand, self.center, self.fill = _angles(degrees), F._mode(interpolation), expand, center, fill

    @staticmethod
    def get_params(degrees):
        return _between(degrees[0], degrees[1])

    def forward(self, img):
        return F.rotate(img, self.get_params(self.degrees), self.interpolation, self.expand, self.center, self.fill)

    def __repr__(self):
        middle = f", center={self.center}" if self.center is not None else ""
        filled = f", fill={self.fill}" if self.fill is not None else ""
        return f"RandomRotation(degrees={self.degrees}, interpolation={self.interpolation.value}, expand={self.expand}{middle}{filled})"

class RandomAffine(torch.nn.Module):
    """Turned, moved, scaled and sheared by some numbers."""

    def __init__(self, degrees, translate=None, scale=None, shear=None, interpolation=InterpolationMode.NEAREST, fill=0, center=None):
        super().__init__()
        self.degrees, self.translate, self.scale = _angles(degrees), translate, scale
        self.shear = _angles(shear, "shear") if shear is not None else None
        self.interpolation, self.fill, self.center = F._mode(interpolation), fill, center

    @staticmethod
    def get_params(degrees, translate, scale_ranges, shears, img_size):
        angle = _between(degrees[0], degrees[1])
        moved = (0, 0)
        if translate is not None:
            most = [float(part * size) for part, size in zip(translate, img_size)]
            moved = tuple([int(round(_between(-part, part))) for part in most])
        scale = _between(scale_ranges[0], scale_ranges[1]) if scale_ranges is not None else 1.0
        x = y = 0.0
        if shears is not None:
            x = _between(shears[0], shears[1])
            y = _between(shears[2], shears[3]) if len(shears) == 4 else 0.0
        return angle, moved, scale, (x, y)

    def forward(self, img):
        _, height, width = F.get_dimensions(img)
        numbers_ = self.get_params(self.degrees, self.translate, self.scale, self.shear, [width, height])
        return F.affine(img, *numbers_, interpolation=self.interpolation, fill=self.fill, center=self.center)

    def __repr__(self):
        text = f"RandomAffine(degrees={self.degrees}"
        for name in ("translate", "scale", "shear"):
            text += f", {name}={getattr(self, name)}" if getattr(self, name) is not None else ""
        text += f", interpolation={self.interpolation.value}" if self.interpolation != InterpolationMode.NEAREST else ""
        text += f", fill={self.fill}" if self.fill != 0 else ""
        return text + (f", center={self.center}" if self.center is not None else "") + ")"

class ColorJitter(torch.nn.Module):
    """Brightness, contrast, saturation and hue, each changed by some factor, in some order."""

    def __init__(self, brightness=0, contrast=0, saturation=0, hue=0):
        super().__init__()
        self.brightness, self.contrast, self.saturation = [self._range(value, name) for value, name in (
            (brightness, "brightness"), (contrast, "contrast"), (saturation, "saturation"))]
        self.hue = self._range(hue, "hue", 0, (-0.5, 0.5), False)

    @staticmethod
    def _range(value, name, center=1, bound=(0, float("inf")), clipped=True):
        if isinstance(value, numbers.Number):
            if value < 0:
                raise ValueError(f"If {name} is a single number, it must be non negative.")
            value = [center - float(value), center + float(value)]
            value[0] = max(value[0], 0.0) if clipped else value[0]
        else:
            value = [float(part) for part in value]
        if not bound[0] <= value[0] <= value[1] <= bound[1]:
            raise ValueError(f"{name} values should be between {bound}, but got {value}.")
        return None if value[0] == value[1] == center else tuple(value)

    @staticmethod
    def get_params(brightness, contrast, saturation, hue):
        order = torch.randperm(4)
        return (order,) + tuple([None if part is None else _between(part[0], part[1]) for part in (brightness, contrast, saturation, hue)])

    def forward(self, img):
        order, *factors = self.get_params(self.brightness, self.contrast, self.saturation, self.hue)
        changes = [F.adjust_brightness, F.adjust_contrast, F.adjust_saturation, F.adjust_hue]
        for i in order.tolist():
            if factors[i] is not None:
                img = changes[i](img, factors[i])
        return img

    def __repr__(self):
        return f"ColorJitter(brightness={self.brightness}, contrast={self.contrast}, saturation={self.saturation}, hue={self.hue})"

class GaussianBlur(torch.nn.Module):
    """Softened by a bell of some width."""

    def __init__(self, kernel_size, sigma=(0.1, 2.0)):
        super().__init__()
        self.kernel_size = _pair(kernel_size)
        if any(size <= 0 or size % 2 == 0 for size in self.kernel_size):
            raise ValueError("Kernel size value should be an odd and positive number.")
        self.sigma = (float(sigma), float(sigma)) if isinstance(sigma, numbers.Number) else tuple(sigma)

    @staticmethod
    def get_params(sigma_min, sigma_max):
        return _between(sigma_min, sigma_max)

    def forward(self, img):
        width = self.get_params(self.sigma[0], self.sigma[1])
        return F.gaussian_blur(img, self.kernel_size, [width, width])

    def __repr__(self):
        return f"GaussianBlur(kernel_size={self.kernel_size}, sigma={self.sigma})"

class RandomErasing(torch.nn.Module):
    """A rectangle wiped out now and then."""

    def __init__(self, p=0.5, scale=(0.02, 0.33), ratio=(0.3, 3.3), value=0, inplace=False):
        super().__init__()
        if p < 0 or p > 1:
            raise ValueError("Random erasing probability should be between 0 and 1")
        self.p, self.scale, self.ratio, self.value, self.inplace = p, scale, ratio, value, inplace

    def forward(self, img):
        if not _chance(self.p):
            return img
        channels, height, width = img.shape[-3:]
        bounds = torch.log(torch.tensor(self.ratio))
        for _ in range(10):
            area = height * width * torch.empty(1).uniform_(self.scale[0], self.scale[1]).item()
            shape = torch.exp(torch.empty(1).uniform_(bounds[0], bounds[1])).item()
            h, w = int(round(math.sqrt(area * shape))), int(round(math.sqrt(area / shape)))
            if not (h < height and w < width):
                continue
            value = torch.empty([channels, h, w]).normal_() if self.value == "random" else torch.as_tensor(
                self.value, dtype=torch.float32).reshape(-1, 1, 1)
            i = torch.randint(0, height - h + 1, size=(1,)).item()
            j = torch.randint(0, width - w + 1, size=(1,)).item()
            return F.erase(img, i, j, h, w, value, self.inplace)
        return img

    def __repr__(self):
        return f"RandomErasing(p={self.p}, scale={self.scale}, ratio={self.ratio}, value={self.value}, inplace={self.inplace})"

class RandomTransforms:
    """A list of changes."""

    def __init__(self, transforms):
        self.transforms = transforms

    def __repr__(self):
        return "\n".join([type(self).__name__ + "("] + [f"    {change}" for change in self.transforms] + [")"])

class RandomApply(torch.nn.Module):
    """Changes that happen together with a probability."""

    def __init__(self, transforms, p=0.5):
        super().__init__()
        self.transforms, self.p = transforms, p

    def forward(self, img):
        if self.p < torch.rand(1):
            return img
        for change in self.transforms:
            img = change(img)
        return img

    def __repr__(self):
        return "\n".join(["RandomApply(", f"    p={self.p}"] + [f"    {change}" for change in self.transforms] + [")"])

class RandomOrder(RandomTransforms):
    """All changes in some order."""

    def __call__(self, img):
        import random
        order = list(range(len(self.transforms)))
        random.shuffle(order)
        for i in order:
            img = self.transforms[i](img)
        return img

class RandomChoice(RandomTransforms):
    """One of the changes."""

    def __init__(self, transforms, p=None):
        super().__init__(transforms)
        self.p = p

    def __call__(self, img):
        import random
        return random.choices(self.transforms, weights=self.p)[0](img)

class AutoAugmentPolicy(enum.Enum):
    IMAGENET = "imagenet"
    CIFAR10 = "cifar10"
    SVHN = "svhn"

class AutoAugment(torch.nn.Module):
    def __init__(self, policy=AutoAugmentPolicy.IMAGENET, interpolation=InterpolationMode.NEAREST, fill=None):
        raise NotImplementedError("Gradus has no transforms.AutoAugment: TrivialAugmentWide and RandAugment are here")

class AugMix(torch.nn.Module):
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("Gradus has no transforms.AugMix: TrivialAugmentWide and RandAugment are here")

def _applied(img, name, size, kind, fill):
    # One change by its name and strength.
    if name in ("ShearX", "ShearY"):
        angle = math.degrees(math.atan(size))
        return F.affine(img, 0.0, [0, 0], 1.0, [angle, 0.0] if name == "ShearX" else [0.0, angle], kind, fill, center=[0, 0])
    if name in ("TranslateX", "TranslateY"):
        return F.affine(img, 0.0, [int(size), 0] if name == "TranslateX" else [0, int(size)], 1.0, [0.0, 0.0], kind, fill)
    if name == "Rotate":
        return F.rotate(img, size, kind, fill=fill)
    if name in ("Brightness", "Color", "Contrast", "Sharpness"):
        change = {"Brightness": F.adjust_brightness, "Color": F.adjust_saturation, "Contrast": F.adjust_contrast, "Sharpness": F.adjust_sharpness}[name]
        return change(img, 1.0 + size)
    return {"Posterize": lambda: F.posterize(img, int(size)), "Solarize": lambda: F.solarize(img, size), "AutoContrast": lambda: F.autocontrast(img),
            "Equalize": lambda: F.equalize(img), "Identity": lambda: img}[name]()

class _Augment(torch.nn.Module):
    def _space(self, bins, height, width):
        steps = torch.arange(bins) / (bins - 1)
        shades = 8 - torch.arange(bins) / ((bins - 1) / self._shades)
        rows = {"Identity": (torch.tensor(0.0), False)}
        for name in ("ShearX", "ShearY"):
            rows[name] = (torch.linspace(0.0, self._shear, bins), True)
        for name, side in (("TranslateX", width), ("TranslateY", height)):
            rows[name] = (torch.linspace(0.0, self._moved(side), bins), True)
        rows["Rotate"] = (torch.linspace(0.0, self._turn, bins), True)
        for name in ("Brightness", "Color", "Contrast", "Sharpness"):
            rows[name] = (steps * self._strength, True)
        rows["Posterize"] = (shades.round().to(torch.int64), False)
        rows["Solarize"] = (255.0 - steps * 255.0, False)
        rows["AutoContrast"] = rows["Equalize"] = (torch.tensor(0.0), False)
        return rows

class TrivialAugmentWide(_Augment):
    """One change of random strength."""
    _shear, _turn, _strength, _shades = 0.99, 135.0, 0.99, 6
    _moved = lambda self, side: 32.0

    def __init__(self, num_magnitude_bins=31, interpolation=InterpolationMode.NEAREST, fill=None):
        super().__init__()
        self.num_magnitude_bins, self.interpolation, self.fill = num_magnitude_bins, interpolation, fill

    def forward(self, img):
        _, height, width = F.get_dimensions(img)
        rows = self._space(self.num_magnitude_bins, height, width)
        name = list(rows)[int(torch.randint(len(rows), (1,)).item())]
        sizes, signed = rows[name]
        size = float(sizes[torch.randint(len(sizes), (1,), dtype=torch.long)].item()) if sizes.ndim > 0 else 0.0
        if signed and torch.randint(2, (1,)):
            size = -size
        return _applied(img, name, size, self.interpolation, self.fill)

    def __repr__(self):
        return f"TrivialAugmentWide(num_magnitude_bins={self.num_magnitude_bins}, interpolation={self.interpolation}, fill={self.fill})"

class RandAugment(_Augment):
    """Some changes of one strength."""
    _shear, _turn, _strength, _shades = 0.3, 30.0, 0.9, 4
    _moved = lambda self, side: 150.0 / 331.0 * side

    def __init__(self, num_ops=2, magnitude=9, num_magnitude_bins=31, interpolation=InterpolationMode.NEAREST, fill=None):
        super().__init__()
        self.num_ops, self.magnitude, self.num_magnitude_bins, self.interpolation, self.fill = num_ops, magnitude, num_magnitude_bins, interpolation, fill

    def forward(self, img):
        _, height, width = F.get_dimensions(img)
        for _ in range(self.num_ops):
            rows = self._space(self.num_magnitude_bins, height, width)
            name = list(rows)[int(torch.randint(len(rows), (1,)).item())]
            sizes, signed = rows[name]
            size = float(sizes[self.magnitude].item()) if sizes.ndim > 0 else 0.0
            if signed and torch.randint(2, (1,)):
                size = -size
            img = _applied(img, name, size, self.interpolation, self.fill)
        return img

    def __repr__(self):
        return (f"RandAugment(num_ops={self.num_ops}, magnitude={self.magnitude}, num_magnitude_bins={self.num_magnitude_bins}, "
                f"interpolation={self.interpolation}, fill={self.fill})")
