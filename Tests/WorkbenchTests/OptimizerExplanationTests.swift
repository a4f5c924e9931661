// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Workbench

/// `%explain optimizer.step()`: the printed equations hold, and the value that they end in is the one that the step gives.
@Suite(.serialized) struct OptimizerExplanationTests {
  private static let optimizers = [
    "SGD", "Adam", "AdamW", "Adamax", "NAdam", "RAdam", "Adagrad", "RMSprop", "Adadelta", "ASGD", "Rprop",
  ]

  private static func settings(_ name: String, _ random: inout SplitMix) -> String {
    let rate = random.pick([0.1, 0.01, 0.003, 0.5])
    var list = ["lr=\(rate)"]
    func maybe(_ texts: [String]) { if random.next(below: 2) == 0 { list.append(random.pick(texts)) } }
    if name != "Rprop" { maybe(["weight_decay=0.01", "weight_decay=0.3"]) }
    maybe(["maximize=True"])
    switch name {
    case "SGD":
      if random.next(below: 3) > 0 {
        list.append("momentum=0.9")
        list.append(random.pick(["nesterov=True", "dampening=0.3", "dampening=0"]))
      }
    case "Adam", "AdamW":
      maybe(["betas=(0.5, 0.9)", "betas=(0.8, 0.99)"])
      maybe(["amsgrad=True"])
    case "Adamax": maybe(["betas=(0.5, 0.9)"])
    case "NAdam":
      maybe(["momentum_decay=0.1"])
      maybe(["decoupled_weight_decay=True"])
    case "RAdam":
      maybe(["betas=(0.5, 0.9)"])
      maybe(["decoupled_weight_decay=True"])
    case "Adagrad":
      maybe(["lr_decay=0.1"])
      maybe(["initial_accumulator_value=0.5"])
    case "RMSprop":
      maybe(["centered=True"])
      maybe(["momentum=0.7"])
      maybe(["alpha=0.8"])
    case "Adadelta": maybe(["rho=0.5"])
    case "ASGD":
      maybe(["t0=1"])
      maybe(["lambd=0.1", "alpha=0.5"])
    case "Rprop": maybe(["etas=(0.3, 1.5)", "step_sizes=(0.01, 0.02)"])
    default: break
    }
    return list.joined(separator: ", ")
  }

  @Test(arguments: optimizers) func equationsHoldAndGiveTheStep(name: String) {
    var random = SplitMix(seed: UInt64(name.utf8.reduce(0) { $0 * 31 + Int($1) }))
    for round in 0..<6 {
      let (session, recorder) = makeWideSession()
      let settings = Self.settings(name, &random)
      session.submit(
        """
        torch.manual_seed(\(round));
        w = torch.randn(2, 3, requires_grad=True)
        b = torch.randn(3, requires_grad=True)
        o = optim.\(name)([w, b], \(settings))
        """)
      for step in 1...4 {
        session.submit("w.grad, b.grad = torch.randn(2, 3), torch.randn(3) * 10;")
        let (i, j) = (random.next(below: 2), random.next(below: 3))
        let text = session.output(of: "%explain o.step(), at=(\(i), \(j))", recorder)
        let reader = EquationReader(text)
        #expect(reader.lines.count >= 1 || text.contains("stays"), "\(name)(\(settings)), step \(step): \(text)")
        #expect(reader.wrong == [], "\(name)(\(settings)), step \(step): \(text)")
        session.submit("o.step();")
        let value = Double(session.output(of: "w[\(i), \(j)].item()", recorder).trimmed) ?? .nan
        if let line = reader.lines.last(where: { $0.name == "w[\(i), \(j)]" }), let printed = Double(line.result) {
          #expect(
            abs(printed - value) <= 2e-7 * abs(value) + EquationReader.tolerance(line.result),
            "\(name)(\(settings)): \(line), is \(value)")
        } else {
          #expect(name == "Rprop", "\(name)(\(settings)) shows no update: \(text)")
        }
      }
    }
  }

  @Test func whatCannotBeExplainedSaysWhy() {
    let (session, recorder) = makeSession()
    session.submit("w = torch.ones(2, requires_grad=True)\no = optim.SGD([w], lr=0.1)")
    #expect(session.output(of: "%explain o.step()", recorder).contains("no parameter has a gradient yet"))
    session.submit("w.sum().backward()")
    #expect(session.output(of: "%explain o.step(), at=5", recorder).contains("is no element of w"))
    #expect(session.output(of: "%explain o.step(), of=torch.ones(2)", recorder).contains("is no parameter of o"))
    session.submit("l = optim.LBFGS([w], lr=0.1)")
    #expect(
      session.output(of: "%explain l.step(lambda: (w ** 2).sum())", recorder).contains("LBFGS evaluates the closure"))
  }

  /// LBFGS shows its way and the arithmetic of its first move.
  @Test func evaluationsOfTheClosureAreShown() {
    let (session, recorder) = makeWideSession()
    session.submit("w = torch.tensor([1.0, -2.0], requires_grad=True)\nl = optim.LBFGS([w], lr=0.5)")
    session.submit(
      """
      def closure():
          l.zero_grad()
          loss = ((w - 1) ** 2).sum()
          loss.backward()
          return loss
      """)
    let text = session.output(of: "%explain l.step(closure)", recorder)
    #expect(text.contains("evaluation") && text.contains("w[1], evaluation 2 = -2 - "), "\(text)")
    #expect(EquationReader(text).wrong == [], "\(text)")
    #expect(session.output(of: "w", recorder) == "tensor([ 1., -2.], requires_grad=True)\n")
  }

  /// The optimizer may come from anywhere, and is asked for once; a `step` of something else goes on as any expression.
  @Test func receiversAreEvaluatedOnce() {
    let (session, recorder) = makeSession()
    session.submit("w = torch.ones(2, requires_grad=True)\no = optim.SGD([w], lr=0.1)\n(w * w).sum().backward()")
    session.submit(
      """
      def made():
          print("made")
          return o
      class Own:
          def step(self, k):
              return w * k
      """)
    for (call, words) in [
      ("made().step()", "SGD"), ("[o][0].step()", "SGD"), ("{'a': o}['a'].step()", "SGD"),
      ("StepLR(o, 2).step()", "StepLR"), ("optim.Adam([w]).step()", "Adam"), ("Own().step(3)", "result[0] = w[0] * 3"),
    ] {
      let text = session.output(of: "%explain \(call)", recorder)
      #expect(text.contains(words), "\(text)")
      #expect(text.split(separator: "\n").filter { $0 == "made" }.count == (call.hasPrefix("made") ? 1 : 0))
    }
  }

  @Test func clippingShowsItsFactor() {
    for (call, count) in [("2.0", 3), ("2.0, norm_type=1", 3), ("2.0, norm_type=float('inf')", 3), ("1000.0", 3)] {
      let (session, recorder) = makeWideSession()
      session.submit("net = nn.Linear(4, 3)\nnet(torch.ones(2, 4) * 9).pow(2).sum().backward()")
      let text = session.output(of: "%explain nn.utils.clip_grad_norm_(net.parameters(), \(call))", recorder)
      let reader = EquationReader(text)
      #expect(reader.lines.count == count, "\(text)")
      #expect(reader.wrong == [], "\(text)")
    }
  }
}
