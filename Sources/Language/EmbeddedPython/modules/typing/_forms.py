# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms of `typing`: what stands for types, alone and with parameters."""
import collections
import collections.abc
import contextlib
import re
import types
from abc import ABCMeta, abstractmethod

from typing._aliases import (ForwardRef, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeVar, TypeVarTuple, _AnnotatedAlias, _BaseAlias,
                             _CallableType, _ConcatenateAlias, _GenericAlias, _LiteralAlias, _SpecialForm, _SpecialGenericAlias, _TupleType,
                             _UnionAlias, _UnpackedAlias, _Variable, _check, _collect_parameters, _convert, _distinct, _evaluated,
                             _is_parameters, _names, _none_type, _shown, _subscripted, _substituted, _unpacked)

TYPE_CHECKING = False
_ASSERT_NEVER_REPR_MAX_LENGTH = 100
_cleanups = []

def _form(function):
    """A special form whose subscription the function makes."""
    name = function.__name__.lstrip("_")
    made = _names[name] = _SpecialForm(name, function.__doc__, function)
    return made

def _plain(name, doc):
    made = _names[name] = _SpecialForm(name, doc)
    return made

class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

class Any(metaclass=_AnyMeta):
    """A type that fits every other."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)

NoReturn = _plain("NoReturn", "What a function gives that never returns.")
Never = _plain("Never", "The type that nothing has.")
Self = _plain("Self", "The class that a method belongs to.")
LiteralString = _plain("LiteralString", "Texts that stand in a program.")
TypeAlias = _plain("TypeAlias", "Says that an assignment names a type.")

def _one(what):
    def make(self, parameters):
        return _GenericAlias(self, (_check(parameters, f"{self} {what}"),), name=self._name)
    return make

def _single(name, doc, what="accepts only single type.", special=True):
    def make(self, parameters):
        return _GenericAlias(self, (_check(parameters, f"{self} {what}", special=special and name not in ("TypeGuard",)),))
    made = _names[name] = _SpecialForm(name, doc, make)
    return made

ClassVar = _single("ClassVar", "A variable of a class.", special=False)
Final = _single("Final", "A name that is given a value once.", special=False)
TypeGuard = _single("TypeGuard", "What a function gives that tells a type.", "accepts only single type.", False)
Required = _single("Required", "A key that a dictionary must have.", "accepts only a single type.", False)
NotRequired = _single("NotRequired", "A key that a dictionary may lack.", "accepts only a single type.", False)

@_form
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    flat = []
    for parameter in parameters:
        parameter = _check(parameter, "Union[arg, ...]: each arg must be a type.")
        if isinstance(parameter, (_UnionAlias, types.UnionType)):
            flat.extend(_none_type if arg is None else arg for arg in parameter.__args__)
        else:
            flat.append(parameter)
    flat = tuple(_distinct(flat))
    if len(flat) == 1:
        return flat[0]
    return _UnionAlias(self, flat, name="Optional" if len(flat) == 2 and _none_type in flat else None)

@_form
def Optional(self, parameters):
    """A type, or None."""
    return Union[_check(parameters, f"{self} requires a single type."), _none_type]

@_form
def Literal(self, parameters):
    """Some values and no others."""
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    flat = []
    for parameter in parameters:
        flat.extend(parameter.__args__ if isinstance(parameter, _LiteralAlias) else (parameter,))
    kept = []
    try:
        seen = set()
        for value in flat:
            if (value, type(value)) not in seen:
                seen.add((value, type(value)))
                kept.append(value)
    except TypeError:
        kept = flat
    return _LiteralAlias(self, tuple(kept))

@_form
def Concatenate(self, parameters):
    """Parameters before those that a name stands for."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    return _ConcatenateAlias(self, (*(_check(p, "Concatenate[arg, ...]: each arg must be a type.") for p in parameters[:-1]), parameters[-1]))

