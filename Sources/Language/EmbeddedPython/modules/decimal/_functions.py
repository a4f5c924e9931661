# SPDX-License-Identifier: GPL-3.0-or-later
"""Roots, powers, exponentials and logarithms of `decimal`: on whole numbers that stand for so many places, with more of them
until the rounding is certain."""
import math

from decimal import Decimal, _context, _fix, _make
from decimal._context import (ROUND_HALF_EVEN, Clamped, DivisionByZero, Inexact, InvalidOperation, Overflow, Rounded, Underflow,
                              _digits)

_known = {}

def _natural_log_of_ten(places):
    """ln 10 times 10**places: 10 = 2**3 * 5/4, and the series of the inverse hyperbolic tangent."""
    have = _known.get("ln10", (0, 0))
    if have[0] < places:
        unit = 10**(places + 10)
        def series(n):
            # artanh(1/n)
            term = total = unit // n
            k = 1
            while term:
                term //= n * n
                k += 2
                total += term // k
            return total
        have = places, (6 * series(3) + 2 * series(9)) // 10**10
        _known["ln10"] = have
    return have[1] // 10**(have[0] - places)

def _exp_places(number, places):
    """exp(number / 10**places) times 10**places, for numbers of a few units."""
    guard = 12
    unit = 10**(places + guard)
    x = number * 10**guard
    halvings = 8
    x >>= halvings
    term = total = unit
    k = 1
    while term:
        term = term * x // (unit * k)
        total += term
        k += 1
        if term == -1:
            break
    for _ in range(halvings):
        total = total * total // unit
    return total // 10**guard

