// SPDX-License-Identifier: GPL-3.0-or-later

import Notebooks
import TestSupport
import Testing

@testable import Workbench

/// Promise 2: a looking command leaves the workspace as it was, bit for bit, the random stream included.
@Suite(.serialized) struct LookingTests {
  /// Statements that make a workspace of many kinds of objects.
  private static let statements = [
    "x = torch.randn(4, 3, 2, 2)", "y = x * 2 + 1", "z = x[0]; z.mul_(0.5);", "bn.eval();", "bn.train();",
    "bn(x)", "bn.momentum = None", "bn.momentum = 0.3", "net(torch.randn(5, 4)).sum().backward()", "optimizer.step()",
    "scheduler.step()", "items.append(torch.rand(2))", "table['k'] = [1, 2.5, 'three', None]",
    "g = (i * i for i in range(5))",
    "it = iter([1, 2, 3]); first = next(it)", "def f(a, b=2): return a + b",
    "class A:\n    n = 1\n    def m(self): return self.n",
    "a = A(); a.v = x.mean()", "s = {1, 2, 3}", "import random; random.seed(3); r = random.random()", "torch.rand(3);",
    "loss = (w * 3).sum()", "w.grad = None", "optimizer.param_groups[0]['lr'] = 0.05",
  ]
  /// Commands that look; some of them fail, which must not leave a trace either.
  private static let commands = others + CommandTable.all.filter { !$0.changesWorkspace }.flatMap { lines(of: $0) }
  private static func lines(of command: Command) -> [String] {
    command.example.split(separator: "\n").map(String.init).filter { $0.hasPrefix("%") }
  }
  private static let others = [
    "%who", "%help", "%help bn", "%history", "%explain bn(x)", "%explain bn(torch.randn(6, 3, 2, 2))",
    "%sweep bn.momentum, [0.1, 1.0, None], bn(torch.randn(4, 3, 2, 2)), steps=4",
    "%sweep optimizer.param_groups[0]['lr'], [0.1, 0.5], (optimizer.step(), w.sum())[1], steps=3",
    "%plot StepLR(lr=0.1, step_size=30), CosineAnnealingLR(lr=0.1, T_max=90), epochs=20", "%plot scheduler, epochs=12",
    "%plot torch.randn(30)", "%plot torch.randn(4, 4)", "%plot [items.append(1), 2]", "%plot undefined_name",
    "%explain net(x)", "%graph loss", "%summary net, (3, 4)",
    "%compare net.train()(torch.rand(3, 4)), net.eval()(torch.rand(3, 4))",
    "%compare (optimizer.step(), w.clone())[1], (scheduler.step(), optimizer.step(), w.clone())[2]",
    "%explain optimizer.step()",
    "%explain scheduler.step()", "%explain (w * 2).sum().backward()", "%explain w.grad[1], loss=(w ** 2).sum()",
    "%explain nn.utils.clip_grad_norm_([w], 0.1)", "%sweep bn.momentum, [0.1], bn(missing), steps=2",
    "%help nothing_like_that",
    "%plot scheduler, CosineAnnealingLR(optimizer, 9)", "%plot net", "%plot net.state_dict()",
    "%plot torch.relu, nn.GELU()",
    "%plot torch.rand(3, 8, 8)", "%plot w, kind='hist'",
    "%plot ReduceLROnPlateau(optimizer), metric=lambda e: torch.rand(1)",
    "%sweep (bn.momentum, bn.eps), ([0.1, 0.5], [0.1, 1.0]), bn(x).sum(), steps=2",
    "%sweep net, [net.train(), net.eval()], net(torch.randn(5, 4)).sum(), steps=2, watch=torch.rand(1)",
  ]

  @Test(arguments: 0..<8) func commandsLeaveNoTrace(seed: Int) throws {
    let (session, _) = makeSession()
    var random = SplitMix(seed: UInt64(seed))
    session.submit(
      """
      torch.manual_seed(\(seed));
      x = torch.randn(4, 3, 2, 2)
      bn = nn.BatchNorm2d(3)
      net = nn.Sequential(nn.Linear(4, 3), nn.BatchNorm1d(3), nn.Dropout(0.5))
      w = torch.ones(3, requires_grad=True)
      optimizer = optim.SGD([w], lr=0.1, momentum=0.9)
      scheduler = StepLR(optimizer, step_size=2)
      items, table = [], {}
      """)
    // Modules of the library that are loaded on first use stay loaded.
    session.submit(
      "import warnings; warnings.warn('once'); nn.utils; net.register_forward_hook(lambda *a: None).remove()")
    session.submit(Self.statements[16])
    for _ in 0..<10 { session.submit(random.pick(Self.statements)) }
    // Generators wait in the middle of their work; the snapshot cannot hold them all, the change log must.
    let header = Snapshot.Header(generation: 0, cellCount: 0, digest: "")
    for command in Self.commands {
      let before = try? Snapshot.encode(session.interpreter, header)
      session.submit(command)
      let after = try? Snapshot.encode(session.interpreter, header)
      #expect(before == after, "\(command) left a trace (seed \(seed))")
    }
    #expect((try? Snapshot.encode(session.interpreter, header)) != nil)
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
