# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures that describe data. mean, fmean, variance, pvariance, stdev, pstdev and StatisticsError are there already."""

from bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from collections import namedtuple as _namedtuple
import math as _math

__all__ = ("NormalDist StatisticsError correlation covariance fmean geometric_mean harmonic_mean linear_regression mean"
           " median median_grouped median_high median_low mode multimode pstdev pvariance quantiles stdev variance").split()

_native = {"mean": mean, "variance": variance, "pvariance": pvariance, "stdev": stdev, "pstdev": pstdev, "fmean": fmean}

def _exact_ratio(x):
    """A number as numerator and denominator; infinities and NaN with None for that."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None

def _coerce(T, S):
    """The class that sums of two classes have."""
    for one, other in ((T, S), (S, T)):
        if one is other or other in (int, bool) or issubclass(one, other):
            return one
    for one, other in ((T, S), (S, T)):
        if issubclass(one, int):
            return other
    from fractions import Fraction
    for one, other in ((T, S), (S, T)):
        if issubclass(one, Fraction) and issubclass(other, float):
            return other
    raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")

def _convert(value, T):
    """A fraction as a number of a class."""
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        T = float
    try:
        return T(value)
    except TypeError:
        from decimal import Decimal
        if issubclass(T, Decimal):
            return T(value.numerator) / value.denominator
        raise

def _sum(data):
    """The class of a sum, the sum as a fraction, and how many numbers there were."""
    from fractions import Fraction
    kind, count, totals = int, 0, {}
    for number in data:
        if type(number) is not kind:
            kind = _coerce(kind, type(number))
        above, under = _exact_ratio(number)
        totals[under] = totals.get(under, 0) + above
        count += 1
    if None in totals:
        return kind, totals[None], count
    return kind, sum((Fraction(above, under) for under, above in totals.items()), Fraction(0)), count

def _fail_neg(values, errmsg="negative value"):
    for value in values:
        if value < 0:
            raise StatisticsError(errmsg)
        yield value

def _is_plain(data):
    return all(type(number) in (int, float, bool) for number in data)

def mean(data):
    """The arithmetic mean."""
    data = list(data)
    if _is_plain(data) or not data:
        return _native["mean"](data)
    kind, total, count = _sum(data)
    return _convert(total / count, kind)

def _spread(name, data, center, least, root):
    data = list(data)
    if _is_plain(data) and (center is None or type(center) in (int, float)) or len(data) < least:
        return _native[name](data, center)
    from fractions import Fraction
    kind, total, count = _sum(data)
    middle = total / count if center is None else Fraction(*_exact_ratio(center))
    value = sum((Fraction(*_exact_ratio(number)) - middle) ** 2 for number in data) / (count - least + 1)
    result = _convert(value, kind)
    if not root:
        return result
    return result.sqrt() if hasattr(result, "sqrt") else _math.sqrt(result)

def variance(data, xbar=None):
    """The variance of a sample."""
    return _spread("variance", data, xbar, 2, False)

def pvariance(data, mu=None):
    """The variance of a whole population."""
    return _spread("pvariance", data, mu, 1, False)

def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    return _spread("stdev", data, xbar, 2, True)

def pstdev(data, mu=None):
    """The standard deviation of a whole population."""
    return _spread("pstdev", data, mu, 1, True)

LinearRegression = _namedtuple("LinearRegression", "slope intercept")

def _in_order(data, what="median"):
    """The data, sorted."""
    data = sorted(data)
    if not data:
        raise StatisticsError(f"no {what} for empty data")
    return data

def median(data):
    """The value in the middle, or the mean of the two in the middle."""
    data = _in_order(data)
    middle, odd = divmod(len(data), 2)
    return data[middle] if odd else (data[middle - 1] + data[middle]) / 2

def median_low(data):
    """The value in the middle, or the smaller of the two in the middle."""
    data = _in_order(data)
    return data[(len(data) - 1) // 2]

def median_high(data):
    """The value in the middle, or the greater of the two in the middle."""
    data = _in_order(data)
    return data[len(data) // 2]

def median_grouped(data, interval=1):
    """The median of values that stand for classes of a width, the values of a class being spread evenly."""
    data = _in_order(data)
    count = len(data)
    value = data[count // 2]
    below = _bisect_left(data, value)
    equal = _bisect_right(data, value, below) - below
    try:
        value, interval = float(value), float(interval)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return value - interval / 2.0 + interval * (count / 2 - below) / equal

def _frequencies(data):
    table = {}
    for value in data:
        table[value] = table.get(value, 0) + 1
    return table

def mode(data):
    """The most frequent value, the first of several."""
    table = _frequencies(data)
    if not table:
        raise StatisticsError("no mode for empty data")
    return max(table, key=table.get)

def multimode(data):
    """The most frequent values, in the order in which they come."""
    table = _frequencies(data)
    most = max(table.values(), default=0)
    return [value for value in table if table[value] == most]

def geometric_mean(data):
    """The root of the product: exp of the mean of the logarithms."""
    try:
        return _math.exp(fmean(map(_math.log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None

def _not_negative(values):
    values = list(values)
    if any(value < 0 for value in values):
        raise StatisticsError("harmonic mean does not support negative values")
    return values

def _exact_sum(values):
    """The sum as a fraction: top and bottom."""
    by_bottom = {}
    for value in values:
        top, bottom = value.as_integer_ratio()
        by_bottom[bottom] = by_bottom.get(bottom, 0) + top
    top, bottom = 0, 1
    for other_bottom, other in by_bottom.items():
        # Of floats one bottom divides the other.
        common = _math.lcm(bottom, other_bottom)
        top = top * (common // bottom) + other * (common // other_bottom)
        bottom = common
    return top, bottom

def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals."""
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if weights is None:
        if len(data) == 1:
            if not isinstance(data[0], (int, float)):
                raise TypeError("unsupported type")
            return _not_negative(data)[0]
        weights, whole = [1] * len(data), (len(data), 1)
    else:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("Number of weights does not match data size")
        whole = _exact_sum(_not_negative(weights))
    parts = []
    for value, weight in zip(data, weights):
        _not_negative([value])
        if weight and not value:
            return 0
        parts.append(weight / value if weight else 0)
    if any(not _math.isfinite(part) for part in parts):
        return whole[0] / whole[1] / sum(parts)
    top, bottom = _exact_sum(parts)
    if top <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return whole[0] * bottom / (whole[1] * top)

