# SPDX-License-Identifier: GPL-3.0-or-later
"""Functions that take functions or give them."""

from collections import namedtuple as _namedtuple

__all__ = ("update_wrapper wraps WRAPPER_ASSIGNMENTS WRAPPER_UPDATES total_ordering cache cmp_to_key lru_cache reduce"
           " partial partialmethod singledispatch singledispatchmethod cached_property").split()

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)
_absent = object()

def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Gives a function the name, the text and the attributes of the one that it calls."""
    for name in assigned:
        value = getattr(wrapped, name, _absent)
        if value is not _absent:
            setattr(wrapper, name, value)
    for name in updated:
        table = getattr(wrapped, name, None) or {}
        # Here a function's table has what `assigned` is about, too.
        getattr(wrapper, name).update({key: table[key] for key in table if key not in WRAPPER_ASSIGNMENTS})
    wrapper.__wrapped__ = wrapped
    return wrapper

def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """update_wrapper as a decorator."""
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)

def reduce(function, sequence, initial=_absent, /):
    """One value out of many: function(...function(function(first, second), third)..., last)."""
    items = iter(sequence)
    result = next(items, _absent) if initial is _absent else initial
    if result is _absent:
        raise TypeError("reduce() of empty iterable with no initial value")
    for item in items:
        result = function(result, item)
    return result

def _arguments_text(args, keywords):
    return [*map(repr, args), *(f"{name}={value!r}" for name, value in keywords.items())]

class partial:
    """A function with some of its arguments given already."""

    def __new__(cls, func=_absent, /, *args, **keywords):
        if func is _absent:
            raise TypeError("type 'partial' takes at least one argument")
        if not callable(func):
            raise TypeError("the first argument must be callable")
        made = object.__new__(cls)
        if isinstance(func, partial) and func.__dict__.keys() == _PARTIAL_PARTS:
            args = func._args + args
            keywords = {**func._keywords, **keywords}
            func = func._func
        made._func, made._args, made._keywords = func, args, keywords
        return made

    def __call__(self, /, *args, **keywords):
        if keywords:
            return self._func(*self._args, *args, **{**self._keywords, **keywords})
        return self._func(*self._args, *args, **self._keywords)

    func = property(lambda self: self._func)
    args = property(lambda self: self._args)
    keywords = property(lambda self: self._keywords)

    def __repr__(self):
        name = "functools.partial" if type(self) is partial else type(self).__name__
        if id(self) in _being_shown:
            return "..."
        _being_shown.append(id(self))
        try:
            return f"{name}({', '.join([repr(self._func), *_arguments_text(self._args, self._keywords)])})"
        finally:
            _being_shown.pop()

    def __setstate__(self, state):
        is_state = isinstance(state, tuple) and len(state) == 4
        if not is_state or not callable(state[0]) or not isinstance(state[1], tuple) or not isinstance(state[2], dict | None):
            raise TypeError("invalid partial state")
        func, args, keywords, attributes = state
        self.__dict__.clear()
        self.__dict__.update(attributes or {})
        self._func, self._args, self._keywords = func, tuple(args), dict(keywords or {})

_PARTIAL_PARTS = {"_func", "_args", "_keywords"}
_being_shown = []

class partialmethod:
    """partial for the methods of a class."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__") and not isinstance(func, (classmethod, staticmethod)):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args, keywords, func = func.args + args, {**func.keywords, **keywords}, func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        cls = type(self)
        parts = ", ".join([repr(self.func), *_arguments_text(self.args, self.keywords)])
        return f"{cls.__module__}.{cls.__qualname__}({parts})"

    def __get__(self, obj, cls=None):
        function = self.func
        if isinstance(function, classmethod):
            return self._bound(function.__func__, cls, cls)
        if isinstance(function, staticmethod):
            return partial(function.__func__, *self.args, **self.keywords)
        bind = getattr(type(function), "__get__", None)
        if bind is not None:
            bound = bind(function, obj, cls)
            if bound is not function:
                return self._bound(bound, getattr(bound, "__self__", obj))
        if obj is not None:
            return self._bound(function, obj, obj)
        unbound = lambda self_, /, *args, **keywords: function(
            self_, *self.args, *args, **{**self.keywords, **keywords})
        if self.__isabstractmethod__:
            unbound.__isabstractmethod__ = True
        return unbound

    def _bound(self, function, receiver, *first):
        result = partial(function, *first, *self.args, **self.keywords)
        if receiver is not None:
            result.__self__ = receiver
        return result

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

_CacheInfo = _namedtuple("CacheInfo", "hits misses maxsize currsize")

def lru_cache(maxsize=128, typed=False):
    """Remembers what a function gave for its latest `maxsize` different calls; all of them when that is None."""
    if callable(maxsize) and isinstance(typed, bool):
        return _remembering(maxsize, 128, typed)
    if maxsize is not None and not isinstance(maxsize, int):
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    size = None if maxsize is None else max(0, maxsize)
    return lambda function: _remembering(function, size, typed)

