# SPDX-License-Identifier: GPL-3.0-or-later
# Axes by names: 'b c (h p) -> b (c p) h'.
import functools
import math

import torch

__version__ = "0.8.0"

class EinopsError(RuntimeError):
    """A pattern that does not fit."""

def _side(text, pattern):
    # The groups of names of one side.
    groups, group, inside = [], None, False
    for word in text.replace("(", " ( ").replace(")", " ) ").split():
        if word == "(":
            if inside:
                raise EinopsError("Axis composition is one-level (brackets inside brackets not allowed)")
            group, inside = [], True
        elif word == ")":
            if not inside:
                raise EinopsError("Brackets are not balanced")
            groups.append(group)
            inside = False
        elif inside:
            group.append(word)
        else:
            groups.append([word])
    if inside:
        raise EinopsError(f"Imbalanced parentheses in expression: \"{text}\"")
    names = [name for part in groups for name in part if not name.isdigit()]
    for name in names:
        if names.count(name) > 1:
            raise EinopsError(f"Indexing expression contains duplicate dimension \"{name}\"")
    return groups

def _own(tensor):
    import numpy as np
    if isinstance(tensor, (list, tuple)):
        tensor = torch.stack([torch.as_tensor(part) for part in tensor])
    return (torch.from_numpy(tensor), True) if isinstance(tensor, np.ndarray) else (tensor, False)

def _numbered(name, sizes):
    if not name.isdigit() or name == "1":
        return name
    made = f" {len(sizes)}"
    sizes[made] = int(name)
    return made

def _told(function):
    """Errors say what was being done."""
    @functools.wraps(function)
    def telling(tensor, pattern, *told, **axes_lengths):
        left, right = pattern.split("->")
        try:
            return function(tensor, pattern, *told, **axes_lengths)
        except EinopsError as error:
            kind = told[0] if told else axes_lengths.get("reduction", function.__name__)
            sizes = {name: size for name, size in axes_lengths.items() if name != "reduction"}
            shown = "Input is list. " if isinstance(tensor, (list, tuple)) else f"Input tensor shape: {tensor.shape}. "
            raise EinopsError(f" Error while processing {kind}-reduction pattern \"{pattern}\".\n "
                              f"{shown}Additional info: {sizes}.\n {error}") from None
    return telling

def _taken_apart(tensor, pattern, sizes):
    # Every name with its size, the left side's groups and the right side's.
    names = {name for part in pattern.split("->") for group in _side(part, pattern) for name in group}
    for name in sizes:
        if name not in names:
            raise EinopsError(f"Axis {name} is not used in transform")
    sizes = dict(sizes)
    # Numbers are axes without names; each gets one that no pattern can have.
    left, right = [[[_numbered(name, sizes) for name in group] for group in _side(part, pattern)]
                   for part in pattern.split("->")]
    shape = list(tensor.shape)
    dots = [i for i, group in enumerate(left) if "..." in group]
    if dots:
        rest = len(shape) - (len(left) - 1)
        if rest < 0:
            raise EinopsError(f"Wrong shape: expected >={len(left) - 1} dims. Received {len(shape)}-dim tensor.")
        extra = [[f"_dot{i}"] for i in range(rest)]
        left = left[:dots[0]] + extra + left[dots[0] + 1:]

        def filled(groups):
            made = []
            for group in groups:
                if group == ["..."]:
                    made += extra
                elif "..." in group:
                    place = group.index("...")
                    made.append(group[:place] + [part[0] for part in extra] + group[place + 1:])
                else:
                    made.append(group)
            return made
        right = filled(right)
    if len(left) != len(shape):
        raise EinopsError(f"Wrong shape: expected {len(left)} dims. Received {len(shape)}-dim tensor.")
    known = dict(sizes)
    for group, size in zip(left, shape):
        open_names = [name for name in group if name not in known and not name.isdigit()]
        given = math.prod([int(name) if name.isdigit() else known[name] for name in group if name not in open_names])
        if len(open_names) > 1:
            raise EinopsError(f"Could not infer sizes for {set(open_names)}")
        if open_names:
            if given == 0 or size % given:
                raise EinopsError(f"Shape mismatch, can't divide axis of length {size} in chunks of {given}")
            known[open_names[0]] = size // given
        elif given != size:
            raise EinopsError(f"Shape mismatch, {size} != {given}")
    return left, right, known

def _names(groups):
    return [name for group in groups for name in group if name != "1" and not name.isdigit()]

