# SPDX-License-Identifier: GPL-3.0-or-later
"""How `format` writes a decimal number."""
import re

from decimal import _make
from decimal._context import ROUND_HALF_EVEN, _digits, _rounded, getcontext

_form = re.compile(r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<z>z)?(?P<alternate>#)?(?P<zero>0)?(?P<width>\d+)?"
                   r"(?P<grouping>,)?(?:\.(?P<precision>\d+))?(?P<type>[eEfFgGn%])?", re.DOTALL)

def _shortened(number, exponent, sign, places):
    """The number with its last place at `places`."""
    if exponent < places:
        kept, _ = _rounded(sign, number, places - exponent, getcontext().rounding)
        return kept, places
    return number * 10**(exponent - places), places

def formatted(value, spec):
    found = _form.fullmatch(spec)
    if found is None:
        raise ValueError("invalid format string")
    part = found.groupdict()
    kind, precision = part["type"], part["precision"]
    precision = None if precision is None else int(precision)
    sign = "-" if value._sign else (part["sign"] or "-").replace("-", "")
    fill, align = part["fill"] or " ", part["align"] or ">"
    if part["zero"]:
        if part["align"] is None:
            fill, align = "0", "="
    if value._special:
        body = "Infinity" if value._special == "F" else "s" * (value._special == "N") + "NaN" + (str(value._number or ""))
        body += "%" * (kind == "%")
        fill = " " if part["zero"] and not part["align"] else fill
        align = ">" if part["zero"] and not part["align"] else align
        return _padded(sign, body, fill, align, part["width"])
    number, exponent = value._number, value._exponent
    if kind == "%":
        exponent += 2
    capitals = kind in ("E", "G") or kind is None and getcontext().capitals
    power = None
    if kind in ("f", "F", "%"):
        if precision is not None:
            number, exponent = _shortened(number, exponent, value._sign, -precision)
        elif exponent > 0:
            number, exponent = number * 10**exponent, 0
    elif kind in ("e", "E"):
        if precision is not None:
            places = exponent + _digits(number) - 1 - precision
            number, exponent = _shortened(number, exponent, value._sign, places)
            if number and _digits(number) > precision + 1:
                number, exponent = number // 10, exponent + 1
        power = exponent + _digits(number) - 1
        if not number and precision is not None:
            power = value._exponent + precision
    else:
        if precision is not None and number:
            size = max(precision, 1)
            if _digits(number) > size:
                number, exponent = _shortened(number, exponent, value._sign, exponent + _digits(number) - size)
                if _digits(number) > size:
                    number, exponent = number // 10, exponent + 1
        left = exponent + _digits(number)
        if exponent > 0 or left <= -6:
            power = left - 1
    digits = str(number)
    if kind in ("e", "E") and not number and precision:
        digits = "0" * (precision + 1)
    if part["z"] and not number and value._sign:
        sign = (part["sign"] or "-").replace("-", "")
    point = 1 if power is not None else exponent + len(digits)
    if point <= 0:
        whole, rest = "0", "0" * -point + digits
    elif point >= len(digits):
        whole, rest = digits + "0" * (point - len(digits)), ""
    else:
        whole, rest = digits[:point], digits[point:]
    end = ("." + rest if rest else "." * bool(part["alternate"])) + (f"{'E' if capitals else 'e'}{power:+d}" if power is not None else "")
    end += "%" * (kind == "%")
    if part["grouping"]:
        width = int(part["width"] or 0) - len(sign) - len(end) if fill == "0" and align == "=" else 0
        grouped = f"{int(whole):{part['grouping']}}"
        while len(grouped) < width:
            whole = "0" + whole
            pieces = []
            text = whole
            while text:
                pieces.insert(0, text[-3:])
                text = text[:-3]
            grouped = part["grouping"].join(pieces)
        whole = grouped
    return _padded(sign, whole + end, fill, align, part["width"])

def _padded(sign, body, fill, align, width):
    room = int(width or 0) - len(sign) - len(body)
    if room <= 0:
        return sign + body
    if align == "=":
        return sign + fill * room + body
    if align == "<":
        return sign + body + fill * room
    if align == "^":
        return fill * (room // 2) + sign + body + fill * (room - room // 2)
    return fill * room + sign + body
