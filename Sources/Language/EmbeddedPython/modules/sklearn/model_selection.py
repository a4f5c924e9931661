# SPDX-License-Identifier: GPL-3.0-or-later
import math

import numpy as np

def train_test_split(*arrays, test_size=None, train_size=None, random_state=None, shuffle=True, stratify=None):
    """Each array in a part to learn from and one to test with."""
    if not arrays:
        raise ValueError("At least one array required as input")
    sizes = {len(array) for array in arrays}
    if len(sizes) > 1:
        raise ValueError(f"Found input variables with inconsistent numbers of samples: {[len(array) for array in arrays]}")
    n = sizes.pop()
    if test_size is None and train_size is None:
        test_size = 0.25
    test = math.ceil(test_size * n) if isinstance(test_size, float) else test_size
    train = math.floor(train_size * n) if isinstance(train_size, float) else train_size
    test = n - train if test is None else test
    train = n - test if train is None else train
    if train + test > n:
        raise ValueError(f"The sum of train_size and test_size = {train + test}, should be smaller than the number of samples {n}. Reduce test_size and/or "
                         "train_size.")
    if train == 0:
        raise ValueError(f"With n_samples={n}, test_size={test_size} and train_size={train_size}, the resulting train set will be empty. Adjust any of the "
                         "aforementioned parameters.")
    stream = np.random.RandomState(random_state) if random_state is not None else np.random
    if not shuffle:
        if stratify is not None:
            raise ValueError("Stratified train/test split is not implemented for shuffle=False")
        chosen = (list(range(train)), list(range(train, train + test)))
    elif stratify is not None:
        chosen = _balanced(stratify, train, test, stream)
    else:
        order = stream.permutation(n).tolist()
        chosen = (order[test:test + train], order[:test])
    return [_rows(array, places) for array in arrays for places in chosen]

def _rows(array, places):
    if hasattr(array, "iloc"):
        return array.iloc[places]
    return [array[i] for i in places] if isinstance(array, (list, tuple)) else array[places]

def _shares(counts, draws, stream):
    # How many of each class among so many; what is left over goes to the largest remainders, ties by chance.
    exact = counts / counts.sum() * draws
    made = np.floor(exact)
    missing = int(draws - made.sum())
    rest = exact - made
    for value in np.sort(np.unique(rest))[::-1].tolist() if missing > 0 else []:
        places = np.where(rest == value)[0]
        chosen = stream.choice(places, size=min(len(places), missing), replace=False)
        made[chosen] += 1
        missing -= len(chosen)
        if missing == 0:
            break
    return made.astype("int64").tolist()

def _balanced(labels, train, test, stream):
    # Both parts with each class as often as in the whole.
    labels = np.asarray(labels)
    labels = labels[:, 0] if labels.ndim == 2 and labels.shape[1] == 1 else labels
    keys = labels.tolist()
    classes = sorted(set(keys))
    rows = [np.array([i for i, key in enumerate(keys) if key == name]) for name in classes]
    counts = np.array([len(row) for row in rows])
    if counts.min() < 2:
        raise ValueError("The least populated classes in y have only 1 member, which is too few. The minimum number of groups for any class cannot be less "
                         "than 2.")
    for word, size in (("train", train), ("test", test)):
        if size < len(classes):
            raise ValueError(f"The {word}_size = {size} should be greater or equal to the number of classes = {len(classes)}")
    first = _shares(counts, train, stream)
    second = _shares(counts - np.array(first), test, stream)
    learned, tested = [], []
    for row, a, b in zip(rows, first, second):
        order = row[stream.permutation(len(row))].tolist()
        learned += order[:a]
        tested += order[a:a + b]
    return stream.permutation(learned).tolist(), stream.permutation(tested).tolist()

class KFold:
    """Each part once for testing, the others to learn from."""

    def __init__(self, n_splits=5, *, shuffle=False, random_state=None):
        self.n_splits, self.shuffle, self.random_state = n_splits, shuffle, random_state

    def get_n_splits(self, X=None, y=None, groups=None):
        return self.n_splits

    def _check(self, n):
        if self.n_splits > n:
            raise ValueError(f"Cannot have number of splits n_splits={self.n_splits} greater than the number of samples: n_samples={n}.")

    def split(self, X, y=None, groups=None):
        n = len(X)
        self._check(n)
        order = np.arange(n)
        if self.shuffle:
            (np.random.RandomState(self.random_state) if self.random_state is not None else np.random).shuffle(order)
        start = 0
        for i in range(self.n_splits):
            stop = start + n // self.n_splits + (1 if i < n % self.n_splits else 0)
            chosen = np.zeros(n, dtype=bool)
            chosen[order[start:stop]] = True
            yield np.where(~chosen)[0], np.where(chosen)[0]
            start = stop

class StratifiedKFold(KFold):
    """Each part once for testing, with each class as often as in the whole."""

    def split(self, X, y, groups=None):
        y = np.asarray(y)
        y = y[:, 0] if y.ndim == 2 and y.shape[1] == 1 else y
        keys = y.tolist()
        # Classes are numbered as they come.
        number = {key: i for i, key in enumerate(dict.fromkeys(keys))}
        codes = [number[key] for key in keys]
        self._check(len(codes))
        counts = [codes.count(i) for i in range(len(number))]
        if all(self.n_splits > count for count in counts):
            raise ValueError(f"n_splits={self.n_splits} cannot be greater than the number of members in each class.")
        if self.n_splits > min(counts):
            import warnings
            warnings.warn(f"The least populated class in y has only {min(counts)} members, which is less than n_splits={self.n_splits}.")
        draws = np.random if self.random_state is None else np.random.RandomState(self.random_state)
        order, part = sorted(codes), np.zeros(len(codes), dtype="int64")
        shares = [[order[i::self.n_splits].count(k) for i in range(self.n_splits)] for k in range(len(number))]
        for k, share in enumerate(shares):
            places = np.array([i for i, size in enumerate(share) for _ in range(size)])
            if self.shuffle:
                draws.shuffle(places)
            part[np.array(codes) == k] = places
        for i in range(self.n_splits):
            yield np.where(part != i)[0], np.where(part == i)[0]
