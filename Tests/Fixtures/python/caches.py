# What nodes of the evaluator remember must not outlive its truth.


def first():
    global first
    first = lambda: "second"
    return "first " + first()


print(first(), first())


class A:
    size = 1

    def name(self):
        A.name = lambda self: "replaced"
        return "original"


a = A()
print(a.name(), a.name())
for value in [1, 2]:
    print(a.size, A.size)
    a.size = 5
    A.size = 7
del a.size
print(a.size)


def read(thing):
    return thing.x


class B:
    def __init__(self, x):
        self.x = x


class C:
    def __init__(self, x):
        self.y = -x
        self.x = x


print([read(t) for t in [B(1), C(2), B(3), C(4)]])
b = B(1)
print(read(b))
B.x = property(lambda self: "property")
print(read(b), b.__dict__)
del B.x
print(read(b))
b.__class__ = C
print(read(b), type(b).__name__)
del b.x
try:
    read(b)
except AttributeError as error:
    print(error)


class D:
    def greet(self):
        return "class"


def call(thing):
    return thing.greet()


d = D()
print(call(d), end=" ")
d.greet = lambda: "instance"
print(call(d), end=" ")
del d.greet
print(call(d), end=" ")
D.greet = lambda self: "changed"
print(call(d))


class E(D):
    pass


print([call(t) for t in (D(), E(), d)])
E.greet = lambda self: "subclass"
print([call(t) for t in (D(), E(), d)])

many = B(0)
for i in range(100):
    setattr(many, "field%d" % i, i)
print(many.field0 + many.field99, len(many.__dict__))
del many.field50
print("field50" in many.__dict__, many.field51)
other = B(0)
other.field0 = "other"
print(other.field0, many.field0)


class F:
    count = 0

    def __init__(self):
        F.count += 1
        self.number = F.count


print([F().number for _ in range(4)], F.count)


class G:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2)


class H:
    pass


for cls in (H, G, H):
    g = cls()
    g.v = 1
    g.v += 1
    print(g.v, end=" ")
print()


def swap(f, g):
    return f((f := g)(1))


print(swap(lambda x: x * 10, lambda x: x + 1))


def replaced_operand():
    p, q = B(1), B(100)
    p.x += (p := q).x
    return p.x


print(replaced_operand())


def later():
    p = [1, 2, 3]
    return p[(p := [7, 8, 9])[0] - 7], p


print(later())


class Tree:
    def __init__(self, *children):
        self.children = children

    def total(self):
        return sum(child.total() for child in self.children)


class Leaf:
    def __init__(self, value):
        self.value = value

    def total(self):
        return self.value


print(Tree(Leaf(1), Tree(Leaf(2), Leaf(3)), Leaf(4)).total())


def echo():
    received = []
    while len(received) < 3:
        received.append((yield len(received)))
    return received


def outer():
    result = yield from echo()
    yield result


g = outer()
print(next(g), g.send("a"), g.send("b"), g.send("c"))


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(deep(900))
try:
    deep(10 ** 6)
except RecursionError as error:
    print(error.__class__.__name__)
print(deep(900))


def defaults(a, b=2, *, c=3):
    return a, b, c


print(defaults(1), defaults(1, 5), defaults(1, c=9))
len_before = len
len = lambda x: "mine"
print(len([1, 2]))
del len
print(len([1, 2]), len_before([1]))


def counter():
    n = 0

    def step(by=1):
        nonlocal n
        n += by
        return n

    return step


s, t = counter(), counter()
print(s(), s(5), t(), s())
