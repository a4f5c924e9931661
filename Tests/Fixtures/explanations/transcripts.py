# == a net as steps, three of them, and the loss
torch.manual_seed(0);
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 4, 3)
        self.bn = nn.BatchNorm2d(4)
        self.fc = nn.Linear(4 * 3 * 3, 3)

    def forward(self, x):
        x = F.relu(self.bn(self.conv1(x)))
        x = F.max_pool2d(x, 2)
        return self.fc(torch.flatten(x, 1))


net = Net()
x, y = torch.randn(4, 1, 8, 8), torch.tensor([1, 0, 2, 2])
%explain net(x)
%explain net(x), step=1, at=(0, 1, 2, 3)
%explain net(x), step=2, channel=1
%explain net(x), step=4
%explain F.cross_entropy(net(x), y), at=2
# == backwards
torch.manual_seed(0);
conv = nn.Conv2d(1, 2, 2)
x = torch.randn(1, 1, 4, 4)
loss = conv(x).relu().mean()
%explain loss.backward()
%explain conv.weight.grad[0, 0, 1, 1]
%graph loss
# == a network as a table, and two modes of it
torch.manual_seed(0);
net = nn.Sequential(nn.Linear(2, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Dropout(0.5), nn.Linear(8, 2))
X = torch.randn(16, 2)
%summary net, X
%compare net.train()(X), net.eval()(X)
# == steps of optimizers
w = torch.tensor([1.0, -2.0], requires_grad=True)
opt = optim.Adam([w], lr=0.1)
for _ in range(1): (w ** 2).sum().backward(); opt.step(); opt.zero_grad()

(w ** 2).sum().backward()
%explain opt.step()
l = optim.LBFGS([w], lr=0.5, max_iter=4)
def closure():
    l.zero_grad()
    loss = ((w - 1) ** 2).sum()
    loss.backward()
    return loss

%explain l.step(closure)
# == a plateau that is about to cut
w = torch.ones(1, requires_grad=True)
opt = optim.SGD([w], lr=0.1)
s = ReduceLROnPlateau(opt, patience=2)
for loss in [1.0, 0.9, 0.95, 0.94]: opt.step(); s.step(loss)

%explain s.step(0.93)
# == recurrences
torch.manual_seed(0);
cell = nn.LSTMCell(3, 2)
x = torch.randn(1, 3)
%explain cell(x), at=(0, 1)
gru = nn.GRU(3, 2, num_layers=2, bidirectional=True)
sequence = torch.randn(4, 1, 3)
%explain gru(sequence), at=(2, 0, 3)
# == attention by heads
torch.manual_seed(0);
m = nn.MultiheadAttention(4, 2)
q = torch.randn(3, 1, 4)
%explain m(q, q, q), at=(1, 0, 2)
# == images
torch.manual_seed(0);
x = torch.randn(1, 1, 3, 3)
%explain F.pad(x, (1, 0, 2, 1), value=3.0), at=(0, 0, 3, 2)
%explain F.pad(x, (1, 1, 1, 1), mode='reflect'), at=(0, 0, 0, 4)
%explain F.interpolate(x, size=(5, 5), mode='bilinear'), at=(0, 0, 1, 2)
%explain F.unfold(x, 2), at=(0, 2, 1)
grid = torch.rand(1, 2, 2, 2) * 2 - 1
%explain F.grid_sample(x, grid, align_corners=False)
# == orders and places
torch.manual_seed(0);
v = torch.randn(9)
%explain v.topk(2), at=1
%explain v.quantile(0.3)
%explain v.median()
i, s = torch.tensor([0, 2, 2]), torch.tensor([1.0, 2.0, 3.0])
zeros = torch.zeros(4)
%explain zeros.scatter_add(0, i, s)
%explain v > 0.2
# == a sweep of eps with an expression of one's own
torch.manual_seed(0);
bn = nn.BatchNorm1d(3)
X = torch.randn(8, 3)
%sweep bn.eps, [1e-5, 0.1, 1], (bn(X) ** 2).mean(), steps=2
# == two schedulers on one optimizer
opt = optim.SGD([torch.ones(1)], lr=0.1)
%plot StepLR(opt, 30), CosineAnnealingLR(opt, 90), epochs=90
# == linear algebra
A = torch.tensor([[4.0, 1.0, 0.5], [1.0, 3.0, -1.0], [0.5, -1.0, 2.0]]); b = torch.tensor([1.0, -2.0, 0.5])
%explain torch.linalg.solve(A, b), at=1
%explain torch.linalg.cholesky(A), at=(2, 1)
%explain torch.linalg.eigh(A), at=2
%explain torch.linalg.slogdet(A)
%explain torch.matrix_power(A, 3), at=(0, 2)
%explain A.T.stride()
# == attention in training
torch.manual_seed(3);
m = nn.MultiheadAttention(4, 2, dropout=0.5, add_bias_kv=True, add_zero_attn=True); q = torch.randn(3, 1, 4)
%explain m(q, q, q, key_padding_mask=torch.tensor([[False, False, True]]))
# == a gradient whose graph is gone
torch.manual_seed(0);
w = torch.randn(2, 3, requires_grad=True); x = torch.randn(4, 2); opt = optim.SGD([w], lr=0.1)
loss = (x @ w).pow(2).mean()
loss.backward()
opt.step()
%explain w.grad[1, 2]
# == two targets
a, b = 1, 2
%sweep a, [1, 2, 3], b, [10, 20], a * b, steps=1
