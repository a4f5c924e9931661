x = [1, 2, 3, 4, 5]
del x[0], x[-1]
print(x)
del x[1:]
print(x)
d = {"a": {"b": 1, "c": 2}}
del d["a"]["b"]
print(d)
y = 1
del y
try:
    y
except NameError as e:
    print(e)
a, b, c = 1, 2, 3
del (a, b), c
try: a
except NameError as e: print(e)
l = list(range(10))
del l[::2]
print(l)
for code in ["del d['zz']", "del l[50]", "del (1,2)[0]", "del 'abc'[0]", "del nothere", "del l.x"]:
    try: exec(code)
    except Exception as e: print(code, type(e).__name__, e)
def f():
    q = 1
    del q
    return q
f()
