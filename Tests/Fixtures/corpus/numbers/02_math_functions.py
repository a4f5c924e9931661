import math
print(math.pi, math.e, math.tau, math.inf, -math.inf, math.nan, math.sqrt(2), math.exp(1), math.log(10), math.log10(1000), math.log2(8), math.log(8, 2), math.log1p(1e-10), math.expm1(1e-10))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0), math.atan(1), math.atan2(1, -1), math.sinh(1), math.cosh(1), math.tanh(1), math.degrees(math.pi), math.radians(180))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.fabs(-2), math.fmod(-7, 3), math.modf(3.25), math.frexp(8), math.ldexp(0.5, 4), math.copysign(1, -0.0), math.hypot(3, 4), math.dist((0, 0), (3, 4)))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(math.inf), math.isfinite(1), math.prod([1, 2, 3]), math.fsum([0.1] * 10), sum([0.1] * 10), math.gamma(5), round(math.lgamma(10), 10), math.erf(0.5), math.cbrt(27))
for f in [lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000), lambda: math.factorial(2.5), lambda: math.gcd(1.5), lambda: math.acos(2), lambda: math.floor(math.nan), lambda: math.sqrt("a"), lambda: math.comb(-1, 2), lambda: math.isqrt(-1), lambda: math.pow(0, -1)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
math.sqrt()
