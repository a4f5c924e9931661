import functools
def logged(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        print(f"-> {f.__name__}{args}{kwargs or ''}")
        result = f(*args, **kwargs)
        print(f"<- {result!r}")
        return result
    return wrapper

@logged
def add(a, b=0):
    """adds"""
    return a + b

print(add(1, b=2), add.__name__, add.__doc__, add.__wrapped__(5))
add("x")
