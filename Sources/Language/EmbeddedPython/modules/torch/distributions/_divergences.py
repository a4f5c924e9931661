# SPDX-License-Identifier: GPL-3.0-or-later
"""The divergences of Kullback and Leibler that have a formula."""
import math

import torch
import torch.nn.functional as F
from torch.distributions import (
    Bernoulli, Beta, Binomial, Categorical, Cauchy, Dirichlet, Exponential, Gamma, Geometric, Gumbel, HalfNormal, Independent,
    Laplace, LogNormal, MultivariateNormal, Normal, OneHotCategorical, Pareto, Poisson, Uniform,
)

_euler = 0.57721566490153286060


def _normal(p, q):
    ratio = (p.scale / q.scale).pow(2)
    distance = ((p.loc - q.loc) / q.scale).pow(2)
    return 0.5 * (ratio + distance - 1 - ratio.log())


def _categorical(p, q):
    t = p.probs * (p.logits - q.logits)
    t[(q.probs == 0).expand_as(t)] = math.inf
    t[(p.probs == 0).expand_as(t)] = 0
    return t.sum(-1)


def _bernoulli(p, q):
    first = p.probs * (F.softplus(-q.logits) - F.softplus(-p.logits))
    first[q.probs == 0] = math.inf
    first[p.probs == 0] = 0
    second = (1 - p.probs) * (F.softplus(q.logits) - F.softplus(p.logits))
    second[q.probs == 1] = math.inf
    second[p.probs == 1] = 0
    return first + second


def _beta(p, q):
    total_p, total_q = p.concentration1 + p.concentration0, q.concentration1 + q.concentration0
    t1 = q.concentration1.lgamma() + q.concentration0.lgamma() + total_p.lgamma()
    t2 = p.concentration1.lgamma() + p.concentration0.lgamma() + total_q.lgamma()
    t3 = (p.concentration1 - q.concentration1) * torch.digamma(p.concentration1)
    t4 = (p.concentration0 - q.concentration0) * torch.digamma(p.concentration0)
    return t1 - t2 + t3 + t4 + (total_q - total_p) * torch.digamma(total_p)


def _dirichlet(p, q):
    total_p, total_q = p.concentration.sum(-1), q.concentration.sum(-1)
    t1 = total_p.lgamma() - total_q.lgamma()
    t2 = (p.concentration.lgamma() - q.concentration.lgamma()).sum(-1)
    t3 = p.concentration - q.concentration
    t4 = p.concentration.digamma() - total_p.digamma().unsqueeze(-1)
    return t1 - t2 + (t3 * t4).sum(-1)


def _gamma(p, q):
    t1 = q.concentration * (p.rate / q.rate).log()
    t2 = torch.lgamma(q.concentration) - torch.lgamma(p.concentration)
    t3 = (p.concentration - q.concentration) * torch.digamma(p.concentration)
    return t1 + t2 + t3 + (q.rate - p.rate) * (p.concentration / p.rate)


def _exponential(p, q):
    ratio = q.rate / p.rate
    return -ratio.log() + ratio - 1


def _laplace(p, q):
    ratio, distance = p.scale / q.scale, (p.loc - q.loc).abs()
    return -ratio.log() + distance / q.scale + ratio * torch.exp(-distance / p.scale) - 1


def _gumbel(p, q):
    ct1, ct2, ct3 = p.scale / q.scale, q.loc / q.scale, p.loc / q.scale
    t1 = -ct1.log() - ct2 + ct3
    return t1 + ct1 * _euler + torch.exp(ct2 + (1 + ct1).lgamma() - ct3) - (1 + _euler)


def _geometric(p, q):
    return -p.entropy() - torch.log1p(-q.probs) / p.probs - q.logits


def _poisson(p, q):
    return p.rate * (p.rate.log() - q.rate.log()) - (p.rate - q.rate)


def _uniform(p, q):
    result = ((q.high - q.low) / (p.high - p.low)).log()
    result[(q.low > p.low) | (q.high < p.high)] = math.inf
    return result


def _binomial(p, q):
    if (p.total_count < q.total_count).any():
        raise NotImplementedError("KL between Binomials where q.total_count > p.total_count is not implemented")
    result = p.total_count * (p.probs * (p.logits - q.logits) + (-p.probs).log1p() - (-q.probs).log1p())
    return torch.where(p.total_count > q.total_count, math.inf, result)


def _cauchy(p, q):
    t1 = ((p.scale + q.scale).pow(2) + (p.loc - q.loc).pow(2)).log()
    return t1 - (4 * p.scale * q.scale).log()


def _pareto(p, q):
    scale_ratio, alpha_ratio = p.scale / q.scale, q.alpha / p.alpha
    result = q.alpha * scale_ratio.log() - alpha_ratio.log() + alpha_ratio - 1
    result[p.scale < q.scale] = math.inf
    return result


