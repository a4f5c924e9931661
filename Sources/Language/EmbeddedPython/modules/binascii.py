# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes as texts of letters and digits, and checksums."""
import base64 as _base64

__all__ = ["Error", "Incomplete", "a2b_base64", "a2b_hex", "b2a_base64", "b2a_hex", "crc32", "crc_hqx", "hexlify", "unhexlify"]

class Error(ValueError):
    pass

class Incomplete(Exception):
    pass

def _ascii(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError(f"argument should be bytes, buffer or ASCII string, not {type(data).__name__!r}")
    return data.decode("latin-1")

def _data(data):
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")
    return bytes(data)

def hexlify(data, *separator):
    return _data(data).hex(*separator).encode("ascii")

def unhexlify(hexstr, /):
    text = _ascii(hexstr)
    if len(text) % 2:
        raise Error("Odd-length string")
    if any(sign not in "0123456789abcdefABCDEF" for sign in text):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)

b2a_hex, a2b_hex = hexlify, unhexlify

def b2a_base64(data, /, *, newline=True):
    return _base64.b64encode(_data(data)) + (b"\n" if newline else b"")

def a2b_base64(data, /, *, strict_mode=False):
    text = _ascii(data)
    try:
        return _base64.b64decode(text, validate=strict_mode)
    except ValueError as error:
        raise Error(str(error)) from None

def crc32(data, crc=0, /):
    import zlib
    return zlib.crc32(_data(data), crc)

def crc_hqx(data, crc, /):
    for byte in _data(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ (0x1021 if crc & 0x8000 else 0)) & 0xFFFF
    return crc
