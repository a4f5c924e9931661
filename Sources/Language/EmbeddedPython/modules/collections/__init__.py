# SPDX-License-Identifier: GPL-3.0-or-later
"""Containers for special purposes. deque, defaultdict and namedtuple are there already; what is made of abstract classes, such
as ChainMap, is loaded when it is asked for."""

__all__ = "ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque namedtuple".split()

class OrderedDict(dict):
    """A dictionary whose order counts and can be changed."""

    def move_to_end(self, key, last=True):
        """Makes an item the last one, or the first."""
        if last:
            dict.__setitem__(self, key, dict.pop(self, key))
            return
        items = [(key, dict.__getitem__(self, key))]
        items += [item for item in dict.items(self) if item[0] != key]
        dict.clear(self)
        dict.update(self, items)

    def popitem(self, last=True):
        """Takes the last item, or the first."""
        if not dict.__len__(self):
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        key = next(dict.__iter__(self))
        return key, dict.pop(self, key)

    def copy(self):
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __eq__(self, other):
        same = dict.__eq__(self, other)
        if same is True and isinstance(other, OrderedDict):
            return [*self] == [*other]
        return same

    __hash__ = None

    def __or__(self, other):
        return self._joined(self, other)

    def __ror__(self, other):
        return self._joined(other, self)

    def _joined(self, first, second):
        if not isinstance(first, dict) or not isinstance(second, dict):
            return NotImplemented
        both = self.__class__(first)
        both.update(second)
        return both

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return _shown(self, lambda: f"{type(self).__name__}({list(self.items())!r})" if self else f"{type(self).__name__}()")

_being_shown = []

def _shown(value, text):
    """What a repr gives, and dots where a container holds itself."""
    if id(value) in _being_shown:
        return "..."
    _being_shown.append(id(value))
    try:
        return text()
    finally:
        _being_shown.pop()

def _is_mapping(value):
    if isinstance(value, dict) or not hasattr(value, "keys"):
        return isinstance(value, dict)
    from collections.abc import Mapping
    return isinstance(value, Mapping)

def _each(counted):
    """The counts of a mapping, or one for each item."""
    return counted.items() if _is_mapping(counted) else ((key, 1) for key in counted)

class Counter(dict):
    """How often things occur. What is not there occurs zero times."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """The sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """The n most frequent things with their counts, the most frequent first."""
        items = sorted(self.items(), key=_second, reverse=True)
        return items if n is None else items[:max(n, 0)]

    def elements(self):
        """Each thing as often as it counts."""
        return (key for key, count in self.items() for _ in range(count))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Adds counts, or one for each item."""
        if _is_mapping(iterable):
            if not self:
                super().update(iterable)
            else:
                for key, count in iterable.items():
                    self[key] = count + self.get(key, 0)
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Takes counts away, or one for each item."""
        for key, count in () if iterable is None else _each(iterable):
            self[key] = self.get(key, 0) - count
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __delitem__(self, key):
        self.pop(key, None)

    def __repr__(self):
        name = type(self).__name__
        if not self:
            return f"{name}()"
        try:
            ordered = dict(self.most_common())
        except TypeError:
            ordered = dict(self)
        return f"{name}({ordered!r})"

    __hash__ = None

    def __pos__(self):
        return _positive((key, count) for key, count in self.items())

    def __neg__(self):
        return _positive((key, -count) for key, count in self.items())

def _second(pair):
    return pair[1]

def _positive(items):
    """A counter of the positive ones of some counts."""
    result = Counter()
    for key, count in items:
        if count > 0:
            result[key] = count
    return result

def _in_place(changes):
    """An operator that changes its counter: the new counts of some keys; those that are not positive leave."""
    def changed(self, other):
        for key, count in changes(self, other):
            self[key] = count
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self
    return changed

Counter.__iadd__ = _in_place(lambda mine, its: [(key, mine[key] + count) for key, count in its.items()])
Counter.__isub__ = _in_place(lambda mine, its: [(key, mine[key] - count) for key, count in its.items()])
Counter.__ior__ = _in_place(lambda mine, its: [(key, max(mine[key], count)) for key, count in its.items()])
Counter.__iand__ = _in_place(lambda mine, its: [(key, min(count, its[key])) for key, count in mine.items()])

def _combination(combine):
    """An operator of two counters: the counts for the keys of the first and then the new ones of the second; those that are
    not positive are left out."""
    def combined(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        keys = [*self, *[key for key in other if key not in self]]
        return _positive(zip(keys, combine(keys, self, other)))
    return combined

Counter.__add__ = _combination(lambda keys, mine, its: [mine.get(key, 0) + its.get(key, 0) for key in keys])
Counter.__sub__ = _combination(lambda keys, mine, its: [mine.get(key, 0) - its.get(key, 0) for key in keys])
Counter.__or__ = _combination(lambda keys, mine, its: [max(mine.get(key, 0), its.get(key, 0)) for key in keys])
Counter.__and__ = _combination(lambda keys, mine, its: [min(mine.get(key, 0), its.get(key, 0)) for key in keys])

def _relation(holds, otherwise=None):
    """A comparison of two counters: what must hold for both counts of every key; another one for what is no counter."""
    def related(self, other):
        if isinstance(other, Counter):
            return all([holds(self[key], other[key]) for key in [*self, *other]])
        return NotImplemented if otherwise is None else otherwise(self, other)
    return related

def _strictly(relation):
    def related(self, other):
        holds = relation(self, other)
        return holds and self != other if holds is not NotImplemented else holds
    return related

Counter.__eq__ = _relation(lambda mine, its: mine == its, dict.__eq__)
Counter.__le__ = _relation(lambda mine, its: mine <= its)
Counter.__ge__ = _relation(lambda mine, its: mine >= its)
Counter.__lt__, Counter.__gt__ = _strictly(Counter.__le__), _strictly(Counter.__ge__)

def _differs(self, other):
    same = self == other
    return same if same is NotImplemented else not same

Counter.__ne__ = _differs
