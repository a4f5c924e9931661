// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// The screen of a terminal (an xterm that wraps its lines anew when it gets another width): what a program wrote becomes the
/// rows that a person sees.
struct TerminalScreen {
  /// A character with the marks over it; the right half of a wide one is empty.
  struct Cell: Equatable {
    var text: String
    /// The parameters of its colours, as `1;31`; empty for plain text.
    var style: String
  }

  /// A row, up to the last cell that was written.
  struct Row: Equatable {
    var cells: [Cell] = []
    /// Whether the text was wrapped here: the next row goes on with it.
    var isWrapped = false

    /// What stands there, without blanks at the end.
    var text: String {
      var text = cells.map(\.text).joined()
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  private(set) var columns: Int
  private(set) var height: Int
  var rows: [Row]
  /// What has been scrolled out at the top.
  var scrollback: [Row] = []
  /// Where the cursor stands.
  var cursor = (row: 0, column: 0)
  /// Whether the last column was written to: the next character begins another row.
  var isAtEdge = false
  var style = ""
  var savedCursor = (row: 0, column: 0)
  /// The screen that waits behind the alternate one.
  var background: [Row]?
  var isCursorShown = true
  /// Whether the program asked for pastes to be marked.
  var marksPastes = false
  /// Sequences that this terminal does not know.
  var unknown: [String] = []
  private var parser = SequenceParser()

  init(columns: Int, height: Int) {
    self.columns = columns
    self.height = height
    rows = Array(repeating: Row(), count: height)
  }

  /// The rows from the first to the last that has a character.
  var lines: [String] {
    let texts = rows.map(\.text)
    return Array(texts[..<(texts.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0)])
  }

  /// Everything that a person could scroll to, row by row.
  var all: [String] { scrollback.map(\.text) + lines }

  /// The row with the cursor.
  var line: String { rows[cursor.row].text }

  /// The row with the cursor, counted from the first one that there ever was.
  var place: Int { scrollback.count + cursor.row }

  /// The styles of the cells that show a text, where it stands last; nil where it stands nowhere.
  func styles(of text: String) -> [String]? {
    for row in (scrollback + rows).reversed() {
      guard row.text.contains(text) else { continue }
      let wanted = Array(text.unicodeScalars).count
      for start in row.cells.indices where row.cells[start...].map(\.text).joined().hasPrefix(text) {
        return row.cells[start...].prefix(wanted).map(\.style)
      }
    }
    return nil
  }

  // MARK: Writing

  /// Takes what a program wrote.
  mutating func take(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard let event = parser.take(byte) else { continue }
      switch event {
      case .character(let scalar): put(scalar)
      case .control(let byte): control(byte)
      case .sequence(let sequence): perform(sequence)
      }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = DisplayWidth.of(scalar)
    if width == 0 {
      let column = isAtEdge ? cursor.column : cursor.column - 1
      let row = cursor.row
      guard let owner = (0...max(0, column)).last(where: { at in !(rows[row].cells[safe: at]?.text ?? "").isEmpty })
      else { return }
      rows[row].cells[owner].text.unicodeScalars.append(scalar)
      return
    }
    if isAtEdge || cursor.column + width > columns {
      rows[cursor.row].isWrapped = true
      isAtEdge = false
      cursor.column = 0
      feed()
    }
    let row = cursor.row
    while rows[row].cells.count < cursor.column + width { rows[row].cells.append(Cell(text: " ", style: "")) }
    // Half of a wide character takes the other half with it.
    if rows[row].cells[cursor.column].text.isEmpty, cursor.column > 0 { rows[row].cells[cursor.column - 1].text = " " }
    if rows[row].cells[safe: cursor.column + width]?.text.isEmpty == true {
      rows[row].cells[cursor.column + width].text = " "
    }
    rows[row].cells[cursor.column] = Cell(text: String(Character(scalar)), style: style)
    if width == 2 { rows[row].cells[cursor.column + 1] = Cell(text: "", style: style) }
    cursor.column += width
    if cursor.column >= columns {
      cursor.column = columns - 1
      isAtEdge = true
    }
  }

  private mutating func control(_ byte: UInt8) {
    if byte != 0x07 { isAtEdge = false }
    switch byte {
    case 0x08: cursor.column = max(0, cursor.column - 1)
    case 0x09: cursor.column = min(columns - 1, (cursor.column / 8 + 1) * 8)
    case 0x0A, 0x0B, 0x0C:
      rows[cursor.row].isWrapped = false
      feed()
    case 0x0D: cursor.column = 0
    default: break
    }
  }

  /// Goes down a row; from the last one everything moves up.
  mutating func feed() {
    guard cursor.row == height - 1 else {
      cursor.row += 1
      return
    }
    let first = rows.removeFirst()
    if background == nil { scrollback.append(first) }
    rows.append(Row())
  }

  // MARK: Another size

  /// Takes another size: lines that were wrapped are wrapped anew, and the row with the cursor stays on the screen.
  mutating func resize(columns newColumns: Int, height newHeight: Int) {
    guard background == nil else {
      (columns, height) = (newColumns, newHeight)
      rows = (0..<height).map { rows[safe: $0] ?? Row() }
      cursor = (min(cursor.row, height - 1), min(cursor.column, columns - 1))
      return
    }
    var old = scrollback + rows
    while old.count > place + 1, old.last?.cells.isEmpty == true { old.removeLast() }
    var new: [Row] = []
    var (row, column) = (0, 0)
    var line: [Cell] = []
    var cursorOffset: Int?
    for (index, one) in old.enumerated() {
      if index == place { cursorOffset = line.count + cursor.column + (isAtEdge ? 1 : 0) }
      line += one.cells
      if one.isWrapped, index + 1 < old.count { continue }
      let pieces = TerminalScreen.wrapped(line, columns: newColumns)
      if let offset = cursorOffset {
        var rest = offset
        row = new.count
        for piece in pieces.dropLast() where rest >= piece.cells.count {
          rest -= piece.cells.count
          row += 1
        }
        column = min(rest, newColumns - 1)
        cursorOffset = nil
      }
      new += pieces
      line = []
    }
    (columns, height, isAtEdge) = (newColumns, newHeight, false)
    let top = max(0, min(new.count - height, row))
    scrollback = Array(new[..<top])
    rows = (0..<height).map { new[safe: top + $0] ?? Row() }
    cursor = (min(row - top, height - 1), column)
  }

  private static func wrapped(_ cells: [Cell], columns: Int) -> [Row] {
    var rows = [Row()]
    for (index, cell) in cells.enumerated() {
      let isWide = cells[safe: index + 1]?.text.isEmpty == true
      if rows[rows.count - 1].cells.count + (isWide ? 2 : 1) > columns, !cell.text.isEmpty {
        rows[rows.count - 1].isWrapped = true
        rows.append(Row())
      }
      rows[rows.count - 1].cells.append(cell)
    }
    return rows
  }
}

extension Array {
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
