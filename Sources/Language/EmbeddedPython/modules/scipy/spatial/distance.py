# SPDX-License-Identifier: GPL-3.0-or-later
# Distances between rows.
import numpy as np

def _row(u):
    u = np.asarray(u)
    if u.ndim != 1:
        raise ValueError("Input vector should be 1-D.")
    return u.astype("float64")

def _moved(u, v):
    return _row(u) - _row(v)

def euclidean(u, v, w=None):
    """sqrt(sum((u - v)^2))."""
    return minkowski(u, v, 2, w)

def sqeuclidean(u, v, w=None):
    """sum((u - v)^2)."""
    return float(np.sum(_moved(u, v) ** 2 * (1.0 if w is None else np.asarray(w))))

def cityblock(u, v, w=None):
    """sum(|u - v|)."""
    return float(np.sum(np.abs(_moved(u, v)) * (1.0 if w is None else np.asarray(w))))

def chebyshev(u, v, w=None):
    """max(|u - v|)."""
    return float(np.max(np.abs(_moved(u, v)) * (1.0 if w is None else np.asarray(w) > 0)))

def minkowski(u, v, p=2, w=None):
    """The p-th root of sum(|u - v|^p)."""
    if p <= 0:
        raise ValueError("p must be greater than 0")
    return float(np.sum(np.abs(_moved(u, v)) ** p * (1.0 if w is None else np.asarray(w))) ** (1 / p))

def correlation(u, v, w=None, centered=True):
    """1 - the correlation of u and v."""
    u, v = _row(u), _row(v)
    if centered:
        u, v = u - u.mean(), v - v.mean()
    return float(1.0 - np.dot(u, v) / np.sqrt(np.dot(u, u) * np.dot(v, v)))

def cosine(u, v, w=None):
    """1 - the cosine of the angle between u and v."""
    return correlation(u, v, w, centered=False)

def hamming(u, v, w=None):
    """The share of places that differ."""
    return float(np.mean(np.asarray(u) != np.asarray(v)))

def jaccard(u, v, w=None):
    """Of the places where one is not 0, the share where the other is."""
    u, v = np.asarray(u) != 0, np.asarray(v) != 0
    some = np.sum(u | v)
    return float(np.sum(u ^ v) / some) if some else 0.0

def canberra(u, v, w=None):
    """sum(|u - v| / (|u| + |v|))."""
    u, v = _row(u), _row(v)
    below = np.abs(u) + np.abs(v)
    return float(np.sum(np.abs(u - v)[below > 0] / below[below > 0]))

_METRICS = {"euclidean": euclidean, "sqeuclidean": sqeuclidean, "cityblock": cityblock, "manhattan": cityblock, "chebyshev": chebyshev,
            "minkowski": minkowski, "correlation": correlation, "cosine": cosine, "hamming": hamming, "jaccard": jaccard, "canberra": canberra}

def _metric(metric):
    if callable(metric):
        return metric
    if str(metric).lower() not in _METRICS:
        raise ValueError(f"Unknown Distance Metric: {metric}")
    return _METRICS[metric.lower()]

def cdist(XA, XB, metric="euclidean", **kwargs):
    """The distance of each row of XA from each row of XB."""
    XA, XB = np.asarray(XA), np.asarray(XB)
    if XA.ndim != 2:
        raise ValueError("XA must be a 2-dimensional array.")
    if XB.ndim != 2:
        raise ValueError("XB must be a 2-dimensional array.")
    if XA.shape[1] != XB.shape[1]:
        raise ValueError("XA and XB must have the same number of columns (i.e. feature dimension.)")
    if metric in ("euclidean", "sqeuclidean") and not kwargs:
        made = np.sum((XA[:, None, :].astype("float64") - XB[None, :, :]) ** 2, axis=2)
        return made if metric == "sqeuclidean" else np.sqrt(made)
    function = _metric(metric)
    return np.array([[function(a, b, **kwargs) for b in XB] for a in XA], dtype="float64").reshape(len(XA), len(XB))

def pdist(X, metric="euclidean", **kwargs):
    """The distances of all pairs of rows, (0, 1), (0, 2) … (1, 2) …, as one row."""
    X = np.asarray(X)
    if X.ndim != 2:
        raise ValueError(f"A 2-dimensional array must be passed. (Shape was {X.shape}).")
    square = cdist(X, X, metric, **kwargs)
    return square[np.triu_indices(len(X), 1)]

def squareform(X, force="no", checks=True):
    """A row of `pdist` as a symmetric matrix, and back."""
    X = np.asarray(X)
    if X.ndim == 1:
        count = int(round((1 + (1 + 8 * len(X)) ** 0.5) / 2))
        if count * (count - 1) // 2 != len(X):
            raise ValueError("Incompatible vector size. It must be a binomial coefficient n choose 2 for some integer n >= 2.")
        made = np.zeros((count, count), dtype=X.dtype)
        made[np.triu_indices(count, 1)] = X
        return made + made.T
    if X.ndim != 2:
        raise ValueError("The first argument must be one or two dimensional array. A 2-dimensional array must be square and symmetric.")
    if X.shape[0] != X.shape[1]:
        raise ValueError("The matrix argument must be square.")
    if checks and not np.allclose(X, X.T):
        raise ValueError("Distance matrix 'X' must be symmetric.")
    if checks and np.any(np.diag(X) != 0):
        raise ValueError("Distance matrix 'X' diagonal must be zero.")
    return X[np.triu_indices(len(X), 1)]
