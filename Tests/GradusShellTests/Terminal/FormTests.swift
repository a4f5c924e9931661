// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

/// Widths, colours, characters and kinds of terminals.
@Suite(.serialized) struct FormTests {
  private let folder = TemporaryFolder()

  @Test(arguments: [40, 80, 120, 200]) func linesFitTheScreen(columns: Int) throws {
    let terminal = try PseudoTerminal.session(
      home: folder.path, columns: columns, height: 60,
      environment: ["TERM": "xterm-256color", "PAGER": "cat"])
    try terminal.run("torch.manual_seed(0);")
    try terminal.run("x = torch.randn(2, 3)")
    for command in [
      "%explain x.softmax(1)", "%plot torch.sin(torch.arange(50) / 5)", "%help", "%summary nn.Linear(3, 4), x",
      "nn.Linear(4, 3)(x)", "%undo", "softmax?", "%who",
    ] {
      try terminal.run(command)
      let below = terminal.screen.rows.lastIndex { $0.text.hasPrefix(">>> " + command.prefix(columns - 4)) } ?? 0
      // What is broken is broken between words: no line runs into the next one. Python's own words stay as they are.
      for row in terminal.screen.rows[below...] where row.isWrapped && !row.text.hasPrefix("RuntimeError: ") {
        Issue.record("\(command) at \(columns): \(row.text)")
      }
    }
    try terminal.leave()
  }

  @Test func aLongLineIsWrapped() throws {
    let terminal = try PseudoTerminal.session(home: folder.path, columns: 40, environment: ["NO_COLOR": "1"])
    let line = "x = '" + String(repeating: "0123456789", count: 5)
    terminal.type(line)
    let shown = Array(">>> " + line)
    try terminal.expect([String(shown[..<40]), String(shown[40...])], cursor: shown.count - 40)
    terminal.type(Key.home)
    try terminal.expect([String(shown[..<40]), String(shown[40...])], cursor: 4, above: 1)
    terminal.type("y = " + Key.end + "'\r")
    try terminal.expectPrompt(below: terminal.screen.place)
    try terminal.run("len(y)")
    try terminal.expect([">>> len(y)", "50", ">>>"])
    // A line that ends at the edge.
    terminal.type(String(repeating: "1", count: 36))
    try terminal.expect("the cursor in the next row") { $0.cursor.column == 0 && $0.rows[$0.cursor.row].text.isEmpty }
    terminal.type(Key.backspace)
    try terminal.expect([">>> " + String(repeating: "1", count: 35)], cursor: 39)
    terminal.type(Key.control("c"))
    try terminal.expect(["KeyboardInterrupt", ">>>"])
    try terminal.leave()
  }

  @Test func wideCharacters() throws {
    let terminal = try PseudoTerminal.session(home: folder.path, columns: 40, environment: ["NO_COLOR": "1"])
    terminal.type("名前 = '日本語'")
    try terminal.expect([">>> 名前 = '日本語'"], cursor: 19)
    terminal.type(Key.left + Key.backspace)
    try terminal.expect([">>> 名前 = '日本'"], cursor: 16)
    terminal.type("e\u{301}🙂")
    try terminal.expect([">>> 名前 = '日本e\u{301}🙂'"], cursor: 19)
    terminal.type("\r")
    try terminal.expectPrompt(below: terminal.screen.place)
    try terminal.run("print(名前, len(名前))")
    try terminal.expect(["日本e\u{301}🙂 5", ">>>"])
    // One that does not fit goes to the next row as a whole.
    terminal.type("'" + String(repeating: "語", count: 19))
    try terminal.expect([">>> '" + String(repeating: "語", count: 17), "語語"], cursor: 4)
    terminal.type(Key.backspace + Key.backspace)
    try terminal.expect([">>> '" + String(repeating: "語", count: 17)])
    terminal.type(Key.control("c"))
    try terminal.expect(["KeyboardInterrupt", ">>>"])
    try terminal.leave()
  }

