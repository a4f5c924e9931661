/// Draws a plot with characters: labels and ticks around a plotting area, the legend inside its emptiest corner or below.
struct TextRenderer {
  let plot: Plot
  let options: RenderOptions
  private let yAxis: Axis
  private let xAxis: Axis
  /// The columns left of the plotting area: labels, a blank, the axis.
  private let gutter: Int
  private let plotColumns: Int
  private let plotRows: Int
  private var notes: [String] = []

  init(_ plot: Plot, _ options: RenderOptions) {
    self.plot = plot
    self.options = options
    let hasBars = !plot.bars.isEmpty
    (yAxis, plotRows) = Axis.vertical(
      plot.yRange, scale: plot.yScale, rows: options.height, edges: hasBars, options.glyphs)
    let labelWidth = yAxis.ticks.map { DisplayWidth.of($0.label) }.max() ?? 0
    gutter = labelWidth + 2
    plotColumns = max(options.width - gutter, 1)
    if let categories = plot.categories {
      let ticks = categories.enumerated().map { Tick(value: Double($0.offset), label: TextLayout.oneLine($0.element)) }
      xAxis = Axis(isLog: false, low: -0.5, high: Double(categories.count) - 0.5, ticks: ticks)
    } else {
      xAxis = Axis.horizontal(plot.xRange, scale: plot.xScale, columns: plotColumns, options.glyphs)
    }
  }

  /// The drawing, and what has to be said about it.
  mutating func render() -> (lines: [String], notes: [String]) {
    notes = []
    var body = CharacterGrid(columns: plotColumns, rows: plotRows)
    drawReferences(&body)
    drawBars(&body)
    var marked: [Int: Character] = [:]
    drawSeries(&body, &marked)
    if plot.yRange.isEmpty {
      body.put(text: "nothing to draw", max(0, (plotColumns - 15) / 2), plotRows / 2)
    }
    let below = drawLegend(&body)
    let lines = frame(around: body, marked: marked) + below
    return (lines, notes)
  }

  // MARK: Places

  private var kind: CanvasKind { CanvasKind.of(options.glyphs) }

  private func pixelX(_ value: Double, width: Int) -> Int? {
    guard let fraction = xAxis.fraction(DataRange.tamed(value)), fraction > -0.001, fraction < 1.001 else { return nil }
    return Int((fraction * Double(width - 1)).rounded())
  }

  private func column(_ value: Double) -> Int? {
    pixelX(value, width: plotColumns * kind.cellWidth).map { $0 / kind.cellWidth }
  }

