// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors

/// Activations with two halves or with chance in them: GLU, Gumbel softmax, randomized ReLU, alpha dropout.
enum GateExplanation {
  static let family: [String: Explainer] = [
    "glu": glu, "gumbel_softmax": gumbel, "rrelu": randomized, "alpha_dropout": alpha, "feature_alpha_dropout": alpha,
  ]

  @Sendable private static func glu(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.rank == result.rank, x.rank > 0
    else { return try GeneralExplanation.explain(step, &explanation) }
    let dim = step.dimensions("dim", rank: x.rank)?.first ?? x.rank - 1
    guard x.shape.indices.contains(dim) else { return try GeneralExplanation.explain(step, &explanation) }
    let half = x.shape[dim] / 2
    let index = try step.index()
    var gate = index
    gate[dim] += half
    let name = step.name("input")
    explanation.formula(
      "result = a / (1 + exp(-b)), where a is the first half of \(name) along dimension \(dim) and b the second")
    explanation.equation("place of b in dimension \(dim)", .sum([.exact(Double(index[dim])), .exact(Double(half))]))
    explanation.formula("a = \(ExplainedStep.element(name, index)), b = \(ExplainedStep.element(name, gate))")
    explanation.result(
      step, index,
      .quotient(.number(x.element(index)), .sum([.exact(1), .function("exp", [.negative(.number(x.element(gate)))])])))
    explanation.say(
      "The second half decides by its sigmoid how much of the first half passes. The result has half as many channels.")
  }

  @Sendable private static func gumbel(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("logits"), let result = step.result, result.numel > 0, x.shape == result.shape, x.rank > 0
    else { return try GeneralExplanation.explain(step, &explanation) }
    let dim = step.dimensions("dim", rank: x.rank)?.first ?? x.rank - 1
    guard x.shape.indices.contains(dim) else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let tau = step.number("tau") ?? 1
    let name = step.name("logits")
    let (logits, shares) = (
      x.slice(through: index, along: [dim]).map(\.value), result.slice(through: index, along: [dim]).map(\.value)
    )
    explanation.formula(
      "result = softmax((\(name) + g) / tau) along dimension \(dim), g = -log(-log(u)) with a new u between 0 and 1 for each element, tau = \(ExplainedStep.short(tau))"
    )
    let isHard = step.flag("hard")
    if isHard {
      explanation.say(
        "hard=True: the largest becomes 1, all others 0. Backwards the gradient of the soft shares is used, as if they had been the result (straight through)."
      )
      explanation.result(step, index, .exact(result.element(index)))
    } else if let best = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[best] > 0 {
      // The draws are seen only as far as the shares tell: relative to the largest.
      let scores = shares.map { MathFunctions.apply("log", [$0]) - MathFunctions.apply("log", [shares[best]]) }
      var table = Table("j", "logit", "(logit + g) / tau - largest", "share", "")
      for j in SoftmaxRow(scores).shown(index[dim]) {
        table.rows.append([
          String(j), ExplainedStep.short(logits[j]), ExplainedStep.short(scores[j]), ExplainedStep.short(shares[j]),
          j == index[dim] ? "<-" : "",
        ])
      }
      explanation.table(table)
      let sum = scores.reduce(0) { $0 + MathFunctions.apply("exp", [$1]) }
      explanation.result(step, index, .quotient(.function("exp", [.number(scores[index[dim]])]), .number(sum)))
    }
    explanation.say(
      "The largest of \(name) + g is a draw from softmax(\(name)): so a choice can be learnt by gradients. A small tau makes shares near 0 and 1."
    )
  }

  @Sendable private static func randomized(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.shape == result.shape else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let (lower, upper) = (step.number("lower") ?? 0.125, step.number("upper") ?? 1.0 / 3)
    let isTraining = step.flag("training")
    let values = x.lookedDoubles()
    let index = try step.index(x.coordinates(values.firstIndex { $0 < 0 } ?? 0))
    let (value, out) = (x.element(index), result.element(index))
    let name = ExplainedStep.element(step.name("input"), index)
    explanation.formula(
      isTraining
        ? "\(name) where it is positive, else a * \(name) with an a of its own for each element, drawn from \(ExplainedStep.short(lower)) to \(ExplainedStep.short(upper))"
        : "\(name) where it is positive, else a * \(name), a = (lower + upper) / 2")
    if value > 0 {
      explanation.result(step, index, .number(value))
    } else if isTraining {
      let slope = value == 0 ? 0 : out / value
      explanation.say("The slope that was drawn for it is \(ExplainedStep.short(slope)).")
      explanation.result(step, index, .product([.number(slope), .number(value)]))
    } else {
      let slope = Term.quotient(.sum([.exact(lower), .exact(upper)]), .exact(2))
      explanation.equation("a", slope)
      explanation.result(step, index, .product([.number(slope.value(17)), .number(value)]))
    }
    if !isTraining { explanation.say("In training the slope of each element would be drawn anew.") }
  }

  @Sendable private static func alpha(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.shape == result.shape else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let p = step.number("p") ?? 0.5
    let whole = step.step.key.hasPrefix("feature") ? "channel" : "element"
    guard step.flag("training"), p > 0, p < 1 else {
      let index = try step.index()
      explanation.formula("result = \(step.name("input")): without training alpha dropout does nothing")
      return explanation.result(step, index, .number(x.element(index)))
    }
    let saturated = 1.7580993408473766
    let a = 1 / ((saturated * saturated * p + 1) * (1 - p)).squareRoot()
    let (before, after) = (x.lookedDoubles(), result.lookedDoubles())
    func isDropped(_ value: Double, _ out: Double) -> Bool {
      abs(out - (-saturated * a + saturated * a * p)) < abs(out - (a * value + saturated * a * p))
    }
    let kept = before.indices.first { !isDropped(before[$0], after[$0]) } ?? 0
    let index = try step.index(x.coordinates(kept))
    let value = x.element(index)
    explanation.formula(
      "What goes becomes -1.7581, where SELU ends for large negative inputs, and everything is then scaled by a and moved by b, so that mean 0 and variance 1 are kept"
    )
    explanation.equation(
      "a",
      .quotient(
        .exact(1),
        .function(
          "sqrt",
          [
            .product([
              .sum([.exact(1), .product([.exact(p), .power(.number(saturated), .exact(2))])]),
              .difference(.exact(1), .exact(p)),
            ])
          ])))
    explanation.equation("b", .product([.number(a), .number(saturated), .exact(p)]))
    let gone = zip(before, after).filter { isDropped($0, $1) }.count
    explanation.say(
      "This call took out \(gone) of \(before.count) elements\(whole == "channel" ? ", whole channels at once" : "").")
    let taken = isDropped(value, result.element(index)) ? -saturated : value
    explanation.result(step, index, .sum([.product([.number(a), .number(taken)]), .number(a * saturated * p)]))
    explanation.say("It belongs behind SELU: plain dropout would spoil the mean and variance that SELU keeps.")
  }
}
