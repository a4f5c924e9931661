// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors

/// `softmax`, `log_softmax`, `softmin`, `logsumexp`: numbers that become shares of one.
enum SoftmaxExplanation {
  static let family: [String: Explainer] = [
    "softmax": { try explain($0, &$1, .plain) }, "softmin": { try explain($0, &$1, .least) },
    "Softmax2d": { try explain($0, &$1, .plain) },
    "log_softmax": { try explain($0, &$1, .log) }, "logsumexp": logarithm,
  ]

  private enum Form { case plain, least, log }

  /// Which dimension adds up to one; without `dim` that which `F.softmax` takes by itself.
  private static func dimension(_ step: ExplainedStep, _ rank: Int) -> Int {
    if step.step.key == "Softmax2d" { return max(rank - 3, 0) }
    return step.dimensions("dim", rank: rank)?.first ?? ([0, 1, 3].contains(rank) ? 0 : 1)
  }

  @Sendable private static func explain(_ step: ExplainedStep, _ explanation: inout Explanation, _ form: Form) throws {
    guard let first = step.step.tensors.first, let result = step.result, result.numel > 0 else { return }
    let input = first.held.tensor
    let name = step.name(first.name)
    let index = try step.index()
    let dim = dimension(step, input.rank)
    let row = input.rank == 0 ? [(index: index, value: input.element([]))] : input.slice(through: index, along: [dim])
    let logits = row.map { form == .least ? -$0.value : $0.value }
    let sign = form == .least ? "-" : ""
    let formula = "exp(\(sign)\(name)[j]) / sum over k of exp(\(sign)\(name)[k])"
    explanation.formula(
      "result[j] = " + (form == .log ? "\(name)[j] - log(sum over k of exp(\(name)[k]))" : formula)
        + ", along dimension \(dim)")
    let largest = logits.max() ?? 0
    guard largest.isFinite else {
      explanation.say("The largest of these values is \(ExplainedStep.short(largest)).")
      return
    }
    explanation.gap()
    explanation.table(SoftmaxRow(logits).table(input.rank == 0 ? 0 : index[dim]))
    explanation.gap()
    let j = input.rank == 0 ? 0 : index[dim]
    let sum = logits.reduce(0) { $0 + MathFunctions.apply("exp", [$1 - largest]) }
    let shifted: Term = .difference(.number(logits[j]), .number(largest))
    switch form {
    case .log: explanation.result(step, index, .difference(shifted, .function("log", [.number(sum)])))
    default: explanation.result(step, index, .quotient(.function("exp", [shifted]), .number(sum)))
    }
    explanation.say(
      "The largest value, \(ExplainedStep.short(largest)), is taken off first: the shares stay the same and exp cannot overflow."
    )
    explanation.say(
      form == .log
        ? "This is the log of softmax, computed at once: log(softmax(x)) loses small shares."
        : "Each line along dimension \(dim) adds up to 1. cross_entropy takes the values before softmax, and applies it itself."
    )
  }

  @Sendable private static func logarithm(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let input = step.tensor("input"), let result = step.result, result.numel > 0, input.numel > 0 else { return }
    let dims = step.dimensions("dim", rank: input.rank) ?? []
    let index = try step.index()
    let values = ReductionExplanation.elements(of: input, result: index, dims: dims, keepdim: step.flag("keepdim"))
      .map(\.value)
    guard let largest = values.max(), largest.isFinite else { return }
    explanation.formula("result = log(sum over \(ExplainedStep.list(dims)) of exp(\(step.name("input"))))")
    let (sum, remark) = Term.longSum(values.map { .function("exp", [.difference(.number($0), .number(largest))]) })
    if let remark { explanation.say(remark + ":") }
    explanation.result(step, index, .sum([.number(largest), .function("log", [sum])]))
    explanation.say("The largest value is taken off first and added at the end, so that exp cannot overflow.")
  }
}

/// The way from logits to shares, as a table.
struct SoftmaxRow {
  let logits: [Double]
  let shares: [Double]
  let exponentials: [Double]
  private static let most = 12

  init(_ logits: [Double]) {
    self.logits = logits
    let largest = logits.max() ?? 0
    let exponentials = logits.map { MathFunctions.apply("exp", [$0 - largest]) }
    let sum = exponentials.reduce(0, +)
    self.exponentials = exponentials
    shares = exponentials.map { $0 / sum }
  }

  /// The rows that are shown: all, or the first ones, the largest and the one that is asked for.
  func shown(_ marked: Int) -> [Int] {
    guard logits.count > SoftmaxRow.most else { return Array(logits.indices) }
    let largest = logits.indices.max { logits[$0] < logits[$1] } ?? 0
    return Set(Array(0..<(SoftmaxRow.most - 2)) + [largest, marked, logits.count - 1]).sorted()
  }

  func table(_ marked: Int) -> Table {
    var table = Table("j", "value", "value - largest", "exp", "share", "")
    let largest = logits.max() ?? 0
    for j in shown(marked) {
      table.rows.append([
        String(j), ExplainedStep.short(logits[j]), ExplainedStep.short(logits[j] - largest),
        ExplainedStep.short(exponentials[j]), ExplainedStep.short(shares[j]), j == marked ? "<-" : "",
      ])
    }
    return table
  }
}
