# SPDX-License-Identifier: GPL-3.0-or-later
"""Functions of `torch.nn.functional` that are written with the others."""
import torch
import torch.nn.functional as F


def leaky_relu_(input, negative_slope=0.01):
    return F.leaky_relu(input, negative_slope, inplace=True)


def elu_(input, alpha=1.0):
    return F.elu(input, alpha, inplace=True)


def selu_(input):
    return F.selu(input, inplace=True)


def celu_(input, alpha=1.0):
    return F.celu(input, alpha, inplace=True)


def hardtanh_(input, min_val=-1.0, max_val=1.0):
    return F.hardtanh(input, min_val, max_val, inplace=True)


def rrelu_(input, lower=1.0 / 8, upper=1.0 / 3, training=False):
    return F.rrelu(input, lower, upper, training, inplace=True)


def threshold_(input, threshold, value):
    return F.threshold(input, threshold, value, inplace=True)


def native_channel_shuffle(input, groups):
    return F.channel_shuffle(input, groups)


def conv_tbc(input, weight, bias, pad=0):
    """A convolution over time, batch, channels."""
    return F.conv1d(input.permute(1, 2, 0), weight.permute(2, 1, 0), bias, padding=pad).permute(2, 0, 1)


def adaptive_max_pool3d_with_indices(input, output_size, return_indices=False):
    return F.adaptive_max_pool3d(input, output_size, return_indices=True)


def _reduced(loss, reduction):
    if reduction == "none":
        return loss
    if reduction == "mean":
        return loss.mean()
    if reduction == "sum":
        return loss.sum()
    raise ValueError(f"{reduction} is not a valid value for reduction")


# Embedding bags

def embedding_bag(
    input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode="mean", sparse=False,
    per_sample_weights=None, include_last_offset=False, padding_idx=None,
):
    """Sums, means or maxima of bags of rows of a table."""
    if weight.dtype == torch.long and input.is_floating_point():
        import warnings

        warnings.warn(
            "Argument order of nn.functional.embedding_bag was changed. Usage `embedding_bag(weight, input, ...)` is "
            "deprecated, and should now be `embedding_bag(input, weight, ...)`.")
        weight, input = input, weight
    if per_sample_weights is not None and input.size() != per_sample_weights.size():
        raise ValueError(
            f"embedding_bag: If per_sample_weights ({per_sample_weights.shape}) is not None, then it must have the same "
            f"shape as the input ({input.shape})")
    if not weight.dim() == 2:
        raise ValueError(f"weight has to be a 2D Tensor, but got Tensor of dimension {weight.dim()}")
    if input.dim() == 2:
        if offsets is not None:
            kind = str(type(offsets)) if offsets is not None else "<unknown>"
            raise ValueError(
                "if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length "
                f"sequences. However, found offsets of type {kind}")
        offsets = torch.arange(0, input.numel(), input.size(1), dtype=input.dtype, device=input.device)
        if include_last_offset:
            offsets = torch.cat([offsets, torch.tensor([input.numel()], dtype=input.dtype)])
        input = input.reshape(-1)
        if per_sample_weights is not None:
            per_sample_weights = per_sample_weights.reshape(-1)
    elif input.dim() == 1:
        if offsets is None:
            raise ValueError("offsets has to be a 1D Tensor but got None")
        if offsets.dim() != 1:
            raise ValueError("offsets has to be a 1D Tensor")
    else:
        raise ValueError(f"input has to be 1D or 2D Tensor, but got Tensor of dimension {input.dim()}")
    if mode not in ("sum", "mean", "max"):
        raise ValueError("mode has to be one of sum, mean or max")
    if mode == "max" and scale_grad_by_freq:
        raise ValueError("max mode does not support scaling the gradient by the frequency")
    if mode == "max" and sparse:
        raise ValueError("max mode does not support sparse weights")
    if per_sample_weights is not None and mode != "sum":
        raise NotImplementedError(
            "embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum' "
            f"(got mode='{mode}'). Please open a feature request on GitHub.")
    if sparse and torch.is_grad_enabled() and weight.requires_grad:
        raise NotImplementedError("Gradus has no sparse=True in embedding_bag()")
    if max_norm is not None:
        with torch.no_grad():
            F.embedding(input, weight, max_norm=max_norm, norm_type=norm_type)
    return _bags(
        weight, input, offsets, scale_grad_by_freq, mode, per_sample_weights, include_last_offset, padding_idx)[0]


