# SPDX-License-Identifier: GPL-3.0-or-later
"""Pooling at drawn places, losses with a weight for each element, and what grids may be."""
import torch
import torch.nn.functional as F
from torch.nn._bags import _reduced


# Fractional pooling

def _fractional(count, input, kernel_size, output_size, output_ratio, samples):
    if output_size is None and output_ratio is None:
        raise ValueError(f"fractional_max_pool{count}d requires specifying either an output_size or an output_ratio")
    for name, value in (("kernel_size", kernel_size), ("output_size", output_size)):
        if value is not None and not isinstance(value, int) and len(value) not in ((count,) if name == "output_size" else (1, count) if count == 2 else (count,)):
            raise RuntimeError(
                f"fractional_max_pool{count}d: {name} must either be a single Int or tuple of "
                f"{'three ' if count == 3 else ''}Ints")
    kernel = (kernel_size,) * count if isinstance(kernel_size, int) else tuple(kernel_size)
    if len(kernel) == 1:
        kernel *= count
    if input.dim() not in (count + 1, count + 2) or 0 in input.shape[-count - 1:]:
        raise RuntimeError(
            f"fractional_max_pool{count}d(): Expected input to be {count + 1}D or {count + 2}D tensor, with non-zero size for non-batch "
            f"dimensions, but got: {tuple(input.shape)}")
    sizes = input.shape[-count:]
    if output_size is None:
        ratio = (output_ratio,) * count if isinstance(output_ratio, (int, float)) else tuple(output_ratio)
        if len(ratio) != count:
            raise ValueError(
                f"fractional_max_pool{count}d requires output_ratio to either be a single Int or tuple of Ints.")
        output_size = tuple(int(s * r) for s, r in zip(sizes, ratio))
    elif isinstance(output_size, int):
        output_size = (output_size,) * count
    output_size = tuple(output_size)
    if any(o < 0 for o in output_size):
        raise RuntimeError(f"fractional_max_pool{count}d(): output size must be greater than zero, but got {output_size}")
    names = ("height", "width") if count == 2 else ("time", "height", "width")
    for name, k, s, o in zip(names, kernel, sizes, output_size):
        if o + k - 1 > s:
            raise RuntimeError(
                f"fractional_max_pool{count}d_out(): pool {name} {k} too large relative to input {name} {s}")
    batched = input.dim() == count + 2
    if 0 in output_size:
        empty = tuple(input.shape[:-count]) + output_size
        return input.new_zeros(empty), torch.zeros(empty, dtype=torch.long)
    x = input if batched else input.unsqueeze(0)
    batch, channels = x.shape[:2]
    if samples is None:
        samples = torch.rand(1 if not batched else batch, channels, count, dtype=input.dtype)
    if samples.dim() != 3 or samples.size(0) < batch or samples.size(1) < channels or samples.size(2) < count:
        raise RuntimeError(f"Expect _random_samples to have shape ({batch}, {channels}, {count})")
    values, places = [], []
    for n in range(batch):
        for c in range(channels):
            plane, flat = x[n, c], torch.arange(x[n, c].numel()).reshape(sizes)
            for d in range(count):
                # In two dimensions the first sample is the width's.
                u = samples[n, c, count - 1 - d if count == 2 else d].item()
                s, o, k = sizes[d], output_size[d], kernel[d]
                step = (s - k) / (o - 1) if o > 1 else 0.0
                starts = [int((i + u) * step) - int(u * step) for i in range(o - 1)] + [s - k]
                rows = torch.tensor([[a + j for j in range(k)] for a in starts]).reshape(-1)
                plane = plane.index_select(2 * d, rows).unflatten(2 * d, (o, k))
                flat = flat.index_select(2 * d, rows).unflatten(2 * d, (o, k))
            order = [2 * d for d in range(count)] + [2 * d + 1 for d in range(count)]
            windows = plane.permute(order).reshape(*output_size, -1)
            flat = flat.permute(order).reshape(*output_size, -1)
            best = windows.max(-1)
            values.append(best.values)
            places.append(flat.gather(-1, best.indices.unsqueeze(-1)).squeeze(-1))
    shape = (batch, channels, *output_size) if batched else (channels, *output_size)
    if not values:
        return input.sum() + input.new_zeros(shape), torch.zeros(shape, dtype=torch.long)
    return torch.stack(values).reshape(shape), torch.stack(places).reshape(shape)


