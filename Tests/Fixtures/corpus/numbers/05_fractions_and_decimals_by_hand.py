from math import gcd
class Fraction:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g
    def __add__(self, o):
        o = o if isinstance(o, Fraction) else Fraction(o)
        return Fraction(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    def __truediv__(self, o): return Fraction(self.n * o.d, self.d * o.n)
    def __pow__(self, k): return Fraction(self.n ** k, self.d ** k)
    def __float__(self): return self.n / self.d
    def __int__(self): return int(self.n / self.d)
    def __index__(self): return self.n
    def __round__(self, k=None): return round(float(self), k)
    def __floor__(self): return self.n // self.d
    def __lt__(self, o): return self.n * o.d < o.n * self.d
    def __repr__(self): return f"{self.n}/{self.d}"
a, b = Fraction(1, 2), Fraction(3, -4)
print(a + b, a + 1, 1 + a, a / b, a ** 3, float(b), int(b), round(a, 1), sum([a, b]), sorted([a, b]), [10, 20, 30][Fraction(2)], range(Fraction(2)), hex(Fraction(255)))
import math
print(math.floor(b), math.sqrt(Fraction(1, 4)), float(a) == 0.5, max(a, b), f"{float(a):.2f}")
Fraction(1, 0)
