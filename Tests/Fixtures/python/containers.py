import random
random.seed(99)
def show(f):
    try: return repr(f())
    except Exception as e: return type(e).__name__ + ": " + str(e)
# Strings, slices, sets, lists, dictionaries and formats.
strs = ["", "a", "abc", "Hello World", "  pad ,", "ab\ncd\r\nef", "ÄÖÜ straße", "日本語", "x\ty", "aaa", "1.5", "'q'", '"dq"', "it's \"x\"", "\x00\x1f\x7f", "\\back", "a-b_c", "ﬁ", "ǅ", "½", "²", "\u00a0x\u00a0", "\U0001f600"]
meths0 = ["upper", "lower", "title", "capitalize", "swapcase", "casefold", "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle", "isidentifier", "isprintable", "isascii", "expandtabs", "encode"]
for s in strs:
    print(repr(s), ascii(s), len(s), [c for c in s], s[::-1], s[1:], s[-2:])
    for m in meths0: print(m, show(lambda: getattr(s, m)()))
    for w in (0, 3, 8, 9): print(show(lambda: (s.ljust(w, "*"), s.rjust(w), s.center(w, "-"), s.zfill(w))))
    for t in ["", "a", "b", "ab", ",", "l", " ", "x"]:
        print(repr(t), show(lambda: s.find(t)), show(lambda: s.rfind(t)), show(lambda: s.index(t)), show(lambda: s.count(t)), show(lambda: s.split(t)), show(lambda: s.split(t, 1)), show(lambda: s.rsplit(t, 1)), show(lambda: s.partition(t)), show(lambda: s.rpartition(t)), show(lambda: s.replace(t, "Z")), show(lambda: s.replace(t, "Z", 1)), show(lambda: s.startswith(t)), show(lambda: s.endswith(t)), show(lambda: s.strip(t)), show(lambda: s.removeprefix(t)), show(lambda: s.removesuffix(t)), show(lambda: t in s), show(lambda: s < t), show(lambda: s + t), show(lambda: t.join(s)))
    print(show(lambda: int(s)), show(lambda: float(s)), show(lambda: s.split(None, 1)), show(lambda: s.rsplit(None, 1)), show(lambda: s.find("a", 1, -1)), show(lambda: s.splitlines(True)))
for x in ["1_000", "0x1f", "0b101", "-5", "+7", " 12 ", "1e5", "inf", "-nan", "1_", "_1", "1__0", "٣", "1e", ".5", "5.", ".", "0x", "1e400", "Infinity"]:
    print(x, show(lambda: int(x)), show(lambda: float(x)), show(lambda: int(x, 0)), show(lambda: int(x, 16)))
# slices
L = list(range(10)); T = tuple(L); S = "0123456789"; R = range(0, 20, 2)
vals = [None, 0, 1, 3, 9, 10, 15, -1, -3, -10, -15]
for i in range(40):
    sl = slice(random.choice(vals), random.choice(vals), random.choice([None, 1, 2, 3, -1, -2, -3]))
    print(sl, L[sl], T[sl], S[sl], R[sl], list(R[sl]), sl.indices(7))
    M = L[:]; n = random.randint(0, 4)
    def assign():
        M[sl] = ["x"] * n; return M
    print(show(assign))
    M2 = L[:]
    def delete():
        del M2[sl]; return M2
    print(show(delete))
# sets of ints: order
for i in range(40):
    n = random.randint(0, 60); hi = random.choice([10, 100, 1000, 10**6, 10**12])
    items = [random.randint(-hi, hi) for _ in range(n)]
    s = set(items); t = {random.randint(-hi, hi) for _ in range(random.randint(0, 30))}
    print(s); print(s | t); print(s & t); print(s - t); print(s ^ t); print(s <= t, s == set(s), s.isdisjoint(t))
    u = set(s); u.update(t); print(u); u.difference_update(items[:5]); print(u); u.intersection_update(t); print(u)
    u = set(s); u |= t; print(u); u -= t; print(u); u ^= t; print(u)
    if s: s.pop(); print(s); s.add(3); s.discard(items[0]); print(s); s.symmetric_difference_update(t); print(s)
    print(frozenset(items), set(map(float, items)), {(a, a + 1) for a in items[:8]}, set(range(n)), s.union(items, t), s.copy(), hash(frozenset(items)))
print({1, 2, 3, 40, 50, 6}, {5, 1}, {0.5, 1.5, 2.5})
print({10, 20, 30, 40, 50}, {100, 200, 300, 400, 500, 600}, {9, 17, 33, 65, 129}, {-1, -2, 3})
# lists
for i in range(20):
    l = [random.choice([1, 2, 2.5, True, 7, -3]) for _ in range(random.randint(0, 12))]
    print(l, sorted(l), sorted(l, reverse=True), sorted(l, key=lambda x: -x), l.count(2), show(lambda: l.index(2)), show(lambda: l.index(7, 3)), max(l, default=None), min(l, default=None), sum(l), l * 2, l == l[:], l < [2], show(lambda: l.pop(3)))
    l.reverse(); l.insert(2, "a"); l.insert(-100, "b"); l.insert(100, "c"); print(l)
d = {}
for i in range(50): d[random.randint(0, 20)] = i
print(d, list(d.items()), d.keys() & {1, 2, 3}, d.pop(1, None), d.popitem(), d | {99: 1}, {**d, 5: 6}, list(reversed(d)), d == dict(d), d.get(7), d.setdefault(77, []), dict.fromkeys("abc", 0), dict(zip("ab", [1, 2])), dict(a=1), d.keys() == set(d), list(d.values())[:3])
print({1: "a", 1.0: "b", True: "c"}, {"a": {"b": [1, (2,)]}}, [[]] * 2, ((),), {None: None}, [1e10, 1e-10, 1.0], {"k": 'it\'s'})
print([1, [2, 3]] == [1, [2, 3]], (1, 2) < (1, 3), [1] < [1, 0], "a" < "b", (1, "a") == (1, "a"))
a = []; a.append(a); print(a); b = {}; b["x"] = b; print(b)
print(bytes([1, 65, 255]), b"ab'c", b"a" + b"b", b"abc"[1], b"abc"[1:], list(b"ab"), b"x" * 3, "é".encode(), b"\xc3\xa9".decode(), b"abc".hex())
fmt = ["{}", "{0}", "{!r}", "{:>10}", "{0:<5}|{0:^5}|{0:>5}", "{:{}}", "{0[0]}", "{0.real}", "{{}}", "{:.3}", "{!s:>8}", "{!a}", "{x}", "{x[k]}", "{:,}", "{:%}", "{0!r:^12}", "{:*^{w}}", "{a.b}", "{", "}", "{0[", "{:}}", "{!rr}", "{0}{}", "{-1}", "{0 }", "{ }", "{:d}", "{[a]}", "{.x}"]
for f in fmt:
    for args in [(1,), ("ab",), (3.5, 7), ([1, 2],), ()]:
        print(f, args, show(lambda: f.format(*args, x={"k": 1}, w=6)))
