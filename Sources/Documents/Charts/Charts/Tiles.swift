// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Several small matrices of one size side by side on one scale: filters, feature maps.
public struct Tiles: Chart, Equatable {
  /// The title above; empty for none.
  public var title: String
  /// The name of each matrix.
  public var names: [String]
  /// The matrices: rows of numbers.
  public var tiles: [[[Double]]]
  /// How many there are altogether.
  public var total: Int

  /// Tiles of these matrices, the first of `total`.
  public init(title: String, names: [String], tiles: [[[Double]]], total: Int) {
    self.title = title
    self.names = names
    self.tiles = tiles
    self.total = total
  }

  /// The drawing as text.
  public func render(_ options: RenderOptions) -> String {
    let options = options.clamped
    guard let first = tiles.first, let width = first.first?.count, width > 0 else {
      return options.said("There is nothing to draw.")
    }
    let rows = min(first.count, options.height)
    let cell = width * 2 <= max(8, options.width / 4) ? 2 : 1
    let columns = min(width, max(8, options.width / 4))
    let span = max(columns * cell, names.map(DisplayWidth.of).max() ?? 0) + 2
    let across = max(1, min(tiles.count, (options.width + 2) / span))
    let shown = min(tiles.count, across * max(1, options.height * 2 / (rows + 2)))
    var range = DataRange()
    for tile in tiles.prefix(shown) { for row in tile { for value in row { range.include(value) } } }
    var lines = [TextLayout.truncated(TextLayout.oneLine(title), to: options.width, options.glyphs)].filter {
      !$0.isEmpty
    }
    for start in stride(from: 0, to: shown, by: across) {
      var grid = CharacterGrid(columns: options.width, rows: rows + 1)
      for index in start..<min(start + across, shown) {
        let left = (index - start) * span
        grid.put(text: names[index], left, 0)
        draw(tiles[index], range, &grid, left, rows, columns, cell, options.glyphs)
      }
      lines += grid.lines(options.color)
    }
    var words = "\(shown < total ? "\(shown) of \(total)" : "\(total)"), each \(first.count) x \(width)"
    words += ", from \(NumberText.short(range.low, digits: 4)) (\(Heatmap.shade(0, options.glyphs)))"
    words += " to \(NumberText.short(range.high, digits: 4)) (\(Heatmap.shade(1, options.glyphs))), one scale for all"
    if rows < first.count || columns < width { words += "; drawn as \(rows) x \(columns)" }
    lines += options.wrapped(words, indent: 2)
    return TextLayout.joined(lines)
  }

  /// How many there are, and the range of their numbers.
  public func describe() -> [String] {
    guard let first = tiles.first else { return ["There is nothing to draw."] }
    let range = self.range
    return [
      "\(tiles.count < total ? "\(tiles.count) of \(total)" : "\(total)"), each \(first.count) x \(first.first?.count ?? 0), from "
        + "\(NumberText.short(range.low, digits: 4)) to \(NumberText.short(range.high, digits: 4)), one scale for all"
    ]
  }

  private var range: DataRange {
    var range = DataRange()
    for tile in tiles { for row in tile { for value in row { range.include(value) } } }
    return range
  }

  /// The drawing as SVG: as many beside each other as fit, at most 64 numbers a side of each.
  public func svg(_ options: SVGOptions) -> String {
    let options = options.clamped
    var svg = SVGBuilder()
    let range = self.range
    let across = max(1, min(8, Int(Double(tiles.count).squareRoot().rounded(.up))))
    let side = (Double(options.width) - 20) / Double(across)
    if !title.isEmpty {
      svg.text(title, Double(options.width) / 2, 24, "text-anchor=\"middle\" font-size=\"15\" font-weight=\"bold\"")
    }
    for (index, tile) in tiles.enumerated() {
      let (left, top) = (10 + Double(index % across) * side, 40 + Double(index / across) * (side + 8))
      svg.text(names[index], left, top + 10, "text-anchor=\"start\"")
      let (rows, columns) = (min(tile.count, 64), min(tile.first?.count ?? 0, 64))
      guard rows > 0, columns > 0 else { continue }
      let size = (side - 22) / Double(max(rows, columns))
      for row in 0..<rows {
        for column in 0..<columns {
          let value = tile[row * tile.count / rows][column * tile[0].count / columns]
          guard value.isFinite else { continue }
          let place = range.high > range.low ? (value - range.low) / (range.high - range.low) : 0.5
          svg.rectangle(
            left + Double(column) * size, top + 14 + Double(row) * size, size + 0.2, size + 0.2,
            "fill=\"\(Palette.heatHex(place))\"")
        }
      }
    }
    let lines = (tiles.count + across - 1) / across
    let size = SVGOptions(width: options.width, height: 60 + Int(Double(lines) * (side + 8)))
    return svg.document(size, title: title, description: describe())
  }

  /// A row for each number: the matrix, row, column and value.
  public func csv() -> String {
    var text = "tile,row,column,value\n"
    for (name, tile) in zip(names, tiles) {
      for (row, line) in tile.enumerated() {
        for (column, value) in line.enumerated() { text += "\(CSV.field(name)),\(row),\(column),\(value)\n" }
      }
    }
    return text
  }

  private func draw(
    _ tile: [[Double]], _ range: DataRange, _ grid: inout CharacterGrid, _ left: Int, _ rows: Int, _ columns: Int,
    _ cell: Int, _ glyphs: GlyphSet
  ) {
    for row in 0..<rows {
      let line = tile[row * tile.count / rows]
      for column in 0..<columns {
        let value = DataRange.tamed(line[column * line.count / columns])
        let isKnown = value.isFinite && range.high > range.low
        let place = isKnown ? (value / 2 - range.low / 2) / (range.high / 2 - range.low / 2) : 0.5
        let glyph = value.isFinite ? Heatmap.shade(place, glyphs) : Marks.nan
        for offset in 0..<cell { grid.put(glyph, left + column * cell + offset, row + 1, .heat(place)) }
      }
    }
  }
}
