# SPDX-License-Identifier: GPL-3.0-or-later
"""What of `io` is written in Python."""

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192

class UnsupportedOperation(OSError, ValueError):
    pass

class BytesIO:
    """Bytes that are read and written like a file."""

    def __init__(self, initial_bytes=b""):
        if not isinstance(initial_bytes, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not {type(initial_bytes).__name__!r}")
        self._data, self._place, self.closed = bytearray(initial_bytes), 0, False

    def _open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return self._data

    def getvalue(self):
        return bytes(self._open())

    def read(self, size=-1, /):
        data, start = self._open(), self._place
        end = len(data) if size is None or size < 0 else min(len(data), start + size)
        self._place = max(start, end)
        return bytes(data[start:end])

    read1 = read

    def readline(self, size=-1, /):
        data, start = self._open(), self._place
        end = data.find(b"\n", start) + 1 or len(data)
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._place = max(start, end)
        return bytes(data[start:end])

    def readlines(self, size=-1, /):
        return list(self)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def __iter__(self):
        self._open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def write(self, data, /):
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")
        store, start = self._open(), self._place
        if start > len(store):
            store += bytes(start - len(store))
        store[start:start + len(data)] = data
        self._place = start + len(data)
        return len(data)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def seek(self, pos, whence=0, /):
        data = self._open()
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._place = max(0, pos + (0, self._place, len(data))[whence])
        return self._place

    def tell(self):
        self._open()
        return self._place

    def truncate(self, size=None, /):
        data = self._open()
        size = self._place if size is None else size
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del data[size:]
        return size

    def getbuffer(self):
        return self._open()

    def close(self):
        self.closed = True

    def flush(self):
        self._open()

    def readable(self):
        self._open()
        return True

    writable = seekable = readable

    def isatty(self):
        self._open()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *args):
        self.close()

BytesIO.__module__ = UnsupportedOperation.__module__ = "io"
