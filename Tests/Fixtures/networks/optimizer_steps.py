import torch, torch.nn as nn, torch.optim as optim
def run(cls, n=6, **kw):
    torch.manual_seed(0)
    w = nn.Parameter(torch.tensor([[1.0,-2.0],[0.5,3.0]])); b = nn.Parameter(torch.tensor([0.1, -0.2]))
    o = cls([w,b], **kw)
    for i in range(n):
        o.zero_grad()
        loss = ((w*w).sum()*0.5 + (b**3).sum() + (w[0]*b).sum()) 
        loss.backward(); o.step()
    print(cls.__name__, kw, w.data.flatten().tolist(), b.data.tolist())
    return o
for cls, kws in [(optim.SGD,[dict(lr=0.1),dict(lr=0.1,momentum=0.9),dict(lr=0.1,momentum=0.9,nesterov=True,weight_decay=0.01),dict(lr=0.1,momentum=0.5,dampening=0.3,maximize=True)]),
 (optim.Adam,[dict(),dict(lr=0.1,amsgrad=True,weight_decay=0.1)]),(optim.AdamW,[dict(lr=0.1)]),(optim.Adagrad,[dict(lr=0.1,lr_decay=0.1)]),(optim.RMSprop,[dict(lr=0.1),dict(lr=0.05,momentum=0.9,centered=True)]),(optim.Adadelta,[dict()]),(optim.Adamax,[dict()]),(optim.NAdam,[dict(lr=0.1)]),(optim.RAdam,[dict(lr=0.1)]),(optim.Rprop,[dict()]),(optim.ASGD,[dict(lr=0.1)])]:
    for kw in kws:
        o = run(cls, **kw)
    print(o)
    sd = o.state_dict()
    print(sd['param_groups'])
    print({k: {a: (b if not torch.is_tensor(b) or b.dim()==0 else b.shape) for a,b in v.items()} for k,v in sd['state'].items()})
    o2 = cls(o.param_groups[0]['params']); o2.load_state_dict(sd); print(len(o2.state), o2.param_groups[0]['lr'])
