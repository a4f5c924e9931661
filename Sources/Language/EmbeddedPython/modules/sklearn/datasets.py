# SPDX-License-Identifier: GPL-3.0-or-later
# Made-up data of scikit-learn's; its files of measurements are not here.
import numpy as np

def _stream(random_state):
    return np.random.RandomState(random_state) if isinstance(random_state, int) else random_state if random_state is not None else np.random

def _mixed(X, y, stream):
    order = stream.permutation(len(y))
    return X[order], y[order]

def make_moons(n_samples=100, *, shuffle=True, noise=None, random_state=None):
    """Two half circles that reach into each other."""
    out, inside = (n_samples // 2, n_samples - n_samples // 2) if isinstance(n_samples, int) else n_samples
    stream = _stream(random_state)
    a, b = np.linspace(0, np.pi, out), np.linspace(0, np.pi, inside)
    X = np.stack([np.concatenate([np.cos(a), 1 - np.cos(b)]), np.concatenate([np.sin(a), 1 - np.sin(b) - 0.5])], axis=1)
    y = np.concatenate([np.zeros(out, dtype="int64"), np.ones(inside, dtype="int64")])
    if shuffle:
        X, y = _mixed(X, y, stream)
    if noise is not None:
        X = X + stream.normal(0, noise, X.shape)
    return X, y

def make_circles(n_samples=100, *, shuffle=True, noise=None, random_state=None, factor=0.8):
    """A circle inside of another one."""
    out, inside = (n_samples // 2, n_samples - n_samples // 2) if isinstance(n_samples, int) else n_samples
    stream = _stream(random_state)
    a, b = np.linspace(0, 2 * np.pi, out, endpoint=False), np.linspace(0, 2 * np.pi, inside, endpoint=False)
    X = np.stack([np.concatenate([np.cos(a), np.cos(b) * factor]), np.concatenate([np.sin(a), np.sin(b) * factor])], axis=1)
    y = np.concatenate([np.zeros(out, dtype="int64"), np.ones(inside, dtype="int64")])
    if shuffle:
        X, y = _mixed(X, y, stream)
    if noise is not None:
        X = X + stream.normal(0, noise, X.shape)
    return X, y

def make_blobs(n_samples=100, n_features=2, *, centers=None, cluster_std=1.0, center_box=(-10.0, 10.0), shuffle=True, random_state=None, return_centers=False):
    """Clouds of points around centres."""
    stream = _stream(random_state)
    if centers is None or isinstance(centers, int):
        count = 3 if centers is None else centers
        centers = stream.uniform(center_box[0], center_box[1], (count, n_features))
    centers = np.asarray(centers).astype("float64")
    count = len(centers)
    spreads = [cluster_std] * count if np.ndim(cluster_std) == 0 else list(cluster_std)
    sizes = [n_samples // count + (1 if i < n_samples % count else 0) for i in range(count)] if isinstance(n_samples, int) else list(n_samples)
    X = np.concatenate([stream.normal(0, 1.0, (size, centers.shape[1])) * spread + center for size, spread, center in zip(sizes, spreads, centers)])
    y = np.concatenate([np.zeros(size, dtype="int64") + i for i, size in enumerate(sizes)])
    if shuffle:
        X, y = _mixed(X, y, stream)
    return (X, y, centers) if return_centers else (X, y)

def make_regression(n_samples=100, n_features=100, *, n_informative=10, n_targets=1, bias=0.0, noise=0.0, shuffle=True, coef=False, random_state=None, **kwargs):
    """Numbers that depend on others in straight lines."""
    stream = _stream(random_state)
    informative = min(n_features, n_informative)
    X = stream.standard_normal((n_samples, n_features))
    truth = np.zeros((n_features, n_targets))
    truth[:informative, :] = 100 * stream.uniform(0.0, 1.0, (informative, n_targets))
    y = X @ truth + bias
    if noise > 0.0:
        y = y + stream.normal(0.0, noise, y.shape)
    if shuffle:
        order = stream.permutation(n_samples)
        X, y = X[order], y[order]
        features = stream.permutation(n_features)
        X, truth = X[:, features], truth[features]
    y = np.squeeze(y)
    return (X, y, np.squeeze(truth)) if coef else (X, y)

def make_classification(*args, **kwargs):
    raise NotImplementedError("Gradus has no make_classification: make_blobs and make_moons are here")

def fetch_openml(*args, **kwargs):
    raise NotImplementedError("Gradus has no network: load_digits and load_iris ship with it")

fetch_california_housing = fetch_olivetti_faces = fetch_20newsgroups = fetch_openml

def make_swiss_roll(n_samples=100, *, noise=0.0, random_state=None, hole=False):
    """A rolled sheet in space, and how far along each point lies."""
    stream = _stream(random_state)
    if hole:
        raise NotImplementedError("Gradus has no make_swiss_roll(hole=True)")
    t = 1.5 * np.pi * (1 + 2 * stream.uniform(size=n_samples))
    y = 21 * stream.uniform(size=n_samples)
    X = np.stack([t * np.cos(t), y, t * np.sin(t)]) + noise * stream.standard_normal(size=(3, n_samples))
    return X.T, t

def make_s_curve(n_samples=100, *, noise=0.0, random_state=None):
    """A sheet bent like an S, and how far along each point lies."""
    stream = _stream(random_state)
    t = 3 * np.pi * (stream.uniform(size=(1, n_samples)) - 0.5)
    X = np.zeros((n_samples, 3))
    X[:, 0], X[:, 1] = np.sin(t)[0], 2.0 * stream.uniform(size=n_samples)
    X[:, 2] = (np.sign(t) * (np.cos(t) - 1))[0]
    return X + noise * stream.standard_normal(size=(3, n_samples)).T, t[0]

class Bunch(dict):
    """A dictionary whose items are attributes."""

    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError(name)

    def __setattr__(self, name, value):
        self[name] = value

    def __dir__(self):
        return list(self)

def load_digits(*, n_class=10, return_X_y=False, as_frame=False):
    """1,797 handwritten digits of 8x8 pixels."""
    from sklearn import _digits
    data = np.array(_digits.pixels(), dtype="float64").reshape(-1, 64)
    target = np.array(_digits.targets())
    if n_class < 10:
        data, target = data[target < n_class], target[target < n_class]
    names = [f"pixel_{i}_{j}" for i in range(8) for j in range(8)]
    return _bunch(data, target, names, np.arange(10), return_X_y, as_frame, images=data.reshape(-1, 8, 8),
                  DESCR="Optical recognition of handwritten digits: 1,797 pictures of 8x8 pixels from 0 to 16.")

def load_iris(*, return_X_y=False, as_frame=False):
    """150 flowers of three kinds, four lengths of each."""
    from sklearn import _iris
    names = [f"{part} {side} (cm)" for part in ("sepal", "petal") for side in ("length", "width")]
    return _bunch(np.array(_iris.rows()), np.arange(150) // 50, names, np.array(["setosa", "versicolor", "virginica"]), return_X_y, as_frame,
                  filename="iris.csv", data_module="sklearn.datasets.data", DESCR="Iris plants: four lengths of 150 flowers, 50 of each of three kinds.")

def _bunch(data, target, names, target_names, return_X_y, as_frame, **more):
    frame = None
    if as_frame:
        import pandas as pd
        frame = pd.DataFrame(data, columns=names)
        frame["target"] = target
        data, target = frame[names], frame["target"]
    if return_X_y:
        return data, target
    return Bunch(data=data, target=target, frame=frame, feature_names=names, target_names=target_names, **more)

def _absent(name):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"Gradus has no {name}: load_digits and load_iris are here")
    refused.__name__ = name
    return refused

load_wine, load_breast_cancer, load_diabetes, load_linnerud = [_absent(_n) for _n in ("load_wine", "load_breast_cancer", "load_diabetes", "load_linnerud")]
