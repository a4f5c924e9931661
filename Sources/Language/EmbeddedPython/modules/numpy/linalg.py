# SPDX-License-Identifier: GPL-3.0-or-later
from collections import namedtuple as _namedtuple

import numpy as np
import torch as _torch
from numpy._helpers import back, pair, real, t

class LinAlgError(ValueError):
    """A matrix that has no such thing."""

EighResult = _namedtuple("EighResult", ["eigenvalues", "eigenvectors"])
EigResult = _namedtuple("EigResult", ["eigenvalues", "eigenvectors"])
SVDResult = _namedtuple("SVDResult", ["U", "S", "Vh"])
QRResult = _namedtuple("QRResult", ["Q", "R"])
SlogdetResult = _namedtuple("SlogdetResult", ["sign", "logabsdet"])

def _square(a):
    a = real(a)
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    if a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    return a

def _tried(function, *args, message="Singular matrix"):
    try:
        return function(*args)
    except RuntimeError:
        raise LinAlgError(message) from None

def inv(a):
    """The inverse of a matrix."""
    return back(_tried(_torch.linalg.inv, t(_square(a))))

def det(a):
    """The determinant of a matrix."""
    return back(_torch.linalg.det(t(_square(a))))

def slogdet(a):
    """The sign and the logarithm of the determinant."""
    sign, size = _torch.linalg.slogdet(t(_square(a)))
    return SlogdetResult(back(sign), back(size))

def solve(a, b):
    """The solution of a linear system."""
    a, b = _square(a), real(b)
    a, b = pair(a, b)
    if b.shape[0 if b.ndim == 1 else -2] != a.shape[-1]:
        raise ValueError("solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
                         f"{'(m,m),(m)->(m)' if b.ndim == 1 else '(m,m),(m,n)->(m,n)'} (size {b.shape[0 if b.ndim == 1 else -2]} is different from {a.shape[-1]})")
    return back(_tried(_torch.linalg.solve, t(a), t(b)))

def lstsq(a, b, rcond=None):
    """The solution that comes nearest."""
    a, b = pair(real(a), real(b))
    if a.shape[0] != b.shape[0]:
        raise LinAlgError("Incompatible dimensions")
    m, n = a.shape
    u, s, vh = [part.numpy() for part in _torch.linalg.svd(t(a), full_matrices=False)]
    limit = (np.finfo(a.dtype).eps * max(m, n) if rcond in (None, -1) else rcond) * (float(s[0]) if len(s) else 0.0)
    keep = s > limit
    rank = int(keep.sum())
    inverse = np.where(keep, 1 / np.where(keep, s, 1.0), 0.0)
    y = u.T @ b
    x = vh.T @ (inverse * y if b.ndim == 1 else inverse.reshape(-1, 1) * y)
    rest = b - a @ x
    residuals = np.atleast_1d((rest ** 2).sum(axis=0)) if rank == n and m > n else np.zeros(0)
    return x, residuals, rank, s

def pinv(a, rcond=None, hermitian=False, *, rtol=None):
    """The pseudo-inverse of a matrix."""
    return back(_torch.linalg.pinv(t(real(a))))

def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
    """How many rows are independent."""
    A = real(A)
    if A.ndim < 2:
        return int(not (A == 0).all())
    s = svd(A, compute_uv=False)
    limit = float(s.max()) * max(A.shape[-2:]) * np.finfo(s.dtype).eps if tol is None else tol
    return np.int64(int((s > limit).sum()))

def matrix_power(a, n):
    """A matrix times itself."""
    a = np.asarray(a)
    if a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    if n == 0:
        return np.eye(a.shape[-1], dtype=a.dtype)
    if n < 0:
        a, n = inv(a), -n
    made = a
    for _ in range(n - 1):
        made = made @ a
    return made

def cond(x, p=None):
    """How much errors may grow."""
    if p is None or p == 2:
        s = svd(x, compute_uv=False)
        return s[..., 0] / s[..., -1]
    return norm(x, p) * norm(inv(x), p)

def norm(x, ord=None, axis=None, keepdims=False):
    """The norm of a vector or matrix."""
    x = real(x)
    if axis is None and ord is None:
        made = np.sqrt((x * x).sum())
        return made.reshape([1] * x.ndim) if keepdims else made
    if axis is None:
        axis = (0,) if x.ndim == 1 else (0, 1)
        if x.ndim > 2:
            raise ValueError("Improper number of dimensions to norm.")
    axis = (axis,) if isinstance(axis, int) else tuple(axis)
    if len(axis) == 1:
        if isinstance(ord, str):
            raise ValueError(f"Invalid norm order '{ord}' for vectors")
        if ord in (None, 2):
            return np.sqrt((x * x).sum(axis=axis[0], keepdims=keepdims))
        return back(_torch.linalg.vector_norm(t(x), float(ord), axis[0], keepdim=keepdims))
    if ord in (None, "fro"):
        return np.sqrt((x * x).sum(axis=axis, keepdims=keepdims))
    if ord not in ("nuc", 1, -1, 2, -2, np.inf, -np.inf):
        raise ValueError("Invalid norm order for matrices.")
    return back(_torch.linalg.matrix_norm(t(x), ord if ord == "nuc" else float(ord), list(axis), keepdim=keepdims))

