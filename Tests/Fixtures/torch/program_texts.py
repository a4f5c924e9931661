# SPDX-License-Identifier: GPL-3.0-or-later
import pandas as pd, numpy as np
for k in (46, 47, 48, 49, 50, 51, 60):
    print(pd.Series(['y' * k, 'b'])); print(pd.DataFrame({'t': ['y' * k], 'n': [1]})); print(pd.DataFrame({'t': ['y' * k], 'n': [1]}).to_string())
print(pd.Series(['v%d'%i for i in range(130)]).unique()); print(pd.Series(['value %d'%i for i in range(101)]).unique())
df = pd.DataFrame({'review': ['a long text of a film that nobody has seen, with many words', 'short'], 'label': [1, 0]}); print(df); print(df['review']); print(df.head(1)); print(df['label'].unique(), df['review'].unique())
print(df.values, df['review'].values, np.array(df['review']), df['review'].to_numpy(), df['review'].str.len().values, list(df['review'].values)[1])
print(np.array(['a', 'b'])[[1, 0]].tolist(), np.array([['a', 'b'], ['c', 'd']]).T, np.array(['x', 'yy']).dtype)
a = np.array(['ab', 'c']); a[0] = 'xyz'; print(a, a.dtype); b = np.array(['ab', None], dtype=object); b[0] = 'xyz'; print(b)
names = np.array(['cat', 'dog', 'owl']); p = np.array([0, 2, 1]); print(names[p], names[p == 2], (names == 'dog').sum(), np.where(names == 'dog', 'D', names), np.unique(names[p], return_counts=True), 'cat' in names, np.append(names, 'fox'), np.append(names, 3))
print(np.array([1, 'a']).dtype, np.array([2.5, 'a']), np.array([True, 'a']), np.array(['1.5', '2']).astype(float) * 2, np.array([1, 2]).astype(str)[0] + 'x', np.arange(3).astype('U5'), np.float32([0.1, 1]).astype(str))
