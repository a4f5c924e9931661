# SPDX-License-Identifier: GPL-3.0-or-later
"""Archives of the zip kind, stored and deflated."""
import io
import os
import struct
import time
import zlib

__all__ = ["BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA", "is_zipfile", "ZipInfo", "ZipFile",
           "LargeZipFile"]

ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14
_head, _entry, _end = "<4s2B4HL2L2H", "<4s4B4HL2L5H2L", "<4s4H2LH"

class BadZipFile(Exception):
    pass

class LargeZipFile(Exception):
    """A file that would need the extensions for large archives, which Gradus does not write."""

error = BadZipfile = BadZipFile

class ZipInfo:
    """A file in an archive."""

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename, self.filename = filename, filename.partition("\0")[0]
        if date_time[0] < 1980:
            raise ValueError("ZIP does not support timestamps before 1980")
        self.date_time, self.compress_type, self.comment, self.extra = tuple(date_time), ZIP_STORED, b"", b""
        self.create_system, self.create_version, self.extract_version, self.flag_bits = 3, 20, 20, 0
        self.internal_attr = self.external_attr = self.header_offset = self.CRC = self.compress_size = self.file_size = 0

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        facts = os.stat(filename)
        name = os.fspath(arcname if arcname is not None else filename)
        name = os.path.normpath(name).lstrip("/")
        is_folder = os.path.isdir(filename)
        info = cls(name + "/" * is_folder, time.localtime(facts.st_mtime)[:6])
        info.external_attr = (facts.st_mode & 0xFFFF) << 16 | 0x10 * is_folder
        info.file_size = 0 if is_folder else facts.st_size
        return info

    def is_dir(self):
        return self.filename.endswith("/")

    def __repr__(self):
        parts = [f"<{type(self).__name__} filename={self.filename!r}"]
        if self.compress_type != ZIP_STORED:
            parts.append(f"compress_type={ {8: 'deflate', 12: 'bzip2', 14: 'lzma'}.get(self.compress_type, self.compress_type)}")
        mode = self.external_attr >> 16
        if mode:
            kind = "d" if mode & 0o170000 == 0o040000 else "-" if mode & 0o170000 == 0o100000 else "?"
            parts.append("filemode='" + kind + "".join(sign if mode >> 8 - place & 1 else "-" for place, sign in enumerate("rwxrwxrwx")) + "'")
        if self.external_attr & 0xFFFF:
            parts.append(f"external_attr={hex(self.external_attr & 0xFFFF)}")
        if not self.is_dir() or self.file_size:
            parts.append(f"file_size={self.file_size}")
        if (not self.is_dir() or self.compress_size) and (self.compress_type != ZIP_STORED or self.file_size != self.compress_size):
            parts.append(f"compress_size={self.compress_size}")
        return " ".join(parts) + ">"

    def _stamp(self):
        year, month, day, hour, minute, second = self.date_time
        return hour << 11 | minute << 5 | second // 2, year - 1980 << 9 | month << 5 | day

def _of_stamp(clock, day):
    return ((day >> 9) + 1980, day >> 5 & 15, day & 31, clock >> 11, clock >> 5 & 63, (clock & 31) * 2)

def _tail(file):
    """Where the directory of the archive is: (start, size, count, comment); None when there is none."""
    size = file.seek(0, 2)
    length = min(size, 65557)
    file.seek(size - length)
    data = file.read(length)
    place = data.rfind(b"PK\5\6")
    if place < 0 or len(data) - place < 22:
        return None
    facts = struct.unpack(_end, data[place:place + 22])
    # What stands before the archive moves everything by its length.
    moved = size - length + place - facts[5] - facts[6]
    return facts[6] + moved, facts[5], facts[4], data[place + 22:place + 22 + facts[7]], moved

def is_zipfile(filename):
    try:
        if hasattr(filename, "read"):
            return _tail(filename) is not None
        with open(filename, "rb") as file:
            return _tail(file) is not None
    except OSError:
        return False

class _Writing(io.BytesIO):
    """A file of an archive while it is written."""

    def __init__(self, archive, info):
        super().__init__()
        self._archive, self._info = archive, info

    def close(self):
        if not self.closed:
            data = self.getvalue()
            super().close()
            self._archive._add(self._info, data)

