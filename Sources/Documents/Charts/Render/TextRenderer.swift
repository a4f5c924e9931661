// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Draws a plot with characters: labels and ticks around a plotting area, the legend inside its emptiest corner or below.
struct TextRenderer {
  let plot: Plot
  let options: RenderOptions
  let yAxis: Axis
  let xAxis: Axis
  /// The columns left of the plotting area: labels, a blank, the axis.
  let gutter: Int
  /// The labels of an axis at the right; nil for none.
  let rightTicks: [Tick]?
  /// The title of that axis.
  let rightTitle: String
  /// The labels of an axis on top; nil for none.
  let topTicks: [Tick]?
  /// The title of that axis.
  let topTitle: String
  let plotColumns: Int
  let plotRows: Int
  private var notes: [String] = []

  init(_ plot: Plot, _ options: RenderOptions) {
    self.options = options
    let vertical = Axis.vertical(
      plot.yRange, scale: plot.yScale, rows: options.height, edges: plot.hasBars, options.glyphs)
    plotRows = vertical.rows
    yAxis = vertical.axis.with(plot.yTicks, isReversed: plot.isYReversed)
    let right = SecondAxis(plot, beside: yAxis, rows: plotRows, options.glyphs)
    rightTicks = right?.ticks
    rightTitle = right.flatMap { right in plot.right.first.map { $0.yTitle(right.axis) } } ?? ""
    let labelWidth = yAxis.ticks.map { DisplayWidth.of($0.label) }.max() ?? 0
    gutter = labelWidth + 2
    let rightGutter = rightTicks.map { ($0.map { DisplayWidth.of($0.label) }.max() ?? 0) + 2 } ?? 0
    plotColumns = max(options.width - gutter - rightGutter, 1)
    if let categories = plot.categories {
      let ticks = categories.enumerated().map { Tick(value: Double($0.offset), label: TextLayout.oneLine($0.element)) }
      xAxis = Axis(isLog: false, low: -0.5, high: Double(categories.count) - 0.5, ticks: ticks)
    } else {
      xAxis = Axis.horizontal(plot.xRange, scale: plot.xScale, columns: plotColumns, options.glyphs)
        .with(plot.xTicks, isReversed: plot.isXReversed)
    }
    let above = SecondAxis(plot, over: xAxis, columns: plotColumns, options.glyphs)
    topTicks = above?.ticks
    topTitle = above.flatMap { above in plot.above.first.map { $0.xTitle(above.axis) } } ?? ""
    self.plot = plot.joined(right: right, above: above)
  }

  /// The drawing, and what has to be said about it.
  mutating func render() -> (lines: [String], notes: [String]) {
    notes = []
    var body = CharacterGrid(columns: plotColumns, rows: plotRows)
    drawField(&body)
    drawBands(&body)
    drawReferences(&body)
    drawBars(&body)
    var marked: [Int: Character] = [:]
    drawSeries(&body, &marked)
    drawTexts(&body)
    if let fieldNote { notes.append(fieldNote) }
    if plot.yRange.isEmpty {
      let words = options.heading("nothing to draw")
      body.put(text: words, max(0, (plotColumns - DisplayWidth.of(words)) / 2), plotRows / 2)
    }
    let below = drawLegend(&body)
    let lines = frame(around: body, marked: marked) + below
    return (lines, notes)
  }

  // MARK: Places

  var kind: CanvasKind { CanvasKind.of(options.glyphs) }

  /// Whether values lie on the lines between rows, as bars need it.
  var hasEdges: Bool { !plot.bars.isEmpty }

  private func pixelX(_ value: Double, width: Int) -> Int? {
    guard let fraction = xAxis.fraction(DataRange.tamed(value)), fraction > -0.001, fraction < 1.001 else { return nil }
    return Int((fraction * Double(width - 1)).rounded())
  }

  func column(_ value: Double) -> Int? {
    pixelX(value, width: plotColumns * kind.cellWidth).map { $0 / kind.cellWidth }
  }

  /// The pixel row of a value; ticks lie on the second row of pixels of a braille cell.
  func pixelY(_ value: Double) -> Int? {
    guard let fraction = yAxis.fraction(DataRange.tamed(value)) else { return nil }
    let length = Double((hasEdges ? plotRows : plotRows - 1) * kind.cellHeight)
    let place = (1 - fraction) * length
    guard place > -1e6, place < 1e6 else { return nil }
    if hasEdges { return Int(min(place, length - 1)) }
    return Int(place.rounded()) + (kind.cellHeight - 1) / 2
  }

