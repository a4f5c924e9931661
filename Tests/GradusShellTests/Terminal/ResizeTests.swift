// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

/// Another size of the window while something is typed, runs or is drawn.
@Suite(.serialized) struct ResizeTests {
  private let folder = TemporaryFolder()

  private func start(columns: Int = 80, height: Int = 24) throws -> PseudoTerminal {
    try .session(home: folder.path, columns: columns, height: height, environment: ["NO_COLOR": "1"])
  }

  @Test func aBlockIsDrawnAnew() throws {
    let terminal = try start()
    let long = "print('" + String(repeating: "0123456789", count: 6) + "')"
    try terminal.typeBlock(["if True:", long, "x = 5"])
    terminal.type(Key.up)
    try terminal.expect([">>> if True:", "...     " + long, "...     x = 5"], cursor: 13, above: 1)
    terminal.resize(columns: 40, height: 24)
    let row = Array("...     " + long)
    let narrow = [">>> if True:", String(row[..<40]), String(row[40...]), "...     x = 5"]
    try terminal.expect(narrow, cursor: 13, above: 2)
    #expect(terminal.screen.all.filter { $0 == ">>> if True:" }.count == 1)
    terminal.resize(columns: 120, height: 30)
    try terminal.expect([">>> if True:", "...     " + long, "...     x = 5"], cursor: 13, above: 1)
    #expect(terminal.screen.all.filter { $0 == ">>> if True:" }.count == 1)
    terminal.resize(columns: 61, height: 10)
    terminal.resize(columns: 77, height: 12)
    try terminal.expect([">>> if True:", "...     " + long, "...     x = 5"], cursor: 13, above: 1)
    terminal.type(Key.down + Key.end + "\r\r")
    try terminal.expect([String(repeating: "0123456789", count: 6), ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func aBlockTallerThanTheScreenIsAWindow() throws {
    let terminal = try start(height: 12)
    let lines = (1...20).map { "x = \($0)" }
    terminal.type(Key.pasted(lines.joined(separator: "\n")))
    try terminal.expect((9...20).map { "... x = \($0)" }, cursor: 10)
    terminal.resize(columns: 60, height: 8)
    try terminal.expect((13...20).map { "... x = \($0)" }, cursor: 10)
    for _ in 0..<19 { terminal.type(Key.up) }
    try terminal.expect([">>> x = 1"] + (2...8).map { "... x = \($0)" }, cursor: 9, above: 7)
    terminal.resize(columns: 60, height: 15)
    try terminal.expect([">>> x = 1"] + (2...15).map { "... x = \($0)" }, cursor: 9, above: 14)
    terminal.type(Key.control("c"))
    try terminal.expect(["KeyboardInterrupt", ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func theNextPromptKnowsTheNewWidth() throws {
    let terminal = try start()
    terminal.type("import time; print('runs'); time.sleep(1000)\r")
    try terminal.expect(["runs"])
    terminal.resize(columns: 30, height: 20)
    terminal.type(Key.control("c"))
    try terminal.expect("an end") { $0.lines.contains("KeyboardInterrupt") && $0.line == ">>>" }
    terminal.type("'0123456789012345678901234567890'")
    try terminal.expect([">>> '0123456789012345678901234", "567890'"], cursor: 7)
    terminal.type("\r")
    try terminal.expect(["'01234567890123456789012345678", "90'", ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func aLiveChartFollows() throws {
    let terminal = try start()
    try terminal.run("import time; x = 1.0")
    terminal.type("%watch x: for i in range(100000): x *= 1.01; time.sleep(0.01)\r")
    func isDrawn(_ screen: TerminalScreen, _ width: Int) -> Bool {
      let axes = screen.all.filter { $0.hasSuffix("step") || $0.trimmingPrefix { $0 == " " } == "step" }
      let widest = screen.lines.map(\.count).max() ?? 0
      return axes.count == 1 && widest <= width && widest > width - 12
    }
    try terminal.expect("a chart") { isDrawn($0, 80) }
    for (columns, height) in [(40, 24), (120, 40), (60, 12), (80, 24)] {
      terminal.resize(columns: columns, height: height)
      try terminal.expect("one chart of \(columns) columns") { isDrawn($0, columns) }
    }
    terminal.type(Key.control("c"))
    try terminal.expect("an end") { $0.lines.contains("KeyboardInterrupt") && $0.line == ">>>" }
    try terminal.expect("one chart") { isDrawn($0, 80) }
    try terminal.leave()
  }

  @Test func aLiveChartStandsBelowWhatIsPrinted() throws {
    let terminal = try start(height: 50)
    try terminal.run("import time; x = 1.0")
    terminal.type("%watch x:\rfor i in range(8):\rx += 1\rprint('round', i)\rtime.sleep(0.15)\r\r")
    try terminal.expectPrompt(below: terminal.screen.place)
    let lines = terminal.screen.all
    let rounds = lines.indices.filter { lines[$0].hasPrefix("round ") }
    #expect(rounds.map { lines[$0] } == (0..<8).map { "round \($0)" })
    #expect(rounds.last.map { $0 - rounds[0] } == 7)
    #expect(lines.filter { $0.hasSuffix("step") }.count == 1)
    try terminal.leave()
  }
}
