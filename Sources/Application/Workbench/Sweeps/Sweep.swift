// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import PythonSyntax

/// `%sweep`: one run for each value, all from the same state and random stream.
struct Sweep {
  let call: CommandCall
  private let axes: [SweepAxis]
  private let expression: Expression
  private let steps: Int
  private let name: String?
  private let watched: [Expression]
  private let layer: BatchNormLayer?
  private let channel: Int

  init(_ call: CommandCall) throws {
    try call.allowNames(["steps", "channel", "watch", "into"])
    let given = call.positional
    guard given.count >= 3, given.count % 2 == 1, let last = given.last else { throw call.usageError }
    self.call = call
    axes = try SweepAxis.all(given.dropLast(), call)
    expression = last
    steps = try call.integer("steps", default: 30, in: 1...100_000)
    channel = try call.integer("channel", default: 0, in: 0...1_000_000)
    watched = Sweep.parts(call.named("watch"))
    if let into = call.named("into") {
      guard case .name(let text) = into.kind else { throw PyError.type("%sweep: into= takes a name, as in into=table") }
      name = text
    } else {
      name = nil
    }
    layer = watched.isEmpty ? try Sweep.batchNorm(axes, expression, call) : nil
    if let layer, channel >= layer.channels {
      throw PyError.index("%sweep: channel \(channel) is out of range for \(layer.className)(\(layer.channels))")
    }
  }

  /// The expressions of `watch=`: one, or several in brackets.
  private static func parts(_ expression: Expression?) -> [Expression] {
    switch expression?.kind {
    case nil: []
    case .list(let items)?, .tuple(let items)?: items
    default: expression.map { [$0] } ?? []
    }
  }

  /// The batch-norm layer whose attribute is swept, or which the expression calls: its running statistics are watched.
  private static func batchNorm(_ axes: [SweepAxis], _ expression: Expression, _ call: CommandCall) throws
    -> BatchNormLayer?
  {
    var candidates: [Expression] = []
    for axis in axes { if case .attribute(let object, _, _) = axis.target.kind { candidates.append(object) } }
    if case .call(let callee, _) = expression.kind { candidates.append(callee) }
    for candidate in candidates where SweepAxis.isPlain(candidate) {
      if let layer = BatchNormLayer(
        try call.interpreter.withoutTrace { try call.evaluate(candidate) }, call.interpreter),
        layer.runningMean != nil
      {
        return layer
      }
    }
    return nil
  }

  func run() throws {
    var runs: [SweepRun] = []
    let combinations = SweepAxis.combinations(axes)
    let began = Output.now
    var told = began
    var isStopped = false
    for (number, choice) in combinations.enumerated() {
      if Output.now - told > 1 {
        told = Output.now
        call.output.note("%sweep: run \(number + 1) of \(combinations.count)")
      }
      do {
        runs.append(try call.interpreter.withoutTrace { try follow(choice) })
      } catch let error as Raised where error.exception.cls === ExceptionClasses.keyboardInterrupt && !runs.isEmpty {
        isStopped = true
        break
      }
    }
    let report = SweepReport(
      call: call, axes: axes, runs: runs, steps: steps, channel: layer.map { (channel, $0.channels, $0.batchesSeen) })
    if isStopped {
      report.say("Stopped after \(runs.count) of \(combinations.count) runs; the finished ones are shown.")
    }
    report.show()
    if let name { call.kept.add(name) { report.table } }
  }

