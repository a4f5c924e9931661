# SPDX-License-Identifier: GPL-3.0-or-later
# A table of a model's layers, their sizes and parameters.
import math
import sys
from collections.abc import Mapping

import numpy as np
import torch

__version__ = "1.8.0"

_HEADS = {"kernel_size": "Kernel Shape", "input_size": "Input Shape", "output_size": "Output Shape", "num_params": "Param #",
          "params_percent": "Param %", "mult_adds": "Mult-Adds", "trainable": "Trainable"}
_ROWS = ("ascii_only", "depth", "var_names", "hide_recursive_layers")
_NEED_INPUT = {"input_size", "output_size", "mult_adds"}

def _nested_size(value):
    # The sizes of the first tensor in nested data, and the bytes of an element.
    if hasattr(value, "tensors"):
        return _nested_size(value.tensors)
    if isinstance(value, np.ndarray):
        value = torch.from_numpy(value)
    if isinstance(value, torch.Tensor):
        return list(value.shape), value.element_size()
    if isinstance(value, dict) and value:
        value = list(value.values())
    return _nested_size(value[0]) if isinstance(value, (list, tuple)) and value else ([], 0)

def _size(value, batch_dim):
    if value is None:
        return [], 0
    if isinstance(value, (list, tuple)) and value and isinstance(getattr(value[0], "data", None), torch.Tensor):
        first = value[0].data
        size, width = list(first.shape), first.element_size()
        return (size if batch_dim is None else size[:batch_dim] + [1] + size[batch_dim + 1:]), width
    if isinstance(value, dict):
        size, width = _nested_size(list(value.values())[-1])
        return (size if batch_dim is None else [size[:batch_dim] + [1] + size[batch_dim + 1:]]), width
    if isinstance(value, (torch.Tensor, np.ndarray)):
        return _nested_size(value)
    if not isinstance(value, (list, tuple)):
        raise TypeError(f"Model contains a layer with an unsupported input or output type: {value}, type: {type(value)}")
    size, width = _nested_size(value)
    if batch_dim is not None and batch_dim < len(size):
        size[batch_dim] = 1
    return size, width

def _product(sizes):
    return math.prod([_product(size) if isinstance(size, (list, tuple)) else size for size in sizes])

