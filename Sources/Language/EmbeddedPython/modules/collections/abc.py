# SPDX-License-Identifier: GPL-3.0-or-later
"""What containers and the like can do, as abstract base classes, and the methods that follow from a few others."""

from abc import ABCMeta, _note_builtin, abstractmethod
from collections import deque

__all__ = ("Awaitable Coroutine AsyncIterable AsyncIterator Hashable Iterable Iterator Generator Reversible Sized Container"
           " Callable Collection Set MutableSet Mapping MutableMapping MappingView KeysView ItemsView ValuesView Sequence"
           " MutableSequence ByteString").split()

def _defines(cls, name):
    """Whether a class or a base of it has a method, not counting one that was set to None."""
    if name == "__hash__" and cls in _UNHASHABLE:
        return False
    return any(name in base.__dict__ for base in cls.__mro__) and getattr(cls, name, None) is not None

_UNHASHABLE = (bytearray, slice, type({}.keys()), type({}.items()))

def _counts(*kinds):
    """A decorator: built-in classes that belong to an abstract class, and so to its bases."""
    def note(cls):
        for base in cls.__mro__:
            if isinstance(base, ABCMeta):
                _note_builtin(base, kinds)
        return cls
    return note

def _required(name, error=NotImplementedError):
    """A method that subclasses must define; theirs may call it to fail."""
    def stub(self, *args):
        raise error
    stub.__name__ = name
    return abstractmethod(stub)

def _trait(name, doc, methods, bases=(), **extra):
    """An abstract class that every class with certain methods belongs to."""
    def belongs(cls, other):
        if cls is made:
            return all(_defines(other, method) for method in methods) or NotImplemented
        return NotImplemented

    known = [*extra, *(method for base in bases for method in dir(base))]
    own = {method: _required(method) for method in methods if method not in known}
    made = ABCMeta(name, bases, {
        "__module__": "collections.abc", "__doc__": doc, "__slots__": (), "__parameters__": (),
        "__subclasshook__": classmethod(belongs), **own, **extra})
    return made

def _self(self):
    return self

class _Holder:
    method = _self

Hashable = _trait("Hashable", "Has a hash.", ["__hash__"])
Sized = _trait("Sized", "Has a length.", ["__len__"])
Container = _trait("Container", "Can tell whether it holds a value.", ["__contains__"])
Callable = _counts(type(len), type(_counts), type([].append), type(_Holder().method))(
    _trait("Callable", "Can be called.", ["__call__"]))
Iterable = _trait("Iterable", "Can be walked through.", ["__iter__"])
Iterator = _trait("Iterator", "Gives one value after the other.", ["__iter__", "__next__"], (Iterable,), __iter__=_self)
Reversible = _trait("Reversible", "Can be walked backwards.", ["__reversed__", "__iter__"], (Iterable,))
_counts(type({}.keys()), type({}.values()), type({}.items()))(Reversible)
Collection = _trait(
    "Collection", "Has a length, can be walked, knows what it holds.", ["__len__", "__iter__", "__contains__"],
    (Sized, Iterable, Container))
Awaitable = _trait("Awaitable", "Can be awaited.", ["__await__"])
AsyncIterable = _trait("AsyncIterable", "Can be walked asynchronously.", ["__aiter__"])
AsyncIterator = _trait(
    "AsyncIterator", "Gives values asynchronously.", ["__anext__", "__aiter__"], (AsyncIterable,), __aiter__=_self)

def _close(self):
    try:
        self.throw(GeneratorExit)
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError(f"{type(self).__name__.lower()} ignored GeneratorExit")

def _throw(self, typ, val=None, tb=None):
    raise (typ() if isinstance(typ, type) else typ) if val is None else val

Generator = _trait(
    "Generator", "A generator of values.", ["send", "throw", "close", "__iter__", "__next__"], (Iterator,), close=_close,
    __next__=lambda self: self.send(None))
Coroutine = _trait(
    "Coroutine", "A computation that can wait.", ["send", "throw", "close", "__await__"], (Awaitable,), close=_close)

def _same(a, b):
    return a is b or a == b

@_counts(tuple, str, range, bytes)
class Sequence(Reversible, Collection):
    """A row of values: needs __getitem__ and __len__."""

    __getitem__ = _required("__getitem__", IndexError)

    def __iter__(self):
        place = 0
        while True:
            try:
                item = self[place]
            except IndexError:
                return
            yield item
            place += 1

    def __reversed__(self):
        yield from map(self.__getitem__, range(len(self) - 1, -1, -1))

    def __contains__(self, value):
        return any(_same(item, value) for item in self)

    def index(self, value, start=0, stop=None):
        """The first place of a value between two places."""
        size = len(self) if start < 0 or stop is not None and stop < 0 else 0
        place = max(start + size, 0) if start < 0 else start
        end = stop + size if stop is not None and stop < 0 else stop
        while end is None or place < end:
            try:
                item = self[place]
            except IndexError:
                break
            if _same(item, value):
                return place
            place += 1
        raise ValueError

    def count(self, value):
        """How many items equal a value."""
        return sum(1 for item in self if _same(item, value))

@_counts(bytes, bytearray)
class ByteString(Sequence):
    """A row of bytes."""

@_counts(list, bytearray, deque)
class MutableSequence(Sequence):
    """A row that can be changed: needs __setitem__, __delitem__ and insert besides."""

    __setitem__ = _required("__setitem__", IndexError)

    __delitem__ = _required("__delitem__", IndexError)

    insert = _required("insert", IndexError)

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values) if values is self else values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while True:
            try:
                self.pop()
            except IndexError:
                return

    def reverse(self):
        left, right = 0, len(self) - 1
        while left < right:
            self[left], self[right] = self[right], self[left]
            left, right = left + 1, right - 1

