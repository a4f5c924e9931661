// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// Dropout: which elements went, and by what the others grew.
enum DropoutExplanation {
  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [:]
    for name in ["dropout", "dropout1d", "dropout2d", "dropout3d", "feature_dropout"] { table[name] = explain }
    return table
  }()

  @Sendable private static func explain(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let input = step.tensor("input"), let result = step.result, result.numel > 0, input.shape == result.shape
    else {
      return
    }
    let p = step.number("p") ?? 0.5
    let whole = step.step.key != "dropout"
    guard step.flag("training") else {
      let index = try step.index()
      explanation.formula("result = \(step.name("input")): in evaluation dropout does nothing")
      explanation.result(step, index, .number(input.element(index)))
      explanation.say(
        "In training each \(whole ? "channel" : "element") would go with probability \(ExplainedStep.short(p)), and what stays would be multiplied by 1 / (1 - p)."
      )
      return
    }
    let (before, after) = (input.lookedDoubles(), result.lookedDoubles())
    // The first element that stayed tells more than a zero.
    let kept = after.firstIndex { $0 != 0 } ?? 0
    let index = try step.index(input.coordinates(kept))
    let gone = zip(before, after).filter { $0 != 0 && $1 == 0 }.count
    explanation.formula(
      "result = mask * \(step.name("input")) / (1 - p), p = \(ExplainedStep.short(p)); mask is 1 with probability \(ExplainedStep.short(1 - p))"
    )
    explanation.say(
      "The mask of this call took out \(gone) of \(before.count) elements\(whole ? ", whole channels at once" : "").")
    if result.rank <= 2, let columns = result.shape.last, columns > 0, columns <= 30, result.numel <= 300 {
      explanation.lines(
        Swift.stride(from: 0, to: after.count, by: columns).map { row in
          (row..<(row + columns)).map { after[$0] == 0 ? "0" : "1" }.joined(separator: " ")
        })
    }
    let value = result.element(index)
    if value == 0 {
      explanation.result(step, index, .product([.exact(0), .number(input.element(index))]))
    } else {
      explanation.result(step, index, .quotient(.number(input.element(index)), .difference(.exact(1), .exact(p))))
    }
    explanation.say(
      "Dividing by 1 - p keeps the expected value, so that evaluation needs no correction. Only the mode decides: net.eval() turns it off; each call in training draws a new mask from torch's random stream."
    )
  }
}
