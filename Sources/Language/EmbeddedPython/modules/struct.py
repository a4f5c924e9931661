# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers as bytes, laid out as in C."""

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]

class error(Exception):
    pass

# Sizes in native mode and in standard mode, and whether there is a sign.
_WHOLE = {"b": (1, 1, True), "B": (1, 1, False), "h": (2, 2, True), "H": (2, 2, False), "i": (4, 4, True), "I": (4, 4, False),
          "l": (8, 4, True), "L": (8, 4, False), "q": (8, 8, True), "Q": (8, 8, False), "n": (8, 0, True), "N": (8, 0, False),
          "P": (8, 0, False)}
_FLOATS = {"e": 2, "f": 4, "d": 8}

def _items(format):
    """What a format asks for: (sign, count, size, offset) of each item, the size of all, and the order of the bytes."""
    text = format.decode("ascii") if isinstance(format, (bytes, bytearray)) else format
    mode = "@"
    if text[:1] in ("@", "=", "<", ">", "!"):
        mode, text = text[0], text[1:]
    order = "big" if mode in ">!" else "little"
    items, offset, count = [], 0, ""
    for sign in text:
        if sign.isspace():
            if count:
                raise error("repeat count given without format specifier")
            continue
        if sign.isdigit():
            count += sign
            continue
        times = int(count) if count else 1
        count = ""
        if sign in _WHOLE:
            size = _WHOLE[sign][0 if mode == "@" else 1]
        elif sign in _FLOATS:
            size = _FLOATS[sign]
        else:
            size = 1 if sign in "xcsp?" else 0
        if not size:
            raise error("bad char in struct format")
        if mode == "@" and size > 1:
            offset += -offset % size
        if sign in "sp":
            items.append((sign, times, times, offset))
            offset += times
        elif sign == "x":
            offset += times
        else:
            if times > 1 << 24:
                raise error("total struct size too long")
            for _ in range(times):
                items.append((sign, 1, size, offset))
                offset += size
    if count:
        raise error("repeat count given without format specifier")
    return items, offset, order

def _packed(sign, size, value, order):
    if sign in _WHOLE:
        if not isinstance(value, int):
            index = getattr(type(value), "__index__", None)
            if index is None:
                raise error("required argument is not an integer")
            value = index(value)
        try:
            return value.to_bytes(size, order, signed=_WHOLE[sign][2])
        except OverflowError:
            if size == 8:
                raise error("int too large to convert" if _WHOLE[sign][2] or value > 0 else "argument out of range") from None
            least = -(1 << (8 * size - 1)) if _WHOLE[sign][2] else 0
            named = {"b": "byte", "B": "ubyte"}.get(sign, f"'{sign}'")
            raise error(f"{named} format requires {least} <= number <= {least + (1 << 8 * size) - 1}") from None
    if sign in _FLOATS:
        try:
            number = float(value)
        except TypeError:
            raise error("required argument is not a float") from None
        return _float_bits(number, size).to_bytes(size, order)
    if sign == "?":
        return b"\x01" if value else b"\x00"
    if not isinstance(value, (bytes, bytearray)):
        raise error("char format requires a bytes object of length 1" if sign == "c" else f"argument for '{sign}' must be a bytes object")
    if sign == "c":
        if len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return bytes(value)
    if sign == "p":
        kept = bytes(value[:min(size - 1, 255)])
        return (bytes([len(kept)]) + kept).ljust(size, b"\x00") if size else b""
    return bytes(value[:size]).ljust(size, b"\x00")

def _unpacked(sign, data, order):
    if sign in _WHOLE:
        return int.from_bytes(data, order, signed=_WHOLE[sign][2])
    if sign in _FLOATS:
        return _float_of_bits(int.from_bytes(data, order), len(data))
    if sign == "?":
        return data != b"\x00"
    return data[1:1 + data[0]] if sign == "p" and data else data

class Struct:
    """A format that has been read."""

    def __init__(self, format):
        self.format = format.decode("ascii") if isinstance(format, (bytes, bytearray)) else format
        self._parts, self.size, self._order = _items(format)

    def pack(self, *values):
        if len(values) != len(self._parts):
            raise error(f"pack expected {len(self._parts)} items for packing (got {len(values)})")
        made = bytearray(self.size)
        for (sign, _, size, offset), value in zip(self._parts, values):
            made[offset:offset + size] = _packed(sign, size, value, self._order)
        return bytes(made)

    def pack_into(self, buffer, offset, *values):
        data = self.pack(*values)
        if offset < 0:
            offset += len(buffer)
        if offset < 0 or offset + len(data) > len(buffer):
            raise error(f"pack_into requires a buffer of at least {offset + len(data)} bytes for packing {len(data)} bytes at offset"
                        f" {offset} (actual buffer size is {len(buffer)})")
        buffer[offset:offset + len(data)] = data

    def _read(self, buffer, start):
        return tuple([_unpacked(sign, bytes(buffer[start + offset:start + offset + size]), self._order)
                      for sign, _, size, offset in self._parts])

    def unpack(self, buffer):
        if len(buffer) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._read(buffer, 0)

    def unpack_from(self, buffer, offset=0):
        if offset < 0:
            offset += len(buffer)
        if offset < 0 or offset + self.size > len(buffer):
            raise error(f"unpack_from requires a buffer of at least {offset + self.size} bytes for unpacking {self.size} bytes at"
                        f" offset {offset} (actual buffer size is {len(buffer)})")
        return self._read(buffer, offset)

    def iter_unpack(self, buffer):
        if not self.size:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(buffer) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        return (self._read(buffer, start) for start in range(0, len(buffer), self.size))

def calcsize(format, /):
    return Struct(format).size

def pack(format, /, *values):
    return Struct(format).pack(*values)

def pack_into(format, buffer, offset, /, *values):
    Struct(format).pack_into(buffer, offset, *values)

def unpack(format, buffer, /):
    return Struct(format).unpack(buffer)

def unpack_from(format, /, buffer, offset=0):
    return Struct(format).unpack_from(buffer, offset)

def iter_unpack(format, buffer, /):
    return Struct(format).iter_unpack(buffer)
