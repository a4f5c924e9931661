# SPDX-License-Identifier: GPL-3.0-or-later
# Matrices: what numpy.linalg has, and functions of matrices.
import numpy as np
import torch
from numpy.linalg import cholesky as _lower
from numpy.linalg import LinAlgError, det, eigh, eigvalsh, inv, lstsq, matrix_rank, norm, pinv, qr, solve, svd
from numpy.linalg import svd as _svd

def _square(a):
    a = np.asarray(a, dtype="float64")
    if a.ndim < 2 or a.shape[-1] != a.shape[-2]:
        raise ValueError("expected a square matrix") if a.ndim >= 2 else LinAlgError("The input array must be at least two-dimensional")
    return a

def expm(A):
    """The exponential of a matrix: the sum of A^k / k!."""
    A = np.asarray(A, dtype="float64")
    if A.ndim < 2:
        raise np.linalg.LinAlgError("The input array must be at least two-dimensional")
    if A.shape[-1] != A.shape[-2]:
        raise np.linalg.LinAlgError("Last 2 dimensions of the array must be square")
    return torch.linalg.matrix_exp(torch.from_numpy(np.ascontiguousarray(A))).numpy()

def sqrtm(A):
    """The symmetric root of a symmetric matrix without negative eigenvalues."""
    A = _square(A)
    if not np.allclose(A, A.T):
        raise NotImplementedError("Gradus's scipy.linalg.sqrtm takes symmetric matrices only")
    values, vectors = eigh(A)
    if values.min() < -1e-10 * max(abs(values).max(), 1.0):
        raise NotImplementedError("Gradus's scipy.linalg.sqrtm has no complex roots")
    return (vectors * np.sqrt(np.maximum(values, 0.0))) @ vectors.T

def cholesky(a, lower=False, overwrite_a=False, check_finite=True):
    """The triangle U with U^T U = a, or L with L L^T = a."""
    made = _lower(np.asarray(a, dtype="float64"))
    return made if lower else made.T.copy()

def cho_factor(a, lower=False, overwrite_a=False, check_finite=True):
    """What `cho_solve` takes."""
    return cholesky(a, lower), lower

def cho_solve(c_and_lower, b, overwrite_b=False, check_finite=True):
    """x with a x = b, for a factor of `cho_factor`."""
    factor, lower = c_and_lower
    factor = np.tril(factor) if lower else np.triu(factor).T
    return solve(factor.T, solve(factor, np.asarray(b, dtype="float64")))

def solve_triangular(a, b, trans=0, lower=False, unit_diagonal=False, overwrite_b=False, check_finite=True):
    """x with a x = b, of one triangle of a."""
    a = np.tril(a) if lower else np.triu(a)
    if unit_diagonal:
        a = a - np.diag(np.diag(a)) + np.eye(a.shape[0])
    return solve(a.T if trans in (1, 2, "T", "C") else a, np.asarray(b, dtype="float64"))

def svdvals(a, overwrite_a=False, check_finite=True):
    """The singular values."""
    return _svd(a, compute_uv=False)

def block_diag(*arrs):
    """Matrices along the diagonal of a larger one."""
    arrs = [np.atleast_2d(arr) for arr in arrs] or [np.zeros((1, 0))]
    made = np.zeros((sum([arr.shape[0] for arr in arrs]), sum([arr.shape[1] for arr in arrs])), dtype=np.result_type(*arrs))
    row = column = 0
    for arr in arrs:
        made[row:row + arr.shape[0], column:column + arr.shape[1]] = arr
        row, column = row + arr.shape[0], column + arr.shape[1]
    return made

def toeplitz(c, r=None):
    """The matrix whose diagonals are constant: first column c, first row r."""
    c = np.asarray(c).reshape(-1)
    r = c if r is None else np.asarray(r).reshape(-1)
    values = np.concatenate([c[::-1], r[1:]])
    places = np.arange(len(c))[::-1][:, None] + np.arange(len(r))[None, :]
    return values[places]

def hilbert(n):
    """1 / (i + j + 1)."""
    return 1.0 / (np.arange(n)[:, None] + np.arange(n)[None, :] + 1.0)
