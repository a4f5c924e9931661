# SPDX-License-Identifier: GPL-3.0-or-later
# Distributions with a density.
import math

import numpy as np
from scipy import special
from scipy.stats._frame import Distribution, generator, plain

class Continuous(Distribution):
    def logpdf(self, x, *args, **kwds):
        """The logarithm of the density."""
        shapes, loc, scale = self._parameters(args, kwds)
        z = (np.asarray(x, dtype="float64") - loc) / scale
        with np.errstate(divide="ignore", invalid="ignore"):
            made = np.where(self._inside(z, *shapes), self._logpdf(z, *shapes) - np.log(scale), -math.inf)
        return plain(np.where(np.isnan(z), math.nan, made))

    def pdf(self, x, *args, **kwds):
        """The density."""
        shapes, loc, scale = self._parameters(args, kwds)
        z = (np.asarray(x, dtype="float64") - loc) / scale
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            made = np.where(self._inside(z, *shapes), self._pdf(z, *shapes) / scale, 0.0)
        return plain(np.where(np.isnan(z), math.nan, made))

    def _pdf(self, z, *shapes):
        return np.exp(self._logpdf(z, *shapes))

    def cdf(self, x, *args, **kwds):
        """The share up to a number."""
        shapes, loc, scale = self._parameters(args, kwds)
        z = (np.asarray(x, dtype="float64") - loc) / scale
        low, high = self._ends(*shapes)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            made = np.where(z <= low, 0.0, np.where(z >= high, 1.0, self._cdf(np.minimum(np.maximum(z, low), high), *shapes)))
        return plain(np.where(np.isnan(z), math.nan, made))

    def ppf(self, q, *args, **kwds):
        """The number up to which lies a share."""
        shapes, loc, scale = self._parameters(args, kwds)
        q = np.asarray(q, dtype="float64")
        with np.errstate(divide="ignore", invalid="ignore"):
            made = np.where((q >= 0) & (q <= 1), self._ppf(q, *shapes) * scale + loc, math.nan)
        return plain(made)

    def rvs(self, *args, size=None, random_state=None, **kwds):
        """Random numbers, by numpy's stream."""
        shapes, loc, scale = self._parameters(args, kwds)
        return self._draw(generator(random_state), self._size(shapes, loc, scale, size), *shapes) * scale + loc

    def support(self, *args, **kwds):
        """The ends of where the density is not 0."""
        shapes, loc, scale = self._parameters(args, kwds)
        return tuple([plain(end * scale + loc) for end in self._ends(*shapes)])

    def entropy(self, *args, **kwds):
        """The expected value of -log density."""
        shapes, loc, scale = self._parameters(args, kwds)
        return plain(self._entropy(*shapes) + np.log(scale))

    def _inside(self, z, *shapes):
        low, high = self._ends(*shapes)
        return (z >= low) & (z <= high)

    def _ends(self, *shapes):
        return -math.inf, math.inf

class Normal(Continuous):
    def _pdf(self, z):
        return np.exp(-z ** 2 / 2.0) / math.sqrt(2 * math.pi)

    def _logpdf(self, z):
        return -z ** 2 / 2.0 - math.log(math.sqrt(2 * math.pi))

    def _cdf(self, z):
        return special.ndtr(z)

    def sf(self, x, *args, **kwds):
        """The share above."""
        _, loc, scale = self._parameters(args, kwds)
        return plain(special.ndtr(-(np.asarray(x, dtype="float64") - loc) / scale))

    def logcdf(self, x, *args, **kwds):
        """The logarithm of the share up to a number."""
        _, loc, scale = self._parameters(args, kwds)
        return plain(special.log_ndtr((np.asarray(x, dtype="float64") - loc) / scale))

    def _ppf(self, q):
        return special.ndtri(q)

    def _moments(self):
        return 0.0, 1.0

    def _entropy(self):
        return 0.5 * (math.log(2 * math.pi) + 1)

    def _draw(self, stream, size):
        return stream.standard_normal(size)

    def fit(self, data):
        """Mean and standard deviation of the data."""
        data = np.asarray(data, dtype="float64")
        return data.mean(), np.sqrt(((data - data.mean()) ** 2).mean())