def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 values that cut the data into n parts of the same weight."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    # A cut lies so many n-ths behind a value. Exclusive: the data leave room for smaller and greater values.
    if method == "inclusive":
        gaps, shift = size - 1, 0
    elif method == "exclusive":
        gaps, shift = size + 1, 1
    else:
        raise ValueError(f"Unknown method: {method!r}")
    cuts = []
    for part in range(1, n):
        place = min(max(part * gaps // n - shift, 0), size - 2)
        share = part * gaps - (place + shift) * n
        cuts.append((data[place] * (n - share) + data[place + 1] * share) / n)
    return cuts

def _around_means(x, y, what):
    """The means of two rows, and the sums of the products of the deviations: xy, xx, yy."""
    count = len(x)
    if len(y) != count:
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if count < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    x_mean, y_mean = _math.fsum(x) / count, _math.fsum(y) / count
    dx, dy = [value - x_mean for value in x], [value - y_mean for value in y]
    return x_mean, y_mean, _dot(dx, dy), lambda: _dot(dx, dx), lambda: _dot(dy, dy)

def _dot(x, y):
    return _math.fsum([a * b for a, b in zip(x, y)])

def covariance(x, y, /):
    """How two rows vary together."""
    _, _, xy, _, _ = _around_means(x, y, "covariance")
    return xy / (len(x) - 1)

def correlation(x, y, /):
    """Pearson's coefficient: -1 to 1."""
    _, _, xy, xx, yy = _around_means(x, y, "correlation")
    try:
        return xy / _math.sqrt(xx() * yy())
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")

def linear_regression(x, y, /, *, proportional=False):
    """The line of least squares, through the origin if it is to be proportional."""
    x_mean, y_mean, xy, xx, _ = _around_means(x, y, "linear regression")
    xy, xx = (_dot(x, y), _dot(x, x)) if proportional else (xy, xx())
    if xx == 0:
        raise StatisticsError("x is constant")
    slope = xy / xx
    return LinearRegression(slope, 0.0 if proportional else y_mean - slope * x_mean)

# Wichura's algorithm AS 241: quotients of polynomials for the middle of the normal distribution, its flanks and its tails,
# each with the highest power first.
_MIDDLE = (
    (2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
     1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0),
    (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
     5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0))
_FLANKS = (
    (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
     3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0),
    (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
     6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0))
_TAILS = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
     2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0),
    (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
     1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0))

