"""Operators between instances of one class, again and again in one place, while the class changes."""


class A:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        if self.n < 0:
            return NotImplemented
        return self.n == other.n

    def __lt__(self, other):
        return NotImplemented

    def __gt__(self, other):
        return "greater"

    def __add__(self, other):
        if self.n < 0:
            return NotImplemented
        return A(self.n + other.n)

    def __radd__(self, other):
        return "reflected"

    def __repr__(self):
        return f"A({self.n})"


class B(A):
    def __radd__(self, other):
        return "B first"

    def __eq__(self, other):
        return "B compares"


def equal(a, b):
    return a == b


def unequal(a, b):
    return a != b


def less(a, b):
    return a < b


def total(a, b):
    return a + b


a, b, negative = A(1), A(2), A(-1)
for left, right in ((a, b), (a, A(1)), (negative, a), (a, negative), (negative, negative), (a, B(1)), (B(1), a), (B(1), B(2))):
    print(equal(left, right), unequal(left, right), less(left, right))
for left, right in ((a, b), (a, negative), (negative, a), (a, B(1)), (B(1), a), (B(1), B(2))):
    try:
        print(total(left, right))
    except TypeError as error:
        print(error)
A.__eq__ = lambda self, other: "changed"
print(equal(a, b), unequal(a, b))
del A.__eq__
print(equal(a, b), equal(a, a), unequal(a, b))
A.__ne__ = lambda self, other: "unequal"
print(unequal(a, b))
A.__add__ = lambda self, other, more="default": (self.n, other.n, more)
print(total(a, b))


def one(self, other):
    return "one"


def two(self, other):
    return "two"


A.__add__ = one
print(total(a, b))
one.__code__ = two.__code__
print(total(a, b))


class Deep:
    def __eq__(self, other):
        return self == other


try:
    Deep() == Deep()
except RecursionError as error:
    print(type(error).__name__)


def values(x, y):
    return x and y, x or y, not x, bool(x and y or x)


for x in (0, 1, "", "a", [], [0], None, True, False):
    for y in (0, "b", None):
        print(values(x, y))
