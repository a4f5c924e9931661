def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
g = count(3)
print(next(g), next(g), next(g), next(g, "end"))
print(list(count(4)), sum(count(5)), [*count(2)], tuple(count(1)), dict(enumerate(count(2))), max(count(9)))
def naturals():
    n = 0
    while True:
        yield n
        n += 1
for v in naturals():
    if v > 3: break
    print(v, end=" ")
print()
gen = (x * x for x in range(10) if x % 3 == 0)
print(next(gen), list(gen), list(gen))
print(sum(x for x in range(4)), sorted((c for c in "hello"), reverse=True), any(x > 2 for x in [1, 2]), all(x for x in []))
next(count(0))
