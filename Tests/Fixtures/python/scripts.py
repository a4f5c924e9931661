# Programs as people write them.
from dataclasses import dataclass, field
from enum import Enum, Flag, auto
from typing import List, Dict, Optional, Callable, TypeVar, Generic, Protocol
from collections import defaultdict, Counter, deque, OrderedDict
import itertools as it, functools as ft, math, random, string, copy, time, json, os
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
s = Stack[int](); s.push(1); s.push(2); print(s.pop(), s.items)
class Shape(Protocol):
    def area(self) -> float: ...
@dataclass
class Circle:
    r: float
    name: str = "c"
    tags: List[str] = field(default_factory=list, repr=False)
    def area(self): return math.pi * self.r ** 2
    def __post_init__(self): self.d = 2 * self.r
print(Circle(2), Circle(2).area(), Circle(1, tags=["x"]) == Circle(1), Circle(3).d)
@dataclass(order=True)
class Item:
    sort_index: int = field(init=False, repr=False)
    name: str
    w: int = 1
    def __post_init__(self): self.sort_index = self.w
print(sorted([Item("a", 3), Item("b", 1)]), max(Item("z", 5), Item("q", 2)))
@dataclass
class Child(Circle):
    extra: int = 5
print(Child(1.0, extra=2))
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
print(Perm.R | Perm.W, Perm.R in (Perm.R | Perm.X), Perm(3), bool(Perm.R & Perm.W))
class Op(Enum):
    ADD = ("+", lambda a, b: a + b)
    SUB = ("-", lambda a, b: a - b)
    def __init__(self, sym, fn): self.sym = sym; self.fn = fn
    def __call__(self, a, b): return self.fn(a, b)
print(Op.ADD(2, 3), Op.SUB.sym, [o.name for o in Op])
class Weekday(Enum):
    MON = 1; TUE = 2
    @classmethod
    def first(cls): return cls.MON
    @property
    def short(self): return self.name[:2]
print(Weekday.first(), Weekday.TUE.short, Weekday["MON"].value, {Weekday.MON: 1}, Weekday.MON < Weekday.TUE if False else "", isinstance(Weekday.MON, Weekday), repr(Weekday))
def timer(fn):
    @ft.wraps(fn)
    def inner(*a, **k):
        r = fn(*a, **k); return r
    return inner
def retry(n):
    def deco(f):
        @ft.wraps(f)
        def w(*a, **k):
            for i in range(n):
                try: return f(*a, **k)
                except ValueError as e: print("retry", i, e)
            raise RuntimeError("failed")
        return w
    return deco
c = 0
@retry(3)
@timer
def flaky(x):
    "flaky doc"
    global c; c += 1
    if c < 3: raise ValueError(f"c={c}")
    return x * c
print(flaky(2), flaky.__name__, flaky.__doc__)
def gen(n):
    total = 0
    while True:
        x = yield total
        if x is None: break
        total += x
    return total
g = gen(1); next(g); print(g.send(5), g.send(7))
try: g.send(None)
except StopIteration as e: print("stop", e.value)
def flat(l):
    for x in l:
        if isinstance(x, (list, tuple)): yield from flat(x)
        else: yield x
