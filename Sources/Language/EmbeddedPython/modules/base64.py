# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes as texts of letters and digits."""
__all__ = ["b64encode", "b64decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
           "b32encode", "b32decode", "b16encode", "b16decode", "encodebytes", "decodebytes"]

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SIGNS = {6: _LETTERS + _LETTERS.lower() + b"0123456789+/", 5: _LETTERS + b"234567", 4: b"0123456789ABCDEF"}

def _bytes(value, allows_text=False):
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    if allows_text and isinstance(value, str):
        if not value.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return value.encode("ascii")
    wanted = "argument should be a bytes-like object or ASCII string" if allows_text else "a bytes-like object is required"
    raise TypeError(f"{wanted}, not {type(value).__name__!r}")

def _encode(data, width, group):
    signs, out, store, bits = _SIGNS[width], bytearray(), 0, 0
    for byte in data:
        store, bits = store << 8 | byte, bits + 8
        while bits >= width:
            bits -= width
            out.append(signs[store >> bits])
            store &= (1 << bits) - 1
    if bits:
        out.append(signs[store << (width - bits)])
    return bytes(out) + b"=" * (-len(out) % group)

def _decode(data, width, signs):
    places = {sign: place for place, sign in enumerate(signs)}
    out, store, bits = bytearray(), 0, 0
    for sign in data:
        store, bits = store << width | places[sign], bits + width
        if bits >= 8:
            bits -= 8
            out.append(store >> bits)
            store &= (1 << bits) - 1
    return bytes(out)

def b64encode(s, altchars=None):
    text = _encode(_bytes(s), 6, 4)
    return text if altchars is None else text.translate(bytes.maketrans(b"+/", _bytes(altchars)))

def b64decode(s, altchars=None, validate=False):
    text = _bytes(s, True)
    signs = _SIGNS[6]
    if altchars is not None:
        signs = signs[:62] + _bytes(altchars, True)
    known = set(signs)
    kept = bytes(sign for sign in text if sign in known)
    padding = text.count(b"=")
    if validate and len(kept) + padding != len(text):
        raise ValueError("Only base64 data is allowed")
    if len(kept) % 4 == 1:
        raise ValueError(f"Invalid base64-encoded string: number of data characters ({len(kept)}) cannot be 1 more than a"
                         " multiple of 4")
    if padding < -len(kept) % 4:
        raise ValueError("Incorrect padding")
    return _decode(kept, 6, signs)

standard_b64encode, standard_b64decode = b64encode, b64decode

def urlsafe_b64encode(s):
    return b64encode(s, b"-_")

def urlsafe_b64decode(s):
    return b64decode(s, b"-_")

def b32encode(s):
    return _encode(_bytes(s), 5, 8)

def _strict(text, width, group, casefold, what):
    text = _bytes(text, True)
    if casefold:
        text = text.upper()
    kept = text.rstrip(b"=") if group > 1 else text
    if len(text) % group or any(sign not in _SIGNS[width] for sign in kept):
        raise ValueError(what)
    return _decode(kept, width, _SIGNS[width])

def b32decode(s, casefold=False):
    return _strict(s, 5, 8, casefold, "Incorrect padding" if len(s) % 8 else "Non-base32 digit found")

def b16encode(s):
    return _encode(_bytes(s), 4, 1)

def b16decode(s, casefold=False):
    return _strict(s, 4, 1, casefold, "Non-base16 digit found")

def encodebytes(s):
    data = _bytes(s)
    return b"".join(b64encode(data[place:place + 57]) + b"\n" for place in range(0, len(data), 57))

def decodebytes(s):
    return b64decode(s)
