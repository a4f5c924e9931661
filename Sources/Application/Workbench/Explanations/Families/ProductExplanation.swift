// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors

/// Products of several operands and of pairs: bilinear forms, distances of all pairs, covariances.
enum ProductExplanation {
  static let family: [String: Explainer] = [
    "bilinear": bilinear, "cdist": pairs, "dist": distance, "kron": kronecker, "cross": cross,
    "trace": trace, "addcmul": combined, "addcdiv": combined,
    "cov": covariance,
    "corrcoef": covariance,
  ]

  @Sendable private static func bilinear(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input1"), let y = step.tensor("input2"), let w = step.tensor("weight"), w.rank == 3,
      let result = step.result, result.numel > 0
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let (row, k) = (Array(index.dropLast()), index.last ?? 0)
    let (xName, yName, wName) = (step.name("input1"), step.name("input2"), step.name("weight"))
    let bias = step.tensor("bias")
    explanation.formula(
      "result[..., k] = sum over i and j of \(xName)[..., i] * \(wName)[k, i, j] * \(yName)[..., j]\(bias == nil ? "" : " + \(step.name("bias"))[k]")"
    )
    var terms: [Term] = []
    for i in 0..<w.shape[1] {
      for j in 0..<w.shape[2] {
        terms.append(
          .product([.number(x.element(row + [i])), .number(w.element([k, i, j])), .number(y.element(row + [j]))]))
      }
    }
    let (sum, remark) = Term.longSum(terms, most: 4)
    if let remark { explanation.say(remark + ":") }
    if let bias {
      explanation.result(step, index, .sum([sum, .number(bias.element([k]))]))
    } else {
      explanation.result(step, index, sum)
    }
    explanation.say("It is linear in each input for itself; every output has a matrix of weights between them.")
  }

  @Sendable private static func pairs(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("x1"), let y = step.tensor("x2"), let result = step.result, result.numel > 0, x.rank >= 2,
      y.rank >= 2
    else { return try GeneralExplanation.explain(step, &explanation) }
    let p = step.number("p") ?? 2
    let index = try step.index()
    let batch = Array(index.dropLast(2))
    func front(_ t: Tensor) -> [Int] { zip(batch.suffix(t.rank - 2), t.shape).map { $1 == 1 ? 0 : $0 } }
    let (left, right) = (front(x) + [index[index.count - 2]], front(y) + [index[index.count - 1]])
    let (xName, yName) = (step.name("x1"), step.name("x2"))
    func row(_ tensor: Tensor, _ place: [Int]) -> [Double] {
      tensor.slice(through: place + [0], along: [tensor.rank - 1]).map(\.value)
    }
    let (a, b) = (row(x, left), row(y, right))
    explanation.formula(
      "result[i, j] = \(VectorNorm.formula("\(xName)[i] - \(yName)[j]", p)), every row with every other")
    explanation.say(
      "Here \(ExplainedStep.element(xName, left)) and \(ExplainedStep.element(yName, right)), \(a.count) numbers each.")
    let (term, remark) = DistanceExplanation.norm(a, b, p, 0)
    if let remark { explanation.say(remark + ":") }
    explanation.result(step, index, term)
    if p == 2 {
      explanation.say(
        "For many rows it is computed from |a|**2 - 2 a . b + |b|**2, one matrix product, which loses digits where rows are near each other."
      )
    }
  }

  @Sendable private static func distance(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let y = step.tensor("other"), let result = step.result, result.numel == 1,
      let shape = try? Shape.broadcast(x.shape, y.shape), shape.reduce(1, *) <= 100_000
    else { return try GeneralExplanation.explain(step, &explanation) }
    let p = step.number("p") ?? 2
    explanation.formula("\(VectorNorm.formula("\(step.name("input")) - \(step.name("other"))", p)), over all elements")
    func values(_ t: Tensor) -> [Double] {
      (0..<shape.reduce(1, *)).map { t.element(t.broadcastIndex(Shape.coordinates(of: $0, in: shape))) }
    }
    let (term, remark) = DistanceExplanation.norm(values(x), values(y), p, 0)
    if let remark { explanation.say(remark + ":") }
    explanation.result(step, try step.index(), term)
  }

  @Sendable private static func kronecker(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let a = step.tensor("input"), let b = step.tensor("other"), let result = step.result, result.numel > 0,
      a.rank == b.rank
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let (first, second) = (zip(index, b.shape).map { $0 / $1 }, zip(index, b.shape).map { $0 % $1 })
    let (aName, bName) = (step.name("input"), step.name("other"))
    explanation.formula("A copy of \(bName) for every element of \(aName), multiplied by it")
    explanation.formula(
      "\(step.resultName(index)) = \(ExplainedStep.element(aName, first)) * \(ExplainedStep.element(bName, second))")
    explanation.result(step, index, .product([.number(a.element(first)), .number(b.element(second))]))
  }

