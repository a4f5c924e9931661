class Timer:
    def __init__(self, name): self.name = name
    def __enter__(self): print("enter", self.name); return self
    def __exit__(self, t, v, tb): print("exit", self.name, t.__name__ if t else None, v); return self.name == "swallow"
with Timer("a") as a, Timer("b") as b: print("body", a.name, b.name)
with (Timer("p") as p, Timer("q")): print("paren")
with Timer("swallow"): raise ValueError("gone")
print("after")
def f():
    with Timer("ret"): return "value"
print(f())
for i in range(2):
    with Timer(i):
        if i == 0: continue
        break
class Half:
    def __enter__(self): pass
for x in (5, Half()):
    try:
        with x: pass
    except TypeError as e: print(e)
with Timer("last"): 1 / 0
