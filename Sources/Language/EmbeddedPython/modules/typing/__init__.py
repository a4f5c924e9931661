# SPDX-License-Identifier: GPL-3.0-or-later
"""Names for types. They say something to readers and tools; a program runs the same without them."""
from typing._aliases import (ForwardRef, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeVar, TypeVarTuple, _GenericAlias, _SpecialForm,
                             _SpecialGenericAlias, _UnionAlias, _AnnotatedAlias, _LiteralAlias, _collect_parameters, _subscripted)
from typing._classes import (BinaryIO, IO, NamedTuple, TextIO, TypedDict, _TypedDictMeta, assert_never, assert_type, cast, clear_overloads,
                             dataclass_transform, final, get_args, get_origin, get_overloads, get_type_hints, is_typeddict, no_type_check,
                             no_type_check_decorator, overload, reveal_type)
from typing._forms import (AbstractSet, Annotated, Any, AnyStr, AsyncIterable, AsyncIterator, Awaitable, ByteString, Callable, ChainMap,
                           ClassVar, Collection, Concatenate, Container, ContextManager, Coroutine, Counter, DefaultDict, Deque, Dict,
                           Final, FrozenSet, Generator, Generic, Hashable, ItemsView, Iterable, Iterator, KeysView, List, Literal,
                           LiteralString, Mapping, MappingView, Match, MutableMapping, MutableSequence, MutableSet, Never, NewType,
                           NoReturn, NotRequired, Optional, OrderedDict, Pattern, Protocol, Required, Reversible, Self, Sequence, Set,
                           Sized, SupportsAbs, SupportsBytes, SupportsComplex, SupportsFloat, SupportsIndex, SupportsInt, SupportsRound,
                           TYPE_CHECKING, Text, Tuple, Type, TypeAlias, TypeGuard, Union, Unpack, ValuesView, runtime_checkable, T, KT, VT,
                           T_co, T_contra, V_co, VT_co, CT_co, _ASSERT_NEVER_REPR_MAX_LENGTH, _cleanups, _protocol_members)

__all__ = ["Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional", "ParamSpec",
           "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "ByteString", "Container", "ContextManager",
           "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping", "MappingView", "MutableMapping", "MutableSequence",
           "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable", "AsyncIterator", "AsyncIterable", "Coroutine", "Collection",
           "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat",
           "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict",
           "Set", "FrozenSet", "NamedTuple", "TypedDict", "Generator", "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr",
           "assert_type", "assert_never", "cast", "clear_overloads", "dataclass_transform", "final", "get_args", "get_origin",
           "get_overloads", "get_type_hints", "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check",
           "no_type_check_decorator", "NoReturn", "NotRequired", "overload", "ParamSpecArgs", "ParamSpecKwargs", "Required", "reveal_type",
           "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "Unpack"]
