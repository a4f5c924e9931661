// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Primitives
import TestSupport
import Testing

@Suite("Rendering")
struct RenderingTests {
  /// A number that a chart may meet: mostly tame, now and then absurd.
  private func number(_ random: inout SplitMix) -> Double {
    switch Int.random(in: 0..<24, using: &random) {
    case 0: .nan
    case 1: .infinity
    case 2: -.infinity
    case 3: Double(bitPattern: random.next())
    case 4: 0
    case 5: .leastNonzeroMagnitude
    case 6: .greatestFiniteMagnitude
    default: Double.random(in: -3...3, using: &random)
    }
  }

  private func chart(_ random: inout SplitMix) -> any Chart {
    let isWild = Bool.random(using: &random)
    func values(_ most: Int) -> [Double] {
      let scales: [Double] = [1e-300, 1e-5, 1, 1e6, 1e200]
      let scale = scales.randomElement(using: &random) ?? 1
      return (0..<Int.random(in: 0...most, using: &random)).map { _ in
        isWild ? number(&random) : Double.random(in: -0.2...1, using: &random) * scale
      }
    }
    let names = ["a", "momentum=0.1", "权重 😀", String(repeating: "long name ", count: 12), "x\u{1B}[31m\n\u{0}", ""]
    func name() -> String { names.randomElement(using: &random) ?? "" }
    func line() -> LineChart {
      let styles: [Series.Style] = [.line, .steps, .points]
      let scales: [AxisScale] = [.linear, .log, .auto]
      let series = (0..<Int.random(in: 0...7, using: &random)).map { _ in
        Bool.random(using: &random)
          ? Series(name(), y: values(200), style: styles.randomElement(using: &random) ?? .line)
          : Series(name(), x: values(50), y: values(50), style: styles.randomElement(using: &random) ?? .line)
      }
      return LineChart(
        title: name(), xLabel: name(), yLabel: name(), series: series,
        referenceLines: Bool.random(using: &random)
          ? [
            ReferenceLine(.y, at: number(&random), label: name()),
            ReferenceLine(.x, at: number(&random), label: name()),
          ] : [],
        xScale: scales.randomElement(using: &random) ?? .linear, yScale: scales.randomElement(using: &random) ?? .auto)
    }
    switch Int.random(in: 0..<8, using: &random) {
    case 0:
      return Histogram(
        title: name(), xLabel: name(), values: values(300), bins: Int.random(in: -2...200, using: &random))
    case 1: return BarChart(title: name(), labels: (0..<30).map { _ in name() }, values: values(30))
    case 2: return HorizontalBarChart(title: name(), labels: (0..<30).map { _ in name() }, values: values(30))
    case 3:
      return Heatmap(
        title: name(), yLabel: name(), values: (0..<Int.random(in: 0...60, using: &random)).map { _ in values(90) })
    case 4:
      return ChartGrid(title: name(), rows: [(0..<Int.random(in: 0...3, using: &random)).map { _ in line() }])
    default: return line()
    }
  }

  @Test("no line is wider than asked, none ends in a blank, colour changes nothing else", arguments: [30, 40, 80, 120])
  func widthInvariant(width: Int) {
    var random = SplitMix(seed: UInt64(width))
    for _ in 0..<25 {
      let chart = chart(&random)
      for glyphs in [GlyphSet.ascii, .unicode] {
        let height = Int.random(in: -1...25, using: &random)
        let plain = chart.render(RenderOptions(width: width, height: height, glyphs: glyphs))
        for line in plain.split(separator: "\n", omittingEmptySubsequences: false) {
          #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
          #expect(line.last != " ")
          #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
        }
        for depth in [ColorDepth.ansi16, .ansi256, .truecolor] {
          let colored = chart.render(RenderOptions(width: width, height: height, glyphs: glyphs, color: depth))
          #expect(EscapeSequence.withoutStyles(colored) == plain)
        }
      }
      _ = chart.svg()
      _ = chart.csv()
    }
  }

  @Test("ASCII drawings of ASCII data are ASCII")
  func asciiOnly() {
    for (name, chart) in Examples.charts where !["constant", "bars", "level-bars"].contains(name) {
      let text = chart.render(RenderOptions(glyphs: .ascii))
      #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(name)")
    }
  }

  @Test("the same data gives the same bytes")
  func deterministic() {
    for (_, chart) in Examples.charts {
      #expect(chart.render(RenderOptions(color: .ansi256)) == chart.render(RenderOptions(color: .ansi256)))
      #expect(chart.svg() == chart.svg())
    }
  }

  @Test("absurd sizes are brought to sizes that can be drawn")
  func sizes() {
    for size in [Int.min, -1, 0, 1, Int.max] {
      for (_, chart) in Examples.charts {
        _ = chart.render(RenderOptions(width: size, height: size))
        _ = chart.svg(SVGOptions(width: size, height: size))
      }
    }
  }

  @Test("a single spike among thousands of points is drawn")
  func spike() {
    let lines = LineChart(series: [Series("s", y: (0..<5000).map { $0 == 3210 ? 9 : 1 })])
      .render(RenderOptions(glyphs: .ascii)).split(separator: "\n")
    #expect(lines.prefix(3).contains { $0.contains("*") })
  }

  @Test("a schedule is drawn with upright steps, never slanted")
  func steps() {
    let text = LineChart(series: [Series("s", y: [1, 1, 1, 1, 0, 0, 0, 0], style: .steps)])
      .render(RenderOptions(width: 40, height: 5, glyphs: .ascii, showsDescription: false))
    let rows = text.split(separator: "\n").prefix(5).map { row in
      row.drop { $0 != "+" && $0 != "|" }.filter { $0 == "*" }.count
    }
    #expect(rows == [20, 1, 1, 1, 16] || rows.dropFirst().dropLast().allSatisfy { $0 == 1 })
  }
}
