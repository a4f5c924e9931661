# SPDX-License-Identifier: GPL-3.0-or-later
import functools
import math

__all__ = [
    'AbsTransform', 'AffineTransform', 'Bernoulli', 'Beta', 'Binomial', 'Categorical', 'Cauchy', 'Chi2', 'ComposeTransform',
    'ContinuousBernoulli', 'Dirichlet', 'Distribution', 'ExpTransform', 'Exponential', 'ExponentialFamily', 'FisherSnedecor',
    'Gamma', 'GeneralizedPareto', 'Geometric', 'Gumbel', 'HalfCauchy', 'HalfNormal', 'Independent', 'IndependentTransform',
    'InverseGamma', 'Kumaraswamy', 'Laplace', 'LogNormal', 'LogisticNormal', 'MixtureSameFamily', 'Multinomial',
    'MultivariateNormal', 'NegativeBinomial', 'Normal', 'OneHotCategorical', 'OneHotCategoricalStraightThrough', 'Pareto',
    'Poisson', 'PowerTransform', 'RelaxedBernoulli', 'RelaxedOneHotCategorical', 'ReshapeTransform', 'SigmoidTransform',
    'SoftmaxTransform', 'SoftplusTransform', 'StickBreakingTransform', 'StudentT', 'TanhTransform', 'Transform',
    'TransformedDistribution', 'Uniform', 'VonMises', 'Weibull', 'identity_transform', 'kl_divergence', 'register_kl',
]

def _tensors(*values):
    numbers = [v for v in values if not isinstance(v, torch.Tensor)]
    dtype = torch.get_default_dtype()
    for v in values:
        if isinstance(v, torch.Tensor):
            dtype = v.dtype
    made = [v if isinstance(v, torch.Tensor) else torch.tensor(v, dtype=dtype) for v in values]
    return torch.broadcast_tensors(*made)

def _clamped(probs):
    eps = torch.finfo(probs.dtype).eps
    return probs.clamp(min=eps, max=1 - eps)

def _checked(function):
    @functools.wraps(function)
    def checking(self, value):
        if self._validate and self._regions() is not None:
            self._validate_sample(value)
        return function(self, value)
    return checking

class _ArgConstraints:
    """What parameters have to be; classes answer as their instances do."""

    def __get__(self, distribution, cls):
        from torch.distributions.constraints import regions
        found = regions.get(cls.__name__) if cls.__module__.startswith('torch.') else None
        if found is None or found[1] is None:
            raise NotImplementedError
        return dict(found[1])

