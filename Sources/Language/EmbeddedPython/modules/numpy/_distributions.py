# SPDX-License-Identifier: GPL-3.0-or-later
# Distributions over a stream of random numbers: numpy's algorithms, so that equal streams give numpy's numbers.
import math

import numpy as np


class Distributions:
    """A stream has `_uniform()`, `_normal()` and `_exponential()`, one number each, and says how some functions are computed."""

    # The streams of np.random.seed are computed as they were in its first versions.
    _expm1 = staticmethod(math.expm1)
    _log1p = staticmethod(math.log1p)

    def _each(self, one, size, *parameters):
        # One number for each element of the parameters, or as many as the size says.
        if any(np.ndim(parameter) for parameter in parameters):
            arrays = np.broadcast_arrays(*parameters)
            shape = arrays[0].shape if size is None else _sizes(size)
            rows = zip(*[np.ravel(np.broadcast_to(array, shape)).tolist() for array in arrays])
            return np.array([one(*row) for row in rows]).reshape(shape)
        if size is None:
            return one(*parameters)
        return np.array([one(*parameters) for _ in range(math.prod(_sizes(size)))]).reshape(_sizes(size))

    def exponential(self, scale=1.0, size=None):
        """Waiting times of a mean."""
        if np.min(scale) < 0:
            raise ValueError("scale < 0")
        return self._each(lambda scale: scale * self._exponential(), size, scale)

    def standard_exponential(self, size=None):
        """Waiting times of mean 1."""
        return self.exponential(1.0, size)

    def _gamma(self, shape):
        # Marsaglia and Tsang's method; below 1, Ahrens and Dieter's.
        if shape == 1.0:
            return self._exponential()
        if shape == 0.0:
            return 0.0
        if shape < 1.0:
            while True:
                u, v = self._uniform(), self._exponential()
                if u <= 1.0 - shape:
                    x, bound = u ** (1.0 / shape), v
                else:
                    y = -math.log((1 - u) / shape)
                    x, bound = (1.0 - shape + shape * y) ** (1.0 / shape), v + y
                if x <= bound:
                    return x
        b = shape - 1.0 / 3.0
        c = 1.0 / math.sqrt(9.0 * b)
        while True:
            v = 0.0
            while v <= 0.0:
                x = self._normal()
                v = 1.0 + c * x
            v = v * v * v
            u = self._uniform()
            if u < 1.0 - 0.0331 * (x * x) * (x * x) or math.log(u) < 0.5 * x * x + b * (1.0 - v + math.log(v)):
                return b * v

    def gamma(self, shape, scale=1.0, size=None):
        """Sums of waiting times."""
        if np.min(shape) < 0:
            raise ValueError("shape < 0")
        return self._each(lambda shape, scale: scale * self._gamma(float(shape)), size, shape, scale)

    def standard_gamma(self, shape, size=None):
        """Sums of waiting times of mean 1."""
        return self.gamma(shape, 1.0, size)

    def _chisquare(self, df):
        return 2.0 * self._gamma(df / 2.0)

    def chisquare(self, df, size=None):
        """Sums of squares of normal numbers."""
        if np.min(df) <= 0:
            raise ValueError("df <= 0")
        return self._each(self._chisquare, size, df)

    def f(self, dfnum, dfden, size=None):
        """Quotients of two means of squares."""
        return self._each(lambda a, b: self._chisquare(a) * b / (self._chisquare(b) * a), size, dfnum, dfden)

    def _beta(self, a, b):
        if a <= 1.0 and b <= 1.0:
            while True:
                u, v = self._uniform(), self._uniform()
                x, y = u ** (1.0 / a), v ** (1.0 / b)
                if x + y <= 1.0 and u + v > 0:
                    if x + y > 0:
                        return x / (x + y)
                    x, y = math.log(u) / a, math.log(v) / b
                    top = max(x, y)
                    return math.exp(x - top - math.log(math.exp(x - top) + math.exp(y - top)))
        first = self._gamma(a)
        return first / (first + self._gamma(b))

    def beta(self, a, b, size=None):
        """Shares."""
        for name, value in (("a", a), ("b", b)):
            if np.min(value) <= 0:
                raise ValueError(f"{name} <= 0")
        return self._each(lambda a, b: self._beta(float(a), float(b)), size, a, b)

    def dirichlet(self, alpha, size=None):
        """Shares that sum to one."""
        alpha = [float(a) for a in np.ravel(alpha).tolist()]
        rows = [self._shares(alpha) for _ in range(math.prod(_sizes(size)))]
        return np.array(rows).reshape(_sizes(size) + (len(alpha),))

    def _shares(self, alpha):
        parts = [self._gamma(a) for a in alpha]
        inverse = 0.0
        for part in parts:
            inverse += part
        inverse = 1 / inverse
        return [part * inverse for part in parts]

    def standard_t(self, df, size=None):
        """Student's t."""
        def one(df):
            normal = self._normal()
            return math.sqrt(df / 2.0) * normal / math.sqrt(self._gamma(df / 2.0))
        return self._each(one, size, df)

    def standard_cauchy(self, size=None):
        """Quotients of two normal numbers."""
        return self._each(lambda: self._normal() / self._normal(), size)

    def laplace(self, loc=0.0, scale=1.0, size=None):
        """Waiting times to both sides."""
        def one(loc, scale):
            while True:
                u = self._uniform()
                if u >= 0.5:
                    return loc - scale * math.log(2.0 - u - u)
                if u > 0.0:
                    return loc + scale * math.log(u + u)
        return self._each(one, size, loc, scale)

    def logistic(self, loc=0.0, scale=1.0, size=None):
        """The distribution whose function is the sigmoid."""
        def one(loc, scale):
            while True:
                u = self._uniform()
                if u > 0.0:
                    return loc + scale * math.log(u / (1.0 - u))
        return self._each(one, size, loc, scale)

    def gumbel(self, loc=0.0, scale=1.0, size=None):
        """The largest of many."""
        def one(loc, scale):
            while True:
                u = 1.0 - self._uniform()
                if u < 1.0:
                    return loc - scale * math.log(-math.log(u))
        return self._each(one, size, loc, scale)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        """Numbers whose logarithms are normal."""
        made = np.exp(self.normal(mean, sigma, size))
        return float(made) if np.ndim(made) == 0 else made

    def rayleigh(self, scale=1.0, size=None):
        """The length of two normal numbers."""
        return self._each(lambda scale: scale * math.sqrt(2.0 * self._exponential()), size, scale)

    def weibull(self, a, size=None):
        """Powers of waiting times."""
        return self._each(lambda a: self._exponential() ** (1.0 / a) if a else 0.0, size, a)

    def pareto(self, a, size=None):
        """Few large ones."""
        return self._each(lambda a: self._expm1(self._exponential() / a), size, a)

    def power(self, a, size=None):
        """Numbers in [0, 1] with a power as density."""
        return self._each(lambda a: (-self._expm1(-self._exponential())) ** (1.0 / a), size, a)

    def triangular(self, left, mode, right, size=None):
        """Numbers over a triangle."""
        def one(left, mode, right):
            base, before = right - left, mode - left
            u = self._uniform()
            if u <= before / base:
                return left + math.sqrt(u * (before * base))
            return right - math.sqrt((1.0 - u) * ((right - mode) * base))
        return self._each(one, size, left, mode, right)

    # Counts

    def poisson(self, lam=1.0, size=None):
        """Counts of a mean."""
        if not np.min(lam) >= 0:
            raise ValueError("lam < 0 or lam contains NaNs" if np.ndim(lam) else "lam < 0 or lam is NaN")
        return self._each(self._poisson, size, lam)

    def _poisson(self, lam):
        if lam == 0:
            return 0
        if lam < 10:
            limit, count, product = math.exp(-lam), 0, 1.0
            while True:
                product *= self._uniform()
                if product <= limit:
                    return count
                count += 1
        # Hörmann's transformed rejection.
        slam, loglam = math.sqrt(lam), math.log(lam)
        b = 0.931 + 2.53 * slam
        a = -0.059 + 0.02483 * b
        invalpha = 1.1239 + 1.1328 / (b - 3.4)
        vr = 0.9277 - 3.6224 / (b - 2)
        while True:
            u, v = self._uniform() - 0.5, self._uniform()
            us = 0.5 - abs(u)
            k = math.floor((2 * a / us + b) * u + lam + 0.43)
            if us >= 0.07 and v <= vr:
                return k
            if k < 0 or us < 0.013 and v > us:
                continue
            if math.log(v) + math.log(invalpha) - math.log(a / (us * us) + b) <= -lam + k * loglam - math.lgamma(k + 1):
                return k

    def negative_binomial(self, n, p, size=None):
        """Failures before so many successes."""
        return self._each(lambda n, p: self._poisson((1 - p) / p * self._gamma(float(n))), size, n, p)

    def binomial(self, n, p, size=None):
        """How many of n succeed."""
        if not (np.min(p) >= 0 and np.max(p) <= 1):
            raise ValueError("p < 0, p > 1 or p is NaN")
        if np.min(n) < 0:
            raise ValueError("n < 0")
        return self._each(lambda n, p: self._binomial(int(n), float(p)), size, n, p)

    def _binomial(self, n, p):
        if n == 0 or p == 0.0:
            return 0
        if p > 0.5:
            return n - self._binomial(n, 1.0 - p)
        if n * p > 30.0:
            return self._many(n, p)
        q = 1.0 - p
        qn = math.exp(n * self._log1p(-p))
        bound = int(min(n, n * p + 10.0 * math.sqrt(n * p * q + 1)))
        x, px, u = 0, qn, self._uniform()
        while u > px:
            x += 1
            if x > bound:
                x, px, u = 0, qn, self._uniform()
            else:
                u -= px
                px = (n - x + 1) * p * px / (x * q)
        return x

    def _many(self, n, p):
        # Kachitvichyanukul and Schmeiser's BTPE: a triangle, two parallelograms and two exponential tails over the counts.
        q = 1.0 - p
        peak = n * p + p
        m = math.floor(peak)
        nrq = n * p * q
        p1 = math.floor(2.195 * math.sqrt(nrq) - 4.6 * q) + 0.5
        middle = m + 0.5
        left, right = middle - p1, middle + p1
        c = 0.134 + 20.5 / (15.3 + m)
        a = (peak - left) / (peak - left * p)
        falling = a * (1.0 + a / 2.0)
        a = (right - peak) / (right * q)
        rising = a * (1.0 + a / 2.0)
        p2 = p1 * (1.0 + 2.0 * c)
        p3 = p2 + c / falling
        p4 = p3 + c / rising
        while True:
            u, v = self._uniform() * p4, self._uniform()
            if u <= p1:
                return math.floor(middle - p1 * v + u)
            if u <= p2:
                x = left + (u - p1) / c
                v = v * c + 1.0 - abs(m - x + 0.5) / p1
                if v > 1.0:
                    continue
                y = math.floor(x)
            elif v == 0.0:
                continue
            elif u <= p3:
                y = math.floor(left + math.log(v) / falling)
                if y < 0:
                    continue
                v = v * (u - p2) * falling
            else:
                y = math.floor(right - math.log(v) / rising)
                if y > n:
                    continue
                v = v * (u - p3) * rising
            if self._lies_below(n, p, y, v, m, middle, nrq):
                return y

    def _lies_below(self, n, p, y, v, m, middle, nrq):
        # Whether a point of height v over the count y is under the distribution: by its terms, by bounds, or by Stirling's series.
        q = 1.0 - p
        k = abs(y - m)
        if k <= 20 or k >= nrq / 2.0 - 1:
            s = p / q
            a = s * (n + 1)
            height = 1.0
            for i in range(m + 1, y + 1):
                height *= a / i - s
            for i in range(y + 1, m + 1):
                height /= a / i - s
            return v <= height
        rho = k / nrq * ((k * (k / 3.0 + 0.625) + 0.16666666666666666) / nrq + 0.5)
        t = -k * k / (2 * nrq)
        if v <= 0:
            return True
        level = math.log(v)
        if level < t - rho:
            return True
        if level > t + rho:
            return False
        x1, f1, z, w = y + 1, m + 1, n + 1 - m, n - y + 1

        def series(x):
            square = x * x
            return (13680.0 - (462.0 - (132.0 - (99.0 - 140.0 / square) / square) / square) / square) / x / 166320.0
        bound = middle * math.log(f1 / x1) + (n - m + 0.5) * math.log(z / w) + (y - m) * math.log(w * p / (x1 * q))
        return level <= bound + series(f1) + series(z) + series(x1) + series(w)

    def geometric(self, p, size=None):
        """Trials until one succeeds."""
        return self._each(self._geometric, size, p)

    def _geometric(self, p):
        if p >= 0.333333333333333333333333:
            count, total, prod, u = 1, p, p, self._uniform()
            while u > total:
                prod *= 1.0 - p
                total += prod
                count += 1
            return count
        return math.ceil(-self._exponential() / self._log1p(-p))

    def multinomial(self, n, pvals, size=None):
        """How often each of several things happens in n trials."""
        pvals = np.ravel(pvals).tolist()
        if sum(pvals[:-1]) > 1.0 + 1e-12:
            raise ValueError("sum(pvals[:-1]) > 1.0")
        rows = []
        for _ in range(math.prod(_sizes(size))):
            left, rest, row = 1.0, n, [0] * len(pvals)
            for j, p in enumerate(pvals[:-1]):
                row[j] = self._binomial(rest, min(1.0, p / left)) if left > 0 else 0
                rest -= row[j]
                if rest <= 0:
                    break
                left -= p
            row[-1] += rest if rest > 0 else 0
            rows.append(row)
        return np.array(rows).reshape(_sizes(size) + (len(pvals),))

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8):
        """Normal numbers that go together."""
        mean, cov = np.asarray(mean).astype("float64"), np.asarray(cov).astype("float64")
        if mean.ndim != 1:
            raise ValueError("mean must be 1 dimensional")
        if cov.ndim != 2 or cov.shape[0] != cov.shape[1]:
            raise ValueError("cov must be 2 dimensional and square")
        if mean.shape[0] != cov.shape[0]:
            raise ValueError("mean and cov must have same length")
        shape = _sizes(size) + (len(mean),)
        x = self.standard_normal(shape).reshape(-1, len(mean))
        u, s, v = np.linalg.svd(cov)
        return (mean + x @ self._spread(u, s, v)).reshape(shape)

    def _spread(self, u, s, v):
        return np.sqrt(s).reshape(-1, 1) * v


def _sizes(size):
    return () if size is None else (size,) if isinstance(size, int) or hasattr(size, "__index__") and np.ndim(size) == 0 else tuple(size)
