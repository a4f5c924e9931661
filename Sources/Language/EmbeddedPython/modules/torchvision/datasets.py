# SPDX-License-Identifier: GPL-3.0-or-later
# Data sets of pictures: read from files that are there, else small stand-ins that say so.
import os
import warnings

import numpy as np
import torch
from PIL import Image
from torch.utils.data import Dataset

_told = set()

def _tell(name, what):
    # Once a data set: what stands in for it.
    if name not in _told:
        _told.add(name)
        warnings.warn(f"Gradus has no network: datasets.{name} gives {what} instead", stacklevel=4)

class StandardTransform:
    """What pictures and targets go through."""

    def __init__(self, transform=None, target_transform=None):
        self.transform, self.target_transform = transform, target_transform

    def __call__(self, input, target):
        return (self.transform(input) if self.transform is not None else input,
                self.target_transform(target) if self.target_transform is not None else target)

    def __repr__(self):
        body = ["StandardTransform"]
        for title, part in (("Transform: ", self.transform), ("Target transform: ", self.target_transform)):
            if part is not None:
                lines = repr(part).splitlines()
                body += [title + lines[0]] + [" " * len(title) + line for line in lines[1:]]
        return "\n".join(body)

class VisionDataset(Dataset):
    """A data set of pictures."""

    def __init__(self, root=None, transforms=None, transform=None, target_transform=None):
        self.root = os.path.expanduser(root) if isinstance(root, str) else root
        self.transform, self.target_transform = transform, target_transform
        self.transforms = StandardTransform(transform, target_transform) if transform is not None or target_transform is not None else transforms

    def _through(self, picture, target):
        picture = picture if self.transform is None else self.transform(picture)
        return picture, target if self.target_transform is None else self.target_transform(target)

    def extra_repr(self):
        return ""

    def __repr__(self):
        body = [f"Number of datapoints: {len(self)}"]
        if self.root is not None:
            body.append(f"Root location: {self.root}")
        body += self.extra_repr().splitlines()
        if self.transforms is not None:
            body += repr(self.transforms).splitlines()
        return "\n".join([f"Dataset {type(self).__name__}"] + ["    " + line for line in body])

def _digits(train):
    # The 8x8 digits, enlarged to 28x28; every fifth is for testing.
    from sklearn import _digits as source
    small = np.array(source.pixels(), dtype="uint8").reshape(-1, 8, 8)
    chosen = np.arange(len(small)) % 5 != 4 if train else np.arange(len(small)) % 5 == 4
    large = np.repeat(np.repeat(small[chosen], 3, axis=1), 3, axis=2).astype("int64") * 255 // 16
    return np.pad(large, ((0, 0), (2, 2), (2, 2))).astype("uint8"), [label for label, keep in zip(source.targets(), chosen.tolist()) if keep]

def _made_up(train, shape, classes):
    # Noise with a bright stripe whose place, and in colour whose tint, tells the class.
    stream = np.random.RandomState(1 if train else 2)
    count = 1000 if train else 200
    labels = stream.randint(0, classes, count)
    pixels = stream.randint(0, 90, (count,) + shape)
    side = shape[0]
    for i, label in enumerate(labels.tolist()):
        place = label * (side - 3) // max(1, classes - 1)
        if len(shape) == 3:
            pixels[i, place:place + 3, :, label % 3] += 140
        else:
            pixels[i, place:place + 3] += 140
    return pixels.astype("uint8"), labels.tolist()

def _idx(path):
    # A file of MNIST's form: sizes, then bytes.
    data = np._readfile(path, f"datasets.MNIST({path!r})")
    if data[:2] == b"\x1f\x8b":
        import zlib
        data = zlib.decompress(data, 31)
    rank = data[3]
    shape = [int.from_bytes(data[4 + 4 * i:8 + 4 * i], "big") for i in range(rank)]
    return np.frombuffer(data[4 + 4 * rank:], dtype="uint8").reshape(shape)

