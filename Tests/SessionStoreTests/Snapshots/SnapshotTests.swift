// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Safetensors
import TestSupport
import Testing

@testable import SessionStore

/// One workspace runs at a time: all suites that need one are parts of this one.
@Suite(.serialized) enum SnapshotTests {}

extension SnapshotTests {
  @Suite(.serialized) struct RoundTrips {
    /// What is set up, and what prints the same before and after.
    static let programs: [(name: String, setup: String, use: String)] = [
      (
        "numbers",
        "a = [1, 2.5, -0.0, float('nan'), float('-inf'), 10**40, True, None, 'é\\n\\x00', b'\\xff', 1e22, -2**63]",
        "print(a, repr(a[9]))"
      ),
      (
        "circles", "a = []; a.append(a); d = {'a': a}; d['d'] = d; t = (a,); a.append(t)",
        "print(a[0] is a, d, t[0] is a)"
      ),
      (
        "sharing", "x = [1]; pair = [x, x]; s = 'abc'; u = [s, s]",
        "x.append(2); print(pair, pair[0] is pair[1], u[0] is s)"
      ),
      (
        "sets", "s = set(range(100)) - set(range(90)); s |= {'a', 1.5, (1, 2)}; f = frozenset([3, 1])",
        "print(s, f, s.pop(), s)"
      ),
      (
        "dictionaries", "d = dict(a=1, b=2, c=3); del d['a']; v = d.items(); i = iter(d); next(i)",
        "print(v, list(i)); d['a'] = 0; print(v)"
      ),
      (
        "keys of a program's classes",
        """
        class K:
            def __init__(self, n): self.n = n
            def __hash__(self): return self.n
            def __eq__(self, o): return self.n == o.n
        d = {K(1): 'one', (K(2), 3): 'two'}; s = {K(5)}; o = object(); by = {o: 1}
        """, "print(d[K(1)], d[(K(2), 3)], K(5) in s, K(6) in s, by[o], o)"
      ),
      (
        "functions",
        """
        def outer(k, *, step=2):
            def add(v, w=[0]):
                nonlocal k
                k += v * step
                w.append(k)
                return k, w
            return add, lambda: k
        add, get = outer(10)
        add(1)
        f = lambda x, *r, z=3, **kw: (x, r, z, kw)
        fs = [lambda i=i: i * i for i in range(3)]
        f.note = 'n'
        """, "print(add(2), get(), f(1, 2, y=3), [g() for g in fs], f.note, add.__name__)"
      ),
      (
        "classes",
        """
        class A:
            '''doc'''
            count = 0
            def __init__(self, n):
                self.n = n
                A.count += 1
            @property
            def twice(self): return self.n * 2
            @twice.setter
            def twice(self, v): self.n = v // 2
            @staticmethod
            def s(x): return x + 1
            @classmethod
            def c(cls): return cls.__name__, cls.count
        class B(A):
            def __init__(self, n): super().__init__(n + 1)
            def __repr__(self): return f'B({self.n})'
        class L(list): pass
        class D(dict):
            def __missing__(self, k): return k * 2
        b = B(1); m = b.__init__; l = L([1, 2]); l.tag = b; d = D(x=1)
        A.late = lambda self: self.n + 100
        """,
        "b.twice = 20; m(6); print(b, b.twice, B.s(1), B.c(), A.__doc__, l, l.tag, d['q'], b.late(), B.__mro__, B(0))"
      ),
      (
        "exceptions",
        """
        class E(ValueError): pass
        try:
            try:
                1 / 0
            except ZeroDivisionError as inner:
                raise E('outer', 2) from inner
        except E as caught:
            e = caught
        """, "print(repr(e), e.args, repr(e.__cause__)); raise e"
      ),
      (
        "generators",
        """
        def gen(n):
            total = 0
            try:
                for i in range(n):
                    for j in (1, 2):
                        got = yield i * j
                        total += got or 0
            finally:
                print('closed', total)
        g = gen(3); next(g); g.send(5); fresh = gen(1); done = (x for x in ()); list(done)
        r = iter(range(5)); next(r); l = iter([1, 2, 3]); next(l); rev = reversed([1, 2, 3]); next(rev)
        """, "print(list(g), list(fresh), list(done), list(r), list(l), list(rev))"
      ),
      (
        "the standard library",
        """
        import random, math
        from collections import OrderedDict, defaultdict, Counter, deque, namedtuple
        from functools import partial
        random.seed(3); random.gauss(0, 1)
        o = OrderedDict(z=1, a=2); dd = defaultdict(list); dd['p'].append(1); c = Counter('hello')
        q = deque([1, 2, 3], maxlen=3); P = namedtuple('P', 'x y', defaults=[7]); p = P(1, 2)
        h = partial(max, 3); r = random.Random(5)
        """,
        """
        dd['q'].append(2); q.append(9)
        print(o, dd, c.most_common(1), q, p, P(4), p._replace(x=5), h(1, 2), random.random(), random.gauss(0, 1), r.random())
        """
      ),
      (
        "names of the library",
        "import math; f = [len, math.sqrt, list.append, int, type(None), ValueError, ...]; t = math",
        "print(f, t.pi, f[0] is len, f[3] is int)"
      ),
    ]

