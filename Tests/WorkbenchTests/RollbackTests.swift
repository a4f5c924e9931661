// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Glibc
import PythonRuntime
import SessionStore
import TestSupport
import Testing
import Transactions

@testable import Workbench

/// Every write is caught by the change log. The oracle is a walk over the whole workspace (the bytes of a snapshot): after a rollback, and
/// after an undo, it sees what it saw before, and after a redo what it saw after.
@Suite(.serialized) struct RollbackTests {
  private static let header = Snapshot.Header(generation: 0, cellCount: 0, digest: "")

  /// The whole workspace; nil while it holds what no snapshot can keep.
  private static func walk(_ session: Session) -> [UInt8]? { try? Snapshot.encode(session.interpreter, header) }

  /// Where two walks differ, with what stands around; empty when they are equal.
  private static func difference(_ a: [UInt8]?, _ b: [UInt8]?) -> String {
    if a == b { return "" }
    guard let a, let b else { return "only one can be kept" }
    // The head has check sums: what differs stands behind it.
    let head = Array("graph".utf8)
    let start = a.indices.first { a[$0...].starts(with: head) } ?? 0
    let place = (start..<min(a.count, b.count)).first { a[$0] != b[$0] } ?? min(a.count, b.count)
    func around(_ bytes: [UInt8]) -> String {
      String(decoding: bytes[max(0, min(place, bytes.count) - 100)..<min(bytes.count, place + 100)], as: UTF8.self)
    }
    return "\n  was \(around(a))\n  is  \(around(b))"
  }

  /// The texts of the statements of a program.
  private static func statements(of text: String, _ session: Session) -> [String] {
    let source = SourceText(name: "program", text: text)
    guard let program = try? session.interpreter.compile(source) else { return [] }
    return program.statements.map { source[$0.statement.span] }
  }

  /// Runs statements up to the first that fails, each in what is the running transaction.
  private static func run(_ statements: some Sequence<String>, _ session: Session) {
    for (i, text) in statements.enumerated() {
      do { try session.interpreter.run(SourceText(name: "part \(i)", text: text)) } catch { return }
    }
  }

  /// Cuts a program in two and takes the second half back, in three ways.
  private static func check(_ name: String, _ text: String, at share: Double) {
    let (session, _) = makeSession()
    let statements = statements(of: text, session)
    let cut = Int(Double(statements.count) * share)
    // Modules stay imported, so they are before the first walk.
    run(
      statements.filter { $0.hasPrefix("import ") || $0.hasPrefix("from ") } + [
        "import ast._writing, bisect, copy, heapq, inspect, random, zlib, _io, _reflags", "globals()",
      ], session)
    run(statements[..<cut], session)
    guard let before = walk(session) else { return }
    ChangeLog.begin()
    run(statements[cut...], session)
    ChangeLog.rollback()
    let beforeDifference = difference(before, walk(session))
    #expect(beforeDifference.isEmpty, "\(name), cut at \(cut): a rollback left something\(beforeDifference)")
    ChangeLog.begin()
    run(statements[cut...], session)
    let record = ChangeLog.commit().dropping { $0 is SerialChange }
    let after = walk(session)
    // Numbers of objects that were looked at stay, so this is compared with a walk that does not see them.
    let redo = record.undo()
    ChangeLog.begin()
    let undone = walk(session)
    ChangeLog.rollback()
    if session.interpreter.lastSerial == 0 {
      let undoneDifference = difference(before, undone)
      #expect(undoneDifference.isEmpty, "\(name), cut at \(cut): an undo left something\(undoneDifference)")
    }
    _ = redo.undo()
    if let after {
      let afterDifference = difference(after, walk(session))
      #expect(afterDifference.isEmpty, "\(name), cut at \(cut): a redo is not what was undone\(afterDifference)")
    }
  }

  @Test(arguments: CorpusFixture.topics()) func programsOfTheCorpusAreTakenBack(topic: String) {
    for (i, name) in CorpusFixture.programs(of: topic).enumerated() where i % 3 == 0 {
      Self.check("\(topic)/\(name)", CorpusFixture.text("\(topic)/\(name).py"), at: [0.3, 0.6, 0.9][i / 3 % 3])
    }
  }

