/// Python sources of modules about functions and classes.
extension PythonSources {
  static let functools = """
    WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")

    def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=("__dict__",)):
        for attr in assigned:
            try:
                value = getattr(wrapped, attr)
                setattr(wrapper, attr, value)
            except AttributeError:
                pass
        wrapper.__wrapped__ = wrapped
        return wrapper

    def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=("__dict__",)):
        return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)

    _missing = object()

    def reduce(function, sequence, initial=_missing, /):
        it = iter(sequence)
        if initial is _missing:
            value = next(it, _missing)
            if value is _missing:
                raise TypeError("reduce() of empty iterable with no initial value")
        else:
            value = initial
        for element in it:
            value = function(value, element)
        return value

    class partial:
        def __init__(self, func, /, *args, **keywords):
            if not callable(func):
                raise TypeError("the first argument must be callable")
            if isinstance(func, partial):
                args = func.args + args
                keywords = {**func.keywords, **keywords}
                func = func.func
            self.func = func
            self.args = args
            self.keywords = keywords

        def __call__(self, /, *args, **keywords):
            return self.func(*self.args, *args, **{**self.keywords, **keywords})

        def __repr__(self):
            parts = [repr(self.func)]
            parts.extend(repr(x) for x in self.args)
            parts.extend(f"{k}={v!r}" for k, v in self.keywords.items())
            return f"functools.partial({', '.join(parts)})"

    class partialmethod:
        def __init__(self, func, /, *args, **keywords):
            self.func = func
            self.args = args
            self.keywords = keywords

        def __get__(self, obj, cls=None):
            if obj is None:
                return self
            return partial(self.func, obj, *self.args, **self.keywords)

    from collections import namedtuple as _namedtuple
    _CacheInfo = _namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])

    def lru_cache(maxsize=128, typed=False):
        if callable(maxsize):
            return _cached(maxsize, 128, typed)
        def decorate(function):
            return _cached(function, maxsize, typed)
        return decorate

    def cache(function):
        return lru_cache(maxsize=None)(function)

    def _cached(function, maxsize, typed):
        stored = {}
        counts = [0, 0]
        def wrapper(*args, **kwargs):
            key = args
            if kwargs:
                key = (args, tuple(kwargs.items()))
            elif len(args) == 1:
                key = (args[0],)
            if typed:
                key = (key, tuple(type(v) for v in args))
            if key in stored:
                counts[0] += 1
                value = stored[key]
                if maxsize is not None:
                    del stored[key]
                    stored[key] = value
                return value
            counts[1] += 1
            value = function(*args, **kwargs)
            if maxsize is None:
                stored[key] = value
            elif maxsize > 0:
                if len(stored) >= maxsize and key not in stored:
                    del stored[next(iter(stored))]
                stored[key] = value
            return value
        update_wrapper(wrapper, function)
        def cache_info():
            return _CacheInfo(counts[0], counts[1], maxsize, len(stored))
        def cache_clear():
            stored.clear()
            counts[0] = counts[1] = 0
        wrapper.cache_info = cache_info
        wrapper.cache_clear = cache_clear
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return wrapper

    class cached_property:
        def __init__(self, func):
            self.func = func
            self.attrname = None
            self.__doc__ = func.__doc__

        def __set_name__(self, owner, name):
            self.attrname = name

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            value = self.func(instance)
            instance.__dict__[self.attrname] = value
            return value

    def total_ordering(cls):
        defined = {op for op in ("__lt__", "__le__", "__gt__", "__ge__") if getattr(cls, op, None) is not getattr(object, op, None)}
        if not defined:
            raise ValueError("must define at least one ordering operation: < > <= >=")
        root = max(defined)
        def from_lt(op):
            return {
                "__gt__": lambda self, other: _not(type(self).__lt__(self, other)) if self != other else False,
                "__le__": lambda self, other: type(self).__lt__(self, other) or self == other,
                "__ge__": lambda self, other: _not(type(self).__lt__(self, other)),
            }[op]
        def from_le(op):
            return {
                "__ge__": lambda self, other: _not(type(self).__le__(self, other)) or self == other,
                "__lt__": lambda self, other: type(self).__le__(self, other) and self != other,
                "__gt__": lambda self, other: _not(type(self).__le__(self, other)),
            }[op]
        def from_gt(op):
            return {
                "__lt__": lambda self, other: _not(type(self).__gt__(self, other)) if self != other else False,
                "__ge__": lambda self, other: type(self).__gt__(self, other) or self == other,
                "__le__": lambda self, other: _not(type(self).__gt__(self, other)),
            }[op]
        def from_ge(op):
            return {
                "__le__": lambda self, other: _not(type(self).__ge__(self, other)) or self == other,
                "__gt__": lambda self, other: type(self).__ge__(self, other) and self != other,
                "__lt__": lambda self, other: _not(type(self).__ge__(self, other)),
            }[op]
        make = {"__lt__": from_lt, "__le__": from_le, "__gt__": from_gt, "__ge__": from_ge}[root]
        for op in ("__lt__", "__le__", "__gt__", "__ge__"):
            if op not in defined:
                setattr(cls, op, make(op))
        return cls

    def _not(result):
        return result if result is NotImplemented else not result

    def cmp_to_key(mycmp):
        class K:
            def __init__(self, obj):
                self.obj = obj
            def __lt__(self, other):
                return mycmp(self.obj, other.obj) < 0
            def __gt__(self, other):
                return mycmp(self.obj, other.obj) > 0
            def __eq__(self, other):
                return mycmp(self.obj, other.obj) == 0
            def __le__(self, other):
                return mycmp(self.obj, other.obj) <= 0
            def __ge__(self, other):
                return mycmp(self.obj, other.obj) >= 0
            __hash__ = None
        return K

    def singledispatch(func):
        registry = {object: func}
        def dispatch(cls):
            for base in cls.__mro__:
                if base in registry:
                    return registry[base]
            return func
        def register(cls, function=None):
            if function is None:
                if isinstance(cls, type):
                    return lambda f: register(cls, f)
                annotations = getattr(cls, "__annotations__", {})
                if not annotations:
                    raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain `@register` on an annotated function.")
                function = cls
                cls = next(iter(annotations.values()))
            registry[cls] = function
            return function
        def wrapper(*args, **kw):
            if not args:
                raise TypeError(f"{func.__name__} requires at least 1 positional argument")
            return dispatch(type(args[0]))(*args, **kw)
        wrapper.register = register
        wrapper.dispatch = dispatch
        wrapper.registry = registry
        update_wrapper(wrapper, func)
        return wrapper
    """