  /// One run; the caller takes it back.
  private func follow(_ choice: [Int]) throws -> SweepRun {
    var labels: [String] = []
    var values: [Value] = []
    for (axis, index) in zip(axes, choice) {
      let (value, label) = try axis.value(index)
      try call.interpreter.assign(value, to: axis.target, in: call.source)
      labels.append(label)
      values.append(value)
    }
    var run = SweepRun(labels: labels, values: values.map(SweepAxis.kept), quantities: [])
    var batches: [(mean: Double, variance: Double)] = []
    var own: [Double] = []
    var curves = watched.map { _ in [Double]() }
    var means = layer.map { [$0.runningMean?[channel] ?? .nan] } ?? []
    var variances = layer.map { [$0.runningVar?[channel] ?? .nan] } ?? []
    for step in 0..<steps {
      try call.interpreter.pollInterrupt()
      let seen = layer?.batchesSeen ?? 0
      let value = try call.evaluate(expression)
      if let number = PlotNumbers.number(value) { own.append(number) } else if own.count == step { try refuse(value) }
      for (index, quantity) in watched.enumerated() {
        let value = try call.evaluate(quantity)
        guard let number = PlotNumbers.number(value) else { throw try notOne(quantity, value) }
        curves[index].append(number)
      }
      if let layer {
        means.append(layer.runningMean?[channel] ?? .nan)
        variances.append(layer.runningVar?[channel] ?? .nan)
        batches.append(batch(layer, seen, means.suffix(2), variances.suffix(2)))
      }
    }
    if own.count == steps { run.quantities.append(SweepQuantity(call.text(of: expression), own, first: 1)) }
    for (quantity, curve) in zip(watched, curves) {
      run.quantities.append(SweepQuantity(call.text(of: quantity), curve, first: 1))
    }
    if layer != nil {
      run.quantities.append(
        SweepQuantity("running_mean[\(channel)]", means, first: 0, beside: ("batch mean", batches.map(\.mean))))
      run.quantities.append(
        SweepQuantity(
          "running_var[\(channel)]", variances, first: 0, beside: ("batch var (unbiased)", batches.map(\.variance))))
    }
    return run
  }

  /// The statistics of the batch that one step saw, read off from how the running ones moved.
  private func batch(_ layer: BatchNormLayer, _ seen: Int, _ means: ArraySlice<Double>, _ variances: ArraySlice<Double>)
    -> (mean: Double, variance: Double)
  {
    let factor = layer.momentum ?? 1 / Double(seen + 1)
    guard layer.batchesSeen == seen + 1, factor != 0 else { return (.nan, .nan) }
    func solve(_ pair: ArraySlice<Double>) -> Double {
      guard let old = pair.first, let new = pair.last else { return .nan }
      return (new - (1 - factor) * old) / factor
    }
    return (solve(means), solve(variances))
  }

  /// A value that is no number is no answer, unless something else is watched.
  private func refuse(_ value: Value) throws {
    if watched.isEmpty, layer == nil { throw try notOne(expression, value) }
  }

  private func notOne(_ expression: Expression, _ value: Value) throws -> Raised {
    let text = call.text(of: expression)
    if let tensor = value.tensor {
      return PyError.type(
        "%sweep watches numbers: \(text) gives a tensor of \(tensor.numel) elements; write for example (\(text)).mean()"
      )
    }
    let name = value.isNone ? "None" : "a \(call.interpreter.type(of: value).name)"
    return PyError.type("%sweep watches numbers: \(text) gives \(name); watch=… names what to watch")
  }
}

/// What one run gave.
struct SweepRun {
  /// What was assigned, as a person reads it.
  var labels: [String]
  /// The same as values that can be kept.
  var values: [Value?]
  var quantities: [SweepQuantity]
  var label: String { labels.joined(separator: ", ") }
}

/// A number followed through the steps of a run.
struct SweepQuantity {
  let name: String
  let curve: [Double]
  /// The step of the first number.
  let first: Int
  /// What each step saw, for a line beside the curve.
  let beside: (name: String, curve: [Double])?

  init(_ name: String, _ curve: [Double], first: Int, beside: (name: String, curve: [Double])? = nil) {
    self.name = name
    self.curve = curve
    self.first = first
    self.beside = beside
  }

  /// Whether two runs were the same, number by number.
  func isSame(as other: SweepQuantity) -> Bool {
    curve.count == other.curve.count && zip(curve, other.curve).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }
}
