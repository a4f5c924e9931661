# SPDX-License-Identifier: GPL-3.0-or-later
"""Functions of `torch` that are written with the others."""
import torch
import torch.nn.functional as F
from torch.nn._functions import (
    _bags, conv_tbc, elu_, hardtanh_, leaky_relu_, native_channel_shuffle,
)

def embedding_bag(
    weight, indices, offsets, scale_grad_by_freq=False, mode=0, sparse=False, per_sample_weights=None,
    include_last_offset=False, padding_idx=None,
):
    for name, tensor, least, most in (("weight", weight, 2, 2), ("input", indices, 1, 2), ("offsets", offsets, 1, 1)):
        if not least <= tensor.dim() <= most:
            kind = "2D" if least == 2 else "1D or 2D" if most == 2 else "1D"
            raise RuntimeError(f"{name} has to be a {kind} Tensor, but got Tensor of dimension {tensor.dim()}")
    return _bags(
        weight, indices, offsets, scale_grad_by_freq, ("sum", "mean", "max")[mode], per_sample_weights,
        include_last_offset, padding_idx)


_embedding_bag = _embedding_bag_forward_only = embedding_bag


def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction=1, zero_infinity=False):
    return F.ctc_loss(
        log_probs, targets, input_lengths, target_lengths, blank, ("none", "mean", "sum")[reduction], zero_infinity)


def lu_solve(input, LU_data, LU_pivots, *, out=None):
    """X of A @ X = input, as torch.linalg.lu_solve with its arguments in another order."""
    return torch.linalg.lu_solve(LU_data, LU_pivots, input, out=out)


def constant_pad_nd(input, pad, value=0):
    return F.pad(input, pad, "constant", value)


def empty_strided(
    size, stride, *, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False,
):
    """A tensor of given sizes and steps."""
    if len(size) != len(stride):
        raise RuntimeError("empty_strided: mismatch in length of strides and shape")
    if any(s < 0 for s in size) or any(s < 0 for s in stride):
        raise RuntimeError("empty_strided: sizes and strides must be non-negative")
    count = 0 if 0 in tuple(size) else 1 + sum((n - 1) * s for n, s in zip(size, stride))
    base = torch.zeros(count, dtype=dtype, device=device)
    result = torch.empty(0, dtype=base.dtype).set_(base.as_strided(size, stride))
    return result.requires_grad_() if requires_grad else result


def batch_norm_update_stats(input, running_mean, running_var, momentum):
    """Means and inverse deviations of the channels, which also go into running statistics."""
    if input.numel() == 0:
        raise RuntimeError(
            f"input tensor must have at least one element, but got input_sizes = {list(input.shape)}")
    dims = [d for d in range(input.dim()) if d != 1]
    mean = input.mean(dims)
    var = input.var(dims, unbiased=False)
    with torch.no_grad():
        count = input.numel() // input.size(1)
        if running_mean is not None:
            running_mean.mul_(1 - momentum).add_(mean, alpha=momentum)
        if running_var is not None:
            running_var.mul_(1 - momentum).add_(var * count / (count - 1), alpha=momentum)
    return mean, var


def _copied(name):
    view = getattr(torch.Tensor, name)

    def call(input, *args, out=None, **kwargs):
        result = view(input, *args, **kwargs)
        if isinstance(result, torch.Tensor):
            result = result.clone(memory_format=torch.contiguous_format)
            if out is not None:
                out.resize_(result.shape).copy_(result)
                return out
            return result
        result = tuple(part.clone(memory_format=torch.contiguous_format) for part in result)
        if out is not None:
            for target, part in zip(out, result):
                target.resize_(part.shape).copy_(part)
            return None
        return result

    call.__name__ = name + "_copy"
    return call


view_copy, as_strided_copy, diagonal_copy, expand_copy, permute_copy, select_copy = (
    _copied(n) for n in ("view", "as_strided", "diagonal", "expand", "permute", "select"))
split_copy, split_with_sizes_copy, squeeze_copy, t_copy, transpose_copy, unbind_copy = (
    _copied(n) for n in ("split", "split_with_sizes", "squeeze", "t", "transpose", "unbind"))
unsqueeze_copy, unfold_copy, detach_copy = (_copied(n) for n in ("unsqueeze", "unfold", "detach"))


def alias_copy(input, *, out=None):
    return view_copy(input, input.shape, out=out)


def slice_copy(input, dim=0, start=None, end=None, step=1, *, out=None):
    index = (slice(None),) * (dim % input.dim()) + (slice(start, end, step),)
    result = input[index].clone(memory_format=torch.contiguous_format)
    if out is not None:
        return out.resize_(result.shape).copy_(result)
    return result


def index_reduce(input, dim, index, source, reduce, *, include_self=True, out=None):
    """Rows reduced into the rows that an index names."""
    names = {"prod": "prod", "mean": "mean", "amax": "amax", "amin": "amin"}
    if reduce not in names:
        raise RuntimeError(
            f"index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got {reduce}.")
    shape = [1] * source.dim()
    shape[dim] = -1
    places = index.long().view(shape).expand_as(source)
    result = torch.scatter_reduce(input, dim, places, source, names[reduce], include_self=include_self)
    if out is not None:
        return out.resize_(result.shape).copy_(result)
    return result


def grid_sampler(input, grid, interpolation_mode, padding_mode, align_corners):
    return F.grid_sample(
        input, grid, ("bilinear", "nearest", "bicubic")[interpolation_mode],
        ("zeros", "border", "reflection")[padding_mode], align_corners)


_grid_sampler_2d_cpu_fallback = grid_sampler


def _add_relu(input, other, *, alpha=1, out=None):
    """The positive part of a sum."""
    result = torch.add(input, other, alpha=alpha).relu()
    return result if out is None else out.copy_(result)


def grid_sampler_2d(input, grid, interpolation_mode, padding_mode, align_corners):
    return grid_sampler(input, grid, interpolation_mode, padding_mode, align_corners)


def grid_sampler_3d(input, grid, interpolation_mode, padding_mode, align_corners):
    return grid_sampler(input, grid, interpolation_mode, padding_mode, align_corners)


def affine_grid_generator(theta, size, align_corners):
    return F.affine_grid(theta, size, align_corners)


def _assert(condition, message):
    """An assertion that can be traced."""
    if torch.overrides.has_torch_function((condition,)):
        return torch.overrides.handle_torch_function(_assert, (condition,), condition, message)
    assert condition, message


_assert.__module__ = "torch"