  static let contextlib = """
    from functools import wraps as _wraps

    class AbstractContextManager:
        def __enter__(self):
            return self

        def __exit__(self, *exc):
            return None

    class ContextDecorator:
        def _recreate_cm(self):
            return self

        def __call__(self, func):
            @_wraps(func)
            def inner(*args, **kwds):
                with self._recreate_cm():
                    return func(*args, **kwds)
            return inner

    class _GeneratorContextManager(ContextDecorator):
        def __init__(self, func, args, kwds):
            self.gen = func(*args, **kwds)
            self.func, self.args, self.kwds = func, args, kwds

        def _recreate_cm(self):
            return self.__class__(self.func, self.args, self.kwds)

        def __enter__(self):
            try:
                return next(self.gen)
            except StopIteration:
                raise RuntimeError("generator didn't yield") from None

        def __exit__(self, typ, value, traceback):
            if typ is None:
                try:
                    next(self.gen)
                except StopIteration:
                    return False
                raise RuntimeError("generator didn't stop")
            if value is None:
                value = typ()
            try:
                self.gen.throw(value)
            except StopIteration as exc:
                return exc is not value
            except RuntimeError as exc:
                if exc is not value and not (isinstance(value, StopIteration) and exc.__cause__ is value):
                    raise
                value.__traceback__ = traceback
                return False
            except BaseException as exc:
                if exc is not value:
                    raise
                exc.__traceback__ = traceback
                return False
            raise RuntimeError("generator didn't stop after throw()")

    def contextmanager(func):
        @_wraps(func)
        def helper(*args, **kwds):
            return _GeneratorContextManager(func, args, kwds)
        return helper

    class closing:
        def __init__(self, thing):
            self.thing = thing

        def __enter__(self):
            return self.thing

        def __exit__(self, *exc_info):
            self.thing.close()

    class suppress:
        def __init__(self, *exceptions):
            self._exceptions = exceptions

        def __enter__(self):
            pass

        def __exit__(self, exctype, excinst, exctb):
            return exctype is not None and issubclass(exctype, self._exceptions)

    class nullcontext:
        def __init__(self, enter_result=None):
            self.enter_result = enter_result

        def __enter__(self):
            return self.enter_result

        def __exit__(self, *excinfo):
            pass

    class _Redirect:
        def __init__(self, new_target):
            self._new_target = new_target
            self._old_targets = []

        def __enter__(self):
            import sys
            self._old_targets.append(getattr(sys, self._stream))
            setattr(sys, self._stream, self._new_target)
            return self._new_target

        def __exit__(self, exctype, excinst, exctb):
            import sys
            setattr(sys, self._stream, self._old_targets.pop())

    class redirect_stdout(_Redirect):
        _stream = "stdout"

    class redirect_stderr(_Redirect):
        _stream = "stderr"

    class ExitStack:
        def __init__(self):
            self._exits = []

        def enter_context(self, cm):
            result = cm.__enter__()
            self._exits.append(cm.__exit__)
            return result

        def push(self, exit):
            self._exits.append(exit.__exit__ if hasattr(exit, "__exit__") else exit)
            return exit

        def callback(self, callback, /, *args, **kwds):
            self._exits.append(lambda *exc: callback(*args, **kwds) and False)
            return callback

        def pop_all(self):
            new = ExitStack()
            new._exits = self._exits
            self._exits = []
            return new

        def close(self):
            self.__exit__(None, None, None)

        def __enter__(self):
            return self

        def __exit__(self, typ, value, tb):
            received = typ is not None
            suppressed = False
            pending = None
            while self._exits:
                exit = self._exits.pop()
                try:
                    if exit(typ, value, tb):
                        suppressed = True
                        pending = None
                        typ = value = tb = None
                except BaseException as exc:
                    pending = exc
                    suppressed = False
                    typ, value, tb = type(exc), exc, None
            if pending is not None:
                raise pending
            return received and suppressed
    """

