// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import TestSupport
import Testing
import TorchNN

@testable import Workbench

/// `%summary`: the numbers of torchinfo.
@Suite(.serialized) struct NetworkSummaryTests {
  private static let classes = """
    class Residual(nn.Module):
        def __init__(self, n):
            super().__init__()
            self.conv1 = nn.Conv2d(n, n, 3, padding=1)
            self.bn = nn.BatchNorm2d(n)
            self.conv2 = nn.Conv2d(n, n, 3, padding=1, bias=False)
        def forward(self, x):
            return x + self.conv2(torch.relu(self.bn(self.conv1(x))))

    class Recurrent(nn.Module):
        def __init__(self, n, h, layers):
            super().__init__()
            self.lstm = nn.LSTM(n, h, layers, batch_first=True)
            self.head = nn.Linear(h, 2)
        def forward(self, x):
            y, _ = self.lstm(x)
            return self.head(y[:, -1])

    class Shared(nn.Module):
        def __init__(self, n):
            super().__init__()
            self.inner = nn.Linear(n, n)
            self.scale = nn.Parameter(torch.ones(n))
        def forward(self, x):
            return self.inner(self.inner(x)) * self.scale

    class Listed(nn.Module):
        def __init__(self, n, count):
            super().__init__()
            self.blocks = nn.ModuleList([nn.Linear(n, n) for _ in range(count)])
            self.unused = nn.Linear(n, 3)
        def forward(self, x):
            for block in self.blocks:
                x = torch.relu(block(x))
            return x
    """

  /// The cases of the fixture: statements, input, totals, layers.
  private static let cases: [[String]] = Fixture.lines("summaries.txt").reduce(into: []) { cases, line in
    if line.hasPrefix("net = ") { cases.append([]) }
    if !cases.isEmpty { cases[cases.count - 1].append(line) }
  }

  @Test(arguments: cases.indices) func totalsAndLayersAreThoseOfTorchinfo(index: Int) throws {
    let lines = Self.cases[index]
    let (session, _) = makeSession()
    session.submit(Self.classes)
    session.submit(lines[0])
    let shape = lines[1].split(separator: " ")
    session.submit("x = torch.zeros(\(shape.dropLast().joined(separator: ", ")), dtype=\(shape.last ?? ""))")
    let interpreter = session.interpreter
    let net = try #require(interpreter.globals["net"]?.object as? ModuleObject)
    let x = try #require(interpreter.globals["x"])
    let summary = try interpreter.withoutTrace { try NetworkSummary(net, name: "net", inputs: [x], interpreter) }
    let totals = [
      summary.parameters, summary.trainable, summary.multiplyAdds, summary.inputBytes, summary.activationBytes,
      summary.parameterBytes,
    ]
    #expect(totals.map { String($0) }.joined(separator: " ") == lines[2], "\(lines[0])")
    let layers = summary.entries.map { entry in
      let shape = (entry.outputShape ?? []).map { " \($0)" }.joined()
      return "- \(entry.module.cls.name)\(shape) : \(entry.parameters) \(entry.isLeaf ? entry.multiplyAdds : 0)"
    }
    #expect(layers == Array(lines.dropFirst(3)), "\(lines[0])")
  }

  @Test func shapesStandForInputs() {
    let (session, recorder) = makeSession()
    session.submit("net = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 1))\nnet[2].eval();")
    let text = session.output(of: "%summary net, (8, 4)", recorder)
    #expect(
      text == """
        path  layer       output  parameters  mult-adds  mode   trains
        ----  ----------  ------  ----------  ---------  -----  ------
        net   Sequential  [8, 1]                         train  yes
        0     Linear      [8, 3]          15        120  train  yes
        1     ReLU        [8, 3]                         train
        2     Linear      [8, 1]           4         32  eval   yes

        Parameters: 19, all of them train
        Mult-adds: 152
        Memory: input 128 + activations 256 + parameters 76 = 460 bytes
        Activations are the outputs of the layers that have parameters, twice: forward
          and backward.

        """)
    #expect(session.output(of: "%summary net, torch.ones(8, 4)", recorder) == text)
    #expect(session.output(of: "%summary net, [(8, 4)]", recorder) == text)
    #expect(session.output(of: "%summary net", recorder).contains("needs what the network is given"))
    #expect(session.output(of: "%summary net, (8, 5)", recorder).contains("mat1 and mat2 shapes cannot be multiplied"))
  }
}
