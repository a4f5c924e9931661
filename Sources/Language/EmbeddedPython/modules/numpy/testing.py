# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np

def _compared(name, actual, desired, good, words, err_msg, verbose=True):
    if good:
        return
    raise AssertionError(f"\n{words}\n{err_msg}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}" if err_msg else f"\n{words}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}")

def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True, strict=False):
    """Fails where numbers differ by more than a tolerance."""
    a, b = np.asarray(actual), np.asarray(desired)
    good = np.allclose(a, b, rtol=rtol, atol=atol, equal_nan=equal_nan)
    _compared("assert_allclose", a, b, good, f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}", err_msg)

def assert_array_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    a, b = np.asarray(actual), np.asarray(desired)
    good = (a.shape == b.shape or a.ndim == 0 or b.ndim == 0) and bool(np.all((a == b) | ((a != a) & (b != b))))
    _compared("assert_array_equal", a, b, good, "Arrays are not equal", err_msg)

def assert_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    if isinstance(desired, (list, tuple, dict, str)) and type(actual) is type(desired):
        _compared("assert_equal", actual, desired, actual == desired, "Items are not equal:", err_msg)
        return
    assert_array_equal(actual, desired, err_msg)

def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    a, b = np.asarray(actual), np.asarray(desired)
    good = bool((np.abs(a - b) < 1.5 * 10.0 ** -decimal).all())
    _compared("assert_almost_equal", actual, desired, good, f"Arrays are not almost equal to {decimal} decimals", err_msg)

assert_array_almost_equal = assert_almost_equal

def assert_array_less(x, y, err_msg="", verbose=True, *, strict=False):
    _compared("assert_array_less", x, y, bool(np.all(np.asarray(x) < np.asarray(y))), "Arrays are not strictly ordered `x < y`", err_msg)

def assert_(val, msg=""):
    if not val:
        raise AssertionError(msg() if callable(msg) else msg)

class _Raises:
    def __init__(self, kind):
        self._kind = kind

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            raise AssertionError(f"{self._kind.__name__} not raised")
        return issubclass(kind, self._kind)

def assert_raises(exception_class, callable=None, *args, **kwargs):
    if callable is None:
        return _Raises(exception_class)
    with _Raises(exception_class):
        callable(*args, **kwargs)
