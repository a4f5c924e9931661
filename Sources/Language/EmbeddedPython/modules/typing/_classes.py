# SPDX-License-Identifier: GPL-3.0-or-later
"""Named tuples, dictionaries with known keys, and what asks for types."""
import collections
import sys
import types

from typing._aliases import (ForwardRef, ParamSpecArgs, ParamSpecKwargs, _AnnotatedAlias, _BaseAlias, _GenericAlias, _LiteralAlias, _check,
                             _collect_parameters, _evaluated, _is_parameters, _none_type)
from typing._forms import Annotated, AnyStr, Generic, NotRequired, Required

def cast(typ, val):
    return val

def assert_type(val, typ, /):
    return val

def assert_never(arg, /):
    text = repr(arg)
    raise AssertionError(f"Expected code to be unreachable, but got: {text[:100] + '...' if len(text) > 100 else text}")

def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj

def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f

_overloads = {}

def _refuse_call(*args, **kwargs):
    """What an overloaded function is until the last of its definitions."""
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
                              "module should always be followed by an implementation that is not @overload-ed.")

def overload(func):
    plain = getattr(func, "__func__", func)
    key = getattr(plain, "__module__", None), getattr(plain, "__qualname__", None)
    if key[1] is not None:
        line = getattr(getattr(plain, "__code__", None), "co_firstlineno", len(_overloads.get(key, ())))
        _overloads.setdefault(key, {})[line] = func
    return _refuse_call

def get_overloads(func):
    plain = getattr(func, "__func__", func)
    return list(_overloads.get((getattr(plain, "__module__", None), getattr(plain, "__qualname__", None)), {}).values())

def clear_overloads():
    _overloads.clear()

def no_type_check(arg):
    if isinstance(arg, type):
        for name, value in list(arg.__dict__.items()):
            if isinstance(value, (classmethod, staticmethod)):
                value = value.__func__
            if isinstance(value, (types.FunctionType, type)) and getattr(value, "__qualname__", "") == f"{arg.__qualname__}.{name}":
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except (AttributeError, TypeError):
        pass
    return arg

def no_type_check_decorator(decorator):
    def wrapped(*args, **kwargs):
        return no_type_check(decorator(*args, **kwargs))
    wrapped.__name__ = decorator.__name__
    return wrapped

