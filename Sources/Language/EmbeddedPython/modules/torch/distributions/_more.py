# SPDX-License-Identifier: GPL-3.0-or-later
"""Distributions that are made of the others."""
import math

import torch
import torch.nn.functional as F
from torch import distributions as _d
from torch.distributions import Distribution
from torch.distributions._composed import (
    Independent, MixtureSameFamily, MultivariateNormal, OneHotCategorical, OneHotCategoricalStraightThrough,
)

_tensors, _clamped = _d._tensors, _d._clamped
_euler = 0.57721566490153286060


def _positive(self, *names):
    for name in names:
        self._check(name, getattr(self, name) > 0, "GreaterThan(lower_bound=0.0)")


class _LocationScale(Distribution):
    """A location, which is the most frequent value, and a scale."""

    has_rsample = True
    _parameters = ("loc", "scale")

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _tensors(loc, scale)
        super().__init__(self.loc.size(), None, validate_args)
        _positive(self, "scale")

    @property
    def mean(self):
        return self.loc

    @property
    def mode(self):
        return self.loc

    @property
    def variance(self):
        return self.stddev.pow(2)


class Laplace(_LocationScale):
    @property
    def variance(self):
        return 2 * self.scale.pow(2)

    @property
    def stddev(self):
        return 2 ** 0.5 * self.scale

    def rsample(self, sample_shape=()):
        finfo = torch.finfo(self.loc.dtype)
        u = self.loc.new_empty(self._shape(sample_shape)).uniform_(finfo.eps - 1, 1)
        return self.loc - self.scale * u.sign() * torch.log1p(-u.abs())

    def log_prob(self, value):
        return -torch.log(2 * self.scale) - torch.abs(value - self.loc) / self.scale

    def cdf(self, value):
        return 0.5 - 0.5 * (value - self.loc).sign() * torch.expm1(-(value - self.loc).abs() / self.scale)

    def icdf(self, value):
        term = value - 0.5
        return self.loc - self.scale * term.sign() * torch.log1p(-2 * term.abs())

    def entropy(self):
        return 1 + torch.log(2 * self.scale)


class LogNormal(Distribution):
    has_rsample = True

    def __init__(self, loc, scale, validate_args=None):
        self.base_dist = _d.Normal(loc, scale, validate_args)
        super().__init__(self.base_dist.batch_shape, None, validate_args)

    @property
    def loc(self):
        return self.base_dist.loc

    @property
    def scale(self):
        return self.base_dist.scale

    @property
    def mean(self):
        return (self.loc + self.scale.pow(2) / 2).exp()

    @property
    def mode(self):
        return (self.loc - self.scale.square()).exp()

    @property
    def variance(self):
        return self.scale.pow(2).expm1() * (2 * self.loc + self.scale.pow(2)).exp()

    def rsample(self, sample_shape=()):
        return self.base_dist.rsample(sample_shape).exp()

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return self.base_dist.sample(sample_shape).exp()

    def log_prob(self, value):
        return self.base_dist.log_prob(value.log()) - value.log()

    def cdf(self, value):
        return self.base_dist.cdf(value.log())

    def icdf(self, value):
        return self.base_dist.icdf(value).exp()

    def entropy(self):
        return self.base_dist.entropy() + self.loc

    def __repr__(self):
        return "LogNormal()"


class Cauchy(_LocationScale):
    @property
    def mean(self):
        return torch.full_like(self.loc, math.nan)

    @property
    def variance(self):
        return torch.full_like(self.loc, math.inf)

    def rsample(self, sample_shape=()):
        eps = self.loc.new_empty(self._shape(sample_shape)).cauchy_()
        return self.loc + eps * self.scale

    def log_prob(self, value):
        return -math.log(math.pi) - self.scale.log() - (((value - self.loc) / self.scale) ** 2).log1p()

    def cdf(self, value):
        return torch.atan((value - self.loc) / self.scale) / math.pi + 0.5

    def icdf(self, value):
        return torch.tan(math.pi * (value - 0.5)) * self.scale + self.loc

    def entropy(self):
        return math.log(4 * math.pi) + self.scale.log()


class _Half(Distribution):
    """One side of a distribution around 0."""

    has_rsample = True

    def __init__(self, base, validate_args=None):
        self.base_dist = base
        super().__init__(base.batch_shape, None, validate_args)

    @property
    def scale(self):
        return self.base_dist.scale

    @property
    def mode(self):
        return torch.zeros_like(self.scale)

    def rsample(self, sample_shape=()):
        return self.base_dist.rsample(sample_shape).abs()

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return self.base_dist.sample(sample_shape).abs()

    def log_prob(self, value):
        value = torch.as_tensor(value, dtype=self.scale.dtype)
        return torch.where(value >= 0, self.base_dist.log_prob(value) + math.log(2), -math.inf)

    def cdf(self, value):
        return 2 * self.base_dist.cdf(value) - 1

    def icdf(self, value):
        return self.base_dist.icdf((value + 1) / 2)

    def entropy(self):
        return self.base_dist.entropy() - math.log(2)

    def __repr__(self):
        return f"{type(self).__name__}()"


