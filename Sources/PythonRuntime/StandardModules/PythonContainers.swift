/// Python sources of modules about containers and iteration.
extension PythonSources {
  static let collections = """
    class OrderedDict(dict):
        def move_to_end(self, key, last=True):
            value = self[key]
            if last:
                dict.__delitem__(self, key)
                dict.__setitem__(self, key, value)
            else:
                rest = [(k, v) for k, v in dict.items(self) if k != key]
                dict.clear(self)
                dict.__setitem__(self, key, value)
                dict.update(self, rest)

        def popitem(self, last=True):
            if not self:
                raise KeyError("dictionary is empty")
            key = next(reversed(self) if last else iter(self))
            return key, self.pop(key)

        def copy(self):
            return self.__class__(self)

        def __eq__(self, other):
            if isinstance(other, OrderedDict):
                return dict.__eq__(self, other) and list(self) == list(other)
            return dict.__eq__(self, other)

        __hash__ = None

        def __or__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            new = self.__class__(self)
            new.update(other)
            return new

        def __repr__(self):
            if not self:
                return f"{self.__class__.__name__}()"
            return f"{self.__class__.__name__}({list(self.items())!r})"

    class Counter(dict):
        def __init__(self, iterable=None, /, **kwds):
            dict.__init__(self)
            self.update(iterable, **kwds)

        def __missing__(self, key):
            return 0

        def most_common(self, n=None):
            items = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
            return items if n is None else items[:n]

        def elements(self):
            for key, count in self.items():
                for _ in range(count):
                    yield key

        def total(self):
            return sum(self.values())

        @classmethod
        def fromkeys(cls, iterable, v=None):
            raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

        def update(self, iterable=None, /, **kwds):
            if iterable is not None:
                if isinstance(iterable, dict):
                    for key, count in iterable.items():
                        self[key] = count + self.get(key, 0)
                else:
                    for key in iterable:
                        self[key] = self.get(key, 0) + 1
            for key, count in kwds.items():
                self[key] = count + self.get(key, 0)

        def subtract(self, iterable=None, /, **kwds):
            if iterable is not None:
                if isinstance(iterable, dict):
                    for key, count in iterable.items():
                        self[key] = self.get(key, 0) - count
                else:
                    for key in iterable:
                        self[key] = self.get(key, 0) - 1
            for key, count in kwds.items():
                self[key] = self.get(key, 0) - count

        def copy(self):
            return self.__class__(self)

        def __delitem__(self, key):
            if key in self:
                dict.__delitem__(self, key)

        def __eq__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[e] == other[e] for c in (self, other) for e in c)

        def __ne__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return not self == other

        __hash__ = None

        def __le__(self, other):
            return all(self[e] <= other[e] for c in (self, other) for e in c)

        def __lt__(self, other):
            return self <= other and self != other

        def __ge__(self, other):
            return all(self[e] >= other[e] for c in (self, other) for e in c)

        def __gt__(self, other):
            return self >= other and self != other

        def __add__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            result = Counter()
            for key, count in self.items():
                if count + other[key] > 0:
                    result[key] = count + other[key]
            for key, count in other.items():
                if key not in self and count > 0:
                    result[key] = count
            return result

        def __sub__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            result = Counter()
            for key, count in self.items():
                if count - other[key] > 0:
                    result[key] = count - other[key]
            for key, count in other.items():
                if key not in self and count < 0:
                    result[key] = -count
            return result

        def __or__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            result = Counter()
            for key, count in self.items():
                most = max(count, other[key])
                if most > 0:
                    result[key] = most
            for key, count in other.items():
                if key not in self and count > 0:
                    result[key] = count
            return result

        def __and__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            result = Counter()
            for key, count in self.items():
                least = min(count, other[key])
                if least > 0:
                    result[key] = least
            return result

        def __pos__(self):
            return Counter({key: count for key, count in self.items() if count > 0})

        def __neg__(self):
            return Counter({key: -count for key, count in self.items() if count < 0})

        def __iadd__(self, other):
            for key, count in other.items():
                self[key] += count
            return +self

        def __isub__(self, other):
            for key, count in other.items():
                self[key] -= count
            return +self

        def __repr__(self):
            if not self:
                return f"{self.__class__.__name__}()"
            try:
                d = dict(self.most_common())
            except TypeError:
                d = dict(self)
            return f"{self.__class__.__name__}({d!r})"

    class ChainMap:
        def __init__(self, *maps):
            self.maps = list(maps) or [{}]

        def __getitem__(self, key):
            for m in self.maps:
                if key in m:
                    return m[key]
            return self.__missing__(key)

        def __missing__(self, key):
            raise KeyError(key)

        def get(self, key, default=None):
            return self[key] if key in self else default

        def __contains__(self, key):
            return any(key in m for m in self.maps)

        def _merged(self):
            d = {}
            for m in reversed(self.maps):
                d.update(m)
            return d

        def __len__(self):
            return len(self._merged())

        def __iter__(self):
            return iter(self._merged())

        def keys(self):
            return self._merged().keys()

        def values(self):
            return self._merged().values()

        def items(self):
            return self._merged().items()

        def __setitem__(self, key, value):
            self.maps[0][key] = value

        def __delitem__(self, key):
            if key not in self.maps[0]:
                raise KeyError(f"Key not found in the first mapping: {key!r}")
            del self.maps[0][key]

        def new_child(self, m=None, **kwargs):
            if m is None:
                m = kwargs
            return self.__class__(m, *self.maps)

        @property
        def parents(self):
            return self.__class__(*self.maps[1:])

        def __repr__(self):
            return f"{self.__class__.__name__}({', '.join(map(repr, self.maps))})"

    class UserDict:
        def __init__(self, dict=None, /, **kwargs):
            self.data = {}
            if dict is not None:
                self.update(dict)
            if kwargs:
                self.update(kwargs)

        def __len__(self):
            return len(self.data)

        def __getitem__(self, key):
            if key in self.data:
                return self.data[key]
            if hasattr(self.__class__, "__missing__"):
                return self.__class__.__missing__(self, key)
            raise KeyError(key)

        def __setitem__(self, key, item):
            self.data[key] = item

        def __delitem__(self, key):
            del self.data[key]

        def __iter__(self):
            return iter(self.data)

        def __contains__(self, key):
            return key in self.data

        def __repr__(self):
            return repr(self.data)

        def keys(self):
            return self.data.keys()

        def values(self):
            return self.data.values()

        def items(self):
            return self.data.items()

        def get(self, key, default=None):
            return self[key] if key in self else default

        def update(self, other=(), /, **kwds):
            for key, value in dict(other, **kwds).items():
                self[key] = value

        def pop(self, key, *default):
            return self.data.pop(key, *default)

        def setdefault(self, key, default=None):
            if key not in self:
                self[key] = default
            return self[key]

        def copy(self):
            return self.__class__(self.data)
    """

