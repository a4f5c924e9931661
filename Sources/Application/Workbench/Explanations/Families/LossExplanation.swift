// SPDX-License-Identifier: GPL-3.0-or-later

import Charts
import PythonRuntime
import Tensors

/// Losses that compare element with element: squared, absolute, smooth, binary cross entropy, Kullback-Leibler.
enum LossExplanation {
  /// The loss of one element.
  private struct Rule: Sendable {
    let formula: @Sendable (String, String, ExplainedStep) -> String
    let term: @Sendable (Double, Double, ExplainedStep, [Int]) -> Term
    let remark: String?
  }

  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [:]
    for (name, rule) in rules { table[name] = { try explain($0, &$1, rule) } }
    return table
  }()

  private static func difference(_ x: Double, _ y: Double) -> Term { .difference(.number(x), .number(y)) }
  private static func log(_ x: Term) -> Term { .function("log", [x]) }

  private static func smooth(_ x: Double, _ y: Double, _ edge: Double, scale: Double) -> Term {
    let d = difference(x, y)
    let size = Term.function("abs", [d])
    if abs(x - y) < edge {
      let square = Term.product([.exact(0.5), .power(d, .exact(2))])
      return scale == 1 ? square : .quotient(square, .exact(edge))
    }
    let line = Term.difference(size, .exact(0.5 * edge))
    return scale == 1 ? .product([.exact(edge), line]) : line
  }

  private static let rules: [String: Rule] = [
    "mse_loss": Rule(
      formula: { x, y, _ in "(\(x) - \(y))**2" }, term: { x, y, _, _ in .power(difference(x, y), .exact(2)) },
      remark: "Its gradient is 2 * (input - target), divided by the count for the mean."),
    "l1_loss": Rule(
      formula: { x, y, _ in "|\(x) - \(y)|" }, term: { x, y, _, _ in .function("abs", [difference(x, y)]) },
      remark: "Its gradient is the sign of the difference, however large that is."),
    "smooth_l1_loss": Rule(
      formula: { x, y, step in
        let beta = ExplainedStep.short(step.number("beta") ?? 1)
        return "0.5 * d**2 / \(beta) where |d| < \(beta), else |d| - 0.5 * \(beta), d = \(x) - \(y)"
      }, term: { x, y, step, _ in smooth(x, y, step.number("beta") ?? 1, scale: 0) },
      remark: "A square near 0, a line further out: single wrong targets pull less than in mse_loss."),
    "huber_loss": Rule(
      formula: { x, y, step in
        let delta = ExplainedStep.short(step.number("delta") ?? 1)
        return "0.5 * d**2 where |d| < \(delta), else \(delta) * (|d| - 0.5 * \(delta)), d = \(x) - \(y)"
      }, term: { x, y, step, _ in smooth(x, y, step.number("delta") ?? 1, scale: 1) }, remark: nil),
    "binary_cross_entropy": Rule(
      formula: { x, y, _ in "-(\(y) * log(\(x)) + (1 - \(y)) * log(1 - \(x)))" },
      term: { x, y, _, _ in
        // A target of 0 or 1 leaves one side; the other may be the log of 0.
        let own = Term.negative(log(.number(x)))
        let other = Term.negative(log(.difference(.exact(1), .number(x))))
        if y == 1 { return own }
        if y == 0 { return other }
        return .sum([.product([.number(y), own]), .product([.difference(.exact(1), .number(y)), other])])
      },
      remark:
        "It takes probabilities, and no log below -100 is used. binary_cross_entropy_with_logits takes the values before sigmoid."
    ),
    "binary_cross_entropy_with_logits": Rule(
      formula: { x, y, step in
        let positive = step.tensor("pos_weight") == nil ? "" : "pos_weight * "
        return "-(\(positive)\(y) * log p + (1 - \(y)) * log(1 - p)), p = 1 / (1 + exp(-\(x)))"
      },
      term: { x, y, step, index in
        let own = log(.sum([.exact(1), .function("exp", [.number(-x)])]))
        let other = log(.sum([.exact(1), .function("exp", [.number(x)])]))
        let weight = step.tensor("pos_weight").map { $0.element($0.broadcastIndex(index)) }
        var left: Term = y == 1 ? own : .product([.number(y), own])
        if let weight { left = .product([.number(weight), left]) }
        if y == 1 { return left }
        if y == 0 { return other }
        return .sum([left, .product([.difference(.exact(1), .number(y)), other])])
      },
      remark: "-log p is written as log(1 + exp(-x)): the sigmoid is inside the loss and must not stand before it."),
    "soft_margin_loss": Rule(
      formula: { x, y, _ in "log(1 + exp(-\(y) * \(x)))" },
      term: { x, y, _, _ in log(.sum([.exact(1), .function("exp", [.product([.number(-y), .number(x)])])])) },
      remark: "Targets are 1 and -1: a value of the right sign and far from 0 costs nearly nothing."),
    "hinge_embedding_loss": Rule(
      formula: { x, y, step in
        "\(x) where \(y) is 1, max(0, \(ExplainedStep.short(step.number("margin") ?? 1)) - \(x)) where it is -1"
      },
      term: { x, y, step, _ in
        y == 1
          ? .number(x)
          : .function("max", [.exact(0), .difference(.exact(step.number("margin") ?? 1), .number(x))])
      }, remark: "The input is a distance: small for pairs that belong together, at least the margin for others."),
    "poisson_nll_loss": Rule(
      formula: { x, y, step in
        let plain =
          step.flag("log_input")
          ? "exp(\(x)) - \(y) * \(x)" : "\(x) - \(y) * log(\(x) + \(ExplainedStep.short(step.number("eps") ?? 1e-8)))"
        return plain
          + (step.flag("full") ? ", and where t = \(y) is above 1 also t * log(t) - t + log(2 * pi * t) / 2" : "")
      },
      term: { x, y, step, _ in
        var term: Term =
          step.flag("log_input")
          ? .difference(.function("exp", [.number(x)]), .product([.number(y), .number(x)]))
          : .difference(
            .number(x), .product([.number(y), log(.sum([.number(x), .exact(step.number("eps") ?? 1e-8)]))]))
        if step.flag("full"), y > 1 {
          let root = Term.quotient(log(.product([.exact(2), .exact(Double.pi), .number(y)])), .exact(2))
          term = .sum([.difference(.sum([term, .product([.number(y), log(.number(y))])]), .number(y)), root])
        }
        return term
      },
      remark: "The input is the logarithm of the expected count unless log_input=False; the targets are counts."),
    "gaussian_nll_loss": Rule(
      formula: { x, y, step in
        let full = step.flag("full") ? " + log(2 * pi) / 2" : ""
        return "0.5 * (log(v) + (\(x) - \(y))**2 / v)\(full), v = max(\(step.name("var"))[i], eps)"
      },
      term: { x, y, step, index in
        let variance = step.tensor("var").map { t -> Double in
          // One variance for a whole row may have no last dimension.
          t.rank == index.count - 1 ? t.element(Array(index.dropLast())) : t.element(t.broadcastIndex(index))
        }
        let v = Term.number(max(variance ?? step.number("var") ?? 1, step.number("eps") ?? 1e-6))
        let half = Term.product([
          .exact(0.5), .sum([log(v), .quotient(.power(difference(x, y), .exact(2)), v)]),
        ])
        return step.flag("full")
          ? .sum([half, .quotient(log(.product([.exact(2), .exact(Double.pi)])), .exact(2))]) : half
      },
      remark: "A net that gives its own variance may excuse an error by a large one, and pays for that with log(v)."),
    "kl_div": Rule(
      formula: { x, y, step in
        step.flag("log_target") ? "exp(\(y)) * (\(y) - \(x))" : "\(y) * (log(\(y)) - \(x))"
      },
      term: { x, y, step, _ in
        if step.flag("log_target") {
          return .product([.function("exp", [.number(y)]), .difference(.number(y), .number(x))])
        }
        return y > 0 ? .product([.number(y), .difference(log(.number(y)), .number(x))]) : .exact(0)
      },
      remark:
        "input are log-probabilities. The mean divides by all elements: 'batchmean' gives the divergence by its definition."
    ),
  ]

  private static let mostElements = 200_000

  @Sendable private static func explain(_ step: ExplainedStep, _ explanation: inout Explanation, _ rule: Rule) throws {
    guard let x = step.tensor("input"), let y = step.tensor("target"), let result = step.result,
      let shape = try? Shape.broadcast(x.shape, y.shape), shape.reduce(1, *) > 0, shape.reduce(1, *) <= mostElements
    else { return try GeneralExplanation.explain(step, &explanation) }
    let (xName, yName) = (step.name("input"), step.name("target"))
    let reduction = step.text("reduction") ?? "mean"
    let isKept = result.shape == shape && reduction == "none"
    let index = try step.lossIndex(shape, isKept: isKept)
    let weight = step.tensor("weight")
    func term(_ index: [Int]) -> Term {
      let plain = rule.term(x.element(x.broadcastIndex(index)), y.element(y.broadcastIndex(index)), step, index)
      guard let weight else { return plain }
      return .product([.number(weight.element(weight.broadcastIndex(index))), plain])
    }
    let scale = weight == nil ? "" : "weight[i] * "
    explanation.formula(
      "loss[i] = \(scale)" + (scale.isEmpty ? "" : "(") + rule.formula("\(xName)[i]", "\(yName)[i]", step)
        + (scale.isEmpty ? "" : ")"))
    let divisor =
      step.step.key == "mse_loss" || step.step.key == "l1_loss" ? weight.map { total($0, shape) } ?? nil : nil
    explanation.losses(step, index, isKept: isKept, shape: shape, divisor: divisor, term)
    if x.shape != y.shape {
      explanation.say(
        "\(xName) \(ExplainedStep.list(x.shape)) and \(yName) \(ExplainedStep.list(y.shape)) are broadcast to \(ExplainedStep.list(shape)): every pair is compared, which is rarely meant."
      )
    }
    if let remark = rule.remark { explanation.say(remark) }
  }

  private static func total(_ weight: Tensor, _ shape: [Int]) -> Double? {
    let count = shape.reduce(1, *)
    return weight.numel > 0 ? weight.lookedDoubles().reduce(0, +) * Double(count / weight.numel) : nil
  }
}
