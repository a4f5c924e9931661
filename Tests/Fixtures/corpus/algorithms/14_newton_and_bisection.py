def newton(f, df, x, eps=1e-10, limit=50):
    for i in range(limit):
        step = f(x) / df(x)
        x -= step
        if abs(step) < eps: return x, i + 1
    raise RuntimeError(f"no convergence after {limit} steps")
print(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0))
def bisect(f, a, b, eps=1e-9):
    if f(a) * f(b) > 0: raise ValueError("no sign change")
    while b - a > eps:
        m = (a + b) / 2
        a, b = (m, b) if f(a) * f(m) > 0 else (a, m)
    return round((a + b) / 2, 6)
print(bisect(lambda x: x ** 3 - x - 2, 1, 2))
def integrate(f, a, b, n=1000):
    h = (b - a) / n
    return h * (f(a) / 2 + sum(f(a + i * h) for i in range(1, n)) + f(b) / 2)
print(round(integrate(lambda x: x * x, 0, 3), 4))
derivative = lambda f, h=1e-6: lambda x: (f(x + h) - f(x - h)) / (2 * h)
print(round(derivative(lambda x: x ** 3)(2), 5))
newton(lambda x: x * x + 1, lambda x: 2 * x, 0.5)
