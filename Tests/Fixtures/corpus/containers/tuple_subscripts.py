"""Subscripts that are written as tuples find what tuples find."""


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        print("asked", self.n, type(other).__name__)
        return self.n == (other.n if isinstance(other, Key) else other)


class Name(str):
    def __hash__(self):
        return 7

    def __eq__(self, other):
        return True


class Grid:
    def __getitem__(self, index):
        return index


class Default(dict):
    def __missing__(self, key):
        return ("missing", key)


def lookups():
    d = {(1, 2): "ints", ("a", "b"): "texts", (1, "a", 2): "three", (1.5, 2): "float", (True, 3): "bool", ((1, 2), 3): "nested",
         (None, 1): "none"}
    a, b, c = 1, 2, "a"
    print(d[(a, b)], d[a, b], d[a + 0, b], d[c, "b"], d[a, c, b], d[1.5, b], d[a, 3], d[(a, b), 3], d[None, a])
    print(d[1.0, b], d[True, 2])
    for key in ((2, 1), ("a", "c"), (1, "a", 3)):
        try:
            if len(key) == 2:
                d[key[0], key[1]]
            else:
                d[key[0], key[1], key[2]]
        except KeyError as error:
            print("KeyError", error)
    try:
        d[[], a]
    except TypeError as error:
        print(error)


def own_keys():
    d = {(1, 2): "plain", (Key(3), 4): "own"}
    k, four = Key(3), 4
    print(d[k, four])
    print(d[3, four])
    n = Name("x")
    e = {("x", 1): 1}
    try:
        print(e[n, 1])
    except KeyError:
        print("no such key")


def others():
    g, d, x, y = Grid(), Default(), 1, 2
    print(g[x, y], g[x, y, 3], d[x, y])
    a = [1, 2, 3]
    try:
        a[x, y]
    except TypeError as error:
        print(error)
    s = "text"
    try:
        s[x, y]
    except TypeError as error:
        print(error)
    empty = {}
    try:
        empty[x, y]
    except KeyError as error:
        print("KeyError", error)


def changed():
    d = {(1, 2): "before"}

    def other():
        d[1, 2] = "after"
        return 2

    print(d[1, other()])


def factory():
    from collections import defaultdict
    d, x = defaultdict(list), 3
    d[x, "a"].append(1)
    d[x, "a"].append(2)
    print(dict(d), d[x, "a"])


lookups()
own_keys()
others()
changed()
factory()
groups = {}
for word in ["a", "bb", "cc", "d"]:
    groups.setdefault(len(word), []).append(word)
groups.setdefault("none")
print(groups)


class Counted:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        print("hash", self.n)
        return 1

    def __eq__(self, other):
        print("eq", self.n, other.n)
        return self.n == other.n


counted = {}
counted.setdefault(Counted(1), []).append("first")
counted.setdefault(Counted(2), []).append("second")
counted.setdefault(Counted(1), []).append("third")
print(list(counted.values()))
