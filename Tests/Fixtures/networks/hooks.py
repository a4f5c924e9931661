import torch, torch.nn as nn
# hooks
net = nn.Sequential(nn.Linear(2,3), nn.ReLU(), nn.Linear(3,1))
torch.manual_seed(0)
for p in net.parameters(): nn.init.constant_(p, 0.5)
acts = {}
def save(name):
    def hook(model, input, output):
        acts[name] = output.detach()
        print(name, type(model).__name__, tuple(i.shape for i in input))
    return hook
h = [net[i].register_forward_hook(save(str(i))) for i in range(3)]
x = torch.tensor([[1.0, -2.0]])
print(net(x)); print(acts)
for k in h: k.remove()
acts.clear(); net(x); print(acts)
pre = net.register_forward_pre_hook(lambda m, a: (a[0]*2,))
print(net(x)); pre.remove()
post = net.register_forward_hook(lambda m, a, o: o*10)
print(net(x)); post.remove()
g = net[0].register_full_backward_hook(lambda m, gi, go: print('bw', gi, go))
y = net(x.requires_grad_()).sum(); y.backward(); print(x.grad)
g.remove()
class K(nn.Module):
    def forward(self, x, *, k=1): return x*k
k = K()
k.register_forward_pre_hook(lambda m,a,kw: (a, {'k': kw.get('k',1)+1}), with_kwargs=True)
print(k(torch.ones(1), k=4), k(torch.ones(1)))
with net[0].register_forward_hook(lambda m,a,o: print('hi')):
    net(x)
net(x)
