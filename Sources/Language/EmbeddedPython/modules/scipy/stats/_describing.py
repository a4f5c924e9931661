# SPDX-License-Identifier: GPL-3.0-or-later
# What describes data.
import collections

import numpy as np
from scipy import special

ModeResult = collections.namedtuple("ModeResult", ["mode", "count"])

def zscore(a, axis=0, ddof=0, nan_policy="propagate"):
    """(a - mean) / standard deviation."""
    a = np.asarray(a, dtype="float64")
    return (a - a.mean(axis=axis, keepdims=True)) / a.std(axis=axis, ddof=ddof, keepdims=True)

def sem(a, axis=0, ddof=1, nan_policy="propagate"):
    """The standard error of the mean."""
    a = np.asarray(a, dtype="float64")
    count = a.size if axis is None else a.shape[axis]
    return a.std(axis=axis, ddof=ddof) / np.sqrt(count)

def _moment(a, axis, order):
    a = np.asarray(a, dtype="float64")
    moved = a - a.mean(axis=axis, keepdims=True)
    return (moved ** order).mean(axis=axis), (moved ** 2).mean(axis=axis)

def skew(a, axis=0, bias=True, nan_policy="propagate"):
    """The third moment over the standard deviation cubed."""
    third, second = _moment(a, axis, 3)
    return third / second ** 1.5

def kurtosis(a, axis=0, fisher=True, bias=True, nan_policy="propagate"):
    """The fourth moment over the variance squared, less 3."""
    fourth, second = _moment(a, axis, 4)
    return fourth / second ** 2 - (3.0 if fisher else 0.0)

def gmean(a, axis=0, dtype=None, weights=None):
    """The exponential of the mean of logarithms."""
    return np.exp(np.mean(np.log(np.asarray(a, dtype="float64")), axis=axis))

def iqr(x, axis=None):
    """The distance of the quartiles."""
    return np.percentile(x, 75, axis=axis) - np.percentile(x, 25, axis=axis)

def mode(a, axis=0, nan_policy="propagate", keepdims=False):
    """The number that is there most often, the least of several."""
    a = np.asarray(a)
    if axis is None:
        a, axis = a.reshape(-1), 0
    rows = np.moveaxis(a, axis, -1)
    found = []
    for row in rows.reshape(-1, rows.shape[-1]):
        values, counts = np.unique(row, return_counts=True)
        best = int(np.argmax(counts))
        found.append((values[best], counts[best]))
    shape = rows.shape[:-1]
    values = np.array([value for value, _ in found], dtype=a.dtype).reshape(shape)
    counts = np.array([count for _, count in found], dtype="int64").reshape(shape)
    if keepdims:
        return ModeResult(np.expand_dims(values, axis), np.expand_dims(counts, axis))
    return ModeResult(values[()], counts[()]) if not shape else ModeResult(values, counts)

