def g():
    yield 1
    raise ValueError("in generator")
it = g()
print(next(it))
try:
    next(it)
except ValueError as e:
    print("caught", e)
print(next(it, "finished"))
def stop():
    yield 1
    raise StopIteration("early")
try:
    list(stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))
def again():
    yield next(me)
me = again()
try:
    next(me)
except ValueError as e:
    print(e)
def f():
    x = yield
    print("x is", x)
h = f()
print(h.send(None))
try:
    h.send(3)
except StopIteration:
    print("stopped")
list(g())
