"""Quotients of whole numbers."""
from fractions import Fraction as F
import math
print(F(3,4)+F(1,4), F('1/3'), F('0.125'), F(0.5), F(-6,4), repr(F('1e-3')), F(1,3)**2, F(1,3)**-2, 2**F(1,2))
print(F(7,3)//2, F(7,3)%2, divmod(F(7,3),F(1,2)), round(F(7,2)), round(F(22,7),2), math.floor(F(-7,3)), math.ceil(F(7,3)), int(F(-7,3)))
print(F(1,3)<F(1,2), F(1,2)==0.5, hash(F(1,2))==hash(0.5), F(1,2)+0.5, 1+F(1,2), 1-F(1,2), 2/F(1,2), 3//F(1,2), sum([F(1,3)]*3))
print(F(math.pi).limit_denominator(1000), F(3.14159).limit_denominator(10), max(F(1,2),F(2,3)), sorted([F(1,2),F(1,3),0.4]))
for a in [('1/0',),('a',),(1,0),(None,),(1.5,2)]:
    try: print(F(*a))
    except Exception as e: print(type(e).__name__, e)
print(F(1,2).numerator, abs(F(-1,2)), -F(1,2), bool(F(0)), isinstance(F(1), int), F(5)==5, f"{F(1,2)}", float(F(1,3)), F.from_float(0.25), F(1,2).as_integer_ratio(), {F(1,2):1}[0.5])
try: F(1,2)+'a'
except TypeError as e: print(e)
try: F(1,2)/0
except ZeroDivisionError as e: print(e)
from statistics import mean
print(mean([F(1,2),F(1,3)]), math.fsum([F(1,2)]), math.prod([F(1,2),3]))
