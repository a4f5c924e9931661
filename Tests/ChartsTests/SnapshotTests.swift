// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import TestSupport
import Testing

/// Charts of fixed data, made with plain arithmetic only: the same on every machine.
enum Examples {
  static let epochs = (0..<90).map(Double.init)

  static func decaying(_ start: Double, _ factor: Double, _ count: Int) -> [Double] {
    var values = [start]
    for _ in 1..<count { values.append((values.last ?? 0) * factor) }
    return values
  }

  /// A half cosine by its own recursion.
  static let cosine: [Double] = {
    let step = 0.034906585039886592
    let twice =
      2 * (1 - step * step / 2 + step * step * step * step / 24 - step * step * step * step * step * step / 720)
    var (before, now) = (twice / 2, 1.0)
    return (0..<90).map { _ in
      defer { (before, now) = (now, twice * now - before) }
      return 0.05 * (1 + now)
    }
  }()

  static let schedules = LineChart(
    title: "Six learning-rate schedules", xLabel: "epoch", yLabel: "lr",
    series: [
      Series("StepLR", y: epochs.map { $0 < 30 ? 0.1 : $0 < 60 ? 0.01 : 0.001 }, style: .steps),
      Series("MultiStepLR", y: epochs.map { $0 < 20 ? 0.1 : $0 < 70 ? 0.03 : 0.009 }, style: .steps),
      Series("ExponentialLR", y: decaying(0.1, 0.96, 90), style: .steps),
      Series("CosineAnnealingLR", y: cosine, style: .steps),
      Series("LambdaLR", y: epochs.map { 0.1 * min(1, ($0 + 1) / 10) * (1 - max(0, $0 - 10) / 100) }, style: .steps),
      Series(
        "ReduceLROnPlateau", y: epochs.map { $0 < 25 ? 0.1 : $0 < 47 ? 0.05 : $0 < 71 ? 0.025 : 0.0125 }, style: .steps),
    ])

  static let runningMean: LineChart = {
    let mean = 0.0671
    var series = [0.01, 0.1, 0.5, 1.0].map { momentum in
      Series("momentum=\(momentum)", y: decaying(1, 1 - momentum, 31).map { mean * (1 - $0) })
    }
    series.append(Series("momentum=None", y: (0...30).map { $0 == 0 ? 0 : mean }))
    return LineChart(
      title: "running_mean[0]", xLabel: "step", yLabel: "running_mean[0]", series: series,
      referenceLines: [ReferenceLine(.y, at: mean, label: "batch mean = 0.0671")])
  }()

  static let hostile = LineChart(
    title: "Gaps", series: [Series("h", y: [1, 2, .nan, 4, .infinity, 3, -.infinity, 2, 2.5])])

  static let noise: [Double] = {
    var random = SplitMix(seed: 1)
    return (0..<600).map { _ in (0..<6).reduce(-3.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) } }
  }()

  static let charts: [(String, any Chart)] = [
    ("schedules", schedules), ("running-mean", runningMean), ("hostile", hostile),
    ("step", LineChart(xLabel: "epoch", yLabel: "lr", series: [schedules.series[0]], yScale: .linear)),
    ("constant", LineChart(title: "常数", yLabel: "lr", series: [Series("c", y: [Double](repeating: 0.1, count: 50))])),
    ("one-point", LineChart(series: [Series("one", y: [0.001])])), ("empty", LineChart(title: "nothing", series: [])),
    ("tiny", LineChart(yLabel: "y", series: [Series("t", y: [1e-5, 3e-5, 2.2e-5])])),
    ("huge", LineChart(series: [Series("t", y: [-1.7e308, 1.7e308, 1e280]), Series("u", y: [0, 1e289, 5])])),
    ("log-with-zero", LineChart(series: [Series("z", y: [1, 0, 100, 10_000])], yScale: .log)),
    (
      "points",
      LineChart(series: [
        Series("a", x: [1, 5, 3], y: [2, 2, 8], style: .points), Series("b", y: [1, 4], style: .points),
      ])
    ),
    ("spike", LineChart(xLabel: "step", series: [Series("s", y: (0..<5000).map { $0 == 3210 ? 9 : 1 })])),
    ("histogram", Histogram(title: "Weights", xLabel: "value", values: noise, bins: 20)),
    (
      "bars",
      BarChart(
        title: "Accuracy", yLabel: "%", labels: ["SGD", "Adam", "权重", "AdamW"], values: [91.2, 94.5, -20, .nan])
    ),
    (
      "level-bars",
      HorizontalBarChart(title: "Parameters", labels: ["conv1.weight", "权重", "b"], values: [864, -32, 0.5])
    ),
    (
      "heatmap",
      Heatmap(
        title: "kernel", xLabel: "in", yLabel: "out",
        values: (0..<9).map { row in (0..<15).map { Double(row * $0 % 11) } })
    ),
    (
      "multiples",
      ChartGrid(
        title: "Schedules",
        rows: [schedules.series.prefix(4).map { LineChart(title: $0.name, xLabel: "epoch", series: [$0]) }])
    ),
  ]
}

@Suite("Drawings")
struct SnapshotTests {
  @Test("each chart, at 80 columns in Unicode and in ASCII", arguments: Examples.charts.map(\.0))
  func pictures(name: String) throws {
    let chart = try #require(Examples.charts.first { $0.0 == name }).1
    expectSnapshot(chart.render(RenderOptions(width: 80, glyphs: .unicode)), "\(name)-unicode")
    expectSnapshot(chart.render(RenderOptions(width: 80, glyphs: .ascii)), "\(name)-ascii")
  }

  @Test("other widths")
  func widths() {
    expectSnapshot(Examples.schedules.render(RenderOptions(width: 120, height: 20)), "schedules-120")
    expectSnapshot(Examples.schedules.render(RenderOptions(width: 40, glyphs: .ascii)), "schedules-40")
    expectSnapshot(Examples.charts[Examples.charts.count - 1].1.render(RenderOptions(width: 120)), "multiples-120")
    #expect(Examples.schedules.render(RenderOptions(width: 29)) == "(a chart needs 30 columns)")
    #expect(Examples.schedules.render(RenderOptions(width: 10, glyphs: .ascii)) == "(a chart ~")
  }

  @Test("the SVG of a chart")
  func svg() {
    expectSnapshot(Examples.runningMean.svg(), "running-mean-svg")
    #expect(LineChart(title: "<a> & \"b\"", series: []).svg().contains("<title>&lt;a&gt; &amp; &quot;b&quot;</title>"))
  }

  @Test("a table: aligned, wrapped, and as blocks")
  func table() {
    let table = Table(
      "layer", "parameters", "what it does",
      rows: [
        ["conv1", "896", "convolution over 3 channels with 32 kernels of 3 by 3, stride 1 and padding 1"],
        ["密集层", "36992", "linear"], ["bn", "-1.5e-05"],
      ])
    expectSnapshot(table.render(RenderOptions(width: 80)), "table-80")
    expectSnapshot(table.render(RenderOptions(width: 40, glyphs: .ascii)), "table-40")
    expectSnapshot(table.render(RenderOptions(width: 18, glyphs: .ascii)), "table-18")
  }
}
