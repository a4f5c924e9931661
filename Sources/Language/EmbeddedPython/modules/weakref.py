# SPDX-License-Identifier: GPL-3.0-or-later
"""References that do not keep an object: when nothing else holds it, it goes, and they give None."""

import collections.abc as _abc
import sys as _sys

ref = ReferenceType

class WeakMethod(ReferenceType):
    """A weak reference to a bound method: it knows the object and the function."""

    def __new__(cls, meth, callback=None):
        if not hasattr(meth, "__self__") or not hasattr(meth, "__func__"):
            raise TypeError(f"argument should be a bound method, not {type(meth)}")
        made = super().__new__(cls, meth.__self__, callback)
        made._function, made._kind = ref(meth.__func__), type(meth)
        return made

    def __call__(self):
        receiver, function = super().__call__(), self._function()
        return None if receiver is None or function is None else self._kind(function, receiver)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        mine, its = self(), other()
        return self is other if mine is None or its is None else mine == its

    __hash__ = ReferenceType.__hash__

def _target(proxy):
    target = object.__getattribute__(proxy, "_reference")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target

class ProxyType:
    """Stands for an object: what is asked of it is asked of the object."""

    def __init__(self, target, callback=None):
        told = None if callback is None else lambda _: callback(self)
        object.__setattr__(self, "_reference", ref(target, told))

    def __getattribute__(self, name):
        return type(_target(self)) if name == "__class__" else getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    __hash__ = None

class CallableProxyType(ProxyType):
    """The same of what can be called."""

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)

def _forward(name):
    def method(self, *args):
        args = [_target(value) if type(value) in ProxyTypes else value for value in args]
        found = getattr(type(_target(self)), name, None)
        return NotImplemented if found is None else found(_target(self), *args)
    method.__name__ = name
    return method

for _name in ("str repr bytes format len getitem setitem delitem contains iter next bool int float index eq ne lt le gt ge add "
              "sub mul truediv floordiv mod pow matmul and or xor lshift rshift radd rsub rmul rtruediv rfloordiv rmod rpow "
              "rand ror rxor neg pos abs invert iadd isub imul enter exit reversed").split():
    if _name not in ("repr", "bool"):
        setattr(ProxyType, f"__{_name}__", _forward(f"__{_name}__"))
ProxyType.__bool__ = lambda self: bool(_target(self))
ProxyType.__repr__ = lambda self: f"<weakproxy to {type(_target(self)).__name__}>"
ProxyTypes = (ProxyType, CallableProxyType)

def proxy(object, callback=None, /):
    """Stands for an object without holding it."""
    return (CallableProxyType if callable(object) else ProxyType)(object, callback)

class _Weak:
    def _forget(self, reference):
        self._items.pop(reference, None)

class WeakKeyDictionary(_Weak, _abc.MutableMapping):
    """A dictionary whose entries go with their keys."""

    def __init__(self, dict=None):
        self._items = {}
        if dict is not None:
            self.update(dict)

    def _key(self, key):
        return ref(key, self._forget)

    def __getitem__(self, key):
        return self._items[ref(key)]

    def __setitem__(self, key, value):
        self._items[self._key(key)] = value

    def __delitem__(self, key):
        del self._items[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self._items
        except TypeError:
            return False

    def __iter__(self):
        for reference in list(self._items):
            key = reference()
            if key is not None:
                yield key

    def __len__(self):
        return sum(reference() is not None for reference in self._items)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def keyrefs(self):
        return list(self._items)

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made

class WeakValueDictionary(_Weak, _abc.MutableMapping):
    """A dictionary whose entries go with their values."""

    def __init__(self, other=(), /, **kw):
        self._items = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self._items[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        items = self._items
        def forget(reference):
            if items.get(key) is reference:
                del items[key]
        items[key] = ref(value, forget)

    def __delitem__(self, key):
        del self._items[key]

    def __contains__(self, key):
        reference = self._items.get(key)
        return reference is not None and reference() is not None

    def __iter__(self):
        for key, reference in list(self._items.items()):
            if reference() is not None:
                yield key

    def __len__(self):
        return sum(reference() is not None for reference in self._items.values())

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def itervaluerefs(self):
        return iter(list(self._items.values()))

    def valuerefs(self):
        return list(self._items.values())

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made

class WeakSet(_Weak, _abc.MutableSet):
    """A set whose elements are not kept by it."""

    def __init__(self, data=None):
        self._items = {}
        if data is not None:
            self.update(data)

    def add(self, item):
        self._items.setdefault(ref(item, self._forget))

    def discard(self, item):
        self._items.pop(ref(item), None)

    def update(self, other):
        for item in other:
            self.add(item)

    def __contains__(self, item):
        try:
            return ref(item) in self._items
        except TypeError:
            return False

    __iter__ = WeakKeyDictionary.__iter__
    __len__ = WeakKeyDictionary.__len__

    def copy(self):
        return type(self)(self)

    def __repr__(self):
        return f"{{{', '.join(map(repr, self))}}}"

class finalize:
    """Calls a function once when an object goes, or at the end of the program."""

    _alive = {}

    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = (func, args, kwargs)
        self.atexit = True
        finalize._alive[self] = ref(obj, lambda _: self())

    def __call__(self, _=None):
        """Calls it, unless that has been done."""
        if finalize._alive.pop(self, None) is None:
            return None
        func, args, kwargs = self._call
        return func(*args, **kwargs)

    def detach(self):
        """Gives (obj, func, args, kwargs) and forgets them."""
        known = self.peek()
        finalize._alive.pop(self, None)
        return known

    def peek(self):
        reference = finalize._alive.get(self)
        target = None if reference is None else reference()
        return None if target is None else (target, *self._call)

    @property
    def alive(self):
        return self in finalize._alive

def getweakrefcount(object):
    """How many weak references there are: Gradus counts none."""
    raise NotImplementedError("Gradus has no count of weak references")

def getweakrefs(object):
    raise NotImplementedError("Gradus has no list of weak references")
