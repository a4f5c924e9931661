# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of numbers of one type."""
import operator as _operator
import struct as _struct

__all__ = ["array", "ArrayType", "typecodes"]

typecodes = "bBuhHiIlLqQfd"
_sizes = {"b": 1, "B": 1, "u": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
_c_names = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer", "H": "unsigned short", "i": "signed integer",
            "I": "unsigned int"}

class array:
    """A list of numbers (or characters) of the type that a letter names."""

    def __new__(cls, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            kind = "str" if isinstance(typecode, str) else type(typecode).__name__
            raise TypeError(f"array() argument 1 must be a unicode character, not {kind}")
        if typecode not in _sizes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        made = super().__new__(cls)
        made.typecode, made.itemsize, made._items = typecode, _sizes[typecode], []
        if isinstance(initializer, (bytes, bytearray)):
            made.frombytes(initializer)
        elif isinstance(initializer, str) and typecode != "u":
            raise TypeError(f"cannot use a str to initialize an array with typecode {typecode!r}")
        else:
            made.extend(initializer)
        return made

    def _made(self, items):
        other = array(self.typecode)
        other._items = items
        return other

    def _item(self, value):
        code = self.typecode
        if code == "u":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("array item must be a unicode character, not " + type(value).__name__)
            return value
        if code in "fd":
            if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            value = float(value)
            return _struct.unpack("f", _struct.pack("f", value))[0] if code == "f" and abs(value) < 3.4e38 else value
        if not hasattr(value, "__index__"):
            raise TypeError(f"{type(value).__name__!r} object cannot be interpreted as an integer")
        value, bits, signed = _operator.index(value), self.itemsize * 8, code.islower()
        least, most = (-1 << bits - 1, (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
        if least <= value <= most:
            return value
        if code in _c_names and not (code == "I" and value < 0):
            raise OverflowError(f"{_c_names[code]} is {'less than minimum' if value < least else 'greater than maximum'}")
        raise OverflowError("can't convert negative value to unsigned int" if not signed and value < 0 else
                            f"Python int too large to convert to C {'long' if signed else 'unsigned long'}")

    def append(self, v, /):
        self._items.append(self._item(v))

    def insert(self, i, v, /):
        self._items.insert(i, self._item(v))

    def extend(self, bb, /):
        if isinstance(bb, array):
            if bb.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(bb._items)
            return
        for value in bb:
            self.append(value)

    def fromlist(self, list, /):
        self._items += [self._item(value) for value in list]

    def fromunicode(self, ustr, /):
        if self.typecode != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self.extend(ustr)

    def tolist(self):
        return list(self._items)

    def tounicode(self):
        if self.typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)

    def tobytes(self):
        if self.typecode == "u":
            return "".join(self._items).encode("utf-32-le")
        return _struct.pack(f"<{len(self)}{self._letter()}", *self._items)

    def _letter(self):
        return {"l": "q", "L": "Q"}.get(self.typecode, self.typecode)

    def frombytes(self, buffer, /):
        if len(buffer) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        if self.typecode == "u":
            self._items += bytes(buffer).decode("utf-32-le")
        else:
            self._items += _struct.unpack(f"<{len(buffer) // self.itemsize}{self._letter()}", bytes(buffer))

    def tofile(self, f, /):
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        data = f.read(n * self.itemsize)
        self.frombytes(data[:len(data) - len(data) % self.itemsize])
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def byteswap(self):
        data = self.tobytes()
        self._items = []
        for at in range(0, len(data), self.itemsize):
            self.frombytes(data[at:at + self.itemsize][::-1])

    def buffer_info(self):
        return id(self), len(self)

    def count(self, v, /):
        return self._items.count(v)

    def index(self, v, start=0, stop=9223372036854775807, /):
        try:
            return self._items.index(v, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def remove(self, v, /):
        try:
            self._items.remove(v)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        try:
            return self._items.pop(i)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def reverse(self):
        self._items.reverse()

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, value):
        return value in self._items

    def _place(self, index, ending):
        if not hasattr(index, "__index__"):
            raise TypeError("array indices must be integers")
        index = _operator.index(index)
        if not -len(self) <= index < len(self):
            raise IndexError(f"array {ending}index out of range")
        return index

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._made(self._items[index])
        return self._items[self._place(index, "")]

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
            if value.typecode != self.typecode:
                raise TypeError("bad argument type for built-in operation")
            self._items[index] = value._items
        else:
            self._items[self._place(index, "assignment ")] = self._item(value)

    def __delitem__(self, index):
        del self._items[index if isinstance(index, slice) else self._place(index, "assignment ")]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return self._made(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, count):
        return self._made(self._items * count)

    __rmul__ = __mul__

    def __imul__(self, count):
        self._items *= count
        return self

    def _compared(self, other, how):
        return how(self._items, other._items) if isinstance(other, array) else NotImplemented

    def __eq__(self, other):
        return self._compared(other, _operator.eq)

    def __lt__(self, other):
        return self._compared(other, _operator.lt)

    def __le__(self, other):
        return self._compared(other, _operator.le)

    def __gt__(self, other):
        return self._compared(other, _operator.gt)

    def __ge__(self, other):
        return self._compared(other, _operator.ge)

    __hash__ = None

    def __copy__(self):
        return self._made(list(self._items))

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __reduce__(self):
        return array, (self.typecode, list(self._items))

    def __repr__(self):
        if not self._items:
            return f"array({self.typecode!r})"
        return f"array({self.typecode!r}, {self.tounicode() if self.typecode == 'u' else self._items!r})"

ArrayType = array
