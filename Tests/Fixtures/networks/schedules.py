import torch, warnings
from torch.optim import SGD, Adam
from torch.optim.lr_scheduler import *
from torch.optim import lr_scheduler
def mk(lr=0.1, cls=SGD, **kw): return cls([torch.nn.Parameter(torch.zeros(1))], lr=lr, **kw)
def roll(s, o, n=25):
    r=[]
    for _ in range(n):
        r.append(o.param_groups[0]['lr']); o.step(); s.step()
    return r
for f in [lambda o: StepLR(o,7,0.3), lambda o: MultiStepLR(o,[3,3,9,20],0.5), lambda o: ConstantLR(o,0.25,6), lambda o: LinearLR(o,0.2,0.9,11), lambda o: ExponentialLR(o,0.93), lambda o: PolynomialLR(o,9,2.0), lambda o: CosineAnnealingLR(o,10,0.001), lambda o: CosineAnnealingWarmRestarts(o,4,2,0.01), lambda o: LambdaLR(o,lambda e:0.9**e), lambda o: MultiplicativeLR(o,lambda e:1-0.01*e), lambda o: CyclicLR(o,0.01,0.2,step_size_up=4,step_size_down=6,mode='triangular2',cycle_momentum=False), lambda o: CyclicLR(o,0.01,0.2,5,mode='exp_range',gamma=0.98,cycle_momentum=False), lambda o: OneCycleLR(o,1.0,total_steps=26,cycle_momentum=False), lambda o: OneCycleLR(o,1.0,total_steps=26,three_phase=True,anneal_strategy='linear',cycle_momentum=False), lambda o: SequentialLR(o,[ConstantLR(o,0.1,4),ExponentialLR(o,0.9)],milestones=[5]), lambda o: ChainedScheduler([ConstantLR(o,0.1,4),ExponentialLR(o,0.9)])]:
    o=mk(); s=f(o); print(type(s).__name__, roll(s,o)); print({k:v for k,v in s.state_dict().items() if k not in('lr_lambdas','_scale_fn_ref')}); print(getattr(s,"last_epoch",None), s.get_last_lr(), s.base_lrs if hasattr(s,'base_lrs') else None)
o=mk(momentum=0.9); s=OneCycleLR(o,0.5,epochs=2,steps_per_epoch=5); 
for i in range(9): o.step(); s.step(); print(o.param_groups[0]['lr'],o.param_groups[0]['momentum'])
o=mk(cls=Adam); s=CyclicLR(o,0.01,0.1,3); 
for i in range(5): o.step(); s.step(); print(o.param_groups[0]['betas'])
o=mk(); s=ReduceLROnPlateau(o,'min',0.5,2,cooldown=1,min_lr=0.02,eps=1e-9)
for m in [1,.9,.9,.9,.9,.9,.8,.9,.9,.9,.9,.9,.9,.9,.9]: o.step(); s.step(m); print(s.get_last_lr(), s.num_bad_epochs, s.best, s.cooldown_counter, s.in_cooldown, s.last_epoch)
print(s.state_dict())
o=mk(lr=1); s=StepLR(o,2); print(s.get_last_lr()); o.step(); s.step(); print(s.get_last_lr())
g=SGD([{'params':[torch.nn.Parameter(torch.zeros(1))],'lr':0.1},{'params':[torch.nn.Parameter(torch.zeros(1))],'lr':0.01}],lr=1); s=LambdaLR(g,[lambda e:0.5**e, lambda e: e+1]); g.step(); s.step(); print(s.get_last_lr(), s.base_lrs, [q['initial_lr'] for q in g.param_groups])
