# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing JSON: whole texts are put together natively; here are the class around that, and the pieces for who asks for them."""

__all__ = ["JSONEncoder"]

INFINITY = float("inf")

def encode_basestring_ascii(s, /):
    """A text in quotes, with everything beyond ASCII escaped."""
    return _quoted(s, True)

def encode_basestring(s, /):
    """A text in quotes."""
    return _quoted(s, False)

py_encode_basestring_ascii = c_encode_basestring_ascii = encode_basestring_ascii
py_encode_basestring = c_encode_basestring = encode_basestring

def _quoted(s, ascii):
    if not isinstance(s, str):
        raise TypeError(f"first argument must be a string, not {type(s).__name__}")
    return _write(s, False, ascii, True, True, None, (", ", ": "), None, False)

class JSONEncoder:
    """Makes JSON of values. A subclass says by default() what stands for objects of other kinds."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.check_circular = skipkeys, ensure_ascii, check_circular
        self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """What is written instead of an object of another kind; there is nothing yet."""
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        """The JSON of a value."""
        if isinstance(o, str):
            return self._text(o)
        return "".join(self.iterencode(o, True))

    def iterencode(self, o, _one_shot=False):
        """The JSON of a value in pieces."""
        return iter([self._text(o)]) if _one_shot else self._pieces(o, "\n", set())

    def _text(self, o):
        return _write(o, self.skipkeys, self.ensure_ascii, self.check_circular, self.allow_nan, self.indent,
                      (self.item_separator, self.key_separator), self.default, self.sort_keys)

    def _pieces(self, o, line, around, before=""):
        """The pieces of a value. What separates it from the value before goes with the first one; a line begins with `line`."""
        if o is None or isinstance(o, (str, int, float)):
            yield before + self._text(o)
            return
        if self.check_circular:
            if id(o) in around:
                raise ValueError("Circular reference detected")
            around.add(id(o))
        if isinstance(o, (list, tuple)):
            yield from self._list(o, line, around, before)
        elif isinstance(o, dict):
            yield from self._dict(o, line, around, before)
        else:
            yield from self._pieces(self.default(o), line, around, before)
        around.discard(id(o))

    def _deeper(self, line):
        """The beginning of a line one level below, and what stands between items there; nothing where all is one line."""
        if self.indent is None:
            return "", self.item_separator
        inner = line + (self.indent if isinstance(self.indent, str) else " " * self.indent)
        return inner, self.item_separator + inner

    def _list(self, items, line, around, before):
        if not items:
            yield before + "[]"
            return
        inner, between = self._deeper(line)
        lead = before + "[" + inner
        for item in items:
            if item is None or isinstance(item, (str, int, float)):
                yield from self._pieces(item, inner, around, lead)
            else:
                yield lead
                yield from self._pieces(item, inner, around)
            lead = between
        if inner:
            yield line
        yield "]"

    def _dict(self, items, line, around, before):
        if not items:
            yield before + "{}"
            return
        inner, between = self._deeper(line)
        yield before + "{"
        lead = inner
        for key, value in sorted(items.items()) if self.sort_keys else items.items():
            name = self._key(key)
            if name is None:
                continue
            if lead:
                yield lead
            yield name
            yield self.key_separator
            yield from self._pieces(value, inner, around)
            lead = between
        if inner:
            yield line
        yield "}"

    def _key(self, key):
        """A key in quotes; None when it is left out."""
        if key is None or isinstance(key, (int, float)):
            return '"' + self._text(key) + '"'
        if isinstance(key, str):
            return self._text(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")
