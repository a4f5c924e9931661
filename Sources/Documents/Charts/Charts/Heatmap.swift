// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// A matrix drawn as shades: weights, images, feature maps.
///
/// Where the matrix has more cells than the drawing, each drawn cell shows the one of its values that lies farthest from
/// the mean of all, so that no extreme is lost; the drawing says so.
public struct Heatmap: Chart, Equatable {
  /// The title above the chart; empty for none.
  public var title: String
  /// What the columns are.
  public var xLabel: String
  /// What the rows are.
  public var yLabel: String
  /// The rows. Rows may differ in length; missing cells stay blank.
  public var values: [[Double]]
  /// Whether the cells are numbers in place of shades, where these fit.
  public var showsNumbers = false
  /// Words in place of these numbers, a row for each row; nil for the numbers.
  public var cellTexts: [[String]]?
  /// The value of the lightest shade; nil for the smallest there is.
  public var low: Double?
  /// The value of the darkest shade; nil for the largest there is.
  public var high: Double?

  /// The colours from the lowest to the highest value; empty for the chart's own.
  public var colors: [[Double]] = []
  /// A label for each row; empty for none. Nil numbers them.
  public var rowLabels: [String]?
  /// A label for each column; empty for none. Nil numbers them.
  public var columnLabels: [String]?

  /// A drawing of these rows.
  public init(title: String = "", xLabel: String = "", yLabel: String = "", values: [[Double]]) {
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.values = values
  }

  private var rowCount: Int { values.count }
  private var columnCount: Int { values.map(\.count).max() ?? 0 }

  private var range: DataRange {
    var range = DataRange()
    for row in values { for value in row { range.include(value) } }
    if let low, low.isFinite { range.low = low }
    if let high, high.isFinite { range.high = high }
    return range
  }

  /// Where a value lies between the lowest (0) and the highest (1); a half when all are the same.
  private func place(_ value: Double, _ range: DataRange) -> Double {
    guard range.high > range.low else { return 0.5 }
    return min(max((value / 2 - range.low / 2) / (range.high / 2 - range.low / 2), 0), 1)
  }

  private static let asciiShades: [Character] = [".", ":", "-", "=", "+", "*", "#", "%", "@"]
  private static let unicodeShades: [Character] = ["·", "░", "▒", "▓", "█"]

  private static func shades(_ glyphs: GlyphSet) -> [Character] { glyphs == .ascii ? asciiShades : unicodeShades }

  static func shade(_ place: Double, _ glyphs: GlyphSet) -> Character {
    let shades = shades(glyphs)
    return shades[min(shades.count - 1, max(0, Int(place * Double(shades.count))))]
  }

  /// The value that stands for a block of cells; nil for a block without cells.
  private func representative(_ rows: Range<Int>, _ columns: Range<Int>, mean: Double) -> Double? {
    var best: Double?
    for row in rows {
      for column in columns where column < values[row].count {
        let value = values[row][column]
        if !DataRange.tamed(value).isFinite { return value }
        if best.map({ (value - mean).magnitude > ($0 - mean).magnitude }) ?? true { best = value }
      }
    }
    return best
  }

  private var mean: Double {
    var (sum, count) = (0.0, 0.0)
    for row in values {
      for value in row where DataRange.tamed(value).isFinite {
        count += 1
        sum += (value - sum) / count
      }
    }
    return sum
  }

