import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
x = torch.randn(2,3,8,8); s = torch.randn(2,3,10); v = torch.randn(4,6)
ms = [(nn.Conv2d(3,4,3,padding=1),x),(nn.Conv2d(3,6,3,stride=2,groups=3),x),(nn.Conv2d(3,4,3,padding='same',padding_mode='circular'),x),(nn.ConvTranspose2d(3,2,4,2,1),x),(nn.Conv1d(3,2,3,dilation=2),s),
(nn.BatchNorm2d(3),x),(nn.InstanceNorm2d(3,affine=True),x),(nn.GroupNorm(3,3),x),(nn.LayerNorm([3,8,8]),x),(nn.RMSNorm(8),x),(nn.LocalResponseNorm(2),x),(nn.MaxPool2d(2),x),(nn.AvgPool2d(3,2,1),x),(nn.AdaptiveAvgPool2d(2),x),(nn.AdaptiveMaxPool2d((3,2)),x),(nn.LPPool2d(2,2),x),
(nn.Linear(6,3),v),(nn.PReLU(),v),(nn.GELU(),v),(nn.SELU(),v),(nn.Softplus(2),v),(nn.Hardswish(),v),(nn.GLU(),v),(nn.LogSigmoid(),v),(nn.Softsign(),v),(nn.Mish(),v),(nn.CELU(0.5),v),(nn.ELU(),v),(nn.Softmax(1),v),(nn.Tanhshrink(),v),(nn.Hardsigmoid(),v),
(nn.ReflectionPad2d(1),x),(nn.ReplicationPad2d((1,2,0,1)),x),(nn.ZeroPad2d(1),x),(nn.CircularPad1d(2),s),(nn.ConstantPad1d(1,2.5),s),(nn.Upsample(scale_factor=2),x),(nn.Upsample(size=(5,6),mode='bilinear',align_corners=True),x),(nn.Upsample(scale_factor=1.5,mode='bilinear'),x),
(nn.PixelUnshuffle(2),x),(nn.Unfold(3,stride=2),x),(nn.Flatten(),x),(nn.Dropout(0.5),v),(nn.Dropout2d(0.5),x),(nn.AlphaDropout(0.3),v)]
for m, i in ms:
    i = i.clone().requires_grad_()
    y = m(i)
    w = torch.linspace(-1,1,y.numel()).view(y.shape)
    (y*w).sum().backward()
    print(m, tuple(y.shape), 'y %.4f %.4f' % (y.sum().item(), (y*w).sum().item()), 'g %.4f %.4f' % (i.grad.sum().item(), i.grad.abs().sum().item()), ['%.4f' % p.grad.abs().sum().item() for p in m.parameters()])
print(nn.BatchNorm1d(6)(v).grad_fn, nn.Conv2d(3,1,1)(x).grad_fn, nn.Linear(6,2)(v).grad_fn, F.relu(v.requires_grad_()).grad_fn, nn.MaxPool2d(2)(x.requires_grad_()).grad_fn)
