# SPDX-License-Identifier: GPL-3.0-or-later
import sys as _sys

__all__ = ["FrameSummary", "StackSummary", "TracebackException", "clear_frames", "extract_stack", "extract_tb", "format_exc",
           "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb", "print_exc", "print_exception",
           "print_last", "print_list", "print_stack", "print_tb", "walk_stack", "walk_tb"]

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
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        frames = list(frame_gen)
        if limit is None:
            limit = getattr(_sys, "tracebacklimit", None)
            limit = 0 if limit is not None and limit < 0 else limit
        if limit is not None:
            frames = frames[:limit] if limit >= 0 else frames[limit:]
        made = cls()
        for frame, line in frames:
            made.append(FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name, lookup_line=lookup_lines,
                                     locals=frame.f_locals if capture_locals else None, line=_source(frame, line)))
        return made

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
        if entry.line:
            text += f"    {entry.line}\n"
        if entry.locals:
            text += "".join(f"    {name} = {value}\n" for name, value in sorted(entry.locals.items()))
        return text

    def format(self):
        """Their texts, each with a newline at its end."""
        texts, last, repeats = [], None, 0

        def count_of_rest():
            if repeats > 3:
                rest = repeats - 3
                texts.append(f"  [Previous line repeated {rest} more time{'s' if rest > 1 else ''}]\n")

        for entry in self:
            shown = self.format_frame_summary(entry)
            if shown is None:
                continue
            place = entry.filename, entry.lineno, entry.name
            if place != last:
                count_of_rest()
                last, repeats = place, 0
            repeats += 1
            if repeats <= 3:
                texts.append(shown)
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

def _source(frame, line):
    """The text of a frame's line, as far as it is known."""
    try:
        with open(frame.f_code.co_filename) as file:
            return file.read().split("\n")[line - 1]
    except (OSError, IndexError, ValueError):
        return None

def walk_stack(f):
    """The frames of the calls that are running, from a frame outwards."""
    if f is None:
        f = _frame(2)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back

def _frame(depth):
    get = getattr(_sys, "_getframe", None)
    if get is None:
        raise NotImplementedError("Gradus's traceback knows the frames of exceptions only")
    return get(depth + 1)

def extract_stack(f=None, limit=None):
    """The lines of the calls that are running, outermost first."""
    stack = StackSummary.extract(walk_stack(_frame(1) if f is None else f), limit=limit)
    stack.reverse()
    return stack

def format_stack(f=None, limit=None):
    return format_list(extract_stack(_frame(1) if f is None else f, limit))

def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(_frame(1) if f is None else f, limit), file)

def print_last(limit=None, file=None, chain=True):
    if not hasattr(_sys, "last_value"):
        raise ValueError("no last exception")
    print_exception(_sys.last_value, limit=limit, file=file, chain=chain)

def clear_frames(tb):
    """Does nothing: frames of exceptions hold no variables."""

class TracebackException:
    """What is to be said of an exception, without holding it."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.exc_type, self._exact = exc_type, limit is None and not capture_locals
        self.stack = extract_tb(exc_traceback, limit)
        if capture_locals:
            for entry, (frame, _) in zip(self.stack, walk_tb(exc_traceback)):
                entry.locals = {name: repr(value) for name, value in (getattr(frame, "f_locals", None) or {}).items()}
        self._str = _text_of(exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self._only = format_exception_only(exc_value) if exc_value is not None else ["NoneType: None\n"]
        if exc_type is not None and issubclass(exc_type, SyntaxError) and exc_value is not None:
            self.filename, self.text, self.msg = exc_value.filename, exc_value.text, exc_value.msg
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
            self.offset, self.end_offset = exc_value.offset, exc_value.end_offset
        self.exceptions = None
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        def of(other, wanted=True):
            if other is None or id(other) in seen or not wanted:
                return None
            return TracebackException(type(other), other, other.__traceback__, limit=limit, capture_locals=capture_locals, _seen=seen)
        self.__cause__ = of(exc_value.__cause__) if exc_value is not None else None
        needed = not compact or self.__cause__ is None and not self.__suppress_context__
        self.__context__ = of(exc_value.__context__, needed) if exc_value is not None else None
        self._lines = _own_lines(exc_value) if exc_value is not None and self._exact else None

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if not isinstance(other, TracebackException):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in
                   ("exc_type", "stack", "_str", "__notes__", "__cause__", "__context__", "__suppress_context__"))

    __hash__ = None

    def __str__(self):
        return self._str

    def format_exception_only(self):
        yield from self._only

    def format(self, *, chain=True, _ctx=None):
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format()
                yield _LINKS[0]
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format()
                yield _LINKS[1]
        if self._lines is not None:
            yield from self._lines
            return
        if self.stack or self._exact is False:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self._only

    def print(self, *, file=None, chain=True):
        for line in self.format(chain=chain):
            print(line, file=_sys.stderr if file is None else file, end="")

def _text_of(value):
    try:
        return str(value)
    except Exception:
        return "<exception str() failed>"

def _own_lines(exc):
    """The lines of an exception without those before it; nothing where it was never raised."""
    return _entries(_text(exc), False)