  /// The labels of rows or columns that have room, with their places: those given, or every so many numbers.
  private func ticks(_ labels: [String]?, _ count: Int, room: Double) -> [(Int, String)] {
    if let labels {
      let named = labels.prefix(count).enumerated().filter { !$0.element.isEmpty }
      let step = max(1, Int((Double(named.count) / max(room, 1)).rounded(.up)))
      return named.enumerated().filter { $0.offset % step == 0 }.map { ($0.element.offset, $0.element.element) }
    }
    let least = max(1, Int((Double(count) / max(min(room, 10), 1)).rounded(.up)))
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].first { $0 >= least } ?? least
    return stride(from: 0, to: count, by: step).map { ($0, String($0)) }
  }

  /// Whether dark words would be hard to read on the colour of a place.
  private func isDark(_ place: Double) -> Bool {
    let parts = colors.count > 1 ? Palette.mixed(place, colors) : []
    return parts.isEmpty ? place < 0.4 : parts[0] * 3 + parts[1] * 6 + parts[2] < 1200
  }

  /// The drawing as text. Cells are two columns wide where there is room, so that they look square.
  public func render(_ options: RenderOptions) -> String {
    let options = options.clamped
    guard options.width >= RenderOptions.minimumWidth else { return options.tooNarrow }
    guard rowCount > 0, columnCount > 0 else {
      let lines = [TextLayout.oneLine(title)].filter { !$0.isEmpty } + describe().map(options.said)
      return TextLayout.joined(lines.map { TextLayout.truncated($0, to: options.width, options.glyphs) })
    }
    let range = self.range
    if showsNumbers, let text = numbers(range, options) { return text }
    let names = rowLabels.map {
      $0.map { TextLayout.truncated(TextLayout.oneLine($0), to: options.width / 4, options.glyphs) }
    }
    let labelWidth = names.map { $0.map(DisplayWidth.of).max() ?? 0 } ?? String(rowCount - 1).utf8.count
    let gutter = labelWidth + 2
    let room = options.width - gutter
    let cellWidth = labelledWidth.flatMap { columnCount * $0 <= room ? $0 : nil } ?? (columnCount * 2 <= room ? 2 : 1)
    let drawnColumns = min(columnCount, room / cellWidth)
    let drawnRows = min(rowCount, max(options.height, 3) * 2)
    let mean = self.mean
    var grid = CharacterGrid(columns: options.width, rows: drawnRows + 2)
    var (hasNaN, hasInfinity) = (false, false)
    let labelStep = (drawnRows + 9) / 10
    for row in 0..<drawnRows {
      let rows = (row * rowCount / drawnRows)..<((row + 1) * rowCount / drawnRows)
      if let names {
        let label = rows.compactMap { $0 < names.count && !names[$0].isEmpty ? names[$0] : nil }.first ?? ""
        grid.put(text: TextLayout.padded(label, to: labelWidth, right: true), 0, row)
      } else if row % labelStep == 0 {
        grid.put(text: TextLayout.padded(String(rows.lowerBound), to: labelWidth, right: true), 0, row)
      }
      grid.put(options.glyphs == .ascii ? "|" : "│", gutter - 1, row)
      for column in 0..<drawnColumns {
        let columns = (column * columnCount / drawnColumns)..<((column + 1) * columnCount / drawnColumns)
        guard let value = representative(rows, columns, mean: mean) else { continue }
        let tamed = DataRange.tamed(value)
        let glyph: Character
        var paint = Paint.plain
        if tamed.isFinite {
          let place = place(tamed, range)
          glyph = Heatmap.shade(place, options.glyphs)
          paint = .heat(place, colors)
        } else {
          hasNaN = hasNaN || tamed.isNaN
          hasInfinity = hasInfinity || !tamed.isNaN
          glyph = tamed.isNaN ? Marks.nan : tamed > 0 ? Marks.above(options.glyphs) : Marks.below(options.glyphs)
        }
        for offset in 0..<cellWidth { grid.put(glyph, gutter + column * cellWidth + offset, row, paint) }
      }
    }
    let lastLabel = String(columnCount - 1)
    let lastPlace = gutter + (drawnColumns - 1) * cellWidth
    var lastStart = min(max(lastPlace, gutter + 2), options.width - lastLabel.utf8.count)
    if let columnLabels {
      var free = gutter
      for (column, label) in columnLabels.enumerated() where !label.isEmpty && column < columnCount {
        let text = TextLayout.oneLine(label)
        let start = gutter + column * drawnColumns / columnCount * cellWidth
        guard start >= free, start + DisplayWidth.of(text) <= options.width else { continue }
        grid.put(text: text, start, drawnRows)
        free = start + DisplayWidth.of(text) + 1
      }
      lastStart = gutter
    } else {
      grid.put(text: "0", gutter, drawnRows)
      if columnCount > 1 { grid.put(text: lastLabel, lastStart, drawnRows) }
    }
    let xTitle = TextLayout.oneLine(xLabel)
    let xWidth = DisplayWidth.of(xTitle)
    let xStart = gutter + max(2, (drawnColumns * cellWidth - xWidth) / 2)
    let fits = xStart + xWidth < lastStart
    grid.put(text: xTitle, fits ? xStart : gutter, fits ? drawnRows : drawnRows + 1)

    var lines = [title, yLabel].map { TextLayout.truncated(TextLayout.oneLine($0), to: options.width, options.glyphs) }
      .filter { !$0.isEmpty }
    lines += grid.lines(options.color)
    while lines.last?.isEmpty == true { lines.removeLast() }
    // Where the words come later, the smallest and largest value are among them.
    if options.showsDescription { lines += scaleBar(range, options) }
    var notes: [String] = []
    if drawnRows < rowCount || drawnColumns < columnCount {
      notes.append(
        "\(rowCount) rows and \(columnCount) columns shown as \(drawnRows) and \(drawnColumns), each cell by the value "
          + "farthest from the mean")
    }
    if hasNaN { notes.append("\(Marks.nan) not a number") }
    if hasInfinity { notes.append("\(Marks.above(options.glyphs)) \(Marks.below(options.glyphs)) infinite") }
    if options.showsDescription { notes += describe() }
    for note in notes { lines += options.wrapped(note, indent: 2) }
    return TextLayout.joined(lines)
  }

  /// The columns that a cell needs for the label under it, where each column has one of its own.
  private var labelledWidth: Int? {
    guard let columnLabels, columnLabels.count == columnCount, !columnLabels.contains("") else { return nil }
    let widest = columnLabels.map { DisplayWidth.of(TextLayout.oneLine($0)) }.max() ?? 0
    return widest <= 8 ? max(2, widest + 1) : nil
  }

  /// The columns that the whole needs so that nothing of it is left out.
  var wantedWidth: Int {
    let gutter = (rowLabels.map { $0.map { min(16, DisplayWidth.of($0)) }.max() ?? 0 } ?? 3) + 2
    let numberWidth = showsNumbers ? (texts.flatMap { $0 }.map(DisplayWidth.of).max() ?? 0) + 2 : 2
    return gutter + columnCount * max(labelledWidth ?? 2, numberWidth)
  }

  private var texts: [[String]] {
    cellTexts?.map { $0.map { TextLayout.oneLine($0) } }
      ?? values.map { row in row.map { NumberText.short($0, digits: 3) } }
  }

  /// The cells as numbers, coloured as the shades would be; nil where they do not fit.
  private func numbers(_ range: DataRange, _ options: RenderOptions) -> String? {
    guard rowCount <= max(options.height, 3) * 2, columnCount <= options.width else { return nil }
    let texts = texts
    let numberWidth = (texts.flatMap { $0 }.map(DisplayWidth.of).max() ?? 0) + 2
    let names = rowLabels.map { $0.map { TextLayout.truncated(TextLayout.oneLine($0), to: 16, options.glyphs) } }
    let gutter = (names.map { $0.map(DisplayWidth.of).max() ?? 0 } ?? String(rowCount - 1).utf8.count) + 2
    let heads = columnLabels ?? (0..<columnCount).map(String.init)
    let width = max(numberWidth, (heads.map(DisplayWidth.of).max() ?? 0) + 1)
    guard gutter + columnCount * width <= options.width else { return nil }
    var grid = CharacterGrid(columns: options.width, rows: rowCount + 1)
    for (column, head) in heads.prefix(columnCount).enumerated() {
      grid.put(text: TextLayout.padded(head, to: width, right: true), gutter + column * width, 0)
    }
    for (row, line) in texts.enumerated() {
      let name = names.map { row < $0.count ? $0[row] : "" } ?? "\(row)"
      grid.put(text: TextLayout.padded(name, to: gutter - 2, right: true), 0, row + 1)
      grid.put(options.glyphs == .ascii ? "|" : "│", gutter - 1, row + 1)
      for (column, text) in line.enumerated() where column < values[row].count {
        let value = DataRange.tamed(values[row][column])
        grid.put(
          text: TextLayout.padded(text, to: width, right: true), gutter + column * width, row + 1,
          value.isFinite ? .heat(place(value, range), colors) : .plain)
      }
    }
    var lines = [title, yLabel].map { TextLayout.truncated(TextLayout.oneLine($0), to: options.width, options.glyphs) }
      .filter { !$0.isEmpty }
    lines += grid.lines(options.color)
    if !xLabel.isEmpty {
      let indent = String(repeating: " ", count: gutter)
      lines.append(TextLayout.truncated(indent + TextLayout.oneLine(xLabel), to: options.width, options.glyphs))
    }
    if options.showsDescription {
      for note in describe() { lines += options.wrapped(note, indent: 2) }
    }
    return TextLayout.joined(lines)
  }

  private func scaleBar(_ range: DataRange, _ options: RenderOptions) -> [String] {
    guard !range.isEmpty else { return [] }
    var bar = CharacterGrid(columns: options.width, rows: 1)
    let shades = Heatmap.shades(options.glyphs)
    let low = NumberText.short(range.low, digits: 4)
    bar.put(text: low, 0, 0)
    let start = low.utf8.count + 1
    for (index, shade) in shades.enumerated() {
      let paint = Paint.heat((Double(index) + 0.5) / Double(shades.count), colors)
      for offset in 0..<2 { bar.put(shade, start + index * 2 + offset, 0, paint) }
    }
    bar.put(text: NumberText.short(range.high, digits: 4), start + shades.count * 2 + 1, 0)
    return bar.lines(options.color)
  }

  /// The shape, and where the smallest and the largest value are.
  public func describe() -> [String] {
    var lowest: (value: Double, row: Int, column: Int)?
    var highest: (value: Double, row: Int, column: Int)?
    var others = 0
    for (row, line) in values.enumerated() {
      for (column, value) in line.enumerated() {
        guard value.isFinite else {
          others += 1
          continue
        }
        if lowest.map({ value < $0.value }) ?? true { lowest = (value, row, column) }
        if highest.map({ value > $0.value }) ?? true { highest = (value, row, column) }
      }
    }
    guard let lowest, let highest else {
      return [others > 0 ? "\(rowCount) x \(columnCount), no finite values" : "There is nothing to draw."]
    }
    let at = { (cell: (value: Double, row: Int, column: Int)) in
      "\(NumberText.short(cell.value)) at [\(cell.row), \(cell.column)]"
    }
    let end = others > 0 ? "; \(others) not finite" : ""
    return ["\(rowCount) x \(columnCount): min \(at(lowest)), max \(at(highest)), mean \(NumberText.short(mean))\(end)"]
  }

  /// The drawing as SVG; at most 256 cells a side.
  public func svg(_ options: SVGOptions) -> String {
    let options = options.clamped
    var svg = SVGBuilder()
    let range = self.range
    let mean = self.mean
    let (rows, columns) = (min(rowCount, 256), min(columnCount, 256))
    let top = title.isEmpty ? 20.0 : 44.0
    if !title.isEmpty {
      svg.text(title, Double(options.width) / 2, 24, "text-anchor=\"middle\" font-size=\"15\" font-weight=\"bold\"")
    }
    if rows > 0, columns > 0 {
      let side = min(
        (Double(options.width) - 100) / Double(columns), (Double(options.height) - top - 56) / Double(rows))
      for row in 0..<rows {
        for column in 0..<columns {
          let rowRange = (row * rowCount / rows)..<((row + 1) * rowCount / rows)
          let columnRange = (column * columnCount / columns)..<((column + 1) * columnCount / columns)
          guard let value = representative(rowRange, columnRange, mean: mean) else { continue }
          let tamed = DataRange.tamed(value)
          let color = tamed.isFinite ? Palette.heatHex(place(tamed, range), colors) : tamed.isNaN ? "#fff" : "#d00"
          svg.rectangle(50 + Double(column) * side, top + Double(row) * side, side, side, "fill=\"\(color)\"")
          guard showsNumbers, rows == rowCount, columns == columnCount, side >= 16 else { continue }
          svg.text(
            NumberText.short(value, digits: 4), 50 + (Double(column) + 0.5) * side,
            top + (Double(row) + 0.5) * side + 4,
            "text-anchor=\"middle\"" + (tamed.isFinite && isDark(place(tamed, range)) ? " fill=\"#fff\"" : ""))
        }
      }
      for (row, label) in ticks(rowLabels, rowCount, room: Double(rows) * side / 16) {
        svg.text(
          TextLayout.truncated(label, to: 7), 45,
          top + (Double(row) + 0.5) * Double(rows) * side / Double(rowCount) + 4,
          "text-anchor=\"end\"")
      }
      let columnTicks = ticks(columnLabels, columnCount, room: Double(columns) * side / 40)
      for (column, label) in columnTicks {
        svg.text(
          label, 50 + (Double(column) + 0.5) * Double(columns) * side / Double(columnCount),
          top + Double(rows) * side + 14, "text-anchor=\"middle\"")
      }
      let bottom = top + Double(rows) * side + (columnTicks.isEmpty ? 0 : 16)
      svg.text(xLabel, 50, bottom + 18, "text-anchor=\"start\" font-style=\"italic\"")
      svg.scale(range.low, range.high, colors, right: Double(options.width) - 50, top: bottom + 8)
      svg.text(yLabel, 50, top - 6, "text-anchor=\"start\" font-style=\"italic\"")
    }
    return svg.document(options, title: title, description: describe())
  }

  /// The rows as they are.
  public func csv() -> String {
    values.map { row in row.map { "\($0)" }.joined(separator: ",") + "\n" }.joined()
  }
}
