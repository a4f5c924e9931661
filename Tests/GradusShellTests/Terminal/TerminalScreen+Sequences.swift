// SPDX-License-Identifier: GPL-3.0-or-later

/// What sequences do.
extension TerminalScreen {
  mutating func perform(_ sequence: SequenceParser.Sequence) {
    let isKnown: Bool
    switch (sequence.kind, sequence.marks) {
    case (0, _): isKnown = performShort(sequence.end)
    case (UInt8(ascii: "["), ""): isKnown = performPlain(sequence)
    case (UInt8(ascii: "["), "?"): isKnown = setMode(sequence)
    // Character sets, keyboards and the questions about the terminal's kind change nothing that is seen.
    case (UInt8(ascii: "("), _), (UInt8(ascii: "["), ">"): isKnown = true
    default: isKnown = false
    }
    if !isKnown { unknown.append(sequence.text) }
  }

  private mutating func performShort(_ end: UInt8) -> Bool {
    switch Character(Unicode.Scalar(end)) {
    case "7": savedCursor = cursor
    case "8": move(savedCursor.row, savedCursor.column)
    case "M":
      if cursor.row > 0 {
        cursor.row -= 1
      } else {
        rows.removeLast()
        rows.insert(Row(), at: 0)
      }
      isAtEdge = false
    case "=", ">": break
    default: return false
    }
    return true
  }

  private mutating func performPlain(_ sequence: SequenceParser.Sequence) -> Bool {
    let count = sequence.number(0)
    switch Character(Unicode.Scalar(sequence.end)) {
    case "A": move(cursor.row - count, cursor.column)
    case "B": move(cursor.row + count, cursor.column)
    case "C": move(cursor.row, cursor.column + count)
    case "D": move(cursor.row, cursor.column - count)
    case "E": move(cursor.row + count, 0)
    case "F": move(cursor.row - count, 0)
    case "G": move(cursor.row, count - 1)
    case "d": move(count - 1, cursor.column)
    case "H", "f": move(count - 1, sequence.number(1) - 1)
    case "J": eraseScreen(sequence.number(0, or: 0))
    case "K": eraseLine(sequence.number(0, or: 0))
    case "L":
      for _ in 0..<min(count, height - cursor.row) {
        rows.removeLast()
        rows.insert(Row(), at: cursor.row)
      }
    case "M":
      for _ in 0..<min(count, height - cursor.row) {
        rows.remove(at: cursor.row)
        rows.append(Row())
      }
    case "P": rows[cursor.row].cells.replaceSubrange(cells(count), with: [])
    case "@":
      let blanks = Array(repeating: Cell(text: " ", style: ""), count: count)
      let at = min(cursor.column, rows[cursor.row].cells.count)
      rows[cursor.row].cells.insert(contentsOf: blanks, at: at)
      rows[cursor.row].cells = Array(rows[cursor.row].cells.prefix(columns))
    case "X": for column in cells(count) { rows[cursor.row].cells[column] = Cell(text: " ", style: "") }
    case "m": setStyle(sequence.numbers.map { $0 ?? 0 })
    case "r", "t", "n", "h", "l": break
    case "s": savedCursor = cursor
    case "u": move(savedCursor.row, savedCursor.column)
    default: return false
    }
    return true
  }

  /// The cells from the cursor on, so many of them as there are.
  private func cells(_ count: Int) -> Range<Int> {
    let there = rows[cursor.row].cells.count
    return min(cursor.column, there)..<min(cursor.column + count, there)
  }

  private mutating func move(_ row: Int, _ column: Int) {
    cursor = (min(max(0, row), height - 1), min(max(0, column), columns - 1))
    isAtEdge = false
  }

  private mutating func eraseLine(_ part: Int) {
    let (row, column) = (cursor.row, cursor.column)
    switch part {
    case 0:
      rows[row].cells = Array(rows[row].cells.prefix(column))
      rows[row].isWrapped = false
    case 1:
      for index in rows[row].cells.indices.prefix(column + 1) { rows[row].cells[index] = Cell(text: " ", style: "") }
    default: rows[row] = Row()
    }
  }

  private mutating func eraseScreen(_ part: Int) {
    switch part {
    case 0:
      eraseLine(0)
      for row in rows.indices.dropFirst(cursor.row + 1) { rows[row] = Row() }
    case 1:
      eraseLine(1)
      for row in rows.indices.prefix(cursor.row) { rows[row] = Row() }
    case 3: scrollback = []
    default: for row in rows.indices { rows[row] = Row() }
    }
  }

  private mutating func setStyle(_ numbers: [Int]) {
    let codes = numbers.isEmpty ? [0] : numbers
    if codes.last == 0 || codes == [27] {
      style = ""
    } else {
      let kept = codes.first == 0 || style.isEmpty ? "" : style + ";"
      style = kept + codes.drop { $0 == 0 }.map(String.init).joined(separator: ";")
    }
  }

  private mutating func setMode(_ sequence: SequenceParser.Sequence) -> Bool {
    guard sequence.end == UInt8(ascii: "h") || sequence.end == UInt8(ascii: "l") else { return false }
    let isOn = sequence.end == UInt8(ascii: "h")
    for number in sequence.numbers {
      switch number {
      case 25: isCursorShown = isOn
      case 2004: marksPastes = isOn
      case 47, 1047, 1049: showAlternateScreen(isOn)
      case 1, 7, 12, 1034: break
      default: return false
      }
    }
    return true
  }

  private mutating func showAlternateScreen(_ isOn: Bool) {
    if isOn, background == nil {
      savedCursor = cursor
      background = rows
      rows = Array(repeating: Row(), count: height)
    } else if !isOn, let background {
      rows = (0..<height).map { background[safe: $0] ?? Row() }
      self.background = nil
      move(savedCursor.row, savedCursor.column)
    }
  }
}
