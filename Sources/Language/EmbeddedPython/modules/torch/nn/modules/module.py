# SPDX-License-Identifier: GPL-3.0-or-later
"""What a call of a module does when there are hooks: its own ones, and those for all modules.

Modules without hooks never come here; `_call` gets their dictionaries as Swift keeps them, `own`, in the order of `_NAMES`.
"""
import warnings
from collections import OrderedDict

import torch
from torch.utils.hooks import BackwardHook, _handle

_global_backward_pre_hooks = OrderedDict()
_global_backward_hooks = OrderedDict()
_global_is_full_backward_hook = None
_global_forward_pre_hooks = OrderedDict()
_global_forward_hooks = OrderedDict()
_global_forward_hooks_always_called = OrderedDict()
_global_forward_hooks_with_kwargs = OrderedDict()
_global_buffer_registration_hooks = OrderedDict()
_global_module_registration_hooks = OrderedDict()
_global_parameter_registration_hooks = OrderedDict()

_EMPTY = {}


def _global(hooks, hook, marks=()):
    # From here on calls look for hooks of all modules.
    _note_global_hooks()
    return _handle(hooks, hook, marks)


def register_module_forward_pre_hook(hook):
    """Calls hook(module, args) before the forward of every module."""
    return _global(_global_forward_pre_hooks, hook)


def register_module_forward_hook(hook, *, with_kwargs=False, always_call=False):
    """Calls hook(module, args, output) after the forward of every module."""
    marks = []
    if with_kwargs:
        marks.append(_global_forward_hooks_with_kwargs)
    if always_call:
        marks.append(_global_forward_hooks_always_called)
    return _global(_global_forward_hooks, hook, marks)


def register_module_backward_hook(hook):
    """The old form of register_module_full_backward_hook."""
    global _global_is_full_backward_hook
    if _global_is_full_backward_hook is True:
        raise RuntimeError(
            "Cannot use both regular backward hooks and full backward hooks as a global Module hook. "
            "Please use only one of them.")
    _global_is_full_backward_hook = False
    return _global(_global_backward_hooks, hook)


def register_module_full_backward_hook(hook):
    """Calls hook(module, grad_input, grad_output) for every module."""
    global _global_is_full_backward_hook
    if _global_is_full_backward_hook is False:
        raise RuntimeError(
            "Cannot use both regular backward hooks and full backward hooks as a global Module hook. "
            "Please use only one of them.")
    _global_is_full_backward_hook = True
    return _global(_global_backward_hooks, hook)


def register_module_full_backward_pre_hook(hook):
    """Calls hook(module, grad_output) for every module."""
    return _global(_global_backward_pre_hooks, hook)


def register_module_buffer_registration_hook(hook):
    """Calls hook(module, name, buffer) when a buffer is registered."""
    return _global(_global_buffer_registration_hooks, hook)


def register_module_module_registration_hook(hook):
    """Calls hook(module, name, submodule) when a child module is registered."""
    return _global(_global_module_registration_hooks, hook)


def register_module_parameter_registration_hook(hook):
    """Calls hook(module, name, parameter) when a parameter is registered."""
    return _global(_global_parameter_registration_hooks, hook)


def _registered(kind, module, name, value):
    hooks = {
        "buffer": _global_buffer_registration_hooks, "module": _global_module_registration_hooks,
        "parameter": _global_parameter_registration_hooks,
    }[kind]
    for hook in list(hooks.values()):
        other = hook(module, name, value)
        if other is not None:
            value = other
    return value


def _has_any_global_hook():
    return bool(
        _global_backward_pre_hooks or _global_backward_hooks or _global_forward_pre_hooks or _global_forward_hooks
        or _global_forward_hooks_always_called or _global_forward_hooks_with_kwargs)


