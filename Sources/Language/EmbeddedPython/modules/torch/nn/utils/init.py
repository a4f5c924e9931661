# SPDX-License-Identifier: GPL-3.0-or-later
"""Modules whose parameters are not drawn."""
import torch


def skip_init(module_cls, *args, **kwargs):
    """Makes a module without initialising its parameters; here their elements are zeros."""
    if not issubclass(module_cls, torch.nn.Module):
        raise RuntimeError(f"Expected a Module; got {module_cls}")
    device = kwargs.pop("device", "cpu")
    state = torch.get_rng_state()
    try:
        module = module_cls(*args, device=device, **kwargs)
    except TypeError as error:
        if "'device'" not in str(error):
            raise
        raise RuntimeError("Module must support a 'device' arg to skip initialization") from None
    finally:
        torch.set_rng_state(state)
    return module.to_empty(device=device)
