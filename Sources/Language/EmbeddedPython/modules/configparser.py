# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of settings: sections in brackets, and names with values."""
import re as _re
from collections.abc import MutableMapping

__all__ = ["NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
           "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
           "MissingSectionHeaderError", "ConfigParser", "RawConfigParser", "SectionProxy", "DEFAULTSECT"]

DEFAULTSECT = "DEFAULT"
_missing = object()

class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__

class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self.section, self.args = section, (section,)

class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option, self.section, self.args = option, section, (option, section)

def _where(source, lineno, text):
    return f"While reading from {source!r}" + (f" [line {lineno:2d}]" if lineno is not None else "") + f": {text}"

class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        text = f"section {section!r} already exists"
        super().__init__(_where(source, lineno, text) if source is not None else text.replace("s", "S", 1))
        self.section, self.source, self.lineno, self.args = section, source, lineno, (section, source, lineno)

class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        text = f"option {option!r} in section {section!r} already exists"
        super().__init__(_where(source, lineno, text) if source is not None else "O" + text[1:])
        self.section, self.option, self.source, self.lineno = section, option, source, lineno

class InterpolationError(Error):
    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section, self.args = option, section, (option, section, msg)

class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        super().__init__(option, section, "Recursion limit exceeded in value substitution: option "
                         f"{option!r} in section {section!r} contains an interpolation key which cannot be substituted"
                         f" in 10 steps. Raw value: {rawval!r}")

class InterpolationSyntaxError(InterpolationError):
    pass

class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, f"Bad value substitution: option {option!r} in section {section!r} contains"
                         f" an interpolation key {reference!r} which is not a valid option name. Raw value: {rawval!r}")
        self.reference = reference

class ParsingError(Error):
    def __init__(self, source):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source, self.errors = source, []

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line}"

class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")
        self.source, self.lineno, self.line = filename, lineno, line

