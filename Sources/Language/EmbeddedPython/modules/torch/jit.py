# SPDX-License-Identifier: GPL-3.0-or-later
"""`torch.jit`: functions run as they are written; modules are refused, as Gradus has no TorchScript."""
import torch


def is_scripting():
    return False


def is_tracing():
    return False


def ignore(drop=False, **kwargs):
    return drop if callable(drop) else lambda function: function


def unused(fn):
    return fn


def export(fn):
    return fn


def script_method(fn):
    return fn


def script_if_tracing(fn):
    return fn


def annotate(the_type, the_value):
    return the_value


def isinstance(obj, target_type):
    import builtins

    return builtins.isinstance(obj, target_type)


def interface(obj):
    return obj


class Final:
    def __class_getitem__(cls, item):
        return item


class Attribute:
    def __init__(self, value, type):
        self.value = value
        self.type = type


class ScriptModule:
    def __init__(self):
        raise NotImplementedError("Gradus has no torch.jit.ScriptModule")


def _refuse(what, module):
    for name, value in list(module._parameters.items()) + list(module._buffers.items()):
        if torch.nn.parameter.is_lazy(value):
            path = f"{type(module).__module__}.{type(module).__qualname__}"
            raise RuntimeError(
                f"'{path}' has uninitialized parameters {name}. Did you forget to run a forward pass?")
    raise NotImplementedError(f"Gradus has no {what} for modules")


def script(obj, optimize=None, _frames_up=0, _rcb=None, example_inputs=None):
    """A function itself; modules are refused."""
    import builtins

    if builtins.isinstance(obj, torch.nn.Module):
        _refuse("torch.jit.script", obj)
    return obj


def trace(func, example_inputs=None, **kwargs):
    """A function itself; modules are refused."""
    import builtins

    if builtins.isinstance(func, torch.nn.Module):
        _refuse("torch.jit.trace", func)
    return func


def load(f, map_location=None, **kwargs):
    raise NotImplementedError("Gradus has no torch.jit.load")


def save(m, f, **kwargs):
    raise NotImplementedError("Gradus has no torch.jit.save")


def freeze(mod, **kwargs):
    raise NotImplementedError("Gradus has no torch.jit.freeze")


def fork(func, *args, **kwargs):
    return func(*args, **kwargs)


def wait(future):
    return future


_fork, _wait = fork, wait
