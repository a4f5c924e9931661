def f():
    try:
        raise ValueError("lost")
    finally:
        raise TypeError("from finally")
try:
    f()
except TypeError as e:
    print(e, repr(e.__context__))
def g():
    try:
        raise ValueError("swallowed")
    finally:
        return "returned"
print(g())
for i in range(2):
    try:
        raise ValueError(i)
    except ValueError:
        continue
    finally:
        print("f", i)
f()
