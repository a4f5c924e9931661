# SPDX-License-Identifier: GPL-3.0-or-later
import collections as _collections
import re as _re
import sys as _sys
import types as _types

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]

def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)

def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)

def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)

def saferepr(object):
    return PrettyPrinter()._flat(object, {}, None, 0)[0]

def isreadable(object):
    return PrettyPrinter().isreadable(object)

def isrecursive(object):
    return PrettyPrinter().isrecursive(object)

class _Rank:
    # Orders what cannot be compared by type and place in memory.
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return self.fallback() < other.fallback()

    def fallback(self):
        return str(type(self.value)), id(self.value)

def _pair_rank(pair):
    return _Rank(pair[0]), _Rank(pair[1])

def _shown_like(object, cls):
    return isinstance(object, cls) and type(object).__repr__ == cls.__repr__

def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"

class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        for wrong, text in ((indent < 0, "indent must be >= 0"), (depth is not None and depth <= 0, "depth must be > 0"),
                            (not width, "width must be != 0")):
            if wrong:
                raise ValueError(text)
        self._step, self._width, self._depth, self._stream = indent, width, depth, stream
        self._compact, self._sort_dicts, self._underscores = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        stream = _sys.stdout if self._stream is None else self._stream
        if stream is not None:
            stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        return self._layout(object, 0, 0, {}, 0)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._flat(object, context, maxlevels, level)

    # On one line: the text, whether it can be read back, whether the object contains itself.

    def _line(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _flat(self, object, context, depth, level):
        if type(object) in (str, float, bool, bytes, type(None)):
            return repr(object), True, False
        if self._underscores and isinstance(object, int) and type(object).__repr__ == int.__repr__:
            return f"{object:_d}", True, False
        opening = "{" if _shown_like(object, dict) else "[" if _shown_like(object, list) else "(" if _shown_like(
            object, tuple) else None
        if opening is None:
            text = repr(object)
            return text, not text.startswith("<"), False
        closing = {"{": "}", "[": "]", "(": ")"}[opening]
        if not object:
            return opening + closing, True, False
        if depth and level >= depth:
            return opening + ("...,)" if len(object) == 1 and opening == "(" else "..." + closing), False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        found = []

        def inner(part):
            found.append(self.format(part, context, depth, level + 1))
            return found[-1][0]
        if opening == "{":
            texts = [f"{inner(key)}: {inner(value)}" for key, value in self._pairs(object)]
        else:
            texts = [inner(part) for part in object]
        del context[id(object)]
        comma = "," if opening == "(" and len(texts) == 1 else ""
        return (f"{opening}{', '.join(texts)}{comma}{closing}", all([readable for _, readable, _ in found]),
                any([recursive for _, _, recursive in found]))

    def _pairs(self, mapping):
        return sorted(mapping.items(), key=_pair_rank) if self._sort_dicts else list(mapping.items())

    # Over several lines. `column` is where the text starts, `after` how many characters must still fit behind it.

    def _layout(self, object, column, after, context, level):
        if id(object) in context:
            return _recursion(object)
        line = self._line(object, context, level)
        if len(line) <= self._width - column - after:
            return line
        for cls, method in self._LAYOUTS:
            if _shown_like(object, cls):
                break
        else:
            if not _is_shown_as_dataclass(object):
                return line
            method = PrettyPrinter._dataclass
        context[id(object)] = 1
        text = method(self, object, column, after, context, level + 1)
        del context[id(object)]
        return text

    def _gap(self):
        return " " * (self._step - 1)

    def _rows(self, parts, column, after, show):
        # Each part on a line of its own.
        last = len(parts) - 1
        return (",\n" + " " * column).join([show(part, after if place == last else 1) for place, part in enumerate(parts)])

    def _items(self, items, column, after, context, level):
        column += self._step
        if not self._compact:
            return self._gap() + self._rows(list(items), column, after,
                                            lambda item, room: self._layout(item, column, room, context, level))
        text, break_ = self._gap(), ",\n" + " " * column
        full = left = self._width - column + 1
        items = list(items)
        before = ""
        for place, item in enumerate(items):
            last = place == len(items) - 1
            if last:
                full -= after
                left -= after
            line = self._line(item, context, level)
            if left < len(line) + 2:
                left = full
                before = before and break_
            if left >= len(line) + 2:
                left -= len(line) + 2
                text += before + line
                before = ", "
            else:
                text += before + self._layout(item, column, after if last else 1, context, level)
                before = break_
        return text

    def _pair_rows(self, pairs, column, after, context, level):
        column += self._step

        def show(pair, room):
            key = self._line(pair[0], context, level)
            return f"{key}: {self._layout(pair[1], column + len(key) + 2, room, context, level)}"
        return self._gap() + self._rows(pairs, column, after, show)

    def _call(self, name, pairs, column, after, context, level):
        # A class with the names and values of its attributes.
        column += len(name) + 1

        def show(pair, room):
            value = "..." if id(pair[1]) in context else self._layout(pair[1], column + len(pair[0]) + 1, room, context, level)
            return f"{pair[0]}={value}"
        return f"{name}({self._rows(pairs, column, after, show)})"

    def _dict(self, object, column, after, context, level):
        pairs = self._pairs(object)
        return "{" + (self._pair_rows(pairs, column, after + 1, context, level) if pairs else self._gap()) + "}"

    def _list(self, object, column, after, context, level):
        return "[" + self._items(object, column, after + 1, context, level) + "]"

    def _tuple(self, object, column, after, context, level):
        closing = ",)" if len(object) == 1 else ")"
        return "(" + self._items(object, column, after + len(closing), context, level) + closing

    def _set(self, object, column, after, context, level):
        if not object:
            return repr(object)
        name, opening, closing = type(object).__name__, "{", "}"
        if type(object) is not set:
            opening, closing = name + "({", "})"
            column += len(name) + 1
        return opening + self._items(sorted(object, key=_Rank), column, after + len(closing), context, level) + closing

    def _ordered_dict(self, object, column, after, context, level):
        if not object:
            return repr(object)
        name = type(object).__name__
        return f"{name}({self._layout(list(object.items()), column + len(name) + 1, after + 1, context, level)})"

    def _default_dict(self, object, column, after, context, level):
        if not object:
            return repr(object)
        name = type(object).__name__
        column += len(name) + 1
        factory = self._line(object.default_factory, context, level)
        return f"{name}({factory},\n{' ' * column}{self._dict(object, column, after + 1, context, level)})"

    def _counter(self, object, column, after, context, level):
        if not object:
            return repr(object)
        name = type(object).__name__
        return f"{name}({{{self._pair_rows(object.most_common(), column + len(name) + 1, after + 2, context, level)}}})"

    def _deque(self, object, column, after, context, level):
        if not object:
            return repr(object)
        name = type(object).__name__
        column += len(name) + 1
        if object.maxlen is None:
            return f"{name}([{self._items(object, column, after + 2, context, level)}])"
        limit = self._line(object.maxlen, context, level)
        return f"{name}([{self._items(object, column, 2, context, level)}],\n{' ' * column}maxlen={limit})"

    def _chain_map(self, object, column, after, context, level):
        if not object.maps:
            return repr(object)
        name, last = type(object).__name__, len(object.maps) - 1
        column += len(name) + 1
        return f"{name}(" + (",\n" + " " * column).join(
            [self._layout(part, column, after + 1 if place == last else 1, context, level)
             for place, part in enumerate(object.maps)]) + ")"

    def _namespace(self, object, column, after, context, level):
        name = "namespace" if type(object) is _types.SimpleNamespace else type(object).__name__
        return self._call(name, list(object.__dict__.items()), column, after, context, level)

    def _dataclass(self, object, column, after, context, level):
        pairs = [(f.name, getattr(object, f.name)) for f in object.__dataclass_fields__.values()
                 if f.repr and repr(f._field_type) == "_FIELD"]
        return self._call(type(object).__name__, pairs, column, after, context, level)

    def _str(self, object, column, after, context, level):
        if not object:
            return repr(object)
        alone = level == 1
        column, after = column + alone, after + alone
        room = self._width - column
        lines, texts = object.splitlines(True), []
        for place, line in enumerate(lines):
            tail = after if place == len(lines) - 1 else 0
            if len(repr(line)) <= room - tail:
                texts.append(repr(line))
                continue
            words, current = _re.findall(r"\S*\s+|\S+", line), ""
            for number, word in enumerate(words):
                end = tail if number == len(words) - 1 else 0
                if current and len(repr(current + word)) > room - end:
                    texts.append(repr(current))
                    current = ""
                current += word
            texts.append(repr(current))
        if len(texts) == 1:
            return texts[0]
        text = ("\n" + " " * column).join(texts)
        return f"({text})" if alone else text

    def _bytes(self, object, column, after, context, level):
        if len(object) <= 4:
            return repr(object)
        alone = level == 1
        column, after = column + alone, after + alone
        room, texts, current = self._width - column, [], b""
        for start in range(0, len(object), 4):
            if start == len(object) // 4 * 4:
                room -= after
            if current and len(repr(current + object[start:start + 4])) > room:
                texts.append(repr(current))
                current = b""
            current += object[start:start + 4]
        text = ("\n" + " " * column).join(texts + [repr(current)])
        return f"({text})" if alone else text

    def _bytearray(self, object, column, after, context, level):
        return f"bytearray({self._bytes(bytes(object), column + 10, after + 1, context, level + 1)})"

    def _data(self, object, column, after, context, level):
        return self._layout(object.data, column, after, context, level - 1)

    _LAYOUTS = [(dict, _dict), (list, _list), (tuple, _tuple), (set, _set), (frozenset, _set), (str, _str), (bytes, _bytes),
                (bytearray, _bytearray), (_types.SimpleNamespace, _namespace)]
    _LAYOUTS += [(getattr(_collections, name), method) for name, method in (
        ("OrderedDict", _ordered_dict), ("defaultdict", _default_dict), ("Counter", _counter), ("deque", _deque),
        ("ChainMap", _chain_map), ("UserDict", _data), ("UserList", _data), ("UserString", _data))
        if hasattr(_collections, name)]
    if _types.MappingProxyType is not dict:
        _LAYOUTS += [(_types.MappingProxyType, lambda self, object, column, after, context, level:
                      f"mappingproxy({self._layout(object.copy(), column + 13, after + 1, context, level)})")]

def _is_shown_as_dataclass(object):
    # With the __repr__ that the decorator made for its class.
    params = getattr(type(object), "__dataclass_params__", None)
    if params is None or not params.repr:
        return False
    made = getattr(type(object).__repr__, "__wrapped__", None)
    return getattr(made, "__qualname__", "").endswith("<locals>.__repr__")
