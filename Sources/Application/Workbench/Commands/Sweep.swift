// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import PythonSyntax

/// `%sweep`: one run for each value, all from the same state.
struct Sweep {
  private let call: CommandCall
  private let target: Expression
  private let values: [Value]
  private let expression: Expression
  private let steps: Int
  private let channel: Int

  /// What one run gave: a curve for each watched quantity, from before the first step on.
  private struct Run {
    let label: String
    var curves: [[Double]]
  }

  init(_ call: CommandCall) throws {
    try call.allowNames(["steps", "channel"])
    guard call.positional.count == 3 else { throw call.usageError }
    self.call = call
    target = call.positional[0]
    switch target.kind {
    case .name, .attribute, .subscript: break
    default: throw PyError.type("%sweep: \(call.text(of: target)) is nothing that can be assigned to")
    }
    values = try call.interpreter.collect(call.evaluate(call.positional[1]))
    guard !values.isEmpty, values.count <= 50 else { throw PyError.value("%sweep takes between 1 and 50 values") }
    expression = call.positional[2]
    steps = try call.integer("steps", default: 30, in: 1...100_000)
    channel = try call.integer("channel", default: 0, in: 0...1_000_000)
  }

  func run() throws {
    if let layer = try batchNorm() { try sweepBatchNorm(layer) } else { try sweepExpression() }
  }

  /// The batch-norm layer whose attribute is swept, or which the expression calls.
  private func batchNorm() throws -> BatchNormLayer? {
    if case .attribute(let object, _, _) = target.kind,
      let layer = BatchNormLayer(try call.evaluate(object), call.interpreter), layer.runningMean != nil
    {
      return layer
    }
    if case .call(let callee, _) = expression.kind,
      let layer = BatchNormLayer(try call.evaluate(callee), call.interpreter), layer.runningMean != nil
    {
      return layer
    }
    return nil
  }

  private func label(_ value: Value) throws -> String { try call.interpreter.repr(value) }

  // MARK: Batch normalisation

  private func sweepBatchNorm(_ layer: BatchNormLayer) throws {
    guard channel < layer.channels else {
      throw PyError.index("%sweep: channel \(channel) is out of range for \(layer.className)(\(layer.channels))")
    }
    var runs: [Run] = []
    for value in values {
      try call.interpreter.withoutTrace {
        try call.interpreter.assign(value, to: target, in: call.source)
        runs.append(try follow(layer, label: label(value)))
      }
    }
    // With momentum 1 the running statistics are those of the last batch: that is how the true ones are read off.
    var truth: Run?
    try call.interpreter.withoutTrace {
      try call.interpreter.setAttribute(layer.value, "momentum", .float(1))
      truth = layer.isTraining ? try follow(layer, label: "the batch") : nil
    }
    let name = call.text(of: target)
    draw(runs, truth, quantity: 0, title: "running_mean[\(channel)]")
    draw(runs, truth, quantity: 1, title: "running_var[\(channel)]")
    table(name, layer, runs, truth)
  }

  private func follow(_ layer: BatchNormLayer, label: String) throws -> Run {
    var run = Run(
      label: label, curves: [[layer.runningMean?[channel] ?? .nan], [layer.runningVar?[channel] ?? .nan]])
    for _ in 0..<steps {
      try call.interpreter.pollInterrupt()
      _ = try call.evaluate(expression)
      run.curves[0].append(layer.runningMean?[channel] ?? .nan)
      run.curves[1].append(layer.runningVar?[channel] ?? .nan)
    }
    return run
  }

  private func draw(_ runs: [Run], _ truth: Run?, quantity: Int, title: String) {
    var series = runs.map { Series($0.label, y: $0.curves[quantity]) }
    var references: [ReferenceLine] = []
    if let curve = truth?.curves[quantity].dropFirst(), let first = curve.first {
      let name = quantity == 0 ? "batch mean" : "batch var (unbiased)"
      if curve.allSatisfy({ $0 == first }) {
        references.append(ReferenceLine(.y, at: first, label: name))
      } else {
        series.append(Series(name, x: curve.indices.map { Double($0) }, y: Array(curve), style: .points))
      }
    }
    let chart = LineChart(
      title: "\(title) for each \(call.text(of: target))", xLabel: "step", yLabel: "", series: series,
      referenceLines: references, yScale: .linear)
    call.output.drawing { options in
      var options = options
      options.showsDescription = false
      return chart.render(options)
    }
  }

  private func table(_ name: String, _ layer: BatchNormLayer, _ runs: [Run], _ truth: Run?) {
    let middle = steps >= 6 ? [max(2, (steps + 2) / 3)] : []
    let shown = [1] + middle + (steps > 1 ? [steps] : [])
    var table = Table(
      [Table.Column(name)] + shown.map { Table.Column("mean, step \($0)") }
        + shown.map { Table.Column("var, step \($0)") })
    for run in runs + (truth.map { [$0] } ?? []) {
      table.rows.append(
        [run.label] + (0..<2).flatMap { quantity in shown.map { BatchNormExplanation.fixed(run.curves[quantity][$0]) } }
      )
    }
    call.output.drawing { table.render($0) }
    let seen = layer.batchesSeen
    call.output.drawing { options in
      TextLayout.wrapped(
        "Channel \(channel) of \(layer.channels). Each run started from the same state and random stream. Nothing was changed: "
          + "the layer has still seen \(seen) batch\(seen == 1 ? "" : "es").", to: options.width
      ).joined(separator: "\n")
    }
  }

  // MARK: Any expression

  private func sweepExpression() throws {
    var runs: [Run] = []
    for value in values {
      try call.interpreter.withoutTrace {
        try call.interpreter.assign(value, to: target, in: call.source)
        var run = Run(label: try label(value), curves: [[]])
        for _ in 0..<steps {
          try call.interpreter.pollInterrupt()
          run.curves[0].append(try number(call.evaluate(expression)))
        }
        runs.append(run)
      }
    }
    let name = call.text(of: expression)
    if steps > 1 {
      let chart = LineChart(
        title: "\(name) for each \(call.text(of: target))", xLabel: "step", yLabel: "",
        series: runs.map { Series($0.label, x: (1...steps).map { Double($0) }, y: $0.curves[0]) })
      call.output.drawing { options in
        var options = options
        options.showsDescription = false
        return chart.render(options)
      }
    }
    var table = Table(
      steps > 1
        ? [Table.Column(call.text(of: target)), Table.Column("step 1"), Table.Column("step \(steps)")]
        : [Table.Column(call.text(of: target)), Table.Column(name)])
    table.rows = runs.map { run in
      let texts = (steps > 1 ? [run.curves[0].first, run.curves[0].last] : [run.curves[0].first])
      return [run.label] + texts.map { BatchNormExplanation.number($0 ?? .nan) }
    }
    call.output.drawing { table.render($0) }
  }

  private func number(_ value: Value) throws -> Double {
    switch value {
    case .int(let number): return Double(number)
    case .float(let number): return number
    case .bool(let flag): return flag ? 1 : 0
    default:
      if let tensor = value.tensor {
        guard tensor.numel == 1 else {
          throw PyError.type(
            "%sweep watches one number: \(call.text(of: expression)) gives a tensor of \(tensor.numel) elements; "
              + "write for example (\(call.text(of: expression))).mean()")
        }
        return tensor.doubles()[0]
      }
      let cls = call.interpreter.type(of: value)
      throw PyError.type(
        "%sweep watches one number: \(call.text(of: expression)) gives \(value.isNone ? "None" : "a \(cls.name)")")
    }
  }
}
