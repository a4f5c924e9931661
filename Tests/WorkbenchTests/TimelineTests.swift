// SPDX-License-Identifier: GPL-3.0-or-later

import SessionStore
import TestSupport
import Testing

@testable import Workbench

/// Going back and forth between the states of a session.
@Suite(.serialized) struct TimelineTests {
  private static let statements = [
    "x = torch.randn(3)", "x.mul_(2)", "items.append(x)", "items.pop()", "bn(torch.randn(4, 2));", "bn.eval();",
    "bn.momentum = 0.5", "d['k'] = len(items)", "torch.rand(1);", "class A: n = 1", "a = A()", "a.n = x.sum()",
    "del d['k']", "gen = (i for i in range(9))", "next(gen)", "y = w * 2", "y.sum().backward()", "w.grad = None",
  ]

  private static func walk(_ session: Session) throws -> [UInt8] {
    try Snapshot.encode(session.interpreter, Snapshot.Header(generation: 0, cellCount: 0, digest: ""))
  }

  /// Statements and moves in any order: every state that was marked is the same whenever it is gone to.
  @Test(arguments: 0..<6) func markedStatesComeBack(seed: Int) throws {
    let (session, _) = makeSession()
    var random = SplitMix(seed: UInt64(seed))
    session.submit(
      "torch.manual_seed(0)\nitems, d, bn, w = [1], {}, nn.BatchNorm1d(2), torch.ones(3, requires_grad=True)\nx = w\n_ = 0"
    )
    var marked: [(name: String, state: [UInt8])] = []
    for step in 0..<60 {
      switch random.next(below: 10) {
      case 0..<5: session.submit(random.pick(Self.statements))
      case 5: session.submit("%undo \(1 + random.next(below: 4))")
      case 6: session.submit("%redo \(1 + random.next(below: 3))")
      case 7:
        // What an echo leaves in `_` belongs to the step before it.
        session.submit("_ = 0")
        session.submit("%mark m\(step)")
        marked.append(("m\(step)", try Self.walk(session)))
      case 8:
        session.submit(random.pick(["%changes", "%who", "%undo 0", "%diff m0", "%explain bn(torch.randn(3, 2))"]))
      default:
        guard !marked.isEmpty else { continue }
        let target = random.pick(marked)
        session.submit("%goto \(target.name)")
        #expect(try Self.walk(session) == target.state, "\(target.name) is not what it was (seed \(seed))")
      }
    }
    for target in marked.reversed() {
      session.submit("%goto \(target.name)")
      #expect(try Self.walk(session) == target.state, "\(target.name) is not what it was (seed \(seed))")
    }
  }

  @Test func changesNamesWhatAStatementChanged() {
    let (session, recorder) = makeSession()
    session.submit("torch.manual_seed(0)\nnet = nn.Linear(2, 1)\nd = {'a': [1]}\nx = torch.zeros(2, 3)")
    session.submit("x[1, 2] = 5; d['a'].append(2); d['b'] = None; net.eval();")
    let table = session.output(of: "%changes", recorder)
    #expect(
      table == """
        Cell 5: x[1, 2] = 5; d['a'].append(2); d['b'] = None; net.eval();
        name          change
        ------------  ---------------------------------------
        net.training  True -> False
        d             dict of 1 -> dict of 2
        d['a']        list of 1 -> list of 2
        d['a'][1]     new: 2
        d['b']        new: None
        x             1 of 6 elements, most at [1, 2]: 0 -> 5

        """)
    #expect(session.output(of: "%changes 2", recorder).contains("net"))
    #expect(session.output(of: "%changes 9", recorder) == "There is no cell 9.\n")
    #expect(session.output(of: "%diff nothing", recorder).contains("there is no mark nothing"))
  }

  @Test func theOldestStepsAreGivenUpWithinABudget() {
    let (session, recorder) = makeSession()
    session.timeline.budget = 1 << 20
    session.submit("x = torch.zeros(100_000)")
    for _ in 0..<6 { session.submit("x.add_(1);") }
    // It is said once.
    #expect(recorder.take() == "%undo no longer reaches back beyond the last 1 MB of changes\n")
    session.submit("%undo 100")
    #expect(session.output(of: "x[0]", recorder) == "tensor(4.)\n")
    session.submit("%redo 100")
    #expect(session.output(of: "x[0]", recorder) == "tensor(6.)\n")
  }
}
