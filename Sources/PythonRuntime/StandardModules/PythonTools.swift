/// Python sources of modules that scripts use for their settings, times and messages.
extension PythonSources {
  static let argparse = #"""
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
    """#

  static let logging = #"""
    import sys as _sys
    import time as _time

    CRITICAL = FATAL = 50
    ERROR = 40
    WARNING = WARN = 30
    INFO = 20
    DEBUG = 10
    NOTSET = 0
    _names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}

    def getLevelName(level):
        if isinstance(level, str):
            return {v: k for k, v in _names.items()}.get(level, f"Level {level}")
        return _names.get(level, f"Level {level}")

    def _number(level):
        if isinstance(level, int):
            return level
        values = {v: k for k, v in _names.items()}
        if level not in values:
            raise ValueError(f"Unknown level: {level!r}")
        return values[level]

    class LogRecord:
        def __init__(self, name, level, msg, args):
            self.name = name
            self.levelno = level
            self.levelname = getLevelName(level)
            self.msg = msg
            self.args = args
            self.created = _time.time()
            self.msecs = int(self.created % 1 * 1000)
            self.filename = self.module = self.funcName = self.pathname = "<session>"
            self.lineno = 0
            self.process = 0
            self.threadName = "MainThread"

        def getMessage(self):
            text = str(self.msg)
            if self.args:
                args = self.args
                text = text % (args[0] if len(args) == 1 and isinstance(args[0], dict) else args)
            return text

    class Formatter:
        def __init__(self, fmt=None, datefmt=None, style="%", validate=True):
            self._fmt = fmt or ("%(message)s" if style == "%" else "{message}")
            self.datefmt = datefmt
            self._style = style

        def formatTime(self, record, datefmt=None):
            if datefmt:
                return _time.strftime(datefmt, _time.localtime(record.created))
            return _time.strftime("%Y-%m-%d %H:%M:%S", _time.localtime(record.created)) + ",%03d" % record.msecs

        def format(self, record):
            record.message = record.getMessage()
            record.asctime = self.formatTime(record, self.datefmt)
            return self._fmt % record.__dict__ if self._style == "%" else self._fmt.format(**record.__dict__)

    class Handler:
        def __init__(self, level=NOTSET):
            self.level = _number(level)
            self.formatter = None

        def setLevel(self, level):
            self.level = _number(level)

        def setFormatter(self, fmt):
            self.formatter = fmt

        def format(self, record):
            return (self.formatter or Formatter()).format(record)

        def handle(self, record):
            if record.levelno >= self.level:
                self.emit(record)

        def emit(self, record):
            pass

        def flush(self):
            pass

        def close(self):
            pass

    class NullHandler(Handler):
        pass

    class StreamHandler(Handler):
        def __init__(self, stream=None):
            super().__init__()
            self.stream = stream

        def emit(self, record):
            print(self.format(record), file=self.stream or _sys.stderr)

    class FileHandler(Handler):
        def __init__(self, filename, mode="a", encoding=None, delay=False):
            super().__init__()
            self.stream = open(filename, mode)

        def emit(self, record):
            self.stream.write(self.format(record) + "\n")

        def close(self):
            self.stream.close()

    class Logger:
        def __init__(self, name, level=NOTSET):
            self.name = name
            self.level = _number(level)
            self.handlers = []
            self.parent = None
            self.propagate = True
            self.disabled = False

        def setLevel(self, level):
            self.level = _number(level)

        def getEffectiveLevel(self):
            logger = self
            while logger is not None:
                if logger.level:
                    return logger.level
                logger = logger.parent
            return NOTSET

        def isEnabledFor(self, level):
            return not self.disabled and level >= self.getEffectiveLevel()

        def addHandler(self, handler):
            if handler not in self.handlers:
                self.handlers.append(handler)

        def removeHandler(self, handler):
            if handler in self.handlers:
                self.handlers.remove(handler)

        def hasHandlers(self):
            return bool(self.handlers) or (self.parent is not None and self.propagate and self.parent.hasHandlers())

        def log(self, level, msg, *args, **kwargs):
            if not self.isEnabledFor(level):
                return
            record = LogRecord(self.name, level, msg, args)
            found = False
            logger = self
            while logger is not None:
                for handler in logger.handlers:
                    found = True
                    handler.handle(record)
                if not logger.propagate:
                    break
                logger = logger.parent
            if not found and level >= WARNING:
                print(record.getMessage(), file=_sys.stderr)

        def debug(self, msg, *args, **kwargs):
            self.log(DEBUG, msg, *args)

        def info(self, msg, *args, **kwargs):
            self.log(INFO, msg, *args)

        def warning(self, msg, *args, **kwargs):
            self.log(WARNING, msg, *args)

        warn = warning

        def error(self, msg, *args, **kwargs):
            self.log(ERROR, msg, *args)

        def exception(self, msg, *args, **kwargs):
            self.log(ERROR, msg, *args)

        def critical(self, msg, *args, **kwargs):
            self.log(CRITICAL, msg, *args)

    root = Logger("root", WARNING)
    _loggers = {}

    def getLogger(name=None):
        if not name or name == "root":
            return root
        if name not in _loggers:
            logger = Logger(name)
            head = name.rpartition(".")[0]
            logger.parent = getLogger(head) if head else root
            _loggers[name] = logger
        return _loggers[name]

    def basicConfig(*, filename=None, filemode="a", format=None, datefmt=None, style="%", level=None, stream=None,
                    handlers=None, force=False, **kwargs):
        if force:
            root.handlers.clear()
        if not root.handlers:
            formatter = Formatter(format or "%(levelname)s:%(name)s:%(message)s", datefmt, style)
            for handler in handlers or [FileHandler(filename, filemode) if filename else StreamHandler(stream)]:
                if handler.formatter is None:
                    handler.setFormatter(formatter)
                root.addHandler(handler)
        if level is not None:
            root.setLevel(level)

    def _root_log(level, msg, args):
        if not root.handlers:
            basicConfig()
        root.log(level, msg, *args)

    def debug(msg, *args, **kwargs):
        _root_log(DEBUG, msg, args)

    def info(msg, *args, **kwargs):
        _root_log(INFO, msg, args)

    def warning(msg, *args, **kwargs):
        _root_log(WARNING, msg, args)

    warn = warning

    def error(msg, *args, **kwargs):
        _root_log(ERROR, msg, args)

    exception = error

    def critical(msg, *args, **kwargs):
        _root_log(CRITICAL, msg, args)

    def disable(level=CRITICAL):
        root.disabled = True

    def captureWarnings(capture):
        pass
    """#

  static let datetime = #"""
    import time as _time

    MINYEAR = 1
    MAXYEAR = 9999
    _DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    def _leap(y):
        return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)

    def _days_in(y, m):
        return 29 if m == 2 and _leap(y) else _DAYS[m]

    def _ordinal(y, m, d):
        before = y - 1
        return before * 365 + before // 4 - before // 100 + before // 400 + sum(_days_in(y, k) for k in range(1, m)) + d

    def _from_ordinal(n):
        y = max(1, n * 400 // 146097)
        while _ordinal(y, 1, 1) > n:
            y -= 1
        while _ordinal(y + 1, 1, 1) <= n:
            y += 1
        n -= _ordinal(y, 1, 1)
        m = 1
        while n >= _days_in(y, m):
            n -= _days_in(y, m)
            m += 1
        return y, m, n + 1

    class timedelta:
        def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
            total = (days + weeks * 7) * 86400000000 + (seconds + minutes * 60 + hours * 3600) * 1000000
            total = round(total + microseconds + milliseconds * 1000)
            self.days, rest = divmod(total, 86400000000)
            self.seconds, self.microseconds = divmod(rest, 1000000)

        def _us(self):
            return (self.days * 86400 + self.seconds) * 1000000 + self.microseconds

        def total_seconds(self):
            return self._us() / 1000000

        def __repr__(self):
            parts = [f"{n}={v}" for n, v in (("days", self.days), ("seconds", self.seconds), ("microseconds", self.microseconds)) if v]
            return f"datetime.timedelta({', '.join(parts) or '0'})"

        def __str__(self):
            m, s = divmod(self.seconds, 60)
            h, m = divmod(m, 60)
            text = "%d:%02d:%02d" % (h, m, s)
            if self.days:
                text = "%d day%s, " % (self.days, "" if abs(self.days) == 1 else "s") + text
            if self.microseconds:
                text += ".%06d" % self.microseconds
            return text

        def __add__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            return timedelta(microseconds=self._us() + other._us())

        def __sub__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            return timedelta(microseconds=self._us() - other._us())

        def __neg__(self):
            return timedelta(microseconds=-self._us())

        def __abs__(self):
            return timedelta(microseconds=abs(self._us()))

        def __mul__(self, k):
            return timedelta(microseconds=self._us() * k)

        __rmul__ = __mul__

        def __truediv__(self, k):
            if isinstance(k, timedelta):
                return self._us() / k._us()
            return timedelta(microseconds=self._us() / k)

        def __floordiv__(self, k):
            if isinstance(k, timedelta):
                return self._us() // k._us()
            return timedelta(microseconds=self._us() // k)

        def __eq__(self, other):
            return isinstance(other, timedelta) and self._us() == other._us()

        def __lt__(self, other):
            return self._us() < other._us()

        def __le__(self, other):
            return self._us() <= other._us()

        def __gt__(self, other):
            return self._us() > other._us()

        def __ge__(self, other):
            return self._us() >= other._us()

        def __hash__(self):
            return hash(self._us())

        def __bool__(self):
            return self._us() != 0

    class date:
        def __init__(self, year, month, day):
            if not 1 <= year <= 9999:
                raise ValueError(f"year {year} is out of range")
            if not 1 <= month <= 12:
                raise ValueError("month must be in 1..12")
            if not 1 <= day <= _days_in(year, month):
                raise ValueError("day is out of range for month")
            self.year, self.month, self.day = year, month, day

        @classmethod
        def today(cls):
            t = _time.localtime()
            return cls(*t[:3])

        @classmethod
        def fromordinal(cls, n):
            return cls(*_from_ordinal(n))

        @classmethod
        def fromisoformat(cls, text):
            return cls(*map(int, text.split("-")))

        def toordinal(self):
            return _ordinal(self.year, self.month, self.day)

        def weekday(self):
            return (self.toordinal() + 6) % 7

        def isoweekday(self):
            return self.weekday() + 1

        def isoformat(self):
            return "%04d-%02d-%02d" % (self.year, self.month, self.day)

        __str__ = isoformat

        def __repr__(self):
            return f"datetime.date({self.year}, {self.month}, {self.day})"

        def timetuple(self):
            yday = self.toordinal() - _ordinal(self.year, 1, 1) + 1
            return (self.year, self.month, self.day, 0, 0, 0, self.weekday(), yday, -1)

        def strftime(self, fmt):
            return _time.strftime(fmt, self.timetuple())

        def __format__(self, fmt):
            return self.strftime(fmt) if fmt else str(self)

        def replace(self, year=None, month=None, day=None):
            return date(year or self.year, month or self.month, day or self.day)

        def _key(self):
            return (self.year, self.month, self.day)

        def __add__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            return date.fromordinal(self.toordinal() + other.days)

        __radd__ = __add__

        def __sub__(self, other):
            if isinstance(other, timedelta):
                return date.fromordinal(self.toordinal() - other.days)
            if isinstance(other, date):
                return timedelta(days=self.toordinal() - other.toordinal())
            return NotImplemented

        def __eq__(self, other):
            return type(self) is type(other) and self._key() == other._key()

        def __lt__(self, other):
            return self._key() < other._key()

        def __le__(self, other):
            return self._key() <= other._key()

        def __gt__(self, other):
            return self._key() > other._key()

        def __ge__(self, other):
            return self._key() >= other._key()

        def __hash__(self):
            return hash(self._key())

    class time:
        def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
            self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond

        def isoformat(self):
            text = "%02d:%02d:%02d" % (self.hour, self.minute, self.second)
            return text + ".%06d" % self.microsecond if self.microsecond else text

        __str__ = isoformat

    class timezone:
        def __init__(self, offset, name=None):
            self._offset = offset

        def __repr__(self):
            return "datetime.timezone.utc" if not self._offset else f"datetime.timezone({self._offset!r})"

    timezone.utc = timezone(timedelta(0))
    UTC = timezone.utc

    class datetime(date):
        def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
            date.__init__(self, year, month, day)
            if not 0 <= hour <= 23:
                raise ValueError("hour must be in 0..23")
            if not 0 <= minute <= 59:
                raise ValueError("minute must be in 0..59")
            if not 0 <= second <= 59:
                raise ValueError("second must be in 0..59")
            self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo

        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(_time.time(), tz)

        @classmethod
        def utcnow(cls):
            return cls.fromtimestamp(_time.time(), timezone.utc).replace(tzinfo=None)

        @classmethod
        def today(cls):
            return cls.now()

        @classmethod
        def fromtimestamp(cls, stamp, tz=None):
            t = _time.localtime(stamp) if tz is None else _time.gmtime(stamp + tz._offset.total_seconds())
            return cls(*t[:6], int(stamp % 1 * 1000000), tz)

        @classmethod
        def combine(cls, day, t):
            return cls(day.year, day.month, day.day, t.hour, t.minute, t.second, t.microsecond)

        @classmethod
        def fromisoformat(cls, text):
            day, _, clock = text.replace("T", " ").partition(" ")
            parts = [int(x) for x in day.split("-")]
            if clock:
                clock, _, fraction = clock.partition(".")
                parts += [int(x) for x in clock.split(":")]
                if fraction:
                    parts += [0] * (6 - len(parts)) + [int(fraction.ljust(6, "0")[:6])]
            return cls(*parts)

        @classmethod
        def strptime(cls, text, fmt):
            values = {"Y": 1900, "m": 1, "d": 1, "H": 0, "M": 0, "S": 0, "f": 0}
            i = j = 0
            while j < len(fmt):
                if fmt[j] == "%" and j + 1 < len(fmt):
                    code = fmt[j + 1]
                    j += 2
                    if code not in values:
                        raise ValueError(f"Gradus has no strptime code %{code}")
                    width = {"Y": 4, "f": 6}.get(code, 2)
                    k = i
                    while k < len(text) and k - i < width and text[k].isdigit():
                        k += 1
                    if k == i:
                        raise ValueError(f"time data {text!r} does not match format {fmt!r}")
                    values[code] = int(text[i:k].ljust(6, "0") if code == "f" else text[i:k])
                    i = k
                else:
                    if i >= len(text) or text[i] != fmt[j]:
                        raise ValueError(f"time data {text!r} does not match format {fmt!r}")
                    i += 1
                    j += 1
            if i < len(text):
                raise ValueError(f"unconverted data remains: {text[i:]}")
            return cls(values["Y"], values["m"], values["d"], values["H"], values["M"], values["S"], values["f"])

        def date(self):
            return date(self.year, self.month, self.day)

        def time(self):
            return time(self.hour, self.minute, self.second, self.microsecond)

        def timetuple(self):
            t = date.timetuple(self)
            return t[:3] + (self.hour, self.minute, self.second) + t[6:]

        def timestamp(self):
            if self.tzinfo is not None:
                return (self - datetime(1970, 1, 1, tzinfo=self.tzinfo) - self.tzinfo._offset).total_seconds()
            return _time.mktime(self.timetuple()) + self.microsecond / 1000000

        def strftime(self, fmt):
            return _time.strftime(fmt.replace("%f", "%06d" % self.microsecond), self.timetuple())

        def isoformat(self, sep="T", timespec="auto"):
            text = date.isoformat(self) + sep + "%02d:%02d:%02d" % (self.hour, self.minute, self.second)
            if timespec == "seconds":
                pass
            elif self.microsecond:
                text += ".%06d" % self.microsecond
            if self.tzinfo is not None:
                minutes = round(self.tzinfo._offset.total_seconds() / 60)
                text += "%s%02d:%02d" % (("-" if minutes < 0 else "+",) + divmod(abs(minutes), 60))
            return text

        def __str__(self):
            return self.isoformat(" ")

        def __repr__(self):
            parts = [self.year, self.month, self.day, self.hour, self.minute]
            if self.second or self.microsecond:
                parts.append(self.second)
            if self.microsecond:
                parts.append(self.microsecond)
            text = ", ".join(map(str, parts))
            if self.tzinfo is not None:
                text += f", tzinfo={self.tzinfo!r}"
            return f"datetime.datetime({text})"

        def replace(self, **changes):
            names = ("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo")
            return datetime(*[changes.get(n, getattr(self, n)) for n in names])

        def _key(self):
            return (self.year, self.month, self.day, self.hour, self.minute, self.second, self.microsecond)

        def _us(self):
            return ((self.toordinal() * 24 + self.hour) * 60 + self.minute) * 60000000 + self.second * 1000000 + self.microsecond

        @classmethod
        def _from_us(cls, us, tz):
            seconds, us = divmod(us, 1000000)
            days, seconds = divmod(seconds, 86400)
            return cls(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, us, tz)

        def __add__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            return self._from_us(self._us() + other._us(), self.tzinfo)

        __radd__ = __add__

        def __sub__(self, other):
            if isinstance(other, timedelta):
                return self._from_us(self._us() - other._us(), self.tzinfo)
            if isinstance(other, datetime):
                return timedelta(microseconds=self._us() - other._us())
            return NotImplemented
    """#

  static let traceback = #"""
    import sys as _sys

    def format_exception_only(exc, value=None):
        value = exc if value is None else value
        name = type(value).__qualname__
        if type(value).__module__ not in ("builtins", "__main__"):
            name = type(value).__module__ + "." + name
        text = str(value)
        return [f"{name}: {text}\n" if text else f"{name}\n"]

    def format_exception(exc, value=None, tb=None, limit=None, chain=True):
        return [line + "\n" for line in _text(exc if value is None else value).split("\n")]

    def format_exc(limit=None, chain=True):
        value = _sys.exc_info()[1]
        return "".join(format_exception(value)) if value is not None else "NoneType: None\n"

    def print_exc(limit=None, file=None, chain=True):
        print(format_exc(), end="", file=file or _sys.stderr)

    def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
        print("".join(format_exception(exc, value)), end="", file=file or _sys.stderr)
    """#

  static let pathlib = #"""
    import os as _os

    class PurePath:
        def __init__(self, *parts):
            text = _os.path.join(*[str(p) for p in parts]) if parts else "."
            root = "/" if text.startswith("/") else ""
            self._text = root + "/".join(p for p in text.split("/") if p and p != ".") or "."

        def __str__(self):
            return self._text

        def __fspath__(self):
            return self._text

        def __repr__(self):
            return f"{self.__class__.__name__}({self._text!r})" if type(self) is not Path else f"PosixPath({self._text!r})"

        def __truediv__(self, other):
            return self.__class__(self._text, other)

        def __rtruediv__(self, other):
            return self.__class__(other, self._text)

        def __eq__(self, other):
            return isinstance(other, PurePath) and self._text == other._text

        def __lt__(self, other):
            return self._text < other._text

        def __hash__(self):
            return hash(self._text)

        @property
        def name(self):
            return "" if self._text in ("/", ".") else self._text.rpartition("/")[2]

        @property
        def suffix(self):
            return _os.path.splitext(self.name)[1]

        @property
        def stem(self):
            return _os.path.splitext(self.name)[0]

        @property
        def parent(self):
            return self.__class__(_os.path.dirname(self._text) or ".")

        @property
        def parts(self):
            root = ("/",) if self._text.startswith("/") else ()
            return root + tuple(p for p in self._text.split("/") if p)

        def is_absolute(self):
            return self._text.startswith("/")

        def joinpath(self, *parts):
            return self.__class__(self._text, *parts)

        def with_suffix(self, suffix):
            return self.parent / (self.stem + suffix)

        def with_name(self, name):
            return self.parent / name

        def as_posix(self):
            return self._text

    class Path(PurePath):
        @classmethod
        def cwd(cls):
            return cls(_os.getcwd())

        @classmethod
        def home(cls):
            return cls(_os.path.expanduser("~"))

        def exists(self):
            return _os.path.exists(self._text)

        def is_file(self):
            return _os.path.isfile(self._text)

        def is_dir(self):
            return _os.path.isdir(self._text)

        def mkdir(self, mode=0o777, parents=False, exist_ok=False):
            if parents:
                _os.makedirs(self._text, exist_ok=exist_ok)
            elif not (exist_ok and self.is_dir()):
                _os.mkdir(self._text)

        def open(self, mode="r", *args, **kwargs):
            return open(self._text, mode)

        def read_text(self, encoding=None, errors=None):
            with open(self._text) as f:
                return f.read()

        def write_text(self, data, encoding=None, errors=None, newline=None):
            with open(self._text, "w") as f:
                return f.write(data)

        def unlink(self, missing_ok=False):
            if not (missing_ok and not self.exists()):
                _os.remove(self._text)

        def rmdir(self):
            _os.rmdir(self._text)

        def rename(self, target):
            _os.rename(self._text, str(target))
            return self.__class__(target)

        def iterdir(self):
            for name in _os.listdir(self._text):
                yield self / name

        def resolve(self, strict=False):
            return self.__class__(_os.path.abspath(self._text))

        absolute = resolve

        def expanduser(self):
            return self.__class__(_os.path.expanduser(self._text))

    PosixPath = Path
    PurePosixPath = PurePath
    """#

  static let gc = """
    def collect(generation=2): return 0
    def enable(): pass
    def disable(): pass
    def isenabled(): return True
    """

  static let platform = """
    def python_version(): return "3.11.0"
    def system(): return "Linux"
    def machine(): return "x86_64"
    def platform(): return "Linux-x86_64"
    def node(): return "localhost"
    def python_implementation(): return "Gradus"
    def release(): return ""
    """
}
