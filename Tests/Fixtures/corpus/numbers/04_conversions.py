print(int("101", 2), int("ff", 16), int("0o17", 8), int("1_000"), float("3.5"), str(3.0), bool("False"), int(2.99), list(map(int, "1 2 3".split())))
print(float(3), int("٣"), str(True), "", int(b"12"), ord("A"), chr(97), bin(5)[2:], hex(255)[2:].upper(), "%.3f" % 2)
print(isinstance(1, int), isinstance(1.0, int), isinstance(True, int), type(1 / 1), type(1 // 1), type(2 ** -1), type(1 + 1.0), 1 == 1.0, hash(1) == hash(1.0))
print(abs(-3), abs(-2.5), abs(True), round(3.14159, 2), round(7, -1), pow(2, 3), pow(2, 3, 5), divmod(17, 5), sum([1, 2.5]), max(1, 2.5, 2), min(3, 1.0))
print((3).real, (3).imag, (3).numerator, (2.5).conjugate(), (7).__add__(3), (7).__class__, 3 .bit_length(), -7 // 2 * 2 + -7 % 2)
for s in ["", "abc", "1.5", "1 2", "0x", "--1", "1e3", "१२"]:
    try: print(repr(s), int(s))
    except ValueError as e: print(e)
for s in ["", "abc", "1e", "1,5", ".", "+-1", "nan", "1e400", "-inf"]:
    try: print(repr(s), float(s))
    except ValueError as e: print(e)
int("12a", 10)
