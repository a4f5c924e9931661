// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// Operators on two operands, element by element, with broadcasting.
enum BroadcastExplanation {
  static let family: [String: Explainer] = {
    var table: [String: Explainer] = [:]
    for (names, rule) in rules {
      for name in names { table[name] = { try explain($0, &$1, rule) } }
    }
    return table
  }()

  /// What an operator makes of its two operands.
  private struct Rule: Sendable {
    let text: @Sendable (String, String) -> String
    let term: @Sendable (Term, Term, ExplainedStep) -> Term
  }

  private static func plain(_ symbol: String, _ term: @escaping @Sendable (Term, Term) -> Term) -> Rule {
    Rule(text: { "\($0) \(symbol) \($1)" }, term: { a, b, _ in term(a, b) })
  }

  private static func scaled(_ b: Term, _ step: ExplainedStep) -> Term {
    guard let alpha = step.number("alpha"), alpha != 1 else { return b }
    return .product([.exact(alpha), b])
  }

  @Sendable private static func divided(_ a: Term, _ b: Term, _ step: ExplainedStep) -> Term {
    switch step.text("rounding_mode") {
    case "floor": .function("floor", [.quotient(a, b)])
    case "trunc": .function("trunc", [.quotient(a, b)])
    default: .quotient(a, b)
    }
  }

  /// Of the two the one that is a number.
  private static func widest(_ name: String, _ a: Term, _ b: Term) -> Term {
    a.value(17).isNaN ? b : b.value(17).isNaN ? a : .function(name, [a, b])
  }

  private static let rules: [([String], Rule)] = [
    (["add"], Rule(text: { "\($0) + \($1)" }, term: { a, b, step in .sum([a, scaled(b, step)]) })),
    (["sub", "subtract"], Rule(text: { "\($0) - \($1)" }, term: { a, b, step in .difference(a, scaled(b, step)) })),
    (["rsub"], Rule(text: { "\($1) - \($0)" }, term: { a, b, step in .difference(b, scaled(a, step)) })),
    (["mul", "multiply"], plain("*") { .product([$0, $1]) }),
    (["div", "divide", "true_divide"], Rule(text: { "\($0) / \($1)" }, term: divided)),
    (["floor_divide"], plain("//") { .function("floor", [.quotient($0, $1)]) }),
    (
      ["remainder"],
      plain("%") { .difference($0, .product([$1, .function("floor", [.quotient($0, $1)])])) }
    ),
    (["pow"], plain("**") { .power($0, $1) }),
    (["maximum"], Rule(text: { "max(\($0), \($1))" }, term: { a, b, _ in .function("max", [a, b]) })),
    (["float_power"], plain("**") { .power($0, $1) }),
    (["fmod"], plain("fmod") { .difference($0, .product([$1, .function("trunc", [.quotient($0, $1)])])) }),
    (["fmax"], Rule(text: { "max(\($0), \($1))" }, term: { a, b, _ in widest("max", a, b) })),
    (["fmin"], Rule(text: { "min(\($0), \($1))" }, term: { a, b, _ in widest("min", a, b) })),
    (["atan2", "arctan2"], Rule(text: { "atan2(\($0), \($1))" }, term: { a, b, _ in .function("atan2", [a, b]) })),
    (
      ["hypot"],
      Rule(
        text: { "sqrt(\($0)**2 + \($1)**2)" },
        term: { a, b, _ in .function("sqrt", [.sum([.power(a, .exact(2)), .power(b, .exact(2))])]) })
    ),
    (
      ["logaddexp"],
      Rule(
        text: { "log(exp(\($0)) + exp(\($1)))" },
        term: { a, b, _ in
          let largest = Term.function("max", [a, b])
          return .sum([
            largest,
            .function(
              "log",
              [
                .sum([.function("exp", [.difference(a, largest)]), .function("exp", [.difference(b, largest)])])
              ]),
          ])
        })
    ),
    (
      ["logaddexp2"],
      Rule(
        text: { "log2(2**\($0) + 2**\($1))" },
        term: { a, b, _ in
          let largest = Term.function("max", [a, b])
          let powers = [a, b].map { Term.power(.exact(2), .difference($0, largest)) }
          return .sum([largest, .function("log2", [.sum(powers)])])
        })
    ),
    (["ldexp"], Rule(text: { "\($0) * 2**\($1)" }, term: { a, b, _ in .product([a, .power(.exact(2), b)]) })),
    (
      ["bitwise_left_shift"],
      Rule(text: { "\($0) << \($1) = \($0) * 2**\($1)" }, term: { a, b, _ in .product([a, .power(.exact(2), b)]) })
    ),
    (
      ["bitwise_right_shift"],
      Rule(
        text: { "\($0) >> \($1) = \($0) / 2**\($1), rounded down" },
        term: { a, b, _ in .function("floor", [.quotient(a, .power(.exact(2), b))]) })
    ),
    (
      ["xlog1py"],
      Rule(
        text: { "\($0) * log(1 + \($1)), and 0 where \($0) is 0" },
        term: { a, b, _ in a.value(17) == 0 ? .exact(0) : .product([a, .function("log1p", [b])]) })
    ),
    (
      ["heaviside"],
      Rule(
        text: { "0 where \($0) is negative, 1 where it is positive, \($1) at 0" },
        term: { a, b, _ in a.value(17) == 0 ? b : .exact(a.value(17) > 0 ? 1 : 0) })
    ),
    (
      ["xlogy"],
      Rule(
        text: { "\($0) * log(\($1)), and 0 where \($0) is 0" },
        term: { a, b, _ in a.value(17) == 0 ? .exact(0) : .product([a, .function("log", [b])]) })
    ),
    (
      ["copysign"],
      Rule(
        text: { "|\($0)| with the sign of \($1)" },
        term: { a, b, _ in
          let size = Term.function("abs", [a])
          return b.value(17).sign == .minus ? .negative(size) : size
        })
    ),
    (["minimum"], Rule(text: { "min(\($0), \($1))" }, term: { a, b, _ in .function("min", [a, b]) })),
  ]

