import torch, math, copy, warnings
warnings.simplefilter('ignore')
import torch.nn.functional as F; x=torch.ones(2,3); v=torch.tensor([.5,-1.],requires_grad=True); q=torch.ones(1,2,3,4,requires_grad=True); w=torch.zeros(1,0).expand(4,0); i8=torch.tensor([1,2],dtype=torch.int8); inf=float('inf'); b16=lambda *n: torch.tensor(n,dtype=torch.bfloat16)
try:
    print('torch.autograd.grad(torch.autograd.grad(F.hardsigmoid(v).sum(),v,create_graph=True)[0].sum(),v)', '=>', repr(torch.autograd.grad(torch.autograd.grad(F.hardsigmoid(v).sum(),v,create_graph=True)[0].sum(),v)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad(torch.autograd.grad(F.hardsigmoid(v).sum(),v,create_graph=True)[0].sum(),v)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad(torch.autograd.grad(torch.cdist(v[None],v[None]+1).sum(),v,create_graph=True)[0].sum(),v)', '=>', repr(torch.autograd.grad(torch.autograd.grad(torch.cdist(v[None],v[None]+1).sum(),v,create_graph=True)[0].sum(),v)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad(torch.autograd.grad(torch.cdist(v[None],v[None]+1).sum(),v,create_graph=True)[0].sum(),v)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad(torch.autograd.grad(F.multi_margin_loss(v[None],torch.tensor([0])),v,create_graph=True)[0].sum(),v)', '=>', repr(torch.autograd.grad(torch.autograd.grad(F.multi_margin_loss(v[None],torch.tensor([0])),v,create_graph=True)[0].sum(),v)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad(torch.autograd.grad(F.multi_margin_loss(v[None],torch.tensor([0])),v,create_graph=True)[0].sum(),v)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad(torch.autograd.grad(F.scaled_dot_product_attention(q,q,q).sum(),q,create_graph=True)[0].sum(),q)', '=>', repr(torch.autograd.grad(torch.autograd.grad(F.scaled_dot_product_attention(q,q,q).sum(),q,create_graph=True)[0].sum(),q)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad(torch.autograd.grad(F.scaled_dot_product_attention(q,q,q).sum(),q,create_graph=True)[0].sum(),q)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad((v*1).floor_divide_(2).sum(),v)', '=>', repr(torch.autograd.grad((v*1).floor_divide_(2).sum(),v)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad((v*1).floor_divide_(2).sum(),v)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad((v*1).heaviside_(v).sum(),v)', '=>', repr(torch.autograd.grad((v*1).heaviside_(v).sum(),v)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad((v*1).heaviside_(v).sum(),v)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad(torch.autograd.grad(F.conv1d(torch.ones(1,1,3),v.view(1,1,2)).sum(),v,create_graph=True)[0].sum(),v,allow_unused=True)', '=>', repr(torch.autograd.grad(torch.autograd.grad(F.conv1d(torch.ones(1,1,3),v.view(1,1,2)).sum(),v,create_graph=True)[0].sum(),v,allow_unused=True)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad(torch.autograd.grad(F.conv1d(torch.ones(1,1,3),v.view(1,1,2)).sum(),v,create_graph=True)[0].sum(),v,allow_unused=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad(torch.vander(v).sum(),v)', '=>', repr(torch.autograd.grad(torch.vander(v).sum(),v)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad(torch.vander(v).sum(),v)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('(torch.vander(v), torch.vander(v,increasing=True).grad_fn.name())', '=>', repr((torch.vander(v), torch.vander(v,increasing=True).grad_fn.name())).replace('\n', '|'))
except Exception as e:
    print('(torch.vander(v), torch.vander(v,increasing=True).grad_fn.name())', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.clamp(torch.ones(1,2),torch.ones(1,2),torch.ones(3,2)).shape', '=>', repr(torch.clamp(torch.ones(1,2),torch.ones(1,2),torch.ones(3,2)).shape).replace('\n', '|'))
except Exception as e:
    print('torch.clamp(torch.ones(1,2),torch.ones(1,2),torch.ones(3,2)).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.clamp(x,1.,x)', '=>', repr(torch.clamp(x,1.,x)).replace('\n', '|'))
except Exception as e:
    print('torch.clamp(x,1.,x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.kron(torch.arange(4.).reshape(2,2).T,torch.ones(2,5))', '=>', repr(torch.kron(torch.arange(4.).reshape(2,2).T,torch.ones(2,5))).replace('\n', '|'))
except Exception as e:
    print('torch.kron(torch.arange(4.).reshape(2,2).T,torch.ones(2,5))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.kron(torch.arange(4.).reshape(2,2).T,torch.ones(1,1)).stride()', '=>', repr(torch.kron(torch.arange(4.).reshape(2,2).T,torch.ones(1,1)).stride()).replace('\n', '|'))
except Exception as e:
    print('torch.kron(torch.arange(4.).reshape(2,2).T,torch.ones(1,1)).stride()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('F.rms_norm(torch.ones(3,2,requires_grad=True).T,(3,)).grad_fn.name()', '=>', repr(F.rms_norm(torch.ones(3,2,requires_grad=True).T,(3,)).grad_fn.name()).replace('\n', '|'))
except Exception as e:
    print('F.rms_norm(torch.ones(3,2,requires_grad=True).T,(3,)).grad_fn.name()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('F.scaled_dot_product_attention(q.half().transpose(2,3),q.half().transpose(2,3),q.half().transpose(2,3)).grad_fn.name()', '=>', repr(F.scaled_dot_product_attention(q.half().transpose(2,3),q.half().transpose(2,3),q.half().transpose(2,3)).grad_fn.name()).replace('\n', '|'))
except Exception as e:
    print('F.scaled_dot_product_attention(q.half().transpose(2,3),q.half().transpose(2,3),q.half().transpose(2,3)).grad_fn.name()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('(w.sign_(), w.add_(1))', '=>', repr((w.sign_(), w.add_(1))).replace('\n', '|'))
except Exception as e:
    print('(w.sign_(), w.add_(1))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(3,dtype=torch.int16).hypot_(torch.ones(2,3))', '=>', repr(torch.ones(3,dtype=torch.int16).hypot_(torch.ones(2,3))).replace('\n', '|'))
except Exception as e:
    print('torch.ones(3,dtype=torch.int16).hypot_(torch.ones(2,3))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(3,dtype=torch.int16).bitwise_or_(torch.ones(3))', '=>', repr(torch.ones(3,dtype=torch.int16).bitwise_or_(torch.ones(3))).replace('\n', '|'))
except Exception as e:
    print('torch.ones(3,dtype=torch.int16).bitwise_or_(torch.ones(3))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(3,dtype=torch.int16).ldexp_(torch.ones(3))', '=>', repr(torch.ones(3,dtype=torch.int16).ldexp_(torch.ones(3))).replace('\n', '|'))
except Exception as e:
    print('torch.ones(3,dtype=torch.int16).ldexp_(torch.ones(3))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1,0]).lt_(v).grad_fn.name()', '=>', repr(torch.tensor([1,0]).lt_(v).grad_fn.name()).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1,0]).lt_(v).grad_fn.name()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('(v*1).copysign_(-1.5).grad_fn.name()', '=>', repr((v*1).copysign_(-1.5).grad_fn.name()).replace('\n', '|'))
except Exception as e:
    print('(v*1).copysign_(-1.5).grad_fn.name()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.maximum(x,2**70)', '=>', repr(torch.maximum(x,2**70)).replace('\n', '|'))
except Exception as e:
    print('torch.maximum(x,2**70)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.le(2**70,x)', '=>', repr(torch.le(2**70,x)).replace('\n', '|'))
except Exception as e:
    print('torch.le(2**70,x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('F.normalize(-1)', '=>', repr(F.normalize(-1)).replace('\n', '|'))
except Exception as e:
    print('F.normalize(-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('F.log_softmax([1],0)', '=>', repr(F.log_softmax([1],0)).replace('\n', '|'))
except Exception as e:
    print('F.log_softmax([1],0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.norm('x')", '=>', repr(torch.norm('x')).replace('\n', '|'))
except Exception as e:
    print("torch.norm('x')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.split(1.5,1)', '=>', repr(torch.split(1.5,1)).replace('\n', '|'))
except Exception as e:
    print('torch.split(1.5,1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensordot(x,1.5,1)', '=>', repr(torch.tensordot(x,1.5,1)).replace('\n', '|'))
except Exception as e:
    print('torch.tensordot(x,1.5,1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensordot(None,x,([1],[1]))', '=>', repr(torch.tensordot(None,x,([1],[1]))).replace('\n', '|'))
except Exception as e:
    print('torch.tensordot(None,x,([1],[1]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.einsum('ij,jk',x,True)", '=>', repr(torch.einsum('ij,jk',x,True)).replace('\n', '|'))
except Exception as e:
    print("torch.einsum('ij,jk',x,True)", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.unique([])', '=>', repr(torch.unique([])).replace('\n', '|'))
except Exception as e:
    print('torch.unique([])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.unique(1.5,dim=0)', '=>', repr(torch.unique(1.5,dim=0)).replace('\n', '|'))
except Exception as e:
    print('torch.unique(1.5,dim=0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.linalg.vector_norm(True)', '=>', repr(torch.linalg.vector_norm(True)).replace('\n', '|'))
except Exception as e:
    print('torch.linalg.vector_norm(True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.linalg.lstsq(x,[1])', '=>', repr(torch.linalg.lstsq(x,[1])).replace('\n', '|'))
except Exception as e:
    print('torch.linalg.lstsq(x,[1])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.linalg.vector_norm(torch.zeros(0),inf)', '=>', repr(torch.linalg.vector_norm(torch.zeros(0),inf)).replace('\n', '|'))
except Exception as e:
    print('torch.linalg.vector_norm(torch.zeros(0),inf)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.linalg.matrix_norm(torch.zeros(2,3,0),1)', '=>', repr(torch.linalg.matrix_norm(torch.zeros(2,3,0),1)).replace('\n', '|'))
except Exception as e:
    print('torch.linalg.matrix_norm(torch.zeros(2,3,0),1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.linalg.norm(x[:,:2].half(),2)', '=>', repr(torch.linalg.norm(x[:,:2].half(),2)).replace('\n', '|'))
except Exception as e:
    print('torch.linalg.norm(x[:,:2].half(),2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.linalg.pinv(torch.zeros(0))', '=>', repr(torch.linalg.pinv(torch.zeros(0))).replace('\n', '|'))
except Exception as e:
    print('torch.linalg.pinv(torch.zeros(0))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.roll(torch.tensor(1),1,-1)', '=>', repr(torch.roll(torch.tensor(1),1,-1)).replace('\n', '|'))
except Exception as e:
    print('torch.roll(torch.tensor(1),1,-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(1.).repeat_interleave(2,dim=0)', '=>', repr(torch.tensor(1.).repeat_interleave(2,dim=0)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(1.).repeat_interleave(2,dim=0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.kthvalue(torch.zeros(0,3),1,0)', '=>', repr(torch.kthvalue(torch.zeros(0,3),1,0)).replace('\n', '|'))
except Exception as e:
    print('torch.kthvalue(torch.zeros(0,3),1,0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.aminmax(torch.zeros(2,0),dim=-1)', '=>', repr(torch.aminmax(torch.zeros(2,0),dim=-1)).replace('\n', '|'))
except Exception as e:
    print('torch.aminmax(torch.zeros(2,0),dim=-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.trapezoid(torch.tensor(1.),dim=-2)', '=>', repr(torch.trapezoid(torch.tensor(1.),dim=-2)).replace('\n', '|'))
except Exception as e:
    print('torch.trapezoid(torch.tensor(1.),dim=-2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.diff(x,n=0,dim=-5)', '=>', repr(torch.diff(x,n=0,dim=-5)).replace('\n', '|'))
except Exception as e:
    print('torch.diff(x,n=0,dim=-5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.combinations(v,3).grad_fn.name()', '=>', repr(torch.combinations(v,3).grad_fn.name()).replace('\n', '|'))
except Exception as e:
    print('torch.combinations(v,3).grad_fn.name()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.nansum(v,dtype=torch.int64)', '=>', repr(torch.nansum(v,dtype=torch.int64)).replace('\n', '|'))
except Exception as e:
    print('torch.nansum(v,dtype=torch.int64)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.unique_consecutive(torch.zeros(2,0),dim=0)', '=>', repr(torch.unique_consecutive(torch.zeros(2,0),dim=0)).replace('\n', '|'))
except Exception as e:
    print('torch.unique_consecutive(torch.zeros(2,0),dim=0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.block_diag(x,torch.ones(2,3,4))', '=>', repr(torch.block_diag(x,torch.ones(2,3,4))).replace('\n', '|'))
except Exception as e:
    print('torch.block_diag(x,torch.ones(2,3,4))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad(torch.block_diag(x,torch.zeros(0),v[0]).sum(),v)', '=>', repr(torch.autograd.grad(torch.block_diag(x,torch.zeros(0),v[0]).sum(),v)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad(torch.block_diag(x,torch.zeros(0),v[0]).sum(),v)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.baddbmm(torch.ones(1,3,1),torch.ones(1,3,2),torch.zeros(0))', '=>', repr(torch.baddbmm(torch.ones(1,3,1),torch.ones(1,3,2),torch.zeros(0))).replace('\n', '|'))
except Exception as e:
    print('torch.baddbmm(torch.ones(1,3,1),torch.ones(1,3,2),torch.zeros(0))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.addmv(torch.zeros(4),x,torch.ones(3))', '=>', repr(torch.addmv(torch.zeros(4),x,torch.ones(3))).replace('\n', '|'))
except Exception as e:
    print('torch.addmv(torch.zeros(4),x,torch.ones(3))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2)@torch.ones(2,2,3).double()', '=>', repr(torch.ones(2)@torch.ones(2,2,3).double()).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2)@torch.ones(2,2,3).double()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2,2,3).double()@torch.ones(3)', '=>', repr(torch.ones(2,2,3).double()@torch.ones(3)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2,2,3).double()@torch.ones(3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.index_select(1,torch.tensor([3]))', '=>', repr(x.index_select(1,torch.tensor([3]))).replace('\n', '|'))
except Exception as e:
    print('x.index_select(1,torch.tensor([3]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.index_select(0,torch.tensor([3]))', '=>', repr(x.index_select(0,torch.tensor([3]))).replace('\n', '|'))
except Exception as e:
    print('x.index_select(0,torch.tensor([3]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.index_add(1,torch.tensor([3]),torch.ones(2,1),alpha=2)', '=>', repr(x.index_add(1,torch.tensor([3]),torch.ones(2,1),alpha=2)).replace('\n', '|'))
except Exception as e:
    print('x.index_add(1,torch.tensor([3]),torch.ones(2,1),alpha=2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.bool().logical_not().index_add(0,torch.tensor([0]),torch.tensor([[True,False,True]]),alpha=2)', '=>', repr(x.bool().logical_not().index_add(0,torch.tensor([0]),torch.tensor([[True,False,True]]),alpha=2)).replace('\n', '|'))
except Exception as e:
    print('x.bool().logical_not().index_add(0,torch.tensor([0]),torch.tensor([[True,False,True]]),alpha=2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.zeros(4,dtype=torch.bool).scatter_reduce(0,torch.tensor([0]),torch.ones(1,dtype=torch.bool),'mean')", '=>', repr(torch.zeros(4,dtype=torch.bool).scatter_reduce(0,torch.tensor([0]),torch.ones(1,dtype=torch.bool),'mean')).replace('\n', '|'))
except Exception as e:
    print("torch.zeros(4,dtype=torch.bool).scatter_reduce(0,torch.tensor([0]),torch.ones(1,dtype=torch.bool),'mean')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(1,3).masked_scatter(torch.ones(1,4,dtype=torch.bool),torch.ones(9))', '=>', repr(torch.ones(1,3).masked_scatter(torch.ones(1,4,dtype=torch.bool),torch.ones(9))).replace('\n', '|'))
except Exception as e:
    print('torch.ones(1,3).masked_scatter(torch.ones(1,4,dtype=torch.bool),torch.ones(9))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.addcmul(i8,i8,i8,value=1.7)', '=>', repr(torch.addcmul(i8,i8,i8,value=1.7)).replace('\n', '|'))
except Exception as e:
    print('torch.addcmul(i8,i8,i8,value=1.7)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.median(torch.zeros(0,dtype=torch.int8))', '=>', repr(torch.median(torch.zeros(0,dtype=torch.int8))).replace('\n', '|'))
except Exception as e:
    print('torch.median(torch.zeros(0,dtype=torch.int8))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('(torch.ones(1).new_tensor(2**63), torch.tensor([2**70],dtype=torch.bool))', '=>', repr((torch.ones(1).new_tensor(2**63), torch.tensor([2**70],dtype=torch.bool))).replace('\n', '|'))
except Exception as e:
    print('(torch.ones(1).new_tensor(2**63), torch.tensor([2**70],dtype=torch.bool))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('(torch.floor_divide(i8,inf), torch.remainder(i8,-inf), torch.fmod(x[0],inf))', '=>', repr((torch.floor_divide(i8,inf), torch.remainder(i8,-inf), torch.fmod(x[0],inf))).replace('\n', '|'))
except Exception as e:
    print('(torch.floor_divide(i8,inf), torch.remainder(i8,-inf), torch.fmod(x[0],inf))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('(torch.linspace(2,-2,5,dtype=torch.uint8), torch.range(2.5,10,dtype=torch.int64))', '=>', repr((torch.linspace(2,-2,5,dtype=torch.uint8), torch.range(2.5,10,dtype=torch.int64))).replace('\n', '|'))
except Exception as e:
    print('(torch.linspace(2,-2,5,dtype=torch.uint8), torch.range(2.5,10,dtype=torch.int64))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.linspace(-1.5,1,3,dtype=torch.uint8)', '=>', repr(torch.linspace(-1.5,1,3,dtype=torch.uint8)).replace('\n', '|'))
except Exception as e:
    print('torch.linspace(-1.5,1,3,dtype=torch.uint8)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2,2,3).bfloat16().expand(2)', '=>', repr(torch.ones(2,2,3).bfloat16().expand(2)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2,2,3).bfloat16().expand(2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.__setitem__((...,0),torch.ones(3,4))', '=>', repr(x.__setitem__((...,0),torch.ones(3,4))).replace('\n', '|'))
except Exception as e:
    print('x.__setitem__((...,0),torch.ones(3,4))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.round(i8,decimals=1)', '=>', repr(torch.round(i8,decimals=1)).replace('\n', '|'))
except Exception as e:
    print('torch.round(i8,decimals=1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.round(i8,decimals=0)', '=>', repr(torch.round(i8,decimals=0)).replace('\n', '|'))
except Exception as e:
    print('torch.round(i8,decimals=0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('F.hardtanh(i8.bool())', '=>', repr(F.hardtanh(i8.bool())).replace('\n', '|'))
except Exception as e:
    print('F.hardtanh(i8.bool())', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('(b16(1.,2.)+.3137, b16(1.,2.).logaddexp2(torch.tensor(.3137)), b16(1.,2.)*.3137, torch.tensor(.3137)*b16(1.,2.), b16(1.,2.).xlogy(.3137))', '=>', repr((b16(1.,2.)+.3137, b16(1.,2.).logaddexp2(torch.tensor(.3137)), b16(1.,2.)*.3137, torch.tensor(.3137)*b16(1.,2.), b16(1.,2.).xlogy(.3137))).replace('\n', '|'))
except Exception as e:
    print('(b16(1.,2.)+.3137, b16(1.,2.).logaddexp2(torch.tensor(.3137)), b16(1.,2.)*.3137, torch.tensor(.3137)*b16(1.,2.), b16(1.,2.).xlogy(.3137))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('(torch.i0(torch.tensor([3.,40.,88.])).tolist(), torch.special.i1e(torch.tensor([-3.,40.])).tolist(), torch.polygamma(1,torch.tensor([-33.3,.2,7.])).tolist())', '=>', repr((torch.i0(torch.tensor([3.,40.,88.])).tolist(), torch.special.i1e(torch.tensor([-3.,40.])).tolist(), torch.polygamma(1,torch.tensor([-33.3,.2,7.])).tolist())).replace('\n', '|'))
except Exception as e:
    print('(torch.i0(torch.tensor([3.,40.,88.])).tolist(), torch.special.i1e(torch.tensor([-3.,40.])).tolist(), torch.polygamma(1,torch.tensor([-33.3,.2,7.])).tolist())', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('F.cosine_similarity(b16(1.,2.)[None],torch.tensor([[.3,.7]])).tolist()', '=>', repr(F.cosine_similarity(b16(1.,2.)[None],torch.tensor([[.3,.7]])).tolist()).replace('\n', '|'))
except Exception as e:
    print('F.cosine_similarity(b16(1.,2.)[None],torch.tensor([[.3,.7]])).tolist()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('(F.cross_entropy(b16(1.,2.)[None],torch.tensor([0])).item(), F.kl_div(b16(.3,.7),b16(.2,.8)).item())', '=>', repr((F.cross_entropy(b16(1.,2.)[None],torch.tensor([0])).item(), F.kl_div(b16(.3,.7),b16(.2,.8)).item())).replace('\n', '|'))
except Exception as e:
    print('(F.cross_entropy(b16(1.,2.)[None],torch.tensor([0])).item(), F.kl_div(b16(.3,.7),b16(.2,.8)).item())', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.renorm(b16(1.,2.,3.,.7).view(2,2),1,0,1.5).tolist()', '=>', repr(torch.renorm(b16(1.,2.,3.,.7).view(2,2),1,0,1.5).tolist()).replace('\n', '|'))
except Exception as e:
    print('torch.renorm(b16(1.,2.,3.,.7).view(2,2),1,0,1.5).tolist()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.linalg.pinv(-1)', '=>', repr(torch.linalg.pinv(-1)).replace('\n', '|'))
except Exception as e:
    print('torch.linalg.pinv(-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.linalg.matrix_rank(None)', '=>', repr(torch.linalg.matrix_rank(None)).replace('\n', '|'))
except Exception as e:
    print('torch.linalg.matrix_rank(None)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.histogram([],bins=3)', '=>', repr(torch.histogram([],bins=3)).replace('\n', '|'))
except Exception as e:
    print('torch.histogram([],bins=3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.linalg.matrix_rank(torch.zeros(0))', '=>', repr(torch.linalg.matrix_rank(torch.zeros(0))).replace('\n', '|'))
except Exception as e:
    print('torch.linalg.matrix_rank(torch.zeros(0))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.scalar_tensor(inf,dtype=torch.uint8)', '=>', repr(torch.scalar_tensor(inf,dtype=torch.uint8)).replace('\n', '|'))
except Exception as e:
    print('torch.scalar_tensor(inf,dtype=torch.uint8)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i8.bool().bitwise_and(torch.ones(3))', '=>', repr(i8.bool().bitwise_and(torch.ones(3))).replace('\n', '|'))
except Exception as e:
    print('i8.bool().bitwise_and(torch.ones(3))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('i8.expand(3,2).floor_divide_(torch.ones(5))', '=>', repr(i8.expand(3,2).floor_divide_(torch.ones(5))).replace('\n', '|'))
except Exception as e:
    print('i8.expand(3,2).floor_divide_(torch.ones(5))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros(4,dtype=torch.bfloat16)[::2][:1].view(torch.int32)', '=>', repr(torch.zeros(4,dtype=torch.bfloat16)[::2][:1].view(torch.int32)).replace('\n', '|'))
except Exception as e:
    print('torch.zeros(4,dtype=torch.bfloat16)[::2][:1].view(torch.int32)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('b16(1.,2.,.7).log_softmax(0)', '=>', repr(b16(1.,2.,.7).log_softmax(0)).replace('\n', '|'))
except Exception as e:
    print('b16(1.,2.,.7).log_softmax(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('F.nll_loss(b16(1.,2.)[None].log_softmax(1),torch.tensor([0]))', '=>', repr(F.nll_loss(b16(1.,2.)[None].log_softmax(1),torch.tensor([0]))).replace('\n', '|'))
except Exception as e:
    print('F.nll_loss(b16(1.,2.)[None].log_softmax(1),torch.tensor([0]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.autograd.grad(torch.var(v[:1],0,correction=2),v)', '=>', repr(torch.autograd.grad(torch.var(v[:1],0,correction=2),v)).replace('\n', '|'))
except Exception as e:
    print('torch.autograd.grad(torch.var(v[:1],0,correction=2),v)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.scatter(1,torch.tensor([[0]]),torch.zeros(0))', '=>', repr(x.scatter(1,torch.tensor([[0]]),torch.zeros(0))).replace('\n', '|'))
except Exception as e:
    print('x.scatter(1,torch.tensor([[0]]),torch.zeros(0))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
