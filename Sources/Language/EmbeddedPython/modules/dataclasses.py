# SPDX-License-Identifier: GPL-3.0-or-later
import copy as _copy
import re as _re
from types import MappingProxyType as _MappingProxyType

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
           "astuple", "make_dataclass", "replace", "is_dataclass"]

class FrozenInstanceError(AttributeError):
    pass

class _MISSING_TYPE:
    pass

class _KW_ONLY_TYPE:
    pass

class _Factory:
    def __repr__(self):
        return "<factory>"

class _Kind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FROM_FACTORY = _Factory()
_FIELD, _CLASSVAR, _INITVAR = _Kind("_FIELD"), _Kind("_FIELD_CLASSVAR"), _Kind("_FIELD_INITVAR")

class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return cls(type)

    def __repr__(self):
        return f"dataclasses.InitVar[{_type_name(self.type)}]"

def _type_name(type_):
    return type_.__name__ if isinstance(type_, type) and not hasattr(type_, "__origin__") else repr(type_)

def _guarded(function):
    running = set()

    def __repr__(self):
        key = id(self)
        if key in running:
            return "..."
        running.add(key)
        try:
            return function(self)
        finally:
            running.discard(key)
    __repr__.__wrapped__ = function
    return __repr__

class Field:
    _SHOWN = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only",
              "_field_type")

    def __init__(self, *options):
        for name, value in zip(self._SHOWN, (None, None, *options, None)):
            setattr(self, name, value)
        try:
            self.metadata = _MappingProxyType({} if self.metadata is None else self.metadata)
        except TypeError:
            pass  # A mapping of another kind is shown as it is.

    @_guarded
    def __repr__(self):
        return "Field(" + ",".join([f"{name}={getattr(self, name)!r}" for name in self._SHOWN]) + ")"

    def __set_name__(self, owner, name):
        told = getattr(type(self.default), "__set_name__", None)
        if told is not None:
            told(self.default, owner, name)

    def __class_getitem__(cls, item):
        return cls

def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if not (default is MISSING or default_factory is MISSING):
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)

class _DataclassParams:
    def __init__(self, **options):
        self.__dict__.update(options)

    def __repr__(self):
        return "_DataclassParams(" + ",".join([f"{name}={value!r}" for name, value in self.__dict__.items()]) + ")"

def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    params = _DataclassParams(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen)

    def decorate(cls):
        return _complete(cls, params, match_args, kw_only, slots, weakref_slot)
    return decorate if cls is None else decorate(cls)

# What an annotation says of its name.

def _kind_of(annotation):
    if isinstance(annotation, str):
        word = _re.match(r"\s*(?:\w+\s*\.\s*)?(\w+)", annotation)
        return {"ClassVar": _CLASSVAR, "InitVar": _INITVAR, "KW_ONLY": KW_ONLY}.get(word and word[1], _FIELD)
    if annotation is KW_ONLY or annotation is _KW_ONLY_TYPE:
        return KW_ONLY
    if annotation is InitVar or type(annotation) is InitVar:
        return _INITVAR
    if not isinstance(annotation, type) and repr(annotation).startswith("typing.ClassVar"):
        return _CLASSVAR
    return _FIELD

def _own_fields(cls, annotations, kw_only):
    switched = False
    for name, annotation in annotations.items():
        kind = _kind_of(annotation)
        if kind is KW_ONLY:
            if switched:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            switched = kw_only = True
            continue
        given = getattr(cls, name, MISSING)
        if type(given).__name__ == "member_descriptor":
            given = MISSING
        found = given if isinstance(given, Field) else field(default=given)
        found.name, found.type, found._field_type = name, annotation, kind
        if kind is not _FIELD and found.default_factory is not MISSING:
            raise TypeError(f"field {name} cannot have a default factory")
        if kind is _CLASSVAR:
            if found.kw_only is not MISSING:
                raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
        elif found.kw_only is MISSING:
            found.kw_only = kw_only
        if kind is _FIELD and type(found.default).__hash__ is None:
            raise ValueError(f"mutable default {type(found.default)} for field {name} is not allowed: use default_factory")
        yield found

def _complete(cls, params, match_args, kw_only, slots, weakref_slot):
    table, frozen_bases = {}, []
    for base in reversed(cls.__mro__[1:]):
        inherited = getattr(base, "__dataclass_fields__", None)
        if inherited is not None:
            table.update(inherited)
            frozen_bases.append(base.__dataclass_params__.frozen)
    annotations = cls.__dict__.get("__annotations__", {})
    own = list(_own_fields(cls, annotations, kw_only))
    for f in own:
        table[f.name] = f
        if not isinstance(getattr(cls, f.name, None), Field):
            continue
        if f.default is not MISSING:
            setattr(cls, f.name, f.default)
        else:
            delattr(cls, f.name)
    bare = [name for name, value in cls.__dict__.items() if isinstance(value, Field) and name not in annotations]
    if bare:
        raise TypeError(f"{bare[0]!r} is a field but has no type annotation")
    if params.frozen and frozen_bases and not any(frozen_bases):
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    if not params.frozen and any(frozen_bases):
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    cls.__dataclass_fields__, cls.__dataclass_params__ = table, params
    methods = _Methods(cls, table.values(), params, slots)
    methods.add_all()
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in methods.positional])
    if not getattr(cls, "__doc__", None):
        cls.__doc__ = methods.summary()
    if slots:
        methods.owner[0] = cls = _with_slots(cls, params.frozen, weakref_slot)
    return cls

