# Special methods, subclasses of built-in classes, properties, descriptors, metaclasses, iterators, exceptions.
import copy, math
class Vec:
    def __init__(self, *xs): self.xs = list(xs)
    def __repr__(self): return f"Vec({', '.join(map(str, self.xs))})"
    def __add__(self, o): return Vec(*[a + b for a, b in zip(self.xs, o.xs)]) if isinstance(o, Vec) else NotImplemented
    def __radd__(self, o): return Vec(*[o + a for a in self.xs]) if isinstance(o, (int, float)) else NotImplemented
    def __mul__(self, k): return Vec(*[a * k for a in self.xs])
    __rmul__ = __mul__
    def __iadd__(self, o): self.xs = [a + b for a, b in zip(self.xs, o.xs)]; return self
    def __neg__(self): return Vec(*[-a for a in self.xs])
    def __eq__(self, o): return isinstance(o, Vec) and self.xs == o.xs
    def __lt__(self, o): return self.xs < o.xs
    def __len__(self): return len(self.xs)
    def __getitem__(self, i): return self.xs[i]
    def __setitem__(self, i, v): self.xs[i] = v
    def __delitem__(self, i): del self.xs[i]
    def __contains__(self, v): return v in self.xs
    def __iter__(self): return iter(self.xs)
    def __call__(self, n): return self.xs[n]
    def __bool__(self): return bool(self.xs)
    def __abs__(self): return sum(x * x for x in self.xs) ** 0.5
    def __matmul__(self, o): return sum(a * b for a, b in zip(self, o))
    def __format__(self, spec): return "<" + ",".join(format(x, spec) for x in self.xs) + ">"
    def __round__(self, n=None): return Vec(*[round(x, n) for x in self.xs])
    def __float__(self): return float(self.xs[0])
    def __int__(self): return int(self.xs[0])
    def __index__(self): return int(self.xs[0])
    def __divmod__(self, o): return "dm"
    def __pow__(self, o): return "pow"
    def __rsub__(self, o): return "rsub"
    def __truediv__(self, o): return "td"
    def __floordiv__(self, o): return "fd"
    def __mod__(self, o): return "mod"
    def __and__(self, o): return "and"
    def __invert__(self): return "inv"
    def __reversed__(self): return iter(self.xs[::-1])
