# SPDX-License-Identifier: GPL-3.0-or-later
"""The signals and contexts of `decimal`, and how a result is rounded to fit one."""

ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING"
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP"
_modes = [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN, MIN_ETINY = -MAX_EMAX, -1999999999999999997

class DecimalException(ArithmeticError):
    pass

class Clamped(DecimalException):
    pass

class InvalidOperation(DecimalException):
    pass

class ConversionSyntax(InvalidOperation):
    pass

class DivisionByZero(DecimalException, ZeroDivisionError):
    pass

class DivisionImpossible(InvalidOperation):
    pass

class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass

class InvalidContext(InvalidOperation):
    pass

class Inexact(DecimalException):
    pass

class Rounded(DecimalException):
    pass

class Subnormal(DecimalException):
    pass

class Overflow(Inexact, Rounded):
    pass

class Underflow(Inexact, Rounded, Subnormal):
    pass

class FloatOperation(DecimalException, TypeError):
    pass

_signals = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped]
_shown = [Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow]

def _table(given):
    if isinstance(given, dict):
        if set(given) != set(_signals):
            raise KeyError("invalid signal dict")
        return {signal: bool(given[signal]) for signal in _signals}
    return {signal: signal in given for signal in _signals}

_base = [None]

class Context:
    """Precision, rounding and limits of an arithmetic, what has happened in it, and what raises an exception."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = _base[0]
        def chosen(value, name, standard):
            return value if value is not None else getattr(base, name) if base is not None else standard
        self.prec, self.rounding = chosen(prec, "prec", 28), chosen(rounding, "rounding", ROUND_HALF_EVEN)
        self.Emin, self.Emax = chosen(Emin, "Emin", -999999), chosen(Emax, "Emax", 999999)
        self.capitals, self.clamp = chosen(capitals, "capitals", 1), chosen(clamp, "clamp", 0)
        self.flags = _table(flags or [])
        self.traps = _table(traps) if traps is not None else dict(base.traps) if base is not None else \
            _table([InvalidOperation, DivisionByZero, Overflow])

    def __setattr__(self, name, value):
        if name in _limits:
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            low, high, text = _limits[name]
            if not low <= value <= high:
                raise ValueError(f"valid range for {name} is {text}")
        elif name == "rounding":
            if value not in _modes:
                raise TypeError("valid values for rounding are:\n  [" + ", ".join(_modes[:4]) + ",\n   " + ", ".join(_modes[4:]) + "]")
        elif name in ("flags", "traps"):
            if not isinstance(value, dict):
                raise TypeError(f"{value!r} must be a signal dict")
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError(f"{name} cannot be deleted")

    def __repr__(self):
        flags = ", ".join(signal.__name__ for signal in _shown if self.flags[signal])
        traps = ", ".join(signal.__name__ for signal in _shown if self.traps[signal])
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
                f"capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])")

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps)

    __copy__ = copy

    def __reduce__(self):
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags), dict(self.traps))

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _raise(self, condition, result=None):
        """Notes a condition; an exception where it is trapped, else the result that stands for it."""
        signal = condition if condition in self.flags else InvalidOperation
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal([condition])
        return result

    def __getattr__(self, name):
        # add(a, b), sqrt(a) and the like: the methods of numbers, in this context.
        if name.startswith("__") or name not in _methods:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        from decimal import Decimal
        method = _methods[name]
        def operation(*args):
            numbers = []
            for given in args:
                if isinstance(given, int):
                    given = Decimal(given)
                elif not isinstance(given, Decimal):
                    raise TypeError(f"conversion from {type(given).__name__} to Decimal is not supported")
                numbers.append(given)
            return method(*numbers, context=self)
        return operation

    def create_decimal(self, num="0"):
        from decimal import Decimal
        if isinstance(num, str) and (num != num.strip() or "_" in num):
            return self._raise(ConversionSyntax, Decimal("NaN"))
        return Decimal(num, self)._fixed(self)

    def create_decimal_from_float(self, f):
        from decimal import Decimal
        return Decimal.from_float(f)._fixed(self)

_limits = {"prec": (1, MAX_PREC, "[1, MAX_PREC]"), "Emin": (MIN_EMIN, 0, "[MIN_EMIN, 0]"), "Emax": (0, MAX_EMAX, "[0, MAX_EMAX]"),
           "capitals": (0, 1, "[0, 1]"), "clamp": (0, 1, "[0, 1]")}
_methods = {}

DefaultContext = Context(28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [InvalidOperation, DivisionByZero, Overflow])
_base[0] = DefaultContext
BasicContext = Context(9, ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
_state = [None]

def getcontext():
    if _state[0] is None:
        _state[0] = DefaultContext.copy()
    return _state[0]

def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _state[0] = context

class _Local:
    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._old = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *args):
        setcontext(self._old)

def localcontext(ctx=None, **settings):
    context = (ctx if ctx is not None else getcontext()).copy()
    for name, value in settings.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(context, name, value if name not in ("flags", "traps") else _table(value))
    return _Local(context)

def _digits(number):
    """How many digits a whole number has."""
    if number < 10**18:
        return len(str(number))
    guess = (number.bit_length() - 1) * 30103 // 100000
    while 10**guess <= number:
        guess += 1
    return guess

def _rounded(sign, number, places, mode):
    """A whole number without so many of its last digits, rounded; and whether anything but zeros went."""
    unit = 10**places
    kept, rest = divmod(number, unit)
    if not rest:
        return kept, False
    twice = 2 * rest
    if mode == ROUND_HALF_EVEN:
        up = twice > unit or twice == unit and kept & 1
    elif mode == ROUND_HALF_UP:
        up = twice >= unit
    elif mode == ROUND_HALF_DOWN:
        up = twice > unit
    elif mode == ROUND_UP:
        up = True
    elif mode == ROUND_DOWN:
        up = False
    elif mode == ROUND_CEILING:
        up = not sign
    elif mode == ROUND_FLOOR:
        up = bool(sign)
    else:
        up = kept % 5 == 0
    return kept + bool(up), True