def _bags(weight, indices, offsets, scale_grad_by_freq, mode, per_sample_weights, include_last_offset, padding_idx):
    for name, value in (("indices", indices), ("offsets", offsets)):
        if value.dtype not in (torch.int64, torch.int32):
            raise RuntimeError(
                f"Expected tensor for argument #1 '{name}' to have one of the following scalar types: Long, Int; but got "
                f"{value.type()} instead (while checking arguments for embedding_bag)")
    if per_sample_weights is not None and per_sample_weights.dtype != weight.dtype:
        raise RuntimeError("expected per_sample_weights to have the same type as weight in embedding_bag")
    count = indices.numel()
    if include_last_offset and offsets.numel() < 1:
        raise RuntimeError(
            "include_last_offset: numBags should be at least 1")
    if offsets.numel() > 0:
        if offsets[0] != 0:
            raise RuntimeError(
                "offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. "
                f"However, got {offsets[0].item()}")
        if offsets[-1] > count:
            raise RuntimeError(
                f"offsets[-1] can not be greater than input's length({count}), but got offsets[-1] of "
                f"{offsets[-1].item()}")
    limit = weight.size(0)
    if padding_idx is not None:
        if not -limit <= padding_idx < limit:
            raise RuntimeError(
                f"padding_idx must be within the number of embeddings, -{limit} through {limit - 1}, but got {padding_idx}")
        padding_idx %= limit
    if count and (bool((indices < 0).any()) or bool((indices >= limit).any())):
        wrong = indices[(indices < 0) | (indices >= limit)][0].item()
        raise RuntimeError(
            f"embedding_bag: Expected idx >= 0 && idx < num_embeddings but found idx to be {wrong}")
    begin = offsets.long()
    end = torch.tensor([count])
    if include_last_offset:
        begin, lengths = begin[:-1], torch.diff(begin)
    else:
        lengths = torch.diff(torch.cat([begin, end]))
    bags = begin.numel()
    bag = torch.repeat_interleave(torch.arange(bags), lengths)
    if bag.numel() < count:
        indices = indices[:bag.numel()]
        if per_sample_weights is not None:
            per_sample_weights = per_sample_weights[:bag.numel()]
    places = bag
    if padding_idx is not None:
        kept = indices != padding_idx
        indices, bag = indices[kept], bag[kept]
        if per_sample_weights is not None:
            per_sample_weights = per_sample_weights[kept]
    sizes = torch.zeros(bags, dtype=torch.long).index_add(0, bag, torch.ones_like(bag))
    rows = F.embedding(indices, weight, scale_grad_by_freq=scale_grad_by_freq)
    if per_sample_weights is not None:
        rows = rows * per_sample_weights.unsqueeze(-1)
    shape = (bags, weight.size(1))
    if mode == "max":
        result, places_of_max = [], []
        for i in range(bags):
            part = rows[bag == i]
            if part.size(0) == 0:
                result.append(rows.new_zeros(shape[1]) if rows.numel() else weight.new_zeros(shape[1]))
                places_of_max.append(torch.full((shape[1],), -1, dtype=torch.long))
            else:
                best = part.max(0)
                result.append(best.values)
                places_of_max.append(indices[bag == i][best.indices])
        out = torch.stack(result) if result else weight.new_zeros(shape)
        most = torch.stack(places_of_max) if result else torch.zeros(shape, dtype=torch.long)
        return out, places, sizes, most
    out = torch.zeros(shape, dtype=weight.dtype).index_add(0, bag, rows)
    if mode == "mean":
        out = out / sizes.clamp(min=1).to(out.dtype).unsqueeze(-1)
    return out, places, sizes, torch.zeros(0, dtype=torch.long)


# Connectionist temporal classification

def _lengths(value, name):
    if not isinstance(value, torch.Tensor):
        value = torch.tensor(value)
    if value.is_floating_point():
        raise RuntimeError(f"{name} must be integral")
    return value.long().reshape(-1)


