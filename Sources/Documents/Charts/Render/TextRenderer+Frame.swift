// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

extension TextRenderer {
  /// The lines from the title to the x label, with the plotting area inside.
  func frame(around body: CharacterGrid, marked: [Int: Character]) -> [String] {
    let isUnicode = options.glyphs == .unicode
    let (tick, plain, corner, level, xTick): (Character, Character, Character, Character, Character) =
      isUnicode ? ("┤", "│", "└", "─", "┬") : ("+", "|", "+", "-", "+")
    var lines: [String] = []
    let title = TextLayout.truncated(TextLayout.oneLine(plot.title), to: options.width, options.glyphs)
    if !title.isEmpty {
      let room = plotColumns - DisplayWidth.of(title)
      let indent = room >= 0 ? gutter + room / 2 : (options.width - DisplayWidth.of(title)) / 2
      lines.append(String(repeating: " ", count: indent) + title)
    }
    lines += topLines()
    lines += yTitles()
    var labels: [Int: String] = [:]
    for (index, tick) in yAxis.ticks.enumerated() {
      if hasEdges, plot.yTicks == nil {
        let place = index * plotRows / max(1, yAxis.ticks.count - 1)
        labels[yAxis.isReversed ? place : plotRows - place] = tick.label
      } else {
        labels[labelRow(tick.value)] = tick.label
      }
    }
    let rightLabels = rightTicks.map { Dictionary($0.map { (labelRow($0.value), $0.label) }) { first, _ in first } }
    let rightTick: Character = isUnicode ? "├" : "+"
    let bodyLines = body.lines(options.color)
    for row in 0..<plotRows {
      let label = TextLayout.padded(labels[row] ?? "", to: gutter - 2, right: true)
      var line = label + " " + String(labels[row] == nil ? plain : tick) + bodyLines[row]
      if row == plotRows - 1, bodyLines[row].isEmpty { line = label + " " + String(labels[row] == nil ? plain : tick) }
      if let rightLabels {
        let used = DisplayWidth.of(EscapeSequence.withoutStyles(bodyLines[row]))
        line += String(repeating: " ", count: max(0, plotColumns - used))
        line += rightLabels[row].map { "\(rightTick) \($0)" } ?? String(plain)
      }
      lines.append(line)
    }
    var bottom = CharacterGrid(columns: options.width, rows: 2)
    bottom.put(text: TextLayout.padded(labels[plotRows] ?? "", to: gutter - 2, right: true), 0, 0)
    bottom.put(labels[plotRows] == nil ? corner : (isUnicode ? "┼" : "+"), gutter - 1, 0)
    for column in 0..<plotColumns { bottom.put(level, gutter + column, 0) }
    if let rightLabels {
      let label = rightLabels[plotRows]
      bottom.put(label == nil ? (isUnicode ? "┘" : "+") : (isUnicode ? "┼" : "+"), gutter + plotColumns, 0)
      bottom.put(text: label ?? "", gutter + plotColumns + 2, 0)
    }
    drawXTicks(&bottom, xTick)
    for (column, mark) in marked.sorted(by: { $0.key < $1.key }) { bottom.put(mark, gutter + column, 0) }
    lines += bottom.lines(.none)
    while lines.last?.isEmpty == true { lines.removeLast() }
    let xTitle = TextLayout.truncated(plot.xTitle(xAxis), to: options.width, options.glyphs)
    if !xTitle.isEmpty {
      let room = plotColumns - DisplayWidth.of(xTitle)
      let indent = room >= 0 ? gutter + room / 2 : (options.width - DisplayWidth.of(xTitle)) / 2
      lines.append(String(repeating: " ", count: indent) + xTitle)
    }
    return lines
  }

  /// The row that the label of a value stands in.
  private func labelRow(_ value: Double) -> Int {
    if hasEdges { return Int(((1 - (yAxis.fraction(value) ?? 0)) * Double(plotRows)).rounded()) }
    return (pixelY(value) ?? 0) / kind.cellHeight
  }

  /// The title and the labels of an axis on top.
  private func topLines() -> [String] {
    guard let topTicks else { return [] }
    var top = CharacterGrid(columns: options.width, rows: 1)
    put(topTicks, in: &top, row: 0)
    let title = TextLayout.truncated(topTitle, to: options.width, options.glyphs)
    let width = DisplayWidth.of(title)
    let indent = max(0, min(gutter + (plotColumns - width) / 2, options.width - width))
    return (title.isEmpty ? [] : [String(repeating: " ", count: indent) + title]) + top.lines(.none)
  }

  /// The titles of the y axes above their ends: in one line where both have room in it.
  private func yTitles() -> [String] {
    let left = TextLayout.truncated(plot.yTitle(yAxis), to: options.width, options.glyphs)
    let right = TextLayout.truncated(rightTitle, to: options.width, options.glyphs)
    var lines: [String] = []
    if !left.isEmpty {
      lines.append(String(repeating: " ", count: max(0, min(gutter - 1, options.width - DisplayWidth.of(left)))) + left)
    }
    guard !right.isEmpty else { return lines }
    let start = options.width - DisplayWidth.of(right)
    let used = DisplayWidth.of(lines.last ?? "")
    if !lines.isEmpty, used + 2 <= start {
      lines[0] += String(repeating: " ", count: start - used) + right
    } else {
      lines.append(String(repeating: " ", count: start) + right)
    }
    return lines
  }

  private func drawXTicks(_ bottom: inout CharacterGrid, _ glyph: Character) {
    let columns = put(xAxis.ticks, in: &bottom, row: 1)
    if plot.categories == nil { for column in columns { bottom.put(glyph, gutter + column, 0) } }
  }

  /// Puts the labels that have room into a row, and gives their columns.
  @discardableResult
  private func put(_ ticks: [Tick], in grid: inout CharacterGrid, row: Int) -> [Int] {
    var columns: [Int] = []
    let slot = plot.categories.map { max(1, plotColumns / max(1, $0.count) - 1) }
    var free = 0
    let ticks = ticks.compactMap { tick in column(tick.value).map { (column: $0, tick: tick) } }
    for (column, tick) in ticks.sorted(by: { $0.column < $1.column }) {
      let label = slot.map { TextLayout.truncated(tick.label, to: max($0, 1), options.glyphs) } ?? tick.label
      let width = DisplayWidth.of(label)
      let start = min(max(gutter + column - width / 2, 0), options.width - width)
      guard start >= free, start >= 0 else { continue }
      columns.append(column)
      grid.put(text: label, start, row)
      free = start + width + 1
    }
    return columns
  }
}
