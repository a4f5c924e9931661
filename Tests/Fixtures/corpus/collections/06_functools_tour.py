from functools import reduce, partial, singledispatch, wraps, partialmethod
print(reduce(lambda a, b: a + b, "abc"), reduce(lambda a, b: a * b, [], 1))
@singledispatch
def show(x): return f"object {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list of {len(x)}"
print(show(1), show([1, 2]), show("s"), show(True))
basetwo = partial(int, base=2); basetwo.__doc__ = "base 2"
print(basetwo("110"), partial(print, "a", sep="-")("b"), partial(sorted, reverse=True)([1, 3, 2]))
def deco(f):
    @wraps(f)
    def w(*a): return f(*a)
    return w
@deco
def named(): "doc here"
print(named.__name__, named.__doc__, named.__wrapped__ is not None)
print(partial(max, 1, 2))
