# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of earlier releases that PyTorch still answers to, each with its warning."""
import warnings

import torch
import torch.nn.functional as F


def _renamed(place, old, new, function):
    def call(*args, **kwargs):
        warnings.warn(f"`{place}.{old}` is now deprecated in favor of `{place}.{new}`.", FutureWarning, stacklevel=2)
        return function(*args, **kwargs)

    call.__name__ = old
    return call


init = {
    old: _renamed("nn.init", old, old + "_", getattr(torch.nn.init, old + "_"))
    for old in (
        "uniform", "normal", "constant", "eye", "dirac", "xavier_uniform", "xavier_normal", "kaiming_uniform",
        "kaiming_normal", "orthogonal", "sparse",
    )
}

utils = {
    "clip_grad_norm": _renamed(
        "torch.nn.utils", "clip_grad_norm", "clip_grad_norm_", torch.nn.utils.clip_grad_norm_)
}


def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    warnings.warn(
        "`nn.functional.upsample` is deprecated. Use `nn.functional.interpolate` instead.", stacklevel=2)
    return F.interpolate(input, size, scale_factor, mode, align_corners)


def upsample_nearest(input, size=None, scale_factor=None):
    warnings.warn(
        "`nn.functional.upsample_nearest` is deprecated. Use `nn.functional.interpolate` instead.", stacklevel=2)
    return F.interpolate(input, size, scale_factor, mode="nearest")


def upsample_bilinear(input, size=None, scale_factor=None):
    warnings.warn(
        "`nn.functional.upsample_bilinear` is deprecated. Use `nn.functional.interpolate` instead.", stacklevel=2)
    return F.interpolate(input, size, scale_factor, mode="bilinear", align_corners=True)


def _max_pool1d_with_indices(input, *args, **kwargs):
    try:
        return F.max_pool1d(input, *args, **{**kwargs, "return_indices": True})
    except RuntimeError as error:
        if "Invalid computed output size" not in str(error):
            raise
        size = int(str(error).rsplit(" ", 1)[1])
        channels, length = input.shape[-2:]
        raise RuntimeError(
            f"Given input size: ({channels}x1x{length}). Calculated output size: ({channels}x1x{size}). Output size is too "
            "small") from None


functional = {
    "upsample": upsample, "upsample_nearest": upsample_nearest, "upsample_bilinear": upsample_bilinear,
    "adaptive_max_pool1d_with_indices": lambda input, output_size, return_indices=False: F.adaptive_max_pool1d(
        input, output_size, return_indices=True),
    "adaptive_max_pool2d_with_indices": lambda input, output_size, return_indices=False: F.adaptive_max_pool2d(
        input, output_size, return_indices=True),
    "max_pool1d_with_indices": _max_pool1d_with_indices,
    "max_pool2d_with_indices": lambda *args, **kwargs: F.max_pool2d(*args, **{**kwargs, "return_indices": True}),
    "max_pool3d_with_indices": lambda *args, **kwargs: F.max_pool3d(*args, **{**kwargs, "return_indices": True}),
}
for _name, _function in functional.items():
    _function.__name__ = _name
    _function.__module__ = "torch.nn.functional"


def _gone(name, text):
    def call(*args, **kwargs):
        raise RuntimeError("This function was deprecated since version 1.9 and is now removed." + text)

    call.__name__ = name
    return call


removed = {
    "symeig": _gone(
        "symeig",
        " The default behavior has changed from using the upper triangular portion of the matrix by "
        "default to using the lower triangular portion.\n"
        "\n"
        "L, _ = torch.symeig(A, upper=upper) should be replaced with:\n"
        "L = torch.linalg.eigvalsh(A, UPLO='U' if upper else 'L')\n"
        "\n"
        "and\n"
        "\n"
        "L, V = torch.symeig(A, eigenvectors=True) should be replaced with:\n"
        "L, V = torch.linalg.eigh(A, UPLO='U' if upper else 'L')"),
    "matrix_rank": _gone(
        "matrix_rank",
        "\n"
        "Please use the `torch.linalg.matrix_rank` function instead. The parameter 'symmetric' was "
        "renamed in `torch.linalg.matrix_rank()` to 'hermitian'."),
    "solve": _gone(
        "solve",
        " `torch.solve` is deprecated in favor of `torch.linalg.solve`. `torch.linalg.solve` has its "
        "arguments reversed and does not return the LU factorization.\n"
        "\n"
        "To get the LU factorization see `torch.lu`, which can be used with `torch.lu_solve` or "
        "`torch.lu_unpack`.\n"
        "X = torch.solve(B, A).solution should be replaced with:\n"
        "X = torch.linalg.solve(A, B)"),
    "lstsq": _gone(
        "lstsq",
        " `torch.lstsq` is deprecated in favor of `torch.linalg.lstsq`.\n"
        "`torch.linalg.lstsq` has reversed arguments and does not return the QR decomposition in the "
        "returned tuple (although it returns other information about the problem).\n"
        "\n"
        "To get the QR decomposition consider using `torch.linalg.qr`.\n"
        "\n"
        "The returned solution in `torch.lstsq` stored the residuals of the solution in the last m - n "
        "columns of the returned value whenever m > n. In torch.linalg.lstsq, the residuals are in the "
        "field 'residuals' of the returned named tuple.\n"
        "\n"
        "The unpacking of the solution, as in\n"
        "X, _ = torch.lstsq(B, A).solution[:A.size(1)]\n"
        "should be replaced with:\n"
        "X = torch.linalg.lstsq(A, B).solution"),
    "eig": _gone(
        "eig",
        " `torch.linalg.eig` returns complex tensors of dtype `cfloat` or `cdouble` rather than real "
        "tensors mimicking complex tensors.\n"
        "\n"
        "L, _ = torch.eig(A) should be replaced with:\n"
        "L_complex = torch.linalg.eigvals(A)\n"
        "\n"
        "and\n"
        "\n"
        "L, V = torch.eig(A, eigenvectors=True) should be replaced with:\n"
        "L_complex, V_complex = torch.linalg.eig(A)"),
}


class VariableMeta(type):
    def __instancecheck__(cls, other):
        return isinstance(other, torch.Tensor)


class _Engine:
    """What programs ask the engine for."""

    @staticmethod
    def queue_callback(callback):
        from torch.autograd.graph import _queue_callback

        _queue_callback(callback)


class Variable(metaclass=VariableMeta):
    """The tensor itself; kept for old programs."""

    _execution_engine = _Engine()

    def __new__(cls, data=None, requires_grad=False, volatile=None):
        if data is None:
            data = torch.tensor([])
        if not isinstance(data, torch.Tensor):
            raise TypeError(f"Variable data has to be a tensor, but got {type(data).__name__}")
        fresh = data.detach()
        return fresh.requires_grad_() if requires_grad else fresh


Variable.__module__ = "torch.autograd.variable"

classes = {"Variable": Variable}
