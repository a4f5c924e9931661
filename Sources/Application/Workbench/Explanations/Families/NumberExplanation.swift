// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Whole numbers, bits and the parts of floats: divisors, inverted bits, mantissa and exponent, neighbours.
enum NumberExplanation {
  static let family: [String: Explainer] = [
    "gcd": divisor, "lcm": multiple, "bitwise_not": inverted, "frexp": parts, "nextafter": neighbour, "angle": angle,
  ]

  private static func pair(_ step: ExplainedStep, _ index: [Int]) -> (
    a: (name: String, value: Int), b: (name: String, value: Int)
  )? {
    guard let a = step.operandElement("input", at: index), let b = step.operandElement("other", at: index),
      let x = Int(exactly: a.value), let y = Int(exactly: b.value), abs(a.value) < 1e15, abs(b.value) < 1e15
    else { return nil }
    return ((a.name, x), (b.name, y))
  }

  /// Euclid's divisions as lines, and the divisor.
  private static func euclid(_ a: Int, _ b: Int) -> (lines: [String], result: Int) {
    var (x, y, lines) = (abs(a), abs(b), [String]())
    while y != 0 {
      lines.append("\(x) = \(x / y) * \(y) + \(x % y)")
      (x, y) = (y, x % y)
    }
    return (lines, x)
  }

  @Sendable private static func divisor(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    guard let (a, b) = pair(step, index) else { return try GeneralExplanation.explain(step, &explanation) }
    let (lines, divisor) = euclid(a.value, b.value)
    explanation.formula(
      "The largest number that divides \(a.name) and \(b.name): divide, and go on with divisor and rest until the rest is 0"
    )
    explanation.lines(Array(lines.prefix(8)))
    explanation.result(step, index, .exact(Double(divisor)))
  }

  @Sendable private static func multiple(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    guard let (a, b) = pair(step, index), a.value != 0 || b.value != 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    explanation.formula("The smallest number that \(a.name) and \(b.name) divide: |a * b| / gcd(a, b)")
    let (lines, divisor) = euclid(a.value, b.value)
    explanation.lines(Array(lines.prefix(8)))
    explanation.equation("gcd", .exact(Double(divisor)))
    explanation.result(
      step, index,
      .quotient(
        .function("abs", [.product([.exact(Double(a.value)), .exact(Double(b.value))])]), .exact(Double(divisor))))
  }

  @Sendable private static func inverted(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    let name = ExplainedStep.element(step.name("input"), index)
    if result.dtype == .bool {
      explanation.element = (index, result.element(index))
      explanation.formula("\(step.resultName(index)) = not \(name)")
      return explanation.say(
        "\(name) is \(x.element(index) != 0 ? "True" : "False"), so the result is \(result.element(index) != 0 ? "True" : "False"). ~ turns a mask round; Python's not takes one truth value only."
      )
    }
    if result.dtype == .uint8 {
      explanation.formula("\(step.resultName(index)) = ~\(name) = 255 - \(name): every one of its 8 bits is inverted")
      return explanation.result(step, index, .difference(.exact(255), .exact(x.element(index))))
    }
    explanation.formula(
      "\(step.resultName(index)) = ~\(name) = -\(name) - 1: every bit is inverted, the sign's too (two's complement)")
    explanation.result(step, index, .difference(.negative(.exact(x.element(index))), .exact(1)))
  }

  @Sendable private static func parts(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, let exponents = step.part(1) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    let exponent = exponents.element(index)
    let name = ExplainedStep.element(step.name("input"), index)
    explanation.formula("\(name) = mantissa * 2**exponent, the mantissa from 0.5 to 1")
    explanation.result(
      step, index, .quotient(.number(x.element(index)), .power(.exact(2), .exact(exponent))))
    explanation.equation("exponent", .exact(exponent))
    explanation.say("The second result holds the exponents. So are floats kept: float32 has 24 bits of mantissa.")
  }

  @Sendable private static func neighbour(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    guard let a = step.operandElement("input", at: index), let b = step.operandElement("other", at: index) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let own = result.element(index)
    explanation.formula("The next number that \(result.dtype.name) has from \(a.name) towards \(b.name)")
    explanation.result(step, index, .exact(own))
    explanation.equation("step", .difference(.exact(own), .exact(a.value)))
    explanation.say("Between them there is none: steps are about 6e-8 of the number in float32, 1e-16 in float64.")
  }

  @Sendable private static func angle(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    let name = ExplainedStep.element(step.name("input"), index)
    explanation.formula("The angle to the positive real axis: 0 for positive numbers, pi for negative ones")
    explanation.say("\(name) is \(ExplainedStep.short(x.element(index))).")
    explanation.result(step, index, .exact(result.element(index)))
  }
}
