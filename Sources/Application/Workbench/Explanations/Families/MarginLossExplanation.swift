// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import Tensors

/// Losses of whole rows: margins between scores, distances and angles.
enum MarginLossExplanation {
  static let family: [String: Explainer] = [
    "margin_ranking_loss": ranking, "multi_margin_loss": multiMargin, "multilabel_margin_loss": multilabelMargin,
    "multilabel_soft_margin_loss": multilabelSoft, "cosine_embedding_loss": cosine, "triplet_margin_loss": triplet,
  ]

  private static let mostElements = 200_000

  private static func hinge(_ x: Term) -> Term { .function("max", [.exact(0), x]) }
  private static func margin(_ step: ExplainedStep, _ standard: Double) -> Double { step.number("margin") ?? standard }
  /// `a + margin` without a margin of 0.
  private static func plus(_ a: Term, _ margin: Double) -> Term { margin == 0 ? a : .sum([a, .exact(margin)]) }

  /// Works one loss out and what becomes of all; `detail` prints what the shown loss is made of.
  private static func finish(
    _ step: ExplainedStep, _ explanation: inout Explanation, _ shape: [Int], _ term: ([Int]) -> Term,
    detail: (inout Explanation, [Int]) -> Void = { _, _ in }
  ) throws {
    let isKept = step.text("reduction") == "none" && step.result?.shape == shape
    let index = try step.lossIndex(shape, isKept: isKept)
    detail(&explanation, index)
    explanation.losses(step, index, isKept: isKept, shape: shape, term)
  }

  private static func fits(_ shape: [Int]) -> Bool {
    let count = shape.reduce(1, *)
    return count > 0 && count <= mostElements
  }

  @Sendable private static func ranking(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let a = step.tensor("input1"), let b = step.tensor("input2"), let y = step.tensor("target"),
      let pair = try? Shape.broadcast(a.shape, b.shape), let shape = try? Shape.broadcast(pair, y.shape), fits(shape)
    else { return try GeneralExplanation.explain(step, &explanation) }
    let m = margin(step, 0)
    explanation.formula(
      "loss[i] = max(0, -\(step.name("target"))[i] * (\(step.name("input1"))[i] - \(step.name("input2"))[i])\(m == 0 ? "" : " + \(ExplainedStep.short(m))"))"
    )
    try finish(step, &explanation, shape) { index in
      func element(_ t: Tensor) -> Double { t.element(t.broadcastIndex(index)) }
      return hinge(plus(.product([.number(-element(y)), .difference(.number(element(a)), .number(element(b)))]), m))
    }
    explanation.say(
      "Target 1: the first must be above the second by the margin; -1: below. Pairs that are far enough apart cost nothing and give no gradient."
    )
  }

  /// The scores as rows, with the shape of the losses: one for each row, a single one for a vector.
  private static func rows(_ step: ExplainedStep) -> (x: Tensor, y: Tensor, shape: [Int], classes: Int)? {
    guard let x = step.tensor("input"), let y = step.tensor("target"), let classes = x.shape.last, classes > 0,
      x.rank <= 2, fits(x.shape)
    else { return nil }
    return (x, y, Array(x.shape.dropLast()), classes)
  }

  @Sendable private static func multiMargin(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let (x, y, shape, classes) = rows(step) else { return try GeneralExplanation.explain(step, &explanation) }
    let (m, p, weight) = (margin(step, 1), step.number("p") ?? 1, step.tensor("weight"))
    let name = step.name("input")
    explanation.formula(
      "loss[i] = sum over the classes j other than y of \(weight == nil ? "" : "\(step.name("weight"))[y] * ")max(0, \(ExplainedStep.short(m)) - \(name)[i, y] + \(name)[i, j])\(p == 2 ? "**2" : "") / \(classes), y = \(step.name("target"))[i]"
    )
    try finish(step, &explanation, shape) { index in
      let own = Int(exactly: y.element(y.rank == index.count ? index : [0])) ?? 0
      let terms = (0..<classes).filter { $0 != own }.map { j -> Term in
        var term = hinge(
          .sum([.difference(.exact(m), .number(x.element(index + [own]))), .number(x.element(index + [j]))]))
        if p == 2 { term = .power(term, .exact(2)) }
        return weight.map { .product([.number($0.element([own])), term]) } ?? term
      }
      return .quotient(Term.longSum(terms).term, .exact(Double(classes)))
    }
    explanation.say(
      "Every other class must stay below the own one by the margin. It divides by all \(classes) classes, the own one too."
    )
  }

  @Sendable private static func multilabelMargin(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let (x, y, shape, classes) = rows(step), y.shape == x.shape else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let name = step.name("input")
    explanation.formula(
      "loss[i] = sum over the targets y and the classes j that are none of max(0, 1 - (\(name)[i, y] - \(name)[i, j])) / \(classes)"
    )
    func targets(_ index: [Int]) -> [Int] {
      Array((0..<classes).map { Int(exactly: y.element(index + [$0])) ?? -1 }.prefix { $0 >= 0 })
    }
    try finish(step, &explanation, shape) { index in
      let own = targets(index)
      let terms = own.flatMap { k in
        (0..<classes).filter { !own.contains($0) }.map { j -> Term in
          hinge(
            .difference(.exact(1), .difference(.number(x.element(index + [k])), .number(x.element(index + [j])))))
        }
      }
      return terms.isEmpty ? .exact(0) : .quotient(Term.longSum(terms).term, .exact(Double(classes)))
    } detail: { explanation, index in
      explanation.say("The targets of \(ExplainedStep.element("loss", index)): \(ExplainedStep.list(targets(index))).")
    }
    explanation.say("A row of targets names its classes one after the other and ends at the first -1.")
  }

