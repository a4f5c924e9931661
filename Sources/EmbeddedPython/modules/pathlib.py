import os as _os

class PurePath:
    def __init__(self, *parts):
        text = _os.path.join(*[str(p) for p in parts]) if parts else "."
        root = "/" if text.startswith("/") else ""
        self._text = root + "/".join(p for p in text.split("/") if p and p != ".") or "."

    def __str__(self):
        return self._text

    def __fspath__(self):
        return self._text

    def __repr__(self):
        return f"{self.__class__.__name__}({self._text!r})" if type(self) is not Path else f"PosixPath({self._text!r})"

    def __truediv__(self, other):
        return self.__class__(self._text, other)

    def __rtruediv__(self, other):
        return self.__class__(other, self._text)

    def __eq__(self, other):
        return isinstance(other, PurePath) and self._text == other._text

    def __lt__(self, other):
        return self._text < other._text

    def __hash__(self):
        return hash(self._text)

    @property
    def name(self):
        return "" if self._text in ("/", ".") else self._text.rpartition("/")[2]

    @property
    def suffix(self):
        return _os.path.splitext(self.name)[1]

    @property
    def stem(self):
        return _os.path.splitext(self.name)[0]

    @property
    def parent(self):
        return self.__class__(_os.path.dirname(self._text) or ".")

    @property
    def parts(self):
        root = ("/",) if self._text.startswith("/") else ()
        return root + tuple(p for p in self._text.split("/") if p)

    def is_absolute(self):
        return self._text.startswith("/")

    def joinpath(self, *parts):
        return self.__class__(self._text, *parts)

    def with_suffix(self, suffix):
        return self.parent / (self.stem + suffix)

    def with_name(self, name):
        return self.parent / name

    def as_posix(self):
        return self._text

class Path(PurePath):
    @classmethod
    def cwd(cls):
        return cls(_os.getcwd())

    @classmethod
    def home(cls):
        return cls(_os.path.expanduser("~"))

    def exists(self):
        return _os.path.exists(self._text)

    def is_file(self):
        return _os.path.isfile(self._text)

    def is_dir(self):
        return _os.path.isdir(self._text)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        if parents:
            _os.makedirs(self._text, exist_ok=exist_ok)
        elif not (exist_ok and self.is_dir()):
            _os.mkdir(self._text)

    def open(self, mode="r", *args, **kwargs):
        return open(self._text, mode)

    def read_text(self, encoding=None, errors=None):
        with open(self._text) as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        with open(self._text, "w") as f:
            return f.write(data)

    def unlink(self, missing_ok=False):
        if not (missing_ok and not self.exists()):
            _os.remove(self._text)

    def rmdir(self):
        _os.rmdir(self._text)

    def rename(self, target):
        _os.rename(self._text, str(target))
        return self.__class__(target)

    def iterdir(self):
        for name in _os.listdir(self._text):
            yield self / name

    def resolve(self, strict=False):
        return self.__class__(_os.path.abspath(self._text))

    absolute = resolve

    def expanduser(self):
        return self.__class__(_os.path.expanduser(self._text))

PosixPath = Path
PurePosixPath = PurePath
