# SPDX-License-Identifier: GPL-3.0-or-later
"""Decimal numbers: as many digits as asked for, rounded as asked for."""
import collections
import math
import numbers
import operator
import re
import sys

from decimal import _context
from decimal._context import *
from decimal._context import ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext, _digits, _methods, _rounded

__all__ = ["Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext", "DecimalException", "Clamped",
           "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow", "FloatOperation",
           "DivisionImpossible", "InvalidContext", "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN", "ROUND_HALF_UP",
           "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP", "setcontext", "getcontext",
           "localcontext", "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS", "HAVE_CONTEXTVAR"]

HAVE_THREADS = HAVE_CONTEXTVAR = True
DecimalTuple = collections.namedtuple("DecimalTuple", "sign digits exponent")
DecimalTuple.__module__ = "decimal"
_form = re.compile(r"([-+])?(?:(\d*)(?:\.(\d*))?(?:E([-+]?\d+))?|(Inf(?:inity)?)|(s)?NaN(\d*))", re.IGNORECASE)

def _make(sign, number, exponent, special=""):
    """A number from its parts; `special` is F for infinity, n and N for the two kinds of NaN, whose payload is the number."""
    self = object.__new__(Decimal)
    self._sign, self._number, self._exponent, self._special = sign, number, exponent, special
    return self

def _fix(sign, number, exponent, context):
    """The number rounded to the context."""
    tiny, top = context.Etiny(), context.Emax - context.prec + 1
    if not number:
        kept = min(max(exponent, tiny), top if context.clamp else context.Emax)
        if kept != exponent:
            context._raise(Clamped)
        return _make(sign, 0, kept)
    size = _digits(number)
    least = size + exponent - context.prec
    if least > top:
        return _overflow(sign, context)
    is_tiny = least < tiny
    if is_tiny:
        least = tiny
    if exponent < least:
        drop = least - exponent
        if drop > size + 1:
            # Far below the last place: something, but not much.
            number, exponent, drop = 1, least - 2, 2
        number, is_inexact = _rounded(sign, number, drop, context.rounding)
        exponent = least
        if number == 10**context.prec:
            number, exponent = number // 10, exponent + 1
        if exponent > top:
            return _overflow(sign, context)
        if is_inexact and is_tiny:
            context._raise(Underflow)
        if is_tiny:
            context._raise(Subnormal)
        if is_inexact:
            context._raise(Inexact)
        context._raise(Rounded)
        if not number:
            context._raise(Clamped)
        return _make(sign, number, exponent)
    if is_tiny:
        context._raise(Subnormal)
    if context.clamp and exponent > top:
        context._raise(Clamped)
        number, exponent = number * 10**(exponent - top), top
    return _make(sign, number, exponent)

def _overflow(sign, context):
    mode = context.rounding
    if mode in (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_UP) or mode == (ROUND_FLOOR if sign else ROUND_CEILING):
        result = _make(sign, 0, 0, "F")
    else:
        result = _make(sign, 10**context.prec - 1, context.Emax - context.prec + 1)
    context._raise(Overflow, result)
    context._raise(Inexact)
    context._raise(Rounded)
    return result

