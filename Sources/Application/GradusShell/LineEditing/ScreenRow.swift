// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// A row of the screen: its characters with their colours, and how many columns they take.
struct ScreenRow: Equatable {
  var bytes: [UInt8] = []
  var cells = 0
}

/// Lays a line out in rows: wraps it at the screen's width, and shows what no terminal shows.
struct RowLayout {
  let width: Int
  /// Whether the terminal takes UTF-8; else bytes beyond ASCII are shown as escapes.
  let isUnicode: Bool

  /// The next unit of a text: how many bytes it has, how many columns it takes, and what is shown in its place.
  private func unit(_ bytes: [UInt8], _ index: Int, column: Int) -> (length: Int, cells: Int, shown: [UInt8]?) {
    let first = bytes[index]
    if first >= 0x20, first < 0x7F { return (1, 1, nil) }
    if first == 0x09 {
      // Tabs of eight, counted from where the text begins.
      let cells = 8 - max(0, column - 4) % 8
      return (1, cells, [UInt8](repeating: 0x20, count: cells))
    }
    if first < 0x20 || first == 0x7F { return (1, 2, [0x5E, first ^ 0x40]) }
    if isUnicode, let (scalar, length) = RowLayout.scalar(bytes, index) {
      let cells = DisplayWidth.of(scalar)
      let code = scalar.value
      // Marks that turn the direction of writing around would move everything else.
      if code < 0xA0 || (cells == 0 && (0x200E...0x206F).contains(code) && code != 0x200D) {
        return (length, 1, [0x3F])
      }
      return (length, cells, nil)
    }
    let digits = Array("0123456789abcdef".utf8)
    return (1, 4, [0x5C, 0x78, digits[Int(first >> 4)], digits[Int(first & 15)]])
  }

  /// The character at an offset and its length; nil where the bytes are none.
  private static func scalar(_ bytes: [UInt8], _ index: Int) -> (Unicode.Scalar, Int)? {
    let first = bytes[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, index + length <= bytes.count else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for byte in bytes[(index + 1)..<(index + length)] {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// The rows of a prompt and a line behind it. The pieces are in order and do not overlap.
  func rows(prompt: [UInt8], _ bytes: [UInt8], _ pieces: [BlockLine.Piece]) -> [ScreenRow] {
    var rows = [ScreenRow()]
    var row = ScreenRow()
    var code = ""
    func put(_ text: [UInt8], _ pieces: [BlockLine.Piece]) {
      var index = 0
      var next = 0
      while index < text.count {
        if next < pieces.count, index >= pieces[next].range.upperBound {
          if !code.isEmpty { row.bytes += Array(EscapeSequence.plain.utf8) }
          code = ""
          next += 1
          continue
        }
        if next < pieces.count, code.isEmpty, index >= pieces[next].range.lowerBound {
          code = pieces[next].code
          row.bytes += Array(EscapeSequence.style(code).utf8)
        }
        let (length, cells, shown) = unit(text, index, column: row.cells)
        if row.cells + cells > width, row.cells > 0 {
          if !code.isEmpty { row.bytes += Array(EscapeSequence.plain.utf8) }
          rows[rows.count - 1] = row
          rows.append(ScreenRow())
          row = ScreenRow()
          if !code.isEmpty { row.bytes += Array(EscapeSequence.style(code).utf8) }
        }
        if let shown { row.bytes += shown } else { row.bytes += text[index..<(index + length)] }
        row.cells += cells
        index += length
      }
      if !code.isEmpty { row.bytes += Array(EscapeSequence.plain.utf8) }
      code = ""
    }
    put(prompt, [])
    put(bytes, pieces)
    rows[rows.count - 1] = row
    return rows
  }

  /// The row and column of an offset of a line behind its prompt.
  func place(prompt: [UInt8], _ bytes: [UInt8], _ offset: Int) -> (row: Int, column: Int) {
    var row = 0
    var column = 0
    func walk(_ text: [UInt8], to end: Int) {
      var index = 0
      while index < end {
        let (length, cells, _) = unit(text, index, column: column)
        if column + cells > width, column > 0 {
          row += 1
          column = 0
        }
        column += cells
        index += length
      }
    }
    walk(prompt, to: prompt.count)
    walk(bytes, to: min(offset, bytes.count))
    // The cursor stands before its character, which may have gone to the next row.
    let next = offset < bytes.count ? unit(bytes, offset, column: column).cells : 1
    return column + next > width && column > 0 ? (row + 1, 0) : (row, column)
  }
}
