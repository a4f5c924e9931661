# SPDX-License-Identifier: GPL-3.0-or-later
"""Distributions that are drawn by the gamma distribution's recipe, and others of counts and shares."""
import math

import torch
import torch.nn.functional as F
from torch import distributions as _d
from torch.distributions import Distribution

_tensors, _clamped = _d._tensors, _d._clamped
_positive = "GreaterThan(lower_bound=0.0)"


def _uniform(generator=None):
    return torch.rand((), dtype=torch.float64, generator=generator).item()


def _draw_gamma(alpha):
    """Marsaglia and Tsang's method, in PyTorch's order of draws."""
    if alpha == 0:
        return 0.0
    scale = 1.0
    if alpha < 1:
        scale = (1 - _uniform()) ** (1 / alpha)
        alpha += 1
    d = alpha - 1 / 3
    c = 1 / math.sqrt(9 * d)
    noise = torch.empty((), dtype=torch.float64)
    while True:
        y = 0.0
        while y <= 0:
            x = noise.normal_().item()
            y = 1 + c * x
        v = y * y * y
        u = 1 - _uniform()
        xx = x * x
        if u < 1 - 0.0331 * xx * xx or math.log(u) < 0.5 * xx + d * (1 - v + math.log(v)):
            return scale * d * v


def _drawn(alpha, dtype=None):
    flat = [_draw_gamma(a) for a in alpha.detach().flatten().tolist()]
    return torch.tensor(flat, dtype=torch.float64).reshape(alpha.shape).to(dtype or alpha.dtype)


class _StandardGamma(torch.autograd.Function):
    """Samples with the derivative by the distribution function: -dF/dalpha over the density."""

    @staticmethod
    def forward(ctx, alpha):
        result = _drawn(alpha).clamp(min=torch.finfo(alpha.dtype).tiny)
        ctx.save_for_backward(alpha, result)
        return result

    @staticmethod
    def backward(ctx, grad):
        alpha, x = (t.double() for t in ctx.saved_tensors)
        step = 1e-5 * alpha.clamp(min=1e-2)
        slope = (torch.special.gammainc(alpha + step, x) - torch.special.gammainc(alpha - step, x)) / (2 * step)
        log_density = (alpha - 1) * x.log() - x - torch.lgamma(alpha)
        return grad * (-slope / log_density.exp()).to(grad.dtype)


def _standard_gamma(alpha):
    return _StandardGamma.apply(alpha)


class ExponentialFamily(Distribution):
    pass


class Gamma(ExponentialFamily):
    has_rsample = True
    _parameters = ("concentration", "rate")

    def __init__(self, concentration, rate, validate_args=None):
        self.concentration, self.rate = _tensors(concentration, rate)
        super().__init__(self.concentration.size(), None, validate_args)
        self._check("concentration", self.concentration > 0, _positive)
        self._check("rate", self.rate > 0, _positive)

    @property
    def mean(self):
        return self.concentration / self.rate

    @property
    def mode(self):
        return ((self.concentration - 1) / self.rate).clamp(min=0)

    @property
    def variance(self):
        return self.concentration / self.rate.pow(2)

    def rsample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        value = _standard_gamma(self.concentration.expand(shape)) / self.rate.expand(shape)
        value.detach().clamp_(min=torch.finfo(value.dtype).tiny)
        return value

    def log_prob(self, value):
        value = torch.as_tensor(value, dtype=self.rate.dtype)
        return (
            torch.xlogy(self.concentration, self.rate) + torch.xlogy(self.concentration - 1, value) - self.rate * value
            - torch.lgamma(self.concentration))

    def cdf(self, value):
        return torch.special.gammainc(self.concentration, self.rate * value)

    def entropy(self):
        return (
            self.concentration - torch.log(self.rate) + torch.lgamma(self.concentration)
            + (1.0 - self.concentration) * torch.digamma(self.concentration))


class Chi2(Gamma):
    _parameters = ("df",)

    def __init__(self, df, validate_args=None):
        df, = _tensors(df)
        super().__init__(0.5 * df, 0.5, validate_args)

    @property
    def df(self):
        return self.concentration * 2

    def __repr__(self):
        return "Chi2()"