  @Sendable private static func explain(_ step: ExplainedStep, _ explanation: inout Explanation, _ rule: Rule) throws {
    guard let result = step.result, result.numel > 0 else { return }
    let operands = step.step.operands.filter { $0.value.tensor != nil || number($0.value) != nil }
      .filter { !["alpha", "out"].contains($0.name) }.prefix(2)
    guard operands.count == 2, let first = operands.first, let last = operands.last else { return }
    let index = try step.index()
    let a = operand(first.name, first.value, step, index)
    let b = operand(last.name, last.value, step, index)
    let alpha = step.number("alpha") ?? 1
    let second = alpha == 1 ? b.name : "alpha * \(b.name)"
    explanation.formula("\(step.resultName(index)) = \(rule.text(a.name, second))")
    explanation.result(step, index, rule.term(a.term, b.term, step))
    try words(step, result, &explanation)
  }

  private static func number(_ value: Value) -> Double? {
    switch value {
    case .bool(let flag): flag ? 1 : 0
    case .int(let number): Double(number)
    case .float(let number): number
    default: nil
    }
  }

  private static func operand(_ name: String, _ value: Value, _ step: ExplainedStep, _ index: [Int]) -> (
    name: String, term: Term
  ) {
    if let tensor = step.tensor(name) {
      let place = tensor.broadcastIndex(index)
      return (ExplainedStep.element(step.name(name), place), .number(tensor.element(place)))
    }
    let number = number(value) ?? .nan
    return (ExplainedStep.short(number), .exact(number))
  }

  /// How shapes and types come together.
  private static func words(_ step: ExplainedStep, _ result: Tensor, _ explanation: inout Explanation) throws {
    let tensors = step.step.tensors.filter { $0.name != "out" }
    for (name, held) in tensors where held.tensor.shape != result.shape {
      let tensor = held.tensor
      let missing = result.rank - tensor.rank
      let repeated = zip(tensor.shape, result.shape.suffix(tensor.rank)).enumerated().filter {
        $0.element.0 != $0.element.1
      }
      var reasons: [String] = []
      if missing > 0 { reasons.append("\(missing) dimension\(missing == 1 ? " is" : "s are") put in front") }
      for (dim, sizes) in repeated { reasons.append("dimension \(dim), of size 1, is repeated \(sizes.1) times") }
      explanation.say(
        "\(step.name(name)) \(ExplainedStep.list(tensor.shape)) is broadcast to \(ExplainedStep.list(result.shape)): shapes are compared from the right; \(reasons.joined(separator: ", ")). Nothing is copied: the step there is 0."
      )
    }
    let types = Set(tensors.map(\.held.tensor.dtype.name) + [result.dtype.name])
    if types.count > 1 {
      explanation.say("The types \(ErrorCard.list(types.sorted())) meet: the result is \(result.dtype.name).")
    }
  }
}
