# eval, exec, locals, globals.
x = 10
print(eval("x + 1"), eval("y", {"y": 3}), eval(" 1 if x else 2"), eval("a+b", {"a": 1}, {"b": 2}))
exec("z = x * 2\nprint(z)"); print(z)
ns = {}; exec("def f(a): return a + 1\nq = f(4)", ns); print(ns["q"], ns["f"](1), "q" in ns)
def g(a, b=2):
    c = a + b
    print(eval("a * c"), locals(), sorted(vars()), dir())
    def h(): return a, locals()
    return h()
print(g(3)); print("x" in globals(), globals()["x"]); globals()["new"] = 5; print(new, locals() is not None)
try: eval("1 +")
except SyntaxError as e: print(type(e).__name__)
try: eval("nope")
except NameError as e: print(e)
print([eval(s) for s in ("1+1", "'a'*2")])
