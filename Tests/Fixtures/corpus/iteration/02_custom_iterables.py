class Range2:
    def __init__(self, n): self.n = n
    def __iter__(self):
        for i in range(self.n): yield i * 2
class Old:
    def __getitem__(self, i):
        if i >= 3: raise IndexError("done")
        return i * i
r = Range2(3)
print(list(r), list(r), 4 in r, sum(r), *r, max(r), [a for a in r], dict(zip(r, "abc")), sorted(r, reverse=True), tuple(r), set(r) == {0, 2, 4})
print(list(Old()), 4 in Old(), 5 in Old(), list(reversed([*Old()])), list(zip(Old(), r)), list(enumerate(Old())))
a, b, c = r; print(a, b, c); x, *y = Old(); print(x, y)
class Peek:
    def __init__(self, it): self.it, self.buf = iter(it), []
    def __iter__(self): return self
    def __next__(self): return self.buf.pop() if self.buf else next(self.it)
    def peek(self):
        v = next(self); self.buf.append(v); return v
p = Peek("abc"); print(p.peek(), next(p), list(p))
class Lenient:
    def __len__(self): return 2
    def __getitem__(self, i): return "xy"[i]
print(list(reversed(Lenient())), "y" in Lenient(), "".join(Lenient()))
next(p)
