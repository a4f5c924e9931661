# SPDX-License-Identifier: GPL-3.0-or-later
"""What of `os` is written in Python."""
import os as _native
from os import path as _path

devnull, defpath, pathsep, extsep, altsep = "/dev/null", "/bin:/usr/bin", ":", ".", None
error = OSError
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
EX_OK = 0
supports_bytes_environ = True

def _nanoseconds(place):
    return property(lambda self: self._times[place])

class stat_result(tuple):
    """What the system knows of a file: ten numbers with names, and times in nanoseconds beside them."""

    def __new__(cls, values, times=None):
        self = super().__new__(cls, tuple(values)[:10])
        self._times = times or tuple(moment * 10**9 for moment in self[7:10])
        return self

    st_atime_ns, st_mtime_ns, st_ctime_ns = map(_nanoseconds, range(3))
    st_atime, st_mtime, st_ctime = [property(lambda self, place=place: self._times[place] / 1e9) for place in range(3)]

    def __repr__(self):
        return "os.stat_result(" + ", ".join(f"{name}={value}" for name, value in zip(_numbers, self)) + ")"

_numbers = "st_mode st_ino st_dev st_nlink st_uid st_gid st_size st_atime st_mtime st_ctime".split()
for _place, _name in enumerate(_numbers[:7]):
    setattr(stat_result, _name, property(lambda self, place=_place: self[place]))

def stat(path, *, dir_fd=None, follow_symlinks=True):
    facts = _native._stat(fspath(path), bool(follow_symlinks))
    return stat_result([*facts[:7], *(moment // 10**9 for moment in facts[7:])], facts[7:])

def lstat(path, *, dir_fd=None):
    return stat(path, follow_symlinks=False)

class _PathLikeKind(type):
    def __instancecheck__(cls, value):
        return hasattr(type(value), "__fspath__")

    def __subclasscheck__(cls, other):
        return cls in other.__mro__ or hasattr(other, "__fspath__")

class PathLike(metaclass=_PathLikeKind):
    """What says by `__fspath__` which path it stands for."""

    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __class_getitem__(cls, item):
        return cls

def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if not hasattr(type(path), "__fspath__"):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    text = path.__fspath__()
    if not isinstance(text, (str, bytes)):
        raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(text).__name__}")
    return text

def fsencode(filename):
    text = fspath(filename)
    return text.encode() if isinstance(text, str) else text

def fsdecode(filename):
    text = fspath(filename)
    return text.decode() if isinstance(text, bytes) else text

def unlink(path, *, dir_fd=None):
    _native.remove(path)

def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _native.rename(src, dst)

def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    if not _path.exists(path):
        return False
    bits = stat(path).st_mode
    return bool(mode == F_OK or bits >> 6 & mode == mode or bits & mode == mode)

class DirEntry:
    """A name in a folder, and what it stands for."""

    def __init__(self, folder, name):
        self.name, self.path = name, _path.join(folder, name)

    def is_dir(self, *, follow_symlinks=True):
        return _path.isdir(self.path) and (follow_symlinks or not self.is_symlink())

    def is_file(self, *, follow_symlinks=True):
        return _path.isfile(self.path) and (follow_symlinks or not self.is_symlink())

    def is_symlink(self):
        return _path.islink(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return lstat(self.path).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

DirEntry.__module__ = "posix"

class _Scan:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

def scandir(path="."):
    folder = fspath(path)
    return _Scan([DirEntry(folder, name) for name in _native.listdir(folder)])

def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return
    folders, files = [], []
    for entry in entries:
        (folders if entry.is_dir() else files).append(entry.name)
    if topdown:
        yield top, folders, files
    for name in folders:
        below = _path.join(top, name)
        if followlinks or not _path.islink(below):
            yield from walk(below, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files

def removedirs(name):
    _native.rmdir(name)
    above = _path.dirname(_path.normpath(name))
    while above and above != "/":
        try:
            _native.rmdir(above)
        except OSError:
            break
        above = _path.dirname(above)

def renames(old, new):
    above = _path.dirname(new)
    if above:
        _native.makedirs(above, exist_ok=True)
    _native.rename(old, new)
    above = _path.dirname(old)
    if above:
        try:
            removedirs(above)
        except OSError:
            pass

def getcwdb():
    return _native.getcwd().encode()

def get_exec_path(env=None):
    return (_native.environ if env is None else env).get("PATH", defpath).split(":")

def isatty(fd, /):
    return False

def strerror(code, /):
    known = {1: "Operation not permitted", 2: "No such file or directory", 5: "Input/output error", 9: "Bad file descriptor",
             12: "Cannot allocate memory", 13: "Permission denied", 17: "File exists", 20: "Not a directory",
             21: "Is a directory", 22: "Invalid argument", 28: "No space left on device", 32: "Broken pipe",
             36: "File name too long", 39: "Directory not empty"}
    return known.get(code, f"Unknown error {code}")
