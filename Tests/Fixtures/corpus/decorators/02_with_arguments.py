def repeat(times, sep=" "):
    def decorate(f):
        def wrapper(*a):
            return sep.join(str(f(*a)) for _ in range(times))
        return wrapper
    return decorate
@repeat(3)
def hi(name): return f"hi {name}"
@repeat(2, sep="/")
@repeat(2)
def yo(): return "yo"
print(hi("Bob"), yo())
def retry(n):
    def deco(f):
        def inner(*a):
            for i in range(n):
                try:
                    return f(*a)
                except ValueError as e:
                    print("try", i, e)
            raise RuntimeError(f"gave up after {n}")
        return inner
    return deco
@retry(2)
def bad(x): raise ValueError(x)
bad("no")
