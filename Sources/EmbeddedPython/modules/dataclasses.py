class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"

MISSING = _Missing()
KW_ONLY = object()

class FrozenInstanceError(AttributeError):
    pass

class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = metadata if metadata is not None else {}
        self.kw_only = kw_only

    def __repr__(self):
        return f"Field(name={self.name!r},type={self.type!r},default={self.default!r})"

def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)

def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, kw_only)
    return wrap if cls is None else wrap(cls)

def _process(cls, init, repr_, eq, order, unsafe_hash, frozen, kw_only):
    fields = {}
    for base in cls.__mro__[-1:0:-1]:
        if "__dataclass_fields__" in base.__dict__:
            for f in base.__dict__["__dataclass_fields__"].values():
                fields[f.name] = f
    annotations = cls.__dict__.get("__annotations__", {})
    keyword_only = kw_only
    inits = {}
    for name, annotation in annotations.items():
        shown = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", repr(annotation))
        if annotation is KW_ONLY or "KW_ONLY" in shown:
            keyword_only = True
            continue
        default = cls.__dict__.get(name, MISSING)
        if "ClassVar" in (shown if isinstance(annotation, str) else repr(annotation)):
            continue
        is_initvar = annotation is InitVar or isinstance(annotation, InitVar) or shown.startswith(("InitVar", "dataclasses.InitVar"))
        if isinstance(default, Field):
            f = default
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
        else:
            f = field(default=default)
        if isinstance(f.default, (list, dict, set)):
            raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: use default_factory")
        f.name = name
        f.type = annotation
        f._initvar = is_initvar
        if f.kw_only is MISSING:
            f.kw_only = keyword_only
        fields[name] = f
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    setattr(cls, "__dataclass_fields__", fields)
    setattr(cls, "__dataclass_frozen__", frozen)
    all_fields = list(fields.values())
    own = [f for f in all_fields if not getattr(f, "_initvar", False)]
    ordered = [f for f in all_fields if f.init and not f.kw_only]
    keywords = [f for f in all_fields if f.init and f.kw_only]
    seen_default = False
    if init:
        for f in ordered:
            if f.default is not MISSING or f.default_factory is not MISSING:
                seen_default = True
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")
        if "__init__" not in cls.__dict__:
            cls.__init__ = _make_init(cls, all_fields, ordered, keywords, frozen)
    if repr_ and "__repr__" not in cls.__dict__:
        def __repr__(self):
            parts = [f"{f.name}={getattr(self, f.name)!r}" for f in own if f.repr]
            return f"{self.__class__.__qualname__}({', '.join(parts)})"
        cls.__repr__ = _guard(__repr__)
    compared = [f.name for f in own if f.compare]
    def key(self):
        return tuple(getattr(self, name) for name in compared)
    has_eq = "__eq__" in cls.__dict__
    if eq and not has_eq:
        def __eq__(self, other):
            if other.__class__ is self.__class__:
                return key(self) == key(other)
            return NotImplemented
        cls.__eq__ = __eq__
    if order:
        if not eq:
            raise ValueError("eq must be true if order is true")
        def compare(op):
            def method(self, other):
                if other.__class__ is self.__class__:
                    return op(key(self), key(other))
                return NotImplemented
            return method
        cls.__lt__ = compare(lambda a, b: a < b)
        cls.__le__ = compare(lambda a, b: a <= b)
        cls.__gt__ = compare(lambda a, b: a > b)
        cls.__ge__ = compare(lambda a, b: a >= b)
    if unsafe_hash or (eq and frozen):
        if cls.__dict__.get("__hash__") is None:
            hashed = [f.name for f in own if (f.compare if f.hash is None else f.hash)]
            def __hash__(self):
                return hash(tuple(getattr(self, name) for name in hashed))
            cls.__hash__ = __hash__
    elif eq and not has_eq and "__hash__" not in cls.__dict__:
        cls.__hash__ = None
    if frozen:
        def __setattr__(self, name, value):
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        def __delattr__(self, name):
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        cls.__setattr__ = __setattr__
        cls.__delattr__ = __delattr__
    cls.__match_args__ = tuple(f.name for f in ordered)
    if not cls.__dict__.get("__doc__"):
        parts = [_parameter(f) for f in ordered]
        if keywords:
            parts += ["*"] + [_parameter(f) for f in keywords]
        cls.__doc__ = f"{cls.__name__}({', '.join(parts)})"
    return cls

