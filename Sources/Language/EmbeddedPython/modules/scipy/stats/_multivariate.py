# SPDX-License-Identifier: GPL-3.0-or-later
import math

import numpy as np
from scipy.stats._frame import generator, plain

class FrozenNormal:
    """A normal distribution of several numbers, with its mean and covariance."""

    def __init__(self, mean, cov, allow_singular):
        if mean is None:
            mean = np.zeros(1 if np.ndim(cov) == 0 else np.shape(cov)[0])
        self.mean = np.atleast_1d(np.asarray(mean, dtype="float64"))
        if self.mean.ndim != 1:
            raise ValueError(f"Array 'mean' must be a vector of length {self.mean.size}.")
        self.dim = len(self.mean)
        cov = np.asarray(cov, dtype="float64")
        self.cov = cov * np.eye(self.dim) if cov.ndim == 0 else np.diag(cov) if cov.ndim == 1 else cov
        if self.cov.shape != (self.dim, self.dim):
            if self.cov.shape[0] != self.cov.shape[1]:
                raise ValueError(f"Array 'cov' must be square if it is two dimensional, but cov.shape = {self.cov.shape}.")
            raise ValueError(f"Dimension mismatch: array 'cov' is of shape {self.cov.shape}, but 'mean' is a vector of length {self.dim}.")
        values, vectors = np.linalg.eigh(self.cov)
        least = 1e6 * np.finfo("float64").eps * max(abs(values).max(), 0.0)
        if values.min() < -least:
            raise ValueError("The input matrix must be symmetric positive semidefinite.")
        kept = values > least
        if not kept.all() and not allow_singular:
            raise np.linalg.LinAlgError("When `allow_singular is False`, the input matrix must be symmetric positive definite.")
        self._whitening = vectors[:, kept] / np.sqrt(values[kept])
        self._constant = int(kept.sum()) * math.log(2 * math.pi) + np.log(values[kept]).sum()

    def logpdf(self, x):
        """The logarithm of the density."""
        x = np.asarray(x, dtype="float64")
        if x.ndim == 0:
            x = x.reshape(1)
        elif x.ndim == 1 and self.dim == 1:
            x = x[:, None]
        distance = np.sum(((x - self.mean) @ self._whitening) ** 2, axis=-1)
        return plain(-0.5 * (self._constant + distance))

    def pdf(self, x):
        """exp(-(x - mean)^T cov^-1 (x - mean) / 2) / sqrt((2 pi)^n det cov)."""
        return plain(np.exp(self.logpdf(x)))

    def rvs(self, size=1, random_state=None):
        """Random rows, by numpy's stream."""
        made = generator(random_state).multivariate_normal(self.mean, self.cov, size)
        made = np.squeeze(made)
        return made[()] if made.ndim == 0 else made

    def entropy(self):
        """The expected value of -log density."""
        return plain(0.5 * (self.dim + self._constant))

class MultivariateNormal:
    def __call__(self, mean=None, cov=1, allow_singular=False, seed=None):
        return FrozenNormal(mean, cov, allow_singular)

    def pdf(self, x, mean=None, cov=1, allow_singular=False):
        """The density."""
        return FrozenNormal(mean, cov, allow_singular).pdf(x)

    def logpdf(self, x, mean=None, cov=1, allow_singular=False):
        """The logarithm of the density."""
        return FrozenNormal(mean, cov, allow_singular).logpdf(x)

    def rvs(self, mean=None, cov=1, size=1, random_state=None):
        """Random rows, by numpy's stream."""
        return FrozenNormal(mean, cov, True).rvs(size, random_state)

    def entropy(self, mean=None, cov=1):
        """The expected value of -log density."""
        return FrozenNormal(mean, cov, True).entropy()

multivariate_normal = MultivariateNormal()
