# SPDX-License-Identifier: GPL-3.0-or-later
"""Digests of bytes."""

__all__ = ["md5", "sha1", "sha256", "sha512", "new", "algorithms_guaranteed", "algorithms_available", "file_digest"]

algorithms_guaranteed = algorithms_available = {"md5", "sha1", "sha256", "sha512"}

class _Hash:
    """A digest that grows with the bytes it is given."""

    def __init__(self, name, data):
        self.name = name
        self._digest, self.digest_size, self.block_size = _kinds[name]
        self._data = bytearray()
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError("object supporting the buffer API required")
        # The first bytes, often all, are shared and not copied.
        if self._data:
            self._data += data
        else:
            self._data = bytearray(data)

    def digest(self):
        return self._digest(self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return _Hash(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"

_kinds = {"md5": (_md5, 16, 64), "sha1": (_sha1, 20, 64), "sha256": (_sha256, 32, 64), "sha512": (_sha512, 64, 128)}

def _maker(name):
    def make(string=b"", *, usedforsecurity=True):
        return _Hash(name, string)
    make.__name__ = make.__qualname__ = f"openssl_{name}"
    return make

md5, sha1, sha256, sha512 = map(_maker, ["md5", "sha1", "sha256", "sha512"])

def new(name, data=b"", *, usedforsecurity=True):
    if name.lower() not in _kinds:
        raise ValueError(f"unsupported hash type {name}")
    return _Hash(name.lower(), data)

def file_digest(fileobj, digest, /):
    made = new(digest) if isinstance(digest, str) else digest()
    while data := fileobj.read(1 << 16):
        made.update(data)
    return made