class InverseGamma(Distribution):
    has_rsample = True

    def __init__(self, concentration, rate, validate_args=None):
        self.base_dist = Gamma(concentration, rate, validate_args)
        super().__init__(self.base_dist.batch_shape, None, validate_args)

    @property
    def concentration(self):
        return self.base_dist.concentration

    @property
    def rate(self):
        return self.base_dist.rate

    @property
    def mean(self):
        result = self.rate / (self.concentration - 1)
        return torch.where(self.concentration > 1, result, math.inf)

    @property
    def mode(self):
        return self.rate / (self.concentration + 1)

    @property
    def variance(self):
        result = self.rate.square() / ((self.concentration - 1).square() * (self.concentration - 2))
        return torch.where(self.concentration > 2, result, math.inf)

    def rsample(self, sample_shape=()):
        return self.base_dist.rsample(sample_shape).reciprocal()

    def log_prob(self, value):
        return self.base_dist.log_prob(value.reciprocal()) - 2 * value.log()

    def cdf(self, value):
        return 1 - self.base_dist.cdf(value.reciprocal())

    def entropy(self):
        return (
            self.concentration + self.rate.log() + self.concentration.lgamma()
            - (1 + self.concentration) * self.concentration.digamma())

    def __repr__(self):
        return "InverseGamma()"


class Dirichlet(ExponentialFamily):
    has_rsample = True
    _parameters = ("concentration",)

    def __init__(self, concentration, validate_args=None):
        if concentration.dim() < 1:
            raise ValueError("`concentration` parameter must be at least one-dimensional.")
        self.concentration = concentration
        super().__init__(concentration.shape[:-1], concentration.shape[-1:], validate_args)
        self._check("concentration", concentration > 0, "IndependentConstraint(GreaterThan(lower_bound=0.0), 1)")

    @property
    def mean(self):
        return self.concentration / self.concentration.sum(-1, True)

    @property
    def mode(self):
        less = (self.concentration - 1).clamp(min=0.0)
        mode = less / less.sum(-1, True)
        flat = (self.concentration < 1).all(dim=-1)
        mode[flat] = F.one_hot(mode[flat].argmax(dim=-1), less.shape[-1]).to(mode)
        return mode

    @property
    def variance(self):
        total = self.concentration.sum(-1, True)
        return self.concentration * (total - self.concentration) / (total.pow(2) * (total + 1))

    def rsample(self, sample_shape=()):
        concentration = self.concentration.expand(self._shape(sample_shape))
        if concentration.requires_grad and torch.is_grad_enabled():
            raise NotImplementedError("Gradus has no gradient through samples of a Dirichlet or Beta distribution")
        gammas = _drawn(concentration, torch.float64)
        shares = (gammas / gammas.sum(-1, True)).to(concentration.dtype)
        finfo = torch.finfo(concentration.dtype)
        return shares.clamp(min=finfo.tiny, max=1 - finfo.eps / 2)

    def log_prob(self, value):
        return (
            torch.xlogy(self.concentration - 1.0, value).sum(-1) + torch.lgamma(self.concentration.sum(-1))
            - torch.lgamma(self.concentration).sum(-1))

    def entropy(self):
        k, total = self.concentration.size(-1), self.concentration.sum(-1)
        return (
            torch.lgamma(self.concentration).sum(-1) - torch.lgamma(total) - (k - total) * torch.digamma(total)
            - ((self.concentration - 1.0) * torch.digamma(self.concentration)).sum(-1))


class Beta(ExponentialFamily):
    has_rsample = True

    def __init__(self, concentration1, concentration0, validate_args=None):
        first, second = _tensors(concentration1, concentration0)
        self._dirichlet = Dirichlet(torch.stack([first, second], -1), validate_args)
        super().__init__(self._dirichlet._batch_shape, None, validate_args)

    @property
    def concentration1(self):
        return self._dirichlet.concentration[..., 0]

    @property
    def concentration0(self):
        return self._dirichlet.concentration[..., 1]

    @property
    def mean(self):
        return self.concentration1 / (self.concentration1 + self.concentration0)

    @property
    def mode(self):
        return self._dirichlet.mode[..., 0]

    @property
    def variance(self):
        total = self.concentration1 + self.concentration0
        return self.concentration1 * self.concentration0 / (total.pow(2) * (total + 1))

    def rsample(self, sample_shape=()):
        return self._dirichlet.rsample(sample_shape).select(-1, 0)

    def log_prob(self, value):
        return self._dirichlet.log_prob(torch.stack([value, 1.0 - value], -1))

    def entropy(self):
        return self._dirichlet.entropy()

    def __repr__(self):
        return "Beta()"


