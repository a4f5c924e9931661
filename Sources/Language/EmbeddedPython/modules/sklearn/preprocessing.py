# SPDX-License-Identifier: GPL-3.0-or-later
# Numbers brought to one scale, words to numbers.
import numpy as np

class _Transformer:
    def fit_transform(self, X, y=None, **kwargs):
        return self.fit(X).transform(X)

    def get_params(self, deep=True):
        return {name: value for name, value in self.__dict__.items() if not name.endswith("_")}

    def __repr__(self):
        return f"{type(self).__name__}()"

    def _fitted(self, name):
        if not hasattr(self, name):
            raise ValueError(f"This {type(self).__name__} instance is not fitted yet. Call 'fit' with appropriate arguments before using this estimator.")

def _table(X):
    made = np.asarray(X)
    made = made if "float" in str(made.dtype) else made.astype("float64")
    if made.ndim == 1:
        raise ValueError(f"Expected 2D array, got 1D array instead:\narray={made}.\nReshape your data either using array.reshape(-1, 1) if your data has a single "
                         "feature or array.reshape(1, -1) if it contains a single sample.")
    return made

class StandardScaler(_Transformer):
    """(x - mean) / standard deviation of each column."""

    def __init__(self, *, copy=True, with_mean=True, with_std=True):
        self.copy, self.with_mean, self.with_std = copy, with_mean, with_std

    def fit(self, X, y=None, sample_weight=None):
        X = _table(X)
        self.mean_, self.var_, self.n_samples_seen_ = X.mean(axis=0), X.var(axis=0), len(X)
        self.n_features_in_ = X.shape[1]
        scale = np.sqrt(self.var_)
        self.scale_ = np.where(scale == 0, 1.0, scale)
        return self

    def transform(self, X, copy=None):
        self._fitted("scale_")
        X = _table(X)
        X = X - self.mean_ if self.with_mean else X
        return X / self.scale_ if self.with_std else X

    def inverse_transform(self, X, copy=None):
        X = _table(X)
        X = X * self.scale_ if self.with_std else X
        return X + self.mean_ if self.with_mean else X

class MinMaxScaler(_Transformer):
    """Each column into a range."""

    def __init__(self, feature_range=(0, 1), *, copy=True, clip=False):
        self.feature_range, self.copy, self.clip = feature_range, copy, clip

    def fit(self, X, y=None):
        X = _table(X)
        self.data_min_, self.data_max_ = X.min(axis=0), X.max(axis=0)
        self.data_range_ = self.data_max_ - self.data_min_
        low, high = self.feature_range
        self.scale_ = (high - low) / np.where(self.data_range_ == 0, 1.0, self.data_range_)
        self.min_ = low - self.data_min_ * self.scale_
        return self

    def transform(self, X):
        self._fitted("scale_")
        made = _table(X) * self.scale_ + self.min_
        return np.clip(made, *self.feature_range) if self.clip else made

    def inverse_transform(self, X):
        return (_table(X) - self.min_) / self.scale_

class LabelEncoder(_Transformer):
    """Each word, or other label, as a number."""

    def fit(self, y):
        self.classes_ = np.array(sorted(set(np.asarray(y).tolist())))
        return self

    def transform(self, y):
        self._fitted("classes_")
        places = {key: i for i, key in enumerate(self.classes_.tolist())}
        keys = np.asarray(y).tolist()
        unknown = [key for key in keys if key not in places]
        if unknown:
            raise ValueError(f"y contains previously unseen labels: {unknown!r}")
        return np.array([places[key] for key in keys])

    def fit_transform(self, y):
        return self.fit(y).transform(y)

    def inverse_transform(self, y):
        return np.array([self.classes_.tolist()[int(i)] for i in np.asarray(y).tolist()])

class PolynomialFeatures(_Transformer):
    """Products of columns up to a degree."""

    def __init__(self, degree=2, *, interaction_only=False, include_bias=True, order="C"):
        self.degree, self.interaction_only, self.include_bias, self.order = degree, interaction_only, include_bias, order

    def fit(self, X, y=None):
        self.n_features_in_ = _table(X).shape[1]
        return self

    def transform(self, X):
        import itertools
        X = _table(X)
        combine = itertools.combinations if self.interaction_only else itertools.combinations_with_replacement
        columns = []
        for degree in range(0 if self.include_bias else 1, self.degree + 1):
            for places in combine(range(X.shape[1]), degree):
                column = np.ones(len(X))
                for place in places:
                    column = column * X[:, place]
                columns.append(column)
        return np.stack(columns, axis=1)
