// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Diagnostics
import Glibc
import PythonRuntime
import PythonSyntax
import SessionStore
import TestSupport
import Testing

@testable import Workbench

/// Explanations say what is true: equations hold as printed, elements are those of the result, nothing is changed.
@Suite(.serialized) struct ExplanationTests {
  /// How many random expressions: 10,000 with GRADUS_EXPLANATIONS=10000.
  private static let count = getenv("GRADUS_EXPLANATIONS").flatMap { Int(String(cString: $0)) } ?? 600

  @Test func printedEquationsHold() throws {
    let (session, recorder) = makeSession()
    var random = RandomExpressions(seed: 11)
    var (equations, remarks, own, general) = (0, 0, 0, 0)
    for i in 0..<Self.count {
      let (setup, expression) = random.next()
      if i % 50 == 0 { session.submit("%reset") }
      _ = recorder.take()
      session.submit("torch.manual_seed(\(i));\n\(setup);")
      let printed = recorder.take()
      #expect(printed.isEmpty, "\(setup): \(printed)")
      let source = SourceText(name: "<explanation>", text: expression)
      try session.interpreter.withoutTrace {
        let recorded: RecordedExpression
        do {
          recorded = try RecordedExpression(Parser.parseExpression(source), in: source, session.interpreter)
        } catch {
          Issue.record("\(setup); \(expression): \(session.interpreter.normalise(error).message)")
          return
        }
        #expect(!recorded.steps.isEmpty, "\(expression)")
        for step in recorded.steps {
          if ExplanationTable.find(step) == nil { general += 1 } else { own += 1 }
          var request = ExplanationRequest()
          if let shape = step.results.first?.tensor.shape, shape.allSatisfy({ $0 > 0 }) {
            request.at = shape.enumerated().map { (i * 7 + $0.offset * 3) % $0.element }
          }
          let explanation = try recorded.explanation(of: step, request)
          if let tensor = step.results.first?.tensor, let element = explanation.element {
            let value = tensor.element(element.index)
            #expect(value == element.value || value.isNaN, "\(setup); \(expression)")
          }
          for equation in explanation.equations {
            equations += 1
            if equation.remark != nil {
              remarks += 1
              // Only rounding may be the reason.
              #expect(Self.isNear(equation), "\(i): \(setup); \(expression): \(equation.text)")
            }
            #expect(equation.holds, "\(i): \(setup); \(expression): \(equation.text)")
            #expect(explanation.text(RenderOptions()).contains(String(equation.left.prefix(12))))
          }
        }
      }
    }
    print(
      "explanations: \(own) of their own, \(general) general; \(equations) equations, \(remarks) with a remark on rounding"
    )
    #expect(equations > Self.count && remarks * 200 < equations)
  }

  private static func isNear(_ equation: Equation) -> Bool {
    let other = equation.element
    guard let printed = Double(equation.right) else { return false }
    return abs(printed - other) <= 1e-4 * max(1, abs(other))
  }

  @Test func explanationsChangeNothing() throws {
    let (session, recorder) = makeSession()
    var random = RandomExpressions(seed: 5)
    let header = Snapshot.Header(generation: 0, cellCount: 0, digest: "")
    // A library that is loaded for the first time stays loaded.
    session.submit(
      "import warnings, torch.nn.init, torch.nn.functional, torch.linalg, torch.special; nn.ReLU(); torch.linalg.det; torch.special.ndtr;"
    )
    for i in 0..<(Self.count / 8) {
      let (setup, expression) = random.next()
      session.submit("torch.manual_seed(\(i));\n\(setup);")
      let before = try Snapshot.encode(session.interpreter, header)
      _ = recorder.take()
      session.submit("%explain \(expression)")
      #expect(!recorder.take().contains("Error"), "\(setup); \(expression)")
      let after = try Snapshot.encode(session.interpreter, header)
      #expect(after == before, "\(setup); \(expression)")
    }
  }

  @Test func valuesAreTheSameWhileRecording() throws {
    let (session, _) = makeSession()
    var random = RandomExpressions(seed: 23)
    for i in 0..<(Self.count / 8) {
      let (setup, expression) = random.next()
      session.submit("torch.manual_seed(\(i));\n\(setup);")
      let source = SourceText(name: "<explanation>", text: expression)
      let parsed = try Parser.parseExpression(source)
      let plain = try session.interpreter.withoutTrace {
        try OperationRecorder.tensors(in: session.interpreter.evaluate(parsed, in: source)).map { try $0.doubles() }
      }
      let recorded = try session.interpreter.withoutTrace {
        try OperationRecorder.tensors(in: RecordedExpression(parsed, in: source, session.interpreter).value)
          .map { try $0.doubles() }
      }
      #expect(plain.map { $0.map(\.bitPattern) } == recorded.map { $0.map(\.bitPattern) }, "\(setup); \(expression)")
    }
  }

