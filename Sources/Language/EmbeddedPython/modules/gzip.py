# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of one compressed stream."""
import io
import os
import struct
import time
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]
_open = open

class BadGzipFile(OSError):
    pass

def compress(data, compresslevel=9, *, mtime=None):
    """The bytes as a .gz file has them."""
    made = zlib.compress(data, compresslevel, 31)
    return made[:4] + struct.pack("<L", int(time.time() if mtime is None else mtime)) + made[8:]

def decompress(data):
    """The bytes of a .gz file, whose streams may follow each other."""
    parts = []
    while data:
        if data[:2] != b"\x1f\x8b":
            if parts and not data.strip(b"\0"):
                break
            raise BadGzipFile(f"Not a gzipped file ({bytes(data[:2])!r})")
        stream = zlib.decompressobj(31)
        parts.append(stream.decompress(data))
        if not stream.eof:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        data = stream.unused_data
    return b"".join(parts)

class GzipFile(io.BytesIO):
    """A .gz file: read whole when it is opened, written when it is closed."""

    def __init__(self, filename=None, mode="rb", compresslevel=9, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError(f"Invalid mode: {mode!r}")
        kind = (mode or "rb").rstrip("b")
        if kind not in ("r", "w", "x", "a"):
            raise ValueError(f"Invalid mode: {mode!r}")
        self._owns = fileobj is None
        self._file = _open(filename, kind + "b") if self._owns else fileobj
        self.name = os.fspath(filename) if filename is not None else getattr(fileobj, "name", "")
        self.mode, self.mtime, self._level, self._writes = 1 if kind == "r" else 2, mtime, compresslevel, kind != "r"
        super().__init__(b"" if self._writes else decompress(self._file.read()))

    def readable(self):
        return not self._writes

    def writable(self):
        return self._writes

    def read(self, size=-1):
        if self._writes:
            raise OSError(9, "read() on write-only GzipFile object")
        return super().read(-1 if size is None else size)

    def write(self, data):
        if not self._writes:
            raise OSError(9, "write() on read-only GzipFile object")
        return super().write(data)

    def close(self):
        if self.closed:
            return
        if self._writes:
            self._file.write(compress(self.getvalue(), self._level, mtime=self.mtime))
        if self._owns:
            self._file.close()
        super().close()

    def __repr__(self):
        return f"<gzip {self._file!r} {hex(id(self))}>"

def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """Opens a .gz file; with a "t" in the mode as text."""
    if "t" in mode and "b" in mode:
        raise ValueError(f"Invalid mode: {mode!r}")
    if "t" not in mode:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument {name!r} not supported in binary mode")
    plain = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, plain, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, plain, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    return io.TextIOWrapper(file, encoding, errors, newline) if "t" in mode else file
