# SPDX-License-Identifier: GPL-3.0-or-later
"""More of the language: everyday programs with texts, containers and exceptions. Prints `NAME SECONDS`, the best of three."""
from time import perf_counter

TEXT = ("It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, "
        "it was the epoch of belief, it was the epoch of incredulity ") * 20


def word_frequency():
    counts = {}
    for _ in range(8):
        for word in TEXT.split():
            word = word.strip(",.").lower()
            counts[word] = counts.get(word, 0) + 1
    return sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:3]


def joining():
    n = 0
    for i in range(300):
        parts = []
        for j in range(50):
            parts.append(str(j))
        n += len(",".join(parts))
    return n


def concatenation():
    s = ""
    for i in range(20000):
        s += "x"
    t = ""
    for i in range(3000):
        t = t + str(i) + ","
    return len(s), len(t)


def sorting_key():
    people = [("name%d" % (i * 7919 % 5003), i * 31 % 97) for i in range(5000)]
    a = sorted(people, key=lambda p: p[1])
    b = sorted(people, key=lambda p: p[0])
    c = sorted(people)
    people.sort(key=lambda p: (p[1], p[0]), reverse=True)
    return a[0], b[0], c[0], people[0]


def sorting_plain():
    x, nums = 1, []
    for i in range(20000):
        x = x * 1103515245 + 12345 & 0x7fffffff
        nums.append(x)
    return sorted(nums)[0], sorted([n / 7 for n in nums])[0], sorted([str(n) for n in nums])[0], min(nums), max(nums)


def matrix_product():
    n = 40
    a = [[i * j % 7 for j in range(n)] for i in range(n)]
    b = [[i + j for j in range(n)] for i in range(n)]
    c = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0
            for k in range(n):
                s += a[i][k] * b[k][j]
            c[i][j] = s
    return c[3][4]


def set_operations():
    a = {i * 3 for i in range(5000)}
    b = set(range(0, 15000, 2))
    n = 0
    for i in range(20000):
        if i in a:
            n += 1
    for i in range(5000):
        b.add(i)
    return n, len(a & b), len(a | b), len(a - b)


def sieve():
    n = 60000
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= n:
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
        i += 1
    return sum(1 for f in flags if f)


def string_slicing():
    s = "the quick brown fox jumps over the lazy dog"
    n = 0
    for i in range(8000):
        n += len(s[3:20]) + len(s[::-1]) + ord(s[i % 40])
        if s[i % 30:i % 30 + 3] == "fox":
            n += 1
    return n


def palindromes():
    n = 0
    for i in range(20000):
        t = str(i)
        if t == t[::-1]:
            n += 1
    return n


def characters():
    vowels = 0
    for _ in range(4):
        for c in TEXT:
            if c in "aeiou":
                vowels += 1
            elif c.isalpha():
                vowels += 2
    return vowels


def zip_enumerate():
    xs = list(range(20000))
    ys = [x * 2 for x in xs]
    total = 0
    for i, x in enumerate(xs):
        total += i * x
    for x, y in zip(xs, ys):
        total += x * y
    for i, (x, y) in enumerate(zip(xs, ys)):
        total += i + x + y
    for x in reversed(xs):
        total += x
    return total, sum(map(abs, xs)), len(list(filter(lambda x: x % 2, xs)))


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __repr__(self):
        return f"Vector({self.x!r}, {self.y!r})"


def vectors():
    total = Vector(0, 0)
    n = 0
    for i in range(12000):
        total = total + Vector(i, 1)
        if total == Vector(i, i):
            n += 1
    for i in range(2000):
        n += len(repr(total))
    return n, total


def exceptions():
    n = 0
    for i in range(15000):
        try:
            if i % 3 == 0:
                raise ValueError("bad")
            n += 10 // (i % 5)
        except ValueError:
            n += 1
        except ZeroDivisionError:
            n += 2
    return n


def dict_items():
    d = {i: i * 2 for i in range(2000)}
    total = 0
    for _ in range(15):
        for k, v in d.items():
            total += k * v
        for k in d:
            total += d[k]
        for v in d.values():
            total += v
    return total


def nested_formatting():
    lines = []
    for i in range(5000):
        w = i % 10 + 5
        lines.append(f"{i!r:>{w}}|{'ab'!r}|{i / 3:{w}.{i % 4}f}|{i:,}|{i / 7:e}|{i / 3:g}")
    return len("".join(lines))


def string_methods():
    n = 0
    for i in range(6000):
        s = "  key_%d = value%d  " % (i, i)
        k, v = s.strip().split(" = ")
        n += len(k.upper()) + len(v.replace("value", "v")) + v.find("7")
        if k.startswith("key_1") and k.endswith("9"):
            n += 1
    return n


def grouping():
    words = TEXT.split()
    groups = {}
    for _ in range(10):
        for w in words:
            groups.setdefault(len(w), []).append(w)
    return {k: len(v) for k, v in sorted(groups.items())}


def fizzbuzz():
    out = []
    for i in range(1, 15000):
        if i % 15 == 0:
            out.append("FizzBuzz")
        elif i % 3 == 0:
            out.append("Fizz")
        elif i % 5 == 0:
            out.append("Buzz")
        else:
            out.append(str(i))
    return len(" ".join(out))


def math_functions():
    import math
    total = 0.0
    for i in range(1, 30000):
        total += math.sqrt(i) + math.sin(i) * max(i, 3) + min(i, 2) + abs(-i)
    return total


def memo_fib():
    memo = {}

    def f(n):
        if n in memo:
            return memo[n]
        if n < 2:
            return n
        r = f(n - 1) + f(n - 2)
        memo[n] = r
        return r

    n = 0
    for i in range(150):
        memo.clear()
        n += f(60)
    return n


def queue_stack():
    stack = []
    n = 0
    for i in range(30000):
        stack.append(i)
        if i % 3 == 0:
            n += stack.pop()
    while stack:
        n += stack.pop()
    return n


def tuple_keys():
    grid = {}
    for y in range(100):
        for x in range(100):
            grid[(x, y)] = x * y
    n = 0
    for y in range(99):
        for x in range(99):
            n += grid[(x + 1, y)] + grid[(x, y + 1)]
    return n


def int_conversion():
    n = 0
    for i in range(15000):
        n += int(str(i)) + int(i / 3) + round(i / 7)
    return n, sum(float(str(i)) for i in range(5000))


CASES = [word_frequency, joining, concatenation, sorting_key, sorting_plain, matrix_product, set_operations, sieve, string_slicing,
         palindromes, characters, zip_enumerate, vectors, exceptions, dict_items, nested_formatting, string_methods, grouping,
         fizzbuzz, math_functions, memo_fib, queue_stack, tuple_keys, int_conversion]

for case in CASES:
    times = []
    for _ in range(3):
        start = perf_counter()
        case()
        times.append(perf_counter() - start)
    print(case.__name__, min(times))
