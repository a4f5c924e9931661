// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import PythonSyntax

/// `%plot` as it was called.
///
/// Each thing is evaluated once, in a transaction of its own that is taken back when its numbers have been read: so two schedulers on
/// one optimizer begin at the same rate.
struct PlotCall {
  let call: CommandCall
  private let kind: String?
  private let title: String
  private let places: Value?
  private let epochs: Int?
  private let metric: ScheduleMetric?
  private let scale: String?
  private let bins: Int

  init(_ call: CommandCall) throws {
    try call.allowNames(["epochs", "steps", "kind", "x", "title", "scale", "metric", "bins", "width", "height"])
    guard !call.positional.isEmpty else { throw call.usageError }
    guard call.positional.count <= 12 else { throw PyError.value("%plot draws at most 12 things in one chart") }
    self.call = call
    let length = call.named("steps") == nil ? "epochs" : "steps"
    epochs = try call.named(length).map { _ in try call.integer(length, default: 100, in: 1...1_000_000) }
    kind = try PlotCall.text(call, "kind", of: ["line", "steps", "points", "hist", "heat", "image", "tiles"])
    scale = try PlotCall.text(call, "scale", of: ["log", "linear", "auto"])
    title = try call.named("title").map { try call.interpreter.str(call.evaluate($0)) } ?? ""
    places = try call.named("x").map { try call.evaluate($0) }
    metric = try call.named("metric").map { try ScheduleMetric(call.evaluate($0), call.interpreter) }
    bins = try call.integer("bins", default: 20, in: 1...1000)
  }

  private static func text(_ call: CommandCall, _ name: String, of choices: [String]) throws -> String? {
    guard let expression = call.named(name) else { return nil }
    guard let choice = try call.evaluate(expression).text, choices.contains(choice) else {
      throw PyError.value("%plot: \(name) is one of \(choices.joined(separator: ", "))")
    }
    return choice
  }

  func run() throws {
    var series: [Series] = []
    var schedules: [(curve: ScheduleCurve, length: Int)] = []
    for expression in call.positional {
      try call.interpreter.withoutTrace {
        if let preview = try SchedulePreview(expression, call) { return schedules.append(try follow(preview)) }
        let value = try call.evaluate(expression)
        let name = TextLayout.truncated(TextLayout.oneLine(call.text(of: expression)), to: 40, .ascii)
        if let preview = try SchedulePreview(value, name: name, call.interpreter) {
          return schedules.append(try follow(preview))
        }
        for line in try draw(value, name) { series.append(unique(line, series)) }
      }
    }
    try drawLines(series, schedules)
  }

  // MARK: Schedules

  private func follow(_ preview: SchedulePreview) throws -> (ScheduleCurve, Int) {
    let own = try ScheduleStepper(preview).naturalLength() ?? 100
    // Beside others it may have to go on for longer than its own number says.
    let standard = call.positional.count > 1 ? max(own, 400) : own
    return (try ScheduleCurve(preview, epochs: epochs, standard: standard, metric: metric), own)
  }

  private func drawLines(_ given: [Series], _ schedules: [(curve: ScheduleCurve, length: Int)]) throws {
    var series = given
    var curves = schedules.map(\.curve)
    if epochs == nil, curves.count > 1, let longest = schedules.map({ max($0.length, ($0.curve.here ?? 0) + 10) }).max()
    {
      for index in curves.indices { curves[index].cut(at: longest) }
    }
    for curve in curves { for line in curve.series(curve.rates) { series.append(unique(line, series, style: .steps)) } }
    guard !series.isEmpty else { return }
    let isSchedule = !curves.isEmpty
    let scale = self.scale.map { $0 == "log" ? AxisScale.log : $0 == "auto" ? .auto : .linear }
    let suits = isSchedule ? PlotCall.suitsLog(series) : nil
    let chart = LineChart(
      title: title, xLabel: isSchedule ? "epoch" : "", yLabel: curves.count == call.positional.count ? "lr" : "",
      series: series,
      referenceLines: curves.compactMap { curve in
        curve.here.map { ReferenceLine(.x, at: Double($0), label: "you are here") }
      }.first.map { [$0] } ?? [],
      yScale: scale ?? (isSchedule ? suits == nil ? .linear : .log : .auto))
    try show(chart) { chart.worded($0, titleIsOwn: false).render($0) }
    if scale == nil, let suits { say("The y axis is logarithmic: the rates go over \(suits) powers of ten.") }
    let momenta = curves.flatMap { curve in
      curve.series(curve.momenta).filter { line in Set(line.y.filter { !$0.isNaN }).count > 1 }
    }
    if !momenta.isEmpty {
      let chart = LineChart(title: "momentum", xLabel: "epoch", yLabel: "", series: momenta, yScale: .linear)
      call.output.chart(chart) { options in
        var options = options
        options.height = max(5, options.height / 2)
        return chart.worded(options).render(options)
      }
    }
    for curve in curves {
      if !curve.plateau.isEmpty {
        let table = curve.plateauTable
        call.output.drawing { table.render($0) }
      }
      for note in curve.notes { say(note) }
    }
  }

