// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Glibc
import Notebooks
import PythonRuntime
import SessionStore
import TestSupport
import Testing

@testable import Workbench

/// A generated session that is killed again and again, beside one with the same statements that never is.
final class KilledSession {
  /// How a program can lose its life.
  enum Death: CaseIterable {
    case killed, terminated, hungUp, closedTerminal
  }

  let paths: SessionPaths
  private let reference: Session
  private var random: SplitMix
  /// How many statements were generated.
  private var count = 0
  /// Whether the two have parted, so that a comparison says nothing more.
  private(set) var isOver = false
  /// Whether a statement was stopped in the middle: it may have given counting numbers to objects, which the other session has not.
  private var hasStopped = false

  private static let prelude = [
    "import random, collections, copy",
    "log, table, seen, words = [], {}, set(), collections.deque(maxlen=50)",
    "x = torch.zeros(5000); y = x[:9]",
    "net = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 1))",
    "opt = optim.Adam(net.parameters(), lr=0.01, betas=(0.8, 0.99)); sched = StepLR(opt, 5)",
    "def numbers():\n    n = 0\n    while True:\n        n += 1\n        yield n",
    "g = numbers(); it = iter(range(10 ** 9))",
    "class P:\n    def __init__(self): self.items = []\n    def add(self, v):\n        self.items = self.items[-9:] + [v]\n        return self",
    "p = P(); f = lambda v: v",
    "def counter():\n    n = 0\n    def add(k):\n        nonlocal n\n        n += k\n        return n\n    return add",
    "c = counter(); z = state = big = None",
  ]
  private static let statements = [
    "log.append(K)", "x += 1", "x[K % 4000:][:7].mul_(1.5)", "table[K % 17] = [K, next(g), next(it)]",
    "seen ^= {K % 9}",
    "words.append(str(random.random()))", "p.add(c(K)).tag = K", "log.append(torch.rand(2))", "y = x[:K % 90 + 1]",
    "y.add_(1)",
    "log = log[-30:] + [K]", "f = lambda v, k=K: v + k + len(log)", "log.append(f(1))", "state = opt.state_dict()",
    "loss = net(torch.randn(6, 3)).pow(2).mean(); opt.zero_grad(); loss.backward(); opt.step(); sched.step()",
    "net(torch.ones(2, 3)).sum().backward()", "[c(1) for i in range(3000)][-1]",
    "big = torch.randn(200, 200); big = big @ big",
    "net = copy.deepcopy(net); opt = optim.Adam(net.parameters(), lr=0.01, betas=(0.8, 0.99)); sched = StepLR(opt, 5)",
    "z = x[:50].clone().requires_grad_(); (z * 2).sum().backward()", "net.eval(); table[-1] = net(torch.ones(1, 3))",
    "net.train(); log += [K]",
    "p = P(); p.add(it).add(p)", "words.rotate(3); words.append(K)",
  ]

  init(_ paths: SessionPaths, seed: Int) {
    self.paths = paths
    random = SplitMix(seed: UInt64(seed))
    reference = Session(output: Output(presentation: .plain) { _ in })
  }

  /// The first statements.
  func begin(seed: Int) -> [String] {
    ["torch.manual_seed(\(seed)); import random; random.seed(\(seed))"] + Self.prelude
  }

  /// Further statements, each but `%undo` with a mark that it prints at its end.
  func statements(_ number: Int) -> [String] {
    (0..<number).map { _ in
      count += 1
      if count > 9, random.next(below: 14) == 0 { return "%undo" }
      let text = random.pick(Self.statements).split(separator: "K", omittingEmptySubsequences: false)
      let statement = text.joined(separator: String(count))
      return "\(statement); print('done', \(count))"
    }
  }

