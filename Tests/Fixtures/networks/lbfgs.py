import torch, torch.nn as nn
torch.manual_seed(0)
X = torch.linspace(-2,2,20).unsqueeze(1); Y = X**3 - X + 0.1*torch.randn(20,1)
for ls in [None, 'strong_wolfe']:
    torch.manual_seed(1)
    net = nn.Sequential(nn.Linear(1,8), nn.Tanh(), nn.Linear(8,1))
    opt = torch.optim.LBFGS(net.parameters(), lr=1 if ls else 0.5, max_iter=5, history_size=10, line_search_fn=ls)
    n = 0
    def closure():
        global n
        n += 1
        opt.zero_grad(); l = nn.functional.mse_loss(net(X), Y); l.backward(); return l
    for i in range(6):
        l = opt.step(closure); print('%.4f' % l.item(), n)
    print(opt.state[opt._params[0] if hasattr(opt,'_params') else opt.param_groups[0]['params'][0]]['n_iter'])
    print(opt)
try: opt.step()
except TypeError as e: print(e)
x = torch.tensor([-1.5, 2.0], requires_grad=True)
o = torch.optim.LBFGS([x], line_search_fn='strong_wolfe')
def c():
    o.zero_grad(); f = (1-x[0])**2 + 100*(x[1]-x[0]**2)**2; f.backward(); return f
for _ in range(4): o.step(c)
print([round(v, 3) for v in x.tolist()])
