# SPDX-License-Identifier: GPL-3.0-or-later
"""`tarfile`: files and folders in one file, plain or compressed by gzip."""
import io
import os
import time

BLOCKSIZE, RECORDSIZE = 512, 10240
USTAR_FORMAT, GNU_FORMAT, PAX_FORMAT = 0, 1, 2
DEFAULT_FORMAT, ENCODING = PAX_FORMAT, "utf-8"
REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE = b"0", b"\0", b"1", b"2", b"3", b"4", b"5", b"6"


class TarError(Exception):
    """What is wrong with an archive."""


def _error(name):
    # A kind of error of this module.
    return type(name, (TarError,), {"__module__": "tarfile"})


ReadError, CompressionError, ExtractError, StreamError, HeaderError, FilterError = [
    _error(_name) for _name in ("ReadError", "CompressionError", "ExtractError", "StreamError", "HeaderError", "FilterError")]


class OutsideDestinationError(FilterError):
    def __init__(self, tarinfo, path):
        self.tarinfo, self._path = tarinfo, path
        super().__init__(f"{tarinfo.name!r} would be extracted to {path!r}, which is outside the destination")


def _octal(field):
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    text = field.split(b"\0")[0].strip()
    try:
        return int(text.decode("ascii"), 8) if text else 0
    except ValueError:
        raise HeaderError("invalid header") from None


def _text(field):
    return field.split(b"\0")[0].decode("utf-8", "surrogateescape")


