# SPDX-License-Identifier: GPL-3.0-or-later
"""Identifiers of 128 bits."""
import hashlib as _hashlib
import random as _random

__all__ = ["UUID", "uuid3", "uuid4", "uuid5", "NAMESPACE_DNS", "NAMESPACE_URL", "NAMESPACE_OID", "NAMESPACE_X500"]

_source = _random.Random()
_source.seed()

class UUID:
    """An identifier, from 32 hexadecimal digits, 16 bytes or a number."""

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if hex is not None:
            digits = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(digits) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _number(digits, 16)
        elif bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = _number.from_bytes(bytes, "big")
        elif int is None:
            raise NotImplementedError("Gradus's uuid has no bytes_le and fields")
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError("illegal version number")
            int = int & ~(0xC000 << 48) | 0x8000 << 48
            int = int & ~(0xF000 << 64) | version << 76
        self.__dict__["int"] = int

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    hex = property(lambda self: f"{self.int:032x}")
    bytes = property(lambda self: self.int.to_bytes(16, "big"))
    urn = property(lambda self: f"urn:uuid:{self}")
    version = property(lambda self: self.int >> 76 & 15 if self.int >> 62 & 3 == 2 else None)

    def __str__(self):
        digits = self.hex
        return "-".join(digits[start:end] for start, end in [(0, 8), (8, 12), (12, 16), (16, 20), (20, 32)])

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __int__(self):
        return self.int

    def __hash__(self):
        return hash(self.int)

    def _compared(self, other, compare):
        return compare(self.int, other.int) if isinstance(other, UUID) else NotImplemented

    def __eq__(self, other):
        return self._compared(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compared(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compared(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compared(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compared(other, lambda a, b: a >= b)

_number = int

def uuid4():
    """A random one."""
    return UUID(int=_source.getrandbits(128), version=4)

def _named(namespace, name, digest, version):
    data = name if isinstance(name, bytes) else name.encode()
    return UUID(bytes=digest(namespace.bytes + data).digest()[:16], version=version)

def uuid3(namespace, name):
    return _named(namespace, name, _hashlib.md5, 3)

def uuid5(namespace, name):
    return _named(namespace, name, _hashlib.sha1, 5)

NAMESPACE_DNS, NAMESPACE_URL, NAMESPACE_OID, NAMESPACE_X500 = [
    UUID(f"6ba7b81{digit}-9dad-11d1-80b4-00c04fd430c8") for digit in "0124"]
