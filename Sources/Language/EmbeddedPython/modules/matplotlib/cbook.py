# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
from matplotlib import _data
from matplotlib.axes._base import silent_list

def flatten(seq, scalarp=None):
    """The items of nested lists, one after the other."""
    for item in seq:
        if isinstance(item, str) or not hasattr(item, "__iter__"):
            yield item
        else:
            yield from flatten(item)

def boxplot_stats(X, whis=1.5, bootstrap=None, labels=None, autorange=False):
    """Median, quartiles, whiskers and what lies beyond, of each set."""
    from matplotlib.axes._bars import _sets
    rows = _sets(X)
    if labels is not None and len(labels) != len(rows):
        raise ValueError("Dimensions of labels and X must be compatible")
    made = []
    for i, row in enumerate(rows):
        stat = {} if labels is None else {"label": str(labels[i])}
        row = row[~np.isnan(row)]
        if not row.size:
            nan = float("nan")
            stat.update(fliers=np.array([]), mean=nan, med=nan, q1=nan, q3=nan, iqr=nan, cilo=nan, cihi=nan, whislo=nan, whishi=nan)
            made.append(stat)
            continue
        q1, med, q3 = [np.percentile(row, q) for q in (25, 50, 75)]
        spread = q3 - q1
        if hasattr(whis, "__len__"):
            low, high = [np.percentile(row, q) for q in whis]
        else:
            low, high = q1 - whis * spread, q3 + whis * spread
        below, above = row[row >= low], row[row <= high]
        whislo = q1 if not below.size or below.min() > q1 else below.min()
        whishi = q3 if not above.size or above.max() < q3 else above.max()
        notch = 1.57 * spread / np.sqrt(float(row.size))
        stat.update(mean=np.mean(row), iqr=spread, cilo=med - notch, cihi=med + notch, whishi=whishi, whislo=whislo,
                    fliers=np.concatenate([row[row < whislo], row[row > whishi]]), q1=q1, med=med, q3=q3)
        made.append(stat)
    return made

def _density(row, grid, method=None):
    # The density of a set by Gaussian kernels of Scott's width.
    count = len(row)
    factor = method if isinstance(method, (int, float)) else (count * 3 / 4) ** -0.2 if method == "silverman" else count ** -0.2
    width = float(np.std(row, ddof=1)) * factor if count > 1 else 1.0
    if width == 0:
        return np.ones(len(grid))
    parts = (grid.reshape(-1, 1) - row.reshape(1, -1)) / width
    return np.exp(-0.5 * parts ** 2).sum(axis=1) / (count * width * np.sqrt(2 * np.pi))
