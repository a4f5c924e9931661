# SPDX-License-Identifier: GPL-3.0-or-later
"""`torch.testing`: whether values agree, and tensors for tests."""
import warnings

import torch

_TOLERANCES = {
    torch.float16: (1e-3, 1e-5), torch.bfloat16: (1.6e-2, 1e-5), torch.float32: (1.3e-6, 1e-5),
    torch.float64: (1e-7, 1e-7),
}


class _Mismatch(Exception):
    def __init__(self, text, path=(), kind=AssertionError):
        super().__init__(text)
        self.text = text
        self.path = path
        self.kind = kind


def _tolerances(types, rtol, atol):
    if rtol is not None:
        return rtol, atol
    known = [_TOLERANCES.get(t, (0.0, 0.0)) for t in types]
    return max(r for r, _ in known), max(a for _, a in known)


def _number(value):
    return value.item() if isinstance(value, torch.Tensor) else value


def _compare_numbers(actual, expected, rtol, atol, equal_nan, check_dtype):
    if check_dtype and type(actual) is not type(expected):
        raise _Mismatch(f"The (d)types do not match: {type(actual)} != {type(expected)}.")
    types = [{int: torch.int64, float: torch.float64}[type(v)] for v in (actual, expected)]
    _scalars(actual, expected, *_tolerances(types, rtol, atol), equal_nan)


def _scalars(actual, expected, rtol, atol, equal_nan):
    if actual == expected or equal_nan and actual != actual and expected != expected:
        return
    difference = abs(actual - expected)
    if difference <= atol + rtol * abs(expected) and difference != float("inf"):
        return
    exact = rtol == 0 and atol == 0
    relative = difference / abs(expected) if expected != 0 else float("inf")
    allowed = ("", "") if exact else (f" (up to {atol} allowed)", f" (up to {rtol} allowed)")
    raise _Mismatch(
        f"Scalars are not {'equal' if exact else 'close'}!\n\nExpected {expected} but got {actual}.\n"
        f"Absolute difference: {difference}{allowed[0]}\nRelative difference: {relative}{allowed[1]}")


def _compare_tensors(actual, expected, rtol, atol, equal_nan, options):
    def check(name, a, b):
        if a != b:
            raise _Mismatch(f"The values for attribute '{name}' do not match: {a} != {b}.")

    check("shape", actual.shape, expected.shape)
    if options["check_layout"]:
        check("layout", actual.layout, expected.layout)
    if options["check_device"]:
        check("device", actual.device, expected.device)
    if options["check_dtype"]:
        check("dtype", actual.dtype, expected.dtype)
    if options["check_stride"]:
        check("stride()", actual.stride(), expected.stride())
    rtol, atol = _tolerances((actual.dtype, expected.dtype), rtol, atol)
    with torch.no_grad():
        a, b = actual.detach(), expected.detach()
        if a.dtype != b.dtype:
            common = torch.promote_types(a.dtype, b.dtype)
            a, b = a.to(common), b.to(common)
        if rtol == 0 and atol == 0 and a.dtype == torch.bool:
            a, b = a.to(torch.int64), b.to(torch.int64)
        matches = torch.isclose(a, b, rtol=rtol, atol=atol, equal_nan=equal_nan)
        if matches.all():
            return
        if a.dim() == 0:
            return _scalars(a.item(), b.item(), rtol, atol, equal_nan)
        if not a.is_floating_point():
            a, b = a.to(torch.int64), b.to(torch.int64)
        exact = rtol == 0 and atol == 0
        count, wrong = matches.numel(), int((~matches).sum())
        difference = (a - b).abs()
        relative = difference / b.abs()
        lines = [f"Tensor-likes are not {'equal' if exact else 'close'}!", ""]
        lines.append(f"Mismatched elements: {wrong} / {count} ({wrong / count:.1%})")
        for name, values, bound in (("absolute", difference, atol), ("relative", relative, rtol)):
            values = torch.where(matches, torch.zeros_like(values), values)
            flat = int(values.flatten().argmax())
            index = tuple(int(i) for i in torch.unravel_index(torch.tensor(flat), values.shape))
            allowed = "" if exact else f" (up to {bound} allowed)"
            lines.append(f"Greatest {name} difference: {values.flatten()[flat].item()} at index {index}{allowed}")
        raise _Mismatch("\n".join(lines))


