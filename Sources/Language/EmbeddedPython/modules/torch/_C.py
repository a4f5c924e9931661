# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs name of PyTorch's compiled part and Gradus has."""
import weakref

import torch
import torch._nn_functions as _nn

is_grad_enabled = torch.is_grad_enabled
Generator = torch.Generator
device = torch.device
dtype = torch.dtype


def _get_tracing_state():
    return None


def _log_api_usage_once(*args):
    pass


def _current_graph_task_id():
    from torch.autograd.graph import _running_pass

    return _running_pass()


def _will_engine_execute_node(node):
    from torch.autograd.graph import Node, _pass_facts, _running_pass, _will_execute

    if not isinstance(node, Node):
        raise RuntimeError(f"_will_engine_execute_node expects an grad_fn, but got {type(node).__name__}")
    if _running_pass() < 0:
        raise RuntimeError("_get_should_execute_nodes should only be called during the backward pass")
    if type(node).__name__ == "AccumulateGrad" and _pass_facts()[1] == "gradients":
        raise RuntimeError(
            "A leaf node was passed to _will_engine_execute_node but we are currently running autograd.grad(). This is "
            "currently not supported.")
    return _will_execute(node)


def _current_autograd_node():
    from torch.autograd.graph import _running_node

    return _running_node()


class DisableTorchFunctionSubclass:
    """Inside of the block no class takes part in operations."""

    def __enter__(self):
        from torch.overrides import _disable

        _disable(True)

    def __exit__(self, *args):
        from torch.overrides import _disable

        _disable(False)


DisableTorchFunction = DisableTorchFunctionSubclass


class _WeakTensorRef:
    """A reference that does not keep a tensor alive."""

    def __init__(self, tensor):
        self._reference = weakref.ref(tensor)

    def expired(self):
        return self._reference() is None


_cached = []


def _set_cached_tensors_enabled(enabled):
    if not enabled:
        _cached.clear()


def _add_cached_tensor(tensor):
    if not _is_cached_tensor(tensor):
        _cached.append(weakref.ref(tensor))


def _remove_cached_tensor(tensor):
    _cached[:] = [reference for reference in _cached if reference() is not tensor]


def _is_cached_tensor(tensor):
    return any(reference() is tensor for reference in _cached)


def _is_fwd_grad_enabled():
    from torch.autograd import forward_ad

    return forward_ad._enabled


def _set_fwd_grad_enabled(enabled):
    from torch.autograd import forward_ad

    forward_ad._enabled = enabled


def _set_mkldnn_enabled(enabled):
    """Layers are computed in one way here."""


class _Undefined(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.clone()

    @staticmethod
    def backward(ctx, g):
        return None


class _Delayed(torch.autograd.Function):
    @staticmethod
    def forward(ctx, text, x):
        ctx.text = text
        return x.clone()

    @staticmethod
    def backward(ctx, g):
        raise RuntimeError(ctx.text)


class _NodeKind(type):
    def __instancecheck__(cls, instance):
        return type(instance).__name__ == cls.__name__


class _functions:
    class AccumulateGrad(metaclass=_NodeKind):
        _is_node = True

    class UndefinedGrad:
        _is_node = True

        def __call__(self, *tensors):
            found = tuple(_Undefined.apply(t) for t in tensors)
            return found[0] if len(found) == 1 else found

    class DelayedError:
        _is_node = True

        def __init__(self, text, num_inputs):
            self.text = text

        def __call__(self, *tensors):
            found = tuple(_Delayed.apply(self.text, t) for t in tensors)
            return found[0] if len(found) == 1 else found


class _SavedKind(type):
    def __instancecheck__(cls, instance):
        return type(instance).__name__ == "SavedTensor"


class _autograd:
    class SavedTensor(torch.autograd.SavedTensor, metaclass=_SavedKind):
        pass

    @staticmethod
    def _get_current_graph_task_keep_graph():
        from torch.autograd.graph import _pass_facts

        return _pass_facts()[0]

    @staticmethod
    def _saved_tensors_hooks_is_enabled():
        from torch.autograd import graph

        return not graph._disabled

    @staticmethod
    def _saved_tensors_hooks_disable(text):
        from torch.autograd import graph

        graph._disabled.append(text)

    @staticmethod
    def _saved_tensors_hooks_enable():
        from torch.autograd import graph

        graph._disabled.clear()