class LayerInfo:
    """One layer as it was met."""

    def __init__(self, var_name, module, depth, parent_info=None):
        self.var_name, self.module, self.depth, self.parent_info = var_name, module, depth, parent_info
        self.layer_id, self.class_name = id(module), type(module).__name__
        self.is_leaf_layer = not any(True for _ in module.children())
        self.is_recursive = self.executed = self.contains_lazy_param = False
        self.children, self.depth_index = [], None
        self.input_size, self.output_size, self.output_bytes, self.macs = [], [], 0, 0
        kernel = getattr(module, "kernel_size", None)
        self.kernel_size = list(kernel) if isinstance(kernel, (list, tuple)) else kernel
        self.num_params = self.trainable_params = self.param_bytes = 0
        self.inner_layers = {}

    def __repr__(self):
        return f"{self.class_name}: {self.depth}"

    def _parameters(self):
        # Names and counts; of a pruned one what its mask leaves.
        for name, parameter in self.module.named_parameters():
            if isinstance(parameter, torch.nn.parameter.UninitializedParameter):
                self.contains_lazy_param = True
                continue
            count, mask = parameter.numel(), None
            if name.endswith("_orig"):
                mask = dict(self.module.named_buffers()).get(name[:-5] + "_mask")
            if mask is not None:
                name, count = name[:-5], int(mask.sum())
            yield name, count, parameter

    def calculate_num_params(self):
        self.num_params = self.trainable_params = self.param_bytes = 0
        self.inner_layers = {}
        for name, count, parameter in self._parameters():
            self.num_params += count
            self.param_bytes += parameter.element_size() * count
            self.trainable_params += count if parameter.requires_grad else 0
            shape = list(parameter.shape)
            if name == "weight" and len(shape) > 1:
                shape[0], shape[1] = shape[1], shape[0]
            if self.parent_info is not None or "." not in name:
                self.inner_layers[name] = {"kernel_size": str(shape), "num_params": f"├─{count:,}"}
        if self.inner_layers:
            last = list(self.inner_layers.values())[-1]
            last["num_params"] = "└─" + last["num_params"][2:]

    def calculate_macs(self):
        # Multiplications, those of the whole batch.
        for name, count, _ in self._parameters():
            if name in ("weight", "bias"):
                is_window = "Conv" in self.class_name
                self.macs += count * (_product(self.output_size[:1] + self.output_size[2:]) if is_window else self.output_size[0])
            elif "weight" in name or "bias" in name:
                self.macs += _product(self.output_size[:2]) * count

    def _left(self, what):
        # What is the layer's own of what its parts have.
        parts = [child for child in self.children if not child.is_recursive]
        return getattr(self, what) - sum([getattr(child, what) if child.is_leaf_layer else child._left(what) for child in parts])

    def leftover_params(self):
        return self._left("num_params")

    def leftover_trainable_params(self):
        return self._left("trainable_params")

    @property
    def trainable(self):
        if self.num_params == 0:
            return "--"
        return "False" if self.trainable_params == 0 else "True" if self.trainable_params == self.num_params else "Partial"

    def get_layer_name(self, show_var_name, show_depth):
        name = self.class_name + (f" ({self.var_name})" if show_var_name and self.var_name else "")
        if show_depth and self.depth > 0:
            name += f": {self.depth}" + ("" if self.depth_index is None else f"-{self.depth_index}")
        return name

    def _cell(self, column, at_end, total):
        is_whole = at_end or self.is_leaf_layer
        if column in ("kernel_size", "input_size", "output_size"):
            return str(getattr(self, column) or "--")
        if column == "trainable":
            return self.trainable
        if column == "mult_adds":
            if self.macs <= 0 or not is_whole:
                return "--"
            return f"{self.macs if self.is_leaf_layer else sum([child.macs for child in self.children if child.is_leaf_layer]):,}"
        count = self.num_params if is_whole else self.leftover_params()
        if column == "num_params":
            if self.num_params == 0:
                return "--"
            if self.is_recursive:
                return "(recursive)"
            if is_whole:
                return f"{count:,}" if self.trainable_params else f"({count:,})"
            return f"{count:,}" if count > 0 else "--"
        if total and self.is_recursive:
            return "(recursive)"
        return f"{count / total:>7.2%}" if total and count else "     --"

class ModelStatistics:
    """The table, and its sums."""

    def __init__(self, summary_list, input_size, total_input, columns, width, depth, rows, verbose):
        self.summary_list, self.input_size, self.total_input = summary_list, input_size, total_input
        self._columns, self._width, self._depth, self._rows, self._verbose = columns, width, depth, rows, verbose
        self.total_mult_adds = self.total_params = self.trainable_params = self.total_param_bytes = self.total_output_bytes = 0
        longest = 0
        for layer in summary_list:
            longest = max(longest, len(self._name(layer)) + layer.depth * 5 + 1)
            if layer.is_leaf_layer:
                self.total_mult_adds += layer.macs
                # Once more for the gradients.
                self.total_output_bytes += layer.output_bytes * 2 if layer.num_params > 0 else 0
            if layer.is_recursive:
                continue
            if layer.is_leaf_layer:
                self.total_params += layer.num_params
                self.total_param_bytes += layer.param_bytes
                self.trainable_params += layer.trainable_params
            else:
                self.total_params += max(layer.leftover_params(), 0)
                self.trainable_params += max(layer.leftover_trainable_params(), 0)
        self._name_width = math.ceil(longest / 5) * 5 if longest >= 40 else 40

    def _name(self, layer):
        return layer.get_layer_name("var_names" in self._rows, "depth" in self._rows)

    def _start(self, depth):
        first, line = ("+ ", "|    ") if "ascii_only" in self._rows else ("├─" if depth == 1 else "└─", "│    ")
        return line * (depth - 1) + first if depth else ""

    def _row(self, name, values):
        cells = [f"{values.get(column, ''):<{self._width}} " for column in self._columns]
        return (f"{name:<{self._name_width}} " + "".join(cells)).rstrip()

    def _layers(self):
        for layer in self.summary_list:
            if layer.depth > self._depth or "hide_recursive_layers" in self._rows and layer.is_recursive:
                continue
            cells = {column: layer._cell(column, layer.depth == self._depth, self.total_params) for column in self._columns}
            yield self._row(self._start(layer.depth) + self._name(layer), cells)
            if self._verbose == 2:
                for name, values in layer.inner_layers.items():
                    yield self._row(self._start(layer.depth + 1) + name, values)

    def __repr__(self):
        line = "=" * (len(self._columns) * self._width + self._name_width)
        head = "Layer (type" + (" (var_name)" if "var_names" in self._rows else "") + (":depth-idx" if "depth" in self._rows else "") + ")"
        text = [line, self._row(head, _HEADS), line, *self._layers(), line, f"Total params: {self.total_params:,}",
                f"Trainable params: {self.trainable_params:,}", f"Non-trainable params: {self.total_params - self.trainable_params:,}"]
        if self.input_size:
            count = self.total_mult_adds
            unit, scale = ("TERABYTES", 1e12) if count >= 1e12 else ("GIGABYTES", 1e9) if count >= 1e9 else ("MEGABYTES", 1e6)
            scaled = count / scale
            text += [f"Total mult-adds (Units.{unit}): " + (f"{int(scaled):,d}" if scaled.is_integer() else f"{scaled:,.2f}"), line]
            sizes = [self.total_input, self.total_output_bytes, self.total_param_bytes]
            names = ("Input size", "Forward/backward pass size", "Params size", "Estimated Total Size")
            text += [f"{name} (MB): {size / 1e6:0.2f}" for name, size in zip(names, sizes + [sum(sizes)])]
        return "\n".join([*text, line])

