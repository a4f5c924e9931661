def f(d):
    return d["a"]["b"] + d["x"]["y"] * 2
f({"a": {"b": 1}, "x": {"z": 1}})
