"""The tuples of `enumerate` and `zip`, kept and not kept, and what they are taken apart into."""
kept = []
for pair in enumerate(zip("abc", [1, 2, 3])):
    kept.append(pair)
print(kept)
inner = []
for i, pair in enumerate(zip("abc", [1, 2, 3])):
    if i != 1:
        inner.append(pair)
print(inner)
for i, (x, y) in enumerate(zip("abc", [1, 2, 3])):
    print(i, x, y)
walk = enumerate(zip("abc", "def"))
first = next(walk)
second = next(walk)
print(first, second, first[1] is second[1])
for (a, b), (c, d) in zip(enumerate("xy"), enumerate("zw")):
    print(a, b, c, d)
for i, (x, *rest) in enumerate(zip("abc", "def", "ghi")):
    print(i, x, rest)
try:
    for i, (x, y) in enumerate(zip("a", "b", "c")):
        print("never")
except ValueError as error:
    print(error)
try:
    for i, (x, y, z) in enumerate(zip("a", "b")):
        print("never")
except ValueError as error:
    print(error)


def failing():
    yield 1
    raise KeyError("stop")


try:
    for i, (x, y) in enumerate(zip(failing(), "ab")):
        print(i, x, y)
except KeyError as error:
    print(error)


class Holder:
    pass


h = Holder()
d = {}
for h.i, (d["x"], h.y) in enumerate(zip("ab", "cd")):
    print(h.i, d, h.y)
print([(i, x + y) for i, (x, y) in enumerate(zip("ab", "cd"))], {i: p for i, p in enumerate(zip("ab", "cd"))})
print([c for c in "text"], [c for c in "tëxt"], {c for c in "aaa"}, [i for i in range(3)], [x for x in (1, 2)], [x for x in [3]])
numbers = [1, 2, 3]
print([numbers.append(x) if len(numbers) < 6 else x for x in numbers], numbers)
