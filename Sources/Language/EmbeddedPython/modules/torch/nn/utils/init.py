# SPDX-License-Identifier: GPL-3.0-or-later
"""Modules whose parameters are not drawn."""
import torch


def skip_init(module_cls, *args, **kwargs):
    """Makes a module without initialising its parameters; here their elements are zeros."""
    if not issubclass(module_cls, torch.nn.Module):
        raise RuntimeError(f"Expected a Module; got {module_cls}")
    import inspect

    if "device" not in inspect.signature(module_cls.__init__).parameters:
        raise RuntimeError("Module must support a 'device' arg to skip initialization")
    kwargs.pop("device", None)
    state = torch.get_rng_state()
    module = module_cls(*args, **kwargs)
    torch.set_rng_state(state)
    return module.to_empty(device="cpu")
