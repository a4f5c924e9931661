# Containers that __eq__, __hash__, __index__, __repr__ and iterators change while they are walked.
from collections import deque


class Clearing:
    """Does something to a container whenever it is compared."""

    def __init__(self, act, number=0):
        self.act, self.number = act, number

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.act()
        return False

    def __lt__(self, other):
        self.act()
        return True

    def __repr__(self):
        self.act()
        return "x"

    def __index__(self):
        self.act()
        return self.number


def tried(name, work):
    try:
        result = work()
        print(name, type(result).__name__)
    except Exception as error:
        print(name, type(error).__name__, error)


def fill(container):
    for i in range(40):
        if isinstance(container, set):
            container.add(Clearing(lambda: None, i))
        else:
            container.append(Clearing(lambda: None, i))
    for item in container:
        item.act = container.clear
    return container


for method in ("add", "discard", "update", "difference_update", "symmetric_difference_update", "intersection_update"):
    s = fill(set())
    other = Clearing(lambda: None)
    tried(method, lambda: getattr(s, method)(other if method in ("add", "discard") else [other, 1, 2]))
for symbol in ("|", "&", "-", "^"):
    s, t = fill(set()), fill(set())
    tried(symbol, lambda: eval(f"s {symbol} t", {"s": s, "t": t}) and None)
tried("in", lambda: Clearing(lambda: None) in fill(set()))
tried("subset", lambda: fill(set()) <= fill(set()))

l = fill([])
tried("index", lambda: l[Clearing(l.clear, 3)])
l = fill([])
tried("slice", lambda: l[Clearing(l.clear, 3):])
l = fill([])
tried("set slice", lambda: l.__setitem__(slice(Clearing(l.clear, 3), 9), [1, 2]))
print(l)
l = fill([])
tried("del", lambda: l.__delitem__(Clearing(l.clear, 3)))
l = fill([])
tried("insert", lambda: l.insert(Clearing(l.clear, 3), 0))
l = fill([])
tried("repr", lambda: repr(l))
tried("count", lambda: fill([]).count(0))
tried("sort", lambda: fill([]).sort())

d = fill(deque())
tried("deque index", lambda: d.index(0))
d = fill(deque())
tried("deque count", lambda: d.count(0))
d = fill(deque())
tried("deque remove", lambda: d.remove(0))
d = fill(deque())
tried("deque in", lambda: 0 in d)
d = fill(deque())
tried("deque item", lambda: d[Clearing(d.clear, 3)])
print(deque([1, 2, 3, 2]).index(2, 2), deque("abc") == deque("abc"))

b = bytearray(b"abcdef")
tried("bytearray item", lambda: b[Clearing(b.clear, 3)])
b = bytearray(b"abcdef")
tried("bytearray set", lambda: b.__setitem__(3, Clearing(b.clear, 3)))
b = bytearray(b"abcdef")
tried("bytearray slice", lambda: b[Clearing(b.clear, 1):])

k = {}
for i in range(20):
    k[Clearing(lambda: None)] = i
for key in k:
    key.act = k.clear
tried("dict get", lambda: k.get(Clearing(lambda: None)))
k = {i: i for i in range(5)}


def swap():
    for key in k:
        del k[key]
        k[key + 100] = 0


tried("dict keys", swap)


class A:
    pass


A.__call__ = A()
try:
    A()()
except RecursionError:
    print("RecursionError")
a, b = ValueError("a"), TypeError("b")
a.__context__, b.__context__ = b, a


def handled():
    try:
        raise a
    except ValueError:
        raise KeyError("c")


tried("contexts", handled)