class HalfNormal(_Half):
    def __init__(self, scale, validate_args=None):
        super().__init__(_d.Normal(0, scale, validate_args), validate_args)

    @property
    def mean(self):
        return self.scale * math.sqrt(2 / math.pi)

    @property
    def variance(self):
        return self.scale.pow(2) * (1 - 2 / math.pi)


class HalfCauchy(_Half):
    def __init__(self, scale, validate_args=None):
        super().__init__(Cauchy(0, scale, validate_args), validate_args)

    @property
    def mean(self):
        return torch.full(self.batch_shape, math.inf, dtype=self.scale.dtype)

    @property
    def variance(self):
        return self.base_dist.variance


class Gumbel(_LocationScale):
    @property
    def mean(self):
        return self.loc + self.scale * _euler

    @property
    def stddev(self):
        return math.pi / math.sqrt(6) * self.scale

    def rsample(self, sample_shape=()):
        finfo = torch.finfo(self.loc.dtype)
        u = self.loc.new_empty(self._shape(sample_shape)).uniform_(finfo.tiny, 1 - finfo.eps)
        return self.loc - self.scale * (-u.log()).log()

    def log_prob(self, value):
        y = (self.loc - value) / self.scale
        return (y - y.exp()) - self.scale.log()

    def cdf(self, value):
        return torch.exp(-torch.exp(-(value - self.loc) / self.scale))

    def icdf(self, value):
        return self.loc - self.scale * torch.log(-torch.log(value))

    def entropy(self):
        return self.scale.log() + (1 + _euler)


class Geometric(Distribution):
    _parameters = ("probs", "logits")

    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        if probs is not None:
            self.probs, = _tensors(probs)
        else:
            self.logits, = _tensors(logits)
        given = self.probs if probs is not None else self.logits
        super().__init__(given.size(), None, validate_args)

    def __getattr__(self, name):
        if name == "logits" and "probs" in self.__dict__:
            ps = _clamped(self.probs)
            self.logits = torch.log(ps) - torch.log1p(-ps)
            return self.logits
        if name == "probs" and "logits" in self.__dict__:
            self.probs = torch.sigmoid(self.logits)
            return self.probs
        raise AttributeError(name)

    @property
    def mean(self):
        return 1.0 / self.probs - 1.0

    @property
    def mode(self):
        return torch.zeros_like(self.probs)

    @property
    def variance(self):
        return (1.0 / self.probs - 1.0) / self.probs

    def sample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        with torch.no_grad():
            u = self.probs.new_empty(shape).uniform_(torch.finfo(self.probs.dtype).tiny, 1)
            return (u.log() / (-self.probs).log1p()).floor()

    def log_prob(self, value):
        value, probs = torch.broadcast_tensors(value, self.probs)
        probs = probs.clone(memory_format=torch.contiguous_format)
        probs[(probs == 1) & (value == 0)] = 0
        return value * (-probs).log1p() + self.probs.log()

    def entropy(self):
        return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none") / self.probs


class Poisson(Distribution):
    _parameters = ("rate",)

    def __init__(self, rate, validate_args=None):
        self.rate, = _tensors(rate)
        super().__init__(self.rate.size(), None, validate_args)
        self._check("rate", self.rate >= 0, "GreaterThanEq(lower_bound=0.0)")

    @property
    def mean(self):
        return self.rate

    @property
    def mode(self):
        return self.rate.floor()

    @property
    def variance(self):
        return self.rate

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return torch.poisson(self.rate.expand(self._shape(sample_shape)))

    def log_prob(self, value):
        rate, value = torch.broadcast_tensors(self.rate, value)
        return value.xlogy(rate) - rate - (value + 1).lgamma()


