import torch, math, copy, warnings
warnings.simplefilter('ignore')
x=torch.arange(12.).reshape(3,4)
try:
    print('x[[0,slice(None)]]', '=>', repr(x[[0,slice(None)]]).replace('\n', '|'))
except Exception as e:
    print('x[[0,slice(None)]]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[[[0,1],[1,2]]]', '=>', repr(x[[[0,1],[1,2]]]).replace('\n', '|'))
except Exception as e:
    print('x[[[0,1],[1,2]]]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[[torch.tensor(0),torch.tensor(1)]]', '=>', repr(x[[torch.tensor(0),torch.tensor(1)]]).replace('\n', '|'))
except Exception as e:
    print('x[[torch.tensor(0),torch.tensor(1)]]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[[torch.tensor([0,1]),torch.tensor([1,2])]]', '=>', repr(x[[torch.tensor([0,1]),torch.tensor([1,2])]]).replace('\n', '|'))
except Exception as e:
    print('x[[torch.tensor([0,1]),torch.tensor([1,2])]]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[range(2)]', '=>', repr(x[range(2)]).replace('\n', '|'))
except Exception as e:
    print('x[range(2)]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[[True,False,True]]', '=>', repr(x[[True,False,True]]).replace('\n', '|'))
except Exception as e:
    print('x[[True,False,True]]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[(0,1)]', '=>', repr(x[(0,1)]).replace('\n', '|'))
except Exception as e:
    print('x[(0,1)]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[[0,None]]', '=>', repr(x[[0,None]]).replace('\n', '|'))
except Exception as e:
    print('x[[0,None]]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[True]', '=>', repr(x[True]).replace('\n', '|'))
except Exception as e:
    print('x[True]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[torch.tensor(True)]', '=>', repr(x[torch.tensor(True)]).replace('\n', '|'))
except Exception as e:
    print('x[torch.tensor(True)]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[torch.tensor(1)]', '=>', repr(x[torch.tensor(1)]).replace('\n', '|'))
except Exception as e:
    print('x[torch.tensor(1)]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[torch.tensor([0.5])]', '=>', repr(x[torch.tensor([0.5])]).replace('\n', '|'))
except Exception as e:
    print('x[torch.tensor([0.5])]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[1:torch.tensor(3)]', '=>', repr(x[1:torch.tensor(3)]).replace('\n', '|'))
except Exception as e:
    print('x[1:torch.tensor(3)]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[::0]', '=>', repr(x[::0]).replace('\n', '|'))
except Exception as e:
    print('x[::0]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[()]', '=>', repr(x[()]).replace('\n', '|'))
except Exception as e:
    print('x[()]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[[]]', '=>', repr(x[[]]).replace('\n', '|'))
except Exception as e:
    print('x[[]]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[None]', '=>', repr(x[None]).replace('\n', '|'))
except Exception as e:
    print('x[None]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[...,None].shape', '=>', repr(x[...,None].shape).replace('\n', '|'))
