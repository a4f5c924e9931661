# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures from files as tensors of bytes, and back.
import enum

from PIL import Image as _Image
from torchvision.transforms.functional import pil_to_tensor, to_pil_image

class ImageReadMode(enum.Enum):
    UNCHANGED, GRAY, GRAY_ALPHA, RGB, RGB_ALPHA = 0, 1, 2, 3, 4

_MODES = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}

def read_image(path, mode=ImageReadMode.UNCHANGED, apply_exif_orientation=False):
    """A PNG file as a tensor (C, H, W) of bytes."""
    if isinstance(mode, str):
        mode = ImageReadMode[mode.upper()]
    picture = _Image.open(path)
    return pil_to_tensor(picture.convert(_MODES[mode.value]) if mode.value else picture)

decode_image = read_image

def write_png(input, filename, compression_level=6):
    """A tensor (C, H, W) of bytes into a PNG file."""
    to_pil_image(input).save(filename, format="png")
