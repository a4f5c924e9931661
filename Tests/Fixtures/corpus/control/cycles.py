# Objects that refer to each other in a circle go, and what anything else refers to stays.
import functools
import gc
import weakref
from collections import OrderedDict, defaultdict, deque

gc.disable()
def show(name, got, want):
    print("ok  " if got == want else "BAD ", name, got, want if got != want else "")
gc.collect()
l = []; l.append(l); del l
show("list", gc.collect(), 1)
d = {}; d[1] = d; del d
show("dict", gc.collect(), 1)
l = []; t = (l,); l.append(t); del t, l
show("tuple", gc.collect(), 2)
class A: pass
a = A(); a.a = a; del a
show("instance", gc.collect() > 0, True)
class B(list): pass
class C(B, A): pass
a = C(); a.a = a; del a
show("list subclass", gc.collect() > 0, True)
class M:
    def __init__(self): self.init = self.__init__
a = M(); del a
show("method", gc.collect() > 0, True)
def outer():
    def f(): return f
    return f
outer(); show("closure", gc.collect() > 0, True)
s = A(); s.k = {s}; del s
show("set", gc.collect() > 0, True)
d = deque(); d.append(d); del d
show("deque", gc.collect(), 1)
d = defaultdict(list); d[0].append(d); del d
show("defaultdict", gc.collect() > 0, True)
# kept
keep = []; keep.append(keep); x = A(); x.l = keep; keep.append(x); y = [keep]
gc.collect(); show("kept", (len(keep), keep[1].l is keep, y[0] is keep), (2, True, True))
# shared buffers
p = [[]]; p[0].append(p); q = list(p); it = iter(p); del p
show("iterator holds", gc.collect(), 0); show("still", len(q[0]), 1)
del q, it
show("then goes", gc.collect(), 2)
# shallow copies that share memory
p = []; p.append(p); p.append(1); q = p[:]; del p
gc.collect(); show("copy", (len(q), len(q[0])), (2, 2))
del q; gc.collect()
# weakrefs and finalisers
order = []
class F:
    def __init__(self, n): self.n = n
    def __del__(self): order.append(self.n)
f = F(1); g = F(2); f.o = g; g.o = f
r = weakref.ref(f, lambda _: order.append("cb"))
del f, g
show("finalised", gc.collect() > 0, True); show("order", sorted(map(str, order)), ["1", "2", "cb"]); show("weak", r(), None)
# resurrection
saved = []
class R:
    def __del__(self): saved.append(self)
r = R(); r.me = r; r.data = [1, 2]; del r
gc.collect(); show("resurrected", (len(saved), saved[0].me is saved[0], saved[0].data), (1, True, [1, 2]))
saved.clear(); gc.collect(); show("once", saved, [])
# caught exception
def thrower():
    try: raise ValueError("x")
    except ValueError as e:
        keep = e
        e.me = e
thrower(); show("exception", gc.collect() > 0, True)
# callable in use while collected
class Loop:
    def run(self):
        self.f = lambda: (gc.collect(), self.v)[1]
        self.v = 7
        return self.f()
show("running", Loop().run(), 7)
def deep():
    l = []
    def inner(n):
        l.append(inner)
        gc.collect()
        return len(l) if n == 0 else inner(n - 1)
    return inner(5)
show("recursion", deep(), 6)
show("sort", sorted([3, 1, 2], key=lambda x: (gc.collect(), x)[1]), [1, 2, 3])
l = [[i] for i in range(10)]
for x in l: x.append(l)
l.sort(key=lambda x: (gc.collect(), -x[0])[1]); show("sort cyclic", l[0][0], 9)
del l, x; show("10+1", gc.collect(), 11)
# slots
class S:
    __slots__ = ("a", "__weakref__")
s = S(); s.a = s; w = weakref.ref(s); del s; gc.collect(); show("slots", w(), None)
# dict views, property, partial
a = A(); a.p = functools.partial(print, a); w = weakref.ref(a); del a; gc.collect(); show("partial", w(), None)
a = A(); a.__dict__["me"] = a; w = weakref.ref(a); del a; gc.collect(); show("__dict__", w(), None)
a = A(); d = {"me": a}; a.__dict__ = d; w = weakref.ref(a); del a, d; gc.collect(); show("given dict", w(), None)
class P:
    @property
    def x(self): return 1
a = A(); a.v = {}.items(); a.l = [a]; a.it = iter(a.l); a.m = map(str, a.l); a.z = enumerate(a.l); w = weakref.ref(a); del a; gc.collect(); show("views", w(), None)
o = OrderedDict(); o["a"] = o; w = None; del o; show("ordered", gc.collect() > 0, True)
calls = []
gc.callbacks.append(lambda phase, info: calls.append((phase, info["generation"])))
gc.collect(1)
gc.callbacks.clear()
print(calls, gc.isenabled(), gc.is_tracked([]), gc.is_tracked({}), gc.is_tracked({"a": []}), gc.is_tracked(1.5))
for wrong in (3, -1, "1"):
    try:
        gc.collect(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
a = [1, "x", [2]]
print([x for x in gc.get_referents(a) if type(x) is list])
b = {"k": a}
b["l"] = a
print(any(x is b for x in gc.get_referrers(a)))
gc.set_threshold(500)
print(gc.get_threshold())
gc.enable()
kept = weakref.ref(A())
for i in range(30000):
    c = A()
    c.me = c
    if i == 0:
        kept = weakref.ref(c)
del c
print(kept() is None)