  // MARK: Layers

  private func drawReferences(_ body: inout CharacterGrid) {
    for reference in plot.references {
      switch reference.axis {
      case .y:
        guard let row = pixelY(reference.value).map({ $0 / kind.cellHeight }) else { continue }
        for column in 0..<plotColumns { body.put(Marks.horizontal(options.glyphs), column, row) }
      case .x:
        guard let column = column(reference.value) else { continue }
        for row in 0..<plotRows { body.put(Marks.vertical(options.glyphs), column, row) }
      }
    }
  }

  private func drawBars(_ body: inout CharacterGrid) {
    let hasGaps = plot.categories != nil
    for bar in plot.bars {
      guard let start = xAxis.fraction(bar.from), let end = xAxis.fraction(bar.to) else { continue }
      let first = Int((start * Double(plotColumns)).rounded())
      var last = max(first + 1, Int((end * Double(plotColumns)).rounded()))
      if hasGaps, last - first > 2 { last -= 1 }
      let zero = min(max(yAxis.fraction(bar.base) ?? 0, 0), 1) * Double(plotRows * 8)
      guard let fraction = yAxis.fraction(DataRange.tamed(bar.value)) else {
        let mark =
          bar.value.isNaN ? Marks.nan : bar.value > 0 ? Marks.above(options.glyphs) : Marks.below(options.glyphs)
        body.put(mark, (first + last) / 2, bar.value < 0 ? plotRows - 1 : 0)
        continue
      }
      let top = min(max(fraction, 0), 1) * Double(plotRows * 8)
      for row in 0..<plotRows {
        let bottomOfRow = Double((plotRows - 1 - row) * 8)
        let filled = min(max(zero, top), bottomOfRow + 8) - max(min(zero, top), bottomOfRow)
        guard let glyph = barGlyph(Int(filled.rounded()), isNegative: top < zero, bar.number) else { continue }
        for column in first..<last { body.put(glyph, column, row, bar.paint) }
      }
      // A bar too low to see is not a bar of nothing.
      if bar.value > bar.base, top - zero < 0.5, bar.base == 0,
        let sliver = barGlyph(options.glyphs == .ascii ? 8 : 1, isNegative: false, 0)
      {
        let row = plotRows - 1 - min(plotRows - 1, Int(zero / 8))
        for column in first..<last { body.put(options.glyphs == .ascii ? "." : sliver, column, row, .series(0)) }
      }
    }
  }

  /// The sign of a full cell of the bars of a set.
  static func barMark(_ number: Int, _ glyphs: GlyphSet) -> Character {
    let marks: [Character] = glyphs == .ascii ? ["#", "=", "%", "+", "@", "o"] : ["█", "▒", "▓", "░"]
    return marks[number % marks.count]
  }

  private func barGlyph(_ eighths: Int, isNegative: Bool, _ number: Int) -> Character? {
    if options.glyphs == .ascii || number > 0 {
      return eighths >= 4 ? Self.barMark(number, options.glyphs) : nil
    }
    guard eighths > 0 else { return nil }
    if isNegative { return eighths >= 6 ? "█" : eighths >= 2 ? "▀" : nil }
    let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    return blocks[min(eighths, 8) - 1]
  }

