# SPDX-License-Identifier: GPL-3.0-or-later
"""Bags of rows of a table, and the loss of sequences whose alignment is not known."""
import torch
import torch.nn.functional as F


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
        # The last bag goes on to the end, whatever the last offset is.
        begin = begin[:-1]
        lengths = torch.diff(torch.cat([begin, end]))
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
    loss = F._ctc_losses(
        log_probs, rows, input_lengths.tolist(), target_lengths.tolist(), blank, zero_infinity)
    if reduction == "mean":
        return (loss / target_lengths.clamp(min=1).to(loss.dtype)).mean()
    loss = _reduced(loss, reduction)
    return loss.squeeze(0) if single and reduction == "none" else loss
