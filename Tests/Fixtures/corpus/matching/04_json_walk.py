def describe(v, depth=0):
    pad = "  " * depth
    match v:
        case dict() if not v: print(pad + "empty dict")
        case {"name": str(name), "children": [*kids]}:
            print(pad + name)
            for k in kids: describe(k, depth + 1)
        case {"name": str(name)}: print(pad + name + " (leaf)")
        case [*items]: print(pad + f"list of {len(items)}")
        case bool(): print(pad + "bool")
        case int(n) | float(n): print(pad + f"num {n}")
        case str(): print(pad + "text")
        case None: print(pad + "null")
describe({"name": "root", "children": [{"name": "a"}, {"name": "b", "children": [{"name": "c"}]}, 5, True, [1, 2], "t", None, {}]})
def ev(e):
    match e:
        case int() | float(): return e
        case ("+", a, b): return ev(a) + ev(b)
        case ("*", a, b): return ev(a) * ev(b)
        case ("-", a): return -ev(a)
        case (op, *_): raise ValueError(f"unknown operator {op!r}")
print(ev(("+", 1, ("*", 2, ("-", 3)))))
ev(("/", 1, 2))