  static let dataclasses = """
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
    """

  static let enumeration = """
    class auto:
        def __init__(self):
            self.value = None

    def _is_descriptor(value):
        return hasattr(type(value), "__get__") or callable(value) or isinstance(value, (property, staticmethod, classmethod))

    class EnumMeta(type):
        def __new__(metacls, name, bases, namespace, **kwds):
            members = {}
            kept = {}
            annotations = namespace.get("__annotations__", {})
            for key, value in namespace.items():
                plain = key.startswith("_") or _is_descriptor(value)
                if plain:
                    kept[key] = value
                else:
                    members[key] = value
            for base in bases:
                if isinstance(base, EnumMeta) and getattr(base, "_member_map_", None):
                    raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
            cls = type.__new__(metacls, name, bases, kept)
            cls._member_names_ = []
            cls._member_map_ = {}
            cls._value2member_map_ = {}
            data = None
            for base in cls.__mro__:
                if base in (int, str, float, tuple):
                    data = base
                    break
            if data is not None:
                parent = next((b for b in cls.__mro__[1:] if isinstance(b, EnumMeta)), None)
                for special in ("__repr__", "__str__", "__format__"):
                    if special not in kept and parent is not None and getattr(cls, special) in (
                            getattr(data, special), getattr(object, special)):
                        type.__setattr__(cls, special, getattr(parent, special))
            last = []
            for key, value in members.items():
                if isinstance(value, auto):
                    value = cls._generate_next_value_(key, 1, len(last), last)
                last.append(value)
                existing = None
                for other in cls._member_map_.values():
                    if other._value_ == value and type(other._value_) is type(value):
                        existing = other
                        break
                if existing is not None:
                    cls._member_map_[key] = existing
                    type.__setattr__(cls, key, existing)
                    continue
                maker = cls.__new__
                args = value if isinstance(value, tuple) else (value,)
                if data is not None:
                    member = data.__new__(cls, *args)
                elif "__new__" in kept:
                    member = kept["__new__"](cls, *args)
                else:
                    member = object.__new__(cls)
                if not hasattr(member, "_value_"):
                    member._value_ = data(*args) if data is not None and not isinstance(value, data) else value
                member._name_ = key
                member.__objclass__ = cls
                if "__init__" in kept:
                    member.__init__(*args)
                cls._member_names_.append(key)
                cls._member_map_[key] = member
                try:
                    cls._value2member_map_[member._value_] = member
                except TypeError:
                    pass
                type.__setattr__(cls, key, member)
            return cls

        def __init__(cls, *args, **kwds):
            pass

        def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
            if names is None:
                return cls._lookup(value)
            if isinstance(names, str):
                names = names.replace(",", " ").split()
            namespace = {}
            for i, item in enumerate(names, start):
                if isinstance(item, str):
                    namespace[item] = i
                else:
                    namespace[item[0]] = item[1]
            if isinstance(names, dict):
                namespace = dict(names)
            return EnumMeta(value, (cls,), namespace)

        def _lookup(cls, value):
            if isinstance(value, cls):
                return value
            try:
                if value in cls._value2member_map_:
                    return cls._value2member_map_[value]
            except TypeError:
                pass
            for member in cls._member_map_.values():
                if member._value_ == value:
                    return member
            result = cls._missing_(value)
            if isinstance(result, cls):
                return result
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")

        def __iter__(cls):
            return (cls._member_map_[name] for name in cls._member_names_)

        def __reversed__(cls):
            return (cls._member_map_[name] for name in reversed(cls._member_names_))

        def __len__(cls):
            return len(cls._member_names_)

        def __bool__(cls):
            return True

        def __getitem__(cls, name):
            return cls._member_map_[name]

        def __contains__(cls, member):
            if not isinstance(member, Enum):
                raise TypeError(f"unsupported operand type(s) for 'in': {type(member).__qualname__!r} and {cls.__class__.__qualname__!r}")
            return isinstance(member, cls) and member._name_ in cls._member_map_

        @property
        def __members__(cls):
            return dict(cls._member_map_)

        def __setattr__(cls, name, value):
            if name in cls.__dict__.get("_member_map_", {}):
                raise AttributeError(f"cannot reassign member {name!r}")
            type.__setattr__(cls, name, value)

        def __repr__(cls):
            return f"<enum {cls.__name__!r}>"

    EnumType = EnumMeta

    class Enum(metaclass=EnumMeta):
        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            if not last_values:
                return start
            try:
                return max(v for v in last_values if isinstance(v, int)) + 1
            except ValueError:
                return start

        @classmethod
        def _missing_(cls, value):
            return None

        @property
        def name(self):
            return self._name_

        @property
        def value(self):
            return self._value_

        def __repr__(self):
            return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

        def __str__(self):
            return f"{self.__class__.__name__}.{self._name_}"

        def __format__(self, format_spec):
            return str.__format__(str(self), format_spec)

        def __hash__(self):
            return hash(self._name_)

        def __eq__(self, other):
            return self is other

        def __deepcopy__(self, memo):
            return self

        def __copy__(self):
            return self

    class ReprEnum(Enum):
        pass

    class IntEnum(int, ReprEnum):
        def __str__(self):
            return int.__repr__(self._value_)

        def __format__(self, format_spec):
            return format(self._value_, format_spec)

        def __eq__(self, other):
            return int.__eq__(self, other)

        def __hash__(self):
            return hash(self._value_)

    class StrEnum(str, ReprEnum):
        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            return name.lower()

        def __str__(self):
            return self._value_

        def __format__(self, format_spec):
            return format(self._value_, format_spec)

        def __eq__(self, other):
            return str.__eq__(self, other)

        def __hash__(self):
            return hash(self._value_)

    class Flag(Enum):
        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            return 1 << len(last_values) if not last_values else 1 << max(last_values).bit_length()

        @classmethod
        def _combined(cls, value):
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
            names = [m._name_ for m in cls if m._value_ & value and m._value_ & (m._value_ - 1) == 0]
            member = object.__new__(cls)
            member._value_ = value
            member._name_ = "|".join(names) if names else None
            cls._value2member_map_[value] = member
            return member

        @classmethod
        def _missing_(cls, value):
            return cls._combined(value) if isinstance(value, int) else None

        def __or__(self, other):
            return self._combined(self._value_ | other._value_)

        def __and__(self, other):
            return self._combined(self._value_ & other._value_)

        def __xor__(self, other):
            return self._combined(self._value_ ^ other._value_)

        def __invert__(self):
            mask = 0
            for m in self.__class__:
                mask |= m._value_
            return self._combined(mask & ~self._value_)

        def __contains__(self, other):
            return other._value_ & self._value_ == other._value_

        def __bool__(self):
            return bool(self._value_)

        def __iter__(self):
            return (m for m in self.__class__ if m._value_ & self._value_)

        def __repr__(self):
            if self._name_ is None:
                return f"<{self.__class__.__name__}: {self._value_!r}>"
            return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

        def __str__(self):
            if self._name_ is None:
                return f"{self.__class__.__name__}({self._value_!r})"
            return f"{self.__class__.__name__}.{self._name_}"

    class IntFlag(int, Flag):
        @classmethod
        def _combined(cls, value):
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
            names = [m._name_ for m in cls if m._value_ & value]
            member = int.__new__(cls, value)
            member._value_ = value
            member._name_ = "|".join(names) if names else None
            cls._value2member_map_[value] = member
            return member

        def __or__(self, other):
            return self._combined(self._value_ | int(other))

        def __and__(self, other):
            return self._combined(self._value_ & int(other))

        def __xor__(self, other):
            return self._combined(self._value_ ^ int(other))

        __ror__ = __or__
        __rand__ = __and__

        def __str__(self):
            return int.__repr__(self._value_)

        def __eq__(self, other):
            return int.__eq__(self, other)

        def __hash__(self):
            return hash(self._value_)

    def unique(enumeration):
        duplicates = [(n, m._name_) for n, m in enumeration._member_map_.items() if n != m._name_]
        if duplicates:
            detail = ", ".join(f"{a} -> {b}" for a, b in duplicates)
            raise ValueError(f"duplicate values found in {enumeration!r}: {detail}")
        return enumeration
    """