  /// Statements about tensors, layers and what else the libraries keep, in any order.
  static let statements = own + RandomPrograms.statements
  private static let own = [
    "x.mul_(2)", "x[0] = 1", "x.t_()", "x.resize_(2, 2)", "x.requires_grad_()", "y = (x * w).sum()", "y.backward()",
    "w.grad.zero_()", "w.grad = None", "w.data = torch.zeros(3)", "w.register_hook(lambda g: g * 2)",
    "optimizer.zero_grad()", "optimizer.step()", "optimizer.add_param_group({'params': [torch.ones(2)]})",
    "scheduler.step()", "net(torch.randn(4, 3)).sum().backward()", "net.eval()", "net.train()", "net[0].bias = None",
    "net.add_module('extra', nn.ReLU())", "net.register_buffer('b', torch.ones(1))", "del net[0]",
    "net.load_state_dict({k: v * 2 for k, v in net.state_dict().items()})", "lazy(torch.ones(2, 5))", "lazy.weight",
    "net[1].momentum = None", "net.register_forward_hook(lambda m, i, o: None)", "torch.manual_seed(7)",
    "torch.rand(3)",
    "torch.set_default_dtype(torch.float64)", "torch.set_printoptions(precision=2)", "torch.set_grad_enabled(False)",
    "g.manual_seed(1)", "torch.rand(2, generator=g)", "np.random.seed(3)", "np.random.rand(2)", "a[0] = 9", "a += 1",
    "random.seed(5)", "random.random()", "random.gauss(0, 1)", "next(gen)", "gen.close()", "next(it)", "next(rows)",
    "d['k'] = [1]", "d.setdefault('l', []).append(2)", "d.pop('a', None)", "d.clear()", "s.add(4)", "s.discard(1)",
    "q.append(1)", "q.rotate(1)", "q.popleft()", "l.sort(reverse=True)", "l[1:] = [7, 8, 9]", "del l[0]", "l += [d]",
    "b[0] = 65", "b.extend(b'xyz')", "o.v = 1", "o.__dict__['w'] = 2", "del o.v", "o.__class__ = B", "A.n = 5",
    "A.m = lambda self: 3", "f.__name__ = 'h'", "f.note = 1", "counter()", "e.args = (1, 2)",
    "import math; math.tau = 6",
    "warnings.warn('once')", "[warnings.warn('twice') for _ in range(2)]", "sys.setrecursionlimit(500)",
    "log.write('more')",
    "plt.plot([1, 2])", "plt.figure()", "plt.close()", "loader_iterator = iter(loader); next(loader_iterator)",
    "next(batches)", "exec('fresh = 1')", "globals()['made'] = 3", "del x", "x = torch.ones(3)", "w.retain_grad()",
    "c.update('abc')", "c['z'] += 1", "dd['new'].append(1)", "od.move_to_end('p')", "setattr(A, 'late', 1)",
    "v = w[1:]; v.requires_grad", "z = w.detach(); z.add_(1)", "torch.nn.init.zeros_(w)", "net.half()", "net.float()",
  ]

  static let prelude = ownPrelude + "\n" + RandomPrograms.prelude
  private static let ownPrelude = """
    import random, sys, warnings, io, collections, copy
    import numpy as np
    import matplotlib.pyplot as plt
    from torch.utils.data import DataLoader, TensorDataset
    # What the libraries make on first use stays.
    np.random.rand(1); plt.figure(); plt.close(); nn.ReLU().register_forward_hook(print).remove()
    nn.init.zeros_(torch.ones(1, requires_grad=True)); globals(); copy.copy(nn.ReLU()); nn.LazyLinear(2)(torch.ones(1, 1)).sum().backward()
    torch.manual_seed(0); np.random.seed(0)
    x = torch.arange(6.).reshape(2, 3)
    w = torch.ones(3, requires_grad=True)
    net = nn.Sequential(nn.Linear(3, 3), nn.BatchNorm1d(3), nn.Dropout(0.5))
    lazy = nn.LazyLinear(2)
    optimizer = optim.Adam([w], lr=0.1)
    scheduler = StepLR(optimizer, step_size=2)
    g = torch.Generator()
    a = np.arange(4.0)
    def numbers():
        for i in range(9):
            yield i * i
    gen = numbers(); next(gen)
    it = iter([1, 2, 3])
    rows = enumerate(zip('abc', range(5)))
    d, s, q, l, b = {'a': 1}, {1, 2}, collections.deque([1, 2]), [3, 1, 2], bytearray(b'abc')
    class A:
        n = 1
        def m(self): return self.n
    class B(A): pass
    o = A(); o.v = 0
    def f(): return 1
    def make():
        count = 0
        def add():
            nonlocal count
            count += 1
            return count
        return add
    counter = make()
    e = ValueError('wrong')
    log = io.StringIO()
    loader = DataLoader(TensorDataset(torch.arange(8.)), batch_size=2, shuffle=True)
    batches = iter(loader)
    c, dd, od = collections.Counter('ab'), collections.defaultdict(list), collections.OrderedDict(p=1, q=2)
    """

  /// `GRADUS_PROGRAMS` sets how many random programs each of the workspaces gets.
  @Test(arguments: 0..<4) func randomProgramsAreTakenBack(seed: Int) {
    let count = getenv("GRADUS_PROGRAMS").flatMap { Int(String(cString: $0)) } ?? 6
    let (session, _) = makeSession()
    session.submit(Self.prelude)
    #expect(session.cells.last?.outcome == .ok)
    var random = SplitMix(seed: UInt64(seed))
    for number in 0..<count {
      let program = RandomPrograms.next(&random)
      func run() {
        for text in program { try? session.interpreter.run(SourceText(name: "statement", text: text)) }
      }
      let before = Self.walk(session)
      ChangeLog.begin()
      run()
      ChangeLog.rollback()
      let beforeDifference = Self.difference(before, Self.walk(session))
      #expect(beforeDifference.isEmpty, "\(program): a rollback left something (seed \(seed))\(beforeDifference)")
      ChangeLog.begin()
      run()
      let record = ChangeLog.commit()
      let after = Self.walk(session)
      let redo = record.undo()
      let undoneDifference = Self.difference(before, Self.walk(session))
      #expect(undoneDifference.isEmpty, "\(program): an undo left something (seed \(seed))\(undoneDifference)")
      let undo = redo.undo()
      let afterDifference = Self.difference(after, Self.walk(session))
      #expect(afterDifference.isEmpty, "\(program): a redo is not what was undone (seed \(seed))\(afterDifference)")
      // Workspaces do not go where nothing is left to change.
      if number % 20 == 19 {
        session.submit(Self.prelude)
      } else if number % 2 == 0 {
        _ = undo.undo()
      }
    }
  }
}
