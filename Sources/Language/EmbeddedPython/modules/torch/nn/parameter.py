# SPDX-License-Identifier: GPL-3.0-or-later
"""Parameters, buffers, and those whose size is not known yet."""
import torch


def is_lazy(param):
    """Whether the size of a parameter or buffer is not known yet."""
    return isinstance(param, UninitializedTensorMixin)


class UninitializedTensorMixin:
    """What waits for its size: most questions are refused until `materialize`."""

    _is_uninitialized = True
    cls_to_become = torch.Tensor

    def materialize(self, shape, device=None, dtype=None):
        """Makes it an ordinary one of a size; its elements are not set."""
        if dtype is None:
            dtype = self.data.dtype
        self.data = torch.empty(shape, device=device, dtype=dtype)
        self.__class__ = self.cls_to_become

    @property
    def shape(self):
        raise RuntimeError(
            "Can't access the shape of an uninitialized parameter or buffer. This error usually happens in "
            "`load_state_dict` when trying to load an uninitialized parameter into an initialized one. Call `forward` "
            "to initialize the parameters before accessing their attributes.")

    def share_memory_(self):
        raise RuntimeError(
            "Can't share memory on an uninitialized parameter or buffer. Call `forward` to initialize the parameters "
            "before calling `module.share_memory()`.")

    def __repr__(self):
        return f"<{self.__class__.__name__}>"


class UninitializedParameter(UninitializedTensorMixin, Parameter):
    """A parameter whose size a lazy module takes from its first input."""

    cls_to_become = Parameter

    def __new__(cls, requires_grad=True, device=None, dtype=None):
        return torch.Tensor._make_subclass(cls, torch.empty(0, device=device, dtype=dtype), requires_grad)


class _BufferMeta(type):
    def __instancecheck__(self, instance):
        if self is Buffer:
            return isinstance(instance, torch.Tensor) and getattr(instance, "_is_buffer", False)
        return self in type(instance).__mro__


class Buffer(torch.Tensor, metaclass=_BufferMeta):
    """A tensor that modules register as a buffer when it is assigned to them."""

    def __new__(cls, data=None, *, persistent=True):
        if data is None:
            data = torch.empty(0)
        t = data.detach().requires_grad_(data.requires_grad)
        t.persistent = persistent
        t._is_buffer = True
        return t


class UninitializedBuffer(UninitializedTensorMixin, torch.Tensor):
    """A buffer whose size a lazy module takes from its first input."""

    cls_to_become = torch.Tensor

    def __new__(cls, requires_grad=False, device=None, dtype=None, persistent=True):
        t = torch.Tensor._make_subclass(cls, torch.empty(0, device=device, dtype=dtype), requires_grad)
        t.persistent = persistent
        t._is_buffer = True
        return t
