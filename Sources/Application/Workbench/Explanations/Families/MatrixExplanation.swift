// SPDX-License-Identifier: GPL-3.0-or-later

import Tensors

/// Linear layers and products of matrices: every element is one sum of products.
enum MatrixExplanation {
  static let family: [String: Explainer] = [
    "linear": linear, "matmul": product, "mm": product, "bmm": product, "mv": product, "dot": product, "vdot": product,
    "tensordot": contracted, "inner": inner,
    "addmm": added, "addmv": added, "baddbmm": added, "outer": outer, "ger": outer,
  ]

  @Sendable private static func linear(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let w = step.tensor("weight"), let result = step.result, result.numel > 0,
      w.rank == 2 || w.rank == 1
    else { return }
    let b = step.tensor("bias")
    let (xName, wName, bName) = (step.name("input"), step.name("weight"), step.name("bias"))
    let index = try step.index()
    let row = w.rank == 2 ? Array(index.dropLast()) : index
    let j = w.rank == 2 ? index.last ?? 0 : 0
    let count = x.shape.last ?? 0
    let tail = w.rank == 2 ? "[j, k]" : "[k]"
    explanation.formula(
      "result[..., j] = sum over k of \(xName)[..., k] * \(wName)\(tail)" + (b == nil ? "" : " + \(bName)[j]")
        + ", k = 0 ... \(count - 1)")
    let left = (0..<count).map { x.element(row + [$0]) }
    let right = (0..<count).map { w.element(w.rank == 2 ? [j, $0] : [$0]) }
    let bias = b.map { $0.element($0.rank == 0 ? [] : [$0.shape[0] == 1 ? 0 : j]) }
    explanation.sumOfProducts(step, index, left, right, bias: bias)
    explanation.say(
      "weight has the shape [outputs, inputs]: the layer computes \(xName) @ \(wName).T, and works on the last dimension alone; all others are a batch."
    )
  }

  @Sendable private static func product(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    try product(step, &explanation, operands: 0, prefix: nil)
  }

  /// A product of two operands, those from a place on, with something added in front.
  @Sendable private static func product(
    _ step: ExplainedStep, _ explanation: inout Explanation, operands first: Int, prefix: (Term, String)?,
    factor: Double = 1
  ) throws {
    let tensors = step.step.tensors
    guard tensors.count >= first + 2, let result = step.result, result.numel > 0 else { return }
    let (a, b) = (tensors[first].held.tensor, tensors[first + 1].held.tensor)
    let (aName, bName) = (step.name(tensors[first].name), step.name(tensors[first + 1].name))
    guard a.rank > 0, b.rank > 0 else { return }
    let index = try step.index()
    let count = a.shape[a.rank - 1]
    var batch = index
    let j = b.rank > 1 ? batch.popLast() ?? 0 : 0
    let i = a.rank > 1 ? batch.popLast() ?? 0 : 0
    func place(_ tensor: Tensor) -> [Int] {
      zip(batch.suffix(max(0, tensor.rank - 2)), tensor.shape).map { $1 == 1 ? 0 : $0 }
    }
    let left = (0..<count).map { a.element(place(a) + (a.rank > 1 ? [i, $0] : [$0])) }
    let right = (0..<count).map { b.element(place(b) + (b.rank > 1 ? [$0, j] : [$0])) }
    let dots = max(a.rank, b.rank) > 2 ? "..., " : ""
    let rowText = a.rank > 1 ? "\(dots)i, k" : "k"
    let columnText = b.rank > 1 ? "\(dots)k, j" : "k"
    let letters = (a.rank > 1 ? ["i"] : []) + (b.rank > 1 ? ["j"] : [])
    explanation.formula(
      "result\(letters.isEmpty ? "" : "[\(dots)\(letters.joined(separator: ", "))]") = \(prefix.map { $0.1 + " + " } ?? "")sum over k of \(aName)[\(rowText)] * \(bName)[\(columnText)], k = 0 ... \(count - 1)"
    )
    explanation.sumOfProducts(step, index, left, right, bias: nil, prefix: prefix?.0, factor: factor)
    var words = "Row i of \(aName) meets column j of \(bName): their inner sizes, \(count) and \(count), must agree."
    if max(a.rank, b.rank) > 2 { words += " Dimensions in front of the last two are a batch, which is broadcast." }
    if step.step.key == "matmul" { words += " Element by element would be *." }
    if a.rank > 1, b.rank > 1 { explanation.say(words) }
  }