def rankdata(a, method="average", axis=None):
    """The place of each number in order, from 1; equal numbers share theirs."""
    if axis is not None:
        raise NotImplementedError("Gradus's scipy.stats.rankdata has no axis")
    a = np.asarray(a).reshape(-1)
    order = np.argsort(a, kind="stable")
    if method == "ordinal":
        made = np.zeros(len(a), dtype="int64")
        made[order] = np.arange(1, len(a) + 1)
        return made
    values, places, counts = np.unique(a, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    kinds = {"average": last - (counts - 1) / 2, "min": last - counts + 1, "max": last, "dense": np.arange(1, len(values) + 1)}
    if method not in kinds:
        raise ValueError(f'unknown method "{method}"')
    return kinds[method][places]

class _Correlation(tuple):
    # Correlation and the probability that it comes about by chance, named as SciPy names them.
    def __new__(cls, statistic, pvalue, name):
        made = super().__new__(cls, (statistic, pvalue))
        made.statistic, made.pvalue, made._name = statistic, pvalue, name
        return made

    def __repr__(self):
        return f"{self._name}(statistic={self.statistic!r}, pvalue={self.pvalue!r})"

def _chance(r, count):
    # Student's t with count - 2 degrees of freedom, integrated by parts of the circle: t = sqrt(n) tan(angle).
    free = count - 2
    if free < 1:
        return np.float64(1.0)
    if abs(r) >= 1:
        return np.float64(0.0)
    angle = np.arcsin(abs(r))
    nodes, weights = _nodes(100)
    def area(low, high):
        middle, half = (low + high) / 2, (high - low) / 2
        return half * np.sum(weights * np.cos(middle + half * nodes) ** (free - 1))
    return np.float64(area(angle, np.pi / 2) / area(0.0, np.pi / 2))

def _nodes(count):
    # Gauss's places and weights between -1 and 1: eigenvalues of the matrix of Legendre's recursion.
    k = np.arange(1, count)
    beside = k / np.sqrt(4.0 * k * k - 1.0)
    values, vectors = np.linalg.eigh(np.diag(beside, 1) + np.diag(beside, -1))
    return values, 2.0 * vectors[0] ** 2

def pearsonr(x, y):
    """The correlation of two rows, and the probability of one as large by chance."""
    x, y = np.asarray(x, dtype="float64"), np.asarray(y, dtype="float64")
    if x.shape != y.shape:
        raise ValueError("`x` and `y` must have the same length along `axis`." if x.ndim else "`x` and `y` must have length at least 2.")
    if len(x) < 2:
        raise ValueError("`x` and `y` must have length at least 2.")
    moved = x - x.mean(), y - y.mean()
    r = np.float64(np.clip(np.dot(*moved) / (np.linalg.norm(moved[0]) * np.linalg.norm(moved[1])), -1.0, 1.0))
    return _Correlation(r, _chance(r, len(x)), "PearsonRResult")

def spearmanr(a, b=None, axis=0):
    """The correlation of the ranks of two rows."""
    if b is None:
        a, b = np.asarray(a)[:, 0], np.asarray(a)[:, 1]
    made = pearsonr(rankdata(a), rankdata(b))
    return _Correlation(made.statistic, made.pvalue, "SignificanceResult")

def entropy(pk, qk=None, base=None, axis=0):
    """-sum(p log p), or sum(p log(p / q)), of what is brought to the sum 1."""
    pk = np.asarray(pk, dtype="float64")
    pk = pk / pk.sum(axis=axis, keepdims=True)
    if qk is None:
        made = special.entr(pk).sum(axis=axis)
    else:
        qk = np.asarray(qk, dtype="float64")
        made = special.rel_entr(pk, qk / qk.sum(axis=axis, keepdims=True)).sum(axis=axis)
    return made / np.log(base) if base is not None else made

BinnedStatisticResult = collections.namedtuple("BinnedStatisticResult", ["statistic", "bin_edges", "binnumber"])

_STATISTICS = {"mean": np.mean, "median": np.median, "sum": np.sum, "std": np.std, "min": np.min, "max": np.max}

def binned_statistic(x, values, statistic="mean", bins=10, range=None):
    """What `statistic` gives of the values whose x lies in each of the bins; the last one holds its right end."""
    x, values = np.asarray(x, dtype="float64").reshape(-1), np.asarray(values, dtype="float64")
    if values.shape[-1] != len(x):
        raise AttributeError("The number of `values` elements must match the length of each `sample` dimension.")
    if not callable(statistic) and statistic not in (*_STATISTICS, "count"):
        raise ValueError(f"invalid statistic {statistic!r}")
    if np.ndim(bins) == 0:
        low, high = (x.min(), x.max()) if range is None else range
        edges = np.linspace(low, high, int(bins) + 1) if low != high else np.linspace(low - 0.5, high + 0.5, int(bins) + 1)
    else:
        edges = np.asarray(bins, dtype="float64")
    places = np.digitize(x, edges)
    places = np.where(x == edges[-1], len(edges) - 1, places)
    function = statistic if callable(statistic) else _STATISTICS.get(statistic)
    def of(row):
        groups = [row[places == number] for number in np.arange(1, len(edges))]
        if statistic == "count":
            return [float(len(group)) for group in groups]
        empty = 0.0 if statistic == "sum" else float("nan")
        if callable(statistic):
            # What a function of one's own says of nothing, if it can.
            try:
                empty = float(statistic(row[:0]))
            except Exception:
                pass
        return [float(function(group)) if len(group) else empty for group in groups]
    made = np.array([of(row) for row in values]) if values.ndim > 1 else np.array(of(values))
    return BinnedStatisticResult(made, edges, places)
