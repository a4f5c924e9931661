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