class Pareto(Distribution):
    has_rsample = True
    _parameters = ("alpha", "scale")

    def __init__(self, scale, alpha, validate_args=None):
        self.scale, self.alpha = _tensors(scale, alpha)
        super().__init__(self.scale.size(), None, validate_args)
        _positive(self, "scale", "alpha")

    @property
    def mean(self):
        a = self.alpha.clamp(min=1)
        return a * self.scale / (a - 1)

    @property
    def mode(self):
        return self.scale

    @property
    def variance(self):
        a = self.alpha.clamp(min=2)
        return self.scale.pow(2) * a / ((a - 1).pow(2) * (a - 2))

    def rsample(self, sample_shape=()):
        e = self.scale.new_empty(self._shape(sample_shape)).exponential_()
        return self.scale * torch.exp(e / self.alpha)

    def log_prob(self, value):
        return torch.log(self.alpha) + self.alpha * torch.log(self.scale) - (self.alpha + 1) * torch.log(value)

    def cdf(self, value):
        return 1 - (self.scale / value).pow(self.alpha)

    def entropy(self):
        return (self.scale / self.alpha).log() + (1 + self.alpha.reciprocal())


class Weibull(Distribution):
    has_rsample = True
    _parameters = ("scale", "concentration")

    def __init__(self, scale, concentration, validate_args=None):
        self.scale, self.concentration = _tensors(scale, concentration)
        super().__init__(self.scale.size(), None, validate_args)
        _positive(self, "scale", "concentration")

    @property
    def mean(self):
        return self.scale * torch.exp(torch.lgamma(1 + self.concentration.reciprocal()))

    @property
    def mode(self):
        return self.scale * ((self.concentration - 1) / self.concentration) ** self.concentration.reciprocal()

    @property
    def variance(self):
        inverse = self.concentration.reciprocal()
        return self.scale.pow(2) * (
            torch.exp(torch.lgamma(1 + 2 * inverse)) - torch.exp(2 * torch.lgamma(1 + inverse)))

    def rsample(self, sample_shape=()):
        e = self.scale.new_empty(self._shape(sample_shape)).exponential_()
        return self.scale * e.pow(self.concentration.reciprocal())

    def log_prob(self, value):
        z = value / self.scale
        return (self.concentration / self.scale).log() + (self.concentration - 1) * z.log() - z.pow(self.concentration)

    def cdf(self, value):
        return -torch.expm1(-(value / self.scale).pow(self.concentration))

    def entropy(self):
        inverse = self.concentration.reciprocal()
        return _euler * (1 - inverse) + torch.log(self.scale * inverse) + 1


class VonMises(Distribution):
    """The normal distribution of angles."""

    _parameters = ("loc", "concentration")

    def __init__(self, loc, concentration, validate_args=None):
        self.loc, self.concentration = _tensors(loc, concentration)
        super().__init__(self.loc.size(), None, validate_args)
        _positive(self, "concentration")

    @property
    def mean(self):
        return self.loc

    mode = mean

    @property
    def variance(self):
        return 1 - torch.special.i1e(self.concentration) / torch.special.i0e(self.concentration)

    def log_prob(self, value):
        size = self.concentration
        return size * torch.cos(value - self.loc) - math.log(2 * math.pi) - (torch.special.i0e(size).log() + size)

    def sample(self, sample_shape=()):
        # Best and Fisher: angles of a wrapped Cauchy distribution, of which some are refused, in PyTorch's order of draws.
        shape = self._shape(sample_shape)
        with torch.no_grad():
            loc, size = self.loc.double(), self.concentration.double()
            tau = 1 + (1 + 4 * size ** 2).sqrt()
            rho = (tau - (2 * tau).sqrt()) / (2 * size)
            r = torch.where(size < 1e-5, 1 / size + size, (1 + rho ** 2) / (2 * rho))
            made, done = torch.empty(shape, dtype=torch.float64), torch.zeros(shape, dtype=torch.bool)
            while not done.all():
                u1, u2, u3 = torch.rand((3,) + tuple(shape), dtype=torch.float64).unbind()
                z = torch.cos(math.pi * u1)
                f = (1 + r * z) / (r + z)
                c = size * (r - f)
                good = ((c * (2 - c) - u2) > 0) | ((c / u2).log() + 1 - c >= 0)
                made = torch.where(good, (u3 - 0.5).sign() * f.acos(), made)
                done = done | good
            return ((made + math.pi + loc) % (2 * math.pi) - math.pi).to(self.loc.dtype)


for _cls in (
    VonMises, Laplace, LogNormal, Cauchy, HalfNormal, HalfCauchy, Gumbel, Geometric, Poisson, Pareto, Weibull, MultivariateNormal,
    Independent, OneHotCategorical, OneHotCategoricalStraightThrough, MixtureSameFamily,
):
    _cls.__module__ = "torch.distributions." + {
        "LogNormal": "log_normal", "HalfNormal": "half_normal", "HalfCauchy": "half_cauchy",
        "MultivariateNormal": "multivariate_normal", "OneHotCategorical": "one_hot_categorical",
        "OneHotCategoricalStraightThrough": "one_hot_categorical", "MixtureSameFamily": "mixture_same_family",
    }.get(_cls.__name__, _cls.__name__.lower())
