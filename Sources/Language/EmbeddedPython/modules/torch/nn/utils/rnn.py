# SPDX-License-Identifier: GPL-3.0-or-later
"""`torch.nn.utils.rnn`: sequences of different lengths, padded or packed time step by time step."""
from collections import namedtuple

import torch
import torch.nn.functional as F

PackedSequence_ = namedtuple("PackedSequence", ["data", "batch_sizes", "sorted_indices", "unsorted_indices"])


def invert_permutation(permutation):
    if permutation is None:
        return None
    output = torch.empty_like(permutation)
    output.scatter_(0, permutation, torch.arange(0, permutation.numel()))
    return output


class PackedSequence(PackedSequence_):
    """The steps of a batch of sequences one after the other, and how many sequences each step has."""

    def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        if unsorted_indices is None:
            unsorted_indices = invert_permutation(sorted_indices)
        if batch_sizes is None:
            data, batch_sizes = data
        return super().__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)

    def to(self, *args, **kwargs):
        data = self.data.to(*args, **kwargs)
        if data is self.data:
            return self
        return type(self)(data, self.batch_sizes, self.sorted_indices, self.unsorted_indices)

    def cpu(self):
        return self

    def double(self):
        return self.to(dtype=torch.double)

    def float(self):
        return self.to(dtype=torch.float)

    def half(self):
        return self.to(dtype=torch.half)

    def long(self):
        return self.to(dtype=torch.long)

    def int(self):
        return self.to(dtype=torch.int)

    @property
    def is_cuda(self):
        return False

    def is_pinned(self):
        return False


PackedSequence.__module__ = "torch.nn.utils.rnn"


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    if not isinstance(lengths, torch.Tensor):
        lengths = torch.as_tensor(lengths, dtype=torch.int64)
    lengths = lengths.to(torch.int64)
    if enforce_sorted:
        sorted_indices = None
    else:
        lengths, sorted_indices = torch.sort(lengths, descending=True)
        input = input.index_select(0 if batch_first else 1, sorted_indices)
    if batch_first:
        input = input.transpose(0, 1)
    sizes = lengths.tolist()
    if input.numel() == 0:
        raise RuntimeError("Cannot pack empty tensors.")
    if len(sizes) != input.size(1):
        raise RuntimeError(
            "Expected `len(lengths)` to be equal to batch_size, but got "
            f"{len(sizes)} (batch_size={input.size(1)})")
    if sizes[-1] <= 0:
        raise RuntimeError(
            "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0")
    for before, after in zip(sizes, sizes[1:]):
        if after > before:
            raise RuntimeError(
                "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass "
                "`enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if "
                "you do not need ONNX exportability.")
    if sizes[0] > input.size(0):
        raise RuntimeError(
            f"Expected input to have at least {sizes[0]} steps, but got {input.size(0)}")
    counts = [sum(1 for size in sizes if size > step) for step in range(sizes[0])]
    data = torch.cat([input[step, :count] for step, count in enumerate(counts)])
    return PackedSequence(data, torch.tensor(counts), sorted_indices, None)


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    counts = sequence.batch_sizes.tolist()
    steps = len(counts)
    if total_length is not None:
        if total_length < steps:
            raise ValueError(
                "Expected total_length to be at least the length of the longest sequence in input, but got "
                f"total_length={total_length} and max sequence length being {steps}")
        steps = total_length
    padded = sequence.data.new_full((steps, counts[0]) + tuple(sequence.data.shape[1:]), padding_value)
    start = 0
    rows = []
    for step in range(steps):
        count = counts[step] if step < len(counts) else 0
        rows.append(torch.cat([sequence.data[start:start + count], padded[step, count:]]))
        start += count
    output = torch.stack(rows, 1 if batch_first else 0)
    lengths = torch.tensor([sum(1 for count in counts if count > i) for i in range(counts[0])])
    if sequence.unsorted_indices is not None:
        return (
            output.index_select(0 if batch_first else 1, sequence.unsorted_indices), lengths[sequence.unsorted_indices])
    return output, lengths


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    if not batch_first:
        padded_sequences = padded_sequences.transpose(0, 1)
    return [sequence[:int(length)] for sequence, length in zip(padded_sequences, lengths)]


