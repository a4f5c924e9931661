from functools import reduce
def compose(*fs):
    return reduce(lambda f, g: lambda x: f(g(x)), fs)
inc, dbl = (lambda x: x + 1), (lambda x: x * 2)
print(compose(inc, dbl)(5), compose(dbl, inc)(5), reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [3, 9, 2], 5))
print(list(map(lambda a, b: a - b, [5, 6], [1, 2])), list(filter(None, [0, 1, "", "a", [], [0]])))
apply = lambda f, *a, **k: f(*a, **k)
print(apply(max, 1, 5, key=lambda v: -v), (lambda *a, k=3: (a, k))(1, 2))
print(sorted("bANana", key=str.lower), sorted([(1, "b"), (0, "z"), (1, "a")], key=lambda t: (-t[0], t[1])))
print(list(map(str.strip, [" a ", "b "])), list(map(int, "123")), any(map(str.isdigit, "a1")))
reduce(lambda a, b: a, [])
