from functools import lru_cache, cache, cached_property, partial
calls = []
@lru_cache(maxsize=None)
def fib(n):
    calls.append(n)
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), len(calls), fib.cache_info())
fib.cache_clear()
print(fib.cache_info())
@cache
def sq(x): return x * x
print(sq(3), sq(3), sq.cache_info().hits)
@lru_cache(maxsize=2)
def f(x): return -x
for v in (1, 2, 1, 3, 2): f(v)
print(f.cache_info())
class Data:
    @cached_property
    def total(self):
        print("computing")
        return 10
d = Data()
print(d.total + d.total, vars(d))
p = partial(pow, 2)
print(p(10), partial(int, base=2)("101"), p.func is pow, p.args, partial(max, key=abs).keywords == {"key": abs})
fib([1])
