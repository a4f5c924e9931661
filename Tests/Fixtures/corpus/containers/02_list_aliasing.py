a = [1, 2]; b = a; c = a[:]; d = list(a)
b.append(3)
print(a, b, c, d, a is b, a is c, a == c + [3])
grid = [[0] * 3] * 2
grid[0][0] = 1
print(grid)
grid = [[0] * 3 for _ in range(2)]; grid[0][0] = 1; print(grid)
def f(x): x = x + [9]; return x
def g(x): x += [9]; return x
print(f(a), a, g(a), a)
t = ([1], 2)
try: t[0] += [5]
except TypeError as e: print(e, t)
m = [[1, 2], [3, 4]]
print([list(r) for r in zip(*m)], [r[::-1] for r in m], sum(m, []), [v for r in m for v in r], list(map(list, zip(*m[::-1]))))
x = [5, 4, 3]; x[0], x[2] = x[2], x[0]; print(x)
for v in x[:]:
    if v != 4: x.remove(v)
print(x)