  @Sendable private static func multilabelSoft(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let (x, y, shape, classes) = rows(step), y.shape == x.shape else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let weight = step.tensor("weight")
    let (xName, yName) = (step.name("input"), step.name("target"))
    explanation.formula(
      "loss[i] = mean over the classes c of \(weight == nil ? "" : "\(step.name("weight"))[c] * ")log(1 + exp(-\(xName)[i, c])) where \(yName)[i, c] is 1, log(1 + exp(\(xName)[i, c])) where it is 0"
    )
    try finish(step, &explanation, shape) { index in
      let terms = (0..<classes).map { c -> Term in
        let (value, target) = (x.element(index + [c]), y.element(index + [c]))
        func cost(_ v: Double) -> Term { .function("log", [.sum([.exact(1), .function("exp", [.number(v)])])]) }
        var term: Term =
          target == 1
          ? cost(-value)
          : target == 0
            ? cost(value)
            : .sum([
              .product([.number(target), cost(-value)]),
              .product([.difference(.exact(1), .number(target)), cost(value)]),
            ])
        if let weight { term = .product([.number(weight.element(weight.broadcastIndex(index + [c]))), term]) }
        return term
      }
      return .quotient(Term.longSum(terms).term, .exact(Double(classes)))
    }
    explanation.say("Each class is a question of its own, as in binary_cross_entropy_with_logits.")
  }

  @Sendable private static func cosine(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let a = step.tensor("input1"), let b = step.tensor("input2"), let y = step.tensor("target"),
      let full = try? Shape.broadcast(a.shape, b.shape), let size = full.last, size > 0, fits(full)
    else { return try GeneralExplanation.explain(step, &explanation) }
    let shape = Array(full.dropLast())
    guard y.shape == shape else { return try GeneralExplanation.explain(step, &explanation) }
    let m = margin(step, 0)
    let (aName, bName) = (step.name("input1"), step.name("input2"))
    explanation.formula(
      "loss[i] = 1 - cos[i] where \(step.name("target"))[i] is 1, max(0, cos[i]\(m == 0 ? "" : " - \(ExplainedStep.short(m))")) where it is -1"
    )
    explanation.formula("cos = \(aName) . \(bName) / sqrt((|\(aName)|**2 + 1e-12) * (|\(bName)|**2 + 1e-12))")
    func parts(_ index: [Int]) -> (dot: Term, a: Term, b: Term, cosine: Double) {
      let u = VectorNorm.row(a, index + [0], shape.count, full)
      let v = VectorNorm.row(b, index + [0], shape.count, full)
      let (dot, left, right) = (VectorNorm.dot(u, v).term, VectorNorm.square(u), VectorNorm.square(v))
      let lengths = (left.value(17) + 1e-12) * (right.value(17) + 1e-12)
      return (dot, left, right, dot.value(17) / lengths.squareRoot())
    }
    try finish(step, &explanation, shape) { index in
      let cosine = Term.number(parts(index).cosine)
      if y.element(index) == 1 { return .difference(.exact(1), cosine) }
      return hinge(m == 0 ? cosine : .difference(cosine, .exact(m)))
    } detail: { explanation, index in
      let found = parts(index)
      explanation.equation("\(aName) . \(bName)", found.dot)
      explanation.equation("|\(aName)|**2", found.a)
      explanation.equation("|\(bName)|**2", found.b)
      explanation.equation(
        ExplainedStep.element("cos", index),
        .quotient(
          .number(found.dot.value(17)),
          .function("sqrt", [.product([.number(found.a.value(17)), .number(found.b.value(17))])])),
        is: found.cosine)
    }
    explanation.say(
      "Pairs that belong together are turned to the same direction, others at least to a cosine of the margin.")
  }

  @Sendable private static func triplet(_ step: ExplainedStep, _ explanation: inout Explanation) throws {
    guard let a = step.tensor("anchor"), let p = step.tensor("positive"), let n = step.tensor("negative"),
      let pair = try? Shape.broadcast(a.shape, p.shape), let full = try? Shape.broadcast(pair, n.shape),
      let size = full.last, size > 0, fits(full)
    else { return try GeneralExplanation.explain(step, &explanation) }
    let (m, order, eps) = (margin(step, 1), step.number("p") ?? 2, step.number("eps") ?? 1e-6)
    let shape = Array(full.dropLast())
    let isSwapped = step.flag("swap")
    let (aName, pName, nName) = (step.name("anchor"), step.name("positive"), step.name("negative"))
    let far = "d(\(aName), \(nName))"
    explanation.formula(
      "loss[i] = max(0, d(\(aName), \(pName)) - \(isSwapped ? "min(\(far), d(\(pName), \(nName)))" : far) + \(ExplainedStep.short(m)))"
    )
    explanation.formula("d(x, y) = \(VectorNorm.formula("x - y + eps", order)), over the last dimension")
    func distance(_ x: Tensor, _ y: Tensor, _ index: [Int]) -> Term {
      DistanceExplanation.norm(
        VectorNorm.row(x, index + [0], shape.count, full), VectorNorm.row(y, index + [0], shape.count, full),
        order, eps
      ).term
    }
    try finish(step, &explanation, shape) { index in
      let near = Term.number(distance(a, p, index).value(17))
      var other = Term.number(distance(a, n, index).value(17))
      if isSwapped { other = .function("min", [other, .number(distance(p, n, index).value(17))]) }
      return hinge(plus(.difference(near, other), m))
    } detail: { explanation, index in
      explanation.equation("d(\(aName), \(pName))", distance(a, p, index))
      explanation.equation(far, distance(a, n, index))
      if isSwapped { explanation.equation("d(\(pName), \(nName))", distance(p, n, index)) }
    }
    explanation.say(
      "The negative must be further from the anchor than the positive by the margin; triplets that are give no gradient."
    )
  }
}