class StudentT(Distribution):
    has_rsample = True
    _parameters = ("df", "loc", "scale")

    def __init__(self, df, loc=0.0, scale=1.0, validate_args=None):
        self.df, self.loc, self.scale = _tensors(df, loc, scale)
        self._chi2 = Chi2(self.df)
        super().__init__(self.df.size(), None, validate_args)
        self._check("df", self.df > 0, _positive)
        self._check("scale", self.scale > 0, _positive)

    @property
    def mean(self):
        m = self.loc.clone(memory_format=torch.contiguous_format)
        m[self.df <= 1] = math.nan
        return m

    @property
    def mode(self):
        return self.loc

    @property
    def variance(self):
        m = self.df.clone(memory_format=torch.contiguous_format)
        m[self.df > 2] = self.scale[self.df > 2].pow(2) * self.df[self.df > 2] / (self.df[self.df > 2] - 2)
        m[(self.df <= 2) & (self.df > 1)] = math.inf
        m[self.df <= 1] = math.nan
        return m

    def rsample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        x = torch.empty(shape, dtype=self.df.dtype).normal_()
        z = self._chi2.rsample(sample_shape)
        return self.loc + self.scale * (x * torch.rsqrt(z / self.df))

    def log_prob(self, value):
        y = (value - self.loc) / self.scale
        z = (
            self.scale.log() + 0.5 * self.df.log() + 0.5 * math.log(math.pi) + torch.lgamma(0.5 * self.df)
            - torch.lgamma(0.5 * (self.df + 1.0)))
        return -0.5 * (self.df + 1.0) * torch.log1p(y**2.0 / self.df) - z

    def entropy(self):
        beta = torch.lgamma(0.5 * self.df) + math.lgamma(0.5) - torch.lgamma(0.5 * (self.df + 1))
        return (
            self.scale.log()
            + 0.5 * (self.df + 1) * (torch.digamma(0.5 * (self.df + 1)) - torch.digamma(0.5 * self.df))
            + 0.5 * self.df.log() + beta)


class FisherSnedecor(Distribution):
    has_rsample = True
    _parameters = ("df1", "df2")

    def __init__(self, df1, df2, validate_args=None):
        self.df1, self.df2 = _tensors(df1, df2)
        self._gamma1, self._gamma2 = Gamma(self.df1 * 0.5, self.df1), Gamma(self.df2 * 0.5, self.df2)
        super().__init__(self.df1.size(), None, validate_args)

    @property
    def mean(self):
        df2 = self.df2.clone(memory_format=torch.contiguous_format)
        df2[df2 <= 2] = math.nan
        return df2 / (df2 - 2)

    @property
    def mode(self):
        mode = (self.df1 - 2) / self.df1 * self.df2 / (self.df2 + 2)
        mode[self.df1 <= 2] = math.nan
        return mode

    @property
    def variance(self):
        df2 = self.df2.clone(memory_format=torch.contiguous_format)
        df2[df2 <= 4] = math.nan
        return 2 * df2.pow(2) * (self.df1 + df2 - 2) / (self.df1 * (df2 - 2).pow(2) * (df2 - 4))

    def rsample(self, sample_shape=()):
        shape = torch.Size(sample_shape)
        x1 = self._gamma1.rsample(shape).view(self._shape(shape))
        x2 = self._gamma2.rsample(shape).view(self._shape(shape))
        tiny = torch.finfo(x2.dtype).tiny
        x2.clamp_(min=tiny)
        y = x1 / x2
        y.clamp_(min=tiny)
        return y

    def log_prob(self, value):
        ct1, ct2, ct3 = self.df1 * 0.5, self.df2 * 0.5, self.df1 / self.df2
        t1 = (ct1 + ct2).lgamma() - ct1.lgamma() - ct2.lgamma()
        t2 = ct1 * ct3.log() + (ct1 - 1) * torch.log(value)
        return t1 + t2 - (ct1 + ct2) * torch.log1p(ct3 * value)


