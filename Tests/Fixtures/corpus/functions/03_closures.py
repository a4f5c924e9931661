def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def reset():
        nonlocal n
        n = 0
    return inc, reset

inc, reset = counter()
print(inc(), inc(5), inc(), reset(), inc())
def adder(n):
    return lambda x: x + n
print(adder(3)(4), [adder(i)(10) for i in range(3)], adder(1).__name__, adder(1).__qualname__)
def outer():
    x = "outer"
    def inner():
        print(x)
        x = "inner"
    inner()
try:
    outer()
except UnboundLocalError as e:
    print(e)
total = 0
def bump():
    total += 1
bump()