def _multivariate(p, q):
    if p.event_shape != q.event_shape:
        raise ValueError("KL-divergence between two Multivariate Normals with\n"
                         "                          different event shapes cannot be computed")
    half1 = q.scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1) - p.scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)
    spread = torch.linalg.solve_triangular(q.scale_tril, p.scale_tril, upper=False).pow(2).sum((-2, -1))
    moved = torch.linalg.solve_triangular(q.scale_tril, (q.loc - p.loc).unsqueeze(-1), upper=False).squeeze(-1)
    return half1 + 0.5 * (spread + moved.pow(2).sum(-1) - p.event_shape[0])


def _independent(p, q):
    from torch.distributions import kl_divergence

    if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
        raise NotImplementedError
    return p._summed(kl_divergence(p.base_dist, q.base_dist))


def _of_bases(p, q):
    from torch.distributions import kl_divergence

    return kl_divergence(p.base_dist, q.base_dist)


def _one_hot(p, q):
    return _categorical(p._categorical, q._categorical)


def _uniform_normal(p, q):
    width = p.high - p.low
    t1 = (math.sqrt(math.pi * 2) * q.scale / width).log()
    t2 = width.pow(2) / 12
    t3 = ((p.high + p.low - 2 * q.loc) / 2).pow(2)
    return t1 + 0.5 * (t2 + t3) / q.scale.pow(2)


def _exponential_gamma(p, q):
    ratio = q.rate / p.rate
    t1 = -q.concentration * torch.log(ratio)
    return t1 + ratio + q.concentration.lgamma() + q.concentration * _euler - (1 + _euler)


def _infinite(p, q):
    return torch.full((p.mean + q.mean).shape, math.inf)


rules = [
    (Normal, Normal, _normal), (Categorical, Categorical, _categorical), (Bernoulli, Bernoulli, _bernoulli),
    (Beta, Beta, _beta), (Dirichlet, Dirichlet, _dirichlet), (Gamma, Gamma, _gamma),
    (Exponential, Exponential, _exponential), (Laplace, Laplace, _laplace), (Gumbel, Gumbel, _gumbel),
    (Geometric, Geometric, _geometric), (Poisson, Poisson, _poisson), (Uniform, Uniform, _uniform),
    (Binomial, Binomial, _binomial), (Cauchy, Cauchy, _cauchy), (Pareto, Pareto, _pareto),
    (MultivariateNormal, MultivariateNormal, _multivariate), (Independent, Independent, _independent),
    (HalfNormal, HalfNormal, _of_bases), (LogNormal, LogNormal, _of_bases), (OneHotCategorical, OneHotCategorical, _one_hot),
    (Uniform, Normal, _uniform_normal), (Exponential, Gamma, _exponential_gamma), (Normal, Exponential, _infinite),
    (Normal, Gamma, _infinite), (Normal, Beta, _infinite), (Normal, Uniform, _infinite), (Exponential, Beta, _infinite),
    (Gamma, Beta, _infinite), (Laplace, Beta, _infinite), (Exponential, Uniform, _infinite), (Gamma, Uniform, _infinite),
]

# Pairs that PyTorch has a formula for, and Gradus has not.
missing = set("""
    Bernoulli-Poisson Beta-ContinuousBernoulli Beta-Exponential Beta-Gamma Beta-Normal Beta-Pareto Beta-Uniform
    ContinuousBernoulli-ContinuousBernoulli ContinuousBernoulli-Exponential ContinuousBernoulli-Normal
    ContinuousBernoulli-Pareto ContinuousBernoulli-Uniform Exponential-ContinuousBernoulli Exponential-Gumbel
    Exponential-Normal Exponential-Pareto ExponentialFamily-ExponentialFamily Gamma-ContinuousBernoulli
    Gamma-Exponential Gamma-Gumbel Gamma-Normal Gamma-Pareto Gumbel-Beta Gumbel-ContinuousBernoulli Gumbel-Exponential
    Gumbel-Gamma Gumbel-Normal Gumbel-Pareto Gumbel-Uniform Laplace-ContinuousBernoulli Laplace-Exponential
    Laplace-Gamma Laplace-Normal Laplace-Pareto Laplace-Uniform Normal-ContinuousBernoulli Normal-Gumbel
    Normal-Laplace Normal-Pareto Pareto-Beta Pareto-ContinuousBernoulli Pareto-Exponential Pareto-Gamma Pareto-Normal
    Pareto-Uniform Poisson-Bernoulli Poisson-Binomial TransformedDistribution-TransformedDistribution Uniform-Beta
    Uniform-ContinuousBernoulli Uniform-Exponential Uniform-Gamma Uniform-Gumbel Uniform-Pareto
""".split())
