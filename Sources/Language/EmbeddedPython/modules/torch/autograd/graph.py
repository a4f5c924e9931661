# SPDX-License-Identifier: GPL-3.0-or-later
"""The recorded graph: its nodes, and what becomes of the tensors that they keep."""
from collections import namedtuple
from contextlib import contextmanager

import torch

_disabled = []
_open = []


class _NodeMeta(type):
    def __instancecheck__(cls, instance):
        kind = type(instance)
        return hasattr(kind, "next_functions") or any(c.__name__ == "FunctionCtx" for c in kind.__mro__)

    def __subclasscheck__(cls, kind):
        return kind is cls or hasattr(kind, "next_functions") or getattr(kind, "_is_node", False)


class Node(metaclass=_NodeMeta):
    """What `grad_fn` is."""


GradientEdge = namedtuple("GradientEdge", ["node", "output_nr", "ownership_token"], defaults=(None,))
GradientEdge.__module__ = "torch.autograd.graph"


def get_gradient_edge(tensor):
    """The node to which the gradient of a tensor goes, and which output of it the tensor is."""
    if not tensor.requires_grad:
        raise RuntimeError(
            "It is not possible to get the gradient edge for a Tensor that does not require gradients")
    node, number = _edge(tensor)
    return GradientEdge(node, number)


def increment_version(tensor):
    """Counts a change in place of one tensor or of several."""
    for t in (tensor,) if isinstance(tensor, torch.Tensor) else tensor:
        _increment_version(t)


class saved_tensors_hooks:
    """Inside of the block, what nodes keep goes through `pack_hook`, and comes back through `unpack_hook`."""

    def __init__(self, pack_hook, unpack_hook):
        self.pack_hook = pack_hook
        self.unpack_hook = unpack_hook

    def __enter__(self):
        if _disabled:
            raise RuntimeError(_disabled[-1])
        _open.append(self)
        _push_saved_tensors_hooks(self.pack_hook, self.unpack_hook)

    def __exit__(self, *args):
        if _open:
            _open.pop()
        _pop_saved_tensors_hooks()


class save_on_cpu(saved_tensors_hooks):
    """Keeps copies; here everything is on the processor."""

    def __init__(self, pin_memory=False, device_type="cuda"):
        super().__init__(lambda tensor: tensor.cpu(), lambda kept: kept)


@contextmanager
def disable_saved_tensors_hooks(error_message):
    """Refuses hooks on saved tensors inside of the block."""
    if _open:
        raise RuntimeError(error_message)
    _disabled.append(error_message)
    try:
        yield
    finally:
        _disabled.pop()


class _AllowMutationOnSavedContext:
    """What the block keeps: copies of saved tensors."""

    def __init__(self):
        self.cloned = {}
        self.original = {}
        self.open = True

    def clear(self):
        self.cloned.clear()
        self.original.clear()


_mutable = []


@contextmanager
def allow_mutation_on_saved_tensors():
    """Inside of the block, what is saved for backward may be changed in place: copies are saved."""
    if _mutable:
        raise RuntimeError("allow_mutation_on_saved_tensors contexts cannot be nested")
    ctx = _AllowMutationOnSavedContext()

    def pack(tensor):
        return tensor.clone()

    def unpack(kept):
        if not ctx.open:
            raise AssertionError(
                "Trying to backward outside of the 'allow_mutation_on_saved_tensors' contextin which the graph was "
                "originally recorded.")
        return kept

    _mutable.append(ctx)
    try:
        with saved_tensors_hooks(pack, unpack):
            yield ctx
    finally:
        _mutable.pop()
        ctx.open = False
        ctx.clear()


class _MultiHandle:
    def __init__(self, handles):
        self.handles = handles

    def remove(self):
        for handle in self.handles:
            handle.remove()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.remove()


def register_multi_grad_hook(tensors, fn, *, mode="all"):
    """Calls `fn` when the gradients of all these tensors are there, or with the first of them."""
    modes = ("all", "any")
    if mode not in modes:
        raise ValueError(f"Expects mode to be one of {modes} but got {mode}")
    passes = {}
    if mode == "any":
        def first(gradient):
            number = _running_pass()
            if passes.get("last") != number:
                passes["last"] = number
                fn(gradient)

        return _MultiHandle(tuple(t.register_hook(first) for t in tensors if t.requires_grad))

    def hook(place):
        def inner(gradient):
            number = _running_pass()
            if number not in passes:
                passes.clear()
                passes[number] = [0, sum(_will_execute(t) for t in tensors), [None] * len(tensors)]
            state = passes[number]
            state[0] += 1
            state[2][place] = gradient
            if state[0] == state[1]:
                del passes[number]
                fn(state[2])

        return inner

    return _MultiHandle(tuple(t.register_hook(hook(i)) for i, t in enumerate(tensors) if t.requires_grad))
