# SPDX-License-Identifier: GPL-3.0-or-later
# numpy.random beyond its stream: distributions, and streams of a program's own.
import math

import numpy as np
from numpy import random as _random

def _size(size):
    return () if size is None else (size,) if isinstance(size, int) else tuple(size)

def _count(size):
    return math.prod(_size(size))

def _shaped(values, size):
    return values[0] if size is None else np.array(values).reshape(_size(size))

class RandomState:
    """A stream of its own, as np.random.seed starts it."""

    def __init__(self, seed=None):
        self._kept = _random._started(seed)

    def _with(self, function, *args, **kwargs):
        # The module's functions over this stream in place of its own.
        before = _random._exchange(self._kept)
        try:
            return function(*args, **kwargs)
        finally:
            self._kept = _random._exchange(before)

    def __getattr__(self, name):
        if name.startswith("_") or name in ("RandomState", "default_rng", "Generator", "SeedSequence", "seed"):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        function = getattr(_random, name)
        return lambda *args, **kwargs: self._with(function, *args, **kwargs)

    def seed(self, seed=None):
        self._kept = _random._started(seed)

    def get_state(self, legacy=True):
        return self._with(_random.get_state)

    def set_state(self, state):
        self._with(_random.set_state, state)

    def __repr__(self):
        return f"RandomState(MT19937) at {hex(id(self)).upper().replace('X', 'x')}"

def exponential(scale=1.0, size=None):
    """Waiting times of a mean."""
    return _shaped([-scale * math.log(1.0 - _random.random()) for _ in range(_count(size))], size)

def standard_exponential(size=None):
    return exponential(1.0, size)

def gamma_one(shape):
    # Marsaglia and Tsang's method, as numpy's legacy streams have it.
    if shape == 1.0:
        return -math.log(1.0 - _random.random())
    if shape == 0.0:
        return 0.0
    if shape < 1.0:
        while True:
            U, V = _random.random(), -math.log(1.0 - _random.random())
            if U <= 1.0 - shape:
                X = U ** (1.0 / shape)
                if X <= V:
                    return X
            else:
                Y = -math.log((1 - U) / shape)
                X = (1.0 - shape + shape * Y) ** (1.0 / shape)
                if X <= V + Y:
                    return X
    b = shape - 1.0 / 3.0
    c = 1.0 / math.sqrt(9.0 * b)
    while True:
        V = 0.0
        while V <= 0.0:
            X = _random.randn()
            V = 1.0 + c * X
        V = V * V * V
        U = _random.random()
        if U < 1.0 - 0.0331 * X ** 4 or math.log(U) < 0.5 * X * X + b * (1.0 - V + math.log(V)):
            return b * V

def gamma(shape, scale=1.0, size=None):
    """Sums of waiting times."""
    return _shaped([scale * gamma_one(float(shape)) for _ in range(_count(size))], size)

def standard_gamma(shape, size=None):
    return gamma(shape, 1.0, size)

def chisquare(df, size=None):
    return _shaped([2.0 * gamma_one(df / 2.0) for _ in range(_count(size))], size)

def beta(a, b, size=None):
    """Shares."""
    def one():
        if a <= 1.0 and b <= 1.0:
            while True:
                U, V = _random.random(), _random.random()
                X, Y = U ** (1.0 / a), V ** (1.0 / b)
                if X + Y <= 1.0 and U + V > 0:
                    if X + Y > 0:
                        return X / (X + Y)
                    x, y = math.log(U) / a, math.log(V) / b
                    top = max(x, y)
                    return math.exp(x - top - math.log(math.exp(x - top) + math.exp(y - top)))
        first = gamma_one(a)
        return first / (first + gamma_one(b))
    return _shaped([one() for _ in range(_count(size))], size)

def dirichlet(alpha, size=None):
    """Shares that sum to one."""
    alpha = np.ravel(alpha).tolist()
    rows = []
    for _ in range(_count(size)):
        parts = [gamma_one(float(a)) for a in alpha]
        rows.append([part / sum(parts) for part in parts])
    return np.array(rows).reshape(_size(size) + (len(alpha),))

