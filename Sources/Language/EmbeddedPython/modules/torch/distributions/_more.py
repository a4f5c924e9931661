# SPDX-License-Identifier: GPL-3.0-or-later
"""Distributions that are made of the others."""
import math

import torch
import torch.nn.functional as F
from torch import distributions as _d
from torch.distributions import Distribution

_tensors, _clamped = _d._tensors, _d._clamped
_euler = 0.57721566490153286060


def _positive(self, *names):
    for name in names:
        self._check(name, getattr(self, name) > 0, "GreaterThan(lower_bound=0.0)")


class Laplace(Distribution):
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


class Cauchy(Distribution):
    has_rsample = True
    _parameters = ("loc", "scale")

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _tensors(loc, scale)
        super().__init__(self.loc.size(), None, validate_args)
        _positive(self, "scale")

    @property
    def mean(self):
        return torch.full_like(self.loc, math.nan)

    @property
    def mode(self):
        return self.loc

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


class Gumbel(Distribution):
    has_rsample = True
    _parameters = ("loc", "scale")

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _tensors(loc, scale)
        super().__init__(self.loc.size(), None, validate_args)
        _positive(self, "scale")

    @property
    def mean(self):
        return self.loc + self.scale * _euler

    @property
    def mode(self):
        return self.loc

    @property
    def stddev(self):
        return math.pi / math.sqrt(6) * self.scale

    @property
    def variance(self):
        return self.stddev.pow(2)

    def rsample(self, sample_shape=()):
        finfo = torch.finfo(self.loc.dtype)
        u = self.loc.new_empty(self._shape(sample_shape)).uniform_(finfo.tiny, 1 - finfo.eps)
        return self.loc - self.scale * (-u.log()).log()

    def log_prob(self, value):
        y = (self.loc - value) / self.scale
        return (y - y.exp()) - self.scale.log()

    def cdf(self, value):
        return torch.exp(-torch.exp(-(value - self.loc) / self.scale))

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
        if name == "logits":
            ps = _clamped(self.probs)
            return torch.log(ps) - torch.log1p(-ps)
        if name == "probs":
            return torch.sigmoid(self.logits)
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


class MultivariateNormal(Distribution):
    has_rsample = True

    def __init__(
        self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None,
    ):
        if loc.dim() < 1:
            raise ValueError("loc must be at least one-dimensional.")
        given = [m for m in (covariance_matrix, precision_matrix, scale_tril) if m is not None]
        if len(given) != 1:
            raise ValueError(
                "Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.")
        matrix = given[0]
        if matrix.dim() < 2:
            raise ValueError("the matrix must be at least two-dimensional, with optional leading batch dimensions")
        batch = torch.broadcast_shapes(matrix.shape[:-2], loc.shape[:-1])
        matrix = matrix.expand(batch + matrix.shape[-2:])
        self.loc = loc.expand(batch + loc.shape[-1:])
        self._given = "scale_tril" if scale_tril is not None else (
            "covariance_matrix" if covariance_matrix is not None else "precision_matrix")
        setattr(self, "_" + self._given, matrix)
        super().__init__(batch, self.loc.shape[-1:], validate_args)
        if self._given == "scale_tril":
            self._unbroadcasted_scale_tril = matrix
        elif self._given == "covariance_matrix":
            self._unbroadcasted_scale_tril = torch.linalg.cholesky(matrix)
        else:
            self._unbroadcasted_scale_tril = torch.linalg.cholesky(torch.linalg.inv(matrix))

    @property
    def scale_tril(self):
        return self._unbroadcasted_scale_tril

    @property
    def covariance_matrix(self):
        if self._given == "covariance_matrix":
            return self._covariance_matrix
        return self.scale_tril @ self.scale_tril.mT

    @property
    def precision_matrix(self):
        if self._given == "precision_matrix":
            return self._precision_matrix
        return torch.cholesky_inverse(self.scale_tril)

    @property
    def mean(self):
        return self.loc

    @property
    def mode(self):
        return self.loc

    @property
    def variance(self):
        return self.scale_tril.pow(2).sum(-1).expand(self._batch_shape + self._event_shape)

    def rsample(self, sample_shape=()):
        eps = torch.empty(self._shape(sample_shape), dtype=self.loc.dtype).normal_()
        return self.loc + (self.scale_tril @ eps.unsqueeze(-1)).squeeze(-1)

    def log_prob(self, value):
        diff = (value - self.loc).unsqueeze(-1)
        solved = torch.linalg.solve_triangular(
            self.scale_tril.expand(diff.shape[:-2] + self.scale_tril.shape[-2:]), diff, upper=False)
        m = solved.squeeze(-1).pow(2).sum(-1)
        half_log_det = self.scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)
        return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + m) - half_log_det

    def entropy(self):
        half_log_det = self.scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)
        return 0.5 * self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + half_log_det

    def __repr__(self):
        names = ["loc", self._given]
        parts = [f"{n}: {getattr(self, n) if getattr(self, n).numel() == 1 else getattr(self, n).size()}" for n in names]
        return "MultivariateNormal(" + ", ".join(parts) + ")"


