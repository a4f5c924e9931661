# SPDX-License-Identifier: GPL-3.0-or-later
import sys as _sys

__all__ = ["format_exc", "format_exception", "format_exception_only", "print_exc", "print_exception"]

_GIVEN = object()

def _exception(exc, value):
    # Functions here take the exception, or its type and the exception as in older programs.
    return exc if value is _GIVEN else value

_LINKS = ["\nThe above exception was the direct cause of the following exception:\n\n",
          "\nDuring handling of the above exception, another exception occurred:\n\n"]

def _entries(text, chain):
    # The lines of a text, but a frame's with the source that they show as one, and so what joins two exceptions.
    place, link = max([(text.rfind("\n" + link), link) for link in _LINKS])
    if place >= 0:
        last = _entries(text[place + 1 + len(link):], chain)
        return _entries(text[:place], chain) + [link] + last if chain else last
    entries = []
    for line in text.split("\n"):
        if line.startswith("    ") and entries and entries[-1].startswith("  File "):
            entries[-1] += line + "\n"
        else:
            entries.append(line + "\n")
    return entries

def format_exception_only(exc, /, value=_GIVEN):
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    cls = type(exc)
    name = cls.__qualname__ if cls.__module__ in ("builtins", "__main__") else f"{cls.__module__}.{cls.__qualname__}"
    try:
        text = str(exc)
    except Exception:
        text = "<exception str() failed>"
    notes = [f"{line}\n" for note in getattr(exc, "__notes__", None) or () for line in str(note).split("\n")]
    return [f"{name}: {text}\n" if text else f"{name}\n"] + notes

def format_exception(exc, /, value=_GIVEN, tb=_GIVEN, limit=None, chain=True):
    exc = _exception(exc, value)
    return ["NoneType: None\n"] if exc is None else _entries(_text(exc), chain)

def format_exc(limit=None, chain=True):
    return "".join(format_exception(_sys.exc_info()[1], chain=chain))

def print_exception(exc, /, value=_GIVEN, tb=_GIVEN, limit=None, file=None, chain=True):
    stream = _sys.stderr if file is None else file
    stream.write("".join(format_exception(exc, value, chain=chain)))

def print_exc(limit=None, file=None, chain=True):
    print_exception(_sys.exc_info()[1], file=file, chain=chain)