print(list(flat([1, [2, (3, [4])], 5])))
matrix = [[1, 2, 3], [4, 5, 6]]; print(list(zip(*matrix)), [list(r) for r in zip(*matrix)], sum(map(sum, matrix)))
text = "the cat sat on the mat the end"; freq = Counter(text.split()); print(freq.most_common(2), sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:3])
groups = defaultdict(list)
for w in text.split(): groups[len(w)].append(w)
print(dict(groups), {k: len(v) for k, v in sorted(groups.items())})
print(f"{'name':<10}|{3.14159:>8.2f}|{42:05d}|{1e6:,.0f}|{0.256:.1%}|{'mid':^9}|{255:#x}|{5!r:>4}|{[1,2]!s:>8}")
w = 10; pr = 3; print(f"{math.pi:{w}.{pr}f}", f"{'a' if w > 5 else 'b'}", f"{w=}, {pr = }", f"{{}}", f"{w!r:>5}", f"{text[:3].upper()}", f"{(lambda x: x*2)(4)}", f"{ {'a': 1}['a'] }")
print("{:>10} {:<5}|{:^7}|".format("r", "l", "c"), "{0} {1} {0}".format("a", "b"), "{name}: {val:.3f}".format(name="x", val=2.0), "%s has %d items costing %.2f" % ("cart", 3, 9.99), "%-10s|%5.1f|%03d" % ("left", 2.25, 7))
print(*[1, 2, 3], sep=", ", end=".\n"); print("a", "b", sep=""); print()
a, (b, *rest), c2 = 1, (2, 3, 4), 5; print(a, b, rest, c2); x = y = []; x.append(1); print(y, x is y)
d = {"a": 1, "b": {"c": [1, 2]}}; e = copy.deepcopy(d); e["b"]["c"].append(3); print(d, e); d.update(z=1); print(d.get("q", "none"), list(d.keys()), d.pop("z"), "a" in d)
print([i for i in range(20) if i % 2 if i % 3], {i: i**2 for i in range(3)}, {x % 3 for x in range(10)}, [(i, j) for i in range(3) for j in range(i)], [[0] * 2 for _ in range(2)])
print(any(x > 3 for x in [1, 5]), all([]), list(filter(None, [0, 1, "", "a"])), list(map(lambda a, b: a * b, [1, 2], [3, 4])), sorted("bca", reverse=True), list(reversed([1, 2])), list(enumerate("ab", 1)), max({"a": 3, "b": 9}.items(), key=lambda t: t[1]), min(3, 1, 2), sum([0.1] * 3), round(2.5), round(-1.567, 2), abs(-3), pow(2, 3, 5), divmod(-7, 2), -7 // 2, -7 % 3, 7 % -3, 2 ** -1, 10 ** 20, 1_000_000, 0xff, 0b11, 1e3, 5 / 2, 3.0 * 2)
class Ctx:
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t.__name__ if t else None, v); return True
with Ctx() as q: raise ValueError("in ctx")
with Ctx(), Ctx(): pass
try:
    try: raise KeyError("x")
    except KeyError as err: raise ValueError("wrapped") from err
    finally: print("fin")
except ValueError as err: print(repr(err.__cause__), err.__context__ is err.__cause__)
try: [][0]
except (KeyError, IndexError) as err: print(type(err).__name__, err)
else: print("no")
finally: print("done")
def f(a, /, b, *args, c=1, **kw): return (a, b, args, c, kw)
print(f(1, 2, 3, c=4, d=5), f(*[1, 2], **{"c": 3}))
for bad in [lambda: f(), lambda: f(1), lambda: f(1, 2, a=3), lambda: f(1, b=2, **{"b": 3}) if False else f(1, 2, b=3), lambda: len(1, 2), lambda: (lambda: 0)(1), lambda: int("a"), lambda: {}["k"], lambda: [1].foo, lambda: None + 1, lambda: "a" - 1, lambda: [1, 2] < ["a", "b"], lambda: range(3)[5], lambda: (1,)[2], lambda: "abc"[10], lambda: {1: 2}[3], lambda: int([1]), lambda: float("x"), lambda: "x".join([1]), lambda: sorted([1, "a"]), lambda: sum(["a"]), lambda: max([]), lambda: next(iter([])), lambda: iter(1), lambda: dict([1]), lambda: set([[]]), lambda: hash({}), lambda: abs("a"), lambda: chr(-5), lambda: ord("ab"), lambda: [].pop(), lambda: {}.popitem(), lambda: "a".index("z"), lambda: [1].remove(5), lambda: (1).real.foo, lambda: 5(), lambda: math.sqrt(-1), lambda: random.choice([]), lambda: json.loads("{"), lambda: open("/no/such"), lambda: __import__("nope") if False else 1 // 0]:
    try: print(bad())
    except Exception as ex: print(type(ex).__name__ + ":", ex)
match_val = {"x": 1}
n = 0
while True:
    n += 1
    if n == 2: continue
    if n > 4: break
else: print("never")
for i in range(3): pass
else: print("else ran", i, n)
print((lambda *a, k=2: (a, k))(1, 2), (lambda: (yield))().__class__.__name__)
nums = [3, 1, 2]; nums.sort(key=lambda v: -v); print(nums, nums.index(1), nums[::-1], nums[-1], nums[1:], nums * 2); nums[1:2] = [9, 9]; del nums[0]; print(nums)
print("Hello World".swapcase(), "a-b-c".split("-", 1), "  x ".strip(), "abc".find("c"), "x".zfill(3), "ab\tc".expandtabs(4), "Ab".isalpha(), "12".isdigit(), "title case".title(), "abc".replace("b", "BB"), "a,b".partition(","), "abc"[::-1], "ab" * 2, "b" in "abc", "%d%%" % 5, "tEST".capitalize(), "a b".split(), ",".join("abc"), "abc".startswith(("x", "a")), "aXbX".count("X"), "é".encode("utf-8"), ord("a"), chr(98), "x" < "y", "abc".center(9, "*"), r"\n", "line1\nline2".splitlines(), 'it''s', "tab\there")
print(time.time() > 0, isinstance(time.perf_counter(), float), type(random.random()), string.digits, os.path.join("a", "b"))
