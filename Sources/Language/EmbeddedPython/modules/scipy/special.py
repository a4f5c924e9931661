# SPDX-License-Identifier: GPL-3.0-or-later
# Special functions, element by element in float64.
import math

import numpy as np
import torch

def _apply(function, *args):
    arrays = np.broadcast_arrays(*[np.asarray(arg, dtype="float64") for arg in args])
    made = function(*[torch.from_numpy(np.ascontiguousarray(array)) for array in arrays]).numpy()
    return made[()] if made.ndim == 0 else made

def _each(function, *args):
    # A function of Python's numbers.
    arrays = np.broadcast_arrays(*[np.asarray(arg, dtype="float64") for arg in args])
    rows = zip(*[array.reshape(-1).tolist() for array in arrays])
    made = np.array([function(*row) for row in rows], dtype="float64").reshape(arrays[0].shape)
    return made[()] if made.ndim == 0 else made

def _gamma(x):
    if math.isnan(x) or x == -math.inf:
        return math.nan
    if x == 0:
        return math.copysign(math.inf, x)
    if x < 0 and x == math.floor(x):
        return math.nan
    try:
        return math.gamma(x)
    except OverflowError:
        return math.inf

def gamma(z):
    """The gamma function: (z - 1)! for whole z."""
    return _each(_gamma, z)

def gammaln(x):
    """log |gamma(x)|."""
    return _apply(torch.lgamma, x)

def loggamma(z):
    return gammaln(z)

def psi(z):
    """The derivative of log gamma."""
    return _apply(torch.digamma, z)

digamma = psi

def polygamma(n, x):
    """The derivative of order n of psi."""
    return _apply(lambda values: torch.polygamma(int(n), values), x)

def gammainc(a, x):
    """The lower incomplete gamma function over gamma(a)."""
    return _apply(torch.special.gammainc, a, x)

def gammaincc(a, x):
    """1 - gammainc(a, x)."""
    return _apply(torch.special.gammaincc, a, x)

def beta(a, b):
    """gamma(a) gamma(b) / gamma(a + b)."""
    return np.exp(betaln(a, b))

def betaln(a, b):
    """log |beta(a, b)|."""
    return gammaln(a) + gammaln(b) - gammaln(np.asarray(a, dtype="float64") + b)

def _exactly(count, chosen, ways):
    if count != int(count) or chosen != int(chosen):
        raise ValueError("Non-integer `N` and `k` with `exact=True` is not supported.")
    return ways(int(count), int(chosen)) if 0 <= chosen <= count else 0

def comb(N, k, *, exact=False, repetition=False):
    """N! / (k! (N - k)!): the ways to choose k of N."""
    if repetition:
        return comb(N + k - 1, k, exact=exact) if exact else comb(np.asarray(N) + k - 1, k)
    return _exactly(N, k, math.comb) if exact else _each(_binomial, N, k)

def _binomial(count, chosen):
    if chosen > count or count < 0 or chosen < 0:
        return 0.0
    if count == int(count) and chosen == int(chosen) and count < 1000:
        return float(math.comb(int(count), int(chosen)))
    if chosen == int(chosen) and chosen <= 20:
        above = below = 1.0
        for i in range(1, int(chosen) + 1):
            above, below = above * (count + i - chosen), below * i
        return above / below
    return math.exp(math.lgamma(count + 1) - math.lgamma(chosen + 1) - math.lgamma(count - chosen + 1))

def binom(x, y):
    """The binomial coefficient, of numbers that need not be whole."""
    return _each(_binomial, x, y)

def perm(N, k, exact=False):
    """N! / (N - k)!: the ways to choose k of N in an order."""
    if exact:
        return _exactly(N, k, math.perm)
    return _each(lambda n, c: 0.0 if c > n or n < 0 or c < 0 else float(math.perm(int(n), int(c))), N, k)

def factorial(n, exact=False):
    """n!, 0 for negative n."""
    if exact and np.ndim(n) == 0:
        return math.factorial(n) if n >= 0 else 0
    made = _each(lambda value: 0.0 if value < 0 else _gamma(value + 1), n)
    return made.astype("int64") if exact else made

