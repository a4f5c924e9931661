import torch, torch.nn as nn, copy
from collections import OrderedDict
class Block(nn.Module):
    def __init__(self, n):
        super(Block, self).__init__()
        self.lin = nn.Linear(n, n)
        self.act = nn.LeakyReLU(0.2, inplace=True)
        self.register_buffer('calls', torch.zeros((), dtype=torch.long))
        self.register_buffer('tmp', torch.ones(2), persistent=False)
        self.scale = nn.Parameter(torch.full((n,), 2.0))
        self.none = None
    def forward(self, x):
        self.calls += 1
        return self.act(self.lin(x)) * self.scale
    def extra_repr(self):
        return 'scale=2'
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList([Block(3) for _ in range(2)])
        self.head = nn.Sequential(OrderedDict([('norm', nn.LayerNorm(3)), ('out', nn.Linear(3, 2, bias=False))]))
        self.d = nn.ModuleDict({'a': nn.Tanh(), 'b': nn.Sigmoid()})
    def forward(self, x, which='a'):
        for b in self.blocks:
            x = b(x)
        return self.d[which](self.head(x))
torch.manual_seed(3)
net = Net()
print(net)
print(net(torch.ones(2, 3)))
print(net(torch.ones(2, 3), which='b'))
for n, p in net.named_parameters(): print(n, tuple(p.shape), p.requires_grad)
for n, b in net.named_buffers(): print(n, b)
print([n for n, m in net.named_modules()])
print([type(m).__name__ for m in net.children()])
print(list(net.state_dict().keys()))
print(net.blocks[0].calls, net.blocks[-1].calls.item())
c = copy.deepcopy(net)
with torch.no_grad():
    for p in c.parameters(): p.zero_()
print(c.blocks[0].lin.weight, net.blocks[0].lin.weight[0])
print(c.load_state_dict(net.state_dict()))
print(torch.equal(c.head.out.weight, net.head.out.weight))
print(sum(p.numel() for p in net.parameters()), sum(b.numel() for b in net.buffers()))
net.eval(); print(net.training, net.head.norm.training); net.train(); print(net.head.training)
net.requires_grad_(False); print(any(p.requires_grad for p in net.parameters()))
print(net.double().head.out.weight.dtype, net.float().head.out.weight.dtype)
print(hasattr(net, 'foo'), 'head' in dir(net), isinstance(net, nn.Module))
try: net.foo
except AttributeError as e: print(e)
try: net.head = 5
except TypeError as e: print(e)
try: net.blocks[0].scale = torch.ones(3)
except TypeError as e: print(e)
del net.d
print(len(list(net.modules())), net.get_submodule('blocks.0.lin'), net.get_parameter('head.out.weight').shape)