except Exception as e:
    print('x[...,None].shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x['a':]", '=>', repr(x['a':]).replace('\n', '|'))
except Exception as e:
    print("x['a':]", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[1.5:]', '=>', repr(x[1.5:]).replace('\n', '|'))
except Exception as e:
    print('x[1.5:]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.device('cpu:0')", '=>', repr(torch.device('cpu:0')).replace('\n', '|'))
except Exception as e:
    print("torch.device('cpu:0')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.device('cuda:1')", '=>', repr(torch.device('cuda:1')).replace('\n', '|'))
except Exception as e:
    print("torch.device('cuda:1')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.device('cuda',1)", '=>', repr(torch.device('cuda',1)).replace('\n', '|'))
except Exception as e:
    print("torch.device('cuda',1)", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.device('cpu').type", '=>', repr(torch.device('cpu').type).replace('\n', '|'))
except Exception as e:
    print("torch.device('cpu').type", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.device('cpu')==torch.device('cpu:0')", '=>', repr(torch.device('cpu')==torch.device('cpu:0')).replace('\n', '|'))
except Exception as e:
    print("torch.device('cpu')==torch.device('cpu:0')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("str(torch.device('cpu'))", '=>', repr(str(torch.device('cpu'))).replace('\n', '|'))
except Exception as e:
    print("str(torch.device('cpu'))", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.zeros(2).to('mps')", '=>', repr(torch.zeros(2).to('mps')).replace('\n', '|'))
except Exception as e:
    print("torch.zeros(2).to('mps')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.ones(1,device='cpu').device", '=>', repr(torch.ones(1,device='cpu').device).replace('\n', '|'))
except Exception as e:
    print("torch.ones(1,device='cpu').device", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1.0,True,2])', '=>', repr(torch.tensor([1.0,True,2])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1.0,True,2])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([True,2])', '=>', repr(torch.tensor([True,2])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([True,2])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([True,False])', '=>', repr(torch.tensor([True,False])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([True,False])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([torch.tensor(1),2.5])', '=>', repr(torch.tensor([torch.tensor(1),2.5])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([torch.tensor(1),2.5])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([torch.tensor([1.]),torch.tensor([2.])])', '=>', repr(torch.tensor([torch.tensor([1.]),torch.tensor([2.])])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([torch.tensor([1.]),torch.tensor([2.])])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([[1,2],(3,4)])', '=>', repr(torch.tensor([[1,2],(3,4)])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([[1,2],(3,4)])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(range(3))', '=>', repr(torch.tensor(range(3))).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(range(3))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor({1,2})', '=>', repr(torch.tensor({1,2})).replace('\n', '|'))
except Exception as e:
    print('torch.tensor({1,2})', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.tensor([float('nan')],dtype=torch.int64)", '=>', repr(torch.tensor([float('nan')],dtype=torch.int64)).replace('\n', '|'))
except Exception as e:
    print("torch.tensor([float('nan')],dtype=torch.int64)", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1.5,2],dtype=torch.bool)', '=>', repr(torch.tensor([1.5,2],dtype=torch.bool)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1.5,2],dtype=torch.bool)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1e300])', '=>', repr(torch.tensor([1e300])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1e300])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(3.0,requires_grad=True)', '=>', repr(torch.tensor(3.0,requires_grad=True)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(3.0,requires_grad=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1],requires_grad=True)', '=>', repr(torch.tensor([1],requires_grad=True)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1],requires_grad=True)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(x)', '=>', repr(torch.tensor(x)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([[],[]])', '=>', repr(torch.tensor([[],[]])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([[],[]])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([[1.5,[2]]])', '=>', repr(torch.tensor([[1.5,[2]]])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([[1.5,[2]]])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([[1.5],2])', '=>', repr(torch.tensor([[1.5],2])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([[1.5],2])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([-1],dtype=torch.uint8)', '=>', repr(torch.tensor([-1],dtype=torch.uint8)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([-1],dtype=torch.uint8)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([2**40],dtype=torch.int32)', '=>', repr(torch.tensor([2**40],dtype=torch.int32)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([2**40],dtype=torch.int32)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(2**63)', '=>', repr(torch.tensor(2**63)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(2**63)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.as_tensor(x) is x', '=>', repr(torch.as_tensor(x) is x).replace('\n', '|'))
except Exception as e:
    print('torch.as_tensor(x) is x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.as_tensor([1,2],dtype=torch.float32)', '=>', repr(torch.as_tensor([1,2],dtype=torch.float32)).replace('\n', '|'))
except Exception as e:
    print('torch.as_tensor([1,2],dtype=torch.float32)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.asarray([1,2])', '=>', repr(torch.asarray([1,2])).replace('\n', '|'))
except Exception as e:
    print('torch.asarray([1,2])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.Size([2,3])+(1,)', '=>', repr(torch.Size([2,3])+(1,)).replace('\n', '|'))
except Exception as e:
    print('torch.Size([2,3])+(1,)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.Size([2,3])[1:]', '=>', repr(torch.Size([2,3])[1:]).replace('\n', '|'))
except Exception as e:
    print('torch.Size([2,3])[1:]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.Size([2,3])+torch.Size([1])', '=>', repr(torch.Size([2,3])+torch.Size([1])).replace('\n', '|'))
except Exception as e:
    print('torch.Size([2,3])+torch.Size([1])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.Size([2,3]).numel()', '=>', repr(torch.Size([2,3]).numel()).replace('\n', '|'))
except Exception as e:
    print('torch.Size([2,3]).numel()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.Size([2,3])==(2,3)', '=>', repr(torch.Size([2,3])==(2,3)).replace('\n', '|'))
except Exception as e:
    print('torch.Size([2,3])==(2,3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.Size([2,3])*2', '=>', repr(torch.Size([2,3])*2).replace('\n', '|'))
except Exception as e:
    print('torch.Size([2,3])*2', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('repr(x.shape)', '=>', repr(repr(x.shape)).replace('\n', '|'))
except Exception as e:
    print('repr(x.shape)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('str(x.shape)', '=>', repr(str(x.shape)).replace('\n', '|'))
except Exception as e:
    print('str(x.shape)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.float32.is_floating_point', '=>', repr(torch.float32.is_floating_point).replace('\n', '|'))
except Exception as e:
    print('torch.float32.is_floating_point', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.float32.itemsize', '=>', repr(torch.float32.itemsize).replace('\n', '|'))
except Exception as e:
    print('torch.float32.itemsize', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.int64.is_signed', '=>', repr(torch.int64.is_signed).replace('\n', '|'))
except Exception as e:
    print('torch.int64.is_signed', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.strided', '=>', repr(torch.strided).replace('\n', '|'))
except Exception as e:
    print('torch.strided', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.preserve_format', '=>', repr(torch.preserve_format).replace('\n', '|'))
except Exception as e:
    print('torch.preserve_format', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.contiguous_format', '=>', repr(torch.contiguous_format).replace('\n', '|'))
except Exception as e:
    print('torch.contiguous_format', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.max(0)', '=>', repr(x.max(0)).replace('\n', '|'))
except Exception as e:
    print('x.max(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.sort()', '=>', repr(x.sort()).replace('\n', '|'))
except Exception as e:
    print('x.sort()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.var_mean(x,0)', '=>', repr(torch.var_mean(x,0)).replace('\n', '|'))
except Exception as e:
    print('torch.var_mean(x,0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.aminmax(x)', '=>', repr(torch.aminmax(x)).replace('\n', '|'))
except Exception as e:
    print('torch.aminmax(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.stride()', '=>', repr(x.stride()).replace('\n', '|'))
except Exception as e:
    print('x.stride()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.stride(0)', '=>', repr(x.stride(0)).replace('\n', '|'))
except Exception as e:
    print('x.stride(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.layout', '=>', repr(x.layout).replace('\n', '|'))
except Exception as e:
    print('x.layout', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.T.is_contiguous()', '=>', repr(x.T.is_contiguous()).replace('\n', '|'))
except Exception as e:
    print('x.T.is_contiguous()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('type(x)', '=>', repr(type(x)).replace('\n', '|'))
except Exception as e:
    print('type(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.Tensor', '=>', repr(torch.Tensor).replace('\n', '|'))
except Exception as e:
    print('torch.Tensor', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('type(x.shape)', '=>', repr(type(x.shape)).replace('\n', '|'))
except Exception as e:
    print('type(x.shape)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('type(torch.float32)', '=>', repr(type(torch.float32)).replace('\n', '|'))
except Exception as e:
    print('type(torch.float32)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("type(torch.device('cpu'))", '=>', repr(type(torch.device('cpu'))).replace('\n', '|'))
except Exception as e:
    print("type(torch.device('cpu'))", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.Generator()', '=>', repr(torch.Generator()).replace('\n', '|'))
except Exception as e:
    print('torch.Generator()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.Generator().device', '=>', repr(torch.Generator().device).replace('\n', '|'))
except Exception as e:
    print('torch.Generator().device', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.finfo(torch.float32)', '=>', repr(torch.finfo(torch.float32)).replace('\n', '|'))
except Exception as e:
    print('torch.finfo(torch.float32)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.iinfo(torch.int64)', '=>', repr(torch.iinfo(torch.int64)).replace('\n', '|'))
except Exception as e:
    print('torch.iinfo(torch.int64)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.finfo(torch.float32).eps', '=>', repr(torch.finfo(torch.float32).eps).replace('\n', '|'))
except Exception as e:
    print('torch.finfo(torch.float32).eps', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.finfo()', '=>', repr(torch.finfo()).replace('\n', '|'))
except Exception as e:
    print('torch.finfo()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.iinfo(torch.uint8).max', '=>', repr(torch.iinfo(torch.uint8).max).replace('\n', '|'))
except Exception as e:
    print('torch.iinfo(torch.uint8).max', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.type()', '=>', repr(x.type()).replace('\n', '|'))
except Exception as e:
    print('x.type()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.type(torch.int)', '=>', repr(x.type(torch.int)).replace('\n', '|'))
except Exception as e:
    print('x.type(torch.int)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.tensor(1.0).__format__('')", '=>', repr(torch.tensor(1.0).__format__('')).replace('\n', '|'))
except Exception as e:
    print("torch.tensor(1.0).__format__('')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('f"{torch.tensor(3.14159265)}"', '=>', repr(f"{torch.tensor(3.14159265)}").replace('\n', '|'))
except Exception as e:
    print('f"{torch.tensor(3.14159265)}"', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('f"{torch.tensor(True)}"', '=>', repr(f"{torch.tensor(True)}").replace('\n', '|'))
except Exception as e:
    print('f"{torch.tensor(True)}"', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('f"{torch.tensor([1.])}"', '=>', repr(f"{torch.tensor([1.])}").replace('\n', '|'))
except Exception as e:
    print('f"{torch.tensor([1.])}"', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('f"{torch.nn.Parameter(torch.tensor(1.5))}"', '=>', repr(f"{torch.nn.Parameter(torch.tensor(1.5))}").replace('\n', '|'))
except Exception as e:
    print('f"{torch.nn.Parameter(torch.tensor(1.5))}"', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("'%d' % torch.tensor(3)", '=>', repr('%d' % torch.tensor(3)).replace('\n', '|'))
except Exception as e:
    print("'%d' % torch.tensor(3)", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("'%.2f' % torch.tensor(3.14159)", '=>', repr('%.2f' % torch.tensor(3.14159)).replace('\n', '|'))
except Exception as e:
    print("'%.2f' % torch.tensor(3.14159)", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("'%.2f' % torch.tensor([3.14159])", '=>', repr('%.2f' % torch.tensor([3.14159])).replace('\n', '|'))
except Exception as e:
    print("'%.2f' % torch.tensor([3.14159])", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("'%s' % torch.tensor([3.14159])", '=>', repr('%s' % torch.tensor([3.14159])).replace('\n', '|'))
except Exception as e:
    print("'%s' % torch.tensor([3.14159])", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('[1,2,3][torch.tensor(1)]', '=>', repr([1,2,3][torch.tensor(1)]).replace('\n', '|'))
except Exception as e:
    print('[1,2,3][torch.tensor(1)]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('list(range(torch.tensor(3)))', '=>', repr(list(range(torch.tensor(3)))).replace('\n', '|'))
except Exception as e:
    print('list(range(torch.tensor(3)))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('int(torch.tensor(3.7))', '=>', repr(int(torch.tensor(3.7))).replace('\n', '|'))
except Exception as e:
    print('int(torch.tensor(3.7))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('float(torch.tensor(3))', '=>', repr(float(torch.tensor(3))).replace('\n', '|'))
except Exception as e:
    print('float(torch.tensor(3))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(3.7).__index__()', '=>', repr(torch.tensor(3.7).__index__()).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(3.7).__index__()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('[1]*torch.tensor(3)', '=>', repr([1]*torch.tensor(3)).replace('\n', '|'))
except Exception as e:
    print('[1]*torch.tensor(3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([3]).__index__()', '=>', repr(torch.tensor([3]).__index__()).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([3]).__index__()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('round(torch.tensor(3.7))', '=>', repr(round(torch.tensor(3.7))).replace('\n', '|'))
except Exception as e:
    print('round(torch.tensor(3.7))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('round(torch.tensor(3.777),1)', '=>', repr(round(torch.tensor(3.777),1)).replace('\n', '|'))
except Exception as e:
    print('round(torch.tensor(3.777),1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('math.sqrt(torch.tensor(4.))', '=>', repr(math.sqrt(torch.tensor(4.))).replace('\n', '|'))
except Exception as e:
    print('math.sqrt(torch.tensor(4.))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('pow(torch.tensor(2.),3)', '=>', repr(pow(torch.tensor(2.),3)).replace('\n', '|'))
except Exception as e:
    print('pow(torch.tensor(2.),3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('sum([torch.tensor(1.),torch.tensor(2.)])', '=>', repr(sum([torch.tensor(1.),torch.tensor(2.)])).replace('\n', '|'))
except Exception as e:
    print('sum([torch.tensor(1.),torch.tensor(2.)])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('max(torch.tensor([1.,3.]))', '=>', repr(max(torch.tensor([1.,3.]))).replace('\n', '|'))
except Exception as e:
    print('max(torch.tensor([1.,3.]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('sorted(torch.tensor([3.,1.]))', '=>', repr(sorted(torch.tensor([3.,1.]))).replace('\n', '|'))
except Exception as e:
    print('sorted(torch.tensor([3.,1.]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('min(torch.tensor(3.),torch.tensor(2.))', '=>', repr(min(torch.tensor(3.),torch.tensor(2.))).replace('\n', '|'))
except Exception as e:
    print('min(torch.tensor(3.),torch.tensor(2.))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('1.5 in x', '=>', repr(1.5 in x).replace('\n', '|'))
except Exception as e:
    print('1.5 in x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(1) in [1,2]', '=>', repr(torch.tensor(1) in [1,2]).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(1) in [1,2]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("'a' in x", '=>', repr('a' in x).replace('\n', '|'))
except Exception as e:
    print("'a' in x", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x == None', '=>', repr(x == None).replace('\n', '|'))
except Exception as e:
    print('x == None', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x != None', '=>', repr(x != None).replace('\n', '|'))
except Exception as e:
    print('x != None', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(2)==2', '=>', repr(torch.tensor(2)==2).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(2)==2', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('not torch.tensor(0)', '=>', repr(not torch.tensor(0)).replace('\n', '|'))
except Exception as e:
    print('not torch.tensor(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('bool(torch.tensor([]))', '=>', repr(bool(torch.tensor([]))).replace('\n', '|'))
except Exception as e:
    print('bool(torch.tensor([]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('hash(torch.Size([1]))==hash((1,))', '=>', repr(hash(torch.Size([1]))==hash((1,))).replace('\n', '|'))
except Exception as e:
    print('hash(torch.Size([1]))==hash((1,))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.grad_fn', '=>', repr(x.grad_fn).replace('\n', '|'))
except Exception as e:
    print('x.grad_fn', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.requires_grad_().sum().grad_fn', '=>', repr(x.requires_grad_().sum().grad_fn).replace('\n', '|'))
except Exception as e:
    print('x.requires_grad_().sum().grad_fn', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.sum().grad_fn.next_functions', '=>', repr(x.sum().grad_fn.next_functions).replace('\n', '|'))
except Exception as e:
    print('x.sum().grad_fn.next_functions', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.mul(2).grad_fn.name()', '=>', repr(x.mul(2).grad_fn.name()).replace('\n', '|'))
except Exception as e:
    print('x.mul(2).grad_fn.name()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.dtype', '=>', repr(x.dtype).replace('\n', '|'))
except Exception as e:
    print('x.dtype', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.is_cuda', '=>', repr(x.is_cuda).replace('\n', '|'))
except Exception as e:
    print('x.is_cuda', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.names', '=>', repr(x.names).replace('\n', '|'))
except Exception as e:
    print('x.names', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x._version', '=>', repr(x._version).replace('\n', '|'))
except Exception as e:
    print('x._version', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.is_sparse', '=>', repr(x.is_sparse).replace('\n', '|'))
except Exception as e:
    print('x.is_sparse', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.real', '=>', repr(x.real).replace('\n', '|'))
except Exception as e:
    print('x.real', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.imag', '=>', repr(x.imag).replace('\n', '|'))
except Exception as e:
    print('x.imag', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.H', '=>', repr(x.H).replace('\n', '|'))
except Exception as e:
    print('x.H', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.itemsize', '=>', repr(x.itemsize).replace('\n', '|'))
except Exception as e:
    print('x.itemsize', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.nbytes', '=>', repr(x.nbytes).replace('\n', '|'))
except Exception as e:
    print('x.nbytes', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.element_size()', '=>', repr(x.element_size()).replace('\n', '|'))
except Exception as e:
    print('x.element_size()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.is_shared()', '=>', repr(x.is_shared()).replace('\n', '|'))
except Exception as e:
    print('x.is_shared()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.untyped_storage()', '=>', repr(x.untyped_storage()).replace('\n', '|'))
except Exception as e:
    print('x.untyped_storage()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.storage()', '=>', repr(x.storage()).replace('\n', '|'))
except Exception as e:
    print('x.storage()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.output_nr', '=>', repr(x.output_nr).replace('\n', '|'))
except Exception as e:
    print('x.output_nr', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.data_ptr()>0', '=>', repr(x.data_ptr()>0).replace('\n', '|'))
except Exception as e:
    print('x.data_ptr()>0', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.is_floating_point()', '=>', repr(x.is_floating_point()).replace('\n', '|'))
except Exception as e:
    print('x.is_floating_point()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.is_complex()', '=>', repr(x.is_complex()).replace('\n', '|'))
except Exception as e:
    print('x.is_complex()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.is_signed()', '=>', repr(x.is_signed()).replace('\n', '|'))
except Exception as e:
    print('x.is_signed()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.dim_order()', '=>', repr(x.dim_order()).replace('\n', '|'))
except Exception as e:
    print('x.dim_order()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.name', '=>', repr(x.name).replace('\n', '|'))
except Exception as e:
    print('x.name', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.volatile', '=>', repr(x.volatile).replace('\n', '|'))
except Exception as e:
    print('x.volatile', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.is_quantized', '=>', repr(x.is_quantized).replace('\n', '|'))
except Exception as e:
    print('x.is_quantized', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.is_mkldnn', '=>', repr(x.is_mkldnn).replace('\n', '|'))
except Exception as e:
    print('x.is_mkldnn', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.is_meta', '=>', repr(x.is_meta).replace('\n', '|'))
except Exception as e:
    print('x.is_meta', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.get_device()', '=>', repr(x.get_device()).replace('\n', '|'))
except Exception as e:
    print('x.get_device()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.__array__().dtype', '=>', repr(x.__array__().dtype).replace('\n', '|'))
except Exception as e:
    print('x.__array__().dtype', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
