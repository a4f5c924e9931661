# SPDX-License-Identifier: GPL-3.0-or-later
# How good predictions are.
import numpy as np

def _both(y_true, y_pred):
    a, b = np.asarray(y_true), np.asarray(y_pred)
    if len(a) != len(b):
        raise ValueError(f"Found input variables with inconsistent numbers of samples: [{len(a)}, {len(b)}]")
    return a, b

def accuracy_score(y_true, y_pred, *, normalize=True, sample_weight=None):
    """The share of predictions that are right."""
    a, b = _both(y_true, y_pred)
    right = np.array([x == y for x, y in zip(a.tolist(), b.tolist())])
    return float(right.mean()) if normalize else int(right.sum())

def confusion_matrix(y_true, y_pred, *, labels=None, sample_weight=None, normalize=None):
    """How often each class was taken for each: rows are the truth."""
    a, b = _both(y_true, y_pred)
    names = sorted(set(a.tolist()) | set(b.tolist())) if labels is None else list(labels)
    made = np.zeros((len(names), len(names)), dtype="int64")
    places = {name: i for i, name in enumerate(names)}
    for x, y in zip(a.tolist(), b.tolist()):
        if x in places and y in places:
            made[places[x], places[y]] += 1
    if normalize is None:
        return made
    total = {"true": made.sum(axis=1, keepdims=True), "pred": made.sum(axis=0, keepdims=True), "all": made.sum()}[normalize]
    return np.nan_to_num(made / total)

def _counts(y_true, y_pred, labels=None):
    table = confusion_matrix(y_true, y_pred, labels=labels)
    right = np.diag(table).astype("float64")
    return right, table.sum(axis=0), table.sum(axis=1)

def _share(part, whole):
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1), 0.0)

def _averaged(name, y_true, y_pred, labels, pos_label, average):
    names = sorted(set(np.asarray(y_true).tolist()) | set(np.asarray(y_pred).tolist())) if labels is None else list(labels)
    right, predicted, true = _counts(y_true, y_pred, names)
    if average == "micro":
        right, predicted, true = right.sum(), predicted.sum(), true.sum()
    precision, recall = _share(right, predicted), _share(right, true)
    made = {"precision": precision, "recall": recall, "f1": _share(2 * right, predicted + true)}[name]
    if average == "binary":
        if len(names) > 2:
            raise ValueError("Target is multiclass but average='binary'. Please choose another average setting, one of [None, 'micro', 'macro', 'weighted'].")
        return float(made[names.index(pos_label)]) if pos_label in names else 0.0
    if average == "macro":
        return float(made.mean())
    if average == "weighted":
        return float((made * true).sum() / true.sum())
    return float(made) if average == "micro" else made

def precision_score(y_true, y_pred, *, labels=None, pos_label=1, average="binary", **kwargs):
    """How many of those predicted are."""
    return _averaged("precision", y_true, y_pred, labels, pos_label, average)

def recall_score(y_true, y_pred, *, labels=None, pos_label=1, average="binary", **kwargs):
    """How many of those that are were predicted."""
    return _averaged("recall", y_true, y_pred, labels, pos_label, average)

def f1_score(y_true, y_pred, *, labels=None, pos_label=1, average="binary", **kwargs):
    """The harmonic mean of precision and recall."""
    return _averaged("f1", y_true, y_pred, labels, pos_label, average)

def mean_squared_error(y_true, y_pred, **kwargs):
    a, b = _both(y_true, y_pred)
    return float(((a - b) ** 2).mean())

def mean_absolute_error(y_true, y_pred, **kwargs):
    a, b = _both(y_true, y_pred)
    return float(np.abs(a - b).mean())

def r2_score(y_true, y_pred, **kwargs):
    """The share of the spread that is explained."""
    a, b = _both(y_true, y_pred)
    return float(1 - ((a - b) ** 2).sum() / ((a - a.mean()) ** 2).sum())

def log_loss(y_true, y_pred, **kwargs):
    a, p = np.asarray(y_true), np.clip(np.asarray(y_pred), 1e-15, 1 - 1e-15)
    return float(-np.mean(np.where(a == 1, np.log(p), np.log(1 - p)))) if p.ndim == 1 else float(-np.mean(np.log(p[np.arange(len(a)), a])))

def roc_auc_score(y_true, y_score, **kwargs):
    """How often what is true scores higher than what is not."""
    a, s = _both(y_true, y_score)
    high, low = s[a == 1], s[a != 1]
    gap = high.reshape(-1, 1) - low.reshape(1, -1)
    return float(((gap > 0).sum() + 0.5 * (gap == 0).sum()) / gap.size)
