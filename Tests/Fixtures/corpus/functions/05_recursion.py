import sys
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def fib(n, memo={}):
    if n in memo:
        return memo[n]
    memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
def hanoi(n, a, b, c):
    if n == 0: return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
def flatten(x):
    return [z for y in x for z in flatten(y)] if isinstance(x, list) else [x]
def ackermann(m, n):
    if m == 0: return n + 1
    if n == 0: return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))
print(fact(30), fib(100), hanoi(10, *"abc"), flatten([1, [2, [3, [4]], 5]]), ackermann(2, 3))
def deep(n): return deep(n + 1)
try:
    deep(0)
except RecursionError as e:
    print(type(e).__name__, e)
print(sys.getrecursionlimit())
deep(0)
