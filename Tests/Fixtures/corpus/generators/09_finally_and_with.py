class Res:
    def __enter__(self):
        print("open"); return self
    def __exit__(self, *a):
        print("close", a[0].__name__ if a[0] else None)
def lines():
    with Res():
        yield 1
        yield 2
for v in lines():
    print(v)
g = lines()
print(next(g))
g.close()
def f():
    for i in range(3):
        try:
            yield i
        finally:
            print("after", i)
print([v for v in f()])
g = f()
next(g)
try:
    g.throw(KeyError, "x")
except KeyError as e:
    print(repr(e))
def r():
    try:
        yield 1
    except GeneratorExit:
        print("exit asked")
        raise
x = r(); next(x); x.close()
def ignoring():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("no!")
            return
y = ignoring(); next(y); y.close()
def refusing():
    try:
        yield 1
    except GeneratorExit:
        yield 2
z = refusing(); next(z); z.close()
