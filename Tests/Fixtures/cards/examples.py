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
