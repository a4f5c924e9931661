# SPDX-License-Identifier: GPL-3.0-or-later
"""Exact quotients of whole numbers."""
import math
import numbers
import operator
import re

__all__ = ["Fraction"]

_form = re.compile(r"""
    \s*(?P<sign>[-+]?)
    (?=\d|\.\d)
    (?P<whole>\d*|\d+(?:_\d+)*)
    (?:
      (?:/(?P<under>\d+(?:_\d+)*))?
    | (?:\.(?P<decimals>\d*|\d+(?:_\d+)*))?(?:E(?P<exponent>[-+]?\d+(?:_\d+)*))?
    )
    \s*""", re.VERBOSE | re.IGNORECASE)

def _of_text(text):
    found = _form.fullmatch(text)
    if found is None:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    above = int((found["whole"] or "0").replace("_", ""))
    under = 1
    if found["under"]:
        under = int(found["under"].replace("_", ""))
    else:
        decimals = (found["decimals"] or "").replace("_", "")
        if decimals:
            under = 10 ** len(decimals)
            above = above * under + int(decimals)
        exponent = int((found["exponent"] or "0").replace("_", ""))
        if exponent >= 0:
            above *= 10 ** exponent
        else:
            under *= 10 ** -exponent
    return -above if found["sign"] == "-" else above, under