  /// The pixel row of a value; ticks lie on the second row of pixels of a braille cell.
  private func pixelY(_ value: Double) -> Int? {
    guard let fraction = yAxis.fraction(DataRange.tamed(value)) else { return nil }
    let place = (1 - fraction) * Double((plotRows - 1) * kind.cellHeight)
    guard place > -1e6, place < 1e6 else { return nil }
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
      let zero = (yAxis.fraction(0) ?? 0) * Double(plotRows * 8)
      guard let fraction = yAxis.fraction(DataRange.tamed(bar.value)) else {
        let mark =
          bar.value.isNaN ? Marks.nan : bar.value > 0 ? Marks.above(options.glyphs) : Marks.below(options.glyphs)
        body.put(mark, (first + last) / 2, bar.value < 0 ? plotRows - 1 : 0)
        continue
      }
      let top = fraction * Double(plotRows * 8)
      for row in 0..<plotRows {
        let bottomOfRow = Double((plotRows - 1 - row) * 8)
        let filled = min(max(zero, top), bottomOfRow + 8) - max(min(zero, top), bottomOfRow)
        guard let glyph = barGlyph(Int(filled.rounded()), isNegative: top < zero) else { continue }
        for column in first..<last { body.put(glyph, column, row, .series(0)) }
      }
      // A bar too low to see is not a bar of nothing.
      if bar.value > 0, top - zero < 0.5, let sliver = barGlyph(options.glyphs == .ascii ? 8 : 1, isNegative: false) {
        let row = plotRows - 1 - min(plotRows - 1, Int(zero / 8))
        for column in first..<last { body.put(options.glyphs == .ascii ? "." : sliver, column, row, .series(0)) }
      }
    }
  }

  private func barGlyph(_ eighths: Int, isNegative: Bool) -> Character? {
    if options.glyphs == .ascii { return eighths >= 4 ? "#" : nil }
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
        guard let x = pixelX(series.x[index], width: canvas.pixelWidth) else { continue }
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
        body.put(cell.glyph, column, row, cell.paint)
      }
    }
    if options.glyphs == .unicode {
      for point in lonely {
        body.put(Marks.lonely(.unicode), point.x / kind.cellWidth, point.y / kind.cellHeight, .series(point.series))
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
        body.put(mark, column, row, .series(number))
        next += spacing
      }
      // A series too short or too broken to reach its next column still gets one mark.
      if !trace.indices.contains(where: { body.glyph($0, trace[$0]) == mark }),
        let column = trace.lastIndex(where: { $0 >= 0 })
      {
        body.put(mark, column, trace[column], .series(number))
      }
    }
    for (number, series) in plot.series.enumerated() where series.style == .points {
      for index in 0..<series.count {
        guard let column = column(series.x[index]), let y = pixelY(series.y[index]) else { continue }
        body.put(Marks.series(number, .unicode), column, y / kind.cellHeight, .series(number))
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
    if !parts.isEmpty { notes.append(parts.joined(separator: "; ")) }
  }

  // MARK: Legend

  /// Draws the legend into the emptiest corner if it has one that is empty; else gives the lines to be put below.
  private func drawLegend(_ body: inout CharacterGrid) -> [String] {
    var entries: [(mark: String, paint: Paint, name: String)] = []
    if plot.series.count > 1 {
      for (number, series) in plot.series.enumerated() {
        entries.append((String(Marks.series(number, options.glyphs)), .series(number), TextLayout.oneLine(series.name)))
      }
    }
    for reference in plot.references {
      let mark = reference.axis == .x ? Marks.vertical(options.glyphs) : Marks.horizontal(options.glyphs)
      entries.append((String(mark), .plain, TextLayout.oneLine(reference.label)))
    }
    guard !entries.isEmpty else { return [] }
    let most = 16
    let left = entries.count - most
    if left > 0 { entries = entries.prefix(most) + [("", .plain, "and \(left) more")] }
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

  // MARK: Frame

  private func frame(around body: CharacterGrid, marked: [Int: Character]) -> [String] {
    let isUnicode = options.glyphs == .unicode
    let (tick, plain, corner, level, xTick): (Character, Character, Character, Character, Character) =
      isUnicode ? ("┤", "│", "└", "─", "┬") : ("+", "|", "+", "-", "+")
    let hasEdges = !plot.bars.isEmpty
    var lines: [String] = []
    let title = TextLayout.truncated(TextLayout.oneLine(plot.title), to: options.width, options.glyphs)
    if !title.isEmpty {
      let room = plotColumns - DisplayWidth.of(title)
      let indent = room >= 0 ? gutter + room / 2 : (options.width - DisplayWidth.of(title)) / 2
      lines.append(String(repeating: " ", count: indent) + title)
    }
    let yTitle = TextLayout.truncated(plot.yTitle(yAxis), to: options.width, options.glyphs)
    if !yTitle.isEmpty {
      lines.append(
        String(repeating: " ", count: max(0, min(gutter - 1, options.width - DisplayWidth.of(yTitle)))) + yTitle)
    }
    var labels: [Int: String] = [:]
    for (index, tick) in yAxis.ticks.enumerated() {
      let row: Int
      if hasEdges {
        row = plotRows - index * plotRows / max(1, yAxis.ticks.count - 1)
      } else {
        row = (pixelY(tick.value) ?? 0) / kind.cellHeight
      }
      labels[row] = tick.label
    }
    let bodyLines = body.lines(options.color)
    for row in 0..<plotRows {
      let label = TextLayout.padded(labels[row] ?? "", to: gutter - 2, right: true)
      var line = label + " " + String(labels[row] == nil ? plain : tick) + bodyLines[row]
      if row == plotRows - 1, bodyLines[row].isEmpty { line = label + " " + String(labels[row] == nil ? plain : tick) }
      lines.append(line)
    }
    var bottom = CharacterGrid(columns: options.width, rows: 2)
    bottom.put(text: TextLayout.padded(labels[plotRows] ?? "", to: gutter - 2, right: true), 0, 0)
    bottom.put(labels[plotRows] == nil ? corner : (isUnicode ? "┼" : "+"), gutter - 1, 0)
    for column in 0..<plotColumns { bottom.put(level, gutter + column, 0) }
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

  private func drawXTicks(_ bottom: inout CharacterGrid, _ glyph: Character) {
    let slot = plot.categories.map { max(1, plotColumns / max(1, $0.count) - 1) }
    var free = 0
    for tick in xAxis.ticks {
      guard let column = column(tick.value) else { continue }
      let label = slot.map { TextLayout.truncated(tick.label, to: max($0, 1), options.glyphs) } ?? tick.label
      let width = DisplayWidth.of(label)
      let start = min(max(gutter + column - width / 2, 0), options.width - width)
      guard start >= free, start >= 0 else { continue }
      if plot.categories == nil { bottom.put(glyph, gutter + column, 0) }
      bottom.put(text: label, start, 1)
      free = start + width + 1
    }
  }
}

/// Turns the points of one series into pixels. Points in one pixel column are reduced to first, lowest, highest and last,
/// which leaves the same pixels: no spike is lost, and a million points cost no more than the pixels they touch.
struct SeriesTracer {
  let number: Int
  let style: Series.Style
  let kind: CanvasKind
  /// For each column the row the line left it at; -1 where it was not.
  private(set) var trace: [Int]
  /// Points with a gap on both sides.
  private(set) var lonely: [(x: Int, y: Int)] = []
  private var length = 0
  private var last: (x: Int, y: Int)?
  private var pending: (x: Int, low: Int, high: Int)?

  init(number: Int, style: Series.Style, columns: Int, kind: CanvasKind) {
    self.number = number
    self.style = style
    self.kind = kind
    trace = Array(repeating: -1, count: columns)
  }

  mutating func add(_ x: Int, _ y: Int, to canvas: inout PixelCanvas) {
    defer { last = (x, y) }
    length += 1
    if style == .points {
      canvas.set(x, y, series: number)
      mark(x, y)
      return
    }
    guard let last else {
      canvas.set(x, y, series: number)
      mark(x, y)
      return
    }
    if x == last.x {
      // Only what lies beyond the column's extremes so far has to be drawn.
      let known = pending?.x == x ? pending : nil
      let low = min(y, last.y, known?.low ?? y)
      let high = max(y, last.y, known?.high ?? y)
      if known == nil || low < (known?.low ?? low) || high > (known?.high ?? high) {
        canvas.line(x, low, x, high, series: number)
      }
      pending = (x, low, high)
    } else if style == .steps {
      canvas.line(last.x, last.y, x, last.y, series: number)
      canvas.line(x, last.y, x, y, series: number)
      for column in (last.x / kind.cellWidth)...max(last.x, x) / kind.cellWidth {
        mark(column * kind.cellWidth, last.y)
      }
    } else {
      canvas.line(last.x, last.y, x, y, series: number)
      let first = min(last.x, x) / kind.cellWidth
      for column in first...max(last.x, x) / kind.cellWidth {
        let place = Double(column * kind.cellWidth - last.x) / Double(x - last.x)
        mark(column * kind.cellWidth, last.y + Int((min(max(place, 0), 1) * Double(y - last.y)).rounded()))
      }
    }
    mark(x, y)
  }

  /// Ends the line: the next point begins a new one.
  mutating func breakLine(to canvas: inout PixelCanvas) {
    if length == 1, let last { lonely.append(last) }
    length = 0
    last = nil
    pending = nil
  }

  private mutating func mark(_ x: Int, _ y: Int) {
    let column = x / kind.cellWidth
    if trace.indices.contains(column) { trace[column] = max(0, y / kind.cellHeight) }
  }
}
