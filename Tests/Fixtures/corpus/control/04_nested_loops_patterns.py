n = 5
for i in range(1, n + 1):
    print(" " * (n - i) + "*" * (2 * i - 1))
for i in range(1, 4):
    print(*(f"{i*j:3}" for j in range(1, 6)), sep="")
rows = [[1 if (r + c) % 2 else 0 for c in range(4)] for r in range(3)]
for r in rows: print("".join("#." [v] for v in r))
tri = [[1]]
for _ in range(4):
    p = tri[-1]
    tri.append([1] + [a + b for a, b in zip(p, p[1:])] + [1])
for r in tri: print(" ".join(map(str, r)).center(15).rstrip())
for i in range(10, 0, -3): print(i, end=" ")
print()
for c in reversed("abc"): print(c, end="")
print()
for k in sorted({"b": 1, "a": 2}): print(k)
for i in range(3, 3): print("never")
for i in 5: pass
