# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
from sklearn._models import Model, table

class LinearRegression(Model):
    """The plane of least squares."""

    def __init__(self, *, fit_intercept=True, copy_X=True, tol=1e-6, n_jobs=None, positive=False):
        self.fit_intercept, self.copy_X, self.tol, self.n_jobs, self.positive = fit_intercept, copy_X, tol, n_jobs, positive

    def fit(self, X, y, sample_weight=None):
        if self.positive:
            raise NotImplementedError("Gradus has no positive=True in LinearRegression")
        X, y = table(X), np.asarray(y).astype("float64")
        if len(X) != len(y):
            raise ValueError(f"Found input variables with inconsistent numbers of samples: [{len(X)}, {len(y)}]")
        X, is_row = X.astype("float64"), y.ndim == 1
        y = y.reshape(-1, 1) if is_row else y
        weights = np.ones(len(X)) if sample_weight is None else np.asarray(sample_weight).astype("float64")
        centre, level = np.zeros(X.shape[1]), np.zeros(y.shape[1])
        if self.fit_intercept:
            centre, level = np.average(X, axis=0, weights=weights), np.average(y, axis=0, weights=weights)
        root = np.sqrt(weights).reshape(-1, 1)
        found, _, self.rank_, self.singular_ = np.linalg.lstsq((X - centre) * root, (y - level) * root, rcond=None)
        self.n_features_in_ = X.shape[1]
        self.coef_, self.intercept_ = found.T, level - centre @ found
        if is_row:
            self.coef_, self.intercept_ = self.coef_[0], self.intercept_[0]
        if not self.fit_intercept:
            self.intercept_ = 0.0
        return self

    def predict(self, X):
        self._fitted("coef_")
        return self._seen(X) @ self.coef_.T + self.intercept_

    def score(self, X, y, sample_weight=None):
        """How much of the variance is explained."""
        y, guess = np.asarray(y).astype("float64"), self.predict(X)
        return float(1 - ((y - guess) ** 2).sum() / ((y - y.mean(axis=0)) ** 2).sum())