class RawConfigParser(MutableMapping):
    """Settings as they are written."""

    _interpolates = False
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
                 comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_missing, converters={}):
        if interpolation is None:
            self._interpolates = False
        elif interpolation is not _missing:
            raise NotImplementedError("Gradus's configparser has no interpolation but its own: %(name)s")
        if converters:
            raise NotImplementedError("Gradus's configparser has no converters")
        self.default_section, self._strict, self._allows_none = default_section, strict, allow_no_value
        self._delimiters, self._comments, self._inline = tuple(delimiters), tuple(comment_prefixes), inline_comment_prefixes or ()
        self._keeps_empty = empty_lines_in_values
        self._defaults, self._sections = {}, {}
        if defaults:
            self.read_dict({default_section: defaults})

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def has_section(self, section):
        return section in self._sections

    def add_section(self, section):
        if self._interpolates and not isinstance(section, str):
            raise TypeError("section names must be strings")
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if self.has_section(section):
            raise DuplicateSectionError(section)
        self._sections[section] = {}

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def _own(self, section):
        if section == self.default_section or not section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section]

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list(self._sections[section] | self._defaults)

    def has_option(self, section, option):
        if section and section != self.default_section and section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._own(section) or option in self._defaults

    def set(self, section, option, value=None):
        if self._interpolates:
            if not isinstance(option, str):
                raise TypeError("option keys must be strings")
            if not isinstance(value, str) and not (value is None and self._allows_none):
                raise TypeError("option values must be strings")
            if value and "%" in _re.sub(r"%%|%\([^)]+\)s", "", value):
                raise ValueError(f"invalid interpolation syntax in {value!r} at position {value.find('%')}")
        self._own(section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        return self._own(section).pop(self.optionxform(option), _missing) is not _missing

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes)) or hasattr(filenames, "__fspath__"):
            filenames = [filenames]
        found = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as file:
                    self._read(file, str(filename))
            except OSError:
                continue
            found.append(str(filename))
        return found

    def read_file(self, f, source=None):
        self._read(f, source or getattr(f, "name", "<???>"))

    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(keepends=True), source)

    def read_dict(self, dictionary, source="<dict>"):
        seen = set()
        for section, values in dictionary.items():
            section = str(section)
            if section != self.default_section and section not in self._sections:
                self._sections[section] = {}
            for option, value in values.items():
                option = self.optionxform(str(option))
                if self._strict and (section, option) in seen:
                    raise DuplicateOptionError(section, option, source)
                seen.add((section, option))
                self._own(section)[option] = value if value is None else str(value)

    def _without_comment(self, line):
        if line.strip().startswith(self._comments):
            return ""
        for prefix in self._inline:
            found = _re.search(rf"(^|\s){_re.escape(prefix)}", line)
            if found:
                line = line[:found.start()]
        return line.strip()

    def _read(self, lines, source):
        section = option = None
        indent, known, problem = 0, set(), None
        delimiters = "|".join(map(_re.escape, self._delimiters))
        for lineno, line in enumerate(lines, 1):
            text = self._without_comment(line)
            if not text:
                is_comment = line.strip() != ""
                if self._keeps_empty and not is_comment and option and section is not None and section[option] is not None:
                    section[option].append("")
                elif not self._keeps_empty:
                    indent = 1 << 62
                continue
            at = len(line) - len(line.lstrip())
            if section is not None and option and at > indent:
                if section[option] is not None:
                    section[option].append(text)
                continue
            indent = at
            header = _re.match(r"\[(.+)\]", text)
            if header:
                name, option = header[1], None
                if name == self.default_section:
                    section = self._defaults
                elif name in self._sections:
                    if self._strict and name in known:
                        raise DuplicateSectionError(name, source, lineno)
                    section = self._sections[name]
                else:
                    section = self._sections[name] = {}
                known.add(name)
                continue
            if section is None:
                raise MissingSectionHeaderError(source, lineno, line)
            found = _re.match(rf"(.*?)\s*(?:({delimiters})\s*(.*))?$", text) if self._allows_none else _re.match(
                rf"(.*?)\s*({delimiters})\s*(.*)$", text)
            if not found or not found[1]:
                problem = problem or ParsingError(source)
                problem.append(lineno, repr(line))
                option = None
                continue
            option = self.optionxform(found[1].rstrip())
            if self._strict and (name, option) in known:
                raise DuplicateOptionError(name, option, source, lineno)
            known.add((name, option))
            section[option] = None if found[2] is None else [found[3].strip()]
        for values in (self._defaults, *self._sections.values()):
            for option, value in values.items():
                if isinstance(value, list):
                    values[option] = "\n".join(value).rstrip()
        if problem:
            raise problem

    def _filled(self, section, option, value, values, depth=1):
        if not self._interpolates or not isinstance(value, str) or "%" not in value:
            return value
        if depth > 10:
            raise InterpolationDepthError(option, section, value)
        raw = value

        def replaced(found):
            if found[0] == "%%":
                return "%"
            if found[1] is None:
                rest = raw[found.start():]
                message = f"bad interpolation variable reference {rest!r}" if rest[1:2] == "(" else (
                    f"'%' must be followed by '%' or '(', found: {rest!r}")
                raise InterpolationSyntaxError(option, section, message)
            name = self.optionxform(found[1])
            if name not in values:
                raise InterpolationMissingOptionError(option, section, raw, name)
            return self._filled(section, option, values[name], values, depth + 1)
        return _re.sub(r"%%|%\(([^)]+)\)s|%", replaced, value)

    def get(self, section, option, *, raw=False, vars=None, fallback=_missing):
        name = self.optionxform(option)
        try:
            own = self._own(section)
        except NoSectionError:
            if fallback is _missing:
                raise
            return fallback
        given = {self.optionxform(key): value if value is None else str(value) for key, value in (vars or {}).items()}
        values = self._defaults | own | given
        if name not in values:
            if fallback is _missing:
                raise NoOptionError(name, section)
            return fallback
        return values[name] if raw else self._filled(section, name, values[name], values)

    def _converted(self, convert, section, option, fallback, given):
        if fallback is not _missing and not self.has_option(section, option) and self.optionxform(option) not in (
                given.get("vars") or {}):
            return fallback
        return convert(self.get(section, option, **given))

    def getint(self, section, option, *, raw=False, vars=None, fallback=_missing):
        return self._converted(int, section, option, fallback, {"raw": raw, "vars": vars})

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_missing):
        return self._converted(float, section, option, fallback, {"raw": raw, "vars": vars})

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_missing):
        return self._converted(self._boolean, section, option, fallback, {"raw": raw, "vars": vars})

    def _boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_missing, raw=False, vars=None):
        if section is _missing:
            return [(name, self[name]) for name in self]
        given = {self.optionxform(key): value for key, value in (vars or {}).items()}
        values = self._defaults | self._own(section) | given
        return [(name, value if raw else self._filled(section, name, value, values)) for name, value in values.items()]

    def write(self, fp, space_around_delimiters=True):
        sign = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        for name, values in ((self.default_section, self._defaults), *self._sections.items()):
            if name == self.default_section and not values:
                continue
            fp.write(f"[{name}]\n")
            for option, value in values.items():
                text = "" if value is None and self._allows_none else sign + str(value).replace("\n", "\n\t")
                fp.write(f"{option}{text}\n")
            fp.write("\n")

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if key in self:
            self._own(key).clear()
        self.read_dict({key: dict(value)})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.remove_section(key):
            raise KeyError(key)

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section, *self._sections])

class ConfigParser(RawConfigParser):
    """Settings whose values may name others: `%(name)s`."""

    _interpolates = True

class SectionProxy(MutableMapping):
    """One section, like a dictionary."""

    def __init__(self, parser, name):
        self.parser, self.name = parser, name

    def __repr__(self):
        return f"<Section: {self.name}>"

    def _names(self):
        return list(self.parser.defaults()) if self.name == self.parser.default_section else self.parser.options(self.name)

    def __getitem__(self, key):
        if not self.parser.has_option(self.name, key):
            raise KeyError(key)
        return self.parser.get(self.name, key)

    def __setitem__(self, key, value):
        self.parser.set(self.name, key, value)

    def __delitem__(self, key):
        if not (self.parser.has_option(self.name, key) and self.parser.remove_option(self.name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self.parser.has_option(self.name, key)

    def __len__(self):
        return len(self._names())

    def __iter__(self):
        return iter(self._names())

    def get(self, option, fallback=None, *, raw=False, vars=None):
        return self.parser.get(self.name, option, raw=raw, vars=vars, fallback=fallback)

    def getint(self, option, fallback=None, *, raw=False, vars=None):
        return self.parser.getint(self.name, option, raw=raw, vars=vars, fallback=fallback)

    def getfloat(self, option, fallback=None, *, raw=False, vars=None):
        return self.parser.getfloat(self.name, option, raw=raw, vars=vars, fallback=fallback)

    def getboolean(self, option, fallback=None, *, raw=False, vars=None):
        return self.parser.getboolean(self.name, option, raw=raw, vars=vars, fallback=fallback)
