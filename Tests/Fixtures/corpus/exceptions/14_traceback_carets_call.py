class Net:
    def __init__(self):
        self.scale = 2
    def forward(self, x):
        y = self.scale * x
        return self.helper(y)[0] + 1
    def helper(self, y):
        return y.missing(1, 2)
print(Net().forward(3))
