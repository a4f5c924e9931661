// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

/// Editing at the prompt, key by key.
@Suite(.serialized) struct EditingTests {
  private let folder = TemporaryFolder()

  private func start(
    columns: Int = 80, height: Int = 24, environment: [String: String] = ["NO_COLOR": "1"]
  ) throws -> PseudoTerminal {
    try .session(home: folder.path, columns: columns, height: height, environment: environment)
  }

  @Test func arrowsMoveInABlock() throws {
    let terminal = try start()
    try terminal.typeBlock(["for i in range(2):", "a = i", "print(a)"])
    try terminal.expect([">>> for i in range(2):", "...     a = i", "...     print(a)"], cursor: 16)
    terminal.type(Key.up)
    try terminal.expect(["...     a = i", "...     print(a)"], cursor: 13, above: 1)
    terminal.type(" + 40")
    try terminal.expect([">>> for i in range(2):", "...     a = i + 40", "...     print(a)"], cursor: 18, above: 1)
    terminal.type(Key.down + Key.end + "\r")
    try terminal.expect(["...     print(a)", "..."], cursor: 8)
    terminal.type("\r")
    try terminal.expect(["...     print(a)", "...", "40", "41", ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func enterInTheMiddleInserts() throws {
    let terminal = try start()
    try terminal.typeBlock(["for i in range(2):", "print(i)"])
    terminal.type(Key.up + Key.end)
    try terminal.expect([">>> for i in range(2):", "...     print(i)"], cursor: 22, above: 1)
    terminal.type("\r")
    try terminal.expect([">>> for i in range(2):", "...", "...     print(i)"], cursor: 8, above: 1)
    terminal.type("i += 10")
    try terminal.expect([">>> for i in range(2):", "...     i += 10", "...     print(i)"], cursor: 15, above: 1)
    // In the middle of a line its rest goes to the next one.
    terminal.type(Key.left + Key.left + Key.left + Key.left + Key.left + "\r")
    try terminal.expect(["...     i", "...     += 10", "...     print(i)"], cursor: 8, above: 1)
    terminal.type(Key.backspace)
    try terminal.expect(["...     i", "... += 10", "...     print(i)"], cursor: 4, above: 1)
    terminal.type(Key.backspace)
    try terminal.expect([">>> for i in range(2):", "...     i += 10", "...     print(i)"])
    terminal.type(Key.down + Key.end + "\r\r")
    try terminal.expect(["10", "11", ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func linesThatArriveAtOnceInTheMiddleAreIndented() throws {
    let terminal = try start()
    try terminal.typeBlock(["for i in range(3):", "print(i)"])
    terminal.type(Key.up + Key.end)
    try terminal.expect(["...     print(i)"], cursor: 22, above: 1)
    terminal.type("\rif i == 1:\rcontinue\r")
    let rows = [">>> for i in range(3):", "...     if i == 1:", "...         continue", "...", "...     print(i)"]
    // Behind `continue` the block has ended.
    try terminal.expect(rows, cursor: 8, above: 1)
    terminal.type("if i == 2:\rcontinue\r")
    try terminal.expect(rows.dropLast(2) + ["...     if i == 2:", "...         continue"] + rows.suffix(2))
    terminal.type(Key.control("c"))
    try terminal.expect(["KeyboardInterrupt", ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func backspaceTakesALevelAway() throws {
    let terminal = try start()
    try terminal.typeBlock(["for i in range(1):", "if i == 0:", "a = 5", ""])
    try terminal.expect(["...         a = 5", "..."], cursor: 12)
    terminal.type(Key.backspace)
    try terminal.expect(["...         a = 5", "..."], cursor: 8)
    terminal.type("print(a)")
    try terminal.expect(["...         a = 5", "...     print(a)"], cursor: 16)
    // From a column between two levels it goes to the one before.
    terminal.type("\r")
    try terminal.expect(["...     print(a)", "..."], cursor: 8)
    terminal.type("  ")
    try terminal.expect(["...     print(a)", "..."], cursor: 10)
    terminal.type(Key.backspace)
    try terminal.expect(["...     print(a)", "..."], cursor: 8)
    terminal.type("\r")
    try terminal.expect(["5", ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func wordsOfABlockFindTheirColumn() throws {
    let terminal = try start()
    try terminal.runBlock(["if 1 > 2:", "print('no')", "elif 2 > 3:", "print('nor')", "else:", "print('yes')"])
    try terminal.expect([
      ">>> if 1 > 2:", "...     print('no')", "... elif 2 > 3:", "...     print('nor')", "... else:",
      "...     print('yes')", "...", "yes", ">>>",
    ])
    try terminal.runBlock([
      "try:", "1 / 0", "except ZeroDivisionError:", "print('zero')", "finally:", "print('end')",
    ])
    try terminal.expect([
      ">>> try:", "...     1 / 0", "... except ZeroDivisionError:", "...     print('zero')", "... finally:",
      "...     print('end')", "...", "zero", "end", ">>>",
    ])
    terminal.type(Key.control("l"))
    try terminal.expect("an empty screen") { $0.lines == [">>>"] }
    try terminal.runBlock(["match 2:", "case 1:", "print('one')", "case _:", "print('other')"])
    try terminal.expect([
      ">>> match 2:", "...     case 1:", "...         print('one')", "...     case _:", "...         print('other')",
      "...",
      "other", ">>>",
    ])
    try terminal.leave()
  }

  @Test func closingBracketsFindTheirColumn() throws {
    let terminal = try start()
    try terminal.typeBlock(["x = [", "1,", "2,", "]"])
    try terminal.expect([">>> x = [", "...     1,", "...     2,", "... ]"], cursor: 5)
    terminal.type("\r")
    try terminal.expect(["... ]", ">>>"], cursor: 4)
    try terminal.run("x")
    try terminal.expect([">>> x", "[1, 2]", ">>>"])
    try terminal.leave()
  }

  @Test func altEnterAlwaysInserts() throws {
    let terminal = try start()
    terminal.type("y = 1" + Key.altEnter)
    try terminal.expect([">>> y = 1", "..."], cursor: 4)
    terminal.type("y + 1\r")
    try terminal.expect([">>> y = 1", "... y + 1", "2", ">>>"])
    try terminal.leave()
  }

  @Test func aBlockGivenUpIsInHistory() throws {
    let terminal = try start()
    try terminal.typeBlock(["def f():", "return 41"])
    try terminal.expect([">>> def f():", "...     return 41"], cursor: 17)
    terminal.type(Key.control("c"))
    try terminal.expect([">>> def f():", "...     return 41^C", "KeyboardInterrupt", ">>>"], cursor: 4)
    terminal.type(Key.up)
    try terminal.expect(["KeyboardInterrupt", ">>> def f():", "...     return 41"], cursor: 17)
    terminal.type(Key.backspace + "2\r")
    try terminal.expect([">>> def f():", "...     return 42", ">>>"], cursor: 4)
    try terminal.run("f()")
    try terminal.expect([">>> f()", "42", ">>>"])
    try terminal.leave()
  }

  @Test func historyLiesBeyondTheEndsOfABlock() throws {
    let terminal = try start()
    try terminal.run("'first'")
    try terminal.runBlock(["for i in range(1):", "print('in ' + 'block')"])
    try terminal.expect(["in block", ">>>"], cursor: 4)
    terminal.type(Key.up)
    try terminal.expect(["in block", ">>> for i in range(1):", "...     print('in ' + 'block')"])
    terminal.type(Key.up)
    try terminal.expect(["in block", ">>> for i in range(1):", "...     print('in ' + 'block')"], cursor: 22, above: 1)
    terminal.type(Key.up)
    try terminal.expect(["in block", ">>> 'first'"], cursor: 11)
    terminal.type(Key.down)
    try terminal.expect(["in block", ">>> for i in range(1):", "...     print('in ' + 'block')"])
    // Changed in the middle, it runs from there.
    terminal.type(Key.up + Key.end)
    terminal.type(Key.left + Key.left + Key.backspace + "2")
    try terminal.expect([">>> for i in range(2):", "...     print('in ' + 'block')"])
    terminal.type(Key.down + Key.end + "\r")
    try terminal.expect(["in block", "in block", ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func theSuggestionIsTakenWithRight() throws {
    let terminal = try start(environment: ["TERM": "xterm-256color"])
    try terminal.run("answer = 6 * 7")
    terminal.type("ans")
    try terminal.expect([">>> answer = 6 * 7"], cursor: 7)
    #expect(terminal.screen.styles(of: "wer = 6 * 7") == Array(repeating: "38;5;244", count: 11))
    terminal.type(Key.right)
    try terminal.expect([">>> answer = 6 * 7"], cursor: 18)
    #expect(terminal.waits { $0.styles(of: "wer")?.contains("38;5;244") == false })
    terminal.type("0\r")
    try terminal.expect([">>> answer = 6 * 70", ">>>"], cursor: 4)
    // Whoever goes on typing is not held up, and Enter takes only what was typed.
    terminal.type("answer")
    try terminal.expect([">>> answer = 6 * 70"], cursor: 10)
    terminal.type("\r")
    try terminal.expect([">>> answer", "420", ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func linesAreKilledAndYanked() throws {
    let terminal = try start()
    try terminal.typeBlock(["if True:", "a = 1", "b = 2"])
    terminal.type(Key.control("u"))
    try terminal.expect([">>> if True:", "...     a = 1", "..."], cursor: 4)
    terminal.type(Key.control("y"))
    try terminal.expect(["...     a = 1", "...     b = 2"], cursor: 13)
    terminal.type(Key.up + Key.control("a") + Key.control("k") + Key.control("k"))
    try terminal.expect([">>> if True:", "...     b = 2"], cursor: 4)
    terminal.type(Key.control("_"))
    try terminal.expect([">>> if True:", "...", "...     b = 2"])
    terminal.type(Key.control("c"))
    try terminal.expect(["KeyboardInterrupt", ">>>"], cursor: 4)
    try terminal.leave()
  }

  @Test func aSearchFindsABlock() throws {
    let terminal = try start()
    try terminal.runBlock(["for i in range(1):", "print('need' + 'le')"])
    try terminal.expect(["needle", ">>>"], cursor: 4)
    try terminal.run("5")
    terminal.type(Key.control("r") + "need")
    #expect(terminal.waits { $0.line.contains("need") || $0.lines.last?.contains("need") == true })
    terminal.type("\r")
    try terminal.expect(["needle", ">>>"], cursor: 4)
    try terminal.leave()
  }
}
