def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2 == 1:
        return data[n // 2]
    i = n // 2
    return (data[i - 1] + data[i]) / 2

def median_low(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 == 1 else data[n // 2 - 1]

def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]

def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts

def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)

def multimode(data):
    counts = _counts(data)
    if not counts:
        return []
    most = max(counts.values())
    return [x for x, n in counts.items() if n == most]

def geometric_mean(data):
    import math
    data = list(data)
    if not data or min(data) <= 0:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    return math.exp(fmean(map(math.log, data)))

def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    weights = list(weights) if weights is not None else [1] * len(data)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    # As fractions, so that only the result is rounded.
    top, bottom, total = 0, 1, 0
    for x, w in zip(data, weights):
        if x < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        if x == 0:
            return 0
        (a, b), (c, d) = x.as_integer_ratio(), w.as_integer_ratio()
        top, bottom = top * d * a + bottom * c * b, bottom * d * a
        total += w
    a, b = total.as_integer_ratio()
    return a * bottom / (b * top)

def _deviations(x, y):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("{0} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("{0} requires at least two data points")
    from math import fsum
    xbar, ybar = fsum(x) / n, fsum(y) / n
    sxy = fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y))
    return n, xbar, ybar, sxy

def covariance(x, y, /):
    n, xbar, ybar, sxy = _named("covariance", x, y)
    return sxy / (n - 1)

def correlation(x, y, /):
    from math import fsum, sqrt
    n, xbar, ybar, sxy = _named("correlation", x, y)
    sxx = fsum((xi - xbar) ** 2.0 for xi in x)
    syy = fsum((yi - ybar) ** 2.0 for yi in y)
    try:
        return sxy / sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")

from collections import namedtuple as _namedtuple
LinearRegression = _namedtuple("LinearRegression", ("slope", "intercept"))

def linear_regression(x, y, /, *, proportional=False):
    from math import fsum
    if proportional:
        slope = fsum(xi * yi for xi, yi in zip(x, y)) / fsum(xi * xi for xi in x)
        return LinearRegression(slope=slope, intercept=0.0)
    n, xbar, ybar, sxy = _named("linear regression", x, y)
    sxx = fsum((xi - xbar) ** 2.0 for xi in x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=ybar - slope * xbar)

def _named(name, x, y):
    try:
        return _deviations(x, y)
    except StatisticsError as e:
        raise StatisticsError(str(e).format(name)) from None

def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    ld = len(data)
    if ld < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    if method == "inclusive":
        m = ld - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        m = ld + 1
        for i in range(1, n):
            j = i * m // n
            j = 1 if j < 1 else ld - 1 if j > ld - 1 else j
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")

def covariance(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    import math
    xbar = math.fsum(x) / n
    ybar = math.fsum(y) / n
    return math.fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y)) / (n - 1)

def correlation(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    import math
    xbar = math.fsum(x) / n
    ybar = math.fsum(y) / n
    sxy = math.fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y))
    sxx = math.fsum((d := xi - xbar) * d for xi in x)
    syy = math.fsum((d := yi - ybar) * d for yi in y)
    try:
        return sxy / math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")
