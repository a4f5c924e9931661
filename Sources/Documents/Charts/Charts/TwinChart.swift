// SPDX-License-Identifier: GPL-3.0-or-later

/// Two things over one x axis, each with a y axis of its own: one at the left, one at the right.
public struct TwinChart: Chart, Equatable {
  /// What the axis at the left belongs to, with the title and the x axis.
  public let left: AxesChart
  /// What the axis at the right belongs to; its names say so.
  public let right: AxesChart

  /// Two charts over one x axis.
  public init(left: AxesChart, right: AxesChart) {
    var (left, right) = (left, right)
    Self.name(&left, "")
    Self.name(&right, " (right)")
    if left.lines.title.isEmpty { left.lines.title = right.lines.title }
    if left.lines.xLabel.isEmpty { left.lines.xLabel = right.lines.xLabel }
    // One range for both, whichever was given it.
    if left.lines.xLimits == nil { left.lines.xLimits = right.lines.xLimits }
    if left.lines.xTicks == nil { left.lines.xTicks = right.lines.xTicks }
    right.lines.title = ""
    (self.left, self.right) = (left, right)
  }

  /// Lines and bars without a name get that of their axis, and all of them its side.
  private static func name(_ chart: inout AxesChart, _ side: String) {
    let label = chart.lines.yLabel.isEmpty ? "y" : chart.lines.yLabel
    for i in chart.lines.series.indices where chart.lines.series[i].words != " " {
      if chart.lines.series[i].name.isEmpty { chart.lines.series[i].name = label }
      chart.lines.series[i].name += side
    }
    for i in chart.bars.indices {
      if chart.bars[i].name.isEmpty { chart.bars[i].name = label }
      chart.bars[i].name += side
    }
    for i in chart.bands.indices where !chart.bands[i].name.isEmpty { chart.bands[i].name += side }
    for i in chart.lines.referenceLines.indices where !chart.lines.referenceLines[i].label.isEmpty {
      chart.lines.referenceLines[i].label += side
    }
  }

  private var plot: Plot {
    var plot = left.plot
    plot.right = [right.plot]
    return plot
  }

  /// The drawing as text, with the description below.
  public func render(_ options: RenderOptions) -> String { plot.render(options, description: describe()) }

  /// What stands at the left, then what stands at the right.
  public func describe() -> [String] {
    let nothing = "There is nothing to draw."
    let words = (left.describe() + right.describe()).filter { $0 != nothing }
    return words.isEmpty ? [nothing] : words
  }

  /// The drawing as SVG.
  public func svg(_ options: SVGOptions) -> String { SVGRenderer(plot, options, description: describe()).document() }

  /// A row for each point: series, x, y.
  public func csv() -> String {
    let rows = right.csv()
    return left.csv() + (rows.firstIndex(of: "\n").map { String(rows[rows.index(after: $0)...]) } ?? "")
  }
}
