# SPDX-License-Identifier: GPL-3.0-or-later
"""What arguments do when they are met, and the errors that they find."""
import sys as _sys

SUPPRESS, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "==SUPPRESS==", "?", "*", "+", "A...", "..."
_LEFT_OVER = "_unrecognized_args"

def _suppressed(value):
    """Whether a setting is SUPPRESS; a parser that was kept in a session has a text of its own."""
    return isinstance(value, str) and value == SUPPRESS

class ArgumentTypeError(Exception):
    pass

class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name, self.message = _shown_name(argument), message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"

def _shown_name(action):
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    for name in (action.metavar, action.dest):
        if name not in (None, SUPPRESS):
            return name
    return "{" + ",".join(action.choices) + "}" if action.choices else None

class _Shown:
    # repr() as a call with keyword arguments.
    def _get_kwargs(self):
        return list(self.__dict__.items())

    def _get_args(self):
        return []

    def __repr__(self):
        parts, odd = [repr(arg) for arg in self._get_args()], {}
        for name, value in self._get_kwargs():
            if name.isidentifier():
                parts.append(f"{name}={value!r}")
            else:
                odd[name] = value
        if odd:
            parts.append(f"**{odd!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

class Namespace(_Shown):
    __hash__ = None

    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

# What an argument does with its values.

class Action(_Shown):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
                 help=None, metavar=None):
        self.option_strings, self.dest, self.nargs, self.const = option_strings, dest, nargs, const
        self.default, self.type, self.choices = default, type, choices
        self.required, self.help, self.metavar = required, help, metavar

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in ("option_strings", "dest", "nargs", "const", "default", "type",
                                                         "choices", "required", "help", "metavar")]

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")

def _check_count(nargs, const, kind, nothing):
    if nargs == 0:
        raise ValueError(f"nargs for {kind} actions must be != 0; if {nothing}")
    if const is not None and nargs != OPTIONAL:
        raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")

class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
                 help=None, metavar=None):
        _check_count(nargs, const, "store", "you have nothing to store, actions such as store true or store const may be "
                     "more appropriate")
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)

class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, None, None, required, help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)

class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)

class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)

class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        names = []
        for name in option_strings:
            names += [name, "--no-" + name[2:]] if name.startswith("--") else [name]
        super().__init__(names, dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, option_string[:5] != "--no-")

    def format_usage(self):
        return " | ".join(self.option_strings)

def _extended(namespace, dest, method, value):
    # Defaults are never changed: a copy of what is there takes the new value.
    from copy import copy
    items = getattr(namespace, dest, None)
    items = [] if items is None else copy(items)
    getattr(items, method)(value)
    setattr(namespace, dest, items)

class _AppendAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
                 help=None, metavar=None):
        _check_count(nargs, const, "append", "arg strings are not supplying the value to append, the append const action "
                     "may be more appropriate")
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        _extended(namespace, self.dest, "append", values)

class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        _extended(namespace, self.dest, "extend", values)

class _AppendConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, None, None, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        _extended(namespace, self.dest, "append", self.const)

class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, 0, None, default, None, None, required, help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)

class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, 0, None, default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()

class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                 help="show program's version number and exit"):
        super().__init__(option_strings, dest, 0, None, default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        formatter = parser._get_formatter()
        formatter.add_text(getattr(parser, "version", None) if self.version is None else self.version)
        parser._print_message(formatter.format_help(), _sys.stdout)
        parser.exit()

class _SubParsersAction(Action):
    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prefix, self._parser_class = prog, parser_class
        self._parsers, self._lines = {}, []
        super().__init__(option_strings, dest, PARSER, None, None, None, self._parsers, required, help, metavar)

    def add_parser(self, name, **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prefix} {name}"
        aliases = kwargs.pop("aliases", ())
        for key, kind in [(name, "subparser")] + [(alias, "subparser alias") for alias in aliases]:
            if key in self._parsers:
                raise ArgumentError(self, f"conflicting {kind}: {key}")
        if "help" in kwargs:
            shown = f"{name} ({', '.join(aliases)})" if aliases else name
            self._lines.append(Action([], shown, help=kwargs.pop("help"), metavar=shown))
        made = self._parser_class(**kwargs)
        for key in (name, *aliases):
            self._parsers[key] = made
        return made

    def _get_subactions(self):
        return self._lines

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if not _suppressed(self.dest):
            setattr(namespace, self.dest, name)
        if name not in self._parsers:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self._parsers)})")
        found, rest = self._parsers[name].parse_known_args(rest, None)
        vars(namespace).update(vars(found))
        if rest:
            vars(namespace).setdefault(_LEFT_OVER, []).extend(rest)

class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode, self._options = mode, (bufsize, encoding, errors)

    def __call__(self, string):
        if string == "-":
            if "r" in self._mode:
                stream = _sys.stdin
            elif any([letter in self._mode for letter in "wax"]):
                stream = _sys.stdout
            else:
                raise ValueError(f'argument "-" with mode {self._mode!r}')
            return stream.buffer if "b" in self._mode else stream
        try:
            return open(string, self._mode, *self._options)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}")

    def __repr__(self):
        bufsize, encoding, errors = self._options
        parts = [repr(part) for part in (self._mode, bufsize) if part != -1]
        parts += [f"{name}={value!r}" for name, value in (("encoding", encoding), ("errors", errors)) if value is not None]
        return f"FileType({', '.join(parts)})"
