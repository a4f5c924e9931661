apply = lambda f, x: f(x)
data = {"f": lambda v: v + "x"}
print([apply(data["f"], "a")])
print(list(map(data["f"], ["b", 3])))