class _Methods:
    # The methods are written as source text for each class: what they do at every call is then only what they must.

    def __init__(self, cls, all_fields, params, slots):
        self.cls, self.params, self.slots = cls, params, slots
        self.owner = [cls]
        self.fields = [f for f in all_fields if f._field_type is _FIELD]
        self.given = [f for f in all_fields if f._field_type is not _CLASSVAR]
        self.positional = [f for f in self.given if f.init and not f.kw_only]
        self.keywords = [f for f in self.given if f.init and f.kw_only]
        self.own_hash = cls.__dict__.get("__hash__", MISSING)
        if self.own_hash is None and "__eq__" in cls.__dict__:
            self.own_hash = MISSING

    def add_all(self):
        params, refused = self.params, "Cannot overwrite attribute {} in class " + self.cls.__name__
        if params.init:
            self.add("__init__", *self.init())
        if params.repr:
            self.add("__repr__", *self.repr())
        if params.eq:
            self.add("__eq__", *self.comparison("==", [f for f in self.fields if f.compare]))
        if params.order:
            for name, sign in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
                if not self.add(name, *self.comparison(sign, [f for f in self.fields if f.compare])):
                    raise TypeError(refused.format(name) + ". Consider using functools.total_ordering")
        if params.frozen:
            for name, value, word in (("__setattr__", ", value", "assign to"), ("__delattr__", "", "delete")):
                if not self.add(name, *self.refusal(name, value, word)):
                    raise TypeError(refused.format(name))
        if params.unsafe_hash:
            if self.own_hash is not MISSING:
                raise TypeError(refused.format("__hash__"))
            self.add("__hash__", *self.hash(), replacing=True)
        elif params.eq and self.own_hash is MISSING:
            if params.frozen:
                self.add("__hash__", *self.hash(), replacing=True)
            else:
                self.cls.__hash__ = None

    def add(self, name, parameters, body, names=None, replacing=False):
        # False: the class has a method of this name of its own, which stays.
        if name in self.cls.__dict__ and not replacing:
            return False
        names = names or {}
        made = {}
        text = [f"def make({', '.join(names)}):", f" def {name}({parameters}):"]
        exec("\n".join(text + ["  " + line for line in body] + [f" return {name}"]), {}, made)
        method = made["make"](**names)
        method = _guarded(method) if name == "__repr__" else method
        method.__qualname__ = f"{self.cls.__qualname__}.{name}"
        setattr(self.cls, name, method)
        return True

    def init(self):
        me = "__dataclass_self__" if any([f.name == "self" for f in self.given]) else "self"
        names = {"_from_factory": _FROM_FACTORY, "_put": object.__setattr__}
        for f in self.given:
            names["_t_" + f.name] = f.type
            if f.default is not MISSING:
                names["_d_" + f.name] = f.default
            elif f.default_factory is not MISSING:
                names["_d_" + f.name] = f.default_factory
        optional = False
        for f in self.positional:
            if "_d_" + f.name in names:
                optional = True
            elif optional:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")

        def parameter(f):
            value = "" if "_d_" + f.name not in names else "=_from_factory" if f.default is MISSING else f"=_d_{f.name}"
            return f"{f.name}:_t_{f.name}{value}"
        parameters = [me] + [parameter(f) for f in self.positional]
        if self.keywords:
            parameters += ["*"] + [parameter(f) for f in self.keywords]
        body = []
        for f in self.given:
            value = f.name if f.init else ""
            if f.default_factory is not MISSING:
                value = f"_d_{f.name}()" + (f" if {f.name} is _from_factory else {f.name}" if f.init else "")
            elif not f.init and self.slots and f.default is not MISSING:
                value = f"_d_{f.name}"
            if value and f._field_type is _FIELD:
                body.append(f"_put({me}, {f.name!r}, {value})" if self.params.frozen else f"{me}.{f.name}={value}")
        if hasattr(self.cls, "__post_init__"):
            body.append(f"{me}.__post_init__({', '.join([f.name for f in self.given if f._field_type is _INITVAR])})")
        return ", ".join(parameters), body or ["pass"], names

    def repr(self):
        shown = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in self.fields if f.repr])
        return "self", [f'return f"{{self.__class__.__qualname__}}({shown})"']

    def comparison(self, sign, compared):
        mine = "".join([f"self.{f.name}, " for f in compared])
        others = "".join([f"other.{f.name}, " for f in compared])
        return "self, other", ["if other.__class__ is self.__class__:", f" return ({mine}) {sign} ({others})",
                               "return NotImplemented"]

    def hash(self):
        hashed = [f for f in self.fields if (f.compare if f.hash is None else f.hash)]
        return "self", [f"return hash(({''.join([f'self.{f.name}, ' for f in hashed])}))"]

    def refusal(self, name, value, word):
        names = {"_owner": self.owner, "_fields": frozenset([f.name for f in self.fields]), "_error": FrozenInstanceError}
        return "self, name" + value, [
            "if type(self) is _owner[0] or name in _fields:",
            f" raise _error(f'cannot {word} field {{name!r}}')",
            f"super(_owner[0], self).{name}(name{value})"], names

    def summary(self):
        if not self.params.init:
            return self.cls.__name__ + "()"
        parts = [_parameter(f) for f in self.positional]
        if self.keywords:
            parts += ["*"] + [_parameter(f) for f in self.keywords]
        return f"{self.cls.__name__}({', '.join(parts)})"

