// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Workbench

/// `%graph`, `%explain loss.backward()` and `%explain w.grad[…]`.
@Suite(.serialized) struct BackwardTests {
  @Test func graphsAreDrawn() {
    let (session, recorder) = makeSession()
    session.submit(
      "x = torch.ones(2, 3)\nw = torch.ones(3, requires_grad=True)\nh = (x * w).sum(1)\nloss = (h ** 2).mean()")
    #expect(
      session.output(of: "%graph loss", recorder) == """
        loss - 4 operations - 1 leaf - 32 bytes saved for backward
        #1 MeanBackward0 [] = loss
        #2 PowBackward0 [2], saves h [2]
        #3 SumBackward1 [2] = h
        #4 MulBackward0 [2, 3], saves x [2, 3]
        |-- x [2, 3]: no gradient wanted
        |-- w [3], leaf
        Gradients reach w [3].
        They stop at x [2, 3]: no gradient is wanted there (requires_grad is False, or
          it was made by detach() or under no_grad()).

        """)
    #expect(session.output(of: "%graph w", recorder).contains("w is a leaf"))
    #expect(session.output(of: "%graph x", recorder).contains("x has no graph"))
    #expect(session.output(of: "%graph 3", recorder).contains("3 is a int"))
    session.submit("loss.backward()")
    #expect(session.output(of: "%graph loss", recorder).contains("saved tensors freed"))
  }

  @Test func repeatedStretchesAreFolded() {
    let (session, recorder) = makeSession()
    session.submit("w = torch.ones(3, requires_grad=True)\ny = w\nfor i in range(30): y = torch.tanh(y * w)\n")
    let text = session.output(of: "%graph y.sum()", recorder)
    #expect(text.contains(": TanhBackward0, MulBackward0: "), "\(text)")
    #expect(text.contains("times more"), "\(text)")
    #expect(text.split(separator: "\n").count < 20, "\(text)")
    session.submit("y = w\nfor i in range(200000): y = y + 1\n")
    #expect(session.output(of: "%graph y", recorder).contains("more operations further down"))
  }

  private static let programs = [
    ("net = nn.Sequential(nn.Linear(4, 3), nn.Tanh(), nn.Linear(3, 2))", "torch.randn(5, 4)", "net[0].weight", "1, 2"),
    (
      "net = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2), nn.LogSoftmax(1))", "torch.randn(5, 4)",
      "net[2].bias", "1"
    ),
    (
      "net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.Flatten(), nn.Linear(8, 2))", "torch.randn(2, 1, 4, 4)",
      "net[0].weight", "1, 0, 2, 1"
    ),
    (
      "net = nn.Sequential(nn.Linear(4, 3), nn.BatchNorm1d(3), nn.Sigmoid())", "torch.randn(6, 4)", "net[1].weight", "2"
    ),
    (
      "net = nn.Sequential(nn.Linear(4, 4), nn.LayerNorm(4), nn.GELU(), nn.Linear(4, 1))", "torch.randn(3, 4)",
      "net[0].weight", "0, 3"
    ),
  ]

  @Test(arguments: programs.indices) func elementsAreMultipliedOut(index: Int) {
    let (net, input, parameter, place) = Self.programs[index]
    let (session, recorder) = makeWideSession()
    session.submit("torch.manual_seed(\(index));\n\(net)\nx = \(input)\nloss = (net(x) ** 2).sum()")
    let text = session.output(of: "%explain \(parameter).grad[\(place)]", recorder)
    let reader = EquationReader(text)
    #expect(!reader.lines.isEmpty, "\(text)")
    #expect(reader.wrong == [], "\(text)")
    #expect(!text.contains("not multiplied out"), "\(text)")
    session.submit("loss.backward()")
    let value = Double(session.output(of: "\(parameter).grad[\(place)].item()", recorder).trimmed) ?? .nan
    let printed = reader.lines.first.flatMap { Double($0.result) } ?? .nan
    #expect(abs(printed - value) <= 1e-4 * abs(value), "\(text), is \(value)")
    // The graph is freed; what it was is gone back to.
    let back = session.output(of: "%explain \(parameter).grad[\(place)]", recorder)
    #expect(EquationReader(back).lines.first?.result == reader.lines.first?.result, "\(back)")
    let again = session.output(of: "%explain \(parameter).grad[\(place)], loss=(net(x) ** 2).sum()", recorder)
    #expect(index == 3 || EquationReader(again).lines.first?.result == reader.lines.first?.result, "\(again)")
  }

  @Test(arguments: 0..<12) func elementsOfRandomNetsAreMultipliedOut(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let (session, recorder) = makeWideSession()
    func activation() -> String {
      random.pick([
        "nn.ReLU()", "nn.Tanh()", "nn.Sigmoid()", "nn.GELU()", "nn.SiLU()", "nn.ELU()", "nn.Softmax(-1)",
        "nn.LayerNorm(4)",
      ])
    }
    let first = random.pick([
      "nn.Linear(4, 4)",
      "nn.Sequential(nn.Unflatten(1, (1, 4)), nn.Conv1d(1, 2, 3, padding=1), nn.Flatten(), nn.Linear(8, 4))",
    ])
    let loss = random.pick([
      "F.cross_entropy(net(x), y)", "F.mse_loss(net(x), x)", "net(x).exp().mean()", "(net(x) * x).std()",
    ])
    session.submit(
      """
      torch.manual_seed(\(seed));
      net = nn.Sequential(\(first), \(activation()), nn.Linear(4, 4, bias=\(random.pick(["True", "False"]))), \(activation()), nn.Linear(4, 4))
      x, y = torch.randn(5, 4), torch.tensor([0, 1, 2, 3, 0])
      """)
    for (parameter, places) in [("net[2].weight", 2), ("net[4].bias", 1), ("net[4].weight", 2)] {
      let place = (0..<places).map { _ in String(random.next(below: 4)) }.joined(separator: ", ")
      let text = session.output(of: "%explain \(parameter).grad[\(place)], loss=\(loss)", recorder)
      let reader = EquationReader(text)
      #expect(reader.wrong == [], "\(text)")
      #expect(!text.contains("not multiplied out"), "\(text)")
      session.submit("net.zero_grad(); (\(loss)).backward()")
      let value = Double(session.output(of: "\(parameter).grad[\(place)].item()", recorder).trimmed) ?? .nan
      if let line = reader.lines.first, line.name.hasSuffix(".grad[\(place)]") {
        #expect(
          abs((Double(line.result) ?? .nan) - value) <= EquationReader.tolerance(line.result) + 1e-6 * abs(value),
          "\(text), is \(value)")
      } else {
        #expect(abs(value) < 1e-7, "\(text), is \(value)")
      }
    }
  }

  @Test func backwardListsEveryGradient() {
    let (session, recorder) = makeWideSession()
    session.submit(
      "net = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 1))\nx = torch.ones(2, 4)\nnet.extra = nn.Linear(2, 2)"
    )
    let text = session.output(of: "%explain net[:3](x).sum().backward()", recorder)
    for name in ["net.0.weight", "net.0.bias", "net.2.weight", "net.2.bias"] { #expect(text.contains(name), "\(text)") }
    #expect(text.contains("AddmmBackward0"))
    #expect(text.contains("No gradient reaches net.extra.weight, net.extra.bias"), "\(text)")
    #expect(session.output(of: "net[0].weight.grad is None", recorder) == "True\n")
    session.submit("net[:3](x).sum().backward()")
    #expect(session.output(of: "%explain net[:3](x).sum().backward()", recorder).contains("backward() adds to them"))
  }
}

