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
        for b in range(3):
            a += 1
            a = a + 1; log.append((2, a))
        else:
            try:
                try:
                    with M(2), M(3) as m:
                        yield 7
                        if a > 6: raise ValueError(a)
                        yield 8
                except KeyError as e:
                    log.append(repr(e))
                    match a % 3:
                        case 0:
                            b = yield from sub(0)
                            if a > 6: raise ValueError(a)
                        case _:
                            x = yield 4
                            log.append(x)
                            yield 0
                            x = yield 5
                            log.append(x)
                    try:
                        a = a + 1; log.append((16, a))
                    except ValueError as e:
                        log.append(repr(e))
                        if a > 10: return 7
                        a = a + 1; log.append((18, a))
                        a = a + 1; log.append((19, a))
                    if a > 11: return 1
            except Exception as e:
                log.append(repr(e))
                b = yield from sub(2)
            with M(1) as m:
                w23 = 0
                while w23 < 2:
                    w23 += 1; a += 1
                    w24 = 0
                    while w24 < 1 and True:
                        w24 += 1; a += 1
                        a = a + 1; log.append((25, a))
                log.append(3)
            with M(2), M(3) as m:
                x = yield 5
                log.append(x)
                match a % 3:
                    case 0:
                        if a > 10: return 6
                        if a > 6: raise ValueError(a)
                    case _:
                        b = yield from sub(1)
        try:
            for i in range(3):
                a += 1
                x = yield 6
                log.append(x)
            w36 = 0
            while w36 < 2:
                w36 += 1; a += 1
                match a % 3:
                    case 0:
                        match a % 3:
                            case 0:
                                a = a + 1; log.append((39, a))
                            case _:
                                a = a + 1; log.append((40, a))
                                a = a + 1; log.append((41, a))
                        a = a + 1; log.append((42, a))
                    case _:
                        try:
                            if a % 2 == 1: break
                        except Exception as e:
                            log.append(repr(e))
                            log.append(4)
                            a = a + 1; log.append((46, a))
                        finally:
                            log.append('f46')
                            a = a + 1; log.append((47, a))
                            a = a + 1; log.append((48, a))
                            b = yield from sub(0)
                        for i in range(3):
                            a += 1
                            x = yield len(log)
                            log.append(x)
                if b:
                    a = a + 1; log.append((53, a))
                    a = a + 1; log.append((54, a))
                else:
                    yield 0
        except KeyError as e:
            log.append(repr(e))
            a = a + 1; log.append((56, a))
        finally:
            log.append('f56')
            yield len(log)
            yield len(log)
        with M(1) as m:
            with M(2), M(3) as m:
                try:
                    if a > 18: return 7
                    for b in [(1,2),(3,4)]:
                        a += 1
                        if a > 6: raise ValueError(a)
                        x = yield 1
                        log.append(x)
                    else:
                        x = yield len(log)
                        log.append(x)
                finally:
                    log.append('f66')
                    a = a + 1; log.append((67, a))
                    x = yield len(log)
                    log.append(x)
                log.append(a + 2)
                try:
                    if b:
                        log.append(a + 1)
                        x = yield 9
                        log.append(x)
                    else:
                        log.append(len(log))
                        yield len(log)
                    a = a + 1; log.append((76, a))
                    match a % 3:
                        case 0:
                            if a > 6: raise ValueError(a)
                        case _:
                            x = yield b
                            log.append(x)
                finally:
                    log.append('f79')
                    if a > 6: raise ValueError(a)
                    if a > 11: return 5
            if a > 11: return 4
            for b in [(1,2),(3,4)]:
                a += 1
                log.append(9)
        if False: yield
        return a
    return g
import random
r = random.Random(954)
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
