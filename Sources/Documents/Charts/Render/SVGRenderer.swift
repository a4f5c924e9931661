// SPDX-License-Identifier: GPL-3.0-or-later

import Primitives

/// The size of an SVG drawing.
public struct SVGOptions: Equatable, Sendable {
  /// The width in pixels.
  public var width: Int
  /// The height in pixels.
  public var height: Int

  /// 720 by 420 pixels unless told otherwise.
  public init(width: Int = 720, height: Int = 420) {
    self.width = width
    self.height = height
  }

  var clamped: SVGOptions {
    SVGOptions(width: min(max(width, 200), 10_000), height: min(max(height, 120), 10_000))
  }
}

/// Draws a plot as SVG.
struct SVGRenderer {
  let plot: Plot
  let options: SVGOptions
  let description: [String]
  private let xAxis: Axis
  private let yAxis: Axis
  private let left: Double
  private let top: Double
  private let width: Double
  private let height: Double
  private let legendColumns: Int

  init(_ plot: Plot, _ options: SVGOptions, description: [String]) {
    self.options = options.clamped
    self.description = description
    self.plot = plot
    yAxis = Axis.vertical(plot.yRange, scale: plot.yScale, rows: 25, edges: plot.hasBars, .unicode).axis
      .with(plot.yTicks, isReversed: plot.isYReversed)
    let labelWidth = Double(yAxis.ticks.map { DisplayWidth.of($0.label) }.max() ?? 0) * 7
    left = labelWidth + 24
    top = plot.title.isEmpty ? 34 : 52
    width = max(40, Double(self.options.width) - left - 20)
    let names =
      ((plot.series.count > 1 ? plot.series.map(\.name) : []) + plot.barNames + plot.references.map(\.label))
      .filter { !$0.isEmpty }
    let longest = Double(names.map(DisplayWidth.of).max() ?? 0)
    legendColumns = max(1, min(4, Int(width / (longest * 7 + 44))))
    let legendRows = (names.count + legendColumns - 1) / legendColumns
    height = max(40, Double(self.options.height) - top - 48 - Double(legendRows) * 18)
    if let categories = plot.categories {
      let ticks = categories.enumerated().map { Tick(value: Double($0.offset), label: $0.element) }
      xAxis = Axis(isLog: false, low: -0.5, high: Double(categories.count) - 0.5, ticks: ticks)
    } else {
      xAxis = Axis.horizontal(plot.xRange, scale: plot.xScale, columns: Int(width / 8), .unicode)
        .with(plot.xTicks, isReversed: plot.isXReversed)
    }
  }

  private func x(_ value: Double) -> Double? {
    xAxis.fraction(DataRange.tamed(value)).map { left + $0 * width }
  }

  private func y(_ value: Double) -> Double? {
    yAxis.fraction(DataRange.tamed(value)).map { top + (1 - $0) * height }
  }

  func document() -> String {
    var svg = SVGBuilder()
    drawFrame(&svg)
    for bar in plot.bars {
      guard let from = x(bar.from), let to = x(bar.to), let end = y(bar.value) else { continue }
      let zero = y(bar.base) ?? top + height
      let gap = plot.categories == nil ? 1 : (to - from) * 0.15
      svg.rectangle(
        min(from, to) + gap / 2, min(zero, end), max(0.5, (to - from).magnitude - gap), (zero - end).magnitude,
        "fill=\"\(bar.color)\"")
    }
    for (number, series) in plot.series.enumerated() { draw(series, number, &svg) }
    for reference in plot.references {
      let style = "stroke=\"#555\" stroke-dasharray=\"6 4\""
      if reference.axis == .y, let place = y(reference.value) {
        svg.line(left, place, left + width, place, style)
      } else if reference.axis == .x, let place = x(reference.value) {
        svg.line(place, top, place, top + height, style)
      }
    }
    drawLegend(&svg)
    return svg.document(options, title: plot.title, description: description)
  }

  private func drawFrame(_ svg: inout SVGBuilder) {
    for tick in yAxis.ticks {
      guard let place = y(tick.value) else { continue }
      svg.line(left, place, left + width, place, "stroke=\"#e4e4e4\"")
      svg.text(tick.label, left - 7, place + 4, "text-anchor=\"end\"")
    }
    for tick in xAxis.ticks {
      guard let place = x(tick.value) else { continue }
      svg.line(place, top + height, place, top + height + 5, "stroke=\"#222\"")
      svg.text(tick.label, place, top + height + 18, "text-anchor=\"middle\"")
    }
    svg.line(left, top, left, top + height, "stroke=\"#222\"")
    svg.line(left, top + height, left + width, top + height, "stroke=\"#222\"")
    if !plot.title.isEmpty {
      svg.text(plot.title, left + width / 2, 20, "text-anchor=\"middle\" font-size=\"15\" font-weight=\"bold\"")
    }
    svg.text(plot.yTitle(yAxis), left, top - 12, "text-anchor=\"start\" font-style=\"italic\"")
    svg.text(plot.xTitle(xAxis), left + width / 2, top + height + 36, "text-anchor=\"middle\" font-style=\"italic\"")
  }