class _Chances(Distribution):
    """Parameters that are chances or their logits; the other ones are computed from those given."""

    _parameters = ("probs", "logits")

    def _chances(self, probs, logits, *others):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        made = _tensors(probs if probs is not None else logits, *others)
        setattr(self, "probs" if probs is not None else "logits", made[0])
        return made[0], *made[1:]

    def __getattr__(self, name):
        if name == "logits" and "probs" in self.__dict__:
            ps = _clamped(self.probs)
            self.logits = torch.log(ps) - torch.log1p(-ps)
            return self.logits
        if name == "probs" and "logits" in self.__dict__:
            self.probs = torch.sigmoid(self.logits)
            return self.probs
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")


class NegativeBinomial(_Chances):
    _parameters = ("total_count", "probs", "logits")

    def __init__(self, total_count, probs=None, logits=None, validate_args=None):
        given, self.total_count = self._chances(probs, logits, total_count)
        super().__init__(given.size(), None, validate_args)

    @property
    def mean(self):
        return self.total_count * torch.exp(self.logits)

    @property
    def mode(self):
        return ((self.total_count - 1) * self.logits.exp()).floor().clamp(min=0.0)

    @property
    def variance(self):
        return self.mean / torch.sigmoid(-self.logits)

    def sample(self, sample_shape=()):
        with torch.no_grad():
            rate = Gamma(self.total_count, torch.exp(-self.logits), validate_args=False).sample(sample_shape)
            return torch.poisson(rate)

    def log_prob(self, value):
        unnormalized = self.total_count * F.logsigmoid(-self.logits) + value * F.logsigmoid(self.logits)
        normalization = -torch.lgamma(self.total_count + value) + torch.lgamma(1.0 + value) + torch.lgamma(self.total_count)
        return unnormalized - normalization.masked_fill(self.total_count + value == 0.0, 0.0)


def _correction(k):
    """What Stirling's formula lacks of log(k!)."""
    table = (
        0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509, 0.0166446911898211,
        0.0138761288230707, 0.0118967099458917, 0.0104112652619720, 0.00925546218271273, 0.00833056343336287)
    if k <= 9:
        return table[int(k)]
    square = (k + 1) * (k + 1)
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1)


def _draw_binomial(count, prob, generator=None):
    """By sums of geometric numbers where few are expected, else Hörmann's transformed rejection, in PyTorch's order of draws."""
    if count <= 0 or prob <= 0:
        return 0.0
    if prob >= 1:
        return count
    if prob > 0.5:
        return count - _draw_binomial(count, 1 - prob, generator)
    if math.isnan(prob):
        return prob
    if count * prob < 10:
        total, number, log_rest = 0.0, 0.0, math.log1p(-prob)
        while True:
            total += math.ceil(math.log(_uniform(generator)) / log_rest)
            if total > count:
                return number
            number += 1
    deviation = math.sqrt(count * prob * (1 - prob))
    b = 1.15 + 2.53 * deviation
    a = -0.0873 + 0.0248 * b + 0.01 * prob
    c = count * prob + 0.5
    v_r, r = 0.92 - 4.2 / b, prob / (1 - prob)
    alpha, m = (2.83 + 5.1 / b) * deviation, math.floor((count + 1) * prob)
    while True:
        u, v = _uniform(generator) - 0.5, _uniform(generator)
        us = 0.5 - abs(u)
        k = float(math.floor((2 * a / us + b) * u + c))
        if us >= 0.07 and v <= v_r:
            return k
        if k < 0 or k > count:
            continue
        v = math.log(v * alpha / (a / (us * us) + b))
        bound = (
            (m + 0.5) * math.log((m + 1) / (r * (count - m + 1))) + (count + 1) * math.log((count - m + 1) / (count - k + 1))
            + (k + 0.5) * math.log(r * (count - k + 1) / (k + 1)) + _correction(m) + _correction(count - m)
            - _correction(k) - _correction(count - k))
        if v <= bound:
            return k


