import torch, torch.nn as nn, torch.optim as optim, math
# many kinds of schedulers used in loops, text outputs
net = nn.Linear(1,1)
def go(make, n=8, **k):
    o = optim.SGD(net.parameters(), lr=0.1, **k); s = make(o); out=[]
    for e in range(n):
        out.append(f"{o.param_groups[0]['lr']:.6f}"); o.step(); s.step()
    print(type(s).__name__, ' '.join(out)); return s
S = optim.lr_scheduler
go(lambda o: S.StepLR(o, 3)); go(lambda o: S.MultiStepLR(o, milestones=[2,5], gamma=0.5)); go(lambda o: S.ExponentialLR(o, gamma=0.8)); go(lambda o: S.CosineAnnealingLR(o, T_max=4, eta_min=0.01), 12); go(lambda o: S.LambdaLR(o, lr_lambda=lambda e: 1/(1+e))); go(lambda o: S.PolynomialLR(o, 5, 0.9)); go(lambda o: S.LinearLR(o, start_factor=0.1, total_iters=4)); go(lambda o: S.ConstantLR(o)); go(lambda o: S.CosineAnnealingWarmRestarts(o, T_0=3)); go(lambda o: S.CyclicLR(o, 0.01, 0.1, step_size_up=3, momentum=0.9) if False else S.CyclicLR(o, 0.01, 0.1, step_size_up=3), momentum=0.9); go(lambda o: S.OneCycleLR(o, max_lr=1.0, steps_per_epoch=2, epochs=5), momentum=0.9)
s = go(lambda o: S.SequentialLR(o, schedulers=[S.LinearLR(o, 0.1, total_iters=3), S.CosineAnnealingLR(o, 5)], milestones=[3]), 9)
print(s.get_last_lr(), s.last_epoch, s._milestones, len(s._schedulers))
s = go(lambda o: S.ChainedScheduler([S.ConstantLR(o, 0.1, 2), S.ExponentialLR(o, 0.9)]), 5); print(s.get_last_lr())
s = go(lambda o: S.MultiplicativeLR(o, lambda e: 0.95)); print(s.base_lrs, s.last_epoch)
o = optim.Adam(net.parameters()); s = S.ReduceLROnPlateau(o, patience=1); 
for v in [3,2,2,2,2,2,1]: s.step(v)
print(o.param_groups[0]['lr'], s.num_bad_epochs, s)if False else print(o.param_groups[0]['lr'], s.num_bad_epochs)
lam = lambda epoch: epoch // 2; o = optim.SGD([{'params':[net.weight],'lr':0.1},{'params':[net.bias],'lr':0.02}]); s = S.LambdaLR(o, lr_lambda=[lam, lambda e: 0.95**e]); 
for _ in range(3): o.step(); s.step()
print(s.get_last_lr(), s.state_dict()['lr_lambdas'])
o = optim.SGD(net.parameters(), lr=0.1); s = S.StepLR(o, 2, 0.1); ck = s.state_dict(); 
for _ in range(5): o.step(); s.step()
print(ck, s.state_dict()); s.load_state_dict(ck); print(s.last_epoch)
for g in o.param_groups: g['lr'] = 0.5
o.step(); s.step(); print(o.param_groups[0]['lr'], o.param_groups[0]['initial_lr'])
s2 = S.ExponentialLR(o, 0.9, last_epoch=4); print(s2.get_last_lr(), s2.last_epoch)