class Fraction(numbers.Rational):
    """A quotient of whole numbers, in lowest terms, with a positive denominator."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None, *, _normalize=True):
        if denominator is None:
            if type(numerator) is int:
                above, under = numerator, 1
            elif isinstance(numerator, numbers.Rational):
                above, under = int(numerator.numerator), int(numerator.denominator)
            elif isinstance(numerator, str):
                above, under = _of_text(numerator)
            elif isinstance(numerator, float) or hasattr(numerator, "as_integer_ratio"):
                above, under = numerator.as_integer_ratio()
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif type(numerator) is int is type(denominator):
            above, under = numerator, denominator
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            above = numerator.numerator * denominator.denominator
            under = denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if under == 0:
            raise ZeroDivisionError(f"Fraction({above}, 0)")
        return _made(cls, above, under) if _normalize else _plain(cls, above, under)

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (float, numbers.Integral)):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        if isinstance(dec, numbers.Integral):
            return cls(int(dec))
        if not hasattr(dec, "as_integer_ratio") or isinstance(dec, float):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})")
        return cls(*dec.as_integer_ratio())

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if not max_denominator >= 1:
            raise ValueError("max_denominator should be at least 1")
        if max_denominator >= self._denominator:
            return Fraction(self)
        # The convergents of the continued fraction, as long as they fit.
        before, now = (0, 1), (1, 0)
        above, under = self._numerator, self._denominator
        while True:
            part = above // under
            next_under = before[1] + part * now[1]
            if next_under > max_denominator:
                break
            before, now = now, (before[0] + part * now[0], next_under)
            above, under = under, above - part * under
        steps = (max_denominator - before[1]) // now[1]
        middle = Fraction(before[0] + steps * now[0], before[1] + steps * now[1])
        last = Fraction(*now)
        return last if abs(last - self) <= abs(middle - self) else middle

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __add__(self, other):
        return _combined(self, other, operator.add, lambda a, b, c, d: (a * d + c * b, b * d))

    def __sub__(self, other):
        return _combined(self, other, operator.sub, lambda a, b, c, d: (a * d - c * b, b * d))

    def __mul__(self, other):
        return _combined(self, other, operator.mul, lambda a, b, c, d: (a * c, b * d))

    def __truediv__(self, other):
        return _combined(self, other, operator.truediv, _quotient)

    def __radd__(self, other):
        return _reflected(self, other, operator.add, lambda a, b, c, d: (a * d + c * b, b * d))

    def __rsub__(self, other):
        return _reflected(self, other, operator.sub, lambda a, b, c, d: (a * d - c * b, b * d))

    def __rmul__(self, other):
        return _reflected(self, other, operator.mul, lambda a, b, c, d: (a * c, b * d))

    def __rtruediv__(self, other):
        return _reflected(self, other, operator.truediv, _quotient)

    def __floordiv__(self, other):
        return _whole(self, other, operator.floordiv, lambda a, b, c, d: a * d // (b * c))

    def __rfloordiv__(self, other):
        return _whole(self, other, operator.floordiv, lambda a, b, c, d: a * d // (b * c), True)

    def __mod__(self, other):
        return _combined(self, other, operator.mod, lambda a, b, c, d: (a * d % (c * b), b * d))

    def __rmod__(self, other):
        return _reflected(self, other, operator.mod, lambda a, b, c, d: (a * d % (c * b), b * d))

    def __divmod__(self, other):
        return _whole(self, other, divmod, lambda a, b, c, d: (a * d // (b * c), Fraction(a * d % (c * b), b * d)))

    def __rdivmod__(self, other):
        return _whole(self, other, divmod, lambda a, b, c, d: (a * d // (b * c), Fraction(a * d % (c * b), b * d)), True)

    def __pow__(self, other):
        if not isinstance(other, numbers.Rational):
            return float(self) ** other if isinstance(other, float) else NotImplemented
        if other.denominator != 1:
            return float(self) ** float(other)
        power, above, under = other.numerator, self._numerator, self._denominator
        if power >= 0:
            return _plain(Fraction, above ** power, under ** power)
        if above == 0:
            raise ZeroDivisionError(f"Fraction({under ** -power}, 0)")
        return _made(Fraction, under ** -power, above ** -power)

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        if isinstance(other, numbers.Rational):
            return Fraction(other.numerator, other.denominator) ** self
        return other ** self._numerator if self._denominator == 1 else other ** float(self)

    def __pos__(self):
        return _plain(Fraction, self._numerator, self._denominator)

    def __neg__(self):
        return _plain(Fraction, -self._numerator, self._denominator)

    def __abs__(self):
        return _plain(Fraction, abs(self._numerator), self._denominator)

    def __int__(self):
        return self.__trunc__()

    def __float__(self):
        return self._numerator / self._denominator

    def __trunc__(self):
        whole = abs(self._numerator) // self._denominator
        return -whole if self._numerator < 0 else whole

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            half = 2 * rest - self._denominator
            return whole + (half > 0 or half == 0 and whole % 2 == 1)
        scale = 10 ** abs(ndigits)
        return Fraction(round(self * scale), scale) if ndigits > 0 else Fraction(round(self / scale) * scale)

    def __hash__(self):
        import sys
        modulus = sys.hash_info.modulus
        try:
            value = abs(self._numerator) * pow(self._denominator, -1, modulus) % modulus
        except ValueError:
            value = sys.hash_info.inf
        value = value if self._numerator >= 0 else -value
        return -2 if value == -1 else value

    def __eq__(self, other):
        if type(other) is int:
            return self._numerator == other and self._denominator == 1
        if isinstance(other, numbers.Rational):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            return other == 0.0 and self._numerator == 0 if not math.isfinite(other) else self == Fraction(other)
        return NotImplemented

    def __lt__(self, other):
        return _ordered(self, other, operator.lt)

    def __gt__(self, other):
        return _ordered(self, other, operator.gt)

    def __le__(self, other):
        return _ordered(self, other, operator.le)

    def __ge__(self, other):
        return _ordered(self, other, operator.ge)

    def __bool__(self):
        return self._numerator != 0

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else type(self)(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()

def _plain(cls, above, under):
    self = object.__new__(cls)
    self._numerator, self._denominator = above, under
    return self

def _made(cls, above, under):
    common = math.gcd(above, under)
    if under < 0:
        common = -common
    return _plain(cls, above // common, under // common)

def _quotient(a, b, c, d):
    if c == 0:
        raise ZeroDivisionError(f"Fraction({a * d}, 0)")
    return a * d, b * c

def _parts(number):
    """A rational number as numerator and denominator; None for any other."""
    if type(number) is Fraction:
        return number._numerator, number._denominator
    if isinstance(number, int):
        return int(number), 1
    if isinstance(number, numbers.Rational):
        return number.numerator, number.denominator
    return None

def _combined(left, right, operation, exact):
    parts = _parts(right)
    if parts is not None:
        return _made(Fraction, *exact(left._numerator, left._denominator, *parts))
    return operation(float(left), right) if isinstance(right, float) else NotImplemented

def _reflected(right, left, operation, exact):
    parts = _parts(left)
    if parts is not None:
        return _made(Fraction, *exact(*parts, right._numerator, right._denominator))
    return operation(left, float(right)) if isinstance(left, float) else NotImplemented

def _whole(self, other, operation, exact, is_reflected=False):
    parts = _parts(other)
    if parts is not None:
        mine = (self._numerator, self._denominator)
        return exact(*parts, *mine) if is_reflected else exact(*mine, *parts)
    if isinstance(other, float):
        return operation(other, float(self)) if is_reflected else operation(float(self), other)
    return NotImplemented

def _ordered(left, right, comparison):
    parts = _parts(right)
    if parts is not None:
        return comparison(left._numerator * parts[1], parts[0] * left._denominator)
    if isinstance(right, float):
        return comparison(left, Fraction(right)) if math.isfinite(right) else comparison(0.0, right)
    return NotImplemented
