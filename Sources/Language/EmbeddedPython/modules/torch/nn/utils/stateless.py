# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls of modules with other parameters than their own."""
import warnings

import torch.func


def functional_call(
    module, parameters_and_buffers, args=None, kwargs=None, *, tie_weights=True, strict=False,
):
    """The old place of torch.func.functional_call."""
    warnings.warn(
        "This API is deprecated as of PyTorch 2.0 and will be removed in a future version of PyTorch. Please use "
        "torch.func.functional_call instead which is a drop-in replacement for this API.", FutureWarning, stacklevel=2)
    if args is None:
        args = ()
    return torch.func.functional_call(
        module, parameters_and_buffers, args, kwargs, tie_weights=tie_weights, strict=strict)
