# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs name of PyTorch's compiled part and Gradus has."""
import torch

is_grad_enabled = torch.is_grad_enabled
Generator = torch.Generator
device = torch.device
dtype = torch.dtype


def _get_tracing_state():
    return None


def _log_api_usage_once(*args):
    pass


def _current_graph_task_id():
    from torch.autograd.graph import _running_pass

    return _running_pass()


def _will_engine_execute_node(node):
    from torch.autograd.graph import _will_execute

    return _will_execute(node)
