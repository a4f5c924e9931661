# SPDX-License-Identifier: GPL-3.0-or-later
"""What of `os.path` is written in Python."""
import os as _os

curdir, pardir, extsep, pathsep, altsep, defpath, devnull = ".", "..", ".", ":", None, "/bin:/usr/bin", "/dev/null"
supports_unicode_filenames = False

def _text(path):
    return _os.fspath(path)

def _kind(path, follow=True):
    try:
        return _os.stat(path, follow_symlinks=follow).st_mode & 0o170000
    except (OSError, ValueError):
        return None

def lexists(path):
    return _kind(path, False) is not None

def islink(path):
    return _kind(path, False) == 0o120000

def ismount(path):
    return _os.path.abspath(path) == "/"

def getmtime(filename):
    return _os.stat(filename).st_mtime

def getatime(filename):
    return _os.stat(filename).st_atime

def getctime(filename):
    return _os.stat(filename).st_ctime

def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev

def samefile(f1, f2):
    return samestat(_os.stat(f1), _os.stat(f2))

def normcase(s):
    return _text(s)

def splitdrive(p):
    p = _text(p)
    return p[:0], p

def realpath(filename, *, strict=False):
    path = _os.path.abspath(filename)
    if strict:
        _os.stat(path)
    return path

def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    here = [part for part in _os.path.abspath(start or ".").split("/") if part]
    there = [part for part in _os.path.abspath(path).split("/") if part]
    same = 0
    while same < min(len(here), len(there)) and here[same] == there[same]:
        same += 1
    return "/".join([".."] * (len(here) - same) + there[same:]) or "."

def commonprefix(m):
    if not m:
        return ""
    words = [item if isinstance(item, (list, tuple)) else _text(item) for item in m]
    low, high = min(words), max(words)
    for place, sign in enumerate(low):
        if sign != high[place]:
            return low[:place]
    return low

def commonpath(paths):
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    rooted = {path.startswith("/") for path in paths}
    if len(rooted) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[part for part in path.split("/") if part not in ("", ".")] for path in paths]
    return ("/" if True in rooted else "") + "/".join(commonprefix(parts))

def expandvars(path):
    import re
    def value(found):
        name = found[1] or found[2]
        return _os.environ.get(name, found[0])
    return re.sub(r"\$(?:(\w+)|\{([^}]*)\})", value, _text(path))
