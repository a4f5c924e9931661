x = [1, 2, 3, 4]
for v in x:
    if v == 2: x.remove(v)
print(x)
for i, v in enumerate(x):
    if i < 2: x.append(v * 10)
print(x)
d = {"a": 1}
for k in list(d): d[k + "2"] = 2
print(d)
s = {1, 2}
try:
    for v in s: s.add(v + 10)
except RuntimeError as e: print(e)
try:
    for k in d: del d[k]
except RuntimeError as e: print(e)
for k, v in d.items(): d[k] = v + 1
print(d)
it = iter(d); next(it)
d["new"] = 1
next(it)
