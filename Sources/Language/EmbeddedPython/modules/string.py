# SPDX-License-Identifier: GPL-3.0-or-later
"""Alphabets, templates with $ and the machinery of str.format."""

import re as _re

__all__ = ("ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits printable punctuation"
           " whitespace Formatter Template").split()

ascii_lowercase = "".join(map(chr, range(97, 123)))
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
octdigits = digits[:8]
hexdigits = digits + ascii_lowercase[:6] + ascii_uppercase[:6]
whitespace = " \t\n\r\v\f"
punctuation = "".join(c for c in map(chr, range(33, 127)) if c not in digits + ascii_letters)
printable = digits + ascii_letters + punctuation + whitespace

def capwords(s, sep=None):
    """The words of a text, parted by `sep`, each with a capital first letter and small others."""
    words = [word.capitalize() for word in s.split(sep)]
    return (sep or " ").join(words)

def _find_placeholders(cls):
    """Compiles the pattern of a class of templates, its own or one made of its sign and its names."""
    own = cls.__dict__.get("pattern")
    if own is None:
        sign, name = _re.escape(cls.delimiter), cls.idpattern
        own = (f"{sign}(?:(?P<escaped>{sign})|(?P<named>{name})|{{(?P<braced>{cls.braceidpattern or name})}}"
               "|(?P<invalid>))")
    cls.pattern = _re.compile(own, cls.flags | _re.VERBOSE)

class Template:
    """A text in which $name and ${name} stand for values, and $$ for a dollar sign."""

    delimiter = "$"
    idpattern = "(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = _re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        _find_placeholders(cls)

    def __init__(self, template):
        self.template = template

    def _kind(self, match):
        """What a place is where something is to be put: one of the four groups of the pattern."""
        kind = match.lastgroup
        if kind not in _KINDS:
            # A pattern of a program's own may have other groups.
            groups = match.groupdict()
            kind = next((name for name in _KINDS if groups.get(name) is not None), None)
            if kind is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return kind

    def _filled(self, values, is_safe):
        def value_for(match):
            kind = self._kind(match)
            if kind == "escaped":
                return self.delimiter
            if kind != "invalid":
                name = match[kind]
                if not is_safe or name in values:
                    return str(values[name])
            if is_safe:
                return match[0]
            lines = self.template[:match.start("invalid")].splitlines(keepends=True) or [" "]
            raise ValueError(f"Invalid placeholder in string: line {len(lines)}, col {len(lines[-1])}")
        return self.pattern.sub(value_for, self.template)

    def substitute(self, mapping={}, /, **kws):
        """The text with the values put in; a name without a value is an error."""
        return self._filled(_joined(mapping, kws), False)

    def safe_substitute(self, mapping={}, /, **kws):
        """The text with the values put in; what has no value stays as it is."""
        return self._filled(_joined(mapping, kws), True)

    def is_valid(self):
        """Whether substitute would find nothing wrong."""
        return all(self._kind(match) != "invalid" for match in self.pattern.finditer(self.template))

    def get_identifiers(self):
        """The names, in the order in which they come first."""
        found = [(self._kind(match), match) for match in self.pattern.finditer(self.template)]
        return list(dict.fromkeys(match[kind] for kind, match in found if kind in ("named", "braced")))

_KINDS = ("named", "braced", "escaped", "invalid")

class _Chain:
    """Keyword arguments in front of a mapping, which may be of any kind."""

    def __init__(self, first, second):
        self.first, self.second = first, second

    def __getitem__(self, name):
        return self.first[name] if name in self.first else self.second[name]

    def __contains__(self, name):
        try:
            self[name]
        except KeyError:
            return False
        return True

def _joined(mapping, kws):
    if not mapping:
        return kws if mapping.__class__ is dict else _Chain(kws, mapping)
    if mapping.__class__ is dict:
        return {**mapping, **kws} if kws else mapping
    return _Chain(kws, mapping)

_find_placeholders(Template)

