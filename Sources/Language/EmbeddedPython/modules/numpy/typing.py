# SPDX-License-Identifier: GPL-3.0-or-later
"""Names for annotations: they say what is meant, and nothing is checked."""
from types import GenericAlias
from typing import Any, Sequence, TypeVar, Union

import numpy

__all__ = ["ArrayLike", "DTypeLike", "NBitBase", "NDArray"]

ArrayLike = Union[numpy.ndarray, Sequence[Any], bool, int, float, str, bytes]
DTypeLike = Union[numpy.dtype, type, str, None]
_ScalarT = TypeVar("_ScalarT")
# An array of any shape whose elements have the type in brackets.
NDArray = GenericAlias(numpy.ndarray, (tuple[Any, ...], GenericAlias(numpy.dtype, (_ScalarT,))))


class NBitBase:
    """The precision of a number, in annotations."""
