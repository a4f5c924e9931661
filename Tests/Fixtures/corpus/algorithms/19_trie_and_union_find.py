class Trie:
    def __init__(self): self.kids, self.end = {}, False
    def add(self, w):
        n = self
        for c in w: n = n.kids.setdefault(c, Trie())
        n.end = True
    def words(self, prefix=""):
        if self.end: yield prefix
        for c in sorted(self.kids): yield from self.kids[c].words(prefix + c)
    def find(self, p):
        n = self
        for c in p:
            if c not in n.kids: return []
            n = n.kids[c]
        return list(n.words(p))
t = Trie()
for w in "car card care cat dog do".split(): t.add(w)
print(t.find("car"), t.find("d"), t.find("x"), list(t.words()))
class UF:
    def __init__(self, n): self.p = list(range(n))
    def find(self, x):
        while self.p[x] != x: self.p[x] = self.p[self.p[x]]; x = self.p[x]
        return x
    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b: return False
        self.p[a] = b; return True
u = UF(6); print([u.union(*e) for e in [(0, 1), (1, 2), (0, 2), (3, 4)]], len({u.find(i) for i in range(6)}), u.find(0) == u.find(2))
u.find(10)
