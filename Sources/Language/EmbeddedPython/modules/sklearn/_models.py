# SPDX-License-Identifier: GPL-3.0-or-later
# What models have in common: settings by name, a text of those that differ, the refusal before fit.
import inspect

import numpy as np

class NotFittedError(ValueError, AttributeError):
    pass

NotFittedError.__module__ = "sklearn.exceptions"

class Model:
    @classmethod
    def _settings(cls):
        return {name: one.default for name, one in inspect.signature(cls.__init__).parameters.items() if name != "self"}

    def get_params(self, deep=True):
        return {name: getattr(self, name) for name in sorted(self._settings())}

    def set_params(self, **params):
        known = self._settings()
        for name, value in params.items():
            if name not in known:
                raise ValueError(f"Invalid parameter {name!r} for estimator {self}. Valid parameters are: {sorted(known)!r}.")
            setattr(self, name, value)
        return self

    def __repr__(self):
        changed = [f"{name}={getattr(self, name)!r}" for name, default in self._settings().items()
                   if repr(getattr(self, name)) != repr(default)]
        return f"{type(self).__name__}({', '.join(changed)})"

    def _fitted(self, name):
        if not hasattr(self, name):
            raise NotFittedError(f"This {type(self).__name__} instance is not fitted yet. Call 'fit' with appropriate arguments before using this estimator.")

    def _seen(self, X):
        # A table with as many columns as in fit.
        X = table(X)
        if X.shape[1] != self.n_features_in_:
            raise ValueError(f"X has {X.shape[1]} features, but {type(self).__name__} is expecting {self.n_features_in_} features as input.")
        return X

def table(X):
    from sklearn.preprocessing import _table
    X = _table(X)
    if np.isnan(X).any():
        raise ValueError("Input X contains NaN.")
    return X

def stream(random_state):
    if random_state is None:
        return np.random
    return np.random.RandomState(random_state) if isinstance(random_state, (int, np.integer)) else random_state
