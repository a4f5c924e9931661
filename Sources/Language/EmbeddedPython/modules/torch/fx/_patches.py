# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that mean something else while something is traced: functions that are recorded and not looked into."""
import builtins

from torch.fx.node import map_aggregate

# (name, globals or None for those of whatever is traced)
_wrapped = []


def wrap(fn_or_name):
    """Lets a function, or what a name of the program means, be recorded as it is when it is called with proxies."""
    if not callable(fn_or_name) and not isinstance(fn_or_name, str):
        raise RuntimeError("Unsupported type for global function! Must be either a callable or string name")
    if isinstance(fn_or_name, str):
        _wrapped.append((fn_or_name, None))
    else:
        if not hasattr(fn_or_name, "__code__"):
            raise AssertionError(f"Expected function with __code__, got {type(fn_or_name)}")
        _wrapped.append((fn_or_name.__name__, fn_or_name.__globals__))
    return fn_or_name


def _first_proxy(args, kwargs):
    from torch.fx.proxy import Proxy

    found = []

    def see(value):
        if not found and isinstance(value, Proxy):
            found.append(value)

    map_aggregate(args, see)
    map_aggregate(kwargs, see)
    return found[0] if found else None


def _recording(original):
    def wrapped(*args, **kwargs):
        proxy = _first_proxy(args, kwargs)
        if proxy is None:
            return original(*args, **kwargs)
        result = proxy.tracer.create_proxy("call_function", original, args, kwargs)
        result.node.meta["is_wrapped"] = True
        return result

    wrapped.__name__ = getattr(original, "__name__", "wrapped")
    wrapped._fx_original = original
    return wrapped


class Patches:
    """What was put in place of names, so that it can be taken back."""

    def __init__(self):
        self._undo = []
        self._seen = []
        self._functions = {}
        self._modules = []

    def begin(self, modules, functions):
        for module in modules:
            for name, value in list(vars(module).items()):
                if not name.startswith("_") and callable(value):
                    self._functions[id(value)] = value
        for value in functions:
            self._functions[id(value)] = value
        for module in modules:
            for name, value in list(vars(module).items()):
                if id(value) in self._functions:
                    setattr(module, name, _recording(value))
                    self._undo.append((setattr, module, name, value))
        for name, names in _wrapped:
            if names is not None:
                self._wrap(names, name)

    def enter(self, names):
        """Prepares the global names of a function that is going to be traced."""
        if names is None or any(names is seen for seen in self._seen):
            return
        self._seen.append(names)
        for name, where in list(_wrapped):
            if where is None:
                self._wrap(names, name)
        for name, value in list(names.items()):
            if not name.startswith("_") and id(value) in self._functions:
                self._put(names, name, value, _recording(value))

    def _wrap(self, names, name):
        if name in names:
            original = names[name]
            if not hasattr(original, "_fx_original"):
                self._put(names, name, original, _recording(original))
        elif hasattr(builtins, name):
            names[name] = _recording(getattr(builtins, name))
            self._undo.append((_remove, names, name, None))

    def _put(self, names, name, original, new):
        names[name] = new
        self._undo.append((_set, names, name, original))

    def end(self):
        for action, where, name, value in reversed(self._undo):
            action(where, name, value)
        self._undo = []


def _set(names, name, value):
    names[name] = value


def _remove(names, name, _):
    names.pop(name, None)