def standard_t(df, size=None):
    def one():
        normal = _random.randn()
        return math.sqrt(df / 2.0) * normal / math.sqrt(gamma_one(df / 2.0))
    return _shaped([one() for _ in range(_count(size))], size)

def standard_cauchy(size=None):
    return _shaped([_random.randn() / _random.randn() for _ in range(_count(size))], size)

def laplace(loc=0.0, scale=1.0, size=None):
    def one():
        while True:
            U = _random.random()
            if U >= 0.5:
                return loc - scale * math.log(2.0 - U - U)
            if U > 0.0:
                return loc + scale * math.log(U + U)
    return _shaped([one() for _ in range(_count(size))], size)

def logistic(loc=0.0, scale=1.0, size=None):
    def one():
        U = _random.random()
        return loc + scale * math.log(U / (1.0 - U))
    return _shaped([one() for _ in range(_count(size))], size)

def gumbel(loc=0.0, scale=1.0, size=None):
    return _shaped([loc - scale * math.log(-math.log(1.0 - _random.random())) for _ in range(_count(size))], size)

def lognormal(mean=0.0, sigma=1.0, size=None):
    return np.exp(_random.normal(mean, sigma, size))

def rayleigh(scale=1.0, size=None):
    return _shaped([scale * math.sqrt(-2.0 * math.log(1.0 - _random.random())) for _ in range(_count(size))], size)

def weibull(a, size=None):
    return _shaped([(-math.log(1.0 - _random.random())) ** (1.0 / a) for _ in range(_count(size))], size)

def pareto(a, size=None):
    return _shaped([math.exp(-math.log(1.0 - _random.random()) / a) - 1 for _ in range(_count(size))], size)

def triangular(left, mode, right, size=None):
    def one():
        share, U = (mode - left) / (right - left), _random.random()
        return left + math.sqrt(U * (mode - left) * (right - left)) if U <= share else right - math.sqrt((1.0 - U) * (right - mode) * (right - left))
    return _shaped([one() for _ in range(_count(size))], size)

def poisson(lam=1.0, size=None):
    """Counts of a mean."""
    if np.ndim(lam):
        rates = np.ravel(np.broadcast_to(lam, _size(size)) if size is not None else lam).tolist()
        return np.array([_poisson(rate) for rate in rates]).reshape(np.shape(lam) if size is None else _size(size))
    if lam < 0:
        raise ValueError("lam < 0 or lam contains NaNs")
    return _shaped([_poisson(lam) for _ in range(_count(size))], size)

def _poisson(lam):
    if lam == 0:
        return 0
    if lam < 10:
        limit, count, product = math.exp(-lam), 0, 1.0
        while True:
            product *= _random.random()
            if product <= limit:
                return count
            count += 1
    slam, loglam = math.sqrt(lam), math.log(lam)
    b = 0.931 + 2.53 * slam
    a = -0.059 + 0.02483 * b
    invalpha = 1.1239 + 1.1328 / (b - 3.4)
    vr = 0.9277 - 3.6224 / (b - 2)
    while True:
        U, V = _random.random() - 0.5, _random.random()
        us = 0.5 - abs(U)
        k = math.floor((2 * a / us + b) * U + lam + 0.43)
        if us >= 0.07 and V <= vr:
            return k
        if k < 0 or us < 0.013 and V > us:
            continue
        if math.log(V) + math.log(invalpha) - math.log(a / (us * us) + b) <= -lam + k * loglam - math.lgamma(k + 1):
            return k

def _binomial(n, p):
    if n == 0 or p == 0.0:
        return 0
    if p > 0.5:
        return n - _binomial(n, 1.0 - p)
    if n * p > 30.0:
        # The mean and the spread are numpy's; its numbers are not.
        return sum([_random.random() < p for _ in range(n)])
    q = 1.0 - p
    qn = math.exp(n * math.log(q))
    bound = int(min(n, n * p + 10.0 * math.sqrt(n * p * q + 1)))
    X, px, U = 0, qn, _random.random()
    while U > px:
        X += 1
        if X > bound:
            X, px, U = 0, qn, _random.random()
        else:
            U -= px
            px = (n - X + 1) * p * px / (X * q)
    return X

