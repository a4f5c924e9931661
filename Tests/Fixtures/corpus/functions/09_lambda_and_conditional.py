sign = lambda x: "neg" if x < 0 else "zero" if x == 0 else "pos"
print(*(sign(v) for v in (-1, 0, 1)))
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "max": max}
print({k: f(7, 3) for k, f in ops.items()})
print((lambda: 42)(), (lambda x, *y, **z: (x, y, z))(1, 2, a=3), (lambda a, b=1: a + b)(1))
print(1 < 2 < 3, 1 < 3 > 2, 3 > 2 == 2, not 1 == 2, 1 if [] else 2, [] or "x", 0 and 1, None or 0 or "end")
print((n := 5) + n, [y := 1, y ** 2], [m for v in range(4) if (m := v * v) > 1])
while (n := n - 2) > 0:
    print(n, end=" ")
print()
(lambda x: x)()
