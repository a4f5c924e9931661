import torch, warnings
from torch.optim import SGD
from torch.optim.lr_scheduler import *
def mk(lr=0.1, **kw): return SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr, **kw)
def t(f):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try: print('ok', f())
        except Exception as e: print(type(e).__name__, ':', e)
        for x in w: print('  W', x.category.__name__, x.message)
t(lambda: StepLR(3, 2)); t(lambda: StepLR(mk(), 2, verbose=True)); t(lambda: StepLR(mk())); t(lambda: LambdaLR(mk(), [lambda e:1, lambda e:2])); t(lambda: ConstantLR(mk(), 2.0)); t(lambda: LinearLR(mk(), 0)); t(lambda: LinearLR(mk(), 0.5, 2)); t(lambda: CosineAnnealingWarmRestarts(mk(), 0)); t(lambda: CosineAnnealingWarmRestarts(mk(), 2.5)); t(lambda: CosineAnnealingWarmRestarts(mk(), 2, 0)); t(lambda: OneCycleLR(mk(), 0.1)); t(lambda: OneCycleLR(mk(), 0.1, total_steps=-1)); t(lambda: OneCycleLR(mk(), 0.1, total_steps=10)); t(lambda: OneCycleLR(mk(), 0.1, total_steps=10, pct_start=2)); t(lambda: OneCycleLR(mk(), 0.1, total_steps=10, anneal_strategy='x')); t(lambda: CyclicLR(mk(), 0.1, 0.2)); t(lambda: CyclicLR(mk(), 0.1, 0.2, mode='z', cycle_momentum=False)); t(lambda: ReduceLROnPlateau(mk(), factor=1.0)); t(lambda: ReduceLROnPlateau(mk(), mode='x')); t(lambda: ReduceLROnPlateau(mk(), threshold_mode='x')); t(lambda: ReduceLROnPlateau(mk()).step()); t(lambda: SequentialLR(mk(), [], [])); t(lambda: ChainedScheduler([])); t(lambda: MultiplicativeLR(mk(), 3)); t(lambda: StepLR(mk(), 2, last_epoch=3)); t(lambda: ReduceLROnPlateau(mk(), min_lr=[1,2]))
o=mk(); s=StepLR(o,2); t(lambda: s.step()); t(lambda: s.get_lr()); t(lambda: s.step(5)); print(s.get_last_lr(), s.last_epoch)
o=mk(); s=StepLR(o,2); o.step(); t(lambda: s.step())
o1=mk(); o2=mk(); t(lambda: SequentialLR(o1,[StepLR(o1,1),StepLR(o2,1)],[3])); t(lambda: SequentialLR(o1,[StepLR(o1,1)],[3])); t(lambda: SequentialLR(o1,[ReduceLROnPlateau(o1)],[]))
class Mine(LRScheduler):
    def get_lr(self): return [b*(self.last_epoch+1) for b in self.base_lrs]
o=mk(); s=Mine(o); o.step(); s.step(); print(s.get_last_lr(), s._step_count, s.last_epoch)
class Bad(LRScheduler): pass
t(lambda: Bad(mk()))
o=mk(); s=CosineAnnealingLR(o,5); 
for i in range(3): o.step(); s.step()
sd=s.state_dict(); od=o.state_dict(); print(sd)
o3=mk(0.5); s3=CosineAnnealingLR(o3,5); s3.load_state_dict(sd); o3.load_state_dict(od); o3.step(); s3.step(); o.step(); s.step(); print(s3.get_last_lr(), s.get_last_lr())
o=mk(); s=MultiStepLR(o,[2,4]); print(s.milestones, s.gamma); s.gamma=0.5
for i in range(5): o.step(); s.step()
print(s.get_last_lr())
s=CosineAnnealingWarmRestarts(mk(),3)
for e in [0, 0.5, 1.0, 1.5, 4.25]: s.step(e); print(s.get_last_lr(), s.T_cur, s.T_i, s.last_epoch)
