# SPDX-License-Identifier: GPL-3.0-or-later
"""The classes of functions, generators and the like, which have no other name; a record; making classes in a program."""

import re as _re

def _function():
    yield _function

class _Class:
    def method(self):
        return lambda: self

FunctionType = LambdaType = type(_function)
MethodType = type(_Class().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
WrapperDescriptorType, MethodWrapperType = type(object.__init__), type(object().__str__)
MethodDescriptorType, ClassMethodDescriptorType = type(str.join), type(vars(dict).get("fromkeys", dict.fromkeys))
GetSetDescriptorType = type(vars(type(_function)).get("__code__", _Class.method))

class _Slotted:
    __slots__ = ("slot",)

MemberDescriptorType = type(_Slotted.slot)
GeneratorType = type(_function())
CodeType = type(_function.__code__)
CellType = type(_Class().method().__closure__[0])
ModuleType = type(_re)
GenericAlias, UnionType = type(list[int]), type(int | str)
NoneType, EllipsisType, NotImplementedType = type(None), type(...), type(NotImplemented)
try:
    raise ValueError
except ValueError as _error:
    TracebackType = type(_error.__traceback__)

MappingProxyType = type(type.__dict__)

_being_shown = []

class SimpleNamespace:
    """A record: attributes from keyword arguments."""

    def __init__(self, /, *args, **kwargs):
        if args:
            raise TypeError("no positional arguments expected")
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _being_shown:
            return f"{name}(...)"
        _being_shown.append(id(self))
        try:
            return f"{name}({', '.join([f'{key}={value!r}' for key, value in self.__dict__.items()])})"
        finally:
            _being_shown.pop()

    def __eq__(self, other):
        both = isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace)
        return dict(vars(self)) == dict(vars(other)) if both else NotImplemented

    __hash__ = None

def resolve_bases(bases):
    """The bases with each object that stands for others put in place of those."""
    found = []
    for base in bases:
        stands_for = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
        entries = (base,) if stands_for is None else stands_for(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        found.extend(entries)
    return bases if len(found) == len(bases) and all(a is b for a, b in zip(found, bases)) else tuple(found)

def _metaclass(bases, keywords):
    given = keywords.pop("metaclass", type(bases[0]) if bases else type)
    if not isinstance(given, type):
        return given
    for base in bases:
        kind = type(base)
        if issubclass(kind, given):
            given = kind
        elif not issubclass(given, kind):
            raise TypeError(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses "
                "of all its bases")
    return given

def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the empty namespace and the other keyword arguments that a class statement would use."""
    keywords = {**(kwds or {})}
    metaclass = _metaclass(bases, keywords)
    prepare = getattr(metaclass, "__prepare__", None)
    namespace = {} if prepare is None else prepare(name, bases, **keywords)
    return metaclass, namespace, keywords

def new_class(name, bases=(), kwds=None, exec_body=None):
    """Makes a class; `exec_body` fills its namespace."""
    resolved = resolve_bases(bases)
    metaclass, namespace, keywords = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return metaclass(name, resolved, namespace, **keywords)

def get_original_bases(cls, /):
    return cls.__dict__.get("__orig_bases__", cls.__bases__)

class DynamicClassAttribute:
    """A property of instances; asked of the class, it is an attribute that the metaclass has to give."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.overwrite_doc = doc is None
        self.__doc__ = getattr(fget, "__doc__", None) if doc is None else doc
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def _use(self, function, complaint, *args):
        if function is None:
            raise AttributeError(complaint)
        return function(*args)

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            return self._use(self.fget, "unreadable attribute", instance)
        if self.__isabstractmethod__:
            return self
        raise AttributeError

    def __set__(self, instance, value):
        self._use(self.fset, "can't set attribute", instance, value)

    def __delete__(self, instance):
        self._use(self.fdel, "can't delete attribute", instance)

    def _with(self, **changed):
        parts = {"fget": self.fget, "fset": self.fset, "fdel": self.fdel, **changed}
        keeps_doc = not (self.overwrite_doc and changed.get("fget") and changed["fget"].__doc__)
        result = type(self)(**parts, doc=self.__doc__ if keeps_doc else changed["fget"].__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def getter(self, fget):
        return self._with(fget=fget)

    def setter(self, fset):
        return self._with(fset=fset)

    def deleter(self, fdel):
        return self._with(fdel=fdel)
