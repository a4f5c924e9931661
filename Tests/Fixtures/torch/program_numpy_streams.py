# The distributions of both kinds of NumPy's streams, their numbers, and where the stream stands after them.
import numpy as np

CALLS = [
    ("exponential", (2.0,)), ("gamma", (2.5, 1.5)), ("gamma", (0.4,)), ("gamma", (1.0,)), ("standard_gamma", (3.0,)), ("chisquare", (4,)), ("f", (3, 5)),
    ("beta", (2, 3)), ("beta", (0.5, 0.7)), ("dirichlet", ([1, 2, 3],)), ("standard_t", (5,)), ("standard_cauchy", ()), ("laplace", (1, 2)), ("logistic", (1, 2)),
    ("gumbel", (1, 2)), ("lognormal", (0, 0.5)), ("rayleigh", (2,)), ("weibull", (1.5,)), ("pareto", (3,)), ("power", (2.5,)), ("triangular", (0, 1, 3)),
    ("poisson", (3,)), ("poisson", (40,)), ("negative_binomial", (5, 0.3)), ("binomial", (10, 0.3)), ("binomial", (100, 0.7)), ("binomial", (1000, 0.4)),
    ("binomial", (100000, 0.5)), ("geometric", (0.5,)), ("geometric", (0.05,)), ("multinomial", (20, [0.2, 0.3, 0.5])),
    ("multivariate_normal", ([0, 1], [[2, 0.5], [0.5, 1]])), ("exponential", ([1, 2, 3],)), ("poisson", ([1, 20, 300],)), ("gamma", ([0.5, 2], [1, 3])),
]
for name, given in CALLS:
    for make in (np.random.RandomState, np.random.default_rng):
        stream = make(1701)
        draw = getattr(stream, name)
        values = np.ravel(draw(*given)).tolist() + [np.ravel(draw(*given)).tolist() for _ in range(200)][-1]
        print(name, given, make.__name__, [float(f"{value:.12g}") for value in values], f"{stream.normal():.12g}")
print(np.random.default_rng(3).standard_normal(4).tolist(), np.random.default_rng(3).normal(size=100000).max())
for wrong in (("poisson", (-1,)), ("binomial", (5, 1.5)), ("gamma", (-1,)), ("exponential", (-2,)), ("beta", (0, 1)), ("chisquare", (0,))):
    try:
        print(getattr(np.random.default_rng(0), wrong[0])(*wrong[1]))
    except ValueError as error:
        print(wrong[0], error)
