# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
from sklearn._models import Model, stream, table

def _squares(a, b):
    # The squares of distances between the rows of two tables.
    return np.maximum((a * a).sum(axis=1).reshape(-1, 1) - 2 * (a @ b.T) + (b * b).sum(axis=1), 0.0)

class KMeans(Model):
    """Groups around their means."""

    def __init__(self, n_clusters=8, *, init="k-means++", n_init="auto", max_iter=300, tol=1e-4, verbose=0, random_state=None, copy_x=True,
                 algorithm="lloyd"):
        self.n_clusters, self.init, self.n_init, self.max_iter, self.tol = n_clusters, init, n_init, max_iter, tol
        self.verbose, self.random_state, self.copy_x, self.algorithm = verbose, random_state, copy_x, algorithm

    def _spread(self, X, draws):
        # k-means++: far from the means there are, the best of some draws.
        n, trials = len(X), 2 + int(np.log(self.n_clusters))
        first = int(draws.choice(n, p=np.ones(n) / n))
        means = [X[first]]
        nearest = _squares(X[first:first + 1], X)[0]
        whole = nearest.sum()
        for _ in range(1, self.n_clusters):
            chosen = np.searchsorted(np.cumsum(nearest), draws.uniform(size=trials) * whole)
            chosen = np.clip(chosen, 0, n - 1)
            to = np.minimum(nearest, _squares(X[chosen], X))
            sums = to.sum(axis=1)
            best = int(np.argmin(sums))
            whole, nearest = sums[best], to[best]
            means.append(X[int(chosen[best])])
        return np.stack(means)

    def _start(self, X, draws, middle):
        if isinstance(self.init, str):
            if self.init == "k-means++":
                return self._spread(X, draws)
            if self.init == "random":
                n = len(X)
                return X[draws.choice(n, size=self.n_clusters, replace=False, p=np.ones(n) / n)]
            raise ValueError(f"The 'init' parameter of KMeans must be a str among {{'k-means++', 'random'}}, a callable or an array-like. Got {self.init!r} instead.")
        return np.asarray(self.init(X, self.n_clusters, draws) if callable(self.init) else self.init).astype(X.dtype) - middle

    def _settled(self, X, means, tolerance):
        # Lloyd's steps until nothing moves.
        before = None
        for step in range(1, self.max_iter + 1):
            far = _squares(X, means)
            labels = far.argmin(axis=1)
            counts = np.bincount(labels, minlength=self.n_clusters)
            sums = np.stack([X[labels == k].sum(axis=0) for k in range(self.n_clusters)])
            empty = np.where(counts == 0)[0].tolist()
            if empty:
                # A group without members takes the farthest row.
                order = np.argsort(((X - means[labels]) ** 2).sum(axis=1))[::-1][:len(empty)].tolist()
                for k, row in zip(empty, order):
                    old = int(labels[row])
                    sums[old] -= X[row]
                    sums[k] = X[row]
                    counts[old] -= 1
                    counts[k] = 1
            fresh = sums / np.maximum(counts, 1).reshape(-1, 1)
            moved = ((fresh - means) ** 2).sum()
            means = fresh
            if before is not None and np.array_equal(labels, before):
                break
            if moved <= tolerance:
                labels = _squares(X, means).argmin(axis=1)
                break
            before = labels
        else:
            labels = _squares(X, means).argmin(axis=1)
        return labels, float(((X - means[labels]) ** 2).sum()), means, step

    def fit(self, X, y=None, sample_weight=None):
        X = table(X)
        if sample_weight is not None:
            raise NotImplementedError("Gradus has no sample_weight in KMeans")
        if len(X) < self.n_clusters:
            raise ValueError(f"n_samples={len(X)} should be >= n_clusters={self.n_clusters}.")
        draws, middle = stream(self.random_state), X.mean(axis=0)
        tolerance = float(np.var(X, axis=0).mean() * self.tol)
        X = X - middle
        times = self.n_init if self.n_init != "auto" else 10 if isinstance(self.init, str) and self.init == "random" else 1
        best = None
        for _ in range(times):
            made = self._settled(X, self._start(X, draws, middle), tolerance)
            if best is None or made[1] < best[1]:
                best = made
        labels, self.inertia_, means, self.n_iter_ = best
        self.labels_, self.cluster_centers_ = labels.astype("int32"), means + middle
        self.n_features_in_ = X.shape[1]
        return self

    def fit_predict(self, X, y=None, sample_weight=None):
        return self.fit(X).labels_

    def predict(self, X):
        self._fitted("labels_")
        return _squares(self._seen(X), self.cluster_centers_).argmin(axis=1).astype("int32")

    def transform(self, X):
        """The distances from the means."""
        self._fitted("labels_")
        return np.sqrt(_squares(self._seen(X), self.cluster_centers_))

    def fit_transform(self, X, y=None, sample_weight=None):
        return self.fit(X).transform(X)

    def score(self, X, y=None, sample_weight=None):
        self._fitted("labels_")
        return -float(_squares(self._seen(X), self.cluster_centers_).min(axis=1).sum())
