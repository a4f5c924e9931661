# SPDX-License-Identifier: GPL-3.0-or-later
"""Encodings by their names."""
import builtins as _builtins

__all__ = ["open", "encode", "decode", "lookup", "getencoder", "getdecoder", "getreader", "getwriter", "CodecInfo",
           "StreamReader", "StreamWriter", "BOM", "BOM_UTF8", "BOM_BE", "BOM_LE", "BOM_UTF16", "BOM_UTF16_BE",
           "BOM_UTF16_LE", "BOM_UTF32", "BOM_UTF32_BE", "BOM_UTF32_LE"]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = b"\0\0\xfe\xff"

def _rot13(text, errors):
    large = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    turned = large[13:] + large[:13]
    return text.translate(str.maketrans(large + large.lower(), turned + turned.lower()))

def _hex(data, errors):
    import binascii
    return binascii.hexlify(data)

def _unhex(data, errors):
    import binascii
    return binascii.unhexlify(data)

def _base64(data, errors):
    import base64
    return base64.encodebytes(data)

def _unbase64(data, errors):
    import base64
    return base64.decodebytes(data)

def _zlib(data, errors):
    import zlib
    return zlib.compress(data)

def _unzlib(data, errors):
    import zlib
    return zlib.decompress(data)

_short = {"\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\n": ""}

def _escape(text, errors):
    shown = []
    for sign in text:
        code = ord(sign)
        if sign in "\\\n\r\t":
            shown.append({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}[sign])
        elif 32 <= code < 127:
            shown.append(sign)
        else:
            shown.append(f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}")
    return "".join(shown).encode("ascii")

def _unescape(data, errors):
    import re

    def sign(found):
        word = found[1]
        kind, rest = word[:1], word[1:]
        problem = None
        if kind in "01234567" and kind:
            return chr(int(word, 8))
        if kind in "xuU" and kind:
            size = {"x": 2, "u": 4, "U": 8}[kind]
            if len(rest) < size:
                problem = f"truncated \\{kind}{'X' * size} escape"
            elif int(rest, 16) > 0x10FFFF:
                problem = "illegal Unicode character"
            else:
                return chr(int(rest, 16))
        elif kind == "N":
            try:
                import unicodedata
                return unicodedata.lookup(rest[1:-1])
            except KeyError:
                problem = "unknown Unicode character name"
        elif not kind:
            problem = "\\ at end of string"
        if problem is None:
            return _short.get(word, "\\" + word)
        if errors == "strict":
            raise UnicodeDecodeError("unicodeescape", bytes(data), found.start(), found.end(), problem)
        return "\ufffd" if errors == "replace" else ""
    text = data if isinstance(data, str) else bytes(data).decode("latin-1")
    return re.sub(r"(?s)\\([0-7]{1,3}|x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|N\{[^}]*\}|.|$)", sign, text)

# Names, and what encodes and decodes.
_own = {"rot-13": (_rot13, _rot13), "hex": (_hex, _unhex), "base64": (_base64, _unbase64), "zlib": (_zlib, _unzlib),
        "unicode-escape": (_escape, _unescape)}
_others = {"rot13": "rot-13", "hex-codec": "hex", "base64-codec": "base64", "base-64": "base64", "zlib-codec": "zlib",
           "zip": "zlib", "unicodeescape": "unicode-escape"}
_known = {"utf-8": "utf8 u8 utf cp65001", "ascii": "us-ascii 646", "iso8859-1": "latin-1 latin1 iso-8859-1 latin l1 8859",
          "utf-16": "utf16 u16", "utf-16-le": "utf-16le utf16-le", "utf-16-be": "utf-16be utf16-be", "utf-32": "utf32 u32",
          "utf-32-le": "utf-32le utf32-le", "utf-32-be": "utf-32be utf32-be", "utf-8-sig": "utf8-sig"}
_names = {name: first for first, names in _known.items() for name in [first, *names.split()]}