class TarInfo:
    """What a file is that stands in an archive."""

    def __init__(self, name=""):
        self.name, self.mode, self.uid, self.gid, self.size, self.mtime = name, 0o644, 0, 0, 0, 0
        self.chksum, self.type, self.linkname, self.uname, self.gname = 0, REGTYPE, "", "", ""
        self.devmajor = self.devminor = self.offset = self.offset_data = 0
        self.pax_headers = {}

    path = property(lambda self: self.name, lambda self, name: setattr(self, "name", name))

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r} at {id(self):#x}>"

    # What kind of entry it is, a method for each.
    isreg = isfile = lambda self: self.type in (REGTYPE, AREGTYPE)
    isdev = lambda self: self.type in (CHRTYPE, BLKTYPE, FIFOTYPE)
    isdir, issym, islnk, ischr, isblk, isfifo = [
        (lambda kind: lambda self: self.type == kind)(_kind) for _kind in (DIRTYPE, SYMTYPE, LNKTYPE, CHRTYPE, BLKTYPE, FIFOTYPE)]

    def tobuf(self, format=DEFAULT_FORMAT, encoding=ENCODING, errors="surrogateescape"):
        """The block, or blocks, in front of the contents."""
        name = self.name + ("/" if self.isdir() and not self.name.endswith("/") else "")
        raw, front = name.encode("utf-8", "surrogateescape"), b""
        if len(raw) > 100:
            # A name that is too long stands in front, as pax writes it.
            record = b" path=" + raw + b"\n"
            length = len(record) + len(str(len(record) + 2))
            while len(str(length)) + len(record) != length:
                length += 1
            body = str(length).encode() + record
            extra = TarInfo("././@PaxHeader")
            extra.type, extra.size = b"x", len(body)
            front = extra.tobuf() + body + b"\0" * (-len(body) % BLOCKSIZE)
        fields = [raw[:100].ljust(100, b"\0")]
        for value, width in ((self.mode & 0o7777, 8), (self.uid, 8), (self.gid, 8), (self.size, 12), (int(self.mtime), 12)):
            fields.append(f"{value:0{width - 1}o}".encode()[: width - 1] + b"\0")
        fields += [b" " * 8, self.type, self.linkname.encode()[:100].ljust(100, b"\0"), b"ustar\x0000"]
        fields += [self.uname.encode()[:32].ljust(32, b"\0"), self.gname.encode()[:32].ljust(32, b"\0"), b"0000000\0" * 2, b"\0" * 155]
        block = b"".join(fields).ljust(BLOCKSIZE, b"\0")
        return front + block[:148] + f"{sum(block):06o}".encode() + b"\0 " + block[156:]

    @classmethod
    def frombuf(cls, block, encoding=ENCODING, errors="surrogateescape"):
        """What a block says."""
        if len(block) != BLOCKSIZE:
            raise HeaderError("truncated header" if block else "empty header")
        if block.count(b"\0") == BLOCKSIZE:
            raise HeaderError("end of file header")
        made = cls(_text(block[:100]))
        made.mode, made.uid, made.gid = [_octal(block[start:start + 8]) for start in (100, 108, 116)]
        made.size, made.mtime, made.chksum = _octal(block[124:136]), _octal(block[136:148]), _octal(block[148:156])
        if made.chksum != sum(block[:148]) + 256 + sum(block[156:]):
            raise HeaderError("bad checksum")
        made.type, made.linkname = block[156:157], _text(block[157:257])
        made.uname, made.gname = _text(block[265:297]), _text(block[297:329])
        front = _text(block[345:500])
        if front and block[257:263] == b"ustar\0":
            made.name = front + "/" + made.name
        if made.type == AREGTYPE and made.name.endswith("/"):
            made.type = DIRTYPE
        if made.isdir():
            made.name = made.name.rstrip("/")
        return made


class TarFile:
    """An archive that is read or written."""

    def __init__(self, name=None, mode="r", fileobj=None, format=None, tarinfo=None, **kwargs):
        if mode not in ("r", "a", "w", "x"):
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        self.name, self.mode, self.closed, self._own, self._gzip = name and str(name), mode, False, fileobj is None, kwargs.get("_gzip", False)
        self._members, self._data, self._target = [], b"", None
        if fileobj is None:
            fileobj = builtin_open(name, {"r": "rb", "a": "rb+", "w": "wb", "x": "xb"}[mode])
        self.fileobj = fileobj
        if mode in "ra":
            self._data = fileobj.read()
            if self._gzip:
                import gzip

                self._data = gzip.decompress(self._data)
            self._read()
        self._body = io.BytesIO()
        if mode == "a":
            self._body.write(self._data[: self._end])

    @classmethod
    def open(cls, name=None, mode="r", fileobj=None, bufsize=RECORDSIZE, **kwargs):
        """An archive; mode 'r:gz' or 'w:gz' for one that is compressed, 'r' finds out."""
        if not name and not fileobj:
            raise ValueError("nothing to open")
        kind, _, compression = mode.replace("|", ":").partition(":")
        kind = kind or "r"
        if compression in ("bz2", "xz", "zst"):
            raise CompressionError(f"Gradus has no {compression}: tarfile reads and writes plain archives and .gz")
        if compression not in ("", "gz", "*", "tar"):
            raise CompressionError(f"unknown compression type {compression!r}")
        if kind != "r":
            kwargs.pop("compresslevel", None)
            return cls(name, kind, fileobj, _gzip=compression == "gz", **kwargs)
        handle = fileobj if fileobj is not None else builtin_open(name, "rb")
        start = handle.tell()
        first = handle.read(6)
        handle.seek(start)
        if first[:3] == b"BZh" or first[:6] == b"\xfd7zXZ\0":
            raise CompressionError("Gradus has no bz2 or xz: tarfile reads plain archives and .gz")
        if compression == "gz" and first[:2] != b"\x1f\x8b":
            raise ReadError("not a gzip file")
        made = cls(name, "r", handle, _gzip=first[:2] == b"\x1f\x8b", **kwargs)
        made._own = fileobj is None
        return made

    @classmethod
    def gzopen(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        return cls.open(name, mode + ":gz", fileobj, **kwargs)

    def _read(self):
        place, longer, own = 0, None, {}
        self._end = 0
        while place < len(self._data):
            try:
                info = TarInfo.frombuf(self._data[place:place + BLOCKSIZE])
            except HeaderError as error:
                if str(error) == "end of file header":
                    break
                raise ReadError(str(error) if self._members else "file could not be opened successfully" if place else str(error)) from None
            info.offset, info.offset_data = place, place + BLOCKSIZE
            body = self._data[info.offset_data:info.offset_data + info.size]
            place = info.offset_data + (info.size + BLOCKSIZE - 1) // BLOCKSIZE * BLOCKSIZE
            if info.type == b"L":
                longer = _text(body)
            elif info.type in (b"x", b"g", b"X"):
                while body:
                    length = int(body.split(b" ", 1)[0])
                    key, _, value = body[:length].split(b" ", 1)[1][:-1].partition(b"=")
                    own[key.decode()] = value.decode("utf-8", "surrogateescape")
                    body = body[length:]
            else:
                info.name = own.get("path", longer or info.name).rstrip("/")
                info.linkname, info.pax_headers = own.get("linkpath", info.linkname), dict(own)
                if "mtime" in own:
                    info.mtime = float(own["mtime"])
                if info.type in (LNKTYPE, SYMTYPE, DIRTYPE, CHRTYPE, BLKTYPE, FIFOTYPE):
                    place = info.offset_data
                self._members.append(info)
                longer, own = None, {}
            self._end = place
        if not self._members and not self._data:
            raise ReadError("empty file")

    def _open(self, modes):
        if self.closed:
            raise OSError(f"{type(self).__name__} is closed")
        if self.mode not in modes:
            raise OSError("bad operation for mode %r" % self.mode)

    def getmembers(self):
        """Everything that stands in it."""
        self._open("raxw")
        return list(self._members)

    def getnames(self):
        return [info.name for info in self.getmembers()]

    def getmember(self, name):
        """The last entry of a name."""
        for info in self._members[::-1]:
            if info.name == name.rstrip("/"):
                return info
        raise KeyError(f"filename {name!r} not found")

    def list(self, verbose=True, *, members=None):
        for info in self._members if members is None else members:
            print(info.name + ("/" if info.isdir() else ""))

    def next(self):
        self._open("ra")
        self._next = getattr(self, "_next", 0)
        self._next += 1
        return self._members[self._next - 1] if self._next <= len(self._members) else None

    def extractfile(self, member):
        """The contents of an entry, as a file; None for a folder."""
        self._open("r")
        info = self.getmember(member) if isinstance(member, str) else member
        if info.islnk() or info.issym():
            return self.extractfile(os.path.normpath(os.path.join(os.path.dirname(info.name), info.linkname) if info.issym() else info.linkname))
        if not info.isreg():
            return None
        return io.BytesIO(self._data[info.offset_data:info.offset_data + info.size])

    def extract(self, member, path="", set_attrs=True, *, numeric_owner=False, filter=None):
        """Writes an entry below a folder."""
        self._open("r")
        info = self.getmember(member) if isinstance(member, str) else member
        place = os.path.join(path or ".", info.name.lstrip("/"))
        root = os.path.realpath(path or ".")
        inside = os.path.realpath(place)
        if inside != root and not inside.startswith(root.rstrip("/") + "/"):
            raise OutsideDestinationError(info, inside)
        if info.isdir():
            os.makedirs(place, exist_ok=True)
            return
        if info.issym() or info.isdev():
            raise ExtractError(f"Gradus's tarfile makes no links and devices: {info.name!r}")
        os.makedirs(os.path.dirname(place) or ".", exist_ok=True)
        with builtin_open(place, "wb") as file:
            file.write(self.extractfile(info).read())

    def extractall(self, path=".", members=None, *, numeric_owner=False, filter=None):
        """Writes everything below a folder."""
        for info in self._members if members is None else members:
            self.extract(info, path, filter=filter)

    def gettarinfo(self, name=None, arcname=None, fileobj=None):
        """What a file of the system would be here."""
        made = TarInfo(str(name if arcname is None else arcname).lstrip("/"))
        status = os.stat(name)
        made.mtime, made.mode = getattr(status, "st_mtime", time.time()), getattr(status, "st_mode", 0o644) & 0o7777
        if os.path.isdir(name):
            made.type = DIRTYPE
        else:
            made.size = status.st_size
        return made

    def add(self, name, arcname=None, recursive=True, *, filter=None):
        """Puts a file, or a folder with everything in it, into the archive."""
        self._open("awx")
        info = self.gettarinfo(name, arcname)
        if filter is not None:
            info = filter(info)
            if info is None:
                return
        if info.isdir():
            self.addfile(info)
            if recursive:
                for part in sorted(os.listdir(name)):
                    self.add(os.path.join(name, part), os.path.join(info.name, part), recursive, filter=filter)
        else:
            with builtin_open(name, "rb") as file:
                self.addfile(info, file)

    def addfile(self, tarinfo, fileobj=None):
        """Puts an entry with the contents of a file object into the archive."""
        self._open("awx")
        self._body.write(tarinfo.tobuf())
        if fileobj is not None:
            body = fileobj.read(tarinfo.size)
            if len(body) < tarinfo.size:
                raise OSError("unexpected end of data")
            self._body.write(body + b"\0" * (-len(body) % BLOCKSIZE))
        self._members.append(tarinfo)

    def close(self):
        """Ends it; what was added is written."""
        if self.closed:
            return
        self.closed = True
        if self.mode != "r":
            body = self._body.getvalue() + b"\0" * (2 * BLOCKSIZE)
            body += b"\0" * (-len(body) % RECORDSIZE)
            if self._gzip:
                import gzip

                body = gzip.compress(body)
            if self.mode == "a":
                self.fileobj.seek(0)
            self.fileobj.write(body)
        if self._own:
            self.fileobj.close()

    def __iter__(self):
        return iter(self.getmembers())

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


builtin_open, open = open, TarFile.open


def is_tarfile(name):
    """Whether it is an archive that this module reads."""
    try:
        made = TarFile.open(fileobj=name) if hasattr(name, "read") else TarFile.open(name)
        made.close()
        return True
    except TarError:
        return False


def data_filter(member, path):
    return member


fully_trusted_filter = tar_filter = data_filter
