# SPDX-License-Identifier: GPL-3.0-or-later
from operator import index as _index

_END = object()

class _Iterator:
    """What a function here gives: an object of a class with the function's name. A loop walks the generator behind it."""

    def __iter__(self):
        return self._source

    def __next__(self):
        return next(self._source)

def _as_class(make):
    def __new__(cls, /, *args, **keywords):
        self = object.__new__(cls)
        self._source = make(*args, **keywords)
        return self
    return type(make.__name__, (_Iterator,), {"__new__": __new__, "__module__": "itertools", "__doc__": make.__doc__})

class count(_Iterator):
    """Numbers that go on and on."""

    def __new__(cls, start=0, step=1):
        for number in (start, step):
            if not hasattr(number, "__add__") or isinstance(number, (str, bytes, list, tuple)):
                raise TypeError("a number is required")
        self = object.__new__(cls)
        self._state, self._step = [start], step
        self._source = _steps(self._state, step)
        return self

    def __repr__(self):
        step = "" if type(self._step) is int and self._step == 1 else f", {self._step!r}"
        return f"{type(self).__name__}({self._state[0]!r}{step})"

def _steps(state, step):
    value = state[0]
    while True:
        state[0] = value + step
        yield value
        value = state[0]

def cycle(iterable, /):
    return _again(iter(iterable))

def _again(source):
    seen = []
    for value in source:
        yield value
        seen.append(value)
    while seen:
        yield from seen

class repeat(_Iterator):
    """One value again and again."""

    def __new__(cls, object=_END, times=_END):
        if object is _END:
            raise TypeError("repeat() missing required argument 'object' (pos 1)")
        self = _new(cls)
        self._value, self._left = object, None
        if times is _END:
            self._source = _forever(object)
        else:
            self._left = [max(0, _index(times))]
            self._source = _so_often(object, self._left)
        return self

    def __repr__(self):
        return f"{type(self).__name__}({self._value!r}{'' if self._left is None else f', {self._left[0]}'})"

    def __copy__(self):
        return type(self)(self._value) if self._left is None else type(self)(self._value, self._left[0])

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left[0]

_new = object.__new__

def _forever(value):
    while True:
        yield value

def _so_often(value, left):
    while left[0]:
        left[0] -= 1
        yield value

# The first iterable of a generator expression is asked for its iterator at once, what the expression gives only later.
def chain(*iterables):
    return (value for iterable in iterables for value in iterable)

chain = _as_class(chain)

def _from_iterable(cls, /, *given):
    if len(given) != 1:
        raise TypeError(f"chain.from_iterable() takes exactly one argument ({len(given)} given)")
    self = _new(cls)
    self._source = (value for part in given[0] for value in part)
    return self

chain.from_iterable = classmethod(_from_iterable)

def starmap(function, iterable, /):
    return (function(*arguments) for arguments in iterable)

def filterfalse(function, iterable, /):
    if function is None:
        return (value for value in iterable if not value)
    return (value for value in iterable if not function(value))

def compress(data, selectors):
    return (value for value, chosen in zip(data, selectors) if chosen)

def takewhile(predicate, iterable, /):
    return _while(predicate, iter(iterable))

def _while(predicate, source):
    for value in source:
        if not predicate(value):
            break
        yield value

def dropwhile(predicate, iterable, /):
    return _from_first(predicate, iter(iterable))

def _from_first(predicate, source):
    for value in source:
        if not predicate(value):
            yield value
            yield from source

def accumulate(iterable, func=None, *, initial=None):
    return _running(iter(iterable), func, initial)

def _running(source, func, total):
    if total is None:
        total = next(source, _END)
        if total is _END:
            return
    yield total
    if func is None:
        for value in source:
            total = total + value
            yield total
    else:
        for value in source:
            total = func(total, value)
            yield total

def pairwise(iterable, /):
    return _neighbours(iter(iterable))

def _neighbours(source):
    for left in source:
        for right in source:
            yield left, right
            left = right

def zip_longest(*iterables, fillvalue=None):
    return _padded([iter(iterable) for iterable in iterables], fillvalue)

def _padded(sources, fill):
    left = len(sources)
    while left:
        row = []
        for place, source in enumerate(sources):
            value = _END if source is None else next(source, _END)
            if value is _END:
                if source is not None:
                    sources[place] = None
                    left -= 1
                    if not left:
                        return
                value = fill
            row.append(value)
        yield tuple(row)

