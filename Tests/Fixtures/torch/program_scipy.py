# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
# Values to seven digits: the last ones are the library's own.
np.set_printoptions(precision=7, suppress=True)

def shown(value):
    if isinstance(value, tuple):
        return tuple([shown(part) for part in value])
    return np.round(np.asarray(value, dtype="float64"), 7) + 0.0 if np.ndim(value) else float(f"{value:.7g}")

def show(name, *values):
    print(name, *[shown(value) for value in values])

import scipy, scipy.special as sc, scipy.stats as st, scipy.linalg as la, scipy.signal as sg
from scipy.spatial.distance import pdist, squareform, cdist
import scipy.spatial.distance as sd
x = np.linspace(-2, 2, 5)
for f in ("gamma gammaln psi expit log_expit erf erfc erfinv ndtr log_ndtr entr i0 i1 exp2 cbrt sinc erfcx factorial").split():
    with np.errstate(all="ignore"):
        show(f, getattr(sc, f)(np.abs(x) + 0.3 if f in ("gamma", "gammaln", "psi", "factorial") else x / 3))
show('sc.logit', sc.logit(0.3), sc.gammainc(2, 1.5), sc.gammaincc([1, 2], 1.5), sc.beta(2, 3), sc.betaln(2.5, 3), sc.polygamma(1, 2.0), sc.zeta(2))
show('sc.comb', sc.comb(5, 2), sc.comb(25, 12, exact=True), sc.comb([10, 20], [3, 4]), sc.comb(4, 2, repetition=True), sc.comb(4, 2, exact=True, repetition=True), sc.perm(5, 2), sc.perm(5, 2, exact=True), sc.factorial(5), sc.factorial(5, exact=True), sc.binom(5.5, 2))
show('sc.logsu', sc.logsumexp(x), sc.logsumexp([[1, 2], [3, 4]], axis=1), sc.logsumexp([1.0, 2], b=[1, 2]), sc.softmax(x), sc.log_softmax(x), sc.softmax([[1., 2], [3, 5]], axis=0))
show('sc.xlogy', sc.xlogy(0, 0), sc.xlog1py(0, -1), sc.rel_entr([0.2, 0.8], [0.5, 0.5]), sc.kl_div([0.2, 0.8], [0.5, 0.5]), sc.ndtri([0.1, 0.5]))
show('st.norm.', st.norm.pdf(x), st.norm.pdf(x, 1, 2), st.norm.cdf(0.3), st.norm.ppf([0.025, 0.975]), st.norm.sf(3), st.norm.logpdf(0.5, loc=1), st.norm(1, 2).cdf(0), st.norm.interval(0.95), st.norm.mean(3, 2), st.norm.std(3, 2), st.norm.entropy(), st.norm.fit([1, 2, 4]), st.norm(0, 1).pdf(0), st.norm.stats(1, 2))
np.random.seed(0); print(st.norm.rvs(size=3), st.norm.rvs(1, 2, size=(2, 2)), st.norm.rvs(), st.uniform.rvs(size=2), st.expon.rvs(size=2), st.gamma.rvs(2, size=2), st.beta.rvs(1, 2, size=2), st.binom.rvs(10, 0.3, size=3), st.poisson.rvs(3, size=3), st.bernoulli.rvs(0.5, size=4), st.randint.rvs(0, 10, size=3), st.laplace.rvs(size=2))
show('st.norm.', st.norm.rvs(size=2, random_state=1), st.multivariate_normal.rvs([0, 1], [[1, .5], [.5, 2]], size=2, random_state=3))
for d, a in ((st.uniform, (1, 2)), (st.expon, (0, 2)), (st.laplace, (0, 1)), (st.lognorm, (0.5,)), (st.gamma, (2.5,)), (st.beta, (2, 3))):
    show(d.name, d.pdf([0.1, 0.5, 1.5], *a), d.logpdf(0.4, *a), d.mean(*a), d.var(*a), d.std(*a), d.entropy(*a), d.support(*a))
for d, a in ((st.uniform, (1, 2)), (st.expon, (0, 2)), (st.laplace, (0, 1)), (st.lognorm, (0.5,))):
    show(d.name, d.cdf([0.1, 0.5, 1.5, 9], *a), d.ppf([0.1, 0.9], *a), d.median(*a), d.sf(0.3, *a))
show('st.gamma', st.gamma.cdf([0.5, 2], 2.5))
for d, a in ((st.binom, (10, 0.3)), (st.bernoulli, (0.3,)), (st.poisson, (3,)), (st.geom, (0.3,)), (st.randint, (1, 7))):
    show(d.name, d.pmf([0, 1, 3], *a), d.logpmf(1, *a), d.cdf([0, 1, 3], *a), d.mean(*a), d.var(*a), d.sf(1, *a))