def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean", zero_infinity=False):
    """The negative logarithm of the probability of all alignments of a target with a sequence."""
    single = log_probs.dim() == 2
    if single:
        log_probs = log_probs.unsqueeze(1)
        if targets.dim() == 1:
            targets = targets.unsqueeze(0)
    steps, batch, classes = log_probs.shape
    if not log_probs.is_floating_point():
        raise RuntimeError(f'"ctc_loss_cpu" not implemented for \'{log_probs.type().split(".")[-1][:-6]}\'')
    if targets.is_floating_point():
        raise RuntimeError("targets must be integral")
    input_lengths = _lengths(input_lengths, "input_lengths")
    target_lengths = _lengths(target_lengths, "target_lengths")
    if not 0 <= blank < classes:
        raise RuntimeError("blank must be in label range")
    if input_lengths.numel() != batch:
        raise RuntimeError("input_lengths must be of size batch_size")
    if target_lengths.numel() != batch:
        raise RuntimeError("target_lengths must be of size batch_size")
    if batch == 0:
        raise RuntimeError("log_probs tensor must not be empty")
    longest = int(target_lengths.max())
    if bool((input_lengths < 0).any()) or bool((target_lengths < 0).any()):
        raise RuntimeError("Expected lengths to be non-negative")
    if int(input_lengths.max()) > steps:
        raise RuntimeError(
            f"Expected input_lengths to have value at most {steps}, but got value {int(input_lengths.max())} (while "
            "checking arguments for ctc_loss_cpu)")
    if targets.dim() == 1:
        ends = torch.cumsum(target_lengths, 0)
        if int(ends[-1]) != targets.numel():
            raise RuntimeError(
                f"Expected tensor to have size {int(ends[-1])} at dimension 0, but got size {targets.numel()} for argument "
                "#2 'targets' (while checking arguments for ctc_loss_cpu)")
        rows = torch.zeros(batch, longest, dtype=torch.long)
        for i in range(batch):
            rows[i, :target_lengths[i]] = targets[ends[i] - target_lengths[i]:ends[i]]
    else:
        if targets.size(0) != batch or targets.size(1) < longest:
            raise RuntimeError(
                f"Expected tensor to have size at least {longest} at dimension 1, but got size {targets.size(-1)} for "
                "argument #2 'targets' (while checking arguments for ctc_loss_cpu)")
        rows = targets[:, :longest].long()
    # States: blank, first label, blank, second label, …, blank.
    states = torch.full((batch, 2 * longest + 1), blank, dtype=torch.long)
    states[:, 1::2] = rows
    inside = torch.arange(longest).unsqueeze(0) < target_lengths.unsqueeze(1)
    states[:, 1::2] = torch.where(inside, states[:, 1::2], torch.full_like(rows, blank))
    # From the label before the blank one may step over the blank to another label.
    jump = torch.zeros_like(states, dtype=torch.bool)
    jump[:, 3::2] = states[:, 3::2] != states[:, 1:-2:2]
    low = torch.finfo(log_probs.dtype).min / 4
    never = torch.full((batch, 1), low, dtype=log_probs.dtype)
    first = log_probs[0].gather(1, states)
    begins = torch.arange(states.size(1)).unsqueeze(0) < torch.where(target_lengths > 0, 2, 1).unsqueeze(1)
    alpha = torch.where(begins, first, torch.full_like(first, low))
    for t in range(1, steps):
        stay = alpha
        step = torch.cat([never, alpha[:, :-1]], 1)
        over = torch.cat([never, never, alpha[:, :-2]], 1)[:, :alpha.size(1)]
        over = torch.where(jump, over, torch.full_like(over, low))
        new = torch.logsumexp(torch.stack([stay, step, over]), 0) + log_probs[t].gather(1, states)
        alpha = torch.where((t < input_lengths).unsqueeze(1), new.clamp(min=low), alpha)
    last = alpha.gather(1, (2 * target_lengths).unsqueeze(1)).squeeze(1)
    before = alpha.gather(1, (2 * target_lengths - 1).clamp(min=0).unsqueeze(1)).squeeze(1)
    before = torch.where(target_lengths > 0, before, torch.full_like(before, low))
    loss = -torch.logsumexp(torch.stack([last, before]), 0)
    # Nothing was read: only the empty target is possible.
    loss = torch.where(
        input_lengths == 0, torch.where(target_lengths == 0, 0.0, float("inf")).to(loss.dtype), loss)
    impossible = loss > -low / 2
    loss = torch.where(impossible, torch.full_like(loss, float("inf")), loss)
    if log_probs.requires_grad and torch.is_grad_enabled():
        # The gradient is that with respect to what went into the softmax.
        read = (torch.arange(steps).unsqueeze(1) < input_lengths.unsqueeze(0)).unsqueeze(2)
        total = (log_probs.exp() * read).sum((0, 2))
        loss = loss + (total - total.detach())
    if zero_infinity:
        loss = torch.where(impossible, torch.zeros_like(loss), loss)
    if reduction == "mean":
        return (loss / target_lengths.clamp(min=1).to(loss.dtype)).mean()
    loss = _reduced(loss, reduction)
    return loss.squeeze(0) if single and reduction == "none" else loss


# Distances

