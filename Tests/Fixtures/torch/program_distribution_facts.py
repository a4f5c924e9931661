# Modes, entropies and texts of distributions; angles; what classes say of their parameters.
import torch
import torch.distributions as D

torch.manual_seed(0)
print(D.Uniform(0., torch.ones(2)).mode, D.Exponential(torch.ones(2)).mode, D.Weibull(torch.tensor([2., 2.]), torch.tensor([.5, 2.])).mode)
print(D.Multinomial(5, torch.tensor([.3, .7])).entropy(), D.Normal.arg_constraints, D.Normal(0., 1.).arg_constraints)
for cls in (D.Normal, D.Uniform, D.Exponential, D.Bernoulli, D.Categorical, D.Multinomial, D.Geometric):
    print(cls)
for d in (D.Bernoulli(.5), D.Categorical(torch.ones(2)), D.Geometric(torch.tensor(.25)), D.Binomial(3, torch.tensor(.5)), D.NegativeBinomial(3., torch.tensor(.5))):
    print(d)
    d.logits
    print(d)
m = D.MixtureSameFamily(D.Categorical(torch.ones(2)), D.Normal(torch.tensor([-1., 1.]), 1.))
print(m, m.cdf(torch.tensor([0., 1.])))
for concentration in (.5, 2., 50.):
    v = D.VonMises(torch.tensor([0., 1.]), torch.tensor(concentration))
    drawn = v.sample((2,))
    print(v, drawn, v.log_prob(drawn), v.mean, v.mode, v.variance)
for made in (lambda: D.VonMises(0., -1.), lambda: D.kl_divergence(D.Normal(0., 1.), D.Poisson(1.)), lambda: D.kl_divergence(D.Cauchy(0., 1.), D.Normal(0., 1.))):
    try:
        print(made())
    except Exception as error:
        print(type(error).__name__, error)
