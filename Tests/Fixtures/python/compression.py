# SPDX-License-Identifier: GPL-3.0-or-later
# zlib, gzip and zipfile: what goes in comes out, and what is damaged is named.
import gzip
import io
import zipfile
import zlib

DATA = b"a row of words, a row of words again " * 400 + bytes(range(256))


def attempt(name, work):
    try:
        print(name, work())
    except Exception as error:
        print(name, type(error).__name__, error)


for level in (-1, 0, 1, 6, 9):
    for wbits in (15, -15, 31, 9, -9):
        packed = zlib.compress(DATA, level, wbits=wbits)
        print(level, wbits, len(packed) < len(DATA), zlib.decompress(packed, wbits) == DATA, zlib.decompress(packed, wbits, 10) == DATA)
print(zlib.decompress(zlib.compress(b"")))
print(zlib.crc32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")), zlib.adler32(b"hello"), zlib.adler32(b"lo", zlib.adler32(b"hel")), zlib.crc32(b"", -1))

packed = zlib.compress(DATA)
attempt("cut", lambda: zlib.decompress(packed[:-5]))
attempt("empty", lambda: zlib.decompress(b""))
attempt("no head", lambda: zlib.decompress(b"not compressed"))
attempt("other method", lambda: zlib.decompress(b"\x79\x9b" + packed[2:]))
attempt("sum", lambda: zlib.decompress(packed[:-1] + bytes([packed[-1] ^ 1])))
attempt("raw block", lambda: zlib.decompress(b"\x07\0", -15))
attempt("level", lambda: zlib.compress(b"", 10))
attempt("text", lambda: zlib.compress("text"))
attempt("type", lambda: zlib.crc32("text"))

stream = zlib.compressobj(9)
whole = stream.compress(DATA[:1000]) + stream.compress(DATA[1000:]) + stream.flush()
print(zlib.decompress(whole) == DATA)
reader = zlib.decompressobj()
out = b"".join(reader.decompress(whole[i:i + 7]) for i in range(0, len(whole), 7))
print(out == DATA, reader.eof, reader.unused_data)
reader = zlib.decompressobj()
print(reader.decompress(zlib.compress(b"one") + b"rest"), reader.unused_data, reader.eof)

print(gzip.decompress(gzip.compress(DATA)) == DATA, gzip.decompress(gzip.compress(b"one") + gzip.compress(b"two")), gzip.compress(b"x", mtime=0)[:4])
attempt("not gzip", lambda: gzip.decompress(b"plain text"))
attempt("cut gzip", lambda: gzip.decompress(gzip.compress(DATA)[:-9]))
room = io.BytesIO()
with gzip.open(room, "wt") as file:
    file.write("first\nsecond\n")
room.seek(0)
with gzip.open(room, "rt") as file:
    print(file.readlines())
attempt("mode", lambda: gzip.open(room, "rbt"))

room = io.BytesIO()
with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("a/one.txt", "one " * 500)
    archive.writestr("two.bin", bytes(300), compress_type=zipfile.ZIP_STORED)
print(len(room.getvalue()) < 900)
with zipfile.ZipFile(room) as archive:
    print(archive.namelist(), archive.read("a/one.txt")[:8], archive.testzip())
    for info in archive.infolist():
        print(info.filename, info.file_size, info.compress_type, info.CRC)
    attempt("missing", lambda: archive.read("three"))
attempt("no archive", lambda: zipfile.ZipFile(io.BytesIO(b"nothing")))
