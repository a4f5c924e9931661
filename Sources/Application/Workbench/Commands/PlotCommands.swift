// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import PythonSyntax
import TorchOptim

/// `%plot`: schedules, numbers and tensors as charts.
enum PlotCommands {
  // SAFETY: immutable.
  nonisolated(unsafe) static let all: [Command] = [
    Command(
      "plot", "%plot THING, …, epochs=100, kind='line'|'steps'|'points'|'hist'|'heat', x=…, title='…', scale='log'",
      "Draws schedules (with lr=… in place of an optimizer), lists of numbers and tensors.",
      example:
        "%plot StepLR(lr=0.1, step_size=30), CosineAnnealingLR(lr=0.1, T_max=90), epochs=90\n%plot [3, 1, 2]"
    ) { call in try plot(call) }
  ]

  private static func plot(_ call: CommandCall) throws {
    try call.allowNames(["epochs", "steps", "kind", "x", "title", "scale", "metric", "bins", "width", "height"])
    guard !call.positional.isEmpty else { throw call.usageError }
    guard call.positional.count <= 12 else { throw PyError.value("%plot draws at most 12 things in one chart") }
    let epochs =
      try call.named("steps") != nil
      ? call.integer("steps", default: 100, in: 1...1_000_000) : call.integer("epochs", default: 100, in: 1...1_000_000)
    let kind = try text(call, "kind", of: ["line", "steps", "points", "hist", "heat"])
    let title = try call.named("title").map { try call.interpreter.str(call.evaluate($0)) } ?? ""
    let x = try call.named("x").map { try numbers(call.evaluate($0), call, $0) }
    var series: [Series] = []
    var schedules = 0
    for expression in call.positional {
      if let schedule = try SchedulePreview(expression, call) {
        let rates = try schedule.rates(epochs: epochs)
        for (i, group) in rates.enumerated() {
          let name = rates.count > 1 ? "\(schedule.name) [\(i)]" : schedule.name
          series.append(Series(unique(name, series), y: group, style: style(kind) ?? .steps))
        }
        schedules += 1
        continue
      }
      let value = try call.evaluate(expression)
      if kind == "heat" || (kind == nil && value.tensor?.rank == 2) {
        try drawHeatmap(value, expression, title, call)
        continue
      }
      let values = try numbers(value, call, expression)
      let name = call.text(of: expression)
      if kind == "hist" {
        let bins = try call.integer("bins", default: 20, in: 1...1000)
        let chart = Histogram(title: title.isEmpty ? name : title, values: values, bins: bins)
        try show(chart, call)
        continue
      }
      if let x, x.count != values.count {
        throw PyError.value("%plot: x has \(x.count) numbers and \(name) has \(values.count)")
      }
      let places = x ?? values.indices.map { Double($0) }
      series.append(
        Series(
          unique(TextLayout.truncated(TextLayout.oneLine(name), to: 40), series), x: places, y: values,
          style: style(kind) ?? .line))
    }
    guard !series.isEmpty else { return }
    let scale = try text(call, "scale", of: ["log", "linear", "auto"]) ?? (schedules > 0 ? "linear" : "auto")
    let chart = LineChart(
      title: title, xLabel: schedules > 0 ? "epoch" : "", yLabel: schedules == call.positional.count ? "lr" : "",
      series: series, yScale: scale == "log" ? .log : scale == "auto" ? .auto : .linear)
    try show(chart, call)
  }

  private static func show(_ chart: any Chart, _ call: CommandCall) throws {
    let height = try call.integer("height", default: 0, in: 0...200)
    let width = try call.integer("width", default: 0, in: 0...1000)
    call.output.drawing { options in
      var options = options
      if height > 0 { options.height = height }
      if width > 0 { options.width = width }
      return chart.render(options)
    }
  }

  private static func style(_ kind: String?) -> Series.Style? {
    switch kind {
    case "line": .line
    case "steps": .steps
    case "points": .points
    default: nil
    }
  }

  private static func unique(_ name: String, _ series: [Series]) -> String {
    guard series.contains(where: { $0.name == name }) else { return name }
    var number = 2
    while series.contains(where: { $0.name == "\(name) #\(number)" }) { number += 1 }
    return "\(name) #\(number)"
  }

  private static func text(_ call: CommandCall, _ name: String, of choices: [String]) throws -> String? {
    guard let expression = call.named(name) else { return nil }
    guard let choice = try call.evaluate(expression).text, choices.contains(choice) else {
      throw PyError.value("%plot: \(name) is one of \(choices.joined(separator: ", "))")
    }
    return choice
  }

  private static func drawHeatmap(_ value: Value, _ expression: Expression, _ title: String, _ call: CommandCall) throws
  {
    guard let tensor = value.tensor, tensor.rank == 2, tensor.numel > 0 else {
      throw PyError.type("%plot: a heat map needs a tensor of two dimensions")
    }
    guard tensor.numel <= 1_000_000 else { throw PyError.value("%plot: \(tensor.numel) elements are too many to draw") }
    let values = tensor.doubles()
    let columns = tensor.shape[1]
    let rows = (0..<tensor.shape[0]).map { Array(values[($0 * columns)..<(($0 + 1) * columns)]) }
    try show(Heatmap(title: title.isEmpty ? call.text(of: expression) : title, values: rows), call)
  }

  /// The numbers of a list, tensor, or other iterable.
  private static func numbers(_ value: Value, _ call: CommandCall, _ expression: Expression) throws -> [Double] {
    let name = call.text(of: expression)
    if let tensor = value.tensor {
      guard tensor.numel <= 5_000_000 else {
        throw PyError.value("%plot: \(tensor.numel) elements are too many to draw")
      }
      return tensor.doubles()
    }
    switch value {
    case .int(let number): return [Double(number)]
    case .float(let number): return [number]
    default: break
    }
    let items: [Value]
    do { items = try call.interpreter.collect(value) } catch {
      throw PyError.type(
        "%plot draws schedules, numbers and tensors; \(name) is a \(call.interpreter.type(of: value).name)")
    }
    return try items.map { item in
      switch item {
      case .int(let number): return Double(number)
      case .float(let number): return number
      case .bool(let flag): return flag ? 1 : 0
      default:
        if let tensor = item.tensor, tensor.numel == 1 { return tensor.doubles()[0] }
        throw PyError.type("%plot: \(name) holds a \(call.interpreter.type(of: item).name), not only numbers")
      }
    }
  }
}