def pdist(input, p=2):
    """The distances of all pairs of rows."""
    if input.dim() != 2:
        raise RuntimeError(f"pdist only supports 2D tensors, got: {input.dim()}D")
    if p < 0:
        raise RuntimeError("pdist only supports non-negative p values")
    if not input.is_floating_point():
        raise RuntimeError("pdist only supports floating-point dtypes")
    i, j = torch.triu_indices(input.size(0), input.size(0), 1)
    if i.numel() == 0:
        return input.new_zeros(0)
    if input.size(1) == 0:
        return input.new_zeros(i.numel())
    return torch.linalg.vector_norm(input[i] - input[j], p, dim=1)


def triplet_margin_with_distance_loss(
    anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction="mean",
):
    """Wants anchors nearer to their positives than to their negatives."""
    if margin <= 0:
        raise ValueError(f"margin must be greater than 0, got {margin}")
    if not anchor.dim() == positive.dim() == negative.dim():
        raise RuntimeError(
            "The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: "
            f"anchor {anchor.dim()}D, positive {positive.dim()}D, and negative {negative.dim()}D inputs")
    distance = distance_function or F.pairwise_distance
    near = distance(anchor, positive)
    far = distance(anchor, negative)
    if swap:
        far = torch.minimum(far, distance(positive, negative))
    return _reduced(torch.clamp_min(margin + near - far, 0), reduction)


# Fractional pooling

def _fractional(count, input, kernel_size, output_size, output_ratio, samples):
    if output_size is None and output_ratio is None:
        raise ValueError(f"fractional_max_pool{count}d requires specifying either an output_size or an output_ratio")
    kernel = (kernel_size,) * count if isinstance(kernel_size, int) else tuple(kernel_size)
    if input.dim() not in (count + 1, count + 2) or 0 in input.shape[-count - 1:]:
        raise RuntimeError(
            f"fractional_max_pool{count}d(): Expected {count + 1}D or {count + 2}D tensor, with non-zero size for non-batch "
            f"dimensions, but got: {tuple(input.shape)}")
    sizes = input.shape[-count:]
    if output_size is None:
        ratio = (output_ratio,) * count if isinstance(output_ratio, (int, float)) else tuple(output_ratio)
        output_size = tuple(int(s * r) for s, r in zip(sizes, ratio))
    elif isinstance(output_size, int):
        output_size = (output_size,) * count
    output_size = tuple(output_size)
    if any(o < 0 for o in output_size):
        raise RuntimeError(f"fractional_max_pool{count}d(): output size must be greater than zero, but got {output_size}")
    for name, k, s, o in zip("HW" if count == 2 else "THW", kernel, sizes, output_size):
        if o + k - 1 > s:
            raise RuntimeError(
                f"fractional_max_pool{count}d(): pool {name} {k} too large relative to input {name} {s}")
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
        return input.new_zeros(shape), torch.zeros(shape, dtype=torch.long)
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


# Attention

def multi_head_attention_forward(
    query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, bias_k, bias_v, add_zero_attn,
    dropout_p, out_proj_weight, out_proj_bias, training=True, key_padding_mask=None, need_weights=True, attn_mask=None,
    use_separate_proj_weight=False, q_proj_weight=None, k_proj_weight=None, v_proj_weight=None, static_k=None,
    static_v=None, average_attn_weights=True, is_causal=False,
):
    """What nn.MultiheadAttention computes, with its weights as arguments; batches second."""
    batched = query.dim() == 3
    if not batched:
        query, key, value = query.unsqueeze(1), key.unsqueeze(1), value.unsqueeze(1)
        if key_padding_mask is not None:
            key_padding_mask = key_padding_mask.unsqueeze(0)
    length, batch, width = query.shape
    if width != embed_dim_to_check:
        raise AssertionError(f"was expecting embedding dimension of {embed_dim_to_check}, but got {width}")
    head = width // num_heads
    if head * num_heads != width:
        raise AssertionError(f"embed_dim {width} not divisible by num_heads {num_heads}")
    biases = in_proj_bias.chunk(3) if in_proj_bias is not None else (None, None, None)
    if use_separate_proj_weight:
        weights = (q_proj_weight, k_proj_weight, v_proj_weight)
    else:
        weights = in_proj_weight.chunk(3)
    q, k, v = (F.linear(x, w, b) for x, w, b in zip((query, key, value), weights, biases))
    if bias_k is not None and bias_v is not None:
        k = torch.cat([k, bias_k.repeat(1, batch, 1)])
        v = torch.cat([v, bias_v.repeat(1, batch, 1)])
    q = q.reshape(length, batch * num_heads, head).transpose(0, 1)
    k = static_k if static_k is not None else k.reshape(k.shape[0], batch * num_heads, head).transpose(0, 1)
    v = static_v if static_v is not None else v.reshape(v.shape[0], batch * num_heads, head).transpose(0, 1)
    if add_zero_attn:
        zeros = torch.zeros(batch * num_heads, 1, head, dtype=k.dtype)
        k, v = torch.cat([k, zeros], 1), torch.cat([v, zeros], 1)
    source = k.size(1)
    mask = None
    for given, spread in ((attn_mask, False), (key_padding_mask, True)):
        if given is None:
            continue
        if given.dtype == torch.bool:
            given = torch.zeros(given.shape, dtype=q.dtype).masked_fill_(given, float("-inf"))
        if given.size(-1) < source:
            given = F.pad(given, (0, source - given.size(-1)))
        if spread:
            given = given.view(batch, 1, 1, source).expand(-1, num_heads, -1, -1).reshape(batch * num_heads, 1, source)
        elif given.dim() == 2:
            given = given.unsqueeze(0)
        mask = given if mask is None else mask + given
    scores = torch.bmm(q * head ** -0.5, k.transpose(1, 2))
    if mask is not None:
        scores = scores + mask
    attention = F.softmax(scores, dim=-1)
    if training and dropout_p > 0:
        attention = F.dropout(attention, dropout_p)
    out = torch.bmm(attention, v).transpose(0, 1).reshape(length * batch, width)
    out = F.linear(out, out_proj_weight, out_proj_bias).view(length, batch, -1)
    attention = attention.view(batch, num_heads, length, source) if need_weights else None
    if need_weights and average_attn_weights:
        attention = attention.mean(1)
    if not batched:
        out = out.squeeze(1)
        attention = attention.squeeze(0) if attention is not None else None
    return out, attention


