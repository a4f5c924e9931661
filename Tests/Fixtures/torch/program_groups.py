# SPDX-License-Identifier: GPL-3.0-or-later
import pandas as pd, numpy as np
df = pd.DataFrame({'city': ['Oslo', 'Rome', 'Oslo', 'Cairo', 'Rome', 'Oslo'], 'kind': ['a', 'b', 'b', 'a', 'a', 'b'], 'temp': [1.5, 12.0, -3.0, 22.0, 14.5, 0.0], 'n': [1, 2, 3, 4, 5, 6]})
g = df.groupby('city')
print(g['temp'].agg(['mean', 'max', 'count'])); print(g['temp'].agg('sum')); print(g.agg({'temp': 'mean', 'n': 'sum'}))
print(g.agg(avg=('temp', 'mean'), total=('n', 'sum'))); print(g['n'].agg(lambda s: s.max() - s.min())); print(g['temp'].agg(lo='min', hi='max'))
print(g['temp'].transform('mean')); df['z'] = g['temp'].transform(lambda s: s - s.mean()); print(df)
print(g[['temp', 'n']].mean()); print(g.temp.mean()); print(g.ngroups, len(g), g.size()); print(g['temp'].first(), g['n'].last())
for k, part in g: print(k, part.shape)
for k, part in g['temp']: print(k, list(part))
print(g.get_group('Rome')); print(g['n'].describe()); print(g['temp'].std()); print(df.groupby(df['n'] > 3)['temp'].mean())
print(pd.crosstab(df['city'], df['kind'])); print(pd.crosstab(df['city'], df['kind'], margins=True)); print(pd.crosstab(df['city'], df['kind'], normalize='index'))
print(pd.crosstab(np.array([0, 1, 1]), np.array([0, 1, 0]), rownames=['true'], colnames=['pred']))
print(df.pivot_table(values='temp', index='city', columns='kind', aggfunc='mean')); print(pd.pivot_table(df, values='n', index='kind', columns='city', aggfunc='sum', fill_value=0)); print(df.pivot_table(values='temp', index='city'))
try: g['nope']
except KeyError as e: print(e)
try: g.nope
except AttributeError as e: print(e)
print(df.groupby('city', sort=False)['n'].sum()); print(g.apply(lambda d: d['n'].sum()) if False else '')
w = pd.DataFrame({f'column number {i}': [1.0 * i, 2.5] for i in range(9)}); print(w); print(w.iloc[:, :4]); w.index.name = 'row'; print(w)
for k in range(1, 9): print(pd.DataFrame({f'c{i:0{6 + k}d}': [123456.789, -1] for i in range(7)}))
print(pd.DataFrame({'a': ['x' * 70], 'b': [1]})); print(pd.DataFrame({'aa': ['x' * 38], 'b': ['y' * 36]})); print(pd.DataFrame({'aa': ['x' * 38], 'b': ['y' * 35]}))
