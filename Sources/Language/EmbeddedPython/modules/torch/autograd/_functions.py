# SPDX-License-Identifier: GPL-3.0-or-later
"""Operations that are functions of the program's kind."""
import torch


class Resize(torch.autograd.Function):
    @staticmethod
    def forward(ctx, tensor, sizes):
        ctx.sizes = tensor.shape
        count = 1
        for size in sizes:
            count *= size
        if count != tensor.numel():
            raise RuntimeError(
                f"requested resize to {'x'.join(map(str, sizes))} ({count} elements in total), but the given tensor has a "
                f"size of {'x'.join(map(str, tensor.shape))} ({tensor.numel()} elements). autograd's resize can only change "
                "the shape of a given tensor, while preserving the number of elements. ")
        return tensor.contiguous().view(sizes) if tensor.is_contiguous() else tensor.contiguous().reshape(sizes)

    @staticmethod
    def backward(ctx, gradient):
        return gradient.contiguous().view(ctx.sizes), None