  /// Compares what is on disk with the session that was never killed; `typed` are the statements since the last time, of which
  /// `shown` had printed their marks.
  ///
  /// - Returns: whether the last step is to be taken back, as it is one half of a statement.
  func compare(typed: [String], shown: Int, _ what: String) throws -> Bool {
    let copy = TemporaryFolder()
    for ending in ["", "-wal"] where Files.exists(paths.database + ending) {
      try Files.replace(copy.path + "/a.gradus" + ending, with: try Files.read(paths.database + ending))
    }
    let before = reference.cells.count
    let fresh = Session(output: Output(presentation: .plain) { _ in })
    let store = try SessionDatabase(path: copy.path + "/a.gradus", fresh.interpreter)
    defer { store.close() }
    #expect(store.isUpToDate, "\(what): statements would have to run again")
    let cells = try (before..<store.cellCount).map { try store.cell($0 + 1) }
    #expect(cells.count >= shown, "\(what): \(shown) were shown, \(cells.count) are there")
    #expect(cells.map(\.source) == Array(typed.prefix(cells.count)), "\(what): other statements")
    var takesBack = false
    for cell in cells {
      guard cell.outcome == .interrupted else {
        #expect(cell.outcome == .ok, "\(what): \(cell.source) \(cell.output)")
        reference.submit(cell.source)
        continue
      }
      if cell.source == "%undo" {
        // It may have been stopped before or behind its work.
        isOver = true
        return false
      }
      hasStopped = true
      #expect(cell.number == store.cellCount, "\(what): something ran after what was stopped")
      reference.cells.append(Session.Cell(number: cell.number, source: "", output: "", outcome: .interrupted))
      if store.lastStep?.cell == cell.number {
        takesBack = true
        _ = try store.undo()
      }
    }
    fresh.submit("")
    let problems = try store.restore()
    #expect(problems.isEmpty, "\(what): \(problems)")
    let difference: String
    if hasStopped {
      let (found, wanted) = (Self.values(of: fresh), Self.values(of: reference))
      difference = Self.difference(Array(found.utf8), Array(wanted.utf8))
    } else {
      let found = try Self.state(of: fresh)
      reference.submit("")
      // Numbers that were given out stay so, also those of statements that were taken back.
      #expect(fresh.interpreter.lastSerial >= reference.interpreter.lastSerial)
      reference.interpreter.lastSerial = fresh.interpreter.lastSerial
      difference = Self.difference(found, try Self.state(of: reference))
    }
    let last = cells.suffix(3).map { "\($0.outcome) \($0.source)" }
    #expect(difference.isEmpty, "\(what), \(last): not the state of the session that was never killed\(difference)")
    isOver = !difference.isEmpty
    if takesBack { reference.cells.append(Session.Cell(number: 0, source: "%undo", output: "", outcome: .ok)) }
    return takesBack
  }

  /// What a person would look at, and the next random numbers.
  private static func values(of session: Session) -> String {
    let looks = [
      "repr((log, table, seen, words, [type(i).__name__ if not isinstance(i, int) else i for i in p.items], c(0), f(1), y, x.sum(), z, state, big is None or big.sum()))",
      "repr((net.state_dict(), [q.grad for q in net.parameters()], opt.state_dict(), sched.state_dict()))",
      "repr((torch.rand(2), random.random(), next(g), next(it)))",
    ]
    session.submit("")
    // Not as statements of the session, which would be steps that `%undo` takes back.
    return session.interpreter.withoutTrace {
      looks.map { look in
        try? session.interpreter.run(SourceText(name: "look", text: "_looked = \(look)"))
        return session.interpreter.globals["_looked"]?.text ?? "nothing"
      }.joined(separator: "\n")
    }
  }

  /// Where two states differ, with what stands around; empty when they are equal.
  private static func difference(_ found: [UInt8], _ wanted: [UInt8]) -> String {
    if found == wanted { return "" }
    // The head has check sums: what differs stands behind it.
    let head = Array("graph".utf8)
    let start = found.indices.first { found[$0...].starts(with: head) } ?? 0
    let place = (start..<min(found.count, wanted.count)).first { found[$0] != wanted[$0] } ?? start
    func around(_ bytes: [UInt8]) -> String {
      String(decoding: bytes[max(0, min(place, bytes.count) - 200)..<min(bytes.count, place + 200)], as: UTF8.self)
    }
    return "\n  is  \(around(found))\n  not \(around(wanted))"
  }

  /// Everything that a workspace holds.
  private static func state(of session: Session) throws -> [UInt8] {
    try Snapshot.encode(session.interpreter, Snapshot.Header(generation: 0, cellCount: 0, digest: ""))
  }
}