def _ln_places(number, exponent, places):
    """ln(number * 10**exponent) times 10**places."""
    shift = _digits(number) - 1
    tens = exponent + shift
    # A number from 1 to 10, and what a float knows of its logarithm; each round makes the places three times as many.
    work = places + 10
    unit = 10**work
    x = number * 10**(work - shift) if work >= shift else number // 10**(shift - work)
    y = int(math.log(x // 10**(work - 17) / 1e17) * 1e17) * 10**(work - 17) if work > 17 else int(math.log(x / unit) * unit)
    known = 14
    while True:
        e = _exp_places(y, work)
        y += 2 * unit * (x - e) // (x + e)
        if known > work:
            break
        known *= 3
    return y // 10**10 + tens * _natural_log_of_ten(places)

def _certain(compute, context, sign=0):
    """Rounds what `compute(places)` gives as (number, exponent) with an error of a few last units, with more places where that
    could matter."""
    extra = 5
    while True:
        number, exponent = compute(context.prec + extra)
        size = _digits(number)
        drop = size - context.prec
        if drop > 2:
            rest = number % 10**drop
            half = 5 * 10**(drop - 1)
            if 10 < rest < 10**drop - 10 and abs(rest - half) > 10:
                return _fix(sign, number * 10 + 1, exponent - 1, context)
        extra += 10 + extra // 2

def _limited(result, context):
    return result

def square_root(self, context):
    if self.is_nan():
        return self._nan(None, context)
    if self._special and not self._sign:
        return self
    if not self._special and not self._number:
        return _fix(self._sign, 0, self._exponent // 2, context)
    if self._sign:
        return context._raise(InvalidOperation, _make(0, 0, 0, "n"))
    prec = context.prec + 1
    half = self._exponent >> 1
    number, size = self._number, _digits(self._number)
    if self._exponent & 1:
        number, length = number * 10, (size >> 1) + 1
    else:
        length = size + 1 >> 1
    shift = prec - length
    exact = True
    if shift >= 0:
        number *= 100**shift
    else:
        number, rest = divmod(number, 100**-shift)
        exact = not rest
    half -= shift
    root = math.isqrt(number)
    exact = exact and root * root == number
    if exact:
        # Back to the exponent that fits best.
        if shift >= 0:
            root //= 10**shift
        else:
            root *= 10**-shift
        half += shift
    elif root % 5 == 0:
        root += 1
    quiet = context.rounding
    context.rounding = ROUND_HALF_EVEN
    try:
        return _fix(0, root, half, context)
    finally:
        context.rounding = quiet

def exponential(self, context):
    if self.is_nan():
        return self._nan(None, context)
    if self._special:
        return _make(0, 0, 0) if self._sign else self
    if not self._number:
        return _make(0, 1, 0)
    if self.adjusted() > len(str(max(context.Emax + 1, 1 - context.Etiny()) * 3)):
        return _fix(0, 1, context.Etiny() - 2 if self._sign else context.Emax + 1, context)
    if self.adjusted() < -context.prec - 1:
        prec = context.prec + 2
        number = 10**prec + (-1 if self._sign else 1)
        return _half_even(context, 0, number, -prec)
    def compute(places):
        places += max(0, self.adjusted()) + 2
        shift = self._exponent + places
        x = self._number * 10**shift if shift >= 0 else self._number // 10**-shift
        x = -x if self._sign else x
        tens, rest = divmod(x, _natural_log_of_ten(places))
        return _exp_places(rest, places), tens - places
    return _in_half_even(context, lambda: _certain(compute, context))

def _half_even(context, sign, number, exponent):
    return _in_half_even(context, lambda: _fix(sign, number, exponent, context))

def _in_half_even(context, work):
    kept = context.rounding
    context.rounding = ROUND_HALF_EVEN
    try:
        return work()
    finally:
        context.rounding = kept

def logarithm(self, context, of_ten=False):
    if self.is_nan():
        return self._nan(None, context)
    if not self._special and not self._number:
        return _make(1, 0, 0, "F")
    if self._special and not self._sign:
        return self
    if self._sign:
        return context._raise(InvalidOperation, _make(0, 0, 0, "n"))
    digits = str(self._number)
    if digits.rstrip("0") == "1" and (of_ten or self._exponent == 1 - len(digits)):
        power = self._exponent + len(digits) - 1
        return _half_even(context, int(power < 0), abs(power), 0) if of_ten else _make(0, 0, 0)
    sign = int(self._compared(_make(0, 1, 0)) < 0)
    def compute(places):
        # A number near 1 has a small logarithm, which needs more places.
        near = Decimal._sum(self, _make(1, 1, 0), _wide)
        places += max(0, -near.adjusted()) + 2
        value = _ln_places(self._number, self._exponent, places)
        if of_ten:
            value = value * 10**places // _natural_log_of_ten(places)
        return abs(value), -places
    return _in_half_even(context, lambda: _certain(compute, context, sign))

_wide = _context.Context(prec=2000, traps=[])

def power(self, other, modulo, context):
    if modulo is not None:
        return _power_modulo(self, other, modulo, context)
    found = self._nan(other, context)
    if found is not None:
        return found
    one = _make(0, 1, 0)
    if not other:
        return context._raise(InvalidOperation, _make(0, 0, 0, "n")) if not self else one
    is_whole = not other._special and other.to_integral_value()._compared(other) == 0
    sign = 0
    if self._sign:
        if is_whole:
            sign = int(other) % 2 if other.adjusted() < context.prec + 30 else 0
        elif self:
            return context._raise(InvalidOperation, _make(0, 0, 0, "n"))
        self = self.copy_negate()
    if not self:
        return _make(sign, 0, 0) if not other._sign else _make(sign, 0, 0, "F")
    if self._special:
        return _make(sign, 0, 0, "F") if not other._sign else _make(sign, 0, 0)
    order = self._compared(one)
    if order == 0:
        places = -min(context.prec - 1, max(0, -self._exponent) * (int(other) if is_whole and not other._sign else context.prec))
        if not is_whole or other._sign and self._exponent < 0:
            places = 1 - context.prec
            context._raise(Inexact)
            context._raise(Rounded)
        elif places < 0 and -self._exponent * int(other) > context.prec - 1:
            context._raise(Rounded)
        return _make(sign, 10**-places, places)
    if other._special:
        return _make(sign, 0, 0) if (order < 0) != bool(other._sign) else _make(sign, 0, 0, "F")
    if is_whole and abs(int(other)) * _digits(self._number) < 4 * context.prec + 4000:
        # Exact first, then rounded.
        times = int(other)
        if times > 0:
            return _fix(sign, self._number**times, self._exponent * times, context)
        under = self._number**-times
        exponent, number = self._exponent * times, 1
        shift = _digits(under) + context.prec + 2
        whole, rest = divmod(10**shift, under)
        if not rest:
            exponent -= shift
            while whole % 10 == 0 and exponent < 0:
                whole, exponent = whole // 10, exponent + 1
            return _fix(sign, whole, exponent, context)
        return _fix(sign, whole * 10 + 1, exponent - shift - 1, context)
    if not is_whole and other._compared(_make(0, 5, -1)) == 0:
        quiet = context.copy()
        quiet.prec += 10
        quiet.clear_traps()
        root = square_root(self, quiet)
        if root._product(root, _wide)._compared(self) == 0:
            return _fix(sign, root._number * 10**max(0, context.prec - _digits(root._number)),
                        root._exponent - max(0, context.prec - _digits(root._number)), context)
    def compute(places):
        places += other.adjusted() + _digits(abs(self.adjusted()) + 1) + 6 if other.adjusted() > -3 else 6
        value = _ln_places(self._number, self._exponent, places)
        shift = other._exponent
        value = value * other._number
        value = value * 10**shift if shift >= 0 else value // 10**-shift
        value = -value if other._sign else value
        tens, rest = divmod(value, _natural_log_of_ten(places))
        return _exp_places(rest, places), tens - places
    size = (self.adjusted() + (0 if order > 0 else 1)) * float(other)
    if size > 2 * context.Emax + 2:
        return _fix(sign, 1, context.Emax + 1, context)
    if size < 2 * context.Etiny() - 2:
        return _fix(sign, 1, context.Etiny() - 2, context)
    result = _certain(compute, context, sign)
    if is_whole or result._special:
        return result
    return result

def _power_modulo(self, other, modulo, context):
    for number in (self, other, modulo):
        if number._special or number.to_integral_value()._compared(number):
            return context._raise(InvalidOperation, _make(0, 0, 0, "n"))
    if other._sign or not modulo or not self and not other:
        return context._raise(InvalidOperation, _make(0, 0, 0, "n"))
    value = pow(abs(int(self)), int(other), abs(int(modulo)))
    return _make(self._sign if int(other) % 2 else 0, value, 0)
