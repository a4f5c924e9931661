def sieve(n):
    is_p = [True] * (n + 1)
    is_p[:2] = [False, False]
    for i in range(2, int(n ** 0.5) + 1):
        if is_p[i]: is_p[i * i::i] = [False] * len(is_p[i * i::i])
    return [i for i, p in enumerate(is_p) if p]
print(sieve(50), len(sieve(10000)))
def factors(n):
    out, d = {}, 2
    while d * d <= n:
        while n % d == 0:
            out[d] = out.get(d, 0) + 1; n //= d
        d += 1
    if n > 1: out[n] = out.get(n, 0) + 1
    return out
print(factors(360), factors(97), factors(2 ** 20 * 3))
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
print(gcd(48, 18), [n for n in range(1, 500) if sum(d for d in range(1, n) if n % d == 0) == n])
def collatz(n):
    yield n
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        yield n
print(list(collatz(6)), max(range(1, 30), key=lambda k: len(list(collatz(k)))))
print(pow(7, 560, 561), [p for p in range(2, 40) if pow(2, p - 1, p) == 1], sum(sieve(100)))
