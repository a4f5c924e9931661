# SPDX-License-Identifier: GPL-3.0-or-later
"""`torch.utils.checkpoint`: the same results and gradients. What was computed is kept instead of being computed anew, so
that no random number is drawn twice."""
import torch


def checkpoint(
    function, *args, use_reentrant=None, context_fn=None, determinism_check="default", debug=False, early_stop=True,
    preserve_rng_state=True, **kwargs
):
    return function(*args, **kwargs)


def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
    if isinstance(functions, torch.nn.Sequential):
        functions = list(functions.children())
    for function in functions:
        input = function(input)
    return input