def vector_norm(x, /, *, axis=None, keepdims=False, ord=2):
    return norm(np.ravel(x) if axis is None else x, ord, 0 if axis is None else axis, keepdims)

def matrix_norm(x, /, *, keepdims=False, ord="fro"):
    return norm(x, ord, (-2, -1), keepdims)

def eigh(a, UPLO="L"):
    """Eigenvalues and vectors of a symmetric matrix."""
    values, vectors = _torch.linalg.eigh(t(_square(a)), UPLO)
    return EighResult(back(values), back(vectors))

def eigvalsh(a, UPLO="L"):
    return back(_torch.linalg.eigvalsh(t(_square(a)), UPLO))

def _complex(values):
    raise NotImplementedError("Gradus has no complex numbers in numpy: this matrix has complex eigenvalues")

def _schur(a):
    # The eigenvalues of a matrix that are real, by QR steps with shifts; they stand on the diagonal from top to bottom.
    h = a.copy()
    n, values = len(h), [0.0] * len(h)
    size = max(1.0, float(np.abs(h).max()))
    while n:
        for step in range(200):
            if n == 1 or abs(float(h[n - 1, n - 2])) < 1e-14 * size:
                break
            p, q, r, s = [float(part) for part in (h[n - 2, n - 2], h[n - 2, n - 1], h[n - 1, n - 2], h[n - 1, n - 1])]
            half, rest = (p - s) / 2, (p - s) ** 2 / 4 + q * r
            if n == 2 or abs(float(h[n - 2, n - 3])) < 1e-14 * size:
                # Two by two: a quadratic equation.
                if rest < 0:
                    _complex(values)
                root = rest ** 0.5
                first = s + half + (root if half >= 0 else -root)
                second = p + s - first
                values[n - 2], values[n - 1] = first, second
                n -= 2
                h = h[:n, :n]
                break
            shift = s + half - (rest ** 0.5 if half >= 0 else -rest ** 0.5) if rest >= 0 else s
            if step % 11 == 10:
                shift += abs(r)
            unit = np.eye(n) * shift
            u, t_ = [part.numpy() for part in _torch.linalg.qr(t(h - unit))]
            h = t_ @ u + unit
        else:
            _complex(values)
        if n and len(h) == n and (n == 1 or abs(float(h[n - 1, n - 2])) < 1e-14 * size):
            values[n - 1] = float(h[n - 1, n - 1])
            n -= 1
            h = h[:n, :n]
    return np.array(values)

def eig(a):
    """Eigenvalues and vectors of a matrix whose eigenvalues are real."""
    a = _square(a)
    if a.ndim > 2:
        raise NotImplementedError("Gradus has numpy.linalg.eig of one matrix only")
    if np.allclose(a, a.T, rtol=0, atol=0):
        return EigResult(*eigh(a))
    values = _schur(a)
    vectors = []
    for value in values.tolist():
        # What the matrix less the eigenvalue makes zero: the last of its right singular vectors.
        _, _, vh = _torch.linalg.svd(t(a - np.eye(len(a)) * value))
        vector = vh[-1].numpy()
        vectors.append(vector * (-1.0 if float(vector[np.argmax(np.abs(vector))]) < 0 else 1.0))
    return EigResult(values, np.stack(vectors, axis=1))

def eigvals(a):
    return eig(a)[0]

def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    """Singular values, and the two rotations."""
    a = real(a)
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    if not compute_uv:
        return back(_torch.linalg.svdvals(t(a)))
    return SVDResult(*[back(part) for part in _torch.linalg.svd(t(a), full_matrices=full_matrices)])

def svdvals(x, /):
    return svd(x, compute_uv=False)

def qr(a, mode="reduced"):
    """A rotation and a triangle."""
    q, r = _torch.linalg.qr(t(real(a)), mode)
    return back(r) if mode == "r" else QRResult(back(q), back(r))

def cholesky(a, /, *, upper=False):
    """The triangle whose square is a matrix."""
    made = back(_tried(_torch.linalg.cholesky, t(_square(a)), message="Matrix is not positive definite"))
    return made.T if upper else made

def multi_dot(arrays, *, out=None):
    made = np.asarray(arrays[0])
    for part in arrays[1:]:
        made = made @ np.asarray(part)
    return made

def outer(x1, x2, /):
    return np.outer(x1, x2)

def cross(x1, x2, /, *, axis=-1):
    return np.cross(x1, x2)

def matmul(x1, x2, /):
    return np.matmul(x1, x2)

def trace(x, /, *, offset=0, dtype=None):
    return np.trace(x, offset)

def diagonal(x, /, *, offset=0):
    return np.diagonal(x, offset, -2, -1)

def tensordot(x1, x2, /, *, axes=2):
    return np.tensordot(x1, x2, axes)

def tensorinv(a, ind=2):
    a = np.asarray(a)
    shape = a.shape[ind:] + a.shape[:ind]
    size = 1
    for n in a.shape[ind:]:
        size *= n
    return inv(a.reshape(size, -1)).reshape(shape)

def tensorsolve(a, b, axes=None):
    a, b = np.asarray(a), np.asarray(b)
    shape = a.shape[b.ndim:]
    return solve(a.reshape(b.size, b.size), b.reshape(-1)).reshape(shape)