  @Test func attributesAreExplained() {
    let (session, recorder) = makeSession()
    session.submit("x = torch.randn(2, 3, requires_grad=True); y = x * 2; n = nn.Linear(3, 1)")
    func output(_ text: String) -> String { session.output(of: text, recorder) }
    #expect(output("%explain x.shape").contains("elements = 2 * 3 = 6"))
    #expect(output("%explain x.nbytes").contains("bytes = 6 * 4 = 24"))
    #expect(output("%explain y.is_leaf").contains("y was computed by MulBackward0"))
    #expect(output("%explain n.weight.requires_grad").contains("n.weight is a leaf that asks for gradients"))
    #expect(output("%explain x.T.stride()").contains("has the strides [1, 3]"))
    #expect(output("%explain x.numel()").contains("elements = 2 * 3 = 6"))
    #expect(output("%explain n.training").contains("performs none"))
  }

  @Test func whatIsNoOperationIsRefused() {
    let (session, recorder) = makeSession()
    session.submit("bn = nn.BatchNorm2d(3); x = torch.randn(4, 3, 2, 2)")
    func output(_ text: String) -> String { session.output(of: text, recorder) }
    #expect(output("%explain bn").contains("needs a batch to explain the layer with: %explain bn(x)"))
    #expect(output("%explain 1 + 1").contains("explains operations on tensors, and 1 + 1 performs none"))
    #expect(output("%explain bn(x), step=2").contains("IndexError: step=2: bn(x) has 1 step"))
    #expect(output("%explain bn(x), at=(9, 0)").contains("IndexError: at=[9, 0] is no element of the result"))
    #expect(output("%explain bn(x), channel=3").contains("IndexError: channel=3: there are 3 channels"))
    #expect(output("%explain bn(missing)").contains("NameError"))
  }
}

/// Steps of a program's own functions name the lines that made them.
@Suite(.serialized) struct StepLineTests {
  private static let net = """
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc = nn.Linear(2, 3)
            self.rest = nn.Sequential(nn.Linear(3, 3), nn.ReLU())
        def forward(self, x):
            x = F.relu(self.fc(x))
            x = self.rest(
                x * 2)
            return x.T[0] + 1
    """

  @Test func linesOfOneCell() throws {
    let (session, recorder) = makeWideSession()
    session.submit(Self.net)
    session.submit("net = Net(); x = torch.ones(1, 2)")
    let text = session.output(of: "%explain net(x)", recorder)
    #expect(text.contains("lines of cell 1"))
    let rows = text.split(separator: "\n").filter { $0.split(separator: " ").first.flatMap { Int($0) } != nil }
    let lines = rows.map { $0.split(separator: " ")[1] }
    // fc, relu, the product, the two layers of rest, T, [0], +
    #expect(lines == ["7", "7", "9", "8", "8", "10", "10", "10"])
    #expect(rows[0].contains("x = F.relu(self.fc(x))") && !rows[1].contains("self.fc"))
    let step = session.output(of: "%explain net(x), step=2", recorder)
    #expect(step.contains("cell 1, line 7, in Net.forward: x = F.relu(self.fc(x))"))
  }

  @Test func linesOfSeveralCells() throws {
    let (session, recorder) = makeWideSession()
    session.submit(Self.net)
    session.submit("def f(x):\n    return F.relu(x) - net(x)")
    session.submit("net = Net(); x = torch.ones(1, 2)")
    let text = session.output(of: "%explain net(x).sum()", recorder)
    #expect(text.contains("lines of cell 1"))
    #expect(!session.output(of: "%explain F.relu(x) + x", recorder).contains("line"))
    session.submit("g = lambda x: x.relu()")
    let mixed = session.output(of: "%explain g(x) + net(x).sum()", recorder)
    #expect(mixed.contains("1:7") && !mixed.contains("lines of"))
  }

  /// What the library has in Python stands on the line that calls it, not on the one before.
  @Test func linesOfLibraryCalls() {
    let (session, recorder) = makeWideSession()
    session.submit("import torch.distributions as D")
    session.submit(
      "def f(x):\n    d = D.Normal(torch.zeros(3), torch.ones(3))\n    y = x * 2\n    return d.log_prob(y)")
    let text = session.output(of: "%explain f(torch.ones(3))", recorder)
    let rows = text.split(separator: "\n").filter { $0.split(separator: " ").first.flatMap { Int($0) } != nil }
    #expect(rows.last.map { $0.split(separator: " ")[1] } == "4", "\(text)")
  }
}
