# SPDX-License-Identifier: GPL-3.0-or-later
"""The operators as functions, and functions that take items, attributes and methods of their argument."""

__all__ = ("abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat"
           " ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not isub itemgetter"
           " itruediv ixor le length_hint lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub"
           " truediv truth xor").split()

def add(a, b, /): return a + b
def sub(a, b, /): return a - b
def mul(a, b, /): return a * b
def matmul(a, b, /): return a @ b
def truediv(a, b, /): return a / b
def floordiv(a, b, /): return a // b
def mod(a, b, /): return a % b
def pow(a, b, /): return a ** b
def lshift(a, b, /): return a << b
def rshift(a, b, /): return a >> b
def and_(a, b, /): return a & b
def or_(a, b, /): return a | b
def xor(a, b, /): return a ^ b
def neg(a, /): return -a
def pos(a, /): return +a
def invert(a, /): return ~a
def not_(a, /): return not a
def truth(a, /): return not not a
def is_(a, b, /): return a is b
def is_not(a, b, /): return a is not b
def eq(a, b, /): return a == b
def ne(a, b, /): return a != b
def lt(a, b, /): return a < b
def le(a, b, /): return a <= b
def gt(a, b, /): return a > b
def ge(a, b, /): return a >= b
def contains(a, b, /): return b in a
def getitem(a, b, /): return a[b]
def setitem(a, b, c, /): a[b] = c
def delitem(a, b, /): del a[b]
def call(obj, /, *args, **kwargs): return obj(*args, **kwargs)

def iadd(a, b, /): a += b; return a
def isub(a, b, /): a -= b; return a
def imul(a, b, /): a *= b; return a
def imatmul(a, b, /): a @= b; return a
def itruediv(a, b, /): a /= b; return a
def ifloordiv(a, b, /): a //= b; return a
def imod(a, b, /): a %= b; return a
def ipow(a, b, /): a **= b; return a
def ilshift(a, b, /): a <<= b; return a
def irshift(a, b, /): a >>= b; return a
def iand(a, b, /): a &= b; return a
def ior(a, b, /): a |= b; return a
def ixor(a, b, /): a ^= b; return a

_abs = abs
def abs(a, /): return _abs(a)

def index(a, /):
    if isinstance(a, int):
        return int.__index__(a)
    convert = getattr(a.__class__, "__index__", None)
    if convert is None:
        raise TypeError(f"'{type(a).__name__}' object cannot be interpreted as an integer")
    number = convert(a)
    if type(number) is not int:
        if not isinstance(number, int):
            raise TypeError(f"__index__ returned non-int (type {type(number).__name__})")
        import warnings
        warnings.warn(
            f"__index__ returned non-int (type {type(number).__name__}).  The ability to return an instance of a strict subclass of "
            "int is deprecated, and may not be supported in a future version of Python.", DeprecationWarning, stacklevel=2)
    return number

def _sequence(a):
    if not hasattr(type(a), "__getitem__") or isinstance(a, dict):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")

def concat(a, b, /):
    _sequence(a)
    return a + b

def iconcat(a, b, /):
    _sequence(a)
    a += b
    return a

def _places(a, b):
    """The indices of the items of a that are b or equal it."""
    return (i for i, item in enumerate(a) if item is b or item == b)

def countOf(a, b, /):
    return sum(1 for _ in _places(a, b))

def indexOf(a, b, /):
    for place in _places(a, b):
        return place
    raise ValueError("sequence.index(x): x not in sequence")

def length_hint(obj, default=0, /):
    """The number of items of an object as far as it can tell."""
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    kind = type(obj)
    if hasattr(kind, "__len__"):
        return len(obj)
    hint = kind.__length_hint__(obj) if hasattr(kind, "__length_hint__") else NotImplemented
    if hint is NotImplemented:
        return int(default)
    if not isinstance(hint, int):
        raise TypeError(f"__length_hint__ must be an integer, not {type(hint).__name__}")
    if hint < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return hint

class _Getter:
    """What itemgetter and attrgetter share: a single thing to get, or a tuple of them."""

    def __repr__(self):
        return f"{_class_name(self)}({', '.join(map(repr, self._wanted))})"

    def __reduce__(self):
        return type(self), self._wanted

def _class_name(value):
    cls = type(value)
    return f"{cls.__module__}.{cls.__qualname__}"

class itemgetter(_Getter):
    def __init__(self, item, /, *items):
        self._wanted = (item, *items)
        self._several = bool(items)
        self._first = item

    def __call__(self, obj, /):
        if self._several:
            return tuple([obj[item] for item in self._wanted])
        return obj[self._first]

class attrgetter(_Getter):
    def __init__(self, attr, /, *attrs):
        self._wanted = (attr, *attrs)
        for name in self._wanted:
            if not isinstance(name, str):
                raise TypeError("attribute name must be a string")
        self._paths = [name.split(".") for name in self._wanted]
        self._plain = attr if len(self._paths) == 1 == len(self._paths[0]) else None

    def __call__(self, obj, /):
        if self._plain is not None:
            return getattr(obj, self._plain)
        found = []
        for path in self._paths:
            value = obj
            for name in path:
                value = getattr(value, name)
            found.append(value)
        return tuple(found) if len(found) > 1 else found[0]

class methodcaller:
    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError("method name must be a string")
        self._name, self._args, self._kwargs = name, args, kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        shown = [repr(self._name), *map(repr, self._args)]
        shown += [f"{name}={value!r}" for name, value in self._kwargs.items()]
        return f"{_class_name(self)}({', '.join(shown)})"

inv = invert
__abs__, __add__, __and__, __call__, __concat__, __contains__ = abs, add, and_, call, concat, contains
__delitem__, __eq__, __floordiv__, __ge__, __getitem__, __gt__ = delitem, eq, floordiv, ge, getitem, gt
__iadd__, __iand__, __iconcat__, __ifloordiv__, __ilshift__ = iadd, iand, iconcat, ifloordiv, ilshift
__imatmul__, __imod__, __imul__, __index__, __inv__, __invert__ = imatmul, imod, imul, index, inv, invert
__ior__, __ipow__, __irshift__, __isub__, __itruediv__, __ixor__ = ior, ipow, irshift, isub, itruediv, ixor
__le__, __lshift__, __lt__, __matmul__, __mod__, __mul__, __ne__ = le, lshift, lt, matmul, mod, mul, ne
__neg__, __not__, __or__, __pos__, __pow__, __rshift__ = neg, not_, or_, pos, pow, rshift
__setitem__, __sub__, __truediv__, __xor__ = setitem, sub, truediv, xor
