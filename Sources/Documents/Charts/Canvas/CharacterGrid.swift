// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// A rectangle of characters with colours: where everything of a drawing meets before it becomes lines of text.
struct CharacterGrid {
  struct Cell {
    var glyph: Character = " "
    var paint: Paint = .plain
    /// The second column of a wide character, which prints nothing.
    var isContinuation = false
  }

  let columns: Int
  let rows: Int
  private var cells: [Cell]

  init(columns: Int, rows: Int) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    cells = Array(repeating: Cell(), count: self.columns * self.rows)
  }

  func isInside(_ column: Int, _ row: Int) -> Bool {
    column >= 0 && column < columns && row >= 0 && row < rows
  }

  /// The glyph at a place; a blank outside.
  func glyph(_ column: Int, _ row: Int) -> Character {
    isInside(column, row) ? cells[row * columns + column].glyph : " "
  }

  /// Puts a glyph of one column; outside, nothing happens.
  mutating func put(_ glyph: Character, _ column: Int, _ row: Int, _ paint: Paint = .plain) {
    guard isInside(column, row) else { return }
    cells[row * columns + column] = Cell(glyph: glyph, paint: paint)
  }

  /// Puts text from a column on; what does not fit is left out.
  mutating func put(text: String, _ column: Int, _ row: Int, _ paint: Paint = .plain) {
    var place = column
    for character in text {
      let width = DisplayWidth.of(String(character))
      guard width > 0 else { continue }
      guard isInside(place, row), isInside(place + width - 1, row) else { return }
      put(character, place, row, paint)
      for offset in 1..<max(width, 1) where width > 1 {
        cells[row * columns + place + offset] = Cell(glyph: " ", paint: paint, isContinuation: true)
      }
      place += width
    }
  }

  /// Whether all of a rectangle is blank.
  func isBlank(_ columnRange: Range<Int>, _ rowRange: Range<Int>) -> Bool {
    for row in rowRange {
      for column in columnRange where glyph(column, row) != " " { return false }
    }
    return true
  }

  /// The rows as text, without blanks at the end. A colour is switched on at the beginning of a run of cells and off at
  /// its end, so that a line carries few escape sequences.
  func lines(_ depth: ColorDepth) -> [String] {
    (0..<rows).map { row in
      let line = cells[(row * columns)..<((row + 1) * columns)]
      guard let last = line.lastIndex(where: { $0.glyph != " " || $0.isContinuation }) else { return "" }
      var text = ""
      var current: String?
      for cell in line[...last] where !cell.isContinuation {
        let wanted = cell.glyph == " " ? nil : Palette.escape(cell.paint, depth)
        if wanted != current {
          if current != nil { text += EscapeSequence.plain }
          if let wanted { text += EscapeSequence.style(wanted) }
          current = wanted
        }
        text.append(cell.glyph)
      }
      return current == nil ? text : text + EscapeSequence.plain
    }
  }
}