def _chosen(kind, names, known):
    for name in names:
        if name not in known:
            raise ValueError(f"{name!r} is not a valid {kind}")
    return names

def summary(model, input_size=None, input_data=None, batch_dim=None, cache_forward_pass=None, col_names=None, col_width=25, depth=3, device=None,
            dtypes=None, mode=None, row_settings=None, verbose=None, **kwargs):
    """A table of a model's layers; with an input size also what each gives."""
    has_input = input_size is not None or input_data is not None
    columns = ("output_size", "num_params") if has_input else ("num_params",)
    columns = columns if col_names is None else _chosen("ColumnSettings", tuple(col_names), _HEADS)
    rows = {"depth"} if row_settings is None else set(_chosen("RowSettings", list(row_settings), _ROWS))
    mode = "eval" if mode is None else _chosen("Mode", [mode], ("train", "eval"))[0]
    if verbose is None:
        verbose = 0 if getattr(sys, "ps1", None) else 1
    if col_width <= 0:
        raise ValueError(f"Column width must be greater than 0: col_width={col_width}")
    if verbose not in (0, 1, 2):
        raise ValueError("Verbose must be either 0 (quiet), 1 (default), or 2 (verbose).")
    if input_size is not None and input_data is not None:
        raise RuntimeError("Only one of (input_data, input_size) should be specified.")
    if not has_input and _NEED_INPUT & set(columns):
        names = ", ".join([f"<ColumnSettings.{name.upper()}: {name!r}>" for name in columns if name in _NEED_INPUT])
        raise ValueError(f"You must pass input_data or input_size in order to use columns: {{{names}}}")
    inputs, sizes = _inputs(input_size, input_data, batch_dim, dtypes)
    layers = _run(model, inputs, batch_dim, mode, kwargs) if has_input else _walk(model)
    numbers = {}
    for place, layer in enumerate(layers):
        layer.depth_index = numbers[layer.depth] = numbers.get(layer.depth, 0) + 1
        end = next((i for i in range(place + 1, len(layers)) if layers[i].depth <= layer.depth), len(layers))
        layer.children = layers[place + 1:end]
    made = ModelStatistics(layers, sizes, _bytes(inputs), columns, col_width, depth, rows, verbose)
    if verbose:
        print(made)
    return made

def _mapped(data, function):
    # A function of each tensor in nested data.
    if isinstance(data, torch.Tensor):
        return function(data)
    if isinstance(data, np.ndarray):
        return function(torch.from_numpy(data))
    if isinstance(data, Mapping):
        return {key: _mapped(value, function) for key, value in data.items()}
    return [_mapped(value, function) for value in data] if isinstance(data, (list, tuple)) else data

def _bytes(data):
    if isinstance(data, Mapping):
        data = list(data.values())
    if isinstance(data, (list, tuple)):
        return sum([_bytes(part) for part in data])
    return data.untyped_storage().nbytes() if isinstance(data, torch.Tensor) else 0

