class Base:
    def __init__(self):
        self.items = []
    def add(self, x):
        self.items.append(x)

class Child(Base):
    def __init__(self, name):
        self.name = name

c = Child("x")
c.add(1)
