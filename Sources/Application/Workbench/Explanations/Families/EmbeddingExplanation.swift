// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors

/// Embeddings and one-hot vectors: whole numbers pick rows.
enum EmbeddingExplanation {
  static let family: [String: Explainer] = ["embedding": embedding, "one_hot": oneHot]

  @Sendable private static func embedding(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let input = step.tensor("input"), let weight = step.tensor("weight"), let result = step.result,
      result.numel > 0, weight.rank == 2
    else { return }
    let (name, table) = (step.name("input"), step.name("weight"))
    let index = try step.index()
    let place = Array(index.dropLast())
    let row = Int(exactly: input.element(place)) ?? 0
    explanation.formula("result[..., j] = \(table)[\(name)[...], j]: a row of the table for each number, no arithmetic")
    var rows = Table("\(name)", "row of \(table)")
    for i in input.lookedInt64s().prefix(6) {
      let values = (0..<min(weight.shape[1], 5)).map { ExplainedStep.short(weight.element([i, $0])) }
      rows.rows.append([String(i), values.joined(separator: "  ") + (weight.shape[1] > 5 ? " ..." : "")])
    }
    explanation.table(rows)
    let value = result.element(index)
    explanation.element = (index, value)
    explanation.equation(
      "\(step.resultName(index)) = \(table)[\(row), \(index.last ?? 0)]",
      .number(weight.element([row, index.last ?? 0])),
      is: value)
    explanation.say(
      "It is a matrix product with one-hot vectors, without the zeros. Only the rows that were picked get a gradient; numbers go from 0 to \(weight.shape[0] - 1)."
    )
    if let padding = step.integer("padding_idx") {
      explanation.say("Row \(padding) is padding_idx: it gets no gradient.")
    }
  }

  @Sendable private static func oneHot(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let input = step.tensor("input"), let result = step.result, result.numel > 0 else { return }
    let index = try step.index()
    let label = Int(exactly: input.element(Array(index.dropLast()))) ?? 0
    let value = result.element(index)
    explanation.element = (index, value)
    explanation.formula("result[..., j] = 1 where j is \(step.name("input"))[...], else 0")
    explanation.say(
      "\(step.resultName(index)) is \(ExplainedStep.short(value)): \(ExplainedStep.element(step.name("input"), Array(index.dropLast()))) is \(label), and j is \(index.last ?? 0)."
    )
    explanation.say(
      "The result is int64; losses such as mse_loss want .float(). cross_entropy takes the class numbers themselves.")
  }
}
