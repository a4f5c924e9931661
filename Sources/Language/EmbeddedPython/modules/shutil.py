# SPDX-License-Identifier: GPL-3.0-or-later
"""Copying, moving and removing files and whole folders."""
import collections
import fnmatch
import os

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
           "SpecialFileError", "ExecError", "SameFileError", "ReadError", "RegistryError", "ignore_patterns", "which", "get_terminal_size",
           "make_archive", "unpack_archive", "get_archive_formats", "get_unpack_formats", "disk_usage"]

COPY_BUFSIZE = 1 << 16

class Error(OSError):
    pass

class SameFileError(Error):
    """A file would be copied onto itself."""

class SpecialFileError(OSError):
    """What is no plain file cannot be copied."""

class ExecError(OSError):
    pass

class ReadError(OSError):
    """An archive that cannot be read."""

class RegistryError(Exception):
    pass

def get_terminal_size(fallback=(80, 24)):
    def told(name):
        text = os.environ.get(name, "")
        return int(text) if text.isdigit() else 0

    columns, lines = told("COLUMNS"), told("LINES")
    if columns <= 0 or lines <= 0:
        try:
            real = os.get_terminal_size(1)
        except OSError:
            real = os.terminal_size(fallback)
        columns = columns if columns > 0 else real.columns or fallback[0]
        lines = lines if lines > 0 else real.lines or fallback[1]
    return os.terminal_size((columns, lines))

def copyfileobj(fsrc, fdst, length=0):
    while piece := fsrc.read(length or COPY_BUFSIZE):
        fdst.write(piece)

def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(dst) and os.path.samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst

def copymode(src, dst, *, follow_symlinks=True):
    """Does nothing: Gradus changes no permissions."""

def copystat(src, dst, *, follow_symlinks=True):
    """Does nothing: Gradus changes no permissions and times."""

def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    return dst

copy2 = copy

def ignore_patterns(*patterns):
    def ignored(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignored

def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    names = os.listdir(src)
    left_out = ignore(os.fspath(src), names) if ignore is not None else set()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    problems = []
    for name in names:
        if name in left_out:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        try:
            if os.path.isdir(source):
                copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as found:
            problems.extend(found.args[0])
        except OSError as found:
            problems.append((source, target, str(found)))
    if problems:
        raise Error(problems)
    return dst

def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    import sys
    def failed(function, place):
        if ignore_errors:
            return
        if onerror is None:
            raise
        onerror(function, place, sys.exc_info())

    def remove(folder):
        try:
            entries = list(os.scandir(folder))
        except OSError:
            return failed(os.scandir, folder)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                remove(entry.path)
            else:
                try:
                    os.unlink(entry.path)
                except OSError:
                    failed(os.unlink, entry.path)
        try:
            os.rmdir(folder)
        except OSError:
            failed(os.rmdir, folder)

    remove(os.fspath(path))

def move(src, dst, copy_function=copy2):
    target = dst
    if os.path.isdir(dst):
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError:
        if os.path.isdir(src):
            inside = os.path.abspath(target) + "/"
            if inside.startswith(os.path.abspath(src) + "/"):
                raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.") from None
            copytree(src, target, copy_function=copy_function)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target

def which(cmd, mode=1, path=None):
    folders = [""] if os.path.dirname(cmd) else (path or os.environ.get("PATH", os.defpath)).split(os.pathsep)
    for folder in folders:
        name = os.path.join(folder, cmd)
        if os.path.isfile(name) and os.access(name, mode):
            return name
    return None

_usage = collections.namedtuple("usage", "total used free")

def disk_usage(path):
    raise NotImplementedError("Gradus's shutil does not ask how full a disk is")

def get_archive_formats():
    return [("zip", "ZIP file")]

def get_unpack_formats():
    return [("zip", [".zip"], "ZIP file")]

def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None):
    if format != "zip":
        raise ValueError(f"Gradus's shutil makes no archives but zip, not {format!r}")
    import zipfile
    root, name = root_dir or ".", f"{base_name}.zip"
    start = os.path.join(root, base_dir or ".")
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder, folders, files in os.walk(start):
            for found in sorted(folders) + sorted(files):
                path = os.path.join(folder, found)
                archive.write(path, os.path.relpath(path, root))
    return name

def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    import zipfile
    if not zipfile.is_zipfile(filename):
        raise ReadError(f"{filename} is not a zip file")
    with zipfile.ZipFile(filename) as archive:
        archive.extractall(extract_dir or ".")
