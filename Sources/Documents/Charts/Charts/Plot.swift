// SPDX-License-Identifier: GPL-3.0-or-later

/// What the charts with an x and a y axis have in common, ready to be drawn: they translate themselves into it, and the
/// renderers know nothing else.
struct Plot {
  /// A bar from the axis to a value.
  struct Bar {
    var from: Double
    var to: Double
    var value: Double
    var base = 0.0
    /// Which set it belongs to.
    var number = 0
    /// The number of its colour, -1 for the terminal's own; nil for that of its set.
    var hue: Int?

    var paint: Paint { hue.map { $0 < 0 ? .plain : .series($0) } ?? .series(number) }
    /// The colour for SVG.
    var color: String { hue.map { $0 < 0 ? "#555" : Palette.hex($0) } ?? Palette.hex(number) }
  }

  var title = ""
  var xLabel = ""
  var yLabel = ""
  var series: [Series] = []
  var bars: [Bar] = []
  /// The names of sets of bars.
  var barNames: [String] = []
  var bands: [Band] = []
  var field: ShadedField?
  var texts: [PlacedText] = []
  var references: [ReferenceLine] = []
  var xScale = AxisScale.linear
  var yScale = AxisScale.linear
  var xLimits: ClosedRange<Double>?
  var yLimits: ClosedRange<Double>?
  /// Labels of one's own in place of those that the range suggests.
  var xTicks: [Tick]?
  var yTicks: [Tick]?
  var isXReversed = false
  var isYReversed = false
  /// What stands over the same x axis on a y axis of its own, at the right: nothing or one.
  var right: [Plot] = []
  /// What stands over the same y axis on an x axis of its own, on top: nothing or one.
  var above: [Plot] = []
  /// Labels at 0, 1, 2 and so on in place of numbers.
  var categories: [String]?

  /// Whether the limits are the ends of the axes, whatever lies outside.
  var hasFixedLimits = false

  var xRange: DataRange {
    var range = DataRange()
    if hasFixedLimits, let xLimits {
      range.include(xLimits.lowerBound)
      range.include(xLimits.upperBound)
      return range
    }
    for band in bands { for value in band.x { range.include(value) } }
    for value in field?.xEdges ?? [] { range.include(value) }
    for text in texts { range.include(text.x) }
    for line in series { for index in 0..<line.count { range.include(line.x[index]) } }
    for bar in bars {
      range.include(bar.from)
      range.include(bar.to)
    }
    for reference in references where reference.axis == .x { range.include(reference.value) }
    if let xLimits {
      range.include(xLimits.lowerBound)
      range.include(xLimits.upperBound)
    }
    for plot in right where !plot.xRange.isEmpty {
      range.include(plot.xRange.low)
      range.include(plot.xRange.high)
    }
    return range
  }

  var yRange: DataRange {
    var range = DataRange()
    if hasFixedLimits, let yLimits {
      range.include(yLimits.lowerBound)
      range.include(yLimits.upperBound)
      return range
    }
    for band in bands { for value in band.low + band.high { range.include(value) } }
    for value in field?.yEdges ?? [] { range.include(value) }
    for text in texts { range.include(text.y) }
    for line in series { for index in 0..<line.count { range.include(line.y[index]) } }
    for bar in bars {
      range.include(bar.value)
      range.include(bar.base)
    }
    for reference in references where reference.axis == .y { range.include(reference.value) }
    if let yLimits {
      range.include(yLimits.lowerBound)
      range.include(yLimits.upperBound)
    }
    for plot in above where !plot.yRange.isEmpty {
      range.include(plot.yRange.low)
      range.include(plot.yRange.high)
    }
    return range
  }

  /// The y axis label, with what the scale adds to it.
  func yTitle(_ axis: Axis) -> String {
    [TextLayout.oneLine(yLabel), axis.factor ?? "", axis.isLog ? "(log)" : ""].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// The x axis label, with what the scale adds to it.
  func xTitle(_ axis: Axis) -> String {
    [TextLayout.oneLine(xLabel), axis.factor ?? "", axis.isLog ? "(log)" : ""].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// The sentence about a logarithmic axis that nobody asked for.
  var scaleNote: String? {
    guard yScale == .auto, yRange.suitsLog else { return nil }
    let ratio = NumberText.short((yRange.high / yRange.low).rounded(), digits: 3)
    return "The y axis is logarithmic: the largest value is \(ratio) times the smallest."
  }

  /// The colour of a series: its own, where it was given one.
  func paint(_ paint: Paint) -> Paint {
    guard case .series(let number) = paint, series.indices.contains(number) else { return paint }
    if let shade = series[number].points?.paint { return shade }
    guard let hue = series[number].hue else { return paint }
    return hue < 0 ? .plain : .series(hue)
  }
}
