# SPDX-License-Identifier: GPL-3.0-or-later
"""Distributions of what maps make of others' samples."""
import math

import torch
from torch import distributions as _d
from torch.distributions import Distribution
from torch.distributions import transforms as _t


class TransformedDistribution(Distribution):
    def __init__(self, base_distribution, transforms, validate_args=None):
        self.transforms = [transforms] if isinstance(transforms, _t.Transform) else list(transforms)
        if not all(isinstance(t, _t.Transform) for t in self.transforms):
            raise ValueError(
                "transforms must be a Transform or a list of Transforms, but was " + f"{transforms}")
        shape = base_distribution.batch_shape + base_distribution.event_shape
        whole = _t.ComposeTransform(self.transforms)
        after = torch.Size(whole.forward_shape(shape))
        before = whole.inverse_shape(after)
        if before != shape:
            # Parameters of the maps with more dimensions than the distribution.
            more = before[:len(before) - len(base_distribution.event_shape)]
            base_distribution = _expanded(base_distribution, more)
        depth = max(whole.event_dim, len(base_distribution.event_shape))
        extra = depth - len(base_distribution.event_shape)
        self.base_dist = _d.Independent(base_distribution, extra) if extra > 0 else base_distribution
        places = len(after) - depth
        super().__init__(after[:places], after[places:], validate_args)

    @property
    def has_rsample(self):
        return self.base_dist.has_rsample

    def _forward(self, x):
        for transform in self.transforms:
            x = transform(x)
        return x

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return self._forward(self.base_dist.sample(sample_shape))

    def rsample(self, sample_shape=()):
        return self._forward(self.base_dist.rsample(sample_shape))

    def log_prob(self, value):
        depth, total, y = len(self.event_shape), 0.0, value
        for transform in reversed(self.transforms):
            x = transform._inv_call(y)
            total = total - _t._summed(transform.log_abs_det_jacobian(x, y), depth - transform.event_dim)
            y = x
        return total + _t._summed(self.base_dist.log_prob(y), depth - len(self.base_dist.event_shape))

    def _sided(self, value):
        sign = 1
        for transform in self.transforms:
            sign = sign * transform.sign
        return value if isinstance(sign, int) and sign == 1 else sign * (value - 0.5) + 0.5

    def cdf(self, value):
        for transform in reversed(self.transforms):
            value = transform._inv_call(value)
        return self._sided(self.base_dist.cdf(value))

    def icdf(self, value):
        return self._forward(self.base_dist.icdf(self._sided(value)))

    def __repr__(self):
        return self.__class__.__name__ + "()"


def _expanded(base, batch_shape):
    """The same distribution over a larger batch: its parameters seen as larger ones."""
    import copy

    other = copy.copy(base)
    other._batch_shape = torch.Size(batch_shape)
    for name in base._parameters:
        if name in base.__dict__:
            setattr(other, name, base.__dict__[name].expand(other._batch_shape + base.event_shape))
    return other


class LogisticNormal(TransformedDistribution):
    def __init__(self, loc, scale, validate_args=None):
        super().__init__(_d.Normal(loc, scale), _t.StickBreakingTransform(), validate_args)

    @property
    def loc(self):
        return self.base_dist.base_dist.loc

    @property
    def scale(self):
        return self.base_dist.base_dist.scale


class Kumaraswamy(TransformedDistribution):
    _parameters = ("concentration1", "concentration0")

    def __init__(self, concentration1, concentration0, validate_args=None):
        self.concentration1, self.concentration0 = _d._tensors(concentration1, concentration0)
        base = _d.Uniform(torch.full_like(self.concentration0, 0), torch.full_like(self.concentration0, 1))
        super().__init__(base, [
            _t.PowerTransform(exponent=self.concentration0.reciprocal()), _t.AffineTransform(loc=1.0, scale=-1.0),
            _t.PowerTransform(exponent=self.concentration1.reciprocal())], validate_args)

    @property
    def mode(self):
        a, b = self.concentration1, self.concentration0
        log_mode = b.reciprocal() * (-b).log1p() - (-a * b).log1p()
        log_mode[(b < 1) | (a < 1)] = math.nan
        return log_mode.exp()

    def _moment(self, n):
        arg = 1 + n / self.concentration1
        b = self.concentration0
        return torch.exp(torch.lgamma(arg) + torch.lgamma(b) - torch.lgamma(arg + b)) * b

    @property
    def mean(self):
        return self._moment(1)

    @property
    def variance(self):
        return self._moment(2) - torch.pow(self.mean, 2)

    def entropy(self):
        t1, t0 = 1 - self.concentration1.reciprocal(), 1 - self.concentration0.reciprocal()
        harmonic = torch.digamma(self.concentration0 + 1) + 0.57721566490153286060
        return t0 + t1 * harmonic - torch.log(self.concentration1) - torch.log(self.concentration0)

    def __repr__(self):
        return Distribution.__repr__(self)


class GeneralizedPareto(Distribution):
    has_rsample = True
    _parameters = ("loc", "scale", "concentration")

    def __init__(self, loc, scale, concentration, validate_args=None):
        self.loc, self.scale, self.concentration = _d._tensors(loc, scale, concentration)
        super().__init__(self.loc.size(), None, validate_args)
        self._check("scale", self.scale > 0, "GreaterThan(lower_bound=0.0)")

    @property
    def _is_exponential(self):
        return torch.isclose(self.concentration, torch.zeros_like(self.concentration))

    def _shape_or_one(self):
        return torch.where(self._is_exponential, torch.ones_like(self.concentration), self.concentration)

    @property
    def mean(self):
        return torch.where(self.concentration < 1, self.loc + self.scale / (1 - self.concentration), math.inf)

    @property
    def mode(self):
        return self.loc

    @property
    def variance(self):
        c = self.concentration
        return torch.where(c < 0.5, self.scale**2 / ((1 - c) ** 2 * (1 - 2 * c)), math.inf)

    def rsample(self, sample_shape=()):
        return self.icdf(torch.rand(self._shape(sample_shape), dtype=self.loc.dtype))

    def icdf(self, value):
        c = self._shape_or_one()
        log_rest = torch.log1p(-value)
        return torch.where(
            self._is_exponential, self.loc - self.scale * log_rest,
            self.loc + self.scale * torch.expm1(-c * log_rest) / c)

    def log_prob(self, value):
        y = (value - self.loc) / self.scale
        c = self._shape_or_one()
        log_power = torch.where(self._is_exponential, -y, -(1 / c + 1) * torch.log1p(c * y))
        return torch.where(value >= self.loc, log_power - torch.log(self.scale), -math.inf)

    def cdf(self, value):
        y = (value - self.loc) / self.scale
        c = self._shape_or_one()
        return -torch.expm1(torch.where(self._is_exponential, -y, -torch.log1p(c * y) / c))

    def entropy(self):
        return torch.log(self.scale) + self.concentration + 1


for _cls in (TransformedDistribution, LogisticNormal, Kumaraswamy, GeneralizedPareto):
    _cls.__module__ = "torch.distributions." + {
        "TransformedDistribution": "transformed_distribution", "LogisticNormal": "logistic_normal",
        "GeneralizedPareto": "generalized_pareto",
    }.get(_cls.__name__, _cls.__name__.lower())
