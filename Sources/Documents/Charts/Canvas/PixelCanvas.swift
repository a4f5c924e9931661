// SPDX-License-Identifier: GPL-3.0-or-later

/// What the pixels of a plotting area become: a glyph set and how many pixels a cell has.
struct CanvasKind {
  let glyphs: GlyphSet
  let cellWidth: Int
  let cellHeight: Int

  /// Braille dots, two by four in a cell.
  static let braille = CanvasKind(glyphs: .unicode, cellWidth: 2, cellHeight: 4)
  /// One character a cell.
  static let ascii = CanvasKind(glyphs: .ascii, cellWidth: 1, cellHeight: 1)

  static func of(_ glyphs: GlyphSet) -> CanvasKind { glyphs == .ascii ? ascii : braille }
}

/// A grid of pixels that several series draw on, and what they leave in each cell.
struct PixelCanvas {
  let kind: CanvasKind
  let columns: Int
  let rows: Int
  private var dots: [UInt8]
  /// The series that drew in a cell, one bit each; series beyond the 64th share bits.
  private var owners: [UInt64]

  var pixelWidth: Int { columns * kind.cellWidth }
  var pixelHeight: Int { rows * kind.cellHeight }

  init(kind: CanvasKind, columns: Int, rows: Int) {
    self.kind = kind
    self.columns = columns
    self.rows = rows
    dots = Array(repeating: 0, count: columns * rows)
    owners = Array(repeating: 0, count: columns * rows)
  }

  mutating func set(_ x: Int, _ y: Int, series: Int) {
    guard x >= 0, y >= 0, x < pixelWidth, y < pixelHeight else { return }
    let cell = y / kind.cellHeight * columns + x / kind.cellWidth
    dots[cell] |= PixelCanvas.brailleBits[(y % kind.cellHeight) * 2 + x % kind.cellWidth]
    owners[cell] |= 1 << UInt64(series % 64)
  }

  /// A straight line of pixels, both ends included.
  mutating func line(_ x0: Int, _ y0: Int, _ x1: Int, _ y1: Int, series: Int) {
    let (dx, dy) = (abs(x1 - x0), -abs(y1 - y0))
    let (stepX, stepY) = (x0 < x1 ? 1 : -1, y0 < y1 ? 1 : -1)
    var (x, y, error) = (x0, y0, dx + dy)
    while true {
      set(x, y, series: series)
      if x == x1, y == y1 { return }
      let doubled = 2 * error
      if doubled >= dy {
        error += dy
        x += stepX
      }
      if doubled <= dx {
        error += dx
        y += stepY
      }
    }
  }

  /// Whether any cell was drawn in by several series.
  var hasSharedCells: Bool { owners.contains { $0.nonzeroBitCount > 1 } }

  /// What to show in a cell: nil where nothing was drawn. Series that meet in a cell take turns along the line,
  /// so that lines that coincide show the marks (or, in braille, the colours) of all.
  func cell(_ column: Int, _ row: Int) -> (glyph: Character, paint: Paint)? {
    let cell = row * columns + column
    guard owners[cell] != 0 else { return nil }
    var left = owners[cell]
    let turn = kind.glyphs == .ascii ? column : column / 4
    for _ in 0..<(turn % left.nonzeroBitCount) { left &= left - 1 }
    let series = left.trailingZeroBitCount
    if kind.glyphs == .ascii { return (Marks.series(series, .ascii), .series(series)) }
    guard let scalar = Unicode.Scalar(0x2800 + UInt32(dots[cell])) else { return nil }
    return (Character(scalar), .series(series))
  }

  /// The bit of each dot in U+2800 and following, row by row.
  private static let brailleBits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
}

/// The glyphs that stand for something.
enum Marks {
  /// A value that is not a number, on the axis.
  static let nan: Character = "!"

  private static let asciiSeries: [Character] = ["*", "+", "o", "x", "#", "@", "%", "=", "$", "s"]
  private static let unicodeSeries: [Character] = ["●", "◆", "■", "▲", "○", "◇", "□", "△", "▼", "▽"]

  /// The mark of the series with this number.
  static func series(_ number: Int, _ glyphs: GlyphSet) -> Character {
    let marks = glyphs == .ascii ? asciiSeries : unicodeSeries
    return marks[number % marks.count]
  }

  static func lonely(_ glyphs: GlyphSet) -> Character { glyphs == .ascii ? "*" : "•" }
  static func above(_ glyphs: GlyphSet) -> Character { glyphs == .ascii ? "^" : "↑" }
  static func below(_ glyphs: GlyphSet) -> Character { glyphs == .ascii ? "v" : "↓" }
  static func change(_ glyphs: GlyphSet) -> Character { glyphs == .ascii ? "^" : "▴" }
  static func horizontal(_ glyphs: GlyphSet) -> Character { glyphs == .ascii ? "-" : "╌" }
  static func vertical(_ glyphs: GlyphSet) -> Character { glyphs == .ascii ? ":" : "┊" }
}
