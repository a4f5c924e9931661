# Arithmetic, rounding, hashes and formats of numbers.
ints = [0, 1, -7, 255, 2**62, -2**63, 2**64 + 1, -3**50]
floats = [-0.0, -1.5, 0.1, 2.5, 1e-5, 123456.789, 1e16, 1e23, 5e-324, 1.7976931348623157e308, -float("inf"), float("nan"), 2 / 3]
def show(f):
    try: return repr(f())
    except Exception as e: return type(e).__name__ + ": " + str(e)
nums = ints + floats + [True, False]
ops = [("+", lambda a, b: a + b), ("-", lambda a, b: a - b), ("*", lambda a, b: a * b), ("/", lambda a, b: a / b), ("//", lambda a, b: a // b), ("%", lambda a, b: a % b), ("<", lambda a, b: a < b), ("==", lambda a, b: a == b), (">=", lambda a, b: a >= b), ("&", lambda a, b: a & b), ("|", lambda a, b: a | b), ("^", lambda a, b: a ^ b), ("divmod", lambda a, b: divmod(a, b))]
for a in nums:
    for b in nums:
        for n, f in ops:
            print(a, n, b, show(lambda: f(a, b)))
for a in nums:
    print(a, show(lambda: -a), show(lambda: ~a), show(lambda: abs(a)), show(lambda: round(a)), show(lambda: [round(a, k) for k in (-3, -1, 0, 1, 2, 5)]), show(lambda: 0 if a != a else hash(a)), show(lambda: int(a)), show(lambda: float(a)), show(lambda: bool(a)), show(lambda: str(a)))
    for e in (0, 1, 2, 3, -1, 0.5, 10):
        if not (a < 0 and e == 0.5): print(a, "**", e, show(lambda: a ** e))
for a in ints + [True]:
    for s in (0, 1, 5, 63, 64, 100):
        print(a, s, show(lambda: a << s), show(lambda: a >> s))
    print(show(lambda: a.bit_length()), show(lambda: hex(a)), show(lambda: bin(a)), show(lambda: oct(a)))
specs = ["", "d", "5", "<8", ">12", "^12", "*^20", "+", " ", "-", "08", "+010", "#x", "#b", "#o", "X", "n", ",", "_", "_x", "_b", ",d", "012,", "+,", "c", "e", ".3e", "E", "f", ".2f", ".0f", "#.0f", "g", ".3g", "G", "#g", ".10g", "%", ".1%", "010.3f", "+.2f", "=+10", "0=10", "<+10.2f", ".3", ".1", ".15", ".17g", ",.2f", "_.3f", "020,.2f", "z.1f", ".0e", "s", "10s", "q", "5.2d", ",b", "x>8.2f", "^+12,.1f", "é^10"]
for a in nums + ["abc", "", "héllo"]:
    for s in specs:
        if s == "c" and not (isinstance(a, int) and 0 <= a < 256): continue
        print(repr(a), repr(s), show(lambda: format(a, s)))
pspecs = ["%d", "%i", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%#x", "%X", "%o", "%#o", "%e", "%.2e", "%f", "%.3f", "%10.2f", "%-10.2f|", "%g", "%G", "%.3g", "%#g", "%s", "%r", "%a", "%10s", "%-10s|", "%.2s", "%c", "%%", "%5.1f%%", "%+.1e", "%08.3f", "%.0f", "%#.0f", "%.10d", "%10.5d"]
for a in nums + ["abc", "é", None, [1, "a"]]:
    for s in pspecs:
        if s == "%c" and not (isinstance(a, int) and 0 <= a < 256): continue
        if s == "%%": print(show(lambda: s % ())); continue
        print(repr(a), s, show(lambda: s % (a,)))
