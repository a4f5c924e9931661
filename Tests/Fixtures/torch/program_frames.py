# SPDX-License-Identifier: GPL-3.0-or-later
import pandas as pd, numpy as np
nan = float('nan')
df = pd.DataFrame({'A': [1.0, 5.0, 10.0], 'B': [2.0, 6.0, 11.0], 'C': [3.0, nan, 12.0], 'D': [4.0, 8.0, nan]})
print(df.dropna(axis=0)); print(df.dropna(axis=1)); print(df.dropna(how='all')); print(df.dropna(thresh=4)); print(df.dropna(subset=['C'])); print(df.dropna(thresh=3, axis=1, ignore_index=False)); print(df.dropna(ignore_index=True))
print(df.reindex([2, 0, 1])); print(df.reindex([2, 0, 5])); print(df.reindex(columns=['D', 'A'])); np.random.seed(0); print(df.reindex(np.random.permutation(df.index)))
for t in ("df.dropna(how='x')", "df.dropna(how='any', thresh=2)"):
    try: eval(t)
    except Exception as e: print(type(e).__name__, e)
e = pd.DataFrame(); print(e.reindex(np.random.permutation(e.index)))
# A minus stands in the blank before a number, numbers of which none is known have no blank, numbers as names begin below each other.
print(pd.DataFrame({'a': [1, 2], 'b': [nan, nan]}), pd.DataFrame({'a': [1.5, 2], 'bb': [nan, nan], 'long name': [nan] * 2}), pd.Series([nan, nan]), sep='\n')
print(pd.DataFrame({'i': [-3, 10], 'f': [nan, -1.0], 's': ['-a', 'b']}), pd.Series([-1.0, 2.0]), pd.Series([1, -22]), sep='\n')
print(pd.DataFrame({'a': range(70), 'b': [nan] * 70, 'c': [-1.5] * 70}), pd.Series(np.arange(70) - 35), pd.Series(['abcdef'] * 70), sep='\n')
print(pd.DataFrame(np.arange(24.0).reshape(2, 12)), pd.DataFrame(np.arange(60.0).reshape(2, 30)), sep='\n')
print(pd.DataFrame({'name': ['u'], 'flag': [True], 'k': [3], 'o': [None]}), pd.DataFrame({'name': ['u'], 'k': [-3], 'b': [nan]}).to_string(index=False), sep='\n')
print(pd.DataFrame({'category': ['a', 'b'], 'n': [1, 2]}).groupby('category').sum(), pd.DataFrame({'b': [nan]}).describe(), sep='\n')
