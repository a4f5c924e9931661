// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Glibc
import SQLite
import TestSupport
import Testing
import Transactions

@testable import Notebooks
@testable import SessionStore
@testable import Workbench

/// Promise 2: a looking command leaves the workspace as it was, bit for bit, the random stream included.
@Suite(.serialized) struct LookingTests {
  /// Statements that make a workspace of many kinds of objects.
  private static let statements =
    RollbackTests.statements.filter { !$0.contains("set_default_dtype") } + [
      "X = torch.randn(4, 3, 2, 2)", "Y = X * 2 + 1", "Z = X[0]; Z.mul_(0.5);", "bn.eval();", "bn.train();",
      "bn(X)", "bn.momentum = None", "bn.momentum = 0.3", "model(torch.randn(5, 4)).sum().backward()", "sgd.step()",
      "items.append(torch.rand(2))", "table['k'] = [1, 2.5, 'three', None]", "G = (i * i for i in range(5))",
      "loss = (W * 3).sum()", "W.grad = None", "sgd.param_groups[0]['lr'] = 0.05",
    ]
  /// Expressions, most of which change something.
  private static let expressions =
    RollbackTests.statements.filter { text in
      !text.contains(";") && !text.contains("= ")
        && ["del ", "class ", "def ", "with ", "import "].allSatisfy { !text.hasPrefix($0) }
    } + [
      "bn(X)", "model(torch.randn(5, 4))", "items.append(1)", "(sgd.step(), W.sum())[1]", "torch.rand(3)", "loss", "W",
      "[next(it), 2]",
      "missing", "1 / 0", "[X.mul_(2) for _ in range(2)]", "(lambda: table.update(a=1))()", "open('made.txt', 'w')",
    ]
  private static let templates = [
    "%explain (E, X * 2)[1]", "%trace (E, model(torch.rand(3, 4)))[1]", "%compare (E, X)[1], (E, X + 1)[1]",
    "%plot (E, [1, 2])[1]",
    "%sweep bn.momentum, [0.1, 0.5], (E, bn(X).sum())[1], steps=2", "%graph (E, loss)[1]",
    "%plot lambda v: (E, v * 2)[1]",
    "%explain E", "%trace E", "%compare E, E", "%plot E", "%plot [E, 2]", "%plot X, E",
    "%sweep bn.momentum, [0.1, 0.5], E, steps=2",
    "%sweep items, [E, E], E, steps=2", "%graph E", "%help E", "%explain W.grad[1], loss=E", "%summary model, E",
    "%diff E", "%changes E",
  ]

  /// Lines that call a command; each looking command has some.
  private static func lines(of command: Command) -> [String] {
    let own = command.example.split(separator: "\n").map(String.init).filter { $0.hasPrefix("%\(command.name)") }
    // What is assigned on purpose is no trace.
    return own.filter { !$0.contains("into=") } + others.filter { $0.split(separator: " ")[0] == "%\(command.name)" }
  }
  private static let others = [
    "%who", "%help", "%help bn", "%history", "%explain bn(X)", "%explain bn(torch.randn(6, 3, 2, 2))",
    "%sweep bn.momentum, [0.1, 1.0, None], bn(torch.randn(4, 3, 2, 2)), steps=4",
    "%sweep sgd.param_groups[0]['lr'], [0.1, 0.5], (sgd.step(), W.sum())[1], steps=3",
    "%plot StepLR(lr=0.1, step_size=30), CosineAnnealingLR(lr=0.1, T_max=90), epochs=20", "%plot steps, epochs=12",
    "%plot torch.randn(30)", "%plot torch.randn(4, 4)", "%plot [items.append(1), 2]", "%plot undefined_name",
    "%explain model(torch.rand(3, 4))", "%graph loss", "%summary model, (3, 4)",
    "%compare model.train()(torch.rand(3, 4)), model.eval()(torch.rand(3, 4))",
    "%compare (sgd.step(), W.clone())[1], (steps.step(), sgd.step(), W.clone())[2]",
    "%explain sgd.step()",
    "%explain steps.step()", "%explain (W * 2).sum().backward()", "%explain W.grad[1], loss=(W ** 2).sum()",
    "%explain nn.utils.clip_grad_norm_([W], 0.1)", "%sweep bn.momentum, [0.1], bn(missing), steps=2",
    "%help nothing_like_that", "%diff start", "%changes", "%changes 1", "%history -g bn", "%sessions", "%verify",
    "%trace bn(X)", "%trace model(torch.rand(3, 4))",
    "%plot steps, CosineAnnealingLR(sgd, 9)", "%plot model", "%plot model.state_dict()",
    "%plot torch.relu, nn.GELU()",
    "%plot torch.rand(3, 8, 8)", "%plot W, kind='hist'",
    "%plot ReduceLROnPlateau(sgd), metric=lambda e: torch.rand(1)",
    "%sweep (bn.momentum, bn.eps), ([0.1, 0.5], [0.1, 1.0]), bn(X).sum(), steps=2",
    "%sweep model, [model.train(), model.eval()], model(torch.randn(5, 4)).sum(), steps=2, watch=torch.rand(1)",
  ]

