# SPDX-License-Identifier: GPL-3.0-or-later
# Compressed bytes; _inflate, _deflate, _crc32 and _adler32 are native.

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
    return _crc32(_bytes(data), value)

def adler32(data, value=1, /):
    """The checksum of zlib."""
    return _adler32(_bytes(data), value)

def compress(data, /, level=-1, wbits=15):
    """The bytes compressed."""
    data = _bytes(data)
    if not -1 <= level <= 9:
        raise error("Bad compression level")
    body = _stored(data) if level == 0 else _deflate(data)
    if wbits < 0:
        return body
    if wbits > 15:
        return b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + body + crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    second = {-1: 0x9c, 0: 0x01, 1: 0x01, 9: 0xda}.get(level, 0x5e if level < 6 else 0x9c if level == 6 else 0xda)
    return bytes([0x78, second]) + body + adler32(data).to_bytes(4, "big")

def _stored(data):
    parts = [data[i:i + 65535] for i in range(0, len(data), 65535)] or [b""]
    made = b""
    for number, part in enumerate(parts):
        size = len(part)
        made += bytes([number == len(parts) - 1]) + size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little") + part
    return made

def _opened(data, wbits):
    # The bytes of a stream, and where it ends.
    gzip = wbits > 31 and data[:2] == b"\x1f\x8b" or 15 < wbits <= 31
    if wbits < 0:
        start = 0
    elif gzip:
        start = _behind_names(data)
    else:
        if len(data) < 2:
            raise error("Error -5 while decompressing data: incomplete or truncated stream")
        if (data[0] << 8 | data[1]) % 31 or data[0] & 15 != 8:
            raise error("Error -3 while decompressing data: " + ("incorrect header check" if (data[0] << 8 | data[1]) % 31 else "unknown compression method"))
        start = 2
    made = _inflate(data, start)
    if isinstance(made, str):
        raise error(f"Error {-5 if made.startswith('incomplete') else -3} while decompressing data: {made}")
    text, end = made
    if wbits < 0:
        return text, end
    size = 8 if gzip else 4
    if len(data) < end + size:
        raise error("Error -5 while decompressing data: incomplete or truncated stream")
    want = crc32(text).to_bytes(4, "little") if gzip else adler32(text).to_bytes(4, "big")
    if data[end:end + 4] != want:
        raise error("Error -3 while decompressing data: incorrect data check")
    return text, end + size

def _behind_names(data):
    if data[:2] != b"\x1f\x8b" or len(data) < 10:
        raise error("Error -3 while decompressing data: incorrect header check")
    flags, place = data[3], 10
    if flags & 4:
        place += 2 + int.from_bytes(data[place:place + 2], "little")
    for bit in (8, 16):
        if flags & bit:
            place = data.index(b"\0", place) + 1
    return place + (2 if flags & 2 else 0)

def decompress(data, /, wbits=15, bufsize=16384):
    """The bytes that were compressed."""
    return _opened(_bytes(data), wbits)[0]

class _Compress:
    def __init__(self, level, wbits):
        self._level, self._wbits, self._data = level, wbits, b""

    def compress(self, data, /):
        self._data += _bytes(data)
        return b""

    def flush(self, mode=4, /):
        return compress(self._data, self._level, self._wbits) if mode == 4 else b""

    def copy(self):
        made = _Compress(self._level, self._wbits)
        made._data = self._data
        return made

def compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None):
    """Compresses what comes in pieces; the whole is given by flush()."""
    if zdict is not None:
        raise NotImplementedError("Gradus has no zlib.compressobj(zdict=…)")
    return _Compress(level, wbits)

class _Decompress:
    def __init__(self, wbits):
        self._wbits, self._data, self._given = wbits, b"", 0
        self.eof, self.unused_data, self.unconsumed_tail = False, b"", b""

    def decompress(self, data, /, max_length=0):
        if self.eof:
            self.unused_data += _bytes(data)
            return b""
        self._data += _bytes(data)
        try:
            text, end = _opened(self._data, self._wbits)
        except error as wrong:
            if "incomplete" in str(wrong):
                return b""
            raise
        self.eof, self.unused_data = True, self._data[end:]
        return text

    def flush(self, length=16384, /):
        return b""

    def copy(self):
        made = _Decompress(self._wbits)
        made.__dict__.update(self.__dict__)
        return made

def decompressobj(wbits=15, zdict=b""):
    """Decompresses what comes in pieces; the whole is given when it has come."""
    if zdict:
        raise NotImplementedError("Gradus has no zlib.decompressobj(zdict=…)")
    return _Decompress(wbits)
