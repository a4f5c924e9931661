# SPDX-License-Identifier: GPL-3.0-or-later
"""Warnings: what is said once, each time, not at all, or raised. Where a warning comes from is not known here, so that it is
told from others by its text and its category; _show, which writes one, is there already."""

__all__ = "warn warn_explicit showwarning formatwarning filterwarnings simplefilter resetwarnings catch_warnings".split()

# (action, pattern of the text, category, pattern of the module, line), the first that fits counts.
filters = []
# What was shown since the filters were changed.
_seen = set()
# The lists that catch_warnings fills, the innermost last.
_recorders = []

_ACTIONS = {"default", "error", "ignore", "always", "module", "once"}
_SILENT = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)
_PLACE = "<session>"

def _own_module():
    """This module as programs see it: they may have put functions of their own into it."""
    import warnings
    return warnings

class WarningMessage:
    """A warning that catch_warnings recorded."""

    def __init__(self, message, category, filename=_PLACE, lineno=0, file=None, line=None, source=None):
        self.message, self.category = message, category
        self.filename, self.lineno = filename, lineno
        self.file, self.line, self.source = file, line, source

    def __str__(self):
        parts = {"message": repr(self.message), "category": repr(self.category.__name__), "filename": repr(self.filename),
                 "lineno": str(self.lineno), "line": repr(self.line)}
        return "{" + ", ".join(f"{name} : {text}" for name, text in parts.items()) + "}"

def _action(text, category):
    """What is to be done about a warning."""
    for action, pattern, wanted, *_ in filters:
        if issubclass(category, wanted) and (not pattern or pattern.match(text)):
            return action
    return "ignore" if issubclass(category, _SILENT) else "default"

def _as_warning(message, category):
    """The warning object, its text and its category."""
    if isinstance(message, Warning):
        return message, str(message), type(message)
    category = UserWarning if category is None else category
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    return category(message), str(message), category

def warn(message, category=None, stacklevel=1, source=None):
    """Gives a warning."""
    _give(*_as_warning(message, category), _PLACE, 0, source)

def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Gives a warning about a certain line."""
    _give(*_as_warning(message, category), filename, int(lineno), source)

def _give(warning, text, category, filename, lineno, source):
    action = _action(text, category)
    if action == "ignore":
        return
    if action == "error":
        raise warning
    # Lines of a program that say the same are not told apart: rather record one too many.
    if action == "once" or action != "always" and not _recorders:
        key = (text, category, filename, lineno) if action == "default" else (text, category)
        if key in _seen:
            return
        _seen.add(key)
    if _recorders:
        _recorders[-1].append(WarningMessage(warning, category, filename, lineno, source=source))
    else:
        _own_module().showwarning(warning, category, filename, lineno)

def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning; programs may put a function of theirs in its place."""
    layout = _own_module().formatwarning
    if layout is formatwarning and filename == _PLACE and file is None:
        _show(str(message), category)
        return
    import sys
    (file or sys.stderr).write(layout(message, category, filename, lineno, line))

def formatwarning(message, category, filename, lineno, line=None):
    """The text that is written for a warning; programs may put a function of theirs in its place."""
    quoted = f"  {line.strip()}\n" if line else ""
    return f"{filename}:{lineno}: {category.__name__}: {message}\n{quoted}"

def _require(condition, text):
    if not condition:
        raise AssertionError(text)

def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Says what is to be done about warnings whose text begins like a pattern. The module is not looked at."""
    _require(action in _ACTIONS, f"invalid action: {action!r}")
    _require(isinstance(message, str), "message must be a string")
    _require(isinstance(category, type), "category must be a class")
    _require(issubclass(category, Warning), "category must be a Warning subclass")
    _require(isinstance(module, str), "module must be a string")
    _require(isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0")
    import re
    patterns = [re.compile(text, flags) if text else None for text, flags in ((message, re.IGNORECASE), (module, 0))]
    _add((action, patterns[0], category, patterns[1], lineno), append)

def simplefilter(action, category=Warning, lineno=0, append=False):
    """Says what is to be done about all warnings of a category."""
    _require(action in _ACTIONS, f"invalid action: {action!r}")
    _require(isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0")
    _add((action, None, category, None, lineno), append)

def _add(rule, append):
    known = rule in filters
    if append and known:
        return
    if known:
        filters.remove(rule)
    filters.insert(len(filters) if append else 0, rule)
    _seen.clear()

def resetwarnings():
    """Forgets all rules."""
    filters.clear()
    _seen.clear()

class catch_warnings:
    """Puts rules and functions back at the end of the block, and may record the warnings in a list instead of writing them."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._module = record, module
        self._rule = None if action is None else (action, category, lineno, append)
        self._before = None

    def __repr__(self):
        parts = ["record=True"] if self._record else []
        parts += [] if self._module is None else [f"module={self._module!r}"]
        return f"{type(self).__name__}({', '.join(parts)})"

    def __enter__(self):
        if self._before is not None:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        own = _own_module()
        self._before = filters[:], own.showwarning
        _seen.clear()
        log = [] if self._record else None
        if self._record:
            _recorders.append(log)
        if self._rule is not None:
            simplefilter(*self._rule)
        return log

    def __exit__(self, *exc_info):
        if self._before is None:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters[:], _own_module().showwarning = self._before
        _seen.clear()
        if self._record:
            _recorders.pop()
