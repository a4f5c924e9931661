import torch
x = torch.tensor([1.,2.,3.], requires_grad=True)
y = x*2
print(y.grad_fn, y.grad_fn.next_functions[0][0].name(), y.requires_grad, y.is_leaf)
with torch.no_grad():
    z = x*2
    print(z.requires_grad)
@torch.no_grad()
def f(a): return a*3
print(f(x).requires_grad, f.__name__)
@torch.no_grad
def g(a): return a*3
print(g(x).requires_grad)
@torch.enable_grad()
def h(a):
    return a*3
with torch.no_grad():
    print(h(x).requires_grad)
with torch.set_grad_enabled(False):
    print((x*2).requires_grad)
prev = torch.is_grad_enabled()
torch.set_grad_enabled(False); print(torch.is_grad_enabled()); torch.set_grad_enabled(True)
with torch.inference_mode():
    print((x*2).requires_grad, torch.is_inference_mode_enabled())
class Sq(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, k):
        ctx.save_for_backward(a)
        ctx.k = k
        return a**2*k
    @staticmethod
    def backward(ctx, go):
        a, = ctx.saved_tensors
        print('needs', ctx.needs_input_grad)
        return go*2*a*ctx.k, None
o = Sq.apply(x, 3.)
print(o, o.grad_fn.name())
o.sum().backward()
print(x.grad)
x.grad.zero_()
class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, input):
        out = input.clamp(min=0)
        ctx.save_for_backward(out)
        return out
    @staticmethod
    def backward(ctx, grad_output):
        out, = ctx.saved_tensors
        g = grad_output.clone()
        g[out == 0] = 0
        return g
relu = MyReLU.apply
w = torch.tensor([-1., 2.], requires_grad=True)
relu(w).sum().backward(); print(w.grad)
print(torch.autograd.gradcheck(MyReLU.apply, (torch.tensor([-1.,2.],dtype=torch.double,requires_grad=True),)))
x = torch.tensor(3., requires_grad=True)
y = x**3
g1, = torch.autograd.grad(y, x, create_graph=True)
g2, = torch.autograd.grad(g1, x)
print(g1, g2)
try: y.backward()
except RuntimeError as e: print(str(e)[:70])
y = x**2
y.backward(retain_graph=True); y.backward(); print(x.grad)
x.grad = None
for i in range(3):
    (x*i).backward()
print(x.grad)
a = torch.ones(2, requires_grad=True); b = a*2; b.retain_grad(); c = b.sum(); c.backward(); print(b.grad, a.grad)
hs = []
a = torch.ones(2, requires_grad=True)
hd = a.register_hook(lambda gr: hs.append(gr.clone()) or gr*10)
(a*3).sum().backward(); print(hs, a.grad); hd.remove(); a.grad=None
(a*3).sum().backward(); print(a.grad)
try:
    a += 1
except RuntimeError as e: print(e)
with torch.no_grad():
    a += 1
    a -= 0.1*a.grad
print(a)
b = a*2
b += 1
b[0] = 5
print(b, b.grad_fn)
b.sum().backward(); print(a.grad)
d = a.detach(); print(d.requires_grad, d.data_ptr()==a.data_ptr())
d[0]=100; print(a)
try:
    q = torch.ones(2,requires_grad=True); e = q.exp(); e.add_(1); e.sum().backward()
except RuntimeError as er: print(er)
try: torch.ones(2,requires_grad=True).backward()
except RuntimeError as er: print(er)
try: torch.tensor([1,2],requires_grad=True)
except RuntimeError as er: print(er)
try: torch.autograd.grad(torch.ones(1), torch.ones(1))
except RuntimeError as er: print(er)
print(torch.autograd.functional.jacobian(lambda t: t**2, torch.tensor([1.,2.])))
print(torch.autograd.functional.hessian(lambda t: (t**3).sum(), torch.tensor([1.,2.])))
x = torch.randn(2,3,requires_grad=True)
y = x.view(6)[2:4].sum(); y.backward(); print(x.grad)
v = torch.ones(3, requires_grad=True)
s = v.expand(2,3).sum(0).prod(); s.backward(); print(v.grad)
u = torch.tensor([1.,2.],requires_grad=True)
m = torch.stack([u, u*2]); m.max(dim=0).values.sum().backward(); print(u.grad)
print(u.grad.requires_grad, m.grad_fn, m.max().grad_fn, m.mean().grad_fn, m.t().grad_fn, m[0].grad_fn, m[:,1].grad_fn, m.view(-1).grad_fn, (m@m).grad_fn, m.relu().grad_fn, torch.cat([m,m]).grad_fn, m.softmax(1).grad_fn, m.log().grad_fn, m.unsqueeze(0).grad_fn, m.float().grad_fn, m.clone().grad_fn, m[[0,1]].grad_fn, m.std().grad_fn, m.norm().grad_fn)
p = torch.nn.Parameter(torch.ones(2)); print(p, p.requires_grad, isinstance(p, torch.Tensor), type(p))
print(p+1, p.data, p.detach(), p.shape)
import copy
k = copy.deepcopy(p); k.data.add_(1); print(p, k)
try: copy.deepcopy(p*2)
except RuntimeError as er: print(str(er)[:60])
loss = (p**2).sum()
loss.backward()
print(p.grad, loss.item(), loss)
p.grad.data.zero_(); print(p.grad)
