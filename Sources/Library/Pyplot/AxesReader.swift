// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime

/// What `matplotlib._drawing` says of axes, as a chart.
struct AxesReader {
  private let record: DrawingRecord
  private let xLimits: ClosedRange<Double>?
  private let yLimits: ClosedRange<Double>?
  private var lines: LineChart
  private var bars: [BarSet] = []
  private var bands: [Band] = []
  private var field: ShadedField?
  private var texts: [PlacedText] = []
  private var notes: [String]
  private var outside = 0

  init(_ record: DrawingRecord) throws {
    self.record = record
    func limits(_ name: String) -> (range: ClosedRange<Double>?, isReversed: Bool) {
      let ends = record.numbers(name)
      guard ends.count == 2, ends[0].isFinite, ends[1].isFinite else { return (nil, false) }
      return (min(ends[0], ends[1])...max(ends[0], ends[1]), ends[0] > ends[1])
    }
    func ticks(_ name: String) -> [Tick]? {
      guard case .list(let list) = record[name] else { return nil }
      return list.items.map { pair in
        let parts = DrawingRecord.items(pair)
        return Tick(
          value: parts.first.flatMap { DrawingRecord.number($0) } ?? .nan, label: parts.last?.text ?? "")
      }
    }
    let (x, y) = (limits("xlim"), limits("ylim"))
    (xLimits, yLimits) = (x.range, y.range)
    notes = record.texts("notes")
    lines = LineChart(
      title: record.text("title"), xLabel: record.text("xlabel"), yLabel: record.text("ylabel"), series: [],
      xScale: record.text("xscale") == "log" ? .log : .linear, yScale: record.text("yscale") == "log" ? .log : .linear,
      xLimits: x.range, yLimits: y.range)
    (lines.isXReversed, lines.isYReversed) = (x.isReversed, y.isReversed)
    (lines.xTicks, lines.yTicks) = (ticks("xticks"), ticks("yticks"))
  }

  /// The chart.
  func chart() throws -> any Chart {
    var reader = self
    return try reader.made()
  }

  private mutating func made() throws -> any Chart {
    let items = record.items("items").map { DrawingRecord.items($0) }
    let kinds = items.compactMap { $0.first?.text }
    let words = record.items("texts").map { DrawingRecord.items($0) }
    let base: any Chart
    if kinds.count == 1, kinds[0] == "image" || kinds[0] == "rgb" {
      base = kinds[0] == "image" ? matrix(items[0], words) : picture(items[0], words)
    } else if !kinds.isEmpty, kinds.allSatisfy({ $0 == "slice" }) {
      base = PieReading.chart(items, title: lines.title)
    } else if !kinds.isEmpty, kinds.allSatisfy({ $0 == "bars" }), let chart = barChart(items, words) {
      base = chart
    } else {
      for item in items { draw(item) }
      place(words)
      // What belongs to the axes themselves is no news.
      let said = notes
      place(record.items("labels").map { DrawingRecord.items($0) })
      notes = said
      base = full()
    }
    if outside > 0 { notes.append("\(outside) point\(outside == 1 ? " lies" : "s lie") outside of the limits") }
    return notes.isEmpty ? base : NotedChart(base: base, notes: notes)
  }

  // MARK: Everything at once

  /// Everything over both axes, whatever it is, and what is to be said of it: for two things over one x axis.
  func axesChart() -> (chart: AxesChart, notes: [String]) {
    var reader = self
    for item in record.items("items") { reader.draw(DrawingRecord.items(item)) }
    reader.place(record.items("texts").map { DrawingRecord.items($0) })
    var chart = reader.full() as? AxesChart ?? AxesChart(lines: reader.lines)
    if chart.bars.isEmpty, chart.bands.isEmpty, chart.field == nil, chart.texts.isEmpty {
      chart.lines.hasFixedLimits = false
    }
    if reader.outside > 0 {
      reader.notes.append("\(reader.outside) point\(reader.outside == 1 ? " lies" : "s lie") outside of the limits")
    }
    return (chart, reader.notes)
  }