class MNIST(VisionDataset):
    """Handwritten digits of 28x28 pixels: from the files below root, else 8x8 digits enlarged."""
    classes = ["0 - zero", "1 - one", "2 - two", "3 - three", "4 - four", "5 - five", "6 - six", "7 - seven", "8 - eight", "9 - nine"]

    def __init__(self, root=None, train=True, transform=None, target_transform=None, download=False):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.train = train
        found = self._files()
        if found is None:
            if not download:
                raise RuntimeError("Dataset not found. You can use download=True to download it")
            pixels, labels = self._stand_in()
        else:
            pixels, labels = _idx(found[0]).copy(), _idx(found[1]).tolist()
        self.data, self.targets = torch.from_numpy(pixels), torch.tensor(labels)

    def _files(self):
        start = "train" if self.train else "t10k"
        for folder in (self.raw_folder, str(self.root)):
            for ending in ("", ".gz"):
                names = [os.path.join(folder, f"{start}-{part}-ubyte{ending}") for part in ("images-idx3", "labels-idx1")]
                if all(os.path.exists(name) for name in names):
                    return names
        return None

    def _stand_in(self):
        _tell("MNIST", "1,797 handwritten digits of 8x8 pixels, enlarged to 28x28,")
        return _digits(self.train)

    @property
    def raw_folder(self):
        return os.path.join(str(self.root), type(self).__name__, "raw")

    @property
    def processed_folder(self):
        return os.path.join(str(self.root), type(self).__name__, "processed")

    @property
    def class_to_idx(self):
        return {name: i for i, name in enumerate(self.classes)}

    train_data = test_data = property(lambda self: self.data)
    train_labels = test_labels = property(lambda self: self.targets)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self._through(Image.fromarray(self.data[index].numpy(), mode="L"), int(self.targets[index]))

    def extra_repr(self):
        return f"Split: {'Train' if self.train is True else 'Test'}"

class FashionMNIST(MNIST):
    """Clothes of 28x28 pixels: from the files below root, else made-up stripes."""
    classes = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]

    def _stand_in(self):
        _tell(type(self).__name__, "1,200 made-up pictures, whose stripe tells the class,")
        return _made_up(self.train, (28, 28), len(self.classes))

class KMNIST(FashionMNIST):
    """Characters of 28x28 pixels: from the files below root, else made-up stripes."""
    classes = ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"]

class EMNIST(FashionMNIST):
    """Letters; the stand-in has ten made-up classes."""
    classes = [str(i) for i in range(10)]

    def __init__(self, root=None, split="balanced", **kwargs):
        self.split = split
        super().__init__(root, **kwargs)

class CIFAR10(VisionDataset):
    """Things in colour, 32x32 pixels: from the files of the binary version below root, else made-up stripes."""
    classes = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]
    _folder = "cifar-10-batches-bin"

    def __init__(self, root=None, train=True, transform=None, target_transform=None, download=False):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.train = train
        self.class_to_idx = {name: i for i, name in enumerate(self.classes)}
        names = [os.path.join(str(root), self._folder, name) for name in self._names(train)]
        if all(os.path.exists(name) for name in names):
            self.data, self.targets = self._read(names)
        elif not download:
            raise RuntimeError("Dataset not found or corrupted. You can use download=True to download it")
        else:
            _tell(type(self).__name__, "1,200 made-up pictures, whose stripe tells the class,")
            self.data, self.targets = _made_up(train, (32, 32, 3), len(self.classes))

    def _names(self, train):
        return [f"data_batch_{i}.bin" for i in range(1, 6)] if train else ["test_batch.bin"]

    def _read(self, names, labels=1):
        rows = np.concatenate([np.frombuffer(np._readfile(name, f"datasets.{type(self).__name__}()"), dtype="uint8").reshape(-1, 3072 + labels)
                               for name in names])
        return rows[:, labels:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1).copy(), rows[:, labels - 1].tolist()

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self._through(Image.fromarray(self.data[index]), self.targets[index])

    def extra_repr(self):
        return f"Split: {'Train' if self.train is True else 'Test'}"

