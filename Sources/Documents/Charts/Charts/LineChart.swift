// SPDX-License-Identifier: GPL-3.0-or-later

/// Lines over a common x axis: learning rates, losses, running statistics.
///
/// ```
/// LineChart(title: "StepLR", xLabel: "epoch", yLabel: "lr", series: [Series("StepLR", y: rates, style: .steps)])
/// ```
public struct LineChart: Chart, Equatable {
  /// The title above the chart; empty for none.
  public var title: String
  /// What the x axis shows.
  public var xLabel: String
  /// What the y axis shows.
  public var yLabel: String
  /// The lines, in drawing order: a later one lies over an earlier one.
  public var series: [Series]
  /// Lines across the whole chart.
  public var referenceLines: [ReferenceLine]
  /// The x axis.
  public var xScale: AxisScale
  /// The y axis.
  public var yScale: AxisScale
  /// Places that the x axis shows in any case; nil for what the series have.
  public var xLimits: ClosedRange<Double>?
  /// Values that the y axis shows in any case; nil for what the series have.
  public var yLimits: ClosedRange<Double>?
  /// Labels of one's own on the x axis; nil for numbers.
  public var xTicks: [Tick]?
  /// Labels of one's own on the y axis; nil for numbers.
  public var yTicks: [Tick]?
  /// Whether the x axis runs from high to low.
  public var isXReversed = false
  /// Whether the y axis runs from high to low.
  public var isYReversed = false
  /// Whether the limits are the ends of the axes, whatever lies outside.
  public var hasFixedLimits = false

  /// A chart of these series. The y axis is logarithmic where the values ask for it, unless told otherwise.
  public init(
    title: String = "", xLabel: String = "", yLabel: String = "", series: [Series],
    referenceLines: [ReferenceLine] = [], xScale: AxisScale = .linear, yScale: AxisScale = .auto,
    xLimits: ClosedRange<Double>? = nil, yLimits: ClosedRange<Double>? = nil
  ) {
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.series = series
    self.referenceLines = referenceLines
    self.xScale = xScale
    self.yScale = yScale
    self.xLimits = xLimits
    self.yLimits = yLimits
  }

  var plot: Plot {
    Plot(
      title: title, xLabel: xLabel, yLabel: yLabel, series: series, references: referenceLines, xScale: xScale,
      yScale: yScale, xLimits: xLimits, yLimits: yLimits, xTicks: xTicks, yTicks: yTicks, isXReversed: isXReversed,
      isYReversed: isYReversed, hasFixedLimits: hasFixedLimits)
  }

  /// The drawing as text, with the description below.
  public func render(_ options: RenderOptions) -> String {
    plot.render(options, description: options.showsDescription ? describe(options) : [])
  }

  /// The chart with its own labels and names in the reader's language: for words that are the program's, not the user's.
  public func worded(_ options: RenderOptions, titleIsOwn: Bool = true) -> LineChart {
    guard let language = options.language else { return self }
    var chart = self
    if titleIsOwn { chart.title = options.heading(title) }
    chart.xLabel = options.heading(xLabel)
    chart.yLabel = options.heading(yLabel)
    for i in series.indices { chart.series[i].name = language.name(series[i].name) }
    for i in referenceLines.indices { chart.referenceLines[i].label = language.name(referenceLines[i].label) }
    return chart
  }

  /// A line for each series and reference line, and one for a logarithmic axis that was chosen automatically.
  public func describe() -> [String] { describe(RenderOptions()) }

  /// The same in the reader's language.
  func describe(_ options: RenderOptions) -> [String] {
    var lines: [String] = []
    for line in series {
      let name = TextLayout.oneLine(line.name)
      if let words = line.words {
        if words != " " { lines.append((name.isEmpty ? "" : name + ": ") + words) }
        continue
      }
      lines.append(
        (name.isEmpty ? "" : name + ": ")
          + options.joined(line.stretches.map { SeriesShape($0).sentence(options) }, by: .then)
      )
    }
    for reference in referenceLines {
      let axis = reference.axis == .x ? "x" : "y"
      let name = reference.label.isEmpty ? "a line" : TextLayout.oneLine(reference.label)
      lines.append("\(name): \(axis) = \(NumberText.short(reference.value))")
    }
    if series.allSatisfy({ $0.count == 0 }) { lines.append(options.said("There is nothing to draw.")) }
    if let note = plot.scaleNote { lines.append(options.said(note)) }
    return lines
  }

  /// The drawing as SVG.
  public func svg(_ options: SVGOptions) -> String { SVGRenderer(plot, options, description: describe()).document() }

  /// A row for each point: series, x, y.
  public func csv() -> String {
    var text = "series,x,y\n"
    for line in series {
      let name = CSV.field(line.name)
      for index in 0..<line.count { text += "\(name),\(line.x[index]),\(line.y[index])\n" }
    }
    return text
  }
}

extension Plot {
  /// The drawing, its notes and the description, within the width.
  func render(_ options: RenderOptions, description: [String]) -> String {
    let options = options.clamped
    guard options.width >= RenderOptions.minimumWidth else { return options.tooNarrow }
    var renderer = TextRenderer(self, options)
    var (lines, notes) = renderer.render()
    for note in notes { lines += options.with(width: options.width - 2).wrapped(note, indent: 2).map { "  " + $0 } }
    if options.showsDescription {
      lines.append("")
      for line in description { lines += TextLayout.wrapped(line, to: options.width, indent: 2) }
    }
    return TextLayout.joined(lines)
  }
}

/// Comma-separated values.
enum CSV {
  /// A field, in quotes where it needs them.
  static func field(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }) else {
      return text
    }
    return "\"" + text.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) } + "\""
  }
}
