d = {"b": 1, "a": 2}
d["c"] = 3; d.update(a=9, z=0); d.update([("q", 5)]); d |= {"w": 1}
print(d, d.get("x"), d.get("x", 0), d.setdefault("a", 1), d.setdefault("n", []), d.pop("b"), d.pop("zz", None), d.popitem())
print(list(d), list(d.keys()), list(d.values()), list(d.items()), len(d), "a" in d, 9 in d.values(), ("a", 9) in d.items())
print(dict(a=1), dict([("k", 1)]), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {**d, "a": 0}, {1: "a"} | {2: "b"})
print(d == dict(reversed(list(d.items()))), d.keys() & {"a", "x"}, sorted(d.keys() - {"a"}), d.keys() == {"a", "c", "z", "q", "w"} - {"w"}, list(reversed(d)))
print(sorted(d.items(), key=lambda kv: (-kv[1], kv[0])), max(d, key=d.get), min(d.values()), sum(d.values()), d.copy() == d, d.keys(), d.values(), d.items())
for k, v in d.items(): print(k, v, end="; ")
print()
d2 = {1: "int", 1.0: "float", True: "bool"}; print(d2)
for f in [lambda: d["no"], lambda: d.pop("no"), lambda: {}.popitem(), lambda: dict(5), lambda: d.get(), lambda: {[1]: 2}, lambda: d.update(5), lambda: {} < {}, lambda: d[{}], lambda: d.fromkeys(5)]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
d.missing
