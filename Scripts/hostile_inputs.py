#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The inputs of Scripts/hostile.py: calls with hostile values and programs with hostile special methods.

    PROGRAM run Scripts/hostile_inputs.py FIRST LAST KIND [EXAMPLES] [show]

Runs the inputs FIRST to LAST - 1 of a KIND (calls, programs, library, examples, edges) and prints each number before its input. The number is
the seed, so that an input that ends the process can be run alone. EXAMPLES is a file of expressions, one a line, whose numbers and
names become hostile (edges: each number in turn becomes each extreme one, then two do); with `show` the texts of the inputs are printed.
"""
import bisect, builtins, collections, copy, functools, heapq, itertools, json, math, operator, random, re, statistics, string, struct, sys, textwrap
import contextlib, dataclasses, datetime, decimal, enum, fractions, io, pickle, types, typing, weakref

R = random.Random(0)
choice, targets = R.choice, []
ERRORS = [ValueError, KeyError, StopIteration, IndexError, RecursionError, MemoryError, TypeError, GeneratorExit, AttributeError]

class Enough(BaseException):
    """Ends an input that would go on for ever."""
budget = 0
def trouble():
    """Changes what is being worked on, or raises."""
    global budget
    budget -= 1
    if budget < 0: raise Enough
    for t in targets[-3:]:
        k = R.randrange(9)
        try:
            if k == 0: t.clear()
            elif k == 1: t.append(choice(values)())
            elif k == 2: t.add(R.randrange(50))
            elif k == 3: t.pop()
            elif k == 4: t[R.randrange(9)] = 1
            elif k == 5: t.extend(range(R.randrange(2000)))
            elif k == 6: del t[R.randrange(4)]
            elif k == 7: t.update({R.randrange(99): 1})
        except Exception: pass
    if R.random() < .1: raise choice(ERRORS)

class H:
    def __init__(self): self.n = R.randrange(5)
    def __eq__(self, o): trouble(); return choice([True, False, NotImplemented, 7, None])
    def __hash__(self): trouble(); return choice([0, 1, -1, 2**70, hash('a')])
    def __lt__(self, o): trouble(); return choice([True, False, self])
    def __index__(self): trouble(); return choice([0, 1, -1, 3, 2**31, 2**63, -2**63, 2**100])
    def __len__(self): trouble(); return choice([0, 3, 2**31, 2**63, -1])
    def __length_hint__(self): trouble(); return choice([0, 3, 2**31, 2**62, -1, None])
    def __iter__(self): trouble(); return choice([iter([1, H()]), iter({1: 2}.items()), self, iter('abc'), iter(targets[-1:]), 5])
    def __next__(self):
        trouble()
        if R.random() < .2: raise StopIteration
        return choice([1, H, 'x'])
    def __getitem__(self, i):
        trouble()
        if R.random() < .2: raise IndexError
        return i
    def __setitem__(self, i, v): trouble()
    def __delitem__(self, i): trouble()
    def __contains__(self, v): trouble(); return choice([True, 0, None])
    def __bool__(self): trouble(); return choice([True, False, True, 3])
    def __call__(self, *a, **k): trouble(); return choice([a[0] if a else None, H(), 1, True])
    def __repr__(self): trouble(); return choice(['H', '', 'x' * 300, 5])
    def __format__(self, s): trouble(); return choice(['h', 3])
    def __float__(self): trouble(); return choice([0.0, float('nan'), 1e300, 'f'])
    def __int__(self): trouble(); return choice([0, 10**30, 1.5])
    def __add__(self, o): trouble(); return choice([o, self, 1, NotImplemented])
    __radd__ = __mul__ = __rmul__ = __or__ = __ror__ = __sub__ = __and__ = __mod__ = __iadd__ = __pow__ = __rpow__ = __matmul__ = __divmod__ = __add__
    def __enter__(self): trouble(); return choice([self, 1])
    def __exit__(self, *a): trouble(); return choice([True, False, H()])
    def __get__(self, *a): trouble(); return choice([self, 1, len])
    def __set_name__(self, *a): trouble()
    def __del__(self): trouble()
    def __getattr__(self, n): trouble(); raise choice([AttributeError, KeyError])(n)
    def __reduce_ex__(self, n): trouble(); return choice([(H, ()), 'H', (1, 2), None])
    def __instancecheck__(self, o): trouble(); return choice([True, 1, H()])
    def __class_getitem__(cls, i): trouble(); return choice([cls, i])
    def keys(self): trouble(); return choice([[1, 2], self, 'ab'])
class L(list):
    def __eq__(self, o): trouble(); return False
    def __len__(self): trouble(); return 2**40
    def __iter__(self): trouble(); return list.__iter__(self)
    __hash__ = object.__hash__
class D(dict):
    def __missing__(self, k): trouble(); return k
    def __getitem__(self, k): trouble(); return dict.__getitem__(self, k)
    def keys(self): trouble(); return H()
class S(str):
    def __hash__(self): trouble(); return 1
    def __eq__(self, o): trouble(); return True
class I(int):
    def __index__(self): trouble(); return choice([2**64, self, 1])
    def __add__(self, o): trouble(); return H()
    __radd__ = __mul__ = __lt__ = __add__
class M(type):
    def __call__(cls, *a): trouble(); return choice([type.__call__(cls), 1])
    def __instancecheck__(cls, o): trouble(); return choice([True, H()])
    def mro(cls): trouble(); return choice([type.mro(cls), [cls, object]])
    def __prepare__(*a, **k): return choice([{}, D()])
def nested():
    a = []
    a.append(a)
    return a
def generator():
    try:
        while R.random() < .8: trouble(); yield choice(values)()
    finally: trouble()
values = [H, H, H, lambda: L([1, H()]), lambda: D(a=H()), lambda: S('ab'), lambda: I(3), lambda: 0, lambda: -1, lambda: 2**63 - 1, lambda: -2**63,
          lambda: 2**200, lambda: 1.5, lambda: float('nan'), lambda: float('inf'), lambda: '', lambda: 'abc', lambda: b'ab', lambda: bytearray(b'abc'),
          lambda: None, lambda: [H(), 1, 'a'], lambda: (1, H()), lambda: {1: H(), 'a': 2}, lambda: {H(), 1}, lambda: frozenset([1]), lambda: range(10**4),
          lambda: slice(H(), None, H()), lambda: iter([1, 2]), lambda: (x for x in [H(), 1]), generator, lambda: len, lambda: int, lambda: H, nested,
          lambda: Ellipsis, lambda: True, lambda: '%s{0}{a!r:>9}', lambda: 3, lambda: 2]
def v(): return choice(values)()

MAKE = [lambda: [1, H(), 'a', 3], lambda: {1: H(), 'a': 2, H(): 3}, lambda: {1, H(), 'b'}, lambda: bytearray(b'abcdef'), lambda: 'a b,c', lambda: b'a b,c',
        lambda: (1, H(), 'a'), lambda: frozenset([1, 2]), lambda: 7, lambda: 2.5, lambda: range(9), lambda: slice(1, 5, 2), lambda: collections.deque([1, H(), 2], 9),
        lambda: collections.Counter('aab'), lambda: collections.OrderedDict(a=1, b=H()), lambda: collections.defaultdict(H, a=1), lambda: property(H()),
        lambda: type('T', (), {'x': H()}), H, lambda: ValueError(H(), 1), generator, lambda: collections.ChainMap({1: 2}, D()),
        lambda: io.StringIO('abc\n'), lambda: io.BytesIO(b'abc'), lambda: fractions.Fraction(1, 3), lambda: decimal.Decimal('1.5'), lambda: datetime.datetime(2020, 1, 2),
        lambda: datetime.timedelta(3), lambda: weakref.WeakValueDictionary(), lambda: re.compile('(a)(?P<n>b)*'), lambda: re.match('(a)', 'a'), lambda: trouble,
        lambda: itertools.islice(itertools.count(), 9), lambda: functools.partial(H(), 1), lambda: types.SimpleNamespace(a=H()), lambda: itertools.islice(itertools.cycle([1, H()]), 20), lambda: super(L, L())]
MODULES = [builtins, itertools, functools, heapq, bisect, json, re, math, operator, copy, string, statistics, struct, textwrap, collections, contextlib, dataclasses,
           datetime, decimal, enum, fractions, pickle, types, typing, weakref, operator, builtins, itertools]
SKIPPED = set("""input exit quit breakpoint open help exec eval compile print __import__ dump load system save set_num_threads savetxt save_image from_file
    tofile savez savez_compressed savefig breakpoint setrecursionlimit set_printoptions use_deterministic_algorithms set_default_device set_default_dtype
    set_default_tensor_type show pause delattr setattr seterr urlretrieve""".split())
def public(o): return [n for n in dir(o) if n not in SKIPPED and n != '__class__']

def call():
    """A method of an object, or a function of a module, with hostile values."""
    if R.random() < .6:
        o = choice(MAKE)()
        targets.append(o)
        k = R.randrange(8)
        if k < 5:
            result = getattr(o, choice(public(o)))(*[v() for _ in range(R.randrange(4))])
        elif k == 5: result = OPERATIONS[R.randrange(len(OPERATIONS))](o, v())
        elif k == 6: result = OPERATIONS[R.randrange(len(OPERATIONS))](v(), o)
        else:
            o[v()] = v()
            del o[v()]
            o[v():v()] = v()
            return
    else:
        m = choice(MODULES)
        f = getattr(m, choice([n for n in public(m) if not n.startswith('_')]))
        result = f(*[v() for _ in range(R.randrange(4))])
    k = R.randrange(6)
    if k == 0: list(itertools.islice(result, 50))
    elif k == 1: repr(result)
    elif k == 2: result == v()
    elif k == 3: getattr(result, choice(public(result)))(*[v() for _ in range(R.randrange(3))])
    elif k == 4: copy.copy(result)
OPERATIONS = [lambda o, w: o + w, lambda o, w: o * w, lambda o, w: o == w, lambda o, w: o < w, lambda o, w: w in o, lambda o, w: o[w], lambda o, w: o | w,
              lambda o, w: o & w, lambda o, w: o - w, lambda o, w: o % w, lambda o, w: o ** w, lambda o, w: o // w, lambda o, w: o @ w, lambda o, w: o << w,
              lambda o, w: sorted(o), lambda o, w: list(o), lambda o, w: set(o), lambda o, w: dict(o), lambda o, w: str(o), lambda o, w: [*o, *w],
              lambda o, w: {**o, **w}, lambda o, w: max(o, key=w), lambda o, w: sum(o, w), lambda o, w: tuple(zip(o, w)), lambda o, w: f'{o:{w}}',
              lambda o, w: divmod(o, w), lambda o, w: isinstance(o, w), lambda o, w: list(map(w, o)), lambda o, w: sorted(o, key=w), lambda o, w: w(*o, **w),
              lambda o, w: pow(o, w, 7), lambda o, w: round(o, w), lambda o, w: hash(o), lambda o, w: o[w:w:w], lambda o, w: '%s %d' % (o, w), lambda o, w: bytes(o)]

# -- programs: statements of every form around hostile values ------------------------------------------------------------------------
NAMES = ['a', 'b', 'c', 'd', 'self_', 'xs']
SPECIAL = [n for n in dir(H) if n.startswith('__') and n not in ('__class__', '__dict__', '__weakref__', '__doc__', '__module__')] + [
    '__set__', '__delete__', '__new__', '__init_subclass__', '__subclasshook__', '__setattr__', '__delattr__', '__getattribute__', '__missing__', '__reversed__',
    '__neg__', '__abs__', '__round__', '__iand__', '__rsub__', '__gt__', '__ge__', '__ne__', '__str__', '__bytes__', '__dir__', '__sizeof__', '__copy__', '__deepcopy__',
    '__floordiv__', '__truediv__', '__lshift__', '__invert__', '__getstate__', '__slots__', '__match_args__', '__class__', '__dict__', '__mro_entries__', '__prepare__']
LEAVES = NAMES * 4 + ['v()'] * 8 + ['(0)', '(-1)', "'ab'", 'H()', '[1, H()]', '{}', 'None', '(2**63)', 'trouble()', 'L([1, 2])', 'D()', '()']
FORMS = [f'(# {o} #)' for o in '+ - * // % @ ** | & < == != >= in is and or <<'.split() + ['not in']] + """#[#] #[#] #[#] #[#:#] #.a #.b #.c #(#) #(#) #(*#) #(**#) [*#,#] {**#} [# for a in #]
    {#:# for b in #} {#,*#} list(#) list(#) sorted(#,key=#) (c:=#) f'{a!r:>{b}}' (#if#else#) (lambda*a,b=#,**k:#) isinstance(#,#) (not#) (-#) max(#,#) zip(#,#) dict(#) set(#) str(#)
    next(iter(#),#) type(#) sum(#,#) tuple(#) (#<#<#) all(#) map(#,#) hash(#) copy.deepcopy(#) [*#,*#] repr(#) len(#) iter(#)""".split() + [
    '[# for a in # if #]', '(# if # else #)', '(lambda *a, b=#, **k: #)', '(not #)', '[a for a, *b in #]'] + [f'#.{n}' for n in SPECIAL] + [f'#.{n}(#)' for n in SPECIAL]
FORMS = [f.split('#') for f in FORMS if '(not#' not in f and '(#if#' not in f and '[#if' not in f and '(lambda*' not in f]
def e(d=0):
    """An expression."""
    if d > 2 or R.random() < .35: return choice(LEAVES)
    parts = choice(FORMS)
    text = parts[0]
    for part in parts[1:]: text += e(d + 1) + part
    return text
def target(d=0):
    k = R.randrange(7)
    if k < 3 or d > 1: return choice(NAMES)
    if k == 3: return f'{choice(NAMES)}[{e(2)}]'
    if k == 4: return f'{choice(NAMES)}.{choice(NAMES)}'
    if k == 5: return f'{choice(NAMES)}[{e(2)}:{e(2)}]'
    return f'{choice(NAMES)}, *{choice(NAMES)}'
def pattern(d=0):
    k = R.randrange(8)
    if k < 2 or d > 1: return choice(['_', 'None', '1', "'ab'", 'a', 'b'])
    p, q = pattern(d + 1), pattern(d + 1)
    return [f'[{p}, *_]', f'[{p}, {q}]', f'{{"a": {p}, **k}}', f'H(n={p})', f'int()', f'[{p}]'][k - 2]
def block(d):
    pad = '    ' * d
    out = []
    for _ in range(R.randrange(1, 4)):
        k = R.randrange(8 if d > 2 else 22)
        if k < 3: out.append(f'{pad}{target()} = {e()}')
        elif k == 3: out.append(f'{pad}{e()}')
        elif k == 4: out.append(f'{pad}{choice(NAMES)} {choice(["+=", "|=", "*=", "-=", "%=", "@=", "**="])} {e()}')
        elif k == 5: out.append(f'{pad}{choice(NAMES)}[{e(2)}] {choice(["+=", "|=", "*="])} {e()}')
        elif k == 6: out.append(f'{pad}del {choice([choice(NAMES), choice(NAMES) + "[" + e(2) + "]", choice(NAMES) + "." + choice(NAMES), choice(NAMES) + "[" + e(2) + ":]"])}')
        elif k == 7: out.append(f'{pad}{choice(["raise " + e(), "assert " + e(), "raise " + e() + " from " + e(), "pass", "targets.append(" + choice(NAMES) + ")"])}')
        elif k < 11: out += [f'{pad}for {target()} in itertools.islice({e()}, 9):', block(d + 1)]
        elif k == 11: out += [f'{pad}if {e()}:', block(d + 1), f'{pad}else:', block(d + 1)]
        elif k < 14: out += [f'{pad}try:', block(d + 1), f'{pad}except {choice(["Exception", e(), "(" + e() + ", KeyError)"])} as c:', block(d + 1)] + ([f'{pad}finally:', block(d + 1)] if R.random() < .4 else [])
        elif k == 14: out += [f'{pad}with {e()} as {target()}, {e()}:', block(d + 1)]
        elif k < 17: out += ([f'{pad}@{e()}'] if d and R.random() < .2 else []) + [f'{pad}def {choice(NAMES)}(a={e()}, *b, c={e()}, **d):', block(d + 1),
                             f'{pad}    {choice(["return", "yield", "yield from", "return", "x = yield"])} {e()}', f'{pad}{choice(["r = ", "list", "for r in itertools.islice("])}'.replace('for r in itertools.islice(', 'next') + f'({choice(NAMES)}({e()}))']
        elif k < 20:
            name = choice(NAMES)
            out += [f'{pad}class {name}({choice(["", e(), "list", "dict", "H", "str", "int", "set", "tuple", "Exception", "metaclass=M", "L, metaclass=M", "metaclass=" + e(), "H, a=" + e()])}):', f'{pad}    n = {e()}']
            for _ in range(R.randrange(4)):
                if R.random() < .8:
                    out += [f'{pad}    def {choice(SPECIAL)}(a, *b, **k):', f'{pad}        {choice(["trouble()", "pass", choice(NAMES) + " = " + e(1)])}', f'{pad}        return {e()}']
                else: out.append(f'{pad}    {choice(SPECIAL)} = {e()}')
            out += [f'{pad}{name} = {name}({choice(["", e()])})']
        elif k == 20: out += [f'{pad}match {e()}:', f'{pad}    case {pattern()}:', block(d + 2)]
        else: out += [f'{pad}{choice(["global", "import"])} {choice(["math", "zz"])}']
    return '\n'.join(out)
def program():
    names = {n: v() if R.random() < .4 else choice(MAKE)() for n in NAMES}
    targets.extend(names.values())
    names.update(v=v, H=H, L=L, D=D, M=M, trouble=trouble, targets=targets, itertools=itertools, copy=copy)
    for _ in range(3):
        text = block(0)
        if show: print(text, flush=True)
        # Statement by statement, so that the first error does not end it all.
        for statement in re.split(r'\n(?=[^\s#)]|$)(?!else|except|finally|case)', text):
            try: exec(statement, names)
            except Exception as error:
                if show: print(type(error).__name__, str(error)[:300])

# -- the library ---------------------------------------------------------------------------------------------------------------------
pools, examples = [], []
def prepare():
    global torch, np, F, nn, plt
    import torch, torch.nn as nn, torch.nn.functional as F, numpy as np, torch.distributions, torch.utils.data
    t = [lambda: torch.randn(3, 4), lambda: torch.arange(6), lambda: torch.zeros(0, 3), lambda: torch.tensor(1.5), lambda: torch.ones(2, 3, 4, requires_grad=True),
         lambda: torch.tensor([True, False]), lambda: torch.randn(2, 3).t(), lambda: np.arange(6).reshape(2, 3), lambda: torch.randn(2, 3, 8, 8), lambda: torch.randn(1).expand(5, 2**33),
         lambda: np.array([1.5, 2]), lambda: np.zeros((0, 2)), lambda: torch.randn(3, 4).double(), lambda: torch.tensor([1, 2, 0]), lambda: nn.Linear(2, 3), lambda: torch.randn(4)[::2]]
    values.extend(t * 3 + [lambda: [2, 3], lambda: (0, -1), lambda: torch.float64, lambda: torch.int64, lambda: 'mean', lambda: 3, lambda: 1, lambda: 1, lambda: 0,
                           lambda: (1, 2**62), lambda: [2**31, 2**31], lambda: torch.int8, lambda: np.float32, lambda: np.int64, lambda: 'sum', lambda: (2, 2)])
    pools.extend([torch, torch, F, F, np, np, torch.linalg, torch.nn.init, np.random, np.linalg, torch.distributions, torch.utils.data, torch.optim])
    global tensors
    tensors = t
OPTIONS = ['dim', 'keepdim', 'dtype', 'axis', 'out', 'size', 'bias', 'stride', 'padding', 'eps', 'p', 'reduction', 'weight', 'generator', 'requires_grad', 'n', 'kernel_size']
def library():
    k = R.randrange(10)
    words = {choice(OPTIONS): v()} if R.random() < .25 else {}
    if k < 4:
        p = choice(pools)
        result = getattr(p, choice([n for n in public(p) if not n.startswith('_')]))(*[v() for _ in range(R.randrange(5))], **words)
    elif k < 8:
        o = choice(tensors)()
        targets.append(o)
        result = getattr(o, choice(public(o)))(*[v() for _ in range(R.randrange(4))], **words)
    elif k == 8:
        o, w = choice(tensors)(), v()
        if R.random() < .5: o, w = w, o
        result = OPERATIONS[R.randrange(len(OPERATIONS))](o, w)
    else:
        layer = getattr(nn, choice([n for n in public(nn) if n[0].isupper()]))(*[v() for _ in range(R.randrange(5))], **words)
        result = layer(*[v() for _ in range(R.randrange(1, 3))])
    k = R.randrange(6)
    if k == 0: repr(result)
    elif k == 1: result.sum().backward()
    elif k == 2: result[v()] = v()
    elif k == 3: getattr(result, choice(public(result)))(*[v() for _ in range(R.randrange(3))])
    elif k == 4: result[v(), v()]
TOKEN = re.compile(r"(?<![\w.'\"])-?\d+(?:\.\d+)?(?![\w.'\"])|\b(?:True|False|None)\b|\b[xyabw]\b(?!\s*=)")
def example():
    """A call that is right but for one or two of its values."""
    text = choice(examples)
    spots = list(TOKEN.finditer(text))
    for m in sorted(R.sample(spots, min(len(spots), choice([1, 1, 2]))), key=lambda m: -m.start()):
        text = text[:m.start()] + choice(['v()', 'v()', '2**63-1', '-1', '0', '10**11', '-2**63', 'H()', '1e400', 'None', '[]']) + text[m.end():]
    if show: print(text, flush=True)
    names = dict(torch=torch, nn=nn, F=F, np=np, v=v, H=H, math=math, x=torch.randn(2, 3), y=torch.randn(3), a=np.arange(6.).reshape(2, 3), b=torch.ones(3, 3), w=torch.randn(3))
    repr(eval(text, names))

EDGES = ['(2**63-1)', '(-2**63)', '2**62', '2**44', '2**31', '(-1)', '0', '10**11', '(2**63-1,)*2', '(2**40, 0)', '1e400', '(-0.5)']
NUMBERS = re.compile(r"(?<![\w.'\"])-?\d+(?:\.\d+)?(?![\w.'\"])")
MAKERS = re.compile(r'\btorch\.(ones|zeros|rand|randn|arange|tensor|eye|full|linspace)(?=\()')
edges = []
def graded(make):
    """What makes a tensor, whose gradient is asked for where it is small."""
    def made(*a, **k):
        t = make(*a, **k)
        return t.requires_grad_() if t.is_floating_point() and t.numel() < 10**6 else t
    return made
def edge():
    """A call that is right but for a number, which is an extreme one: all of these in turn, and then two at a time; forwards, and half of them backwards."""
    if not edges:
        edges.extend((text, [m.span() for m in NUMBERS.finditer(text)], spot, value)
                     for text in examples for spot in range(len(NUMBERS.findall(text))) for value in EDGES)
    text, spots, spot, value = edges[number % len(edges)]
    new = [value if i == spot or number >= len(edges) and R.random() < 1 / len(spots) else None for i in range(len(spots))]
    for i, (start, end) in reversed(list(enumerate(spots))):
        if new[i] is not None: text = text[:start] + (value if i == spot else choice(EDGES)) + text[end:]
    backwards = R.random() < .5
    if backwards: text = MAKERS.sub(r'graded(torch.\1)', text)
    if show: print(text, flush=True)
    names = dict(graded=graded, torch=torch, nn=nn, F=F, np=np, math=math, x=torch.randn(2, 3, requires_grad=backwards), y=torch.randn(3), a=np.arange(6.).reshape(2, 3),
                 b=torch.ones(3, 3), w=torch.randn(3, requires_grad=backwards))
    result = eval(text, names)
    repr(result)
    if not backwards: return
    leaves = [names['x'], names['w']]
    for part in result if isinstance(result, (tuple, list)) else [result]:
        if isinstance(part, torch.Tensor) and part.requires_grad:
            part.sum().backward(retain_graph=True)
            torch.autograd.grad(part.double().pow(2).sum(), leaves, create_graph=True, allow_unused=True)

def main():
    global show, budget, number
    first, last, kind = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    show = 'show' in sys.argv
    if kind in ('library', 'examples', 'edges'): prepare()
    if kind in ('examples', 'edges'): examples.extend(open(sys.argv[4]).read().splitlines())
    run = {'calls': call, 'programs': program, 'library': library, 'examples': example, 'edges': edge}[kind]
    done = sys.stdout
    for number in range(first, last):
        sys.stdout = done
        print(number, file=done, flush=True)
        R.seed(number)
        try:
            targets.clear()
            budget = 200
            run()
        except BaseException as error:
            if show: print(type(error).__name__, str(error)[:300])
        error = None
    print('DONE', file=done, flush=True)

if __name__ == '__main__':
    main()
