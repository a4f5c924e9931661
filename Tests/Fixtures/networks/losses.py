import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(2)
x = torch.randn(4,3,requires_grad=True); c = torch.tensor([0,2,1,1]); y = torch.randn(4,3); p = torch.rand(4,3)
s = torch.sign(torch.randn(4)); a,b,d = torch.randn(4,3),torch.randn(4,3),torch.randn(4,3)
L = [nn.CrossEntropyLoss(), nn.CrossEntropyLoss(weight=torch.tensor([1.,2.,3.]), label_smoothing=0.1), nn.CrossEntropyLoss(ignore_index=1, reduction='sum')]
for l in L: 
    v = l(x,c); x.grad=None; v.backward(); print(l, v, x.grad.abs().sum())
print(nn.NLLLoss()(F.log_softmax(x,1),c), nn.CrossEntropyLoss(reduction='none')(x,c), nn.CrossEntropyLoss()(x, p/p.sum(1,keepdim=True)))
for l in [nn.MSELoss(), nn.L1Loss(), nn.SmoothL1Loss(beta=0.5), nn.HuberLoss(delta=0.7), nn.MSELoss(reduction='sum'), nn.L1Loss(reduction='none'), nn.PoissonNLLLoss(), nn.KLDivLoss(reduction='batchmean'), nn.SoftMarginLoss(), nn.MultiLabelSoftMarginLoss(), nn.BCEWithLogitsLoss(), nn.BCEWithLogitsLoss(pos_weight=torch.tensor([2.]))]:
    x.grad=None; v = l(x, p); v.sum().backward(); print(l, v.detach(), '%.5f' % x.grad.abs().sum().item(), v.grad_fn)
print(nn.BCELoss()(torch.sigmoid(x), (p>0.5).float()), nn.MarginRankingLoss(0.1)(a[:,0],b[:,0],s), nn.HingeEmbeddingLoss()(a[:,0],s), nn.CosineEmbeddingLoss(0.2)(a,b,s), nn.TripletMarginLoss()(a,b,d), nn.MultiMarginLoss()(x,c), nn.GaussianNLLLoss()(a,b,p), nn.MultiLabelMarginLoss()(x, torch.tensor([[0,-1,1],[2,1,-1],[0,1,2],[1,-1,-1]])))
print(F.mse_loss(torch.ones(2), torch.zeros(2)), F.cross_entropy(torch.zeros(1,3,2), torch.zeros(1,2,dtype=torch.long)), F.binary_cross_entropy(torch.tensor([0.9]), torch.tensor([1.])))
print(F.pairwise_distance(a,b), F.cosine_similarity(a,b), F.normalize(a,dim=1)[0], F.one_hot(c,4))
