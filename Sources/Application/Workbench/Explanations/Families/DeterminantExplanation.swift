// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Determinants: small ones by their rule, larger ones by what elimination leaves on the diagonal.
enum DeterminantExplanation {
  static let family: [String: Explainer] = ["det": plain, "slogdet": logarithm, "logdet": logarithm]

  /// The determinant of small matrices by its rule.
  static func expanded(_ m: MatrixRows) -> Term? {
    func n(_ i: Int, _ j: Int) -> Term { .number(m[i, j]) }
    func minor(_ i: Int, _ j: Int) -> Term { .difference(.product([n(1, i), n(2, j)]), .product([n(1, j), n(2, i)])) }
    switch m.height {
    case 1: return n(0, 0)
    case 2: return .difference(.product([n(0, 0), n(1, 1)]), .product([n(0, 1), n(1, 0)]))
    case 3:
      return .sum([
        .difference(.product([n(0, 0), minor(1, 2)]), .product([n(0, 1), minor(0, 2)])),
        .product([n(0, 2), minor(0, 1)]),
      ])
    default: return nil
    }
  }

  private static func matrix(_ step: ExplainedStep, _ index: [Int]) -> MatrixRows? {
    guard let result = step.result, result.numel > 0, let a = MatrixRows(step.matrix, at: index),
      a.height == a.width
    else { return nil }
    return a
  }

  @Sendable private static func plain(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    let index = try step.index()
    guard let a = matrix(step, index) else { return try GeneralExplanation.explain(step, &explanation) }
    if let term = expanded(a) {
      explanation.formula(
        "The first row's elements, each times the determinant of what is left without its row and column, with alternating signs"
      )
      explanation.result(step, index, term)
    } else {
      let (sign, values) = a.pivots
      explanation.formula(
        "The product of what elimination with exchanges of rows leaves on the diagonal, with a minus for an odd number of exchanges"
      )
      explanation.result(step, index, .product([.exact(sign)] + values.map { .number($0) }))
    }
    explanation.say(
      "It says how areas and volumes grow; 0 means that there is no inverse. Large ones leave the range of float32: torch.linalg.slogdet gives the logarithm."
    )
  }

  @Sendable private static func logarithm(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    let index = try step.index()
    guard let a = matrix(step, index) else { return try GeneralExplanation.explain(step, &explanation) }
    let (sign, values) = a.pivots
    explanation.formula(
      "Elimination with exchanges of rows leaves pivots on the diagonal, whose product is the determinant: their logarithms are added, their signs multiplied"
    )
    let logs = values.map { Term.function("log", [.function("abs", [.number($0)])]) }
    let (sum, remark) = Term.longSum(logs)
    let signs = sign * values.reduce(1) { $0 * ($1 < 0 ? -1 : $1 > 0 ? 1 : 0) }
    if step.step.key == "slogdet" {
      explanation.result(
        step, index,
        .product([.exact(sign)] + values.map { .function("sign", [.number($0)]) }))
      if let remark { explanation.say(remark + ":") }
      if let second = step.part(1) { explanation.equation("logabsdet", sum, is: second.element(index)) }
    } else if signs < 0 {
      explanation.element = (index, step.result?.element(index) ?? .nan)
      explanation.say(
        "The determinant is negative, so that its logarithm is nan. torch.linalg.slogdet gives sign and size.")
    } else {
      if let remark { explanation.say(remark + ":") }
      explanation.result(step, index, sum)
    }
    explanation.say(
      "The determinant itself would soon be too large or too small for float32; densities use its logarithm.")
  }
}