def _own_codec(encoding):
    name = encoding.lower().replace("_", "-").replace(" ", "-")
    return _own.get(_others.get(name, name))

def _guarded(work, verb, encoding):
    """What the work gives; an error of one text says which codec it came from."""
    try:
        return work()
    except Exception as error:
        if isinstance(error, UnicodeError) or len(error.args) != 1 or not isinstance(error.args[0], str):
            raise
        raise type(error)(f"{verb} with {encoding!r} codec failed ({type(error).__name__}: {error})") from error

def encode(obj, encoding="utf-8", errors="strict"):
    """The object as the encoding writes it."""
    own = _own_codec(encoding)
    if own:
        return _guarded(lambda: own[0](obj, errors), "encoding", encoding)
    method = _method("encode", encoding)

    def work():
        if not isinstance(obj, str):
            raise TypeError(f"{method} argument 1 must be str, not {type(obj).__name__}")
        return obj.encode(encoding, errors)
    return _guarded(work, "encoding", encoding)

def decode(obj, encoding="utf-8", errors="strict"):
    """What the encoding wrote."""
    own = _own_codec(encoding)
    if own:
        return _guarded(lambda: own[1](obj, errors), "decoding", encoding)
    lookup(encoding)

    def work():
        if not isinstance(obj, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not {type(obj).__name__!r}")
        return obj.decode(encoding, errors)
    return _guarded(work, "decoding", encoding)

def _method(verb, encoding):
    name = lookup(encoding).name.replace("-", "_").replace("iso8859_1", "latin_1")
    return f"{name}_{verb}()"

class CodecInfo(tuple):
    """The functions of an encoding."""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, *, name=None):
        made = super().__new__(cls, (encode, decode, streamreader, streamwriter))
        made.encode, made.decode, made.streamreader, made.streamwriter = encode, decode, streamreader, streamwriter
        made.name = name
        return made

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"

def lookup(encoding, /):
    """What is known of an encoding."""
    if _own_codec(encoding):
        name = encoding.lower().replace("_", "-").replace(" ", "-")
        name = _others.get(name, name)
    else:
        "".encode(encoding)
        b"".decode(encoding)
        name = encoding.lower().replace("_", "-")
        name = _names.get(name, name)

    def encodes(input, errors="strict"):
        return encode(input, name, errors), len(input)

    def decodes(input, errors="strict"):
        return decode(input, name, errors), len(input)

    class Reader(StreamReader):
        _encoding = name

    class Writer(StreamWriter):
        _encoding = name
    return CodecInfo(encodes, decodes, Reader, Writer, name=name)

def getencoder(encoding):
    return lookup(encoding)[0]

def getdecoder(encoding):
    return lookup(encoding)[1]

def getreader(encoding):
    return lookup(encoding)[2]

def getwriter(encoding):
    return lookup(encoding)[3]

class _Stream:
    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.stream.close()

class StreamWriter(_Stream):
    """Writes texts as bytes into a stream."""

    def write(self, object):
        self.stream.write(encode(object, self._encoding, self.errors))

    def writelines(self, list):
        self.write("".join(list))

class StreamReader(_Stream):
    """Reads texts out of a stream of bytes, all of it when it is first asked."""

    _rest = None

    def read(self, size=-1, chars=-1, firstline=False):
        if self._rest is None:
            self._rest = decode(self.stream.read(), self._encoding, self.errors)
        count = chars if chars >= 0 else size if size >= 0 else len(self._rest)
        text, self._rest = self._rest[:count], self._rest[count:]
        return text

    def readline(self, size=None, keepends=True):
        rest = self.read()
        lines = rest.splitlines(keepends=True) or [""]
        self._rest = rest[len(lines[0]):]
        return lines[0] if keepends else "".join(lines[0].splitlines())

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """A file of texts in an encoding, whose ends of lines stay as they are."""
    if encoding is None:
        return _builtins.open(filename, mode, buffering)
    return _builtins.open(filename, mode.replace("b", "").replace("U", ""), encoding=encoding, errors=errors, newline="")
