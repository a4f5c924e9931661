import sys as _sys

def format_exception_only(exc, value=None):
    value = exc if value is None else value
    name = type(value).__qualname__
    if type(value).__module__ not in ("builtins", "__main__"):
        name = type(value).__module__ + "." + name
    text = str(value)
    return [f"{name}: {text}\n" if text else f"{name}\n"]

def format_exception(exc, value=None, tb=None, limit=None, chain=True):
    return [line + "\n" for line in _text(exc if value is None else value).split("\n")]

def format_exc(limit=None, chain=True):
    value = _sys.exc_info()[1]
    return "".join(format_exception(value)) if value is not None else "NoneType: None\n"

def print_exc(limit=None, file=None, chain=True):
    print(format_exc(), end="", file=file or _sys.stderr)

def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
    print("".join(format_exception(exc, value)), end="", file=file or _sys.stderr)
