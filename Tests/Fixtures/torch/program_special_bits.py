# The bits of special functions: recorded with ATEN_CPU_CAPABILITY=avx2 on one thread. Left out is what MKL has a part in.
import torch

torch.set_num_threads(1)
special = torch.special
wide = [-120.5, -31.25, -9.75, -8.0, -6.3, -4.4, -2.5, -1.6, -1.0, -0.61, -0.3, -0.001, 0.0, 0.002, 0.21, 0.5, 0.77, 1.0,
        1.3, 1.9, 2.0, 2.4, 3.7, 5.0, 5.3, 7.9, 8.1, 9.6, 14.2, 26.0, 51.5, 700.0]
narrow = [abs(x) / 40 + 0.01 for x in wide if abs(x) < 39]


def show(name, f, *numbers, slope=False, kinds=(torch.float32, torch.float64)):
    for dtype in kinds:
        inputs = [torch.tensor(row).to(dtype) for row in numbers]
        inputs[-1].requires_grad_(slope)
        y = f(*inputs)
        print(name, str(dtype)[6:], " ".join(float(v).hex() for v in y.detach()))
        if slope:
            y.backward(torch.linspace(-1, 2, len(y), dtype=dtype))
            print("  slope", " ".join(float(v).hex() for v in inputs[-1].grad))


for name in ("i0", "i0e", "i1", "i1e", "erfcx"):
    show(name, getattr(special, name), [x for x in wide if abs(x) < 80], slope=True)
for name in ("sinc", "log_ndtr", "airy_ai", "bessel_j0", "bessel_j1", "spherical_bessel_j0"):
    show(name, getattr(special, name), wide)
for name in ("modified_bessel_i0", "modified_bessel_i1"):
    show(name, getattr(special, name), [x for x in wide if abs(x) < 80])
positive = [abs(x) + 0.02 for x in wide]
for name in ("bessel_y0", "bessel_y1", "entr"):
    show(name, getattr(special, name), positive)
for name in ("modified_bessel_k0", "modified_bessel_k1", "scaled_modified_bessel_k0", "scaled_modified_bessel_k1"):
    show(name, getattr(special, name), positive)
show("ndtri", special.ndtri, narrow)
show("ndtri", special.ndtri, [1 - x for x in narrow] + [1e-20, 1e-7, 0.0, 1.0, 2.0])
show("digamma", torch.digamma, wide, slope=True)
for n in (1, 2, 3, 6):
    show("polygamma " + str(n), lambda x: torch.polygamma(n, x), positive, slope=True)
for p in (1, 2, 5):
    x = torch.tensor(positive) + 2
    x.requires_grad_()
    torch.mvlgamma(x, p).sum().backward()
    print("mvlgamma slope", p, " ".join(float(v).hex() for v in x.grad))
order = [0.05, 0.4, 0.9, 1.5, 2.6, 5.0, 12.0, 30.0, 60.0, 150.0, 350.0]
for part in (0.02, 0.3, 0.8, 0.97, 1.02, 1.3, 2.5):
    place = [a * part for a in order]
    show("igamma", torch.igamma, order, place)
    show("igammac", torch.igammac, order, place)
show("zeta", special.zeta, [1.1 + abs(x) / 9 for x in wide], positive)
show("xlog1py", special.xlog1py, wide, positive, slope=True)
show("hypot", torch.hypot, wide, wide[::-1], slope=True, kinds=(torch.float32,))
for name in ("chebyshev_polynomial_t", "chebyshev_polynomial_u", "chebyshev_polynomial_v", "chebyshev_polynomial_w",
             "shifted_chebyshev_polynomial_t", "shifted_chebyshev_polynomial_u", "shifted_chebyshev_polynomial_v",
             "shifted_chebyshev_polynomial_w", "hermite_polynomial_h", "hermite_polynomial_he", "laguerre_polynomial_l",
             "legendre_polynomial_p"):
    f = getattr(special, name)
    places = [-1.4, -1.0, -0.7, 0.0, 0.3, 0.5, 0.95, 1.0, 1.6]
    for n in (-1, 0, 1, 2, 3, 7, 12):
        show(name + " " + str(n), f, places, [float(n)] * len(places))
    print(f(torch.tensor([0.25, 2.0]), 4), f(0.25, torch.tensor([1, 5])), f(torch.tensor([1, 2]), 2.0).dtype)
for dtype in (torch.float32, torch.float64):
    places = torch.tensor(wide + wide[::-1], dtype=dtype)
    for exponent in (4, 5, 1.5, -1.7, 0.3, 12.0):
        print("power", exponent, " ".join(float(v).hex() for v in places[:45].abs() ** exponent))
    print("powers", " ".join(float(v).hex() for v in (places / 9) ** torch.tensor(range(-32, 32))))
    print("angles", " ".join(float(v).hex() for v in torch.atan2(places, places.roll(5))))
    inf = float("inf")
    ends = torch.tensor([0.0, -0.0, 1, -1, 2, 3, -2, -3, 0.5, -0.5, inf, -inf, float("nan"), 1e30, -1e30, 1e-40], dtype=dtype)
    first, second = ends.repeat_interleave(16), ends.repeat(16)
    print([f"{v:.3g}" for v in (first ** second).tolist()])
    print([f"{v:.3g}" for v in torch.atan2(first, second).tolist()])
for dtype in (torch.float16, torch.bfloat16):
    x = torch.tensor([x for x in wide if abs(x) < 12]).to(dtype)
    for name in ("i0", "i1", "i1e", "sinc", "digamma"):
        print(name, getattr(special, name)(x).tolist())
    print("polygamma", torch.polygamma(1, x).tolist(), torch.polygamma(3, x.abs() + 1).tolist(), torch.igamma(x.abs() + 1, x.abs()).tolist())
for f in (lambda x: special.airy_ai(x), lambda x: special.ndtri(x), lambda x: special.zeta(x, 2),
          lambda x: special.hermite_polynomial_he(x, 2), lambda x: special.erfcx(x), lambda x: special.scaled_modified_bessel_k0(x)):
    try:
        f(torch.ones(2, dtype=torch.float16))
    except NotImplementedError as e:
        print(e)
y = special.bessel_j0(torch.ones(2, requires_grad=True))
print(y.requires_grad, y.grad_fn, special.ndtr(torch.ones(2, requires_grad=True)))
print(special.airy_ai(x=torch.arange(3)), special.bessel_y0(input=torch.zeros(1)), torch.mvlgamma(torch.full((2,), 3.0, requires_grad=True), 2))
