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
