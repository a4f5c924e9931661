filters = []
_seen = set()
_recorders = []

class WarningMessage:
    def __init__(self, message, category):
        self.message = message
        self.category = category
        self.filename = "<session>"
        self.lineno = 0

    def __str__(self):
        return f"{{message : {self.message!r}, category : {self.category.__name__!r}}}"

def _action(text, category):
    for action, pattern, wanted in filters:
        if issubclass(category, wanted) and (not pattern or text.lower().startswith(pattern.lower())):
            return action
    if issubclass(category, (DeprecationWarning, PendingDeprecationWarning)):
        return "ignore"
    return "default"

def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = message.__class__
        text = str(message)
    else:
        text = str(message)
        category = category or UserWarning
        message = category(text)
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '%s'" % type(category).__name__)
    action = _action(text, category)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action != "always" and not _recorders:
        if (text, category) in _seen:
            return
        _seen.add((text, category))
    if _recorders:
        _recorders[-1].append(WarningMessage(message, category))
    else:
        showwarning(message, category, "<session>", 0)

def showwarning(message, category, filename, lineno, file=None, line=None):
    _show(str(message), category)

def warn_explicit(message, category, filename, lineno, *args, **kwargs):
    warn(message, category)

def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise ValueError(f"invalid action: {action!r}")
    message = message.lstrip(".*").rstrip(".*")
    if append:
        filters.append((action, message, category))
    else:
        filters.insert(0, (action, message, category))

def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, "", category, append=append)

def resetwarnings():
    filters.clear()

class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._new = action
        self._category = category

    def __enter__(self):
        self._saved = list(filters)
        if self._new is not None:
            simplefilter(self._new, self._category)
        if self._record:
            log = []
            _recorders.append(log)
            return log

    def __exit__(self, *exc):
        filters[:] = self._saved
        if self._record:
            _recorders.pop()
