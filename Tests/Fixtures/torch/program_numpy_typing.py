import typing
import numpy as np
import numpy.typing as npt
from numpy.typing import ArrayLike, DTypeLike, NDArray


def normalise(x: NDArray[np.float64], by: "npt.NDArray[np.float32] | None" = None) -> npt.NDArray[np.float64]:
    return (x - x.mean()) / x.std()


def total(values: ArrayLike, dtype: DTypeLike = None) -> np.floating:
    return np.asarray(values, dtype=dtype).sum()


print(NDArray, NDArray[np.float64], npt.NDArray[np.int64])
print(typing.get_origin(NDArray[np.float64]) is np.ndarray, typing.get_args(NDArray[np.float64])[1])
print(normalise.__annotations__["return"], list(total.__annotations__))
print(np.ndarray[int, np.dtype[np.float64]], np.dtype[np.uint8])
print(normalise(np.array([1.0, 3.0])), total([1, 2, 3]), total((1.5, 2), np.float32))
x: NDArray = np.zeros(2)
print(isinstance(x, np.ndarray), sorted(npt.__all__))
