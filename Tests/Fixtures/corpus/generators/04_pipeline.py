def read(lines):
    for line in lines:
        yield line.strip()
def grep(pattern, lines):
    return (l for l in lines if pattern in l)
def number(lines):
    for i, l in enumerate(lines, 1):
        yield f"{i}: {l}"
text = """apple pie
banana split
apple tart
cherry
"""
for line in number(grep("apple", read(text.splitlines()))):
    print(line)
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
from itertools import islice, takewhile
print(list(islice(primes(), 10)), list(takewhile(lambda p: p < 20, primes())))
def fib(a=0, b=1):
    while True:
        yield a
        a, b = b, a + b
print([x for x, _ in zip(fib(), range(10))])
def windows(xs, n):
    for i in range(len(xs) - n + 1):
        yield xs[i:i + n]
print(list(windows([1, 2, 3, 4], 2)), next(primes()))
number(5)
for x in number(5): pass
