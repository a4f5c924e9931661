# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes integers.txt: what CPython makes of random large integers.

A line: operation | operands | result (or results), parted by spaces; integers in hexadecimal digits, floats as the bits of the
double. Usage: python3 integers.py > ../integers.txt
"""
import math
import random
import struct
import sys
from fractions import Fraction

random.seed(20)
LENGTHS = [0, 1, 5, 53, 54, 62, 63, 64, 65, 126, 127, 128, 129, 191, 192, 193, 256, 500, 1000, 1500]


def number(most=1500):
    bits = random.choice([n for n in LENGTHS if n <= most])
    value = random.getrandbits(bits) if bits else 0
    kind = random.randrange(4)
    if bits and kind == 0:
        value = 1 << (bits - 1)
    elif bits and kind == 1:
        value = (1 << bits) - 1
    return random.choice([1, -1]) * (value + random.randrange(-1, 2))


def other(most=1500):
    return number(most) or 1


def line(name, operands, *results):
    print(name, *(f"{x:x}" for x in operands), "|", *results)


def write(name, operands, *results):
    line(name, operands, *(f"{x:x}" for x in results))


def bits(x):
    return format(struct.unpack("<Q", struct.pack("<d", x))[0], "x")


def as_float(operation):
    try:
        return operation()
    except OverflowError:
        return math.inf


for _ in range(80):
    a, b = number(), number()
    write("sum", (a, b), a + b, a - b)
    write("product", (a, b), a * b)
    write("bits", (a, b), a & b, a | b, a ^ b, ~a)
    write("order", (a, b), a < b, a == b)
    b = other()
    write("floor", (a, b), a // b, a % b)
    shift = random.randrange(400)
    write("shift", (a, shift), a << shift, a >> shift)
    write("sizes", (a,), a.bit_length(), a.bit_count(), abs(a) % sys.hash_info.modulus)
    a, b = number(500), other(500)
    write("divisor", (a, b), math.gcd(a, b))
    write("root", (abs(a),), math.isqrt(abs(a)))
    exponent = random.randrange(12)
    write("power", (a, exponent), a**exponent)
    exponent = abs(number(192))
    modulus = abs(b)
    write("modular", (a, exponent, modulus), pow(a, exponent, modulus))
    try:
        write("inverse", (a, modulus), pow(a, -1, modulus))
    except ValueError:
        line("inverse", (a, modulus), "none")

# Floats: numbers of every length up to beyond the range, half of them exactly between two floats or one beside that.
for _ in range(300):
    length = random.choice([random.randrange(40, 130), random.randrange(40, 1030), random.choice([1023, 1024, 1025])])
    a = random.getrandbits(length) | 1 << (length - 1)
    if random.randrange(2) and length > 60:
        a = (a >> (length - 54) | 1) << (length - 54)
        a += random.randrange(-1, 2)
    a *= random.choice([1, -1])
    result = as_float(lambda: float(a))
    line("float", (a,), bits(math.copysign(result, 1 if a > 0 else -1)))

# Quotients, also where the result is subnormal or out of range.
for _ in range(300):
    a = number()
    b = other()
    kind = random.randrange(3)
    if kind == 0:
        b = b << random.randrange(900, 1100)
    elif kind == 1:
        # Close to the middle between two subnormal floats.
        a = random.getrandbits(random.randrange(1, 53)) * 2 + 1
        b = random.choice([1, 3, 2**70 + 1])
        a, b = a * b + random.randrange(-1, 2), b << 1075
    result = as_float(lambda: a / b)
    line("quotient", (a, b), bits(-result if result == math.inf and (a < 0) != (b < 0) else result))
    assert result in (math.inf, 0) or abs(Fraction(result) - Fraction(a, b)) <= Fraction(math.ulp(result)) / 2

for radix in range(2, 37):
    a = number()
    digits, rest = "", abs(a)
    while rest:
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest % radix] + digits
        rest //= radix
    line("text", (a, radix), ("-" if a < 0 else "") + (digits or "0"))
