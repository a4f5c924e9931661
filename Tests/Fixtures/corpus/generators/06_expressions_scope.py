x = 10
print([x for x in range(3)], x)
print({x: y for x, y in zip("ab", [1, 2])}, {len(w) for w in ["a", "bb", "cc"]})
print([(i, j) for i in range(3) for j in range(i) if (i + j) % 2])
print([[c for c in row if c != "."] for row in ["a.b", ".c."]])
g = (x + y for x in range(2) for y in (10, 20))
print(list(g), type(g).__name__)
class A:
    n = 3
    squares = [i * i for i in range(n)]
print(A.squares)
print([f"{k}={v}" for k, v in {"a": 1}.items()], [a for a, in [(1,), (2,)]], [z for z in [*range(2), 9]])
print(sum(1 for _ in range(5)), " ".join(str(i) for i in range(3)), list(i for i in "ab"))
vals = [1, 2, 3]
lazy = (v * k for v in vals for k in [10])
vals.append(4)
print(list(lazy))
print([y := 1, y + 1], [last := i for i in range(3)], last)
list(1 / v for v in [1, 0])
