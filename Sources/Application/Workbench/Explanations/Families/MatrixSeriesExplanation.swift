// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Products of many matrices: powers, the exponential, chains, sums of products over a batch.
enum MatrixSeriesExplanation {
  static let family: [String: Explainer] = [
    "matrix_power": power, "matrix_exp": exponential, "chain_matmul": chain, "multi_dot": chain, "addbmm": batchSum,
    "addr": outerSum, "vecdot": vectors, "vander": powers,
  ]

  @Sendable private static func power(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0, result.rank >= 2, let n = step.integer("n"),
      n.magnitude <= 1 << 20
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let batch = Array(index.dropLast(2))
    let (i, j) = (index[index.count - 2], index[index.count - 1])
    let name = step.matrixName
    if n == 0 {
      explanation.formula("The power 0 is the identity, whatever \(name) is")
      return explanation.result(step, index, .exact(i == j ? 1 : 0))
    }
    // A negative power is one of the inverse.
    guard let base = n < 0 ? try? step.matrix?.inverse() : step.matrix, let a = MatrixRows(base, at: batch) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let baseName = n < 0 ? "inverse(\(name))" : name
    let count = abs(n)
    explanation.formula("\(baseName) multiplied \(count) times: a product of matrices, not of each element by itself")
    guard count > 1 else { return explanation.result(step, index, .number(a[i, j])) }
    var (left, square, rest) = (MatrixRows.identity(a.height), a, count - 1)
    while rest > 0 {
      if rest & 1 == 1 { left = left.times(square) }
      rest >>= 1
      if rest > 0 { square = square.times(square) }
    }
    explanation.say(
      count == 2
        ? "Row \(i) of \(baseName) meets its column \(j):"
        : "Row \(i) of the power \(count - 1) meets column \(j) of \(baseName):")
    explanation.sumOfProducts(step, index, left.rows[i], a.column(j), bias: nil)
    let work =
      count > 3 ? "It takes about \(64 - count.leadingZeroBitCount) squarings instead of \(count - 1) products. " : ""
    explanation.say(
      "\(work)Powers grow as the largest eigenvalue's do: why repeated layers explode or fade."
    )
  }

  @Sendable private static func exponential(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let result = step.result, result.numel > 0, result.rank >= 2 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    guard let a = MatrixRows(step.matrix, at: Array(index.dropLast(2))), a.height <= 64,
      (a.rows.map { $0.reduce(0) { $0 + abs($1) } }.max() ?? 0) < 8
    else { return try GeneralExplanation.explain(step, &explanation) }
    let (i, j) = (index[index.count - 2], index[index.count - 1])
    let name = step.matrixName
    explanation.formula("I + \(name) + \(name) @ \(name) / 2! + \(name) @ \(name) @ \(name) / 3! + ...")
    var (power, factorial, terms) = (a, 1.0, [Term.exact(i == j ? 1 : 0), Term.number(a[i, j])])
    for k in 2..<60 {
      power = power.times(a)
      factorial *= Double(k)
      terms.append(.quotient(.number(power[i, j]), .exact(factorial)))
      if (power.rows.joined().map { abs($0) }.max() ?? 0) / factorial < 1e-12 { break }
    }
    let (sum, remark) = Term.longSum(terms, most: 5)
    if let remark { explanation.say("Element [\(i), \(j)] of each; \(remark):") }
    explanation.result(step, index, sum)
    explanation.say(
      "exp() of each element by itself is torch.exp. It solves dx/dt = \(name) @ x: x(1) = matrix_exp(\(name)) @ x(0).")
  }

  @Sendable private static func chain(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    let tensors = step.step.tensors
    guard tensors.count > 1, let result = step.result, result.numel > 0, result.rank == 2,
      let last = MatrixRows(tensors[tensors.count - 1].held.tensor)
    else { return try GeneralExplanation.explain(step, &explanation) }
    var left: MatrixRows?
    for (_, held) in tensors.dropLast() {
      guard let next = MatrixRows(held.tensor) else { return try GeneralExplanation.explain(step, &explanation) }
      left = left?.times(next) ?? next
    }
    guard let left else { return }
    let index = try step.index()
    let names = tensors.map { step.name($0.name) }
    explanation.formula(names.joined(separator: " @ "))
    explanation.say(
      "Row \(index[0]) of the product of all but the last meets column \(index[1]) of \(names.last ?? ""):")
    explanation.sumOfProducts(step, index, left.rows[index[0]], last.column(index[1]), bias: nil)
    explanation.say(
      "The result does not depend on where the brackets stand, but the work does: the order that takes the fewest multiplications is chosen."
    )
  }

