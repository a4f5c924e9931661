// SPDX-License-Identifier: GPL-3.0-or-later

import Charts

@testable import Workbench

/// Computes the value of printed arithmetic from its text alone.
struct EquationChecker {
  private var rest: Substring

  /// The value of an expression; nil where it cannot be read.
  static func value(_ text: String) -> Double? {
    var checker = EquationChecker(rest: text[...])
    guard let value = checker.sum() else { return nil }
    checker.skip()
    return checker.rest.isEmpty ? value : nil
  }

  private mutating func skip() { while rest.first == " " { rest.removeFirst() } }
  private mutating func take(_ sign: String) -> Bool {
    skip()
    guard rest.hasPrefix(sign) else { return false }
    rest.removeFirst(sign.count)
    return true
  }

  private mutating func sum() -> Double? {
    guard var total = product() else { return nil }
    while true {
      if take("+") {
        guard let next = product() else { return nil }
        total += next
      } else if take("-") {
        guard let next = product() else { return nil }
        total -= next
      } else {
        return total
      }
    }
  }

  private mutating func product() -> Double? {
    guard var total = signed() else { return nil }
    while true {
      skip()
      if rest.hasPrefix("**") { return nil }
      if take("*") {
        guard let next = signed() else { return nil }
        total *= next
      } else if take("/") {
        guard let next = signed() else { return nil }
        total /= next
      } else {
        return total
      }
    }
  }

  private mutating func signed() -> Double? { take("-") ? signed().map { -$0 } : power() }

  private mutating func power() -> Double? {
    guard let base = atom() else { return nil }
    guard take("**") else { return base }
    return signed().map { MathFunctions.power(base, $0) }
  }

  private mutating func atom() -> Double? {
    skip()
    if take("(") {
      let value = sum()
      return take(")") ? value : nil
    }
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "." }
    if let first = word.first, first.isLetter {
      rest.removeFirst(word.count)
      if word == "inf" { return .infinity }
      if word == "nan" { return .nan }
      guard take("(") else { return nil }
      var arguments: [Double] = []
      repeat {
        guard let value = sum() else { return nil }
        arguments.append(value)
      } while take(",")
      return take(")") ? MathFunctions.apply(String(word), arguments) : nil
    }
    var digits = String(rest.prefix { $0.isNumber || $0 == "." })
    rest.removeFirst(digits.count)
    if rest.hasPrefix("e+") || rest.hasPrefix("e-") {
      digits += rest.prefix(2)
      rest.removeFirst(2)
      let exponent = rest.prefix { $0.isNumber }
      digits += exponent
      rest.removeFirst(exponent.count)
    }
    return Double(digits)
  }
}

extension Explanation {
  /// All equations.
  var equations: [Equation] {
    parts.compactMap { if case .equation(let equation) = $0 { equation } else { nil } }
  }
}

extension Equation {
  /// Whether the right side is what the printed left side gives.
  var holds: Bool { EquationChecker.value(left).map { NumberText.short($0, digits: digits) } == right }
}
