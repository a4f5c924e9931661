# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms of types: what can be subscripted, and what that gives."""
import collections.abc
import functools
import types

_marks = set()
_none_type = type(None)

def _convert(arg, is_argument=True, special=False):
    if arg is None:
        return _none_type
    if isinstance(arg, str):
        return ForwardRef(arg, is_argument=is_argument, is_class=special)
    return arg

# Forms that are types as they stand, and those that are where the caller says so.
_whole, _outermost = {"Any", "LiteralString", "NoReturn", "Never", "Self", "TypeAlias"}, {"ClassVar", "Final"}

def _check(arg, msg, is_argument=True, special=False):
    """A type as a parameter: None is its class, texts are references, anything that is no type is refused."""
    found = _convert(arg, is_argument, special)
    bases = _names["Generic"], _names["Protocol"]
    kind = type(found)
    if kind is tuple:
        raise TypeError(f"{msg} Got {repr(found)[:100]}.")
    if kind is _SpecialForm:
        allowed = _whole | _outermost if special else _whole
        if found._name not in allowed:
            _refuse(f"Plain {found}")
    elif isinstance(found, _GenericAlias):
        outer = found.__origin__
        if any(outer is base for base in bases) or is_argument and not special and getattr(outer, "_name", "") in _outermost:
            _refuse(found)
    elif any(found is base for base in bases):
        _refuse(f"Plain {found}")
    return found

def _refuse(what):
    raise TypeError(f"{what} is not valid as type argument")

_no_subclass = "Cannot subclass special typing classes"

def _shown(obj):
    """How a type is written inside of another."""
    kind = type(obj)
    if kind in (tuple, list):
        return "[" + ", ".join([_shown(part) for part in obj]) + "]"
    if obj is Ellipsis or kind is types.FunctionType:
        return "..." if obj is Ellipsis else obj.__name__
    if kind is types.GenericAlias or not isinstance(obj, type):
        return repr(obj)
    home = obj.__module__
    return (home + "." if home != "builtins" else "") + obj.__qualname__

def _collect_parameters(args):
    """The type variables in some types, in the order in which they come first."""
    found = []
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, (tuple, list)):
            inner = _collect_parameters(arg)
        elif isinstance(arg, _Variable):
            inner = (arg,)
        else:
            inner = getattr(arg, "__parameters__", ())
        for item in inner if isinstance(inner, tuple) else ():
            if item not in found:
                found.append(item)
    return tuple(found)

def _distinct(items):
    found = []
    for item in items:
        if item not in found:
            found.append(item)
    return found

def _unpacked(args):
    """The types with those of an unpacked tuple in its place."""
    found = []
    for arg in args:
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner is not None and not (inner and inner[-1] is ...):
            found.extend(inner)
        else:
            found.append(arg)
    return tuple(found)

