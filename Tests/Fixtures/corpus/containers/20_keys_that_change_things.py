# Keys whose __eq__ and __hash__ change the dictionary that is asked, and dictionaries that grow and shrink in turns.
class Meddler:
    def __init__(self, n, work):
        self.n, self.work = n, work

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if self.work:
            work, self.work = self.work, None
            work()
        return isinstance(other, Meddler) and self.n == other.n

    def __repr__(self):
        return f"M{self.n}"


d = {}
a, b = Meddler(1, None), Meddler(2, None)
d[a], d[b] = "a", "b"
c = Meddler(3, lambda: d.pop(a))
d[c] = "c"
print(d, len(d))
e = Meddler(2, lambda: d.update({i: i for i in range(40)}))
d[e] = "new b"
print(len(d), d[b], list(d)[:3])
f = Meddler(3, lambda: d.clear())
print(d.get(f, "gone"), len(d))
d[Meddler(9, None)] = 9
g = Meddler(9, lambda: [d.pop(k) for k in list(d)])
try:
    print(d.pop(g, "nothing"))
except KeyError as error:
    print("KeyError", error)
print(d)


class Nasty:
    def __hash__(self):
        d.clear()
        d["from hash"] = 1
        return 3


d["x"] = 0
d[Nasty()] = 2
print(len(d), "from hash" in d, "x" in d)

shared = {1: "one", 1.0: "float", True: "bool", (1, 2): "t", (1.0, 2): "u", "s": 1, ("s", 1): 2, ("s", True): 3}
print(shared, shared[1], shared[(1, 2.0)], shared[("s", 1.0)], (1, "2") in shared, ((1, 2),) in shared)


class Name(str):
    pass


class Loud(str):
    def __eq__(self, other):
        print("eq", str(self), other)
        return str(self) == other

    __hash__ = str.__hash__


names = {"k": 1, Name("n"): 2}
print(names[Name("k")], names["n"], names[Loud("k")], Loud("zz") in names, "k" in names)
names[Loud("k")] = 5
print(list(names.items()))

queue = {}
state = 1
for i in range(20000):
    state = state * 1103515245 + 12345 & 0x7FFFFFFF
    if state % 3 and len(queue) < 700 or not queue:
        queue[state % 5000, state % 7] = i
    else:
        first = next(iter(queue)) if state % 5 else list(queue)[-1]
        if queue.pop(first) % 1000 == 0:
            print(first, len(queue))
total, model = 0, {}
for i in range(30000):
    state = state * 1103515245 + 12345 & 0x7FFFFFFF
    key = state >> 8 & 1023
    if state & 64:
        model[key] = i
    elif model.pop(key, None) is not None:
        total += 1
    if i % 6000 == 0:
        print(i, len(model), total, list(model)[:4], list(model.items())[-2:])
snapshot = model.copy()
for key in list(model):
    del model[key]
    model[key] = 0
print(len(model), len(snapshot), list(model)[:3] == list(snapshot)[:3], sum(model.values()), sum(snapshot.values()))
try:
    for key in model:
        model[-key - 1] = 1
except RuntimeError as error:
    print(error)
nan = float("nan")
print({nan: 1}[nan], nan in {nan}, {-1: "a", -2: "b"}[-2], {0: 1, -0.0: 2, False: 3})
