#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The coefficients in Sources/Numbers/TensorKernels/Pointwise/WideMath.swift: minimax polynomials by Remez's exchange, and
quotients of polynomials by least squares whose weights are moved to where the error is largest. Needs mpmath.

    approximations.py          prints each with its largest relative error
"""
from mpmath import asin, atan, cos, erf, erfc, erfinv, exp, expm1, log, log1p, lu_solve, matrix, mp, mpf, nstr, pi, qr_solve, sin, sqrt

mp.dps = 60


def nodes(a, b, count):
    return [(a + b) / 2 + (b - a) / 2 * cos(pi * (count - 1 - i) / (count - 1)) for i in range(count)]


def polynomial(f, a, b, degree):
    """Coefficients from the lowest power on, with the smallest largest relative error."""
    count = degree + 2
    points, grid = nodes(a, b, count), nodes(a, b, 401)
    for _ in range(12):
        rows, right = matrix(count, count), matrix(count, 1)
        for i, x in enumerate(points):
            for k in range(degree + 1):
                rows[i, k] = x**k / f(x)
            rows[i, count - 1] = (-1) ** i
            right[i] = 1
        solution = lu_solve(rows, right)
        errors = [sum(solution[k] * x**k for k in range(degree + 1)) / f(x) - 1 for x in grid]
        # The largest error of each run of one sign.
        peaks = []
        for i, error in enumerate(errors):
            if peaks and errors[peaks[-1]] * error > 0:
                if abs(error) > abs(errors[peaks[-1]]):
                    peaks[-1] = i
            else:
                peaks.append(i)
        if len(peaks) < count:
            break
        while len(peaks) > count:
            peaks.pop(0 if abs(errors[peaks[0]]) < abs(errors[peaks[-1]]) else -1)
        points = [grid[i] for i in peaks]
    return [solution[k] for k in range(degree + 1)], max(map(abs, errors))


def quotient(f, a, b, upper, lower, count=160):
    """Coefficients above and below, the lowest one below being 1."""
    points = [(a + b) / 2 - (b - a) / 2 * cos(pi * (2 * i + 1) / (2 * count)) for i in range(count)]
    values, weights, below, best = [f(x) for x in points], [mpf(1)] * count, [mpf(1)] * count, None
    for _ in range(8):
        rows, right = matrix(count, upper + 1 + lower), matrix(count, 1)
        for i, x in enumerate(points):
            scale = sqrt(weights[i]) / below[i] / values[i]
            for k in range(upper + 1):
                rows[i, k] = x**k * scale
            for k in range(lower):
                rows[i, upper + 1 + k] = -values[i] * x ** (k + 1) * scale
            right[i] = values[i] * scale
        solution = qr_solve(rows, right)[0]
        p, q = [solution[k] for k in range(upper + 1)], [mpf(1)] + [solution[upper + 1 + k] for k in range(lower)]
        below = [sum(c * x**k for k, c in enumerate(q)) for x in points]
        errors = [abs(sum(c * x**k for k, c in enumerate(p)) / d / v - 1) for x, d, v in zip(points, below, values)]
        if best is None or max(errors) < best[2]:
            best = (p, q, max(errors))
        mean = sum(errors) / count
        weights = [w * (mpf("0.3") + e / mean) for w, e in zip(weights, errors)]
    return best


def show(name, coefficients, error):
    print(f"{name}: {nstr(error, 3)}\n    " + "\n    ".join(nstr(c, 18) for c in coefficients))


def over_root(f):
    """f(sqrt z) / sqrt z, with its limit at 0."""
    return lambda z: f(sqrt(z)) / sqrt(z) if z > mpf(10) ** -40 else f(mpf(10) ** -20) * mpf(10) ** 20


def over(f):
    return lambda x: f(x) / x if abs(x) > mpf(10) ** -30 else mpf(1)


def inverse_error(w):
    x = sqrt(-expm1(-w))
    return sqrt(pi) / 2 if x < mpf(10) ** -12 else erfinv(x) / x


wider = mpf("1.001")
quarter, half_log = (pi / 4) ** 2 * wider, log(2) / 2 * wider
show("sin(x) / x in x²", *polynomial(over_root(sin), mpf(0), quarter, 4))
show("cos(x) in x²", *polynomial(lambda z: cos(sqrt(z)), mpf(0), quarter, 5))
show("atan(x) / x in x²", *polynomial(over_root(atan), mpf(0), (sqrt(mpf(2)) - 1) ** 2 * wider, 7))
show("asin(x) / x in x²", *polynomial(over_root(asin), mpf(0), mpf("0.2505"), 8))
show("expm1(x) / x in x", *polynomial(over(expm1), -half_log, half_log, 7))
show("log1p(x) / x in x", *polynomial(over(log1p), (sqrt(mpf(1) / 2) - 1) * mpf("1.0001"), (sqrt(mpf(2)) - 1) * mpf("1.0001"), 13))
upper, lower, error = quotient(over_root(erf), mpf(0), mpf(16), 7, 7)
show("erf(x) / x in x², above", upper, error)
show("below", lower, error)
upper, lower, error = quotient(lambda x: erfc(x) * exp(x * x), mpf(0), mpf("10.1"), 6, 7, 200)
show("erfc(x) e^x² in x, above", upper, error)
show("below", lower, error)
show("erfinv(x) / x in w - 2.5", *polynomial(lambda t: inverse_error(t + mpf("2.5")), mpf("-2.5"), mpf("2.5"), 13))
show("erfinv(x) / x in sqrt(w) - 3", *polynomial(lambda t: inverse_error((t + 3) ** 2), sqrt(mpf(5)) - 3, mpf("1.2"), 12))