class Distribution:
    _validate = True
    has_rsample = False
    _parameters = ()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        # The library's own look at the values that they are asked about.
        if cls.__module__.startswith('torch.'):
            for name in ('log_prob', 'cdf'):
                if name in cls.__dict__:
                    setattr(cls, name, _checked(cls.__dict__[name]))

    @staticmethod
    def set_default_validate_args(value):
        if value not in (True, False):
            raise ValueError
        Distribution._validate = value

    def __init__(self, batch_shape=None, event_shape=None, validate_args=None):
        self._batch_shape = torch.Size(batch_shape or ())
        self._event_shape = torch.Size(event_shape or ())
        if validate_args is not None:
            self._validate = validate_args

    @property
    def batch_shape(self):
        return self._batch_shape

    @property
    def event_shape(self):
        return self._event_shape

    def _regions(self):
        from torch.distributions.constraints import regions
        return regions.get(type(self).__name__) if type(self).__module__.startswith('torch.') else None

    @property
    def support(self):
        found = self._regions()
        if found is None:
            raise NotImplementedError
        return found[0](self) if type(found[0]).__name__ == 'function' else found[0]

    arg_constraints = _ArgConstraints()

    @property
    def has_enumerate_support(self):
        return type(self).enumerate_support is not Distribution.enumerate_support

    def expand(self, batch_shape, _instance=None):
        held = [name for name in self._parameters if name in self.__dict__]
        others = [name for name, value in self.__dict__.items() if isinstance(value, (torch.Tensor, Distribution))]
        if not held or set(others) - set(held) or self._regions() is None:
            raise NotImplementedError(f'Gradus has no {type(self).__name__}.expand')
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__)
        made._batch_shape = torch.Size(batch_shape)
        for name in held:
            value = self.__dict__[name]
            made.__dict__[name] = value.expand(made._batch_shape + value.shape[len(self._batch_shape):])
        return made

    def _validate_sample(self, value):
        if not isinstance(value, torch.Tensor):
            raise ValueError('The value argument to log_prob must be a Tensor')
        start = len(value.size()) - len(self._event_shape)
        if value.size()[start:] != self._event_shape:
            raise ValueError(
                f'The right-most size of value must match event_shape: {value.size()} vs {self._event_shape}.')
        expected = self._batch_shape + self._event_shape
        for i, j in zip(reversed(value.size()), reversed(expected)):
            if i != 1 and j != 1 and i != j:
                raise ValueError(
                    f'Value is not broadcastable with batch_shape+event_shape: {value.size()} vs {expected}.')
        region = self.support
        if not region.check(value).all():
            raise ValueError(
                f'Expected value argument ({type(value).__name__} of shape {tuple(value.shape)}) to be within the support '
                f'({region!r}) of the distribution {self!r}, but found invalid values:\n{value}')

    @property
    def mean(self):
        raise NotImplementedError

    @property
    def mode(self):
        raise NotImplementedError(f'{self.__class__} does not implement mode')

    @property
    def variance(self):
        raise NotImplementedError

    @property
    def stddev(self):
        return self.variance.sqrt()

    def _shape(self, sample_shape):
        return torch.Size(sample_shape) + self._batch_shape + self._event_shape

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return self.rsample(sample_shape)

    def rsample(self, sample_shape=()):
        raise NotImplementedError

    def sample_n(self, n):
        return self.sample((n,))

    def log_prob(self, value):
        raise NotImplementedError

    def cdf(self, value):
        raise NotImplementedError

    def icdf(self, value):
        raise NotImplementedError

    def enumerate_support(self, expand=True):
        raise NotImplementedError

    def entropy(self):
        raise NotImplementedError

    def perplexity(self):
        return torch.exp(self.entropy())

    def _check(self, name, valid, constraint):
        value = getattr(self, name)
        if self._validate and not valid.all():
            raise ValueError(
                f'Expected parameter {name} ({type(value).__name__} of shape {tuple(value.shape)}) of distribution '
                f'{self!r} to satisfy the constraint {constraint}, but found invalid values:\n{value}')

    def __repr__(self):
        parts = []
        for name in self._parameters:
            if name in self.__dict__:
                value = self.__dict__[name]
                parts.append(f'{name}: {value if value.numel() == 1 else value.size()}')
        return self.__class__.__name__ + '(' + ', '.join(parts) + ')'

class Normal(Distribution):
    has_rsample = True
    _parameters = ('loc', 'scale')

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _tensors(loc, scale)
        super().__init__(self.loc.size(), None, validate_args)
        self._check('scale', self.scale > 0, 'GreaterThan(lower_bound=0.0)')

    @property
    def mean(self):
        return self.loc

    @property
    def mode(self):
        return self.loc

    @property
    def stddev(self):
        return self.scale

    @property
    def variance(self):
        return self.scale.pow(2)

    def sample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        with torch.no_grad():
            return torch.normal(self.loc.expand(shape), self.scale.expand(shape))

    def rsample(self, sample_shape=()):
        noise = torch.empty(self._shape(sample_shape), dtype=self.loc.dtype).normal_()
        return self.loc + noise * self.scale

    def log_prob(self, value):
        distance = -((value - self.loc) ** 2) / (2 * self.scale ** 2)
        return distance - self.scale.log() - math.log(math.sqrt(2 * math.pi))

    def cdf(self, value):
        return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))

    def icdf(self, value):
        return self.loc + self.scale * torch.erfinv(2 * value - 1) * math.sqrt(2)

    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)

class Uniform(Distribution):
    has_rsample = True
    _parameters = ('low', 'high')

    def __init__(self, low, high, validate_args=None):
        self.low, self.high = _tensors(low, high)
        super().__init__(self.low.size(), None, validate_args)
        if self._validate and not torch.lt(self.low, self.high).all():
            self._check('low', torch.lt(self.low, self.high), f'LessThan(upper_bound={self.high})')

    @property
    def mean(self):
        return (self.high + self.low) / 2

    @property
    def mode(self):
        # None is more frequent than the others.
        return math.nan * self.high

    @property
    def stddev(self):
        return (self.high - self.low) / 12 ** 0.5

    @property
    def variance(self):
        return (self.high - self.low).pow(2) / 12

    def rsample(self, sample_shape=()):
        return self.low + torch.rand(self._shape(sample_shape), dtype=self.low.dtype) * (self.high - self.low)

    def log_prob(self, value):
        inside = self.low.le(value).type_as(self.low).mul(self.high.gt(value).type_as(self.low))
        return torch.log(inside) - torch.log(self.high - self.low)

    def cdf(self, value):
        return ((value - self.low) / (self.high - self.low)).clamp(min=0, max=1)

    def icdf(self, value):
        return value * (self.high - self.low) + self.low

    def entropy(self):
        return torch.log(self.high - self.low)