class _SpecialForm:
    # A name that means something to those who read types.
    __slots__ = ("_name", "__doc__", "_getitem", "__weakref__")

    def __init__(self, name, doc="", getitem=None):
        self._name, self.__doc__, self._getitem = name, doc, getitem

    def __init_subclass__(cls, /, *args, **kwargs):
        raise TypeError(_no_subclass)

    __module__ = "typing"

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(name)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return _names["Union"][self, other]

    def __ror__(self, other):
        return _names["Union"][other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._getitem(self, parameters)

class ForwardRef:
    """A type by its name."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        text = f"({arg},)[0]" if arg[:1] == "*" else arg
        try:
            code = compile(text, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__, self.__forward_code__, self.__forward_evaluated__, self.__forward_value__ = arg, code, False, None
        self.__forward_is_argument__, self.__forward_is_class__, self.__forward_module__ = is_argument, is_class, module

    def __init_subclass__(cls, /, *args, **kwargs):
        raise TypeError(_no_subclass)

    def _evaluate(self, globalns, localns, guard=frozenset()):
        name = self.__forward_arg__
        if name in guard:
            return self
        if self.__forward_evaluated__ and globalns is localns:
            return self.__forward_value__
        outer = localns if globalns is None else globalns
        inner = outer if localns is None else localns
        if self.__forward_module__ is not None:
            import sys
            outer = getattr(sys.modules.get(self.__forward_module__), "__dict__", outer)
        named = eval(self.__forward_code__, dict(outer or {}), inner or {})
        named = _check(named, "Forward references must evaluate to types.", self.__forward_is_argument__, self.__forward_is_class__)
        self.__forward_value__, self.__forward_evaluated__ = _evaluated(named, outer, inner, guard | {name}), True
        return self.__forward_value__

    def _facts(self):
        return self.__forward_arg__, self.__forward_module__

    def __eq__(self, other):
        if type(other) is not ForwardRef:
            return NotImplemented
        known = self.__forward_evaluated__ and other.__forward_evaluated__
        return self._facts()[:2 - known] == other._facts()[:2 - known] and (not known or self.__forward_value__ == other.__forward_value__)

    def __hash__(self):
        return hash(self._facts())

    def __or__(self, other):
        return _names["Union"][self, other]

    def __ror__(self, other):
        return _names["Union"][other, self]

    def __repr__(self):
        module = f", module={self.__forward_module__!r}" if self.__forward_module__ is not None else ""
        return f"ForwardRef({self.__forward_arg__!r}{module})"

def _evaluated(tp, globalns, localns, guard=frozenset()):
    """A type with its references replaced by what they name."""
    if isinstance(tp, ForwardRef):
        return tp._evaluate(globalns, localns, guard)
    if isinstance(tp, (_GenericAlias, types.GenericAlias, types.UnionType)):
        args = tp.__args__
        if isinstance(tp, types.GenericAlias):
            args = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in args)
        new = tuple(_evaluated(arg, globalns, localns, guard) for arg in args)
        if new == tp.__args__:
            return tp
        if isinstance(tp, types.GenericAlias):
            return types.GenericAlias(tp.__origin__, new)
        if isinstance(tp, types.UnionType):
            return functools.reduce(lambda a, b: a | b, new)
        return tp.copy_with(new)
    return tp

class _Variable:
    """What is replaced when a generic type gets its parameters."""

    __module__ = "typing"

    def __init_subclass__(cls, /, _root=False, **kwargs):
        if not _root:
            raise TypeError(_no_subclass)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__name__

    def __or__(self, other):
        return _names["Union"][self, other]

    def __ror__(self, other):
        return _names["Union"][other, self]

    def _bind(self, bound, covariant, contravariant):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__covariant__, self.__contravariant__ = bool(covariant), bool(contravariant)
        self.__bound__ = _check(bound, "Bound must be a type.") if bound else None

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

class TypeVar(_Variable, _root=True):
    """A name for a type."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__, self.__module__ = name, "__main__"
        self._bind(bound, covariant, contravariant)
        if len(constraints) == 1 and bound is None:
            raise TypeError("A single constraint is not allowed")
        if bound is not None and constraints:
            raise TypeError("Constraints cannot be combined with bound=...")
        self.__constraints__ = tuple(_check(tp, "TypeVar(name, constraint, ...): constraints must be types.") for tp in constraints)

    def __typing_subst__(self, arg):
        arg = _check(arg, "Parameters to generic types must be types.")
        if isinstance(arg, _GenericAlias) and arg.__origin__ is _names["Unpack"] or getattr(arg, "__unpacked__", False):
            _refuse(arg)
        return arg

class TypeVarTuple(_Variable, _root=True):
    """A name for several types."""

    def __init__(self, name):
        self.__name__, self.__module__ = name, "__main__"

    def __iter__(self):
        yield _names["Unpack"][self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        place = params.index(self)
        if any(isinstance(param, TypeVarTuple) for param in params[place + 1:]):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
        count, left, right = len(args), place, len(params) - place - 1
        filler, kept = None, 0
        for k, arg in enumerate(args):
            inner = getattr(arg, "__typing_unpacked_tuple_args__", None) if not isinstance(arg, type) else None
            if inner and len(inner) == 2 and inner[-1] is ...:
                if filler is not None:
                    raise TypeError("More than one unpacked arbitrary-length tuple argument")
                kept, filler = k, inner[0]
        if filler is not None:
            left, right = min(left, kept), min(right, count - kept - 1)
        elif left + right > count:
            raise TypeError(f"Too few arguments for {alias}; actual {count}, expected at least {len(params) - 1}")
        if left == place and place and filler is None and not args:
            pass
        return (*args[:left], *([filler] * (place - left)), tuple(args[left:count - right]),
                *([filler] * (len(params) - right - left - 1 - (place - left))), *args[count - right:])

class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecArgs) else NotImplemented

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

class ParamSpecKwargs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecKwargs) else NotImplemented

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