def _other(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _make(int(value < 0), abs(int(value)), 0)
    return None

def _unknown(sign, left, right):
    """Refuses what no other class could know either; its own way for all else."""
    for value in (left, right):
        if type(value) in (float, str, bytes, list, tuple, dict, set, type(None)):
            names = ["decimal.Decimal" if isinstance(side, Decimal) else type(side).__name__ for side in (left, right)]
            raise TypeError(f"unsupported operand type(s) for {sign}: '{names[0]}' and '{names[1]}'")
    return NotImplemented

def _operand(value):
    """The same for methods, which take nothing else."""
    found = _other(value)
    if found is None:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return found

def _in(context):
    if context is None:
        return getcontext()
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    return context

def _aligned(a, b, prec):
    """Two finite numbers as whole numbers of one exponent; one far below the other's last place becomes next to nothing."""
    (high, low) = (a, b) if a._exponent >= b._exponent else (b, a)
    high_number, low_number, exponent = high._number, low._number, low._exponent
    if prec is not None and high_number and low_number:
        floor = high._exponent + min(-1, _digits(high_number) - prec - 2)
        if _digits(low_number) + exponent - 1 < floor:
            low_number, exponent = 1, floor
    high_number *= 10**(high._exponent - exponent)
    pair = (-high_number if high._sign else high_number, -low_number if low._sign else low_number)
    return (*(pair if high is a else pair[::-1]), exponent)

class Decimal:
    """A decimal number."""

    __slots__ = ("_sign", "_number", "_exponent", "_special", "__weakref__")

    def __new__(cls, value="0", context=None):
        made = _converted(value, context)
        if cls is Decimal:
            return made
        self = object.__new__(cls)
        self._sign, self._number, self._exponent, self._special = made._sign, made._number, made._exponent, made._special
        return self

    @classmethod
    def from_float(cls, f, /):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        sign = int(math.copysign(1.0, f) < 0)
        if f != f:
            made = _make(sign, 0, 0, "n")
        elif f in (math.inf, -math.inf):
            made = _make(sign, 0, 0, "F")
        else:
            above, under = abs(f).as_integer_ratio()
            power = under.bit_length() - 1
            made = _make(sign, above * 5**power, -power)
        return made if cls is Decimal else cls(made)

    # What it is.

    def is_nan(self):
        return self._special in ("n", "N")

    def is_qnan(self):
        return self._special == "n"

    def is_snan(self):
        return self._special == "N"

    def is_infinite(self):
        return self._special == "F"

    def is_finite(self):
        return not self._special

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return not self._special and not self._number

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def is_normal(self, context=None):
        return not self._special and self._number != 0 and self.adjusted() >= _in(context).Emin

    def is_subnormal(self, context=None):
        return not self._special and self._number != 0 and self.adjusted() < _in(context).Emin

    def adjusted(self):
        return 0 if self._special else self._exponent + _digits(self._number) - 1

    def as_tuple(self):
        digits = tuple(map(int, str(self._number))) if not self._special or self._number else ()
        if self._special == "F":
            digits = (0,)
        return DecimalTuple(self._sign, digits, self._special or self._exponent)

    def as_integer_ratio(self):
        if self._special:
            if self._special == "F":
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        above, under = self._number, 1
        if self._exponent >= 0:
            above *= 10**self._exponent
        else:
            under = 10**-self._exponent
        common = math.gcd(above, under)
        return (-above if self._sign else above) // common, under // common

    def number_class(self, context=None):
        if self._special:
            return {"n": "NaN", "N": "sNaN"}.get(self._special) or "+-"[self._sign] + "Infinity"
        kind = "Zero" if not self._number else "Subnormal" if self.is_subnormal(context) else "Normal"
        return "+-"[self._sign] + kind

    def radix(self):
        return _make(0, 10, 0)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return _make(0, 0, 0)

    def conjugate(self):
        return self

    # Texts.

    def __repr__(self):
        return f"Decimal('{self}')"

    def _text(self, capitals, engineering=False):
        sign = "-" * self._sign
        if self._special:
            if self._special == "F":
                return sign + "Infinity"
            return sign + "s" * (self._special == "N") + "NaN" + (str(self._number) if self._number else "")
        digits = str(self._number)
        left = self._exponent + len(digits)
        if self._exponent <= 0 and left > -6:
            point = left
        elif not engineering:
            point = 1
        elif digits == "0":
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, part = "0", "." + "0" * -point + digits
        elif point >= len(digits):
            whole, part = digits + "0" * (point - len(digits)), ""
        else:
            whole, part = digits[:point], "." + digits[point:]
        power = "" if left == point else ("e", "E")[capitals] + f"{left - point:+d}"
        return sign + whole + part + power

    def __str__(self):
        return self._text(getcontext().capitals)

    def to_eng_string(self, context=None):
        return self._text(_in(context).capitals, True)

    def __format__(self, spec, context=None):
        from decimal._format import formatted
        return formatted(self, spec)

    # Conversions.

    def __int__(self):
        if self._special:
            raise (OverflowError if self._special == "F" else ValueError)(
                f"cannot convert {'Infinity' if self._special == 'F' else 'NaN'} to integer")
        number = self._number * 10**self._exponent if self._exponent >= 0 else self._number // 10**-self._exponent
        return -number if self._sign else number

    __trunc__ = __int__

    def __float__(self):
        if self._special == "N":
            raise ValueError("cannot convert signaling NaN to float")
        return float(str(self)) if not self._special else float("-" * self._sign + ("inf" if self._special == "F" else "nan"))

    def __bool__(self):
        return bool(self._special or self._number)

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def __round__(self, n=None):
        if n is None:
            if self._special:
                int(self)
            return int(self.to_integral_value(ROUND_HALF_EVEN))
        if not isinstance(n, int):
            raise TypeError("optional arg must be an integer")
        return self.quantize(_make(0, 1, -n), ROUND_HALF_EVEN)

    def __hash__(self):
        if self._special == "N":
            raise TypeError("Cannot hash a signaling NaN value")
        if self._special:
            return object.__hash__(self) if self._special == "n" else -sys.hash_info.inf if self._sign else sys.hash_info.inf
        modulus = sys.hash_info.modulus
        power = pow(10, self._exponent, modulus) if self._exponent >= 0 else pow(pow(10, -1, modulus), -self._exponent, modulus)
        value = self._number * power % modulus
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else type(self)(self)

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __complex__(self):
        return complex(float(self))

    # Comparisons.

    def _nan(self, other, context):
        """The NaN that an operation with one gives; None when neither is one."""
        for special in "Nn":
            for number in (self, other):
                if number is not None and number._special == special:
                    result = _make(number._sign, number._number, 0, "n")
                    return context._raise(InvalidOperation, result) if special == "N" else result
        return None

    def _compared(self, other):
        """-1, 0 or 1."""
        if self._special or other._special:
            mine = (-1 if self._sign else 1) if self._special else 0
            theirs = (-1 if other._sign else 1) if other._special else 0
            return (mine > theirs) - (mine < theirs)
        if not self._number and not other._number:
            return 0
        if self._sign != other._sign or not self._number or not other._number:
            mine = (-1 if self._sign else 1) if self._number else 0
            theirs = (-1 if other._sign else 1) if other._number else 0
            return (mine > theirs) - (mine < theirs)
        mine, theirs = self.adjusted(), other.adjusted()
        if mine != theirs:
            return (1 if mine > theirs else -1) * (-1 if self._sign else 1)
        a, b, _ = _aligned(self, other, None)
        return (a > b) - (a < b)

    def _against(self, other, test):
        if isinstance(other, float):
            if test is operator.eq:
                getcontext().flags[FloatOperation] = True
            else:
                getcontext()._raise(FloatOperation)
            other = Decimal.from_float(other)
        elif isinstance(other, numbers.Rational) and not isinstance(other, int):
            if self._special:
                return test(float(self), 0.0)
            return test(_make(self._sign, self._number * other.denominator, self._exponent)._compared(_other(other.numerator)), 0)
        else:
            other = _other(other)
        if other is None:
            return NotImplemented
        if self.is_nan() or other.is_nan():
            if test is not operator.eq or "N" in (self._special, other._special):
                getcontext()._raise(InvalidOperation)
            return False
        return test(self._compared(other), 0)

    def __eq__(self, other):
        return self._against(other, operator.eq)

    def __lt__(self, other):
        return self._against(other, operator.lt)

    def __le__(self, other):
        return self._against(other, operator.le)

    def __gt__(self, other):
        return self._against(other, operator.gt)

    def __ge__(self, other):
        return self._against(other, operator.ge)

    def compare(self, other, context=None):
        other = _operand(other)
        found = self._nan(other, _in(context))
        return found if found is not None else Decimal(self._compared(other))

    def compare_signal(self, other, context=None):
        other = _operand(other)
        if self.is_nan() or other.is_nan():
            return _in(context)._raise(InvalidOperation, _make(0, 0, 0, "n"))
        return Decimal(self._compared(other))

    def compare_total(self, other, context=None):
        other = _operand(other)
        def key(number):
            rank = {"": 0, "F": 1, "N": 2, "n": 3}[number._special]
            size = rank, number if not number._special else number._number, 0 if number._special else number._exponent
            return rank, size
        if self._sign != other._sign:
            return Decimal(-1 if self._sign else 1)
        mine, theirs = key(self.copy_abs()), key(other.copy_abs())
        order = (mine > theirs) - (mine < theirs)
        return Decimal(-order if self._sign else order)

    def compare_total_mag(self, other, context=None):
        return self.copy_abs().compare_total(_operand(other).copy_abs())

    def _chosen(self, other, context, by_size, largest):
        other, context = _operand(other), _in(context)
        if self.is_nan() or other.is_nan():
            if self._special == "n" and not other.is_nan():
                return other._fixed(context)
            if other._special == "n" and not self.is_nan():
                return self._fixed(context)
            return self._nan(other, context)
        order = (self.copy_abs() if by_size else self)._compared(other.copy_abs() if by_size else other)
        if order == 0:
            order = int(self.compare_total(other))
        return (self if (order >= 0) == largest else other)._fixed(context)

    def max(self, other, context=None):
        return self._chosen(other, context, False, True)

    def min(self, other, context=None):
        return self._chosen(other, context, False, False)

    def max_mag(self, other, context=None):
        return self._chosen(other, context, True, True)

    def min_mag(self, other, context=None):
        return self._chosen(other, context, True, False)

    # Arithmetic.

    def _fixed(self, context):
        if self._special:
            return self
        return _fix(self._sign, self._number, self._exponent, context)

    def _sum(self, other, context):
        found = self._nan(other, context)
        if found is not None:
            return found
        if self._special:
            if other._special and self._sign != other._sign:
                return context._raise(InvalidOperation, _make(0, 0, 0, "n"))
            return self
        if other._special:
            return other
        if not self._number and not other._number:
            sign = self._sign & other._sign
            if context.rounding == ROUND_FLOOR and self._sign != other._sign:
                sign = 1
            return _fix(sign, 0, min(self._exponent, other._exponent), context)
        if not self._number or not other._number:
            # A zero brings its places, as far as there is room.
            number, zero = (other, self) if not self._number else (self, other)
            places = min(number._exponent, max(zero._exponent, number._exponent - context.prec - 1))
            return _fix(number._sign, number._number * 10**(number._exponent - places), places, context)
        a, b, exponent = _aligned(self, other, context.prec)
        total = a + b
        sign = int(total < 0) if total else int(context.rounding == ROUND_FLOOR)
        return _fix(sign, abs(total), exponent, context)

    def _product(self, other, context):
        found = self._nan(other, context)
        if found is not None:
            return found
        sign = self._sign ^ other._sign
        if self._special or other._special:
            if not self or not other:
                return context._raise(InvalidOperation, _make(0, 0, 0, "n"))
            return _make(sign, 0, 0, "F")
        return _fix(sign, self._number * other._number, self._exponent + other._exponent, context)

    def _quotient(self, other, context):
        found = self._nan(other, context)
        if found is not None:
            return found
        sign = self._sign ^ other._sign
        if self._special:
            return context._raise(InvalidOperation, _make(0, 0, 0, "n")) if other._special else _make(sign, 0, 0, "F")
        if other._special:
            context._raise(Clamped)
            return _make(sign, 0, context.Etiny())
        if not other._number:
            if not self._number:
                return context._raise(DivisionUndefined, _make(0, 0, 0, "n"))
            return context._raise(DivisionByZero, _make(sign, 0, 0, "F"))
        ideal = self._exponent - other._exponent
        if not self._number:
            return _fix(sign, 0, ideal, context)
        shift = _digits(other._number) - _digits(self._number) + context.prec + 1
        exponent = ideal - shift
        if shift >= 0:
            number, rest = divmod(self._number * 10**shift, other._number)
        else:
            number, rest = divmod(self._number, other._number * 10**-shift)
        if rest:
            number += number % 5 == 0
        else:
            while exponent < ideal and number % 10 == 0:
                number, exponent = number // 10, exponent + 1
        return _fix(sign, number, exponent, context)

    def _divided(self, other, context):
        """Quotient without a fraction, and what is left over."""
        found = self._nan(other, context)
        if found is not None:
            return found, found
        sign = self._sign ^ other._sign
        if self._special:
            invalid = context._raise(InvalidOperation, _make(0, 0, 0, "n"))
            return (invalid if other._special else _make(sign, 0, 0, "F")), invalid
        if not other._special and not other._number:
            if not self._number:
                invalid = context._raise(DivisionUndefined, _make(0, 0, 0, "n"))
                return invalid, invalid
            infinite = context._raise(DivisionByZero, _make(sign, 0, 0, "F"))
            return infinite, context._raise(InvalidOperation, _make(0, 0, 0, "n"))
        least = self._exponent if other._special else min(self._exponent, other._exponent)
        distance = self.adjusted() - (other.adjusted() if not other._special else math.inf)
        if not self._number or distance <= -2:
            rest = self if other._special else _make(self._sign, self._number * 10**(self._exponent - least), least)
            return _make(sign, 0, 0), rest._fixed(context)
        if distance > context.prec:
            impossible = context._raise(DivisionImpossible, _make(0, 0, 0, "n"))
            return impossible, impossible
        a, b, exponent = _aligned(self, other, None)
        whole, rest = divmod(abs(a), abs(b))
        if whole >= 10**context.prec:
            impossible = context._raise(DivisionImpossible, _make(0, 0, 0, "n"))
            return impossible, impossible
        return _make(sign, whole, 0), _fix(self._sign, rest, exponent, context)

    def __add__(self, other, context=None):
        other, given = _other(other), other
        return _unknown("+", self, given) if other is None else self._sum(other, _in(context))

    def __sub__(self, other, context=None):
        other, given = _other(other), other
        return _unknown("-", self, given) if other is None else self._sum(other if other.is_nan() else other.copy_negate(), _in(context))

    def __mul__(self, other, context=None):
        other, given = _other(other), other
        return _unknown("*", self, given) if other is None else self._product(other, _in(context))

    def __truediv__(self, other, context=None):
        other, given = _other(other), other
        return _unknown("/", self, given) if other is None else self._quotient(other, _in(context))

    def __floordiv__(self, other, context=None):
        other, given = _other(other), other
        return _unknown("//", self, given) if other is None else self._divided(other, _in(context))[0]

    def __mod__(self, other, context=None):
        other, given = _other(other), other
        if other is None:
            return _unknown("%", self, given)
        context = _in(context)
        if not other._special and not other._number and not self._special:
            return context._raise(InvalidOperation if self._number else DivisionUndefined, _make(0, 0, 0, "n"))
        return self._divided(other, context)[1]

    def __divmod__(self, other, context=None):
        other, given = _other(other), other
        return _unknown("divmod()", self, given) if other is None else self._divided(other, _in(context))

    def __pow__(self, other, modulo=None, context=None):
        other, given = _other(other), other
        if other is None:
            return _unknown("** or pow()", self, given)
        from decimal._functions import power
        return power(self, other, modulo if modulo is None else _operand(modulo), _in(context))

    def __radd__(self, other):
        other, given = _other(other), other
        return _unknown("+", given, self) if other is None else other.__add__(self)

    def __rsub__(self, other):
        other, given = _other(other), other
        return _unknown("-", given, self) if other is None else other.__sub__(self)

    def __rmul__(self, other):
        other, given = _other(other), other
        return _unknown("*", given, self) if other is None else other.__mul__(self)

    def __rtruediv__(self, other):
        other, given = _other(other), other
        return _unknown("/", given, self) if other is None else other.__truediv__(self)

    def __rfloordiv__(self, other):
        other, given = _other(other), other
        return _unknown("//", given, self) if other is None else other.__floordiv__(self)

    def __rmod__(self, other):
        other, given = _other(other), other
        return _unknown("%", given, self) if other is None else other.__mod__(self)

    def __rdivmod__(self, other):
        other, given = _other(other), other
        return _unknown("divmod()", given, self) if other is None else other.__divmod__(self)

    def __rpow__(self, other):
        other, given = _other(other), other
        return _unknown("** or pow()", given, self) if other is None else other.__pow__(self)

    def __neg__(self, context=None):
        context = _in(context)
        if self.is_nan():
            return self._nan(None, context)
        number = self.copy_negate() if self or context.rounding == ROUND_FLOOR else self.copy_abs()
        return number._fixed(context)

    def __pos__(self, context=None):
        context = _in(context)
        if self.is_nan():
            return self._nan(None, context)
        return (self if self or context.rounding == ROUND_FLOOR else self.copy_abs())._fixed(context)

    def __abs__(self, round=True, context=None):
        return self.__neg__(context=context) if self._sign else self.__pos__(context=context)

    def copy_abs(self):
        return _make(0, self._number, self._exponent, self._special)

    def copy_negate(self):
        return _make(1 - self._sign, self._number, self._exponent, self._special)

    def copy_sign(self, other, context=None):
        return _make(_operand(other)._sign, self._number, self._exponent, self._special)

    def fma(self, other, third, context=None):
        other, third, context = _operand(other), _operand(third), _in(context)
        wide = context.copy()
        wide.prec, wide.Emin, wide.Emax = MAX_PREC, MIN_EMIN, MAX_EMAX
        if self._special or other._special:
            return self._product(other, context)._sum(third, context)
        product = _make(self._sign ^ other._sign, self._number * other._number, self._exponent + other._exponent)
        return product._sum(third, context)

    def remainder_near(self, other, context=None):
        other, context = _operand(other), _in(context)
        found = self._nan(other, context)
        if found is not None:
            return found
        if self._special or not other:
            return context._raise(InvalidOperation if self else DivisionUndefined, _make(0, 0, 0, "n"))
        if other._special:
            return self._fixed(context)
        a, b, exponent = _aligned(self, other, None)
        whole, rest = divmod(abs(a), abs(b))
        sign = self._sign
        if 2 * rest + (whole & 1) > abs(b):
            rest, sign = rest - abs(b), 1 - sign
            rest = -rest
        return _fix(sign, rest, exponent, context)

    # Places.

    def quantize(self, exp, rounding=None, context=None):
        exp, context = _operand(exp), _in(context)
        found = self._nan(exp, context)
        if found is not None:
            return found
        if self._special or exp._special:
            return self if self._special and exp._special else context._raise(InvalidOperation, _make(0, 0, 0, "n"))
        places = exp._exponent
        if not context.Etiny() <= places <= context.Emax:
            return context._raise(InvalidOperation, _make(0, 0, 0, "n"))
        number, inexact = self._number, False
        if places <= self._exponent:
            if number and _digits(number) + self._exponent - places > context.prec:
                return context._raise(InvalidOperation, _make(0, 0, 0, "n"))
            number *= 10**(self._exponent - places)
        else:
            drop = min(places - self._exponent, _digits(number) + 2)
            number, inexact = _rounded(self._sign, number, drop, rounding or context.rounding)
        if number >= 10**context.prec or number and _digits(number) + places - 1 > context.Emax:
            return context._raise(InvalidOperation, _make(0, 0, 0, "n"))
        if number and _digits(number) + places - 1 < context.Emin:
            context._raise(Subnormal)
        if places > self._exponent and self._number:
            if inexact:
                context._raise(Inexact)
            context._raise(Rounded)
        return _make(self._sign, number, places)

    def same_quantum(self, other, context=None):
        other = _operand(other)
        if self._special or other._special:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exponent == other._exponent

    def to_integral_value(self, rounding=None, context=None):
        context = _in(context)
        if self.is_nan():
            return self._nan(None, context)
        if self._special or self._exponent >= 0:
            return self
        number, _ = _rounded(self._sign, self._number, min(-self._exponent, _digits(self._number) + 2), rounding or context.rounding)
        return _make(self._sign, number, 0)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = _in(context)
        result = self.to_integral_value(rounding, context)
        if not self._special and self._exponent < 0:
            if result._compared(self):
                context._raise(Inexact)
            context._raise(Rounded)
        return result

    def normalize(self, context=None):
        context = _in(context)
        if self._special:
            return self._nan(None, context) or self
        made = self._fixed(context)
        if not made._number:
            return _make(made._sign, 0, 0)
        number, exponent = made._number, made._exponent
        top = context.Etop() if context.clamp else context.Emax
        while number % 10 == 0 and exponent < top:
            number, exponent = number // 10, exponent + 1
        return _make(made._sign, number, exponent)

    def scaleb(self, other, context=None):
        other, context = _operand(other), _in(context)
        found = self._nan(other, context)
        if found is not None:
            return found
        if other._special or other._exponent != 0 or abs(int(other)) > 2 * (context.Emax + context.prec):
            return context._raise(InvalidOperation, _make(0, 0, 0, "n"))
        return self if self._special else _fix(self._sign, self._number, self._exponent + int(other), context)

    def logb(self, context=None):
        context = _in(context)
        if self.is_nan():
            return self._nan(None, context)
        if self._special:
            return _make(0, 0, 0, "F")
        return Decimal(self.adjusted())._fixed(context) if self else context._raise(DivisionByZero, _make(1, 0, 0, "F"))

    def sqrt(self, context=None):
        from decimal._functions import square_root
        return square_root(self, _in(context))

    def exp(self, context=None):
        from decimal._functions import exponential
        return exponential(self, _in(context))

    def ln(self, context=None):
        from decimal._functions import logarithm
        return logarithm(self, _in(context))

    def log10(self, context=None):
        from decimal._functions import logarithm
        return logarithm(self, _in(context), True)

    def next_plus(self, context=None):
        return self._next(_in(context), 1)

    def next_minus(self, context=None):
        return self._next(_in(context), -1)

    def _next(self, context, way):
        if self.is_nan():
            return self._nan(None, context)
        largest = _make(int(way > 0), 10**context.prec - 1, context.Etop())
        if self._special:
            return self if (self._sign == 0) == (way > 0) else largest
        quiet = context.copy()
        quiet.clear_traps()
        quiet.rounding = ROUND_CEILING if way > 0 else ROUND_FLOOR
        moved = self._fixed(quiet)
        if moved._compared(self):
            return moved
        return self._sum(_make(int(way < 0), 1, context.Etiny() - 1), quiet)

    def next_toward(self, other, context=None):
        other, context = _operand(other), _in(context)
        found = self._nan(other, context)
        if found is not None:
            return found
        order = self._compared(other)
        return self._next(context, -order) if order else self.copy_sign(other)

    # Digits as bits.

    def _bits(self, other, combine, context):
        for number in (self, other):
            if number._special or number._sign or number._exponent or set(str(number._number)) - {"0", "1"}:
                return context._raise(InvalidOperation, _make(0, 0, 0, "n"))
        made = combine(int(str(self._number), 2), int(str(other._number), 2))
        return _make(0, int(bin(made)[2:]) % 10**context.prec, 0)

    def logical_and(self, other, context=None):
        return self._bits(_operand(other), operator.and_, _in(context))

    def logical_or(self, other, context=None):
        return self._bits(_operand(other), operator.or_, _in(context))

    def logical_xor(self, other, context=None):
        return self._bits(_operand(other), operator.xor, _in(context))

    def logical_invert(self, context=None):
        return self.logical_xor(_make(0, int("1" * _in(context).prec), 0), context)

    def _moved(self, other, context, around):
        other, context = _operand(other), _in(context)
        found = self._nan(other, context)
        if found is not None:
            return found
        if other._special or other._exponent or abs(int(other)) > context.prec:
            return context._raise(InvalidOperation, _make(0, 0, 0, "n"))
        if self._special:
            return self
        digits = str(self._number).rjust(context.prec, "0")[-context.prec:]
        by = int(other)
        if around:
            digits = digits[by:] + digits[:by]
        else:
            digits = (digits + "0" * by)[-context.prec:] if by >= 0 else digits[:by] or "0"
        return _make(self._sign, int(digits), self._exponent)

    def rotate(self, other, context=None):
        return self._moved(other, context, True)

    def shift(self, other, context=None):
        return self._moved(other, context, False)

def _converted(value, context):
    if isinstance(value, str):
        found = _form.fullmatch(value.strip().replace("_", ""))
        if found is None or found[2] == "" and not found[3]:
            return _in(context)._raise(ConversionSyntax, _make(0, 0, 0, "n"))
        sign = int(found[1] == "-")
        if found[5]:
            return _make(sign, 0, 0, "F")
        if found[2] is None:
            return _make(sign, int(found[7] or "0"), 0, "N" if found[6] else "n")
        part = found[3] or ""
        return _make(sign, int((found[2] or "") + part), int(found[4] or "0") - len(part))
    if isinstance(value, Decimal):
        return value if type(value) is Decimal else _make(value._sign, value._number, value._exponent, value._special)
    if isinstance(value, int):
        return _make(int(value < 0), abs(int(value)), 0)
    if isinstance(value, float):
        _in(context)._raise(FloatOperation)
        return Decimal.from_float(value)
    if isinstance(value, (tuple, list)):
        return _of_parts(tuple(value))
    raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

def _of_parts(parts):
    if len(parts) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = parts
    if sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if not all(isinstance(digit, int) and 0 <= digit <= 9 for digit in digits):
        raise ValueError("coefficient must be a tuple of digits")
    number = int("".join(map(str, digits)) or "0")
    if exponent == "F":
        return _make(sign, 0, 0, "F")
    if exponent in ("n", "N"):
        return _make(sign, number, 0, exponent)
    if not isinstance(exponent, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'" if isinstance(exponent, str)
                         else "exponent must be an integer")
    return _make(sign, number, exponent)

for _name in """compare compare_signal compare_total compare_total_mag copy_abs copy_negate copy_sign exp fma is_canonical is_finite
        is_infinite is_nan is_normal is_qnan is_signed is_snan is_subnormal is_zero ln log10 logb logical_and logical_invert logical_or
        logical_xor max max_mag min min_mag next_minus next_plus next_toward normalize number_class quantize radix remainder_near rotate
        same_quantum scaleb shift sqrt to_eng_string to_integral to_integral_exact to_integral_value canonical""".split():
    _method = getattr(Decimal, _name)
    _methods[_name] = _method if "context" in _method.__code__.co_varnames else (
        lambda number, *args, context, method=_method: method(number, *args))
for _name, _special_name in {"abs": "__abs__", "add": "__add__", "divide": "__truediv__", "divide_int": "__floordiv__", "divmod": "__divmod__",
                             "minus": "__neg__", "multiply": "__mul__", "plus": "__pos__", "remainder": "__mod__",
                             "subtract": "__sub__"}.items():
    _methods[_name] = getattr(Decimal, _special_name)
_methods["power"] = lambda a, b, modulo=None, *, context: a.__pow__(b, modulo, context)
_methods["to_sci_string"] = lambda number, *, context: number._text(context.capitals)
numbers.Number.register(Decimal)
_hidden = [Clamped, InvalidOperation, ConversionSyntax, DivisionByZero, DivisionImpossible, DivisionUndefined, InvalidContext, Inexact,
           Rounded, Subnormal, Overflow, Underflow, FloatOperation, DecimalException, Context]
for _class in _hidden:
    _class.__module__ = "decimal"