def _compare(actual, expected, path, rtol, atol, equal_nan, options):
    try:
        if isinstance(actual, torch.Tensor) and isinstance(expected, torch.Tensor):
            if not options["allow_subclasses"] and type(actual) is not type(expected):
                raise _Mismatch(
                    f"The types do not match: {type(actual)} != {type(expected)}.")
            return _compare_tensors(actual, expected, rtol, atol, equal_nan, options)
        if actual is None or expected is None:
            if actual is not expected:
                raise _Mismatch(f"None mismatch: {actual} is not {expected}")
            return
        if isinstance(actual, bool) and isinstance(expected, bool):
            if actual is not expected:
                raise _Mismatch(f"Booleans mismatch: {actual} is not {expected}")
            return
        numbers = (int, float)
        if isinstance(actual, numbers) and isinstance(expected, numbers):
            return _compare_numbers(actual, expected, rtol, atol, equal_nan, options["check_dtype"])
        if hasattr(actual, "dtype") and hasattr(expected, "dtype") and not isinstance(actual, torch.Tensor):
            return _compare_tensors(
                torch.as_tensor(actual), torch.as_tensor(expected), rtol, atol, equal_nan, options)
    except _Mismatch as mismatch:
        mismatch.path = path
        raise
    if isinstance(actual, dict) and isinstance(expected, dict):
        missing = sorted(set(expected) - set(actual), key=str)
        additional = sorted(set(actual) - set(expected), key=str)
        if missing or additional:
            text = "The keys of the mappings do not match:"
            if missing:
                text += f"\nMissing keys in the actual mapping: {missing}"
            if additional:
                text += f"\nAdditional keys in the actual mapping: {additional}"
            raise _Mismatch(text, path)
        for key in expected:
            _compare(actual[key], expected[key], path + (key,), rtol, atol, equal_nan, options)
        return
    rows = (list, tuple)
    if isinstance(actual, rows) and isinstance(expected, rows):
        if len(actual) != len(expected):
            raise _Mismatch(f"The length of the sequences mismatch: {len(actual)} != {len(expected)}", path)
        for i in range(len(actual)):
            _compare(actual[i], expected[i], path + (i,), rtol, atol, equal_nan, options)
        return
    raise _Mismatch(
        f"No comparison pair was able to handle inputs of type {type(actual)} and {type(expected)}.", path, TypeError)


def assert_close(
    actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False, check_device=True,
    check_dtype=True, check_layout=True, check_stride=False, msg=None,
):
    """Raises an AssertionError unless both are the same up to tolerances."""
    if (rtol is None) != (atol is None):
        lacking = "rtol" if rtol is None else "atol"
        raise ValueError(f"Both 'rtol' and 'atol' must be either specified or omitted, but got no {lacking}.")
    options = {
        "allow_subclasses": allow_subclasses, "check_device": check_device, "check_dtype": check_dtype,
        "check_layout": check_layout, "check_stride": check_stride,
    }
    failed = None
    try:
        _compare(actual, expected, (), rtol, atol, equal_nan, options)
    except _Mismatch as mismatch:
        failed = mismatch
    if failed is None:
        return
    text = failed.text
    if failed.path:
        text += "\n\nThe failure occurred for item " + "".join(f"[{item!r}]" for item in failed.path)
    if msg is not None and failed.kind is AssertionError:
        text = msg(text) if callable(msg) else msg
    raise failed.kind(text)


def assert_allclose(actual, expected, rtol=None, atol=None, equal_nan=True, msg=""):
    """The old form of assert_close."""
    warnings.warn(
        "`torch.testing.assert_allclose()` is deprecated since 1.12 and will be removed in a future release. Please use "
        "`torch.testing.assert_close()` instead. You can find detailed upgrade instructions in "
        "https://github.com/pytorch/pytorch/issues/61844.", FutureWarning, stacklevel=2)
    if not isinstance(actual, torch.Tensor):
        actual = torch.tensor(actual)
    if not isinstance(expected, torch.Tensor):
        expected = torch.tensor(expected, dtype=actual.dtype)
    if rtol is None and atol is None:
        rtol, atol = _tolerances((actual.dtype, expected.dtype), None, None)
    assert_close(
        actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan, check_device=True, check_dtype=False,
        check_stride=False, msg=msg or None)


def make_tensor(
    *shape, dtype, device="cpu", low=None, high=None, requires_grad=False, noncontiguous=False, exclude_zero=False,
    memory_format=None,
):
    """Random elements between two bounds."""
    if len(shape) == 1 and isinstance(shape[0], (list, tuple)):
        shape = tuple(shape[0])
    if noncontiguous and memory_format is not None:
        raise ValueError(
            f"The parameters `noncontiguous` and `memory_format` are mutually exclusive, but got {noncontiguous=} and "
            f"{memory_format=}")
    size = shape
    doubled = noncontiguous and torch.Size(shape).numel() > 1
    if doubled:
        size = tuple(shape[:-1]) + (shape[-1] * 2,)
    if dtype == torch.bool:
        low, high = 0 if low is None else int(low), 2 if high is None else int(high)
        result = torch.randint(low, high, size, dtype=dtype)
    elif dtype.is_floating_point:
        low, high = -9.0 if low is None else low, 9.0 if high is None else high
        if low > high:
            raise ValueError(f"`low` must be less or equal to `high`, but got {low} > {high}")
        result = torch.empty(size, dtype=dtype).uniform_(low, high)
    else:
        info = torch.iinfo(dtype)
        low = max(-9, info.min) if low is None else int(low)
        high = min(10, info.max) if high is None else int(high)
        result = torch.randint(low, high, size, dtype=dtype)
    if doubled:
        result = result[..., ::2]
    if memory_format is not None:
        result = result.clone(memory_format=memory_format)
    if exclude_zero:
        result[result == 0] = torch.finfo(dtype).tiny if dtype.is_floating_point else 1
    return result.requires_grad_() if requires_grad else result