class ParamSpec(_Variable, _root=True):
    """A name for the parameters of a function."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self.__name__, self.__module__ = name, "__main__"
        self._bind(bound, covariant, contravariant)

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if type(arg) in (tuple, list):
            return tuple([_check(item, "Expected a type.") for item in arg])
        if not _is_parameters(arg):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
        return arg

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        place = params.index(self)
        if place >= len(args):
            raise TypeError(f"Too few arguments for {alias}")
        if len(params) == 1 and not _is_parameters(args[0]):
            return (args,)
        if isinstance(args[place], list):
            return (*args[:place], tuple(args[place]), *args[place + 1:])
        return args

def _is_parameters(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateAlias)) \
        or isinstance(arg, _GenericAlias) and arg.__origin__ is _names["Concatenate"]

class _BaseAlias:
    """What all subscripted forms share: other attributes are those of the class behind."""

    def __init_subclass__(cls, /, _root=False, **kwargs):
        if not _root:
            raise TypeError(_no_subclass)

    def __init__(self, origin, *, inst=True, name=None):
        self._inst, self._name, self.__origin__ = inst, name, origin

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return result

    def __mro_entries__(self, bases):
        entries = [self.__origin__] if self.__origin__ not in bases else []
        place = next((k for k, base in enumerate(bases) if base is self), 0)
        generic = _names["Generic"]
        if not any(isinstance(base, _BaseAlias) or isinstance(base, type) and issubclass(base, generic) for base in bases[place + 1:]):
            entries.append(generic)
        return tuple(entries)

    def __getattr__(self, name):
        if name in ("__origin__", "__args__"):
            raise AttributeError(name)
        if "__origin__" in self.__dict__ and not (name.startswith("__") and name.endswith("__")):
            return getattr(self.__origin__, name)
        if name in ("__name__", "__qualname__") and "_name" in self.__dict__:
            return self._name or getattr(self.__origin__, "__name__", None)
        raise AttributeError(name)

    def __setattr__(self, name, value):
        if name.startswith("__") and name.endswith("__") or name in ("_name", "_inst", "_nparams"):
            object.__setattr__(self, name, value)
        else:
            setattr(self.__origin__, name, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __or__(self, other):
        return _names["Union"][self, other]

    def __ror__(self, other):
        return _names["Union"][other, self]

class _GenericAlias(_BaseAlias, _root=True):
    """A form or class with parameters."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        self.__args__ = tuple(args if isinstance(args, tuple) else (args,))
        self.__parameters__ = _collect_parameters(self.__args__)
        if not name:
            self.__module__ = getattr(origin, "__module__", "typing")

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if any(self.__origin__ is base for base in (_names["Generic"], _names["Protocol"])):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        args = args if isinstance(args, tuple) else (args,)
        args = _unpacked(tuple(_convert(arg) for arg in args))
        return self.copy_with(_substituted(self, self.__args__, args))

    def copy_with(self, args):
        return type(self)(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _shown(self.__origin__)
        args = ", ".join(map(_shown, self.__args__)) if self.__args__ else "()"
        return f"{name}[{args}]"

    def __reduce__(self):
        import operator
        origin = _names[self._name] if self._name else self.__origin__
        args = self.__args__[0] if len(self.__args__) == 1 and not isinstance(self.__args__[0], tuple) else self.__args__
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        if self._name and not isinstance(self.__origin__, _SpecialForm):
            return super().__mro_entries__(bases)
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self.__origin__ is _names["Generic"]:
            if _names["Protocol"] in bases:
                return ()
            place = next(k for k, base in enumerate(bases) if base is self)
            if any(isinstance(base, _BaseAlias) and base is not self for base in bases[place + 1:]):
                return ()
        return (self.__origin__,)

    def __iter__(self):
        yield _names["Unpack"][self]

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

def _substituted(alias, own, args):
    """The parameters `own` of an alias, with these in the place of its variables."""
    params = alias.__parameters__
    for param in params:
        prepare = getattr(param, "__typing_prepare_subst__", None)
        if prepare is not None:
            args = prepare(alias, args)
    if len(args) != len(params):
        raise TypeError(f"Too {'many' if len(args) > len(params) else 'few'} arguments for {alias}; actual {len(args)}, "
                        f"expected {len(params)}")
    return _replaced(alias, own, dict(zip(params, args)))

def _replaced(alias, own, chosen):
    result = []
    for old in own:
        if isinstance(old, type):
            result.append(old)
            continue
        if isinstance(old, _Variable):
            new = old.__typing_subst__(chosen[old])
        elif isinstance(old, (tuple, list)):
            new = tuple(_replaced(alias, old, chosen))
        else:
            inner = getattr(old, "__parameters__", ())
            new = old
            if inner:
                parts = []
                for param in inner:
                    if isinstance(param, TypeVarTuple):
                        parts.extend(chosen[param])
                    else:
                        parts.append(chosen[param])
                new = old[tuple(parts)]
        if alias.__origin__ is collections.abc.Callable and isinstance(new, tuple):
            result.extend(new)
        elif isinstance(old, _UnpackedAlias) and isinstance(old.__args__[0], TypeVarTuple):
            result.extend(new if isinstance(new, tuple) else (new,))
        else:
            result.append(new)
    return tuple(result)

def _subscripted(alias, args):
    """`list[T][int]` and `(int | T)[str]`"""
    if not alias.__parameters__:
        raise TypeError(f"{alias} is not a generic class")
    own = alias.__args__
    new = _substituted(_Native(alias), own, _unpacked(args if isinstance(args, tuple) else (args,)))
    if isinstance(alias, types.UnionType):
        return functools.reduce(lambda a, b: a | b, new)
    return types.GenericAlias(alias.__origin__, new)

class _Native:
    """An alias of the program's own as the substitution sees it."""

    def __init__(self, alias):
        self.__origin__, self.__parameters__, self._alias = getattr(alias, "__origin__", None), alias.__parameters__, alias

    def __repr__(self):
        return repr(self._alias)

class _SpecialGenericAlias(_BaseAlias, _root=True):
    """`List` and its like: a class under an old name."""

    def __init__(self, origin, count, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = count
        self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."
        self.__module__ = "typing"

    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        params = tuple(_check(arg, "Parameters to generic types must be types.") for arg in params)
        if len(params) != self._nparams:
            raise TypeError(f"Too {'many' if len(params) > self._nparams else 'few'} arguments for {self}; actual {len(params)}, "
                            f"expected {self._nparams}")
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    # Aliases are no iterables, though what they stand for may be one.
    __iter__ = None

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        mine = cls.__origin__ if isinstance(cls, _SpecialGenericAlias) else cls
        return issubclass(mine, self.__origin__)

    def __reduce__(self):
        return self._name

class _CallableAlias(_GenericAlias, _root=True):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_parameters(args[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join(map(_shown, args[:-1]))}], {_shown(args[-1])}]"

    def copy_with(self, args):
        return _CallableAlias(self.__origin__, args, name=self._name, inst=self._inst)

    def __reduce__(self):
        import operator
        args = self.__args__
        if not (len(args) == 2 and _is_parameters(args[0])):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (_names["Callable"], args)

class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        result = _check(result, "Callable[args, result]: result must be a type.")
        if isinstance(args, list):
            args = tuple(_convert(arg) for arg in args)
            return self.copy_with((*args, result))
        if args is ...:
            return self.copy_with((..., result))
        if not _is_parameters(args):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {args}")
        return self.copy_with((args, result))

class _TupleType(_SpecialGenericAlias, _root=True):
    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        if len(params) >= 2 and params[-1] is ...:
            return self.copy_with((*(_check(arg, "Tuple[t, ...]: t must be a type.") for arg in params[:-1]), ...))
        return self.copy_with(tuple(_check(arg, "Tuple[t0, t1, ...]: each t must be a type.") for arg in params))

class _UnionAlias(_GenericAlias, _root=True):
    def copy_with(self, args):
        return _names["Union"][args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionAlias, types.UnionType)):
            return NotImplemented
        theirs = [_none_type if arg is None else arg for arg in other.__args__]
        return len(self.__args__) == len(theirs) and all(arg in theirs for arg in self.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _none_type in args:
            return f"typing.Optional[{_shown(args[args[0] is _none_type])}]"
        return super().__repr__()

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)

    def __reduce__(self):
        import operator
        return operator.getitem, (_names["Union"], self.__args__)

class _LiteralAlias(_GenericAlias, _root=True):
    def _values(self):
        return {(value, type(value)) for value in self.__args__}

    def __eq__(self, other):
        return self._values() == other._values() if isinstance(other, _LiteralAlias) else NotImplemented

    def __hash__(self):
        return hash(frozenset(self._values()))

class _ConcatenateAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        *first, last = params
        if type(last) in (tuple, list):
            return tuple(first) + tuple(last)
        inner = last.__args__ if isinstance(last, _ConcatenateAlias) else (last,)
        return super().copy_with(tuple(first) + inner)

class _UnpackedAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return "*" + repr(self.__args__[0])

    def __getitem__(self, args):
        if isinstance(self.__args__[0], TypeVarTuple):
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg = self.__args__[0]
        if isinstance(arg, (_GenericAlias, types.GenericAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError("Unpack[...] must be used with a tuple type")
            return arg.__args__
        return None

class _AnnotatedAlias(_GenericAlias, _root=True):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata, origin = origin.__metadata__ + metadata, origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_shown(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __reduce__(self):
        import operator
        return operator.getitem, (_names["Annotated"], (self.__origin__, *self.__metadata__))

# The names of `typing` that forms need before they are all there.
_names = {}
