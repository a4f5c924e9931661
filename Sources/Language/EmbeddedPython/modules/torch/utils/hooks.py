# SPDX-License-Identifier: GPL-3.0-or-later
"""Backward hooks of modules: identities around a call, whose nodes see the gradients of its inputs and outputs."""
import torch


class BackwardHookFunction(torch.autograd.Function):
    @staticmethod
    def forward(ctx, *args):
        ctx.mark_non_differentiable(*[a for a in args if not a.requires_grad])
        return args

    @staticmethod
    def backward(ctx, *args):
        return args


def _as_tuple(value):
    return value if isinstance(value, tuple) else (value,)


class BackwardHook:
    """One call of a module with backward hooks."""

    def __init__(self, module, user_hooks, user_pre_hooks):
        self.module = module
        self.user_hooks = user_hooks
        self.user_pre_hooks = user_pre_hooks
        self.grad_outputs = None
        self.n_inputs = -1
        self.n_outputs = -1
        self.input_tensors_index = None
        self.output_tensors_index = None

    def _spread(self, gradients, places, count):
        row = [None] * count
        for place, gradient in zip(places, gradients):
            row[place] = gradient
        return tuple(row)

    def _gather(self, row, places):
        return tuple(row[i] for i in places)

    def _pass(self, values, watch):
        """Puts the tensors among the values through an identity and calls `watch` with its node."""
        places = [i for i, v in enumerate(values) if isinstance(v, torch.Tensor)]
        wanted = torch.is_grad_enabled() and any(values[i].requires_grad for i in places)
        if not wanted:
            return values, None
        passed = BackwardHookFunction.apply(*[values[i] for i in places])
        node = next(t.grad_fn for t in passed if t.grad_fn is not None)
        watch(node)
        row = list(values)
        for place, tensor in zip(places, passed):
            row[place] = tensor
        return (tuple(row) if type(values) is tuple else type(values)(*row)), places

    def setup_input_hook(self, args):
        self.n_inputs = len(args)

        def watch(node):
            def hook(grad_input, _):
                if self.grad_outputs is None:
                    # The gradients did not come through the module's outputs.
                    return None
                row = self._spread(grad_input, self.input_tensors_index, self.n_inputs)
                for user_hook in self.user_hooks:
                    out = user_hook(self.module, row, self.grad_outputs)
                    if out is None:
                        continue
                    out = _as_tuple(out)
                    if len(out) != len(row):
                        raise RuntimeError(
                            "Backward hook returned an invalid number of grad_input, "
                            f"got {len(out)}, but expected {len(row)}")
                    row = out
                self.grad_outputs = None
                return self._gather(row, self.input_tensors_index)

            node.register_hook(hook)

        args, self.input_tensors_index = self._pass(args, watch)
        return args

    def setup_output_hook(self, args):
        def watch(node):
            def hook(_, grad_output):
                self.grad_outputs = self._spread(grad_output, self.output_tensors_index, self.n_outputs)
                for user_pre_hook in self.user_pre_hooks:
                    out = user_pre_hook(self.module, self.grad_outputs)
                    if out is None:
                        continue
                    out = _as_tuple(out)
                    if len(out) != len(self.grad_outputs):
                        raise RuntimeError(
                            "Backward pre hook returned an invalid number of grad_output, "
                            f"got {len(out)}, but expected {len(self.grad_outputs)}")
                    self.grad_outputs = out
                changed = self._gather(self.grad_outputs, self.output_tensors_index)
                if self.input_tensors_index is None:
                    # No input needs a gradient: the hooks run all the same, and what they return is an error.
                    nothing = self._spread([], [], self.n_inputs)
                    for user_hook in self.user_hooks:
                        out = user_hook(self.module, nothing, self.grad_outputs)
                        if out is not None and not (isinstance(out, tuple) and all(el is None for el in out)):
                            raise RuntimeError(
                                "Backward hook for Modules where no input requires gradient should always return None "
                                "or None for all gradients.")
                    self.grad_outputs = None
                return changed

            node.register_hook(hook)

        is_tuple = True
        if not isinstance(args, tuple):
            args = (args,)
            is_tuple = False
        self.n_outputs = len(args)
        args, self.output_tensors_index = self._pass(args, watch)
        return args if is_tuple else args[0]
