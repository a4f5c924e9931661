import torch, math, copy, warnings
warnings.simplefilter('ignore')
x=torch.ones(2,3)
try:
    print('torch.relu()', '=>', repr(torch.relu()).replace('\n', '|'))
except Exception as e:
    print('torch.relu()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.relu(x,x)', '=>', repr(torch.relu(x,x)).replace('\n', '|'))
except Exception as e:
    print('torch.relu(x,x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.relu('a')", '=>', repr(torch.relu('a')).replace('\n', '|'))
except Exception as e:
    print("torch.relu('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.relu(x, foo=1)', '=>', repr(torch.relu(x, foo=1)).replace('\n', '|'))
except Exception as e:
    print('torch.relu(x, foo=1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.relu(1)', '=>', repr(x.relu(1)).replace('\n', '|'))
except Exception as e:
    print('x.relu(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.add('a')", '=>', repr(x.add('a')).replace('\n', '|'))
except Exception as e:
    print("x.add('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.add(x,'a')", '=>', repr(torch.add(x,'a')).replace('\n', '|'))
except Exception as e:
    print("torch.add(x,'a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.matmul(x,[1])', '=>', repr(torch.matmul(x,[1])).replace('\n', '|'))
except Exception as e:
    print('torch.matmul(x,[1])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.matmul([1])', '=>', repr(x.matmul([1])).replace('\n', '|'))
except Exception as e:
    print('x.matmul([1])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x @ [1]', '=>', repr(x @ [1]).replace('\n', '|'))
except Exception as e:
    print('x @ [1]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x + 'a'", '=>', repr(x + 'a').replace('\n', '|'))
except Exception as e:
    print("x + 'a'", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x + [1]', '=>', repr(x + [1]).replace('\n', '|'))
except Exception as e:
    print('x + [1]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x + None', '=>', repr(x + None).replace('\n', '|'))
except Exception as e:
    print('x + None', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x < 'a'", '=>', repr(x < 'a').replace('\n', '|'))
except Exception as e:
    print("x < 'a'", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x == 'a'", '=>', repr(x == 'a').replace('\n', '|'))
except Exception as e:
    print("x == 'a'", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("'a' + x", '=>', repr('a' + x).replace('\n', '|'))
except Exception as e:
    print("'a' + x", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.sum('a')", '=>', repr(x.sum('a')).replace('\n', '|'))
except Exception as e:
    print("x.sum('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.sum(1.5)', '=>', repr(x.sum(1.5)).replace('\n', '|'))
except Exception as e:
    print('x.sum(1.5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.softmax(x)', '=>', repr(torch.softmax(x)).replace('\n', '|'))
except Exception as e:
    print('torch.softmax(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.softmax()', '=>', repr(x.softmax()).replace('\n', '|'))
except Exception as e:
    print('x.softmax()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.view('a')", '=>', repr(x.view('a')).replace('\n', '|'))
except Exception as e:
    print("x.view('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.reshape()', '=>', repr(x.reshape()).replace('\n', '|'))
except Exception as e:
    print('x.reshape()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.view()', '=>', repr(x.view()).replace('\n', '|'))
except Exception as e:
    print('x.view()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.zeros('a')", '=>', repr(torch.zeros('a')).replace('\n', '|'))
except Exception as e:
    print("torch.zeros('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros()', '=>', repr(torch.zeros()).replace('\n', '|'))
except Exception as e:
    print('torch.zeros()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros([1.5])', '=>', repr(torch.zeros([1.5])).replace('\n', '|'))
except Exception as e:
    print('torch.zeros([1.5])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros(1.5)', '=>', repr(torch.zeros(1.5)).replace('\n', '|'))
except Exception as e:
    print('torch.zeros(1.5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros(2, 1.5)', '=>', repr(torch.zeros(2, 1.5)).replace('\n', '|'))
except Exception as e:
    print('torch.zeros(2, 1.5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.zeros(-1)', '=>', repr(torch.zeros(-1)).replace('\n', '|'))
except Exception as e:
    print('torch.zeros(-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor()', '=>', repr(torch.tensor()).replace('\n', '|'))
except Exception as e:
    print('torch.tensor()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.tensor('a')", '=>', repr(torch.tensor('a')).replace('\n', '|'))
except Exception as e:
    print("torch.tensor('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([[1,2],[1]])', '=>', repr(torch.tensor([[1,2],[1]])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([[1,2],[1]])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.tensor([1,'a'])", '=>', repr(torch.tensor([1,'a'])).replace('\n', '|'))
except Exception as e:
    print("torch.tensor([1,'a'])", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(None)', '=>', repr(torch.tensor(None)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(None)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([1,[2]])', '=>', repr(torch.tensor([1,[2]])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([1,[2]])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([[1],2])', '=>', repr(torch.tensor([[1],2])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([[1],2])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor({})', '=>', repr(torch.tensor({})).replace('\n', '|'))
except Exception as e:
    print('torch.tensor({})', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([None])', '=>', repr(torch.tensor([None])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([None])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([x])', '=>', repr(torch.tensor([x])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([x])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([x[0,0]])', '=>', repr(torch.tensor([x[0,0]])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([x[0,0]])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor(1,2)', '=>', repr(torch.tensor(1,2)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor(1,2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([2**70])', '=>', repr(torch.tensor([2**70])).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([2**70])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.tensor([1], dtype='a')", '=>', repr(torch.tensor([1], dtype='a')).replace('\n', '|'))
except Exception as e:
    print("torch.tensor([1], dtype='a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.tensor([300], dtype=torch.uint8)', '=>', repr(torch.tensor([300], dtype=torch.uint8)).replace('\n', '|'))
except Exception as e:
    print('torch.tensor([300], dtype=torch.uint8)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cat(x)', '=>', repr(torch.cat(x)).replace('\n', '|'))
except Exception as e:
    print('torch.cat(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cat(1)', '=>', repr(torch.cat(1)).replace('\n', '|'))
except Exception as e:
    print('torch.cat(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cat([])', '=>', repr(torch.cat([])).replace('\n', '|'))
except Exception as e:
    print('torch.cat([])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cat([1,2])', '=>', repr(torch.cat([1,2])).replace('\n', '|'))
except Exception as e:
    print('torch.cat([1,2])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.cat([x,1])', '=>', repr(torch.cat([x,1])).replace('\n', '|'))
except Exception as e:
    print('torch.cat([x,1])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.stack([x,1])', '=>', repr(torch.stack([x,1])).replace('\n', '|'))
except Exception as e:
    print('torch.stack([x,1])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.stack(1)', '=>', repr(torch.stack(1)).replace('\n', '|'))
except Exception as e:
    print('torch.stack(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.item(1)', '=>', repr(x.item(1)).replace('\n', '|'))
except Exception as e:
    print('x.item(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('float(x)', '=>', repr(float(x)).replace('\n', '|'))
except Exception as e:
    print('float(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('int(x)', '=>', repr(int(x)).replace('\n', '|'))
except Exception as e:
    print('int(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('bool(x)', '=>', repr(bool(x)).replace('\n', '|'))
except Exception as e:
    print('bool(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x['a']", '=>', repr(x['a']).replace('\n', '|'))
except Exception as e:
    print("x['a']", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[1.5]', '=>', repr(x[1.5]).replace('\n', '|'))
except Exception as e:
    print('x[1.5]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x[None,'a']", '=>', repr(x[None,'a']).replace('\n', '|'))
except Exception as e:
    print("x[None,'a']", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    x[0]='a'; print("x[0]='a'", 'ok')
except Exception as e:
    print("x[0]='a'", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    x[0]=[1,2]; print('x[0]=[1,2]', 'ok')
except Exception as e:
    print('x[0]=[1,2]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[5]', '=>', repr(x[5]).replace('\n', '|'))
except Exception as e:
    print('x[5]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x[0,0,0]', '=>', repr(x[0,0,0]).replace('\n', '|'))
except Exception as e:
    print('x[0,0,0]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    del x[0]; print('del x[0]', 'ok')
except Exception as e:
    print('del x[0]', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('len(torch.tensor(1))', '=>', repr(len(torch.tensor(1))).replace('\n', '|'))
except Exception as e:
    print('len(torch.tensor(1))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('iter(torch.tensor(1))', '=>', repr(iter(torch.tensor(1))).replace('\n', '|'))
except Exception as e:
    print('iter(torch.tensor(1))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.foo', '=>', repr(x.foo).replace('\n', '|'))
except Exception as e:
    print('x.foo', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.foo', '=>', repr(torch.foo).replace('\n', '|'))
except Exception as e:
    print('torch.foo', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    x.shape=3; print('x.shape=3', 'ok')
except Exception as e:
    print('x.shape=3', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    x.grad=3; print('x.grad=3', 'ok')
except Exception as e:
    print('x.grad=3', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    x.grad=torch.ones(3); print('x.grad=torch.ones(3)', 'ok')
except Exception as e:
    print('x.grad=torch.ones(3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    x.requires_grad=1; print('x.requires_grad=1', 'ok')
except Exception as e:
    print('x.requires_grad=1', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    x.requires_grad='a'; print("x.requires_grad='a'", 'ok')
except Exception as e:
    print("x.requires_grad='a'", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    torch.tensor([1]).requires_grad=True; print('torch.tensor([1]).requires_grad=True', 'ok')
except Exception as e:
    print('torch.tensor([1]).requires_grad=True', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    x.data=3; print('x.data=3', 'ok')
except Exception as e:
    print('x.data=3', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.max(5)', '=>', repr(x.max(5)).replace('\n', '|'))
except Exception as e:
    print('x.max(5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.max('a')", '=>', repr(x.max('a')).replace('\n', '|'))
except Exception as e:
    print("x.max('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.transpose(0)', '=>', repr(x.transpose(0)).replace('\n', '|'))
except Exception as e:
    print('x.transpose(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.permute(0)', '=>', repr(x.permute(0)).replace('\n', '|'))
except Exception as e:
    print('x.permute(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.permute('a')", '=>', repr(x.permute('a')).replace('\n', '|'))
except Exception as e:
    print("x.permute('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.permute(0,0)', '=>', repr(x.permute(0,0)).replace('\n', '|'))
except Exception as e:
    print('x.permute(0,0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.unsqueeze()', '=>', repr(x.unsqueeze()).replace('\n', '|'))
except Exception as e:
    print('x.unsqueeze()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.unsqueeze('a')", '=>', repr(x.unsqueeze('a')).replace('\n', '|'))
except Exception as e:
    print("x.unsqueeze('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.expand('a')", '=>', repr(x.expand('a')).replace('\n', '|'))
except Exception as e:
    print("x.expand('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.repeat(1)', '=>', repr(x.repeat(1)).replace('\n', '|'))
except Exception as e:
    print('x.repeat(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.clamp()', '=>', repr(x.clamp()).replace('\n', '|'))
except Exception as e:
    print('x.clamp()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.clamp('a')", '=>', repr(x.clamp('a')).replace('\n', '|'))
except Exception as e:
    print("x.clamp('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.to('foo')", '=>', repr(x.to('foo')).replace('\n', '|'))
except Exception as e:
    print("x.to('foo')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.to(3.4)', '=>', repr(x.to(3.4)).replace('\n', '|'))
except Exception as e:
    print('x.to(3.4)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.to('cuda')", '=>', repr(x.to('cuda')).replace('\n', '|'))
except Exception as e:
    print("x.to('cuda')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.cuda()', '=>', repr(x.cuda()).replace('\n', '|'))
except Exception as e:
    print('x.cuda()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.type('foo')", '=>', repr(x.type('foo')).replace('\n', '|'))
except Exception as e:
    print("x.type('foo')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.long('a')", '=>', repr(x.long('a')).replace('\n', '|'))
except Exception as e:
    print("x.long('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.backward()', '=>', repr(x.backward()).replace('\n', '|'))
except Exception as e:
    print('x.backward()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.arange('a')", '=>', repr(torch.arange('a')).replace('\n', '|'))
except Exception as e:
    print("torch.arange('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.randn()', '=>', repr(torch.randn()).replace('\n', '|'))
except Exception as e:
    print('torch.randn()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.randn('a')", '=>', repr(torch.randn('a')).replace('\n', '|'))
except Exception as e:
    print("torch.randn('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.rand(2,3,4.5)', '=>', repr(torch.rand(2,3,4.5)).replace('\n', '|'))
except Exception as e:
    print('torch.rand(2,3,4.5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.randint(0,(3,))', '=>', repr(torch.randint(0,(3,))).replace('\n', '|'))
except Exception as e:
    print('torch.randint(0,(3,))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.randint(5,1,(3,))', '=>', repr(torch.randint(5,1,(3,))).replace('\n', '|'))
except Exception as e:
    print('torch.randint(5,1,(3,))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.full((2,),'a')", '=>', repr(torch.full((2,),'a')).replace('\n', '|'))
except Exception as e:
    print("torch.full((2,),'a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.full(2,1)', '=>', repr(torch.full(2,1)).replace('\n', '|'))
except Exception as e:
    print('torch.full(2,1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.eye('a')", '=>', repr(torch.eye('a')).replace('\n', '|'))
except Exception as e:
    print("torch.eye('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.manual_seed('a')", '=>', repr(torch.manual_seed('a')).replace('\n', '|'))
except Exception as e:
    print("torch.manual_seed('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.where(x)', '=>', repr(torch.where(x)).replace('\n', '|'))
except Exception as e:
    print('torch.where(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.where(x,x)', '=>', repr(torch.where(x,x)).replace('\n', '|'))
except Exception as e:
    print('torch.where(x,x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.where(x,1,2)', '=>', repr(torch.where(x,1,2)).replace('\n', '|'))
except Exception as e:
    print('torch.where(x,1,2)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.allclose(x,1)', '=>', repr(torch.allclose(x,1)).replace('\n', '|'))
except Exception as e:
    print('torch.allclose(x,1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.equal(x,1)', '=>', repr(torch.equal(x,1)).replace('\n', '|'))
except Exception as e:
    print('torch.equal(x,1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.masked_fill(x,0)', '=>', repr(x.masked_fill(x,0)).replace('\n', '|'))
except Exception as e:
    print('x.masked_fill(x,0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.masked_fill(x>0,'a')", '=>', repr(x.masked_fill(x>0,'a')).replace('\n', '|'))
except Exception as e:
    print("x.masked_fill(x>0,'a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.gather(0)', '=>', repr(x.gather(0)).replace('\n', '|'))
except Exception as e:
    print('x.gather(0)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.index_select(0,1)', '=>', repr(x.index_select(0,1)).replace('\n', '|'))
except Exception as e:
    print('x.index_select(0,1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.tolist(1)', '=>', repr(x.tolist(1)).replace('\n', '|'))
except Exception as e:
    print('x.tolist(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.size(5)', '=>', repr(x.size(5)).replace('\n', '|'))
except Exception as e:
    print('x.size(5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.size('a')", '=>', repr(x.size('a')).replace('\n', '|'))
except Exception as e:
    print("x.size('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.dim(1)', '=>', repr(x.dim(1)).replace('\n', '|'))
except Exception as e:
    print('x.dim(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.numel(1)', '=>', repr(x.numel(1)).replace('\n', '|'))
except Exception as e:
    print('x.numel(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.chunk('a')", '=>', repr(x.chunk('a')).replace('\n', '|'))
except Exception as e:
    print("x.chunk('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.split('a')", '=>', repr(x.split('a')).replace('\n', '|'))
except Exception as e:
    print("x.split('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.bernoulli(1)', '=>', repr(torch.bernoulli(1)).replace('\n', '|'))
except Exception as e:
    print('torch.bernoulli(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('round(x)', '=>', repr(round(x)).replace('\n', '|'))
except Exception as e:
    print('round(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.__float__()', '=>', repr(x.__float__()).replace('\n', '|'))
except Exception as e:
    print('x.__float__()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('~x', '=>', repr(~x).replace('\n', '|'))
except Exception as e:
    print('~x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x & x', '=>', repr(x & x).replace('\n', '|'))
except Exception as e:
    print('x & x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x << 1', '=>', repr(x << 1).replace('\n', '|'))
except Exception as e:
    print('x << 1', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('2 ** x', '=>', repr(2 ** x).replace('\n', '|'))
except Exception as e:
    print('2 ** x', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x // 0', '=>', repr(x // 0).replace('\n', '|'))
except Exception as e:
    print('x // 0', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x % 'a'", '=>', repr(x % 'a').replace('\n', '|'))
except Exception as e:
    print("x % 'a'", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('abs(x)', '=>', repr(abs(x)).replace('\n', '|'))
except Exception as e:
    print('abs(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.from_numpy(x)', '=>', repr(torch.from_numpy(x)).replace('\n', '|'))
except Exception as e:
    print('torch.from_numpy(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.device('foo')", '=>', repr(torch.device('foo')).replace('\n', '|'))
except Exception as e:
    print("torch.device('foo')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.device(1.5)', '=>', repr(torch.device(1.5)).replace('\n', '|'))
except Exception as e:
    print('torch.device(1.5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.dtype()', '=>', repr(torch.dtype()).replace('\n', '|'))
except Exception as e:
    print('torch.dtype()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.Tensor('a')", '=>', repr(torch.Tensor('a')).replace('\n', '|'))
except Exception as e:
    print("torch.Tensor('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.Tensor([1,'a'])", '=>', repr(torch.Tensor([1,'a'])).replace('\n', '|'))
except Exception as e:
    print("torch.Tensor([1,'a'])", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.Tensor(1.5)', '=>', repr(torch.Tensor(1.5)).replace('\n', '|'))
except Exception as e:
    print('torch.Tensor(1.5)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.LongTensor([1.5])', '=>', repr(torch.LongTensor([1.5])).replace('\n', '|'))
except Exception as e:
    print('torch.LongTensor([1.5])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.FloatTensor(2,3).shape', '=>', repr(torch.FloatTensor(2,3).shape).replace('\n', '|'))
except Exception as e:
    print('torch.FloatTensor(2,3).shape', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.Size([1,'a'])", '=>', repr(torch.Size([1,'a'])).replace('\n', '|'))
except Exception as e:
    print("torch.Size([1,'a'])", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.Size(3)', '=>', repr(torch.Size(3)).replace('\n', '|'))
except Exception as e:
    print('torch.Size(3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.Size([1.5])', '=>', repr(torch.Size([1.5])).replace('\n', '|'))
except Exception as e:
    print('torch.Size([1.5])', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("f'{x:.2f}'", '=>', repr(f'{x:.2f}').replace('\n', '|'))
except Exception as e:
    print("f'{x:.2f}'", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.ones(2,3,device='cuda')", '=>', repr(torch.ones(2,3,device='cuda')).replace('\n', '|'))
except Exception as e:
    print("torch.ones(2,3,device='cuda')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2,3,dtype=float)', '=>', repr(torch.ones(2,3,dtype=float)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2,3,dtype=float)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2,3,dtype=int)', '=>', repr(torch.ones(2,3,dtype=int)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2,3,dtype=int)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2,3,dtype=3)', '=>', repr(torch.ones(2,3,dtype=3)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2,3,dtype=3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2,foo=3)', '=>', repr(torch.ones(2,foo=3)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2,foo=3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.ones(2,layout=3)', '=>', repr(torch.ones(2,layout=3)).replace('\n', '|'))
except Exception as e:
    print('torch.ones(2,layout=3)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.sum(dim=0,keepdim='a')", '=>', repr(x.sum(dim=0,keepdim='a')).replace('\n', '|'))
except Exception as e:
    print("x.sum(dim=0,keepdim='a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.t(1)', '=>', repr(x.t(1)).replace('\n', '|'))
except Exception as e:
    print('x.t(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.einsum('ij,jk->ik',x)", '=>', repr(torch.einsum('ij,jk->ik',x)).replace('\n', '|'))
except Exception as e:
    print("torch.einsum('ij,jk->ik',x)", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.einsum(x)', '=>', repr(torch.einsum(x)).replace('\n', '|'))
except Exception as e:
    print('torch.einsum(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.einsum('ij')", '=>', repr(torch.einsum('ij')).replace('\n', '|'))
except Exception as e:
    print("torch.einsum('ij')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.copy_(1)', '=>', repr(x.copy_(1)).replace('\n', '|'))
except Exception as e:
    print('x.copy_(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.fill_('a')", '=>', repr(x.fill_('a')).replace('\n', '|'))
except Exception as e:
    print("x.fill_('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.fill_(x)', '=>', repr(x.fill_(x)).replace('\n', '|'))
except Exception as e:
    print('x.fill_(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.fill_(torch.tensor(3))', '=>', repr(x.fill_(torch.tensor(3))).replace('\n', '|'))
except Exception as e:
    print('x.fill_(torch.tensor(3))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.uniform_('a')", '=>', repr(x.uniform_('a')).replace('\n', '|'))
except Exception as e:
    print("x.uniform_('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.normal_(0,-1)', '=>', repr(x.normal_(0,-1)).replace('\n', '|'))
except Exception as e:
    print('x.normal_(0,-1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.manual_seed(2**70)', '=>', repr(torch.manual_seed(2**70)).replace('\n', '|'))
except Exception as e:
    print('torch.manual_seed(2**70)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('hash(x)==id(x)', '=>', repr(hash(x)==id(x)).replace('\n', '|'))
except Exception as e:
    print('hash(x)==id(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.mean(torch.tensor([1,2]))', '=>', repr(torch.mean(torch.tensor([1,2]))).replace('\n', '|'))
except Exception as e:
    print('torch.mean(torch.tensor([1,2]))', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.unsqueeze(x)', '=>', repr(torch.unsqueeze(x)).replace('\n', '|'))
except Exception as e:
    print('torch.unsqueeze(x)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.flatten(x,'a')", '=>', repr(torch.flatten(x,'a')).replace('\n', '|'))
except Exception as e:
    print("torch.flatten(x,'a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.mean(dim=(0,'a'))", '=>', repr(x.mean(dim=(0,'a'))).replace('\n', '|'))
except Exception as e:
    print("x.mean(dim=(0,'a'))", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.max(dim=0,keepdim=1)', '=>', repr(x.max(dim=0,keepdim=1)).replace('\n', '|'))
except Exception as e:
    print('x.max(dim=0,keepdim=1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.scatter_(0,1)', '=>', repr(x.scatter_(0,1)).replace('\n', '|'))
except Exception as e:
    print('x.scatter_(0,1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("x.index_add_(0, torch.tensor([0]), torch.ones(1,3), 'a')", '=>', repr(x.index_add_(0, torch.tensor([0]), torch.ones(1,3), 'a')).replace('\n', '|'))
except Exception as e:
    print("x.index_add_(0, torch.tensor([0]), torch.ones(1,3), 'a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.set_grad_enabled()', '=>', repr(torch.set_grad_enabled()).replace('\n', '|'))
except Exception as e:
    print('torch.set_grad_enabled()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.set_grad_enabled('a')", '=>', repr(torch.set_grad_enabled('a')).replace('\n', '|'))
except Exception as e:
    print("torch.set_grad_enabled('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('torch.set_default_dtype(torch.int)', '=>', repr(torch.set_default_dtype(torch.int)).replace('\n', '|'))
except Exception as e:
    print('torch.set_default_dtype(torch.int)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print("torch.set_default_dtype('a')", '=>', repr(torch.set_default_dtype('a')).replace('\n', '|'))
except Exception as e:
    print("torch.set_default_dtype('a')", '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.numpy(1)', '=>', repr(x.numpy(1)).replace('\n', '|'))
except Exception as e:
    print('x.numpy(1)', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
try:
    print('x.requires_grad_().numpy()', '=>', repr(x.requires_grad_().numpy()).replace('\n', '|'))
except Exception as e:
    print('x.requires_grad_().numpy()', '=>', type(e).__name__ + ':', str(e).replace('\n', '|'))
