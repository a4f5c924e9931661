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
        log.append([a, (yield b), b])
        match a % 3:
            case 0:
                try:
                    for (i, j) in enumerate(B):
                        a += 1
                        match a % 3:
                            case 0:
                                if a % 2 == 1: continue
                            case _:
                                yield 0
                                if a % 2 == 0: continue
                                a = a + 1; log.append((9, a))
                        b = yield from sub(0)
                except ValueError as e:
                    log.append(repr(e))
                    for b in [(1,2),(3,4)]:
                        a += 1
                        for b in [(1,2),(3,4)]:
                            a += 1
                            a = a + 1; log.append((13, a))
                            a = a + 1; log.append((14, a))
                            yield 0
                        try:
                            log.append(9)
                            log.append((yield 6))
                            a = a + 1; log.append((19, a))
                        except ValueError as e:
                            log.append(repr(e))
                            log.append(6)
                            x = yield len(log)
                            log.append(x)
                            if a > 6: raise ValueError(a)
                        finally:
                            log.append('f22')
                            x = yield 4
                            log.append(x)
                            x = yield len(log)
                            log.append(x)
                        if a % 2 == 0: continue
                    if a > 12: return 4
                    x = yield 0
                    log.append(x)
                else:
                    log.append((yield 5))
                    for i in [(1,2),(3,4)]:
                        a += 1
                        a = a + 1; log.append((30, a))
                        for b in range(3):
                            a += 1
                            if a % 3 == 0: break
                        else:
                            b = yield from sub(2)
                        a = a + 1; log.append((34, a))
                    if a > 9: return 6
                finally:
                    log.append('f35')
                    x = yield 9
                    log.append(x)
                    log.append((yield 5))
                w38 = 0
                while w38 < 3 and True:
                    w38 += 1; a += 1
                    w39 = 0
                    while w39 < 2 and True:
                        w39 += 1; a += 1
                        with M(2), M(3) as m:
                            if a % 2 == 1: break
                            yield a + 2
                else:
                    log.append(b)
            case _:
                try:
                    if a > 9: return 6
                    with M(1) as m:
                        for i in [(1,2),(3,4)]:
                            a += 1
                            log.append(len(log))
                            x = yield 8
                            log.append(x)
                        if (yield 5):
                            if a > 15: return 4
                            if a > 6: raise ValueError(a)
                        elif a % 3:
                            yield 9
                            if a > 15: return 2
                            a = a + 1; log.append((55, a))
                    a = a + 1; log.append((56, a))
                except ValueError as e:
                    log.append(repr(e))
                    yield 6
                else:
                    try:
                        w59 = 0
                        while w59 < 3 and True:
                            w59 += 1; a += 1
                            a = a + 1; log.append((60, a))
                            log.append(a + 2)
                            yield a + 3
                    except ValueError as e:
                        log.append(repr(e))
                        if a > 18: return 4
                    finally:
                        log.append('f63')
                        x = yield len(log)
                        log.append(x)
                        yield 5
                    try:
                        yield b
                        a = a + 1; log.append((68, a))
                    finally:
                        log.append('f68')
                        x = yield 2
                        log.append(x)
                        a = a + 1; log.append((70, a))
                        a = a + 1; log.append((71, a))
                    yield 0
                finally:
                    log.append('f72')
                    b = yield from sub(1)
                    log.append(5)
                    if a > 17: return 1
                if a % 2:
                    b = yield from sub(1)
                    yield 0
                else:
                    for i in enumerate(B):
                        a += 1
                        yield 9
                    if a > 14: return 7
                    for b in enumerate(B):
                        a += 1
                        if len(log) % 3:
                            yield 6
                            a = a + 1; log.append((85, a))
                            x = yield b
                            log.append(x)
                        else:
                            log.append(0)
                            x = yield 8
                            log.append(x)
                            if a > 6: raise ValueError(a)
                        if len(log) % 3:
                            b = yield from sub(0)
                            log.append((yield 8))
                        elif a % 3:
                            x = yield 0
                            log.append(x)
                            x = yield b
                            log.append(x)
                            b = yield from sub(1)
                        else:
                            if a > 6: raise ValueError(a)
                            log.append(5)
                        try:
                            x = yield a + 2
                            log.append(x)
                            b = yield from sub(2)
                        finally:
                            log.append('f100')
                            log.append(3)
                match a % 3:
                    case 0:
                        if len(log) % 3:
                            x = yield b
                            log.append(x)
                            if a > 6: raise ValueError(a)
                            yield 2
                        x = yield b
                        log.append(x)
                        b = yield from sub(0)
                    case _:
                        with M(1) as m:
                            b = yield from sub(1)
                            a = a + 1; log.append((111, a))
        if False: yield
        return a
    return g
import random
r = random.Random(515)
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
