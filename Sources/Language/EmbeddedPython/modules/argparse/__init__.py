# SPDX-License-Identifier: GPL-3.0-or-later
"""Command lines, read by the arguments that a program says it takes: here the parser itself."""
import os as _os
import re as _re
import sys as _sys
from argparse._actions import (
    Action, ArgumentError, ArgumentTypeError, BooleanOptionalAction, FileType, Namespace, ONE_OR_MORE, OPTIONAL, PARSER,
    REMAINDER, SUPPRESS, ZERO_OR_MORE, _AppendAction, _AppendConstAction, _CountAction, _ExtendAction, _HelpAction,
    _LEFT_OVER, _Shown, _StoreAction, _StoreConstAction, _StoreFalseAction, _StoreTrueAction, _SubParsersAction,
    _VersionAction, _check_count, _extended, _shown_name, _suppressed,
)
from argparse._groups import _ActionsContainer, _ArgumentGroup, _MutuallyExclusiveGroup, _looks_negative
from argparse._help import (
    ArgumentDefaultsHelpFormatter, HelpFormatter, MetavarTypeHelpFormatter, RawDescriptionHelpFormatter,
    RawTextHelpFormatter, _Section, _rows, _unbroken,
)

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType", "HelpFormatter",
           "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter",
           "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS", "ZERO_OR_MORE"]

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
        wanted = [(a.dest, a.default) for a in self._actions if not _suppressed(a.dest) and not _suppressed(a.default)]
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
        if not _suppressed(values):
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
                names = [_shown_name(action) for action in group._group_actions if not _suppressed(action.help)]
                self.parser.error(f"one of the arguments {' '.join(names)} is required")