  /// What the database holds of the workspace and of the way back.
  private static func rows(_ session: Session) throws -> [String: [UInt8]] {
    let store = try #require(session.files?.store)
    var rows: [String: [UInt8]] = [:]
    for (table, key) in [
      ("objects", "id"), ("roots", "name"), ("blocks", "id"), ("former_objects", "step || ' ' || id"),
      ("former_roots", "step || ' ' || name"),
    ] {
      let select = try store.database.prepare("SELECT \(key), data FROM \(table)")
      while try select.step() { rows["\(table) \(select.text(0))"] = select.isNull(1) ? [] : select.blob(1) }
    }
    return rows
  }

  /// Where two of these differ.
  private static func difference(_ before: [String: [UInt8]], _ after: [String: [UInt8]]) -> String {
    if before == after { return "" }
    let keys = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
    return keys.prefix(4).map { key in
      func text(_ bytes: [UInt8]?) -> String { bytes.map { String(decoding: $0.prefix(200), as: UTF8.self) } ?? "none" }
      return "\n  \(key)\n    was \(text(before[key]))\n    is  \(text(after[key]))"
    }.joined()
  }

  /// Makes a workspace of many kinds of objects.
  private static func fill(_ session: Session, _ random: inout SplitMix) {
    session.submit(RollbackTests.prelude)
    session.submit(
      """
      bn = nn.BatchNorm2d(3); X = torch.randn(4, 3, 2, 2)
      model = nn.Sequential(nn.Linear(4, 3), nn.BatchNorm1d(3), nn.Dropout(0.5))
      W = torch.ones(3, requires_grad=True); loss = (W * 3).sum()
      sgd = optim.SGD([W], lr=0.1, momentum=0.9); steps = StepLR(sgd, step_size=2)
      items, table = [], {}
      nn.utils; nn.Sequential(nn.ReLU()).register_forward_hook(lambda *a: None).remove();
      """)
    session.submit("%mark start")
    for _ in 0..<10 { session.submit(random.pick(statements)) }
  }

  /// `GRADUS_LOOKS` sets how many random looks each of the workspaces gets.
  @Test(arguments: 0..<4) func looksLeaveNoTrace(seed: Int) throws {
    let count = getenv("GRADUS_LOOKS").flatMap { Int(String(cString: $0)) } ?? 15
    let folder = TemporaryFolder()
    let (session, _) = makeSession()
    _ = try session.open(SessionPaths(folder.path + "/a.md"))
    defer { session.close() }
    var random = SplitMix(seed: UInt64(seed))
    Self.fill(session, &random)
    let store = try #require(session.files?.store)

    @discardableResult func look(_ line: String) throws -> KeptCell.Outcome? {
      _ = store.keep(nil, changed: nil, canBeUndone: false)
      let before = try Self.rows(session)
      session.submit(line)
      let written = Self.difference(before, try Self.rows(session))
      #expect(written.isEmpty, "\(line) wrote something (seed \(seed))\(written)")
      // A walk over the whole workspace knows what the change log does not.
      _ = store.keep(nil, changed: nil, canBeUndone: false)
      let left = Self.difference(before, try Self.rows(session))
      #expect(left.isEmpty, "\(line) left something (seed \(seed))\(left)")
      return session.cells.last?.outcome
    }

    for command in CommandTable.all where !command.changesWorkspace {
      let outcomes = try Self.lines(of: command).map { try look($0) }
      #expect(!outcomes.isEmpty, "no line calls %\(command.name): LookingTests.others wants one")
      #expect(outcomes.contains(.ok), "no line of %\(command.name) works here")
    }
    var fine = 0
    for _ in 0..<count {
      if random.next(below: 4) == 0 { session.submit(random.pick(Self.statements)) }
      let parts = random.pick(Self.templates).split(separator: "E", omittingEmptySubsequences: false)
      var line = String(parts[0])
      for part in parts.dropFirst() { line += random.pick(Self.expressions) + part }
      if try look(line) == .ok { fine += 1 }
    }
    #expect(fine > count / 9, "\(fine) of \(count) looks worked")
    // What does change something is seen, so that this test says something.
    let before = try Self.rows(session)
    session.submit("items.append(1)")
    #expect(try Self.rows(session) != before)
    #expect(!Files.exists("made.txt"))
  }

