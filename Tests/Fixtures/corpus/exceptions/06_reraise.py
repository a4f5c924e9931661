def f():
    try:
        raise ValueError("original")
    except ValueError:
        print("logging")
        raise
try:
    f()
except ValueError as e:
    print("got", e, e.__context__)
def g():
    try:
        1 / 0
    except ZeroDivisionError as e:
        e.args = ("changed",)
        raise e
try: g()
except ZeroDivisionError as e: print(e)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    try: raise KeyError(1)
    except KeyError:
        try: raise IndexError(2)
        except IndexError: pass
        raise
except KeyError as e: print("key", e)
f()
