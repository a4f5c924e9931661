# SPDX-License-Identifier: GPL-3.0-or-later
# Many pictures as one, and into files.
import math

import torch

def make_grid(tensor, nrow=8, padding=2, normalize=False, value_range=None, scale_each=False, pad_value=0.0):
    """Pictures beside each other."""
    if not isinstance(tensor, torch.Tensor):
        if not isinstance(tensor, list):
            raise TypeError(f"tensor or list of tensors expected, got {type(tensor)}")
        for part in tensor:
            if not isinstance(part, torch.Tensor):
                raise TypeError(f"tensor or list of tensors expected, got a list containing {type(part)}")
        tensor = torch.stack(tensor, dim=0)
    if tensor.dim() == 2:
        tensor = tensor.unsqueeze(0)
    if tensor.dim() == 3:
        tensor = torch.cat((tensor, tensor, tensor), 0) if tensor.size(0) == 1 else tensor
        tensor = tensor.unsqueeze(0)
    if tensor.dim() == 4 and tensor.size(1) == 1:
        tensor = torch.cat((tensor, tensor, tensor), 1)
    if normalize:
        tensor = tensor.clone()
        if value_range is not None and not isinstance(value_range, tuple):
            raise TypeError("value_range has to be a tuple (min, max) if specified. min and max are numbers")
        for part in tensor if scale_each else [tensor]:
            low, high = value_range if value_range is not None else (float(part.min()), float(part.max()))
            part.clamp_(min=low, max=high)
            part.sub_(low).div_(max(high - low, 1e-5))
    if tensor.size(0) == 1:
        return tensor.squeeze(0)
    count = tensor.size(0)
    columns = min(nrow, count)
    rows = int(math.ceil(float(count) / columns))
    height, width = int(tensor.size(2) + padding), int(tensor.size(3) + padding)
    grid = tensor.new_full((tensor.size(1), height * rows + padding, width * columns + padding), pad_value)
    for place in range(count):
        y, x = place // columns * height + padding, place % columns * width + padding
        grid[:, y:y + height - padding, x:x + width - padding] = tensor[place]
    return grid

def save_image(tensor, fp, format=None, **kwargs):
    """Pictures beside each other, into a PNG file."""
    from PIL import Image
    grid = make_grid(tensor, **kwargs)
    pixels = grid.mul(255).add_(0.5).clamp_(0, 255).permute(1, 2, 0).to(torch.uint8).numpy()
    Image.fromarray(pixels).save(fp, format=format)

def draw_bounding_boxes(image, boxes, labels=None, colors=None, fill=False, width=1, font=None, font_size=None, **kwargs):
    """Rectangles in a picture of bytes; their labels are not drawn."""
    from PIL.Image import _colour
    made = image.clone()
    for number, box in enumerate(boxes.to(torch.int64).tolist()):
        colour = colors[number] if isinstance(colors, list) else colors if colors is not None else (255, 255, 255)
        rgb = torch.tensor(_colour(colour, "RGB"), dtype=made.dtype).reshape(3, 1, 1)
        left, top, right, bottom = box
        made[:, top:top + width, left:right + 1] = rgb
        made[:, bottom - width + 1:bottom + 1, left:right + 1] = rgb
        made[:, top:bottom + 1, left:left + width] = rgb
        made[:, top:bottom + 1, right - width + 1:right + 1] = rgb
    return made

def draw_segmentation_masks(image, masks, alpha=0.8, colors=None):
    """Coloured areas in a picture of bytes."""
    from PIL.Image import _colour
    made = image.clone()
    masks = masks[None] if masks.ndim == 2 else masks
    for number, mask in enumerate(masks):
        colour = colors[number] if isinstance(colors, list) else colors if colors is not None else [(37 * number + 80) % 256, (91 * number + 160) % 256, 90]
        made[:, mask] = torch.tensor(_colour(colour, "RGB"), dtype=made.dtype)[:, None]
    return (image * (1 - alpha) + made * alpha).to(image.dtype)
