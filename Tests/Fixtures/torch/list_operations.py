import torch, math, copy, warnings
warnings.simplefilter('ignore')
torch.manual_seed(0); x=torch.randn(3,4); y=torch.randn(3,4); i=torch.randint(0,5,(3,4)); b=x>0; m=torch.ones(2,2,dtype=torch.bool)
try:
    print('x.sum((0,1))', '=>', repr(x.sum((0,1))).replace('\n', '|'))
except Exception as e:
    print('x.sum((0,1))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.sum(-1,keepdim=True)', '=>', repr(x.sum(-1,keepdim=True)).replace('\n', '|'))
except Exception as e:
    print('x.sum(-1,keepdim=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.sum(axis=1,keepdims=True)', '=>', repr(x.sum(axis=1,keepdims=True)).replace('\n', '|'))
except Exception as e:
    print('x.sum(axis=1,keepdims=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.sum(x,dtype=torch.float64)', '=>', repr(torch.sum(x,dtype=torch.float64)).replace('\n', '|'))
except Exception as e:
    print('torch.sum(x,dtype=torch.float64)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('m.sum()', '=>', repr(m.sum()).replace('\n', '|'))
except Exception as e:
    print('m.sum()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('b.sum()', '=>', repr(b.sum()).replace('\n', '|'))
except Exception as e:
    print('b.sum()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('b.sum(0)', '=>', repr(b.sum(0)).replace('\n', '|'))
except Exception as e:
    print('b.sum(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i.sum()', '=>', repr(i.sum()).replace('\n', '|'))
except Exception as e:
    print('i.sum()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i.mean()', '=>', repr(i.mean()).replace('\n', '|'))
except Exception as e:
    print('i.mean()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i.float().mean(1)', '=>', repr(i.float().mean(1)).replace('\n', '|'))
except Exception as e:
    print('i.float().mean(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.mean((0,1),keepdim=True)', '=>', repr(x.mean((0,1),keepdim=True)).replace('\n', '|'))
except Exception as e:
    print('x.mean((0,1),keepdim=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.max(1)', '=>', repr(x.max(1)).replace('\n', '|'))
except Exception as e:
    print('x.max(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.max(dim=1,keepdim=True)', '=>', repr(x.max(dim=1,keepdim=True)).replace('\n', '|'))
except Exception as e:
    print('x.max(dim=1,keepdim=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.max(x)', '=>', repr(torch.max(x)).replace('\n', '|'))
except Exception as e:
    print('torch.max(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.max(x,1)[0]', '=>', repr(torch.max(x,1)[0]).replace('\n', '|'))
except Exception as e:
    print('torch.max(x,1)[0]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.max(x,1).indices', '=>', repr(torch.max(x,1).indices).replace('\n', '|'))
except Exception as e:
    print('torch.max(x,1).indices', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.max(x,y)', '=>', repr(torch.max(x,y)).replace('\n', '|'))
except Exception as e:
    print('torch.max(x,y)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.max(input=x,dim=0)', '=>', repr(torch.max(input=x,dim=0)).replace('\n', '|'))
except Exception as e:
    print('torch.max(input=x,dim=0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.min(x,dim=1,keepdim=False)', '=>', repr(torch.min(x,dim=1,keepdim=False)).replace('\n', '|'))
except Exception as e:
    print('torch.min(x,dim=1,keepdim=False)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.amax((0,1))', '=>', repr(x.amax((0,1))).replace('\n', '|'))
except Exception as e:
    print('x.amax((0,1))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.argmax()', '=>', repr(x.argmax()).replace('\n', '|'))
except Exception as e:
    print('x.argmax()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.argmax(1,keepdim=True)', '=>', repr(x.argmax(1,keepdim=True)).replace('\n', '|'))
except Exception as e:
    print('x.argmax(1,keepdim=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.topk(2)', '=>', repr(x.topk(2)).replace('\n', '|'))
except Exception as e:
    print('x.topk(2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.topk(2,dim=0,largest=False)', '=>', repr(x.topk(2,dim=0,largest=False)).replace('\n', '|'))
except Exception as e:
    print('x.topk(2,dim=0,largest=False)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.sort(descending=True)', '=>', repr(x.sort(descending=True)).replace('\n', '|'))
except Exception as e:
    print('x.sort(descending=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.sort(0)', '=>', repr(x.sort(0)).replace('\n', '|'))
except Exception as e:
    print('x.sort(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.sort(x,dim=0,descending=True,stable=True)', '=>', repr(torch.sort(x,dim=0,descending=True,stable=True)).replace('\n', '|'))
except Exception as e:
    print('torch.sort(x,dim=0,descending=True,stable=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.argsort(dim=-1)', '=>', repr(x.argsort(dim=-1)).replace('\n', '|'))
except Exception as e:
    print('x.argsort(dim=-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.kthvalue(2)', '=>', repr(x.kthvalue(2)).replace('\n', '|'))
except Exception as e:
    print('x.kthvalue(2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.median()', '=>', repr(x.median()).replace('\n', '|'))
except Exception as e:
    print('x.median()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.median(0)', '=>', repr(x.median(0)).replace('\n', '|'))
except Exception as e:
    print('x.median(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.mode(0)', '=>', repr(x.mode(0)).replace('\n', '|'))
except Exception as e:
    print('x.mode(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i.mode()', '=>', repr(i.mode()).replace('\n', '|'))
except Exception as e:
    print('i.mode()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.std()', '=>', repr(x.std()).replace('\n', '|'))
except Exception as e:
    print('x.std()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.std(0)', '=>', repr(x.std(0)).replace('\n', '|'))
except Exception as e:
    print('x.std(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.std(dim=1,unbiased=False)', '=>', repr(x.std(dim=1,unbiased=False)).replace('\n', '|'))
except Exception as e:
    print('x.std(dim=1,unbiased=False)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.std(1,False)', '=>', repr(x.std(1,False)).replace('\n', '|'))
except Exception as e:
    print('x.std(1,False)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.var(1,correction=0)', '=>', repr(x.var(1,correction=0)).replace('\n', '|'))
except Exception as e:
    print('x.var(1,correction=0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.var(unbiased=False)', '=>', repr(x.var(unbiased=False)).replace('\n', '|'))
except Exception as e:
    print('x.var(unbiased=False)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.var_mean(x,1)', '=>', repr(torch.var_mean(x,1)).replace('\n', '|'))
except Exception as e:
    print('torch.var_mean(x,1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.std_mean(x)', '=>', repr(torch.std_mean(x)).replace('\n', '|'))
except Exception as e:
    print('torch.std_mean(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.norm()', '=>', repr(x.norm()).replace('\n', '|'))
except Exception as e:
    print('x.norm()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.norm(1)', '=>', repr(x.norm(1)).replace('\n', '|'))
except Exception as e:
    print('x.norm(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.norm(p=2,dim=1)', '=>', repr(x.norm(p=2,dim=1)).replace('\n', '|'))
except Exception as e:
    print('x.norm(p=2,dim=1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.norm(float('inf'))", '=>', repr(x.norm(float('inf'))).replace('\n', '|'))
except Exception as e:
    print("x.norm(float('inf'))", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.norm(dim=(0,1))', '=>', repr(x.norm(dim=(0,1))).replace('\n', '|'))
except Exception as e:
    print('x.norm(dim=(0,1))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.norm(x,p='fro')", '=>', repr(torch.norm(x,p='fro')).replace('\n', '|'))
except Exception as e:
    print("torch.norm(x,p='fro')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.prod()', '=>', repr(x.prod()).replace('\n', '|'))
except Exception as e:
    print('x.prod()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.prod(1)', '=>', repr(x.prod(1)).replace('\n', '|'))
except Exception as e:
    print('x.prod(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.cumsum(0)', '=>', repr(x.cumsum(0)).replace('\n', '|'))
except Exception as e:
    print('x.cumsum(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.cumprod(dim=1)', '=>', repr(x.cumprod(dim=1)).replace('\n', '|'))
except Exception as e:
    print('x.cumprod(dim=1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.cummax(1)', '=>', repr(x.cummax(1)).replace('\n', '|'))
except Exception as e:
    print('x.cummax(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.cummin(0)', '=>', repr(x.cummin(0)).replace('\n', '|'))
except Exception as e:
    print('x.cummin(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.logcumsumexp(1)', '=>', repr(x.logcumsumexp(1)).replace('\n', '|'))
except Exception as e:
    print('x.logcumsumexp(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.logsumexp(x,(0,1))', '=>', repr(torch.logsumexp(x,(0,1))).replace('\n', '|'))
except Exception as e:
    print('torch.logsumexp(x,(0,1))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.softmax(-1)', '=>', repr(x.softmax(-1)).replace('\n', '|'))
except Exception as e:
    print('x.softmax(-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.softmax(x,dim=0,dtype=torch.float64)', '=>', repr(torch.softmax(x,dim=0,dtype=torch.float64)).replace('\n', '|'))
except Exception as e:
    print('torch.softmax(x,dim=0,dtype=torch.float64)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.log_softmax(1)', '=>', repr(x.log_softmax(1)).replace('\n', '|'))
except Exception as e:
    print('x.log_softmax(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.all()', '=>', repr(x.all()).replace('\n', '|'))
except Exception as e:
    print('x.all()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('b.all(1)', '=>', repr(b.all(1)).replace('\n', '|'))
except Exception as e:
    print('b.all(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('b.any(0,keepdim=True)', '=>', repr(b.any(0,keepdim=True)).replace('\n', '|'))
except Exception as e:
    print('b.any(0,keepdim=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('(x>0).all(dim=1)', '=>', repr((x>0).all(dim=1)).replace('\n', '|'))
except Exception as e:
    print('(x>0).all(dim=1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.count_nonzero(i)', '=>', repr(torch.count_nonzero(i)).replace('\n', '|'))
except Exception as e:
    print('torch.count_nonzero(i)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.count_nonzero(i,dim=0)', '=>', repr(torch.count_nonzero(i,dim=0)).replace('\n', '|'))
except Exception as e:
    print('torch.count_nonzero(i,dim=0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.quantile(x,0.5)', '=>', repr(torch.quantile(x,0.5)).replace('\n', '|'))
except Exception as e:
    print('torch.quantile(x,0.5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.quantile(x,torch.tensor([0.1,0.9]),dim=1)', '=>', repr(torch.quantile(x,torch.tensor([0.1,0.9]),dim=1)).replace('\n', '|'))
except Exception as e:
    print('torch.quantile(x,torch.tensor([0.1,0.9]),dim=1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.quantile(x,0.3,dim=0,keepdim=True,interpolation='nearest')", '=>', repr(torch.quantile(x,0.3,dim=0,keepdim=True,interpolation='nearest')).replace('\n', '|'))
except Exception as e:
    print("torch.quantile(x,0.3,dim=0,keepdim=True,interpolation='nearest')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.histc(x,bins=4,min=-2,max=2)', '=>', repr(torch.histc(x,bins=4,min=-2,max=2)).replace('\n', '|'))
except Exception as e:
    print('torch.histc(x,bins=4,min=-2,max=2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.bincount(torch.tensor([1,1,3]),minlength=6)', '=>', repr(torch.bincount(torch.tensor([1,1,3]),minlength=6)).replace('\n', '|'))
except Exception as e:
    print('torch.bincount(torch.tensor([1,1,3]),minlength=6)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.bincount(torch.tensor([1,1,3]),weights=torch.tensor([.5,.5,2.]))', '=>', repr(torch.bincount(torch.tensor([1,1,3]),weights=torch.tensor([.5,.5,2.]))).replace('\n', '|'))
except Exception as e:
    print('torch.bincount(torch.tensor([1,1,3]),weights=torch.tensor([.5,.5,2.]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.unique(i)', '=>', repr(torch.unique(i)).replace('\n', '|'))
except Exception as e:
    print('torch.unique(i)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.unique(i,return_counts=True)', '=>', repr(torch.unique(i,return_counts=True)).replace('\n', '|'))
except Exception as e:
    print('torch.unique(i,return_counts=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.unique(i,return_inverse=True,return_counts=True)', '=>', repr(torch.unique(i,return_inverse=True,return_counts=True)).replace('\n', '|'))
except Exception as e:
    print('torch.unique(i,return_inverse=True,return_counts=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.unique(i,dim=0)', '=>', repr(torch.unique(i,dim=0)).replace('\n', '|'))
except Exception as e:
    print('torch.unique(i,dim=0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i.unique(sorted=True)', '=>', repr(i.unique(sorted=True)).replace('\n', '|'))
except Exception as e:
    print('i.unique(sorted=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.unique_consecutive(torch.tensor([1,1,2,2,1]),return_counts=True)', '=>', repr(torch.unique_consecutive(torch.tensor([1,1,2,2,1]),return_counts=True)).replace('\n', '|'))
except Exception as e:
    print('torch.unique_consecutive(torch.tensor([1,1,2,2,1]),return_counts=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.searchsorted(torch.tensor([1.,2.,3.]),torch.tensor([0.5,2.,9.]))', '=>', repr(torch.searchsorted(torch.tensor([1.,2.,3.]),torch.tensor([0.5,2.,9.]))).replace('\n', '|'))
except Exception as e:
    print('torch.searchsorted(torch.tensor([1.,2.,3.]),torch.tensor([0.5,2.,9.]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.searchsorted(torch.tensor([1.,2.,3.]),2.0,right=True)', '=>', repr(torch.searchsorted(torch.tensor([1.,2.,3.]),2.0,right=True)).replace('\n', '|'))
except Exception as e:
    print('torch.searchsorted(torch.tensor([1.,2.,3.]),2.0,right=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.bucketize(x,torch.tensor([-1.,0.,1.]))', '=>', repr(torch.bucketize(x,torch.tensor([-1.,0.,1.]))).replace('\n', '|'))
except Exception as e:
    print('torch.bucketize(x,torch.tensor([-1.,0.,1.]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.isin(i,torch.tensor([1,2]))', '=>', repr(torch.isin(i,torch.tensor([1,2]))).replace('\n', '|'))
except Exception as e:
    print('torch.isin(i,torch.tensor([1,2]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.view(-1)', '=>', repr(x.view(-1)).replace('\n', '|'))
except Exception as e:
    print('x.view(-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.view(4,3)', '=>', repr(x.view(4,3)).replace('\n', '|'))
except Exception as e:
    print('x.view(4,3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.view((2,-1))', '=>', repr(x.view((2,-1))).replace('\n', '|'))
except Exception as e:
    print('x.view((2,-1))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.view(2,2,3)', '=>', repr(x.view(2,2,3)).replace('\n', '|'))
except Exception as e:
    print('x.view(2,2,3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.view(5)', '=>', repr(x.view(5)).replace('\n', '|'))
except Exception as e:
    print('x.view(5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.view(-1,-1)', '=>', repr(x.view(-1,-1)).replace('\n', '|'))
except Exception as e:
    print('x.view(-1,-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.t().view(-1)', '=>', repr(x.t().view(-1)).replace('\n', '|'))
except Exception as e:
    print('x.t().view(-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.reshape(-1,6)', '=>', repr(x.reshape(-1,6)).replace('\n', '|'))
except Exception as e:
    print('x.reshape(-1,6)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.T.reshape(12)', '=>', repr(x.T.reshape(12)).replace('\n', '|'))
except Exception as e:
    print('x.T.reshape(12)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.flatten()', '=>', repr(x.flatten()).replace('\n', '|'))
except Exception as e:
    print('x.flatten()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.unsqueeze(0).shape', '=>', repr(x.unsqueeze(0).shape).replace('\n', '|'))
except Exception as e:
    print('x.unsqueeze(0).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.unsqueeze(-1).squeeze().shape', '=>', repr(x.unsqueeze(-1).squeeze().shape).replace('\n', '|'))
except Exception as e:
    print('x.unsqueeze(-1).squeeze().shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[None].squeeze(0).shape', '=>', repr(x[None].squeeze(0).shape).replace('\n', '|'))
except Exception as e:
    print('x[None].squeeze(0).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.permute(1,0)', '=>', repr(x.permute(1,0)).replace('\n', '|'))
except Exception as e:
    print('x.permute(1,0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.permute((1,0)).stride()', '=>', repr(x.permute((1,0)).stride()).replace('\n', '|'))
except Exception as e:
    print('x.permute((1,0)).stride()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.permute(dims=(1,0)).shape', '=>', repr(x.permute(dims=(1,0)).shape).replace('\n', '|'))
except Exception as e:
    print('x.permute(dims=(1,0)).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.permute(x,(1,0)).shape', '=>', repr(torch.permute(x,(1,0)).shape).replace('\n', '|'))
except Exception as e:
    print('torch.permute(x,(1,0)).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.transpose(0,1).is_contiguous()', '=>', repr(x.transpose(0,1).is_contiguous()).replace('\n', '|'))
except Exception as e:
    print('x.transpose(0,1).is_contiguous()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.transpose(0,1).contiguous().is_contiguous()', '=>', repr(x.transpose(0,1).contiguous().is_contiguous()).replace('\n', '|'))
except Exception as e:
    print('x.transpose(0,1).contiguous().is_contiguous()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.expand(2,3,4).shape', '=>', repr(x.expand(2,3,4).shape).replace('\n', '|'))
except Exception as e:
    print('x.expand(2,3,4).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[:,:1].expand(-1,5)', '=>', repr(x[:,:1].expand(-1,5)).replace('\n', '|'))
except Exception as e:
    print('x[:,:1].expand(-1,5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.repeat(2,1).shape', '=>', repr(x.repeat(2,1).shape).replace('\n', '|'))
except Exception as e:
    print('x.repeat(2,1).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.repeat((1,2)).shape', '=>', repr(x.repeat((1,2)).shape).replace('\n', '|'))
except Exception as e:
    print('x.repeat((1,2)).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.tile(2).shape', '=>', repr(x.tile(2).shape).replace('\n', '|'))
except Exception as e:
    print('x.tile(2).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.repeat_interleave(2,dim=0).shape', '=>', repr(x.repeat_interleave(2,dim=0).shape).replace('\n', '|'))
except Exception as e:
    print('x.repeat_interleave(2,dim=0).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.repeat_interleave(torch.tensor([1,2,3]),torch.tensor([1,2,3]))', '=>', repr(torch.repeat_interleave(torch.tensor([1,2,3]),torch.tensor([1,2,3]))).replace('\n', '|'))
except Exception as e:
    print('torch.repeat_interleave(torch.tensor([1,2,3]),torch.tensor([1,2,3]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.chunk(2,dim=1)', '=>', repr(x.chunk(2,dim=1)).replace('\n', '|'))
except Exception as e:
    print('x.chunk(2,dim=1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.split(2)', '=>', repr(x.split(2)).replace('\n', '|'))
except Exception as e:
    print('x.split(2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.split([1,2])', '=>', repr(x.split([1,2])).replace('\n', '|'))
except Exception as e:
    print('x.split([1,2])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.split([1,3],dim=1)', '=>', repr(x.split([1,3],dim=1)).replace('\n', '|'))
except Exception as e:
    print('x.split([1,3],dim=1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.split(x,2,1)', '=>', repr(torch.split(x,2,1)).replace('\n', '|'))
except Exception as e:
    print('torch.split(x,2,1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.unbind(1)', '=>', repr(x.unbind(1)).replace('\n', '|'))
except Exception as e:
    print('x.unbind(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor_split(x,3,dim=1)', '=>', repr(torch.tensor_split(x,3,dim=1)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor_split(x,3,dim=1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.unfold(1,2,1).shape', '=>', repr(x.unfold(1,2,1).shape).replace('\n', '|'))
except Exception as e:
    print('x.unfold(1,2,1).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.narrow(1,1,2)', '=>', repr(x.narrow(1,1,2)).replace('\n', '|'))
except Exception as e:
    print('x.narrow(1,1,2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.select(1,0)', '=>', repr(x.select(1,0)).replace('\n', '|'))
except Exception as e:
    print('x.select(1,0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.diagonal()', '=>', repr(x.diagonal()).replace('\n', '|'))
except Exception as e:
    print('x.diagonal()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.diag()', '=>', repr(x.diag()).replace('\n', '|'))
except Exception as e:
    print('x.diag()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.diag(torch.tensor([1.,2.]))', '=>', repr(torch.diag(torch.tensor([1.,2.]))).replace('\n', '|'))
except Exception as e:
    print('torch.diag(torch.tensor([1.,2.]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.diag_embed(x).shape', '=>', repr(torch.diag_embed(x).shape).replace('\n', '|'))
except Exception as e:
    print('torch.diag_embed(x).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.tril()', '=>', repr(x.tril()).replace('\n', '|'))
except Exception as e:
    print('x.tril()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.triu(1)', '=>', repr(x.triu(1)).replace('\n', '|'))
except Exception as e:
    print('x.triu(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tril(x,diagonal=-1)', '=>', repr(torch.tril(x,diagonal=-1)).replace('\n', '|'))
except Exception as e:
    print('torch.tril(x,diagonal=-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.flip(0)', '=>', repr(x.flip(0)).replace('\n', '|'))
except Exception as e:
    print('x.flip(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.flip([0,1])', '=>', repr(x.flip([0,1])).replace('\n', '|'))
except Exception as e:
    print('x.flip([0,1])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.flip(dims=(1,))', '=>', repr(x.flip(dims=(1,))).replace('\n', '|'))
except Exception as e:
    print('x.flip(dims=(1,))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.roll(1,0)', '=>', repr(x.roll(1,0)).replace('\n', '|'))
except Exception as e:
    print('x.roll(1,0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.roll(shifts=(1,2),dims=(0,1))', '=>', repr(x.roll(shifts=(1,2),dims=(0,1))).replace('\n', '|'))
except Exception as e:
    print('x.roll(shifts=(1,2),dims=(0,1))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.rot90(x)', '=>', repr(torch.rot90(x)).replace('\n', '|'))
except Exception as e:
    print('torch.rot90(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.movedim(0,1).shape', '=>', repr(x.movedim(0,1).shape).replace('\n', '|'))
except Exception as e:
    print('x.movedim(0,1).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.swapaxes(0,1).shape', '=>', repr(x.swapaxes(0,1).shape).replace('\n', '|'))
except Exception as e:
    print('x.swapaxes(0,1).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cat([x,x])', '=>', repr(torch.cat([x,x])).replace('\n', '|'))
except Exception as e:
    print('torch.cat([x,x])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cat((x,x),1).shape', '=>', repr(torch.cat((x,x),1).shape).replace('\n', '|'))
except Exception as e:
    print('torch.cat((x,x),1).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cat([x,y],dim=-1).shape', '=>', repr(torch.cat([x,y],dim=-1).shape).replace('\n', '|'))
except Exception as e:
    print('torch.cat([x,y],dim=-1).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cat([x,torch.ones(2,2)])', '=>', repr(torch.cat([x,torch.ones(2,2)])).replace('\n', '|'))
except Exception as e:
    print('torch.cat([x,torch.ones(2,2)])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.stack([x,y]).shape', '=>', repr(torch.stack([x,y]).shape).replace('\n', '|'))
except Exception as e:
    print('torch.stack([x,y]).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.stack((x,y),dim=1).shape', '=>', repr(torch.stack((x,y),dim=1).shape).replace('\n', '|'))
except Exception as e:
    print('torch.stack((x,y),dim=1).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.stack([x,torch.ones(2)])', '=>', repr(torch.stack([x,torch.ones(2)])).replace('\n', '|'))
except Exception as e:
    print('torch.stack([x,torch.ones(2)])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.hstack([x,y]).shape', '=>', repr(torch.hstack([x,y]).shape).replace('\n', '|'))
except Exception as e:
    print('torch.hstack([x,y]).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.vstack([x,y]).shape', '=>', repr(torch.vstack([x,y]).shape).replace('\n', '|'))
except Exception as e:
    print('torch.vstack([x,y]).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.column_stack([torch.ones(2),torch.zeros(2)])', '=>', repr(torch.column_stack([torch.ones(2),torch.zeros(2)])).replace('\n', '|'))
except Exception as e:
    print('torch.column_stack([torch.ones(2),torch.zeros(2)])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.meshgrid(torch.arange(2),torch.arange(3),indexing='ij')", '=>', repr(torch.meshgrid(torch.arange(2),torch.arange(3),indexing='ij')).replace('\n', '|'))
except Exception as e:
    print("torch.meshgrid(torch.arange(2),torch.arange(3),indexing='ij')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.meshgrid(torch.arange(2),torch.arange(3),indexing='xy')[0]", '=>', repr(torch.meshgrid(torch.arange(2),torch.arange(3),indexing='xy')[0]).replace('\n', '|'))
except Exception as e:
    print("torch.meshgrid(torch.arange(2),torch.arange(3),indexing='xy')[0]", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cartesian_prod(torch.tensor([1,2]),torch.tensor([3,4]))', '=>', repr(torch.cartesian_prod(torch.tensor([1,2]),torch.tensor([3,4]))).replace('\n', '|'))
except Exception as e:
    print('torch.cartesian_prod(torch.tensor([1,2]),torch.tensor([3,4]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.combinations(torch.tensor([1,2,3]))', '=>', repr(torch.combinations(torch.tensor([1,2,3]))).replace('\n', '|'))
except Exception as e:
    print('torch.combinations(torch.tensor([1,2,3]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.combinations(torch.tensor([1,2,3]),r=2,with_replacement=True)', '=>', repr(torch.combinations(torch.tensor([1,2,3]),r=2,with_replacement=True)).replace('\n', '|'))
except Exception as e:
    print('torch.combinations(torch.tensor([1,2,3]),r=2,with_replacement=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.broadcast_tensors(torch.ones(1,2),torch.zeros(3,1))[0].shape', '=>', repr(torch.broadcast_tensors(torch.ones(1,2),torch.zeros(3,1))[0].shape).replace('\n', '|'))
except Exception as e:
    print('torch.broadcast_tensors(torch.ones(1,2),torch.zeros(3,1))[0].shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.broadcast_shapes((2,1),(3,))', '=>', repr(torch.broadcast_shapes((2,1),(3,))).replace('\n', '|'))
except Exception as e:
    print('torch.broadcast_shapes((2,1),(3,))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.broadcast_to(torch.ones(2),(3,2))', '=>', repr(torch.broadcast_to(torch.ones(2),(3,2))).replace('\n', '|'))
except Exception as e:
    print('torch.broadcast_to(torch.ones(2),(3,2))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.where(x>0,x,torch.zeros_like(x))', '=>', repr(torch.where(x>0,x,torch.zeros_like(x))).replace('\n', '|'))
except Exception as e:
    print('torch.where(x>0,x,torch.zeros_like(x))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.where(x>0,1.0,0.0)', '=>', repr(torch.where(x>0,1.0,0.0)).replace('\n', '|'))
except Exception as e:
    print('torch.where(x>0,1.0,0.0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.where(x>0,x,0.)', '=>', repr(torch.where(x>0,x,0.)).replace('\n', '|'))
except Exception as e:
    print('torch.where(x>0,x,0.)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.where(b)', '=>', repr(torch.where(b)).replace('\n', '|'))
except Exception as e:
    print('torch.where(b)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.where(x>0,y)', '=>', repr(x.where(x>0,y)).replace('\n', '|'))
except Exception as e:
    print('x.where(x>0,y)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.masked_fill(x>0,-1)', '=>', repr(x.masked_fill(x>0,-1)).replace('\n', '|'))
except Exception as e:
    print('x.masked_fill(x>0,-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.masked_fill(x<0,float('-inf'))", '=>', repr(x.masked_fill(x<0,float('-inf'))).replace('\n', '|'))
except Exception as e:
    print("x.masked_fill(x<0,float('-inf'))", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.masked_select(x>0)', '=>', repr(x.masked_select(x>0)).replace('\n', '|'))
except Exception as e:
    print('x.masked_select(x>0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.masked_select(x,x.ge(0.5))', '=>', repr(torch.masked_select(x,x.ge(0.5))).replace('\n', '|'))
except Exception as e:
    print('torch.masked_select(x,x.ge(0.5))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.gather(1,torch.tensor([[0],[1],[2]]))', '=>', repr(x.gather(1,torch.tensor([[0],[1],[2]]))).replace('\n', '|'))
except Exception as e:
    print('x.gather(1,torch.tensor([[0],[1],[2]]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.gather(x,0,torch.tensor([[0,1,2,0]]))', '=>', repr(torch.gather(x,0,torch.tensor([[0,1,2,0]]))).replace('\n', '|'))
except Exception as e:
    print('torch.gather(x,0,torch.tensor([[0,1,2,0]]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros(3,4).scatter(1,torch.tensor([[0],[1],[2]]),1.)', '=>', repr(torch.zeros(3,4).scatter(1,torch.tensor([[0],[1],[2]]),1.)).replace('\n', '|'))
except Exception as e:
    print('torch.zeros(3,4).scatter(1,torch.tensor([[0],[1],[2]]),1.)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros(3,4).scatter_(1,torch.tensor([[0],[1],[2]]),x)', '=>', repr(torch.zeros(3,4).scatter_(1,torch.tensor([[0],[1],[2]]),x)).replace('\n', '|'))
except Exception as e:
    print('torch.zeros(3,4).scatter_(1,torch.tensor([[0],[1],[2]]),x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.zeros(3,4).scatter_(1,torch.tensor([[0],[1],[2]]),5,reduce='add')", '=>', repr(torch.zeros(3,4).scatter_(1,torch.tensor([[0],[1],[2]]),5,reduce='add')).replace('\n', '|'))
except Exception as e:
    print("torch.zeros(3,4).scatter_(1,torch.tensor([[0],[1],[2]]),5,reduce='add')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros(3,4).scatter_add_(0,torch.tensor([[0,1,2,0]]),x)', '=>', repr(torch.zeros(3,4).scatter_add_(0,torch.tensor([[0,1,2,0]]),x)).replace('\n', '|'))
except Exception as e:
    print('torch.zeros(3,4).scatter_add_(0,torch.tensor([[0,1,2,0]]),x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.zeros(3,4).scatter_reduce(0,torch.tensor([[0,1,2,0]]),x,reduce='amax')", '=>', repr(torch.zeros(3,4).scatter_reduce(0,torch.tensor([[0,1,2,0]]),x,reduce='amax')).replace('\n', '|'))
except Exception as e:
    print("torch.zeros(3,4).scatter_reduce(0,torch.tensor([[0,1,2,0]]),x,reduce='amax')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros(3).index_add_(0,torch.tensor([0,0,2]),torch.tensor([1.,2.,3.]))', '=>', repr(torch.zeros(3).index_add_(0,torch.tensor([0,0,2]),torch.tensor([1.,2.,3.]))).replace('\n', '|'))
except Exception as e:
    print('torch.zeros(3).index_add_(0,torch.tensor([0,0,2]),torch.tensor([1.,2.,3.]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.index_select(0,torch.tensor([2,0]))', '=>', repr(x.index_select(0,torch.tensor([2,0]))).replace('\n', '|'))
except Exception as e:
    print('x.index_select(0,torch.tensor([2,0]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.index_fill(1,torch.tensor([0]),9)', '=>', repr(x.index_fill(1,torch.tensor([0]),9)).replace('\n', '|'))
except Exception as e:
    print('x.index_fill(1,torch.tensor([0]),9)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.index_copy(0,torch.tensor([0]),torch.ones(1,4))', '=>', repr(x.index_copy(0,torch.tensor([0]),torch.ones(1,4))).replace('\n', '|'))
except Exception as e:
    print('x.index_copy(0,torch.tensor([0]),torch.ones(1,4))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.index_put((torch.tensor([0]),torch.tensor([1])),torch.tensor(7.))', '=>', repr(x.index_put((torch.tensor([0]),torch.tensor([1])),torch.tensor(7.))).replace('\n', '|'))
except Exception as e:
    print('x.index_put((torch.tensor([0]),torch.tensor([1])),torch.tensor(7.))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.take(torch.tensor([0,5]))', '=>', repr(x.take(torch.tensor([0,5]))).replace('\n', '|'))
except Exception as e:
    print('x.take(torch.tensor([0,5]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.take_along_dim(x,x.argsort(1),dim=1)', '=>', repr(torch.take_along_dim(x,x.argsort(1),dim=1)).replace('\n', '|'))
except Exception as e:
    print('torch.take_along_dim(x,x.argsort(1),dim=1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.nonzero()', '=>', repr(x.nonzero()).replace('\n', '|'))
except Exception as e:
    print('x.nonzero()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('(x>0).nonzero(as_tuple=True)', '=>', repr((x>0).nonzero(as_tuple=True)).replace('\n', '|'))
except Exception as e:
    print('(x>0).nonzero(as_tuple=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.argwhere(x>0)', '=>', repr(torch.argwhere(x>0)).replace('\n', '|'))
except Exception as e:
    print('torch.argwhere(x>0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clamp(0,1)', '=>', repr(x.clamp(0,1)).replace('\n', '|'))
except Exception as e:
    print('x.clamp(0,1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clamp(min=0)', '=>', repr(x.clamp(min=0)).replace('\n', '|'))
except Exception as e:
    print('x.clamp(min=0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clamp(max=0.5)', '=>', repr(x.clamp(max=0.5)).replace('\n', '|'))
except Exception as e:
    print('x.clamp(max=0.5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clamp(min=torch.zeros(4))', '=>', repr(x.clamp(min=torch.zeros(4))).replace('\n', '|'))
except Exception as e:
    print('x.clamp(min=torch.zeros(4))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.clip(x,-1,1)', '=>', repr(torch.clip(x,-1,1)).replace('\n', '|'))
except Exception as e:
    print('torch.clip(x,-1,1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clamp_min(0)', '=>', repr(x.clamp_min(0)).replace('\n', '|'))
except Exception as e:
    print('x.clamp_min(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.abs()', '=>', repr(x.abs()).replace('\n', '|'))
except Exception as e:
    print('x.abs()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('abs(x)', '=>', repr(abs(x)).replace('\n', '|'))
except Exception as e:
    print('abs(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('-x', '=>', repr(-x).replace('\n', '|'))
except Exception as e:
    print('-x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('+x', '=>', repr(+x).replace('\n', '|'))
except Exception as e:
    print('+x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.neg()', '=>', repr(x.neg()).replace('\n', '|'))
except Exception as e:
    print('x.neg()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.sign()', '=>', repr(x.sign()).replace('\n', '|'))
except Exception as e:
    print('x.sign()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.round()', '=>', repr(x.round()).replace('\n', '|'))
except Exception as e:
    print('x.round()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.round(x,decimals=2)', '=>', repr(torch.round(x,decimals=2)).replace('\n', '|'))
except Exception as e:
    print('torch.round(x,decimals=2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.floor()', '=>', repr(x.floor()).replace('\n', '|'))
except Exception as e:
    print('x.floor()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.ceil()', '=>', repr(x.ceil()).replace('\n', '|'))
except Exception as e:
    print('x.ceil()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.trunc()', '=>', repr(x.trunc()).replace('\n', '|'))
except Exception as e:
    print('x.trunc()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.frac()', '=>', repr(x.frac()).replace('\n', '|'))
except Exception as e:
    print('x.frac()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.exp()', '=>', repr(x.exp()).replace('\n', '|'))
except Exception as e:
    print('x.exp()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.abs().log()', '=>', repr(x.abs().log()).replace('\n', '|'))
except Exception as e:
    print('x.abs().log()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.abs().sqrt()', '=>', repr(x.abs().sqrt()).replace('\n', '|'))
except Exception as e:
    print('x.abs().sqrt()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.pow(2)', '=>', repr(x.pow(2)).replace('\n', '|'))
except Exception as e:
    print('x.pow(2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x**3', '=>', repr(x**3).replace('\n', '|'))
except Exception as e:
    print('x**3', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('2**x', '=>', repr(2**x).replace('\n', '|'))
except Exception as e:
    print('2**x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.pow(2,x)', '=>', repr(torch.pow(2,x)).replace('\n', '|'))
except Exception as e:
    print('torch.pow(2,x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x**-1', '=>', repr(x**-1).replace('\n', '|'))
except Exception as e:
    print('x**-1', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x**0.5', '=>', repr(x**0.5).replace('\n', '|'))
except Exception as e:
    print('x**0.5', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i**2', '=>', repr(i**2).replace('\n', '|'))
except Exception as e:
    print('i**2', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('2**i', '=>', repr(2**i).replace('\n', '|'))
except Exception as e:
    print('2**i', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i/2', '=>', repr(i/2).replace('\n', '|'))
except Exception as e:
    print('i/2', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i//2', '=>', repr(i//2).replace('\n', '|'))
except Exception as e:
    print('i//2', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i%3', '=>', repr(i%3).replace('\n', '|'))
except Exception as e:
    print('i%3', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('-i%3', '=>', repr(-i%3).replace('\n', '|'))
except Exception as e:
    print('-i%3', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i.fmod(3)', '=>', repr(i.fmod(3)).replace('\n', '|'))
except Exception as e:
    print('i.fmod(3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('7%i.abs().add(1)', '=>', repr(7%i.abs().add(1)).replace('\n', '|'))
except Exception as e:
    print('7%i.abs().add(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('7//x', '=>', repr(7//x).replace('\n', '|'))
except Exception as e:
    print('7//x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.div(x,0.3,rounding_mode='floor')", '=>', repr(torch.div(x,0.3,rounding_mode='floor')).replace('\n', '|'))
except Exception as e:
    print("torch.div(x,0.3,rounding_mode='floor')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.div(i,2,rounding_mode='trunc')", '=>', repr(torch.div(i,2,rounding_mode='trunc')).replace('\n', '|'))
except Exception as e:
    print("torch.div(i,2,rounding_mode='trunc')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.floor_divide(i,2)', '=>', repr(torch.floor_divide(i,2)).replace('\n', '|'))
except Exception as e:
    print('torch.floor_divide(i,2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.true_divide(i,2)', '=>', repr(torch.true_divide(i,2)).replace('\n', '|'))
except Exception as e:
    print('torch.true_divide(i,2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.remainder(x,0.5)', '=>', repr(torch.remainder(x,0.5)).replace('\n', '|'))
except Exception as e:
    print('torch.remainder(x,0.5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.add(x,1,alpha=2)', '=>', repr(torch.add(x,1,alpha=2)).replace('\n', '|'))
except Exception as e:
    print('torch.add(x,1,alpha=2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.add(x,y,alpha=0.5)', '=>', repr(torch.add(x,y,alpha=0.5)).replace('\n', '|'))
except Exception as e:
    print('torch.add(x,y,alpha=0.5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.sub(x,y)', '=>', repr(torch.sub(x,y)).replace('\n', '|'))
except Exception as e:
    print('torch.sub(x,y)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.mul(x,2)', '=>', repr(torch.mul(x,2)).replace('\n', '|'))
except Exception as e:
    print('torch.mul(x,2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.rsub(x,1)', '=>', repr(torch.rsub(x,1)).replace('\n', '|'))
except Exception as e:
    print('torch.rsub(x,1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('1-x', '=>', repr(1-x).replace('\n', '|'))
except Exception as e:
    print('1-x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('1/x', '=>', repr(1/x).replace('\n', '|'))
except Exception as e:
    print('1/x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.reciprocal()', '=>', repr(x.reciprocal()).replace('\n', '|'))
except Exception as e:
    print('x.reciprocal()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.sigmoid()', '=>', repr(x.sigmoid()).replace('\n', '|'))
except Exception as e:
    print('x.sigmoid()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.tanh()', '=>', repr(x.tanh()).replace('\n', '|'))
except Exception as e:
    print('x.tanh()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.relu()', '=>', repr(x.relu()).replace('\n', '|'))
except Exception as e:
    print('x.relu()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.sin()+x.cos()', '=>', repr(x.sin()+x.cos()).replace('\n', '|'))
except Exception as e:
    print('x.sin()+x.cos()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.atan2(x,y)', '=>', repr(torch.atan2(x,y)).replace('\n', '|'))
except Exception as e:
    print('torch.atan2(x,y)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.hypot(x,y)', '=>', repr(torch.hypot(x,y)).replace('\n', '|'))
except Exception as e:
    print('torch.hypot(x,y)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.erf()', '=>', repr(x.erf()).replace('\n', '|'))
except Exception as e:
    print('x.erf()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.lerp(y,0.5)', '=>', repr(x.lerp(y,0.5)).replace('\n', '|'))
except Exception as e:
    print('x.lerp(y,0.5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.lerp(x,y,torch.tensor(0.1))', '=>', repr(torch.lerp(x,y,torch.tensor(0.1))).replace('\n', '|'))
except Exception as e:
    print('torch.lerp(x,y,torch.tensor(0.1))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.addcmul(x,x,y,value=2)', '=>', repr(torch.addcmul(x,x,y,value=2)).replace('\n', '|'))
except Exception as e:
    print('torch.addcmul(x,x,y,value=2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.addcdiv(x,x,y.abs()+1)', '=>', repr(torch.addcdiv(x,x,y.abs()+1)).replace('\n', '|'))
except Exception as e:
    print('torch.addcdiv(x,x,y.abs()+1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.addmm(torch.ones(3),x,x.T)', '=>', repr(torch.addmm(torch.ones(3),x,x.T)).replace('\n', '|'))
except Exception as e:
    print('torch.addmm(torch.ones(3),x,x.T)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x@x.T', '=>', repr(x@x.T).replace('\n', '|'))
except Exception as e:
    print('x@x.T', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x@torch.ones(4)', '=>', repr(x@torch.ones(4)).replace('\n', '|'))
except Exception as e:
    print('x@torch.ones(4)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.matmul(x,y.T)', '=>', repr(torch.matmul(x,y.T)).replace('\n', '|'))
except Exception as e:
    print('torch.matmul(x,y.T)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.mm(y.t())', '=>', repr(x.mm(y.t())).replace('\n', '|'))
except Exception as e:
    print('x.mm(y.t())', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.mv(torch.ones(4))', '=>', repr(x.mv(torch.ones(4))).replace('\n', '|'))
except Exception as e:
    print('x.mv(torch.ones(4))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.dot(x[0],y[0])', '=>', repr(torch.dot(x[0],y[0])).replace('\n', '|'))
except Exception as e:
    print('torch.dot(x[0],y[0])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.outer(x[0],y[0])', '=>', repr(torch.outer(x[0],y[0])).replace('\n', '|'))
except Exception as e:
    print('torch.outer(x[0],y[0])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.bmm(x.unsqueeze(0),y.T.unsqueeze(0))', '=>', repr(torch.bmm(x.unsqueeze(0),y.T.unsqueeze(0))).replace('\n', '|'))
except Exception as e:
    print('torch.bmm(x.unsqueeze(0),y.T.unsqueeze(0))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.einsum('ij,kj->ik',x,y)", '=>', repr(torch.einsum('ij,kj->ik',x,y)).replace('\n', '|'))
except Exception as e:
    print("torch.einsum('ij,kj->ik',x,y)", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.einsum('ij->j',x)", '=>', repr(torch.einsum('ij->j',x)).replace('\n', '|'))
except Exception as e:
    print("torch.einsum('ij->j',x)", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.einsum('ij,ij->',x,y)", '=>', repr(torch.einsum('ij,ij->',x,y)).replace('\n', '|'))
except Exception as e:
    print("torch.einsum('ij,ij->',x,y)", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.einsum('bij,bjk->bik',x[None],y.T[None])", '=>', repr(torch.einsum('bij,bjk->bik',x[None],y.T[None])).replace('\n', '|'))
except Exception as e:
    print("torch.einsum('bij,bjk->bik',x[None],y.T[None])", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensordot(x,y,dims=([1],[1]))', '=>', repr(torch.tensordot(x,y,dims=([1],[1]))).replace('\n', '|'))
except Exception as e:
    print('torch.tensordot(x,y,dims=([1],[1]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.kron(torch.eye(2),torch.ones(1,2))', '=>', repr(torch.kron(torch.eye(2),torch.ones(1,2))).replace('\n', '|'))
except Exception as e:
    print('torch.kron(torch.eye(2),torch.ones(1,2))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cross(torch.tensor([1.,0,0]),torch.tensor([0.,1,0]),dim=0)', '=>', repr(torch.cross(torch.tensor([1.,0,0]),torch.tensor([0.,1,0]),dim=0)).replace('\n', '|'))
except Exception as e:
    print('torch.cross(torch.tensor([1.,0,0]),torch.tensor([0.,1,0]),dim=0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.trace(x@x.T)', '=>', repr(torch.trace(x@x.T)).replace('\n', '|'))
except Exception as e:
    print('torch.trace(x@x.T)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cdist(x,y)', '=>', repr(torch.cdist(x,y)).replace('\n', '|'))
except Exception as e:
    print('torch.cdist(x,y)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.dist(x,y)', '=>', repr(torch.dist(x,y)).replace('\n', '|'))
except Exception as e:
    print('torch.dist(x,y)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cosine_similarity(x,y,dim=1)', '=>', repr(torch.cosine_similarity(x,y,dim=1)).replace('\n', '|'))
except Exception as e:
    print('torch.cosine_similarity(x,y,dim=1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.equal(x,x.clone())', '=>', repr(torch.equal(x,x.clone())).replace('\n', '|'))
except Exception as e:
    print('torch.equal(x,x.clone())', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.allclose(x,x+1e-9)', '=>', repr(torch.allclose(x,x+1e-9)).replace('\n', '|'))
except Exception as e:
    print('torch.allclose(x,x+1e-9)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.isclose(x,x+1e-3)', '=>', repr(torch.isclose(x,x+1e-3)).replace('\n', '|'))
except Exception as e:
    print('torch.isclose(x,x+1e-3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.eq(y)', '=>', repr(x.eq(y)).replace('\n', '|'))
except Exception as e:
    print('x.eq(y)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x==x', '=>', repr(x==x).replace('\n', '|'))
except Exception as e:
    print('x==x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x!=x', '=>', repr(x!=x).replace('\n', '|'))
except Exception as e:
    print('x!=x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x<y', '=>', repr(x<y).replace('\n', '|'))
except Exception as e:
    print('x<y', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.lt(0)', '=>', repr(x.lt(0)).replace('\n', '|'))
except Exception as e:
    print('x.lt(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.ge(y)', '=>', repr(x.ge(y)).replace('\n', '|'))
except Exception as e:
    print('x.ge(y)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.logical_and(x>0,y>0)', '=>', repr(torch.logical_and(x>0,y>0)).replace('\n', '|'))
except Exception as e:
    print('torch.logical_and(x>0,y>0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('(x>0)&(y>0)', '=>', repr((x>0)&(y>0)).replace('\n', '|'))
except Exception as e:
    print('(x>0)&(y>0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('(x>0)|(y>0)', '=>', repr((x>0)|(y>0)).replace('\n', '|'))
except Exception as e:
    print('(x>0)|(y>0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('(x>0)^(y>0)', '=>', repr((x>0)^(y>0)).replace('\n', '|'))
except Exception as e:
    print('(x>0)^(y>0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('~(x>0)', '=>', repr(~(x>0)).replace('\n', '|'))
except Exception as e:
    print('~(x>0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i&1', '=>', repr(i&1).replace('\n', '|'))
except Exception as e:
    print('i&1', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i|1', '=>', repr(i|1).replace('\n', '|'))
except Exception as e:
    print('i|1', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i^1', '=>', repr(i^1).replace('\n', '|'))
except Exception as e:
    print('i^1', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i<<1', '=>', repr(i<<1).replace('\n', '|'))
except Exception as e:
    print('i<<1', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i>>1', '=>', repr(i>>1).replace('\n', '|'))
except Exception as e:
    print('i>>1', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('~i', '=>', repr(~i).replace('\n', '|'))
except Exception as e:
    print('~i', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.isnan().any()', '=>', repr(x.isnan().any()).replace('\n', '|'))
except Exception as e:
    print('x.isnan().any()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.isfinite(torch.tensor([1.,float('inf'),float('nan')]))", '=>', repr(torch.isfinite(torch.tensor([1.,float('inf'),float('nan')]))).replace('\n', '|'))
except Exception as e:
    print("torch.isfinite(torch.tensor([1.,float('inf'),float('nan')]))", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.nan_to_num(torch.tensor([1.,float('inf'),float('nan')]))", '=>', repr(torch.nan_to_num(torch.tensor([1.,float('inf'),float('nan')]))).replace('\n', '|'))
except Exception as e:
    print("torch.nan_to_num(torch.tensor([1.,float('inf'),float('nan')]))", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.int()', '=>', repr(x.int()).replace('\n', '|'))
except Exception as e:
    print('x.int()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.long()', '=>', repr(x.long()).replace('\n', '|'))
except Exception as e:
    print('x.long()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.double()', '=>', repr(x.double()).replace('\n', '|'))
except Exception as e:
    print('x.double()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.bool()', '=>', repr(x.bool()).replace('\n', '|'))
except Exception as e:
    print('x.bool()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.to(torch.int32)', '=>', repr(x.to(torch.int32)).replace('\n', '|'))
except Exception as e:
    print('x.to(torch.int32)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.type(torch.DoubleTensor)', '=>', repr(x.type(torch.DoubleTensor)).replace('\n', '|'))
except Exception as e:
    print('x.type(torch.DoubleTensor)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i.float()', '=>', repr(i.float()).replace('\n', '|'))
except Exception as e:
    print('i.float()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i.to(x)', '=>', repr(i.to(x)).replace('\n', '|'))
except Exception as e:
    print('i.to(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.numel()', '=>', repr(x.numel()).replace('\n', '|'))
except Exception as e:
    print('x.numel()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.size()', '=>', repr(x.size()).replace('\n', '|'))
except Exception as e:
    print('x.size()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.shape[0]', '=>', repr(x.shape[0]).replace('\n', '|'))
except Exception as e:
    print('x.shape[0]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.size(-1)', '=>', repr(x.size(-1)).replace('\n', '|'))
except Exception as e:
    print('x.size(-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.dim()', '=>', repr(x.dim()).replace('\n', '|'))
except Exception as e:
    print('x.dim()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.ndim', '=>', repr(x.ndim).replace('\n', '|'))
except Exception as e:
    print('x.ndim', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('len(x)', '=>', repr(len(x)).replace('\n', '|'))
except Exception as e:
    print('len(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.dtype', '=>', repr(x.dtype).replace('\n', '|'))
except Exception as e:
    print('x.dtype', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i.dtype', '=>', repr(i.dtype).replace('\n', '|'))
except Exception as e:
    print('i.dtype', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.tolist()', '=>', repr(x.tolist()).replace('\n', '|'))
except Exception as e:
    print('x.tolist()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i.tolist()', '=>', repr(i.tolist()).replace('\n', '|'))
except Exception as e:
    print('i.tolist()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[0].tolist()', '=>', repr(x[0].tolist()).replace('\n', '|'))
except Exception as e:
    print('x[0].tolist()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[0,0].item()', '=>', repr(x[0,0].item()).replace('\n', '|'))
except Exception as e:
    print('x[0,0].item()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(3).item()', '=>', repr(torch.tensor(3).item()).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(3).item()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(True).item()', '=>', repr(torch.tensor(True).item()).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(True).item()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('list(x[0])', '=>', repr(list(x[0])).replace('\n', '|'))
except Exception as e:
    print('list(x[0])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('[v.item() for v in i[0]]', '=>', repr([v.item() for v in i[0]]).replace('\n', '|'))
except Exception as e:
    print('[v.item() for v in i[0]]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.new_zeros(2)', '=>', repr(x.new_zeros(2)).replace('\n', '|'))
except Exception as e:
    print('x.new_zeros(2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.new_ones((2,2))', '=>', repr(x.new_ones((2,2))).replace('\n', '|'))
except Exception as e:
    print('x.new_ones((2,2))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.new_full((2,),3.)', '=>', repr(x.new_full((2,),3.)).replace('\n', '|'))
except Exception as e:
    print('x.new_full((2,),3.)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.new_tensor([1,2])', '=>', repr(x.new_tensor([1,2])).replace('\n', '|'))
except Exception as e:
    print('x.new_tensor([1,2])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.new_empty(2).shape', '=>', repr(x.new_empty(2).shape).replace('\n', '|'))
except Exception as e:
    print('x.new_empty(2).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros_like(i)', '=>', repr(torch.zeros_like(i)).replace('\n', '|'))
except Exception as e:
    print('torch.zeros_like(i)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones_like(x,dtype=torch.int)', '=>', repr(torch.ones_like(x,dtype=torch.int)).replace('\n', '|'))
except Exception as e:
    print('torch.ones_like(x,dtype=torch.int)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.full_like(x,7)', '=>', repr(torch.full_like(x,7)).replace('\n', '|'))
except Exception as e:
    print('torch.full_like(x,7)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.full((2,2),True)', '=>', repr(torch.full((2,2),True)).replace('\n', '|'))
except Exception as e:
    print('torch.full((2,2),True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.full((2,),1.5)', '=>', repr(torch.full((2,),1.5)).replace('\n', '|'))
except Exception as e:
    print('torch.full((2,),1.5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.full((2,),1)', '=>', repr(torch.full((2,),1)).replace('\n', '|'))
except Exception as e:
    print('torch.full((2,),1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.arange(5)', '=>', repr(torch.arange(5)).replace('\n', '|'))
except Exception as e:
    print('torch.arange(5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.arange(5.)', '=>', repr(torch.arange(5.)).replace('\n', '|'))
except Exception as e:
    print('torch.arange(5.)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.arange(1,10,3)', '=>', repr(torch.arange(1,10,3)).replace('\n', '|'))
except Exception as e:
    print('torch.arange(1,10,3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.arange(0,1,0.25)', '=>', repr(torch.arange(0,1,0.25)).replace('\n', '|'))
except Exception as e:
    print('torch.arange(0,1,0.25)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.arange(5,dtype=torch.float32)', '=>', repr(torch.arange(5,dtype=torch.float32)).replace('\n', '|'))
except Exception as e:
    print('torch.arange(5,dtype=torch.float32)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.arange(3,0,-1)', '=>', repr(torch.arange(3,0,-1)).replace('\n', '|'))
except Exception as e:
    print('torch.arange(3,0,-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.arange(1,0)', '=>', repr(torch.arange(1,0)).replace('\n', '|'))
except Exception as e:
    print('torch.arange(1,0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.linspace(0,1,5)', '=>', repr(torch.linspace(0,1,5)).replace('\n', '|'))
except Exception as e:
    print('torch.linspace(0,1,5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.linspace(-3,3,4,dtype=torch.float64)', '=>', repr(torch.linspace(-3,3,4,dtype=torch.float64)).replace('\n', '|'))
except Exception as e:
    print('torch.linspace(-3,3,4,dtype=torch.float64)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.logspace(0,2,3)', '=>', repr(torch.logspace(0,2,3)).replace('\n', '|'))
except Exception as e:
    print('torch.logspace(0,2,3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.eye(3)', '=>', repr(torch.eye(3)).replace('\n', '|'))
except Exception as e:
    print('torch.eye(3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.eye(2,3,dtype=torch.int)', '=>', repr(torch.eye(2,3,dtype=torch.int)).replace('\n', '|'))
except Exception as e:
    print('torch.eye(2,3,dtype=torch.int)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros(2,3,dtype=torch.long)', '=>', repr(torch.zeros(2,3,dtype=torch.long)).replace('\n', '|'))
except Exception as e:
    print('torch.zeros(2,3,dtype=torch.long)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros((2,3))', '=>', repr(torch.zeros((2,3))).replace('\n', '|'))
except Exception as e:
    print('torch.zeros((2,3))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros([2])', '=>', repr(torch.zeros([2])).replace('\n', '|'))
except Exception as e:
    print('torch.zeros([2])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros(size=(2,))', '=>', repr(torch.zeros(size=(2,))).replace('\n', '|'))
except Exception as e:
    print('torch.zeros(size=(2,))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros(torch.Size([2]))', '=>', repr(torch.zeros(torch.Size([2]))).replace('\n', '|'))
except Exception as e:
    print('torch.zeros(torch.Size([2]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros(())', '=>', repr(torch.zeros(())).replace('\n', '|'))
except Exception as e:
    print('torch.zeros(())', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2,requires_grad=True)', '=>', repr(torch.ones(2,requires_grad=True)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2,requires_grad=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.empty(2,0)', '=>', repr(torch.empty(2,0)).replace('\n', '|'))
except Exception as e:
    print('torch.empty(2,0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.scalar_tensor(3)', '=>', repr(torch.scalar_tensor(3)).replace('\n', '|'))
except Exception as e:
    print('torch.scalar_tensor(3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tril_indices(3,3)', '=>', repr(torch.tril_indices(3,3)).replace('\n', '|'))
except Exception as e:
    print('torch.tril_indices(3,3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.vander(torch.tensor([1,2,3]))', '=>', repr(torch.vander(torch.tensor([1,2,3]))).replace('\n', '|'))
except Exception as e:
    print('torch.vander(torch.tensor([1,2,3]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.hann_window(4)', '=>', repr(torch.hann_window(4)).replace('\n', '|'))
except Exception as e:
    print('torch.hann_window(4)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([[1,2],[3,4]]).T', '=>', repr(torch.tensor([[1,2],[3,4]]).T).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([[1,2],[3,4]]).T', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([])', '=>', repr(torch.tensor([])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([[]])', '=>', repr(torch.tensor([[]])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([[]])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(5)', '=>', repr(torch.tensor(5)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1.,2.],dtype=torch.float64)', '=>', repr(torch.tensor([1.,2.],dtype=torch.float64)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1.,2.],dtype=torch.float64)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1,2],dtype=torch.float)', '=>', repr(torch.tensor([1,2],dtype=torch.float)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1,2],dtype=torch.float)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(((1,2),(3,4)))', '=>', repr(torch.tensor(((1,2),(3,4)))).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(((1,2),(3,4)))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([True,False])', '=>', repr(torch.tensor([True,False])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([True,False])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.as_tensor(3.)', '=>', repr(torch.as_tensor(3.)).replace('\n', '|'))
except Exception as e:
    print('torch.as_tensor(3.)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.diff(x)', '=>', repr(torch.diff(x)).replace('\n', '|'))
except Exception as e:
    print('torch.diff(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.diff(x,dim=0)', '=>', repr(torch.diff(x,dim=0)).replace('\n', '|'))
except Exception as e:
    print('torch.diff(x,dim=0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.diff(n=2)', '=>', repr(x.diff(n=2)).replace('\n', '|'))
except Exception as e:
    print('x.diff(n=2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.heaviside(x,torch.tensor(0.5))', '=>', repr(torch.heaviside(x,torch.tensor(0.5))).replace('\n', '|'))
except Exception as e:
    print('torch.heaviside(x,torch.tensor(0.5))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.deg2rad(torch.tensor([180.]))', '=>', repr(torch.deg2rad(torch.tensor([180.]))).replace('\n', '|'))
except Exception as e:
    print('torch.deg2rad(torch.tensor([180.]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.copysign(torch.tensor(-1.))', '=>', repr(x.copysign(torch.tensor(-1.))).replace('\n', '|'))
except Exception as e:
    print('x.copysign(torch.tensor(-1.))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.gcd(torch.tensor([12]),torch.tensor([8]))', '=>', repr(torch.gcd(torch.tensor([12]),torch.tensor([8]))).replace('\n', '|'))
except Exception as e:
    print('torch.gcd(torch.tensor([12]),torch.tensor([8]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.atleast_2d(torch.tensor(1.))', '=>', repr(torch.atleast_2d(torch.tensor(1.))).replace('\n', '|'))
except Exception as e:
    print('torch.atleast_2d(torch.tensor(1.))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.block_diag(torch.ones(1,2),torch.zeros(2,1))', '=>', repr(torch.block_diag(torch.ones(1,2),torch.zeros(2,1))).replace('\n', '|'))
except Exception as e:
    print('torch.block_diag(torch.ones(1,2),torch.zeros(2,1))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.numel(x)', '=>', repr(torch.numel(x)).replace('\n', '|'))
except Exception as e:
    print('torch.numel(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.is_tensor(x)', '=>', repr(torch.is_tensor(x)).replace('\n', '|'))
except Exception as e:
    print('torch.is_tensor(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.fill_diagonal_(0)', '=>', repr(x.fill_diagonal_(0)).replace('\n', '|'))
except Exception as e:
    print('x.fill_diagonal_(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clone().zero_()', '=>', repr(x.clone().zero_()).replace('\n', '|'))
except Exception as e:
    print('x.clone().zero_()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clone().fill_(3)', '=>', repr(x.clone().fill_(3)).replace('\n', '|'))
except Exception as e:
    print('x.clone().fill_(3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clone().add_(1)', '=>', repr(x.clone().add_(1)).replace('\n', '|'))
except Exception as e:
    print('x.clone().add_(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clone().mul_(2).sub_(1).div_(3)', '=>', repr(x.clone().mul_(2).sub_(1).div_(3)).replace('\n', '|'))
except Exception as e:
    print('x.clone().mul_(2).sub_(1).div_(3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clone().clamp_(0)', '=>', repr(x.clone().clamp_(0)).replace('\n', '|'))
except Exception as e:
    print('x.clone().clamp_(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clone().t_().shape', '=>', repr(x.clone().t_().shape).replace('\n', '|'))
except Exception as e:
    print('x.clone().t_().shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clone().unsqueeze_(0).shape', '=>', repr(x.clone().unsqueeze_(0).shape).replace('\n', '|'))
except Exception as e:
    print('x.clone().unsqueeze_(0).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clone().copy_(torch.arange(4.))', '=>', repr(x.clone().copy_(torch.arange(4.))).replace('\n', '|'))
except Exception as e:
    print('x.clone().copy_(torch.arange(4.))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clone().abs_().sqrt_()', '=>', repr(x.clone().abs_().sqrt_()).replace('\n', '|'))
except Exception as e:
    print('x.clone().abs_().sqrt_()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clone().masked_fill_(x>0,0)', '=>', repr(x.clone().masked_fill_(x>0,0)).replace('\n', '|'))
except Exception as e:
    print('x.clone().masked_fill_(x>0,0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clone().exp_()', '=>', repr(x.clone().exp_()).replace('\n', '|'))
except Exception as e:
    print('x.clone().exp_()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clone().pow_(2)', '=>', repr(x.clone().pow_(2)).replace('\n', '|'))
except Exception as e:
    print('x.clone().pow_(2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clone().round_()', '=>', repr(x.clone().round_()).replace('\n', '|'))
except Exception as e:
    print('x.clone().round_()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clone().requires_grad_()', '=>', repr(x.clone().requires_grad_()).replace('\n', '|'))
except Exception as e:
    print('x.clone().requires_grad_()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i.clone().add_(1.5)', '=>', repr(i.clone().add_(1.5)).replace('\n', '|'))
except Exception as e:
    print('i.clone().add_(1.5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i.clone().div_(2)', '=>', repr(i.clone().div_(2)).replace('\n', '|'))
except Exception as e:
    print('i.clone().div_(2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clone().bool().add_(1)', '=>', repr(x.clone().bool().add_(1)).replace('\n', '|'))
except Exception as e:
    print('x.clone().bool().add_(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i+1.5', '=>', repr(i+1.5).replace('\n', '|'))
except Exception as e:
    print('i+1.5', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i+True', '=>', repr(i+True).replace('\n', '|'))
except Exception as e:
    print('i+True', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i*x', '=>', repr(i*x).replace('\n', '|'))
except Exception as e:
    print('i*x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('b+1', '=>', repr(b+1).replace('\n', '|'))
except Exception as e:
    print('b+1', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('b*x', '=>', repr(b*x).replace('\n', '|'))
except Exception as e:
    print('b*x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('b+b', '=>', repr(b+b).replace('\n', '|'))
except Exception as e:
    print('b+b', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('b-b', '=>', repr(b-b).replace('\n', '|'))
except Exception as e:
    print('b-b', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i-b', '=>', repr(i-b).replace('\n', '|'))
except Exception as e:
    print('i-b', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i.float()/0', '=>', repr(i.float()/0).replace('\n', '|'))
except Exception as e:
    print('i.float()/0', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(1)/torch.tensor(0)', '=>', repr(torch.tensor(1)/torch.tensor(0)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(1)/torch.tensor(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('1/torch.tensor(0)', '=>', repr(1/torch.tensor(0)).replace('\n', '|'))
except Exception as e:
    print('1/torch.tensor(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1])//0', '=>', repr(torch.tensor([1])//0).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1])//0', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([5,-5])//3', '=>', repr(torch.tensor([5,-5])//3).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([5,-5])//3', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([5.,-5.])%3', '=>', repr(torch.tensor([5.,-5.])%3).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([5.,-5.])%3', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(7)//torch.tensor(2)', '=>', repr(torch.tensor(7)//torch.tensor(2)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(7)//torch.tensor(2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(7.5)//2', '=>', repr(torch.tensor(7.5)//2).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(7.5)//2', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1,2])+torch.tensor([1.5])', '=>', repr(torch.tensor([1,2])+torch.tensor([1.5])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1,2])+torch.tensor([1.5])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(1)+torch.tensor([1.5],dtype=torch.float64)', '=>', repr(torch.tensor(1)+torch.tensor([1.5],dtype=torch.float64)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(1)+torch.tensor([1.5],dtype=torch.float64)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1],dtype=torch.int32)+torch.tensor(1)', '=>', repr(torch.tensor([1],dtype=torch.int32)+torch.tensor(1)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1],dtype=torch.int32)+torch.tensor(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1],dtype=torch.uint8)+300', '=>', repr(torch.tensor([1],dtype=torch.uint8)+300).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1],dtype=torch.uint8)+300', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([200],dtype=torch.uint8)+torch.tensor([100],dtype=torch.uint8)', '=>', repr(torch.tensor([200],dtype=torch.uint8)+torch.tensor([100],dtype=torch.uint8)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([200],dtype=torch.uint8)+torch.tensor([100],dtype=torch.uint8)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x+torch.ones(3)', '=>', repr(x+torch.ones(3)).replace('\n', '|'))
except Exception as e:
    print('x+torch.ones(3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x@y', '=>', repr(x@y).replace('\n', '|'))
except Exception as e:
    print('x@y', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.view(7)', '=>', repr(x.view(7)).replace('\n', '|'))
except Exception as e:
    print('x.view(7)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[4]', '=>', repr(x[4]).replace('\n', '|'))
except Exception as e:
    print('x[4]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[0,0,0]', '=>', repr(x[0,0,0]).replace('\n', '|'))
except Exception as e:
    print('x[0,0,0]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[:,5]', '=>', repr(x[:,5]).replace('\n', '|'))
except Exception as e:
    print('x[:,5]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x['a']", '=>', repr(x['a']).replace('\n', '|'))
except Exception as e:
    print("x['a']", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[1.5]', '=>', repr(x[1.5]).replace('\n', '|'))
except Exception as e:
    print('x[1.5]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[[0,5]]', '=>', repr(x[[0,5]]).replace('\n', '|'))
except Exception as e:
    print('x[[0,5]]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[torch.tensor([0,9])]', '=>', repr(x[torch.tensor([0,9])]).replace('\n', '|'))
except Exception as e:
    print('x[torch.tensor([0,9])]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[torch.tensor([True])]', '=>', repr(x[torch.tensor([True])]).replace('\n', '|'))
except Exception as e:
    print('x[torch.tensor([True])]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[b]', '=>', repr(x[b]).replace('\n', '|'))
except Exception as e:
    print('x[b]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.reshape(5,5)', '=>', repr(x.reshape(5,5)).replace('\n', '|'))
except Exception as e:
    print('x.reshape(5,5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.squeeze(5)', '=>', repr(x.squeeze(5)).replace('\n', '|'))
except Exception as e:
    print('x.squeeze(5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.sum(3)', '=>', repr(x.sum(3)).replace('\n', '|'))
except Exception as e:
    print('x.sum(3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.cat', '=>', repr(x.cat).replace('\n', '|'))
except Exception as e:
    print('x.cat', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.item()', '=>', repr(x.item()).replace('\n', '|'))
except Exception as e:
    print('x.item()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.backward()', '=>', repr(x.backward()).replace('\n', '|'))
except Exception as e:
    print('x.backward()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('float(x)', '=>', repr(float(x)).replace('\n', '|'))
except Exception as e:
    print('float(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('int(x[0,0])', '=>', repr(int(x[0,0])).replace('\n', '|'))
except Exception as e:
    print('int(x[0,0])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('bool(x)', '=>', repr(bool(x)).replace('\n', '|'))
except Exception as e:
    print('bool(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(3).expand(2,2)', '=>', repr(torch.ones(3).expand(2,2)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(3).expand(2,2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cat([])', '=>', repr(torch.cat([])).replace('\n', '|'))
except Exception as e:
    print('torch.cat([])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.stack([])', '=>', repr(torch.stack([])).replace('\n', '|'))
except Exception as e:
    print('torch.stack([])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros(-1)', '=>', repr(torch.zeros(-1)).replace('\n', '|'))
except Exception as e:
    print('torch.zeros(-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.arange(0,1,0)', '=>', repr(torch.arange(0,1,0)).replace('\n', '|'))
except Exception as e:
    print('torch.arange(0,1,0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.arange(0,1,-1)', '=>', repr(torch.arange(0,1,-1)).replace('\n', '|'))
except Exception as e:
    print('torch.arange(0,1,-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.linspace(0,1,-1)', '=>', repr(torch.linspace(0,1,-1)).replace('\n', '|'))
except Exception as e:
    print('torch.linspace(0,1,-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.eye(-1)', '=>', repr(torch.eye(-1)).replace('\n', '|'))
except Exception as e:
    print('torch.eye(-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.randn(2,3,dtype=torch.int)', '=>', repr(torch.randn(2,3,dtype=torch.int)).replace('\n', '|'))
except Exception as e:
    print('torch.randn(2,3,dtype=torch.int)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.mm(x,y)', '=>', repr(torch.mm(x,y)).replace('\n', '|'))
except Exception as e:
    print('torch.mm(x,y)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.mm(x[0],y)', '=>', repr(torch.mm(x[0],y)).replace('\n', '|'))
except Exception as e:
    print('torch.mm(x[0],y)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.dot(x,y)', '=>', repr(torch.dot(x,y)).replace('\n', '|'))
except Exception as e:
    print('torch.dot(x,y)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.bmm(x,y)', '=>', repr(torch.bmm(x,y)).replace('\n', '|'))
except Exception as e:
    print('torch.bmm(x,y)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.mv(x,torch.ones(3))', '=>', repr(torch.mv(x,torch.ones(3))).replace('\n', '|'))
except Exception as e:
    print('torch.mv(x,torch.ones(3))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.matmul(x,torch.ones(3))', '=>', repr(torch.matmul(x,torch.ones(3))).replace('\n', '|'))
except Exception as e:
    print('torch.matmul(x,torch.ones(3))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.masked_select(x,i)', '=>', repr(torch.masked_select(x,i)).replace('\n', '|'))
except Exception as e:
    print('torch.masked_select(x,i)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.masked_fill(i,0)', '=>', repr(x.masked_fill(i,0)).replace('\n', '|'))
except Exception as e:
    print('x.masked_fill(i,0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.gather(1,torch.tensor([[9]]))', '=>', repr(x.gather(1,torch.tensor([[9]]))).replace('\n', '|'))
except Exception as e:
    print('x.gather(1,torch.tensor([[9]]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.gather(5,torch.tensor([[0]]))', '=>', repr(x.gather(5,torch.tensor([[0]]))).replace('\n', '|'))
except Exception as e:
    print('x.gather(5,torch.tensor([[0]]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.gather(0,torch.tensor([0]))', '=>', repr(x.gather(0,torch.tensor([0]))).replace('\n', '|'))
except Exception as e:
    print('x.gather(0,torch.tensor([0]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.index_select(0,torch.tensor([9]))', '=>', repr(x.index_select(0,torch.tensor([9]))).replace('\n', '|'))
except Exception as e:
    print('x.index_select(0,torch.tensor([9]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.scatter_(0,torch.tensor([[9]]),1.)', '=>', repr(x.scatter_(0,torch.tensor([[9]]),1.)).replace('\n', '|'))
except Exception as e:
    print('x.scatter_(0,torch.tensor([[9]]),1.)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1,2]).float().requires_grad_().add_(1)', '=>', repr(torch.tensor([1,2]).float().requires_grad_().add_(1)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1,2]).float().requires_grad_().add_(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.topk(9)', '=>', repr(x.topk(9)).replace('\n', '|'))
except Exception as e:
    print('x.topk(9)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.kthvalue(9)', '=>', repr(x.kthvalue(9)).replace('\n', '|'))
except Exception as e:
    print('x.kthvalue(9)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.unflatten(1,(2,2)).shape', '=>', repr(x.unflatten(1,(2,2)).shape).replace('\n', '|'))
except Exception as e:
    print('x.unflatten(1,(2,2)).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.chunk(0)', '=>', repr(x.chunk(0)).replace('\n', '|'))
except Exception as e:
    print('x.chunk(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.split(0)', '=>', repr(x.split(0)).replace('\n', '|'))
except Exception as e:
    print('x.split(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.split([1,1])', '=>', repr(x.split([1,1])).replace('\n', '|'))
except Exception as e:
    print('x.split([1,1])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.unfold(0,9,1)', '=>', repr(x.unfold(0,9,1)).replace('\n', '|'))
except Exception as e:
    print('x.unfold(0,9,1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.permute(0,2)', '=>', repr(x.permute(0,2)).replace('\n', '|'))
except Exception as e:
    print('x.permute(0,2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.transpose(0,5)', '=>', repr(x.transpose(0,5)).replace('\n', '|'))
except Exception as e:
    print('x.transpose(0,5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.repeat(2)', '=>', repr(x.repeat(2)).replace('\n', '|'))
except Exception as e:
    print('x.repeat(2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.expand(4,4)', '=>', repr(x.expand(4,4)).replace('\n', '|'))
except Exception as e:
    print('x.expand(4,4)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.narrow(0,2,5)', '=>', repr(x.narrow(0,2,5)).replace('\n', '|'))
except Exception as e:
    print('x.narrow(0,2,5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.select(0,9)', '=>', repr(x.select(0,9)).replace('\n', '|'))
except Exception as e:
    print('x.select(0,9)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.multinomial(torch.tensor([0.,0.]),1)', '=>', repr(torch.multinomial(torch.tensor([0.,0.]),1)).replace('\n', '|'))
except Exception as e:
    print('torch.multinomial(torch.tensor([0.,0.]),1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.bernoulli(torch.tensor([2.]))', '=>', repr(torch.bernoulli(torch.tensor([2.]))).replace('\n', '|'))
except Exception as e:
    print('torch.bernoulli(torch.tensor([2.]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.normal(0,-1.,(2,))', '=>', repr(torch.normal(0,-1.,(2,))).replace('\n', '|'))
except Exception as e:
    print('torch.normal(0,-1.,(2,))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1,2]).softmax(0)', '=>', repr(torch.tensor([1,2]).softmax(0)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1,2]).softmax(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1,2]).exp()', '=>', repr(torch.tensor([1,2]).exp()).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1,2]).exp()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1,2]).std()', '=>', repr(torch.tensor([1,2]).std()).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1,2]).std()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1,2]).sigmoid()', '=>', repr(torch.tensor([1,2]).sigmoid()).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1,2]).sigmoid()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([-1]).abs()', '=>', repr(torch.tensor([-1]).abs()).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([-1]).abs()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1,2]).norm()', '=>', repr(torch.tensor([1,2]).norm()).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1,2]).norm()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([True]).mean()', '=>', repr(torch.tensor([True]).mean()).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([True]).mean()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.quantile(torch.tensor([1,2]),0.5)', '=>', repr(torch.quantile(torch.tensor([1,2]),0.5)).replace('\n', '|'))
except Exception as e:
    print('torch.quantile(torch.tensor([1,2]),0.5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cumsum(torch.tensor([1,2]),0)', '=>', repr(torch.cumsum(torch.tensor([1,2]),0)).replace('\n', '|'))
except Exception as e:
    print('torch.cumsum(torch.tensor([1,2]),0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1,2]).cumsum(0).dtype', '=>', repr(torch.tensor([1,2]).cumsum(0).dtype).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1,2]).cumsum(0).dtype', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1,2],dtype=torch.int8).sum()', '=>', repr(torch.tensor([1,2],dtype=torch.int8).sum()).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1,2],dtype=torch.int8).sum()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
