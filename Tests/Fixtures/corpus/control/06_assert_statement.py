def mean(xs):
    assert len(xs) > 0, "need at least one number"
    return sum(xs) / len(xs)
print(mean([1, 2]))
try:
    mean([])
except AssertionError as e:
    print("assertion:", e, e.args)
try:
    assert False
except AssertionError as e:
    print(repr(e), str(e) == "")
try:
    assert 1 == 2, ("a", 1)
except AssertionError as e:
    print(e, e.args)
assert True, 1 / 0
assert isinstance(5, str), f"expected str, got {type(5).__name__}"