  /// The colour of a series: its own, or the one of its number.
  private func color(_ series: Series, _ number: Int) -> String {
    series.hue.map { $0 < 0 ? "#222" : Palette.hex($0) } ?? Palette.hex(number)
  }

  private static let dashes = ["", "7 3", "2 3", "9 3 2 3", "12 4", "4 2"]

  private func draw(_ series: Series, _ number: Int, _ svg: inout SVGBuilder) {
    let color = color(series, number)
    if series.style == .points {
      for index in 0..<series.count {
        guard let px = x(series.x[index]), let py = y(series.y[index]) else { continue }
        svg.raw(
          "<circle cx=\"\(SVGBuilder.number(px))\" cy=\"\(SVGBuilder.number(py))\" "
            + "r=\"3\" fill=\"\(color)\"/>")
      }
      return
    }
    var path = ""
    var open: (x: String, y: String, count: Int)?
    var dots = ""
    // A point between two gaps would leave no line.
    func close() {
      if let open, open.count == 1 { dots += "<circle cx=\"\(open.x)\" cy=\"\(open.y)\" r=\"3\" fill=\"\(color)\"/>\n" }
      open = nil
    }
    for index in 0..<series.count {
      guard let px = x(series.x[index]) else {
        close()
        continue
      }
      guard let py = y(series.y[index]) else {
        close()
        let isAbove = series.y[index] > 0
        let mark = series.y[index].isNaN ? "!" : isAbove ? "\u{2191}" : "\u{2193}"
        svg.text(mark, px, isAbove ? top + 10 : top + height - 3, "text-anchor=\"middle\" fill=\"\(color)\"")
        continue
      }
      let (tx, ty) = (SVGBuilder.number(px), SVGBuilder.number(py))
      if let last = open {
        if series.style == .steps { path += "L\(tx) \(last.y)" }
        path += "L\(tx) \(ty)"
      } else {
        path += "M\(tx) \(ty)"
      }
      open = (tx, ty, (open?.count ?? 0) + 1)
    }
    close()
    if series.isMarked, series.count <= 400 {
      for index in 0..<series.count {
        guard let px = x(series.x[index]), let py = y(series.y[index]) else { continue }
        dots += "<circle cx=\"\(SVGBuilder.number(px))\" cy=\"\(SVGBuilder.number(py))\" r=\"4\" fill=\"\(color)\"/>\n"
      }
    }
    if !dots.isEmpty { svg.raw(String(dots.dropLast())) }
    let dash = SVGRenderer.dashes[number % SVGRenderer.dashes.count]
    svg.raw(
      "<path d=\"\(path)\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"2\" stroke-linecap=\"round\""
        + (dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"") + "/>")
  }

  private func drawLegend(_ svg: inout SVGBuilder) {
    var entries: [(name: String, style: String)] = []
    // A line without length is a dot.
    let dot = "stroke-width=\"8\" stroke-linecap=\"round\" stroke-dasharray=\"0 100\" stroke-dashoffset=\"-13\""
    if plot.series.count > 1 || !plot.bars.isEmpty {
      for (number, series) in plot.series.enumerated() where !series.name.isEmpty {
        let dash = SVGRenderer.dashes[number % SVGRenderer.dashes.count]
        let look = series.style == .points ? dot : "stroke-width=\"2\" stroke-dasharray=\"\(dash)\""
        entries.append((series.name, "stroke=\"\(color(series, number))\" \(look)"))
      }
    }
    for (number, name) in plot.barNames.enumerated() where !name.isEmpty {
      let bar = plot.bars.first { $0.number == number }
      entries.append((name, "stroke=\"\(bar?.color ?? Palette.hex(number))\" stroke-width=\"8\""))
    }
    for reference in plot.references where !reference.label.isEmpty {
      entries.append((reference.label, "stroke=\"#555\" stroke-dasharray=\"6 4\""))
    }
    for (index, entry) in entries.enumerated() {
      let px = left + Double(index % legendColumns) * width / Double(legendColumns)
      let py = top + height + 56 + Double(index / legendColumns) * 18
      svg.line(px, py - 4, px + 26, py - 4, entry.style.split(separator: " stroke-dasharray=\"\"").joined())
      svg.text(
        TextLayout.truncated(entry.name, to: max(8, Int(width / Double(legendColumns) / 7) - 5)), px + 32, py,
        "text-anchor=\"start\"")
    }
  }
}
