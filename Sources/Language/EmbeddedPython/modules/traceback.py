# SPDX-License-Identifier: GPL-3.0-or-later
import sys as _sys

__all__ = ["FrameSummary", "StackSummary", "extract_tb", "format_exc", "format_exception", "format_exception_only", "format_list",
           "format_tb", "print_exc", "print_exception", "print_list", "print_tb", "walk_tb"]

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

class FrameSummary:
    """A line of a traceback: file, line, function, and the text of the line."""

    __slots__ = ("filename", "lineno", "name", "_line", "locals", "end_lineno", "colno", "end_colno")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename, self.lineno, self.name, self._line = filename, lineno, name, line
        self.locals = None if locals is None else {key: repr(value) for key, value in locals.items()}
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno

    @property
    def line(self):
        return None if self._line is None else self._line.strip()

    def _parts(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._parts() == other._parts() and self.locals == other.locals
        return self._parts() == other if isinstance(other, tuple) else NotImplemented

    def __getitem__(self, place):
        return self._parts()[place]

    def __iter__(self):
        return iter(self._parts())

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

class StackSummary(list):
    """The lines of a traceback."""

    @classmethod
    def from_list(cls, entries):
        made = cls()
        for entry in entries:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            made.append(entry)
        return made

    def format_frame_summary(self, entry):
        text = f'  File "{entry.filename}", line {entry.lineno}, in {entry.name}\n'
        return text + f"    {entry.line}\n" if entry.line else text

    def format(self):
        """Their texts, each with a newline at its end."""
        texts, last, repeats = [], None, 0

        def count_of_rest():
            if repeats > 3:
                rest = repeats - 3
                texts.append(f"  [Previous line repeated {rest} more time{'s' if rest > 1 else ''}]\n")

        for entry in self:
            place = entry.filename, entry.lineno, entry.name
            if place != last:
                count_of_rest()
                last, repeats = place, 0
            repeats += 1
            if repeats <= 3:
                texts.append(self.format_frame_summary(entry))
        count_of_rest()
        return texts

def walk_tb(tb):
    """The frames of a traceback with their lines."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next

def extract_tb(tb, limit=None):
    """The lines of a traceback: the first `limit` of them, or the last -limit."""
    if limit is None:
        limit = getattr(_sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    found = StackSummary()
    while tb is not None:
        found.append(FrameSummary(tb.tb_frame.f_code.co_filename, tb.tb_lineno, tb.tb_name, line=tb.tb_line))
        tb = tb.tb_next
    if limit is not None:
        found[:] = found[:limit] if limit >= 0 else found[limit:]
    return found

def format_list(extracted_list):
    """The texts of lines."""
    return StackSummary.from_list(extracted_list).format()

def format_tb(tb, limit=None):
    """The texts of a traceback's lines."""
    return extract_tb(tb, limit).format()

def print_list(extracted_list, file=None):
    for text in format_list(extracted_list):
        print(text, file=_sys.stderr if file is None else file, end="")

def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)
