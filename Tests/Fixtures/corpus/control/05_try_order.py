def f(n):
    try:
        print("try", n)
        if n == 1: raise ValueError("v")
        if n == 2: return "returned"
        if n == 3: 1 / 0
    except ValueError as e:
        print("except", e)
        return "handled"
    else:
        print("else")
    finally:
        print("finally")
    return "end"
for n in range(3): print(f(n))
try: f(3)
except ZeroDivisionError as e: print(e)
def g():
    try: return 1
    finally: return 2
print(g())
def h():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print(i)
        finally: print("f", i)
h()
def k():
    x = 1
    try: return x
    finally: x = 2
print(k())
try:
    try: raise KeyError("a")
    finally: print("inner finally")
except KeyError as e: print(e)
try:
    pass
finally:
    undefined
