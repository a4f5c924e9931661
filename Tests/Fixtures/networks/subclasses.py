import torch
from torch import nn
torch.manual_seed(1)
class MyLinear(nn.Linear):
    def __init__(self, n):
        super().__init__(n, n, bias=False)
        self.k = 3
    def forward(self, x):
        return super().forward(x) * self.k
    def reset_parameters(self):
        nn.init.eye_(self.weight)
m = MyLinear(2); print(m, m(torch.tensor([1.,2.])))
class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Linear(3, 2, bias=False)
        self.dec = nn.Linear(2, 3, bias=False)
        self.dec.weight = nn.Parameter(self.enc.weight.t().clone())
        self.a = nn.Linear(2,2); self.b = nn.Linear(2,2); self.b.weight = self.a.weight
    @property
    def device(self): return next(self.parameters()).device
    def forward(self, x): return self.b(self.a(self.enc(x)))
t = Tied(); print(t.device, [n for n,_ in t.named_parameters()], len(t.state_dict()), t.b.weight is t.a.weight)
t(torch.ones(1,3)).sum().backward(); print(t.a.weight.grad, t.b.bias.grad)
class Wrap(nn.Module):
    def __init__(self, inner): super().__init__(); self.inner = inner
    def __getattr__(self, name):
        try: return super().__getattr__(name)
        except AttributeError: return getattr(self.inner, name)
w = Wrap(nn.Linear(4,5)); print(w.in_features, w.inner.out_features)
try: w.zzz
except AttributeError as e: print(e)
class Multi(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        for i,(a,b) in enumerate(zip(sizes, sizes[1:])): setattr(self, f'l{i}', nn.Linear(a,b))
        self.n = len(sizes)-1
    def forward(self, x, *, scale=1.0, return_hidden=False):
        h = []
        for i in range(self.n):
            x = getattr(self, 'l%d' % i)(x); h.append(x)
        return (x*scale, h) if return_hidden else x*scale
mm = Multi([2,3,1]); y, h = mm(torch.ones(2,2), scale=2.0, return_hidden=True); print(y, len(h)); print(mm)
for p in mm.l0.parameters(): p.requires_grad = False
opt = torch.optim.SGD(filter(lambda p: p.requires_grad, mm.parameters()), lr=0.1)
mm(torch.ones(1,2)).sum().backward(); opt.step(); print(mm.l0.weight.grad, mm.l1.weight.grad)
print(mm.__class__.__name__, type(mm).__mro__[1].__name__, callable(mm), str(type(mm)))
for k, v in mm._modules.items(): print(k, v)
print(mm._parameters, list(mm._modules))
print([(n, tuple(p.shape)) for n,p in mm.named_parameters(prefix='net')], list(nn.Linear(1,1).named_parameters(recurse=False))[0][0])
def init(m):
    if type(m) == nn.Linear: nn.init.xavier_uniform_(m.weight); m.bias.data.fill_(0.01)
print(mm.apply(init).l1.bias)
b = nn.BatchNorm1d(2, momentum=None)
for i in range(3): b(torch.tensor([[1.,2.],[3.,4.]])*i)
print(b.running_mean, b.running_var, b.num_batches_tracked); b.reset_running_stats(); print(b.running_mean)
b.momentum = 0.5; b(torch.tensor([[1.,2.],[3.,4.]])); print(b.running_mean, b.state_dict())
