# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures for PyTorch: transforms, models by definition, data sets from files or as stand-ins.
__version__ = "0.28.0"

def set_image_backend(backend):
    if backend not in ("PIL", "accimage"):
        raise ValueError(f"Invalid backend '{backend}'. Options are 'PIL' and 'accimage'")

def get_image_backend():
    return "PIL"

def disable_beta_transforms_warning():
    pass
