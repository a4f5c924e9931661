# SPDX-License-Identifier: GPL-3.0-or-later
"""The containers of `collections` that are made of abstract classes; loaded when one is asked for."""

from abc import update_abstractmethods
from collections import _shown
from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence

_absent = object()

class ChainMap(MutableMapping):
    """Several mappings looked through one after the other; changes go to the first."""

    def __init__(self, *maps):
        self.maps = [*maps] or [{}]

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
            if mapping.__class__ is not dict:
                # It may give values for keys that it does not have.
                try:
                    return mapping[key]
                except KeyError:
                    continue
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __contains__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return True
        return False

    def _all_keys(self):
        """The keys in the order in which the mappings, the last first, would be put into a dictionary."""
        return dict.fromkeys(key for mapping in reversed(self.maps) for key in mapping)

    def __iter__(self):
        return iter(self._all_keys())

    def __len__(self):
        return len(self._all_keys())

    def __bool__(self):
        return any(self.maps)

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        return cls(dict.fromkeys(iterable, value))

    def new_child(self, m=None, **kwargs):
        """One with another mapping in front."""
        front = kwargs if m is None else m
        if front is m:
            front.update(kwargs)
        return self.__class__(front, *self.maps)

    @property
    def parents(self):
        """One without the first mapping."""
        return self.__class__(*self.maps[1:])

    def copy(self):
        """One with a copy of the first mapping and the same others."""
        first, *others = self.maps
        return self.__class__(first.copy(), *others)

    __copy__ = copy

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        del self.maps[0][key]

    def popitem(self):
        if not self.maps[0]:
            raise KeyError("No keys found in the first mapping.")
        return self.maps[0].popitem()

    def pop(self, key, *args):
        if args or key in self.maps[0]:
            return self.maps[0].pop(key, *args)
        raise KeyError(f"Key not found in the first mapping: {key!r}")

    def clear(self):
        self.maps[0].clear()

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        both = self.copy()
        both.maps[0].update(other)
        return both

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        both = dict(other)
        for mapping in reversed(self.maps):
            both.update(mapping)
        return self.__class__(both)

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __repr__(self):
        return _shown(self, lambda: f"{type(self).__name__}({', '.join(map(repr, self.maps))})")

class _Around:
    """What UserDict, UserList and UserString are: something around `data` that passes on to it."""

    __len__ = lambda self: len(self.data)
    __iter__ = lambda self: iter(self.data)
    __contains__ = lambda self, item: item in self.data
    __repr__ = lambda self: repr(self.data)

    def __copy__(self):
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.data = self.data[:] if isinstance(self.data, list) else self.data.copy()
        return made

class _AroundChanging(_Around):
    def __setitem__(self, place, item): self.data[place] = item
    def __delitem__(self, place): del self.data[place]

class UserDict(_AroundChanging, MutableMapping):
    """A dictionary around a dictionary, `data`, for subclasses that change how it behaves."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for source in (dict, kwargs):
            if source:
                self.update(source)

    def __getitem__(self, key):
        value = self.data.get(key, _absent)
        if value is not _absent:
            return value
        missing = getattr(type(self), "__missing__", None)
        if missing is None:
            raise KeyError(key)
        return missing(self, key)

    def _joined(self, first, second):
        """One of this class with the items of two."""
        contents = [getattr(part, "data", part) if isinstance(part, UserDict) else part for part in (first, second)]
        if not all(isinstance(part, dict) for part in contents):
            return NotImplemented
        return self.__class__(contents[0] | contents[1])

    def __or__(self, other):
        return self._joined(self, other)

    def __ror__(self, other):
        return self._joined(other, self)

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def copy(self):
        """A copy with contents of its own, and the other attributes."""
        if type(self) is UserDict:
            return UserDict(self.data.copy())
        import copy
        contents, self.data = self.data, {}
        try:
            made = copy.copy(self)
        finally:
            self.data = contents
        made.update(self)
        return made

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        made.update((key, value) for key in iterable)
        return made

def _data(other):
    return other.data if isinstance(other, (UserList, UserString)) else other

def _wrapping(cls, names, again=False):
    """Methods that do to `data` what their name says; what they give is wrapped again if so wanted."""
    def forward(name):
        def method(self, *args, **kwds):
            result = getattr(self.data, name)(*map(_data, args), **kwds)
            return self.__class__(result) if again and result is not NotImplemented else result
        setattr(cls, name, method)
    for name in names.split():
        forward(name)
    update_abstractmethods(cls)

class UserList(_AroundChanging, MutableSequence):
    """A list around a list, `data`, for subclasses that change how it behaves."""

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else [*_data(initlist)]

    # By index, so that subclasses may change what an item is.
    __iter__ = Sequence.__iter__

    def __getitem__(self, i):
        found = self.data[i]
        return self.__class__(found) if isinstance(i, slice) else found

    def insert(self, i, item):
        self.data.insert(i, item)

    def append(self, item):
        self.data.append(item)

    def __add__(self, other):
        return self.__class__(self.data + [*_data(other)])

    def __radd__(self, other):
        return self.__class__([*_data(other)] + self.data)

    def __iadd__(self, other):
        self.data += _data(other)
        return self

    def __imul__(self, n):
        self.data *= n
        return self

    __hash__ = None

_wrapping(UserList, "__reversed__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__ pop remove clear count index reverse extend sort")
_wrapping(UserList, "__mul__ __rmul__ copy", again=True)

class UserString(_Around, Sequence):
    """A text around a text, `data`, for subclasses that change how it behaves."""

    def __init__(self, seq):
        self.data = _data(seq) if isinstance(seq, (str, UserString)) else str(seq)

    __iter__ = Sequence.__iter__
    __int__ = lambda self: int(self.data)
    __float__ = lambda self: float(self.data)
    __complex__ = lambda self: complex(self.data)

    def __add__(self, other):
        return self.__class__(self.data + (_data(other) if isinstance(other, (str, UserString)) else str(other)))

    def __radd__(self, other):
        return self.__class__((other if isinstance(other, str) else str(other)) + self.data)

    def __rmod__(self, template):
        return self.__class__(template) % self

    def encode(self, encoding="utf-8", errors="strict"):
        return self.data.encode(encoding or "utf-8", errors or "strict")

_wrapping(UserString, "__eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__ __str__ count find rfind index rindex startswith"
          " endswith isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle"
          " isupper split rsplit splitlines partition rpartition translate format format_map join")
_wrapping(UserString, "__getitem__ __mod__ __mul__ __rmul__ capitalize casefold center expandtabs ljust lower lstrip replace"
          " rjust rstrip strip swapcase title upper zfill removeprefix removesuffix", again=True)
UserString.maketrans = str.maketrans