def _call(module, args, kwargs, own):
    if own is None:
        if not _has_any_global_hook():
            return module.forward(*args, **kwargs)
        own = (_EMPTY,) * 8
    forward_hooks, pre_hooks, backward_hooks, backward_pre_hooks, with_kwargs, pre_with_kwargs, always, full = own
    full_hooks, old_hooks = [], []
    if _global_backward_hooks:
        (full_hooks if _global_is_full_backward_hook else old_hooks).extend(_global_backward_hooks.values())
    if backward_hooks:
        (full_hooks if full is True else old_hooks).extend(backward_hooks.values())
    before = list(_global_backward_pre_hooks.values()) + list(backward_pre_hooks.values())
    called = set()
    result = None

    def run():
        nonlocal result, args, kwargs
        for hook_id, hook in list(_global_forward_pre_hooks.items()) + list(pre_hooks.items()):
            if hook_id in pre_with_kwargs:
                changed = hook(module, args, kwargs)
                if changed is not None:
                    if isinstance(changed, tuple) and len(changed) == 2:
                        args, kwargs = changed
                    else:
                        raise RuntimeError(
                            "forward pre-hook must return None or a tuple of (new_args, new_kwargs), "
                            f"but got {changed}.")
            else:
                changed = hook(module, args)
                if changed is not None:
                    args = changed if isinstance(changed, tuple) else (changed,)
        around = None
        if full_hooks or before:
            around = BackwardHook(module, full_hooks, before)
            args = around.setup_input_hook(args)
        result = module.forward(*args, **kwargs)
        for hook_id, hook in list(_global_forward_hooks.items()) + list(forward_hooks.items()):
            if hook_id in always or hook_id in _global_forward_hooks_always_called:
                called.add(hook_id)
            if hook_id in with_kwargs or hook_id in _global_forward_hooks_with_kwargs:
                changed = hook(module, args, kwargs, result)
            else:
                changed = hook(module, args, result)
            if changed is not None:
                result = changed
        if around is not None:
            if not isinstance(result, (torch.Tensor, tuple)):
                warnings.warn(
                    "For backward hooks to be called, module output should be a Tensor or a tuple of Tensors "
                    f"but received {type(result)}")
            result = around.setup_output_hook(result)
        if old_hooks:
            _watch_last_node(module, args, result, old_hooks)
        return result

    if not always and not _global_forward_hooks_always_called:
        return run()
    try:
        return run()
    except Exception:
        # Hooks that are always called: what they raise must not hide what went wrong first.
        for hook_id, hook in list(_global_forward_hooks.items()) + list(forward_hooks.items()):
            if hook_id in called or not (hook_id in always or hook_id in _global_forward_hooks_always_called):
                continue
            kind = "global module" if hook_id in _global_forward_hooks_always_called else "module"
            try:
                if hook_id in with_kwargs or hook_id in _global_forward_hooks_with_kwargs:
                    changed = hook(module, args, kwargs, result)
                else:
                    changed = hook(module, args, result)
                if changed is not None:
                    result = changed
            except Exception as error:
                warnings.warn(
                    f"{kind} forward hook with ``always_call=True`` raised an exception "
                    f"that was silenced as another error was raised in forward: {str(error)}")
        raise


def _watch_last_node(module, args, result, hooks):
    """The old backward hooks: on the node of the result's first tensor."""
    first = result
    while not isinstance(first, torch.Tensor):
        if isinstance(first, dict):
            first = next(v for v in first.values() if isinstance(v, torch.Tensor))
        else:
            first = first[0]
    node = first.grad_fn
    if node is None:
        return
    for hook in hooks:
        node.register_hook(_OldHook(module, hook))
    _warn_of_old_hooks(args, result, node)


class _OldHook:
    def __init__(self, module, hook):
        self.module = module
        self.hook = hook

    def __call__(self, *gradients):
        return self.hook(self.module, *gradients)


_END = "Please use register_full_backward_hook to get the documented behavior."


def _warn_of_old_hooks(inputs, result, node):
    def warn(when, what, end=" " + _END):
        warnings.warn(
            f"Using {when} is deprecated and will be removed in future versions. This hook will be missing some {what}."
            + end, FutureWarning, stacklevel=3)

    if not isinstance(result, torch.Tensor):
        if not (isinstance(result, tuple) and all(isinstance(r, torch.Tensor) for r in result)):
            warn(
                "non-full backward hooks on a Module that does not return a single Tensor or a tuple of Tensors",
                "of the grad_output")
            return
    else:
        result = (result,)
    if not isinstance(inputs, torch.Tensor):
        if not (isinstance(inputs, tuple) and all(isinstance(i, torch.Tensor) for i in inputs)):
            warn(
                "non-full backward hooks on a Module that does not take as input a single Tensor or a tuple of Tensors",
                "of the grad_input")
            return
    else:
        inputs = (inputs,)
    outgoing = {r.grad_fn for r in result if r.grad_fn is not None}
    if len(outgoing) == 0 or (len(outgoing) == 1 and node not in outgoing):
        warn("a non-full backward hook when outputs are nested in python data structure", "grad_output", "")
    elif len(outgoing) > 1:
        warn("a non-full backward hook when outputs are generated by different autograd Nodes", "grad_output")
    else:
        if {i.grad_fn for i in inputs if i.grad_fn is not None} != {n[0] for n in node.next_functions}:
            warn("a non-full backward hook when the forward contains multiple autograd Nodes", "grad_input")