def _parameter(f):
    if isinstance(f.type, str):
        shown = repr(f.type)
    elif isinstance(f.type, type):
        module = f.type.__module__
        shown = f.type.__qualname__ if module == "builtins" else f"{module}.{f.type.__qualname__}"
    else:
        shown = repr(f.type).replace("typing.", "")
    if f.default_factory is not MISSING:
        return f"{f.name}: {shown} = <factory>"
    return f"{f.name}: {shown}" + ("" if f.default is MISSING else f" = {f.default!r}")

def _guard(function):
    running = []
    def __repr__(self):
        if any(x is self for x in running):
            return "..."
        running.append(self)
        try:
            return function(self)
        finally:
            running.pop()
    return __repr__

def _list(names):
    names = [repr(n) for n in names]
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        return f"{names[0]} and {names[1]}"
    return ", ".join(names[:-1]) + f", and {names[-1]}"

def _make_init(cls, fields, ordered, keywords, frozen):
    names = [f.name for f in ordered]
    known = {f.name for f in ordered + keywords}
    required = [f.name for f in ordered if f.default is MISSING and f.default_factory is MISSING]
    label = f"{cls.__qualname__}.__init__()"
    def __init__(self, /, *args, **kwargs):
        if len(args) > len(names):
            low = len(required) + 1
            takes = f"{len(names) + 1}" if len(required) == len(names) else f"from {low} to {len(names) + 1}"
            plural = "" if takes == "1" else "s"
            raise TypeError(f"{label} takes {takes} positional argument{plural} but {len(args) + 1} were given")
        values = dict(zip(names, args))
        for name, value in kwargs.items():
            if name not in known:
                raise TypeError(f"{label} got an unexpected keyword argument {name!r}")
            if name in values:
                raise TypeError(f"{label} got multiple values for argument {name!r}")
            values[name] = value
        missing = [n for n in required if n not in values]
        if missing:
            plural = "" if len(missing) == 1 else "s"
            raise TypeError(f"{label} missing {len(missing)} required positional argument{plural}: {_list(missing)}")
        missing = [f.name for f in keywords
                   if f.name not in values and f.default is MISSING and f.default_factory is MISSING]
        if missing:
            plural = "" if len(missing) == 1 else "s"
            raise TypeError(f"{label} missing {len(missing)} required keyword-only argument{plural}: {_list(missing)}")
        extra = []
        for f in fields:
            if f.init and f.name in values:
                value = values[f.name]
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            elif f.default is not MISSING:
                value = f.default
            else:
                continue
            if getattr(f, "_initvar", False):
                extra.append(value)
            elif frozen:
                object.__setattr__(self, f.name, value)
            else:
                setattr(self, f.name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__(*extra)
    return __init__

class InitVar:
    def __init__(self, type=None):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)

def fields(class_or_instance):
    try:
        table = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in table.values() if not getattr(f, "_initvar", False))

def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, "__dataclass_fields__")

def asdict(obj, *, dict_factory=dict):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict(obj, dict_factory)

def _asdict(obj, factory):
    if not isinstance(obj, type) and is_dataclass(obj):
        return factory([(f.name, _asdict(getattr(obj, f.name), factory)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_asdict(v, factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_asdict(v, factory) for v in obj)
    if isinstance(obj, dict):
        return type(obj)((_asdict(k, factory), _asdict(v, factory)) for k, v in obj.items())
    import copy
    return copy.deepcopy(obj)

def astuple(obj, *, tuple_factory=tuple):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple(obj, tuple_factory)

def _astuple(obj, factory):
    if not isinstance(obj, type) and is_dataclass(obj):
        return factory([_astuple(getattr(obj, f.name), factory) for f in fields(obj)])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_astuple(v, factory) for v in obj)
    if isinstance(obj, dict):
        return type(obj)((_astuple(k, factory), _astuple(v, factory)) for k, v in obj.items())
    import copy
    return copy.deepcopy(obj)

def replace(obj, /, **changes):
    for f in obj.__dataclass_fields__.values():
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)

def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    ns = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            annotations[item] = "typing.Any"
        elif len(item) == 2:
            annotations[item[0]] = item[1]
        else:
            annotations[item[0]] = item[1]
            ns[item[0]] = item[2]
    ns["__annotations__"] = annotations
    return dataclass(type(cls_name, bases, ns), **options)
