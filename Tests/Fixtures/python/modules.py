# Standard modules by examples.
import math, random, copy, collections, itertools, functools, operator, time, warnings, json, statistics, string, os, sys, textwrap, pprint, contextlib, dataclasses, enum, abc, types, heapq, bisect, typing
from collections import OrderedDict, defaultdict, Counter, deque, namedtuple, ChainMap
random.seed(42)
print([random.random() for _ in range(3)], random.randint(1, 100), random.choice("abcdef"), random.gauss(0,1), random.normalvariate(1, 2))
l = list(range(10)); random.shuffle(l); print(l, random.sample(range(100), 5), random.choices([1,2,3], weights=[1,2,3], k=5), random.uniform(1,5))
random.seed("hello"); print(random.random()); random.seed(2**100+7); print(random.random(), random.getrandbits(100), random.expovariate(2), random.betavariate(1,2), random.triangular(1,5,2))
r = random.Random(5); print(r.random(), r.randrange(0, 100, 7))
print(Counter("mississippi"), Counter("mississippi").most_common(2), Counter(a=3)+Counter(a=1,b=2))
d = defaultdict(list); d['a'].append(1); print(d, dict(d))
o = OrderedDict(a=1, b=2); o.move_to_end('a'); print(o, o == OrderedDict(b=2, a=1))
q = deque([1,2,3], maxlen=3); q.append(4); q.appendleft(0); print(q, q[0]); q.rotate(1); print(q)
P = namedtuple("P", "x y", defaults=[5]); p = P(1); print(p, p.x, p._replace(x=3), p._asdict(), P._fields, p == (1,5)); x, y = p
try: P()
except TypeError as e: print(e)
print(list(itertools.chain([1],[2,3])), list(itertools.product("ab", [1,2])), list(itertools.permutations(range(3), 2)), list(itertools.combinations("abc", 2)), list(itertools.accumulate([1,2,3])), list(itertools.islice(itertools.count(3, 2), 4)), [(k, list(g)) for k, g in itertools.groupby("aabbc")], list(itertools.zip_longest("ab", [1])), list(itertools.pairwise([1,2,3])))
print(functools.reduce(operator.add, [1,2,3]), functools.partial(int, base=2)("101"))
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(50), fib.cache_info(), fib.__name__)
class C:
    @functools.cached_property
    def v(self):
        print("computing"); return 5
c = C(); print(c.v, c.v)
@functools.total_ordering
class T:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(T(1) <= T(2), T(3) >= T(4), sorted([3,1,2], key=functools.cmp_to_key(lambda a, b: b - a)))
print(json.dumps({"a": [1, 2.5, None, True, "é\n"], "b": {}}, indent=2, sort_keys=True), json.loads('{"x": [1, 2.0, "a\\u00e9"], "y": null}'))
print(statistics.mean([1,2,3,4]), statistics.stdev([1.5,2.5,4.0]), statistics.median([3,1,2]), statistics.pvariance([1,2,3]), statistics.mode("aab"), statistics.quantiles([1,2,3,4,5]))
@dataclasses.dataclass
class D:
    x: int
    y: float = 2.0
    z: list = dataclasses.field(default_factory=list)
d1 = D(1); d2 = D(1, z=[]); print(d1, d1 == d2, dataclasses.asdict(d1), dataclasses.replace(d1, x=5))
try: D()
except TypeError as e: print(e)
@dataclasses.dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = "q"
f = F(1); print(f < F(2), hash(f) == hash(F(1)), {f: 1})
try: f.a = 3
except dataclasses.FrozenInstanceError as e: print(type(e).__name__, e)
class Color(enum.Enum):
    RED = 1
    GREEN = enum.auto()
    def hello(self): return self.name.lower()
print(Color.RED, repr(Color.GREEN), Color(2), Color["RED"], list(Color), Color.RED.hello(), Color.RED is Color(1), len(Color), Color.RED == 1, Color.RED in {Color.RED})
try: Color(9)
except ValueError as e: print(e)
class N(enum.IntEnum):
    A = 1
    B = 2
print(N.A + 1, N.B > N.A, N(2), repr(N.A), f"{N.A}", N.A == 1, [10,20,30][N.A])
class Base(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def g(self): ...
try: Base()
except TypeError as e: print(e)
class Sub(Base):
    def f(self): return 1
    @property
    def g(self): return 2
print(Sub().f(), isinstance(Sub(), Base))
@contextlib.contextmanager
def cm(n):
    print("in", n)
    try: yield n * 2
    except ValueError as e: print("got", e)
    finally: print("out")
with cm(3) as v: print(v)
with cm(4) as v: raise ValueError("boom")
with contextlib.suppress(KeyError): {}['a']
import io
buf = io.StringIO()
with contextlib.redirect_stdout(buf): print("captured")
print(repr(buf.getvalue()))
print(copy.deepcopy({"a": [1, (2, [3])]}), copy.copy([1,2]))
a = [1]; a.append(a); b = copy.deepcopy(a); print(b, b[1] is b)
print(textwrap.dedent("   a\n     b\n   c"), textwrap.fill("the quick brown fox jumps over the lazy dog", 20), textwrap.indent("a\nb", "> "))
pprint.pprint({"a": list(range(30)), "b": {"c": "x" * 50, "d": "y" * 40}})
print(os.path.join("a", "b", "/c", "d.txt"), os.path.splitext("x/y.tar.gz"), os.path.basename("a/b.c"), os.path.exists("/nonexistent"))
print(string.ascii_lowercase, string.Template("$a ${b} $$").substitute(a=1, b=2))
h = [5,3,8,1]; heapq.heapify(h); print(heapq.heappop(h), h, bisect.bisect([1,2,3], 2))
print(sys.maxsize, sys.version_info[0], sys.version_info >= (3, 8), types.SimpleNamespace(a=1))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); warnings.warn("hey"); print(len(w), w[0].message, w[0].category.__name__)
print(math.factorial(20), math.comb(10,3), math.gcd(12, 18), math.isclose(0.1+0.2, 0.3), math.floor(-2.5), math.ceil(2.1), math.sqrt(2), math.log(100, 10), math.log2(8), math.hypot(3,4), math.prod([1,2,3]), math.fsum([.1]*10), math.inf, math.nan, math.pi)
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.factorial(-1)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
class Point(typing.NamedTuple):
    x: int
    y: int = 3
print(Point(1), Point(1, 2).y)
def f(a: typing.Optional[int] = None, b: "typing.List[int]" = []) -> typing.Dict[str, int]: return {}