  private func full() -> any Chart {
    var lines = lines
    // Words have no say in how far the axes go.
    if bars.isEmpty, bands.isEmpty, field == nil, texts.isEmpty {
      lines.hasFixedLimits = false
      return lines
    }
    lines.hasFixedLimits = true
    var chart = AxesChart(lines: lines)
    (chart.bars, chart.bands, chart.field, chart.texts) = (bars, bands, field, texts)
    return chart
  }

  private mutating func add(_ given: Series) {
    let part = LimitedLine(given.x, given.y, given.style, xLimits, yLimits)
    outside += given.words == nil ? part.outside : 0
    var series = given
    (series.x, series.y) = (part.x, part.y)
    series.points = given.points?.of(part.places)
    lines.series.append(series)
  }

  private mutating func draw(_ item: [Value]) {
    guard let kind = item.first?.text else { return }
    func text(_ i: Int) -> String { i < item.count ? item[i].text ?? "" : "" }
    func numbers(_ i: Int) -> [Double] { i < item.count ? DrawingRecord.numbers(item[i]) : [] }
    func number(_ i: Int) -> Double { i < item.count ? DrawingRecord.number(item[i]) ?? .nan : .nan }
    switch kind {
    case "line", "points", "steps":
      let style: Series.Style = kind == "line" ? .line : kind == "points" ? .points : .steps
      var series = Series(text(1), x: numbers(2), y: numbers(3), style: style)
      series.words = text(5).isEmpty ? nil : text(5)
      series.hue = item.count > 4 ? DrawingRecord.number(item[4]).map { Int($0) } : nil
      if item.count > 6, case .bool(true) = item[6] { series.isMarked = true }
      if style == .points, item.count > 8 { series.points = PointStyle() }
      add(series)
    case "shades": for series in ShadedPoints(item)?.series ?? [] { add(series) }
    case "hline": lines.referenceLines.append(ReferenceLine(.y, at: number(2), label: text(1)))
    case "vline": lines.referenceLines.append(ReferenceLine(.x, at: number(2), label: text(1)))
    case "span": span(text(1), isUpright: number(2) == 0, number(3), number(4))
    case "band": bands.append(Band(name: text(1), x: numbers(2), low: numbers(3), high: numbers(4)))
    case "bars": addBars(item)
    case "field": addField(item)
    case "image": addImage(item)
    case "arrow": arrow(text(1), (number(2), number(3)), (number(4), number(5)))
    default: notes.append("not drawn: \(kind)")
    }
  }

  private mutating func span(_ label: String, isUpright: Bool, _ low: Double, _ high: Double) {
    let name = label.isEmpty ? "an area" : label
    if isUpright {
      for (end, side) in [(low, "from"), (high, "to")] {
        lines.referenceLines.append(ReferenceLine(.x, at: end, label: "\(name) \(side)"))
      }
    } else {
      for (end, side) in [(low, "from"), (high, "to")] {
        lines.referenceLines.append(ReferenceLine(.y, at: end, label: "\(name) \(side)"))
      }
    }
  }