def _polynomials(pair, x):
    values = []
    for coefficients in pair:
        value = 0.0
        for coefficient in coefficients:
            value = value * x + coefficient
        values.append(value)
    return values

def _standard_quantile(p):
    distance = p - 0.5
    if abs(distance) <= 0.425:
        top, bottom = _polynomials(_MIDDLE, 0.180625 - distance * distance)
        return top * distance / bottom
    depth = _math.sqrt(-_math.log(p if distance <= 0.0 else 1.0 - p))
    top, bottom = _polynomials(_FLANKS, depth - 1.6) if depth <= 5.0 else _polynomials(_TAILS, depth - 5.0)
    return -(top / bottom) if distance < 0.0 else top / bottom

class NormalDist:
    """A normal distribution: its mean mu and its standard deviation sigma."""

    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution with the mean and the deviation of data."""
        data = list(data)
        center = fmean(data)
        return cls(center, stdev(data, center))

    mean = property(lambda self: self._mu, doc="The arithmetic mean.")
    median = property(lambda self: self._mu, doc="The median.")
    mode = property(lambda self: self._mu, doc="The most likely value.")
    stdev = property(lambda self: self._sigma, doc="The standard deviation.")
    variance = property(lambda self: self._sigma * self._sigma, doc="The square of the standard deviation.")

    def _sigma_for(self, complaint):
        if not self._sigma:
            raise StatisticsError(complaint)
        return self._sigma

    def samples(self, n, *, seed=None):
        """n random values."""
        import random
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        """The density at x."""
        twice = -2.0 * self._sigma * self._sigma
        if not twice:
            self._sigma_for("pdf() not defined when sigma is zero")
        offset = x - self._mu
        return _math.exp(offset * offset / twice) / _math.sqrt(-_math.pi * twice)

    def cdf(self, x):
        """The probability of at most x."""
        offset = (x - self._mu) / (self._sigma_for("cdf() not defined when sigma is zero") * _math.sqrt(2.0))
        return 0.5 * (1.0 + _math.erf(offset))

    def inv_cdf(self, p):
        """The value that is not exceeded with probability p."""
        if not 0.0 < p < 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return self._mu + _standard_quantile(p) * self._sigma_for("cdf() not defined when sigma at or below zero")

    def quantiles(self, n=4):
        """The n - 1 values that cut it into n parts of the same probability."""
        return [self.inv_cdf(part / n) for part in range(1, n)]

    def zscore(self, x):
        """How many standard deviations x is above the mean."""
        return (x - self._mu) / self._sigma_for("zscore() not defined when sigma is zero")

    def overlap(self, other):
        """The area that is below both densities."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        # The order makes the result the same both ways.
        one, two = sorted((self, other), key=lambda dist: (dist._sigma, dist._mu))
        if not one.variance or not two.variance:
            raise StatisticsError("overlap() not defined when sigma is zero")
        spread, gap = two.variance - one.variance, abs(two._mu - one._mu)
        if not spread:
            return 1.0 - _math.erf(gap / (2.0 * one._sigma * _math.sqrt(2.0)))
        middle = one._mu * two.variance - two._mu * one.variance
        root = one._sigma * two._sigma * _math.sqrt(
            gap * gap + spread * _math.log(two.variance / one.variance))
        crossings = (middle + root) / spread, (middle - root) / spread
        return 1.0 - sum(abs(two.cdf(x) - one.cdf(x)) for x in crossings)

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        return self + -other

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * _math.fabs(factor))

    def __truediv__(self, divisor):
        return NormalDist(self._mu / divisor, self._sigma / _math.fabs(divisor))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __rsub__(self, other):
        return -self + other

    __radd__, __rmul__ = __add__, __mul__

    def __eq__(self, other):
        if isinstance(other, NormalDist):
            return (self._mu, self._sigma) == (other._mu, other._sigma)
        return NotImplemented

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
