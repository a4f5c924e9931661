from collections import defaultdict
d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]: d[k].append(v)
print(d, dict(d), d["new"], "x" in d, d.get("y"), len(d), d.default_factory)
n = defaultdict(int)
for c in "hello": n[c] += 1
print(n, sorted(n.items()), defaultdict(lambda: "N/A", a=1)["zz"])
tree = lambda: defaultdict(tree)
t = tree(); t["x"]["y"]["z"] = 1
print(t["x"]["y"]["z"], list(t), isinstance(d, dict))
s = defaultdict(set); s["k"].add(1); print(s)
try: defaultdict(5)
except TypeError as e: print(e)
defaultdict()["missing"]
