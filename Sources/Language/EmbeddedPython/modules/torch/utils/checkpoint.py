# SPDX-License-Identifier: GPL-3.0-or-later
"""`torch.utils.checkpoint`: what was computed in a block is thrown away and computed again when backward needs it."""
import contextlib
import enum
import warnings

import torch
from torch.autograd.graph import _pass_facts, saved_tensors_hooks

_early_stop = None
_debug = None


class CheckpointError(RuntimeError):
    pass


class CheckpointPolicy(enum.Enum):
    MUST_SAVE = 0
    PREFER_SAVE = 1
    MUST_RECOMPUTE = 2
    PREFER_RECOMPUTE = 3


class DefaultDeviceType:
    _default_device_type = "cuda"

    @staticmethod
    def set_device_type(device="cuda"):
        DefaultDeviceType._default_device_type = device

    @staticmethod
    def get_device_type():
        return DefaultDeviceType._default_device_type


class set_checkpoint_early_stop:
    """Whether computing again ends with the last tensor that is needed."""

    def __init__(self, enable):
        self.enable = enable

    def __enter__(self):
        global _early_stop
        self.before = _early_stop
        _early_stop = self.enable

    def __exit__(self, *args):
        global _early_stop
        _early_stop = self.before


class set_checkpoint_debug_enabled:
    def __init__(self, enabled):
        self.enabled = enabled

    def __enter__(self):
        global _debug
        self.before = _debug
        _debug = self.enabled

    def __exit__(self, *args):
        global _debug
        _debug = self.before


def noop_context_fn():
    return contextlib.nullcontext(), contextlib.nullcontext()


def check_backward_validity(inputs):
    if not any(t.requires_grad for t in inputs if isinstance(t, torch.Tensor)):
        warnings.warn("None of the inputs have requires_grad=True. Gradients will be None")


def detach_variable(inputs):
    if not isinstance(inputs, tuple):
        raise RuntimeError(
            "Only tuple of tensors is supported. Got Unsupported input type: ", type(inputs).__name__)
    out = []
    for value in inputs:
        if isinstance(value, torch.Tensor):
            fresh = value.detach()
            fresh.requires_grad = value.requires_grad
            value = fresh
        out.append(value)
    return tuple(out)


class CheckpointFunction(torch.autograd.Function):
    """The reentrant form: forward without a graph, backward through a graph of its own."""

    @staticmethod
    def forward(ctx, run_function, preserve_rng_state, *args):
        check_backward_validity(args)
        ctx.run_function = run_function
        ctx.preserve_rng_state = preserve_rng_state
        if preserve_rng_state:
            ctx.random = torch.get_rng_state()
        ctx.inputs = [None if isinstance(a, torch.Tensor) else a for a in args]
        ctx.places = [i for i, a in enumerate(args) if isinstance(a, torch.Tensor)]
        ctx.save_for_backward(*[args[i] for i in ctx.places])
        with torch.no_grad():
            return run_function(*args)

    @staticmethod
    def backward(ctx, *args):
        if _pass_facts()[1] != "whole":
            raise RuntimeError(
                "When use_reentrant=True, torch.utils.checkpoint is incompatible with .grad() or passing an `inputs` parameter "
                "to .backward(). To resolve this error, you can either set use_reentrant=False, or call .backward() without "
                "passing the `inputs` argument.")
        inputs = list(ctx.inputs)
        for place, tensor in zip(ctx.places, ctx.saved_tensors):
            inputs[place] = tensor
        now = torch.get_rng_state()
        if ctx.preserve_rng_state:
            torch.set_rng_state(ctx.random)
        detached = detach_variable(tuple(inputs))
        with torch.enable_grad():
            outputs = ctx.run_function(*detached)
        if ctx.preserve_rng_state:
            torch.set_rng_state(now)
        if isinstance(outputs, torch.Tensor):
            outputs = (outputs,)
        pairs = [(o, g) for o, g in zip(outputs, args) if isinstance(o, torch.Tensor) and o.requires_grad]
        if not pairs:
            raise RuntimeError("none of output has requires_grad=True, this checkpoint() is not necessary")
        torch.autograd.backward([o for o, _ in pairs], [g for _, g in pairs])
        return (None, None) + tuple(d.grad if isinstance(d, torch.Tensor) else None for d in detached)


class _Enough(Exception):
    """Computing again has come to the last tensor that is needed."""


_HINT = (
    "\n\nTip: To see a more detailed error message, either pass `debug=True` to\n`torch.utils.checkpoint.checkpoint(...)` or "
    "wrap the code block\nwith `with torch.utils.checkpoint.set_checkpoint_debug_enabled(True):` to\nenable checkpoint‑debug "
    "mode globally.\n")
_DEBUG = (
    "\nYou are seeing this error because you passed `debug=True` to checkpoint and tensors to be saved during the original "
    "forward and recomputation differ between those of the original forward and recomputation.\n")


