def _has(*names):
    def check(x):
        return all(getattr(type(x), name, None) is not None for name in names)
    return check

def _make(name, *names, bases=()):
    check = _has(*names)
    def subclass(c):
        return all(getattr(c, n, None) is not None for n in names)
    return type(name, bases or (object,), {"__instancehook__": check, "__subclasshook__": subclass, "__parameters__": (),
                                           "__module__": "collections.abc"})

Hashable = _make("Hashable", "__hash__")
Iterable = _make("Iterable", "__iter__")
Sized = _make("Sized", "__len__")
Container = _make("Container", "__contains__")
Callable = type("Callable", (), {"__instancehook__": callable, "__parameters__": ()})
Iterator = _make("Iterator", "__iter__", "__next__")
Reversible = _make("Reversible", "__iter__", "__reversed__")
Collection = _make("Collection", "__len__", "__iter__", "__contains__")
Generator = _make("Generator", "__iter__", "__next__", "send", "throw", "close")

def _known(name, *classes):
    return type(name, (), {"__instancehook__": lambda x: isinstance(x, classes),
                           "__subclasshook__": lambda c: issubclass(c, classes), "__parameters__": ()})

class Mapping:
    __parameters__ = ()

    def __instancehook__(x):
        return isinstance(x, dict)

    def __subclasshook__(c):
        return issubclass(c, dict)

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return {k: None for k in self}.keys()

    def items(self):
        return {k: self[k] for k in self}.items()

    def values(self):
        return {k: self[k] for k in self}.values()

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items())

    __hash__ = None

class MutableMapping(Mapping):
    def __instancehook__(x):
        return isinstance(x, dict)

    def __subclasshook__(c):
        return issubclass(c, dict)

    def pop(self, key, *default):
        if key in self:
            value = self[key]
            del self[key]
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        for key, value in dict(other, **kwds).items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

class Sequence:
    __parameters__ = ()

    def __instancehook__(x):
        return isinstance(x, (list, tuple, str, range, bytes))

    def __subclasshook__(c):
        return issubclass(c, (list, tuple, str, range, bytes))

    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return

    def __contains__(self, value):
        for v in self:
            if v is value or v == value:
                return True
        return False

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def index(self, value):
        for i, v in enumerate(self):
            if v is value or v == value:
                return i
        raise ValueError

    def count(self, value):
        return sum(1 for v in self if v is value or v == value)

MutableSequence = _known("MutableSequence", list)
Set = _known("Set", set, frozenset, type({}.keys()))
MutableSet = _known("MutableSet", set)
