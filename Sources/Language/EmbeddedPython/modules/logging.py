# SPDX-License-Identifier: GPL-3.0-or-later
import os as _os
import string as _string
import sys as _sys
import time as _time
import traceback as _traceback
import warnings as _warnings

CRITICAL = FATAL = 50
ERROR, WARN, WARNING, INFO, DEBUG, NOTSET = 40, 30, 30, 20, 10, 0

raiseExceptions = True
_names = {CRITICAL: "CRITICAL", ERROR: "ERROR", WARNING: "WARNING", INFO: "INFO", DEBUG: "DEBUG", NOTSET: "NOTSET"}
_numbers = {"FATAL": FATAL, "WARN": WARN, **{name: number for number, name in _names.items()}}
_start = _time.time()
_handlers, _open_handlers = {}, []

def getLevelNamesMapping():
    return dict(_numbers)

def getLevelName(level):
    found = _names.get(level)
    return _numbers.get(level, f"Level {level}") if found is None else found

def addLevelName(level, levelName):
    _names[level], _numbers[levelName] = levelName, level

def _level(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f"Level not an integer or a valid string: {level!r}")
    if level not in _numbers:
        raise ValueError(f"Unknown level: {level!r}")
    return _numbers[level]

class LogRecord:
    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        # One mapping as the only argument is what %(name)s in the message looks into.
        if args and len(args) == 1 and hasattr(args[0], "keys") and args[0]:
            args = args[0]
        moment = _time.time()
        self.name, self.msg, self.args = name, msg, args
        self.levelname, self.levelno = getLevelName(level), level
        self.pathname, self.lineno, self.funcName = pathname, lineno, func
        self.filename = _os.path.basename(pathname)
        self.module = _os.path.splitext(self.filename)[0]
        self.exc_info, self.exc_text, self.stack_info = exc_info, None, sinfo
        self.created, self.msecs = moment, int((moment - int(moment)) * 1000) + 0.0
        self.relativeCreated = (moment - _start) * 1000
        self.thread, self.threadName, self.processName, self.process = 0, "MainThread", "MainProcess", _os.getpid()
        self.taskName = None

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        text = str(self.msg)
        return text % self.args if self.args else text

_record_factory = LogRecord

def setLogRecordFactory(factory):
    global _record_factory
    _record_factory = factory

def getLogRecordFactory():
    return _record_factory

def makeLogRecord(dict):
    record = _record_factory(None, None, "", 0, "", (), None, None)
    record.__dict__.update(dict)
    return record

# The three ways to write a format: the default one, what filling it in is, and how it names the time.
_STYLES = {
    "%": ("%(message)s", "%(levelname)s:%(name)s:%(message)s", "%(asctime)", lambda text, values: text % values),
    "{": ("{message}", "{levelname}:{name}:{message}", "{asctime", lambda text, values: text.format(**values)),
    "$": ("${message}", "${levelname}:${name}:${message}", "asctime",
          lambda text, values: _string.Template(text).substitute(**values)),
}

def _style(style):
    if style not in _STYLES:
        raise ValueError(f"Style must be one of: {','.join(_STYLES)}")
    return _STYLES[style]

class Formatter:
    converter = _time.localtime
    default_time_format, default_msec_format = "%Y-%m-%d %H:%M:%S", "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        plain, _, self._time_mark, self._fill = _style(style)
        self._fmt, self.datefmt, self._defaults = fmt or plain, datefmt, defaults or {}
        mark = {"%": "%(", "{": "{", "$": "$"}[style]
        if validate and mark not in self._fmt:
            if style == "%":
                raise ValueError(f"Invalid format '{self._fmt}' for '%' style")
            raise ValueError("invalid format: no fields" if style == "{" else "invalid format: neither '$$' nor '$'")

    def usesTime(self):
        return self._time_mark in self._fmt

    def formatTime(self, record, datefmt=None):
        moment = type(self).__dict__.get("converter", Formatter.__dict__["converter"])(record.created)
        if datefmt:
            return _time.strftime(datefmt, moment)
        text = _time.strftime(self.default_time_format, moment)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatMessage(self, record):
        return self._fill(self._fmt, {**self._defaults, **record.__dict__})

    def formatException(self, ei):
        return "".join(_traceback.format_exception(ei[1])).rstrip("\n")

    def formatStack(self, stack_info):
        return stack_info

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        parts = [self.formatMessage(record)]
        parts += [part for part in (record.exc_text, record.stack_info and self.formatStack(record.stack_info)) if part]
        return "".join([part if part.endswith("\n") else part + "\n" for part in parts[:-1]]) + parts[-1]

_plain_formatter = Formatter()

