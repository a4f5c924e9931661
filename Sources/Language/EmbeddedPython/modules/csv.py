# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as texts with a separator between the fields."""

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "excel", "excel_tab", "unix_dialect",
           "reader", "writer", "DictReader", "DictWriter", "register_dialect", "unregister_dialect", "get_dialect", "list_dialects",
           "field_size_limit"]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)

class Error(Exception):
    pass

_OPTIONS = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict")

class Dialect:
    """How fields are separated and quoted."""

    delimiter, quotechar, escapechar, doublequote, skipinitialspace = ",", '"', None, True, False
    lineterminator, quoting, strict = "\r\n", QUOTE_MINIMAL, False

    def __init__(self, **options):
        for name, value in options.items():
            if name not in _OPTIONS:
                raise TypeError(f"{name!r} is an invalid keyword argument for this function")
            setattr(self, name, value)
        for name in ("delimiter", "quotechar", "escapechar"):
            value = getattr(self, name)
            if value is None and name != "delimiter":
                continue
            if not isinstance(value, str):
                raise TypeError(f'"{name}" must be string, not {type(value).__name__}')
            if len(value) != 1:
                raise TypeError(f'"{name}" must be a 1-character string')
        if self.quoting not in range(4):
            raise TypeError('bad "quoting" value')
        if self.quoting != QUOTE_NONE and not self.quotechar:
            raise TypeError("quotechar must be set if quoting enabled")

class excel(Dialect):
    pass

class excel_tab(excel):
    delimiter = "\t"

class unix_dialect(Dialect):
    quoting, lineterminator = QUOTE_ALL, "\n"

_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_limit = [131072]

def register_dialect(name, dialect=None, **fmtparams):
    _dialects[name] = _dialect(excel if dialect is None else dialect, fmtparams)

def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]

def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialect(_dialects[name], {})

def list_dialects():
    return list(_dialects)

def field_size_limit(limit=None):
    old = _limit[0]
    if limit is not None:
        _limit[0] = limit
    return old

def _dialect(given, options):
    if isinstance(given, str):
        given = get_dialect(given)
    kept = {name: getattr(given, name) for name in _OPTIONS if hasattr(given, name)}
    return Dialect(**{**kept, **options})

class _Reader:
    def __init__(self, lines, dialect):
        self._lines, self.dialect, self.line_num = iter(lines), dialect, 0

    def __iter__(self):
        return self

    def _line(self):
        line = next(self._lines)
        if not isinstance(line, str):
            raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
        self.line_num += 1
        return line

    def _value(self, text, is_quoted):
        if self.dialect.quoting == QUOTE_NONNUMERIC and not is_quoted:
            return float(text)
        return text

    def __next__(self):
        dialect = self.dialect
        quote = None if dialect.quoting == QUOTE_NONE else dialect.quotechar
        row, line = [], self._line()
        text = line.rstrip("\r\n")
        if not text:
            return row
        place, field, is_quoted, inside = 0, [], False, False
        begins = True
        while True:
            if place >= len(text):
                if not inside:
                    break
                # A quoted field goes on in the next line.
                field.append(line[len(line.rstrip("\r\n")):] or "")
                try:
                    line = self._line()
                except StopIteration:
                    if dialect.strict:
                        raise Error("unexpected end of data") from None
                    break
                text, place = line.rstrip("\r\n"), 0
                continue
            sign = text[place]
            place += 1
            if dialect.escapechar is not None and sign == dialect.escapechar:
                field.append(text[place] if place < len(text) else "\n")
                place += 1
                begins = False
            elif inside:
                if sign != quote:
                    field.append(sign)
                elif dialect.doublequote and text[place:place + 1] == quote:
                    field.append(quote)
                    place += 1
                else:
                    inside = False
            elif sign == dialect.delimiter:
                row.append(self._value("".join(field), is_quoted))
                field, is_quoted, begins = [], False, True
            elif sign == quote and begins:
                inside, is_quoted, begins = True, True, False
            elif begins and sign == " " and dialect.skipinitialspace:
                pass
            else:
                if dialect.strict and is_quoted:
                    raise Error(f"'{dialect.delimiter}' expected after '{quote}'")
                field.append(sign)
                begins = False
            if len(field) > _limit[0]:
                raise Error(f"field larger than field limit ({_limit[0]})")
        row.append(self._value("".join(field), is_quoted))
        return row

def reader(csvfile, dialect="excel", **fmtparams):
    """The rows of a text, as lists of fields."""
    return _Reader(csvfile, _dialect(dialect, fmtparams))

class _Writer:
    def __init__(self, file, dialect):
        if not hasattr(file, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._write, self.dialect = file.write, dialect

    def _field(self, value, is_only):
        dialect = self.dialect
        text = "" if value is None else value if isinstance(value, str) else repr(value) if isinstance(value, float) else str(value)
        quote = dialect.quotechar
        special = {dialect.delimiter, quote, dialect.escapechar, "\r", "\n", *dialect.lineterminator}
        if dialect.quoting == QUOTE_NONE:
            if not any(sign in text for sign in special if sign):
                return text
            if dialect.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            return "".join(dialect.escapechar + sign if sign in special else sign for sign in text)
        quotes = dialect.quoting == QUOTE_ALL or any(sign in text for sign in special if sign)
        if dialect.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float)) or is_only and not text:
            quotes = True
        if not quotes:
            return text
        if dialect.doublequote:
            text = text.replace(quote, quote + quote)
        elif quote in text:
            if dialect.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            text = text.replace(quote, dialect.escapechar + quote)
        return quote + text + quote

    def writerow(self, row):
        try:
            fields = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        text = self.dialect.delimiter.join([self._field(value, len(fields) == 1) for value in fields])
        return self._write(text + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

def writer(csvfile, dialect="excel", **fmtparams):
    """Writes rows into a file."""
    return _Writer(csvfile, _dialect(dialect, fmtparams))

class DictReader:
    """The rows of a text as dictionaries; the first row names the fields unless they are given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames, self.restkey, self.restval, self.dialect = fieldnames, restkey, restval, dialect
        self.reader = reader(f, dialect, *args, **kwds)

    @property
    def line_num(self):
        return self.reader.line_num

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self.restval
        return found

class DictWriter:
    """Writes dictionaries as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def _row(self, values):
        if self.extrasaction == "raise" and (others := [name for name in values if name not in self.fieldnames]):
            raise ValueError("dict contains fields not in fieldnames: " + ", ".join(map(repr, others)))
        return [values.get(name, self.restval) for name in self.fieldnames]

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))