  private mutating func drawSeries(_ body: inout CharacterGrid, _ marked: inout [Int: Character]) {
    guard !plot.series.isEmpty else { return }
    var canvas = PixelCanvas(kind: kind, columns: plotColumns, rows: plotRows)
    var edges: [(column: Int, isAbove: Bool)] = []
    var hasNaN = false
    var changes: Set<Int> = []
    var traces: [[Int]] = []
    var lonely: [(x: Int, y: Int, series: Int)] = []
    for (number, series) in plot.series.enumerated() {
      var tracer = SeriesTracer(number: number, style: series.style, columns: plotColumns, kind: kind)
      for index in 0..<series.count {
        guard let x = pixelX(series.x[index], width: canvas.pixelWidth) else {
          if series.x[index].isNaN { tracer.breakLine(to: &canvas) }
          continue
        }
        let value = DataRange.tamed(series.y[index])
        if let y = pixelY(value) {
          tracer.add(x, y, to: &canvas)
        } else {
          tracer.breakLine(to: &canvas)
          if value.isNaN {
            marked[x / kind.cellWidth] = Marks.nan
            hasNaN = true
          } else {
            edges.append((x / kind.cellWidth, value > 0))
          }
        }
      }
      tracer.breakLine(to: &canvas)
      traces.append(tracer.trace)
      lonely += tracer.lonely.map { ($0.x, $0.y, number) }
      if series.style == .steps, plot.series.count < 4,
        let starts = SeriesShape(series).runs?.dropFirst().map({ $0.start })
      {
        changes.formUnion(starts.compactMap { column(series.x[$0]) })
      }
    }
    for row in 0..<plotRows {
      for column in 0..<plotColumns {
        guard let cell = canvas.cell(column, row) else { continue }
        body.put(cell.glyph, column, row, plot.paint(cell.paint))
      }
    }
    if options.glyphs == .unicode {
      for point in lonely {
        body.put(
          Marks.lonely(.unicode), point.x / kind.cellWidth, point.y / kind.cellHeight, plot.paint(.series(point.series))
        )
      }
      drawMarks(&body, traces)
    }
    if changes.count <= 12 {
      for column in changes where marked[column] == nil { marked[column] = Marks.change(options.glyphs) }
    }
    for edge in edges {
      let mark = edge.isAbove ? Marks.above(options.glyphs) : Marks.below(options.glyphs)
      body.put(mark, edge.column, edge.isAbove ? 0 : plotRows - 1)
    }
    note(canvas: canvas, edges: edges, hasNaN: hasNaN, hasChanges: !changes.isEmpty && changes.count <= 12)
  }

  /// Puts each series' mark on its line now and then, at columns of its own, so that lines are told apart without colour.
  private func drawMarks(_ body: inout CharacterGrid, _ traces: [[Int]]) {
    let count = plot.series.count
    let spacing = max(9, min(24, plotColumns / 4), count * 2)
    for (number, trace) in traces.enumerated() {
      let mark = Marks.series(number, .unicode)
      if plot.series[number].style == .points { continue }
      guard count > 1 else { continue }
      var next = 1 + number * spacing / count
      for (column, row) in trace.enumerated() where column >= next && row >= 0 {
        body.put(mark, column, row, plot.paint(.series(number)))
        next += spacing
      }
      // A series too short or too broken to reach its next column still gets one mark.
      if !trace.indices.contains(where: { body.glyph($0, trace[$0]) == mark }),
        let column = trace.lastIndex(where: { $0 >= 0 })
      {
        body.put(mark, column, trace[column], plot.paint(.series(number)))
      }
    }
    for (number, series) in plot.series.enumerated() where series.style == .points {
      for index in 0..<series.count {
        guard let column = column(series.x[index]), let y = pixelY(series.y[index]) else { continue }
        body.put(Marks.series(number, .unicode), column, y / kind.cellHeight, plot.paint(.series(number)))
      }
    }
  }

  private mutating func note(
    canvas: PixelCanvas, edges: [(column: Int, isAbove: Bool)], hasNaN: Bool, hasChanges: Bool
  ) {
    var parts: [String] = []
    if canvas.hasSharedCells, options.glyphs == .ascii { parts.append("lines that coincide take turns") }
    if hasChanges { parts.append("\(Marks.change(options.glyphs)) a step") }
    if hasNaN { parts.append("\(Marks.nan) not a number") }
    if edges.contains(where: { $0.isAbove }) { parts.append("\(Marks.above(options.glyphs)) above all bounds") }
    if edges.contains(where: { !$0.isAbove }) {
      parts.append("\(Marks.below(options.glyphs)) " + (yAxis.isLog ? "zero or less" : "below all bounds"))
    }
    let densest = plot.series.map(\.count).max() ?? 0
    if densest > plotColumns, !xAxis.isLog {
      let width = NumberText.short((xAxis.high - xAxis.low) / Double(max(plotColumns - 1, 1)), digits: 2)
      var unit = TextLayout.oneLine(plot.xLabel)
      let isWord = unit.utf8.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
      if isWord, !unit.isEmpty, !unit.hasSuffix("s"), width != "1" { unit += "s" }
      parts.append("1 column = \(width) \(unit.isEmpty ? "along x" : unit)")
    }
    if !parts.isEmpty { notes.append(options.joined(parts, by: .semicolon)) }
  }
}