def islice(iterable, *bounds):
    if not 1 <= len(bounds) <= 3:
        word, limit = ("at least", 2) if not bounds else ("at most", 4)
        raise TypeError(f"islice expected {word} {limit} arguments, got {len(bounds) + 1}")
    start, stop, step = (0, bounds[0], 1) if len(bounds) == 1 else (*bounds, 1)[:3]
    start = 0 if start is None else _bound(start)
    if stop is not None:
        stop = _bound(stop)
        if stop is None or stop == -1:
            raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if start is None or start < 0 or stop is not None and stop < 0:
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    step = 1 if step is None else _bound(step)
    if step is None or step < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    if start == 0 and step == 1 and stop is not None:
        return (value for _, value in zip(range(stop), iterable))
    return _part(iter(iterable), start, stop, step)

def _bound(number):
    try:
        return _index(number)
    except (TypeError, AttributeError):
        return None

def _part(source, start, stop, step):
    # A range in front stops zip before it takes a value too many from the source.
    for _ in zip(range(start), source):
        pass
    numbered = enumerate(source) if stop is None else zip(range(stop - start), source)
    for place, value in numbered:
        if place % step == 0:
            yield value

# Products, permutations and combinations are the paths of one length through a tree: `choices` gives the values that may
# come next in a state, `onward` the state after the one at a place was taken.
def _paths(length, state, choices, onward):
    if length == 0:
        yield ()
        return
    stack = [((), state, enumerate(choices(state)))]
    while stack:
        head, state, untried = stack[-1]
        if len(stack) == length:
            for _, value in untried:
                yield head + (value,)
            stack.pop()
            continue
        for place, value in untried:
            state = onward(state, place)
            stack.append((head + (value,), state, enumerate(choices(state))))
            break
        else:
            stack.pop()

def product(*iterables, repeat=1):
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    pools = [tuple(iterable) for iterable in iterables] * repeat
    if not all(pools):
        return iter(())
    # The ways through the last pools are laid ready, as long as they are few.
    tails = [()]
    while pools and len(tails) * len(pools[-1]) <= 1000:
        last = pools.pop()
        tails = [(value,) + tail for value in last for tail in tails]
    if not pools:
        return iter(tails)
    heads = _paths(len(pools), 0, pools.__getitem__, lambda level, place: level + 1)
    return heads if len(tails) == 1 else (head + tail for head in heads for tail in tails)

def permutations(iterable, r=None):
    pool = tuple(iterable)
    if r is None:
        r = len(pool)
    elif not isinstance(r, int):
        raise TypeError("Expected int as r")
    if r < 0:
        raise ValueError("r must be non-negative")
    if r > len(pool):
        return iter(())
    return _paths(r, pool, lambda rest: rest, lambda rest, place: rest[:place] + rest[place + 1:])

def combinations(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    if r > len(pool):
        return iter(())
    # The state: the first place that may be taken, and the last one that leaves enough behind it.
    return _paths(r, (0, len(pool) - r + 1), lambda state: pool[state[0]:state[1]],
                  lambda state, place: (state[0] + place + 1, state[1] + 1))

def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    if r and not pool:
        return iter(())
    return _paths(r, 0, lambda first: pool[first:], lambda first, place: first + place)

def groupby(iterable, key=None):
    source = iter(iterable)
    value = mark = running = None
    more = False

    def members(shared, me):
        nonlocal value, mark, more
        if running is not me or not mark == shared:
            return
        yield value
        if running is me:
            for value in source:
                mark = value if key is None else key(value)
                if not mark == shared:
                    return
                yield value
                if running is not me:
                    return
            more = False

    def groups():
        nonlocal value, mark, more, running
        for value in source:
            mark = value if key is None else key(value)
            more = True
            break
        while more:
            shared = mark
            running = me = object()
            yield shared, members(shared, me)
            running = None
            if more and mark == shared:
                more = False
                for value in source:
                    mark = value if key is None else key(value)
                    if not mark == shared:
                        more = True
                        break
    return groups()

def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    from collections import deque
    source = iter(iterable)
    again = getattr(iterable, "__copy__", None) if isinstance(iterable, _Iterator) else None
    if again is not None and n > 0:
        # What can be copied needs nothing kept.
        return (iterable, *[again() for _ in range(n - 1)])
    waiting = [deque() for _ in range(n)]
    return tuple([_reader(source, mine, waiting) for mine in waiting])

# Whoever has nothing waiting draws the next value, for all.
def _reader(source, mine, waiting):
    take = mine.popleft
    while True:
        if not mine:
            value = next(source, _END)
            if value is _END:
                return
            for queue in waiting:
                queue.append(value)
        yield take()

def batched(iterable, n):
    source = iter(iterable)
    while batch := tuple(islice(source, n)):
        yield batch

(cycle, starmap, filterfalse, compress, takewhile, dropwhile, accumulate, pairwise, zip_longest, islice, product, permutations,
 combinations, combinations_with_replacement, groupby) = map(_as_class, (
     cycle, starmap, filterfalse, compress, takewhile, dropwhile, accumulate, pairwise, zip_longest, islice, product, permutations,
     combinations, combinations_with_replacement, groupby))
