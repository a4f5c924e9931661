# SPDX-License-Identifier: GPL-3.0-or-later
"""`torch.compiler`: nothing is compiled here, so everything runs as it is written."""


def is_compiling():
    return False


def is_dynamo_compiling():
    return False


def is_exporting():
    return False


def reset():
    pass


def cudagraph_mark_step_begin():
    pass


def disable(fn=None, recursive=True, *, reason=None):
    return fn if fn is not None else lambda function: function


def allow_in_graph(fn):
    return fn


def assume_constant_result(fn):
    return fn


def compile(*args, **kwargs):
    import torch

    return torch.compile(*args, **kwargs)


def list_backends(exclude_tags=()):
    return ["cudagraphs", "inductor", "openxla", "tvm"]
