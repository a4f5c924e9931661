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
