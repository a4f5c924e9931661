import re
data = [3, 1, 4, 1, 5]
if (n := len(data)) > 3:
    print(f"{n} items")
it = iter(data)
while (v := next(it, None)) is not None:
    print(v, end=",")
print()
print([y for x in data if (y := x * 2) > 4], y)
if m := re.match(r"(\w+)@(\w+)", "ann@home"):
    print(m.group(1), m.groups())
print(any((w := s).startswith("b") for s in ["a", "bc"]), w)
f = lambda x: (z := x + 1) * z
print(f(2))
total = 0
print([total := total + v for v in data], total)
d = {}
if not (r := d.get("k")):
    print("no", r)
print((a := 1, b := 2), a, b, f"{(q := 5)}", q)