mn = st.multivariate_normal([1, 2], [[2, 0.3], [0.3, 1]])
show('mn.pdf', mn.pdf([1, 1]), mn.logpdf([[0, 0], [1, 2.]]), st.multivariate_normal.pdf([0.5, 1]), st.multivariate_normal(np.zeros(2), 1).pdf(np.zeros((2, 3, 2))), mn.mean, mn.cov, mn.entropy())
show('la.expm', la.expm([[0, 1], [-1, 0]]), la.expm(np.arange(9).reshape(3, 3) / 5), la.inv([[1, 2], [3, 4]]), la.det([[1, 2], [3, 4]]), la.block_diag([[1, 2]], [3]), la.toeplitz([1, 2, 3], [1, 4]), la.cholesky([[4, 2], [2, 3]]), la.solve_triangular([[2, 1], [0, 3]], [1, 2]), la.cho_solve(la.cho_factor([[4, 2.], [2, 3]]), [1, 2]), la.sqrtm([[2, 1], [1, 2]]), la.hilbert(2), la.norm([3, 4]), la.svdvals([[1, 2], [3, 4]]))
A = np.arange(12.0).reshape(3, 4); W = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1.0]])
for m in ("full", "same", "valid"):
    show(m, sg.convolve2d(A, W, mode=m), sg.correlate2d(A, W, mode=m), sg.convolve([1, 2, 3], [0, 1, 0.5], mode=m), sg.correlate([1, 2, 3], [0, 1, 0.5], mode=m))
show('sg.convo', sg.convolve2d(A, W, mode="same", boundary="symm"), sg.convolve2d(A, W, mode="same", boundary="wrap"), sg.convolve2d(A, W, boundary="fill", fillvalue=1))
P = np.array([[0, 0], [3, 4], [1, 1.5]])
show('pdist', pdist(P), squareform(pdist(P)), squareform(squareform(pdist(P))), cdist(P, P[:2], "cityblock"))
for m in "euclidean sqeuclidean cityblock chebyshev correlation cosine hamming canberra jaccard".split():
    show(m, getattr(sd, m)([1, 2, 0.5], [0.5, 2, 3]))
show('sd.minko', sd.minkowski([1, 2], [3, 5], 3), pdist(P, metric="minkowski", p=3))
show('st.zscor', st.zscore([1, 2, 4]), st.sem([1, 2, 4]), st.skew([1, 2, 4, 9]), st.kurtosis([1, 2, 4, 9]), st.gmean([1, 2, 4]), st.iqr([1, 2, 4, 8]), st.mode([1, 2, 2, 3]), st.rankdata([3, 1, 3, 2]), st.rankdata([3, 1, 3, 2], "min"), st.entropy([1, 2, 3]), st.entropy([1, 2, 3], [1, 1, 1], base=2))
r = st.pearsonr([1, 2, 3, 4, 5], [2, 1, 4, 3, 7]); show('correlation', r.statistic, r[1], *st.spearmanr([1, 2, 3, 4, 5], [2, 1, 4, 3, 7]))
for t in ("st.norm.pdf(1, 2, 3, 4)", "st.binom.pmf(1)", "st.norm.pdf(1, foo=2)", "sd.cdist([1], [2])", "squareform([1, 2])", "sg.convolve([1], [[1]])", "sg.convolve2d([1], [2])", "la.expm([1, 2])", "la.expm([[1, 2]])", "st.multivariate_normal([0, 0], [[1, 2], [2, 1]])", "st.multivariate_normal([0, 0], [[1, 0], [0, 0]])", "sc.comb(2.5, 1, exact=True)", "pdist([1])", "pdist([[1, 2]], 'foo')"):
    try: print(t, eval(t))
    except Exception as e: print(t, type(e).__name__, e)
from scipy.spatial import distance_matrix
show("matrix", distance_matrix(P, P[:2]), distance_matrix(P, P[:2], 1))
places, values = np.array([0.1, 0.4, 0.5, 1.0, 2.0, 2.0, 3.9]), np.arange(7.0)
for statistic in ("mean", "sum", "count", "median", "min", "max", "std", np.prod):
    for bins in (4, [0, 1, 2], [0, 1, 2, 4]):
        result = st.binned_statistic(places, values, statistic, bins=bins)
        show("bins", result.statistic, result.bin_edges, result.binnumber)
show("rows", st.binned_statistic(places, [values, values * 2], bins=2, range=(0, 4))[0])