def _parameter(f):
    if isinstance(f.type, type) and not hasattr(f.type, "__origin__"):
        shown = f.type.__qualname__ if f.type.__module__ == "builtins" else f"{f.type.__module__}.{f.type.__qualname__}"
    else:
        shown = repr(f.type) if isinstance(f.type, str) else repr(f.type).replace("typing.", "")
    value = _FROM_FACTORY if f.default_factory is not MISSING else f.default
    return f"{f.name}: {shown}" + ("" if value is MISSING else f" = {value!r}")

def _slots_of(cls):
    slots = cls.__dict__.get("__slots__", ())
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return (slots,) if isinstance(slots, str) else tuple(slots)

def _with_slots(cls, frozen, weakref_slot):
    # A class gets its slots when it is made: so this makes it once more.
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    names = [f.name for f in fields(cls)]
    taken = {slot for base in cls.__mro__[1:-1] for slot in _slots_of(base)}
    body = {name: value for name, value in cls.__dict__.items() if name not in names}
    body.pop("__dict__", None)
    body.pop("__weakref__", None)
    body["__slots__"] = tuple([n for n in names + ["__weakref__"] * bool(weakref_slot) if n not in taken])
    if frozen:
        body.setdefault("__getstate__", lambda self: [getattr(self, name) for name in names])
        body.setdefault("__setstate__", lambda self, state: [object.__setattr__(self, *pair) for pair in zip(names, state)])
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__, made.__module__ = cls.__qualname__, cls.__module__
    return made

def _has_fields(obj):
    return hasattr(type(obj), "__dataclass_fields__")

def is_dataclass(obj):
    return hasattr(obj, "__dataclass_fields__") if isinstance(obj, type) else _has_fields(obj)

def fields(class_or_instance):
    table = getattr(class_or_instance, "__dataclass_fields__", None)
    if table is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([f for f in table.values() if f._field_type is _FIELD])

def asdict(obj, *, dict_factory=dict):
    if not _has_fields(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def rows(instance):
        return dict_factory([(f.name, _unfolded(getattr(instance, f.name), rows)) for f in fields(instance)])
    return rows(obj)

def astuple(obj, *, tuple_factory=tuple):
    if not _has_fields(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def row(instance):
        return tuple_factory([_unfolded(getattr(instance, f.name), row) for f in fields(instance)])
    return row(obj)

def _unfolded(value, unfold):
    # A copy of the value in which `unfold` has replaced the instances of dataclasses at any depth.
    cls = type(value)
    if cls in (int, float, str, bool):
        return value
    if _has_fields(value):
        return unfold(value)
    if isinstance(value, (list, tuple)):
        parts = [_unfolded(part, unfold) for part in value]
        return cls(*parts) if hasattr(value, "_fields") else cls(parts)
    if isinstance(value, dict):
        pairs = [(_unfolded(key, unfold), _unfolded(part, unfold)) for key, part in value.items()]
        return cls(value.default_factory, pairs) if hasattr(cls, "default_factory") else cls(pairs)
    return _copy.deepcopy(value)

def replace(obj, /, **changes):
    if not _has_fields(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for name, f in obj.__dataclass_fields__.items():
        if f._field_type is _CLASSVAR:
            continue
        if not f.init:
            if name in changes:
                raise ValueError(f"field {name} is declared with init=False, it cannot be specified with replace()")
        elif name not in changes:
            if f._field_type is _INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {name!r} must be specified with replace()")
            changes[name] = getattr(obj, name)
    return type(obj)(**changes)

def _is_keyword(name):
    try:
        exec(f"{name} = 0", {})
    except SyntaxError:
        return True
    return False

def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    annotations, body = {}, {"__module__": "types", **(namespace or {})}
    for item in fields:
        parts = (item, "typing.Any") if isinstance(item, str) else item
        if len(parts) not in (2, 3):
            raise TypeError(f"Invalid field: {item!r}")
        name, kind, *default = parts
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if _is_keyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
        if default:
            body[name] = default[0]
    body["__annotations__"] = annotations
    metaclass = type(bases[0]) if bases else type
    return dataclass(metaclass(cls_name, tuple(bases), body), **options)
