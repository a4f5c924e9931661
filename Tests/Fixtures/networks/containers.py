import torch, torch.nn as nn
# containers
torch.manual_seed(1)
s = nn.Sequential(nn.Linear(2,2), nn.ReLU())
s.append(nn.Linear(2,1)); s.insert(1, nn.Tanh()); print(s, len(s))
print(s[1:3]); print(s[-1]); s[0] = nn.Identity(); print(s); del s[1]; print(s)
print(s + nn.Sequential(nn.Sigmoid())); print([type(m).__name__ for m in s])
s.extend([nn.Dropout(0.1), nn.Dropout(0.1)]); print(s.pop(0), len(s))
l = nn.ModuleList([nn.Linear(2,2)]*3); print(l, len(list(l.parameters())))
l += [nn.ReLU()]; l.append(nn.ReLU()); l.insert(0, nn.Tanh()); print(l); print(l[1:3], l[-1]); del l[0]; print(len(l))
print(nn.ModuleList()); print(nn.Sequential())
d = nn.ModuleDict([['conv', nn.Conv2d(1,2,3)], ['pool', nn.MaxPool2d(3)]]); d['x'] = nn.ReLU(); print(d); print(list(d.keys()), 'conv' in d, len(d), d['x'])
for k, v in d.items(): print(k, v)
d.update({'y': nn.Tanh()}); print(d.pop('y'), list(d))
pl = nn.ParameterList([nn.Parameter(torch.ones(2)), torch.zeros(3)]); print(pl, len(pl), pl[0], [n for n,_ in pl.named_parameters()])
pl.append(nn.Parameter(torch.ones(1))); print(len(pl), pl[-1])
pd = nn.ParameterDict({'a': torch.ones(2), 'b': nn.Parameter(torch.zeros(2,2))}); print(pd, pd['a'], list(pd.keys()), 'a' in pd)
class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(1,1)]
        self.w = nn.Parameter(torch.randn(2))
print(list(M().named_parameters()))
big = nn.ModuleList([nn.Linear(1,1) for _ in range(3)] + [nn.ReLU()] + [nn.Linear(2,2) for _ in range(2)])
print(big)
