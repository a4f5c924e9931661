// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonRuntime
import PythonSyntax
import TorchCore

/// A number of the language in a formula: integers stay integers, tensors stay tensors, and every operation is the one that the
/// same formula in a program would do, so that rates agree to the last bit.
struct PythonNumber {
  /// The value.
  let value: Value
  /// Wraps a value.
  init(_ value: Value) { self.value = value }
  /// A real number.
  init(_ number: Double) { value = .float(number) }
  /// An integer.
  init(_ number: Int) { value = .int(number) }

  private static func apply(_ op: BinaryOperator, _ a: PythonNumber, _ b: PythonNumber) throws -> PythonNumber {
    switch (a.value, b.value) {
    case (.float(let x), .float(let y)):
      switch op {
      case .add: return PythonNumber(x + y)
      case .subtract: return PythonNumber(x - y)
      case .multiply: return PythonNumber(x * y)
      default: break
      }
    default: break
    }
    return PythonNumber(try Interpreter.current.binary(op, a.value, b.value))
  }

  static func + (a: PythonNumber, b: PythonNumber) throws -> PythonNumber { try apply(.add, a, b) }
  static func - (a: PythonNumber, b: PythonNumber) throws -> PythonNumber { try apply(.subtract, a, b) }
  static func * (a: PythonNumber, b: PythonNumber) throws -> PythonNumber { try apply(.multiply, a, b) }
  static func / (a: PythonNumber, b: PythonNumber) throws -> PythonNumber { try apply(.divide, a, b) }
  static func % (a: PythonNumber, b: PythonNumber) throws -> PythonNumber { try apply(.modulo, a, b) }
  /// `self // other`
  func floorDivided(by other: PythonNumber) throws -> PythonNumber { try Self.apply(.floorDivide, self, other) }
  /// `self ** other`
  func power(_ exponent: PythonNumber) throws -> PythonNumber { try Self.apply(.power, self, exponent) }

  private func compare(_ op: ComparisonOperator, _ other: PythonNumber) throws -> Bool {
    try Interpreter.current.truth(Interpreter.current.compare(op, value, other.value))
  }
  func isLess(than other: PythonNumber) throws -> Bool { try compare(.less, other) }
  func isAtMost(_ other: PythonNumber) throws -> Bool { try compare(.lessEqual, other) }
  func isGreater(than other: PythonNumber) throws -> Bool { try compare(.greater, other) }
  func isAtLeast(_ other: PythonNumber) throws -> Bool { try compare(.greaterEqual, other) }
  func equals(_ other: PythonNumber) throws -> Bool { try Interpreter.current.equals(value, other.value) }

  /// `math.cos(self)`
  func cosine() throws -> PythonNumber { PythonNumber(cos(try double())) }
  /// As a Double.
  func double() throws -> Double { try NumberArgument.double(value) }
  /// `math.floor(self)`
  func floored() throws -> PythonNumber {
    if case .int = value { return self }
    let number = floor(try double())
    guard let whole = Int(exactly: number) else {
      throw PyError.overflow("cannot convert float infinity to integer")
    }
    return PythonNumber(whole)
  }

  static let pi = 3.141592653589793
}