  /// Over how many powers of ten positive values go, where these are many and a good part of the values is small: a curve that
  /// only touches zero at its end stays linear.
  private static func suitsLog(_ series: [Series]) -> Int? {
    let values = series.flatMap(\.y).filter(\.isFinite)
    guard let low = values.min(), let high = values.max(), low > 0, high / low > 100 else { return nil }
    guard values.count(where: { $0 < high / 20 }) * 4 >= values.count else { return nil }
    var (decades, ratio) = (0, high / low)
    while ratio >= 9.999 {
      ratio /= 10
      decades += 1
    }
    return decades
  }

  // MARK: Values

  /// Draws what is a chart of its own, and gives the lines that share one.
  private func draw(_ value: Value, _ name: String) throws -> [Series] {
    let heading = title.isEmpty ? name : title
    if let tensor = value.elements {
      let plotted = PlottedTensor(tensor: tensor, name: heading, kind: kind, bins: bins)
      switch try plotted.drawing() {
      case .lines(let rows):
        let names = rows.count == 1 ? [name] : rows.indices.map { "\(name)[\($0)]" }
        return try zip(names, rows).map { try line($0, $1) }
      case .picture(let chart, let draw):
        try show(chart, draw)
        return []
      }
    }
    if let mapping = try PlottedMapping(value, name: heading, call.interpreter) {
      if let series = mapping.series { return series }
      try show(mapping.bars) { mapping.render($0) }
      return []
    }
    if call.interpreter.isCallable(value) {
      return [try FunctionCurve(value, name, places, call.interpreter).series(style)]
    }
    let numbers = try PlotNumbers(value, name, call.interpreter)
    if let rows = numbers.rows {
      if kind == nil || kind == "heat" {
        var chart = Heatmap(title: heading, values: rows)
        chart.showsNumbers = true
        try show(chart) { chart.render($0) }
        return []
      }
      return try rows.enumerated().map { try line("\(name)[\($0.offset)]", $0.element) }
    }
    if kind == "hist" {
      let chart = Histogram(title: heading, values: numbers.values, bins: bins)
      try show(chart) { chart.render($0) }
      return []
    }
    return [try line(name, numbers.values)]
  }

  private func line(_ name: String, _ values: [Double]) throws -> Series {
    guard let places else { return Series(name, y: values, style: style ?? .line) }
    let x = try PlotNumbers(places, "x", call.interpreter).values
    guard x.count == values.count else {
      throw PyError.value("%plot: x has \(x.count) numbers and \(name) has \(values.count)")
    }
    return Series(name, x: x, y: values, style: style ?? .line)
  }

  private var style: Series.Style? {
    switch kind {
    case "line": .line
    case "steps": .steps
    case "points": .points
    default: nil
    }
  }

  private func unique(_ line: Series, _ others: [Series], style standard: Series.Style? = nil) -> Series {
    var line = line
    if let standard { line.style = style ?? standard }
    guard others.contains(where: { $0.name == line.name }) else { return line }
    let name = line.name
    var number = 2
    while others.contains(where: { $0.name == "\(name) #\(number)" }) { number += 1 }
    line.name = "\(name) #\(number)"
    return line
  }

  // MARK: Showing

  private func say(_ sentence: String) {
    call.output.drawing { $0.wrapped(sentence, indent: 2).joined(separator: "\n") }
  }

  private func show(_ chart: (any Chart)?, _ draw: (RenderOptions) -> String) throws {
    let height = try call.integer("height", default: 0, in: 0...200)
    let width = try call.integer("width", default: 0, in: 0...1000)
    call.output.chart(chart) { options in
      var options = options
      if height > 0 { options.height = height }
      if width > 0 { options.width = width }
      return draw(options)
    }
  }
}
