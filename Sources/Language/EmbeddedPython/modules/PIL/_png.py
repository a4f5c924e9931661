# SPDX-License-Identifier: GPL-3.0-or-later
# PNG: rows of bytes, each with a filter, compressed.
import zlib

import numpy as np

_MARK = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}

def _chunk(kind, data):
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

def written(pixels, mode, palette=None):
    """A picture of rows of bytes as the bytes of a file."""
    kind = {"1": 0, "L": 0, "LA": 4, "RGB": 2, "RGBA": 6, "P": 3}[mode]
    height, width = pixels.shape[:2]
    rows = pixels.reshape(height, -1).astype("uint8")
    body = np.concatenate([np.zeros((height, 1), dtype="uint8"), rows], axis=1).tobytes()
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, kind, 0, 0, 0])
    colours = _chunk(b"PLTE", bytes(palette)) if palette is not None else b""
    return _MARK + _chunk(b"IHDR", head) + colours + _chunk(b"IDAT", zlib.compress(body)) + _chunk(b"IEND", b"")

def is_png(data):
    return data[:8] == _MARK

def read(data):
    """The picture of a file: an array, its mode, a palette or None."""
    place, body, palette, clear = 8, b"", None, None
    width = height = depth = kind = interlaced = 0
    while place + 8 <= len(data):
        size, name = int.from_bytes(data[place:place + 4], "big"), data[place + 4:place + 8]
        part = data[place + 8:place + 8 + size]
        if name == b"IHDR":
            width, height = int.from_bytes(part[:4], "big"), int.from_bytes(part[4:8], "big")
            depth, kind, interlaced = part[8], part[9], part[12]
        elif name == b"PLTE":
            palette = np.frombuffer(part, dtype="uint8").reshape(-1, 3)
        elif name == b"tRNS":
            clear = part
        elif name == b"IDAT":
            body += part
        elif name == b"IEND":
            break
        place += size + 12
    if kind not in _CHANNELS or not width or not height:
        raise OSError("broken PNG file")
    if interlaced:
        raise NotImplementedError("Gradus reads no interlaced PNG pictures")
    try:
        rows = zlib.decompress(body)
    except zlib.error as wrong:
        raise OSError(f"broken PNG file: {wrong}") from None
    bits = depth * _CHANNELS[kind]
    length, step = (width * bits + 7) // 8, max(1, bits // 8)
    if len(rows) < (length + 1) * height:
        raise OSError("image file is truncated")
    plain = _unfiltered(np.frombuffer(rows[:(length + 1) * height], dtype="uint8").reshape(height, length + 1), step)
    if depth == 16:
        plain = plain[:, ::2]
    elif depth < 8:
        whole = plain.astype("int64").reshape(height, length, 1)
        shifts = np.arange(8 - depth, -1, -depth)
        plain = (whole // 2 ** shifts % 2 ** depth).reshape(height, -1)[:, :width]
        plain = (plain if kind == 3 else plain * (255 // (2 ** depth - 1))).astype("uint8")
    channels = _CHANNELS[kind]
    pixels = plain.reshape(height, width, channels) if channels > 1 else plain.reshape(height, width)
    mode = {0: "1" if depth == 1 else "L", 2: "RGB", 3: "P", 4: "LA", 6: "RGBA"}[kind]
    return pixels.copy(), mode, palette, clear

def _unfiltered(rows, step):
    # Each row is a difference to its left, to the row above, or to both.
    kinds, rows = rows[:, 0].tolist(), rows[:, 1:].astype("int64")
    height, length = rows.shape
    made, above = np.zeros((height, length), dtype="int64"), np.zeros(length, dtype="int64")
    for y, kind in enumerate(kinds):
        row = rows[y]
        if kind == 0:
            pass
        elif kind == 1:
            row = np.cumsum(row.reshape(-1, step), axis=0).reshape(-1) % 256
        elif kind == 2:
            row = (row + above) % 256
        elif kind in (3, 4):
            row = np.array(_along(row.tolist(), above.tolist(), step, kind == 4))
        else:
            raise OSError("broken PNG file: unknown filter")
        made[y] = row
        above = row
    return made.astype("uint8")

def _along(row, above, step, is_paeth):
    for i in range(len(row)):
        left = row[i - step] if i >= step else 0
        up = above[i]
        if is_paeth:
            corner = above[i - step] if i >= step else 0
            guess = left + up - corner
            a, b, c = abs(guess - left), abs(guess - up), abs(guess - corner)
            near = left if a <= b and a <= c else up if b <= c else corner
        else:
            near = (left + up) // 2
        row[i] = (row[i] + near) & 255
    return row
