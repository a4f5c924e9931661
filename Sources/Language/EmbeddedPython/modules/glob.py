# SPDX-License-Identifier: GPL-3.0-or-later
"""Files whose names fit a pattern."""
import fnmatch
import os
import re

__all__ = ["escape", "glob", "iglob"]

_magic = re.compile("[*?[]")

def has_magic(s):
    return _magic.search(s if isinstance(s, str) else s.decode()) is not None

def escape(pathname):
    return _magic.sub(lambda found: f"[{found[0]}]", pathname)

def _names(folder, only_folders=False):
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return []
    return [name for name in names if not only_folders or os.path.isdir(os.path.join(folder, name))]

def _all_below(root, folder, hidden, only_folders):
    """Everything below a folder, depth first, the folder itself as an empty name first."""
    for name in _names(os.path.join(root, folder)):
        if name.startswith(".") and not hidden:
            continue
        path = os.path.join(folder, name)
        full = os.path.join(root, path)
        if os.path.isdir(full):
            yield path
            yield from _all_below(root, path, hidden, only_folders)
        elif not only_folders:
            yield path

def _fitting(root, folder, parts, recursive, hidden):
    if not parts:
        yield folder
        return
    part, rest = parts[0], parts[1:]
    if part == "**" and recursive:
        deeper = [folder, *_all_below(root, folder, hidden, bool(rest))]
        for place in deeper:
            if rest:
                yield from _fitting(root, place, rest, recursive, hidden)
            elif place:
                yield place if place != folder else os.path.join(place, "")
    elif part == "":
        # A slash at the end asks for folders.
        if os.path.isdir(os.path.join(root, folder)):
            yield os.path.join(folder, "")
    elif has_magic(part):
        for name in fnmatch.filter(_names(os.path.join(root, folder), bool(rest)), part):
            if hidden or not name.startswith(".") or part.startswith("."):
                yield from _fitting(root, os.path.join(folder, name), rest, recursive, hidden)
    else:
        path = os.path.join(folder, part)
        if os.path.lexists(os.path.join(root, path)):
            yield from _fitting(root, path, rest, recursive, hidden)

def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)
    root = os.fspath(root_dir) if root_dir is not None else ""
    if not has_magic(pathname):
        found = os.path.isdir if pathname.endswith("/") else os.path.lexists
        return iter([pathname] if pathname and found(os.path.join(root, pathname)) else [])
    start = "/" if pathname.startswith("/") else ""
    parts = pathname.lstrip("/").split("/")
    seen = dict.fromkeys(_fitting(root, start, parts, recursive, include_hidden))
    return iter(seen)

def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))