  // MARK: What a look sees

  /// Writes a value and how the random streams go on behind it.
  private static let witness = """
    import re
    def seen(value):
        streams = torch.get_rng_state().sum().item(), random.getstate()[1][-2:], np.random.rand()
        print('seen', re.sub(' at 0x[0-9a-f]+|<[A-Z][a-z]+Backward[0-9]+', '', repr(value)).replace('\\n', ' '), streams)
        return value
    """
  /// Looks that evaluate an expression, each in its own way; E is the expression.
  private static let evaluations = [
    "%explain E", "%trace E, into=kept", "%graph E", "%plot E", "%plot E, kind='hist'", "%compare E, 1",
    "%compare 1, E",
    "%sweep unused, [1], E, steps=1", "%sweep unused, [1, 1], E, steps=1", "%summary model, E",
    "%explain (E, X * 2)[1]", "%trace (E, X * 2)[1], into=kept", "%plot [E, 1]",
    "%compare model(X.sum((2, 3))[:, [0, 1, 2, 0]]), E",
  ]

  /// Looks whose expression gives something that they can show print what a plain evaluation prints, once (a sweep: once a
  /// value); where it fails, they name the same error.
  @Test(arguments: 0..<4) func aLookSeesWhatAPlainEvaluationSees(seed: Int) throws {
    let count = getenv("GRADUS_LOOKS").flatMap { Int(String(cString: $0)) } ?? 25
    let (session, recorder) = makeSession()
    var random = SplitMix(seed: UInt64(100 + seed))
    Self.fill(session, &random)
    session.submit("unused = 1")
    session.submit(Self.witness)
    #expect(session.cells.last?.outcome == .ok)
    func lines(_ text: String) -> [String] {
      text.split(separator: "\n").map(String.init).filter { $0.hasPrefix("seen ") }
    }
    var shown = 0
    for _ in 0..<count {
      if random.next(below: 4) == 0 { session.submit(random.pick(Self.statements)) }
      let expression = random.pick(Self.expressions)
      guard !expression.contains("open(") else { continue }
      let template = random.pick(Self.evaluations)
      let line = template.replacing("E", with: "seen(\(expression))")
      _ = recorder.take()
      var error: String?
      ChangeLog.withoutTrace {
        do {
          try session.interpreter.run(SourceText(name: "plain", text: "seen(\(expression))"))
        } catch let raised { error = session.interpreter.normalise(raised).message }
      }
      let plain = lines(recorder.take())
      session.submit(line)
      let printed = recorder.take()
      let found = lines(printed)
      if let error {
        #expect(found.isEmpty, "\(line): it gives a value, a plain evaluation fails: \(error) (seed \(seed))")
        let first = error.split(separator: "\n").first ?? ""
        #expect(printed.contains(first), "\(line): no '\(first)' in \(printed) (seed \(seed))")
      } else {
        shown += 1
        // A sweep that cannot draw what the first value gave asks for no other.
        let isTwice = template.contains("[1, 1]") && !printed.contains("TypeError: %sweep")
        let wanted = Array(repeating: plain, count: isTwice ? 2 : 1).flatMap { $0 }
        #expect(
          plain.count == 1 && found == wanted, "\(line): saw \(found), not \(wanted) (seed \(seed))\n\(printed)")
      }
    }
    #expect(shown > count / 3, "\(shown) of \(count) gave a value")
  }

  @Test func undoTakesEverythingBack() throws {
    let header = Snapshot.Header(generation: 0, cellCount: 0, digest: "")
    let (session, _) = makeSession()
    session.submit("torch.manual_seed(0);\nbn = nn.BatchNorm2d(3)\nx = torch.randn(4, 3, 2, 2)\nl = [1]")
    let before = try Snapshot.encode(session.interpreter, header)
    session.submit("bn(x); l.append(bn); x.zero_(); torch.rand(1); del l[0]")
    #expect(try Snapshot.encode(session.interpreter, header) != before)
    session.submit("%undo")
    #expect(try Snapshot.encode(session.interpreter, header) == before)
  }
}
