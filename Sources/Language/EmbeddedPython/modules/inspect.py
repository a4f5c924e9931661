# SPDX-License-Identifier: GPL-3.0-or-later
"""What objects say of themselves: kinds, members, signatures."""
import enum as _enum
import functools as _functools
import types as _types

__all__ = ["BoundArguments", "FullArgSpec", "Parameter", "Signature", "cleandoc", "getattr_static", "getcallargs", "getdoc",
           "getfullargspec", "getmembers", "getmodule", "getmro", "isabstract", "isbuiltin", "isclass", "iscode", "iscoroutine",
           "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction", "isgenerator", "isgeneratorfunction",
           "isgetsetdescriptor", "ismethod", "ismethoddescriptor", "ismodule", "isroutine", "istraceback", "signature", "unwrap"]

def _is(kinds):
    return lambda object: isinstance(object, kinds)

ismodule, isclass, ismethod, isfunction = _is(_types.ModuleType), _is(type), _is(_types.MethodType), _is(_types.FunctionType)
isgenerator, iscode, istraceback = _is(_types.GeneratorType), _is(_types.CodeType), _is(_types.TracebackType)
isbuiltin, isgetsetdescriptor = _is(_types.BuiltinFunctionType), _is(_types.GetSetDescriptorType)

def isframe(object):
    return type(object).__name__ == "frame"

def iscoroutine(object):
    return False

iscoroutinefunction = isawaitable = isasyncgen = isasyncgenfunction = iscoroutine

def isgeneratorfunction(obj):
    """Whether calls of a function make generators."""
    while isinstance(obj, _functools.partial):
        obj = obj.func
    if ismethod(obj):
        obj = obj.__func__
    return isfunction(obj) and bool(obj.__code__.co_flags & 0x20)

def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__")

def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")

def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)

def isabstract(object):
    """Whether a class lacks methods that its bases demand."""
    return isclass(object) and bool(getattr(object, "__abstractmethods__", ()))

def getmro(cls):
    return cls.__mro__

def getmembers(object, predicate=None):
    """Names and values of the attributes, in the order of the names."""
    found = []
    for name in sorted(set(dir(object))):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found

_absent = type("_absent", (), {})

def getattr_static(obj, attr, default=_absent):
    """An attribute as it lies there: nothing is computed."""
    table = {} if isclass(obj) else getattr(obj, "__dict__", {})
    if attr in table:
        return table[attr]
    for kind in (obj if isclass(obj) else type(obj)).__mro__:
        if attr in kind.__dict__:
            return kind.__dict__[attr]
    if default is not _absent:
        return default
    raise AttributeError(attr)

def cleandoc(doc):
    """A documentation without the indentation that its lines share."""
    first, *rest = doc.expandtabs().split("\n")
    widths = [len(line) - len(line.lstrip()) for line in rest if line.strip()]
    lines = [first.lstrip()] + [line[min(widths, default=0):] for line in rest]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)

def getdoc(object):
    """The documentation, of a method that has none that of the base's."""
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        doc = next((base.__doc__ for base in object.__mro__[1:] if base is not type(object) and base.__doc__), None)
    if doc is None and ismethod(object):
        for base in type(object.__self__).__mro__:
            doc = getattr(base.__dict__.get(object.__name__), "__doc__", None)
            if doc is not None:
                break
    return cleandoc(doc) if isinstance(doc, str) else None

def getmodule(object):
    import sys
    return object if ismodule(object) else sys.modules.get(getattr(object, "__module__", None))

def unwrap(func, *, stop=None):
    """The function behind decorators."""
    seen = {id(func)}
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen.add(id(func))
    return func

class _Kind(_enum.IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")[self]

def formatannotation(annotation, base_module=None):
    if isinstance(annotation, type) and not isinstance(annotation, _types.GenericAlias):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation).replace("typing.", "")

class Parameter:
    """A parameter of a function."""

    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _Kind
    empty = type("_empty", (), {"__module__": "inspect"})

    def __init__(self, name, kind, *, default=empty, annotation=empty):
        self._kind = _Kind(kind)
        if default is not Parameter.empty and kind in (_Kind.VAR_POSITIONAL, _Kind.VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._default, self._annotation = name, default, annotation

    name, kind = property(lambda self: self._name), property(lambda self: self._kind)
    default, annotation = property(lambda self: self._default), property(lambda self: self._annotation)

    def replace(self, **changes):
        parts = {"name": self._name, "kind": self._kind, "default": self._default, "annotation": self._annotation, **changes}
        return type(self)(parts.pop("name"), parts.pop("kind"), **parts)

    def __str__(self):
        text = {_Kind.VAR_POSITIONAL: "*", _Kind.VAR_KEYWORD: "**"}.get(self._kind, "") + self._name
        has_note = self._annotation is not Parameter.empty
        if has_note:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not Parameter.empty:
            text += f" = {self._default!r}" if has_note else f"={self._default!r}"
        return text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def _parts(self):
        return self._name, self._kind, self._default, self._annotation

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, Parameter) else NotImplemented

    def __hash__(self):
        return hash(self._parts())

