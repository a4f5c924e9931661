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