  static let abc = """
    def abstractmethod(funcobj):
        funcobj.__isabstractmethod__ = True
        return funcobj

    def _is_abstract(value):
        if isinstance(value, property):
            return any(getattr(f, "__isabstractmethod__", False) for f in (value.fget, value.fset, value.fdel))
        if isinstance(value, (staticmethod, classmethod)):
            return getattr(value.__func__, "__isabstractmethod__", False)
        return getattr(value, "__isabstractmethod__", False) is True

    class ABCMeta(type):
        def __new__(mcls, name, bases, namespace, **kwargs):
            cls = type.__new__(mcls, name, bases, namespace, **kwargs)
            abstract = {key for key, value in namespace.items() if _is_abstract(value)}
            for base in bases:
                for key in getattr(base, "__abstractmethods__", ()):
                    if _is_abstract(getattr(cls, key, None)):
                        abstract.add(key)
            type.__setattr__(cls, "__abstractmethods__", frozenset(abstract))
            return cls

        def __call__(cls, *args, **kwargs):
            if cls.__abstractmethods__:
                names = sorted(cls.__abstractmethods__)
                plural = "s" if len(names) > 1 else ""
                raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract method{plural} {', '.join(names)}")
            return type.__call__(cls, *args, **kwargs)

        def register(cls, subclass):
            cls.__dict__.get("_registered", None)
            type.__setattr__(cls, "_registered", cls.__dict__.get("_registered", ()) + (subclass,))
            return subclass

        def __instancecheck__(cls, instance):
            return any(isinstance(instance, c) for c in cls.__dict__.get("_registered", ()))

    class ABC(metaclass=ABCMeta):
        pass

    def abstractproperty(f):
        return property(abstractmethod(f))

    abstractclassmethod = lambda f: classmethod(abstractmethod(f))
    abstractstaticmethod = lambda f: staticmethod(abstractmethod(f))
    """

  static let types = """
    def _f():
        pass

    def _g():
        yield

    class _C:
        def m(self):
            pass

    FunctionType = type(_f)
    LambdaType = FunctionType
    GeneratorType = type(_g())
    MethodType = type(_C().m)
    BuiltinFunctionType = type(len)
    BuiltinMethodType = BuiltinFunctionType
    NoneType = type(None)
    EllipsisType = type(...)
    NotImplementedType = type(NotImplemented)
    import math as _math
    ModuleType = type(_math)
    MappingProxyType = dict

    class SimpleNamespace:
        def __init__(self, /, **kwargs):
            self.__dict__.update(kwargs)

        def __repr__(self):
            items = (f"{k}={v!r}" for k, v in self.__dict__.items())
            return f"namespace({', '.join(items)})"

        def __eq__(self, other):
            if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
                return self.__dict__ == other.__dict__
            return NotImplemented

        __hash__ = None
    """
}
