# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs name of PyTorch's compiled part and Gradus has."""
import torch

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
    from torch.autograd.graph import _will_execute

    return _will_execute(node)


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
        pass

    class UndefinedGrad:
        def __call__(self, *tensors):
            found = tuple(_Undefined.apply(t) for t in tensors)
            return found[0] if len(found) == 1 else found

    class DelayedError:
        def __init__(self, text, num_inputs):
            self.text = text

        def __call__(self, *tensors):
            found = tuple(_Delayed.apply(self.text, t) for t in tensors)
            return found[0] if len(found) == 1 else found


class _autograd:
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
