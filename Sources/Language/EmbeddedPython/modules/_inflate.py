# SPDX-License-Identifier: GPL-3.0-or-later
"""Deflated bytes, as RFC 1951 describes them."""

_lengths = [(3 + i, 0) for i in range(8)] + [(11 + 2 * i, 1) for i in range(4)] + [(19 + 4 * i, 2) for i in range(4)] \
    + [(35 + 8 * i, 3) for i in range(4)] + [(67 + 16 * i, 4) for i in range(4)] + [(131 + 32 * i, 5) for i in range(4)] + [(258, 0)]
_distances = [(1 + i, 0) for i in range(4)]
for _extra in range(1, 14):
    for _half in range(2):
        _distances.append(((2 + _half << _extra) + 1, _extra))

class InflateError(Exception):
    pass

def _table(lengths):
    """The codes of an alphabet by (length, code)."""
    counts = [0] * 16
    for length in lengths:
        counts[length] += 1
    code, counts[0] = 0, 0
    starts = [0] * 16
    for length in range(1, 16):
        code = code + counts[length - 1] << 1
        starts[length] = code
    table = {}
    for symbol, length in enumerate(lengths):
        if length:
            table[length << 16 | starts[length]] = symbol
            starts[length] += 1
    return table

class _Bits:
    def __init__(self, data):
        self.data, self.place, self.hold, self.count = data, 0, 0, 0

    def take(self, count):
        while self.count < count:
            if self.place >= len(self.data):
                raise InflateError("incomplete or truncated stream")
            self.hold |= self.data[self.place] << self.count
            self.place += 1
            self.count += 8
        value = self.hold & (1 << count) - 1
        self.hold >>= count
        self.count -= count
        return value

    def symbol(self, table):
        code = 0
        for length in range(1, 16):
            code = code << 1 | self.take(1)
            found = table.get(length << 16 | code)
            if found is not None:
                return found
        raise InflateError("invalid code")

def _tables(bits):
    literals, distances, codes = bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4
    order = [0] * 19
    for place in (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)[:codes]:
        order[place] = bits.take(3)
    table, lengths = _table(order), []
    while len(lengths) < literals + distances:
        symbol = bits.symbol(table)
        if symbol < 16:
            lengths.append(symbol)
        elif symbol == 16:
            if not lengths:
                raise InflateError("invalid code lengths set")
            lengths += [lengths[-1]] * (3 + bits.take(2))
        else:
            lengths += [0] * (3 + bits.take(3) if symbol == 17 else 11 + bits.take(7))
    return _table(lengths[:literals]), _table(lengths[literals:literals + distances])

def inflate(data, most=None):
    """The bytes; an InflateError when they are none, or more than `most`."""
    bits, out, last = _Bits(data), bytearray(), False
    while not last:
        last, kind = bits.take(1), bits.take(2)
        if kind == 0:
            bits.take(bits.count % 8)
            size = bits.take(16)
            if size ^ bits.take(16) != 0xFFFF:
                raise InflateError("invalid stored block lengths")
            out += bytes(bits.take(8) for _ in range(size))
            continue
        if kind == 3:
            raise InflateError("invalid block type")
        if kind == 1:
            literals, distances = _table([8] * 144 + [9] * 112 + [7] * 24 + [8] * 8), _table([5] * 30)
        else:
            literals, distances = _tables(bits)
        while (symbol := bits.symbol(literals)) != 256:
            if symbol < 256:
                out.append(symbol)
            else:
                if symbol > 285:
                    raise InflateError("invalid literal/length code")
                length, extra = _lengths[symbol - 257]
                length += bits.take(extra)
                symbol = bits.symbol(distances)
                if symbol > 29:
                    raise InflateError("invalid distance code")
                distance, extra = _distances[symbol]
                distance += bits.take(extra)
                start = len(out) - distance
                if start < 0:
                    raise InflateError("invalid distance too far back")
                if distance >= length:
                    out += out[start:start + length]
                else:
                    for place in range(start, start + length):
                        out.append(out[place])
            if most is not None and len(out) > most:
                raise InflateError("more bytes than were announced")
    return bytes(out)