@_form
def Unpack(self, parameters):
    """The types of a tuple one by one."""
    return _UnpackedAlias(self, (_check(parameters, f"{self} accepts only single type."),))

class Annotated:
    """A type with remarks."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        if isinstance(params[0], _UnpackedAlias):
            raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
        return _AnnotatedAlias(_check(params[0], "Annotated[t, ...]: t must be a type.", special=True), tuple(params[1:]))

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")

_names["Annotated"] = Annotated

class Generic:
    """A base of classes that take types as parameters."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        params = params if isinstance(params, tuple) else (params,)
        params = tuple(_convert(param) for param in params)
        if cls in (Generic, Protocol):
            if not params:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(isinstance(param, (TypeVar, ParamSpec)) or isinstance(param, _UnpackedAlias)
                       and isinstance(param.__args__[0], TypeVarTuple) for param in params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
            if len(set(params)) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        else:
            params = _unpacked(params)
            wanted = cls.__parameters__
            for param in wanted:
                prepare = getattr(param, "__typing_prepare_subst__", None)
                if prepare is not None:
                    params = prepare(cls, params)
            if not wanted:
                raise TypeError(f"{cls} is not a generic class")
            if len(params) != len(wanted):
                raise TypeError(f"Too {'many' if len(params) > len(wanted) else 'few'} arguments for {cls}; actual {len(params)}, "
                                f"expected {len(wanted)}")
            flat = []
            for param, value in zip(wanted, params):
                if isinstance(param, TypeVarTuple):
                    flat.extend(value)
                else:
                    flat.append(param.__typing_subst__(value) if not isinstance(value, tuple) or not isinstance(param, ParamSpec) else value)
            params = tuple(flat)
        return _GenericAlias(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        if "__orig_bases__" in cls.__dict__:
            wrong = Generic in bases
        else:
            wrong = Generic in cls.__bases__ and cls.__name__ != "Protocol" and type(cls).__name__ != "_TypedDictMeta"
        if wrong:
            raise TypeError("Cannot inherit from plain Generic")
        variables = []
        if bases:
            variables = _collect_parameters(bases)
            given = None
            for base in bases:
                if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                    if given is not None:
                        raise TypeError("Cannot inherit from Generic[...] multiple times.")
                    given = base.__parameters__
            if given is not None:
                missing = [variable for variable in variables if variable not in given]
                if missing:
                    raise TypeError(f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                                    f"Generic[{', '.join(map(str, given))}]")
                variables = given
        cls.__parameters__ = tuple(variables)

_names["Generic"] = Generic

# What a class has that is no member of a protocol.
_no_members = {"__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol", "__abstractmethods__",
               "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__", "__subclasshook__",
               "__weakref__", "__class_getitem__", "__match_args__", "_MutableMapping__marker", "__qualname__", "__init_subclass__",
               "_abc_impl", "__hash__"}

def _protocol_members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        names.update(name for name in [*base.__dict__, *base.__dict__.get("__annotations__", {})]
                     if name not in _no_members and not name.startswith("_abc_"))
    return names

def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")

class _ProtocolMeta(ABCMeta):
    def __call__(cls, *args, **kwargs):
        if cls.__dict__.get("_is_protocol"):
            raise TypeError("Protocols cannot be instantiated")
        return super().__call__(*args, **kwargs)

# Bases of protocols that are no protocols themselves.
_allowed = {"collections.abc": ["Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "Hashable", "Sized", "Container",
                                "Collection", "Reversible"], "contextlib": ["AbstractContextManager", "AbstractAsyncContextManager"]}

class Protocol(Generic, metaclass=_ProtocolMeta):
    """A base of classes that only say which members others have."""

    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not (base in (object, Generic) or base.__module__ in _allowed and base.__name__ in _allowed[base.__module__]
                    or issubclass(base, Generic) and base._is_protocol):
                raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")

_names["Protocol"] = Protocol

def runtime_checkable(cls):
    if not (isinstance(cls, type) and issubclass(cls, Generic)) or not cls._is_protocol:
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls

T = TypeVar("T")
KT, VT = TypeVar("KT"), TypeVar("VT")
T_co, T_contra, V_co, VT_co = (TypeVar("T_co", covariant=True), TypeVar("T_contra", contravariant=True), TypeVar("V_co", covariant=True),
                               TypeVar("VT_co", covariant=True))
CT_co = TypeVar("CT_co", covariant=True, bound=type)
AnyStr = TypeVar("AnyStr", bytes, str)
for _variable in (T, KT, VT, T_co, T_contra, V_co, VT_co, CT_co, AnyStr):
    _variable.__module__ = "typing"

def _supports(name, method, doc):
    def stub(self):
        pass
    stub.__name__, stub.__qualname__ = method, f"{name}.{method}"
    body = {"__module__": "typing", "__doc__": doc, "__slots__": (), method: abstractmethod(stub)}
    return runtime_checkable(_ProtocolMeta(name, (Protocol,), body))

SupportsInt = _supports("SupportsInt", "__int__", "What int() takes.")
SupportsFloat = _supports("SupportsFloat", "__float__", "What float() takes.")
SupportsComplex = _supports("SupportsComplex", "__complex__", "What complex() takes.")
SupportsBytes = _supports("SupportsBytes", "__bytes__", "What bytes() takes.")
SupportsIndex = _supports("SupportsIndex", "__index__", "What can be an index.")

@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    """What abs() takes."""

    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T_co:
        pass

@runtime_checkable
class SupportsRound(Protocol[T_co]):
    """What round() takes."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass

_abc = collections.abc

def _old(name, origin, count, inst=True):
    made = _names[name] = _SpecialGenericAlias(origin, count, inst=inst, name=name)
    return made

Hashable, Sized, Awaitable, Coroutine, AsyncIterable, AsyncIterator = [
    _old(name, getattr(_abc, name), count) for name, count in
    {"Hashable": 0, "Sized": 0, "Awaitable": 1, "Coroutine": 3, "AsyncIterable": 1, "AsyncIterator": 1}.items()]
Iterable, Iterator, Reversible, Container, Collection, MutableSet, Sequence, MutableSequence, MappingView, KeysView, ValuesView = [
    _old(name, getattr(_abc, name), 1) for name in
    "Iterable Iterator Reversible Container Collection MutableSet Sequence MutableSequence MappingView KeysView ValuesView".split()]
Mapping, MutableMapping, ItemsView, Generator, ByteString = [
    _old(name, getattr(_abc, name), count) for name, count in
    {"Mapping": 2, "MutableMapping": 2, "ItemsView": 2, "Generator": 3, "ByteString": 0}.items()]
AbstractSet = _old("AbstractSet", _abc.Set, 1)
List, Set, FrozenSet = _old("List", list, 1, False), _old("Set", set, 1, False), _old("FrozenSet", frozenset, 1, False)
Dict, Type, Deque = _old("Dict", dict, 2, False), _old("Type", type, 1, False), _old("Deque", collections.deque, 1)
DefaultDict, OrderedDict = _old("DefaultDict", collections.defaultdict, 2), _old("OrderedDict", collections.OrderedDict, 2)
Counter, ChainMap = _old("Counter", collections.Counter, 1), _old("ChainMap", collections.ChainMap, 2)
ContextManager = _old("ContextManager", contextlib.AbstractContextManager, 1)
Pattern, Match = _old("Pattern", re.Pattern, 1), _old("Match", re.Match, 1)
Callable = _names["Callable"] = _CallableType(_abc.Callable, 2, name="Callable")
Tuple = _names["Tuple"] = _TupleType(tuple, -1, inst=False, name="Tuple")
Text = str

class NewType:
    """A name for a type; called, it gives its argument."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__, self.__module__ = tp, "__main__"

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __mro_entries__(self, bases):
        name = self.__name__
        class Refusing:
            def __init_subclass__(cls):
                raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`")
        return (Refusing,)

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