def binomial(n, p, size=None):
    """How many of n succeed."""
    if np.ndim(n) or np.ndim(p):
        ns, ps = np.broadcast_arrays(n, p)
        shape = ns.shape if size is None else _size(size)
        ns, ps = np.broadcast_to(ns, shape), np.broadcast_to(ps, shape)
        return np.array([_binomial(int(a), float(b)) for a, b in zip(np.ravel(ns).tolist(), np.ravel(ps).tolist())]).reshape(shape)
    if not 0 <= p <= 1:
        raise ValueError("p < 0, p > 1 or p is NaN")
    return _shaped([_binomial(n, p) for _ in range(_count(size))], size)

def geometric(p, size=None):
    def one():
        if p >= 0.333333333333333333333333:
            count, total, prod, U = 1, p, p, _random.random()
            while U > total:
                prod *= 1.0 - p
                total += prod
                count += 1
            return count
        return math.ceil(math.log(1.0 - _random.random()) / math.log(1.0 - p))
    return _shaped([one() for _ in range(_count(size))], size)

def multinomial(n, pvals, size=None):
    """How often each of several things happens in n trials."""
    pvals = np.ravel(pvals).tolist()
    if sum(pvals[:-1]) > 1.0 + 1e-12:
        raise ValueError("sum(pvals[:-1]) > 1.0")
    rows = []
    for _ in range(_count(size)):
        left, rest, row = 1.0, n, [0] * len(pvals)
        for j, p in enumerate(pvals[:-1]):
            row[j] = _binomial(rest, min(1.0, p / left)) if left > 0 else 0
            rest -= row[j]
            if rest <= 0:
                break
            left -= p
        row[-1] += rest if rest > 0 else 0
        rows.append(row)
    return np.array(rows).reshape(_size(size) + (len(pvals),))

def multivariate_normal(mean, cov, size=None, check_valid="warn", tol=1e-8):
    """Normal numbers that go together."""
    mean, cov = np.asarray(mean).astype("float64"), np.asarray(cov).astype("float64")
    if mean.ndim != 1:
        raise ValueError("mean must be 1 dimensional")
    if cov.ndim != 2 or cov.shape[0] != cov.shape[1]:
        raise ValueError("cov must be 2 dimensional and square")
    if mean.shape[0] != cov.shape[0]:
        raise ValueError("mean and cov must have same length")
    shape = _size(size) + (len(mean),)
    x = _random.standard_normal(shape).reshape(-1, len(mean))
    u, s, v = np.linalg.svd(cov)
    return (mean + x @ (np.sqrt(s).reshape(-1, 1) * v)).reshape(shape)

def bytes(length):
    return np.random.randint(0, 256, length).astype("uint8").tobytes()

def random_integers(low, high=None, size=None):
    raise AttributeError("module 'numpy.random' has no attribute 'random_integers'")

def ranf(size=None):
    return _random.random(size)

sample = ranf

# Streams of default_rng

class SeedSequence:
    """Where the numbers of a stream begin."""

    def __init__(self, entropy=None, **kwargs):
        self.entropy = _random.randint(0, 2 ** 62) if entropy is None else entropy

class PCG64:
    """The generator of default_rng."""

    def __init__(self, seed=None):
        if isinstance(seed, SeedSequence):
            seed = seed.entropy
        if seed is None:
            import os
            seed = int.from_bytes(os.urandom(16), "little")
        words = []
        for part in [seed] if isinstance(seed, int) or hasattr(seed, "__index__") else seed:
            part = int(part)
            if part < 0:
                raise ValueError("expected non-negative integer")
            words.append(part & 0xFFFFFFFF)
            while part >> 32:
                part >>= 32
                words.append(part & 0xFFFFFFFF)
        self._kept = _random._pcg_seeded(words)

