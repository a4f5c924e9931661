import sys as _sys

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
REMAINDER = "..."

class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument = argument
        self.message = message

    def __str__(self):
        if self.argument is None:
            return self.message
        return f"argument {_name(self.argument)}: {self.message}"

class ArgumentTypeError(Exception):
    pass

class HelpFormatter:
    pass

class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass

class RawTextHelpFormatter(HelpFormatter):
    pass

class RawDescriptionHelpFormatter(HelpFormatter):
    pass

class MetavarTypeHelpFormatter(HelpFormatter):
    pass

class Namespace:
    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __eq__(self, other):
        return isinstance(other, Namespace) and vars(self) == vars(other)

    __hash__ = None

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        parts = []
        rest = {}
        for name, value in self.__dict__.items():
            if name.isidentifier():
                parts.append(f"{name}={value!r}")
            else:
                rest[name] = value
        if rest:
            parts.append(f"**{rest!r}")
        return f"Namespace({', '.join(parts)})"

class Action:
    def __init__(self, option_strings=(), dest=None, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, **kwargs):
        self.option_strings = list(option_strings)
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.version = kwargs.get("version")
        self.kind = None

    def __call__(self, parser, namespace, values, option_string=None):
        kind = self.kind
        if kind in ("store", None):
            setattr(namespace, self.dest, values)
        elif kind in ("store_const", "store_true", "store_false"):
            setattr(namespace, self.dest, self.const)
        elif kind in ("append", "append_const", "extend"):
            items = list(getattr(namespace, self.dest, None) or [])
            if kind == "extend":
                items.extend(values)
            else:
                items.append(self.const if kind == "append_const" else values)
            setattr(namespace, self.dest, items)
        elif kind == "count":
            setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)
        elif kind == "boolean":
            setattr(namespace, self.dest, not option_string.startswith("--no-"))
        elif kind == "help":
            parser.print_help()
            parser.exit()
        elif kind == "version":
            print((self.version or "").replace("%(prog)s", parser.prog))
            parser.exit()

class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, **kwargs):
        names = []
        for option in option_strings:
            names.append(option)
            if option.startswith("--"):
                names.append("--no-" + option[2:])
        super().__init__(names, dest, nargs=0, **kwargs)
        self.kind = "boolean"

def _name(action):
    if action.option_strings:
        return "/".join(action.option_strings)
    return action.metavar if action.metavar is not None else action.dest

def _metavar(action):
    if action.metavar is not None:
        return action.metavar if isinstance(action.metavar, str) else action.metavar[0]
    if action.choices is not None:
        return "{" + ",".join(str(c) for c in action.choices) + "}"
    return action.dest.upper() if action.option_strings else action.dest

def _values_text(action):
    name = _metavar(action)
    if isinstance(action.metavar, tuple):
        return " ".join(action.metavar)
    n = action.nargs
    if n is None:
        return name
    if n == "?":
        return f"[{name}]"
    if n == "*":
        return f"[{name} ...]"
    if n == "+":
        return f"{name} [{name} ...]"
    if n == "...":
        return "..."
    return " ".join([name] * n)

class _Group:
    def __init__(self, parser, title=None, description=None, exclusive=False, required=False):
        self._parser = parser
        self.title = title
        self.description = description
        self.exclusive = exclusive
        self.required = required
        self._members = []

    def add_argument(self, *args, **kwargs):
        action = self._parser._make(args, kwargs)
        self._members.append(action)
        if not self.exclusive:
            action.group = self
        return action

    def add_mutually_exclusive_group(self, required=False):
        return self._parser.add_mutually_exclusive_group(required=required)

