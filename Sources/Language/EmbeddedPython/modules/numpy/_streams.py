# SPDX-License-Identifier: GPL-3.0-or-later
# numpy.random beyond its stream: distributions, and streams of a program's own.
import math

import numpy as np
from numpy import random as _random
from numpy._distributions import Distributions

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

class _Legacy(Distributions):
    """The stream of np.random.seed: its numbers have been the same since the first versions."""

    @staticmethod
    def _expm1(x):
        return math.exp(x) - 1

    @staticmethod
    def _log1p(x):
        return math.log(1.0 + x)

    def _uniform(self):
        return _random.random()

    def _normal(self):
        return _random.randn()

    def _exponential(self):
        return -math.log(1.0 - _random.random())

    def normal(self, loc, scale, size):
        return _random.normal(loc, scale, size)

    def standard_normal(self, size):
        return _random.standard_normal(size)

_legacy = _Legacy()
_names = [_name for _name in dir(Distributions) if not _name.startswith("_")]
globals().update({_name: getattr(_legacy, _name) for _name in _names})

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

class Generator(Distributions):
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

    # What the distributions are made of.

    def _uniform(self):
        return float(self._draw("uniform", 1)[0])

    def _normal(self):
        return float(self._draw("normal", 1)[0])

    def _exponential(self):
        return float(self._draw("exponential", 1)[0])

    def exponential(self, scale=1.0, size=None):
        """Waiting times of a mean."""
        if size is None and np.ndim(scale):
            size = np.shape(scale)
        if np.min(scale) < 0:
            raise ValueError("scale < 0")
        return scale * self._made("exponential", size)

    def _shares(self, alpha):
        if max(alpha) >= 0.1:
            return super()._shares(alpha)
        # Small ones one after the other, each a share of what is left.
        rest, shares = 1.0, []
        for place, a in enumerate(alpha[:-1]):
            share = self._beta(a, sum(reversed(alpha[place + 1:])))
            shares.append(rest * share)
            rest *= 1.0 - share
        return shares + [rest]

    def _spread(self, u, s, v):
        return (u * np.sqrt(s)).T

def default_rng(seed=None):
    """A stream of random numbers with its own state."""
    if isinstance(seed, Generator):
        return seed
    return Generator(seed if isinstance(seed, PCG64) else PCG64(seed))