def cache(user_function, /):
    """Remembers everything that a function gave."""
    return _remembering(user_function, None, False)

_keywords_begin = object()

def _call_key(args, keywords, typed):
    """What two calls with the same arguments have in common."""
    if typed:
        types = tuple(type(value) for value in (*args, *keywords.values()))
        return args, tuple(keywords.items()), types
    return (*args, _keywords_begin, *keywords.items())

def _remembering(function, limit, typed):
    if not callable(function):
        raise TypeError("the first argument must be callable")
    results = {}
    hits = misses = 0
    # With a limit, results are links of a ring: before, after, key, value. The latest call stands before `ring`. (Looking a key up may call the function
    # again: so a hit changes no dictionary.)
    ring = []
    ring[:] = [ring, ring, None, None]

    def remembering(*args, **kwargs):
        nonlocal hits, misses
        if kwargs or typed:
            key = _call_key(args, kwargs, typed)
        else:
            key = args
            if len(args) == 1:
                kind = args[0].__class__
                # So that 3 and 3.0 are told apart.
                if kind is int or kind is str:
                    key = args[0]
        found = results.get(key, _absent)
        if found is not _absent:
            hits += 1
            if limit is None:
                return found
            before, after, _, value = found
            before[1], after[0] = after, before
            last = ring[0]
            last[1] = ring[0] = found
            found[0], found[1] = last, ring
            return value
        misses += 1
        value = function(*args, **kwargs)
        if limit is None:
            results[key] = value
        elif limit and key not in results:
            if len(results) >= limit:
                oldest = ring[1]
                ring[1] = oldest[1]
                oldest[1][0] = ring
                results.pop(oldest[2], None)
            last = ring[0]
            last[1] = ring[0] = results[key] = [last, ring, key, value]
        return value

    def cache_clear():
        """Forgets everything."""
        nonlocal hits, misses
        hits = misses = 0
        results.clear()
        ring[:] = [ring, ring, None, None]

    def cache_info():
        """How often the cache helped, and its size."""
        return _CacheInfo(hits, misses, limit, len(results))

    update_wrapper(remembering, function)
    remembering.cache_info, remembering.cache_clear = cache_info, cache_clear
    remembering.cache_parameters = lambda: {"maxsize": limit, "typed": typed}
    return remembering

class cached_property:
    """An attribute that is computed when it is asked for the first time."""

    def __init__(self, func):
        self.func, self.attrname = func, None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname not in (None, name):
            raise TypeError(
                f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r}).")
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            table = instance.__dict__
        except AttributeError:
            kind = type(instance).__name__
            raise TypeError(f"No '__dict__' attribute on {kind!r} instance to cache {name!r} property.") from None
        if name in table:
            return table[name]
        value = self.func(instance)
        try:
            table[name] = value
        except TypeError:
            raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support item "
                            f"assignment for caching {name!r} property.") from None
        return value

# How one comparison follows from another: whether its outcome is turned round, and what == must say besides (None: it is
# not asked; True: equal is enough; False: they must differ).
_CONSEQUENCES = {
    "__lt__": {"__gt__": (True, False), "__le__": (False, True), "__ge__": (True, None)},
    "__le__": {"__ge__": (True, True), "__lt__": (False, False), "__gt__": (True, None)},
    "__gt__": {"__lt__": (True, False), "__ge__": (False, True), "__le__": (True, None)},
    "__ge__": {"__le__": (True, True), "__gt__": (False, False), "__lt__": (True, None)},
}

def _consequence(name, root, turned, equality):
    def compare(self, other):
        outcome = getattr(self.__class__, root)(self, other)
        if outcome is NotImplemented:
            return outcome
        if turned:
            outcome = not outcome
        if equality is None:
            return outcome
        return outcome or self == other if equality else outcome and self != other
    compare.__name__ = name
    compare.__doc__ = getattr(int, name).__doc__
    return compare

def total_ordering(cls):
    """Adds the comparisons that a class has not defined, out of == and of one that it has."""
    defined = [name for name in _CONSEQUENCES if getattr(cls, name, None) is not getattr(object, name, None)]
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(defined)
    for name, (turned, equality) in _CONSEQUENCES[root].items():
        if name not in defined:
            setattr(cls, name, _consequence(name, root, turned, equality))
    return cls

def cmp_to_key(mycmp):
    """Makes a key function for sorting of a function that gives -1, 0 or 1 for two values."""
    def compared(one, other):
        if not isinstance(other, KeyWrapper):
            raise TypeError("other argument must be K instance")
        return mycmp(one.obj, other.obj)

    class KeyWrapper:
        __slots__ = ("obj",)
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            try:
                return mycmp(self.obj, other.obj) < 0
            except AttributeError:
                if isinstance(other, KeyWrapper):
                    raise
                return compared(self, other) < 0

        __gt__ = lambda self, other: compared(self, other) > 0
        __le__ = lambda self, other: compared(self, other) <= 0
        __ge__ = lambda self, other: compared(self, other) >= 0
        __eq__ = lambda self, other: compared(self, other) == 0

    return KeyWrapper