  @Sendable private static func cross(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let a = step.tensor("input"), let b = step.tensor("other"), let result = step.result, result.numel > 0 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let dim = step.dimensions("dim", rank: result.rank)?.first ?? result.shape.firstIndex(of: 3) ?? 0
    let index = try step.index()
    guard index.indices.contains(dim), result.shape[dim] == 3 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    func element(_ t: Tensor, _ k: Int) -> Term {
      var place = index
      place[dim] = k % 3
      return .number(t.element(t.broadcastIndex(place)))
    }
    let i = index[dim]
    let (aName, bName) = (step.name("input"), step.name("other"))
    explanation.formula(
      "result[i] = \(aName)[i+1] * \(bName)[i+2] - \(aName)[i+2] * \(bName)[i+1], counted modulo 3, along dimension \(dim)"
    )
    explanation.result(
      step, index,
      .difference(
        .product([element(a, i + 1), element(b, i + 2)]), .product([element(a, i + 2), element(b, i + 1)])))
    explanation.say("It stands at right angles to both.")
  }

  @Sendable private static func trace(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), x.rank == 2, let result = step.result, result.numel == 1 else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    explanation.formula("The sum of the diagonal of \(step.name("input"))")
    let (sum, remark) = Term.longSum((0..<(x.shape.min() ?? 0)).map { .number(x.element([$0, $0])) })
    if let remark { explanation.say(remark + ":") }
    explanation.result(step, try step.index(), sum)
  }

  @Sendable private static func combined(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let a = step.tensor("tensor1"), let b = step.tensor("tensor2"),
      let result = step.result, result.numel > 0
    else { return try GeneralExplanation.explain(step, &explanation) }
    let value = step.number("value") ?? 1
    let index = try step.index()
    let isProduct = step.step.key.hasPrefix("addcmul")
    func element(_ t: Tensor) -> Term { .number(t.element(t.broadcastIndex(index))) }
    let sign = isProduct ? "*" : "/"
    explanation.formula(
      "\(step.name("input")) + \(value == 1 ? "" : "\(ExplainedStep.short(value)) * ")\(step.name("tensor1")) \(sign) \(step.name("tensor2")), each element by itself"
    )
    let scaled: [Term] = value == 1 ? [] : [.exact(value)]
    explanation.result(
      step, index,
      .sum([
        element(x),
        isProduct
          ? .product(scaled + [element(a), element(b)])
          : .quotient(scaled.isEmpty ? element(a) : .product(scaled + [element(a)]), element(b)),
      ]))
    explanation.say(isProduct ? "Adam's second mean is such a step." : "Adam's update is such a step.")
    if step.step.changed["input"] != nil { explanation.say("It would change \(step.name("input")) in place.") }
  }

  @Sendable private static func covariance(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let x = step.tensor("input"), let result = step.result, result.numel > 0, x.rank == 2, result.rank == 2,
      step.tensor("fweights") == nil, step.tensor("aweights") == nil, x.shape[1] > 1
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index(x.shape[0] > 1 ? [0, 1] : [0, 0])
    let n = Double(x.shape[1])
    let rows = index.map { x.slice(through: [$0, 0], along: [1]).map(\.value) }
    let means = rows.map { $0.reduce(0, +) / n }
    let name = step.name("input")
    explanation.formula("Each row of \(name) is a variable, each column an observation")
    for k in 0..<(index[0] == index[1] ? 1 : 2) {
      let (sum, _) = Term.longSum(rows[k].map { .number($0) })
      explanation.equation("mean of row \(index[k])", .quotient(sum, .exact(n)))
    }
    func moment(_ a: Int, _ b: Int) -> (term: Term, remark: String?) {
      Term.longSum(
        zip(rows[a], rows[b]).map { u, v in
          .product([.difference(.number(u), .number(means[a])), .difference(.number(v), .number(means[b]))])
        }, most: 4)
    }
    let (both, remark) = moment(0, 1)
    if let remark { explanation.say(remark + ":") }
    if step.step.key == "cov" {
      explanation.result(step, index, .quotient(both, .exact(n - (step.number("correction") ?? 1))))
      explanation.say("It divides by n - 1 unless correction=0. The diagonal holds the variances.")
    } else {
      explanation.equation("sum of products", both)
      let spreads = [moment(0, 0).term, moment(1, 1).term]
      for k in 0..<2 { explanation.equation("squares of row \(index[k])", spreads[k]) }
      explanation.result(
        step, index,
        .quotient(
          .number(both.value(17)), .function("sqrt", [.product(spreads.map { .number($0.value(17)) })])))
      explanation.say("1: they rise together; -1: one falls where the other rises; 0: no line fits.")
    }
  }
}
