# SPDX-License-Identifier: GPL-3.0-or-later
# A table of a model's layers, their sizes and parameters.
import math

import torch

__version__ = "1.8.0"

_HEADS = {"kernel_size": "Kernel Shape", "input_size": "Input Shape", "output_size": "Output Shape", "num_params": "Param #",
          "params_percent": "Param %", "mult_adds": "Mult-Adds", "groups": "Groups", "trainable": "Trainable"}

class _Layer:
    # One layer as it was met.
    def __init__(self, name, module, depth, number, is_again):
        self.var_name, self.module, self.depth, self.number, self.is_again = name, module, depth, number, is_again
        self.class_name, self.input_size, self.output_size, self.kept_inside = type(module).__name__, [], [], 0
        own = list(module.parameters(recurse=False))
        self.own = sum(p.numel() for p in own)
        whole = list(module.parameters())
        self.params, self.trainable = sum(p.numel() for p in whole), sum(p.numel() for p in whole if p.requires_grad)
        self.is_leaf = not list(module.children())
        self.mult_adds = 0

    def measured(self):
        # Multiplications of a layer with parameters of its own.
        if not self.own or not self.output_size:
            return
        size, name = self.output_size, self.class_name
        if name.startswith("Conv"):
            times = math.prod(size[:1] + size[2:])
        elif name in ("RNN", "LSTM", "GRU"):
            times = math.prod(size[:2])
        else:
            times = size[0]
        self.mult_adds = times * self.own

def _sizes(value):
    if isinstance(value, torch.Tensor):
        return list(value.shape)
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)) and value:
        return _sizes(value[0])
    return []

class ModelStatistics:
    """The table, and its sums."""

    def __init__(self, layers, input_bytes, columns, width, depth, rows, has_input):
        self.summary_list, self.col_names, self._width, self._depth, self._rows, self._has_input = layers, columns, width, depth, rows, has_input
        first = layers[0]
        self.total_input, self.total_params, self.trainable_params = input_bytes, first.params, first.trainable
        self.total_param_bytes = sum(p.numel() * p.element_size() for p in first.module.parameters())
        self.total_mult_adds = sum(layer.mult_adds for layer in layers)
        self.total_output_bytes = 2 * sum(math.prod(layer.output_size) * 4 for layer in layers if layer.own and layer.output_size and not layer.is_again)

    def _value(self, layer, column):
        inside = [part for part in self.summary_list if part is layer or _is_below(part, layer, self.summary_list)] if layer.depth == self._depth else [layer]
        count = layer.params if layer.depth == self._depth or layer.is_leaf else layer.own
        if column in ("input_size", "output_size"):
            size = getattr(layer, column)
            return str(size) if size else "--"
        if column == "kernel_size":
            size = getattr(layer.module, "kernel_size", None)
            return "--" if size is None else str(list(size) if isinstance(size, tuple) else [size])
        if column == "groups":
            return str(getattr(layer.module, "groups", "--"))
        if column == "num_params":
            if layer.is_again:
                return "(recursive)" if count else "--"
            return "--" if not count else f"({count:,})" if layer.params and not layer.trainable else f"{count:,}"
        if column == "params_percent":
            if layer.is_again:
                return "(recursive)"
            return f"{100 * count / self.total_params:.2f}%".rjust(7) if count and self.total_params else "--".rjust(7)
        if column == "mult_adds":
            made = sum(part.mult_adds for part in inside)
            return f"{made:,}" if made else "--"
        if not layer.params:
            return "--"
        return "True" if layer.trainable == layer.params else "False" if not layer.trainable else "Partial"

    def _title(self, layer):
        text = layer.class_name
        if "var_names" in self._rows and layer.var_name:
            text += f" ({layer.var_name})"
        if "depth" in self._rows:
            text += f": {layer.depth}" + (f"-{layer.number}" if layer.depth else "")
            if layer.depth == 0:
                text = text[:-3]
        return ("" if layer.depth == 0 else "├─" if layer.depth == 1 else "│    " * (layer.depth - 1) + "└─") + text

    def __repr__(self):
        shown = [layer for layer in self.summary_list if layer.depth <= self._depth]
        titles = [self._title(layer) for layer in shown]
        head = "Layer" + (" (type (var_name):depth-idx)" if {"var_names", "depth"} <= self._rows else " (type (var_name))" if "var_names" in self._rows
                          else " (type:depth-idx)")
        wide = max(40, max(len(title) for title in titles) + 5 if max(len(title) for title in titles) >= 40 else 40)
        line = "=" * (wide + self._width * len(self.col_names))
        cells = lambda title, parts: f"{title:<{wide}} " + " ".join([f"{part:<{self._width}}" for part in parts]).rstrip()
        text = [line, cells(head, [_HEADS[name] for name in self.col_names]), line]
        text += [cells(title, [self._value(layer, name) for name in self.col_names]) for title, layer in zip(titles, shown)]
        text += [line, f"Total params: {self.total_params:,}", f"Trainable params: {self.trainable_params:,}",
                 f"Non-trainable params: {self.total_params - self.trainable_params:,}"]
        if self._has_input:
            n = self.total_mult_adds
            unit, by = ("TERABYTES", 1e12) if n >= 1e12 else ("GIGABYTES", 1e9) if n >= 1e9 else ("MEGABYTES", 1e6)
            text.append(f"Total mult-adds (Units.{unit}): {n / by:0.2f}")
            sizes = [self.total_input, self.total_output_bytes, self.total_param_bytes]
            names = ("Input size", "Forward/backward pass size", "Params size", "Estimated Total Size")
            text += [line] + [f"{name} (MB): {size / 1e6:0.2f}" for name, size in zip(names, sizes + [sum(sizes)])]
        return "\n".join(text + [line])

    __str__ = __repr__

