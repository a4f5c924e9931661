# What the pages of a course on PyTorch do with types and places that are not the plainest.
import errno
import inspect
import os

import matplotlib.pyplot as plt
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import random_split

corners = np.array([[-1.0, -1], [-1, 1], [1, 1], [1, -1]])
for direction in np.array([0, 1, 0]):
    print(corners[[1, 2, 3, 0]][slice(None, None, direction * 2 - 1)][:2], corners[::direction * 2 - 1, 0])
print(np.arange(10)[np.int32(8):np.int64(2):np.int8(-3)], np.arange(6)[slice(None, None, True)])

for lengths in (torch.tensor([8, 2]), np.array([7, 3]), np.array([0.5, 0.5]), (True, 9), torch.tensor([0.8, 0.2], dtype=torch.float64)):
    print([len(part) for part in random_split(torch.arange(10), lengths)])

logits = torch.tensor([2.1972, -1.3863], dtype=torch.float64)
labels = torch.tensor([1.0, 0.0])
print(nn.BCEWithLogitsLoss()(logits, labels), F.binary_cross_entropy_with_logits(labels, logits.sigmoid()))
print(nn.BCEWithLogitsLoss(reduction="none", pos_weight=torch.tensor([3.0], dtype=torch.float64), weight=torch.tensor([0.5], dtype=torch.float64))(logits, labels))
try:
    print(nn.BCEWithLogitsLoss()(logits.float(), torch.tensor([1, 0])))
except RuntimeError as error:
    print(error)

try:
    os.makedirs("/")
except OSError as error:
    print(error.errno == errno.EEXIST, errno.errorcode[error.errno], errno.ENOENT, errno.EWOULDBLOCK, errno.EDEADLK, len(errno.errorcode))

print(list(inspect.signature(plt.hist).parameters)[:4], inspect.signature(plt.axhline).parameters["xmax"].default)

from collections.abc import Iterable, Sized

for name, value in (("array", np.zeros((2, 3))), ("tensor", torch.zeros(3)), ("scalar", torch.tensor(1.0)), ("model", nn.Linear(1, 1)), ("layers", nn.Sequential())):
    found = [hasattr(value, f"__{what}__") for what in ("iter", "len", "getitem", "setitem", "contains", "array", "matmul", "call")]
    print(name, [int(one) for one in found], isinstance(value, Iterable), isinstance(value, Sized))
print(hasattr(np.float64(1), "__iter__"), isinstance(np.float64(1), Iterable), next(np.arange(3).__iter__()), torch.arange(3).__contains__(2), np.arange(3).__contains__(5))
print([len(part) for part in random_split(range(10), torch.tensor([0.8, 0.2]))], [len(part) for part in random_split(range(10), [np.float32(0.7), np.float32(0.3)])])
plt.axis(np.array((-1.1, 1.1, -2, 2)))
print(plt.axis())

for layer in (nn.RNN(3, 2, batch_first=True), nn.GRU(3, 2, batch_first=True), nn.LSTM(3, 2, batch_first=True)):
    for data in (torch.ones(2, 4, 3), torch.ones(4, 3)):
        output = layer(data)[0]
        output.sum().backward()
        print(output.grad_fn.name(), tuple(output.shape), layer.weight_hh_l0.grad.shape)

kind = torch.cuda.FloatTensor
print(kind, kind.__module__, isinstance(torch.ones(2), kind))
try:
    kind(3)
except TypeError as error:
    print(error)
from torch.hub import load_state_dict_from_url
from torch.utils import model_zoo

print(callable(load_state_dict_from_url), callable(model_zoo.load_url))

plt.axis("Off")
from torch.utils.data import Subset

part = Subset(torch.arange(100), list(range(1, 81, 2)))
print(torch.arange(0, 1000, 10)[part][:4], torch.arange(200).reshape(100, 2)[part].shape)
try:
    print(torch.arange(10)[Subset(torch.arange(10), [1, 3])])
except IndexError as error:
    print(error)
print(torch.arange(10)[Subset(range(10), [1, 3])])