def expit(x):
    """1 / (1 + exp(-x))."""
    return _apply(torch.special.expit, x)

def log_expit(x):
    """log(expit(x))."""
    return _apply(torch.nn.functional.logsigmoid, x)

def logit(x):
    """log(x / (1 - x))."""
    return _apply(torch.special.logit, x)

def erf(z):
    """The integral of the normal bell: 2 / sqrt(pi) times that of exp(-t^2) from 0 to z."""
    return _apply(torch.erf, z)

def erfc(x):
    """1 - erf(x)."""
    return _apply(torch.erfc, x)

def erfcx(x):
    """exp(x^2) erfc(x)."""
    return _apply(torch.special.erfcx, x)

def erfinv(y):
    """The number whose erf is y."""
    return _apply(torch.erfinv, y)

def ndtr(x):
    """The share of a standard normal below x."""
    # Not PyTorch's function, which loses the digits of the lower tail.
    return _apply(lambda z: torch.erfc(z * -math.sqrt(0.5)) * 0.5, x)

def ndtri(y):
    """The number below which lies the share y of a standard normal."""
    return _apply(torch.special.ndtri, y)

def log_ndtr(x):
    """log(ndtr(x))."""
    return _apply(torch.special.log_ndtr, x)

def entr(x):
    """-x log x."""
    return _apply(torch.special.entr, x)

def xlogy(x, y):
    """x log y, 0 where x is 0."""
    return _apply(torch.xlogy, x, y)

def xlog1py(x, y):
    """x log(1 + y), 0 where x is 0."""
    return _apply(torch.special.xlog1py, x, y)

def rel_entr(x, y):
    """x log(x / y)."""
    return _each(lambda p, q: p * math.log(p / q) if p > 0 and q > 0 else 0.0 if p == 0 and q >= 0 else math.nan if p != p or q != q else math.inf, x, y)

def kl_div(x, y):
    """x log(x / y) - x + y."""
    return rel_entr(x, y) - np.asarray(x) + np.asarray(y)

def expm1(x):
    return np.expm1(x)

def log1p(x):
    return np.log1p(x)

def exp2(x):
    return np.exp2(x)

def cbrt(x):
    return np.cbrt(x)

def sinc(x):
    return np.sinc(x)

def i0(x):
    """The modified Bessel function of order 0."""
    return _apply(torch.special.i0, x)

def i1(x):
    """The modified Bessel function of order 1."""
    return _apply(torch.special.i1, x)

def i0e(x):
    return _apply(torch.special.i0e, x)

def i1e(x):
    return _apply(torch.special.i1e, x)

def zeta(x, q=1):
    """The sum of (k + q)^-x."""
    return _apply(torch.special.zeta, x, q)

def logsumexp(a, axis=None, b=None, keepdims=False, return_sign=False):
    """log of the sum of b exp(a)."""
    if return_sign:
        raise NotImplementedError("Gradus's scipy.special.logsumexp has no return_sign")
    a = np.asarray(a, dtype="float64")
    top = np.max(a, axis=axis, keepdims=True)
    top = np.where(np.isfinite(top), top, 0.0)
    parts = np.exp(a - top) if b is None else np.asarray(b) * np.exp(a - top)
    with np.errstate(divide="ignore"):
        made = np.log(np.sum(parts, axis=axis, keepdims=True)) + top
    made = made if keepdims else np.squeeze(made, axis=axis)
    return made[()] if made.ndim == 0 else made

def softmax(x, axis=None):
    """exp(x) over its sum."""
    x = np.asarray(x, dtype="float64")
    parts = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return parts / np.sum(parts, axis=axis, keepdims=True)

def log_softmax(x, axis=None):
    """log(softmax(x))."""
    x = np.asarray(x, dtype="float64")
    moved = x - np.max(x, axis=axis, keepdims=True)
    return moved - np.log(np.sum(np.exp(moved), axis=axis, keepdims=True))
