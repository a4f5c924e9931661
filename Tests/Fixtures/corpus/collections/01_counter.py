from collections import Counter
c = Counter("mississippi")
print(c, c.most_common(2), c["s"], c["zz"], sum(c.values()), sorted(c.elements())[:4], len(c), c.total())
c.update("miss"); c.subtract({"i": 2}); c["new"] += 1; del c["p"]
print(c, Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3, b=1) - Counter(a=1, b=5), Counter(a=3) & Counter(a=1), Counter(a=3) | Counter(b=1))
print(Counter([1, 1, 2]) == Counter([2, 1, 1]), +Counter(a=-1, b=2), dict(c), Counter(), Counter({"x": 2}), c.most_common()[-1], Counter(["b", "a"]).most_common(1))
words = "the cat the dog the end".split()
for w, n in Counter(words).most_common(2): print(w, n)
print(Counter(len(w) for w in words), max(Counter(words).items(), key=lambda kv: kv[1]), isinstance(c, dict))
Counter(5)
