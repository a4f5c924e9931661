try:
    {}["missing"]
except KeyError as e:
    print(e.args, e.args[0] == "missing", str(e), repr(e))
try:
    [].missing
except AttributeError as e:
    print(e.name, e.obj, e)
try:
    missing_name
except NameError as e:
    print(e.name, e)
try:
    import not_a_module
except ImportError as e:
    print(e.name, type(e).__name__, e)
try:
    next(iter([]))
except StopIteration as e:
    print(e.value, e.args)
e = Exception("a", 1, [2])
print(e.args, str(e), repr(e), e.__class__.__name__, e.__traceback__)
e.add_note("noted") if hasattr(e, "add_note") else None
e2 = ValueError()
e2.extra = 5
print(e2.extra, str(e2) == "", bool(e2.args))
try:
    raise ValueError
except ValueError as v:
    print(repr(v), v.__traceback__ is not None)
try:
    "abc".encode("ascii").decode("utf-8")
    int("12", 99)
except ValueError as e:
    print(e)
raise SystemExit("bye")