v = Vec(1, 2, 3); w = Vec(4, 5, 6)
print(v + w, 10 + v, v * 2, 2 * v, -v, v == Vec(1, 2, 3), v != w, v < w, len(v), v[0], v[1:], 2 in v, list(v), v(2), bool(Vec()), abs(Vec(3, 4)), v @ w, f"{v:.1f}", round(Vec(1.234, 5.678), 1), float(v), int(v), [10, 20, 30][v], divmod(v, 1), v ** 2, 5 - v, v / 1, v // 1, v % 1, v & 1, ~v, list(reversed(v)), hex(v), range(v))
v += w; print(v); v[0] = 99; del v[1]; print(v)
for e in ["v + 'a'", "'a' + v", "v - 1", "v > w", "hash(v)", "v @ 1", "v << 1", "v.foo", "Vec.foo", "v['a']", "+v"]:
    try: print(eval(e) if False else None)
    except Exception as ex: print(ex)
for f in [lambda: v + 'a', lambda: v - 1, lambda: hash(v), lambda: v << 1, lambda: v.foo, lambda: Vec.foo, lambda: +v, lambda: v >= w, lambda: Vec(1) | 3]:
    try: print(f())
    except Exception as ex: print(type(ex).__name__, ex)
class L(list):
    def total(self): return sum(self)
    def append(self, x): super().append(x * 2)
l = L([1, 2]); l.append(5); l.extend([7]); print(l, l.total(), type(l), len(l), l[0], l[1:], l + [1], type(l + [1]), isinstance(l, list), l == [1, 2, 10, 7], sorted(l), repr(l), str(l), type(copy.deepcopy(l)))
class D(dict):
    def __missing__(self, k): return k * 2
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
d = D(a=1); d["b"] = 5; print(d, d["zz"], d.get("q"), "a" in d, len(d), dict(d), {**d}, d == {"a": 1, "b": 6}, type(d.copy()), list(d))
class S(str):
    def shout(self): return self.upper() + "!"
s = S("hi"); print(s, s.shout(), s + "x", type(s + "x"), len(s), s == "hi", {s: 1}["hi"], repr(s), f"{s:>5}", "%s" % s, hash(s) == hash("hi"), isinstance(s, str), s[0], s.upper())
class I(int):
    def double(self): return self * 2
    def __repr__(self): return f"I({int(self)})"
i = I(5); print(i, i.double(), i + 1, type(i + 1), i == 5, hash(i), [i], str(i), f"{i:03d}", i > 3, -i, i ** 2, 10 // i, {5: "x"}[i], range(i), [0] * i, isinstance(i, int), int(i), float(i), bool(I(0)), "%d" % i, abs(I(-3)), round(i), i.bit_length(), divmod(i, 2), max(i, 2))
class F(float): pass
f = F(2.5); print(f, f + 1, repr(f), f == 2.5, f"{f:.3f}", f.is_integer(), int(f), math.sqrt(F(4)), round(f, 1), type(f * 2))
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def first(self): return self[0]
t = T(1, 2); print(t, t.first, t + (3,), len(t), t == (1, 2), hash(t) == hash((1, 2)), type(t), a if (a := t[1]) else 0)
class Temp:
    def __init__(self): self._c = 0
    @property
    def c(self): "doc of c"; return self._c
    @c.setter
    def c(self, v):
        if v < -273: raise ValueError("too cold")
        self._c = v
    @c.deleter
    def c(self): self._c = None
    @classmethod
    def make(cls, v): x = cls(); x.c = v; return x
    @staticmethod
    def helper(a, b=2): return a + b
t = Temp.make(5); print(t.c, Temp.helper(1), t.helper(3)); t.c = 7; del t.c; print(t.c, isinstance(Temp.c, property))
try: t.c = -300
except ValueError as e: print(e)
class R:
    @property
    def x(self): return 1
try: R().x = 2
except AttributeError as e: print(e)
class Desc:
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, o, t=None): return self if o is None else getattr(o, self.n, "unset")
    def __set__(self, o, v): setattr(o, self.n, v * 10)
class U:
    d = Desc()
u = U(); print(u.d); u.d = 4; print(u.d, u.__dict__, vars(u), U.d.n)
class G:
    def __getattr__(self, n):
        if n.startswith("q"): return "got " + n
        raise AttributeError(n)
    def __setattr__(self, n, v): object.__setattr__(self, n, [v])
    def __delattr__(self, n): print("del", n); super().__delattr__(n)
g = G(); g.a = 1; print(g.a, g.qq, hasattr(g, "zz"), getattr(g, "zz", "dflt")); del g.a; print(hasattr(g, "a"))
class Meta(type):
    def __new__(m, n, b, ns, **kw): ns["tag"] = n.lower(); return super().__new__(m, n, b, ns)
    def __call__(cls, *a, **k): o = super().__call__(*a, **k); o.made = True; return o
    def __len__(cls): return 42
class M(metaclass=Meta):
    def __init__(self, x): self.x = x
m = M(3); print(M.tag, m.made, m.x, len(M), type(M), isinstance(M, Meta), isinstance(M, type))
class Reg:
    subs = []
    def __init_subclass__(cls, /, name=None, **kw): super().__init_subclass__(**kw); cls.subs.append((cls.__name__, name))
class A1(Reg, name="n1"): pass
class A2(Reg): pass
print(Reg.subs)
X = type("X", (object,), {"y": 5, "f": lambda self: self.y}); print(X().f(), X.__name__, X)
class Base: pass
class P(Base): pass
class Q(Base): pass
class Z(P, Q): pass
print([c.__name__ for c in Z.__mro__], Z.__bases__, issubclass(Z, (int, Q)), Z.__name__, Z.__qualname__, Z.__module__)
try:
    class Bad(Base, P): pass
except TypeError as e: print(e)
try: object(1)
except TypeError as e: print(e)
try: Base(1)
except TypeError as e: print(e)
try: Base().foo = 1; print("ok")
except AttributeError as e: print(e)
try: object().foo = 1
except AttributeError as e: print(e)
try: (5).x = 1
except AttributeError as e: print(e)
try: int.foo = 1
except TypeError as e: print(e)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1; return self.n
print(list(It(3)), sum(It(4)), max(It(5)), [*It(2)], tuple(It(3)), dict(enumerate(It(2))), next(It(1)), next(It(0), "end"), list(zip(It(3), "abc")), 2 in It(5), sorted(It(4)))
class Old:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
print(list(Old()), 4 in Old(), list(map(str, Old())))
class E(Exception):
    def __init__(self, code, msg="m"): super().__init__(code, msg); self.code = code
    def __str__(self): return f"[{self.code}]"
try: raise E(5)
except E as e: print(e, repr(e), e.args, e.code)
try: raise KeyError("k")
except KeyError as e: print(e, repr(e), e.args, str(e))
try: raise ValueError
except ValueError as e: print(repr(e), str(e) == "")
print(isinstance(E(1), Exception), ValueError("a", 1), OSError(2, "No such file"), str(OSError(2, "No such file")), issubclass(FileNotFoundError, OSError))
try: open("/nonexistent/x")
except FileNotFoundError as e: print(e, e.errno, e.filename)
def func(a, b=1, *args, c=2, **kw):
    "the doc"
    return a
print(func.__name__, func.__doc__, func.__defaults__, func.__kwdefaults__, func.__qualname__, func.__module__); func.attr = 5; print(func.attr, func.__dict__)
print(type(func), type(len), type(func).__name__, type(None), type(...), type(NotImplemented), type(1 for _ in ()), type([].append), type(Temp.make), type({}.keys()), type(range(1)), type(slice(1)), type(int), type(print))
print(callable(func), callable(5), callable(Temp), callable(Vec(1)), id(func) == id(func), isinstance(True, int), isinstance(5, (str, int)))
print([1, 2].__len__(), (5).__add__(6), "a".__eq__("a"), [1].__contains__(1), {}.__class__, (1).__class__.__name__, list.__len__([1, 2]), dict.__getitem__({1: 2}, 1), int.__add__(1, 2), "x".__mul__(3), [3].__getitem__(0), (5).__lt__(6), (5).__radd__(2), (1.5).__add__(2), str.__str__("q"), (2).__pow__(3), (7).__divmod__(2), "abc".__iter__().__next__(), "%".__mod__(()) if False else 0)
print("append" in dir([]), [n for n in dir(v) if not n.startswith("_")])
