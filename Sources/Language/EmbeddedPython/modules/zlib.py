# SPDX-License-Identifier: GPL-3.0-or-later
# Compressed bytes, by zlib itself; _inflate, _deflate and _checksum are native.

class error(Exception):
    pass

ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.3.1"
DEFLATED, MAX_WBITS, DEF_MEM_LEVEL, DEF_BUF_SIZE = 8, 15, 8, 16384
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = 0, 1, 2, 3, 4
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_TREES = 0, 1, 2, 3, 4, 5, 6

def _bytes(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(data)

def crc32(data, value=0, /):
    """The checksum of zip files and PNG."""
    return _checksum(_bytes(data), value & 0xFFFFFFFF, 0)

def adler32(data, value=1, /):
    """The checksum of zlib."""
    return _checksum(_bytes(data), value & 0xFFFFFFFF, 1)

def compress(data, /, level=-1, wbits=15):
    """The bytes compressed."""
    made = _deflate(_bytes(data), level, wbits, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY)
    if isinstance(made, str):
        raise error("Bad compression level")
    return made

def _opened(data, wbits):
    made = _inflate(data, wbits)
    if isinstance(made, str):
        raise error(made)
    return made

def decompress(data, /, wbits=15, bufsize=16384):
    """The bytes that were compressed."""
    text, _, whole = _opened(_bytes(data), wbits)
    if not whole:
        raise error("Error -5 while decompressing data: incomplete or truncated stream")
    return text

class _Compress:
    def __init__(self, *settings):
        self._settings, self._parts = settings, []

    def compress(self, data, /):
        self._parts.append(_bytes(data))
        return b""

    def flush(self, mode=Z_FINISH, /):
        if mode == Z_NO_FLUSH:
            return b""
        if mode != Z_FINISH:
            raise NotImplementedError("Gradus's zlib.compressobj gives everything at its end, flush(Z_FINISH)")
        made = _deflate(b"".join(self._parts), *self._settings)
        if isinstance(made, str):
            raise error(made)
        return made

    def copy(self):
        made = _Compress(*self._settings)
        made._parts = self._parts[:]
        return made

def compressobj(level=-1, method=DEFLATED, wbits=15, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None):
    """Compresses what comes in pieces; the whole is given by flush()."""
    if zdict is not None:
        raise NotImplementedError("Gradus has no zlib.compressobj(zdict=…)")
    if isinstance(_deflate(b"", level, wbits, memLevel, strategy), str):
        raise ValueError("Invalid initialization option")
    return _Compress(level, wbits, memLevel, strategy)

class _Decompress:
    def __init__(self, wbits):
        self._wbits, self._data, self._given = wbits, b"", 0
        self.eof, self.unused_data, self.unconsumed_tail = False, b"", b""

    def decompress(self, data, /, max_length=0):
        if max_length:
            raise NotImplementedError("Gradus has no max_length= for zlib's decompress")
        if self.eof:
            self.unused_data += _bytes(data)
            return b""
        # All that has come is read again: what is told apart in pieces is short.
        self._data += _bytes(data)
        text, end, self.eof = _opened(self._data, self._wbits)
        if self.eof:
            self.unused_data = self._data[end:]
        new = text[self._given:]
        self._given = len(text)
        return new

    def flush(self, length=DEF_BUF_SIZE, /):
        return b""

    def copy(self):
        made = _Decompress(self._wbits)
        made.__dict__.update(self.__dict__)
        return made

def decompressobj(wbits=15, zdict=b""):
    """Decompresses what comes in pieces."""
    if zdict:
        raise NotImplementedError("Gradus has no zlib.decompressobj(zdict=…)")
    return _Decompress(wbits)