@_told
def rearrange(tensor, pattern, **axes_lengths):
    """The axes in another order, taken apart and put together."""
    tensor, is_array = _own(tensor)
    left, right, known = _taken_apart(tensor, pattern, axes_lengths)
    a, b = _names(left), _names(right)
    if any(name.startswith(" ") for name in a + b):
        raise EinopsError("Non-unitary anonymous axes are not supported in rearrange (exception is length 1)")
    if set(a) != set(b):
        raise EinopsError(f"Identifiers only on one side of expression (should be on both): {set(a) ^ set(b)}")
    made = tensor.reshape([known[name] for name in a]).permute([a.index(name) for name in b])
    made = made.reshape([math.prod([1 if name == "1" else known[name] for name in group]) for group in right])
    return made.numpy() if is_array else made

@_told
def reduce(tensor, pattern, reduction, **axes_lengths):
    """Axes that are not on the right side are summed, averaged …"""
    tensor, is_array = _own(tensor)
    left, right, known = _taken_apart(tensor, pattern, axes_lengths)
    a, b = _names(left), _names(right)
    parts = tensor.reshape([known[name] for name in a])
    gone = [i for i, name in enumerate(a) if name not in b]
    if gone:
        if callable(reduction):
            parts = reduction(parts, tuple(gone))
        elif reduction in ("sum", "mean", "prod", "min", "max", "any", "all"):
            if reduction == "mean" and not parts.is_floating_point():
                raise NotImplementedError("reduce_mean is not available for non-floating tensors")
            if reduction in ("prod", "any", "all"):
                for i in gone[::-1]:
                    parts = getattr(parts, reduction)(dim=i)
            else:
                parts = getattr(parts, {"min": "amin", "max": "amax"}.get(reduction, reduction))(dim=tuple(gone))
        else:
            raise EinopsError(f"Unknown reduction {reduction}. Expect one of ('min', 'max', 'sum', 'mean', 'prod', 'any', 'all').")
    kept = [name for name in a if name in b]
    made = parts.permute([kept.index(name) for name in b])
    made = made.reshape([math.prod([1 if name == "1" else known[name] for name in group]) for group in right])
    return made.numpy() if is_array else made

@_told
def repeat(tensor, pattern, **axes_lengths):
    """New axes on the right side are copies."""
    tensor, is_array = _own(tensor)
    left, right, known = _taken_apart(tensor, pattern, axes_lengths)
    a, b = _names(left), _names(right)
    new = [name for name in b if name not in a]
    for name in new:
        if name not in known:
            raise EinopsError(f"Specify sizes for new axes in repeat: {name}")
    parts = tensor.reshape([known[name] for name in a] + [1] * len(new))
    parts = parts.expand([known[name] for name in a + new])
    order = a + new
    made = parts.permute([order.index(name) for name in b])
    made = made.reshape([math.prod([1 if name == "1" else known[name] for name in group]) for group in right])
    return made.numpy() if is_array else made

def einsum(*args):
    """torch.einsum with words for axes; the pattern stands last."""
    *tensors, pattern = args
    sources, target = pattern.split("->")
    words = {}

    def short(side):
        return "".join(["..." if word == "..." else words.setdefault(word, chr(97 + len(words))) for word in side.split()])
    return torch.einsum(",".join([short(side) for side in sources.split(",")]) + "->" + short(target), *tensors)

def parse_shape(x, pattern):
    """The sizes by names."""
    names = pattern.split()
    if len(names) != len(x.shape):
        raise RuntimeError(f"Can't parse shape with different number of dimensions: {pattern} {tuple(x.shape)}")
    return {name: size for name, size in zip(names, x.shape) if name != "_"}

def asnumpy(tensor):
    return tensor.detach().numpy() if hasattr(tensor, "detach") else tensor

def pack(tensors, pattern):
    """Tensors one after the other along the axis '*'."""
    names = pattern.split()
    place = names.index("*")
    behind = len(names) - place - 1
    shapes = [(torch.Size if isinstance(part, torch.Tensor) else tuple)(part.shape[place:len(part.shape) - behind]) for part in tensors]
    flat = [part.reshape(*part.shape[:place], -1, *part.shape[len(part.shape) - behind:]) for part in tensors]
    return torch.cat(flat, dim=place), shapes

def unpack(tensor, packed_shapes, pattern):
    """The tensors that pack has put together."""
    names = pattern.split()
    place = names.index("*")
    made, start = [], 0
    for shape in packed_shapes:
        size = math.prod(shape)
        part = tensor.narrow(place, start, size)
        made.append(part.reshape(*tensor.shape[:place], *shape, *tensor.shape[place + 1:]))
        start += size
    return made
