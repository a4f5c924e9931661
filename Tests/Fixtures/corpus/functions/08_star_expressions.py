def f(*a, **k): return a, k
xs, ys = [1, 2], (3, 4)
print([*xs, *ys], (*xs, 9), {*xs, *ys}, {**{"a": 1}, "b": 2, **{"a": 3}})
print(f(*xs, 5, *ys, k=1, **{"z": 2}, **{}))
first, *middle, last = range(6)
print(first, middle, last)
*init, tail = "abc"
a, (b, *c), d = 1, [2, 3, 4], 5
print(init, tail, a, b, c, d)
for i, *rest in [(1, 2, 3), (4,), [5, 6]]:
    print(i, rest)
def g(): return *xs, 7
print(g(), *xs, sep="-")
for code in ["a, b = 1", "a, b = 1, 2, 3", "a, b, c = 1, 2", "a, *b, c = [1]", "[*5]", "f(*5)", "f(**5)", "{**5}", "a, b = 'x'"]:
    try:
        exec(code)
    except Exception as e:
        print(code, "->", type(e).__name__, e)
