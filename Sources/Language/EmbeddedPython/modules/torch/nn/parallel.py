# SPDX-License-Identifier: GPL-3.0-or-later
"""`torch.nn.parallel`: as on a machine without graphics processors, where a wrapped module runs by itself."""
import torch
from torch.nn import Module


class DataParallel(Module):
    def __init__(self, module, device_ids=None, output_device=None, dim=0):
        super().__init__()
        self.module = module
        self.device_ids = []

    def forward(self, *inputs, **kwargs):
        return self.module(*inputs, **kwargs)


DataParallel.__module__ = "torch.nn.parallel.data_parallel"


class DistributedDataParallel(Module):
    """A module whose gradients are those of all processes: here, of this one."""

    def __init__(self, module, device_ids=None, output_device=None, dim=0, broadcast_buffers=True, init_sync=True, process_group=None, bucket_cap_mb=None,
                 find_unused_parameters=False, check_reduction=False, gradient_as_bucket_view=False, static_graph=False, **kwargs):
        super().__init__()
        from torch import distributed

        distributed.get_world_size(process_group)
        if not any([parameter.requires_grad for parameter in module.parameters()]):
            raise RuntimeError("DistributedDataParallel is not needed when a module doesn't have any parameter that requires a gradient.")
        self.module = module
        self.device_ids, self.output_device, self.broadcast_buffers = None, None, broadcast_buffers
        self.require_backward_grad_sync = True

    def forward(self, *inputs, **kwargs):
        return self.module(*inputs, **kwargs)

    def no_sync(self):
        """A block in which gradients only add up, as they do anyway."""
        import contextlib

        return contextlib.nullcontext()

    def join(self, *args, **kwargs):
        return self.no_sync()

    def register_comm_hook(self, state, hook):
        raise NotImplementedError("Gradus has no DistributedDataParallel.register_comm_hook: nothing is sent")


DistributedDataParallel.__module__ = "torch.nn.parallel.distributed"


def data_parallel(module, inputs, device_ids=None, output_device=None, dim=0, module_kwargs=None):
    if not isinstance(inputs, tuple):
        inputs = (inputs,) if inputs is not None else ()
    return module(*inputs, **(module_kwargs or {}))