class Generator:
    """A stream of random numbers with its own state."""

    def __init__(self, bit_generator):
        self.bit_generator = bit_generator

    def __repr__(self):
        return f"Generator(PCG64) at {hex(id(self)).upper().replace('X', 'x')}"

    def __str__(self):
        return "Generator(PCG64)"

    def _draw(self, kind, count, limits=()):
        values, self.bit_generator._kept = _random._pcg_drawn(self.bit_generator._kept, kind, count, limits)
        return values

    def _made(self, kind, size, change=None):
        values = self._draw(kind, _count(size))
        if change is not None:
            values = change(values)
        return float(values[0]) if size is None else values.reshape(_size(size))

    def random(self, size=None, dtype=float, out=None):
        """Uniform numbers in [0, 1)."""
        made = self._made("uniform", size)
        return made if dtype is float or size is None else made.astype(dtype)

    def uniform(self, low=0.0, high=1.0, size=None):
        """Uniform numbers in [low, high)."""
        if size is None and np.ndim(low) + np.ndim(high):
            size = np.broadcast_arrays(low, high)[0].shape
        return low + (high - low) * self._made("uniform", size)

    def standard_normal(self, size=None, dtype=float, out=None):
        """Normal numbers."""
        made = self._made("normal", size)
        return made if dtype is float or size is None else made.astype(dtype)

    def normal(self, loc=0.0, scale=1.0, size=None):
        """Normal numbers."""
        if size is None and np.ndim(loc) + np.ndim(scale):
            size = np.broadcast_arrays(loc, scale)[0].shape
        if np.min(scale) < 0:
            raise ValueError("scale < 0")
        return loc + scale * self._made("normal", size)

    def integers(self, low, high=None, size=None, dtype="int64", endpoint=False):
        """Whole numbers in [low, high)."""
        low, high = (0, low) if high is None else (low, high)
        last = int(high) - (0 if endpoint else 1)
        if last < low:
            raise ValueError("high <= 0" if low == 0 and not endpoint else "low >= high" if not endpoint else "low > high")
        values = self._draw("integer", _count(size), (last - int(low),)) + int(low)
        return np.int64(int(values[0])) if size is None else values.reshape(_size(size)).astype(dtype)

    def _places(self, count, first=1, kind="interval"):
        # The exchanges that put so many things into a random order.
        spots = list(range(count - 1, first - 1, -1))
        return list(zip(spots, self._draw(kind, len(spots), spots).tolist())) if spots else []

    def permutation(self, x, axis=0):
        """In random order."""
        if isinstance(x, int) or hasattr(x, "__index__") and np.ndim(x) == 0:
            order = list(range(int(x)))
            for i, j in self._places(len(order)):
                order[i], order[j] = order[j], order[i]
            return np.array(order, dtype="int64")
        made = np.asarray(x).copy()
        if made.ndim == 1:
            self.shuffle(made)
            return made
        return np.take(made, self.permutation(made.shape[axis]), axis=axis)

    def permuted(self, x, axis=None, out=None):
        if axis is None:
            flat = np.ravel(x).copy()
            self.shuffle(flat)
            return flat.reshape(np.shape(x))
        raise NotImplementedError("Gradus has no Generator.permuted(axis=…)")

    def shuffle(self, x, axis=0):
        """In place: random order."""
        order = list(range(len(x)))
        for i, j in self._places(len(order)):
            order[i], order[j] = order[j], order[i]
        if isinstance(x, np.ndarray):
            x[...] = np.take(x, order, axis=0)
        else:
            x[:] = [x[i] for i in order]

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        """Elements drawn at random."""
        whole = isinstance(a, int) or np.ndim(a) == 0
        total = int(a) if whole else np.shape(a)[axis]
        if total <= 0 and size != 0:
            raise ValueError("a must be a positive integer unless no samples are taken" if whole else "a cannot be empty unless no samples are taken")
        count = _count(size)
        if p is not None:
            shares = np.asarray(p).astype("float64")
            if len(shares) != total:
                raise ValueError("a and p must have same size")
            if abs(float(shares.sum()) - 1) > 1e-8:
                raise ValueError("Probabilities do not sum to 1. See Notes section of docstring for more information.")
            if replace:
                levels = np.cumsum(shares)
                places = np.searchsorted(levels / levels[-1], self._draw("uniform", count), side="right")
            else:
                places = self._weighted(shares, count)
        elif replace:
            places = self._draw("integer", count, (total - 1,))
        else:
            if count > total:
                raise ValueError("Cannot take a larger sample than population when replace is False")
            places = self._some(total, count, shuffle)
        places = np.asarray(places)
        made = places if whole else np.take(np.asarray(a), places, axis=axis)
        return made[0] if size is None else made.reshape(_size(size) + made.shape[1:])

    def _some(self, total, count, shuffle):
        if total > 10000 and count > total // (50 if shuffle else 20):
            order = list(range(total))
            for i, j in self._places(total, max(total - count, 1), "integer"):
                order[i], order[j] = order[j], order[i]
            return np.array(order[total - count:])
        chosen, known = [], set()
        last = list(range(total - count, total))
        for j, value in zip(last, self._draw("integer", count, last).tolist() if count else []):
            value = j if value in known else value
            known.add(value)
            chosen.append(value)
        if shuffle:
            for i, j in self._places(len(chosen), 1, "integer"):
                chosen[i], chosen[j] = chosen[j], chosen[i]
        return np.array(chosen, dtype="int64")

    def _weighted(self, shares, count):
        if count > int((shares > 0).sum()):
            raise ValueError("Fewer non-zero entries in p than size")
        found, left = [], shares.copy()
        while len(found) < count:
            x = self._draw("uniform", count - len(found))
            for place in found:
                left[place] = 0
            levels = np.cumsum(left)
            for place in np.searchsorted(levels / levels[-1], x, side="right").tolist():
                if place not in found:
                    found.append(place)
        return np.array(found[:count])

    def dirichlet(self, alpha, size=None):
        """Shares that sum to one."""
        rows = []
        for _ in range(_count(size)):
            drawn = [self.standard_gamma(float(a)) for a in alpha]
            whole = sum(drawn)
            rows.append([value * (1 / whole) for value in drawn])
        return np.array(rows).reshape(_size(size) + (len(rows[0]),)) if size is not None else np.array(rows[0])

    def __getattr__(self, name):
        # The other distributions; those that Spread lacks are the module's over this stream's numbers: spread alike, but not numpy's numbers.
        if name.startswith("_") or name not in ("exponential", "standard_exponential", "gamma", "standard_gamma", "beta", "chisquare", "dirichlet", "poisson",
                                                "binomial", "geometric", "multinomial", "multivariate_normal", "laplace", "logistic", "gumbel", "lognormal",
                                                "rayleigh", "weibull", "pareto", "power", "triangular", "standard_t", "standard_cauchy"):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

        from numpy._spread import Spread
        one = getattr(Spread(self._draw), name, None)

        def single(*args, size=None, **kwargs):
            places = one.__code__.co_argcount - 1
            args, size = args[:places], args[places] if len(args) > places else size
            given = dict(zip(one.__code__.co_varnames[1:places + 1], args)) | kwargs
            if any([np.ndim(value) for value in given.values()]):
                parts = np.broadcast_arrays(*given.values())
                shape = parts[0].shape if size is None else _size(size)
                rows = zip(*[np.broadcast_to(part, shape).ravel().tolist() for part in parts])
                return np.array([one(**dict(zip(given, row))) for row in rows]).reshape(shape)
            return _shaped([one(*args, **kwargs) for _ in range(_count(size))], size)

        if one is not None:
            return single

        def function(*args, **kwargs):
            before = _random._exchange(_random._started(int(self._draw("integer", 1, (0xFFFFFFFE,))[0])))
            try:
                return getattr(_random, name)(*args, **kwargs)
            finally:
                _random._exchange(before)
        return function

def default_rng(seed=None):
    """A stream of random numbers with its own state."""
    if isinstance(seed, Generator):
        return seed
    return Generator(seed if isinstance(seed, PCG64) else PCG64(seed))
