def load(name):
    table = {}
    try:
        return table[name]
    except KeyError:
        return fallback(name)
def fallback(name):
    raise LookupError("no fallback for " + name)
try:
    load("a")
except LookupError as e:
    print(repr(e), repr(e.__context__), e.__cause__)
load("b")