class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + ".")

class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        self.filters[:] = [one for one in self.filters if one != filter]

    def filter(self, record):
        return all([(one.filter if hasattr(one, "filter") else one)(record) for one in self.filters])

class Handler(Filterer):
    def __init__(self, level=NOTSET):
        super().__init__()
        self.level, self.formatter, self._name = _level(level), None, None
        _open_handlers.append(self)

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        _handlers.pop(self._name, None)
        self._name = name
        if name:
            _handlers[name] = self

    def get_name(self):
        return self.name

    def set_name(self, name):
        self.name = name

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or _plain_formatter).format(record)

    def handle(self, record):
        passed = self.filter(record)
        if passed:
            self.emit(record)
        return passed

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handleError(self, record):
        if raiseExceptions and _sys.stderr:
            _sys.stderr.write("--- Logging error ---\n" + _traceback.format_exc())
            _sys.stderr.write(f"Message: {record.msg!r}\nArguments: {record.args}\n")

    def acquire(self):
        pass

    release = flush = createLock = acquire

    def close(self):
        _handlers.pop(self._name, None)
        if self in _open_handlers:
            _open_handlers.remove(self)

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"

class NullHandler(Handler):
    def handle(self, record):
        pass

    emit = handle

class StreamHandler(Handler):
    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = _sys.stderr if stream is None else stream

    def setStream(self, stream):
        if stream is self.stream:
            return None
        old, self.stream = self.stream, stream
        return old

    def flush(self):
        if hasattr(self.stream, "flush"):
            self.stream.flush()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def __repr__(self):
        name = str(getattr(self.stream, "name", ""))
        return f"<{type(self).__name__} {name + ' ' if name else ''}({getLevelName(self.level)})>"

class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        self.baseFilename, self.mode = _os.path.abspath(str(filename)), mode
        self.encoding, self.errors, self.delay = encoding, errors, delay
        super().__init__(_sys.stderr if delay else self._open())
        if delay:
            self.stream = None

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def emit(self, record):
        if self.stream is None:
            self.stream = self._open()
        super().emit(record)

    def close(self):
        if self.stream is not None:
            self.flush()
            self.stream.close()
            self.stream = None
        super().close()

    def __repr__(self):
        return f"<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>"

class _LastResort(StreamHandler):
    # Warnings of a program that set up no handler go to what sys.stderr is at that time.
    def __init__(self):
        Handler.__init__(self, WARNING)

    @property
    def stream(self):
        return _sys.stderr

lastResort = _LastResort()

def _at(level, name):
    def method(self, msg, *args, **kwargs):
        self.log(level, msg, *args, **kwargs)
    method.__name__ = name
    return method

class _Leveled:
    # The methods that are named after the levels.
    debug, info, warning = _at(DEBUG, "debug"), _at(INFO, "info"), _at(WARNING, "warning")
    error, critical = _at(ERROR, "error"), _at(CRITICAL, "critical")
    fatal = critical

    def warn(self, msg, *args, **kwargs):
        _warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

class Manager:
    def __init__(self, rootnode):
        self.root, self.disable, self.loggerDict, self.loggerClass = rootnode, 0, {}, None

    def getLogger(self, name):
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        if name in self.loggerDict:
            return self.loggerDict[name]
        made = self.loggerDict[name] = (self.loggerClass or _logger_class)(name)
        made.manager = self
        made.parent = next((self.loggerDict[above] for above in _above(name) if above in self.loggerDict), self.root)
        for below, other in self.loggerDict.items():
            # Loggers that were there before hang under the new one if it is nearer than what they hung under.
            if below.startswith(name + ".") and not other.parent.name.startswith(name + "."):
                other.parent = made
        return made

    def setLoggerClass(self, klass):
        self.loggerClass = klass

def _above(name):
    while "." in name:
        name = name.rpartition(".")[0]
        yield name

def _exception_info(exc_info):
    if isinstance(exc_info, BaseException):
        return type(exc_info), exc_info, exc_info.__traceback__
    return _sys.exc_info() if exc_info and not isinstance(exc_info, tuple) else exc_info

