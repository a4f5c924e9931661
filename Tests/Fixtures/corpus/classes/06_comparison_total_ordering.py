from functools import total_ordering

@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(int(p) for p in text.split("."))
    def __eq__(self, other):
        return self.parts == other.parts
    def __lt__(self, other):
        return self.parts < other.parts
    def __str__(self):
        return ".".join(map(str, self.parts))

vs = [Version(t) for t in "1.10 1.2 2.0 1.2.1".split()]
print(*sorted(vs))
print(vs[0] > vs[1], vs[0] >= vs[0], vs[1] <= vs[3], max(vs), min(vs), sep=" | ")
try:
    hash(vs[0])
except TypeError as e:
    print(e)

class Plain:
    pass
try:
    Plain() < Plain()
except TypeError as e:
    print(e)
sorted([Plain(), Plain()])
