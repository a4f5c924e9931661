# SPDX-License-Identifier: GPL-3.0-or-later
"""`torch.onnx`: refused by name where it would write a file."""


def is_in_onnx_export():
    return False


def is_onnxrt_backend_supported():
    return False


def export(*args, **kwargs):
    raise NotImplementedError("Gradus has no torch.onnx.export: gradus export gives the program for PyTorch, which writes ONNX")


def _refused(name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"Gradus has no torch.onnx.{name}")

    function.__name__ = function.__qualname__ = name
    return function


register_custom_op_symbolic, unregister_custom_op_symbolic, select_model_mode_for_export, dynamo_export, enable_fake_mode = [
    _refused(_name) for _name in ("register_custom_op_symbolic", "unregister_custom_op_symbolic", "select_model_mode_for_export", "dynamo_export",
                                  "enable_fake_mode")]