class Binomial(_Chances):
    _parameters = ("total_count", "probs", "logits")

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        given, self.total_count = self._chances(probs, logits, total_count)
        super().__init__(given.size(), None, validate_args)

    @property
    def mean(self):
        return self.total_count * self.probs

    @property
    def mode(self):
        return ((self.total_count + 1) * self.probs).floor().clamp(max=self.total_count)

    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)

    def sample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        counts, probs = self.total_count.expand(shape), self.probs.expand(shape)
        drawn = [_draw_binomial(n, p) for n, p in zip(counts.flatten().tolist(), probs.flatten().tolist())]
        return torch.tensor(drawn, dtype=self.probs.dtype).reshape(shape)

    def log_prob(self, value):
        n, logits = self.total_count, self.logits
        term = n * logits.clamp(min=0) + n * torch.log1p(torch.exp(-torch.abs(logits))) - torch.lgamma(n + 1)
        return value * logits - torch.lgamma(value + 1) - torch.lgamma(n - value + 1) - term

    def entropy(self):
        if self.total_count.min() != self.total_count.max():
            raise NotImplementedError("Inhomogeneous total count not supported by `entropy`.")
        log_prob = self.log_prob(self.enumerate_support(False))
        return -(torch.exp(log_prob) * log_prob).sum(0)

    def enumerate_support(self, expand=True):
        count = int(self.total_count.max())
        if self.total_count.min() != count:
            raise NotImplementedError("Inhomogeneous total count not supported by `enumerate_support`.")
        values = torch.arange(1 + count, dtype=self.probs.dtype).view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + self._batch_shape) if expand else values


class ContinuousBernoulli(_Chances):
    has_rsample = True

    def __init__(self, probs=None, logits=None, lims=(0.499, 0.501), validate_args=None):
        given, = self._chances(probs, logits)
        self._lims = lims
        super().__init__(given.size(), None, validate_args)

    def _outside(self):
        return (self.probs <= self._lims[0]) | (self.probs > self._lims[1])

    def _cut(self):
        return torch.where(self._outside(), self.probs, self._lims[0] * torch.ones_like(self.probs))

    def _log_norm(self):
        cut = self._cut()
        low = torch.where(cut <= 0.5, cut, torch.zeros_like(cut))
        high = torch.where(cut >= 0.5, cut, torch.ones_like(cut))
        log_norm = torch.log(torch.abs(torch.log1p(-cut) - torch.log(cut))) - torch.where(
            cut <= 0.5, torch.log1p(-2.0 * low), torch.log(2.0 * high - 1.0))
        x = torch.pow(self.probs - 0.5, 2)
        return torch.where(self._outside(), log_norm, math.log(2.0) + (4.0 / 3.0 + 104.0 / 45.0 * x) * x)

    @property
    def mean(self):
        cut = self._cut()
        x = self.probs - 0.5
        return torch.where(
            self._outside(), cut / (2.0 * cut - 1.0) + 1.0 / (torch.log1p(-cut) - torch.log(cut)),
            0.5 + (1.0 / 3.0 + 16.0 / 45.0 * torch.pow(x, 2)) * x)

    @property
    def variance(self):
        cut = self._cut()
        x = torch.pow(self.probs - 0.5, 2)
        return torch.where(
            self._outside(),
            cut * (cut - 1.0) / torch.pow(1.0 - 2.0 * cut, 2) + 1.0 / torch.pow(torch.log1p(-cut) - torch.log(cut), 2),
            1.0 / 12.0 - (1.0 / 15.0 - 128.0 / 945.0 * x) * x)

    def icdf(self, value):
        cut = self._cut()
        return torch.where(
            self._outside(),
            (torch.log1p(-cut + value * (2.0 * cut - 1.0)) - torch.log1p(-cut)) / (torch.log(cut) - torch.log1p(-cut)),
            value)

    def cdf(self, value):
        cut = self._cut()
        inside = torch.where(
            self._outside(),
            (torch.pow(cut, value) * torch.pow(1.0 - cut, 1.0 - value) + cut - 1.0) / (2.0 * cut - 1.0), value)
        return torch.where(value <= 0.0, torch.zeros_like(value), torch.where(value >= 1.0, torch.ones_like(value), inside))

    def rsample(self, sample_shape=()):
        return self.icdf(torch.rand(self._shape(sample_shape), dtype=self.probs.dtype))

    def log_prob(self, value):
        logits, value = torch.broadcast_tensors(self.logits, value)
        return -F.binary_cross_entropy_with_logits(logits, value, reduction="none") + self._log_norm()

    def entropy(self):
        log_0, log_1 = torch.log1p(-self.probs), torch.log(self.probs)
        return self.mean * (log_0 - log_1) - self._log_norm() - log_0