class BoundArguments:
    """Arguments by the names of the parameters that get them."""

    def __init__(self, signature, arguments):
        self._signature, self.arguments = signature, arguments

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        values = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_Kind.VAR_KEYWORD, _Kind.KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == _Kind.VAR_POSITIONAL:
                values.extend(self.arguments[name])
            else:
                values.append(self.arguments[name])
        return tuple(values)

    @property
    def kwargs(self):
        found, by_name = {}, False
        for name, parameter in self._signature.parameters.items():
            by_name = by_name or parameter.kind in (_Kind.VAR_KEYWORD, _Kind.KEYWORD_ONLY) or name not in self.arguments
            if not by_name or name not in self.arguments or parameter.kind == _Kind.VAR_POSITIONAL:
                continue
            if parameter.kind == _Kind.VAR_KEYWORD:
                found.update(self.arguments[name])
            else:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        """Puts in what was not given."""
        whole = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                whole[name] = self.arguments[name]
            elif parameter.default is not Parameter.empty:
                whole[name] = parameter.default
            elif parameter.kind == _Kind.VAR_POSITIONAL:
                whole[name] = ()
            elif parameter.kind == _Kind.VAR_KEYWORD:
                whole[name] = {}
        self.arguments = whole

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    __hash__ = None

    def __repr__(self):
        return f"<BoundArguments ({', '.join(f'{name}={value!r}' for name, value in self.arguments.items())})>"