class Exponential(Distribution):
    has_rsample = True
    _parameters = ('rate',)

    def __init__(self, rate, validate_args=None):
        self.rate, = _tensors(rate)
        super().__init__(self.rate.size(), None, validate_args)
        self._check('rate', self.rate > 0, 'GreaterThan(lower_bound=0.0)')

    @property
    def mean(self):
        return self.rate.reciprocal()

    @property
    def mode(self):
        return torch.zeros_like(self.rate)

    @property
    def stddev(self):
        return self.rate.reciprocal()

    @property
    def variance(self):
        return self.rate.pow(-2)

    def rsample(self, sample_shape=()):
        return self.rate.new_empty(self._shape(sample_shape)).exponential_() / self.rate

    def log_prob(self, value):
        return self.rate.log() - self.rate * value

    def cdf(self, value):
        return 1 - torch.exp(-self.rate * value)

    def entropy(self):
        return 1.0 - torch.log(self.rate)

class Bernoulli(Distribution):
    _parameters = ('probs', 'logits')

    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError('Either `probs` or `logits` must be specified, but not both.')
        if probs is not None:
            self.probs, = _tensors(probs)
            super().__init__(self.probs.size(), None, validate_args)
            self._check('probs', (self.probs >= 0) & (self.probs <= 1), 'Interval(lower_bound=0.0, upper_bound=1.0)')
        else:
            self.logits, = _tensors(logits)
            super().__init__(self.logits.size(), None, validate_args)

    def __getattr__(self, name):
        if name == 'logits' and 'probs' in self.__dict__:
            probs = _clamped(self.probs)
            self.logits = torch.log(probs) - torch.log1p(-probs)
            return self.logits
        if name == 'probs' and 'logits' in self.__dict__:
            self.probs = torch.sigmoid(self.logits)
            return self.probs
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    @property
    def param_shape(self):
        return (self.__dict__['probs'] if 'probs' in self.__dict__ else self.logits).size()

    @property
    def mode(self):
        mode = (self.probs >= 0.5).to(self.probs)
        mode[self.probs == 0.5] = math.nan
        return mode

    def enumerate_support(self, expand=True):
        given = self.__dict__['probs'] if 'probs' in self.__dict__ else self.logits
        values = torch.arange(2, dtype=given.dtype).view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + self._batch_shape) if expand else values

    @property
    def mean(self):
        return self.probs

    @property
    def variance(self):
        return self.probs * (1 - self.probs)

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._shape(sample_shape)))

    def log_prob(self, value):
        logits, value = torch.broadcast_tensors(self.logits, value)
        return -functional.binary_cross_entropy_with_logits(logits, value, reduction='none')

    def entropy(self):
        return functional.binary_cross_entropy_with_logits(self.logits, self.probs, reduction='none')

class Categorical(Distribution):
    _parameters = ('probs', 'logits')

    @property
    def param_shape(self):
        return (self.__dict__['probs'] if 'probs' in self.__dict__ else self.logits).size()

    @property
    def mean(self):
        return torch.full(self._batch_shape, math.nan, dtype=self.probs.dtype)

    @property
    def variance(self):
        return torch.full(self._batch_shape, math.nan, dtype=self.probs.dtype)

    def enumerate_support(self, expand=True):
        values = torch.arange(self._num_events).view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + self._batch_shape) if expand else values

    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError('Either `probs` or `logits` must be specified, but not both.')
        given = probs if probs is not None else logits
        if given.dim() < 1:
            raise ValueError(f"`{'probs' if probs is not None else 'logits'}` parameter must be at least one-dimensional.")
        if probs is not None:
            self.probs = probs / probs.sum(-1, keepdim=True)
        else:
            self.logits = logits - logits.logsumexp(dim=-1, keepdim=True)
        super().__init__(given.size()[:-1], None, validate_args)
        self._num_events = given.size()[-1]
        if probs is not None:
            self._check('probs', self.probs >= 0, 'Simplex()')

    def __getattr__(self, name):
        if name == 'logits' and 'probs' in self.__dict__:
            self.logits = torch.log(_clamped(self.probs))
            return self.logits
        if name == 'probs' and 'logits' in self.__dict__:
            self.probs = functional.softmax(self.logits, dim=-1)
            return self.probs
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    @property
    def mode(self):
        return self.probs.argmax(dim=-1)

    def sample(self, sample_shape=()):
        count = torch.Size(sample_shape).numel()
        with torch.no_grad():
            drawn = torch.multinomial(self.probs.reshape(-1, self._num_events), count, True).T
        return drawn.reshape(self._shape(sample_shape))

    def log_prob(self, value):
        value = value.long().unsqueeze(-1)
        value, logits = torch.broadcast_tensors(value, self.logits)
        return logits.gather(-1, value[..., :1]).squeeze(-1)

    def entropy(self):
        logits = torch.clamp(self.logits, min=torch.finfo(self.logits.dtype).min)
        return -(logits * self.probs).sum(-1)