# Losses with a weight for each element, and volumes looked at through grids

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


def _affine_grid_3d(theta, size, align_corners):
    n, _, d, h, w = size

    def line(count):
        if count == 1:
            return torch.zeros(1, dtype=theta.dtype)
        points = torch.linspace(-1, 1, count, dtype=theta.dtype)
        return points if align_corners else points * (count - 1) / count

    x = line(w).view(1, 1, w).expand(d, h, w)
    y = line(h).view(1, h, 1).expand(d, h, w)
    z = line(d).view(d, 1, 1).expand(d, h, w)
    base = torch.stack([x, y, z, torch.ones_like(x)], -1).view(1, d * h * w, 4)
    return base.expand(n, -1, -1).bmm(theta.transpose(1, 2)).view(n, d, h, w, 3)


def _place(coordinate, size, padding_mode, align_corners):
    """Where a point from -1 to 1 lies among the elements of a dimension."""
    if align_corners:
        place = (coordinate + 1) / 2 * (size - 1)
        low, span = 0.0, size - 1
    else:
        place = ((coordinate + 1) * size - 1) / 2
        low, span = -0.5, size
    if padding_mode == "reflection":
        if span == 0:
            place = torch.zeros_like(place)
        else:
            away = (place - low).abs()
            flips, rest = torch.floor(away / span), torch.fmod(away, span)
            place = torch.where(flips % 2 == 0, rest + low, span - rest + low)
    return place.clamp(0, size - 1) if padding_mode != "zeros" else place


def _grid_sample_3d(input, grid, mode, padding_mode, align_corners):
    n, c = input.shape[:2]
    sizes = input.shape[2:]
    places = [_place(grid[..., i], sizes[2 - i], padding_mode, align_corners) for i in (2, 1, 0)]
    flat = input.reshape(n, c, -1)

    def pick(indices):
        inside = torch.ones_like(indices[0], dtype=torch.bool)
        number = torch.zeros_like(indices[0], dtype=torch.long)
        for index, size in zip(indices, sizes):
            inside = inside & (index >= 0) & (index < size)
            number = number * size + index.clamp(0, size - 1).long()
        found = flat.gather(2, number.reshape(n, 1, -1).expand(-1, c, -1)).reshape(n, c, *number.shape[1:])
        return found * inside.unsqueeze(1)

    if mode == "nearest":
        return pick([torch.round(p) for p in places])
    below = [torch.floor(p) for p in places]
    shares = [p - b for p, b in zip(places, below)]
    result = 0
    for corner in range(8):
        bits = (corner >> 2 & 1, corner >> 1 & 1, corner & 1)
        weight = 1
        for bit, share in zip(bits, shares):
            weight = weight * (share if bit else 1 - share)
        result = result + pick([b + bit for b, bit in zip(below, bits)]) * weight.unsqueeze(1)
    return result
