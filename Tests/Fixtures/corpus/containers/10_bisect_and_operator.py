import bisect, operator
x = [1, 3, 3, 5]
print(bisect.bisect(x, 3), bisect.bisect_left(x, 3), bisect.bisect_right(x, 9)); bisect.insort(x, 4); print(x)
def grade(s, b=[60, 70, 80, 90], g="FDCBA"): return g[bisect.bisect(b, s)]
print([grade(s) for s in [33, 99, 77, 70]], operator.add(1, 2), operator.itemgetter("a")({"a": 5}), operator.methodcaller("upper")("x"))
print(operator.lt(1, 2), operator.neg(3), operator.contains([1], 1), operator.getitem([5], 0), operator.truediv(1, 2), operator.not_(0), list(map(operator.sub, [5, 6], [1, 2])))
