// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors

/// Attention: scores, shares, and a mixture of values.
enum AttentionExplanation {
  static let family: [String: Explainer] = ["scaled_dot_product_attention": dotProduct]

  @Sendable private static func dotProduct(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let q = step.tensor("query"), let k = step.tensor("key"), let v = step.tensor("value"),
      let result = step.result,
      result.numel > 0, q.rank >= 2, k.rank >= 2, v.rank >= 2
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let batch = Array(index.dropLast(2))
    let (i, d) = (index[index.count - 2], index[index.count - 1])
    func front(_ tensor: Tensor) -> [Int] {
      zip(batch.suffix(tensor.rank - 2), tensor.shape).map { $1 == 1 ? 0 : $0 }
    }
    let (count, width) = (k.shape[k.rank - 2], q.shape[q.rank - 1])
    let scale = step.number("scale") ?? 1 / Double(width).squareRoot()
    let (qName, kName, vName) = (step.name("query"), step.name("key"), step.name("value"))
    let mask = step.tensor("attn_mask")
    let isCausal = step.flag("is_causal")
    var scores: [Double] = []
    for j in 0..<count {
      var score =
        (0..<width).reduce(0.0) { $0 + q.element(front(q) + [i, $1]) * k.element(front(k) + [j, $1]) } * scale
      if isCausal, j > i { score = -.infinity }
      if let mask {
        var place = batch
        place += [i, j]
        let value = mask.element(mask.broadcastIndex(place))
        score = mask.dtype == .bool ? (value == 0 ? -.infinity : score) : score + value
      }
      scores.append(score)
    }
    explanation.formula(
      "result[i] = sum over j of p[i, j] * \(vName)[j], p = softmax over j of \(qName)[i] . \(kName)[j] * scale")
    explanation.equation(
      "scale",
      step.number("scale").map { .exact($0) } ?? .quotient(.exact(1), .function("sqrt", [.exact(Double(width))])))
    guard (scores.max() ?? 0).isFinite else { return explanation.say("Every score of row \(i) is masked.") }
    let row = SoftmaxRow(scores)
    let dropout = step.number("dropout_p") ?? 0
    let kept = dropout > 0 ? dropped(step, v, index, count) : nil
    if dropout > 0, kept == nil { return try GeneralExplanation.explain(step, &explanation) }
    var table = Table("j", "score", "p", "\(vName)[j, \(d)]")
    if kept != nil { table.columns.append(Table.Column("mask")) }
    for j in row.shown(0) {
      table.rows.append([
        String(j), ExplainedStep.short(scores[j]), ExplainedStep.short(row.shares[j]),
        ExplainedStep.short(v.element(front(v) + [j, d])), kept.map { $0[j] ? "1" : "0" } ?? "",
      ])
    }
    explanation.table(table)
    if let kept { explanation.say(dropoutWords(kept.indices.filter { row.shares[$0] != 0 }.map { kept[$0] }, dropout)) }
    let terms = (0..<count).map {
      Term.product([.number(row.shares[$0]), .number(v.element(front(v) + [$0, d]))])
    }.enumerated().filter { kept?[$0.offset] ?? true }.map(\.element)
    let (mixture, remark) = Term.longSum(terms)
    let sum = kept == nil ? mixture : .quotient(mixture, .difference(.exact(1), .exact(dropout)))
    if let remark { explanation.say(remark + ":") }
    explanation.result(step, index, sum)
    if isCausal {
      explanation.say(
        "is_causal: place \(i) sees the places up to \(i); later ones have the score -inf and the share 0.")
    }
    if mask?.dtype == .bool {
      explanation.say("In this mask True means: may be seen. nn.MultiheadAttention's masks mean the opposite.")
    }
    explanation.say(
      "Without the scale the scores would grow with sqrt(\(width)), and softmax would put nearly all on one place.")
  }

  /// Which shares dropout left: the operation is performed again, with the same random numbers and a unit matrix as the values.
  private static func dropped(_ step: ExplainedStep, _ v: Tensor, _ index: [Int], _ count: Int) -> [Bool]? {
    guard let unit = try? Tensor.eye(count, dtype: v.dtype).expand(v.shape.dropLast(2) + [count, count]),
      let shares = OperationProbe(step).again(with: [("value", unit.value)]).first, shares.rank == index.count
    else { return nil }
    return (0..<count).map { shares.element(index.dropLast() + [$0]) != 0 }
  }

  /// What dropout does to shares.
  static func dropoutWords(_ kept: [Bool], _ p: Double) -> String {
    "Dropout with p = \(ExplainedStep.short(p)) took \(kept.filter { !$0 }.count) of the \(kept.count) shares out; those that stay are divided by 1 - p, so that they no longer add up to 1. Evaluation keeps them all."
  }
}
