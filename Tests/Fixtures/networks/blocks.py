import torch, torch.nn as nn
# autoencoder + residual + attention style models, param counting
class SE(nn.Module):
    def __init__(self, c, r=4):
        super().__init__(); self.pool = nn.AdaptiveAvgPool2d(1); self.fc = nn.Sequential(nn.Linear(c, c//r), nn.ReLU(inplace=True), nn.Linear(c//r, c), nn.Sigmoid())
    def forward(self, x):
        b,c,_,_ = x.size(); return x * self.fc(self.pool(x).view(b,c)).view(b,c,1,1).expand_as(x)
class Bottleneck(nn.Module):
    expansion = 4
    def __init__(self, inp, planes, stride=1, downsample=None):
        super(Bottleneck, self).__init__()
        self.conv1 = nn.Conv2d(inp, planes, 1, bias=False); self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, stride, 1, bias=False); self.bn2 = nn.BatchNorm2d(planes)
        self.conv3 = nn.Conv2d(planes, planes*self.expansion, 1, bias=False); self.bn3 = nn.BatchNorm2d(planes*self.expansion)
        self.relu = nn.ReLU(inplace=True); self.downsample = downsample; self.se = SE(planes*4)
    def forward(self, x):
        r = x
        o = self.relu(self.bn1(self.conv1(x))); o = self.relu(self.bn2(self.conv2(o))); o = self.se(self.bn3(self.conv3(o)))
        if self.downsample is not None: r = self.downsample(x)
        o += r
        return self.relu(o)
def make_layer(inp, planes, n, stride=1):
    down = None
    if stride != 1 or inp != planes*4: down = nn.Sequential(nn.Conv2d(inp, planes*4, 1, stride, bias=False), nn.BatchNorm2d(planes*4))
    layers = [Bottleneck(inp, planes, stride, down)]
    for _ in range(1, n): layers.append(Bottleneck(planes*4, planes))
    return nn.Sequential(*layers)
torch.manual_seed(0)
net = nn.Sequential(nn.Conv2d(3,4,3,2,1), make_layer(4,2,2), make_layer(8,4,1,2), nn.AdaptiveAvgPool2d((1,1)), nn.Flatten(), nn.Linear(16,5))
print(net)
for m in net.modules():
    if isinstance(m, nn.Conv2d): nn.init.kaiming_normal_(m.weight, mode='fan_out', nonlinearity='relu')
    elif isinstance(m, (nn.BatchNorm2d, nn.GroupNorm)): nn.init.constant_(m.weight, 1); nn.init.constant_(m.bias, 0)
x = torch.randn(2,3,16,16); y = net(x); print(y)
y.sum().backward(); print(sum(p.numel() for p in net.parameters() if p.requires_grad), net[0].weight.grad.abs().mean())
print(isinstance(net[1][0].bn1, nn.modules.batchnorm._BatchNorm), net[1][0].expansion)
class AE(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Conv2d(1,4,3,2,1), nn.ReLU(), nn.Conv2d(4,8,3,2,1), nn.ReLU(), nn.Flatten(), nn.Linear(8*2*2, 3))
        self.decoder = nn.Sequential(nn.Linear(3,32), nn.Unflatten(1,(8,2,2)), nn.ConvTranspose2d(8,4,2,2), nn.ReLU(), nn.ConvTranspose2d(4,1,2,2), nn.Sigmoid())
    def forward(self, x): z = self.encoder(x); return self.decoder(z), z
ae = AE(); o, z = ae(torch.rand(2,1,8,8)); print(o.shape, z); nn.functional.binary_cross_entropy(o, torch.rand(2,1,8,8)).backward(); print(ae.encoder[0].bias.grad)