def _left(values, taken):
    return [value for value in values if value not in taken]

@_counts(frozenset, set, type({}.keys()), type({}.items()))
class Set(Collection):
    """Values without order, each once: needs __contains__, __iter__ and __len__."""

    @classmethod
    def _from_iterable(cls, it):
        """A set of the same kind; for classes whose constructor takes something else."""
        return cls(it)

    def _with(kind, work):
        """A method for a second operand of a certain kind."""
        return lambda self, other: work(self, other) if isinstance(other, kind()) else NotImplemented

    _set, _values = (lambda: Set), (lambda: Iterable)
    __le__ = _with(_set, lambda one, two: len(one) <= len(two) and all(value in two for value in one))
    __ge__ = _with(_set, lambda one, two: len(one) >= len(two) and all(value in one for value in two))
    __lt__ = _with(_set, lambda one, two: len(one) < len(two) and Set.__le__(one, two))
    __gt__ = _with(_set, lambda one, two: len(one) > len(two) and Set.__ge__(one, two))
    __eq__ = _with(_set, lambda one, two: len(one) == len(two) and Set.__le__(one, two))
    __hash__ = None

    __and__ = _with(_values, lambda one, two: one._from_iterable([value for value in two if value in one]))
    __or__ = _with(_values, lambda one, two: one._from_iterable([*one, *two]))
    __sub__ = _with(_values, lambda one, two: one._from_iterable(_left(one, one._as_set(two))))
    __rsub__ = _with(_values, lambda one, two: one._from_iterable(_left(one._as_set(two), one)))
    __xor__ = _with(_values, lambda one, two: (one - one._as_set(two)) | (one._as_set(two) - one))
    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__
    del _with, _set, _values

    def _as_set(self, other):
        return other if isinstance(other, Set) else self._from_iterable(other)

    def isdisjoint(self, other):
        return not any(value in self for value in other)

    def _hash(self):
        """A hash that does not depend on the order of the values."""
        return hash(frozenset(self))

@_counts(set)
class MutableSet(Set):
    """A set that can be changed: needs add and discard besides."""

    add = _required("add")

    discard = _required("discard")

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for value in self:
            break
        else:
            raise KeyError
        self.discard(value)
        return value

    def clear(self):
        while len(self):
            self.pop()

    def _each(self, other, change):
        for value in list(other):
            change(value)
        return self

    def __ior__(self, other):
        return self._each(other, self.add)

    def __isub__(self, other):
        return self._each(other, self.discard)

    def __iand__(self, other):
        return self._each(self - other, self.discard)

    def __ixor__(self, other):
        taken = self._as_set(other)
        return self._each(taken, lambda value: self.discard(value) if value in self else self.add(value))

class MappingView(Sized):
    """A look at a mapping that follows its changes."""

    __slots__ = ("_mapping",)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"

@_counts(type({}.keys()))
class KeysView(MappingView, Set):
    @classmethod
    def _from_iterable(cls, it):
        return {*it}

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)

@_counts(type({}.items()))
class ItemsView(MappingView, Set):
    @classmethod
    def _from_iterable(cls, it):
        return {*it}

    def __contains__(self, item):
        key, wanted = item
        try:
            return _same(self._mapping[key], wanted)
        except KeyError:
            return False

    def __iter__(self):
        return ((key, self._mapping[key]) for key in self._mapping)

@_counts(type({}.values()))
class ValuesView(MappingView, Collection):
    def __contains__(self, value):
        return any(_same(found, value) for found in self)

    def __iter__(self):
        return (self._mapping[key] for key in self._mapping)

@_counts(dict)
class Mapping(Collection):
    """Values under keys: needs __getitem__, __iter__ and __len__."""

    __getitem__ = _required("__getitem__", KeyError)

    def __contains__(self, key):
        return self._find(key) is not _nothing

    def get(self, key, default=None):
        value = self._find(key)
        return default if value is _nothing else value

    def _find(self, key):
        try:
            return self[key]
        except KeyError:
            return _nothing

    def keys(self):
        return KeysView(self)

    def items(self):
        return ItemsView(self)

    def values(self):
        return ValuesView(self)

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented

    __hash__ = None
    __reversed__ = None

_nothing = Mapping

@_counts(dict)
class MutableMapping(Mapping):
    """A mapping that can be changed: needs __setitem__ and __delitem__ besides."""

    __setitem__ = _required("__setitem__", KeyError)

    __delitem__ = _required("__delitem__", KeyError)

    def pop(self, key, default=_nothing):
        """Removes a key and gives its value, or the default where there is no such key."""
        value = self._find(key)
        if value is not _nothing:
            del self[key]
            return value
        if default is _nothing:
            raise KeyError(key)
        return default

    def popitem(self):
        for key in self:
            return key, self.pop(key)
        raise KeyError

    def clear(self):
        while len(self):
            self.popitem()

    def update(self, other=(), /, **kwds):
        """Takes the values of a mapping, of something with keys() or of pairs, and of keyword arguments."""
        if isinstance(other, Mapping) or hasattr(other, "keys"):
            for key in other if isinstance(other, Mapping) else other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key in kwds:
            self[key] = kwds[key]

    def setdefault(self, key, default=None):
        value = self._find(key)
        if value is _nothing:
            self[key] = value = default
        return value
