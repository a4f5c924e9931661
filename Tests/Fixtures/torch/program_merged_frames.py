# Tables put together by keys; draws of different elements by weights.
import numpy as np
import pandas as pd

a = pd.DataFrame({"k": [3, 1, 2, 1], "v": [1., 2., 3., 4.], "w": list("abcd")})
b = pd.DataFrame({"k": [1, 2, 4, 1], "v": [10, 20, 30, 40]})
for how in ("inner", "left", "right", "outer"):
    print(a.merge(b, how=how, on="k"))
print(a.merge(b, on="k", suffixes=("_l", "_r")), pd.merge(a, b, on="k", sort=True))
print(a.merge(b.rename(columns={"k": "key"}), left_on="k", right_on="key"))
print(a.merge(b.rename(columns={"v": "u"})).dtypes, a.merge(pd.DataFrame({"k": [1, 3], "w": ["b", "a"], "z": [True, False]}), on=["k", "w"]))
for made in (lambda: a.merge(b, on="q"), lambda: a.merge(pd.DataFrame({"q": [1]})), lambda: a.merge(b, on="k", left_on="k"), lambda: a.merge(b, left_on=["k", "v"], right_on=["k"])):
    try:
        print(made())
    except Exception as error:
        print(type(error).__name__, error)

np.random.seed(0)
print(np.random.choice(6, 4, replace=False, p=[.1, .2, .3, .1, .2, .1]), np.random.choice(["a", "b", "c"], 2, replace=False, p=[.5, .25, .25]), np.random.rand())
for made in (lambda: np.random.choice(3, 4, replace=False, p=[.5, .25, .25]), lambda: np.random.choice(3, 3, replace=False, p=[.5, .5, 0]), lambda: np.random.choice(3, 1, p=[.5, .5]),
             lambda: np.random.choice(2, 1, p=[.5, .6])):
    try:
        print(made())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])