class Logger(Filterer, _Leveled):
    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name, self.level, self.parent, self.propagate = name, _level(level), None, True
        self.handlers, self.disabled = [], False

    def setLevel(self, level):
        self.level = _level(level)

    def _chain(self):
        # The logger and those whose handlers get its records too.
        logger = self
        while logger is not None:
            yield logger
            logger = logger.parent if logger.propagate else None

    def getEffectiveLevel(self):
        logger = self
        while logger is not None and not logger.level:
            logger = logger.parent
        return logger.level if logger is not None else NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and self.manager.disable < level >= self.getEffectiveLevel()

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            if raiseExceptions:
                raise TypeError("level must be an integer")
        elif self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        self.handle(self.makeRecord(self.name, level, "(unknown file)", 0, msg, args, _exception_info(exc_info),
                                    "(unknown function)", extra))

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = _record_factory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key, value in (extra or {}).items():
            if key in ("message", "asctime") or key in record.__dict__:
                raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
            record.__dict__[key] = value
        return record

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record):
        found = [handler for logger in self._chain() for handler in logger.handlers]
        for handler in found or ([lastResort] if lastResort else []):
            if record.levelno >= handler.level:
                handler.handle(record)

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        self.handlers[:] = [one for one in self.handlers if one is not hdlr]

    def hasHandlers(self):
        return any([logger.handlers for logger in self._chain()])

    def getChild(self, suffix):
        return self.manager.getLogger(suffix if self is self.manager.root else f"{self.name}.{suffix}")

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

class RootLogger(Logger):
    def __init__(self, level):
        super().__init__("root", level)

def _passed_on(name):
    def method(self, *args):
        return getattr(self.logger, name)(*args)
    return method

class LoggerAdapter(_Leveled):
    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def process(self, msg, kwargs):
        return msg, {**kwargs, "extra": self.extra}

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            text, options = self.process(msg, kwargs)
            self.logger.log(level, text, *args, **options)

    isEnabledFor, setLevel, getEffectiveLevel, hasHandlers = [_passed_on(name) for name in (
        "isEnabledFor", "setLevel", "getEffectiveLevel", "hasHandlers")]
    name = property(lambda self: self.logger.name)
    __repr__ = Logger.__repr__

_logger_class = Logger
root = RootLogger(WARNING)
Logger.root, Logger.manager = root, Manager(root)

def getLoggerClass():
    return _logger_class

def setLoggerClass(klass):
    global _logger_class
    if not issubclass(klass, Logger):
        raise TypeError(f"logger not derived from logging.Logger: {klass.__name__}")
    _logger_class = klass

def getLogger(name=None):
    return root if not name or name == root.name else Logger.manager.getLogger(name)

def getHandlerByName(name):
    return _handlers.get(name)

def getHandlerNames():
    return frozenset(_handlers)

def basicConfig(**kwargs):
    options = dict.fromkeys(("filename", "handlers", "stream", "format", "datefmt", "level", "errors"))
    options.update({"force": False, "encoding": None, "filemode": "a", "style": "%", **kwargs})
    if options["force"]:
        for handler in root.handlers[:]:
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    unknown = set(kwargs) - {"filename", "handlers", "stream", "format", "datefmt", "level", "errors", "force", "encoding",
                             "filemode", "style"}
    handlers, stream, filename = options["handlers"], options["stream"], options["filename"]
    if handlers is not None and (stream is not None or filename is not None):
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if "stream" in kwargs and "filename" in kwargs:
        raise ValueError("'stream' and 'filename' should not be specified together")
    if handlers is None:
        handlers = [FileHandler(filename, options["filemode"], options["encoding"], errors=options["errors"]) if filename
                    else StreamHandler(stream)]
    formatter = Formatter(options["format"] or _style(options["style"])[1], options["datefmt"], options["style"])
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    if options["level"] is not None:
        root.setLevel(options["level"])
    if unknown:
        raise ValueError(f"Unrecognised argument(s): {', '.join(unknown)}")

def log(level, msg, *args, **kwargs):
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs)

def _by_root(level):
    return lambda msg, *args, **kwargs: log(level, msg, *args, **kwargs)

debug, info, warning = _by_root(DEBUG), _by_root(INFO), _by_root(WARNING)
error, critical = _by_root(ERROR), _by_root(CRITICAL)
fatal = critical

def warn(msg, *args, **kwargs):
    _warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    warning(msg, *args, **kwargs)

def exception(msg, *args, exc_info=True, **kwargs):
    error(msg, *args, exc_info=exc_info, **kwargs)

def disable(level=CRITICAL):
    root.manager.disable = _level(level)

def shutdown(handlerList=None):
    for handler in reversed(list(_open_handlers if handlerList is None else handlerList)):
        handler.flush()
        handler.close()

_showwarning = None

def captureWarnings(capture):
    global _showwarning
    if capture and _showwarning is None:
        _showwarning, _warnings.showwarning = _warnings.showwarning, _log_warning
    elif not capture and _showwarning is not None:
        _warnings.showwarning, _showwarning = _showwarning, None

def _log_warning(message, category, filename, lineno, file=None, line=None):
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning("%s", f"{filename}:{lineno}: {category.__name__}: {message}\n")
