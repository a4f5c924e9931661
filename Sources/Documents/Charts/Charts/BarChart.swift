// SPDX-License-Identifier: GPL-3.0-or-later

/// An upright bar for each of a few named values.
public struct BarChart: Chart, Equatable {
  /// The title above the chart; empty for none.
  public var title: String
  /// What the names are.
  public var xLabel: String
  /// What the values are.
  public var yLabel: String
  /// A name for each bar. Names beyond the shorter of `labels` and `values` are left out.
  public var labels: [String]
  /// The value of each bar.
  public var values: [Double]
  /// The number of each bar's colour; nil for the chart's own.
  public var hues: [Int?] = []

  /// A bar for each name.
  public init(title: String = "", xLabel: String = "", yLabel: String = "", labels: [String], values: [Double]) {
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.labels = labels
    self.values = values
  }

  private var count: Int { min(labels.count, values.count) }

  var plot: Plot {
    Plot(
      title: title, xLabel: xLabel, yLabel: yLabel,
      bars: (0..<count).map {
        Plot.Bar(
          from: Double($0) - 0.5, to: Double($0) + 0.5, value: values[$0], hue: $0 < hues.count ? hues[$0] : nil)
      },
      categories: count > 0 ? Array(labels.prefix(count)) : nil)
  }

  /// The drawing as text, with the description below.
  public func render(_ options: RenderOptions) -> String {
    plot.render(options, description: describe().map(options.said))
  }

  /// Each bar's value; for many bars the smallest and the largest.
  public func describe() -> [String] { BarWords.describe(labels, values) }

  /// The drawing as SVG.
  public func svg(_ options: SVGOptions) -> String { SVGRenderer(plot, options, description: describe()).document() }

  /// A row for each bar: label, value.
  public func csv() -> String { BarWords.csv(labels, values) }
}

/// What both bar charts say about their values.
enum BarWords {
  static func describe(_ labels: [String], _ values: [Double]) -> [String] {
    let count = min(labels.count, values.count)
    guard count > 0 else { return ["There is nothing to draw."] }
    let entry = { (index: Int) in "\(TextLayout.oneLine(labels[index])) \(NumberText.short(values[index]))" }
    if count <= 12 { return [(0..<count).map(entry).joined(separator: ", ")] }
    let finite = (0..<count).filter { values[$0].isFinite }
    guard let lowest = finite.min(by: { values[$0] < values[$1] }),
      let highest = finite.max(by: { values[$0] < values[$1] })
    else { return ["\(count) bars, none of a finite value"] }
    return ["\(count) bars; smallest \(entry(lowest)), largest \(entry(highest))"]
  }

  static func csv(_ labels: [String], _ values: [Double]) -> String {
    (0..<min(labels.count, values.count)).reduce("label,value\n") { $0 + "\(CSV.field(labels[$1])),\(values[$1])\n" }
  }
}