def _is_below(part, layer, layers):
    start = layers.index(layer)
    for other in layers[start + 1:]:
        if other.depth <= layer.depth:
            return False
        if other is part:
            return True
    return False

def summary(model, input_size=None, input_data=None, batch_dim=None, cache_forward_pass=None, col_names=None, col_width=25, depth=3, device=None,
            dtypes=None, mode="same", row_settings=None, verbose=None, **kwargs):
    """A table of a model's layers; with an input size also what each gives."""
    if input_size is not None and input_data is not None:
        raise RuntimeError("Only one of (input_data, input_size) should be specified.")
    has_input = input_size is not None or input_data is not None
    if col_names is None:
        col_names = ("output_size", "num_params") if has_input else ("num_params",)
    for name in col_names:
        if name not in _HEADS:
            raise ValueError(f"Column {name} is not a valid column name.")
        if not has_input and name in ("output_size", "input_size", "mult_adds", "kernel_size"):
            raise ValueError(f"You must pass input_data or input_size in order to use column {name}")
    rows = {"depth"} if row_settings is None else {str(name) for name in row_settings}
    layers, counts, seen = [], {}, set()
    names = {id(module): name.rpartition(".")[2] for name, module in model.named_modules()}
    names[id(model)] = type(model).__name__

    def met(module, level):
        counts[level] = counts.get(level, 0) + 1
        made = _Layer(names.get(id(module), ""), module, level, counts[level], id(module) in seen)
        seen.add(id(module))
        layers.append(made)
        return made

    size = 0
    if has_input:
        inputs, size = _inputs(input_size, input_data, batch_dim, dtypes)
        _run(model, inputs, met, kwargs, mode)
    else:
        def walk(module, level):
            met(module, level)
            for child in module.children():
                walk(child, level + 1)
        walk(model, 0)
    made = ModelStatistics(layers, size, col_names, col_width, depth, rows, has_input)
    if verbose is None or verbose:
        print(made)
    return made

def _inputs(input_size, input_data, batch_dim, dtypes):
    if input_data is not None:
        parts = [input_data] if isinstance(input_data, torch.Tensor) else input_data
        values = list(parts.values()) if isinstance(parts, dict) else list(parts)
    else:
        sizes = [tuple(part) for part in input_size] if isinstance(input_size[0], (tuple, list)) else [tuple(input_size)]
        if batch_dim is not None:
            sizes = [size[:batch_dim] + (1,) + size[batch_dim:] for size in sizes]
        kinds = dtypes or [torch.float32] * len(sizes)
        parts = values = [torch.rand(*size).to(kind) for size, kind in zip(sizes, kinds)]
    return parts, sum(part.numel() * part.element_size() for part in values if isinstance(part, torch.Tensor))

def _run(model, inputs, met, kwargs, mode):
    hooks, open_layers = [], []
    def before(module, args):
        made = met(module, len(open_layers))
        made.input_size = _sizes(args)
        open_layers.append(made)
    def after(module, args, output):
        made = open_layers.pop()
        made.output_size = _sizes(output)
        made.measured()
    for module in set(model.modules()):
        hooks += [module.register_forward_pre_hook(before), module.register_forward_hook(after)]
    was_training = model.training
    if mode != "same":
        model.train(mode == "train")
    try:
        with torch.no_grad():
            model(**inputs, **kwargs) if isinstance(inputs, dict) else model(*inputs, **kwargs)
    except Exception as error:
        done = [f"{layer.class_name}: {layer.depth}" for layer in open_layers]
        raise RuntimeError(f"Failed to run torchinfo. See above stack traces for more details. Executed layers up to: {done}") from error
    finally:
        for hook in hooks:
            hook.remove()
        if mode != "same":
            model.train(was_training)