def pack_sequence(sequences, enforce_sorted=True):
    lengths = torch.as_tensor([v.size(0) for v in sequences])
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


def unpack_sequence(packed_sequences):
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)


def _step(mode, x, h, w_hh, b_hh):
    """The next states from a step's projected input and the states before."""
    gates = F.linear(h[0], w_hh, b_hh)
    if mode == "LSTM":
        i, f, g, o = (x + gates).chunk(4, 1)
        c = torch.sigmoid(f) * h[1] + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c), c
    if mode == "GRU":
        r_x, z_x, n_x = x.chunk(3, 1)
        r_h, z_h, n_h = gates.chunk(3, 1)
        r, z = torch.sigmoid(r_x + r_h), torch.sigmoid(z_x + z_h)
        n = torch.tanh(n_x + r * n_h)
        return (n + z * (h[0] - n),)
    total = x + gates
    return (torch.tanh(total) if mode == "RNN_TANH" else torch.relu(total),)


def _layer(module, data, counts, states, suffix, backwards):
    weight = lambda name: getattr(module, name + suffix) if module.bias or name[0] == "w" else None
    projected = F.linear(data, weight("weight_ih"), weight("bias_ih"))
    starts = [0]
    for count in counts:
        starts.append(starts[-1] + count)
    steps = list(range(len(counts)))
    outputs = [None] * len(counts)
    first = counts[-1] if backwards else counts[0]
    current = [s[:first] for s in states]
    ended = [[] for _ in states]
    for step in reversed(steps) if backwards else steps:
        count = counts[step]
        if backwards and count > current[0].size(0):
            current = [torch.cat([c, s[c.size(0):count]]) for c, s in zip(current, states)]
        if not backwards and count < current[0].size(0):
            for ends, c in zip(ended, current):
                ends.insert(0, c[count:])
            current = [c[:count] for c in current]
        x = projected[starts[step]:starts[step + 1]]
        current = list(_step(module.mode, x, current, weight("weight_hh"), weight("bias_hh")))
        if module.proj_size:
            current[0] = F.linear(current[0], weight("weight_hr"))
        outputs[step] = current[0]
    final = [torch.cat([c] + ends) for c, ends in zip(current, ended)]
    return torch.cat(outputs), final


def _run_packed(module, packed, hx):
    """What a recurrent layer gives for a packed batch."""
    data, batch_sizes, sorted_indices, unsorted_indices = packed
    counts = batch_sizes.tolist()
    directions = 2 if module.bidirectional else 1
    is_lstm = module.mode == "LSTM"
    if hx is None:
        shape = (module.num_layers * directions, counts[0])
        sizes = (module.proj_size or module.hidden_size, module.hidden_size)
        states = [data.new_zeros(*shape, size) for size in sizes[:2 if is_lstm else 1]]
    else:
        states = list(hx) if is_lstm else [hx]
        if sorted_indices is not None:
            states = [s.index_select(1, sorted_indices) for s in states]
    finals = [[] for _ in states]
    for layer in range(module.num_layers):
        outputs = []
        for direction in range(directions):
            index = layer * directions + direction
            output, final = _layer(
                module, data, counts, [s[index] for s in states], f"_l{layer}" + ("_reverse" if direction else ""),
                direction == 1)
            outputs.append(output)
            for all_finals, f in zip(finals, final):
                all_finals.append(f)
        data = outputs[0] if directions == 1 else torch.cat(outputs, 1)
        if module.dropout and module.training and layer < module.num_layers - 1:
            data = F.dropout(data, module.dropout)
    last = [torch.stack(f) for f in finals]
    if unsorted_indices is not None:
        last = [s.index_select(1, unsorted_indices) for s in last]
    result = PackedSequence(data, batch_sizes, sorted_indices, unsorted_indices)
    return result, tuple(last) if is_lstm else last[0]
