// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

/// What is pasted, in the forms that terminals, pages and notebooks give it.
@Suite(.serialized) struct PastingTests {
  private let folder = TemporaryFolder()

  private func start(height: Int = 24) throws -> PseudoTerminal {
    try .session(home: folder.path, height: height, environment: ["NO_COLOR": "1"])
  }

  private let network = """
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc = nn.Linear(4, 2)

        def forward(self, x):
            return self.fc(x)

    net = Net()
    print(net)

    """
  private let printed = ["Net(", "  (fc): Linear(in_features=4, out_features=2, bias=True)", ")", ">>>"]

  @Test func marked() throws {
    let terminal = try start()
    #expect(terminal.screen.marksPastes)
    terminal.type(Key.pasted(network))
    try terminal.expect(["...", "... net = Net()", "... print(net)"], cursor: 14)
    terminal.type("\r")
    try terminal.expect(["... print(net)"] + printed, cursor: 4)
    try terminal.leave()
  }

  @Test(arguments: ["\n", "\r", "\r\n"]) func unmarked(lineEnd: String) throws {
    let terminal = try start()
    terminal.type(network.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd))
    try terminal.expect(printed, cursor: 4)
    try terminal.leave()
  }

  @Test func intoAnOpenBlock() throws {
    let terminal = try start()
    try terminal.typeBlock(["for x in range(2):", ""])
    terminal.type(Key.pasted("y = x + 40\nif y:\n    print(y)\n"))
    try terminal.expect([">>> for x in range(2):", "...     y = x + 40", "...     if y:", "...         print(y)"])
    terminal.type("\r")
    try terminal.expect(["...         print(y)", "40", "41", ">>>"], cursor: 4)
    try terminal.typeBlock(["for x in range(2):", ""])
    terminal.type("        y = x + 50\n        print(y)\n")
    try terminal.expect(["...     y = x + 50", "...     print(y)", "..."])
    terminal.type("\r")
    try terminal.expect(["50", "51", ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func withPromptsAndOutputs() throws {
    let terminal = try start()
    terminal.type(
      Key.pasted(">>> a = 5\n>>> for i in range(2):\n...     print(a + i)\n...\n5\n6\n>>> a * 2\n10\n") + "\r")
    try terminal.expect(["5", "6", "10", ">>>"], cursor: 4)
    terminal.type(Key.pasted("In [1]: b = 7\n\nIn [2]: b * 6\nOut[2]: 42\n") + "\r")
    try terminal.expect(["pasted: removed `In [n]: ` prompts", "42", ">>>"], cursor: 4)
    terminal.type(Key.pasted("1 c = 3\n2 for i in range(2):\n3     c += i\n4 print(c)\n") + "\r")
    try terminal.expect(["4", ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func aCellOfANotebook() throws {
    let terminal = try start(height: 40)
    let cell = """
      !pip install -q torch
      %matplotlib inline
      %load_ext autoreload
      %autoreload 2
      from google.colab import drive
      import torch
      print(torch.ones(2))
      """
    terminal.type(Key.pasted(cell) + "\r")
    try terminal.expect(["tensor([1., 1.])", ">>>"], cursor: 4)
    #expect(terminal.screen.lines.contains { $0.hasPrefix("pasted: left out what has no meaning here: !pip install") })
    terminal.type(Key.pasted("%%time\nx = 6\nprint(x * 7)\n") + "\r")
    try terminal.expect("the cell runs") { $0.lines.contains("42") && $0.line == ">>>" }
    try terminal.leave()
  }

  @Test func withQuotesAndBlanksOfAWordProcessor() throws {
    let terminal = try start()
    terminal.type(Key.pasted("print(\u{201C}quoted\u{201D})\u{A0}\n") + "\r")
    try terminal.expect(["quoted", ">>>"], cursor: 4)
    terminal.type(Key.pasted("print 'old'\n") + "\r")
    try terminal.expect("Python's words") { screen in
      screen.line == ">>>"
        && screen.lines.contains("SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?")
    }
    try terminal.leave()
  }

  @Test func fiveHundredLines() throws {
    let terminal = try start()
    let lines = ["total = 0"] + (1...499).map { "total += \($0)  # line" }
    terminal.type(Key.pasted(lines.joined(separator: "\n")))
    try terminal.expect((476...499).map { "... total += \($0)  # line" }, cursor: 24)
    terminal.type("\r")
    try terminal.expectPrompt(below: terminal.screen.place)
    try terminal.run("total")
    try terminal.expect([">>> total", "124750", ">>>"])
    // What scrolls out is there once, in order.
    let shown = terminal.screen.all.filter { $0.contains("total +=") }
    #expect(shown == lines.dropFirst().map { "... " + $0 })
    try terminal.leave()
  }

  @Test func anIndentedPieceAlone() throws {
    let terminal = try start()
    terminal.type(Key.pasted("    d = 20\n    d += 1\n    print(d * 2)") + "\r")
    try terminal.expect(["42", ">>>"], cursor: 4)
    try terminal.leave()
  }
}
