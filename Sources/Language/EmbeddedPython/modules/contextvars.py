# SPDX-License-Identifier: GPL-3.0-or-later
"""Variables of a context, which code that is called in a copy of it changes for itself alone."""

__all__ = ["Context", "ContextVar", "Token", "copy_context"]

_missing = object()

class Token:
    """What a variable was before it was set."""

    class _Missing:
        def __repr__(self):
            return "<Token.MISSING>"

    MISSING = _Missing()

    def __init__(self, var, old_value, context):
        self.var, self.old_value, self._context, self._used = var, old_value, context, False

    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self.var!r} at {id(self):#x}>"

class Context:
    """The values that variables have."""

    def __init__(self):
        self._values, self._is_entered = {}, False

    def run(self, callable, *args, **kwargs):
        """Calls a function in this context."""
        global _current
        if self._is_entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        before, _current, self._is_entered = _current, self, True
        try:
            return callable(*args, **kwargs)
        finally:
            _current, self._is_entered = before, False

    def copy(self):
        made = Context()
        made._values = dict(self._values)
        return made

    def __getitem__(self, var):
        return self._values[var]

    def __contains__(self, var):
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def get(self, var, default=None):
        return self._values.get(var, default)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

_current = Context()

class ContextVar:
    """A variable whose value belongs to the context that runs."""

    def __init__(self, name, /, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self.name, self._default = name, default

    def get(self, default=_missing, /):
        if self in _current._values:
            return _current._values[self]
        for given in (default, self._default):
            if given is not _missing:
                return given
        raise LookupError(self)

    def set(self, value, /):
        token = Token(self, _current._values.get(self, Token.MISSING), _current)
        _current._values[self] = value
        return token

    def reset(self, token, /):
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _current:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token.old_value is Token.MISSING:
            del _current._values[self]
        else:
            _current._values[self] = token.old_value

    def __repr__(self):
        default = "" if self._default is _missing else f" default={self._default!r}"
        return f"<ContextVar name={self.name!r}{default} at {id(self):#x}>"

def copy_context():
    """A copy of the context that runs."""
    return _current.copy()
