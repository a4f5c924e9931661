#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables in Sources/Numbers/TensorKernels/Pointwise/Special that follow from the functions alone: sums of Chebyshev polynomials for the
modified Bessel functions, the hundred pieces of the scaled error function, and Temme's coefficients for the incomplete gamma functions.
Needs mpmath.

    expansions.py          prints them as they stand there
"""
from fractions import Fraction

from mpmath import besseli, besselk, cos, erfc, exp, hyperu, log, mp, mpf, pi, sqrt

mp.dps = 45


def chebyshev(f, count, points):
    """The first coefficients of f on [-1, 1]; the first one is twice the mean."""
    angles = [pi * (j + mpf(1) / 2) / points for j in range(points)]
    values = [f(cos(angle)) for angle in angles]
    return [2 * sum(v * cos(k * a) for v, a in zip(values, angles)) / points for k in range(count)]


def show(name, numbers, count=4):
    print(name)
    for start in range(0, len(numbers), count):
        print("    " + ", ".join(repr(float(x)) for x in numbers[start:start + count]) + ",")


def bessel():
    def near_i(order, y):
        x = 4 * y + 4
        return exp(-x) * (besseli(0, x) if order == 0 else besseli(1, x) / x)

    def far_i(order, y):
        x = 16 / (y + 1)
        return exp(-x) * sqrt(x) * besseli(order, x)

    def near_k(order, y):
        x = sqrt(2 * y + 2)
        if order == 0:
            return besselk(0, x) + log(x / 2) * besseli(0, x)
        return x * (besselk(1, x) - log(x / 2) * besseli(1, x))

    def far_k(order, y):
        x = 4 / (y + 1)
        return exp(x) * sqrt(x) * besselk(order, x)

    for name, f, counts in (("near", near_i, (30, 29)), ("far", far_i, (25, 25)), ("nearK", near_k, (10, 11)), ("farK", far_k, (25, 25))):
        for order in (0, 1):
            show(name + str(order), chebyshev(lambda y: f(order, y), counts[order], 250)[::-1])


def scaled_error(y):
    x = 4 / y - 4
    return exp(x * x) * erfc(x) if x < 1000 else hyperu(0.5, 0.5, x * x) / sqrt(pi)


def powers(sums):
    """The polynomial whose Chebyshev coefficients are given, the constant first."""
    polynomials = [[mpf(1)], [mpf(0), mpf(1)]]
    while len(polynomials) < len(sums):
        following = [mpf(0)] + [2 * c for c in polynomials[-1]]
        for k, c in enumerate(polynomials[-2]):
            following[k] -= c
        polynomials.append(following)
    return [sum(s * p[k] for s, p in zip(sums, polynomials) if k < len(p)) for k in range(len(sums))]


def pieces():
    for piece in range(100):
        sums = chebyshev(lambda t: scaled_error((piece + (t + 1) / 2) / 100), 7, 24)
        sums[0] /= 2
        show(f"piece {piece}", powers(sums)[::-1])


def temme():
    """DLMF 8.12: λ - 1 as a power series of η, its inverse, and each series from the one before."""
    count = 76
    a = [Fraction(0), Fraction(1)]
    for n in range(2, count + 3):
        a.append((a[n - 1] - sum(a[i] * (n + 1 - i) * a[n + 1 - i] for i in range(2, n))) / (n + 1))
    inverse = [Fraction(1)]
    for n in range(1, count + 1):
        inverse.append(-sum(a[j + 1] * inverse[n - j] for j in range(1, n + 1)))
    first = inverse[1:]
    series = first
    for k in range(25):
        show(f"Temme {k}", series[:25], 5)
        series = [(n + 2) * series[n + 2] - series[1] * first[n] for n in range(len(series) - 2)]


bessel()
pieces()
temme()
