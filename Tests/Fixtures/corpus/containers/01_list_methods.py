x = [3, 1, 2]
x.append(5); x.extend([1, 4]); x.insert(1, 9); x.insert(100, 7); x.insert(-1, 8)
print(x, x.pop(), x.pop(0), x.count(1), x.index(1), x.index(1, 3))
x.remove(9); x.reverse(); print(x, sorted(x), x)
x.sort(); print(x); x.sort(reverse=True, key=lambda v: v % 3); print(x)
y = x.copy(); y.clear(); print(x, y, x + [1], [0] * 3, x == list(x), x is not x[:], len(x))
x[1:3] = ["a", "b", "c"]; print(x); x[::2] = [0] * len(x[::2]); print(x); x[:0] = [1]; x[len(x):] = [2]; print(x)
x += (7,); x *= 2; print(x, 7 in x, [1, 2] < [1, 3], [1] < [1, 0], [] < [1], min(x[:1]), x[-2:])
print(list("abc"), list(range(3)), list({"k": 1}), [[0] * 2 for _ in range(2)], [x] [0] is x)
for f in [lambda: [].pop(), lambda: [1].remove(5), lambda: [1].index(2), lambda: [1] + (2,), lambda: [3, "a"].sort(), lambda: [1].append(), lambda: [1].insert(1), lambda: [1][2], lambda: [1].sort(lambda a: a)]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
x[::2] = [1]
