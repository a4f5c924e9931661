// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors

/// Distances and angles of rows, and rows brought to length 1.
enum DistanceExplanation {
  static let family: [String: Explainer] = [
    "cosine_similarity": cosine, "pairwise_distance": distance, "pdist": ownPairs, "normalize": normalize,
  ]

  @Sendable private static func cosine(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("x1"), let y = step.tensor("x2"), let result = step.result, result.numel > 0,
      let shape = try? Shape.broadcast(x.shape, y.shape), !shape.isEmpty
    else { return try GeneralExplanation.explain(step, &explanation) }
    let dim = step.dimensions("dim", rank: shape.count)?.first ?? 1
    let index = try step.index()
    guard shape.indices.contains(dim), index.count == shape.count - 1 else { return }
    var place = index
    place.insert(0, at: dim)
    let (a, b) = (VectorNorm.row(x, place, dim, shape), VectorNorm.row(y, place, dim, shape))
    let (xName, yName) = (step.name("x1"), step.name("x2"))
    explanation.formula(
      "\(xName) . \(yName) / (|\(xName)| * |\(yName)|), over the \(a.count) places of dimension \(dim)")
    let (dot, remark) = VectorNorm.dot(a, b)
    if let remark { explanation.say(remark + ":") }
    explanation.equation("\(xName) . \(yName)", dot)
    explanation.equation("|\(xName)|", VectorNorm.term(a.map { .number($0) }, 2).term)
    explanation.equation("|\(yName)|", VectorNorm.term(b.map { .number($0) }, 2).term)
    let eps = step.number("eps") ?? 1e-8
    func length(_ values: [Double]) -> Term {
      let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length < eps ? .exact(eps) : .number(length)
    }
    explanation.result(step, index, .quotient(.number(dot.value(17)), .product([length(a), length(b)])))
    explanation.say("1 is the same direction, 0 a right angle, -1 the opposite; lengths play no part.")
  }

  @Sendable private static func distance(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("x1"), let y = step.tensor("x2"), let result = step.result, result.numel > 0,
      let shape = try? Shape.broadcast(x.shape, y.shape), let size = shape.last, size > 0
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let rest = Array(index.prefix(shape.count - 1))
    guard rest.count == shape.count - 1 else { return try GeneralExplanation.explain(step, &explanation) }
    let (p, eps) = (step.number("p") ?? 2, step.number("eps") ?? 1e-6)
    let dim = shape.count - 1
    let (a, b) = (VectorNorm.row(x, rest + [0], dim, shape), VectorNorm.row(y, rest + [0], dim, shape))
    let difference = "\(step.name("x1")) - \(step.name("x2"))\(eps == 0 ? "" : " + eps")"
    explanation.formula("\(VectorNorm.formula(difference, p)), over the \(size) places of the last dimension")
    let (term, remark) = norm(a, b, p, eps)
    if let remark { explanation.say(remark + ":") }
    explanation.result(step, index, term)
    explanation.say(
      "Row is paired with row; torch.cdist takes every row with every other. eps = \(ExplainedStep.short(eps)) keeps the gradient finite where both are the same."
    )
  }

  @Sendable private static func ownPairs(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.rank == 2 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let (p, index, name) = (step.number("p") ?? 2, try step.index(), step.name("input"))
    guard let place = index.first else { return }
    // Row i has a pair with each row after it.
    var (i, first) = (0, 0)
    while first + x.shape[0] - 1 - i <= place {
      first += x.shape[0] - 1 - i
      i += 1
    }
    let j = place - first + i + 1
    func row(_ number: Int) -> [Double] { x.slice(through: [number, 0], along: [1]).map(\.value) }
    explanation.formula(
      "\(VectorNorm.formula("\(name)[i] - \(name)[j]", p)), the pairs (0, 1), (0, 2), ... (1, 2), ... in a row")
    explanation.say("Place \(place) is the pair (\(i), \(j)).")
    let (term, remark) = norm(row(i), row(j), p, 0)
    if let remark { explanation.say(remark + ":") }
    explanation.result(step, index, term)
  }

  /// The p-norm of a difference. What eps adds shows only where rows are nearly the same.
  static func norm(_ a: [Double], _ b: [Double], _ p: Double, _ eps: Double) -> (term: Term, remark: String?) {
    let isNear = zip(a, b).allSatisfy { abs($0 - $1) < 1e3 * eps }
    return VectorNorm.term(
      zip(a, b).map { x, y in
        isNear ? .sum([.difference(.number(x), .number(y)), .exact(eps)]) : .difference(.number(x), .number(y))
      }, p)
  }

  @Sendable private static func normalize(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.rank > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let dim = step.dimensions("dim", rank: x.rank)?.first ?? 1
    guard x.shape.indices.contains(dim) else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let (p, eps) = (step.number("p") ?? 2, step.number("eps") ?? 1e-12)
    let name = step.name("input")
    let values = VectorNorm.row(x, index, dim, x.shape)
    explanation.formula(
      "\(name) / length, length = \(VectorNorm.formula(name, p)) over the \(values.count) places of dimension \(dim)")
    let (term, remark) = VectorNorm.term(values.map { .number($0) }, p)
    if let remark { explanation.say(remark + ":") }
    explanation.equation("length", term)
    let length = term.value(17)
    explanation.result(
      step, index, .quotient(.number(x.element(index)), length < eps ? .exact(eps) : .number(length)))
    explanation.say("Directions stay and lengths become 1: products of such rows are cosines.")
  }
}