  @Test func aDumbTerminalGetsNoSequences() throws {
    let terminal = try PseudoTerminal.session(home: folder.path, columns: 120, environment: ["TERM": "dumb"])
    try terminal.run("1 + 1")
    try terminal.run("1 / 0")
    terminal.type("for i in range(2):\r")
    try terminal.expect("another line") { $0.line == "..." && $0.cursor.column == 8 }
    terminal.type("print(i)\r")
    try terminal.expect("another line") { $0.line == "..." && $0.cursor.column == 8 }
    terminal.type("\r")
    try terminal.expect(["0", "1", ">>>"], cursor: 4)
    try terminal.run("x = 1.0; import time")
    try terminal.run("%watch x: for i in range(3): x += 1; time.sleep(0.2)")
    try terminal.expect("a chart") { $0.lines.contains { $0.contains("step 2: x 3") } }
    try terminal.leave()
    #expect(!terminal.transcript.contains("\u{1B}"))
    #expect(terminal.transcript.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test func plainTerminals() throws {
    for (environment, isASCII) in [(["NO_COLOR": "1"], false), (["LC_ALL": "C"], true)] {
      let home = TemporaryFolder()
      let terminal = try PseudoTerminal.session(home: home.path, environment: environment)
      try terminal.run("x = torch.arange(4.) # text")
      try terminal.run("%explain x.softmax(0)")
      try terminal.run("%plot x")
      try terminal.run("1 / 0")
      let colored = terminal.screen.all.indices.contains { row in
        (terminal.screen.scrollback + terminal.screen.rows)[row].cells.contains { $0.style != "" }
      }
      #expect(colored == isASCII)
      #expect(terminal.transcript.unicodeScalars.allSatisfy { $0.isASCII } == isASCII)
      try terminal.leave()
    }
  }

  @Test func bracketsThatBelongTogetherAreMarked() throws {
    let terminal = try PseudoTerminal.session(home: folder.path, environment: ["TERM": "xterm-256color"])
    terminal.type("f(a[1])")
    try terminal.expect([">>> f(a[1])"], cursor: 11)
    try terminal.expect("marks") { $0.styles(of: "(a[1])") == ["1;4", "", "", "38;5;31", "", "1;4"] }
    terminal.type(Key.left)
    try terminal.expect("other marks") { $0.styles(of: "(a[1])") == ["", "", "1;4", "38;5;31", "1;4", ""] }
    terminal.type(Key.control("c"))
    try terminal.expect(["KeyboardInterrupt", ">>>"])
    try terminal.leave()
  }

  @Test func tracebacksAndInputAreColored() throws {
    let terminal = try PseudoTerminal.session(
      home: folder.path, columns: 120, environment: ["TERM": "xterm-256color"])
    terminal.type("for i in 5: 'text'")
    try terminal.expect("colours") {
      $0.styles(of: "for")?.first == "38;5;133" && $0.styles(of: "'text'")?.first == "38;5;64"
    }
    terminal.type(Key.control("c"))
    try terminal.expect(["KeyboardInterrupt", ">>>"])
    try terminal.run("1 / 0")
    #expect(terminal.screen.styles(of: "ZeroDivisionError: division by zero")?.first == "1;31")
    // Lines of code have the colours of the prompt, places are dim, marks red.
    let rows = terminal.screen.lines.suffix(6)
    #expect(
      rows.dropLast() == [
        "Traceback (most recent call last):", "  cell 1, line 1", "    1 / 0", "    ~~^~~",
        "ZeroDivisionError: division by zero",
      ])
    #expect(terminal.screen.styles(of: "  cell 1, line 1")?.first == "38;5;244")
    #expect(terminal.screen.styles(of: "    1 / 0") == ["", "", "", "", "38;5;31", "", "", "", "38;5;31"])
    #expect(terminal.screen.styles(of: "~~^~~") == Array(repeating: "38;5;160", count: 5))
    try terminal.leave()
  }
}