    @Test(arguments: programs.indices) func prints(_ index: Int) throws {
      let (name, setup, use) = Self.programs[index]
      let original = Workspace(setup)
      try #require(original.output.isEmpty, "\(name): \(original.output)")
      let bytes = try original.encoded()
      #expect(try original.encoded() == bytes, "\(name): looking changes something")
      let copy = try Workspace.restored(bytes)
      #expect(try copy.encoded() == bytes, "\(name): a restored workspace differs")
      let kept = try original.reopened()
      let wanted = original.printed(by: use)
      #expect(copy.printed(by: use) == wanted, "\(name)")
      #expect(kept.printed(by: use) == wanted, "\(name) in a database")
    }

    @Test func randomWorkspaces() throws {
      for seed in 0..<40 {
        var random = SplitMix(seed: UInt64(seed))
        let program = RandomProgram.make(&random)
        let original = Workspace(program)
        let bytes = try original.encoded()
        let copy = try Workspace.restored(bytes)
        #expect(try copy.encoded() == bytes, "seed \(seed)")
        let use = "print([repr(v) for k, v in sorted(globals().items()) if k[0] == 'v'])"
        let kept = try original.reopened()
        let wanted = original.printed(by: use)
        #expect(copy.printed(by: use) == wanted, "seed \(seed)")
        #expect(kept.printed(by: use) == wanted, "seed \(seed) in a database")
      }
    }

    @Test func factsAreReadAlone() throws {
      let bytes = try Workspace("x = 1").encoded()
      #expect(try Snapshot.header(of: bytes) == Workspace.header)
      #expect(throws: (any Error).self) { try Snapshot.header(of: Array(bytes.prefix(20))) }
    }

    @Test func whatCannotBeKeptIsNamed() throws {
      let workspace = Workspace("class A: pass\na = A()\na.f = eval('lambda: 0')")
      _ = try workspace.encoded()
    }
  }
}

/// Programs that fill variables with values that refer to each other.
private enum RandomProgram {
  static func make(_ random: inout SplitMix) -> String {
    var lines = ["import torch"]
    for i in 0..<12 {
      lines.append("v\(i) = \(value(&random, known: i, depth: 3))")
      if i > 0, random.next(below: 3) == 0 {
        let target = "v\(random.next(below: i))"
        lines.append("if isinstance(\(target), list): \(target).append(v\(i))")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func value(_ random: inout SplitMix, known: Int, depth: Int) -> String {
    let items = (0..<random.next(below: 4)).map { _ in depth > 0 ? value(&random, known: known, depth: depth - 1) : "0"
    }
    switch random.next(below: depth > 0 ? 11 : 6) {
    case 0: return String(Int(truncatingIfNeeded: random.next()))
    case 1: return "\(Double(random.next(below: 1000)) / 7)"
    case 2: return "'\(random.next(below: 100))'"
    case 3: return ["None", "True", "float('nan')", "2**70", "...", "int"][random.next(below: 6)]
    case 4 where known > 0: return "v\(random.next(below: known))"
    case 5: return "torch.arange(\(random.next(below: 6))).reshape(-1, 1)"
    case 6: return "[\(items.joined(separator: ", "))]"
    case 7: return "(\(items.map { $0 + ", " }.joined()))"
    case 8: return "{\(items.enumerated().map { "\($0): \($1)" }.joined(separator: ", "))}"
    case 9: return "{\(["1", "'a'", "2.5", "(1, 2)"].prefix(random.next(below: 3) + 1).joined(separator: ", "))}"
    case 10: return "range(\(random.next(below: 9)))"
    default: return "slice(1, None)"
    }
  }
}