class Multinomial(Distribution):
    _parameters = ('probs', 'logits')

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        if not isinstance(total_count, int):
            raise NotImplementedError('inhomogeneous total_count is not supported')
        self.total_count = total_count
        self._categorical = Categorical(probs=probs, logits=logits)
        super().__init__(self._categorical.batch_shape, (self._categorical._num_events,), validate_args)

    @property
    def probs(self):
        return self._categorical.probs

    @property
    def logits(self):
        return self._categorical.logits

    @property
    def mean(self):
        return self.probs * self.total_count

    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)

    def sample(self, sample_shape=()):
        sample_shape = torch.Size(sample_shape)
        samples = self._categorical.sample(torch.Size((self.total_count,)) + sample_shape)
        samples = samples.permute(*range(1, samples.dim()), 0)
        counts = torch.zeros(self._shape(sample_shape), dtype=self.probs.dtype)
        return counts.scatter_add_(-1, samples, torch.ones(samples.shape, dtype=counts.dtype))

    def entropy(self):
        from torch.distributions import Binomial
        n = torch.tensor(self.total_count)
        single = Binomial(self.total_count, probs=self.probs)
        counts = single.enumerate_support(expand=False)[1:]
        repeated = (torch.exp(single.log_prob(counts)) * torch.lgamma(counts + 1)).sum([0, -1])
        return n * self._categorical.entropy() - torch.lgamma(n + 1) + repeated

    def log_prob(self, value):
        logits, value = torch.broadcast_tensors(self.logits, value)
        logits = logits.clone()
        logits[(value == 0) & (logits == -math.inf)] = 0
        return torch.lgamma(value.sum(-1) + 1) - torch.lgamma(value + 1).sum(-1) + (logits * value).sum(-1)

for _cls in (Normal, Uniform, Exponential, Bernoulli, Categorical, Multinomial):
    _cls.__module__ = 'torch.distributions.' + _cls.__name__.lower()

_kl = {}

def register_kl(type_p, type_q):
    if not isinstance(type_p, type) or not issubclass(type_p, Distribution):
        raise TypeError(f'Expected type_p to be a Distribution subclass but got {type_p}')
    if not isinstance(type_q, type) or not issubclass(type_q, Distribution):
        raise TypeError(f'Expected type_q to be a Distribution subclass but got {type_q}')
    def decorator(function):
        _kl[type_p, type_q] = function
        return function
    return decorator

def _nearest_kl(type_p, type_q):
    for first in type_p.__mro__:
        for second in type_q.__mro__:
            if (first, second) in _kl:
                return _kl[first, second]

def kl_divergence(p, q):
    function = _nearest_kl(type(p), type(q))
    if function is None:
        from torch.distributions import _divergences
        for first, second, rule in _divergences.rules:
            _kl.setdefault((first, second), rule)
        function = _nearest_kl(type(p), type(q))
    if function is None:
        pairs = {f'{a.__name__}-{b.__name__}' for a in type(p).__mro__ for b in type(q).__mro__}
        if pairs & _divergences.missing:
            raise NotImplementedError(
                f'Gradus has no divergence of {type(p).__name__} from {type(q).__name__}')
        families = {'Bernoulli', 'Beta', 'Chi2', 'ContinuousBernoulli', 'Dirichlet', 'Exponential', 'Gamma', 'Normal', 'Poisson'}
        if {type(p).__name__, type(q).__name__} <= families:
            # PyTorch's words, with the space of its source.
            raise NotImplementedError(
                f'The cross KL-divergence between different exponential families cannot{" " * 29}be computed using Bregman divergences')
        raise NotImplementedError(
            f'No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}')
    return function(p, q)
