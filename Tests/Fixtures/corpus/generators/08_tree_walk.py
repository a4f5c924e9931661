tree = {"a": {"b": 1, "c": {"d": 2}}, "e": 3}
def walk(t, path=()):
    for k, v in t.items():
        if isinstance(v, dict):
            yield from walk(v, path + (k,))
        else:
            yield ".".join(path + (k,)), v
print(dict(walk(tree)))
def permutations(xs):
    if not xs:
        yield ()
    for i, x in enumerate(xs):
        for rest in permutations(xs[:i] + xs[i + 1:]):
            yield (x,) + rest
print(["".join(p) for p in permutations("abc")])
def subsets(xs):
    if not xs:
        yield []
        return
    for s in subsets(xs[1:]):
        yield s
        yield [xs[0]] + s
print(sorted(subsets([1, 2, 3])))
def queens(n, row=0, cols=()):
    if row == n:
        yield cols
        return
    for c in range(n):
        if all(c != d and abs(c - d) != row - r for r, d in enumerate(cols)):
            yield from queens(n, row + 1, cols + (c,))
print(list(queens(4)), len(list(queens(6))))