  static let collectionsABC = """
    def _has(*names):
        def check(x):
            return all(getattr(type(x), name, None) is not None for name in names)
        return check

    def _make(name, *names, bases=()):
        check = _has(*names)
        def subclass(c):
            return all(getattr(c, n, None) is not None for n in names)
        return type(name, bases or (object,), {"__instancehook__": check, "__subclasshook__": subclass, "__parameters__": (),
                                               "__module__": "collections.abc"})

    Hashable = _make("Hashable", "__hash__")
    Iterable = _make("Iterable", "__iter__")
    Sized = _make("Sized", "__len__")
    Container = _make("Container", "__contains__")
    Callable = type("Callable", (), {"__instancehook__": callable, "__parameters__": ()})
    Iterator = _make("Iterator", "__iter__", "__next__")
    Reversible = _make("Reversible", "__iter__", "__reversed__")
    Collection = _make("Collection", "__len__", "__iter__", "__contains__")
    Generator = _make("Generator", "__iter__", "__next__", "send", "throw", "close")

    def _known(name, *classes):
        return type(name, (), {"__instancehook__": lambda x: isinstance(x, classes),
                               "__subclasshook__": lambda c: issubclass(c, classes), "__parameters__": ()})

    class Mapping:
        __parameters__ = ()

        def __instancehook__(x):
            return isinstance(x, dict)

        def __subclasshook__(c):
            return issubclass(c, dict)

        def get(self, key, default=None):
            try:
                return self[key]
            except KeyError:
                return default

        def __contains__(self, key):
            try:
                self[key]
            except KeyError:
                return False
            return True

        def keys(self):
            return {k: None for k in self}.keys()

        def items(self):
            return {k: self[k] for k in self}.items()

        def values(self):
            return {k: self[k] for k in self}.values()

        def __eq__(self, other):
            return dict(self.items()) == dict(other.items())

        __hash__ = None

    class MutableMapping(Mapping):
        def __instancehook__(x):
            return isinstance(x, dict)

        def __subclasshook__(c):
            return issubclass(c, dict)

        def pop(self, key, *default):
            if key in self:
                value = self[key]
                del self[key]
                return value
            if default:
                return default[0]
            raise KeyError(key)

        def clear(self):
            for key in list(self):
                del self[key]

        def update(self, other=(), /, **kwds):
            for key, value in dict(other, **kwds).items():
                self[key] = value

        def setdefault(self, key, default=None):
            if key not in self:
                self[key] = default
            return self[key]

    class Sequence:
        __parameters__ = ()

        def __instancehook__(x):
            return isinstance(x, (list, tuple, str, range, bytes))

        def __subclasshook__(c):
            return issubclass(c, (list, tuple, str, range, bytes))

        def __iter__(self):
            i = 0
            try:
                while True:
                    yield self[i]
                    i += 1
            except IndexError:
                return

        def __contains__(self, value):
            for v in self:
                if v is value or v == value:
                    return True
            return False

        def __reversed__(self):
            for i in reversed(range(len(self))):
                yield self[i]

        def index(self, value):
            for i, v in enumerate(self):
                if v is value or v == value:
                    return i
            raise ValueError

        def count(self, value):
            return sum(1 for v in self if v is value or v == value)

    MutableSequence = _known("MutableSequence", list)
    Set = _known("Set", set, frozenset, type({}.keys()))
    MutableSet = _known("MutableSet", set)
    """

