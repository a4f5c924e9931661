# SPDX-License-Identifier: GPL-3.0-or-later
"""What of `io` is written in Python."""

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192

class UnsupportedOperation(OSError, ValueError):
    pass

class IOBase:
    """What all streams have."""

    closed = False

    def __iter__(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readable(self):
        return False

    writable = seekable = isatty = readable

    def readlines(self, hint=-1, /):
        return list(self)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def readline(self, size=-1, /):
        line = bytearray()
        while size is None or size < 0 or len(line) < size:
            piece = self.read(1)
            line += piece or b""
            if not piece or piece == b"\n":
                break
        return bytes(line)

    def flush(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def close(self):
        self.closed = True

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def seek(self, pos, whence=0, /):
        raise UnsupportedOperation("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        raise UnsupportedOperation("truncate")

    def __enter__(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return self

    def __exit__(self, *args):
        self.close()

class RawIOBase(IOBase):
    """Streams of bytes without a buffer."""

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        data = bytearray(size)
        count = self.readinto(data)
        return None if count is None else bytes(data[:count])

    def readall(self):
        pieces = bytearray()
        while piece := self.read(DEFAULT_BUFFER_SIZE):
            pieces += piece
        return bytes(pieces)

class BufferedIOBase(IOBase):
    """Streams of bytes."""

    def read(self, size=-1, /):
        raise UnsupportedOperation("read")

    def write(self, data, /):
        raise UnsupportedOperation("write")

    def read1(self, size=-1, /):
        return self.read(size)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    readinto1 = readinto

class TextIOBase(IOBase):
    """Streams of texts."""

    encoding = errors = newlines = None

class BytesIO(BufferedIOBase):
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

class _BinaryFile(BufferedIOBase):
    """A file of bytes, read and written at once: nothing is held back."""

    def __init__(self, raw, name, mode):
        self._file, self.name, self._mode, self.closed = raw, name, mode, False
        self._ahead = b""

    @property
    def mode(self):
        kind = self._mode.replace("b", "").replace("+", "")
        return "rb+" if "+" in self._mode and kind != "x" and kind != "a" else kind + "b" + "+" * ("+" in self._mode)

    @property
    def raw(self):
        return self

    def _open(self, what):
        if self.closed:
            raise ValueError(f"{what} of closed file" if what in ("read", "seek") else "write to closed file"
                             if what == "write" else "I/O operation on closed file.")
        return self._file

    def readable(self):
        self._open("ask")
        return "r" in self._mode or "+" in self._mode

    def writable(self):
        self._open("ask")
        return "r" not in self._mode or "+" in self._mode

    def seekable(self):
        self._open("ask")
        return True

    def read(self, size=-1, /):
        file = self._open("read")
        if not self.readable():
            raise UnsupportedOperation("read")
        ahead = self._ahead
        if size is None or size < 0:
            self._ahead = b""
            return ahead + file.read(-1)
        if len(ahead) < size:
            ahead += file.read(size - len(ahead) if size > DEFAULT_BUFFER_SIZE else DEFAULT_BUFFER_SIZE)
        self._ahead = ahead[size:]
        return ahead[:size]

    def peek(self, size=0, /):
        if not self._ahead:
            self._ahead = self._open("read").read(DEFAULT_BUFFER_SIZE)
        return self._ahead

    def readline(self, size=-1, /):
        line = b""
        while piece := self.peek():
            end = piece.find(b"\n") + 1 or len(piece)
            if size is not None and size >= 0:
                end = min(end, size - len(line))
            line, self._ahead = line + piece[:end], piece[end:]
            if line.endswith(b"\n") or len(line) == size:
                break
        else:
            self._open("read")
        return line

    def write(self, data, /):
        file = self._open("write")
        if not self.writable():
            raise UnsupportedOperation("write")
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if self._ahead:
            self.seek(self.tell())
        return file.write(bytes(data))

    def tell(self):
        return self._open("ask").tell() - len(self._ahead)

    def seek(self, pos, whence=0, /):
        file = self._open("seek")
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        place = pos + (0, self.tell() if whence == 1 else 0, file.size() if whence == 2 else 0)[whence]
        if place < 0:
            raise OSError(22, "Invalid argument")
        self._ahead = b""
        return file.seek(place)

    def truncate(self, size=None, /):
        file = self._open("ask")
        if not self.writable():
            raise UnsupportedOperation("truncate")
        return file.truncate(self.tell() if size is None else size)

    def fileno(self):
        return self._open("ask").fileno()

    def close(self):
        if not self.closed:
            self.closed = True
            self._file.close()

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"

class BufferedReader(_BinaryFile):
    pass

class BufferedWriter(_BinaryFile):
    pass

class BufferedRandom(_BinaryFile):
    pass

class FileIO(_BinaryFile, RawIOBase):
    def __init__(self, file, mode="r", closefd=True, opener=None):
        made = open(file, mode if "b" in mode else mode + "b")
        super().__init__(made._file, file, made._mode)

    def __repr__(self):
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd=True>"

def _open_bytes(raw, name, mode, buffering):
    if buffering == 0:
        file = FileIO.__new__(FileIO)
        _BinaryFile.__init__(file, raw, name, mode)
        return file
    kind = BufferedRandom if "+" in mode else BufferedReader if "r" in mode else BufferedWriter
    return kind(raw, name, mode)

class _TextWrapper(TextIOBase):
    """Texts read from and written to a stream of bytes."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        self.buffer, self.encoding, self.errors = buffer, encoding or "utf-8", errors or "strict"
        self._newline, self.line_buffering, self.write_through = newline, line_buffering, write_through
        self._text, self._place, self._pending = None, 0, []

    @property
    def closed(self):
        return self.buffer.closed

    def _write_pending(self):
        """Hands on what was written."""
        if self._pending:
            data, self._pending = b"".join(self._pending), []
            self.buffer.write(data)

    @property
    def name(self):
        return self.buffer.name

    mode = "r"

    def _all(self):
        """The text that is left, read at once."""
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        self._write_pending()
        if self._text is None:
            text = self.buffer.read().decode(self.encoding, self.errors)
            if self._newline is None:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._text, self._place = text, 0
        return self._text

    def read(self, size=-1, /):
        text, start = self._all(), self._place
        end = len(text) if size is None or size < 0 else min(len(text), start + size)
        self._place = end
        return text[start:end]

    def readline(self, size=-1, /):
        text, start = self._all(), self._place
        end = text.find("\r\n" if self._newline == "\r\n" else "\r" if self._newline == "\r" else "\n", start)
        end = len(text) if end < 0 else end + len(self._newline or "\n")
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._place = end
        return text[start:end]

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        written = text.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else text
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not self.buffer.writable():
            raise UnsupportedOperation("not writable")
        self._pending.append(written.encode(self.encoding, self.errors))
        if self.write_through or len(self._pending) > 100 or self.line_buffering and "\n" in text:
            self._write_pending()
        return len(text)

    def seek(self, pos, whence=0, /):
        self._write_pending()
        self._text = None
        return self.buffer.seek(pos, whence)

    def tell(self):
        self._write_pending()
        if self._text is None:
            return self.buffer.tell()
        return self.buffer.tell() - len(self._text[self._place:].encode(self.encoding, self.errors))

    def truncate(self, size=None, /):
        self._write_pending()
        return self.buffer.truncate(size)

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def isatty(self):
        return self.buffer.isatty()

    def fileno(self):
        return self.buffer.fileno()

    def flush(self):
        self._write_pending()
        self.buffer.flush()

    def close(self):
        if not self.closed:
            self._write_pending()
            self.buffer.close()

    def detach(self):
        self._write_pending()
        buffer, self.buffer = self.buffer, None
        return buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        self.encoding, self.errors = encoding or self.encoding, errors or self.errors

    def __repr__(self):
        name = f" name={self.buffer.name!r}" if hasattr(self.buffer, "name") else ""
        return f"<_io.TextIOWrapper{name} encoding={self.encoding!r}>"

def _open_text(path, mode, encoding, errors, newline):
    b"".decode(encoding or "utf-8")
    kind = mode.replace("t", "")
    # Written at once: a program may never close it.
    file = _TextWrapper(open(path, kind + "b"), encoding, errors, newline, write_through=True)
    file.mode = mode
    return file

_TextWrapper.__name__ = _TextWrapper.__qualname__ = "TextIOWrapper"
for _class in (UnsupportedOperation, IOBase, RawIOBase, BufferedIOBase, TextIOBase):
    _class.__module__ = "io"