def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    def mark(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {"eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
                                             "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return mark

def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseAlias, types.GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return types.UnionType if isinstance(tp, types.UnionType) else None

def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, types.GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is collections.abc.Callable and not (len(args) == 2 and _is_parameters(args[0])):
            args = list(args[:-1]), args[-1]
        return tuple(args)
    return tuple(_none_type if arg is None else arg for arg in tp.__args__) if isinstance(tp, types.UnionType) else ()

def _without_extras(tp):
    """A type without its remarks."""
    if isinstance(tp, _AnnotatedAlias):
        return _without_extras(tp.__origin__)
    if hasattr(tp, "__origin__") and tp.__origin__ in (Required, NotRequired):
        return _without_extras(tp.__args__[0])
    if isinstance(tp, (_GenericAlias, types.GenericAlias, types.UnionType)) and not isinstance(tp, _LiteralAlias):
        args = tuple(_without_extras(arg) for arg in tp.__args__)
        if args == tp.__args__:
            return tp
        if isinstance(tp, _GenericAlias):
            return tp.copy_with(args)
        if isinstance(tp, types.GenericAlias):
            return types.GenericAlias(tp.__origin__, args)
        made = args[0]
        for arg in args[1:]:
            made = made | arg
        return made
    return tp

def _names_of(obj):
    module = sys.modules.get(getattr(obj, "__module__", None) or "__main__")
    return {name: getattr(module, name) for name in dir(module)} if module is not None else {}

def _hint(value, globalns, localns, is_class):
    if value is None:
        return _none_type
    if isinstance(value, str):
        value = ForwardRef(value, is_argument=not is_class, is_class=is_class)
    return _evaluated(value, globalns, localns)

def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = _names_of(base) if globalns is None else globalns
            own = dict(vars(base)) if localns is None and globalns is None else localns
            if globalns is None and localns is None:
                # A class's own names come after those of its module.
                names, own = own, names
            table = base.__dict__.get("__annotations__", {})
            for name, value in (table.items() if isinstance(table, dict) else ()):
                hints[name] = _hint(value, names, own, True)
    else:
        if globalns is None:
            if isinstance(obj, types.ModuleType):
                globalns = _names_of_module(obj)
            else:
                inner = obj
                while hasattr(inner, "__wrapped__"):
                    inner = inner.__wrapped__
                globalns = getattr(inner, "__globals__", {})
            localns = globalns if localns is None else localns
        elif localns is None:
            localns = globalns
        table = getattr(obj, "__annotations__", None)
        if table is None:
            if isinstance(obj, (types.FunctionType, types.ModuleType, types.MethodType)) or callable(obj):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        for name, value in table.items():
            hints[name] = _hint(value, globalns, localns, isinstance(obj, types.ModuleType))
    return hints if include_extras else {name: _without_extras(tp) for name, tp in hints.items()}

def _names_of_module(module):
    return {name: getattr(module, name) for name in dir(module)}

class _NamedTupleMaker:
    """`NamedTuple`: as a base its annotations are the fields; called, it makes a class from a list of them."""

    __name__ = __qualname__ = "NamedTuple"
    __module__ = "typing"

    def __call__(self, typename, fields=None, /, **kwargs):
        if fields is None:
            fields = kwargs.items()
        elif kwargs:
            raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
        fields = [(name, _check(tp, f"field {name} annotation must be a type")) for name, tp in fields]
        made = _tuple_class(typename, fields, {}, "__main__")
        made.__orig_bases__ = (self,)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTuple,)

    def __repr__(self):
        return "<function NamedTuple at 0x000000000000>"

NamedTuple = _NamedTupleMaker()

def _tuple_class(name, fields, defaults, module):
    made = collections.namedtuple(name, [field for field, _ in fields], defaults=list(defaults.values()), module=module)
    made.__annotations__ = dict(fields)
    return made

_kept = {"__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make", "_replace", "_asdict",
         "_source"}

class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        if ns.get("_root", False):
            return super().__new__(cls, typename, bases, ns)
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        fields = [(name, _check(tp, f"field {name} annotation must be a type")) for name, tp in ns.get("__annotations__", {}).items()]
        defaults = {}
        for field, _ in fields:
            if field in ns:
                defaults[field] = ns[field]
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field{'s' * (len(defaults) > 1)} "
                                f"{', '.join(defaults)}")
        made = _tuple_class(typename, fields, defaults, ns.get("__module__", "__main__"))
        if Generic in bases:
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
            made.__parameters__ = ()
        for key, value in ns.items():
            if key in _kept:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__module__", "__annotations__", "__orig_bases__", "__classcell__") and key not in made._fields:
                setattr(made, key, value)
        made.__orig_bases__ = ns.get("__orig_bases__", (NamedTuple,))
        if Generic in bases:
            made.__parameters__ = _collect_parameters(made.__orig_bases__)
        return made

_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {"_root": True, "__module__": "typing"})

class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic and base is not dict:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        own = {key: _check(value, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type")
               if not isinstance(value, str) else ForwardRef(value) for key, value in ns.get("__annotations__", {}).items()}
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required.update(base.__dict__.get("__required_keys__", ()))
            optional.update(base.__dict__.get("__optional_keys__", ()))
        annotations.update(own)
        for key, value in own.items():
            if get_origin(value) is Annotated:
                value = get_args(value)[0]
            origin = get_origin(value)
            needed = origin is Required or total and origin is not NotRequired
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
        made.__annotations__, made.__total__ = annotations, total
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        if "__orig_bases__" not in ns:
            made.__orig_bases__ = bases or (TypedDict,)
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, obj):
        raise TypeError("TypedDict does not support instance and class checks")

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {"__module__": "typing"})

class _TypedDictMaker:
    """`TypedDict`: as a base it makes dictionaries with known keys; called, it makes a class from a table of them."""

    __name__ = __qualname__ = "TypedDict"
    __module__ = "typing"

    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        if fields is None:
            if kwargs:
                import warnings
                warnings.warn("The kwargs-based syntax for TypedDict definitions is deprecated in Python 3.11, will be removed in Python "
                              "3.13, and may not be understood by third-party type checkers.", DeprecationWarning, stacklevel=2)
            fields = kwargs
        elif kwargs:
            raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
        return _TypedDictMeta(typename, (), {"__annotations__": dict(fields), "__module__": "__main__"}, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDict,)

    def __repr__(self):
        return "<function TypedDict at 0x000000000000>"

TypedDict = _TypedDictMaker()

def is_typeddict(tp):
    return type(tp) is _TypedDictMeta and tp is not _TypedDict

class IO(Generic[AnyStr]):
    """A stream."""

    __slots__ = ()

class BinaryIO(IO[bytes]):
    __slots__ = ()

class TextIO(IO[str]):
    __slots__ = ()

for _thing in (overload, _refuse_call):
    _thing.__module__ = "typing"
