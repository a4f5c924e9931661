# SPDX-License-Identifier: GPL-3.0-or-later
import torch, math, warnings
warnings.simplefilter("ignore")
import torch.distributions as D
from torch.distributions import *
from torch.distributions.transforms import *
from torch.distributions import constraints
T=torch.tensor
def show(name, f):
    try: print(name, f())
    except Exception as e: print(name, type(e).__name__, e)
cases = {
 "Gamma": lambda: Gamma(T([0.5,1.,3.]), T([1.,2.,.5])), "Chi2": lambda: Chi2(T([1.,4.])), "Beta": lambda: Beta(T([.5,2.]),T([.5,3.])),
 "Dirichlet": lambda: Dirichlet(T([.5,1.,2.])), "StudentT": lambda: StudentT(T([3.,5.]), T(1.), T([2.,.5])), "F": lambda: FisherSnedecor(T([3.,6.]),T([5.,8.])),
 "IG": lambda: InverseGamma(T([3.,2.5]),T([1.,2.])), "NB": lambda: NegativeBinomial(T([5.,3.]), probs=T([.3,.6])), "Bin": lambda: Binomial(T([10.,100.]), T([.3,.4])),
 "Bin5": lambda: Binomial(5, logits=T([.3,-.4])), "CB": lambda: ContinuousBernoulli(T([.2,.5,.9])), "RB": lambda: RelaxedBernoulli(T([2.2]), T([.1,.5])), "ROH": lambda: RelaxedOneHotCategorical(T([2.2]), T([.1,.2,.7])),
 "LN": lambda: LogisticNormal(T([0.,.5]),T([1.,2.])), "Kuma": lambda: Kumaraswamy(T([1.,2.]),T([2.,3.])), "GP": lambda: GeneralizedPareto(T([0.,1.]),T([1.,2.]),T([0.,.2])),
 "TD": lambda: TransformedDistribution(Normal(T([0.,1.]),T([1.,2.])), [AffineTransform(1.,2.), TanhTransform()]), "TD2": lambda: TransformedDistribution(Uniform(0.,1.), [SigmoidTransform().inv, AffineTransform(loc=1., scale=2.)]),
 "TDexp": lambda: TransformedDistribution(Normal(T([0.,1.]),T([1.,2.])), ExpTransform()), "TDind": lambda: TransformedDistribution(Independent(Normal(torch.zeros(3),torch.ones(3)),1), [AffineTransform(T([1.,2.,3.]),T([1.,.5,2.]))]),
 "Lap": lambda: Laplace(T([0.,1.]),T([1.,2.])), "Cau": lambda: Cauchy(0.,1.), "Gum": lambda: Gumbel(T(1.),T(2.)),
 "SB": lambda: TransformedDistribution(Normal(torch.zeros(2),torch.ones(2)), StickBreakingTransform()), 
}
for n, make in cases.items():
    torch.manual_seed(3)
    show(n+" repr", lambda: repr(make()))
    d = make()
    show(n+" shapes", lambda: (d.batch_shape, d.event_shape, d.has_rsample))
    torch.manual_seed(3)
    show(n+" sample", lambda: d.sample())
    show(n+" sample2", lambda: d.sample((2,)))
    show(n+" next", lambda: torch.rand(2))
    torch.manual_seed(4)
    show(n+" lp", lambda: d.log_prob(d.sample((2,))))
    for a in ("mean","mode","variance","stddev"): show(n+" "+a, lambda: getattr(d,a))
    show(n+" entropy", lambda: d.entropy())
    if n not in ("ROH", "GP"):
        show(n+" cdf", lambda: d.cdf(T(.3)))
    show(n+" icdf", lambda: d.icdf(T(.3)))
for a,b in ((Gamma(2.,1.),Gamma(3.,2.)),(Beta(2.,1.),Beta(1.,3.)),(Dirichlet(T([1.,2.])),Dirichlet(T([2.,2.]))),(Laplace(0.,1.),Laplace(1.,2.)),(Exponential(1.),Gamma(2.,1.)),(Uniform(0.,1.),Normal(0.,1.)),(Normal(0.,1.),Gamma(1.,1.)),(Poisson(2.),Poisson(3.)),(Independent(Normal(torch.zeros(2),torch.ones(2)),1),Independent(Normal(torch.ones(2),torch.ones(2)),1)),(Gumbel(0.,1.),Gumbel(1.,2.)),(Chi2(3.),Gamma(1.,1.)),(HalfNormal(1.),HalfNormal(2.)),(MultivariateNormal(torch.zeros(2),torch.eye(2)),MultivariateNormal(torch.ones(2),2*torch.eye(2))),(Binomial(5,T(.3)),Binomial(5,T(.4))),(Cauchy(0.,1.),Cauchy(1.,1.)),(Geometric(T(.3)),Geometric(T(.4))),(Pareto(1.,2.),Pareto(.5,2.))):
    show("kl", lambda: kl_divergence(a,b))
a=T([.5,2.],requires_grad=True)
torch.manual_seed(0)
s=Gamma(a,1.).rsample(); s.sum().backward(); print(s, a.grad)
t=ComposeTransform([AffineTransform(1.,2.),ExpTransform()]); x=T([.1,.2]); print(t(x), t.inv(t(x)), t.log_abs_det_jacobian(x,t(x)), t.inv(x), repr(t))
for tr in (ExpTransform(), SigmoidTransform(), TanhTransform(), SoftplusTransform(), PowerTransform(T(2.)), AbsTransform(), AffineTransform(1.,-2.), SoftmaxTransform(), StickBreakingTransform(), ReshapeTransform((2,),(1,2)), IndependentTransform(ExpTransform(),1), identity_transform):
    x=T([.4,.9]); show(repr(tr), lambda: (tr(x), tr.inv(tr(x)))); show("ladj", lambda: tr.log_abs_det_jacobian(x, tr(x))); show("b", lambda: tr.bijective)
    show("sign", lambda: tr.sign)
show("neg", lambda: Gamma(T(-1.),T(1.)))
show("negd", lambda: Dirichlet(T([-1.,1.])))