  static let itertools = """
    def count(start=0, step=1):
        for number in (start, step):
            if not hasattr(number, "__add__") or isinstance(number, (str, bytes, list, tuple)):
                raise TypeError("a number is required")
        return _count(start, step)

    def _count(start, step):
        n = start
        while True:
            yield n
            n += step

    def cycle(iterable):
        saved = []
        for x in iterable:
            yield x
            saved.append(x)
        while saved:
            for x in saved:
                yield x

    def repeat(object, times=None):
        if times is None:
            while True:
                yield object
        for _ in range(times):
            yield object

    def _chain(iterables):
        for it in iterables:
            for x in it:
                yield x

    def chain(*iterables):
        return _chain(iterables)

    chain.from_iterable = _chain

    def accumulate(iterable, func=None, *, initial=None):
        it = iter(iterable)
        total = initial
        if initial is None:
            for total in it:
                break
            else:
                return
        yield total
        for x in it:
            total = total + x if func is None else func(total, x)
            yield total

    def islice(*args):
        if len(args) < 2:
            raise TypeError(f"islice expected at least 2 arguments, got {len(args)}")
        if len(args) > 4:
            raise TypeError(f"islice expected at most 4 arguments, got {len(args)}")
        iterable, *args = args
        s = slice(*args)
        start = 0 if s.start is None else s.start
        stop = s.stop
        step = 1 if s.step is None else s.step
        if not isinstance(start, int) or start < 0:
            raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        if stop is not None and (not isinstance(stop, int) or stop < 0):
            raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        if not isinstance(step, int) or step < 1:
            raise ValueError("Step for islice() must be a positive integer or None.")
        return _islice(iter(iterable), start, stop, step)

    def _islice(it, start, stop, step):
        i = 0
        following = start
        if stop is not None and stop <= start:
            while i < stop:
                for _ in it:
                    break
                else:
                    return
                i += 1
            return
        for x in it:
            if i == following:
                yield x
                following += step
            i += 1
            if stop is not None and i >= stop:
                return

    def starmap(function, iterable):
        for args in iterable:
            yield function(*args)

    def takewhile(predicate, iterable):
        for x in iterable:
            if predicate(x):
                yield x
            else:
                return

    def dropwhile(predicate, iterable):
        it = iter(iterable)
        for x in it:
            if not predicate(x):
                yield x
                break
        for x in it:
            yield x

    def filterfalse(predicate, iterable):
        for x in iterable:
            if not (x if predicate is None else predicate(x)):
                yield x

    def compress(data, selectors):
        for d, s in zip(data, selectors):
            if s:
                yield d

    def pairwise(iterable):
        it = iter(iterable)
        for a in it:
            for b in it:
                yield a, b
                a = b

    def zip_longest(*iterables, fillvalue=None):
        iterators = [iter(it) for it in iterables]
        active = len(iterators)
        if not active:
            return
        end = object()
        while True:
            values = []
            for i, it in enumerate(iterators):
                value = end if it is None else next(it, end)
                if value is end:
                    if it is not None:
                        iterators[i] = None
                        active -= 1
                        if not active:
                            return
                    value = fillvalue
                values.append(value)
            yield tuple(values)

    def product(*iterables, repeat=1):
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        return _product(iterables, repeat)

    def _product(iterables, repeat):
        pools = [tuple(pool) for pool in iterables] * repeat
        n = len(pools)
        if not all(pools):
            return
        indices = [0] * n
        current = [pool[0] for pool in pools]
        while True:
            yield tuple(current)
            i = n - 1
            while i >= 0:
                indices[i] += 1
                if indices[i] < len(pools[i]):
                    current[i] = pools[i][indices[i]]
                    break
                indices[i] = 0
                current[i] = pools[i][0]
                i -= 1
            if i < 0:
                return

    def permutations(iterable, r=None):
        pool = tuple(iterable)
        if r is not None and not isinstance(r, int):
            raise TypeError("Expected int as r")
        if r is not None and r < 0:
            raise ValueError("r must be non-negative")
        return _permutations(pool, len(pool) if r is None else r)

    def _permutations(pool, r):
        n = len(pool)
        if r > n:
            return
        indices = list(range(n))
        cycles = list(range(n, n - r, -1))
        yield tuple(pool[i] for i in indices[:r])
        while n:
            done = True
            for i in reversed(range(r)):
                cycles[i] -= 1
                if cycles[i] == 0:
                    indices[i:] = indices[i + 1:] + indices[i:i + 1]
                    cycles[i] = n - i
                else:
                    j = cycles[i]
                    indices[i], indices[-j] = indices[-j], indices[i]
                    done = False
                    break
            if done:
                return
            yield tuple(pool[i] for i in indices[:r])

    def combinations(iterable, r):
        pool = tuple(iterable)
        if r < 0:
            raise ValueError("r must be non-negative")
        return _combinations(pool, r)

    def _combinations(pool, r):
        n = len(pool)
        if r > n:
            return
        indices = list(range(r))
        yield tuple(pool[i] for i in indices)
        while True:
            i = r - 1
            while i >= 0 and indices[i] == i + n - r:
                i -= 1
            if i < 0:
                return
            indices[i] += 1
            for j in range(i + 1, r):
                indices[j] = indices[j - 1] + 1
            yield tuple(pool[i] for i in indices)

    def combinations_with_replacement(iterable, r):
        pool = tuple(iterable)
        n = len(pool)
        if r < 0:
            raise ValueError("r must be non-negative")
        if not n and r:
            return
        indices = [0] * r
        yield tuple(pool[i] for i in indices)
        while True:
            i = r - 1
            while i >= 0 and indices[i] == n - 1:
                i -= 1
            if i < 0:
                return
            indices[i:] = [indices[i] + 1] * (r - i)
            yield tuple(pool[i] for i in indices)

    class groupby:
        def __init__(self, iterable, key=None):
            self._keyfunc = key if key is not None else (lambda x: x)
            self._it = iter(iterable)
            self._end = object()
            self._target = self._key = self._value = self._end

        def __iter__(self):
            return self

        def __next__(self):
            self._id = object()
            while self._key is self._target or (self._key is not self._end and self._target is not self._end
                                                and self._key == self._target):
                self._value = next(self._it, self._end)
                if self._value is self._end:
                    raise StopIteration
                self._key = self._keyfunc(self._value)
            self._target = self._key
            return self._key, self._group(self._target, self._id)

        def _group(self, target, mark):
            while self._id is mark and self._key == target:
                yield self._value
                self._value = next(self._it, self._end)
                if self._value is self._end:
                    self._key = self._end
                    self._target = self._end
                    self._it = iter(())
                    return
                self._key = self._keyfunc(self._value)

    def tee(iterable, n=2):
        it = iter(iterable)
        queues = [[] for _ in range(n)]
        end = object()
        def walk(mine):
            while True:
                if not mine:
                    value = next(it, end)
                    if value is end:
                        return
                    for queue in queues:
                        queue.append(value)
                yield mine.pop(0)
        return tuple(walk(queue) for queue in queues)

    def batched(iterable, n):
        it = iter(iterable)
        while batch := tuple(islice(it, n)):
            yield batch
    """

