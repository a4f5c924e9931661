# SPDX-License-Identifier: GPL-3.0-or-later
from scipy.spatial import distance

def distance_matrix(x, y, p=2, threshold=1000000):
    """The p-distance of each row of x from each row of y."""
    x, y = distance.np.asarray(x), distance.np.asarray(y)
    if x.shape[1] != y.shape[1]:
        raise ValueError(f"x contains {x.shape[1]}-dimensional vectors but y contains {y.shape[1]}-dimensional vectors")
    return distance.cdist(x, y, "minkowski", p=p)
