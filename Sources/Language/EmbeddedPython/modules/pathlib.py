# SPDX-License-Identifier: GPL-3.0-or-later
import os as _os
import re as _re

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]

def _split(segments):
    # The root and the names below it; a segment that starts at the root forgets those before it.
    root, names = "", []
    for segment in segments:
        if not isinstance(segment, str) and not hasattr(segment, "__fspath__"):
            raise TypeError(f"expected str, bytes or os.PathLike object, not {type(segment).__name__}")
        text = segment if isinstance(segment, str) else segment.__fspath__()
        if not isinstance(text, str):
            raise TypeError("argument should be a str object or an os.PathLike object returning str, not "
                            f"{type(segment)}")
        if text.startswith("/"):
            # Two slashes, and only two, are a root of their own.
            root, names = "//" if text[:2] == "//" and text[2:3] != "/" else "/", []
        names += [name for name in text.split("/") if name not in ("", ".")]
    return root, names

def _glob_pattern(text):
    # A regular expression for a name with *, ? and [...].
    pattern, rest = "", text
    while rest:
        char, rest = rest[0], rest[1:]
        if char == "[" and "]" in rest[1:]:
            end = rest.index("]", 2 if rest[0] == "!" else 1)
            inner, rest = rest[:end].replace("\\", "\\\\"), rest[end + 1:]
            pattern += "[" + ("^" + inner[1:] if inner[0] == "!" else inner) + "]"
        else:
            pattern += {"*": ".*", "?": "."}.get(char) or _re.escape(char)
    return _re.compile(f"(?s:{pattern})$")

