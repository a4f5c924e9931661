// SPDX-License-Identifier: GPL-3.0-or-later

/// Bars of one kind: each from a place to a place, from its base to its value.
public struct BarSet: Equatable, Sendable {
  /// One bar.
  public struct Bar: Equatable, Sendable {
    /// Where it begins and ends along the x axis.
    public var from, to: Double
    /// Where it stands and how far it goes.
    public var base, value: Double
    /// The number of its colour, -1 for the terminal's own; nil for that of its set.
    public var hue: Int?

    /// A bar between two places and two values.
    public init(from: Double, to: Double, base: Double, value: Double) {
      (self.from, self.to, self.base, self.value) = (from, to, base, value)
    }
  }

  /// The name of all of them.
  public var name: String
  /// The bars.
  public var bars: [Bar]
  /// A name for each, for the description.
  public var names: [String]

  /// Bars of one name.
  public init(name: String, bars: [Bar], names: [String]) { (self.name, self.bars, self.names) = (name, bars, names) }
}

/// The area between two curves.
public struct Band: Equatable, Sendable {
  /// The name.
  public var name: String
  /// The places and the two curves over them; nan is a gap.
  public var x, low, high: [Double]

  /// The area between two curves over the same places.
  public init(name: String, x: [Double], low: [Double], high: [Double]) {
    (self.name, self.x, self.low, self.high) = (name, x, low, high)
  }
}

/// Cells in shades of their values, which other things may be drawn over.
public struct ShadedField: Equatable, Sendable {
  /// The borders of the columns and rows: one more than there are cells.
  public var xEdges, yEdges: [Double]
  /// The rows of values; nan is a hole.
  public var values: [[Double]]
  /// The values of the lightest and the darkest shade.
  public var low, high: Double
  /// What is said of it.
  public var words: String
  /// The colours from the lowest to the highest value; empty for the chart's own.
  public var colors: [[Double]] = []

  /// Cells between borders.
  public init(xEdges: [Double], yEdges: [Double], values: [[Double]], low: Double, high: Double, words: String) {
    (self.xEdges, self.yEdges, self.values) = (xEdges, yEdges, values)
    (self.low, self.high, self.words) = (low, high, words)
  }

  /// The value at a place; nil outside.
  func value(_ x: Double, _ y: Double) -> Double? {
    guard let column = Self.cell(x, xEdges), let row = Self.cell(y, yEdges), row < values.count,
      column < values[row].count
    else { return nil }
    return values[row][column]
  }

  /// The cell between borders that rise or fall.
  private static func cell(_ place: Double, _ edges: [Double]) -> Int? {
    guard let first = edges.first, let last = edges.last, edges.count > 1 else { return nil }
    let isRising = last > first
    guard place >= min(first, last), place <= max(first, last) else { return nil }
    var (low, high) = (0, edges.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if (edges[middle] <= place) == isRising { low = middle } else { high = middle }
    }
    return low
  }
}

/// Words at a place of a chart.
public struct PlacedText: Equatable, Sendable {
  /// The words.
  public var text: String
  /// The place.
  public var x, y: Double
  /// Whether the place is the middle of the words (0), their beginning (1) or their end (-1).
  public var side: Int

  /// Words at a place.
  public init(text: String, x: Double, y: Double, side: Int) {
    (self.text, self.x, self.y, self.side) = (text, x, y, side)
  }
}

/// Everything that two axes can show at once: lines, points, bars, bands, shades and words.
public struct AxesChart: Chart, Equatable {
  /// Lines, points and reference lines, with title, labels, scales, limits and ticks.
  public var lines: LineChart
  /// Bars, drawn under the lines; sets lie over each other where they overlap.
  public var bars: [BarSet] = []
  /// Areas between curves.
  public var bands: [Band] = []
  /// Cells in shades, under everything.
  public var field: ShadedField?
  /// Words, over everything.
  public var texts: [PlacedText] = []

  /// What two axes show.
  public init(lines: LineChart) { self.lines = lines }

  var plot: Plot {
    var plot = lines.plot
    for (number, set) in bars.enumerated() {
      plot.bars += set.bars.map {
        Plot.Bar(from: $0.from, to: $0.to, value: $0.value, base: $0.base, number: number, hue: $0.hue)
      }
    }
    plot.barNames = bars.map(\.name)
    (plot.bands, plot.field, plot.texts) = (bands, field, texts)
    return plot
  }

  /// The drawing as text, with the description below.
  public func render(_ options: RenderOptions) -> String { plot.render(options, description: describe()) }

  /// A line for each thing.
  public func describe() -> [String] {
    var words: [String] = []
    if let field { words.append(field.words) }
    for set in bars {
      let name = TextLayout.oneLine(set.name)
      let values = BarWords.describe(
        set.bars.indices.map { $0 < set.names.count ? set.names[$0] : "" }, set.bars.map { $0.value - $0.base })
      words += values.map { (name.isEmpty ? "" : name + ": ") + $0 }
    }
    for band in bands {
      let low = band.low.filter(\.isFinite)
      let high = band.high.filter(\.isFinite)
      let name = band.name.isEmpty ? "a band" : TextLayout.oneLine(band.name)
      guard let bottom = low.min(), let top = high.max() else { continue }
      let widths = zip(band.low, band.high).map { ($1 - $0).magnitude }.filter(\.isFinite)
      let width = (NumberText.short(widths.min() ?? 0, digits: 4), NumberText.short(widths.max() ?? 0, digits: 4))
      words.append(
        "\(name): between \(NumberText.short(bottom, digits: 4)) and \(NumberText.short(top, digits: 4)), "
          + (width.0 == width.1 ? "\(width.0) wide" : "\(width.0) to \(width.1) wide"))
    }
    let hasOthers = !words.isEmpty || !texts.isEmpty
    words += lines.describe().filter { !hasOthers || $0 != "There is nothing to draw." }
    return words.filter { !$0.isEmpty }
  }

  /// A row for each point and bar: series, x, y.
  public func csv() -> String {
    var text = lines.csv()
    for set in bars {
      for bar in set.bars { text += "\(CSV.field(set.name)),\((bar.from + bar.to) / 2),\(bar.value)\n" }
    }
    for band in bands {
      for i in 0..<min(band.x.count, band.low.count, band.high.count) {
        text +=
          "\(CSV.field(band.name)),\(band.x[i]),\(band.low[i])\n\(CSV.field(band.name)),\(band.x[i]),\(band.high[i])\n"
      }
    }
    return text
  }
}
