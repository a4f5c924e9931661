from time import perf_counter


def integers():
    s, i = 0, 0
    while i < 300000:
        s = s + i * 2 + 1
        i += 1
    return s


def floats():
    s = 0.0
    for i in range(300000):
        if i % 3 == 0:
            s += i * 0.5
    return s


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


class Point:
    def __init__(self, x):
        self.x = x

    def get(self):
        return self.x


def methods():
    p, total = Point(3), 0
    for i in range(100000):
        total += p.get()
    return total


def collections():
    squares = [i * i for i in range(100000)]
    counts = {}
    for v in squares:
        counts[v % 1000] = counts.get(v % 1000, 0) + 1
    return len(counts), len("".join(str(x) for x in squares[:20000]))


for name, work in [("integer loop", integers), ("float loop", floats), ("calls (fib 21)", lambda: fib(21)),
                   ("method calls", methods), ("lists, dicts, strings", collections)]:
    start = perf_counter()
    work()
    print(name, perf_counter() - start)
