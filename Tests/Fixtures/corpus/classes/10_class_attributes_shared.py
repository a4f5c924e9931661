class Dog:
    tricks = []
    kind = "canine"
    def __init__(self, name):
        self.name = name
    def learn(self, trick):
        self.tricks.append(trick)

a, b = Dog("Fido"), Dog("Buddy")
a.learn("roll over")
b.learn("play dead")
print(a.tricks, a.tricks is b.tricks)
a.kind = "special"
print(a.kind, b.kind, Dog.kind, a.__dict__, b.__dict__)
del a.kind
print(a.kind)
Dog.age = 3
print(b.age, getattr(b, "age"), hasattr(b, "weight"))
setattr(b, "weight", 12)
print(b.weight, vars(b))
del Dog.age
print(a.age)