class Uniform(Continuous):
    def _ends(self):
        return 0.0, 1.0

    def _logpdf(self, z):
        return np.zeros(np.shape(z))

    def _cdf(self, z):
        return z

    def _ppf(self, q):
        return q

    def _moments(self):
        return 0.5, 1.0 / 12

    def _entropy(self):
        return 0.0

    def _draw(self, stream, size):
        return stream.uniform(0.0, 1.0, size)

class Exponential(Continuous):
    def _ends(self):
        return 0.0, math.inf

    def _logpdf(self, z):
        return -z

    def _cdf(self, z):
        return -np.expm1(-z)

    def _ppf(self, q):
        return -np.log1p(-q)

    def _moments(self):
        return 1.0, 1.0

    def _entropy(self):
        return 1.0

    def _draw(self, stream, size):
        return stream.standard_exponential(size)

class Laplace(Continuous):
    def _logpdf(self, z):
        return math.log(0.5) - np.abs(z)

    def _cdf(self, z):
        return np.where(z > 0, 1.0 - 0.5 * np.exp(-np.abs(z)), 0.5 * np.exp(-np.abs(z)))

    def _ppf(self, q):
        return np.where(q > 0.5, -np.log(2 * (1 - q)), np.log(2 * q))

    def _moments(self):
        return 0.0, 2.0

    def _entropy(self):
        return math.log(2) + 1

    def _draw(self, stream, size):
        return stream.laplace(0, 1, size)

class LogNormal(Continuous):
    shapes = ("s",)

    def _ends(self, s):
        return 0.0, math.inf

    def _logpdf(self, z, s):
        return np.where(z > 0, -np.log(z) ** 2 / (2 * s ** 2) - np.log(s * z * math.sqrt(2 * math.pi)), -math.inf)

    def _cdf(self, z, s):
        return special.ndtr(np.log(z) / s)

    def _ppf(self, q, s):
        return np.exp(s * special.ndtri(q))

    def _moments(self, s):
        p = np.exp(s * s)
        return np.sqrt(p), p * (p - 1)

    def _entropy(self, s):
        return 0.5 * (1 + math.log(2 * math.pi) + 2 * np.log(s))

    def _draw(self, stream, size, s):
        return np.exp(s * stream.standard_normal(size))

class Gamma(Continuous):
    shapes = ("a",)

    def _ends(self, a):
        return 0.0, math.inf

    def _logpdf(self, z, a):
        return special.xlogy(a - 1.0, z) - z - special.gammaln(a)

    def _cdf(self, z, a):
        return special.gammainc(a, z)

    def ppf(self, q, *args, **kwds):
        raise NotImplementedError("Gradus's scipy.stats.gamma has no ppf")

    def _moments(self, a):
        return a, a

    def _entropy(self, a):
        return a + special.gammaln(a) + (1 - a) * special.psi(a)

    def _draw(self, stream, size, a):
        return stream.standard_gamma(a, size)

class Beta(Continuous):
    shapes = ("a", "b")

    def _ends(self, a, b):
        return 0.0, 1.0

    def _logpdf(self, z, a, b):
        return special.xlog1py(b - 1.0, -z) + special.xlogy(a - 1.0, z) - special.betaln(a, b)

    def cdf(self, x, *args, **kwds):
        raise NotImplementedError("Gradus's scipy.stats.beta has no cdf")

    def ppf(self, q, *args, **kwds):
        raise NotImplementedError("Gradus's scipy.stats.beta has no ppf")

    def _moments(self, a, b):
        return a / (a + b), a * b / ((a + b) ** 2 * (a + b + 1))

    def _entropy(self, a, b):
        return special.betaln(a, b) - (a - 1) * special.psi(a) - (b - 1) * special.psi(b) + (a + b - 2) * special.psi(a + b)

    def _draw(self, stream, size, a, b):
        return stream.beta(a, b, size)

norm, uniform, expon, laplace = Normal("norm"), Uniform("uniform"), Exponential("expon"), Laplace("laplace")
lognorm, gamma, beta = LogNormal("lognorm"), Gamma("gamma"), Beta("beta")