def _best_match(cls, registry):
    """The function for the nearest class of which `cls` is a subclass. Classes to which it belongs without having them as bases
    come behind the base that brings them in and behind the abstract bases that this one names, but before their own bases."""
    mro = cls.__mro__
    order = [(place, known) for place, known in enumerate(mro) if known in registry and known is not object]
    for known in registry:
        if known in mro or not issubclass(cls, known):
            continue
        bringer = max(place for place, base in enumerate(mro) if issubclass(base, known))
        named = [mro.index(base) for base in mro[bringer].__bases__ if hasattr(base, "__abstractmethods__")]
        place = max([bringer, *named])
        above = [own - 1 for own in range(1, place + 1) if issubclass(known, mro[own])]
        order.append((min([place, *above]) + 0.5, known))
    if not order:
        return registry[object]
    first = min(place for place, _ in order)
    group = [known for place, known in order if place == first]
    # Only the most special ones of a group count.
    nearest = [known for known in group
               if not any(other is not known and issubclass(other, known) for other in group)]
    if len(nearest) > 1:
        raise RuntimeError(f"Ambiguous dispatch: {nearest[0]} or {nearest[1]}")
    return registry[nearest[0]]

def _members(cls):
    """The classes of a union, or a class alone; None for anything else."""
    if isinstance(cls, type):
        return (cls,)
    text = repr(cls)
    if not text.startswith(("typing.Union[", "typing.Optional[")) and " | " not in text.partition("[")[0]:
        return None
    return tuple(type(None) if part is None else part for part in getattr(cls, "__args__", ())) or None

def _first_annotation(function):
    for name, wanted in function.__annotations__.items():
        if isinstance(wanted, str):
            wanted = eval(wanted, getattr(function, "__globals__", {}))
        members = _members(wanted)
        if members is None:
            raise TypeError(f"Invalid annotation for {name!r}. {wanted!r} is not a class.")
        if not all(isinstance(member, type) for member in members):
            raise TypeError(f"Invalid annotation for {name!r}. {wanted!r} not all arguments are classes.")
        return members

def singledispatch(func):
    """A function whose implementation is chosen by the class of its first argument."""
    from abc import get_cache_token
    registry = {object: func}
    found = {}
    known_declarations = [get_cache_token()]

    def dispatch(cls):
        """The implementation for a class."""
        if known_declarations[0] != get_cache_token():
            known_declarations[0] = get_cache_token()
            found.clear()
        function = found.get(cls)
        if function is None:
            function = found[cls] = registry[cls] if cls in registry else _best_match(cls, registry)
        return function

    def register(cls, func=None):
        """Adds an implementation for a class; as a decorator with the class or with the annotation of the argument."""
        members = _members(cls)
        if members is None or not all(isinstance(member, type) for member in members):
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotated = getattr(cls, "__func__", cls)
            if not getattr(annotated, "__annotations__", None):
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` on an annotated function.")
            members, func = _first_annotation(annotated), cls
        if func is None:
            return lambda function: register(cls, function)
        registry.update((member, func) for member in members)
        found.clear()
        return func

    def dispatching(*args, **kwargs):
        if args:
            return dispatch(args[0].__class__)(*args, **kwargs)
        raise TypeError(f"{getattr(func, '__name__', 'singledispatch function')} requires at least 1 positional argument")

    update_wrapper(dispatching, func)
    dispatching.register, dispatching.dispatch, dispatching.registry = register, dispatch, registry
    dispatching._clear_cache = found.clear
    return dispatching

class singledispatchmethod:
    """singledispatch for methods: the argument behind self decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__") and not isinstance(func, (classmethod, staticmethod)):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher, self.func = singledispatch(func), func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatcher = self.dispatcher

        def call_bound(*args, **kwargs):
            method = dispatcher.dispatch(args[0].__class__)
            if isinstance(method, staticmethod):
                return method.__func__(*args, **kwargs)
            if isinstance(method, classmethod):
                return method.__func__(cls or type(obj), *args, **kwargs)
            bind = getattr(type(method), "__get__", None)
            if bind is not None:
                return bind(method, obj, cls)(*args, **kwargs)
            return method(*args, **kwargs) if obj is None else method(obj, *args, **kwargs)

        plain = self.func.__func__ if isinstance(self.func, (classmethod, staticmethod)) else self.func
        update_wrapper(call_bound, plain)
        call_bound.register = self.register
        call_bound.__isabstractmethod__ = self.__isabstractmethod__
        return call_bound

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
