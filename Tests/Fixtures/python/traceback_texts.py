# Tracebacks as they are drawn: of calls, chains, notes, long and repeated frames, markers under every kind of expression.
import re
import traceback


def fail(kind='x'):
    if kind == 'zero': return 1 / 0
    if kind == 'key': return {}['missing']
    if kind == 'attribute': return (5).nothing
    if kind == 'name': return undefined_name
    raise ValueError(kind)


def outer(kind): return fail(kind)


def chained():
    try: fail('first')
    except ValueError as e: raise KeyError('second') from e


def within():
    try: fail('first')
    except ValueError: fail('zero')


def silent():
    try: fail('first')
    except ValueError: raise TypeError('alone') from None


def noted():
    try: fail('noted')
    except ValueError as e:
        e.add_note('a note')
        e.add_note('two\nlines')
        raise


def deep(n): return deep(n - 1) if n else fail('deep')
def ping(n): return pong(n - 1)
def pong(n): return ping(n - 1) if n > 0 else fail('pong')


class Strange(Exception):
    def __str__(self): raise RuntimeError('no text')


class Lines(Exception):
    def __str__(self): return 'one\ntwo'


def strange(): raise Strange()
def lines(): raise Lines()
def empty(): raise ValueError
def several(): raise ValueError(1, 'two')
def nested(): return [x for x in (fail('in a comprehension') for _ in range(2))]


class Thing:
    def __getattr__(self, name): raise AttributeError(f'no {name}')
    def __getitem__(self, i): raise IndexError(i)
    def __add__(self, other): raise TypeError('no sum')
    def method(self, x): return x.value + self.value


def attribute(): return Thing().a.b
def item(): return (1, Thing()[3], 2)
def total(): return 1 + (Thing() + 2) * 3
def method(): return Thing().method(5)
def long_line(): return [1, 2, 3].index(sum([10, 20, 30, 40, 50, 60, 70, 80, 90]) + len('a text that goes on and on for some time')) + 1
def over_lines():
    return (1 +
            fail('second line') +
            3)
def unpack(): a, b = [1, 2, 3]
def unpack_less(): a, b, c = 1, 2
def call_wrong(): return fail(1, 2, 3)
def subscript(): return [1, 2][5] + 1
def compare(): return 1 < 'a' < 3
def unary(): return -'text'
def fstring(): return f'{1 / 0:>5}'
def delete():
    d = {}
    del d['gone']
def assert_it(): assert 1 == 2, 'not equal'
def assert_plain(): assert []
def raise_wrong(): raise 5
def import_it(): import there_is_no_such_module
def lambda_it(): return (lambda x: x.foo)(1)
def generator():
    def g():
        yield 1
        fail('in a generator')
    return list(g())
def in_finally():
    try: fail('body')
    finally: fail('finally')
def recursion(): return recursion()


FUNCTIONS = [lambda: fail(), lambda: outer('zero'), lambda: outer('key'), lambda: outer('attribute'), lambda: outer('name'), chained, within, silent, noted, lambda: deep(2), lambda: deep(6), lambda: ping(7), strange, lines, empty, several, nested, attribute,
             item, total, method, long_line, over_lines, unpack, unpack_less, call_wrong, subscript, compare, unary, fstring, delete, assert_it, assert_plain, raise_wrong, import_it, lambda_it, generator, in_finally]
for f in FUNCTIONS:
    try:
        f()
    except BaseException:
        text = traceback.format_exc()
        print(f'== {f.__name__}')
        print(re.sub(r'File "[^"]*"', 'File "program.py"', text))
try: recursion()
except RecursionError as e: print(type(e).__name__, str(e)[:32])
