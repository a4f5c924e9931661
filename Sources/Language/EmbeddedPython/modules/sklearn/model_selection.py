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
    if stratify is not None:
        raise NotImplementedError("Gradus has no train_test_split(stratify=…)")
    if test_size is None and train_size is None:
        test_size = 0.25
    test = math.ceil(test_size * n) if isinstance(test_size, float) else test_size
    train = math.floor(train_size * n) if isinstance(train_size, float) else train_size
    test = n - train if test is None else test
    train = n - test if train is None else train
    if train == 0:
        raise ValueError(f"With n_samples={n}, test_size={test_size} and train_size={train_size}, the resulting train set will be empty. Adjust any of the "
                         "aforementioned parameters.")
    if shuffle:
        stream = np.random.RandomState(random_state) if random_state is not None else np.random
        order = stream.permutation(n).tolist()
        chosen = (order[test:test + train], order[:test])
    else:
        chosen = (list(range(train)), list(range(train, train + test)))
    made = []
    for array in arrays:
        for places in chosen:
            made.append([array[i] for i in places] if isinstance(array, (list, tuple)) else array[places])
    return made
