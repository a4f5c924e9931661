# SPDX-License-Identifier: GPL-3.0-or-later
"""Things for the with statement."""

import abc as _abc
import sys as _sys
from functools import wraps as _wraps

__all__ = ("contextmanager closing nullcontext AbstractContextManager ContextDecorator ExitStack redirect_stdout"
           " redirect_stderr suppress").split()

class AbstractContextManager(_abc.ABC):
    """A base for objects of with statements: entering gives the object itself."""

    __parameters__ = ()

    def __enter__(self):
        return self

    @_abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is not AbstractContextManager:
            return NotImplemented
        has_both = all(getattr(other, name, None) is not None for name in ("__enter__", "__exit__"))
        return has_both or NotImplemented

class ContextDecorator:
    """Lets a context manager be a decorator: each call of the function runs inside it."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        def run_inside(*args, **kwargs):
            with self._recreate_cm():
                return func(*args, **kwargs)
        return _wraps(func)(run_inside)

_end = object()

class _GeneratorContextManager(ContextDecorator):
    """A generator with one yield as a context manager: what is before it enters, what is behind it leaves."""

    def __init__(self, func, args, kwds):
        self._recipe = func, args, kwds
        self.gen = func(*args, **kwds)
        doc = func.__doc__
        if doc is not None:
            self.__doc__ = doc

    def _recreate_cm(self):
        return type(self)(*self._recipe)

    def __enter__(self):
        # A second manager may be made of what is here, but not of one in use.
        self._recipe = None
        value = next(self.gen, _end)
        if value is _end:
            raise RuntimeError("generator didn't yield")
        return value

    def __exit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            if next(self.gen, _end) is not _end:
                raise RuntimeError("generator didn't stop")
            return False
        error = exc_type() if exc_value is None else exc_value
        try:
            self.gen.throw(error)
        except BaseException as raised:
            if raised is error or _stands_for(raised, error):
                # The with statement goes on with its own error, and with the traceback from there.
                error.__traceback__ = traceback
                return False
            if isinstance(raised, StopIteration):
                return True
            raise
        raise RuntimeError("generator didn't stop after throw()")

def _stands_for(raised, error):
    """Whether an error is what a generator makes of a StopIteration that passes through it."""
    return isinstance(error, StopIteration) and isinstance(raised, RuntimeError) and raised.__cause__ is error

def contextmanager(func):
    """Makes a function of a generator function that gives context managers."""
    return _wraps(func)(lambda *args, **kwds: _GeneratorContextManager(func, args, kwds))

class closing:
    """Closes something at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()

class nullcontext:
    """Does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *exc_info):
        return None

class suppress:
    """Ends the block silently when one of some exceptions is raised."""

    def __init__(self, *exceptions):
        self._silenced = exceptions

    def __enter__(self):
        return None

    def __exit__(self, exc_type, exc_value, traceback):
        return exc_type is not None and issubclass(exc_type, self._silenced)

class _Exchange:
    """Puts something in a place for as long as the block runs; blocks of the same object may nest."""

    def __init__(self, new_target):
        self._target = new_target
        self._before = []

    def __enter__(self):
        self._before.append(self._swap(self._target))
        return self._target

    def __exit__(self, *exc_info):
        self._swap(self._before.pop())

def _exchange_of(stream):
    def swap(self, target):
        before = getattr(_sys, stream)
        setattr(_sys, stream, target)
        return before
    return swap

class redirect_stdout(_Exchange):
    """Sends what is printed elsewhere."""

    _swap = _exchange_of("stdout")

class redirect_stderr(_Exchange):
    """Sends messages and warnings elsewhere."""

    _swap = _exchange_of("stderr")

class ExitStack:
    """Context managers and functions that are left in the opposite order at the end of the block."""

    def __init__(self):
        # Functions of the three values that __exit__ gets; true means: the error is dealt with.
        self._exits = []

    def __enter__(self):
        return self

    def enter_context(self, cm):
        """Enters a context manager that is left at the end."""
        kind = type(cm)
        try:
            enter, leave = kind.__enter__, kind.__exit__
        except AttributeError:
            raise TypeError(
                f"'{kind.__module__}.{kind.__qualname__}' object does not support the context manager protocol") from None
        result = enter(cm)
        self._exits.append(lambda *details: leave(cm, *details))
        return result

    def push(self, exit):
        """Adds the __exit__ of an object, or a function that takes what __exit__ takes."""
        leave = getattr(type(exit), "__exit__", None)
        self._exits.append(exit if leave is None else lambda *details: leave(exit, *details))
        return exit

    def callback(self, callback, /, *args, **kwds):
        """Adds a call."""
        def leave(*details):
            callback(*args, **kwds)
        leave.__wrapped__ = callback
        self._exits.append(leave)
        return callback

    def pop_all(self):
        """Moves everything to a new stack."""
        other = type(self)()
        other._exits, self._exits = self._exits, []
        return other

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, exc_type, exc_value, traceback):
        original = current = exc_value
        around = _sys.exc_info()[1]
        while self._exits:
            leave = self._exits.pop()
            try:
                if current is None:
                    handled = leave(None, None, None)
                elif current is original:
                    handled = leave(exc_type, exc_value, traceback)
                else:
                    handled = leave(type(current), current, current.__traceback__)
            except BaseException as error:
                _attach(error, current, around)
                current = error
            else:
                if handled:
                    current = None
        if current is None or current is original:
            return exc_type is not None and current is None
        # What raise puts into __context__ is not what nested with statements would have there.
        context = current.__context__
        try:
            raise current
        except BaseException:
            current.__context__ = context
            raise

def _attach(error, before, around):
    """Makes `before` the start of the chain of contexts of an error, as nested with statements would have it."""
    while True:
        context = error.__context__
        if context is before and before is not None:
            return
        if context is None or context is around:
            break
        error = context
    if error is not before:
        error.__context__ = before