def fractional_max_pool2d_with_indices(
    input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None,
):
    return _fractional(2, input, kernel_size, output_size, output_ratio, _random_samples)


def fractional_max_pool3d_with_indices(
    input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None,
):
    return _fractional(3, input, kernel_size, output_size, output_ratio, _random_samples)


def fractional_max_pool2d(
    input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None,
):
    """The largest values of windows whose places are drawn."""
    pair = _fractional(2, input, kernel_size, output_size, output_ratio, _random_samples)
    return pair if return_indices else pair[0]


def fractional_max_pool3d(
    input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None,
):
    """The largest values of windows whose places are drawn."""
    pair = _fractional(3, input, kernel_size, output_size, output_ratio, _random_samples)
    return pair if return_indices else pair[0]


# Losses with a weight for each element, and what grids may be

def _weighted(kind, input, target, reduction, weight, delta=1.0):
    if input.size() != target.size():
        input, target = torch.broadcast_tensors(input, target)
    if weight.size() != input.size():
        raise ValueError("Weights and input must have the same size.")
    if kind == "mse":
        errors = (input - target).pow(2)
    elif kind == "l1":
        errors = torch.abs(input - target)
    else:
        errors = F.huber_loss(input, target, reduction="none", delta=delta)
    errors = errors * weight
    if reduction == "mean":
        return errors.sum() / (weight.sum() if kind != "huber" else torch.tensor(errors.numel()))
    return _reduced(errors, reduction)


def _check_grid(input, grid, mode):
    shown, other = list(input.shape), list(grid.shape)
    if input.dim() < 3:
        return
    if input.dim() != grid.dim() and input.dim() - 2 == grid.size(-1):
        return
    if grid.size(-1) != input.dim() - 2:
        raise RuntimeError(
            f"grid_sampler(): expected grid to have size {input.dim() - 2} in last dimension, but got grid with sizes {other}")
    if input.size(0) != grid.size(0):
        raise RuntimeError(
            "grid_sampler(): expected grid and input to have same batch size, but got input with sizes "
            f"{shown} and grid with sizes {other}")
    for d in range(2, input.dim()):
        if input.size(d) == 0:
            raise RuntimeError(
                "grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes "
                f"{shown} with dimension {d} being empty")
    if mode == "bicubic" and input.dim() != 4:
        raise RuntimeError("grid_sampler(): bicubic interpolation only supports 4D input")


def _check_affine(theta, size, align_corners):
    if not theta.is_floating_point():
        raise ValueError(f"Expected theta to have floating point type, but got {theta.dtype}")
    size = torch.Size(size)
    if len(size) == 4:
        if theta.dim() != 3 or tuple(theta.shape[-2:]) != (2, 3):
            raise ValueError(
                f"Expected a batch of 2D affine matrices of shape Nx2x3 for size {size}. Got {theta.shape}.")
    elif len(size) == 5:
        if theta.dim() != 3 or tuple(theta.shape[-2:]) != (3, 4):
            raise ValueError(
                f"Expected a batch of 3D affine matrices of shape Nx3x4 for size {size}. Got {theta.shape}.")
    else:
        raise NotImplementedError(
            "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. "
            f"Got size {size}.")
    if align_corners and min(size[2:]) == 1:
        import warnings

        warnings.warn(
            "Since version 1.3.0, affine_grid behavior has changed for unit-size grids when align_corners=True. This is not an "
            "intended use case of affine_grid. See the documentation of affine_grid for details.")
    elif min(size) <= 0:
        raise ValueError(f"Expected non-zero, positive output size. Got {size}")