class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error",
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        self.prog = prog if prog is not None else (_sys.argv[0].rpartition("/")[2] if _sys.argv else "")
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.argument_default = argument_default
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._actions = []
        self._options = {}
        self._defaults = {}
        self._groups = []
        self._subparsers = None
        if add_help:
            self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="show this help message and exit")
        for parent in parents:
            for action in parent._actions:
                if action.kind != "help":
                    self._actions.append(action)
                    for option in action.option_strings:
                        self._options[option] = action

    def add_argument(self, *args, **kwargs):
        return self._make(args, kwargs)

    def _make(self, args, kwargs):
        kind = kwargs.pop("action", None) or "store"
        options = [a for a in args if a.startswith("-")]
        dest = kwargs.pop("dest", None)
        if not options:
            if dest is None:
                if len(args) != 1:
                    raise ValueError("invalid option string")
                dest = args[0]
            kwargs.setdefault("required", kwargs.get("nargs") not in ("?", "*", "..."))
        elif dest is None:
            long = [o for o in options if o.startswith("--")]
            dest = (long or options)[0].lstrip("-").replace("-", "_")
        if "type" in kwargs and kwargs["type"] is not None and not callable(kwargs["type"]):
            raise ValueError(f"{kwargs['type']!r} is not callable")
        if isinstance(kind, str):
            if kind not in ("store", "store_const", "store_true", "store_false", "append", "append_const", "extend",
                            "count", "help", "version"):
                raise ValueError(f"unknown action {kind!r}")
            if kind in ("store_true", "store_false"):
                kwargs["const"] = kind == "store_true"
                kwargs.setdefault("default", kind == "store_false")
            if kind not in ("store", "append", "extend"):
                kwargs["nargs"] = 0
            if kind == "extend":
                kwargs.setdefault("nargs", "+") if options else None
            if kind == "version":
                kwargs.setdefault("default", SUPPRESS)
                kwargs.setdefault("help", "show program's version number and exit")
            kwargs.setdefault("default", self.argument_default)
            action = Action(options, dest, **kwargs)
            action.kind = kind
        else:
            kwargs.setdefault("default", self.argument_default)
            action = kind(options, dest, **kwargs)
        action.group = None
        for option in action.option_strings:
            if option in self._options:
                raise ArgumentError(action, f"conflicting option string: {option}")
            self._options[option] = action
        self._actions.append(action)
        return action

    def add_argument_group(self, title=None, description=None):
        group = _Group(self, title, description)
        self._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, required=False):
        group = _Group(self, exclusive=True, required=required)
        self._groups.append(group)
        return group

    def add_subparsers(self, dest=None, title=None, help=None, required=False, **kwargs):
        self._subparsers = _Subparsers(self, dest, required)
        return self._subparsers

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def parse_args(self, args=None, namespace=None):
        namespace, extras = self.parse_known_args(args, namespace)
        if extras:
            self.error("unrecognized arguments: " + " ".join(extras))
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        args = list(_sys.argv[1:] if args is None else args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and action.default != SUPPRESS:
                if not hasattr(namespace, action.dest):
                    setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            return self._parse(args, namespace)
        except ArgumentError as e:
            if not self.exit_on_error:
                raise
            self.error(str(e))

    def _is_option(self, text):
        if not text.startswith("-") or text == "-":
            return False
        if text in self._options:
            return True
        if self._number(text):
            return any(self._number(o) for o in self._options)
        return " " not in text

    def _number(self, text):
        try:
            float(text)
            return text.startswith("-") and text[1:2] in "0123456789."
        except ValueError:
            return False

    def _find(self, text):
        if text in self._options:
            return self._options[text], text, None
        if text.startswith("--"):
            name, sep, value = text.partition("=")
            if name in self._options:
                return self._options[name], name, value if sep else None
            if self.allow_abbrev:
                matches = [o for o in self._options if o.startswith(name)]
                if len(matches) > 1:
                    raise ArgumentError(None, f"ambiguous option: {text} could match {', '.join(matches)}")
                if matches:
                    return self._options[matches[0]], matches[0], value if sep else None
            return None, text, None
        short = text[:2]
        if short in self._options:
            return self._options[short], short, text[2:]
        return None, text, None

    def _convert(self, action, text):
        kind = action.type
        if kind is None:
            value = text
        else:
            try:
                value = kind(text)
            except ArgumentTypeError as e:
                raise ArgumentError(action, str(e))
            except (TypeError, ValueError):
                name = getattr(kind, "__name__", repr(kind))
                raise ArgumentError(action, f"invalid {name} value: {text!r}")
        if action.choices is not None and value not in action.choices:
            shown = ", ".join(map(repr, action.choices))
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {shown})")
        return value

    def _take(self, action, pool):
        n = action.nargs
        if n == 0:
            return [], 0
        if n is None:
            if not pool:
                raise ArgumentError(action, "expected one argument")
            return self._convert(action, pool[0]), 1
        if n == "?":
            if not pool:
                value = action.const if action.option_strings else action.default
                return value, 0
            return self._convert(action, pool[0]), 1
        if n in ("*", "..."):
            if not pool and not action.option_strings and action.default is not None:
                return action.default, 0
            return [self._convert(action, p) for p in pool], len(pool)
        if n == "+":
            if not pool:
                raise ArgumentError(action, "expected at least one argument")
            return [self._convert(action, p) for p in pool], len(pool)
        if len(pool) < n:
            raise ArgumentError(action, f"expected {n} argument{'' if n == 1 else 's'}")
        return [self._convert(action, p) for p in pool[:n]], n

    def _parse(self, args, namespace):
        positionals = [a for a in self._actions if not a.option_strings]
        pending = list(positionals)
        extras = []
        seen = set()
        chosen = {}
        def mark(action, option):
            seen.add(id(action))
            for group in self._groups:
                if group.exclusive and action in group._members:
                    other = chosen.get(id(group))
                    if other is not None and other is not action:
                        raise ArgumentError(action, f"not allowed with argument {_name(other)}")
                    chosen[id(group)] = action
        i = 0
        while i < len(args):
            text = args[i]
            if text == "--":
                rest = args[i + 1:]
                extras.extend(self._positional(rest, pending, namespace, mark, True))
                i = len(args)
                break
            if self._is_option(text):
                action, option, inline = self._find(text)
                if action is None:
                    extras.append(text)
                    i += 1
                    continue
                i += 1
                mark(action, option)
                if action.nargs == 0:
                    action(self, namespace, [], option)
                    if inline:
                        if option.startswith("--"):
                            raise ArgumentError(action, f"ignored explicit argument {inline!r}")
                        args.insert(i, "-" + inline)
                    continue
                if inline is not None:
                    values, _ = self._take(action, [inline])
                else:
                    pool = []
                    while i + len(pool) < len(args) and not self._is_option(args[i + len(pool)]) and args[i + len(pool)] != "--":
                        pool.append(args[i + len(pool)])
                    values, used = self._take(action, pool)
                    i += used
                action(self, namespace, values, option)
                continue
            if self._subparsers is not None and not pending:
                return self._subparsers._run(self, args[i:], namespace, extras)
            pool = []
            while i < len(args) and not self._is_option(args[i]) and args[i] != "--":
                pool.append(args[i])
                i += 1
            later = sum(1 for a in args[i:] if not self._is_option(a))
            extras.extend(self._positional(pool, pending, namespace, mark, later == 0))
        self._positional([], pending, namespace, mark, True, final=True)
        missing = [_name(a) for a in self._actions if a.required and id(a) not in seen]
        if self._subparsers is not None and self._subparsers.required:
            missing.append(self._subparsers.dest or "command")
        if missing:
            raise ArgumentError(None, "the following arguments are required: " + ", ".join(missing))
        for group in self._groups:
            if group.exclusive and group.required and id(group) not in chosen:
                names = " ".join(_name(a) for a in group._members)
                raise ArgumentError(None, f"one of the arguments {names} is required")
        for action in self._actions:
            if id(action) not in seen and isinstance(action.default, str) and action.default != SUPPRESS:
                if action.type is not None and getattr(namespace, action.dest, None) is action.default:
                    setattr(namespace, action.dest, self._convert(action, action.default))
        return namespace, extras

    def _positional(self, pool, pending, namespace, mark, last, final=False):
        pool = list(pool)
        while pending and (pool or final):
            action = pending[0]
            n = action.nargs
            if final and not pool and n not in ("?", "*", "..."):
                return []
            reserved = sum(1 if a.nargs in (None, "+") else a.nargs if isinstance(a.nargs, int) else 0 for a in pending[1:])
            room = max(0, len(pool) - reserved)
            pending.pop(0)
            if n in ("*", "+", "...", "?"):
                part = pool[:1] if n == "?" and room else [] if n == "?" else pool[:room] if n != "+" else pool[:max(1, room)]
            else:
                part = pool
            values, used = self._take(action, part)
            if used or n not in ("?", "*", "..."):
                mark(action, None)
            action(self, namespace, values, None)
            pool = pool[used:]
        return pool

    def _usage_parts(self):
        options, positionals = [], []
        for action in self._actions:
            if action.help == SUPPRESS:
                continue
            if action.option_strings:
                text = action.option_strings[0]
                if action.kind == "boolean":
                    text = " | ".join(action.option_strings)
                elif action.nargs != 0:
                    text += " " + _values_text(action)
                options.append(text if action.required else f"[{text}]")
            else:
                positionals.append(_values_text(action))
        if self._subparsers is not None:
            positionals.append("{" + ",".join(self._subparsers.choices) + "} ...")
        return options, positionals

    def format_usage(self):
        if self.usage is not None:
            return "usage: " + self.usage.replace("%(prog)s", self.prog) + "\n"
        options, positionals = self._usage_parts()
        start = f"usage: {self.prog}"
        line = " ".join([start] + options + positionals)
        if len(line) <= 78:
            return line + "\n"
        pad = " " * (len(start) + 1)
        lines = []
        for parts in (options, positionals):
            current = ""
            for part in parts:
                if current and len(pad) + len(current) + 1 + len(part) > 78:
                    lines.append(current)
                    current = part
                else:
                    current = f"{current} {part}" if current else part
            if current:
                lines.append(current)
        return start + " " + ("\n" + pad).join(lines) + "\n"

    def format_help(self):
        from textwrap import wrap
        text = self.format_usage()
        if self.description:
            raw = self.formatter_class in (RawDescriptionHelpFormatter, RawTextHelpFormatter)
            text += "\n" + (self.description if raw else "\n".join(wrap(self.description, 78))) + "\n"
        sections = [("positional arguments", [a for a in self._actions if not a.option_strings and not a.group]),
                    ("options", [a for a in self._actions if a.option_strings and not a.group])]
        sections += [(g.title, g._members) for g in self._groups if not g.exclusive]
        heads = {}
        for _, actions in sections:
            for action in actions:
                if action.option_strings:
                    values = "" if action.nargs == 0 else " " + _values_text(action)
                    heads[id(action)] = "  " + ", ".join(o + values for o in action.option_strings)
                else:
                    heads[id(action)] = "  " + _metavar(action)
        column = min(max([len(h) for h in heads.values()] or [0]) + 2, 24)
        for title, actions in sections:
            actions = [a for a in actions if a.help != SUPPRESS]
            if not actions:
                continue
            text += f"\n{title}:\n"
            for action in actions:
                head = heads[id(action)]
                help = action.help or ""
                if self.formatter_class is ArgumentDefaultsHelpFormatter and "%(default)" not in help and help:
                    if action.default is not SUPPRESS and action.default != SUPPRESS and (action.option_strings or action.nargs in ("?", "*")):
                        help += " (default: %(default)s)"
                if help:
                    values = dict(vars(action), prog=self.prog)
                    if action.choices is not None:
                        values["choices"] = ", ".join(map(str, action.choices))
                    values["type"] = getattr(action.type, "__name__", None)
                    help = help % values
                lines = wrap(help, 78 - column) if help else []
                if len(head) <= column - 2 and lines:
                    text += head.ljust(column) + lines.pop(0) + "\n"
                else:
                    text += head + "\n"
                for line in lines:
                    text += " " * column + line + "\n"
        if self.epilog:
            text += "\n" + "\n".join(wrap(self.epilog, 78)) + "\n"
        return text

    def print_usage(self, file=None):
        print(self.format_usage(), end="", file=file)

    def print_help(self, file=None):
        print(self.format_help(), end="", file=file)

    def exit(self, status=0, message=None):
        if message:
            print(message, end="", file=_sys.stderr)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")

class _Subparsers:
    def __init__(self, parent, dest, required):
        self.parent = parent
        self.dest = dest
        self.required = required
        self.choices = {}

    def add_parser(self, name, help=None, aliases=(), **kwargs):
        kwargs.setdefault("prog", f"{self.parent.prog} {name}")
        parser = ArgumentParser(**kwargs)
        for key in (name,) + tuple(aliases):
            self.choices[key] = parser
        return parser

    def _run(self, parent, args, namespace, extras):
        name = args[0]
        if name not in self.choices:
            shown = ", ".join(map(repr, self.choices))
            raise ArgumentError(None, f"argument {self.dest or 'command'}: invalid choice: {name!r} (choose from {shown})")
        if self.dest:
            setattr(namespace, self.dest, name)
        namespace, more = self.choices[name].parse_known_args(args[1:], namespace)
        return namespace, extras + more

class FileType:
    def __init__(self, mode="r", *args, **kwargs):
        self._mode = mode

    def __call__(self, text):
        return open(text, self._mode)