/// `%explain w.grad[i]` after backward() has freed the graph: the change log leads back to where it was whole.
@Suite(.serialized) struct GradientSourceTests {
  private func session() -> (Session, Recorder) {
    let made = makeSession()
    made.0.submit(
      "torch.manual_seed(0);\nw = torch.randn(2, 3, requires_grad=True); x = torch.randn(4, 2)\nopt = optim.SGD([w], lr=0.1)"
    )
    return made
  }

  @Test func lastBackwardIsGoneBackTo() throws {
    let (session, recorder) = session()
    #expect(
      session.output(of: "%explain w.grad[1, 2]", recorder).contains("w.grad is None, as no backward() has reached w"))
    session.submit("loss = (x @ w).pow(2).mean()\nloss.backward()\ng = float(w.grad[1, 2])")
    let before = session.output(of: "(w, w.grad, loss, torch.initial_seed())", recorder)
    let first = session.output(of: "%explain w.grad[1, 2]", recorder)
    #expect(first.contains("the gradient of loss") && first.contains("backward() of cell 5"))
    #expect(first.contains("w.grad[1, 2] = ") && first.contains("= -0.33798"))
    #expect(session.output(of: "(w, w.grad, loss, torch.initial_seed())", recorder) == before)
    // Adds to what is there; the optimizer moves on; it is cleared.
    session.submit("(x @ w).abs().sum().backward()")
    #expect(session.output(of: "%explain w.grad[1, 2]", recorder).contains("then w.grad[1, 2] = -0.33798 + 0.041271"))
    session.submit("opt.step()\nopt.zero_grad()")
    #expect(session.output(of: "%explain w.grad[1, 2]", recorder).contains("It has been cleared since"))
    #expect(session.output(of: "w.grad", recorder) == "")
    // Lines that make the loss and use it at once are done once more.
    session.submit("y = x @ w; loss = y.sin().sum(); opt.zero_grad(); loss.backward(); opt.step()")
    let line = session.output(of: "%explain w.grad[0, 0]", recorder)
    #expect(line.contains("the gradient of loss") && !line.contains("changed since"), "\(line)")
    #expect(session.output(of: "loss.backward()", recorder).contains("a second time"))
  }

  @Test func loopsAreNot() {
    let (session, recorder) = session()
    session.submit("loss = (x @ w).sum()")
    session.submit("for i in range(2):\n    loss = (x @ w).pow(2).mean()\n    loss.backward()\n    opt.step()")
    let text = session.output(of: "%explain w.grad[1, 2]", recorder)
    #expect(text.contains("cell 5 made it in a loop or a function") && text.contains("loss=criterion(net(x), y)"))
    #expect(session.output(of: "%explain w.grad[1, 2], loss=(x @ w).sum()", recorder).contains("w.grad[1, 2] = "))
  }
}
