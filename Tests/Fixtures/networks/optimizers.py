import torch, torch.nn as nn, torch.optim as optim
def t(f):
    try: print('ok', f())
    except Exception as e: print(type(e).__name__, ':', e)
m = nn.Linear(2,1); p = list(m.parameters())
t(lambda: optim.SGD(p, lr=-1)); t(lambda: optim.SGD([], lr=1)); t(lambda: optim.SGD(p[0], lr=1)); t(lambda: optim.SGD(p, lr=0.1, momentum=-1)); t(lambda: optim.SGD(p, lr=0.1, nesterov=True)); t(lambda: optim.SGD([p[0]*2], lr=1)); t(lambda: optim.SGD([{'params':p},{'params':p[0]}], lr=1))
t(lambda: optim.Adam(p, betas=(1.0,0.9))); t(lambda: optim.Adam(p, eps=-1)); t(lambda: optim.SGD(p, foo=1)); t(lambda: optim.SGD()); t(lambda: optim.SGD([1,2], lr=1)); t(lambda: optim.SGD(5, lr=1)); t(lambda: optim.Rprop(p, etas=(2,3))); t(lambda: optim.Adadelta(p, rho=2))
t(lambda: optim.SGD({p[0]}, lr=1)); t(lambda: optim.SGD(p, lr='a')); t(lambda: optim.Foo)
o = optim.SGD([{'params': [p[0]], 'lr': 0.5}, {'params': [p[1]], 'momentum': 0.9}], lr=0.1)
print(o); t(lambda: o.add_param_group({'params': p[0]})); t(lambda: o.add_param_group(3))
t(lambda: o.load_state_dict(optim.SGD(p, lr=1).state_dict()))
print(o.defaults, len(o.state), type(o.state).__name__, type(o.param_groups).__name__)
for g in o.param_groups: g['lr'] *= 0.5
print([g['lr'] for g in o.param_groups])
def closure():
    o.zero_grad(); l = m(torch.ones(3,2)).pow(2).mean(); l.backward(); return l
print(o.step(closure) is not None, isinstance(o, optim.Optimizer))
o.zero_grad(); print(m.weight.grad); m(torch.ones(1,2)).sum().backward(); o.zero_grad(set_to_none=False); print(m.weight.grad)
class MySGD(optim.Optimizer):
    def __init__(self, params, lr=0.1):
        super().__init__(params, dict(lr=lr))
    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for q in group['params']:
                if q.grad is None: continue
                st = self.state[q]
                st['n'] = st.get('n', 0) + 1
                q.add_(q.grad, alpha=-group['lr'])
w = nn.Parameter(torch.ones(2)); mo = MySGD([w]); 
for i in range(3): mo.zero_grad(); (w**2).sum().backward(); mo.step()
print(w, mo.state[w], mo)
sched = optim.lr_scheduler.ExponentialLR(mo, 0.5); mo.step(); sched.step(); print(sched.get_last_lr())
print(nn.utils.clip_grad_norm_([w], 0.1), w.grad); nn.utils.clip_grad_value_([w], 0.01); print(w.grad)
v = nn.utils.parameters_to_vector(m.parameters()); print(v.shape); nn.utils.vector_to_parameters(torch.arange(3.), m.parameters()); print(m.weight, m.bias)
lr = torch.tensor(0.1); oo = optim.SGD([w], lr=lr); w.grad = torch.ones(2); oo.step(); print(w, oo.param_groups[0]['lr'])
