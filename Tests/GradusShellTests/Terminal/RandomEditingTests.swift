// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

/// Whatever was typed, and however the window was dragged: what stands on the screen is what is drawn when it is drawn anew.
@Suite(.serialized) struct RandomEditingTests {
  private let folder = TemporaryFolder()

  private static let keys =
    ["a", "b", "1", " ", ":", "(", ")", "[", "]", "'", "\"\"\"", "#", "語", "🙂", "e\u{301}", "é", "for x in y", "    "]
    + [Key.up, Key.down, Key.left, Key.right, Key.home, Key.end, Key.altEnter, Key.backspace, Key.backspace]
    + "aekuwyt_bf".unicodeScalars.map(Key.control) + ["\u{1B}b", "\u{1B}f", "\u{1B}d", "\u{1B}y"]
    + [Key.pasted("if a:\n    b\n"), Key.pasted("0123456789 0123456789 0123456789 語語語語語")]

  private struct Shown: Equatable {
    var rows: [String] = []
    var cursor = (row: 0, column: 0)
    static func == (one: Shown, other: Shown) -> Bool { one.rows == other.rows && one.cursor == other.cursor }

    /// The block at the end of the screen, and the cursor in it.
    init(_ screen: TerminalScreen) {
      let lines = screen.lines
      guard let first = lines.lastIndex(where: { $0 == ">>>" || $0.hasPrefix(">>> ") }) else { return }
      rows = Array(lines[first...])
      cursor = (screen.cursor.row - first, screen.cursor.column)
    }
  }

  @Test(arguments: 1...8) func theScreenIsWhatIsDrawnAnew(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let environment = seed % 2 == 0 ? ["NO_COLOR": "1"] : ["TERM": "xterm-256color"]
    let terminal = try PseudoTerminal.session(home: folder.path, height: 60, environment: environment)
    var count = 0
    /// Types something that stands nowhere else, so that everything before it has been read when it is seen.
    func mark() throws {
      count += 1
      let mark = "§\(count)§"
      terminal.type(mark)
      try terminal.expect(mark) { screen in
        // The next character may be a mark over this one, and rows end where a wide one has no room.
        let shown = screen.rows.flatMap { row in row.cells.flatMap { $0.text.unicodeScalars } }
        let whole = String(String.UnicodeScalarView(shown.filter { $0 != " " && $0 != "\u{301}" }))
        // The cursor is put behind it last.
        let (row, column) = (screen.cursor.row, screen.cursor.column)
        let left =
          column > 0 ? screen.rows[row].cells[safe: column - 1] : row > 0 ? screen.rows[row - 1].cells.last : nil
        return screen.isCursorShown && whole.contains(mark) && left?.text.unicodeScalars.first == "§"
      }
    }
    for round in 1...12 {
      var typed: [String] = []
      for _ in 0..<(5 + random.next(below: 20)) {
        typed.append(random.pick(Self.keys))
        terminal.type(typed[typed.count - 1])
      }
      try mark()
      if random.next(below: 2) == 0 {
        terminal.resize(columns: 18 + random.next(below: 90), height: 60)
        typed.append("\(terminal.screen.columns) columns")
        try mark()
      }
      let before = Shown(terminal.screen)
      terminal.type(Key.control("l"))
      let comment = Comment(rawValue: "seed \(seed), round \(round): \(typed)\n" + before.rows.joined(separator: "\n"))
      let isSame = terminal.waits(5) { $0.rows[0].text.hasPrefix(">>>") && Shown($0) == before }
      try #require(isSame, "\(comment)\n-- anew:\n\(Shown(terminal.screen))")
      if random.next(below: 2) == 0 {
        terminal.type(Key.control("c"))
        try terminal.expectPrompt()
      }
    }
  }
}
