"""A text that `+=` makes longer stays what it was for whoever else knows it."""


def aliases():
    s = "ab"
    s += "c"
    t = s
    s += "d"
    u = s
    s += "é"
    print(t, u, s, len(s), s == "abcdé", hash(t) == hash("abc"))


def keys():
    s = "k"
    s += "1"
    d = {s: 1}
    s += "2"
    d[s] = 2
    s += "3"
    print(d, s in d, "k1" in d, "k12" in d)


def hashes():
    s = "x" * 20
    s += "y"
    before = hash(s)
    s += "z"
    print(before == hash("x" * 20 + "y"), hash(s) == hash("x" * 20 + "yz"), {s: 1}["x" * 20 + "yz"])


def identities():
    s = "".join(["a", "b"])
    first = id(s)
    kept = s
    s += "c"
    print(id(kept) == first, id(s) == first, kept, s)


def walked():
    s = "abc"
    for c in s:
        s += c.upper()
    print(s)
    t = "é"
    for c in t + "x":
        t += c
    print(t, [c for c in t])


def in_the_value(n):
    s = "a"
    s += (s := "b" * n)
    print(s)
    t = "x"
    t += t
    t += t
    print(t)


def parts():
    s = ""
    seen = []
    for i in range(5):
        s += str(i)
        seen.append(s)
        s += ","
    print(seen, s)


def wide():
    s = "é"
    print(s[0], len(s))
    s += "ü"
    print(s[1], len(s), s.isascii())
    s = "ascii"
    s += "é"
    print(s[5], len(s), s.isascii(), s.encode())


def closures():
    s = "a"

    def more():
        nonlocal s
        s += "b"
        return s

    print(more(), more(), s)


class Text(str):
    def __iadd__(self, other):
        return Text("<" + str(self) + other + ">")

    def __add__(self, other):
        return "never"


def classes():
    s = Text("a")
    s += "b"
    print(s, type(s).__name__)
    t = "a"
    t += Text("b")
    print(t, type(t).__name__)
    try:
        t += 1
    except TypeError as error:
        print(error, t)


def long():
    s = ""
    for i in range(3000):
        s += "0123456789"
        if i == 1500:
            kept = s
    print(len(s), len(kept), s[:10], s[-3:], kept == s[:len(kept)], s.count("9"))


def generated():
    s = "a"
    while len(s) < 5:
        yield s
        s += "b"


aliases()
keys()
hashes()
identities()
walked()
in_the_value(3)
parts()
wide()
closures()
classes()
long()
print(list(generated()))
s = "global"
s += "!"
t = s
s += "?"
print(s, t)