  private mutating func arrow(_ label: String, _ from: (Double, Double), _ to: (Double, Double)) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1)
    if let last = lines.series.indices.last,
      lines.series[last].words?.hasSuffix("arrow") == true || lines.series.last?.words?.hasSuffix("arrows") == true
    {
      lines.series[last].x += [.nan, from.0, to.0]
      lines.series[last].y += [.nan, from.1, to.1]
      let count = lines.series[last].x.count { $0.isNaN } + 1
      lines.series[last].words = "\(count) arrows"
    } else {
      var series = Series(label, x: [from.0, to.0], y: [from.1, to.1])
      series.words = "1 arrow"
      lines.series.append(series)
    }
    guard dx != 0 || dy != 0 else { return }
    let head = dx.magnitude >= dy.magnitude ? (dx > 0 ? ">" : "<") : dy > 0 ? "^" : "v"
    texts.append(PlacedText(text: head, x: to.0, y: to.1, side: 0))
  }

  private mutating func place(_ words: [[Value]]) {
    for item in words where item.count >= 4 {
      let (text, x, y) = (
        item[0].text ?? "", DrawingRecord.number(item[1]) ?? .nan, DrawingRecord.number(item[2]) ?? .nan
      )
      notes.append("(\(NumberText.short(x)), \(NumberText.short(y))): \(text)")
      guard x.isFinite, y.isFinite, xLimits?.contains(x) ?? true, yLimits?.contains(y) ?? true else { continue }
      let side = item[3].text == "center" ? 0 : item[3].text == "right" ? -1 : 1
      texts.append(PlacedText(text: text, x: x, y: y, side: side))
    }
  }

  private mutating func addField(_ item: [Value]) {
    guard item.count > 6 else { return }
    let values = DrawingRecord.rows(item[3])
    let finite = values.flatMap { $0 }.filter(\.isFinite)
    let (low, high) = (
      DrawingRecord.number(item[4]) ?? finite.min() ?? 0, DrawingRecord.number(item[5]) ?? finite.max() ?? 1
    )
    let levels = DrawingRecord.numbers(item[6])
    let size = "\(values.count) x \(values.first?.count ?? 0)"
    let words: String
    if levels.count == 3 {
      words =
        "\(size) in \(Int(levels[2])) areas from \(NumberText.short(levels[0], digits: 4)) to "
        + NumberText.short(levels[1], digits: 4)
    } else {
      words = item[6].text ?? Heatmap(values: values).describe().joined()
    }
    field = ShadedField(
      xEdges: DrawingRecord.numbers(item[1]), yEdges: DrawingRecord.numbers(item[2]), values: values, low: low,
      high: high,
      words: words)
    let own = DrawingRecord.colors(item.count > 7 ? item[7] : .none)
    field?.colors = own
  }

  /// A matrix under other things.
  private mutating func addImage(_ item: [Value]) {
    guard item.count > 8 else { return }
    var values = DrawingRecord.rows(item[1])
    let ends = (4...7).map { DrawingRecord.number(item[$0]) ?? 0 }
    let (rows, columns) = (values.count, values.first?.count ?? 0)
    guard rows > 0, columns > 0 else { return }
    func edges(_ from: Double, _ to: Double, _ count: Int) -> [Double] {
      (0...count).map { from + (to - from) * Double($0) / Double(count) }
    }
    // The first row stands on top, or below.
    if item[8].text == "upper" { values.reverse() }
    let finite = values.flatMap { $0 }.filter(\.isFinite)
    field = ShadedField(
      xEdges: edges(ends[0], ends[1], columns), yEdges: edges(ends[2], ends[3], rows), values: values,
      low: DrawingRecord.number(item[2]) ?? finite.min() ?? 0, high: DrawingRecord.number(item[3]) ?? finite.max() ?? 1,
      words: Heatmap(values: DrawingRecord.rows(item[1])).describe().joined())
    let own = DrawingRecord.colors(item.count > 10 ? item[10] : .none)
    field?.colors = own
  }

  // MARK: Pictures

  /// The labels of rows or columns: those of ticks, or the ends of an extent.
  private func labels(_ ticks: [Tick]?, _ count: Int, _ first: Double, _ last: Double, isReversed: Bool) -> [String]? {
    let step = (last - first) / Double(max(count, 1))
    let isPlain = (step.magnitude - 1).magnitude < 1e-9 && min(first, last) == -0.5
    if let ticks {
      var labels = [String](repeating: "", count: count)
      for tick in ticks where step != 0 {
        let place = Int(((tick.value - first) / step).rounded(.down))
        if labels.indices.contains(place) { labels[place] = tick.label }
      }
      return labels
    }
    if isPlain {
      if !isReversed { return nil }
      return (0..<count).map { String(count - 1 - $0) }
    }
    var labels = [String](repeating: "", count: count)
    for place in Set([0, count / 2, count - 1]) where labels.indices.contains(place) {
      labels[place] = NumberText.short(first + (Double(place) + 0.5) * step, digits: 3)
    }
    return labels
  }

  private mutating func matrix(_ item: [Value], _ words: [[Value]]) -> any Chart {
    guard item.count > 9 else { return LineChart(series: []) }
    var values = DrawingRecord.rows(item[1])
    let ends = (4...7).map { DrawingRecord.number(item[$0]) ?? 0 }
    let isLower = item[8].text == "lower"
    let (rows, columns) = (values.count, values.first?.count ?? 0)
    var map = Heatmap(title: lines.title, xLabel: lines.xLabel, yLabel: lines.yLabel, values: values)
    map.colors = DrawingRecord.colors(item.count > 10 ? item[10] : .none)
    map.low = DrawingRecord.number(item[2])
    map.high = DrawingRecord.number(item[3])
    // From the top row down.
    let (top, bottom) = (max(ends[2], ends[3]), min(ends[2], ends[3]))
    let rowFirst = isLower ? top : ends[3]
    let rowLast = isLower ? bottom : ends[2]
    if isLower {
      values.reverse()
      map.values = values
      let plain = labels(lines.yTicks, rows, rowFirst, rowLast, isReversed: true)
      map.rowLabels = plain
      notes.append("the first row is the lowest")
    } else {
      map.rowLabels = labels(lines.yTicks, rows, rowFirst, rowLast, isReversed: false)
    }
    map.columnLabels = labels(lines.xTicks, columns, ends[0], ends[1], isReversed: false)
    if !record.flag("frame") {
      map.rowLabels = [String](repeating: "", count: rows)
      map.columnLabels = [String](repeating: "", count: columns)
    }
    // Numbers in all cells are the cells' own.
    let texts = cellTexts(words, rows, columns, x: (ends[0], ends[1]), y: (rowFirst, rowLast))
    if let texts {
      (map.showsNumbers, map.cellTexts) = (true, texts)
    } else {
      for item in words where item.count >= 4 {
        let place = (DrawingRecord.number(item[1]) ?? .nan, DrawingRecord.number(item[2]) ?? .nan)
        notes.append("(\(NumberText.short(place.0)), \(NumberText.short(place.1))): \(item[0].text ?? "")")
      }
    }
    return map
  }

  /// What stands in each cell, from the top row down; nil where not every cell has one text.
  private func cellTexts(
    _ words: [[Value]], _ rows: Int, _ columns: Int, x: (Double, Double), y: (Double, Double)
  ) -> [[String]]? {
    guard words.count == rows * columns, !words.isEmpty, x.0 != x.1, y.0 != y.1 else { return nil }
    var texts = [[String?]](repeating: [String?](repeating: nil, count: columns), count: rows)
    for item in words where item.count > 2 {
      guard let px = DrawingRecord.number(item[1]), let py = DrawingRecord.number(item[2]) else { return nil }
      let (across, down) = ((px - x.0) / (x.1 - x.0), (py - y.0) / (y.1 - y.0))
      guard across >= 0, across < 1, down >= 0, down < 1 else { return nil }
      texts[Int(down * Double(rows))][Int(across * Double(columns))] = item[0].text
    }
    let known = texts.map { $0.compactMap { $0 } }
    return known.allSatisfy { $0.count == columns } ? known : nil
  }

  private mutating func picture(_ item: [Value], _ words: [[Value]]) -> any Chart {
    guard item.count > 6 else { return LineChart(series: []) }
    // The types are written out: without them the compiler searches for seconds.
    var pixels: [[[Double]]] = DrawingRecord.rows(item[1]).map { (row: [Double]) -> [[Double]] in
      stride(from: 0, to: row.count - 2, by: 3).map { Array(row[$0..<$0 + 3]) }
    }
    if item[6].text == "lower" { pixels.reverse() }
    let all = pixels.flatMap { $0 }
    let count = Double(max(all.count, 1))
    let means: [String] = (0..<3).map { (channel: Int) -> String in
      let sum: Double = all.reduce(0) { $0 + $1[channel] }
      return NumberText.short(sum / count, digits: 2)
    }
    var words = words.compactMap { $0.first?.text }
    words.insert(
      "a picture of \(pixels.count) x \(pixels.first?.count ?? 0) in colours; in the mean red \(means[0]), green \(means[1]), blue \(means[2])",
      at: 0)
    return Picture(title: lines.title, pixels: pixels, notes: words)
  }

  // MARK: Bars

  private mutating func addBars(_ item: [Value]) {
    guard let drawn = DrawnBars(item) else { return }
    if drawn.isLevel {
      // Level bars among other things are their outlines.
      var (x, y): ([Double], [Double]) = ([], [])
      for box in drawn.boxes {
        x += [box[0], box[0] + box[2], box[0] + box[2], box[0], box[0], .nan]
        y += [box[1], box[1], box[1] + box[3], box[1] + box[3], box[1], .nan]
      }
      var outlines = Series(drawn.name, x: x, y: y)
      outlines.words = BarReadingWords.describe(drawn)
      add(outlines)
      return
    }
    let reach = (drawn.boxes.first?[2] ?? 1) / 2 + 1e-9
    let bars = drawn.boxes.enumerated().map { place, box in
      var bar = BarSet.Bar(from: box[0], to: box[0] + box[2], base: box[1], value: box[1] + box[3])
      if place < drawn.hues.count { bar.hue = drawn.hues[place] }
      return bar
    }
    let names = drawn.places.map { AxesReader.name($0, lines.xTicks, reach: max(reach, 0.5)) }
    self.bars.append(BarSet(name: drawn.name, bars: bars, names: drawn.names.isEmpty ? names : drawn.names))
  }

  /// Bars alone: one set as named bars, level ones as rows; nil where places matter.
  private mutating func barChart(_ items: [[Value]], _ words: [[Value]]) -> (any Chart)? {
    let sets = items.compactMap { DrawnBars($0) }
    guard let first = sets.first, xLimits == nil, yLimits == nil || first.isLevel else { return nil }
    // The numbers at the ends of bars are the bars' own.
    let texts = words.compactMap { $0.first?.text }
    if sets.allSatisfy(\.isLevel) { return levelBars(sets, texts) }
    guard sets.count == 1, words.isEmpty, first.bases.allSatisfy({ $0 == 0 }), lines.yScale == .linear else {
      return nil
    }
    if let edges = first.edges {
      var chart = Histogram(
        title: lines.title, xLabel: lines.xLabel, yLabel: lines.yLabel.isEmpty ? "count" : lines.yLabel, edges: edges,
        counts: first.values)
      chart.hue = first.hues.first ?? nil
      return chart
    }
    let steps = zip(first.places, first.places.dropFirst()).map { $1 - $0 }
    guard first.places.count <= 40, steps.allSatisfy({ $0 > 0 && ($0 - (steps.first ?? $0)).magnitude < 1e-6 * $0 })
    else {
      return nil
    }
    let reach = (steps.first ?? 1) / 2
    var chart = BarChart(
      title: lines.title, xLabel: lines.xLabel, yLabel: lines.yLabel,
      labels: first.places.map { AxesReader.name($0, lines.xTicks, reach: reach) }, values: first.values)
    chart.hues = first.hues
    return chart
  }

  private mutating func levelBars(_ sets: [DrawnBars], _ texts: [String]) -> any Chart {
    var rows: [(place: Double, number: Int, label: String, value: Double)] = []
    for (number, set) in sets.enumerated() {
      let reach = max((set.boxes.first?[3] ?? 1) / 2, sets.count > 1 ? 0.5 : 0) + 1e-9
      for (i, value) in set.values.enumerated() where i < set.places.count {
        var label = AxesReader.name(set.places[i], lines.yTicks, reach: reach)
        if sets.count > 1, !set.name.isEmpty { label += " \(set.name)" }
        if set.bases[i] != 0 { label += " from \(NumberText.short(set.bases[i]))" }
        rows.append((set.places[i], number, label, value))
      }
    }
    // matplotlib's first bar is the lowest, unless the axis is turned round.
    rows.sort { a, b in
      sets.count > 1 && a.place.rounded() == b.place.rounded()
        ? a.number < b.number : lines.isYReversed ? a.place < b.place : a.place > b.place
    }
    let title = [lines.title, lines.xLabel].filter { !$0.isEmpty }.joined(separator: ": ")
    let others = texts.filter { text in !rows.contains { NumberText.short($0.value) == text } }
    if !others.isEmpty { notes.append(others.joined(separator: ", ")) }
    return HorizontalBarChart(title: title, labels: rows.map(\.label), values: rows.map(\.value))
  }
}

/// What is said of level bars that stand among other things.
enum BarReadingWords {
  static func describe(_ bars: DrawnBars) -> String {
    let values = bars.values.filter(\.isFinite)
    guard let low = values.min(), let high = values.max() else { return "no bars" }
    return "\(values.count) level bars from \(NumberText.short(low)) to \(NumberText.short(high)) long"
  }
}
