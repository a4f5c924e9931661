# SPDX-License-Identifier: GPL-3.0-or-later
"""What Unicode says of characters, and its normal forms; category, combining, mirrored and the names with a _ are native."""

__all__ = ["category", "combining", "decimal", "digit", "east_asian_width", "is_normalized", "lookup", "mirrored", "name",
           "normalize", "numeric", "unidata_version"]

unidata_version = "14.0.0"
_missing = object()

def _found(value, default, message):
    if value is not None:
        return value
    if default is _missing:
        raise ValueError(message)
    return default

def name(chr, default=_missing, /):
    """The name of a character."""
    return _found(_name(chr), default, "no such name")

def decimal(chr, default=_missing, /):
    """The digit of a decimal number."""
    return _found(_number(chr, 2, "decimal() argument 1"), default, "not a decimal")

def digit(chr, default=_missing, /):
    """The digit that a character shows, above or below the line and in circles too."""
    return _found(_number(chr, 1, "digit() argument 1"), default, "not a digit")

def numeric(chr, default=_missing, /):
    """The number that a character stands for."""
    return _found(_number(chr, 0, "numeric() argument 1"), default, "not a numeric character")

def lookup(name, /):
    """The character of a name."""
    if not isinstance(name, str):
        raise TypeError(f"a bytes-like object is required, not {type(name).__name__!r}")
    found = _named(name)
    if found is None:
        raise KeyError(f"undefined character name {name!r}")
    return found

def normalize(form, unistr, /):
    """The text in one of Unicode's normal forms."""
    for number, value in enumerate((form, unistr), 1):
        if not isinstance(value, str):
            raise TypeError(f"normalize() argument {number} must be str, not {type(value).__name__}")
    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        raise ValueError("invalid normalization form")
    if unistr.isascii():
        return unistr
    if "K" in form:
        unistr = _compatible(_canonical(unistr, False))
    return _canonical(unistr, form[-1] == "C")

def is_normalized(form, unistr, /):
    """Whether a text is in a normal form."""
    return normalize(form, unistr) == unistr

_starts, _widths = [], []

def east_asian_width(chr, /):
    """Whether a character is wide among those of East Asia."""
    from bisect import bisect
    _number(chr, 0, "east_asian_width() argument")
    if not _starts:
        import re
        from unicodedata._tables import WIDTHS
        place = 0
        for distance, width in re.findall("([0-9a-f]+)([A-Z])", WIDTHS):
            place += int(distance, 16)
            _starts.append(place)
            _widths.append("Na" if width == "X" else width)
    return _widths[bisect(_starts, ord(chr)) - 1]
