"""Figures of fractions and decimals."""
from statistics import *
from fractions import Fraction as F
from decimal import Decimal as D
print(mean([F(1,2),F(1,3)]), mean([D('0.5'),D('0.75'),D('0.625'),D('0.375')]), variance([D('27.5'),D('30.25'),D('30.25'),D('34.5'),D('41.75')]), variance([F(1,6),F(1,2),F(5,3)]), stdev([1.5,2.5,2.5,2.75,3.25,4.75]), pvariance([0,.25,.25]), pstdev([D(1),D(2)]), mean([1,2]), mean([1,2,2]), median([D(1),D(2)]), fmean([F(1,2),1]), mean([1,F(1,2)]), mean([1, 2.5]))
for f in (lambda: mean([]), lambda: variance([1]), lambda: mean(['a']), lambda: mean([D(1), 1.5])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
