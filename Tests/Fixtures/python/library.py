# math, random, json, statistics, itertools, collections, operator, copy, functools.
import math, random, json, statistics, copy, itertools, functools, collections, operator
def show(f):
    try: return repr(f())
    except Exception as e: return type(e).__name__ + ": " + str(e)
xs = [0, 1, -1, 0.5, -0.5, 10, 1e-5, -1e300, 5e-324, math.pi, float("inf"), float("-inf"), float("nan"), 2**70, True, "a", None]
one = ["sqrt", "exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "erf", "erfc", "floor", "ceil", "trunc", "fabs", "degrees", "radians", "isnan", "isinf", "isfinite", "frexp", "modf", "ulp", "cbrt", "factorial", "isqrt"]
for n in one:
    f = getattr(math, n)
    for x in xs:
        if n == "factorial" and isinstance(x, int) and x > 1000: continue
        print(n, x, show(lambda: f(x)))
for n in ["atan2", "pow", "fmod", "copysign", "remainder", "nextafter", "hypot", "gcd", "lcm", "comb", "perm", "dist", "isclose", "log", "ldexp"]:
    f = getattr(math, n)
    for x in xs[:13]:
        for y in [0, 1, -1, 2.5, 3, float("inf"), float("nan"), 1e300]:
            if n in ("comb", "perm") and (not isinstance(x, int) or x > 1000 or not isinstance(y, int)): continue
            print(n, x, y, show(lambda: f(x, y)))
for seed in [0, 1, 42, -5, 2**40, 12345678901234567890, "abc", "", 1.5, True]:
    random.seed(seed)
    print(seed, random.random(), random.randint(0, 9), random.randrange(5), random.randrange(10, 100, 7), random.choice([1, 2, 3]), random.getrandbits(70), random.uniform(-1, 1), random.gauss(0, 1), random.gauss(5, 2), random.normalvariate(0, 1), random.expovariate(1.5), random.triangular(0, 10, 3), random.betavariate(2, 3), random.gammavariate(0.5, 1), random.gammavariate(2, 3), random.gammavariate(1, 1), random.lognormvariate(0, 1), random.paretovariate(2), random.weibullvariate(1, 2), random.vonmisesvariate(0, 1) if hasattr(random, "zzz") else 0)
    l = list(range(20)); random.shuffle(l); print(l, random.sample(l, 5), random.sample(range(1000), 30)[:5], random.choices("abc", k=5), random.choices("abc", [1, 2, 7], k=5), random.choices([1, 2], cum_weights=[1, 5], k=3))
    st = random.getstate(); a = random.random(); random.setstate(st); print(a == random.random())
for f in [lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.randrange(0), lambda: random.choices([], k=1), lambda: random.sample({1, 2}, 1)]: print(show(f))
docs = ['{"a": 1}', '[]', '[1, 2.5, -3e10, true, false, null]', '"a\\n\\u00e9\\ud83d\\ude00"', '{"a": {"b": []}}', ' [1 , 2 ] ', '', '{', '[1,]', '{"a" 1}', '{a: 1}', 'nul', '1 2', '"abc', '[NaN, Infinity, -Infinity]', '01', '-', '1.', '"\t"', '{"a":1,"a":2}', '123456789012345678901234567890', '1E5', '"\\x"', '[1 2]']
for d in docs: print(d, show(lambda: json.loads(d)))
objs = [1, 1.5, "é\"\\\n\x01", None, True, [1, [2]], (1, 2), {}, [], {"a": [1, {"b": 2}]}, {1: 2, None: 3, True: 4, 1.5: 5}, float("nan"), 1e100, 10**30, {1, 2}, object, {"z": 1, "a": 2}]
for o in objs:
    print(show(lambda: json.dumps(o)), show(lambda: json.dumps(o, indent=2)), show(lambda: json.dumps(o, sort_keys=True, separators=(",", ":"))), show(lambda: json.dumps(o, ensure_ascii=False, indent="\t")), show(lambda: json.dumps(o, default=str)[:6]))
for i in range(10):
    data = [random.choice([random.random(), random.randint(1, 100), random.gauss(0, 1e3)]) for _ in range(random.randint(1, 15))]
    for n in ["mean", "fmean", "median", "median_low", "median_high", "stdev", "pstdev", "variance", "pvariance", "mode", "multimode", "geometric_mean", "quantiles"]:
        print(n, show(lambda: getattr(statistics, n)(data)))
print(show(lambda: statistics.correlation([1, 2, 3], [2, 4, 7])), show(lambda: statistics.covariance([1, 2, 3], [2, 4, 7])), show(lambda: statistics.mean([])), show(lambda: statistics.stdev([1])), statistics.mean([1, 2]), statistics.mean([True, False]), statistics.variance([1, 2, 3, 4]), statistics.mean([0.1] * 10))
I = itertools
print(list(I.islice(I.cycle("ab"), 5)), list(I.repeat(1, 3)), list(I.starmap(pow, [(2, 3), (3, 2)])), list(I.takewhile(lambda x: x < 3, range(10))), list(I.dropwhile(lambda x: x < 3, range(6))), list(I.filterfalse(None, [0, 1, 2])), list(I.compress("abcd", [1, 0, 1, 0])), list(I.combinations_with_replacement("ab", 2)), [list(x) for x in I.tee([1, 2, 3])], list(I.islice(range(10), 2, 8, 3)), list(I.product(range(2), repeat=3)), list(I.accumulate([1, 2, 3], operator.mul, initial=10)), list(I.chain.from_iterable([[1], [2, 3]])), list(I.permutations("abc")), list(I.combinations(range(4), 3)), list(I.islice("abc", None)), list(I.product()), list(I.permutations([], 0)), list(I.combinations("ab", 5)))
it = iter(range(10)); print(list(I.islice(it, 3)), next(it)); it = iter([1, 2, 3]); print(list(I.takewhile(lambda x: x < 2, it)), list(it))
for k, g in I.groupby([1, 1, 2, 3, 3, 3], key=lambda x: x % 2): print(k, list(g))
C = collections
c = C.Counter("abracadabra"); c.update("aaa"); c.subtract({"b": 1}); print(c, c.most_common(1), sorted(c.elements())[:3], c["zz"], sum(c.values()), c - C.Counter(a=5), c & C.Counter(a=2), c | C.Counter(z=9), +c, c.total(), dict(c), C.Counter([3, 1, 3]), C.Counter({"x": 2}), list(c), c == C.Counter("abracadabra"))
d = C.deque([1, 2, 3]); d.extend([4]); d.extendleft([0, -1]); print(d, d.pop(), d.popleft(), len(d), 2 in d, list(reversed(d)), d.index(2), d.count(2), d == C.deque([0, 1, 2, 3]), d + C.deque([9]), d * 2, d.maxlen, show(lambda: C.deque().pop()), show(lambda: d[99]), copy.copy(d), bool(C.deque())); d.rotate(-1); d.insert(1, "x"); d.remove("x"); d.reverse(); d[0] = 7; del d[1]; print(d)
dd = C.defaultdict(lambda: C.defaultdict(int)); dd["a"]["b"] += 1; print(dd["a"], dict(dd["a"]), list(dd), "q" in dd, show(lambda: C.defaultdict(None)["x"]), C.defaultdict(int, {"a": 1}), C.defaultdict(list, a=[1]))
o = C.OrderedDict([("b", 1), ("a", 2)]); o["c"] = 3; o.move_to_end("b", last=False); print(o, o.popitem(last=False), list(reversed(o)), C.OrderedDict(), o == {"a": 2, "c": 3}, o.copy(), isinstance(o, dict), repr(C.OrderedDict(a=[1])), dict(o), list(o.items()))
N = C.namedtuple("N", ["a", "b"]); n = N(1, b=2); print(n, n[0], n.b, N._make([3, 4]), n._replace(b=9), n + (3,), tuple(n), hash(n) == hash((1, 2)), isinstance(n, tuple), N._fields, [x for x in n], N.__name__, show(lambda: N(1)), show(lambda: N(1, 2, 3)), show(lambda: N(1, c=2)), show(lambda: n.c), n == N(1, 2), {n: 1}, sorted([N(2, 1), N(1, 5)]), "%s %s" % n, max(N(1, 2), N(2, 0)), C.namedtuple("X", "p, q", defaults=(7,))(1))
cm = C.ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], dict(cm), len(cm), list(cm), cm)
p = functools.partial(lambda a, b, c=3: (a, b, c), 1); print(p(2), p(2, c=9), p.args, functools.partial(p, 5)())
print(operator.itemgetter(1)([1, 2]), operator.itemgetter("a", "b")({"a": 1, "b": 2}), operator.attrgetter("real")(5), operator.methodcaller("upper")("a"), operator.mul(3, 4), operator.contains([1], 1))
a = {"x": [1, 2]}; b = copy.copy(a); e = copy.deepcopy(a); a["x"].append(3); print(b, e)
class Node:
    def __init__(self): self.me = self; self.l = [1, self]
n = Node(); m = copy.deepcopy(n); print(m.me is m, m.l[1] is m, m is not n)
class CC:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"
print(copy.copy(CC()), copy.deepcopy([CC()]))
s = {1, (2, 3), frozenset([4])}; print(copy.deepcopy(s) == s, copy.copy(s) == s)
@functools.wraps(len)
def w(): pass
print(w.__name__)
@functools.lru_cache(maxsize=2)
def sq(x): print("calc", x); return x * x
print(sq(1), sq(2), sq(1), sq(3), sq(2), sq.cache_info())
@functools.singledispatch
def sd(x): return "obj"
@sd.register(int)
def _(x): return "int"
@sd.register(list)
def _(x): return "list"
print(sd(1), sd([]), sd("a"), sd(True))
