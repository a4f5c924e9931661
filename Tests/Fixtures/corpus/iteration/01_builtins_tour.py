x = [3, 1, 2]
print(list(zip(x, "abc")), list(enumerate(x, 10)), list(map(str, x)), list(filter(lambda v: v > 1, x)), list(reversed(x)), sorted(x), sum(x), sum(x, 10), min(x), max(x), any(x), all(x), len(x))
print(list(zip()), list(zip([1])), list(map(lambda *a: a, [1, 2], "xy", (True, False))), next(iter(x)), next(iter([]), None), list(iter(lambda it=iter([1, 2, 0, 3]): next(it), 0)))
print(min(4, 2, key=lambda v: -v), max("a", "b"), min([[2], [1]]), max({"a": 1, "b": 0}), sum([[1], [2]], []), divmod(7, 3), pow(2, 5), abs(-1), round(2.567, 1), callable(print), chr(65), ord("a"))
print(isinstance(x, list), isinstance(1, (str, int)), issubclass(bool, int), type(x) is list, id(x) == id(x), hash("a") == hash("a"), repr("a"), ascii("é"), format(3.14159, ".2f"), bin(3), vars() is globals())
print(dir(type("T", (), {"a": 1}))[-1], getattr(x, "append") is not None, hasattr(x, "push"), getattr(5, "zz", "dflt"), list(slice(1, 2, 3).indices(10)), type(iter(x)).__name__, type(zip()).__name__, type(map(int, [])).__name__)
it = iter(x); print(next(it), list(it), list(it), iter(it) is it)
e = enumerate("ab"); print(next(e), list(e)); z = zip([1, 2], [3, 4]); print(next(z), list(z))
for bad in [lambda: sum("ab"), lambda: max(), lambda: next([]), lambda: zip(1), lambda: sorted(1), lambda: list(map(int, "1x")), lambda: reversed({1}), lambda: iter(1), lambda: min(1, "a"), lambda: all(1), lambda: filter(1), lambda: len(iter([]))]:
    try: print(bad())
    except Exception as ex: print(type(ex).__name__, ex)
list(zip([1, 2], [1], strict=True))
