class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name
        print("named", owner.__name__, name)
    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return getattr(obj, self.name)
    def __set__(self, obj, value):
        if value <= 0:
            raise ValueError(f"{self.name[1:]} must be positive")
        setattr(obj, self.name, value)

class Order:
    price = Positive()
    amount = Positive()
    def __init__(self, price, amount):
        self.price = price
        self.amount = amount
    def total(self):
        return self.price * self.amount

o = Order(5, 3)
print(o.total(), vars(o), type(Order.price).__name__)
o.amount = 10
print(o.total())

class Lazy:
    def __init__(self, f):
        self.f = f
    def __get__(self, obj, cls):
        value = self.f(obj)
        obj.__dict__[self.f.__name__] = value
        return value

class Data:
    @Lazy
    def big(self):
        print("computing")
        return [1, 2, 3]

d = Data()
print(d.big, d.big)
Order(0, 1)
