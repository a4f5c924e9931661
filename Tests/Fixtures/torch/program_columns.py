# SPDX-License-Identifier: GPL-3.0-or-later
import pandas as pd, numpy as np
df = pd.DataFrame({'a': [3, 1, 2, 1], 'b': [1.25, np.nan, 2.556, 4.0], 'c': ['x', 'y', 'x', 'y']})
print(df.round(1)); print(df[['a', 'b']].clip(1, 2)); print(df[['a']].cumsum()); print(df['a'].diff(), df[['a', 'b']].shift(1))
print(df.nlargest(2, 'a')); print(df['a'].nsmallest(2)); print(df.assign(d=df['a'] * 2, e=lambda t: t['d'] + 1))
print(df.query('a > 1')); lim = 2; print(df.query('a >= @lim and c == "x"')); print(df.query("c == 'y' or b > 2"))
print(df['c'].duplicated()); print(df.drop_duplicates('c')); print(df['c'].drop_duplicates()); print(df['b'].ffill(), df[['b']].bfill())
print(df['a'].rolling(2).mean()); print(df[['a']].rolling(2, min_periods=1).sum()); print(df['a'].where(df['a'] > 1), df['a'].mask(df['a'] > 1, 0))
print(df['a'].pct_change().round(2)); print(df[['a', 'b']].agg(['mean', 'max'])); print(df['a'].agg('sum'), df.agg({'a': 'sum', 'b': 'min'})); print(df['a'].corr(df['a'] * 2), round(df['a'].cov(df['a']), 4), df.equals(df.copy()), df['a'].equals(df['b']))
print(df.pipe(len), df.get('zz', 5), df[['a']].isin([1]), df['a'].iloc[:1].item()); print(df.merge(pd.DataFrame({'c': ['x', 'y'], 'w': [10, 20]}), on='c'))
df.info(); pd.DataFrame({'x': np.zeros(3), 'flag': [True, False, True]}).info()
print(df.query('1 < a < 3')); print(df.query('not (a > 1) and c in ["y"]')); print(df.query('(a > 1) & (c == "x")'), df.query('a > 1 & c == "x"').shape, df.query('c not in ["x"]').shape)
