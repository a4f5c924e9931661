# SPDX-License-Identifier: GPL-3.0-or-later
# What all distributions of one number have in common.
import numpy as np

def generator(given):
    # The stream that draws: numpy's own, a seed's or the one given.
    if given is None:
        return np.random
    return np.random.RandomState(given) if isinstance(given, (int, np.integer)) else given

def plain(value):
    value = np.asarray(value, dtype="float64")
    return value[()] if value.ndim == 0 else value

class Frozen:
    """A distribution with its parameters."""

    def __init__(self, dist, args, kwds):
        self.dist, self.args, self.kwds = dist, args, kwds
        self.random_state = None

    def __getattr__(self, name):
        method = None if name.startswith("_") else getattr(self.dist, name, None)
        if not callable(method):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        if name in ("pdf", "logpdf", "pmf", "logpmf", "cdf", "logcdf", "sf", "logsf", "ppf", "isf", "interval"):
            return lambda x: method(x, *self.args, **self.kwds)
        if name == "rvs":
            return lambda size=None, random_state=None: method(*self.args, **self.kwds, size=size, random_state=random_state)
        if name in ("mean", "var", "std", "median", "stats", "entropy", "support"):
            return lambda: method(*self.args, **self.kwds)
        raise AttributeError(f"Gradus's frozen distributions have no {name}")

class Distribution:
    """A distribution of one number: shapes first, then loc and scale."""

    shapes = ()
    has_scale = True

    def __init__(self, name):
        self.name = name

    def __call__(self, *args, **kwds):
        self._parameters(args, kwds)
        return Frozen(self, args, kwds)

    def freeze(self, *args, **kwds):
        """The distribution with these parameters."""
        return self(*args, **kwds)

    def _parameters(self, args, kwds):
        names = (*self.shapes, "loc", *(("scale",) if self.has_scale else ()))
        if len(args) > len(names):
            raise TypeError(f"_parse_args() takes from {1 + len(self.shapes)} to {1 + len(names)} positional arguments but {1 + len(args)} were given")
        given = dict(zip(names, args))
        for name, value in kwds.items():
            if name not in names:
                raise TypeError(f"_parse_args() got an unexpected keyword argument '{name}'")
            given[name] = value
        missing = [name for name in self.shapes if name not in given]
        if missing:
            words = " and ".join([f"'{name}'" for name in missing])
            raise TypeError(f"_parse_args() missing {len(missing)} required positional argument{'s' if len(missing) > 1 else ''}: {words}")
        shapes = [np.asarray(given[name], dtype="float64") for name in self.shapes]
        return shapes, np.asarray(given.get("loc", 0.0), dtype="float64"), np.asarray(given.get("scale", 1.0), dtype="float64")

    def mean(self, *args, **kwds):
        """The expected value."""
        shapes, loc, scale = self._parameters(args, kwds)
        return plain(self._moments(*shapes)[0] * scale + loc)

    def var(self, *args, **kwds):
        """The variance."""
        shapes, loc, scale = self._parameters(args, kwds)
        return plain(self._moments(*shapes)[1] * scale * scale)

    def std(self, *args, **kwds):
        """The root of the variance."""
        return plain(np.sqrt(self.var(*args, **kwds)))

    def stats(self, *args, moments="mv", **kwds):
        """Mean and variance."""
        made = {"m": self.mean, "v": self.var}
        found = tuple([made[letter](*args, **kwds) for letter in moments])
        return found[0] if len(found) == 1 else found

    def median(self, *args, **kwds):
        """The number in the middle."""
        return self.ppf(0.5, *args, **kwds)

    def sf(self, x, *args, **kwds):
        """The share above."""
        return plain(1.0 - self.cdf(x, *args, **kwds))

    def logcdf(self, x, *args, **kwds):
        """The logarithm of the share up to a number."""
        with np.errstate(divide="ignore"):
            return plain(np.log(self.cdf(x, *args, **kwds)))

    def logsf(self, x, *args, **kwds):
        """The logarithm of the share above."""
        with np.errstate(divide="ignore"):
            return plain(np.log(self.sf(x, *args, **kwds)))

    def isf(self, q, *args, **kwds):
        """The number above which lies a share."""
        return self.ppf(1.0 - np.asarray(q, dtype="float64"), *args, **kwds)

    def interval(self, confidence, *args, **kwds):
        """The ends of what holds a share around the median."""
        rest = (1.0 - np.asarray(confidence, dtype="float64")) / 2
        return self.ppf(rest, *args, **kwds), self.ppf(1.0 - rest, *args, **kwds)

    def _size(self, shapes, loc, scale, size):
        return np.broadcast_shapes(*[part.shape for part in (*shapes, loc, scale)]) if size is None else size
