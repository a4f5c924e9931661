// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import Glibc
import PythonSyntax

extension Interpreter {
  /// Arithmetic of any two numbers.
  func numbers(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value? {
    switch (a, b) {
    case (.float(let x), _):
      guard let y = try Numbers.asDouble(b) else { return nil }
      return try floats(op, x, y)
    case (_, .float(let y)):
      guard let x = try Numbers.asDouble(a) else { return nil }
      return try floats(op, x, y)
    default:
      if let x = a.smallInteger, let y = b.smallInteger { return try integers(op, x, y) }
      guard let x = a.bigInteger, let y = b.bigInteger else { return nil }
      return try bigIntegers(op, x, y)
    }
  }

  /// Arithmetic of doubles; nil for bit operations.
  func floats(_ op: BinaryOperator, _ x: Double, _ y: Double) throws -> Value? {
    switch op {
    case .add: return .float(x + y)
    case .subtract: return .float(x - y)
    case .multiply: return .float(x * y)
    case .divide:
      if y == 0 { throw PyError.zeroDivision("float division by zero") }
      return .float(x / y)
    case .floorDivide:
      if y == 0 { throw PyError.zeroDivision("float floor division by zero") }
      return .float(Numbers.floorDivide(x, y).quotient)
    case .modulo:
      if y == 0 { throw PyError.zeroDivision("float modulo") }
      return .float(Numbers.floorDivide(x, y).remainder)
    case .power: return .float(try power(x, y))
    default: return nil
    }
  }

  private func power(_ x: Double, _ y: Double) throws -> Double {
    if x == 0, y < 0 { throw PyError.zeroDivision("0.0 cannot be raised to a negative power") }
    if x < 0, x.isFinite, y.isFinite, y != y.rounded() {
      throw PyError.notImplemented("Gradus has no complex numbers: a negative number to a fractional power")
    }
    let result = pow(x, y)
    if result.isInfinite, x.isFinite, y.isFinite {
      throw Raised(
        PyException(
          cls: ExceptionClasses.overflowError, arguments: [.int(34), Value("Numerical result out of range")]))
    }
    return result
  }

  /// Arithmetic of integers; what does not fit in 64 bits becomes a large integer.
  func integers(_ op: BinaryOperator, _ x: Int, _ y: Int) throws -> Value {
    switch op {
    case .add:
      let (result, overflow) = x.addingReportingOverflow(y)
      return overflow ? PyBigInt.value(BigInt(x) + BigInt(y)) : .int(result)
    case .subtract:
      let (result, overflow) = x.subtractingReportingOverflow(y)
      return overflow ? PyBigInt.value(BigInt(x) - BigInt(y)) : .int(result)
    case .multiply:
      let (result, overflow) = x.multipliedReportingOverflow(by: y)
      return overflow ? PyBigInt.value(BigInt(x) * BigInt(y)) : .int(result)
    case .divide:
      if y == 0 { throw PyError.zeroDivision("division by zero") }
      let limit = 1 << 53
      if x.magnitude <= limit, y.magnitude <= limit { return .float(Double(x) / Double(y)) }
      return .float(try Numbers.trueDivide(BigInt(x), BigInt(y)))
    case .floorDivide:
      if y == 0 { throw PyError.zeroDivision("integer division or modulo by zero") }
      if y == -1 { return try integers(.subtract, 0, x) }
      let quotient = x / y
      return .int(x % y != 0 && (x < 0) != (y < 0) ? quotient - 1 : quotient)
    case .modulo:
      if y == 0 { throw PyError.zeroDivision("integer modulo by zero") }
      if y == -1 { return .int(0) }
      let remainder = x % y
      return .int(remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder)
    case .power: return try power(x, y)
    case .leftShift:
      if y < 0 { throw PyError.value("negative shift count") }
      if x == 0 { return .int(0) }
      if y < 62, x.magnitude.leadingZeroBitCount > y + 1 { return .int(x << y) }
      return try bigIntegers(.leftShift, BigInt(x), BigInt(y))
    case .rightShift:
      if y < 0 { throw PyError.value("negative shift count") }
      return .int(x >> min(y, 63))
    case .bitAnd: return .int(x & y)
    case .bitOr: return .int(x | y)
    case .bitXor: return .int(x ^ y)
    case .matrixMultiply: throw unsupported(op, .int(x), .int(y), inPlace: false)
    }
  }

  private func power(_ x: Int, _ y: Int) throws -> Value {
    if y < 0 { return .float(try power(Double(x), Double(y))) }
    var result = 1
    var base = x
    var exponent = y
    while exponent > 0 {
      if exponent & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: base)
        if overflow { return try bigIntegers(.power, BigInt(x), BigInt(y)) }
        result = product
      }
      exponent >>= 1
      if exponent > 0 {
        let (square, overflow) = base.multipliedReportingOverflow(by: base)
        if overflow { return try bigIntegers(.power, BigInt(x), BigInt(y)) }
        base = square
      }
    }
    return .int(result)
  }

  private func bigIntegers(_ op: BinaryOperator, _ x: BigInt, _ y: BigInt) throws -> Value {
    switch op {
    case .add: return PyBigInt.value(x + y)
    case .subtract: return PyBigInt.value(x - y)
    case .multiply:
      try MemoryLimit.check(integerBits: x.bitLength + y.bitLength)
      return PyBigInt.value(try LongCall.product(x, y, poll: pollInterrupt))
    case .divide: return .float(try Numbers.trueDivide(x, y))
    case .floorDivide:
      if y.isZero { throw PyError.zeroDivision("integer division or modulo by zero") }
      return PyBigInt.value(try LongCall.division(x, y, poll: pollInterrupt).quotient)
    case .modulo:
      if y.isZero { throw PyError.zeroDivision("integer modulo by zero") }
      return PyBigInt.value(try LongCall.division(x, y, poll: pollInterrupt).remainder)
    case .power:
      if y.isNegative { return .float(try power(Numbers.checkedDouble(x), Numbers.checkedDouble(y))) }
      if x.magnitude <= 1 {
        return PyBigInt.value(y.isZero || x.isNegative && !y.isOdd ? 1 : x)
      }
      guard let exponent = Int(exactly: y) else { throw PyError.make(ExceptionClasses.memoryError, "") }
      try MemoryLimit.check(integerBits: MemoryLimit.product(x.bitLength - 1, exponent))
      return PyBigInt.value(try LongCall.power(x, exponent, poll: pollInterrupt))
    case .leftShift:
      if y.isNegative { throw PyError.value("negative shift count") }
      if x.isZero { return .int(0) }
      guard let shift = Int(exactly: y) else { throw PyError.overflow("too many digits in integer") }
      try MemoryLimit.check(integerBits: min(shift, MemoryLimit.integerBits) + x.bitLength)
      return PyBigInt.value(x << shift)
    case .rightShift:
      if y.isNegative { throw PyError.value("negative shift count") }
      return PyBigInt.value(x >> (Int(exactly: y) ?? Int.max))
    case .bitAnd: return PyBigInt.value(x & y)
    case .bitOr: return PyBigInt.value(x | y)
    case .bitXor: return PyBigInt.value(x ^ y)
    case .matrixMultiply: throw unsupported(op, PyBigInt.value(x), PyBigInt.value(y), inPlace: false)
    }
  }
}
