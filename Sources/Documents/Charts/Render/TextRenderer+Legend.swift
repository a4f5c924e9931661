// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

extension TextRenderer {
  /// Draws the legend into the emptiest corner if it has one that is empty; else gives the lines to be put below.
  func drawLegend(_ body: inout CharacterGrid) -> [String] {
    var entries: [(mark: String, paint: Paint, name: String)] = []
    if plot.barNames.count > 1 || !plot.series.isEmpty {
      for (number, name) in plot.barNames.enumerated() where !name.isEmpty {
        entries.append(
          (
            String(Self.barMark(number, options.glyphs)),
            plot.bars.first { $0.number == number }?.paint ?? .series(number), TextLayout.oneLine(name)
          ))
      }
    }
    let hasOthers = !plot.bands.isEmpty || !plot.bars.isEmpty || plot.field != nil
    if plot.series.count > 1 || hasOthers {
      for (number, series) in plot.series.enumerated() where series.words == nil || !series.name.isEmpty {
        if hasOthers, series.name.isEmpty { continue }
        entries.append(
          (
            String(Marks.series(number, options.glyphs)), plot.paint(.series(number)), TextLayout.oneLine(series.name)
          ))
      }
    }
    for (number, band) in plot.bands.enumerated() where !band.name.isEmpty {
      entries.append((String(Self.bandMark(number, options.glyphs)), .plain, TextLayout.oneLine(band.name)))
    }
    for reference in plot.references where !reference.label.isEmpty {
      let mark = reference.axis == .x ? Marks.vertical(options.glyphs) : Marks.horizontal(options.glyphs)
      entries.append((String(mark), .plain, TextLayout.oneLine(reference.label)))
    }
    guard !entries.isEmpty else { return [] }
    let most = 16
    let left = entries.count - most
    if left > 0 { entries = entries.prefix(most) + [("", .plain, options.said("and \(left) more"))] }
    entries = entries.map {
      ($0.mark, $0.paint, TextLayout.truncated($0.name, to: max(8, options.width - 8), options.glyphs))
    }
    let width = 2 + (entries.map { DisplayWidth.of($0.name) }.max() ?? 0)
    let rows = entries.count
    if let corner = emptyCorner(body, width: width, rows: rows) {
      for (index, entry) in entries.enumerated() {
        body.put(text: entry.mark, corner.column, corner.row + index, entry.paint)
        body.put(text: entry.name, corner.column + 2, corner.row + index)
      }
      return []
    }
    var lines: [[(mark: String, paint: Paint, name: String)]] = [[]]
    var used = 0
    for entry in entries {
      let needed = DisplayWidth.of(entry.name) + 2 + 3
      if used + needed > options.width - 2, used > 0 {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(entry)
      used += needed
    }
    var grid = CharacterGrid(columns: options.width, rows: lines.count)
    for (row, line) in lines.enumerated() {
      var column = 2
      for entry in line {
        grid.put(text: entry.mark, column, row, entry.paint)
        grid.put(text: entry.name, column + 2, row)
        column += DisplayWidth.of(entry.name) + 5
      }
    }
    return grid.lines(options.color)
  }

  private func emptyCorner(_ body: CharacterGrid, width: Int, rows: Int) -> (column: Int, row: Int)? {
    guard rows <= plotRows - 1, width + 4 <= plotColumns else { return nil }
    for isTop in [true, false] {
      for isRight in [true, false] {
        let column = isRight ? plotColumns - width - 1 : 2
        let row = isTop ? 0 : plotRows - rows
        let columnRange = max(0, column - 2)..<min(plotColumns, column + width + 2)
        let rowRange = max(0, row - 1)..<min(plotRows, row + rows + 1)
        if body.isBlank(columnRange, rowRange) { return (column, row) }
      }
    }
    return nil
  }
}
