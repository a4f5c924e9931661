// SPDX-License-Identifier: GPL-3.0-or-later

import Charts

/// Arithmetic with numbers as it is printed: text and value come from the same digits, so that what is printed holds.
indirect enum Term {
  /// A measured number, rounded to as many digits as the equation takes.
  case number(Double)
  /// A setting or count, in full.
  case exact(Double)
  case sum([Term])
  case difference(Term, Term)
  case product([Term])
  case quotient(Term, Term)
  case power(Term, Term)
  case negative(Term)
  /// `exp`, `log`, `sqrt`, `tanh`, `erf`, `abs`, `max`, `min`, `sin`, `cos`, `floor`, `ceil`.
  case function(String, [Term])

  static func number(_ value: Float) -> Term { .number(Double(value)) }

  /// The value of the text with numbers of so many digits.
  func value(_ digits: Int) -> Double {
    switch self {
    case .number(let value): return Term.rounded(value, digits)
    case .exact(let value): return value
    case .sum(let terms): return terms.reduce(0) { $0 + $1.value(digits) }
    case .difference(let a, let b): return a.value(digits) - b.value(digits)
    case .product(let factors): return factors.reduce(1) { $0 * $1.value(digits) }
    case .quotient(let a, let b): return a.value(digits) / b.value(digits)
    case .power(let a, let b): return MathFunctions.power(a.value(digits), b.value(digits))
    case .negative(let a): return -a.value(digits)
    case .function(let name, let arguments): return MathFunctions.apply(name, arguments.map { $0.value(digits) })
    }
  }

  private static func rounded(_ value: Double, _ digits: Int) -> Double {
    value.isFinite && digits < 17 ? Double(NumberText.short(value, digits: digits)) ?? value : value
  }

  /// The text in Python's notation.
  func text(_ digits: Int) -> String { text(digits, inside: 0) }

  /// How strongly a form binds: sums 1, products 2, signs 3, powers 4, atoms 5.
  private var strength: Int {
    switch self {
    case .number(let value), .exact(let value): value < 0 ? 3 : 5
    case .sum(let terms): terms.count == 1 ? terms[0].strength : 1
    case .difference: 1
    case .product(let factors): factors.count == 1 ? factors[0].strength : 2
    case .quotient: 2
    case .negative: 3
    case .power: 4
    case .function: 5
    }
  }

  private func text(_ digits: Int, inside outer: Int) -> String {
    let plain: String
    switch self {
    case .number(let value): plain = NumberText.short(value, digits: digits)
    case .exact(let value): plain = NumberText.short(value, digits: 17)
    case .sum(let terms):
      plain = terms.dropFirst().reduce(terms.first?.text(digits, inside: 1) ?? "0") { text, term in
        let next = term.text(digits, inside: 2)
        // "a - b" where the next one begins with its sign.
        return next.hasPrefix("-") ? "\(text) - \(next.dropFirst())" : "\(text) + \(next)"
      }
    case .difference(let a, let b): plain = "\(a.text(digits, inside: 1)) - \(b.text(digits, inside: 4))"
    case .product(let factors):
      plain = factors.isEmpty ? "1" : factors.map { $0.text(digits, inside: 3) }.joined(separator: " * ")
    case .quotient(let a, let b): plain = "\(a.text(digits, inside: 3)) / \(b.text(digits, inside: 4))"
    case .negative(let a): plain = "-\(a.text(digits, inside: 4))"
    case .power(let a, let b): plain = "\(a.text(digits, inside: 5))**\(b.text(digits, inside: 5))"
    case .function(let name, let arguments):
      plain = "\(name)(\(arguments.map { $0.text(digits, inside: 0) }.joined(separator: ", ")))"
    }
    return strength < outer ? "(\(plain))" : plain
  }

  /// A long sum: all terms up to `most`, else the first, the largest and the last with the value of the others as one number.
  static func longSum(_ terms: [Term], most: Int = 6) -> (term: Term, remark: String?) {
    guard terms.count > most else { return (.sum(terms), nil) }
    let values = terms.map { $0.value(17) }
    let inner = 1..<(terms.count - 1)
    let largest = inner.max { abs(values[$0]) < abs(values[$1]) } ?? 1
    var rest = 0.0
    for i in inner where i != largest { rest += values[i] }
    let others = terms.count - 3
    return (
      .sum([terms[0], terms[largest], terms[terms.count - 1], .number(rest)]),
      "\(terms.count) terms: the first, the largest, the last, and \(others == 1 ? "the other one" : "the sum of the other \(others)")"
    )
  }
}
