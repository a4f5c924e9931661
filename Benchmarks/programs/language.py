# SPDX-License-Identifier: GPL-3.0-or-later
"""The language alone: each case is the inner loop of ordinary programs. Prints `NAME SECONDS`, the best of three."""
from time import perf_counter


def integer_loop():
    s, i = 0, 0
    while i < 300000:
        s = s + i * 2 + 1
        if i % 3 == 0:
            s -= 7
        i += 1
    return s


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz
        self.mass = mass


def n_body():
    bodies = [Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.47), Body(4.84, -1.16, -0.10, 0.6, 2.81, -0.02, 0.037),
              Body(8.34, 4.12, -0.4, -1.01, 1.82, 0.008, 0.011), Body(12.8, -15.1, -0.22, 1.08, 0.868, -0.01, 0.0017)]
    dt = 0.001
    for _ in range(3000):
        for i in range(len(bodies)):
            a = bodies[i]
            for j in range(i + 1, len(bodies)):
                b = bodies[j]
                dx = a.x - b.x
                dy = a.y - b.y
                dz = a.z - b.z
                d2 = dx * dx + dy * dy + dz * dz
                mag = dt / (d2 * d2 ** 0.5)
                a.vx -= dx * b.mass * mag
                a.vy -= dy * b.mass * mag
                a.vz -= dz * b.mass * mag
                b.vx += dx * a.mass * mag
                b.vy += dy * a.mass * mag
                b.vz += dz * a.mass * mag
        for a in bodies:
            a.x += dt * a.vx
            a.y += dt * a.vy
            a.z += dt * a.vz
    return bodies[0].x


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def recursive_calls():
    return fib(23)


def list_building():
    squares = []
    for i in range(100000):
        squares.append(i * i)
    evens = [x for x in squares if x % 2 == 0]
    pairs = [(x, x + 1) for x in evens]
    total = 0
    for a, b in pairs:
        total += a + b
    return total, sum([x * 2 for x in squares]), sorted(squares, reverse=True)[:3], squares[10:20]


WORDS = "the quick brown fox jumps over the lazy dog while the other dog looks at the fox".split()


def dictionary_counting():
    counts = {}
    for _ in range(3000):
        for word in WORDS:
            counts[word] = counts.get(word, 0) + 1
    groups = {}
    for i in range(60000):
        key = i % 1000
        if key in groups:
            groups[key] += i
        else:
            groups[key] = i
    return counts["the"], len(groups), sum(v for k, v in groups.items() if k < 10)


def string_formatting():
    lines = []
    for i in range(12000):
        lines.append(f"epoch {i:3d}  loss {i * 0.37:.4f}  acc {i % 100:>5}%")
        lines.append("%d of %s: %.2f" % (i, "n", i / 7))
        lines.append("{} -> {:.3f}".format(i, i * 1.5))
    return len("\n".join(lines))


class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self

    def get(self):
        return self.balance


def method_calls():
    account, total = Account(3), 0
    for i in range(100000):
        account.deposit(i)
        total += account.get()
    return total


def make_counter(step):
    count = 0

    def counter(times):
        nonlocal count
        count += step * times
        return count

    return counter


def closure_calls():
    counter, total = make_counter(3), 0
    for i in range(150000):
        total += counter(i)
    add = lambda a: lambda b: a + b
    for i in range(30000):
        total += add(i)(1)
    return total


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def generator_loop():
    total = 0
    for x in numbers(150000):
        total += x
    return total + sum(x * x for x in range(100000) if x % 2)


CASES = [integer_loop, n_body, recursive_calls, list_building, dictionary_counting, string_formatting, method_calls,
         closure_calls, generator_loop]

for case in CASES:
    times = []
    for _ in range(3):
        start = perf_counter()
        case()
        times.append(perf_counter() - start)
    print(case.__name__, min(times))

# The same at the top level, where names are global.
start = perf_counter()
total, i = 0, 0
while i < 200000:
    total += i % 7
    i += 1
print("top_level_loop", perf_counter() - start)
