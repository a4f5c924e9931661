// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Primitives
import PythonRuntime
import TestSupport
import Testing
import TorchCore
import Transactions

@testable import SessionStore
@testable import Workbench

/// Tensors of several pieces: what is remembered and kept piece by piece is the same as if it were as a whole.
@Suite(.serialized) struct LargeTensorTests {
  /// Three pieces, one that is not full, and views over them; a second tensor that goes along.
  private static let prelude = """
    x = torch.arange(600_000.)
    m = x.view(600, 1000)
    row, tail, column = m[300], x[500_000:], m[:, 7]
    w = torch.zeros(300_000, requires_grad=True)
    optimizer = optim.SGD([w], lr=0.1, momentum=0.9)
    # The number that this gives it is no step's, and stays.
    hash(w);
    """

  private static let statements = [
    "x[5] = 1", "x[599_999] -= 1", "row.add_(1)", "row[3:9] = 4.5", "tail.mul_(2)", "column.fill_(7)", "x.neg_()",
    "x.add_(x[0].item())", "m[torch.tensor([0, 599, 0])] = 3", "m[torch.tensor([299]), torch.tensor([5])] += 1",
    "x[torch.tensor([1, 262_143, 262_144])] = torch.tensor([1., 2., 3.])", "x[x > 1e5] = 0", "x.zero_()",
    "m[::200, :10].uniform_()", "x.normal_()", "row.random_(9)", "torch.sin(row, out=row)", "x = x.clone()",
    "m = m.t().contiguous().t()", "m.t()[1:3].sub_(1)", "w.grad = torch.ones_like(w); optimizer.step()",
    "w.data[7] = 2", "x[1] = 2; x.mul_(3); x[1] = 5", "tail.copy_(x[:100_000])",
    "x.index_fill_(0, torch.tensor([4]), 1)",
    "x.masked_fill_(x > 3, 0)", "row.sort()", "x[7:8] = float('nan')", "m.clamp_(max=9); row[0] = 2",
    "x.masked_fill_(torch.arange(600_000) == 400_000, -1)", "x.index_add_(0, torch.tensor([3, 3]), torch.ones(2))",
    "m.scatter_(0, torch.tensor([[299]]), 8.0)", "m.scatter_add_(1, torch.tensor([[1, 1]]), torch.ones(1, 2))",
    "m.index_copy_(0, torch.tensor([598]), torch.full((1, 1000), 2.5))", "m.tril_(-10)", "tail.relu_()",
    "x.index_put_((torch.tensor([9, 500_001]),), torch.tensor(4.), accumulate=True)", "x.clamp_(min=-3)",
    "tail.copy_(tail.flip(0))", "x[1:].copy_(x[:-1])", "x.copy_(x.clone())", "x.nan_to_num_()",
    "x.put_(torch.tensor([0, 300_000]), torch.tensor([1., 2.]))", "x[:300_000].copy_(w.data)",
    "np.asarray(x)[3] = 8", "x.resize_(10)", "x.data = torch.ones(700_000)", "h = x.half(); h[9] = 1; h.mul_(2)",
  ]

  /// The sums of all that the tensors hold, and their counts of changes.
  private static func bytes(_ session: Session) -> [UInt64] {
    ["x", "m", "row", "tail", "column", "w", "h"].flatMap { name -> [UInt64] in
      guard let tensor = session.interpreter.globals[Symbol(name)]?.object as? TensorObject else { return [] }
      let storage = tensor.tensor.storage
      let sum = BlockHash.sum(UnsafeRawBufferPointer(start: storage.bytes, count: storage.buffer.byteCount))
      return [sum, UInt64(storage.version)]
    }
  }

  private static func run(_ text: String, _ session: Session) {
    try? session.interpreter.run(SourceText(name: "statement", text: text))
  }

  @Test(arguments: 0..<3) func statementsAreTakenBack(seed: Int) {
    let (session, _) = makeSession()
    session.submit(Self.prelude)
    var random = SplitMix(seed: UInt64(seed))
    for _ in 0..<25 {
      let texts = (0..<(1 + random.next(below: 3))).map { _ in random.pick(Self.statements) }
      let before = Self.bytes(session)
      ChangeLog.begin()
      for text in texts { Self.run(text, session) }
      let inside = Self.bytes(session)
      ChangeLog.withoutTrace { Self.run(random.pick(Self.statements), session) }
      #expect(Self.bytes(session) == inside, "\(texts): a look inside left something (seed \(seed))")
      ChangeLog.rollback()
      #expect(Self.bytes(session) == before, "\(texts): a rollback left something (seed \(seed))")
      ChangeLog.begin()
      for text in texts { Self.run(text, session) }
      let record = ChangeLog.commit()
      let after = Self.bytes(session)
      let redo = record.undo()
      #expect(Self.bytes(session) == before, "\(texts): an undo left something (seed \(seed))")
      let undo = redo.undo()
      #expect(Self.bytes(session) == after, "\(texts): a redo is not what was undone (seed \(seed))")
      if random.next(below: 3) == 0 {
        _ = undo.undo()
        #expect(Self.bytes(session) == before, "\(texts): a second undo left something (seed \(seed))")
      }
    }
  }

  @Test(arguments: 0..<3) func theDatabaseHoldsWhatTheTensorsHold(seed: Int) throws {
    let folder = TemporaryFolder()
    let paths = SessionPaths(folder.path + "/a.md")
    var random = SplitMix(seed: UInt64(100 + seed))
    for round in 0..<3 {
      let (session, _) = makeSession()
      _ = try session.open(paths)
      // Where the way back is short, pieces are written over those of dropped steps.
      if seed > 0 { session.files?.store.undoBudget = 6 << 20 }
      if round == 0 { session.submit(Self.prelude) }
      for _ in 0..<15 {
        let choice = random.next(below: 8)
        let text = choice == 0 ? "%undo" : choice == 1 ? "%redo" : random.pick(Self.statements)
        session.submit(text)
        let store = try #require(session.files?.store)
        // The walk compares every piece.
        #expect(store.keep(nil, changed: nil, canBeUndone: false).problem == nil)
        #expect(store.writer.writtenCount == 0, "\(text): the walk found more (seed \(seed))")
      }
      let left = Self.bytes(session)
      session.close()
      let (again, _) = makeSession()
      _ = try again.open(paths)
      #expect(Self.bytes(again) == left, "opened again, the tensors are others (seed \(seed))")
      again.close()
    }
  }
}
