# == features after a convolution
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, 3, 1, 1)
        self.dense1 = nn.Linear(32 * 3 * 3, 128)
    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        return self.dense1(x.view(x.size(0), -1))

Net()(torch.zeros(1, 3, 32, 32))
# == a Linear alone
nn.Linear(10, 2)(torch.zeros(4, 8))
# == channels of a convolution
nn.Conv2d(3, 8, 3)(torch.zeros(1, 1, 8, 8))
# == channels that stand last
nn.Sequential(nn.Conv2d(3, 8, 3))(torch.zeros(2, 8, 8, 3))
# == channels of a normalisation
nn.BatchNorm2d(4)(torch.zeros(2, 3, 8, 8))
# == a batch of one
nn.Sequential(nn.Linear(4, 16), nn.BatchNorm1d(16))(torch.zeros(1, 4))
# == no super().__init__()
class Net(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(2, 1)

Net()
# == an attribute's name
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3)
        self.fc = nn.Linear(8, 2)
    def forward(self, x):
        return self.fc(self.conv(x))

Net()(torch.zeros(1, 3, 8, 8))
# == the wrong order of steps
opt = optim.SGD(nn.Linear(2, 1).parameters(), lr=0.1)
sched = StepLR(opt, 30)
sched.step()
# == code from before 0.4
loss = torch.tensor(0.25)
loss.data[0]
# == a label out of range
F.cross_entropy(torch.zeros(2, 10), torch.tensor([3, 10]))
# == a label far out of range
F.cross_entropy(torch.zeros(2, 10), torch.tensor([3, -7]))
# == types of input and parameters
nn.Linear(3, 2)(torch.zeros(1, 3, dtype=torch.float64))
# == whole numbers into a layer
nn.Sequential(nn.Linear(3, 2))(torch.tensor([[1, 2, 3]]))
# == types of two matrices
torch.zeros(2, 2) @ torch.zeros(2, 2, dtype=torch.float64)
# == a second backward
x = torch.ones(2, requires_grad=True)
y = (x * x).sum()
y.backward()
y.backward()
# == backward without parameters
torch.ones(2).sum().backward()
# == backward of many numbers
(torch.ones(3, requires_grad=True) * 2).backward()
# == a parameter changed in place
w = torch.ones(2, requires_grad=True)
w -= 0.1
# == shapes that do not broadcast
torch.zeros(32, 10) + torch.zeros(32)
# == a view of another size
torch.zeros(4, 64).view(4, 32)
# == scores and targets of different batches
F.cross_entropy(torch.zeros(8, 10), torch.zeros(4, dtype=torch.long))
# == layers in a plain list
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(2, 2)]

optim.SGD(Net().parameters(), lr=0.1)
# == a name that nothing assigns
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.dense1 = nn.Linear(4, 2)
    def forward(self, x):
        return self.dropout(self.dens1(x))
# == names that come from elsewhere
class Base:
    def __init__(self):
        self.items = []

class Stack(Base):
    limit = 3
    @property
    def size(self):
        return len(self.items)
    def full(self):
        return self.size >= self.limit and not self.__dict__.get("open")

class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("mask", torch.ones(2))
        self.add_module("fc", nn.Linear(2, 2))
        setattr(self, "scale", 2)
    def forward(self, x):
        if hasattr(self, "extra"):
            x = x + self.extra
        return self.fc(x) * self.mask * self.scale * self.training
# == a plain object's attribute
class Point:
    def __init__(self):
        self.x, self.y = 1, 2

Point().z
# == a card runs nothing again
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3)
        self.fc = nn.Linear(4 * 6 * 6, 10)
    def forward(self, x):
        x = self.conv(x)
        print("after conv", x.shape)
        return self.fc(x.flatten(1))

Net()(torch.zeros(2, 1, 28, 28))
# == sizes through strides, pools, padding and adaptive layers
net = nn.Sequential(nn.ZeroPad2d(1), nn.Conv2d(3, 6, 5, stride=2), nn.AvgPool2d(3, stride=2, ceil_mode=True), nn.Conv2d(6, 4, 3, padding='same'), nn.Flatten(), nn.Linear(64, 2))
net(torch.zeros(1, 3, 32, 32))
# == no size fits behind an adaptive pool
nn.Sequential(nn.Conv2d(3, 6, 5), nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Linear(10, 2))(torch.zeros(1, 3, 32, 32))
# == sequences
nn.Sequential(nn.Conv1d(2, 4, 3), nn.MaxPool1d(2), nn.Flatten(), nn.Linear(16, 2))(torch.zeros(1, 2, 32))
# == images that do not matter to what is flattened
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3)
        self.fc = nn.Linear(16, 10)
    def forward(self, x):
        return self.fc(self.conv(x).mean((2, 3)))

Net()(torch.zeros(2, 1, 28, 28))
# == a value modified in place
w = torch.ones(2, requires_grad=True)
y = w.exp()
y += 1
y.sum().backward()
# == names from DataParallel
net = nn.Linear(2, 1)
net.load_state_dict({"module." + k: v for k, v in net.state_dict().items()})
# == names that changed
nn.Sequential(nn.Linear(2, 1)).load_state_dict(nn.Linear(2, 1).state_dict())
# == a layer of another size
nn.Linear(2, 1).load_state_dict(nn.Linear(2, 3).state_dict())
# == an optimizer of another net
opt = optim.SGD(nn.Linear(2, 1).parameters(), lr=0.1)
opt.load_state_dict(optim.SGD(nn.Linear(2, 1, bias=False).parameters(), lr=0.1).state_dict())
# == targets that are no class numbers
F.cross_entropy(torch.zeros(2, 3), torch.tensor([0., 2.]))
# == samples of different sizes
from torch.utils.data import DataLoader
next(iter(DataLoader([torch.ones(3), torch.ones(4)], batch_size=2)))
# == rows of different lengths
torch.tensor([[1, 2], [3]])
# == last_epoch without a past
StepLR(optim.SGD(nn.Linear(2, 1).parameters(), lr=0.1), 30, last_epoch=4)
# == a plateau without a metric
s = ReduceLROnPlateau(optim.SGD(nn.Linear(2, 1).parameters(), lr=0.1))
s.step()
# == verbose
StepLR(optim.SGD(nn.Linear(2, 1).parameters(), lr=0.1), 30, verbose=True)
# == a normalisation of other dimensions
nn.Sequential(nn.Linear(3, 4), nn.BatchNorm2d(4))(torch.zeros(5, 3))
# == a package that is not here
import torchaudio
# == a name that PyTorch removed
torch.symeig(torch.eye(2))
# == an iterator's old method
it = iter(torch.utils.data.DataLoader([1, 2]))
it.next()
# == a graphics card
torch.zeros(2).cuda()
# == a truth of several
if torch.tensor([1, 0]) > 0: pass
# == parts that get names of their own
class Net3(torch.nn.Module):
    def __init__(self):
        super(Net3, self).__init__()
        self.conv = torch.nn.Sequential()
        self.conv.add_module("conv1", torch.nn.Conv2d(3, 32, 3, 1, 1))
        self.dense = torch.nn.Sequential()
        self.dense.add_module("dense1", torch.nn.Linear(32 * 3 * 3, 128))
    def forward(self, x):
        conv_out = self.conv1(x)
        return self.dense(conv_out.view(conv_out.size(0), -1))
# == a name that wants an import
OrderedDict([("a", 1)])
