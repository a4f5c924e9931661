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
