# Attributes read in one place while classes, instances and the order of names change: what was found before must not be found again.
import random


class Base:
    kind = 'base'
    def who(self): return 'base.who'


class Middle(Base):
    pass


class Other:
    kind = 'other'
    def who(self): return 'other.who'


class Leaf(Middle):
    pass


def read(x): return x.kind
def call(x): return x.who()
def own(x): return x.value


def show(f, x):
    try: return f(x)
    except Exception as e: return f'{type(e).__name__}: {e}'


leaf = Leaf()
line = lambda: print([show(f, leaf) for f in (read, call, own)])
line()
Leaf.kind = 'leaf'; line()
leaf.kind = 'own'; line()
del leaf.kind; line()
del Leaf.kind; line()
Middle.kind = property(lambda self: 'computed'); line()
leaf.__dict__['kind'] = 'hidden'; line()
del Middle.kind; line()
leaf.who = lambda: 'instance.who'; line()
del leaf.who; line()
Base.who = lambda self: 'new base.who'; line()
Middle.who = staticmethod(lambda: 'static'); line()
Middle.who = classmethod(lambda cls: cls.__name__); line()
del Middle.who; line()
leaf.__class__ = Other; line()
leaf.__class__ = Leaf; line()
Base.__getattr__ = lambda self, name: f'no {name}'; line()
leaf.value = 5; line()
Leaf.__getattribute__ = lambda self, name: ('all', name) if name == 'kind' else object.__getattribute__(self, name); line()
del Leaf.__getattribute__; line()
del Base.__getattr__; line()
Leaf.value = property(lambda self: 'from the class'); line()
del Leaf.value; line()


class Data:
    def __get__(self, instance, owner): return ('get', instance is not None)
    def __set__(self, instance, value): instance.__dict__['stored'] = value
    def __delete__(self, instance): print('deleted')


class NonData:
    def __get__(self, instance, owner): return 'non-data'


Leaf.value = Data(); line()
leaf.value = 9; print(leaf.stored); line()
del leaf.value; line()
Leaf.value = NonData(); line()
leaf.__dict__['value'] = 'own first'; line()
del Leaf.value; line()

# Instances that got their names in other orders, lost some, and got them again.
names = ['a', 'b', 'c', 'd', 'e']
rng = random.Random(7)


class Point:
    a = 'class a'


def get_a(p): return p.a
def get_b(p): return p.b
def set_c(p, v): p.c = v


points = [Point() for _ in range(12)]
for step in range(400):
    p = rng.choice(points)
    n = rng.choice(names)
    match rng.randrange(6):
        case 0 | 1: setattr(p, n, step)
        case 2:
            try: delattr(p, n)
            except AttributeError as e: print(step, e)
        case 3: set_c(p, -step)
        case 4: p.__dict__.update({n: 'u%d' % step})
        case 5: p.__dict__.pop(n, None)
    if step % 10 == 0:
        print(step, [(show(get_a, q), show(get_b, q), list(q.__dict__)) for q in points[:4]])
print([sorted(vars(p).items(), key=repr) for p in points])


class Slotted:
    __slots__ = ('x', 'y')


s = Slotted()
for text in ['s.x', 's.x = 1', 's.x', 's.z = 2', 'del s.x', 's.x', 's.__dict__', 'Slotted.x = 5', 's.x', 's.y = 3', 's.y']:
    try: print(text, eval(text) if '=' not in text and not text.startswith('del') else exec(text))
    except Exception as e: print(text, '!', type(e).__name__, e)

# Modules and functions have attributes too.
import math


def f(): return f.count
f.count = 1; print(f()); f.count += 1; print(f(), f.__dict__); del f.count
try: f()
except AttributeError as e: print(e)
saved = math.pi
math.pi = 3
print(math.pi)
math.pi = saved
for value, name in [(5, 'x'), ('a', 'y'), ([], 'z'), (None, 'w'), (len, 'v'), (f, 'u'), (Point, 'tt'), (math, 'q')]:
    for action in (lambda: getattr(value, name), lambda: setattr(value, name, 1), lambda: delattr(value, name)):
        try: print(action())
        except Exception as e: print(type(e).__name__, e)
