words = ["banana", "Apple", "cherry", "date"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (len(w), w)))
people = [("Bob", 25), ("Alice", 30), ("Eve", 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])))
from operator import itemgetter, attrgetter, mul
print(sorted(people, key=itemgetter(1, 0)), list(map(itemgetter(0), people)), mul(3, 4))
from functools import cmp_to_key
print(sorted([3, 30, 34, 5, 9], key=cmp_to_key(lambda a, b: int(f"{b}{a}") - int(f"{a}{b}"))))
data = [5, 2, 9]; data.sort(key=lambda v: -v); print(data, sorted(data) is data, sorted({3: "a", 1: "b"}), sorted("hello", reverse=True))
log = []
sorted([2, 1], key=lambda v: log.append(v) or v); print(log, sorted([True, 0, 2.5, -1]), sorted([[2], [1, 5], [1]]), min(words, key=len), max([1, 5, 3], default=0), min([], default="none"))
class P:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
    def __repr__(self): return f"P{self.n}"
print(sorted([P(3), P(1)]), max([P(1), P(4)], key=lambda p: p.n), sorted([P(2), P(1)], key=attrgetter("n")))
sorted([1, None, 3])
