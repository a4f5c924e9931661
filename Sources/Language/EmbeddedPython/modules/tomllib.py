# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading TOML."""
import datetime as _datetime
import re as _re

__all__ = ["loads", "load", "TOMLDecodeError"]

class TOMLDecodeError(ValueError):
    """The text is no TOML."""

_number = _re.compile(
    r"0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*"
    r"|([+-]?(?:0|[1-9](?:_?[0-9])*))((?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)")
_time = r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?"
_clock = _re.compile(_time)
_day = _re.compile(
    r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:[Tt ]" + _time
    + r"(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?")
_escapes = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}

class _Reader:
    """Goes through a text and puts together its tables."""

    def __init__(self, text, parse_float):
        self.text, self.at, self.parse_float = text.replace("\r\n", "\n"), 0, parse_float
        # By the ids of tables: those of inline forms, of headers, of keys with dots; arrays that may grow.
        self.closed, self.defined, self.dotted, self.growing = set(), set(), set(), set()

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            place = "end of document"
        else:
            line = self.text.count("\n", 0, at) + 1
            place = f"line {line}, column {at - self.text.rfind(chr(10), 0, at)}"
        raise TOMLDecodeError(f"{message} (at {place})")

    def peek(self):
        return self.text[self.at:self.at + 1]

    def skip(self, signs=" \t"):
        while self.peek() and self.peek() in signs:
            self.at += 1

    def comment(self):
        if self.peek() == "#":
            end = self.text.find("\n", self.at)
            end = len(self.text) if end < 0 else end
            for at in range(self.at, end):
                if self.text[at] != "\t" and ord(self.text[at]) < 32 or self.text[at] == "\x7f":
                    self.fail(f"Found invalid character {self.text[at]!r}", at)
            self.at = end

    def blank(self):
        """Past blanks, comments and ends of lines."""
        while True:
            start = self.at
            self.skip(" \t\n")
            self.comment()
            if self.at == start:
                return

    def document(self):
        root = table = {}
        key = ()
        while True:
            self.skip(" \t\n")
            sign = self.peek()
            if not sign:
                return root
            if sign == "[":
                table, key = self.header(root)
            elif sign != "#":
                if not (sign.isascii() and sign.isalnum() or sign in "_-'\""):
                    self.fail("Invalid statement")
                self.pair(table, key)
            self.skip()
            self.comment()
            if self.peek() not in ("", "\n"):
                self.fail("Expected newline or end of document after a statement")

    def header(self, root):
        is_array = self.text.startswith("[[", self.at)
        self.at += 2 if is_array else 1
        self.skip()
        key = self.key()
        if not self.text.startswith("]]" if is_array else "]", self.at):
            self.fail("Expected ']]' at the end of an array declaration" if is_array
                      else "Expected ']' at the end of a table declaration")
        problem = f"Cannot mutate immutable namespace {key}" if is_array else f"Cannot declare {key} twice"
        outer, last = self.inner(root, key[:-1], problem), key[-1]
        if id(outer.get(last)) in self.closed:
            self.fail(problem)
        if is_array:
            is_new = last not in outer
            items = outer.setdefault(last, [])
            if is_new:
                self.growing.add(id(items))
            elif not isinstance(items, list) or id(items) not in self.growing:
                self.fail("Cannot overwrite a value")
            items.append({})
            self.at += 2
            return items[-1], key
        table = outer.setdefault(last, {})
        if not isinstance(table, dict) or id(table) in self.defined:
            self.fail(f"Cannot declare {key} twice" if isinstance(table, dict) else "Cannot overwrite a value")
        self.defined.add(id(table))
        self.at += 1
        return table, key

    def inner(self, table, key, problem):
        for part in key:
            table = table.setdefault(part, {})
            if isinstance(table, list) and id(table) in self.growing:
                table = table[-1]
            if id(table) in self.closed:
                self.fail(problem)
            if not isinstance(table, dict):
                self.fail("Cannot overwrite a value")
        return table

    def key(self):
        parts = []
        while True:
            sign, found = self.peek(), _re.compile(r"[A-Za-z0-9_-]+").match(self.text, self.at)
            if found:
                parts.append(found[0])
                self.at = found.end()
            elif sign and sign in "'\"":
                parts.append(self.line_text(sign))
            else:
                self.fail("Invalid initial character for a key part")
            self.skip()
            if self.peek() != ".":
                return tuple(parts)
            self.at += 1
            self.skip()

    def pair(self, table, outer=()):
        key = self.key()
        if self.peek() != "=":
            self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip()
        value = self.value()
        if isinstance(value, (dict, list)):
            self.close(value)
        for number, part in enumerate(key[:-1], 1):
            is_new = part not in table
            table = table.setdefault(part, {})
            if id(table) in self.closed:
                self.fail(f"Cannot mutate immutable namespace {outer + key[:-1]}")
            if not is_new and id(table) in self.defined - self.dotted:
                self.fail(f"Cannot redefine namespace {outer + key[:number]}")
            if not isinstance(table, dict):
                self.fail("Cannot overwrite a value")
            self.defined.add(id(table))
            self.dotted.add(id(table))
        if key[-1] in table:
            self.fail("Cannot overwrite a value")
        table[key[-1]] = value

    def value(self):
        sign = self.peek()
        if sign and sign in "'\"":
            return self.long_text(sign) if self.text.startswith(sign * 3, self.at) else self.line_text(sign)
        if sign == "[":
            return self.array()
        if sign == "{":
            return self.table()
        for word, value in (("true", True), ("false", False)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        found = _day.match(self.text, self.at)
        if found:
            self.at = found.end()
            try:
                return self.moment(*found.groups())
            except ValueError:
                self.fail("Invalid date or datetime", found.start())
        found = _clock.match(self.text, self.at)
        if found:
            self.at = found.end()
            hour, minute, second, fraction = found.groups()
            return _datetime.time(int(hour), int(minute), int(second), int((fraction or "0").ljust(6, "0")))
        found = _number.match(self.text, self.at)
        if found:
            self.at = found.end()
            if found[2]:
                return self.parse_float(found[0])
            return int(found[0].replace("_", ""), 0 if found[1] is None else 10)
        found = _re.compile(r"[+-]?(inf|nan)").match(self.text, self.at)
        if found:
            self.at = found.end()
            return self.parse_float(found[0])
        self.fail("Invalid value")

    def moment(self, year, month, day, hour, minute, second, fraction, utc, sign, hours, minutes):
        date = _datetime.date(int(year), int(month), int(day))
        if hour is None:
            return date
        zone = None
        if utc:
            zone = _datetime.timezone.utc
        elif sign:
            shift = _datetime.timedelta(hours=int(hours), minutes=int(minutes))
            zone = _datetime.timezone(-shift if sign == "-" else shift)
        micro = int((fraction or "0").ljust(6, "0"))
        return _datetime.datetime(date.year, date.month, date.day, int(hour), int(minute), int(second), micro, zone)

    def array(self):
        self.at += 1
        items = []
        while True:
            self.blank()
            if self.peek() == "]":
                self.at += 1
                return items
            items.append(self.value())
            self.blank()
            if self.peek() == ",":
                self.at += 1
            elif self.peek() != "]":
                self.fail("Unclosed array")

    def table(self):
        self.at += 1
        made = {}
        self.skip()
        while self.peek() != "}" or made:
            self.pair(made)
            self.skip()
            if self.peek() == "}":
                break
            if self.peek() != ",":
                self.fail("Unclosed inline table")
            self.at += 1
            self.skip()
        self.at += 1
        return made

    def close(self, value):
        """Nothing is added to what stands behind a sign of equality."""
        self.closed.add(id(value))
        for part in value.values() if isinstance(value, dict) else value:
            if isinstance(part, (dict, list)):
                self.close(part)

    def escape(self):
        sign = self.text[self.at + 1:self.at + 2]
        if sign and sign in _escapes:
            self.at += 2
            return _escapes[sign]
        size = {"u": 4, "U": 8}.get(sign)
        if size is None:
            self.fail("Unescaped '\\' in a string", self.at + 2)
        digits = self.text[self.at + 2:self.at + 2 + size]
        if len(digits) < size or any(digit not in "0123456789abcdefABCDEF" for digit in digits):
            self.fail("Invalid hex value", self.at + 2)
        code = int(digits, 16)
        if code > 0x10FFFF or 0xD800 <= code < 0xE000:
            self.fail("Escaped character is not a Unicode scalar value", self.at + 2 + size)
        self.at += 2 + size
        return chr(code)

    def line_text(self, quote):
        self.at += 1
        text = ""
        while True:
            sign = self.peek()
            if not sign:
                self.fail("Unterminated string" if quote == '"' else "Expected \"'\"")
            if sign == quote:
                self.at += 1
                return text
            if sign == "\\" and quote == '"':
                text += self.escape()
            elif ord(sign) < 32 and sign != "\t" or sign == "\x7f":
                self.fail(f"Illegal character {sign!r}" if quote == '"' else f"Found invalid character {sign!r}")
            else:
                text, self.at = text + sign, self.at + 1

    def long_text(self, quote):
        self.at += 3
        if self.peek() == "\n":
            self.at += 1
        text = ""
        while True:
            sign = self.peek()
            if not sign:
                self.fail("Unterminated string" if quote == '"' else "Expected \"'''\"")
            if self.text.startswith(quote * 3, self.at):
                self.at += 3
                # Up to two more belong to the text.
                for _ in range(2):
                    if self.peek() == quote:
                        text, self.at = text + quote, self.at + 1
                return text
            if sign == "\\" and quote == '"':
                found = _re.compile(r"\\[ \t]*\n[ \t\n]*").match(self.text, self.at)
                if found:
                    self.at = found.end()
                else:
                    text += self.escape()
            elif ord(sign) < 32 and sign not in "\t\n" or sign == "\x7f":
                self.fail(f"Illegal character {sign!r}" if quote == '"' else f"Found invalid character {sign!r}")
            else:
                text, self.at = text + sign, self.at + 1

def loads(s, /, *, parse_float=float):
    """The tables of a text."""
    return _Reader(s, parse_float).document()

def load(fp, /, *, parse_float=float):
    """The tables of a file, which is opened for reading bytes."""
    data = fp.read()
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`")
    return loads(data.decode(), parse_float=parse_float)
