// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import PythonSyntax

// Arithmetic and comparison of machine numbers, inlined into the nodes of each operator; nil leaves the work to the
// operations on `Interpreter`: other types, overflow, errors.

/// `a op b` for two integers or two floats, where the result is again one.
@inline(__always)
package func fastArithmetic(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Value? {
  switch (a, b) {
  case (.int(let x), .int(let y)): return fastIntegerArithmetic(op, x, y)
  case (.float(let x), .float(let y)): return fastFloatArithmetic(op, x, y)
  case (.float(let x), .int(let y)): return fastFloatArithmetic(op, x, Double(y))
  case (.int(let x), .float(let y)): return fastFloatArithmetic(op, Double(x), y)
  default: return nil
  }
}

/// The same for operands that lie somewhere, which are not copied.
@inline(__always)
package func fastArithmetic(_ op: BinaryOperator, _ a: UnsafePointer<Value>, _ b: UnsafePointer<Value>) -> Value? {
  if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return fastIntegerArithmetic(op, x, y) }
  if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return fastFloatArithmetic(op, x, y) }
  return nil
}

@inline(__always)
func fastIntegerArithmetic(_ op: BinaryOperator, _ x: Int, _ y: Int) -> Value? {
  switch op {
  case .add:
    let (sum, overflow) = x.addingReportingOverflow(y)
    return overflow ? nil : .int(sum)
  case .subtract:
    let (difference, overflow) = x.subtractingReportingOverflow(y)
    return overflow ? nil : .int(difference)
  case .multiply:
    let (product, overflow) = x.multipliedReportingOverflow(by: y)
    return overflow ? nil : .int(product)
  case .divide:
    let limit = 1 << 53
    return y != 0 && x.magnitude <= limit && y.magnitude <= limit ? .float(Double(x) / Double(y)) : nil
  case .floorDivide:
    if y <= 0 { return nil }
    let quotient = x / y
    return .int(x < 0 && quotient &* y != x ? quotient &- 1 : quotient)
  case .modulo:
    if y <= 0 { return nil }
    let remainder = x % y
    return .int(remainder < 0 ? remainder &+ y : remainder)
  case .bitAnd: return .int(x & y)
  case .bitOr: return .int(x | y)
  case .bitXor: return .int(x ^ y)
  case .rightShift: return y >= 0 && y < 64 ? .int(x >> y) : nil
  case .power:
    if y != 2 { return nil }
    let (square, overflow) = x.multipliedReportingOverflow(by: x)
    return overflow ? nil : .int(square)
  default: return nil
  }
}

@inline(__always)
func fastFloatArithmetic(_ op: BinaryOperator, _ x: Double, _ y: Double) -> Value? {
  switch op {
  case .add: return .float(x + y)
  case .subtract: return .float(x - y)
  case .multiply: return .float(x * y)
  case .divide: return y == 0 ? nil : .float(x / y)
  case .power:
    if x <= 0 { return nil }
    let result = pow(x, y)
    return result.isFinite ? .float(result) : nil
  default: return nil
  }
}

/// `a op b` for two integers or two floats, equality of strings, and identity.
@inline(__always)
package func fastComparison(_ op: ComparisonOperator, _ a: Value, _ b: Value) -> Bool? {
  switch (a, b) {
  case (.int(let x), .int(let y)): return fastOrder(op, x, y)
  case (.float(let x), .float(let y)): return fastOrder(op, x, y)
  case (.string(let x), .string(let y)) where op == .equal || op == .notEqual:
    if x.cls.isUserDefined || y.cls.isUserDefined { return nil }
    return PyString.equal(x, y) == (op == .equal)
  default: break
  }
  switch op {
  case .is: return Value.identical(a, b)
  case .isNot: return !Value.identical(a, b)
  default: return nil
  }
}

@inline(__always)
func fastOrder<Number: Comparable>(_ op: ComparisonOperator, _ x: Number, _ y: Number) -> Bool? {
  switch op {
  case .less: x < y
  case .lessEqual: x <= y
  case .greater: x > y
  case .greaterEqual: x >= y
  case .equal: x == y
  case .notEqual: x != y
  default: nil
  }
}