class PurePath:
    def __new__(cls, *segments):
        if cls is PurePath:
            cls = PurePosixPath
        return cls._made(*_split(segments))

    @classmethod
    def _made(cls, root, names):
        self = object.__new__(cls)
        self.root, self._names, self.drive = root, names, ""
        return self

    @property
    def anchor(self):
        return self.root

    @property
    def parts(self):
        return tuple(([self.root] if self.root else []) + self._names)

    @property
    def name(self):
        return self._names[-1] if self._names else ""

    def _dot(self):
        # Where the suffix starts: not in front, and not at the end.
        name = self.name
        dot = name.rfind(".")
        return dot if 0 < dot < len(name) - 1 else len(name)

    @property
    def suffix(self):
        return self.name[self._dot():]

    @property
    def suffixes(self):
        name = self.name
        return [] if name.endswith(".") else ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return self.name[:self._dot()]

    @property
    def parent(self):
        return self._made(self.root, self._names[:-1]) if self._names else self

    @property
    def parents(self):
        return _Parents(self)

    def __str__(self):
        return self.root + "/".join(self._names) or "."

    def __fspath__(self):
        return str(self)

    as_posix = __str__

    def __bytes__(self):
        return str(self).encode()

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def as_uri(self):
        if not self.root:
            raise ValueError("relative path can't be expressed as a file URI")
        safe = "/~.-_"
        return "file://" + "".join([char if char.isalnum() and char.isascii() or char in safe else "".join(
            [f"%{byte:02X}" for byte in char.encode()]) for char in str(self)])

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._names == other._names and self.root == other.root

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, key):
        try:
            return self._made(*_split((self, key)))
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self._made(*_split((key, self)))
        except TypeError:
            return NotImplemented

    def joinpath(self, *segments):
        return self._made(*_split((self, *segments)))

    def is_absolute(self):
        return bool(self.root)

    def is_reserved(self):
        return False

    def _below(self, others):
        root, names = _split(others)
        inside = root == self.root and self._names[:len(names)] == names
        return self._names[len(names):] if inside else None

    def relative_to(self, *other):
        if not other:
            raise TypeError("need at least one argument")
        rest = self._below(other)
        if rest is None:
            root, names = _split(other)
            raise ValueError(f"{str(self)!r} is not in the subpath of {root + '/'.join(names)!r} OR one path is relative and "
                             "the other is absolute.")
        return self._made("", rest)

    def is_relative_to(self, *other):
        if not other:
            raise TypeError("need at least one argument")
        return self._below(other) is not None

    def match(self, path_pattern):
        root, names = _split((path_pattern,))
        if not names and not root:
            raise ValueError("empty pattern")
        mine, patterns = self.parts, ([root] if root else []) + names
        if len(patterns) > len(mine) or root and len(patterns) != len(mine):
            return False
        return all([_glob_pattern(pattern).match(part) for pattern, part in zip(patterns[::-1], mine[::-1])])

    def with_name(self, name):
        if not self._names:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made(self.root, self._names[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self._names:
            raise ValueError(f"{self!r} has an empty name")
        return self._made(self.root, self._names[:-1] + [self.stem + suffix])

class _Parents:
    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._names)

    def __getitem__(self, place):
        count = len(self)
        if isinstance(place, slice):
            return tuple([self[each] for each in range(*place.indices(count))])
        if not -count <= place < count:
            raise IndexError(place)
        return self._path._made(self._path.root, self._path._names[:count - place % count - 1])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"

class PurePosixPath(PurePath):
    pass

class Path(PurePath):
    def __new__(cls, *segments, **kwargs):
        return (PosixPath if cls is Path else cls)._made(*_split(segments))

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    @classmethod
    def cwd(cls):
        return cls(_os.getcwd())

    @classmethod
    def home(cls):
        return cls(_os.path.expanduser("~"))

    def stat(self, *, follow_symlinks=True):
        return _os.stat(str(self), follow_symlinks=follow_symlinks)

    def lstat(self):
        return _os.lstat(str(self))

    def is_symlink(self):
        return _os.path.islink(str(self))

    def exists(self):
        return _os.path.exists(str(self))

    def is_file(self):
        return _os.path.isfile(str(self))

    def is_dir(self):
        return _os.path.isdir(str(self))

    def samefile(self, other_path):
        return self.resolve() == Path(other_path).resolve()

    def iterdir(self):
        return (self / name for name in _os.listdir(str(self)))

    def glob(self, pattern):
        root, names = _split((pattern,))
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        return self._found(names)

    def rglob(self, pattern):
        root, names = _split((pattern,))
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        return self._found(["**"] + names)

    def _found(self, names):
        if not names:
            yield self
        elif names[0] == "**":
            seen = set()
            for folder in self._folders():
                for path in folder._found(names[1:]):
                    if path not in seen:
                        seen.add(path)
                        yield path
        elif not any([char in names[0] for char in "*?["]):
            if (self / names[0]).exists():
                yield from (self / names[0])._found(names[1:])
        elif self.is_dir():
            pattern = _glob_pattern(names[0])
            for path in self.iterdir():
                if pattern.match(path.name) and (len(names) == 1 or path.is_dir()):
                    yield from path._found(names[1:])

    def _folders(self):
        if self.is_dir():
            yield self
            for path in self.iterdir():
                yield from path._folders()

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(str(self), mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open("r", encoding=encoding, errors=errors) as file:
            return file.read()

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists() and not exist_ok:
            raise FileExistsError(17, "File exists", str(self))
        self.open("a").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        if parents:
            _os.makedirs(str(self), exist_ok=exist_ok)
        elif not (exist_ok and self.is_dir()):
            _os.mkdir(str(self))

    def unlink(self, missing_ok=False):
        if not missing_ok or self.exists():
            _os.remove(str(self))

    def rmdir(self):
        _os.rmdir(str(self))

    def rename(self, target):
        _os.rename(str(self), str(target))
        return type(self)(target)

    replace = rename

    def absolute(self):
        return self if self.root else self.cwd() / self

    def resolve(self, strict=False):
        if strict and not self.exists():
            raise FileNotFoundError(2, "No such file or directory", str(self))
        return type(self)(_os.path.abspath(str(self)))

    def expanduser(self):
        return type(self)(_os.path.expanduser(str(self)))

class PosixPath(Path, PurePosixPath):
    pass
