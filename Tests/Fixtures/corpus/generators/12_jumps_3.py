# Yields inside loops, conditions, handlers and managers, driven by chance.
log = []; B = 'xy'
class M:
    def __init__(self, k): self.k = k
    def __enter__(self): log.append(('in', self.k)); return self.k
    def __exit__(self, t, v, tb): log.append(('out', self.k, t and t.__name__)); return self.k == 2
def sub(n):
    got = None
    for i in range(n):
        try:
            got = yield i
        except KeyError as e:
            log.append('sub caught')
            yield 'c'
    return got
def make():
    def g(a, b):
        b = yield from sub(2)
        with M(2), M(3) as m:
            try:
                try:
                    match a % 3:
                        case 0:
                            b = yield from sub(1)
                        case _:
                            a = a + 1; log.append((7, a))
                            a = a + 1; log.append((8, a))
                            x = yield 6
                            log.append(x)
                    w10 = 0
                    while w10 < 2 and True:
                        w10 += 1; a += 1
                        x = yield 6
                        log.append(x)
                        a = a + 1; log.append((12, a))
                    if b:
                        yield len(log)
                        if a > 9: return 5
                    elif a % 3:
                        a = a + 1; log.append((16, a))
                        log.append(a + 0)
                finally:
                    log.append('f17')
                    x = yield b
                    log.append(x)
                x = yield 7
                log.append(x)
                for b in [(1,2),(3,4)]:
                    a += 1
                    if a % 2:
                        log.append(6)
                        if a % 2 == 1: continue
                        x = yield 6
                        log.append(x)
                    elif a % 3:
                        log.append(8)
                        yield 9
                    else:
                        x = yield 1
                        log.append(x)
                        x = yield 0
                        log.append(x)
                    try:
                        x = yield 5
                        log.append(x)
                    except KeyError as e:
                        log.append(repr(e))
                        b = yield from sub(1)
                    else:
                        if a % 3 == 0: break
                        yield a + 0
                        log.append(b)
            except ValueError as e:
                log.append(repr(e))
                a = a + 1; log.append((35, a))
                try:
                    for b in enumerate(B):
                        a += 1
                        log.append(9)
                        a = a + 1; log.append((39, a))
                        if a > 6: raise ValueError(a)
                    with M(1) as m:
                        log.append(a + 0)
                        log.append(len(log))
                        if a > 17: return 5
                    yield 9
                finally:
                    log.append('f45')
                    if a > 10: return 3
                    a = a + 1; log.append((47, a))
                if a > 14: return 0
            else:
                if a > 8: return 3
            finally:
                log.append('f49')
                b = yield from sub(2)
                a = a + 1; log.append((51, a))
            x = yield 9
            log.append(x)
            try:
                try:
                    for i in [(1,2),(3,4)]:
                        a += 1
                        log.append((yield 6))
                    for b in range(3):
                        a += 1
                        x = yield 0
                        log.append(x)
                        yield 5
                        yield 5
                    else:
                        if a > 6: raise ValueError(a)
                        x = yield len(log)
                        log.append(x)
                        if a > 16: return 2
                except KeyError as e:
                    log.append(repr(e))
                    try:
                        a = a + 1; log.append((65, a))
                        b = yield from sub(0)
                    except ValueError as e:
                        log.append(repr(e))
                        a = a + 1; log.append((67, a))
                    yield 5
                    match a % 3:
                        case 0:
                            yield b
                        case _:
                            a = a + 1; log.append((71, a))
                            a = a + 1; log.append((72, a))
                            log.append(8)
                finally:
                    log.append('f73')
                    x = yield b
                    log.append(x)
                log.append(a + 2)
            except KeyError as e:
                log.append(repr(e))
                match a % 3:
                    case 0:
                        if len(log) % 3:
                            x = yield b
                            log.append(x)
                        else:
                            b = yield from sub(0)
                            log.append(4)
                        x = yield len(log)
                        log.append(x)
                    case _:
                        x = yield a + 4
                        log.append(x)
                b = yield from sub(0)
        if False: yield
        return a
    return g
import random
r = random.Random(434)
def drive(it):
    steps = 0
    first = True
    while steps < 60:
        steps += 1
        k = r.randrange(12)
        try:
            if k < 7 or first: v = next(it)
            elif k < 10: v = it.send(k)
            elif k == 10: v = it.throw(KeyError(k))
            else:
                v = it.throw(ValueError('t'))
            print('got', v)
            first = False
        except StopIteration as e:
            print('stop', e.value); break
        except Exception as e:
            print('exc', type(e).__name__, e); break
    try:
        it.close()
        print('closed')
    except RuntimeError as e:
        print('rt', e)
    print(log); log.clear()
for k in range(4): drive(make()(k, 'b'))
