# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the values and parameters of distributions lie."""
import torch


class Constraint:
    """A region; `check` says for each element (or event) whether it lies inside."""

    is_discrete = False
    event_dim = 0

    def check(self, value):
        raise NotImplementedError

    def __repr__(self):
        return self.__class__.__name__[1:] + "()"


class _Real(Constraint):
    def check(self, value):
        return value == value


class _Boolean(Constraint):
    is_discrete = True

    def check(self, value):
        return (value == 0) | (value == 1)


class _OneHot(Constraint):
    is_discrete = True
    event_dim = 1

    def check(self, value):
        return ((value == 0) | (value == 1)).all(-1) & value.sum(-1).eq(1)


class _Simplex(Constraint):
    event_dim = 1

    def check(self, value):
        return torch.all(value >= 0, dim=-1) & ((value.sum(-1) - 1).abs() < 1e-6)


class _LowerTriangular(Constraint):
    event_dim = 2

    def check(self, value):
        return (value.tril() == value).view(value.shape[:-2] + (-1,)).min(-1)[0]


class _LowerCholesky(Constraint):
    event_dim = 2

    def check(self, value):
        lower = (value.tril() == value).view(value.shape[:-2] + (-1,)).min(-1)[0]
        return lower & (value.diagonal(dim1=-2, dim2=-1) > 0).min(-1)[0]


class _Square(Constraint):
    event_dim = 2

    def check(self, value):
        return torch.full(value.shape[:-2], value.shape[-2] == value.shape[-1], dtype=torch.bool)


class _Symmetric(_Square):
    def check(self, value):
        square = super().check(value)
        if not square.all():
            return square
        return torch.isclose(value, value.mT, atol=1e-6).all(-2).all(-1)


class _PositiveDefinite(_Symmetric):
    def check(self, value):
        symmetric = super().check(value)
        if not symmetric.all():
            return symmetric
        return torch.linalg.eigvalsh(value).gt(0).all(-1)


class _Bounded(Constraint):
    """A region between bounds, which its text names."""

    def __init__(self, **bounds):
        for name, value in bounds.items():
            setattr(self, name, value)
        self._bounds = bounds

    def __repr__(self):
        inner = ", ".join(f"{name}={value}" for name, value in self._bounds.items())
        return f"{self.__class__.__name__[1:]}({inner})"


class _IntegerInterval(_Bounded):
    is_discrete = True

    def __init__(self, lower_bound, upper_bound):
        super().__init__(lower_bound=lower_bound, upper_bound=upper_bound)

    def check(self, value):
        return (value % 1 == 0) & (self.lower_bound <= value) & (value <= self.upper_bound)


class _IntegerGreaterThan(_Bounded):
    is_discrete = True

    def __init__(self, lower_bound):
        super().__init__(lower_bound=lower_bound)

    def check(self, value):
        return (value % 1 == 0) & (value >= self.lower_bound)


class _GreaterThan(_Bounded):
    def __init__(self, lower_bound):
        super().__init__(lower_bound=lower_bound)

    def check(self, value):
        return self.lower_bound < value


class _GreaterThanEq(_Bounded):
    def __init__(self, lower_bound):
        super().__init__(lower_bound=lower_bound)

    def check(self, value):
        return self.lower_bound <= value


class _LessThan(_Bounded):
    def __init__(self, upper_bound):
        super().__init__(upper_bound=upper_bound)

    def check(self, value):
        return value < self.upper_bound


class _Interval(_Bounded):
    def __init__(self, lower_bound, upper_bound):
        super().__init__(lower_bound=lower_bound, upper_bound=upper_bound)

    def check(self, value):
        return (self.lower_bound <= value) & (value <= self.upper_bound)


class _HalfOpenInterval(_Bounded):
    def __init__(self, lower_bound, upper_bound):
        super().__init__(lower_bound=lower_bound, upper_bound=upper_bound)

    def check(self, value):
        return (self.lower_bound <= value) & (value < self.upper_bound)


boolean = _Boolean()
one_hot = _OneHot()
nonnegative_integer = _IntegerGreaterThan(0)
positive_integer = _IntegerGreaterThan(1)
integer_interval = _IntegerInterval
real = _Real()
positive = _GreaterThan(0.0)
nonnegative = _GreaterThanEq(0.0)
greater_than = _GreaterThan
greater_than_eq = _GreaterThanEq
less_than = _LessThan
unit_interval = _Interval(0.0, 1.0)
interval = _Interval
half_open_interval = _HalfOpenInterval
simplex = _Simplex()
lower_triangular = _LowerTriangular()
lower_cholesky = _LowerCholesky()
square = _Square()
symmetric = _Symmetric()
positive_definite = _PositiveDefinite()


# For each distribution the region of its values (a function of it where its parameters bound the region) and those of its parameters.
regions = {
    "Bernoulli": (boolean, {"probs": unit_interval, "logits": real}),
    "Beta": (unit_interval, {"concentration1": positive, "concentration0": positive}),
    "Binomial": (lambda d: integer_interval(0, d.total_count),
                 {"total_count": nonnegative_integer, "probs": unit_interval, "logits": real}),
    "Cauchy": (real, {"loc": real, "scale": positive}),
    "Exponential": (nonnegative, {"rate": positive}),
    "Gamma": (nonnegative, {"concentration": positive, "rate": positive}),
    "Geometric": (nonnegative_integer, {"probs": unit_interval, "logits": real}),
    "Gumbel": (real, {"loc": real, "scale": positive}),
    "HalfCauchy": (nonnegative, {"scale": positive}),
    "HalfNormal": (nonnegative, {"scale": positive}),
    "Laplace": (real, {"loc": real, "scale": positive}),
    "LogNormal": (positive, {"loc": real, "scale": positive}),
    "NegativeBinomial": (nonnegative_integer,
                         {"total_count": greater_than_eq(0), "probs": half_open_interval(0.0, 1.0), "logits": real}),
    "Normal": (real, {"loc": real, "scale": positive}),
    "OneHotCategorical": (one_hot, None),
    "Poisson": (nonnegative_integer, {"rate": nonnegative}),
    "StudentT": (real, {"df": positive, "loc": real, "scale": positive}),
    "VonMises": (real, {"loc": real, "concentration": positive}),
    "Weibull": (positive, {"scale": positive, "concentration": positive}),
    "Categorical": (lambda d: integer_interval(0, d._num_events - 1), None),
    "Uniform": (lambda d: interval(d.low, d.high), None),
    "Chi2": (nonnegative, {"df": positive}),
    "Dirichlet": (simplex, None),
}
