// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

extension Explanation {
  /// The losses of `shape`, of which one is worked out, and what becomes of them: kept, added or averaged.
  mutating func losses(
    _ step: ExplainedStep, _ index: [Int], isKept: Bool, shape: [Int], divisor: Double? = nil, _ term: ([Int]) -> Term
  ) {
    guard !isKept else { return result(step, index, term(index)) }
    let count = shape.reduce(1, *)
    let terms = (0..<count).map { term(Shape.coordinates(of: $0, in: shape)) }
    equation(ExplainedStep.element("loss", index), term(index))
    let (sum, remark) = Term.longSum(terms.map { .number($0.value(17)) })
    if let remark { say(remark + ":") }
    switch step.text("reduction") ?? "mean" {
    case "sum": result(step, [], sum)
    case "batchmean": result(step, [], .quotient(sum, .exact(Double(shape.first ?? 1))))
    default: result(step, [], .quotient(sum, divisor.map { .number($0) } ?? .exact(Double(count))))
    }
  }
}
