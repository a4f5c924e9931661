# numpy's functions of tensors: which give tensors, which arrays, and what they refuse.
import warnings

import numpy as np
import torch

t = torch.tensor([1.25, -2.5, 3.7])
m = t[None]
g = torch.ones(2, requires_grad=True)
a = np.ones(2)

warnings.simplefilter("ignore")


def show(text):
    try:
        made = eval(text)
        print(text, "->", type(made).__name__, made)
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for line in """
np.clip(t, -1, 1)|np.clip(t, 0, None)|np.round(t)|np.round(t, 1)|np.around(t)|np.transpose(t)|np.transpose(m, (1, 0))|np.argmax(t)
np.argmin(t)|np.argmax(m, axis=1)|np.cumsum(t)|np.cumprod(t)|np.cumsum(t, axis=0)|np.sort(t)|np.argsort(t)|np.reshape(t, (3, 1))
np.ravel(t)|np.squeeze(m)|np.squeeze(m, axis=0)|np.swapaxes(m, 0, 1)|np.repeat(t, 2)|np.take(t, [0, 1])|np.nonzero(t)|np.ptp(t)
np.searchsorted(torch.arange(4), 2)|np.argpartition(torch.arange(3), 1)|np.flip(t)|np.shape(t)|np.size(m, 1)|np.matmul(t, t)
np.sum(t)|np.mean(t)|np.max(t)|np.amin(t)|np.prod(t)|np.any(t)|np.all(t)|np.sum(m, axis=0)|np.max(m, axis=0)|np.mean(m, axis=0)
np.concatenate([t, t])|np.stack([t, t]).shape|np.where(t > 0, t, 0)|np.exp(t)|np.add(t, t)|np.median(t)|np.copy(t)|np.ndim(t)
np.split(torch.arange(4), 2)|np.array_split(torch.arange(3), 2)|np.insert(torch.arange(3), 0, 5)|np.delete(torch.arange(3), 0)
np.append(torch.arange(2), 5)|np.percentile(torch.arange(5.), 50)|np.quantile(torch.arange(4.), .5)
np.array([torch.ones(2), torch.zeros(2)])|np.array([torch.tensor(1.), torch.tensor(2.)])|np.asarray(t, dtype="float64")
np.exp(g)|np.array(g)|np.asarray(g)|np.allclose(g, a)|np.allclose(a, g)|a + g|np.add(a, g)|np.concatenate([g, g])|np.stack([g])
np.where(g > 0, g, g)|np.clip(g, 0, 1)|np.argmax(g)|np.zeros_like(g)|np.array_equal(g, a)|np.dot(g, a)|np.linalg.norm(g)
np.diff(g)|np.unique(g)|np.sort(g)|np.squeeze(g)|np.transpose(g)|np.array([g[0], g[1]])|np.array([g[0].item(), 2])|np.full(2, g[0])
""".strip().split("\n"):
    for text in line.split("|"):
        show(text)

b = np.arange(24).reshape(2, 3, 4)
c = np.arange(120).reshape(2, 3, 4, 5)
for text in ("b[1, :, [0, 2]]|b[[0, 1], :, [0, 2]].shape|b[:, [0, 1], [0, 2]].shape|b[1, [0, 2]].shape|c[:, 1, :, [0, 2]].shape|c[:, [0, 1], :, 0].shape|"
             "c[0, None, [1, 2]].shape|c[[0], None, [1]].shape|c[1, ..., [0, 1]].shape|c[1, ..., np.array(1)].shape|c[np.int64(1), :, [0, 1]].shape|"
             "torch.from_numpy(b)[1, :, [0, 2]]").split("|"):
    show(text)
d = b.copy()
d[1, :, [0, 2]] = np.array([[1, 2, 3], [4, 5, 6]]) * 100
d[0, :, [1, 3]] += 1000
print(d)

for kind in ("float32", "float64", "int64"):
    e = np.array([3, 1, 2, 7, 5], dtype=kind)
    for q in (50, 30, 33.3, [25, 50], np.array(40.)):
        for made in (np.percentile(e, q), np.quantile(e, np.asarray(q) / 100 if not isinstance(q, (int, float)) else q / 100)):
            print(kind, q, made, made.dtype)
    print(np.percentile(e.reshape(5, 1), 50, axis=0), np.percentile(e.reshape(1, 5), [50, 60], axis=1))
for method in ("linear", "lower", "higher", "nearest", "midpoint"):
    print(method, np.percentile(np.array([1., 2, 4]), 30, method=method))
print(np.percentile(np.eye(3), 50, axis=1, keepdims=True), np.percentile([[1, 2], [3, 4]], 50, axis=(0, 1)), np.quantile([1., np.nan], .5))
for text in ("np.percentile([1, 2], 101)", "np.quantile([1, 2], -1)"):
    show(text)
