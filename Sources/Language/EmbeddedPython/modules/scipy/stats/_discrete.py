# SPDX-License-Identifier: GPL-3.0-or-later
# Distributions of whole numbers.
import math

import numpy as np
from scipy import special
from scipy.stats._frame import Distribution, generator, plain

class Discrete(Distribution):
    has_scale = False

    def logpmf(self, k, *args, **kwds):
        """The logarithm of the probability of a number."""
        shapes, loc, _ = self._parameters(args, kwds)
        k = np.asarray(k, dtype="float64") - loc
        low, high = self._ends(*shapes)
        with np.errstate(divide="ignore", invalid="ignore"):
            return plain(np.where((k >= low) & (k <= high) & (k == np.floor(k)), self._logpmf(k, *shapes), -math.inf))

    def pmf(self, k, *args, **kwds):
        """The probability of a number."""
        return plain(np.exp(self.logpmf(k, *args, **kwds)))

    def cdf(self, k, *args, **kwds):
        """The probability of all numbers up to one."""
        shapes, loc, _ = self._parameters(args, kwds)
        k = np.floor(np.asarray(k, dtype="float64") - loc)
        low, high = self._ends(*shapes)
        top = np.max(k) if k.size else 0.0
        if not np.isfinite(top) or top - low > 1e6:
            top = np.max(high) if np.all(np.isfinite(high)) else 1e6
        # Sums from the lowest number on.
        numbers = np.arange(low, max(top, low) + 1)
        wide = numbers.reshape(-1, *[1] * max([np.ndim(part) for part in shapes] + [0]))
        with np.errstate(divide="ignore", invalid="ignore"):
            sums = np.cumsum(np.where(wide <= high, np.exp(self._logpmf(np.minimum(wide, high), *shapes)), 0.0), axis=0)
        if sums.ndim > 1:
            raise NotImplementedError(f"Gradus's scipy.stats.{self.name}.cdf takes one set of parameters")
        places = np.clip(k - low, 0, len(sums) - 1).astype("int64")
        return plain(np.where(k < low, 0.0, np.minimum(sums[places], 1.0)))

    def ppf(self, q, *args, **kwds):
        raise NotImplementedError(f"Gradus's scipy.stats.{self.name} has no ppf")

    def rvs(self, *args, size=None, random_state=None, **kwds):
        """Random numbers, by numpy's stream."""
        shapes, loc, scale = self._parameters(args, kwds)
        made = self._draw(generator(random_state), self._size(shapes, loc, scale, size), *shapes) + loc
        return made.astype("int64") if np.ndim(made) else int(made)

class Binomial(Discrete):
    shapes = ("n", "p")

    def _ends(self, n, p):
        return 0.0, n

    def _logpmf(self, k, n, p):
        ways = special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1)
        return ways + special.xlogy(k, p) + special.xlog1py(n - k, -p)

    def _moments(self, n, p):
        return n * p, n * (1 - p) * p

    def _draw(self, stream, size, n, p):
        return stream.binomial(n.astype("int64"), p, size)

class Bernoulli(Binomial):
    shapes = ("p",)

    def _ends(self, p):
        return 0.0, 1.0

    def _logpmf(self, k, p):
        return super()._logpmf(k, 1.0, p)

    def _moments(self, p):
        return p, p * (1 - p)

    def _draw(self, stream, size, p):
        return stream.binomial(1, p, size)

class Poisson(Discrete):
    shapes = ("mu",)

    def _ends(self, mu):
        return 0.0, math.inf

    def _logpmf(self, k, mu):
        return special.xlogy(k, mu) - special.gammaln(k + 1) - mu

    def _moments(self, mu):
        return mu, mu

    def _draw(self, stream, size, mu):
        return stream.poisson(mu, size)

class Geometric(Discrete):
    shapes = ("p",)

    def _ends(self, p):
        return 1.0, math.inf

    def _logpmf(self, k, p):
        return special.xlog1py(k - 1, -p) + np.log(p)

    def _moments(self, p):
        return 1 / p, (1 - p) / p / p

    def _draw(self, stream, size, p):
        return stream.geometric(p, size)

class Integers(Discrete):
    shapes = ("low", "high")

    def _ends(self, low, high):
        return float(low), high - 1

    def _logpmf(self, k, low, high):
        return -np.log(high - low) + np.zeros(np.shape(k))

    def _moments(self, low, high):
        return (low + high - 1) / 2, ((high - low) ** 2 - 1) / 12

    def _draw(self, stream, size, low, high):
        return stream.randint(int(low), int(high), size)

binom, bernoulli, poisson = Binomial("binom"), Bernoulli("bernoulli"), Poisson("poisson")
geom, randint = Geometric("geom"), Integers("randint")
