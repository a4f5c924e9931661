from collections import OrderedDict, ChainMap
o = OrderedDict([("a", 1), ("b", 2)]); o["c"] = 3
o.move_to_end("a"); print(o, list(o), o.popitem(last=False), o)
o.move_to_end("a", last=False); print(list(o.items()), o == {"c": 3, "a": 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), list(reversed(o)))
class LRU:
    def __init__(self, n): self.n, self.d = n, OrderedDict()
    def get(self, k):
        if k not in self.d: return -1
        self.d.move_to_end(k); return self.d[k]
    def put(self, k, v):
        self.d[k] = v; self.d.move_to_end(k)
        if len(self.d) > self.n: self.d.popitem(last=False)
l = LRU(2); l.put(1, 1); l.put(2, 2); l.get(1); l.put(3, 3)
print(l.get(2), l.get(1), dict(l.d))
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], dict(cm) == {"a": 1, "b": 3}, len(cm))
o.move_to_end("zz")
