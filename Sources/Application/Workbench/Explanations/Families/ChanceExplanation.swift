// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Tensors filled by chance: what the rule promises beside what was drawn.
enum ChanceExplanation {
  static let family: [String: Explainer] = [
    "uniform_": uniform, "rand": uniform, "rand_like": uniform, "normal_": normal, "trunc_normal_": normal,
    "randn": normal, "randn_like": normal, "normal": normal, "orthogonal_": orthogonal, "randint": integers,
    "randint_like": integers, "random_": integers, "randperm": permutation, "poisson": counts,
    "exponential_": exponential, "geometric_": geometric, "log_normal_": logNormal, "cauchy_": cauchy,
    "sparse_": sparse,
  ]

  /// Mean and spread as they are by the rule, beside those of the numbers that were drawn.
  private static func drawn(
    _ step: ExplainedStep, mean: Double, std: Double, _ explanation: inout Explanation
  ) throws {
    guard let result = step.result, result.numel > 0 else { return }
    let values = result.lookedDoubles()
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
    if step.tensor("mean") != nil || step.tensor("std") != nil { return try each(step, &explanation) }
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
    let values = result.lookedDoubles()
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

  /// A mean and a spread for each element.
  private static func each(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let mean = step.operandElement("mean", at: index) ?? ("0", 0)
    let std = step.operandElement("std", at: index) ?? ("1", 1)
    let z = std.value == 0 ? 0 : (result.element(index) - mean.value) / std.value
    explanation.formula("\(step.resultName(index)) = \(mean.name) + \(std.name) * z, z normal with mean 0 and spread 1")
    explanation.result(
      step, index, .sum([.number(mean.value), .product([.number(std.value), .number(z)])]))
    explanation.say(
      "Here z = \(ExplainedStep.short(z)) was drawn from torch's random stream. Written so, with z apart, gradients reach mean and std: the reparametrisation trick."
    )
  }

  @Sendable private static func integers(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    var (low, high) = (step.number("low") ?? step.number("from_"), step.number("high") ?? step.number("to"))
    // One number alone is the end.
    if high == nil { (low, high) = (0, low) }
    guard let high, let result = step.result, result.numel > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let (first, last) = (low ?? 0, high - 1)
    explanation.formula(
      "Every whole number from \(ExplainedStep.short(first)) to \(ExplainedStep.short(last)) is as likely as any other; \(ExplainedStep.short(high)) itself is left out"
    )
    explanation.equation("mean", .quotient(.sum([.exact(first), .exact(last)]), .exact(2)))
    let std = Term.function(
      "sqrt",
      [.quotient(.difference(.power(.exact(last - first + 1), .exact(2)), .exact(1)), .exact(12))])
    explanation.equation("std", std)
    try drawn(step, mean: (first + last) / 2, std: std.value(17), &explanation)
  }

  @Sendable private static func permutation(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    explanation.formula("The numbers from 0 to \(result.numel - 1), each once, in random order")
    explanation.result(step, index, .exact(result.element(index)))
    explanation.say("x[torch.randperm(len(x))] shuffles rows; the same one for x and y keeps pairs together.")
  }

  @Sendable private static func counts(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0, let rates = step.tensor("input"), rates.shape == result.shape
    else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    let (rate, count) = (rates.element(index), result.element(index))
    explanation.formula("A count with the rate of each element: p(k) = exp(-rate) * rate**k / k!")
    let factorial = count <= 100 ? (1...max(1, Int(count))).reduce(1.0) { $0 * Double($1) } : nil
    if let factorial {
      explanation.equation(
        "p of \(ExplainedStep.short(count))",
        .quotient(
          .product([.function("exp", [.negative(.number(rate))]), .power(.number(rate), .exact(count))]),
          .exact(factorial)))
    }
    explanation.result(step, index, .exact(count))
    explanation.say(
      "\(ExplainedStep.element(step.name("input"), index)) is \(ExplainedStep.short(rate)), its mean and its variance.")
  }

  @Sendable private static func exponential(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    let rate = step.number("lambd") ?? 1
    explanation.formula("Waiting times with the rate \(ExplainedStep.short(rate)): p(x) = rate * exp(-rate * x)")
    explanation.equation("mean and std", .quotient(.exact(1), .exact(rate)))
    try drawn(step, mean: 1 / rate, std: 1 / rate, &explanation)
  }

  @Sendable private static func geometric(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let p = step.number("p") else { return try GeneralExplanation.explain(step, &explanation) }
    explanation.formula(
      "How many trials it takes until the first success, each with probability \(ExplainedStep.short(p))")
    explanation.equation("mean", .quotient(.exact(1), .exact(p)))
    let std = Term.quotient(.function("sqrt", [.difference(.exact(1), .exact(p))]), .exact(p))
    explanation.equation("std", std)
    try drawn(step, mean: 1 / p, std: std.value(17), &explanation)
  }

  @Sendable private static func logNormal(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    let (mean, std) = (step.number("mean") ?? 1, step.number("std") ?? 2)
    explanation.formula(
      "exp(z), z normal with the mean \(ExplainedStep.short(mean)) and the spread \(ExplainedStep.short(std))")
    let square = Term.power(.exact(std), .exact(2))
    let middle = Term.function("exp", [.sum([.exact(mean), .quotient(square, .exact(2))])])
    explanation.equation("mean", middle)
    let spread = Term.product([
      .number(middle.value(17)), .function("sqrt", [.difference(.function("exp", [square]), .exact(1))]),
    ])
    explanation.equation("std", spread)
    explanation.say("mean and std are those of z, not of the numbers themselves.")
    try drawn(step, mean: middle.value(17), std: spread.value(17), &explanation)
  }

  @Sendable private static func cauchy(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let (median, sigma) = (step.number("median") ?? 0, step.number("sigma") ?? 1)
    let index = try step.index()
    let u = MathFunctions.apply("atan", [(result.element(index) - median) / sigma]) / Double.pi + 0.5
    explanation.formula("median + sigma * tan(pi * (u - 0.5)), u uniform from 0 to 1")
    explanation.result(
      step, index,
      .sum([
        .exact(median),
        .product([
          .exact(sigma), .function("tan", [.product([.exact(Double.pi), .difference(.number(u), .exact(0.5))])]),
        ]),
      ]))
    explanation.say(
      "Here u = \(ExplainedStep.short(u)). It has no mean: averages of many numbers vary as much as a single one.")
  }

  @Sendable private static func sparse(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.rank == 2, result.numel > 0, let share = step.number("sparsity") else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let std = step.number("std") ?? 0.01
    let index = try step.index([0, 0])
    let column = result.slice(through: [0, index[1]], along: [0]).map(\.value)
    explanation.formula(
      "Normal with mean 0 and the standard deviation \(ExplainedStep.short(std)), then zeros at random places of each column"
    )
    explanation.equation(
      "zeros in a column", .function("ceil", [.product([.exact(share), .exact(Double(result.shape[0]))])]))
    explanation.say("Column \(index[1]) has \(column.filter { $0 == 0 }.count).")
    explanation.element = (index, result.element(index))
    explanation.say("\(step.resultName(index)) is \(ExplainedStep.short(result.element(index))).")
  }
}