class Signature:
    """The parameters of a function, and what it returns by its annotation."""

    empty = Parameter.empty

    def __init__(self, parameters=None, *, return_annotation=empty):
        self._parameters, self._return_annotation = {}, return_annotation
        latest, has_default = _Kind.POSITIONAL_ONLY, False
        for parameter in parameters or ():
            if parameter.kind < latest:
                raise ValueError(f"wrong parameter order: {latest.description} parameter before"
                                 f" {parameter.kind.description} parameter")
            latest = parameter.kind
            if latest <= _Kind.POSITIONAL_OR_KEYWORD:
                if has_default and parameter.default is Parameter.empty:
                    raise ValueError("non-default argument follows default argument")
                has_default = parameter.default is not Parameter.empty
            if parameter.name in self._parameters:
                raise ValueError(f"duplicate parameter name: {parameter.name!r}")
            self._parameters[parameter.name] = parameter

    parameters = property(lambda self: _types.MappingProxyType(self._parameters))
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, **options):
        return signature(obj, **options)

    def replace(self, *, parameters=None, return_annotation=None):
        kept = self._parameters.values() if parameters is None else parameters
        return type(self)(kept, return_annotation=self._return_annotation if return_annotation is None else return_annotation)

    def _bind(self, args, kwargs, is_partial):
        found, rest, names = {}, list(args), dict(kwargs)
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind == _Kind.VAR_POSITIONAL:
                if rest:
                    found[name], rest = tuple(rest), []
            elif kind == _Kind.VAR_KEYWORD:
                if names:
                    found[name], names = names, {}
            elif rest and kind <= _Kind.POSITIONAL_OR_KEYWORD:
                if name in names and kind != _Kind.POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                found[name] = rest.pop(0)
            elif name in names and kind != _Kind.POSITIONAL_ONLY:
                found[name] = names.pop(name)
            elif parameter.default is Parameter.empty and not is_partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        if names:
            raise TypeError(f"got an unexpected keyword argument {next(iter(names))!r}")
        return BoundArguments(self, found)

    def bind(self, /, *args, **kwargs):
        """The arguments of a call by name; TypeError where the call would be refused."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __str__(self):
        parts, slash, star = [], False, False
        for parameter in self._parameters.values():
            if slash and parameter.kind != _Kind.POSITIONAL_ONLY:
                parts.append("/")
                slash = False
            slash = slash or parameter.kind == _Kind.POSITIONAL_ONLY
            if parameter.kind == _Kind.VAR_POSITIONAL:
                star = True
            elif parameter.kind == _Kind.KEYWORD_ONLY and not star:
                parts.append("*")
                star = True
            parts.append(str(parameter))
        if slash:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if self._return_annotation is not Parameter.empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def _key(self):
        named = {name: one for name, one in self._parameters.items() if one.kind == _Kind.KEYWORD_ONLY}
        return tuple(one for one in self._parameters.values() if one.kind != _Kind.KEYWORD_ONLY), named, self._return_annotation

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Signature) else NotImplemented

    def __hash__(self):
        placed, named, result = self._key()
        return hash((placed, frozenset(named.values()), result))

def _of_function(function):
    code, notes = function.__code__, function.__annotations__
    names, defaults = code.co_varnames, function.__defaults__ or ()
    named = function.__kwdefaults__ or {}
    count, only = code.co_argcount, code.co_kwonlyargcount
    parameters = []

    def add(name, kind, default=Parameter.empty):
        parameters.append(Parameter(name, kind, default=default, annotation=notes.get(name, Parameter.empty)))

    for place, name in enumerate(names[:count]):
        kind = _Kind.POSITIONAL_ONLY if place < code.co_posonlyargcount else _Kind.POSITIONAL_OR_KEYWORD
        back = place - count + len(defaults)
        add(name, kind, defaults[back] if back >= 0 else Parameter.empty)
    place = count + only
    if code.co_flags & 0x04:
        add(names[place], _Kind.VAR_POSITIONAL)
        place += 1
    for name in names[count:count + only]:
        add(name, _Kind.KEYWORD_ONLY, named.get(name, Parameter.empty))
    if code.co_flags & 0x08:
        add(names[place], _Kind.VAR_KEYWORD)
    return Signature(parameters, return_annotation=notes.get("return", Parameter.empty))

def _without_first(found):
    parameters = list(found.parameters.values())
    if parameters and parameters[0].kind != _Kind.VAR_POSITIONAL:
        parameters = parameters[1:]
    return found.replace(parameters=parameters)

def _of_partial(partial):
    found = signature(partial.func)
    bound = found.bind_partial(*partial.args, **partial.keywords)
    parameters, by_name = [], False
    for name, parameter in found.parameters.items():
        if name in partial.keywords and parameter.kind != _Kind.VAR_KEYWORD:
            parameter = parameter.replace(kind=_Kind.KEYWORD_ONLY, default=partial.keywords[name])
            by_name = True
        elif name in bound.arguments and parameter.kind <= _Kind.POSITIONAL_OR_KEYWORD:
            continue
        elif by_name and parameter.kind == _Kind.POSITIONAL_OR_KEYWORD:
            parameter = parameter.replace(kind=_Kind.KEYWORD_ONLY)
        elif by_name and parameter.kind == _Kind.VAR_POSITIONAL:
            continue
        parameters.append(parameter)
    return found.replace(parameters=parameters)

def _method_behind(function):
    # The method that takes whatever one of our functions is given, which says so ("module:Class.method"); help asks too.
    module, _, path = getattr(function, "_stands_for", "").partition(":")
    if not module:
        return None
    name, _, method = path.partition(".")
    return getattr(getattr(__import__(module, fromlist=[name]), name), method)

def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a function, a method, a class or an object that can be called."""
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda one: hasattr(one, "__signature__"))
        if ismethod(obj):
            return signature(obj)
    given = getattr(obj, "__signature__", None)
    if isinstance(given, Signature):
        return given
    if isinstance(obj, _functools.partial):
        return _of_partial(obj)
    if isfunction(obj):
        method = _method_behind(obj)
        return _of_function(obj) if method is None else _without_first(_of_function(method))
    if isclass(obj):
        for name in ("__init__", "__new__"):
            method = getattr(obj, name)
            if isfunction(method):
                return _without_first(_of_function(unwrap(method)))
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return Signature()
        raise ValueError(f"no signature found for builtin type {obj!r}")
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return _without_first(signature(call))
    raise ValueError(f"no signature found for builtin {obj!r}")

from collections import namedtuple as _namedtuple
FullArgSpec = _namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")

def getfullargspec(func):
    """The names and defaults of a function's parameters."""
    found = _of_function(func.__func__ if ismethod(func) else func) if ismethod(func) or isfunction(func) else signature(func)
    names = {kind: [one.name for one in found.parameters.values() if one.kind == kind] for kind in _Kind}
    placed = [one for one in found.parameters.values() if one.kind <= _Kind.POSITIONAL_OR_KEYWORD]
    defaults = tuple(one.default for one in placed if one.default is not Parameter.empty)
    named = {one.name: one.default for one in found.parameters.values()
             if one.kind == _Kind.KEYWORD_ONLY and one.default is not Parameter.empty}
    notes = {one.name: one.annotation for one in found.parameters.values() if one.annotation is not Parameter.empty}
    if found.return_annotation is not Parameter.empty:
        notes["return"] = found.return_annotation
    return FullArgSpec([one.name for one in placed], next(iter(names[_Kind.VAR_POSITIONAL]), None),
                       next(iter(names[_Kind.VAR_KEYWORD]), None), defaults or None, names[_Kind.KEYWORD_ONLY], named or None, notes)

def getcallargs(func, /, *positional, **named):
    """What each parameter gets in a call."""
    if ismethod(func):
        positional = (func.__self__, *positional)
        func = func.__func__
    bound = _of_function(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)
