# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers of the distributions of numpy's Generator, one by one over its stream."""
import math

_EDGE, _AREA = 7.69711747013104972, 0.0039496598225815571993
_tables = []

def _ziggurat():
    # The layers under exp(-x): how far a layer is certain, its width for an integer of 53 bits, its height.
    if not _tables:
        whole = 2.0 ** 53
        certain, width, height = [0] * 256, [0.0] * 256, [1.0] * 256
        edge = last = _EDGE
        base = _AREA / math.exp(-edge)
        certain[0], width[0] = int(edge / base * whole), base / whole
        width[255], height[255] = edge / whole, math.exp(-edge)
        for i in range(254, 0, -1):
            edge = -math.log(_AREA / edge + math.exp(-edge))
            certain[i + 1] = int(edge / last * whole)
            last = edge
            height[i], width[i] = math.exp(-edge), edge / whole
        _tables.extend([certain, width, height])
    return _tables

class Spread:
    """Draws from a stream: uniform, normal, and what is made of these."""

    def __init__(self, draw):
        self._draw = draw

    def uniform(self):
        return float(self._draw("uniform", 1)[0])

    def normal(self):
        return float(self._draw("normal", 1)[0])

    def standard_exponential(self):
        certain, width, height = _ziggurat()
        while True:
            bits = int(self._draw("integer", 1, (2 ** 63 - 1,))[0]) >> 2
            layer, bits = bits & 0xFF, bits >> 8
            x = bits * width[layer]
            if bits < certain[layer]:
                return x
            if layer == 0:
                return _EDGE - math.log1p(-self.uniform())
            if (height[layer - 1] - height[layer]) * self.uniform() + height[layer] < math.exp(-x):
                return x

    def exponential(self, scale=1.0):
        return scale * self.standard_exponential()

    def standard_gamma(self, shape):
        if shape == 1.0:
            return self.standard_exponential()
        if shape == 0.0:
            return 0.0
        if shape < 1.0:
            while True:
                u, v = self.uniform(), self.standard_exponential()
                if u <= 1.0 - shape:
                    x = u ** (1.0 / shape)
                    if x <= v:
                        return x
                else:
                    y = -math.log((1 - u) / shape)
                    x = (1.0 - shape + shape * y) ** (1.0 / shape)
                    if x <= v + y:
                        return x
        b = shape - 1.0 / 3.0
        c = 1.0 / math.sqrt(9 * b)
        while True:
            v = 0.0
            while v <= 0.0:
                x = self.normal()
                v = 1.0 + c * x
            v = v * v * v
            u = self.uniform()
            if u < 1.0 - 0.0331 * (x * x) * (x * x) or math.log(u) < 0.5 * x * x + b * (1.0 - v + math.log(v)):
                return b * v

    def gamma(self, shape, scale=1.0):
        return scale * self.standard_gamma(shape)

    def chisquare(self, df):
        return 2.0 * self.standard_gamma(df / 2.0)

    def standard_t(self, df):
        top = self.normal()
        return math.sqrt(df / 2) * top / math.sqrt(self.standard_gamma(df / 2))

    def beta(self, a, b):
        if a > 1.0 or b > 1.0:
            first = self.standard_gamma(a)
            return first / (first + self.standard_gamma(b))
        while True:
            u, v = self.uniform(), self.uniform()
            x, y = u ** (1.0 / a), v ** (1.0 / b)
            if x + y <= 1.0 and u + v > 0.0 and x + y > 0:
                return x / (x + y)

    def poisson(self, lam=1.0):
        if lam == 0:
            return 0
        if lam < 10:
            limit, count, product = math.exp(-lam), 0, 1.0
            while True:
                product *= self.uniform()
                if product <= limit:
                    return count
                count += 1
        root = math.sqrt(lam)
        b = 0.931 + 2.53 * root
        a = -0.059 + 0.02483 * b
        while True:
            u, v = self.uniform() - 0.5, self.uniform()
            us = 0.5 - abs(u)
            k = math.floor((2 * a / us + b) * u + lam + 0.43)
            if us >= 0.07 and v <= 0.9277 - 3.6224 / (b - 2):
                return k
            if k >= 0 and (us >= 0.013 or v <= us) and (
                    math.log(v) + math.log(1.1239 + 1.1328 / (b - 3.4)) - math.log(a / (us * us) + b)
                    <= -lam + k * math.log(lam) - math.lgamma(k + 1)):
                return k

    def binomial(self, n, p):
        if p > 0.5:
            return n - self.binomial(n, 1.0 - p)
        if n == 0 or p == 0.0:
            return 0
        if n * p > 30.0:
            raise NotImplementedError("Gradus has no Generator.binomial where more than 30 successes are expected")
        q = 1.0 - p
        start = math.exp(n * math.log(q))
        bound = int(min(n, n * p + 10.0 * math.sqrt(n * p * q + 1)))
        count, chance, u = 0, start, self.uniform()
        while u > chance:
            count += 1
            if count > bound:
                count, chance, u = 0, start, self.uniform()
            else:
                u -= chance
                chance = (n - count + 1) * p * chance / (count * q)
        return count

    def geometric(self, p):
        if p < 0.333333333333333333333333:
            return math.ceil(-self.standard_exponential() / math.log1p(-p))
        total, chance, count, u = p, p, 1, self.uniform()
        while u > total:
            chance *= 1.0 - p
            total += chance
            count += 1
        return count

    def laplace(self, loc=0.0, scale=1.0):
        u = self.uniform()
        while u == 0:
            u = self.uniform()
        return loc - scale * math.log(2.0 - u - u) if u >= 0.5 else loc + scale * math.log(u + u)

    def gumbel(self, loc=0.0, scale=1.0):
        u = 1.0 - self.uniform()
        while u >= 1.0:
            u = 1.0 - self.uniform()
        return loc - scale * math.log(-math.log(u))

    def logistic(self, loc=0.0, scale=1.0):
        u = self.uniform()
        while u == 0:
            u = self.uniform()
        return loc + scale * math.log(u / (1.0 - u))

    def lognormal(self, mean=0.0, sigma=1.0):
        return math.exp(mean + sigma * self.normal())

    def rayleigh(self, scale=1.0):
        return scale * math.sqrt(2.0 * self.standard_exponential())

    def weibull(self, a):
        return self.standard_exponential() ** (1.0 / a)

    def power(self, a):
        return (-math.expm1(-self.standard_exponential())) ** (1.0 / a)

    def pareto(self, a):
        return math.expm1(self.standard_exponential() / a)

    def standard_cauchy(self):
        top = self.normal()
        return top / self.normal()

    def triangular(self, left, mode, right):
        base, u = right - left, self.uniform()
        if u <= (mode - left) / base:
            return left + math.sqrt(u * ((mode - left) * base))
        return right - math.sqrt((1.0 - u) * ((right - mode) * base))
