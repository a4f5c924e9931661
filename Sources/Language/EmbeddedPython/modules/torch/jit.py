# SPDX-License-Identifier: GPL-3.0-or-later
"""`torch.jit`: functions and modules run as they are written; Gradus has no TorchScript."""
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


class ScriptModule(torch.nn.Module):
    """What `script` gives for a module: it runs as the module runs, on the same parameters; code and graph of TorchScript there are none."""

    def __init__(self):
        raise NotImplementedError("Gradus has no torch.jit.ScriptModule of one's own; torch.jit.script makes one of a module")

    def _wrap(self, module, kind):
        torch.nn.Module.__init__(self)
        for name, parameter in module._parameters.items():
            self.register_parameter(name, parameter)
        for name, buffer in module._buffers.items():
            self.register_buffer(name, buffer, name not in module._non_persistent_buffers_set)
        for name, child in module._modules.items():
            self.add_module(name, None if child is None else kind.__new__(kind)._wrap(child, kind))
        # In a tuple it is no part of this module.
        self._source, self.original_name, self.training = (module,), type(module).__name__, module.training
        return self

    def forward(self, *args, **kwargs):
        # The parts run in the modes that these have, and get back their own.
        source = self._source[0]
        modes = [(own, own.training, mine.training) for own, mine in zip(source.modules(), self.modules())]
        for own, _, mode in modes:
            own.training = mode
        try:
            return source(*args, **kwargs)
        finally:
            for own, mode, _ in modes:
                own.training = mode

    def __getattr__(self, name):
        if name in ("code", "graph", "inlined_graph", "code_with_constants", "save", "save_to_buffer", "_c"):
            raise NotImplementedError(f"Gradus has no TorchScript, so a module has no {name} of it")
        try:
            return super().__getattr__(name)
        except AttributeError:
            if "_source" not in self.__dict__:
                raise
            return getattr(self._source[0], name)

    def __len__(self):
        return len(self._source[0])

    def __iter__(self):
        return iter(self._modules.values())

    def __getitem__(self, index):
        return self._source[0][index]

    def extra_repr(self):
        return f"original_name={self.original_name}"


class RecursiveScriptModule(ScriptModule):
    pass


class TracedModule(ScriptModule):
    def _get_name(self):
        return self.original_name


class TopLevelTracedModule(TracedModule):
    pass


RecursiveScriptModule.__module__ = ScriptModule.__module__ = "torch.jit._script"
TracedModule.__module__ = TopLevelTracedModule.__module__ = "torch.jit._trace"


def _check(module):
    for name, value in list(module._parameters.items()) + list(module._buffers.items()):
        if torch.nn.parameter.is_lazy(value):
            path = f"{type(module).__module__}.{type(module).__qualname__}"
            raise RuntimeError(
                f"'{path}' has uninitialized parameters {name}. Did you forget to run a forward pass?")


def script(obj, optimize=None, _frames_up=0, _rcb=None, example_inputs=None):
    """A function itself; a module that runs as it does."""
    import builtins

    if builtins.isinstance(obj, ScriptModule) or not builtins.isinstance(obj, torch.nn.Module):
        return obj
    _check(obj)
    return RecursiveScriptModule.__new__(RecursiveScriptModule)._wrap(obj, RecursiveScriptModule)


def trace(func, example_inputs=None, optimize=None, check_trace=True, **kwargs):
    """A function itself; a module that runs as it does. As in PyTorch it runs for the examples: five times where it is checked."""
    import builtins

    if builtins.isinstance(func, ScriptModule) or not builtins.isinstance(func, torch.nn.Module):
        return func
    _check(func)
    inputs = tuple(example_inputs) if builtins.isinstance(example_inputs, (tuple, list)) else (example_inputs,)
    for _ in range(5 if check_trace else 1):
        func(*inputs)
    made = TopLevelTracedModule.__new__(TopLevelTracedModule)._wrap(func, TracedModule)
    return made


def load(f, map_location=None, **kwargs):
    raise NotImplementedError("Gradus has no torch.jit.load")


def save(m, f, **kwargs):
    raise NotImplementedError("Gradus has no torch.jit.save")


def freeze(mod, preserved_attrs=None, optimize_numerics=True):
    """The module itself: nothing is compiled."""
    return mod


def optimize_for_inference(mod, other_methods=None):
    return mod


def fork(func, *args, **kwargs):
    return func(*args, **kwargs)


def wait(future):
    return future


_fork, _wait = fork, wait
