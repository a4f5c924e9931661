import torch, torch.nn as nn
def t(f, *a):
    try: print('ok', f(*a))
    except Exception as e: print(type(e).__name__, ':', e)
class NoInit(nn.Module):
    def __init__(self): self.a = nn.Linear(1,1)
class NoInit2(nn.Module):
    def __init__(self): self.a = nn.Parameter(torch.ones(1))
class NoFwd(nn.Module): pass
t(NoInit); t(NoInit2); t(lambda: NoFwd()(1))
m = nn.Module()
t(lambda: m.add_module('a.b', nn.ReLU())); t(lambda: m.add_module('', nn.ReLU())); t(lambda: m.add_module(3, nn.ReLU())); t(lambda: m.add_module('x', 3))
t(lambda: m.add_module('forward', nn.ReLU())); t(lambda: m.register_buffer('a.b', None)); t(lambda: m.register_parameter('w', torch.ones(2)))
t(lambda: nn.Linear(2)); t(lambda: nn.Linear(2,3,foo=1)); t(lambda: nn.Conv2d(3)); t(lambda: nn.Linear(2,3)(torch.ones(4,5)))
t(lambda: nn.Linear(2,3)()); t(lambda: nn.Linear(2,3)(1)); t(lambda: nn.Linear(2,3)(torch.ones(2), 3)); t(lambda: nn.Conv2d(4,6,3,groups=3)); t(lambda: nn.Dropout(1.5)); t(lambda: nn.Sequential(nn.ReLU())[3])
t(lambda: nn.ModuleList(5)); t(lambda: nn.Sequential(3)); t(lambda: nn.Linear('a', 2)); t(lambda: nn.BatchNorm2d(3)(torch.ones(2,3)))
t(lambda: nn.Conv2d(3,4,3)(torch.ones(1,3,2,2))); t(lambda: nn.CrossEntropyLoss()(torch.ones(2,3), torch.tensor([1,5])))
t(lambda: nn.Embedding(3,2)(torch.tensor([3]))); t(lambda: nn.Embedding(3,2)(torch.tensor([1.0]))); t(lambda: nn.LSTM(3,4)(torch.ones(2,5)))
t(lambda: nn.Module(3)); t(lambda: nn.Module(a=3)); t(lambda: nn.Softmax()(torch.ones(2)))
t(lambda: nn.Flatten()(torch.ones(2,3,4)).shape); t(lambda: nn.MaxPool2d(2)(torch.ones(3,3)).shape)
t(lambda: nn.MSELoss(reduction='foo')(torch.ones(2), torch.ones(2)))
l = nn.Linear(2,2)
t(lambda: l.load_state_dict({'weight': torch.ones(2,2)})); t(lambda: l.load_state_dict({'weight': torch.ones(3,2), 'bias': torch.ones(2), 'x': 3})); t(lambda: l.load_state_dict([1]))
t(lambda: l.train(1)); t(lambda: l.get_submodule('x.y')); t(lambda: l.get_parameter('foo')); t(lambda: l.to(torch.int64)); t(lambda: l.cuda())
t(lambda: l.weight.foo); t(lambda: l.Weight); t(lambda: nn.Parameter(torch.ones(2, dtype=torch.int64)))
t(lambda: nn.GroupNorm(3, 4)); t(lambda: nn.MultiheadAttention(5, 2)); t(lambda: nn.Bilinear(0,1,1)); t(lambda: nn.Upsample(scale_factor=2, size=3)(torch.ones(1,1,2,2)))
