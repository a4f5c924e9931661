// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Several line charts side by side with the same axes, so that they can be compared.
public struct SmallMultiples: Chart, Equatable {
  /// The title above all charts; empty for none.
  public var title: String
  /// The charts, left to right and top to bottom.
  public var charts: [LineChart]
  /// Whether all charts have the axes that the values of all of them need.
  public var sharesAxes: Bool

  /// A grid of these charts.
  public init(title: String = "", charts: [LineChart], sharesAxes: Bool = true) {
    self.title = title
    self.charts = charts
    self.sharesAxes = sharesAxes
  }

  /// The charts with common limits and a common scale.
  private var aligned: [LineChart] {
    guard sharesAxes, !charts.isEmpty else { return charts }
    var (x, y) = (DataRange(), DataRange())
    for chart in charts {
      let (xRange, yRange) = (chart.plot.xRange, chart.plot.yRange)
      for value in [xRange.low, xRange.high] { x.include(value) }
      for value in [yRange.low, yRange.high] { y.include(value) }
    }
    return charts.map { chart in
      var chart = chart
      if !x.isEmpty { chart.xLimits = x.low...x.high }
      if !y.isEmpty { chart.yLimits = y.low...y.high }
      return chart
    }
  }

  /// The drawing as text: one chart a row up to 117 columns, then two, then three.
  public func render(_ options: RenderOptions) -> String {
    let options = options.clamped
    guard options.width >= RenderOptions.minimumWidth else { return options.tooNarrow }
    guard !charts.isEmpty else { return options.said("There is nothing to draw.") }
    let gap = 3
    let across = min(charts.count, max(1, (options.width + gap) / 60))
    var inner = options
    inner.width = (options.width + gap) / across - gap
    inner.height = across > 1 ? max(6, options.height * 2 / 3) : options.height
    inner.showsDescription = false
    var lines: [String] = []
    let title = TextLayout.truncated(TextLayout.oneLine(title), to: options.width, options.glyphs)
    if !title.isEmpty {
      lines += [String(repeating: " ", count: (options.width - DisplayWidth.of(title)) / 2) + title, ""]
    }
    let drawn = aligned.map {
      $0.render(inner).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    for start in stride(from: 0, to: drawn.count, by: across) {
      let row = drawn[start..<min(start + across, drawn.count)]
      if start > 0 { lines.append("") }
      for index in 0..<(row.map(\.count).max() ?? 0) {
        var line = ""
        var used = 0
        for (place, chart) in row.enumerated() where index < chart.count && !chart[index].isEmpty {
          let column = place * (inner.width + gap)
          line += String(repeating: " ", count: max(0, column - used)) + chart[index]
          used = column + DisplayWidth.of(EscapeSequence.withoutStyles(chart[index]))
        }
        lines.append(line)
      }
    }
    if options.showsDescription {
      lines.append("")
      for line in describe(options) { lines += TextLayout.wrapped(line, to: options.width, indent: 2) }
    }
    return TextLayout.joined(lines)
  }

  /// What each chart says, with its title in front.
  public func describe() -> [String] { describe(RenderOptions()) }

  private func describe(_ options: RenderOptions) -> [String] {
    let aligned = self.aligned
    let notes = Set(aligned.compactMap { $0.plot.scaleNote.map(options.said) })
    let lines = aligned.flatMap { chart in
      chart.describe(options).filter { !notes.contains($0) }.map { line in
        let title = TextLayout.oneLine(chart.title)
        return title.isEmpty || line.hasPrefix(title + ":") ? line : "\(title): \(line)"
      }
    }
    return lines + notes.sorted()
  }

  /// The drawing as SVG: two charts a row, each of the given size.
  public func svg(_ options: SVGOptions) -> String {
    let options = options.clamped
    let across = charts.count > 1 ? 2 : 1
    var svg = SVGBuilder()
    let top = title.isEmpty ? 0 : 36
    if !title.isEmpty {
      svg.text(
        title, Double(options.width * across) / 2, 24, "text-anchor=\"middle\" font-size=\"17\" font-weight=\"bold\"")
    }
    for (index, chart) in aligned.enumerated() {
      let (x, y) = (index % across * options.width, top + index / across * options.height)
      svg.raw("<svg x=\"\(x)\" y=\"\(y)\" width=\"\(options.width)\" height=\"\(options.height)\">")
      svg.raw(chart.svg(options) + "</svg>")
    }
    let rows = (charts.count + across - 1) / across
    let size = SVGOptions(width: options.width * across, height: top + max(1, rows) * options.height)
    return svg.document(size, title: title, description: describe())
  }

  /// A row for each point: chart, series, x, y.
  public func csv() -> String {
    var text = "chart,series,x,y\n"
    for chart in charts {
      for line in chart.csv().split(separator: "\n").dropFirst() { text += "\(CSV.field(chart.title)),\(line)\n" }
    }
    return text
  }
}
