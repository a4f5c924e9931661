# Arguments meet parameters of every kind: what a function gets, or in which words the call is refused.
import itertools

PARAMETERS = []
for only in ['', 'a, /', 'a, b, /', 'a, b=1, /', 'a=0, /']:
    for plain in ['', 'c', 'c, d', 'c, d=3', 'c=2']:
        for rest in ['', '*args']:
            for named in ['', 'e', 'e, f', 'e, f=5', 'e=4']:
                for more in ['', '**kw']:
                    if '=' in only and plain and '=' not in plain.split(',')[0]:
                        continue
                    star = rest or ('*' if named else '')
                    parts = [p for p in (only, plain, star, named, more) if p]
                    PARAMETERS.append(', '.join(parts))
CALLS = ['', '1', '1, 2', '1, 2, 3', '1, 2, 3, 4, 5', 'a=1', 'c=1', 'e=1', 'e=1, f=2', '1, e=1', '1, c=2', '1, 2, c=3', '1, 2, d=4, e=5', 'x=1', '1, x=2, e=3', '*(1, 2)', '*[1], **{"e": 2}',
         '**{"a": 1, "c": 2}', '1, 2, e=3, f=4, z=5', '1, 2, **{"d": 1}, e=2', '1, b=2', '1, 2, 3, c=4, e=1', '**{1: 2}', '*5', '**5', 'e=1, **{"e": 2}']


def describe(call):
    try:
        return repr(call())
    except TypeError as e:
        return str(e)


seen = {}
for number, parameters in enumerate(PARAMETERS):
    place = {'__name__': '__main__'}
    exec(f'def f({parameters}): return sorted(locals().items())', place)
    f = place['f']
    # A third of the calls for each list of parameters, so that all pairs come up with some list of their kind.
    for call in CALLS[number % 3::3]:
        print(f'f({parameters}) <- {call or "nothing"}:', describe(eval(f'lambda f: lambda: f({call})')(f)))

print('methods')


class Box:
    def __init__(self, a, b=2, *, c=3): self.a, self.b, self.c = a, b, c
    def plain(self, a, b=1): return a, b
    @classmethod
    def cls(cls, a, *, k): return cls.__name__, a, k
    @staticmethod
    def free(a, /, b): return a, b
    def __call__(self, *args, **kw): return args, kw
    @property
    def value(self): return self.a


box = Box(0)
for text in ['Box()', 'Box(1, 2, 3)', 'Box(1, d=2)', 'Box(a=1, c=2).c', 'box.plain()', 'box.plain(1, 2, 3)', 'box.plain(a=5)', 'box.plain(1, a=2)', 'Box.plain()', 'Box.plain(box)', 'Box.plain(box, 3)', 'Box.cls(1)',
             'Box.cls(1, k=2)', 'Box.cls(1, 2)', 'box.cls(k=1)', 'Box.free(1)', 'Box.free(a=1, b=2)', 'box.free(1, b=2)', 'box(1, x=2)', 'box.value()', 'box.value', 'Box.value.fget(box)', '(lambda: 1)(2)', '(lambda x, *, y: x)(1)',
             'len()', 'len(1, 2)', 'len(x=1)', 'isinstance(1)', 'print(sepp=1)', 'sorted([1], 2)', 'sorted([2, 1], reverse=True)', 'int("1", bas=2)', '"a".upper(1)', '[].append()', '[].append(1, 2)', '{}.get()', '"".join()',
             '"a".split(1)', '"a b".split(maxsplit=0)', 'dict(1)', 'dict([1])', 'max()', 'max(1)', 'max([], default=3)', 'sum()', 'sum([1], start=2)', 'range()', 'range(1, 2, 3, 4)', 'range(a=1)', 'type("X")', 'object(1)', 'super().x',
             'None()', '5()', '"a"()', 'Box.nothing()', 'box.nothing', 'Box(*[1, 2], **{"c": 4}).c', 'Box(**{"a": 1}, **{"a": 2})', 'print(*5)', 'print(**[1])', 'zip(1)', 'map(len)', 'filter()', 'abs()', 'abs(1, 2)', 'divmod(1)',
             'pow(2)', 'round()', 'ord()', 'chr()', 'iter()', 'next()', 'hash()', 'id()', 'repr()', 'getattr(1)', 'setattr(1, 2)', 'callable()', 'int(1, 2)', 'float(1, 2)', 'str(1, 2, 3, 4)', 'list(1, 2)', 'tuple(1, 2)', 'set(1, 2)', 'bool(1, 2)']:
    try:
        print(text, '=', eval(text))
    except Exception as e:
        print(text, '!', type(e).__name__, e)

print('defaults are made once')
for text in ['def f(x, a=[]): a.append(x); return a', 'def f(x, *, a={}): a[x] = len(a); return a', 'def f(x, a=[0], /): a[0] += x; return list(a)']:
    place = {}
    exec(text, place)
    print([str(place['f'](i)) for i in range(3)], place['f'].__defaults__, place['f'].__kwdefaults__)

print('order of evaluation')
log = []


def note(x):
    log.append(x)
    return x


def many(*args, **kw): return args, kw


print(many(note(1), *[note(2), note(3)], note(4), k=note(5), **{'m': note(6)}), log)
