# An attribute whose last reference is a class's memory of what it found asks that class again when it goes.
calls = []


class Watched:
    def __init__(self, owner, number):
        self.owner, self.number = owner, number

    def __del__(self):
        calls.append(self.number)
        made = self.owner()
        made.name, self.owner.other


class Holder:
    other = 0

    def __init__(self):
        self.name = "held"


for number in range(200):
    for name in ("first", "second", "third"):
        setattr(Holder, name, Watched(Holder, number))
        getattr(Holder, name), Holder().first
    for name in ("first", "second", "third"):
        delattr(Holder, name)
    Holder.other = number
    Holder().name
print(len(calls), sorted(set(calls)) == list(range(200)))
