class Layer:
    def __init__(self):
        self.weight = 1
        self.bias = 0
    def forward(self):
        return self.wieght
Layer().forward()
