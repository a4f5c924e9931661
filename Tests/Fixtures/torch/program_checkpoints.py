import torch, torch.nn as nn, os, sys
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3,4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4,2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
x = torch.randn(5,3)
net(x).sum().backward(); opt.step()
p = 'gradus_test_%s.pt'
torch.save(net.state_dict(), p % 'a')
torch.save({'epoch': 3, 'model': net.state_dict(), 'optimizer': opt.state_dict(), 'loss': 0.5, 'names': ['a', None, True], 'shape': x.shape, 'big': 2**40, 'neg': -5}, p % 'b')
torch.save(x[1:,::2], p % 'c')
sd = torch.load(p % 'a'); print(list(sd), type(sd).__name__)
net2 = nn.Sequential(nn.Linear(3,4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4,2))
print(net2.load_state_dict(sd))
net.eval(); net2.eval(); print(torch.equal(net(x), net2(x)))
ck = torch.load(p % 'b', weights_only=True, map_location='cpu'); print(ck['epoch'], ck['loss'], ck['names'], ck['shape'], ck['big'], ck['neg'], ck['optimizer']['param_groups'], ck['optimizer']['state'][0]['step'])
opt2 = torch.optim.Adam(net2.parameters(), lr=1.); opt2.load_state_dict(ck['optimizer']); print(opt2.param_groups[0]['lr'])
print(torch.load(p % 'c'), torch.load(p%'c').stride())
for k in 'abcde': pass
try: torch.load('nonexistent.pt')
except FileNotFoundError as e: print(e)
torch.save([torch.ones(2), nn.Parameter(torch.zeros(1)), (1,'x')], p%'d'); print(torch.load(p%'d'))
v = torch.zeros(4); torch.save({'a': v, 'b': v[:2]}, p%'e'); l = torch.load(p%'e'); l['b'][0]=7; print(l)
import os
for k in 'abcde': os.remove(p % k)
