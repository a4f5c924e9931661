// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// Layer, group, instance and root-mean-square norms: each sample is normalised by itself.
enum NormExplanation {
  static let family: [String: Explainer] = [
    "layer_norm": layer, "rms_norm": rootMeanSquare, "group_norm": group, "instance_norm": instance,
  ]

  @Sendable private static func layer(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let input = step.tensor("input"), let result = step.result, result.numel > 0 else { return }
    let count = sizes(step).count
    let index = try step.index()
    let dims = Array((input.rank - count)..<input.rank)
    let values = input.slice(through: index, along: dims).map(\.value)
    let own = Array(index.suffix(count))
    explanation.formula(
      "Each sample's last \(count == 1 ? "dimension is" : "\(count) dimensions are") normalised: (x - mean) / sqrt(var + eps), \(values.count) elements"
    )
    normalise(step, &explanation, values, index, weight: own, bias: own)
    explanation.say(
      "No running statistics: it does the same in training and evaluation, and one sample does not see the others.")
  }

  private static func sizes(_ step: ExplainedStep) -> [Int] {
    switch step.value("normalized_shape") {
    case .tuple(let tuple)?: tuple.items.compactMap { if case .int(let size) = $0 { size } else { nil } }
    case .list(let list)?: list.items.compactMap { if case .int(let size) = $0 { size } else { nil } }
    default: [1]
    }
  }

  @Sendable private static func group(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let input = step.tensor("input"), let result = step.result, result.numel > 0, input.rank >= 2,
      let groups = step.integer("num_groups"), groups > 0
    else { return }
    let index = try step.index()
    let perGroup = input.shape[1] / groups
    let first = index[1] / perGroup * perGroup
    var values: [Double] = []
    for c in first..<(first + perGroup) {
      var place = index
      place[1] = c
      values += input.slice(through: place, along: Array(2..<input.rank)).map(\.value)
    }
    explanation.formula(
      "The \(input.shape[1]) channels form \(groups) group\(groups == 1 ? "" : "s") of \(perGroup); each sample's group is normalised: (x - mean) / sqrt(var + eps), \(values.count) elements"
    )
    normalise(step, &explanation, values, index, weight: [index[1]], bias: [index[1]])
    explanation.say(
      "It does not depend on the batch: num_groups=1 is a layer norm of the channels, num_groups=channels an instance norm."
    )
  }

  @Sendable private static func instance(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let input = step.tensor("input"), let result = step.result, result.numel > 0, input.rank >= 2 else { return }
    guard step.flag("use_input_stats") else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let hasBatch = input.rank == result.rank && input.rank > 2
    let values = input.slice(through: index, along: Array((hasBatch ? 2 : 1)..<input.rank)).map(\.value)
    explanation.formula(
      "Each channel of each sample is normalised: (x - mean) / sqrt(var + eps), \(values.count) elements")
    normalise(step, &explanation, values, index, weight: [index[hasBatch ? 1 : 0]], bias: [index[hasBatch ? 1 : 0]])
    explanation.say("A channel's brightness and contrast are lost; the batch plays no part.")
  }

  private static func normalise(
    _ step: ExplainedStep, _ explanation: inout Explanation, _ values: [Double], _ index: [Int], weight: [Int],
    bias: [Int]
  ) {
    guard let input = step.tensor("input"), let result = step.result else { return }
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    let (sum, remark) = Term.longSum(values.map { .number($0) })
    if let remark { explanation.say(remark + ":") }
    explanation.equation("mean", .quotient(sum, .exact(n)), is: mean)
    let (squares, _) = Term.longSum(values.map { .power(.difference(.number($0), .number(mean)), .exact(2)) })
    explanation.equation("var", .quotient(squares, .exact(n)), is: variance)
    let eps = step.number("eps") ?? 1e-5
    var term: Term = .quotient(
      .difference(.number(input.element(index)), .number(mean)),
      .function("sqrt", [.sum([.number(variance), .exact(eps)])]))
    if let w = step.tensor("weight") { term = .product([term, .number(w.element(weight))]) }
    if let b = step.tensor("bias") { term = .sum([term, .number(b.element(bias))]) }
    if result.shape == input.shape { explanation.result(step, index, term) }
    let affine = ["weight", "bias"].filter { step.tensor($0) != nil }
    explanation.say(
      "The variance is the biased one (divide by \(values.count))\(affine.isEmpty ? "" : "; then \(affine.map { "\($0 == "weight" ? "* " : "+ ")\(step.name($0))" }.joined(separator: " and "))")."
    )
  }

  @Sendable private static func rootMeanSquare(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let input = step.tensor("input"), let result = step.result, result.numel > 0 else { return }
    let count = sizes(step).count
    let index = try step.index()
    let values = input.slice(through: index, along: Array((input.rank - count)..<input.rank)).map(\.value)
    let n = Double(values.count)
    let eps = step.number("eps") ?? (input.dtype == .float64 ? 2.220446049250313e-16 : 1.1920928955078125e-07)
    let square = values.reduce(0) { $0 + $1 * $1 } / n
    explanation.formula("x / sqrt(mean of x**2 + eps), over the last \(count) dimension\(count == 1 ? "" : "s")")
    let (squares, remark) = Term.longSum(values.map { .power(.number($0), .exact(2)) })
    if let remark { explanation.say(remark + ":") }
    explanation.equation("mean square", .quotient(squares, .exact(n)), is: square)
    var term: Term = .quotient(
      .number(input.element(index)), .function("sqrt", [.sum([.number(square), .exact(eps)])]))
    if let w = step.tensor("weight") { term = .product([term, .number(w.element(Array(index.suffix(count))))]) }
    explanation.result(step, index, term)
    explanation.say("No mean is taken off and there is no bias: that is what makes it cheaper than a layer norm.")
  }
}
