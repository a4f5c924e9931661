# SPDX-License-Identifier: GPL-3.0-or-later
import os as _os
import re as _re
import sys as _sys

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType", "HelpFormatter",
           "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter",
           "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS", "ZERO_OR_MORE"]

SUPPRESS, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "==SUPPRESS==", "?", "*", "+", "A...", "..."
_LEFT_OVER = "_unrecognized_args"

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
        if self.dest is not SUPPRESS:
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

# Help.

class _Section:
    def __init__(self, heading, indent):
        self.heading, self.indent, self.parts = heading, indent, []

class HelpFormatter:
    """What is to be shown is noted first; the column of the help texts is known only when all arguments are."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            columns = _os.environ.get("COLUMNS", "")
            width = (int(columns) if columns.isdigit() and int(columns) > 0 else 80) - 2
        self._prog, self._width, self._step = prog, width, indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._current_indent = self._longest = 0
        self._sections = [_Section(None, 0)]

    def _note(self, function, *arguments):
        self._sections[-1].parts.append((function, arguments))

    def start_section(self, heading):
        section = _Section(heading, self._current_indent)
        self._note(self._format_section, section)
        self._sections.append(section)
        self._current_indent += self._step

    def end_section(self):
        self._current_indent -= self._step
        self._sections.pop()

    def add_text(self, text):
        if text is not None and text is not SUPPRESS:
            self._note(self._format_text, text)

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._note(self._format_usage, usage, actions, groups, prefix)

    def add_argument(self, action):
        if action.help is not SUPPRESS:
            shown = [action] + list(getattr(action, "_get_subactions", list)())
            longest = max([len(self._format_action_invocation(one)) for one in shown])
            self._longest = max(self._longest, longest + self._current_indent)
            self._note(self._format_action, action)

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._joined(self._sections[0])
        return _re.sub("\n\n\n+", "\n\n", text).strip("\n") + "\n" if text else text

    def _joined(self, section):
        texts = [function(*arguments) for function, arguments in section.parts]
        return "".join([text for text in texts if text and text is not SUPPRESS])

    def _format_section(self, section):
        self._current_indent += self._step
        body = self._joined(section)
        self._current_indent -= self._step
        if not body:
            return ""
        titled = section.heading is not SUPPRESS and section.heading is not None
        return "\n" + (f"{' ' * self._current_indent}{section.heading}:\n" if titled else "") + body + "\n"

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        return self._fill_text(text, max(self._width - self._current_indent, 11), " " * self._current_indent) + "\n\n"

    def _fill_text(self, text, width, indent):
        from textwrap import fill
        return fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _split_lines(self, text, width):
        from textwrap import wrap
        return wrap(" ".join(text.split()), width)

    def _format_usage(self, usage, actions, groups, prefix):
        start = "usage: " if prefix is None else prefix
        if usage is not None:
            return f"{start}{usage % {'prog': self._prog}}\n\n"
        words = [self._format_actions_usage([a for a in actions if bool(a.option_strings) is wanted], groups)
                 for wanted in (True, False)]
        line = " ".join([self._prog] + [self._format_actions_usage(
            [a for a in actions if a.option_strings] + [a for a in actions if not a.option_strings], groups)]).rstrip()
        room = self._width - self._current_indent
        if len(start) + len(line) > room:
            line = self._wrapped_usage(start, [_unbroken(text) for text in words], room)
        return f"{start}{line}\n\n"

    def _wrapped_usage(self, start, parts, room):
        options, positionals = parts
        if len(start) + len(self._prog) > 0.75 * room:
            margin = " " * len(start)
            lines = _rows(options + positionals, margin, room)
            if len(lines) > 1:
                lines = _rows(options, margin, room) + _rows(positionals, margin, room)
            return "\n".join([self._prog] + lines)
        margin = " " * (len(start) + len(self._prog) + 1)
        if options:
            lines = _rows([self._prog] + options, margin, room, len(start)) + _rows(positionals, margin, room)
        else:
            lines = _rows([self._prog] + positionals, margin, room, len(start))
        return "\n".join(lines)

    def _format_actions_usage(self, actions, groups):
        # The members of an exclusive group stand together only where they follow one another.
        together = {}
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f"empty group {group}")
            if members[0] in actions:
                first = actions.index(members[0])
                if actions[first:first + len(members)] == members:
                    together[first] = group
        texts, place = [], 0
        while place < len(actions):
            group = together.get(place)
            if group is None:
                texts.append(self._usage_of(actions[place], False))
                place += 1
                continue
            place += len(group._group_actions)
            shown = [self._usage_of(action, True) for action in group._group_actions if action.help is not SUPPRESS]
            text = " | ".join(shown)
            if text:
                text = f"[{text}]" if not group.required else f"({text})" if len(shown) > 1 else text
            texts.append(text if text or not group.required else None)
        return " ".join([text for text in texts if text is not None]).strip()

    def _usage_of(self, action, grouped):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            return text[1:-1] if grouped and text[:1] == "[" and text[-1:] == "]" else text
        if action.nargs == 0:
            text = action.format_usage()
        else:
            values = self._format_args(action, self._get_default_metavar_for_optional(action))
            text = f"{action.option_strings[0]} {values}"
        return text if action.required or grouped else f"[{text}]"

    def _format_action(self, action):
        column = min(self._longest + 2, self._max_help_position)
        margin = " " * self._current_indent
        head = margin + self._format_action_invocation(action)
        text = self._expand_help(action) if action.help and action.help.strip() else ""
        lines = self._split_lines(text, max(self._width - column, 11)) if text else []
        if action.help and len(head) <= column - 2:
            lines = [head.ljust(column) + (lines[0] if lines else "")] + lines[1:]
        else:
            lines = [head] + [" " * column + line for line in lines[:1]] + lines[1:]
        skipped = 1 if lines[0] != head else 2
        shown = "".join([line + "\n" for line in lines[:skipped] + [" " * column + line for line in lines[skipped:]]])
        self._current_indent += self._step
        for part in getattr(action, "_get_subactions", list)():
            shown += self._format_action(part)
        self._current_indent -= self._step
        return shown

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return self._metavars(action, self._get_default_metavar_for_positional(action), 1)[0]
        values = ""
        if action.nargs != 0:
            values = " " + self._format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join([name + values for name in action.option_strings])

    def _metavars(self, action, default, count):
        if action.metavar is not None:
            name = action.metavar
        elif action.choices is not None:
            name = "{" + ",".join([str(choice) for choice in action.choices]) + "}"
        else:
            name = default
        return name if isinstance(name, tuple) else (name,) * count

    def _format_args(self, action, default):
        nargs = action.nargs
        fixed = {REMAINDER: "...", SUPPRESS: ""}
        if nargs in fixed:
            return fixed[nargs]
        if nargs == ZERO_OR_MORE:
            names = self._metavars(action, default, 1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        patterns = {None: ("%s", 1), OPTIONAL: ("[%s]", 1), ONE_OR_MORE: ("%s [%s ...]", 2), PARSER: ("%s ...", 1)}
        if nargs in patterns:
            pattern, count = patterns[nargs]
        elif isinstance(nargs, int):
            pattern, count = " ".join(["%s"] * nargs), nargs
        else:
            raise ValueError("invalid nargs value")
        return pattern % self._metavars(action, default, count)

    def _expand_help(self, action):
        values = {"prog": self._prog}
        for name, value in vars(action).items():
            if value is not SUPPRESS:
                values[name] = getattr(value, "__name__", value)
        if values.get("choices") is not None:
            values["choices"] = ", ".join([str(choice) for choice in values["choices"]])
        values["prog"] = self._prog
        return self._get_help_string(action) % values

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest

def _unbroken(text):
    # The words of a usage, but what stands in brackets stays together.
    words, parts = text.split(), []
    while words:
        closing = {"[": "]", "(": ")"}.get(words[0][0])
        ends = [place for place, word in enumerate(words) if closing and word.endswith(closing)]
        count = ends[0] + 1 if ends else 1
        parts.append(" ".join(words[:count]))
        words = words[count:]
    return parts

def _rows(parts, margin, room, started=None):
    # Lines of at most `room` characters; the first one may go on after `started` characters that stand there already.
    rows, used = [], (len(margin) if started is None else started) - 1
    for part in parts:
        if not rows or used + 1 + len(part) > room and rows[-1]:
            if rows:
                used = len(margin) - 1
            rows.append([])
        rows[-1].append(part)
        used += len(part) + 1
    lines = [margin + " ".join(row) for row in rows]
    if started is not None and lines:
        lines[0] = lines[0][len(margin):]
    return lines

class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(True)])

class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()

class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help or ""
        optional = action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)
        return text + " (default: %(default)s)" if (
            "%(default)" not in text and action.default is not SUPPRESS and optional) else text

class MetavarTypeHelpFormatter(HelpFormatter):
    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional

# Containers of arguments: parsers and groups.

class _ActionsContainer:
    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description, self.prefix_chars = description, prefix_chars
        self.argument_default, self.conflict_handler = argument_default, conflict_handler
        self._registries = {"type": {None: lambda text: text}, "action": {
            None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction,
            "store_false": _StoreFalseAction, "append": _AppendAction, "append_const": _AppendConstAction,
            "count": _CountAction, "help": _HelpAction, "version": _VersionAction, "parsers": _SubParsersAction,
            "extend": _ExtendAction}}
        self._check_conflict_handler()
        self._actions, self._option_string_actions, self._defaults = [], {}, {}
        self._action_groups, self._mutually_exclusive_groups = [], []
        self._has_negative_number_optionals = []

    def _check_conflict_handler(self):
        if self.conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {self.conflict_handler!r}")

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default_value=None):
        return self._registries[registry_name].get(value, default_value)

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            action.default = kwargs.get(action.dest, action.default)

    def get_default(self, dest):
        known = [action.default for action in self._actions if action.dest == dest]
        return next((default for default in known if default is not None), self._defaults.get(dest))

    def add_argument(self, *args, **kwargs):
        if args and not (len(args) == 1 and args[0][:1] not in tuple(self.prefix_chars)):
            kwargs = self._optional(args, kwargs)
        else:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._positional(*args, **kwargs)
        if "default" not in kwargs:
            if kwargs["dest"] in self._defaults:
                kwargs["default"] = self._defaults[kwargs["dest"]]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        kind = kwargs.pop("action", None)
        maker = self._registry_get("action", kind, kind)
        if not callable(maker):
            raise ValueError(f'unknown action "{maker}"')
        action = maker(**kwargs)
        converter = self._registry_get("type", action.type, action.type)
        if not callable(converter):
            raise ValueError(f"{converter!r} is not callable")
        if converter is FileType:
            raise ValueError(f"{converter!r} is a FileType class object, instance of it must be passed")
        try:
            if isinstance(self, ArgumentParser):
                self._get_formatter()._format_args(action, None)
        except TypeError:
            raise ValueError("length of metavar tuple does not match nargs")
        return self._add_action(action)

    def _positional(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        needed = nargs != OPTIONAL if nargs != ZERO_OR_MORE else "default" not in kwargs
        return {**kwargs, **({"required": True} if needed else {}), "dest": dest, "option_strings": []}

    def _optional(self, names, kwargs):
        chars = self.prefix_chars
        for name in names:
            if name[:1] not in tuple(chars):
                raise ValueError(f"invalid option string {name!r}: must start with a character {chars!r}")
        dest = kwargs.pop("dest", None)
        if dest is None:
            long = [name for name in names if len(name) > 1 and name[1] in chars]
            first = (long or names)[0]
            dest = first.lstrip(chars).replace("-", "_")
            if not dest:
                raise ValueError(f"dest= is required for options like {first!r}")
        return {**kwargs, "dest": dest, "option_strings": list(names)}

    def _add_action(self, action):
        clashing = [(name, self._option_string_actions[name]) for name in action.option_strings
                    if name in self._option_string_actions]
        if clashing:
            self._check_conflict_handler()
            if self.conflict_handler == "error":
                plural = "" if len(clashing) == 1 else "s"
                raise ArgumentError(action, f"conflicting option string{plural}: {', '.join([n for n, _ in clashing])}")
            for name, other in clashing:
                other.option_strings.remove(name)
                self._option_string_actions.pop(name, None)
                if not other.option_strings:
                    other._home._remove_action(other)
        self._actions.append(action)
        action._home = self
        for name in action.option_strings:
            self._option_string_actions[name] = action
            if _looks_negative(name):
                self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        self._action_groups.append(_ArgumentGroup(self, *args, **kwargs))
        return self._action_groups[-1]

    def add_mutually_exclusive_group(self, **kwargs):
        self._mutually_exclusive_groups.append(_MutuallyExclusiveGroup(self, **kwargs))
        return self._mutually_exclusive_groups[-1]

    def _add_container_actions(self, container):
        titled, home = {}, {}
        for group in self._action_groups:
            if group.title in titled:
                raise ValueError(f"cannot merge actions - two groups are named {group.title!r}")
            titled[group.title] = group
        for group in container._action_groups:
            if group.title not in titled:
                titled[group.title] = self.add_argument_group(title=group.title, description=group.description,
                                                              conflict_handler=group.conflict_handler)
            home.update({id(action): titled[group.title] for action in group._group_actions})
        for group in container._mutually_exclusive_groups:
            twin = self.add_mutually_exclusive_group(required=group.required)
            home.update({id(action): twin for action in group._group_actions})
        for action in container._actions:
            home.get(id(action), self)._add_action(action)

class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        for name in ("prefix_chars", "argument_default", "conflict_handler"):
            kwargs.setdefault(name, getattr(container, name))
        super().__init__(description=description, **kwargs)
        self.title, self._group_actions = title, []
        for shared in ("_registries", "_actions", "_option_string_actions", "_defaults", "_has_negative_number_optionals",
                       "_mutually_exclusive_groups"):
            setattr(self, shared, getattr(container, shared))

    def _add_action(self, action):
        self._group_actions.append(super()._add_action(action))
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)

class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required, self._container = required, container

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._group_actions.append(self._container._add_action(action))
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)

def _looks_negative(text):
    return _re.match(r"-(?:\d+|\d*\.\d+)$", text) is not None

def _count_pattern(action):
    # What values an argument takes, as a pattern of letters: A is a value, O an option, - is `--`.
    nargs = action.nargs
    table = {None: "-*A-*", OPTIONAL: "-*A?-*", ZERO_OR_MORE: "-*[A-]*", ONE_OR_MORE: "-*A[A-]*", REMAINDER: "[AO-]*",
             PARSER: "-*A[AO-]*", SUPPRESS: "-*"}
    pattern = table[nargs] if nargs in table else "-*" + "".join(["A-*"] * nargs)
    return "(" + (pattern.replace("-*", "").replace("-", "") if action.option_strings else pattern) + ")"

class ArgumentParser(_Shown, _ActionsContainer):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True,
                 allow_abbrev=True, exit_on_error=True):
        _ActionsContainer.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        self.prog = _os.path.basename(_sys.argv[0] if _sys.argv else "") if prog is None else prog
        self.usage, self.epilog, self.formatter_class = usage, epilog, formatter_class
        self.fromfile_prefix_chars, self.add_help = fromfile_prefix_chars, add_help
        self.allow_abbrev, self.exit_on_error = allow_abbrev, exit_on_error
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        if add_help:
            char = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(char + "h", char * 2 + "help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            self._add_container_actions(parent)
            self._defaults.update(getattr(parent, "_defaults", {}))

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in ("prog", "usage", "description", "formatter_class",
                                                         "conflict_handler", "add_help")]

    def _add_action(self, action):
        return (self._optionals if action.option_strings else self._positionals)._add_action(action)

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop("title", "subcommands"), kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, [a for a in self._actions if not a.option_strings],
                                self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        kind = kwargs.pop("action", "parsers")
        return self._subparsers._add_action(self._registry_get("action", kind, kind)(option_strings=[], **kwargs))

    # Parsing.

    def parse_args(self, args=None, namespace=None):
        return self._all_known(*self.parse_known_args(args, namespace))

    def parse_intermixed_args(self, args=None, namespace=None):
        return self._all_known(*self.parse_known_intermixed_args(args, namespace))

    def _all_known(self, namespace, rest):
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        args = list(_sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        wanted = [(a.dest, a.default) for a in self._actions if a.dest is not SUPPRESS and a.default is not SUPPRESS]
        for dest, default in wanted + list(self._defaults.items()):
            if not hasattr(namespace, dest):
                setattr(namespace, dest, default)
        try:
            namespace, rest = self._parse_known_args(args, namespace)
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        if hasattr(namespace, _LEFT_OVER):
            rest.extend(getattr(namespace, _LEFT_OVER))
            delattr(namespace, _LEFT_OVER)
        return namespace, rest

    def parse_known_intermixed_args(self, args=None, namespace=None):
        # First the options alone, then what they left to the positional arguments.
        positionals = [a for a in self._actions if not a.option_strings]
        for action in positionals:
            if action.nargs in (PARSER, REMAINDER):
                raise TypeError(f"parse_intermixed_args: positional arg with nargs={action.nargs}")
        for group in self._mutually_exclusive_groups:
            if any([a in positionals for a in group._group_actions]):
                raise TypeError("parse_intermixed_args: positional in mutuallyExclusiveGroup")
        usage = self.usage
        if usage is None:
            self.usage = self.format_usage()[len("usage: "):].rstrip("\n").replace("%", "%%")
        try:
            namespace, rest = self._options_only(args, namespace, positionals)
            return self._nothing_required(rest, namespace)
        finally:
            self.usage = usage

    def _options_only(self, args, namespace, positionals):
        kept = [(a, a.nargs, a.default) for a in positionals]
        for action in positionals:
            action.nargs = action.default = SUPPRESS
        try:
            namespace, rest = self.parse_known_args(args, namespace)
        finally:
            for action, nargs, default in kept:
                action.nargs, action.default = nargs, default
        for action in positionals:
            if getattr(namespace, action.dest, None) == []:
                delattr(namespace, action.dest)
        return namespace, rest

    def _nothing_required(self, args, namespace):
        parts = [a for a in self._actions if a.option_strings] + self._mutually_exclusive_groups
        kept = [(part, part.required) for part in parts]
        for part in parts:
            part.required = False
        try:
            return self.parse_known_args(args, namespace)
        finally:
            for part, required in kept:
                part.required = required

    def _parse_known_args(self, args, namespace):
        if self.fromfile_prefix_chars is not None:
            args = self._read_args_from_files(args)
        return _Run(self, args, namespace).all()

    def _read_args_from_files(self, args):
        expanded = []
        for text in args:
            if not text or text[0] not in self.fromfile_prefix_chars:
                expanded.append(text)
                continue
            try:
                with open(text[1:]) as file:
                    inner = [arg for line in file.read().splitlines() for arg in self.convert_arg_line_to_args(line)]
            except OSError as error:
                self.error(str(error))
            expanded += self._read_args_from_files(inner)
        return expanded

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _parse_optional(self, text):
        # None for a value; else the option's action, its name and the value written with it.
        options = self._option_string_actions
        if not text or text[0] not in self.prefix_chars:
            return None
        if text in options:
            return options[text], text, None
        if len(text) == 1:
            return None
        name, equals, value = text.partition("=")
        if equals and name in options:
            return options[name], name, value
        found = self._get_option_tuples(text)
        if len(found) > 1:
            self.error(f"ambiguous option: {text} could match {', '.join([name for _, name, _ in found])}")
        if found:
            return found[0]
        if _looks_negative(text) and not self._has_negative_number_optionals or " " in text:
            return None
        return None, text, None

    def _get_option_tuples(self, text):
        options = self._option_string_actions
        if text[1] in self.prefix_chars:
            start, equals, value = text.partition("=")
            return [(action, name, value if equals else None) for name, action in options.items()
                    if name.startswith(start)] if self.allow_abbrev else []
        return [(action, name, text[2:] if name == text[:2] else None) for name, action in options.items()
                if name == text[:2] or name.startswith(text)]

    def _get_values(self, action, texts):
        nargs = action.nargs
        if nargs == SUPPRESS:
            return SUPPRESS
        if nargs not in (PARSER, REMAINDER) and "--" in texts:
            texts.remove("--")
        if not texts and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not texts and nargs == ZERO_OR_MORE and not action.option_strings:
            value = texts if action.default is None else action.default
            self._check_value(action, value)
            return value
        values = [self._get_value(action, text) for text in texts]
        checked = values[:1] if nargs == PARSER else [] if nargs == REMAINDER else values
        for value in checked:
            self._check_value(action, value)
        return values[0] if nargs in (None, OPTIONAL) and len(values) == 1 else values

    def _get_value(self, action, text):
        convert = self._registry_get("type", action.type, action.type)
        if not callable(convert):
            raise ArgumentError(action, f"{convert!r} is not callable")
        try:
            return convert(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            raise ArgumentError(action, f"invalid {getattr(action.type, '__name__', repr(action.type))} value: {text!r}")

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {', '.join(map(repr, action.choices))})")

    # Texts.

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for part in self._action_groups:
            formatter.start_section(part.title)
            formatter.add_text(part.description)
            formatter.add_arguments(part._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (_sys.stderr if file is None else file).write(message)

    def exit(self, status=0, message=None):
        self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")

class _Run:
    """One pass over a command line."""

    def __init__(self, parser, args, namespace):
        self.parser, self.args, self.namespace = parser, args, namespace
        self.waiting = [action for action in parser._actions if not action.option_strings]
        self.options, self.letters = {}, ""
        plain = False
        for place, text in enumerate(args):
            option = None if plain else parser._parse_optional(text) if text != "--" else None
            self.letters += "-" if text == "--" and not plain else "A" if option is None else "O"
            plain = plain or text == "--"
            if option is not None:
                self.options[place] = option
        self.rest, self.seen, self.set = [], [], []
        self.rivals = {}
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                others = [other for other in group._group_actions if other is not action]
                self.rivals.setdefault(id(action), []).extend(others)

    def all(self):
        place = 0
        for option in sorted(self.options):
            if option < place:
                continue
            while place < option:
                after = self.positionals(place)
                if after <= place:
                    break
                place = after
            if place > option:
                continue
            if place not in self.options:
                self.rest += self.args[place:option]
            place = self.option(option)
        place = self.positionals(place)
        self.rest += self.args[place:]
        self.finish()
        return self.namespace, self.rest

    def take(self, action, texts, option=None):
        self.seen.append(action)
        values = self.parser._get_values(action, texts)
        if values is not action.default:
            self.set.append(action)
            for rival in self.rivals.get(id(action), ()):
                if rival in self.set:
                    raise ArgumentError(action, f"not allowed with argument {_shown_name(rival)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def count(self, action, letters):
        match = _re.match(_count_pattern(action), letters)
        if match is None:
            plural = "" if action.nargs == 1 else "s"
            known = {None: "one argument", OPTIONAL: "at most one argument", ONE_OR_MORE: "at least one argument"}
            raise ArgumentError(action, "expected " + known.get(action.nargs, f"{action.nargs} argument{plural}"))
        return len(match[1])

    def option(self, place):
        # Takes the option at a place, or several in one word: -abc.
        action, name, value = self.options[place]
        if action is None:
            self.rest.append(self.args[place])
            return place + 1
        taken, after = [], place + 1
        while value is not None:
            count = self.count(action, "A")
            if count == 1:
                taken.append((action, [value], name))
                break
            refused = ArgumentError(action, f"ignored explicit argument {value!r}")
            if count != 0 or name[1] in self.parser.prefix_chars or value == "":
                raise refused
            taken.append((action, [], name))
            name = name[0] + value[0]
            value = value[1:] or None
            action = self.parser._option_string_actions.get(name)
            if action is None:
                raise refused
        else:
            after += self.count(action, self.letters[after:])
            taken.append((action, self.args[place + 1:after], name))
        for action, texts, name in taken:
            self.take(action, texts, name)
        return after

    def positionals(self, place):
        # Gives the values at a place to as many of the waiting arguments as can have some.
        counts = ()
        for used in range(len(self.waiting), 0, -1):
            match = _re.match("".join([_count_pattern(action) for action in self.waiting[:used]]), self.letters[place:])
            if match is not None:
                counts = [len(part) for part in match.groups()]
                break
        taking, self.waiting = self.waiting[:len(counts)], self.waiting[len(counts):]
        for action, count in zip(taking, counts):
            self.take(action, self.args[place:place + count])
            place += count
        return place

    def finish(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_shown_name(action))
            elif isinstance(action.default, str) and getattr(self.namespace, action.dest, None) is action.default:
                setattr(self.namespace, action.dest, self.parser._get_value(action, action.default))
        if missing:
            self.parser.error(f"the following arguments are required: {', '.join(missing)}")
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any([action in self.set for action in group._group_actions]):
                names = [_shown_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                self.parser.error(f"one of the arguments {' '.join(names)} is required")
