a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= {1, 2, 3, 4}, a < a, a >= {1}, a.isdisjoint({9}), 3 in a, len(a), a == {3, 2, 1})
print(a.union([7], (8,)), a.intersection([1, 2]), a.difference([1]), a.symmetric_difference([1, 9]), a.issubset(range(5)), a.issuperset([1]))
a.add(5); a.discard(100); a.remove(1); a.update([6], {7}); print(sorted(a), a.copy() == a)
a &= {5, 6, 7}; a |= {1}; a -= {7}; a ^= {1, 2}; print(sorted(a), set(), {*()}, set("aab") == {"a", "b"}, frozenset([1]) | {2}, {frozenset([1]): "f"})
print(type({}), type({1}), sorted({x % 3 for x in range(10)}), list(dict.fromkeys([3, 1, 3])), sorted(set("hello") & set("world")), bool(set()))
for f in [lambda: a.remove(99), lambda: set([[1]]), lambda: a | [1], lambda: {1} + {2}, lambda: set(5), lambda: frozenset([1]).add(2), lambda: {1}[0], lambda: set().pop(), lambda: {1} < 5]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
{1, 2}.append(3)
