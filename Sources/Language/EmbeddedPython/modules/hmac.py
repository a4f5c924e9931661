# SPDX-License-Identifier: GPL-3.0-or-later
"""Digests that only those can make who have the key (RFC 2104)."""
import hashlib as _hashlib
from secrets import compare_digest

__all__ = ["HMAC", "new", "digest", "compare_digest"]

digest_size = None

class HMAC:
    """A keyed digest that grows with the bytes it is given."""

    blocksize = 64

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        if isinstance(digestmod, str):
            make = lambda data=b"": _hashlib.new(digestmod, data)
        else:
            make = digestmod if callable(digestmod) else digestmod.new
        self._inner, self._outer = make(), make()
        self.digest_size, self.block_size = self._inner.digest_size, self._inner.block_size
        key = make(key).digest() if len(key) > self.block_size else bytes(key)
        key = key.ljust(self.block_size, b"\0")
        self._inner.update(bytes(byte ^ 0x36 for byte in key))
        self._outer.update(bytes(byte ^ 0x5C for byte in key))
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        return f"hmac-{self._inner.name}"

    def update(self, msg):
        self._inner.update(msg)

    def digest(self):
        whole = self._outer.copy()
        whole.update(self._inner.digest())
        return whole.digest()

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = HMAC.__new__(HMAC)
        other._inner, other._outer = self._inner.copy(), self._outer.copy()
        other.digest_size, other.block_size = self.digest_size, self.block_size
        return other

def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)

def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()