class CIFAR100(CIFAR10):
    """A hundred kinds of things; the stand-in has made-up stripes."""
    classes = [f"class {i}" for i in range(100)]
    _folder = "cifar-100-binary"

    def _names(self, train):
        return ["train.bin" if train else "test.bin"]

    def _read(self, names, labels=2):
        return super()._read(names, labels)

class SVHN(CIFAR10):
    """House numbers; the stand-in has made-up stripes."""
    classes = [str(i) for i in range(10)]
    _folder = "no files of this form"

    def __init__(self, root=None, split="train", transform=None, target_transform=None, download=False):
        super().__init__(root, split != "test", transform, target_transform, download)
        self.labels = np.array(self.targets)

class STL10(SVHN):
    """Things of 96x96 pixels; the stand-in has made-up stripes of 32x32."""
    classes = ["airplane", "bird", "car", "cat", "deer", "dog", "horse", "monkey", "ship", "truck"]

class FakeData(VisionDataset):
    """Pictures of noise."""

    def __init__(self, size=1000, image_size=(3, 224, 224), num_classes=10, transform=None, target_transform=None, random_offset=0):
        super().__init__(None, transform=transform, target_transform=target_transform)
        self.size, self.image_size, self.num_classes, self.random_offset = size, image_size, num_classes, random_offset

    def __len__(self):
        return self.size

    def __getitem__(self, index):
        if index >= len(self):
            raise IndexError(f"{type(self).__name__} index out of range")
        from torchvision.transforms.functional import to_pil_image
        before = torch.get_rng_state()
        torch.manual_seed(index + self.random_offset)
        pixels = torch.randn(*self.image_size)
        target = torch.randint(0, self.num_classes, size=(1,), dtype=torch.long)[0]
        torch.set_rng_state(before)
        return self._through(to_pil_image(pixels), int(target))

IMG_EXTENSIONS = (".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp")

def default_loader(path):
    return Image.open(path).convert("RGB")

def find_classes(directory):
    """The folders, and their numbers."""
    classes = sorted([name for name in os.listdir(directory) if os.path.isdir(os.path.join(str(directory), name))])
    if not classes:
        raise FileNotFoundError(f"Couldn't find any class folder in {directory}.")
    return classes, {name: i for i, name in enumerate(classes)}

class DatasetFolder(VisionDataset):
    """Files in folders, one folder a class."""

    def __init__(self, root, loader, extensions=None, transform=None, target_transform=None, is_valid_file=None, allow_empty=False):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.loader, self.extensions = loader, extensions
        self.classes, self.class_to_idx = self.find_classes(root)
        self.samples = []
        for name in self.classes:
            for folder, _, files in sorted(os.walk(os.path.join(str(root), name), followlinks=True)):
                for file in sorted(files):
                    path = os.path.join(folder, file)
                    if is_valid_file(path) if is_valid_file is not None else file.lower().endswith(tuple(extensions)):
                        self.samples.append((path, self.class_to_idx[name]))
        empty = sorted(set(self.classes) - {self.classes[target] for _, target in self.samples})
        if empty and not allow_empty:
            raise FileNotFoundError(f"Found no valid file for the classes {', '.join(empty)}. "
                                    f"Supported extensions are: {extensions if isinstance(extensions, str) else ', '.join(extensions or ())}")
        self.targets = [target for _, target in self.samples]

    def find_classes(self, directory):
        return find_classes(directory)

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, index):
        path, target = self.samples[index]
        return self._through(self.loader(path), target)

class ImageFolder(DatasetFolder):
    """Pictures in folders, one folder a class."""

    def __init__(self, root, transform=None, target_transform=None, loader=default_loader, is_valid_file=None, allow_empty=False):
        super().__init__(root, loader, IMG_EXTENSIONS if is_valid_file is None else None, transform, target_transform, is_valid_file, allow_empty)
        self.imgs = self.samples
