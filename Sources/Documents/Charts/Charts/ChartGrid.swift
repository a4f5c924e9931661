// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// Charts of any kinds in rows: beside each other where the width allows, else below each other.
public struct ChartGrid: Chart {
  /// The title above all; empty for none.
  public var title: String
  /// The rows of charts.
  public var rows: [[any Chart]]

  /// Rows of charts.
  public init(title: String, rows: [[any Chart]]) { (self.title, self.rows) = (title, rows) }

  private static let gap = 3

  /// The columns that a chart needs at least.
  private static func need(_ chart: any Chart) -> Int {
    let base = (chart as? NotedChart)?.base ?? chart
    if let map = base as? Heatmap {
      let wanted = map.wantedWidth
      return max(min(36, max(14, DisplayWidth.of(map.title))), wanted <= 60 ? wanted : 36)
    }
    if let picture = base as? Picture {
      return min(36, max(12, (picture.pixels.first?.count ?? 0) * 2, DisplayWidth.of(picture.title)))
    }
    return 36
  }

  /// The drawing as text.
  public func render(_ options: RenderOptions) -> String {
    let options = options.clamped
    guard options.width >= RenderOptions.minimumWidth else { return options.tooNarrow }
    var lines: [String] = []
    let title = TextLayout.truncated(TextLayout.oneLine(title), to: options.width, options.glyphs)
    if !title.isEmpty {
      lines += [String(repeating: " ", count: (options.width - DisplayWidth.of(title)) / 2) + title, ""]
    }
    for row in rows {
      var rest = row[...]
      while !rest.isEmpty {
        var (count, used) = (0, -Self.gap)
        while count < rest.count, used + Self.gap + Self.need(rest[rest.startIndex + count]) <= options.width {
          used += Self.gap + Self.need(rest[rest.startIndex + count])
          count += 1
        }
        count = max(1, count)
        let part = Array(rest.prefix(count))
        rest = rest.dropFirst(count)
        if lines.last?.isEmpty == false { lines.append("") }
        lines += side(part, options)
      }
    }
    if options.showsDescription {
      lines.append("")
      for line in describe() { lines += options.wrapped(line, indent: 2) }
    }
    return TextLayout.joined(lines)
  }

  private func side(_ charts: [any Chart], _ options: RenderOptions) -> [String] {
    var inner = options
    inner.showsDescription = false
    if charts.count > 1 { inner.height = max(6, options.height * 2 / 3) }
    let needs = charts.map(Self.need)
    let spare = (options.width - Self.gap * (charts.count - 1) - needs.reduce(0, +)) / charts.count
    let widths = zip(charts, needs).map { chart, need in
      charts.count == 1 ? options.width : need < 36 ? need : min(need + spare, options.width)
    }
    let drawn = zip(charts, widths).map { chart, width -> [String] in
      var own = inner
      own.width = max(width, RenderOptions.minimumWidth)
      return chart.render(own).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    var lines: [String] = []
    for index in 0..<(drawn.map(\.count).max() ?? 0) {
      var (line, used, start) = ("", 0, 0)
      for (chart, width) in zip(drawn, widths) {
        if index < chart.count, !chart[index].isEmpty {
          line += String(repeating: " ", count: max(0, start - used)) + chart[index]
          used = max(used, start) + DisplayWidth.of(EscapeSequence.withoutStyles(chart[index]))
        }
        start += width + Self.gap
      }
      lines.append(line)
    }
    return lines
  }

  private var all: [any Chart] { rows.flatMap { $0 } }

  private static func title(_ chart: any Chart) -> String {
    switch (chart as? NotedChart)?.base ?? chart {
    case let chart as LineChart: chart.title
    case let chart as AxesChart: chart.lines.title
    case let chart as TwinChart: chart.left.lines.title
    case let chart as PieChart: chart.title
    case let chart as BarChart: chart.title
    case let chart as HorizontalBarChart: chart.title
    case let chart as Histogram: chart.title
    case let chart as Heatmap: chart.title
    case let chart as Picture: chart.title
    default: ""
    }
  }

  /// What each chart says, with its title in front.
  public func describe() -> [String] {
    all.enumerated().flatMap { index, chart in
      let name = TextLayout.oneLine(Self.title(chart))
      return chart.describe().map { line in
        line.hasPrefix(name + ":") && !name.isEmpty ? line : "\(name.isEmpty ? "\(index + 1)" : name): \(line)"
      }
    }
  }

  /// The numbers of each chart, one after the other.
  public func csv() -> String { all.map { $0.csv() }.joined(separator: "\n") }
}

/// A chart with lines of text under it.
public struct NotedChart: Chart {
  let base: any Chart
  let notes: [String]

  /// A chart with notes.
  public init(base: any Chart, notes: [String]) { (self.base, self.notes) = (base, notes) }

  /// The drawing with the notes below.
  public func render(_ options: RenderOptions) -> String {
    let options = options.clamped
    let drawn = base.render(options)
    guard options.showsDescription else { return drawn }
    let words = notes.flatMap { TextLayout.wrapped($0, to: max(1, options.width - 2), indent: 2).map { "  " + $0 } }
    return ([drawn] + words).joined(separator: "\n")
  }
  /// What the chart says, then the notes.
  public func describe() -> [String] { base.describe() + notes }
  /// The chart's document.
  public func svg(_ options: SVGOptions) -> String { base.svg(options) }
  /// The chart's numbers.
  public func csv() -> String { base.csv() }
}
