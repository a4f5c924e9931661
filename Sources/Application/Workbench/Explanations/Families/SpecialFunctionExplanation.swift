// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Functions that are series or integrals: worked out by the sum that defines them, or checked by the function that they undo.
enum SpecialFunctionExplanation {
  /// What a function is at one element.
  struct Rule: Sendable {
    /// The operands that count, in the order in which they are given to the arithmetic.
    let operands: [String]
    let formula: @Sendable ([String]) -> String
    /// Nil where the series would be too long.
    let term: @Sendable ([Double]) -> Term?
    let remark: String?

    init(
      _ operands: [String] = ["input"], _ formula: @escaping @Sendable ([String]) -> String, _ remark: String? = nil,
      _ term: @escaping @Sendable ([Double]) -> Term?
    ) {
      (self.operands, self.formula, self.term, self.remark) = (operands, formula, term, remark)
    }
  }

  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [:]
    for (name, rule) in [rules, besselRules, polynomialRules].joined() { table[name] = { try explain($0, &$1, rule) } }
    for (name, other) in [
      "psi": "digamma", "gammainc": "igamma", "gammaincc": "igammac", "multigammaln": "mvlgamma",
    ] { table[name] = table[other] }
    table["erfinv"] = { try undone($0, &$1, "erf", "erf") { .function("erf", [$0]) } }
    table["ndtri"] = { try undone($0, &$1, "ndtr", "erfc(-x / sqrt(2)) / 2", normal) }
    return table
  }()

  @Sendable private static func explain(_ step: ExplainedStep, _ explanation: inout Explanation, _ rule: Rule) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    var (names, values): ([String], [Double]) = ([], [])
    for operand in rule.operands {
      guard let element = step.operandElement(operand, at: index) else {
        return try GeneralExplanation.explain(step, &explanation)
      }
      names.append(element.name)
      values.append(element.value)
    }
    explanation.formula("\(step.resultName(index)) = \(rule.formula(names))")
    guard let term = rule.term(values),
      abs(term.value(17) - result.element(index)) <= 1e-4 * max(1, abs(term.value(17)))
    else {
      explanation.element = (index, result.element(index))
      let given = zip(names, values).map { "\($0) = \(ExplainedStep.short($1))" }.joined(separator: ", ")
      return explanation.say(
        "For \(given) it is \(ExplainedStep.short(result.element(index))); the series would be too long here.")
    }
    if case .sum(let terms) = term, terms.count > 6 {
      let (short, remark) = Term.longSum(terms)
      if let remark { explanation.say(remark + ":") }
      explanation.result(step, index, short)
    } else {
      explanation.result(step, index, term)
    }
    if let remark = rule.remark { explanation.say(remark) }
  }

  /// A function that undoes another one: the check.
  private static func undone(
    _ step: ExplainedStep, _ explanation: inout Explanation, _ name: String, _ formula: String,
    _ function: (Term) -> Term
  ) throws {
    guard let result = step.result, result.numel > 0 else { return try GeneralExplanation.explain(step, &explanation) }
    let index = try step.index()
    guard let given = step.operandElement("input", at: index) else {
      return try GeneralExplanation.explain(step, &explanation)
    }
    let own = result.element(index)
    explanation.element = (index, own)
    explanation.formula("The x with \(name)(x) = \(given.name)\(name == formula ? "" : ", \(name)(x) = \(formula)")")
    guard own.isFinite else {
      return explanation.say("For \(ExplainedStep.short(given.value)) it is \(ExplainedStep.short(own)).")
    }
    explanation.say("\(step.resultName(index)) is \(ExplainedStep.short(own)), and back:")
    explanation.equation(given.name, function(.number(own)), is: given.value)
  }

  @Sendable private static func normal(_ x: Term) -> Term {
    .quotient(.function("erfc", [.quotient(.negative(x), .function("sqrt", [.exact(2)]))]), .exact(2))
  }

  /// The terms of a series, each made from the one before; nil where more than 80 are needed.
  static func series(first: Double, _ next: (Int, Double) -> Double) -> [Term]? {
    var (terms, term, sum) = ([Term.number(first)], first, first)
    for k in 1..<80 {
      term = next(k, term)
      sum += term
      terms.append(.number(term))
      if abs(term) <= 1e-10 * abs(sum) { return terms }
    }
    return nil
  }

  private static func bessel(_ x: Double, order: Int, scaled: Bool) -> Term? {
    let q = x * x / 4
    guard let terms = series(first: order == 0 ? 1 : x / 2, { k, term in term * q / (Double(k) * Double(k + order)) })
    else { return nil }
    let (sum, _) = Term.longSum(terms)
    return scaled ? .product([.function("exp", [.negative(.function("abs", [.number(x)]))]), sum]) : sum
  }

  /// `1/q**s + 1/(q+1)**s + ...`: some terms and what the integral says of the others.
  private static func hurwitz(_ s: Double, _ q: Double) -> [Term]? {
    guard s > 1, q > 0 else { return nil }
    let count = 12
    let z = q + Double(count)
    let rest =
      MathFunctions.power(z, 1 - s) / (s - 1) + MathFunctions.power(z, -s) / 2 + s * MathFunctions.power(z, -s - 1) / 12
      - s * (s + 1) * (s + 2) * MathFunctions.power(z, -s - 3) / 720
    return (0..<count).map { .power(.sum([.number(q), .exact(Double($0))]), .exact(-s)) } + [.number(rest)]
  }

  private static func digamma(_ x: Double) -> Term? {
    guard x > 0, x.isFinite else { return nil }
    let shift = x < 8 ? Int((8 - x).rounded(.up)) : 0
    let z = x + Double(shift)
    func part(_ c: Double, _ n: Double) -> Term {
      .quotient(.exact(1), .product([.exact(c), .power(.number(z), .exact(n))]))
    }
    var terms: [Term] = [
      .function("log", [.number(z)]), .negative(.quotient(.exact(1), .product([.exact(2), .number(z)]))),
      .negative(part(12, 2)), part(120, 4), .negative(part(252, 6)),
    ]
    if shift > 0 {
      let recurrence = (0..<shift).reduce(0.0) { $0 - 1 / (x + Double($1)) }
      terms.append(.number(recurrence))
    }
    return .sum(terms)
  }

  private static func lowerGamma(_ a: Double, _ x: Double) -> Term? {
    guard a > 0, x > 0, let terms = series(first: 1 / a, { k, term in term * x / (a + Double(k)) }) else {
      return x == 0 && a > 0 ? .exact(0) : nil
    }
    let front = Term.function(
      "exp",
      [
        .difference(
          .difference(.product([.number(a), .function("log", [.number(x)])]), .number(x)),
          .function("lgamma", [.number(a)]))
      ])
    return .product([front, Term.longSum(terms, most: 5).term])
  }

  private static let rules: [String: Rule] = [
    "digamma": Rule(
      formula:
        "the slope of lgamma: log(z) - 1/(2*z) - 1/(12*z**2) + 1/(120*z**4) - 1/(252*z**6), z = x + n, less the sum of 1/(x + k) for k < n",
      "The last number is that sum: digamma(x + 1) = digamma(x) + 1/x moves x to where the series is exact.", digamma),
    "polygamma": Rule(
      ["n", "input"],
      { "the n-th derivative of digamma at \($0[1]): (-1)**(n+1) * n! * sum over k of 1/(x + k)**(n+1)" }
    ) { values in
      let (n, x) = (values[0], values[1])
      if n == 0 { return digamma(x) }
      guard n >= 1, n < 20, n == n.rounded(), let terms = hurwitz(n + 1, x) else { return nil }
      let factorial = (1...Int(n)).reduce(1.0) { $0 * Double($1) }
      return .product([.exact(Int(n) % 2 == 0 ? -factorial : factorial), Term.longSum(terms, most: 5).term])
    },
    "zeta": Rule(["input", "other"], { "the sum over k = 0, 1, ... of 1/(\($0[1]) + k)**\($0[0])" }) {
      hurwitz($0[0], $0[1]).map { .sum($0) }
    },
    "i0": Rule(formula: "the sum over k of (x**2 / 4)**k / k!**2", "It grows as exp(x) / sqrt(2 * pi * x).") {
      bessel($0, order: 0, scaled: false)
    },
    "i0e": Rule(formula: "exp(-|x|) times the sum over k of (x**2 / 4)**k / k!**2") {
      bessel($0, order: 0, scaled: true)
    },
    "i1": Rule(formula: "x / 2 times the sum over k of (x**2 / 4)**k / (k! * (k+1)!)") {
      bessel($0, order: 1, scaled: false)
    },
    "i1e": Rule(formula: "exp(-|x|) * x / 2 times the sum over k of (x**2 / 4)**k / (k! * (k+1)!)") {
      bessel($0, order: 1, scaled: true)
    },
    "igamma": Rule(
      ["input", "other"], { "x**a * exp(-x) / gamma(a) * (1/a + x/(a*(a+1)) + ...), a = \($0[0]), x = \($0[1])" },
      "The share of gamma(a)'s integral that lies below x: the distribution function of a gamma variable."
    ) { lowerGamma($0[0], $0[1]) },
    "igammac": Rule(["input", "other"], { "1 - igamma(a, x), a = \($0[0]), x = \($0[1])" }) {
      lowerGamma($0[0], $0[1]).map { .difference(.exact(1), $0) }
    },
    "mvlgamma": Rule(["input", "p"], { "p*(p-1)/4 * log(pi) + sum over j < p of lgamma(\($0[0]) - j/2)" }) { values in
      let (x, p) = (values[0], values[1])
      guard p >= 1, p <= 30, p == p.rounded() else { return nil }
      let front = Term.quotient(.product([.exact(p), .exact(p - 1), .function("log", [.exact(Double.pi)])]), .exact(4))
      let parts = (0..<Int(p)).map { j -> Term in
        .function("lgamma", [j == 0 ? .number(x) : .difference(.number(x), .exact(Double(j) / 2))])
      }
      return .sum((p == 1 ? [] : [front]) + parts)
    },
    "entr": Rule(formula: "-x * log(x), and 0 at 0", "The sum over probabilities is the entropy.") { x in
      x == 0 ? .exact(0) : x < 0 ? nil : .negative(.product([.number(x), .function("log", [.number(x)])]))
    },
    "erfcx": Rule(formula: "exp(x**2) * erfc(x)") { x in
      abs(x) > 20
        ? nil : .product([.function("exp", [.power(.number(x), .exact(2))]), .function("erfc", [.number(x)])])
    },
    "ndtr": Rule(formula: "erfc(-x / sqrt(2)) / 2: the share of a normal distribution below x") { normal(.number($0)) },
    "log_ndtr": Rule(formula: "log(erfc(-x / sqrt(2)) / 2)") { x in
      x < -30 ? nil : .function("log", [normal(.number(x))])
    },
  ]
}

extension SpecialFunctionExplanation.Rule {
  /// A function of one element.
  init(formula: String, _ remark: String? = nil, _ term: @escaping @Sendable (Double) -> Term?) {
    self.init(["input"], { "\(formula), x = \($0[0])" }, remark) { term($0[0]) }
  }
}
