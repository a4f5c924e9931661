x = 10
def f():
    global x, y
    x = 20
    y = 30
f()
print(x, y)
def g(a, b=2):
    c = a + b
    return sorted(locals().items())
print(g(1))
print("x" in globals(), globals()["y"])
def late():
    return defined_later
defined_later = "ok"
print(late())
del defined_later
def h():
    if False:
        v = 1
    return v
try:
    h()
except UnboundLocalError as e:
    print(e)
def k():
    def inner():
        return free
    r = inner()
    free = 1
    return r
try:
    k()
except NameError as e:
    print(type(e).__name__, e)
late()
