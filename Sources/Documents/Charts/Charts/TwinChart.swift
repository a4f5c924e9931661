// SPDX-License-Identifier: GPL-3.0-or-later

/// Two things over one x axis, each with a y axis of its own: one at the left, one at the right. Or two over one y axis, each with
/// an x axis of its own: one below, one on top.
public struct TwinChart: Chart, Equatable {
  /// What the axis at the left (or below) belongs to, with the title and the axis of both.
  public let left: AxesChart
  /// What the axis at the right (or on top) belongs to; its names say so.
  public let right: AxesChart
  private let isAbove: Bool

  /// Two charts over one x axis, or over one y axis.
  public init(left: AxesChart, right: AxesChart, isAbove: Bool) {
    var (left, right) = (left, right)
    Self.name(&left, isAbove, "")
    Self.name(&right, isAbove, isAbove ? " (top)" : " (right)")
    if left.lines.title.isEmpty { left.lines.title = right.lines.title }
    // One range for both, whichever was given it.
    if isAbove {
      if left.lines.yLabel.isEmpty { left.lines.yLabel = right.lines.yLabel }
      if left.lines.yLimits == nil { left.lines.yLimits = right.lines.yLimits }
      if left.lines.yTicks == nil { left.lines.yTicks = right.lines.yTicks }
    } else {
      if left.lines.xLabel.isEmpty { left.lines.xLabel = right.lines.xLabel }
      if left.lines.xLimits == nil { left.lines.xLimits = right.lines.xLimits }
      if left.lines.xTicks == nil { left.lines.xTicks = right.lines.xTicks }
    }
    right.lines.title = ""
    (self.left, self.right, self.isAbove) = (left, right, isAbove)
  }

  /// Lines and bars without a name get that of their axis, and all of them its side.
  private static func name(_ chart: inout AxesChart, _ isAbove: Bool, _ side: String) {
    let own = isAbove ? chart.lines.xLabel : chart.lines.yLabel
    let label = own.isEmpty ? isAbove ? "x" : "y" : own
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
    if isAbove { plot.above = [right.plot] } else { plot.right = [right.plot] }
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

  /// A row for each point: series, x, y.
  public func csv() -> String {
    let rows = right.csv()
    return left.csv() + (rows.firstIndex(of: "\n").map { String(rows[rows.index(after: $0)...]) } ?? "")
  }
}
