# Python's integers that a type of numpy's does not have.
import warnings

import numpy as np
import torch

warnings.simplefilter("ignore")


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for line in """
np.int8(200)|np.uint8(-1)|np.uint8(256)|np.int8(-128)|np.int32(2**40)|np.array([300], dtype=np.uint8)|np.array([-1], dtype=np.uint8)|np.array([[1], [200]], dtype='int8')
np.asarray([70000], dtype=np.int16)|np.uint8(3.7)|np.int8(300.5)|np.int8('12')|np.int8('x')|np.int8(True)|np.array([250], dtype=np.uint8) + 300
np.array([250], dtype=np.uint8) + 10|np.array([1], dtype=np.int8) * 200|200 - np.array([1], dtype=np.int8)|np.add(np.array([1], dtype=np.int8), 200)
np.full(2, 300, dtype=np.uint8)|np.full_like(np.zeros(2, dtype=np.int8), 130)|np.array([300]).astype(np.uint8)|np.array([44], dtype=np.uint8) == 300
np.array([44], dtype=np.uint8) < 300|np.equal(np.array([44], dtype=np.uint8), 300)|np.where([True, False], np.array([1, 2], dtype=np.uint8), 300)
np.median(np.array([1, 2, 3.5], dtype=np.float16))|torch.from_numpy(np.array(['a']))|torch.from_numpy([1])|np.array_equal([1], [1, 2])
""".strip().split("\n"):
    for text in line.split("|"):
        show(text)
a = np.zeros(2, dtype=np.uint8)
for value in (300, -1, 3.7, True, [1, 256]):
    try:
        a[:] = value
        print(a)
    except Exception as error:
        print(type(error).__name__, error)

# How elements lie in memory.
b = np.ones((2, 3))
for x in (b, b.T, b[:, 1], b[0], b[:1], np.array(5.), np.zeros((0, 3)), b.reshape(3, 2)):
    f = x.flags
    print(f.c_contiguous, f.f_contiguous, f.owndata, f.writeable, f.aligned, f["C_CONTIGUOUS"], f["F"], f.contiguous, f.forc, f.fnc)
print(b.flags, repr(b.flags) == str(b.flags), type(b.flags).__name__)
show("b.flags['x']")
show("b.flags.foo")
