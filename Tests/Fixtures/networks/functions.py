import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(7)
x = torch.randn(2,4)
for f in [F.relu, F.leaky_relu, F.elu, F.selu, F.celu, F.gelu, F.silu, F.mish, F.softplus, F.softsign, F.tanh, F.sigmoid, F.hardtanh, F.hardswish, F.hardsigmoid, F.relu6, F.logsigmoid, F.tanhshrink, F.hardshrink, F.softshrink]:
    print(f(x))
print(F.softmax(x, dim=1), F.log_softmax(x, -1), F.softmin(x, dim=0), F.glu(x), F.prelu(x, torch.tensor(0.1)), F.threshold(x, 0.2, 9.))
y = x.clone(); F.relu(y, inplace=True); print(y); F.leaky_relu_ if hasattr(F,'leaky_relu_') else None
print(F.leaky_relu(x.clone(), 0.3, inplace=True))
print(F.linear(x, torch.ones(2,4), torch.tensor([1.,2.])), F.linear(x, torch.ones(4)))
i = torch.arange(16.).view(1,1,4,4)
print(F.max_pool2d(i,2), F.avg_pool2d(i,2), F.max_pool2d(i,2,return_indices=True)[1], F.adaptive_avg_pool2d(i,1), F.conv2d(i, torch.ones(1,1,2,2), stride=2), F.unfold(i,2).shape, F.pad(i,(1,1)).shape, F.pad(i,(1,0,2,0),value=7.)[0,0,:,0])
print(F.interpolate(i, scale_factor=0.5), F.interpolate(i, size=(2,2), mode='bilinear', align_corners=False))
print(F.dropout(torch.ones(5), 0.5, training=False), F.dropout(torch.ones(8), 0.5))
print(F.one_hot(torch.tensor([0,2,1])), F.embedding(torch.tensor([1,0]), torch.eye(2)), F.layer_norm(x,(4,)), F.batch_norm(x, None, None, training=True), F.group_norm(x.view(2,4,1), 2).shape)
print(F.scaled_dot_product_attention(torch.ones(1,2,3), torch.ones(1,2,3), torch.arange(6.).view(1,2,3), is_causal=True))
for g in ['relu','tanh','leaky_relu','sigmoid','selu','linear']: print(g, nn.init.calculate_gain(g))
w = torch.empty(3,5)
for f in [nn.init.uniform_, nn.init.normal_, nn.init.xavier_uniform_, nn.init.xavier_normal_, nn.init.kaiming_uniform_, nn.init.kaiming_normal_, nn.init.orthogonal_, nn.init.eye_, nn.init.zeros_, nn.init.ones_, nn.init.trunc_normal_]:
    torch.manual_seed(1); print(f.__name__, f(w))
torch.manual_seed(1); print(nn.init.sparse_(w, 0.4), nn.init.dirac_(torch.empty(2,2,3)), nn.init.constant_(w, 2.5), nn.init.kaiming_normal_(w, mode='fan_out', nonlinearity='relu'))
try: F.fooo
except AttributeError as e: print(e)
try: F.cross_entropy(torch.zeros(3,2), torch.zeros(4, dtype=torch.long))
except ValueError as e: print(e)
