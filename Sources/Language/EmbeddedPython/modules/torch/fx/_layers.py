# SPDX-License-Identifier: GPL-3.0-or-later
"""What layers of the library call, where a tracer looks into them and their own forward does not say it as PyTorch's does."""
import torch
import torch.nn.functional as F


def _condition(name):
    """Layers that look at their input first, which cannot be traced."""

    def forward(m, input, *args, **kwargs):
        if input.dim() != 0:
            pass
        raise NotImplementedError(f"Gradus's torch.fx has no tracing into {name}")

    return forward


def _padded(mode):
    return lambda m, input: F.pad(input, m.padding, mode)


_FORWARDS = {
    "Flatten": lambda m, input: input.flatten(m.start_dim, m.end_dim),
    "Unflatten": lambda m, input: input.unflatten(m.dim, m.unflattened_size),
    "GELU": lambda m, input: F.gelu(input, approximate=m.approximate),
    "Tanh": lambda m, input: torch.tanh(input),
    "Sigmoid": lambda m, input: torch.sigmoid(input),
    "ReLU6": lambda m, input: F.hardtanh(input, 0.0, 6.0, m.inplace),
    "Softmax": lambda m, input: F.softmax(input, m.dim, _stacklevel=5),
    "LogSoftmax": lambda m, input: F.log_softmax(input, m.dim, _stacklevel=5),
    "Softmin": lambda m, input: F.softmin(input, m.dim, _stacklevel=5),
}
for _n in "123":
    _FORWARDS[f"ReflectionPad{_n}d"] = _padded("reflect")
    _FORWARDS[f"ReplicationPad{_n}d"] = _padded("replicate")
    _FORWARDS[f"CircularPad{_n}d"] = _padded("circular")
    for _name in (f"BatchNorm{_n}d", f"InstanceNorm{_n}d"):
        _FORWARDS[_name] = _condition(_name)
for _name in "Softmax2d RNN LSTM GRU RNNCell LSTMCell GRUCell".split():
    _FORWARDS[_name] = _condition(_name)

# Their results are declared as nothing in particular: with or without indices.
_UNTYPED = ("MaxPool", "AdaptiveMaxPool")


def is_of_a_layer(function):
    """Whether a function is the forward of a layer of the library."""
    return type(function).__name__ == "method_descriptor" and function.__module__.startswith("torch.nn.modules")


def traced_forward(module, call):
    """The forward of a layer for proxies; another one for everything else."""
    if not is_of_a_layer(getattr(type(module), "forward", None)):
        return call
    name = next((c.__name__ for c in type(module).__mro__ if c.__module__.startswith("torch.nn.modules")), "")

    def forward(*args, **kwargs):
        own = _FORWARDS.get(name)
        if own is not None and args and hasattr(args[0], "tracer"):
            return own(module, *args, **kwargs)
        try:
            return call(*args, **kwargs)
        except TypeError as error:
            if "not Proxy" in str(error) or "not Attribute" in str(error):
                raise NotImplementedError(f"Gradus's torch.fx has no tracing into {name}") from error
            raise

    return forward


def has_typed_result(module):
    return not type(module).__name__.startswith(_UNTYPED)