  static let operators = """
    def add(a, b): return a + b
    def sub(a, b): return a - b
    def mul(a, b): return a * b
    def matmul(a, b): return a @ b
    def truediv(a, b): return a / b
    def floordiv(a, b): return a // b
    def mod(a, b): return a % b
    def pow(a, b): return a ** b
    def neg(a): return -a
    def pos(a): return +a
    def inv(a): return ~a
    invert = inv
    def and_(a, b): return a & b
    def or_(a, b): return a | b
    def xor(a, b): return a ^ b
    def lshift(a, b): return a << b
    def rshift(a, b): return a >> b
    def not_(a): return not a
    def truth(a): return True if a else False
    def is_(a, b): return a is b
    def is_not(a, b): return a is not b
    def eq(a, b): return a == b
    def ne(a, b): return a != b
    def lt(a, b): return a < b
    def le(a, b): return a <= b
    def gt(a, b): return a > b
    def ge(a, b): return a >= b
    def contains(a, b): return b in a
    def concat(a, b): return a + b
    def getitem(a, b): return a[b]
    def setitem(a, b, c): a[b] = c
    def delitem(a, b): del a[b]
    def countOf(a, b): return sum(1 for x in a if x is b or x == b)
    def index(a): return a.__index__()
    _abs = abs
    def abs(a): return _abs(a)

    def iadd(a, b):
        a += b
        return a

    def imul(a, b):
        a *= b
        return a

    class itemgetter:
        def __init__(self, item, *items):
            self._items = (item,) + items

        def __call__(self, obj):
            if len(self._items) == 1:
                return obj[self._items[0]]
            return tuple(obj[i] for i in self._items)

        def __repr__(self):
            return f"operator.itemgetter({', '.join(map(repr, self._items))})"

    def _attr(obj, name):
        for part in name.split("."):
            obj = getattr(obj, part)
        return obj

    class attrgetter:
        def __init__(self, attr, *attrs):
            self._attrs = (attr,) + attrs

        def __call__(self, obj):
            if len(self._attrs) == 1:
                return _attr(obj, self._attrs[0])
            return tuple(_attr(obj, a) for a in self._attrs)

        def __repr__(self):
            return f"operator.attrgetter({', '.join(map(repr, self._attrs))})"

    class methodcaller:
        def __init__(self, name, /, *args, **kwargs):
            self._name = name
            self._args = args
            self._kwargs = kwargs

        def __call__(self, obj):
            return getattr(obj, self._name)(*self._args, **self._kwargs)
    """
}
