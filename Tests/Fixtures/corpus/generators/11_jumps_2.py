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
        match a % 3:
            case 0:
                w2 = 0
                while w2 < 2 and True:
                    w2 += 1; a += 1
                    w3 = 0
                    while w3 < 1:
                        w3 += 1; a += 1
                        for b in range(3):
                            a += 1
                            log.append(a + 2)
                            x = yield len(log)
                            log.append(x)
                        else:
                            a = a + 1; log.append((7, a))
                            x = yield 5
                            log.append(x)
                            x = yield 6
                            log.append(x)
                        log.append(a + 3)
                    log.append(a + 4)
                    try:
                        try:
                            log.append(3)
                            log.append(a + 3)
                        except Exception as e:
                            log.append(repr(e))
                            yield 3
                            if a % 2 == 1: break
                        finally:
                            log.append('f17')
                            yield b
                            if a > 10: return 0
                        for i in [(1,2),(3,4)]:
                            a += 1
                            x = yield 5
                            log.append(x)
                    except KeyError as e:
                        log.append(repr(e))
                        for b in [(1,2),(3,4)]:
                            a += 1
                            if a > 6: raise ValueError(a)
                    finally:
                        log.append('f23')
                        yield 8
            case _:
                match a % 3:
                    case 0:
                        try:
                            if len(log) % 3:
                                x = yield len(log)
                                log.append(x)
                                x = yield 2
                                log.append(x)
                                yield len(log)
                            else:
                                yield 7
                            yield 4
                            try:
                                yield b
                                x = yield b
                                log.append(x)
                            finally:
                                log.append('f35')
                                log.append(a + 4)
                        finally:
                            log.append('f36')
                            yield b
                    case _:
                        a = a + 1; log.append((38, a))
                        yield 6
                        match a % 3:
                            case 0:
                                for b in enumerate(B):
                                    a += 1
                                    a = a + 1; log.append((42, a))
                                else:
                                    log.append([a, (yield b), 5])
                                    yield len(log)
                                if a > 13: return 5
                                for (i, j) in enumerate(B):
                                    a += 1
                                    b = yield from sub(0)
                                else:
                                    yield len(log)
                                    a = a + 1; log.append((49, a))
                                    yield 0
                            case _:
                                match a % 3:
                                    case 0:
                                        x = yield 8
                                        log.append(x)
                                        if a > 6: raise ValueError(a)
                                        x = yield len(log)
                                        log.append(x)
                                    case _:
                                        if a > 16: return 5
                                        a = a + 1; log.append((56, a))
                                try:
                                    b = yield from sub(1)
                                    x = yield 4
                                    log.append(x)
                                except ValueError as e:
                                    log.append(repr(e))
                                    if a > 13: return 7
                yield b
        w62 = 0
        while w62 < 3 and True:
            w62 += 1; a += 1
            with M(2), M(3) as m:
                match a % 3:
                    case 0:
                        yield 7
                    case _:
                        if a % 2 == 1: break
                        yield b
                        if a % 2:
                            yield 5
                            if a % 2 == 0: continue
                            if a > 6: raise ValueError(a)
                        elif a % 3:
                            x = yield 3
                            log.append(x)
                w73 = 0
                while w73 < 1:
                    w73 += 1; a += 1
                    log.append(len(log))
                    a = a + 1; log.append((75, a))
                    try:
                        if a > 6: raise ValueError(a)
                        x = yield 2
                        log.append(x)
                        yield 8
                    except Exception as e:
                        log.append(repr(e))
                        x = yield a + 4
                        log.append(x)
                        if a % 2 == 1: break
                        if a % 3 == 0: break
                    else:
                        log.append(a + 2)
                    finally:
                        log.append('f83')
                        x = yield 1
                        log.append(x)
                        a = a + 1; log.append((85, a))
                yield a + 2
        else:
            try:
                try:
                    for i in enumerate(B):
                        a += 1
                        b = yield from sub(0)
                        x = yield b
                        log.append(x)
                        log.append([a, (yield b), 3])
                    else:
                        if a > 10: return 7
                    for i in range(3):
                        a += 1
                        yield 5
                        yield 4
                    yield 2
                finally:
                    log.append('f97')
                    if a > 6: raise ValueError(a)
                    if a > 6: raise ValueError(a)
                    log.append(b)
                match a % 3:
                    case 0:
                        for b in [(1,2),(3,4)]:
                            a += 1
                            x = yield 5
                            log.append(x)
                    case _:
                        match a % 3:
                            case 0:
                                yield 0
                                x = yield 6
                                log.append(x)
                            case _:
                                log.append(1)
            except ValueError as e:
                log.append(repr(e))
                try:
                    with M(2), M(3) as m:
                        a = a + 1; log.append((110, a))
                        b = yield from sub(2)
                    if a > 14: return 2
                    with M(1) as m:
                        b = yield from sub(0)
                        log.append((yield 0))
                        if a > 9: return 0
                except KeyError as e:
                    log.append(repr(e))
                    for b in [(1,2),(3,4)]:
                        a += 1
                        a = a + 1; log.append((118, a))
                        x = yield 7
                        log.append(x)
                        x = yield len(log)
                        log.append(x)
                    try:
                        log.append(a + 4)
                    finally:
                        log.append('f122')
                        if a > 8: return 7
                else:
                    match a % 3:
                        case 0:
                            x = yield a + 4
                            log.append(x)
                            x = yield 6
                            log.append(x)
                        case _:
                            b = yield from sub(2)
                    match a % 3:
                        case 0:
                            yield 2
                            a = a + 1; log.append((130, a))
                            b = yield from sub(0)
                        case _:
                            b = yield from sub(2)
                            if a > 18: return 3
                            if a > 17: return 1
                finally:
                    log.append('f134')
                    x = yield 8
                    log.append(x)
                log.append(1)
            finally:
                log.append('f136')
                log.append(b)
                x = yield len(log)
                log.append(x)
        a = a + 1; log.append((139, a))
        if False: yield
        return a
    return g
import random
r = random.Random(162)
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
