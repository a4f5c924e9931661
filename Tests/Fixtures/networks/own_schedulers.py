import torch, warnings, math
import torch.nn as nn
from torch.optim.lr_scheduler import LambdaLR, _LRScheduler, CosineAnnealingLR
from torch.optim import lr_scheduler, Optimizer
model = nn.Linear(1,1)
opt = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
class Warm(_LRScheduler):
    def __init__(self, optimizer, warm, after, last_epoch=-1):
        self.warm = warm; self.after = after; super().__init__(optimizer, last_epoch)
    def get_lr(self):
        if self.last_epoch < self.warm: return [b*(self.last_epoch+1)/self.warm for b in self.base_lrs]
        return self.after.get_last_lr()
    def step(self, epoch=None):
        if self.last_epoch >= self.warm: self.after.step()
        super().step(epoch)
s = Warm(opt, 3, CosineAnnealingLR(opt, 5))
for i in range(7): opt.step(); print(i, opt.param_groups[0]['lr']); s.step()
print(opt)
def get_cosine(optimizer, warm, total, cycles=0.5):
    def f(c):
        if c < warm: return float(c)/float(max(1,warm))
        return max(0.0, 0.5*(1+math.cos(math.pi*cycles*2.0*(c-warm)/max(1,total-warm))))
    return LambdaLR(optimizer, f, -1)
opt = torch.optim.AdamW([{'params': [model.weight], 'lr': 1e-3, 'weight_decay': 0.0}, {'params': [model.bias]}], lr=1e-2)
s = get_cosine(opt, 2, 8)
for i in range(9): opt.step(); s.step(); print([round(g['lr'],6) for g in opt.param_groups], s.get_last_lr())
print(isinstance(s, lr_scheduler.LRScheduler), s.__class__.__name__, s.optimizer is opt)
for name in ['StepLR','ExponentialLR']:
    cls = getattr(lr_scheduler, name); print(cls.__name__, cls)
s = lr_scheduler.ReduceLROnPlateau(opt, 'max', factor=0.3, patience=0); s.step(1.0); s.step(torch.tensor(0.5)); s.step(0.4); print(s.get_last_lr(), s.best, s.mode, s.patience)
print([k for k in vars(lr_scheduler.StepLR(opt, 3)).keys()])
