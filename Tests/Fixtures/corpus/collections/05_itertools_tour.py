from itertools import *
print(list(chain([1], "ab")), list(chain.from_iterable([[1], [2]])), list(islice(count(5, 2), 3)), list(islice("abcdef", 1, 5, 2)), list(repeat("x", 2)))
print(list(zip(cycle("ab"), range(3))), list(accumulate([1, 2, 3])), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], initial=10)), list(compress("abc", [1, 0, 1])))
print(list(takewhile(lambda v: v < 3, [1, 2, 3, 1])), list(dropwhile(lambda v: v < 3, [1, 2, 3, 1])), list(filterfalse(lambda v: v % 2, range(5))), list(starmap(pow, [(2, 3), (3, 2)])))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(permutations("abc", 2)), list(combinations("abc", 2)), list(combinations_with_replacement("ab", 2)), len(list(permutations(range(5)))))
print([(k, list(g)) for k, g in groupby("aabbca")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4], key=lambda v: v % 2)], list(zip_longest("abc", [1], fillvalue="-")), list(pairwise([1, 2, 3])))
a, b = tee(iter([1, 2])); print(list(a), list(b), next(count()), list(product()), list(combinations([1], 2)))
for f in [lambda: islice([1], -1), lambda: list(permutations("ab", -1)), lambda: chain(5).__next__(), lambda: count("a"), lambda: list(product([1], repeat=-1)), lambda: list(zip([1], [1, 2], strict=True))]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
islice([1, 2])
