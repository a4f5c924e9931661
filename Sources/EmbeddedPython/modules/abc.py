"""Abstract base classes: they name what subclasses must define, and other classes may be declared their subclasses."""

# What programs declared: for each abstract class the classes that count as its subclasses. A plain dictionary, so that it is
# kept with a session; under None the last one. `_declarations` counts the changes.
_declared = {}
_declarations = [0]

def _answers():
    """Makes two functions: one asks, and remembers, whether a class is a subclass of an abstract class; the other notes the
    built-in classes that are. What they remember is no variable of the module, as it need not be kept."""
    state, builtin, remembered = [None, None], {}, {}

    def ask(cls, subclass):
        # The number alone is not enough: undoing takes declarations back.
        if state[0] != _declarations[0] or state[1] is not _declared.get(None):
            state[:] = _declarations[0], _declared.get(None)
            remembered.clear()
        key = cls, subclass
        answer = remembered.get(key)
        if answer is None:
            answer = remembered[key] = find(cls, subclass)
        return answer

    def find(cls, subclass):
        answer = getattr(cls, "__subclasshook__", _no_hook)(subclass)
        if answer is not NotImplemented:
            return bool(answer)
        if cls in subclass.__mro__:
            return True
        known = builtin.get(cls, ()) + _declared.get(cls, ())
        return bool(known) and issubclass(subclass, known)

    def note(cls, kinds):
        builtin[cls] = builtin.get(cls, ()) + kinds
        remembered.clear()

    return ask, note

def _no_hook(subclass):
    return NotImplemented

_is_subclass, _note_builtin = _answers()

def abstractmethod(funcobj):
    """Marks a method that subclasses must define."""
    setattr(funcobj, "__isabstractmethod__", True)
    return funcobj

def _is_abstract(value):
    if isinstance(value, property):
        return any(_is_abstract(part) for part in (value.fget, value.fset, value.fdel) if part is not None)
    if isinstance(value, (classmethod, staticmethod)):
        return _is_abstract(value.__func__)
    return bool(getattr(value, "__isabstractmethod__", False))

def _missing_methods(cls, own):
    """The names of a class that are abstract still: of its own, and those of its bases that nobody has defined."""
    inherited = {name for base in cls.__bases__ for name in getattr(base, "__abstractmethods__", ())}
    missing = [name for name, value in own if _is_abstract(value)]
    missing += [name for name in inherited if _is_abstract(getattr(cls, name, None))]
    type.__setattr__(cls, "__abstractmethods__", frozenset(missing))

class ABCMeta(type):
    """The class of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _missing_methods(cls, namespace.items())
        return cls

    def __call__(cls, /, *args, **kwargs):
        if cls.__abstractmethods__:
            names = sorted(cls.__abstractmethods__)
            word = "methods" if len(names) > 1 else "method"
            raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract {word} {', '.join(names)}")
        return super().__call__(*args, **kwargs)

    def register(cls, subclass):
        """Declares a class a subclass."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if not issubclass(subclass, cls):
            if issubclass(cls, subclass):
                raise RuntimeError("Refusing to create an inheritance cycle")
            # The bases get it too: they need not look for what their subclasses were told.
            for base in cls.__mro__:
                if isinstance(base, ABCMeta):
                    _declared[base] = _declared.get(base, ()) + (subclass,)
            _declarations[0] += 1
            _declared[None] = (subclass, _declarations[0])
        return subclass

    def __instancecheck__(cls, instance):
        kind, shown = type(instance), instance.__class__
        return _is_subclass(cls, kind) or shown is not kind and _is_subclass(cls, shown)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        return _is_subclass(cls, subclass)

class ABC(metaclass=ABCMeta):
    """A base for abstract classes, for those who would rather not name the metaclass."""

    __slots__ = ()

def update_abstractmethods(cls):
    """Finds the abstract names of a class again, after it was changed."""
    if hasattr(cls, "__abstractmethods__"):
        _missing_methods(cls, list(cls.__dict__.items()))
    return cls

def get_cache_token():
    """A number that changes when a class is declared a subclass."""
    return _declarations[0]

def _marked(kind):
    return lambda function: kind(abstractmethod(function))

abstractproperty = _marked(property)
abstractclassmethod, abstractstaticmethod = _marked(classmethod), _marked(staticmethod)
