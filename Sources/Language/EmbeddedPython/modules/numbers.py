# SPDX-License-Identifier: GPL-3.0-or-later
"""Abstract classes of numbers."""
from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]

def _wanted(names):
    def stub(name):
        def method(self, *args):
            raise NotImplementedError
        method.__name__ = name
        return abstractmethod(method)
    return {name: stub(name) for name in names.split()}

class Number(metaclass=ABCMeta):
    """Any number."""

    __slots__ = ()
    __hash__ = None

def _kind(name, base, doc, wanted, **methods):
    return ABCMeta(name, (base,), {"__module__": "numbers", "__doc__": doc, "__slots__": (), **_wanted(wanted), **methods})

Complex = _kind(
    "Complex", Number, "What can be added, multiplied and turned into a complex number.",
    "__complex__ __add__ __radd__ __neg__ __pos__ __mul__ __rmul__ __truediv__ __rtruediv__ __pow__ __rpow__ __abs__ conjugate"
    " __eq__",
    __bool__=lambda self: self != 0, __sub__=lambda self, other: self + -other, __rsub__=lambda self, other: -self + other,
    real=property(abstractmethod(lambda self: None)), imag=property(abstractmethod(lambda self: None)))
Real = _kind(
    "Real", Complex, "What has an order, too.",
    "__float__ __trunc__ __floor__ __ceil__ __round__ __floordiv__ __rfloordiv__ __mod__ __rmod__ __lt__ __le__",
    __divmod__=lambda self, other: (self // other, self % other), __rdivmod__=lambda self, other: (other // self, other % self),
    __complex__=lambda self: complex(float(self)), real=property(lambda self: +self), imag=property(lambda self: 0),
    conjugate=lambda self: +self)
Rational = _kind(
    "Rational", Real, "A quotient of whole numbers.", "",
    numerator=property(abstractmethod(lambda self: None)), denominator=property(abstractmethod(lambda self: None)),
    __float__=lambda self: int(self.numerator) / int(self.denominator))
Integral = _kind(
    "Integral", Rational, "A whole number.",
    "__int__ __lshift__ __rlshift__ __rshift__ __rrshift__ __and__ __rand__ __xor__ __rxor__ __or__ __ror__ __invert__",
    __index__=lambda self: int(self), __float__=lambda self: float(int(self)), numerator=property(lambda self: +self),
    denominator=property(lambda self: 1))
Complex.register(complex)
Real.register(float)
Integral.register(int)
