r = range(10, 0, -3)
print(list(r), len(r), r[1], r[-1], r[1:], 7 in r, 8 in r, r.index(4), r.count(1), r.start, r.stop, r.step, r == range(10, -1, -3), range(0), bool(range(0)), range(5)[::-1])
print(list(range(5)), list(range(2, 8, 3)), range(3, 3) == range(0), list(reversed(range(4))), sum(range(101)), max(range(3)), hash(range(3)) == hash(range(0, 3)), range(10)[2:8:2])
x = list(range(10))
print(x[2:5], x[:-3], x[::3], x[7:2:-2], x[-100:100], x[5:5], x[slice(2, None, 4)])
x[2:5] = []; print(x); del x[::3]; print(x)
for f in [lambda: range(0, 1, 0), lambda: range(5)[7], lambda: range("a"), lambda: range(1, 2, 3, 4), lambda: range(3).index(9), lambda: x["a":], lambda: x[1.0]]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
range(3)[0] = 1
