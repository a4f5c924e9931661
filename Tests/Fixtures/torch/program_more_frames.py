# Columns added, moved and compared; rows that are there twice; what pandas has and Gradus has not is said so.
import numpy as np
import pandas as pd

d = pd.DataFrame({"a": [1, 2, 2, 4], "b": [1.5, np.nan, 3., -4.]})
print(d.assign(c=d.a * 2, e=lambda t: t.c + 1), d.columns.tolist())
print(d.diff(), d.shift(1), d.cumsum(), d.clip(0, 2), d.round(0), d.abs(), d.isin([2, 3.]))
print(d.equals(d.copy()), d.equals(d.assign(a=0)), d.a.equals(d.b), d.get("q", 5), d.get("a").tolist(), d.pipe(len), d.a.pipe(lambda s: s.sum()))
print(d.duplicated("a").tolist(), d.duplicated().tolist(), d.drop_duplicates("a"), d.drop_duplicates(subset=["a"], keep="last", ignore_index=True), d.a.drop_duplicates().tolist())
print(d.a.duplicated(keep=False).tolist())
for made in (lambda: d.nothing, lambda: d.a.nothing):
    try:
        print(made())
    except AttributeError as error:
        print(error)

# Labels that several rows have, and correlations of columns with gaps.
e = d.assign(c=list("xyxz")).set_index("c")
print(e.loc["x"], e.loc["y"], e.loc["x", "a"], e.loc[["x", "z"]], e.loc["x":"x"] if False else "")
e.loc["x", "a"] = 7
print(e, d.corr().round(3), d.assign(c="q").corr(numeric_only=True).round(3), d.b.cumsum().tolist())
try:
    d.assign(c="q").corr()
except ValueError as error:
    print(error)
twice = pd.DataFrame({"x": [1, 2, 2], "y": ["a", "b", "b"]})
column = twice["x"].copy()
print(column.drop_duplicates(inplace=True), column.tolist(), column.index.tolist())
print(twice.drop_duplicates("x", ignore_index=True, inplace=True), twice, sep="\n")
