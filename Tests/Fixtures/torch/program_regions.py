# SPDX-License-Identifier: GPL-3.0-or-later
# What distributions say of their values: the region, all of them, and values that lie outside.
import torch
import torch.distributions as D

made = [D.Normal(torch.tensor([0., 1.]), 1.), D.Bernoulli(.3), D.Bernoulli(logits=torch.tensor([0., 1.])), D.Categorical(torch.tensor([1., 3.])),
        D.Categorical(logits=torch.zeros(2, 3)), D.Uniform(torch.zeros(2), 2.), D.Exponential(2.), D.Poisson(3.), D.Gamma(2., 3.),
        D.Binomial(5, torch.tensor([.3])), D.Geometric(.3), D.Laplace(0., 1.), D.Beta(2., 3.), D.HalfNormal(1.), D.Gumbel(0., 1.), D.StudentT(3.)]
for d in made:
    print(d, d.support, d.has_enumerate_support, d.batch_shape)
    for ask in (lambda: d.arg_constraints if not isinstance(d, (D.Categorical, D.Uniform)) else None, lambda: d.enumerate_support(),
                lambda: d.log_prob(torch.tensor(-1.5)), lambda: d.log_prob(torch.zeros(7)), lambda: d.cdf(torch.tensor(-1.))):
        try:
            print(ask())
        except NotImplementedError:
            print("not implemented")
        except ValueError as e:
            print(e)
for d in made[:7]:
    try:
        print(d.expand(torch.Size((4,) + tuple(d.batch_shape))), d.expand((2,) + tuple(d.batch_shape)).sample().shape)
    except Exception as e:
        print(type(e).__name__, e)
print(made[3].param_shape, made[3].mean, made[4].param_shape, made[1].mode)
for ask in (lambda: D.Normal(0., 1.).log_prob("a"), lambda: D.Uniform(1., 0.), lambda: D.Uniform(torch.zeros(2), torch.tensor([1., -1.])), lambda: D.Categorical(torch.ones(3)).log_prob(torch.tensor(5)),
            lambda: D.Normal(0., 1., validate_args=False).log_prob(torch.tensor(float("nan"))), lambda: D.Normal(0., 1.).log_prob(torch.tensor(float("nan")))):
    try:
        print(ask())
    except ValueError as e:
        print(e)
D.Distribution.set_default_validate_args(False)
print(D.Uniform(0., 1.).log_prob(torch.tensor(2.)))
