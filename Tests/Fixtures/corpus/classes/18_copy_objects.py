import copy

class Box:
    def __init__(self, items):
        self.items = items
    def __eq__(self, o):
        return self.items == o.items

a = Box([1, [2, 3]])
b, c = copy.copy(a), copy.deepcopy(a)
a.items[1].append(4)
print(b.items, c.items, a == b, a == c, b.items is a.items)

class Tracked:
    def __init__(self):
        self.log = []
    def __copy__(self):
        t = Tracked(); t.log = self.log + ["copy"]; return t
    def __deepcopy__(self, memo):
        t = Tracked(); t.log = self.log + ["deep"]; return t
t = Tracked()
print(copy.copy(t).log, copy.deepcopy([t])[0].log)
x = [1]; x.append(x)
y = copy.deepcopy(x)
print(y, y[1] is y, y is not x)
