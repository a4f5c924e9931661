def inner():
    x = yield 1
    print("inner got", x)
    return "inner result"
def outer():
    r = yield from inner()
    print("outer", r)
    yield from "ab"
    yield from range(2)
g = outer()
print(next(g), g.send("hello"), list(g))
def flatten(xs):
    for x in xs:
        if isinstance(x, (list, tuple)):
            yield from flatten(x)
        else:
            yield x
print(list(flatten([1, [2, (3, [4]), []], 5])))
def chain(*its):
    for it in its:
        yield from it
print("".join(chain("abc", ["d"], ("e",))))
def delegating():
    try:
        yield from inner()
    except KeyError as e:
        yield f"caught {e!r}"
d = delegating()
next(d)
print(d.throw(KeyError("k")))
def bad():
    yield from 5
list(bad())
