# Ranges beyond 64 bits, and what walks them.
import operator
import random

r = range(10**20, 10**20 + 10, 3)
print(r, len(r), list(r), r[1], r[-1], r[1:], r[::-1], 10**20 + 3 in r, 10**20 + 4 in r, r.index(10**20 + 6), r.count(5))
print(r == range(10**20, 10**20 + 11, 3), hash(r) == hash(range(10**20, 10**20 + 12, 3)), r.start, r.stop, r.step, bool(r))
print(list(reversed(r)), range(0, -10**30, -10**29)[3], max(r), sum(r))
for work in ("len(range(10**30))", "range(10**20)[10**21]", "range(10**20, 1, 0)", "range('a')", "len(range(-2**63, 2**63 - 1))"):
    try:
        print(eval(work))
    except Exception as e:
        print(type(e).__name__, e)
print(list(enumerate("ab", 2**63 - 1)), list(enumerate("ab", start=10**20)))
print([operator.length_hint(iter(x)) for x in ([1, 2], (1,), {1: 2}, {1, 2}, range(5), "abc", b"ab", reversed([1, 2]))])
print(type(enumerate([])).__name__, type(zip()), map is type(map(int, [])), isinstance(filter(None, []), filter))


class Counted(enumerate):
    note = 1


print(list(Counted("ab")), Counted("a").note)
random.seed(1)
print(random.sample(range(10**12), 2), random.randrange(10**20), random.randint(1, 2**64), random.randbytes(4))
random.seed(2)
print(random.choices(range(10**15), k=2), random.sample([1, 2, 3], k=4, counts=[2, 1, 1]))
match range(1 << 40):
    case [x, y, *_]:
        print(x, y)