  @Sendable private static func batchSum(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let start = step.tensor("input"), let a = step.tensor("batch1"), let b = step.tensor("batch2"),
      let result = step.result, result.numel > 0, a.rank == 3, b.rank == 3
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let (beta, alpha) = (step.number("beta") ?? 1, step.number("alpha") ?? 1)
    explanation.formula(
      "result[i, j] = \(beta == 1 ? "" : "beta * ")\(step.name("input"))[i, j] + \(alpha == 1 ? "" : "alpha * ")sum over n and k of \(step.name("batch1"))[n, i, k] * \(step.name("batch2"))[n, k, j]"
    )
    var (left, right): ([Double], [Double]) = ([], [])
    for n in 0..<a.shape[0] {
      left += (0..<a.shape[2]).map { a.element([n, index[0], $0]) }
      right += (0..<a.shape[2]).map { b.element([n, $0, index[1]]) }
    }
    let element = Term.number(start.element(start.broadcastIndex(index)))
    explanation.sumOfProducts(
      step, index, left, right, bias: nil, prefix: beta == 1 ? element : .product([.exact(beta), element]),
      factor: alpha)
    explanation.say("The products of the batch are added up; baddbmm keeps them apart.")
  }

  @Sendable private static func outerSum(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let start = step.tensor("input"), let u = step.tensor("vec1"), let v = step.tensor("vec2"),
      let result = step.result, result.numel > 0, result.rank == 2
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let (beta, alpha) = (step.number("beta") ?? 1, step.number("alpha") ?? 1)
    explanation.formula(
      "result[i, j] = \(beta == 1 ? "" : "beta * ")\(step.name("input"))[i, j] + \(alpha == 1 ? "" : "alpha * ")\(step.name("vec1"))[i] * \(step.name("vec2"))[j]"
    )
    let element = Term.number(start.element(start.broadcastIndex(index)))
    let factors: [Term] = [.number(u.element([index[0]])), .number(v.element([index[1]]))]
    explanation.result(
      step, index,
      .sum([
        beta == 1 ? element : .product([.exact(beta), element]),
        .product((alpha == 1 ? [] : [.exact(alpha)]) + factors),
      ]))
    explanation.say("An outer product, of rank 1, is added: row i is vec2 times vec1[i].")
  }

  @Sendable private static func vectors(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("x"), let y = step.tensor("y"), let result = step.result, result.numel > 0,
      let shape = try? Shape.broadcast(x.shape, y.shape), !shape.isEmpty
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let dim = step.dimensions("dim", rank: shape.count)?.first ?? shape.count - 1
    guard shape.indices.contains(dim), index.count == shape.count - 1 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    var place = index
    place.insert(0, at: dim)
    explanation.formula("The sum of the products of \(step.name("x")) and \(step.name("y")) along dimension \(dim)")
    explanation.sumOfProducts(
      step, index, VectorNorm.row(x, place, dim, shape), VectorNorm.row(y, place, dim, shape), bias: nil)
  }

  @Sendable private static func powers(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.matrix, let result = step.result, result.numel > 0, result.rank == x.rank + 1 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let columns = result.shape[result.rank - 1]
    let index = try step.index()
    // torch.linalg's columns rise, torch's fall unless it is told.
    let isLinalg = step.step.operands.contains { $0.name == "increasing" } == false
    let rises = isLinalg || step.flag("increasing")
    let j = index.last ?? 0
    let exponent = rises ? j : columns - 1 - j
    let place = Array(index.dropLast())
    let name = step.matrixName
    explanation.formula("result[i, j] = \(name)[i]**\(rises ? "j" : "(columns - 1 - j)")")
    explanation.result(step, index, .power(.number(x.element(place)), .exact(Double(exponent))))
    explanation.say("Multiplied with coefficients it gives the values of a polynomial at \(name).")
  }
}