class ZipFile:
    """An archive."""

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *, strict_timestamps=True,
                 metadata_encoding=None):
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        if compression not in (ZIP_STORED, ZIP_DEFLATED):
            raise NotImplementedError("Gradus's zipfile knows stored and deflated files, no others")
        self.mode, self.compression, self.debug, self.pwd = mode, compression, 0, None
        self.compresslevel = compresslevel
        self.filelist, self.NameToInfo, self._comment, self._changed = [], {}, b"", mode in ("w", "x")
        self._owns = not hasattr(file, "read") and not hasattr(file, "write")
        if self._owns:
            file = os.fspath(file)
            exists = os.path.exists(file)
            self.filename = file
            self.fp = open(file, {"r": "rb", "w": "wb+", "x": "xb+", "a": "rb+" if exists else "wb+"}[mode])
        else:
            self.fp, self.filename = file, getattr(file, "name", None)
        self._end = 0
        if mode in ("r", "a"):
            found = _tail(self.fp)
            if found is None:
                if mode == "r" or self.fp.seek(0, 2):
                    self._close()
                    raise BadZipFile("File is not a zip file")
                self._changed = True
            else:
                self._read_directory(found)

    def _close(self):
        if self._owns and self.fp is not None:
            self.fp.close()
        self.fp = None

    def _read_directory(self, found):
        start, size, count, self._comment, moved = found
        self.fp.seek(start)
        data, place = self.fp.read(size), 0
        while place < size:
            if data[place:place + 4] != b"PK\1\2" or place + 46 > size:
                self._close()
                raise BadZipFile("Bad magic number for central directory")
            facts = struct.unpack(_entry, data[place:place + 46])
            (_, version, system, needed, _, flags, kind, clock, day, crc, packed, length, names, extra, comment, _, internal,
             external, offset) = facts
            place += 46
            name = data[place:place + names].decode("utf-8", "replace")
            info = ZipInfo.__new__(ZipInfo)
            ZipInfo.__init__(info, name, _of_stamp(clock, day))
            info.create_version, info.create_system, info.extract_version, info.flag_bits = version, system, needed, flags
            info.compress_type, info.CRC, info.compress_size, info.file_size = kind, crc, packed, length
            info.internal_attr, info.external_attr, info.header_offset = internal, external, offset + moved
            info.extra, info.comment = data[place + names:place + names + extra], data[place + names + extra:place + names + extra + comment]
            place += names + extra + comment
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info
        self._end = start

    @property
    def comment(self):
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError(f"comment: expected bytes, got {type(comment).__name__}")
        self._comment, self._changed = comment, True

    def namelist(self):
        return [info.filename for info in self.filelist]

    def infolist(self):
        return self.filelist

    def getinfo(self, name):
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError(f"There is no item named {name!r} in the archive")
        return info

    def printdir(self, file=None):
        print("%-46s %19s %12s" % ("File Name", "Modified    ", "Size"), file=file)
        for info in self.filelist:
            print("%-46s %s %12d" % (info.filename, "%d-%02d-%02d %02d:%02d:%02d" % info.date_time, info.file_size), file=file)

    def read(self, name, pwd=None):
        if self.fp is None:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        info = name if isinstance(name, ZipInfo) else self.getinfo(name)
        self.fp.seek(info.header_offset)
        head = self.fp.read(30)
        if head[:4] != b"PK\3\4" or len(head) < 30:
            raise BadZipFile("Bad magic number for file header")
        if info.flag_bits & 1:
            raise RuntimeError(f"Gradus's zipfile reads no encrypted files: {info.filename!r}")
        names, extra = struct.unpack("<2H", head[26:30])
        self.fp.seek(info.header_offset + 30 + names + extra)
        data = self.fp.read(info.compress_size)
        if info.compress_type == ZIP_DEFLATED:
            data = zlib.decompress(data, -15)
        elif info.compress_type != ZIP_STORED:
            raise NotImplementedError("That compression method is not supported")
        if zlib.crc32(data) != info.CRC:
            raise BadZipFile(f"Bad CRC-32 for file {info.filename!r}")
        return data

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        if mode not in ("r", "w"):
            raise ValueError('open() requires mode "r" or "w"')
        if mode == "r":
            return io.BytesIO(self.read(name))
        info = name if isinstance(name, ZipInfo) else ZipInfo(name, time.localtime()[:6])
        return _Writing(self, info)

    def testzip(self):
        for info in self.filelist:
            try:
                self.read(info)
            except BadZipFile:
                return info.filename
        return None

    def extract(self, member, path=None, pwd=None):
        info = member if isinstance(member, ZipInfo) else self.getinfo(member)
        # Never outside of the folder: no roots, and no way up.
        parts = [part for part in info.filename.split("/") if part not in ("", ".", "..")]
        target = os.path.normpath(os.path.join(os.getcwd() if path is None else os.fspath(path), *parts))
        if info.is_dir():
            os.makedirs(target, exist_ok=True)
            return target
        above = os.path.dirname(target)
        if above:
            os.makedirs(above, exist_ok=True)
        with open(target, "wb") as file:
            file.write(self.read(info))
        return target

    def extractall(self, path=None, members=None, pwd=None):
        for member in self.namelist() if members is None else members:
            self.extract(member, path)

    def setpassword(self, pwd):
        self.pwd = pwd

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        info = ZipInfo.from_file(filename, arcname)
        if info.is_dir():
            return self._add(info, b"")
        with open(filename, "rb") as file:
            self._add(info, file.read(), compress_type, compresslevel)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        if isinstance(data, str):
            data = data.encode()
        info = zinfo_or_arcname
        if not isinstance(info, ZipInfo):
            info = ZipInfo(info, time.localtime()[:6])
            info.external_attr = 0o40775 << 16 | 0x10 if info.is_dir() else 0o600 << 16
        self._add(info, bytes(data), compress_type, compresslevel)

    def mkdir(self, zinfo_or_directory_name, mode=511):
        name = zinfo_or_directory_name
        info = name if isinstance(name, ZipInfo) else ZipInfo(name.rstrip("/") + "/", time.localtime()[:6])
        info.external_attr = (0o40000 | mode) << 16 | 0x10
        self._add(info, b"")

    def _add(self, info, data, compress_type=None, compresslevel=None):
        if self.fp is None:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self.mode == "r":
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if len(data) > 0x7FFFFFFF or self._end > 0x7FFFFFFF:
            raise LargeZipFile("Filesize would require ZIP64 extensions")
        if info.filename in self.NameToInfo:
            import warnings
            warnings.warn(f"Duplicate name: {info.filename!r}", stacklevel=3)
        kind = compress_type if compress_type is not None else self.compression
        info.compress_type = ZIP_STORED if info.is_dir() else kind
        info.file_size, info.CRC, info.header_offset = len(data), zlib.crc32(data), self._end
        if info.compress_type == ZIP_DEFLATED:
            level = self.compresslevel if compresslevel is None else compresslevel
            data = zlib.compress(data, -1 if level is None else level, -15)
        info.compress_size = len(data)
        name = info.filename.encode()
        info.flag_bits = 0 if name.isascii() else 0x800
        clock, day = info._stamp()
        self.fp.seek(self._end)
        self.fp.write(struct.pack(_head, b"PK\3\4", 20, 0, info.flag_bits, info.compress_type, clock, day, info.CRC, info.compress_size,
                                  info.file_size, len(name), 0) + name + data)
        self._end += 30 + len(name) + len(data)
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info
        self._changed = True

    def close(self):
        if self.fp is None:
            return
        if self._changed and self.mode != "r":
            rows = []
            for info in self.filelist:
                name, (clock, day) = info.filename.encode(), info._stamp()
                rows.append(struct.pack(_entry, b"PK\1\2", info.create_version, info.create_system, info.extract_version, 0, info.flag_bits,
                                        info.compress_type, clock, day, info.CRC, info.compress_size, info.file_size, len(name),
                                        len(info.extra), len(info.comment), 0, info.internal_attr, info.external_attr,
                                        info.header_offset) + name + info.extra + info.comment)
            data = b"".join(rows)
            self.fp.seek(self._end)
            self.fp.write(data + struct.pack(_end, b"PK\5\6", 0, 0, len(rows), len(rows), len(data), self._end, len(self._comment))
                          + self._comment)
            if self.mode == "a":
                self.fp.truncate()
        self._close()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __repr__(self):
        if self.fp is None:
            return f"<{type(self).__module__}.{type(self).__qualname__} [closed]>"
        return f"<{type(self).__module__}.{type(self).__qualname__} filename={self.filename!r} mode={self.mode!r}>"