def _field(text, start):
    """The field that begins at a place: its name, format and conversion, and the place behind it."""
    place, in_item = start, False
    while place < len(text) and (in_item or text[place] not in ":!}"):
        if text[place] == "{" and not in_item:
            raise ValueError("unexpected '{' in field name")
        in_item = text[place] == "[" or in_item and text[place] != "]"
        place += 1
    name, conversion = text[start:place], None
    if text[place:place + 1] == "!":
        if place + 2 >= len(text):
            raise ValueError("end of string while looking for conversion specifier" if place + 1 == len(text)
                             else "unmatched '{' in format spec")
        conversion, place = text[place + 1], place + 2
        if text[place] not in ":}":
            raise ValueError("expected ':' after conversion specifier")
    if place == len(text):
        raise ValueError("expected '}' before end of string")
    if text[place] == "}":
        return name, "", conversion, place + 1
    first = place = place + 1
    depth = 1
    while depth:
        if place == len(text):
            raise ValueError("unmatched '{' in format spec")
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        place += 1
    return name, text[first:place - 1], conversion, place

def _pieces(text):
    """What stands before each field, and the field: its name, format and conversion; None for all three where a doubled
    brace or the text ends a piece."""
    literal, place = "", 0
    while place < len(text):
        char = text[place]
        place += 1
        if char not in "{}":
            literal += char
        elif text[place:place + 1] == char:
            yield literal + char, None, None, None
            literal, place = "", place + 1
        elif char == "}":
            raise ValueError("Single '}' encountered in format string")
        elif place == len(text):
            raise ValueError("Single '{' encountered in format string")
        else:
            *field, place = _field(text, place)
            yield literal, *field
            literal = ""
    if literal:
        yield literal, None, None, None

def _end_of_part(name, start=0):
    """The place of the next dot or bracket in a field's name."""
    return next((place for place in range(start, len(name)) if name[place] in ".["), len(name))

def _number_or_name(text):
    return int(text) if text.isdecimal() else text

def _steps(name, place):
    """(is an attribute, name) for each step that a field's name takes from its first part on."""
    while place < len(name):
        is_attribute = name[place] == "."
        if is_attribute:
            end = after = _end_of_part(name, place + 1)
        elif name[place] == "[":
            end = name.find("]", place)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            after = end + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        part = name[place + 1:end]
        if not part:
            raise ValueError("Empty attribute in format string")
        yield is_attribute, part if is_attribute else _number_or_name(part)
        place = after

class Formatter:
    """str.format in parts that subclasses can change."""

    _conversions = {None: lambda value: value, "s": str, "r": repr, "a": ascii}

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used, depth, numbers=None):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        # Fields without a name are numbered, for all depths together.
        numbers = {"next": 0, "kind": None} if numbers is None else numbers
        parts = []
        for literal, name, layout, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if name is None:
                continue
            value, key = self.get_field(_numbered(name, numbers), args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            layout = self._vformat(layout, args, kwargs, used, depth - 1, numbers)
            parts.append(self.format_field(value, layout))
        return "".join(parts)

    def parse(self, format_string):
        return _pieces(format_string)

    def get_field(self, field_name, args, kwargs):
        size = _end_of_part(field_name)
        first = _number_or_name(field_name[:size])
        value = self.get_value(first, args, kwargs)
        for is_attribute, name in _steps(field_name, size):
            value = getattr(value, name) if is_attribute else value[name]
        return value, first

    def get_value(self, key, args, kwargs):
        return (args if isinstance(key, int) else kwargs)[key]

    def check_unused_args(self, used_args, args, kwargs):
        return None

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion in self._conversions:
            return self._conversions[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

def _numbered(name, numbers):
    """The name of a field, with the next number where it has none."""
    if name and not name.isdigit():
        return name
    kind = "manual" if name else "automatic"
    if numbers["kind"] not in (None, kind):
        raise ValueError("cannot switch from manual field specification to automatic field numbering")
    numbers["kind"] = kind
    if not name:
        name = str(numbers["next"])
        numbers["next"] += 1
    return name
