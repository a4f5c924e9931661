# Dictionaries and sets under random operations, against a list of pairs that is searched from the front.
import random


class Key:
    """Keys that collide, equal by their number."""
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 3
    def __eq__(self, other): return isinstance(other, Key) and self.n == other.n
    def __repr__(self): return f'K{self.n}'


class Model:
    def __init__(self): self.pairs = []
    def find(self, key):
        for i, (k, _) in enumerate(self.pairs):
            if type(k) is type(key) and k == key or not isinstance(k, Key) and k == key: return i
        return -1
    def set(self, key, value):
        i = self.find(key)
        if i < 0: self.pairs.append((key, value))
        else: self.pairs[i] = (self.pairs[i][0], value)
    def delete(self, key):
        i = self.find(key)
        return self.pairs.pop(i)[1] if i >= 0 else 'missing'


def keys(rng):
    match rng.randrange(8):
        case 0: return rng.randrange(12)
        case 1: return float(rng.randrange(6))
        case 2: return rng.choice('abcdefgh')
        case 3: return (rng.randrange(3), rng.choice('xy'))
        case 4: return Key(rng.randrange(8))
        case 5: return rng.choice([True, False, None])
        case 6: return rng.randrange(6) * 2 ** 61 - 3
        case 7: return frozenset([rng.randrange(4)])


for seed in range(12):
    rng = random.Random(seed)
    table, model, copies = {}, Model(), []
    for step in range(600):
        key = keys(rng)
        match rng.randrange(10):
            case 0 | 1 | 2 | 3: table[key] = step; model.set(key, step)
            case 4 | 5: assert table.pop(key, 'missing') == model.delete(key), (seed, step, key)
            case 6:
                got = table.get(key, 'missing'); i = model.find(key)
                assert got == (model.pairs[i][1] if i >= 0 else 'missing'), (seed, step, key)
                assert (key in table) == (i >= 0)
            case 7: assert table.setdefault(key, -step) is not None; model.find(key) < 0 and model.set(key, -step)
            case 8 if table and rng.random() < 0.3:
                last = table.popitem(); assert last == model.pairs.pop(), (seed, step, last)
            case 9:
                if rng.random() < 0.1: copies.append((dict(table), list(model.pairs)))
                elif rng.random() < 0.02: table.clear(); model.pairs.clear()
                else: table.update({key: step}); model.set(key, step)
        assert len(table) == len(model.pairs)
        if step % 20 == 0: assert list(table.items()) == model.pairs, (seed, step)
    for copy, pairs in copies: assert list(copy.items()) == pairs
    print(seed, len(table), list(table.items())[:6], list(reversed(table))[:3])

for seed in range(12):
    rng = random.Random(100 + seed)
    table, model = set(), []
    for step in range(400):
        key = rng.choice([rng.randrange(20), rng.choice('abcdef'), (rng.randrange(4),), 2 ** 70 + rng.randrange(3), float(rng.randrange(5))])
        match rng.randrange(4):
            case 0 | 1:
                table.add(key)
                if key not in model: model.append(key)
            case 2:
                table.discard(key)
                if key in model: model.remove(key)
            case 3: assert (key in table) == (key in model), (seed, step, key)
        assert len(table) == len(model)
    other = {x for x in range(10)}
    for name, result, wanted in [('and', table & other, [x for x in model if x in other]), ('or', table | other, model + [x for x in other if x not in model]),
                                 ('sub', table - other, [x for x in model if x not in other]), ('xor', table ^ other, [x for x in model if x not in other] + [x for x in other if x not in model])]:
        assert len(result) == len(wanted) and all(x in result for x in wanted), (seed, name)
    print(seed, len(table), sorted(map(repr, table))[:8], table >= {x for x in model[:3]}, table.isdisjoint({'zz'}))


# Keys whose comparison changes the table, fails, or never ends well.
class Changing:
    def __init__(self, table): self.table = table
    def __hash__(self): return 1
    def __eq__(self, other):
        self.table.clear()
        return False


class Failing:
    def __hash__(self): return 1
    def __eq__(self, other): raise ValueError('no comparison')


t = {}
t[Changing(t)] = 1
t[Changing(t)] = 2
print(len(t))
t = {1: 'one'}
for action in (lambda: t[Failing()], lambda: Failing() in t, lambda: t.setdefault(Failing(), 1), lambda: t.pop(Failing(), 0), lambda: {Failing(), Failing()}, lambda: t[[]], lambda: {[]: 1}, lambda: {{}}, lambda: t[5], lambda: t.pop(5), lambda: set().pop(), lambda: {}.popitem(), lambda: {1}.remove(2)):
    try: print(action())
    except Exception as e: print(type(e).__name__, e)
for make in (lambda: {i: i for i in range(5)}, lambda: set(range(5))):
    for change in (lambda c: c.add(9) if isinstance(c, set) else c.setdefault(9), lambda c: c.pop() if isinstance(c, set) else c.pop(4), lambda c: c.clear()):
        c = make()
        try:
            for x in c: change(c)
            print('no error', len(c))
        except RuntimeError as e: print(e)
d = {i: i for i in range(1000)}
for i in range(0, 1000, 2): del d[i]
print(len(d), list(d)[:4], list(reversed(d))[:3], sum(d.values()))
for i in range(0, 1000, 4): d[i] = -i
print(len(d), list(d)[498:504], d == dict(sorted(d.items())), list(d) == sorted(d))
print({1: 'a', 1.0: 'b', True: 'c'}, {0: 'a', False: 'b'}, hash(2 ** 61 - 1), hash(-1), hash(1.5), hash((1, 2)) == hash((1.0, 2)))