def _all(sizes):
    return [number for size in sizes for number in (_all(size) if isinstance(size, (list, tuple)) else [size])]

def _inputs(input_size, input_data, batch_dim, dtypes):
    if input_data is not None:
        return ([input_data] if isinstance(input_data, (torch.Tensor, np.ndarray)) else input_data), _mapped(input_data, lambda x: x.size())
    if input_size is None:
        return None, []
    if not isinstance(input_size, (list, tuple)):
        raise TypeError("Input_size is not a recognized type. Please ensure input_size is valid.\nFor multiple inputs to the network, ensure input_size is a "
                        "list of tuple sizes. If you are having trouble here, please submit a GitHub issue.")
    if not input_size or any(size <= 0 for size in _all(input_size)):
        raise ValueError("Input_data is invalid, or negative size found in input_data.")
    first = input_size[0]
    several = isinstance(first, tuple) if isinstance(input_size, tuple) else not isinstance(first, int)
    sizes = list(input_size) if several else [tuple(input_size)]
    made = [torch.rand(*size) for size in sizes]
    if batch_dim is not None:
        made = [tensor.unsqueeze(batch_dim) for tensor in made]
    return [tensor.type(kind) for tensor, kind in zip(made, dtypes or [torch.float32] * len(made))], sizes

def _walk(model):
    # All layers, a layer that stands in several places once for each.
    layers, seen = [], set()
    def met(name, module, depth, parent):
        layer = LayerInfo(name, module, depth, parent)
        layer.calculate_num_params()
        layer.is_recursive = layer.layer_id in seen
        seen.add(layer.layer_id)
        layers.append(layer)
        for name, child in module._modules.items():
            if child is not None:
                met(name, child, depth + 1, layer)
    met(type(model).__name__, model, 0, None)
    return layers

def _run(model, inputs, batch_dim, mode, kwargs):
    met, places, running, hooks = [], {}, {}, []
    def placed(name, module, depth, parent):
        # Where a layer stands; one in several places where it stands last.
        places.pop(id(module), None)
        places[id(module)] = here = LayerInfo(name, module, depth, parent)
        for name, child in module._modules.items():
            if child is not None:
                placed(name, child, depth + 1, here)
    def before(module, args):
        place = places[id(module)]
        layer = LayerInfo(place.var_name, module, place.depth, place.parent_info)
        layer.calculate_num_params()
        layer.is_recursive = any(other.layer_id == layer.layer_id for other in met)
        running[id(module)] = layer
        met.append(layer)
    def after(module, args, output):
        layer = running[id(module)]
        if layer.contains_lazy_param:
            layer.calculate_num_params()
        layer.input_size = _size(args, batch_dim)[0]
        layer.output_size, width = _size(output, batch_dim)
        layer.output_bytes, layer.executed = width * _product(layer.output_size), True
        layer.calculate_macs()
    placed(type(model).__name__, model, 0, None)
    for place in places.values():
        hooks += [place.module.register_forward_pre_hook(before), place.module.register_forward_hook(after)]
    was_training = model.training
    model.train(mode == "train")
    try:
        with torch.no_grad():
            model(**inputs, **kwargs) if isinstance(inputs, Mapping) else model(*inputs, **kwargs)
    except Exception as error:
        done = [layer for layer in met if layer.executed]
        raise RuntimeError(f"Failed to run torchinfo. See above stack traces for more details. Executed layers up to: {done}") from error
    finally:
        for hook in hooks:
            hook.remove()
        model.train(was_training)
    return _with_containers(met)

def _with_containers(met):
    # Lists and the like are never called: they are put before the first layer in them.
    layers, shown, seen = [], {}, {layer.layer_id for layer in met}
    for layer in met:
        above, parent = {}, layer.parent_info
        while parent is not None and parent.depth > 0:
            above[parent.depth], parent = parent, parent.parent_info
        for depth in range(1, layer.depth):
            here = above[depth]
            if depth not in shown or shown[depth].module is not here.module:
                here.calculate_num_params()
                here.is_recursive = here.layer_id in seen
                seen.add(here.layer_id)
                layers.append(here)
                shown[depth] = here
        shown = {depth: other for depth, other in shown.items() if depth < layer.depth}
        shown[layer.depth] = layer
        layers.append(layer)
    return layers
