def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw

print(f(1, c=3), f(1, 9, 8, 7, c=3, z=0), f(*[1, 2], **{"c": 5, "e": 6}))
for call in ["f()", "f(1)", "f(1, a=2, c=3)", "f(1, **{'c': 1}, c=2)", "f(c=1)", "f(1, c=1, **{1: 2})"]:
    try:
        print(eval(call))
    except TypeError as e:
        print(call, "->", e)
def g(x, /, y, *, z):
    return x + y + z
print(g(1, 2, z=3), g(1, y=2, z=3))
for call in ["g(1, 2, 3)", "g(x=1, y=2, z=3)", "g(1, 2)", "g(1, z=2)", "g()", "g(1,2,3,4)"]:
    try:
        print(eval(call))
    except TypeError as e:
        print(call, "->", e)
g(1, 2, z=3, w=4)
