t = (1, 2, 3, 2)
print(t[0], t[1:], t + (4,), t * 2, t.count(2), t.index(3), len(t), 2 in t, (5,), (), tuple("ab"), 1, )
a, b = 1, 2; a, b = b, a; print(a, b)
x, *y = t; (p, q), r = (1, 2), 3; print(x, y, p, q, r)
print((1, 2) < (1, 3), (1,) == (1,), max([(1, "b"), (1, "a")]), sorted([(2, "x"), (1, "z")]), {(0, 1): "v"}[0, 1], hash((1, 2)) == hash((1, 2)))
def f(): return 1, "two"
n, s = f(); print(n, s, f()[1], type(f()))
print(*zip([1, 2], "ab"), list(zip(*[(1, "a"), (2, "b")])), tuple(x * 2 for x in t), tuple(sorted(t)), t[::-1])
for g in [lambda: t.append(1), lambda: t[9], lambda: t + [1], lambda: hash(([],)), lambda: t.index(99), lambda: (1, 2) < (1, "a")]:
    try: g()
    except Exception as e: print(type(e).__name__, e)
t[0] = 5
