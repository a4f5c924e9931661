# SPDX-License-Identifier: GPL-3.0-or-later
"""Files by address, as `fsspec` opens them: those of this machine."""
import builtins
import os

__all__ = ["open", "filesystem"]


def _local(address):
    """The path of an address; others than files are refused."""
    protocol, separator, rest = str(address).partition("://")
    if not separator:
        return os.path.abspath(os.path.expanduser(str(address)))
    if protocol in ("file", "local"):
        return rest
    raise NotImplementedError(f"Gradus has no fsspec for {protocol}://, only for files")


class OpenFile:
    """A file that is opened by `with`, or by `open()`."""

    def __init__(self, path, mode="rb", encoding=None, errors=None, newline=None):
        self.path = path
        self.mode = mode
        self.encoding = encoding
        self.errors = errors
        self.newline = newline
        self._file = None

    def __repr__(self):
        return f"<OpenFile '{self.path}'>"

    @property
    def full_name(self):
        return "file://" + self.path

    def open(self):
        text = {} if "b" in self.mode else {
            "encoding": self.encoding or "utf8", "errors": self.errors, "newline": self.newline}
        self._file = builtins.open(self.path, self.mode, **text)
        return self._file

    def close(self):
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self):
        return self.open()

    def __exit__(self, *args):
        self.close()


def open(urlpath, mode="rb", compression=None, encoding="utf8", errors=None, protocol=None, newline=None):
    """A file of an address; nothing is opened yet."""
    if compression is not None or protocol not in (None, "file", "local"):
        raise NotImplementedError("Gradus's fsspec has no compression and no protocols but files")
    return OpenFile(_local(urlpath), mode, encoding, errors, newline)


class LocalFileSystem:
    """The files of this machine."""

    protocol = ("file", "local")

    def exists(self, path):
        return os.path.exists(_local(path))

    def isfile(self, path):
        return os.path.isfile(_local(path))

    def isdir(self, path):
        return os.path.isdir(_local(path))

    def open(self, path, mode="rb"):
        return builtins.open(_local(path), mode)


def filesystem(protocol):
    """The files of a protocol."""
    if protocol not in ("file", "local"):
        raise NotImplementedError(f"Gradus has no fsspec for {protocol}://, only for files")
    return LocalFileSystem()


def __getattr__(name):
    raise AttributeError(f"Gradus has no fsspec.{name}")
