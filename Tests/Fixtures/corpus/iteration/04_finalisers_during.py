# What goes away in a loop may take items from the list that the loop walks over.
class Last:
    def __init__(self, items): self.items = items
    def __del__(self): self.items.clear()

a = [1, 2, 3]
print([(Last(a), x)[1] for x in a], a)
b = [1, 2, 3]
for x in b: Last(b)
print(x, b)
c, d = [1, 2, 3], [1, 2, 3]
print({(Last(c), x)[1] for x in c}, {(Last(d), x)[1]: 1 for x in d})
e = [[1, 2], [3, 4], [5, 6]]
print([(Last(e), p)[1] for p, *q in e], e)
f = [1, 2, 3]
print(list((Last(f), x)[1] for x in f), f)

class Shown:
    def __init__(self, items): self.items = items
    def __repr__(self): return (Last(self.items), "shown")[1]

g = []
g += [Shown(g), Shown(g), Shown(g)]
print(repr(g), g)
h = []
h += [Shown(h), Shown(h), Shown(h)]
print(str(h), f"{h}", h)

class Emptying:
    def __eq__(self, other):
        i.clear()
        return True

i = [1, 2]
print(i.remove(Emptying()), i)
i = [1, 2]
print(i.index(Emptying()), i)
i = [1, 2]
print(Emptying() in i, i, [1, 2].count(Emptying()))
