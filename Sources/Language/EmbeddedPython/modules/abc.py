# SPDX-License-Identifier: GPL-3.0-or-later
"""Abstract base classes: they name what subclasses must define, and other classes may be declared their subclasses."""

# What programs declared: for each abstract class the classes that count as its subclasses, and under None the last of all. A
# plain dictionary, so that it is kept with a session.
_declared = {}
_declarations = [0]

# What need not be kept stands in a tuple: the built-in classes that count as subclasses; answers, by abstract class and class;
# the declaration up to which the answers hold. (Undoing may take declarations back: a number would not tell.)
_memory = ({}, {}, [None])

def _is_subclass(cls, subclass):
    """Whether a class belongs to an abstract class of which it is no subclass by its bases."""
    builtin, answers, until = _memory
    if until[0] is not _declared.get(None):
        answers.clear()
        until[0] = _declared.get(None)
    known = answers.setdefault(cls, {})
    if subclass not in known:
        known[subclass] = _find(cls, subclass, builtin.get(cls, ()) + _declared.get(cls, ()))
    return known[subclass]

def _find(cls, subclass, declared):
    answer = getattr(cls, "__subclasshook__", _no_hook)(subclass)
    if answer is not NotImplemented:
        return bool(answer)
    return cls in subclass.__mro__ or bool(declared) and issubclass(subclass, declared)

def _no_hook(subclass):
    return NotImplemented

def _note_builtin(cls, kinds):
    """Notes built-in classes that count as subclasses of an abstract class."""
    builtin, answers, _ = _memory
    builtin[cls] = builtin.get(cls, ()) + kinds
    answers.clear()

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
    """The class of abstract base classes. (Making an instance of one that lacks methods is refused by `object.__new__`.)"""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _missing_methods(cls, namespace.items())
        return cls

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
        kind = instance.__class__
        # As _is_subclass does, for answers that are known.
        if _memory[2][0] is _declared.get(None):
            try:
                return _memory[1][cls][kind]
            except KeyError:
                pass
        return _is_subclass(cls, kind)

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
