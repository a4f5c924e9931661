# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
from sklearn._models import Model, table

class PCA(Model):
    """The directions in which rows differ most."""

    def __init__(self, n_components=None, *, copy=True, whiten=False, svd_solver="auto", tol=0.0, iterated_power="auto", n_oversamples=10,
                 power_iteration_normalizer="auto", random_state=None):
        self.n_components, self.copy, self.whiten, self.svd_solver, self.tol = n_components, copy, whiten, svd_solver, tol
        self.iterated_power, self.n_oversamples, self.power_iteration_normalizer = iterated_power, n_oversamples, power_iteration_normalizer
        self.random_state = random_state

    def _check(self, rows, columns):
        # How many are wanted; what is random in scikit-learn is refused.
        wanted, least = self.n_components, min(rows, columns)
        is_whole = isinstance(wanted, (int, np.integer))
        solver = self.svd_solver if self.svd_solver != "auto" else "covariance_eigh" if columns <= 1000 and rows >= 10 * columns else "full"
        if is_whole and not 0 <= wanted <= least:
            raise ValueError(f"n_components={wanted} must be between 0 and min(n_samples, n_features)={least} with svd_solver={solver!r}")
        small = columns <= 1000 and rows >= 10 * columns or max(rows, columns) <= 500
        if self.svd_solver in ("randomized", "arpack") or self.svd_solver == "auto" and not small and is_whole and 1 <= wanted < 0.8 * least:
            raise NotImplementedError("Gradus has no PCA with random numbers; svd_solver='full' is exact")
        if wanted == "mle":
            raise NotImplementedError("Gradus has no n_components='mle' in PCA")
        return least if wanted is None else wanted

    def fit(self, X, y=None):
        X = table(X)
        rows, columns = X.shape
        wanted = self._check(rows, columns)
        self.mean_ = X.mean(axis=0)
        _, sizes, directions = np.linalg.svd(X - self.mean_, full_matrices=False)
        # The largest part of each direction is positive.
        largest = np.abs(directions).argmax(axis=1)
        directions = directions * np.sign(np.array([row[int(i)] for row, i in zip(directions, largest)])).reshape(-1, 1)
        variances = sizes ** 2 / (rows - 1)
        shares = variances / variances.sum()
        if isinstance(wanted, float):
            wanted = int(np.searchsorted(np.cumsum(shares), wanted, side="right")) + 1
        self.n_samples_, self.n_features_in_, self.n_components_ = rows, columns, wanted
        self.noise_variance_ = float(variances[wanted:].mean()) if wanted < min(rows, columns) else 0.0
        self.components_, self.explained_variance_, self.explained_variance_ratio_, self.singular_values_ = (
            directions[:wanted], variances[:wanted], shares[:wanted], sizes[:wanted])
        return self

    def transform(self, X):
        self._fitted("components_")
        made = (self._seen(X) - self.mean_) @ self.components_.T
        return made / np.sqrt(self.explained_variance_) if self.whiten else made

    def fit_transform(self, X, y=None):
        return self.fit(X).transform(X)

    def inverse_transform(self, X):
        self._fitted("components_")
        X = table(X)
        return (X * np.sqrt(self.explained_variance_) if self.whiten else X) @ self.components_ + self.mean_

    def get_covariance(self):
        self._fitted("components_")
        spread = np.maximum(self.explained_variance_ - self.noise_variance_, 0.0)
        return self.components_.T * spread @ self.components_ + self.noise_variance_ * np.eye(self.n_features_in_)
