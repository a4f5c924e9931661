// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// Norms of windows, of neighbouring channels and of slices.
enum NeighbourExplanation {
  static let family: [String: Explainer] = {
    var table: [String: Explainer] = ["local_response_norm": response, "renorm": renorm]
    for n in 1...3 { table["lp_pool\(n)d"] = { try powerPool($0, &$1, n) } }
    return table
  }()

  @Sendable private static func powerPool(_ step: ExplainedStep, _ explanation: inout Explanation, _ n: Int) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.rank > n, x.rank == result.rank,
      let p = step.number("norm_type"), let kernel = step.integers("kernel_size", n)
    else { return try GeneralExplanation.explain(step, &explanation) }
    let stride = step.integers("stride", n) ?? kernel
    let index = try step.index()
    let front = Array(index.dropLast(n))
    var window: [[Int]] = [[]]
    for d in 0..<n {
      let start = index[x.rank - n + d] * stride[d]
      let end = min(start + kernel[d], x.shape[x.rank - n + d])
      window = window.flatMap { part in (start..<max(start, end)).map { part + [$0] } }
    }
    let values = window.map { x.element(front + $0) }
    let whole = kernel.reduce(1, *)
    let name = step.name("input")
    explanation.formula(
      "\(step.resultName(index)) = (sum of \(name)**\(ExplainedStep.short(p)))**(1 / \(ExplainedStep.short(p))) over the \(kernel.map { String($0) }.joined(separator: "x")) window"
    )
    if n <= 2 {
      let columns = max(n == 1 ? values.count : min(kernel[1], values.count), 1)
      let rows = Swift.stride(from: 0, to: values.count, by: columns).map {
        Array(values[$0..<min($0 + columns, values.count)])
      }
      if whole == values.count, let lines = WindowDrawing.sideBySide([("window", rows)], signs: []) {
        explanation.lines(lines)
      }
    }
    let (sum, remark) = Term.longSum(values.map { .power(.number($0), .exact(p)) }, most: 9)
    if let remark { explanation.say(remark + ":") }
    var term = sum
    if values.count < whole {
      explanation.say(
        "The window reaches beyond the input: the mean of its \(values.count) elements counts \(whole) times.")
      term = .product([.exact(Double(whole)), .quotient(sum, .exact(Double(values.count)))])
    }
    explanation.result(step, index, p == 1 ? term : .power(term, .quotient(.exact(1), .exact(p))))
    explanation.say(
      "norm_type=1 is the sum of the window; the larger norm_type is, the nearer it comes to max pooling.")
    if sum.value(17) < 0 || (p != p.rounded() && values.contains { $0 < 0 }) {
      explanation.say(
        "Negative elements keep their sign under this power, so that there may be no root: the result is nan.")
    }
  }

  @Sendable private static func response(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.rank >= 3,
      let size = step.integer("size"), size > 0
    else { return try GeneralExplanation.explain(step, &explanation) }
    let (alpha, beta, k) = (step.number("alpha") ?? 1e-4, step.number("beta") ?? 0.75, step.number("k") ?? 1)
    let index = try step.index()
    let channels = max(0, index[1] - size / 2)...min(x.shape[1] - 1, index[1] + (size - 1) / 2)
    let values = channels.map { c -> Double in
      var place = index
      place[1] = c
      return x.element(place)
    }
    let name = step.name("input")
    explanation.formula(
      "\(name) / (k + alpha / size * sum of \(name)**2 over \(size) neighbouring channels)**beta, alpha = \(ExplainedStep.short(alpha)), beta = \(ExplainedStep.short(beta)), k = \(ExplainedStep.short(k))"
    )
    explanation.say(
      "Channels \(channels.lowerBound) to \(channels.upperBound) count; beyond the first and last ones stand zeros.")
    let (sum, remark) = Term.longSum(values.map { .power(.number($0), .exact(2)) })
    if let remark { explanation.say(remark + ":") }
    explanation.equation("sum of squares", sum)
    explanation.result(
      step, index,
      .quotient(
        .number(x.element(index)),
        .power(
          .sum([.exact(k), .product([.quotient(.exact(alpha), .exact(Double(size))), .number(sum.value(17))])]),
          .exact(beta))))
    explanation.say("Active neighbours make a channel smaller. AlexNet used it; batch normalisation has replaced it.")
  }

  @Sendable private static func renorm(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.shape == result.shape, x.rank > 1,
      let p = step.number("p"), let most = step.number("maxnorm"),
      let dim = step.dimensions("dim", rank: x.rank)?.first,
      x.shape.indices.contains(dim)
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let values = x.slice(through: index, along: x.shape.indices.filter { $0 != dim }).map(\.value)
    let name = step.name("input")
    explanation.formula(
      "Each slice of \(name) along dimension \(dim), of \(values.count) elements, is scaled down to the norm \(ExplainedStep.short(most)) where it is larger; norm = \(VectorNorm.formula(name, p))"
    )
    let (term, remark) = VectorNorm.term(values.map { .number($0) }, p)
    if let remark { explanation.say(remark + ":") }
    explanation.equation("norm", term)
    let norm = term.value(17)
    let own = Term.number(x.element(index))
    explanation.result(
      step, index,
      norm > most ? .quotient(.product([own, .exact(most)]), .sum([.number(norm), .exact(1e-7)])) : own)
    if norm <= most { explanation.say("It is within \(ExplainedStep.short(most)): the slice stays as it is.") }
  }
}