class RelaxedBernoulli(Distribution):
    """A sigmoid of logistic noise around the logits."""

    has_rsample = True

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self._base = _d.Bernoulli(probs, logits)
        self.temperature = temperature
        super().__init__(self._base.batch_shape, None, validate_args)

    @property
    def probs(self):
        return self._base.probs

    @property
    def logits(self):
        return self._base.logits

    def rsample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        probs = _clamped(self.probs.expand(shape))
        uniforms = _clamped(torch.rand(shape, dtype=probs.dtype))
        noisy = uniforms.log() - (-uniforms).log1p() + probs.log() - (-probs).log1p()
        return _clamped_low(torch.sigmoid(noisy / self.temperature))

    def log_prob(self, value):
        y = value.log() - (-value).log1p()
        logits, y = torch.broadcast_tensors(self.logits, y)
        diff = logits - y.mul(self.temperature)
        base = self.temperature.log() + diff - 2 * diff.exp().log1p()
        return base + F.softplus(-y) + F.softplus(y)

    def __repr__(self):
        return "RelaxedBernoulli()"


def _clamped_low(x):
    finfo = torch.finfo(x.dtype)
    return torch.clamp(x, min=finfo.tiny, max=1.0 - finfo.eps)


class RelaxedOneHotCategorical(Distribution):
    """A softmax of Gumbel noise around the logits."""

    has_rsample = True

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self._categorical = _d.Categorical(probs, logits)
        self.temperature = temperature
        super().__init__(self._categorical.batch_shape, self._categorical.probs.shape[-1:], validate_args)

    @property
    def probs(self):
        return self._categorical.probs

    @property
    def logits(self):
        return self._categorical.logits

    def rsample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        uniforms = _clamped(torch.rand(shape, dtype=self.logits.dtype))
        gumbels = -((-(uniforms.log())).log())
        scores = (self.logits + gumbels) / self.temperature
        return (scores - scores.logsumexp(dim=-1, keepdim=True)).exp()

    def log_prob(self, value):
        k = self._event_shape[0]
        logits, value = torch.broadcast_tensors(self.logits, value.log())
        log_scale = torch.full_like(self.temperature, float(k)).lgamma() - self.temperature.log().mul(-(k - 1))
        score = logits - value.mul(self.temperature)
        score = (score - score.logsumexp(dim=-1, keepdim=True)).sum(-1)
        return score + log_scale - value.sum(-1)

    def __repr__(self):
        return "RelaxedOneHotCategorical()"


for _cls in (
    ExponentialFamily, Gamma, Chi2, InverseGamma, Dirichlet, Beta, StudentT, FisherSnedecor, NegativeBinomial, Binomial,
    ContinuousBernoulli, RelaxedBernoulli, RelaxedOneHotCategorical,
):
    _cls.__module__ = "torch.distributions." + {
        "ExponentialFamily": "exp_family", "InverseGamma": "inverse_gamma", "StudentT": "studentT",
        "NegativeBinomial": "negative_binomial", "ContinuousBernoulli": "continuous_bernoulli",
        "RelaxedBernoulli": "relaxed_bernoulli", "RelaxedOneHotCategorical": "relaxed_categorical",
    }.get(_cls.__name__, _cls.__name__.lower())
