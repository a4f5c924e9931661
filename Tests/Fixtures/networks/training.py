import torch, torch.nn as nn, copy
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(4,8), nn.BatchNorm1d(8), nn.ReLU(), nn.Dropout(0.2), nn.Linear(8,3))
opt = torch.optim.Adam(net.parameters(), lr=0.05, weight_decay=1e-4)
sch = torch.optim.lr_scheduler.StepLR(opt, step_size=5, gamma=0.5)
X = torch.randn(60,4); Y = (X.sum(1) > 0).long() + (X[:,0] > 1).long()
best, best_state, hist = 1e9, None, []
ema = [p.detach().clone() for p in net.parameters()]
for epoch in range(12):
    net.train()
    perm = torch.randperm(60); tot = 0.
    for i in range(0, 60, 20):
        idx = perm[i:i+20]
        opt.zero_grad(); loss = nn.functional.cross_entropy(net(X[idx]), Y[idx]); loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0); opt.step(); tot += loss.item()*20
        for e, p in zip(ema, net.parameters()): e.mul_(0.9).add_(p.data, alpha=0.1)
    sch.step(); net.eval()
    with torch.no_grad(): val = nn.functional.cross_entropy(net(X), Y).item(); acc = (net(X).argmax(1)==Y).float().mean().item()
    if val < best: best = val; best_state = copy.deepcopy(net.state_dict())
    hist.append((tot/60, val)); print(f'{epoch:2d} {tot/60:.4f} {val:.4f} {acc:.3f} {sch.get_last_lr()[0]:.5f}')
net.load_state_dict(best_state); print('best %.4f' % best)
o2 = copy.deepcopy(opt); print(len(o2.state), o2.param_groups[0]['lr'], o2.param_groups[0]['params'][0] is opt.param_groups[0]['params'][0])
ck = {'epoch': 3, 'model': net.state_dict(), 'opt': opt.state_dict(), 'sch': sch.state_dict()}
print(ck['sch'], ck['opt']['state'][0]['step'], sorted(ck['opt']['state'][0]))
n2 = copy.deepcopy(net); o3 = torch.optim.Adam(n2.parameters()); o3.load_state_dict(ck['opt']); print(o3)
