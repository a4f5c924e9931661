// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// Keys that are no characters.
enum Key {
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let right = "\u{1B}[C"
  static let left = "\u{1B}[D"
  static let home = "\u{1B}[H"
  static let end = "\u{1B}[F"
  static let enter = "\r"
  static let altEnter = "\u{1B}\r"
  static let backspace = "\u{7F}"
  static let escape = "\u{1B}"

  static func control(_ letter: Unicode.Scalar) -> String { String(Unicode.Scalar(UInt8(letter.value & 0x1F))) }
  static func pasted(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
}

/// What somebody does who looks at the screen before typing on.
extension PseudoTerminal {
  /// Starts a session of its own and waits for its prompt.
  static func session(
    home: String, _ name: String = "scratch", columns: Int = 80, height: Int = 24, environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> PseudoTerminal {
    let terminal = try #require(
      PseudoTerminal(
        ["\(home)/\(name).md"], home: home, columns: columns, height: height, environment: environment),
      sourceLocation: sourceLocation)
    try terminal.expectPrompt(sourceLocation: sourceLocation)
    return terminal
  }

  /// Waits for an empty prompt with the cursor behind it.
  func expectPrompt(below place: Int = -1, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let isThere = waits { screen in
      screen.place > place && screen.line == ">>>" && screen.cursor.column == 4
    }
    try #require(isThere, report("no prompt"), sourceLocation: sourceLocation)
  }

  /// Enters a statement of one line and waits for the next prompt.
  func run(_ line: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let place = screen.place
    type(line + "\r")
    try expectPrompt(below: place, sourceLocation: sourceLocation)
  }

  /// Types lines, waiting before each for where it is to stand: the shell's indentation is counted on.
  func typeBlock(_ lines: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
    for (index, line) in lines.enumerated() {
      type(line)
      if index < lines.count - 1 { try beginLine(sourceLocation: sourceLocation) }
    }
  }

  /// The same, and the empty line that ends a block; waits for the next prompt.
  func runBlock(_ lines: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
    try typeBlock(lines, sourceLocation: sourceLocation)
    try beginLine(sourceLocation: sourceLocation)
    let place = screen.place
    type("\r")
    try expectPrompt(below: place, sourceLocation: sourceLocation)
  }

  /// Presses Enter and waits for the next line of the block.
  private func beginLine(sourceLocation: SourceLocation) throws {
    let place = screen.place
    type("\r")
    let isThere = waits { screen in
      screen.place > place && screen.line == "..." && screen.cursor.column >= 4
    }
    try #require(isThere, report("no other line"), sourceLocation: sourceLocation)
  }

  /// Waits until the screen ends in these rows, and the cursor stands in this column of the last one or of one above it.
  func expect(
    _ rows: [String], cursor column: Int? = nil, above: Int = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let isThere = waits { screen in
      screen.lines.suffix(rows.count).elementsEqual(rows)
        && (column == nil
          || (screen.cursor.column == column && screen.cursor.row == screen.lines.count - 1 - above))
    }
    let wanted = rows.map { "|" + $0 }.joined(separator: "\n")
    try #require(isThere, report("the screen should end in\n\(wanted)"), sourceLocation: sourceLocation)
  }

  /// Waits for anything else that the screen should show.
  func expect(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ isRight: (TerminalScreen) -> Bool
  ) throws {
    let isThere = waits(until: isRight)
    try #require(isThere, report(what), sourceLocation: sourceLocation)
  }

  /// Leaves with Ctrl-D.
  func leave(sourceLocation: SourceLocation = #_sourceLocation) throws {
    type(Key.control("d"))
    #expect(end() == 0, sourceLocation: sourceLocation)
    #expect(screen.unknown.isEmpty, sourceLocation: sourceLocation)
  }

  private func report(_ problem: String) -> Comment {
    let rows = screen.lines.map { "|" + $0 }.joined(separator: "\n")
    let place = "cursor in row \(screen.cursor.row - screen.lines.count + 1), column \(screen.cursor.column)"
    return Comment(rawValue: "\(problem)\n-- the screen, \(place):\n\(rows)")
  }
}
