# SPDX-License-Identifier: GPL-3.0-or-later
"""How modules are converted: Gradus replaces what their parameters hold, PyTorch's own default."""


def set_overwrite_module_params_on_conversion(value):
    if value:
        raise NotImplementedError("Gradus has no torch.__future__.set_overwrite_module_params_on_conversion(True)")


def get_overwrite_module_params_on_conversion():
    return False


def set_swap_module_params_on_conversion(value):
    if value:
        raise NotImplementedError("Gradus has no torch.__future__.set_swap_module_params_on_conversion(True)")


def get_swap_module_params_on_conversion():
    return False