class _Frame:
    """One call whose tensors are computed again."""

    def __init__(self, run, early_stop, determinism_check, debug):
        self.run = run
        self.early_stop = early_stop
        self.checks = determinism_check != "none"
        self.debug = debug
        self.facts = []
        self.kept = {}
        # Until the call is over it is not known how many tensors it keeps; when it differentiates inside, they are not compared.
        self.is_complete = False
        self.compares = True

    def pack(self, tensor):
        self.facts.append((tuple(tensor.shape), tensor.dtype))
        return len(self.facts) - 1

    def unpack(self, number):
        pass_number = torch._C._current_graph_task_id()
        if pass_number < 0:
            return self.again()[number]
        if pass_number not in self.kept:
            # What an earlier pass left cannot be asked for any more.
            self.kept = {pass_number: self.again(), **{n: k for n, k in self.kept.items() if k}}
        kept = self.kept[pass_number]
        if number not in kept:
            raise CheckpointError(
                "torch.utils.checkpoint: Unpack is being triggered for a tensor that was already unpacked once. If you are "
                "calling ctx.saved_tensors in backward, make sure to do so only once. Otherwise please open an issue with "
                "details on your use case.")
        return kept.pop(number)

    def fail(self, text):
        raise CheckpointError("torch.utils.checkpoint: " + text + (_DEBUG if self.debug else _HINT))

    def again(self):
        found = []
        self.compares = self.compares and self.is_complete

        def pack(tensor):
            if len(found) < len(self.facts):
                found.append(tensor.detach() if tensor.requires_grad else tensor)
                if self.early_stop and self.is_complete and len(found) == len(self.facts):
                    raise _Enough
            elif not self.early_stop and self.compares:
                self.fail("trying to save more tensors during recomputation than during the original forward pass.")
            return tensor.detach()

        with torch.enable_grad(), saved_tensors_hooks(pack, lambda kept: kept):
            try:
                self.run()
            except _Enough:
                pass
        if len(found) != len(self.facts) and self.compares:
            self.fail(
                "A different number of tensors was saved during the original forward and recomputation.\nNumber of tensors "
                f"saved during forward: {len(self.facts)}\nNumber of tensors saved during recomputation: {len(found)}.")
        if self.checks and self.compares:
            wrong = [
                f"tensor at position {i}:\nsaved metadata: {{'shape': torch.Size({list(before[0])}), 'dtype': {before[1]}, "
                f"'device': device(type='cpu')}}\nrecomputed metadata: {{'shape': torch.Size({list(now.shape)}), 'dtype': "
                f"{now.dtype}, 'device': device(type='cpu')}}"
                for i, (before, now) in enumerate(zip(self.facts, found))
                if before != (tuple(now.shape), now.dtype)]
            if wrong:
                self.fail(
                    "Recomputed values for the following tensors have different metadata than during the forward pass.\n"
                    + "\n".join(wrong))
        return dict(enumerate(found))


def checkpoint(
    function, *args, use_reentrant=None, context_fn=noop_context_fn, determinism_check="default", debug=False,
    early_stop=True, **kwargs
):
    """Calls a function, keeps only its inputs, and computes the rest again when backward needs it."""
    if use_reentrant is None:
        warnings.warn(
            "torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. Starting in PyTorch 2.9, "
            "calling checkpoint without use_reentrant will raise an exception. use_reentrant=False is recommended, but if "
            "you need to preserve the current default behavior, you can pass use_reentrant=True. Refer to docs for more "
            "details on the differences between the two variants.", stacklevel=2)
        use_reentrant = True
    preserve = kwargs.pop("preserve_rng_state", True)
    if kwargs and use_reentrant:
        raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
    if use_reentrant:
        if context_fn is not noop_context_fn or debug is not False:
            raise ValueError("Passing `context_fn` or `debug` is only supported when use_reentrant=False.")
        return CheckpointFunction.apply(function, preserve, *args)
    if _early_stop is not None:
        early_stop = _early_stop
    random = torch.get_rng_state() if preserve else None
    forward_context, again_context = context_fn()

    def run():
        now = torch.get_rng_state()
        if preserve:
            torch.set_rng_state(random)
        try:
            with again_context:
                function(*args, **kwargs)
        finally:
            if preserve:
                torch.set_rng_state(now)

    if not torch.is_grad_enabled():
        return function(*args, **kwargs)
    frame = _Frame(run, early_stop, determinism_check, debug if _debug is None else _debug)
    with saved_tensors_hooks(frame.pack, frame.unpack), forward_context:
        result = function(*args, **kwargs)
    frame.is_complete = True
    return result


def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
    """Runs a row of functions in segments, each of them a checkpoint."""
    if use_reentrant is None:
        warnings.warn(
            "torch.utils.checkpoint.checkpoint_sequential: the use_reentrant parameter should be passed explicitly. In "
            "version 2.9 we will raise an exception if use_reentrant is not passed. use_reentrant=False is recommended, "
            "but if you need to preserve the current default behavior, you can pass use_reentrant=True. Refer to docs for "
            "more details on the differences between the two variants.", stacklevel=2)
        use_reentrant = True
    preserve = kwargs.pop("preserve_rng_state", True)
    if kwargs:
        raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
    if isinstance(functions, torch.nn.Sequential):
        functions = list(functions.children())

    def part(start, end):
        def forward(input):
            for j in range(start, end + 1):
                input = functions[j](input)
            return input

        return forward

    size = len(functions) // segments
    end = -1
    for start in range(0, size * (segments - 1), size):
        end = start + size - 1
        input = checkpoint(
            part(start, end), input, use_reentrant=use_reentrant, preserve_rng_state=preserve)
    return part(end + 1, len(functions) - 1)(input)


def create_selective_checkpoint_contexts(policy_fn_or_list, allow_cache_entry_mutation=False):
    raise NotImplementedError("Gradus has no torch.utils.checkpoint.create_selective_checkpoint_contexts")
