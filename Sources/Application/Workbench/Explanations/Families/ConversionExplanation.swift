// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors

/// Other types of the same numbers, numbers at equal steps, and tensors filled with one number.
enum ConversionExplanation {
  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [
      "arange": steps, "range": steps, "linspace": steps, "logspace": steps,
    ]
    for name in [
      "to", "float", "double", "half", "bfloat16", "long", "int", "short", "byte", "char", "bool", "type", "type_as",
    ] {
      table[name] = convert
    }
    for name in [
      "fill", "fill_", "zero_", "constant_", "ones_", "zeros_", "full", "full_like", "zeros_like", "ones_like", "zeros",
      "ones", "new_zeros", "new_ones", "new_full",
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
}