class Independent(Distribution):
    """Batch dimensions of another distribution seen as dimensions of one event."""

    def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
        if reinterpreted_batch_ndims > len(base_distribution.batch_shape):
            raise ValueError(
                "Expected reinterpreted_batch_ndims <= len(base_distribution.batch_shape), actual "
                f"{reinterpreted_batch_ndims} vs {len(base_distribution.batch_shape)}")
        shape = base_distribution.batch_shape + base_distribution.event_shape
        places = len(base_distribution.batch_shape) - reinterpreted_batch_ndims
        self.base_dist = base_distribution
        self.reinterpreted_batch_ndims = reinterpreted_batch_ndims
        super().__init__(shape[:places], shape[places:], validate_args)

    @property
    def has_rsample(self):
        return self.base_dist.has_rsample

    @property
    def mean(self):
        return self.base_dist.mean

    @property
    def mode(self):
        return self.base_dist.mode

    @property
    def variance(self):
        return self.base_dist.variance

    def _summed(self, value):
        n = self.reinterpreted_batch_ndims
        return value.sum(tuple(range(-n, 0))) if n else value

    def sample(self, sample_shape=()):
        return self.base_dist.sample(sample_shape)

    def rsample(self, sample_shape=()):
        return self.base_dist.rsample(sample_shape)

    def log_prob(self, value):
        return self._summed(self.base_dist.log_prob(value))

    def entropy(self):
        return self._summed(self.base_dist.entropy())

    def __repr__(self):
        return f"Independent({self.base_dist}, {self.reinterpreted_batch_ndims})"


class OneHotCategorical(Distribution):
    def __init__(self, probs=None, logits=None, validate_args=None):
        self._categorical = _d.Categorical(probs, logits)
        batch = self._categorical.batch_shape
        super().__init__(batch, self._categorical.probs.shape[-1:], validate_args)

    @property
    def probs(self):
        return self._categorical.probs

    @property
    def logits(self):
        return self._categorical.logits

    @property
    def mean(self):
        return self.probs

    @property
    def mode(self):
        best = self.probs.argmax(-1)
        return F.one_hot(best, self.probs.shape[-1]).to(self.probs)

    @property
    def variance(self):
        return self.probs * (1 - self.probs)

    def sample(self, sample_shape=()):
        drawn = self._categorical.sample(sample_shape)
        return F.one_hot(drawn, self.probs.shape[-1]).to(self.probs)

    def log_prob(self, value):
        return self._categorical.log_prob(value.max(-1)[1])

    def entropy(self):
        return self._categorical.entropy()

    def __repr__(self):
        return "OneHotCategorical()"


class OneHotCategoricalStraightThrough(OneHotCategorical):
    has_rsample = True

    def rsample(self, sample_shape=()):
        return self.sample(sample_shape) + (self.probs - self.probs.detach())


class MixtureSameFamily(Distribution):
    def __init__(self, mixture_distribution, component_distribution, validate_args=None):
        if not isinstance(mixture_distribution, _d.Categorical):
            raise ValueError(
                " The Mixture distribution needs to be an  instance of torch.distributions.Categorical")
        self._mixture_distribution = mixture_distribution
        self._component_distribution = component_distribution
        self._event_ndims = len(component_distribution.event_shape)
        super().__init__(
            component_distribution.batch_shape[:-1], component_distribution.event_shape, validate_args)

    @property
    def mixture_distribution(self):
        return self._mixture_distribution

    @property
    def component_distribution(self):
        return self._component_distribution

    def _weights(self):
        probs = self.mixture_distribution.probs
        return probs.reshape(probs.shape + (1,) * self._event_ndims)

    @property
    def mean(self):
        return (self._weights() * self.component_distribution.mean).sum(-1 - self._event_ndims)

    @property
    def variance(self):
        weights, dim = self._weights(), -1 - self._event_ndims
        within = (weights * self.component_distribution.variance).sum(dim)
        between = (weights * (self.component_distribution.mean - self.mean.unsqueeze(dim)).pow(2)).sum(dim)
        return within + between

    def sample(self, sample_shape=()):
        with torch.no_grad():
            which = self.mixture_distribution.sample(sample_shape)
            samples = self.component_distribution.sample(sample_shape)
            dim = len(sample_shape) + len(self.batch_shape)
            index = which.reshape(which.shape + (1,) * (self._event_ndims + 1))
            index = index.expand(which.shape + (1,) + tuple(self.event_shape))
            return torch.gather(samples, dim, index).squeeze(dim)

    def log_prob(self, value):
        value = value.unsqueeze(-1 - self._event_ndims)
        inside = self.component_distribution.log_prob(value)
        return torch.logsumexp(inside + torch.log_softmax(self.mixture_distribution.logits, dim=-1), dim=-1)

    def __repr__(self):
        return f"MixtureSameFamily(\n  {self.mixture_distribution},\n  {self.component_distribution})"


for _cls in (
    Laplace, LogNormal, Cauchy, HalfNormal, HalfCauchy, Gumbel, Geometric, Poisson, Pareto, Weibull, MultivariateNormal,
    Independent, OneHotCategorical, OneHotCategoricalStraightThrough, MixtureSameFamily,
):
    _cls.__module__ = "torch.distributions." + {
        "LogNormal": "log_normal", "HalfNormal": "half_normal", "HalfCauchy": "half_cauchy",
        "MultivariateNormal": "multivariate_normal", "OneHotCategorical": "one_hot_categorical",
        "OneHotCategoricalStraightThrough": "one_hot_categorical", "MixtureSameFamily": "mixture_same_family",
    }.get(_cls.__name__, _cls.__name__.lower())
