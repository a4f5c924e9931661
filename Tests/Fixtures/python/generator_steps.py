# Generators taken by next, send, throw and close, in every place where they can wait.
log = []


def plain():
    got = yield 1
    log.append(('got', got))
    yield 2
    return 'end'


def catching():
    while True:
        try:
            got = yield 'waiting'
            log.append(('got', got))
        except ValueError as e:
            log.append(('caught', str(e)))
        except GeneratorExit:
            log.append('exit')
            raise
        finally:
            log.append('finally')


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 'no'


def quiet():
    try:
        yield 1
    except GeneratorExit:
        return 'done'


def replacing():
    try:
        yield 1
    except KeyError:
        raise OSError('instead')
    finally:
        log.append('left')


def within():
    try:
        result = yield from catching()
    except IndexError as e:
        log.append(('outer', str(e)))
        result = 'saved'
    return result


def of_list():
    got = yield from [1, 2, 3]
    return got


def with_context():
    class Context:
        def __enter__(self): log.append('enter'); return self
        def __exit__(self, *info): log.append(('exit', info[0] and info[0].__name__)); return info[0] is KeyError
    with Context():
        yield 1
        yield 2
    yield 3


def loops():
    for i in range(3):
        for j in range(2):
            if i == 1:
                continue
            got = yield (i, j)
            if got == 'break':
                break
        else:
            yield 'else'


def nested():
    try:
        try:
            yield 1
        finally:
            yield 'inner'
    finally:
        yield 'outer'


def stopping():
    yield 1
    raise StopIteration('inside')


def expression():
    total = (yield 1) + (yield 2)
    items = [(yield 3), (yield 4)]
    return total, items


def run(generator, steps):
    out = []
    for step in steps:
        try:
            if step == 'next': out.append(next(generator))
            elif step == 'close': out.append(('closed', generator.close()))
            elif isinstance(step, tuple): out.append(generator.send(step[0]))
            else: out.append(generator.throw(step))
        except BaseException as e:
            cause = type(e.__cause__).__name__ if e.__cause__ else type(e.__context__).__name__ if e.__context__ else ''
            out.append(f'{type(e).__name__}({", ".join(map(repr, e.args))}) {cause}'.strip())
    return out


MAKERS = [plain, catching, stubborn, quiet, replacing, within, of_list, with_context, loops, nested, stopping, expression]
STEPS = ['next', ('x',), (None,), (1,), ('break',), 'close', ValueError('v'), KeyError('k'), IndexError('i'), GeneratorExit(), StopIteration('s'), RuntimeError]
# Generators that nobody holds would be closed by CPython at once, and here never.
kept = []
state = 12345
for number in range(600):
    steps = []
    for _ in range(1 + number % 6):
        state = (state * 1103515245 + 12345) % 2 ** 31
        # A first step in two of three cases is next, or little would happen.
        steps.append('next' if not steps and state % 3 else STEPS[state // 7 % len(STEPS)])
    steps = [type(s)(*s.args) if isinstance(s, BaseException) else s for s in steps]
    maker = MAKERS[number % len(MAKERS)]
    del log[:]
    generator = maker()
    kept.append(generator)
    result = run(generator, steps)
    print(number, maker.__name__, [s if isinstance(s, (str, tuple)) else s.__name__ if isinstance(s, type) else repr(s) for s in steps], '->', result, log)

print('while it runs')


def itself():
    try: yield next(me)
    except ValueError as e: yield str(e)


me = itself()
print(next(me), list(me))
for bad in [lambda g: g.throw(), lambda g: g.send(), lambda g: g.send(1, 2), lambda g: next(g, 1, 2), lambda g: g.close(1), lambda g: g.throw(ValueError, 'text')]:
    g = plain()
    next(g)
    try: print(bad(g))
    except Exception as e: print(type(e).__name__, e)

print('expressions that are generators')
g = (x * y for x in range(3) for y in range(3) if x != y)
print(next(g), g.close(), list(g))
g = (x for x in [1, 2])
try: g.throw(KeyError('first'))
except KeyError as e: print('KeyError', e, list(g))
print(sum(x for x in range(10) if x % 2), dict((k, v) for k, v in [(1, 2)]), [*(i for i in 'ab')], max((len(w) for w in ['a', 'bbb']), default=0))
