// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Activations and other functions of one element.
enum PointwiseExplanation {
  /// A function of one element: its formula in words that people know, and the same as arithmetic.
  private struct Rule: Sendable {
    let formula: @Sendable (String, ExplainedStep) -> String
    let term: @Sendable (Double, ExplainedStep) -> Term
    let remark: String?

    init(
      _ formula: @escaping @Sendable (String) -> String, _ remark: String? = nil,
      _ term: @escaping @Sendable (Term) -> Term
    ) {
      self.formula = { name, _ in formula(name) }
      self.term = { x, _ in term(.number(x)) }
      self.remark = remark
    }

    init(
      settings formula: @escaping @Sendable (String, ExplainedStep) -> String, _ remark: String? = nil,
      _ term: @escaping @Sendable (Double, ExplainedStep) -> Term
    ) {
      self.formula = formula
      self.term = term
      self.remark = remark
    }
  }

  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [:]
    for (name, rule) in rules { table[name] = { try explain($0, &$1, rule) } }
    return table
  }()

  @Sendable private static func explain(_ step: ExplainedStep, _ explanation: inout Explanation, _ rule: Rule) throws {
    guard let first = step.step.tensors.first, let result = step.result, result.shape == first.held.tensor.shape,
      result.numel > 0
    else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    let name = ExplainedStep.element(step.name(first.name), index)
    explanation.formula("\(step.resultName(index)) = \(rule.formula(name, step)), each element by itself")
    explanation.result(step, index, rule.term(first.held.tensor.element(index), step))
    if let remark = rule.remark { explanation.say(remark) }
    if step.step.changed[first.name] != nil { explanation.say("It would change \(step.name(first.name)) in place.") }
  }

  private static func setting(_ step: ExplainedStep, _ name: String, _ standard: Double) -> Double {
    step.number(name) ?? standard
  }
  private static func text(_ step: ExplainedStep, _ name: String, _ standard: Double) -> String {
    ExplainedStep.short(setting(step, name, standard))
  }
  private static func exp(_ x: Term) -> Term { .function("exp", [x]) }
  private static func onePlus(_ x: Term) -> Term { .sum([.exact(1), x]) }
  @Sendable private static func sigmoid(_ x: Term) -> Term { .quotient(.exact(1), onePlus(exp(.negative(x)))) }
  private static func function(_ name: String) -> Rule { Rule({ "\(name)(\($0))" }) { .function(name, [$0]) } }

  private static let rules: [String: Rule] = {
    var table = activations.merging(shrinking) { a, _ in a }
    for name in [
      "exp", "log", "sqrt", "tanh", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "erf", "abs", "floor",
      "ceil", "trunc", "expm1", "log1p", "log2", "log10", "acosh", "asinh", "atanh", "sign", "lgamma",
    ] { table[name] = function(name) }
    table["tanh"] = Rule({ "tanh(\($0))" }, "Its slope, 1 - tanh(x)**2, is 1 at 0 and almost 0 beyond 3.") {
      .function("tanh", [$0])
    }
    for (name, other) in [
      "absolute": "abs", "arccos": "acos", "arcsin": "asin", "arctan": "atan", "arccosh": "acosh", "arcsinh": "asinh",
      "arctanh": "atanh", "fix": "trunc", "sgn": "sign", "clip": "clamp", "clamp_min": "clamp", "clamp_max": "clamp",
      "expit": "sigmoid", "gammaln": "lgamma",
    ] { table[name] = table[other] }
    table["frac"] = Rule({ "\($0) - trunc(\($0))" }, "It keeps the sign.") { .difference($0, .function("trunc", [$0])) }
    table["round"] = Rule(
      settings: { name, step in
        (step.integer("decimals") ?? 0) == 0
          ? "round(\(name))" : "round(\(name) * 10**d) / 10**d, d = \(step.integer("decimals") ?? 0)"
      }, "Halves go to the even neighbour, as in Python: 0.5 to 0, 1.5 to 2. Its gradient is 0 everywhere."
    ) { x, step in
      guard let decimals = step.integer("decimals"), decimals != 0 else { return .function("round", [.number(x)]) }
      let scale = Term.exact(MathFunctions.power(10, Double(decimals)))
      return .quotient(.function("round", [.product([.number(x), scale])]), scale)
    }
    table["logit"] = Rule({ "log(\($0) / (1 - \($0)))" }, "The inverse of sigmoid: the log of the odds.") {
      .function("log", [.quotient($0, .difference(.exact(1), $0))])
    }
    table["sinc"] = Rule({ "sin(pi * \($0)) / (pi * \($0)), and 1 at 0" }) { x in
      let angle = Term.product([.exact(Double.pi), x])
      return x.value(17) == 0 ? .exact(1) : .quotient(.function("sin", [angle]), angle)
    }
    table["nan_to_num"] = Rule(settings: { name, _ in
      "\(name); nan becomes 0, infinities the largest numbers, or what is given"
    }) { x, step in
      if x.isNaN { return .exact(step.number("nan") ?? 0) }
      return x.isFinite ? .number(x) : .exact(step.result.map { $0.element((try? step.index()) ?? []) } ?? x)
    }
    table["neg"] = Rule({ "-\($0)" }) { .negative($0) }
    table["negative"] = table["neg"]
    table["square"] = Rule({ "\($0)**2" }) { .power($0, .exact(2)) }
    table["erfc"] = Rule({ "1 - erf(\($0))" }) { .difference(.exact(1), .function("erf", [$0])) }
    table["exp2"] = Rule({ "2**\($0)" }) { .power(.exact(2), $0) }
    table["deg2rad"] = Rule({ "\($0) * pi / 180" }) { .quotient(.product([$0, .exact(Double.pi)]), .exact(180)) }
    table["rad2deg"] = Rule({ "\($0) * 180 / pi" }) { .quotient(.product([$0, .exact(180)]), .exact(Double.pi)) }
    table["reciprocal"] = Rule({ "1 / \($0)" }) { .quotient(.exact(1), $0) }
    table["rsqrt"] = Rule({ "1 / sqrt(\($0))" }) { .quotient(.exact(1), .function("sqrt", [$0])) }
    return table
  }()

  private static let activations: [String: Rule] = [
    "relu": Rule(
      { "max(0, \($0))" }, "Its slope is 1 above 0 and 0 below: a unit below 0 for every input learns no more."
    ) {
      .function("max", [.exact(0), $0])
    },
    "relu6": Rule({ "min(max(0, \($0)), 6)" }) { .function("min", [.function("max", [.exact(0), $0]), .exact(6)]) },
    "sigmoid": Rule(
      { "1 / (1 + exp(-\($0)))" },
      "Its slope is p * (1 - p), at most 0.25. Losses with logits in their names contain it already.",
      sigmoid),
    "logsigmoid": Rule({ "-log(1 + exp(-\($0)))" }) { .negative(.function("log", [onePlus(exp(.negative($0)))])) },
    "silu": Rule({ "\($0) / (1 + exp(-\($0)))" }) { .quotient($0, onePlus(exp(.negative($0)))) },
    "mish": Rule({ "\($0) * tanh(log(1 + exp(\($0))))" }) {
      .product([$0, .function("tanh", [.function("log", [onePlus(exp($0))])])])
    },
    "softsign": Rule({ "\($0) / (1 + |\($0)|)" }) { .quotient($0, onePlus(.function("abs", [$0]))) },
    "hardsigmoid": Rule({ "min(max(\($0) + 3, 0), 6) / 6" }) { .quotient(hard($0), .exact(6)) },
    "hardswish": Rule({ "\($0) * min(max(\($0) + 3, 0), 6) / 6" }) { .quotient(.product([$0, hard($0)]), .exact(6)) },
    "gelu": Rule(settings: { name, step in
      step.text("approximate") == "tanh"
        ? "0.5 * \(name) * (1 + tanh(sqrt(2/pi) * (\(name) + 0.044715 * \(name)**3)))"
        : "\(name) * Phi(\(name)), Phi(x) = (1 + erf(x / sqrt(2))) / 2"
    }) { value, step in
      let x = Term.number(value)
      let inner: Term =
        step.text("approximate") == "tanh"
        ? .function(
          "tanh",
          [
            .product([
              .exact(0.7978845608028654), .sum([x, .product([.exact(0.044715), .power(x, .exact(3))])]),
            ])
          ]) : .function("erf", [.quotient(x, .function("sqrt", [.exact(2)]))])
      return .product([.exact(0.5), x, onePlus(inner)])
    },
    "leaky_relu": Rule(settings: { name, step in
      "\(name) where it is positive, else \(text(step, "negative_slope", 0.01)) * \(name)"
    }) { x, step in x > 0 ? .number(x) : .product([.exact(setting(step, "negative_slope", 0.01)), .number(x)]) },
    "prelu": Rule(settings: { name, step in "\(name) where it is positive, else \(step.name("weight")) * \(name)" }) {
      x, step in
      guard let weight = step.tensor("weight"), x <= 0 else { return .number(x) }
      let index = (try? step.index()) ?? []
      let channel = weight.numel == 1 || index.count < 2 ? 0 : index[1]
      return .product([.number(weight.element(weight.rank == 0 ? [] : [channel])), .number(x)])
    },
    "elu": Rule(settings: { name, step in
      "\(name) where it is positive, else \(text(step, "alpha", 1)) * (exp(\(name)) - 1)"
    }) { x, step in
      x > 0 ? .number(x) : .product([.exact(setting(step, "alpha", 1)), .difference(exp(.number(x)), .exact(1))])
    },
    "celu": Rule(settings: { name, step in
      let alpha = text(step, "alpha", 1)
      return "max(0, \(name)) + min(0, \(alpha) * (exp(\(name) / \(alpha)) - 1))"
    }) { x, step in
      let alpha = setting(step, "alpha", 1)
      return x > 0
        ? .number(x) : .product([.exact(alpha), .difference(exp(.quotient(.number(x), .exact(alpha))), .exact(1))])
    },
    "selu": Rule({ "1.0507 * (\($0) where it is positive, else 1.67326 * (exp(\($0)) - 1))" }) { x in
      let isPositive = x.value(17) > 0
      return isPositive
        ? .product([.exact(1.0507009873554805), x])
        : .product([.exact(1.0507009873554805), .exact(1.6732632423543772), .difference(exp(x), .exact(1))])
    },
    "softplus": Rule(settings: { name, step in
      let beta = text(step, "beta", 1)
      return
        "log(1 + exp(\(beta) * \(name))) / \(beta), and \(name) itself where \(beta) * \(name) is above \(text(step, "threshold", 20))"
    }) { x, step in
      let beta = setting(step, "beta", 1)
      if beta * x > setting(step, "threshold", 20) { return .number(x) }
      return .quotient(.function("log", [onePlus(exp(.product([.exact(beta), .number(x)])))]), .exact(beta))
    },
  ]

  private static func hard(_ x: Term) -> Term {
    .function("min", [.function("max", [.sum([x, .exact(3)]), .exact(0)]), .exact(6)])
  }

  private static let shrinking: [String: Rule] = [
    "tanhshrink": Rule({ "\($0) - tanh(\($0))" }) { .difference($0, .function("tanh", [$0])) },
    "hardtanh": Rule(settings: { name, step in
      "min(max(\(name), \(text(step, "min_val", -1))), \(text(step, "max_val", 1)))"
    }) { x, step in
      .function(
        "min",
        [.function("max", [.number(x), .exact(setting(step, "min_val", -1))]), .exact(setting(step, "max_val", 1))])
    },
    "hardshrink": Rule(settings: { name, step in "\(name), or 0 where |\(name)| <= \(text(step, "lambd", 0.5))" }) {
      x, step in abs(x) <= setting(step, "lambd", 0.5) ? .exact(0) : .number(x)
    },
    "softshrink": Rule(settings: { name, step in "\(name) moved towards 0 by \(text(step, "lambd", 0.5)), 0 within" }) {
      x, step in
      let edge = setting(step, "lambd", 0.5)
      return x > edge
        ? .difference(.number(x), .exact(edge)) : x < -edge ? .sum([.number(x), .exact(edge)]) : .exact(0)
    },
    "threshold": Rule(settings: { name, step in
      "\(name) where it is above \(text(step, "threshold", 0)), else \(text(step, "value", 0))"
    }) { x, step in x > setting(step, "threshold", 0) ? .number(x) : .exact(setting(step, "value", 0)) },
    "clamp": Rule(settings: { name, _ in "\(name) moved into the range from min to max" }) { x, step in
      var term = Term.number(x)
      for (name, function) in [("min", "max"), ("max", "min")] {
        guard let edge = step.tensor(name), let index = try? step.index() else { continue }
        term = .function(function, [term, .number(edge.element(edge.broadcastIndex(index)))])
      }
      if let least = step.number("min") { term = .function("max", [term, .exact(least)]) }
      if let most = step.number("max") { term = .function("min", [term, .exact(most)]) }
      return term
    },
  ]
}