  @Sendable private static func added(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let start = step.tensor("input"), let result = step.result, result.numel > 0 else { return }
    let index = try step.index()
    let (beta, alpha) = (step.number("beta") ?? 1, step.number("alpha") ?? 1)
    let element = start.element(start.broadcastIndex(index))
    let term: Term = beta == 1 ? .number(element) : .product([.exact(beta), .number(element)])
    let name = (beta == 1 ? "" : "beta * ") + step.name("input") + (start.rank > 0 ? "[i, j]" : "")
    try product(
      step, &explanation, operands: 1, prefix: (term, name + (alpha == 1 ? "" : " + alpha times the")), factor: alpha)
  }

  @Sendable private static func inner(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    let tensors = step.step.tensors
    guard tensors.count == 2, let result = step.result, result.numel > 0 else { return }
    let (a, b) = (tensors[0].held.tensor, tensors[1].held.tensor)
    guard a.rank > 0, b.rank > 0 else { return }
    let index = try step.index()
    let left = Array(index.prefix(a.rank - 1))
    let right = Array(index.suffix(b.rank - 1))
    let count = a.shape[a.rank - 1]
    explanation.formula(
      "result = sum over k of \(step.name(tensors[0].name))[..., k] * \(step.name(tensors[1].name))[..., k]")
    explanation.sumOfProducts(
      step, index, (0..<count).map { a.element(left + [$0]) }, (0..<count).map { b.element(right + [$0]) }, bias: nil)
  }

  @Sendable private static func contracted(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard step.tensor("a") != nil, step.tensor("b") != nil, let result = step.result, result.numel > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let index = try step.index()
    let dims = step.integer("dims")
    explanation.formula(
      dims.map {
        "Sums of products over the last \($0) dimensions of \(step.name("a")) and the first \($0) of \(step.name("b")); those that are left stand one behind the other"
      } ?? "Sums of products over the dimensions that dims names; those that are left stand one behind the other")
    guard explanation.weightedSum(step, index, of: "a") else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    explanation.say("The first factors are the elements of \(step.name("b")). einsum says the same with letters.")
  }

  @Sendable private static func outer(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    let tensors = step.step.tensors
    guard tensors.count == 2, let result = step.result, result.numel > 0 else { return }
    let index = try step.index()
    explanation.formula("result[i, j] = \(step.name(tensors[0].name))[i] * \(step.name(tensors[1].name))[j]")
    let factors = [tensors[0].held.tensor.element([index[0]]), tensors[1].held.tensor.element([index[1]])]
    explanation.result(step, index, .product(factors.map { .number($0) }))
  }
}

extension Explanation {
  /// The equation for the element of the result that is explained.
  mutating func result(_ step: ExplainedStep, _ index: [Int], _ term: Term) {
    guard let result = step.result else { return }
    let value = result.element(index)
    element = (index, value)
    equation(step.resultName(index), term, is: value)
  }

  /// The equation of an element that is a sum of products, long ones shortened.
  mutating func sumOfProducts(
    _ step: ExplainedStep, _ index: [Int], _ left: [Double], _ right: [Double], bias: Double?, prefix: Term? = nil,
    factor: Double = 1
  ) {
    let products: [Term] = zip(left, right).map { .product([.number($0), .number($1)]) }
    let (sum, remark) = Term.longSum(products)
    var terms: [Term] = []
    if let prefix { terms.append(prefix) }
    if factor != 1 {
      terms.append(.product([.exact(factor), sum]))
    } else if case .sum(let inner) = sum {
      terms += inner
    }
    if let bias { terms.append(.number(bias)) }
    if terms.isEmpty { terms = [.exact(0)] }
    if let remark { say("\(remark)\(bias == nil ? "" : ", then the bias"):") }
    result(step, index, .sum(terms))
  }
}
