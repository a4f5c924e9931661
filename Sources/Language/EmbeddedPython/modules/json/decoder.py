# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading JSON: the scanner is native; here are the classes around it."""

__all__ = ["JSONDecoder", "JSONDecodeError"]

class JSONDecodeError(ValueError):
    """A text that is not JSON: what is wrong (msg), in which text (doc), at which character (pos), line and column."""

    def __init__(self, msg, doc, pos):
        before = doc[:pos]
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno = before.count("\n") + 1
        self.colno = pos - before.rfind("\n")
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")

    def __reduce__(self):
        return type(self), (self.msg, self.doc, self.pos)

NaN, PosInf, NegInf = float("nan"), float("inf"), float("-inf")

def scanstring(s, end, strict=True, /):
    """The text whose quotes begin before a place, and where it ends."""
    return _scan(s, end - 1, None, None, None, None, strict, None)

py_scanstring = c_scanstring = scanstring

class JSONDecoder:
    """Makes values of JSON texts; functions may be given that make objects and numbers."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.strict, self.object_hook, self.object_pairs_hook = strict, object_hook, object_pairs_hook
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_constant = parse_constant or float

    def decode(self, s):
        """The value of a whole text."""
        value, end = self.raw_decode(s, len(s) - len(s.lstrip(" \t\n\r")))
        rest = s[end:].lstrip(" \t\n\r")
        if rest:
            raise JSONDecodeError("Extra data", s, len(s) - len(rest))
        return value

    def raw_decode(self, s, idx=0):
        """The value that begins at a place, and where it ends."""
        return _scan(s, idx, self.object_hook, _own(self.parse_float, float), _own(self.parse_int, int),
                     _own(self.parse_constant, float), self.strict, self.object_pairs_hook)

def _own(function, usual):
    return None if function is usual else function
