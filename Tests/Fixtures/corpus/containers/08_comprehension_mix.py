matrix = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
print([[r[i] for r in matrix] for i in range(3)], [matrix[i][i] for i in range(3)], [v for r in matrix for v in r if v % 2])
print({i: [j for j in range(i)] for i in range(4)}, {c.upper() for c in "aab"} == {"A", "B"}, {v: k for k, v in {"a": 1}.items()})
print([(a, b) for a in "xy" for b in range(2)], [a if a > 0 else 0 for a in (-1, 2)], ["fizz" * (i % 3 == 0) + "buzz" * (i % 5 == 0) or i for i in range(1, 16)])
print([x for x in range(30) if x % 2 == 0 if x % 3 == 0], [i for i, c in enumerate("banana") if c == "a"], dict(enumerate("ab")), [[]for _ in range(2)])
print(sum(a * b for a, b in zip([1, 2], [3, 4])), [*map(lambda v: v ** 2, filter(lambda v: v % 2, range(6)))], {len(w): w for w in ["a", "bb", "cc"]})
n = [1, 2, 3]; print([n.pop() for _ in range(2)], n, [lambda: 1][0](), [x for x in (1, 2)][-1])
[x / 0 for x in [1]]
