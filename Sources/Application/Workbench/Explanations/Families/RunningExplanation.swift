// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// What is computed along a dimension from place to place: running extremes and sums of exponentials, differences, integrals.
enum RunningExplanation {
  static let family: [String: Explainer] = [
    "cummax": extreme, "cummin": extreme, "logcumsumexp": logarithm, "diff": differences, "trapezoid": integral,
    "trapz": integral, "cumulative_trapezoid": integral, "gradient": slopes, "sum_to_size": summed,
  ]

  /// The operand's elements along the dimension up to the place that is explained.
  private static func row(_ step: ExplainedStep) throws -> (index: [Int], dim: Int, values: [Double])? {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.shape == result.shape, x.rank > 0,
      let dim = step.dimensions("dim", rank: x.rank)?.first, x.shape.indices.contains(dim)
    else { return nil }
    var standard = [Int](repeating: 0, count: x.rank)
    standard[dim] = min(2, x.shape[dim] - 1)
    let index = try step.index(standard)
    return (index, dim, x.slice(through: index, along: [dim]).prefix(index[dim] + 1).map(\.value))
  }

  @Sendable private static func extreme(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let (index, dim, values) = try row(step), !values.contains(where: \.isNaN) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let isLargest = step.step.key == "cummax"
    let name = step.name("input")
    explanation.formula(
      "result[k] = the \(isLargest ? "largest" : "smallest") of \(name)[0 ... k] along dimension \(dim)")
    let best = (isLargest ? values.max() : values.min()) ?? 0
    let shown = values.count <= 8 ? values : [values[0], best, values[values.count - 1]]
    if values.count > 8 {
      explanation.say("\(values.count) elements: the first, the \(isLargest ? "largest" : "smallest") and the last:")
    }
    explanation.result(step, index, .function(isLargest ? "max" : "min", shown.map { .number($0) }))
    if let place = values.lastIndex(of: best) {
      var from = index
      from[dim] = place
      explanation.say(
        "It stands at \(ExplainedStep.element(name, from)); the second result holds these places (of equal ones the last)."
      )
    }
  }

  @Sendable private static func logarithm(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let (index, dim, values) = try row(step), let largest = values.max(), largest.isFinite else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    explanation.formula("result[k] = log(sum of exp(\(step.name("input"))[0 ... k])) along dimension \(dim)")
    let (sum, remark) = Term.longSum(values.map { .function("exp", [.difference(.number($0), .number(largest))]) })
    if let remark { explanation.say(remark + ":") }
    explanation.result(step, index, .sum([.number(largest), .function("log", [sum])]))
    explanation.say("The largest so far is taken off first and added at the end, so that exp cannot overflow.")
  }

  @Sendable private static func differences(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, step.integer("n") ?? 1 >= 1 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let n = step.integer("n") ?? 1
    let dim = step.dimensions("dim", rank: x.rank)?.first ?? x.rank - 1
    let index = try step.index()
    explanation.formula(
      n == 1
        ? "result[k] = \(step.name("input"))[k + 1] - \(step.name("input"))[k] along dimension \(dim)"
        : "Differences of neighbours along dimension \(dim), taken \(n) times")
    if n == 1, step.tensor("prepend") == nil, step.tensor("append") == nil {
      var next = index
      next[dim] += 1
      explanation.result(step, index, .difference(.number(x.element(next)), .number(x.element(index))))
    } else if !explanation.weightedSum(step, index, of: "input") {
      return try GeneralExplanation.explain(step, &explanation)
    }
    explanation.say("The dimension becomes shorter by \(n).")
  }

  @Sendable private static func integral(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let y = step.tensor("y"), let result = step.result, result.numel > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let isRunning = step.step.key.hasPrefix("cumulative")
    let dim = step.dimensions("dim", rank: y.rank)?.first ?? y.rank - 1
    explanation.formula(
      "The area under the line through the points of \(step.name("y")) along dimension \(dim)\(isRunning ? ", up to each point" : ""): (left + right) / 2 * width, added up"
    )
    let index = try step.index(result.rank > 0 && isRunning ? result.shape.map { min(1, $0 - 1) } : nil)
    guard explanation.weightedSum(step, index, of: "y") else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    explanation.say("Points inside count once for each of their two trapezoids, those at the ends only half.")
  }

  @Sendable private static func slopes(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.dtype.isFloatingPoint else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index(x.shape.map { min(1, $0 - 1) })
    explanation.formula(
      "(next - previous) / (2 * spacing) along a dimension, one tensor for each of them; at the ends (neighbour - itself) / spacing"
    )
    guard explanation.weightedSum(step, index, of: "input") else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    explanation.say("Slopes of sampled values, as numpy.gradient's; what autograd finds are slopes of functions.")
  }

  @Sendable private static func summed(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    explanation.formula(
      "Summed over the dimensions that the smaller size lacks or has as 1: the reverse of broadcasting")
    guard explanation.weightedSum(step, index, of: "input") else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    explanation.say("So do gradients come back to an operand that was broadcast.")
  }
}
