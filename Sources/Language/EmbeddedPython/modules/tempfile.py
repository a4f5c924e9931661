# SPDX-License-Identifier: GPL-3.0-or-later
"""Files and folders for a short time, with names that nobody has."""
import io
import os
import shutil

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
           "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb"]

TMP_MAX, template, tempdir = 10000, "tmp", None
_letters = "abcdefghijklmnopqrstuvwxyz0123456789_"

def gettempprefix():
    return template

def gettempprefixb():
    return template.encode()

def gettempdir():
    global tempdir
    if tempdir is None:
        wanted = [os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP")] + ["/tmp", "/var/tmp", "/usr/tmp", os.getcwd()]
        tempdir = next((os.path.abspath(folder) for folder in wanted if folder and os.path.isdir(folder)), os.getcwd())
    return tempdir

def gettempdirb():
    return gettempdir().encode()

def _candidates(suffix, prefix, dir):
    # Letters of the machine's own, so that seeds of programs are left alone.
    prefix, folder = template if prefix is None else prefix, gettempdir() if dir is None else os.fspath(dir)
    for _ in range(TMP_MAX):
        middle = "".join(_letters[byte % len(_letters)] for byte in os.urandom(8))
        yield os.path.abspath(os.path.join(folder, f"{prefix}{middle}{suffix or ''}"))
    raise FileExistsError(17, "No usable temporary file name found")

def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    raise NotImplementedError("Gradus has no bare file descriptors: tempfile.NamedTemporaryFile(delete=False) makes a file")

def mkdtemp(suffix=None, prefix=None, dir=None):
    for path in _candidates(suffix, prefix, dir):
        try:
            os.mkdir(path, 0o700)
        except FileExistsError:
            continue
        return path

def mktemp(suffix="", prefix=template, dir=None):
    return next(path for path in _candidates(suffix, prefix, dir) if not os.path.lexists(path))

class _TemporaryFile:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete):
        self.file, self.name, self.delete = file, name, delete

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return iter(self.file)

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete and os.path.lexists(self.name):
                os.unlink(self.name)

    def __repr__(self):
        return f"<tempfile._TemporaryFileWrapper object at {hex(id(self))}>"

_TemporaryFile.__name__ = _TemporaryFile.__qualname__ = "_TemporaryFileWrapper"

def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
                       errors=None):
    for path in _candidates(suffix, prefix, dir):
        try:
            open(path, "xb").close()
        except FileExistsError:
            continue
        kept = mode.replace("x", "w")
        file = open(path, kept) if "b" in mode else open(path, kept, encoding=encoding, errors=errors, newline=newline)
        return _TemporaryFile(file, path, delete)

def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    """A file without a name: it is kept in memory."""
    return io.BytesIO() if "b" in mode else io.StringIO(newline="\n")

class SpooledTemporaryFile(io.BytesIO):
    """A file of bytes that is kept in memory."""

    def __new__(cls, max_size=0, mode="w+b", *args, **kwargs):
        if "b" not in mode:
            return io.StringIO()
        return super().__new__(cls)

    def __init__(self, max_size=0, mode="w+b", *args, **kwargs):
        super().__init__()
        self._max_size, self.mode, self.name = max_size, mode, None

    def rollover(self):
        """Does nothing: memory has room."""

class TemporaryDirectory:
    """A folder that is removed with all that is in it when its block ends."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name, self._ignores = mkdtemp(suffix, prefix, dir), ignore_cleanup_errors

    def __enter__(self):
        return self.name

    def __exit__(self, *args):
        self.cleanup()

    def cleanup(self):
        if os.path.exists(self.name):
            shutil.rmtree(self.name, ignore_errors=self._ignores)

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"
