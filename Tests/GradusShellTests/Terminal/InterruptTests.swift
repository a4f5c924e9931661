// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import TestSupport
import Testing

/// Ctrl-C, Ctrl-D, Ctrl-Z and what is typed while something runs.
@Suite(.serialized) struct InterruptTests {
  private let folder = TemporaryFolder()

  private func start() throws -> PseudoTerminal {
    try .session(home: folder.path, environment: ["NO_COLOR": "1"])
  }

  @Test(arguments: [
    "print('runs'); while_ = [i for i in iter(int, 1)]",
    "print('runs'); a = torch.ones(300, 300); b = [a @ a for i in iter(int, 1)]",
    "print('runs'); import time; time.sleep(1000)",
    "print('runs'); sum(range(10 ** 15))", "print('runs'); torch.linalg.inv(torch.randn(3000, 3000)).sum().backward()",
  ]) func stopsWhatRuns(statement: String) throws {
    let terminal = try start()
    terminal.type(statement + "\r")
    try terminal.expect(["runs"], cursor: nil)
    terminal.type(Key.control("c"))
    try terminal.expect("an end") { $0.lines.contains("KeyboardInterrupt") && $0.line == ">>>" }
    // The next prompt is not struck.
    try terminal.run("1 + 1")
    try terminal.expect([">>> 1 + 1", "2", ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func manyOfThemEndOneStatement() throws {
    let terminal = try start()
    terminal.type("import time; print('runs'); time.sleep(1000)\r")
    try terminal.expect(["runs"])
    for _ in 0..<5 { terminal.signal(SIGINT) }
    try terminal.expect("an end") { $0.lines.contains("KeyboardInterrupt") && $0.line == ">>>" }
    terminal.type("6 * 7\r")
    try terminal.expect(["42", ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func dropsALineAndASearch() throws {
    let terminal = try start()
    terminal.type("half a line")
    try terminal.expect([">>> half a line"], cursor: 15)
    terminal.type(Key.control("c"))
    try terminal.expect([">>> half a line^C", "KeyboardInterrupt", ">>>"], cursor: 4)
    terminal.type(Key.control("r") + "hal")
    try terminal.expect("a search") { $0.lines.last?.contains("half a line") == true }
    terminal.type(Key.control("c"))
    try terminal.expect("a prompt") { $0.line == ">>>" && $0.cursor.column == 4 }
    try terminal.run("2 + 3")
    try terminal.expect([">>> 2 + 3", "5", ">>>"])
    try terminal.leave()
  }

  /// The terminal takes away what was typed before Ctrl-C, at the very moment when it was seen to be there.
  @Test func rightBehindAKey() throws {
    let terminal = try start()
    for _ in 0..<150 {
      terminal.type("ab" + Key.left)
      terminal.type(Key.control("c"))
      let place = terminal.screen.place
      try terminal.expect("another prompt") { $0.place > place && $0.line == ">>>" && $0.cursor.column == 4 }
    }
    try terminal.run("3 + 4")
    try terminal.expect([">>> 3 + 4", "7", ">>>"])
    try terminal.leave()
  }

  @Test func whatIsTypedAheadRuns() throws {
    let terminal = try start()
    terminal.type("import time; print('runs'); time.sleep(0.3)\r")
    try terminal.expect(["runs"])
    terminal.type("a = 5\ra * 3\r")
    try terminal.expect(["15", ">>>"], cursor: 4)
    // Half a line waits for its end.
    terminal.type("print('again'); time.sleep(0.3)\r")
    try terminal.expect(["again"])
    terminal.type("a + ")
    try terminal.expect([">>> a +"], cursor: 8)
    terminal.type("1\r")
    try terminal.expect([">>> a + 1", "6", ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func controlDTypedAheadLeaves() throws {
    let terminal = try start()
    terminal.type("import time; print('runs'); time.sleep(0.3)\r")
    try terminal.expect(["runs"])
    terminal.type("b = 2\r" + Key.control("d"))
    #expect(terminal.end() == 0)
    #expect(terminal.screen.lines.contains(">>> b = 2"))
    #expect(terminal.screen.lines.last == "kept in ~/scratch.md (2 cells)")
  }

  @Test func aStoppedProcessDrawsItsLineAgain() throws {
    let terminal = try start()
    try terminal.typeBlock(["for i in range(1):", "print(i)"])
    terminal.signal(SIGSTOP)
    terminal.signal(SIGCONT)
    try terminal.expect("the block, again") { screen in
      screen.lines.filter { $0 == "...     print(i)" }.count == 2 || screen.lines.last == "...     print(i)"
    }
    terminal.type(" # on")
    try terminal.expect([">>> for i in range(1):", "...     print(i) # on"])
    terminal.type(Key.control("c"))
    try terminal.expect(["KeyboardInterrupt", ">>>"])
    try terminal.leave()
  }
}
