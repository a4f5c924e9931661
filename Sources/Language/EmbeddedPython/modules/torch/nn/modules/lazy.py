# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers that learn the size of their input from the first input they see, and then are ordinary ones."""
import torch
from torch import nn
from torch.nn.parameter import UninitializedBuffer, UninitializedParameter, is_lazy


class LazyModuleMixin:
    """For modules whose parameters get their sizes from the first input."""

    cls_to_become = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._load_hook = self._register_load_state_dict_pre_hook(self._lazy_load_hook)
        self._initialize_hook = self.register_forward_pre_hook(self._infer_parameters, with_kwargs=True)

    def _lazy_load_hook(
        self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs,
    ):
        for name, own in list(self._parameters.items()) + list(self._buffers.items()):
            given = state_dict.get(prefix + name)
            if own is None or given is None or not is_lazy(own) or is_lazy(given):
                continue
            with torch.no_grad():
                own.materialize(given.shape)

    def initialize_parameters(self, *args, **kwargs):
        """Gives the parameters their sizes; gets what forward gets."""
        raise NotImplementedError(f"initialize_parameters is not implemented for {self.__class__.__name__}")

    def has_uninitialized_params(self):
        """Whether a parameter or buffer waits for its size."""
        return any(is_lazy(p) for p in list(self._parameters.values()) + list(self._buffers.values()))

    def _infer_parameters(self, module, args, kwargs=None):
        module.initialize_parameters(*args, **(kwargs or {}))
        if module.has_uninitialized_params():
            raise RuntimeError(f"module {self._get_name()} has not been fully initialized")
        module._initialize_hook.remove()
        module._load_hook.remove()
        del module._initialize_hook
        del module._load_hook
        if module.cls_to_become is not None:
            module.__class__ = module.cls_to_become


LazyModuleMixin.__module__ = "torch.nn.modules.lazy"


class LazyLinear(LazyModuleMixin, nn.Linear):
    """A Linear that takes in_features from its first input."""

    cls_to_become = nn.Linear

    def __init__(self, out_features, bias=True, device=None, dtype=None):
        factory = {"device": device, "dtype": dtype}
        super().__init__(0, 0, False)
        self.weight = UninitializedParameter(**factory)
        self.out_features = out_features
        if bias:
            self.bias = UninitializedParameter(**factory)

    def reset_parameters(self):
        if not self.has_uninitialized_params() and self.in_features != 0:
            super().reset_parameters()

    def initialize_parameters(self, input):
        if not self.has_uninitialized_params():
            if self.in_features == 0:
                self.in_features = self.weight.shape[-1]
            return
        with torch.no_grad():
            self.in_features = input.shape[-1]
            self.weight.materialize((self.out_features, self.in_features))
            if self.bias is not None:
                self.bias.materialize((self.out_features,))
            self.reset_parameters()


class _LazyConvXdMixin(LazyModuleMixin):
    def _prepare(self, out_channels, bias, factory):
        self.weight = UninitializedParameter(**factory)
        self.out_channels = out_channels
        if bias:
            self.bias = UninitializedParameter(**factory)

    def reset_parameters(self):
        if not self.has_uninitialized_params() and self.in_channels != 0:
            super().reset_parameters()

    def initialize_parameters(self, input, *args, **kwargs):
        if not self.has_uninitialized_params():
            return
        self.in_channels = self._in_channels(input)
        if self.in_channels % self.groups != 0:
            raise ValueError("in_channels must be divisible by groups")
        if self.transposed:
            first, second = self.in_channels, self.out_channels // self.groups
        else:
            first, second = self.out_channels, self.in_channels // self.groups
        self.weight.materialize((first, second, *self.kernel_size))
        if self.bias is not None:
            self.bias.materialize((self.out_channels,))
        self.reset_parameters()

    def _in_channels(self, input):
        count = len(self.kernel_size)
        if input.dim() not in (count + 1, count + 2):
            raise RuntimeError(
                f"Expected {count + 1}D (unbatched) or {count + 2}D (batched) input to {self.__class__.__name__}, "
                f"but got input of size: {input.shape}")
        return input.shape[-1 - count]


def _lazy_convolution(base):
    class Lazy(_LazyConvXdMixin, base):
        cls_to_become = base

        def __init__(
            self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
            padding_mode="zeros", device=None, dtype=None,
        ):
            super().__init__(0, 0, kernel_size, stride, padding, dilation, groups, False, padding_mode)
            self._prepare(out_channels, bias, {"device": device, "dtype": dtype})

    return Lazy


def _lazy_transposed(base):
    class Lazy(_LazyConvXdMixin, base):
        cls_to_become = base

        def __init__(
            self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1,
            padding_mode="zeros", device=None, dtype=None,
        ):
            super().__init__(0, 0, kernel_size, stride, padding, output_padding, groups, False, dilation, padding_mode)
            self._prepare(out_channels, bias, {"device": device, "dtype": dtype})

    return Lazy


def _lazy_norm(base):
    class Lazy(LazyModuleMixin, base):
        cls_to_become = base

        def __init__(
            self, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *, bias=True,
        ):
            factory = {"device": device, "dtype": dtype}
            super().__init__(0, eps, momentum, False, False)
            self.affine = affine
            self.track_running_stats = track_running_stats
            if affine:
                self.weight = UninitializedParameter(**factory)
                if bias:
                    self.bias = UninitializedParameter(**factory)
            if track_running_stats:
                self.running_mean = UninitializedBuffer(**factory)
                self.running_var = UninitializedBuffer(**factory)
                self.num_batches_tracked = torch.tensor(0, dtype=torch.long)

        def reset_parameters(self):
            if not self.has_uninitialized_params() and self.num_features != 0:
                super().reset_parameters()

        def initialize_parameters(self, input):
            if not self.has_uninitialized_params():
                return
            self.num_features = input.shape[1]
            for value in (self.weight, self.bias, self.running_mean, self.running_var):
                if value is not None:
                    value.materialize((self.num_features,))
            self.reset_parameters()

    return Lazy


def _named(cls, name, base):
    cls.__name__ = cls.__qualname__ = name
    cls.__module__ = base.__module__
    cls.__doc__ = f"A {base.__name__} that takes the number of its channels from its first input."
    return cls


LazyLinear.__module__ = nn.Linear.__module__


def _three(make, name):
    bases = [getattr(nn, f"{name}{n}d") for n in (1, 2, 3)]
    return [_named(make(base), "Lazy" + base.__name__, base) for base in bases]


LazyConv1d, LazyConv2d, LazyConv3d = _three(_lazy_convolution, "Conv")
LazyConvTranspose1d, LazyConvTranspose2d, LazyConvTranspose3d = _three(_lazy_transposed, "ConvTranspose")
LazyBatchNorm1d, LazyBatchNorm2d, LazyBatchNorm3d = _three(_lazy_norm, "BatchNorm")
LazyInstanceNorm1d, LazyInstanceNorm2d, LazyInstanceNorm3d = _three(_lazy_norm, "InstanceNorm")
