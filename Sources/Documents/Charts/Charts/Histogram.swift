// SPDX-License-Identifier: GPL-3.0-or-later

/// How many values lie in each of a row of intervals.
public struct Histogram: Chart, Equatable {
  /// The title above the chart; empty for none.
  public var title: String
  /// What the values are.
  public var xLabel: String
  /// What is counted.
  public var yLabel: String
  /// The borders of the intervals, rising: one more than there are counts.
  public var edges: [Double]
  /// The number of values in each interval. A value on a border counts to the right, on the last border to the left.
  public var counts: [Double]
  /// How many values were not finite, and are in no interval.
  public var skipped: Int

  /// The number of the bars' colour; nil for the chart's own.
  public var hue: Int?

  /// Intervals that were counted elsewhere.
  public init(
    title: String = "", xLabel: String = "", yLabel: String = "count", edges: [Double], counts: [Double],
    skipped: Int = 0
  ) {
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.edges = edges
    self.counts = counts
    self.skipped = skipped
  }

  /// Counts the values in intervals of one width from the smallest value to the largest (for values that are all the same,
  /// from half below to half above), as `numpy.histogram` and `plt.hist` do.
  public init(title: String = "", xLabel: String = "", yLabel: String = "count", values: [Double], bins: Int = 10) {
    let bins = min(max(bins, 1), 10_000)
    var range = DataRange()
    for value in values { range.include(value) }
    var (low, high) = range.isEmpty ? (0, 1) : (range.low, range.high)
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    var counts = [Double](repeating: 0, count: bins)
    let width = (high / 2 - low / 2) / Double(bins) * 2
    let edges = (0...bins).map { $0 == bins ? high : low + width * Double($0) }
    var skipped = 0
    for value in values {
      let value = DataRange.tamed(value)
      guard value.isFinite, width > 0 else {
        skipped += 1
        continue
      }
      var bin = min(max(Int(min(max((value - low) / width, 0), Double(bins))), 0), bins - 1)
      // The division may round across a border.
      if value < edges[bin], bin > 0 { bin -= 1 } else if value >= edges[bin + 1], bin < bins - 1 { bin += 1 }
      counts[bin] += 1
    }
    self.init(title: title, xLabel: xLabel, yLabel: yLabel, edges: edges, counts: counts, skipped: skipped)
  }

  private var intervals: [(from: Double, to: Double, count: Double)] {
    (0..<max(0, min(counts.count, edges.count - 1))).map { (edges[$0], edges[$0 + 1], counts[$0]) }
  }

  var plot: Plot {
    Plot(
      title: title, xLabel: xLabel, yLabel: yLabel,
      bars: intervals.map { Plot.Bar(from: $0.from, to: $0.to, value: $0.count, hue: hue) })
  }

  /// The drawing as text, with the description below.
  public func render(_ options: RenderOptions) -> String {
    plot.render(options, description: describe().map(options.said))
  }

  /// How many values, where the most are, and what was left out.
  public func describe() -> [String] {
    let intervals = self.intervals
    guard let most = intervals.max(by: { $0.count < $1.count }), let first = intervals.first, let last = intervals.last
    else { return ["There is nothing to draw."] }
    let total = intervals.reduce(0) { $0 + $1.count }
    let short = { (value: Double) in NumberText.short(value, digits: 4) }
    var lines = [
      "\(short(total)) values from \(short(first.from)) to \(short(last.to)) in \(intervals.count) intervals; "
        + "most, \(short(most.count)), from \(short(most.from)) to \(short(most.to))"
    ]
    if skipped > 0 { lines.append("\(skipped) values are not finite and not shown") }
    return lines
  }

  /// The drawing as SVG.
  public func svg(_ options: SVGOptions) -> String { SVGRenderer(plot, options, description: describe()).document() }

  /// A row for each interval: from, to, count.
  public func csv() -> String {
    intervals.reduce("from,to,count\n") { $0 + "\($1.from),\($1.to),\($1.count)\n" }
  }
}
