def averager():
    total, n, avg = 0, 0, None
    while True:
        x = yield avg
        total += x
        n += 1
        avg = total / n
a = averager()
print(next(a), a.send(10), a.send(20), a.send(30))
def careful():
    try:
        while True:
            try:
                got = yield "ready"
                print("got", got)
            except ValueError as e:
                print("handled", e)
    finally:
        print("cleanup")
c = careful()
next(c)
c.send(1)
print(c.throw(ValueError("oops")))
c.close()
c.close()
def ret():
    yield 1
    return "result"
r = ret()
next(r)
try:
    next(r)
except StopIteration as e:
    print(e.value, e.args)
a.close()
try:
    averager().send(5)
except TypeError as e:
    print(e)
a.send(1)
