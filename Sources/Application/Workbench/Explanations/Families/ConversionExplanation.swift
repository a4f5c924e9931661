// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors

/// Other types of the same numbers, numbers at equal steps, and tensors filled with one number or with chance.
enum ConversionExplanation {
  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [
      "arange": steps, "range": steps, "linspace": steps, "logspace": steps, "uniform_": uniform, "normal_": normal,
      "trunc_normal_": normal, "orthogonal_": orthogonal,
    ]
    for name in [
      "to", "float", "double", "half", "bfloat16", "long", "int", "short", "byte", "char", "bool", "type", "type_as",
    ] {
      table[name] = convert
    }
    for name in [
      "fill", "fill_", "zero_", "constant_", "ones_", "zeros_", "full", "full_like", "zeros_like", "ones_like",
    ] {
      table[name] = fill
    }
    return table
  }()

  @Sendable private static func convert(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input") ?? step.step.tensors.first?.held.tensor, let result = step.result,
      result.numel > 0, x.shape == result.shape
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let (from, to) = (x.dtype, result.dtype)
    let name = step.name(step.step.tensors.first?.name ?? "input")
    let value = Term.number(x.element(index))
    guard from != to else {
      explanation.say("\(name) is \(from.name) already: it is returned itself, and nothing is copied.")
      return explanation.result(step, index, value)
    }
    explanation.formula("Every element of \(name), \(from.name), as \(to.name): a copy")
    if to == .bool {
      explanation.element = (index, result.element(index))
      let isTrue = result.element(index) != 0
      explanation.say(
        "\(ExplainedStep.element(name, index)) is \(ExplainedStep.short(x.element(index))), which is \(isTrue ? "not 0: True" : "0: False")."
      )
    } else if !to.isFloatingPoint, from.isFloatingPoint {
      explanation.result(step, index, .function("trunc", [value]))
      explanation.say("What stands behind the point is cut off, not rounded. Integers carry no gradient.")
    } else {
      let (before, after) = (x.element(index), result.element(index))
      explanation.element = (index, after)
      explanation.formula(
        before == after
          ? "\(step.resultName(index)) = \(ExplainedStep.element(name, index)) = \(NumberText.short(after, digits: 10)), exactly"
          : "\(step.resultName(index)) is the nearest that \(to.name) has to \(NumberText.short(before, digits: 10)): \(NumberText.short(after, digits: 10))"
      )
      switch to {
      case .float16:
        explanation.say("float16 keeps about 3 digits and reaches to 65504: larger numbers become infinite.")
      case .bfloat16: explanation.say("bfloat16 keeps 2 to 3 digits and reaches as far as float32.")
      case .float32 where from == .float64: explanation.say("float32 keeps about 7 digits of the 16.")
      case .float64:
        explanation.say("float64 holds every float32 exactly; digits that were lost before do not come back.")
      default: break
      }
    }
    if from.isFloatingPoint, to.isFloatingPoint {
      explanation.say("Gradients flow through, in the type that \(name) has.")
    }
  }

  @Sendable private static func steps(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0, result.rank == 1 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index([min(1, result.numel - 1)])
    let i = Term.exact(Double(index[0]))
    var (start, end) = (step.number("start"), step.number("end"))
    if step.step.key == "arange" || step.step.key == "range" {
      // One number alone is the end.
      if end == nil { (start, end) = (0, start) }
      guard let start else { return try GeneralExplanation.explain(step, &explanation) }
      explanation.formula(
        "start + i * step, as long as it is below end\(step.step.key == "range" ? ", end included" : ", which is left out")"
      )
      return explanation.result(step, index, .sum([.exact(start), .product([i, .exact(step.number("step") ?? 1)])]))
    }
    guard let start, let end else { return try GeneralExplanation.explain(step, &explanation) }
    let gaps = Double(max(result.numel - 1, 1))
    let place = Term.sum([
      .exact(start), .quotient(.product([i, .difference(.exact(end), .exact(start))]), .exact(gaps)),
    ])
    if step.step.key == "logspace" {
      explanation.formula("base**exponent, with exponents at equal steps from start to end, both included")
      explanation.result(step, index, .power(.exact(step.number("base") ?? 10), place))
    } else {
      explanation.formula("start + i * (end - start) / (steps - 1): both ends are included")
      explanation.result(step, index, place)
    }
  }

  @Sendable private static func fill(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    explanation.formula("Every element is the same number")
    explanation.result(step, index, .exact(result.element(index)))
    if step.step.key.hasSuffix("_"), let first = step.step.tensors.first {
      explanation.say("It would change \(step.name(first.name)) in place.")
    }
  }

  /// Mean and spread as they are by the rule, beside those of the numbers that were drawn.
  private static func drawn(
    _ step: ExplainedStep, mean: Double, std: Double, _ explanation: inout Explanation
  ) throws {
    guard let result = step.result, result.numel > 0 else { return }
    let values = result.doubles()
    let n = Double(values.count)
    let own = values.reduce(0, +) / n
    let spread = (values.reduce(0) { $0 + ($1 - own) * ($1 - own) } / n).squareRoot()
    explanation.say(
      "These \(values.count) numbers have the mean \(ExplainedStep.short(own)) and the standard deviation \(ExplainedStep.short(spread)); the rule's are \(ExplainedStep.short(mean)) and \(ExplainedStep.short(std))."
    )
    let index = try step.index()
    explanation.element = (index, result.element(index))
    explanation.say(
      "\(step.resultName(index)) is \(ExplainedStep.short(result.element(index))), drawn from torch's random stream.")
  }

  @Sendable private static func uniform(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    let low = step.number("a") ?? step.number("from_") ?? 0
    let high = step.number("b") ?? step.number("to") ?? 1
    explanation.formula(
      "Every number from \(ExplainedStep.short(low)) to \(ExplainedStep.short(high)) is as likely as any other")
    explanation.equation("mean", .quotient(.sum([.exact(low), .exact(high)]), .exact(2)))
    let std = Term.quotient(.difference(.exact(high), .exact(low)), .function("sqrt", [.exact(12)]))
    explanation.equation("std", std)
    try drawn(step, mean: (low + high) / 2, std: std.value(17), &explanation)
  }

  @Sendable private static func normal(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    let (mean, std) = (step.number("mean") ?? 0, step.number("std") ?? 1)
    let isCut = step.step.key == "trunc_normal_"
    let (a, b) = (step.number("a") ?? -2, step.number("b") ?? 2)
    explanation.formula(
      "Normally distributed with the mean \(ExplainedStep.short(mean)) and the standard deviation \(ExplainedStep.short(std))\(isCut ? ", what lies outside of \(ExplainedStep.short(a)) to \(ExplainedStep.short(b)) drawn again" : "")"
    )
    try drawn(step, mean: mean, std: std, &explanation)
    if isCut, (b - a) < 6 * std { explanation.say("Cutting makes the spread smaller than std.") }
  }

  @Sendable private static func orthogonal(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.rank >= 2, result.numel > 0, result.numel <= 100_000 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let rows = result.shape[0]
    let columns = result.numel / rows
    let values = result.doubles()
    let gain = step.number("gain") ?? 1
    let byRow = rows <= columns
    explanation.formula(
      "\(byRow ? "Rows" : "Columns") at right angles to each other, of length gain = \(ExplainedStep.short(gain))")
    func line(_ k: Int) -> [Double] {
      byRow ? Array(values[(k * columns)..<((k + 1) * columns)]) : (0..<rows).map { values[$0 * columns + k] }
    }
    let word = byRow ? "row" : "column"
    let (own, remark) = VectorNorm.dot(line(0), line(0))
    if let remark { explanation.say(remark + ":") }
    explanation.equation("\(word) 0 . \(word) 0", own)
    if min(rows, columns) > 1 { explanation.equation("\(word) 0 . \(word) 1", VectorNorm.dot(line(0), line(1)).term) }
    let index = try step.index()
    explanation.element = (index, result.element(index))
    explanation.say(
      "Such a matrix keeps lengths, so that signals neither grow nor fade on their way through many layers.")
  }
}
