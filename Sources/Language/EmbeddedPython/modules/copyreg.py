# SPDX-License-Identifier: GPL-3.0-or-later
"""How objects of a class are taken apart for `pickle` and `copy`, where the class does not say so itself."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}

def _callable(what, value):
    if not callable(value):
        raise TypeError(f"{what} must be callable")

def pickle(ob_type, pickle_function, constructor_ob=None):
    _callable("reduction functions", pickle_function)
    if constructor_ob is not None:
        _callable("constructors", constructor_ob)
    dispatch_table[ob_type] = pickle_function

def constructor(object):
    _callable("constructors", object)

def __newobj__(cls, *values):
    return cls.__new__(cls, *values)

def __newobj_ex__(cls, values, named):
    return cls.__new__(cls, *values, **named)

def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    return base.__new__(cls, state)

def add_extension(module, name, code):
    raise NotImplementedError("Gradus's copyreg has no extension codes")

remove_extension = add_extension

def clear_extension_cache():
    """Does nothing: there are no codes."""

def _slot_names(cls):
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{base.__name__.lstrip('_')}{name}"
            names.append(name)
    return names

def _state(obj):
    """What an object remembers: its attributes, with those of its slots beside them."""
    own = type(obj)
    if hasattr(own, "__getstate__") and getattr(own, "__getstate__") is not getattr(object, "__getstate__", None):
        return obj.__getstate__()
    table = getattr(obj, "__dict__", None)
    table = dict(table) if table else None
    slots = {name: getattr(obj, name) for name in _slot_names(type(obj)) if hasattr(obj, name)}
    return (table, slots) if slots else table

_plain = (int, float, str, bytes, bytearray, list, tuple, dict, set, frozenset)

def _reduced(obj, protocol):
    """What `object.__reduce_ex__` gives: how to make the object again."""
    cls = type(obj)
    if hasattr(cls, "__getnewargs_ex__"):
        args, keywords = obj.__getnewargs_ex__()
        if not isinstance(args, tuple):
            raise TypeError(f"first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{type(args).__name__}'")
    elif hasattr(cls, "__getnewargs__"):
        args, keywords = obj.__getnewargs__(), {}
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(args).__name__}'")
    else:
        keywords = {}
        args = ()
        for base in (bool, int, float, str, bytes, tuple, frozenset):
            if isinstance(obj, base):
                args = (base(obj),)
                break
    state = _state(obj)
    items = iter(list(obj)) if isinstance(obj, list) else None
    pairs = iter(list(dict.items(obj))) if isinstance(obj, dict) else None
    if keywords:
        return __newobj_ex__, (cls, args, keywords), state, items, pairs
    if isinstance(obj, (set, bytearray)):
        return cls, (list(obj) if isinstance(obj, set) else bytes(obj),), state
    return __newobj__, (cls, *args), state, items, pairs

for _function in (__newobj__, __newobj_ex__, _reconstructor):
    _function.__module__ = "copyreg"
