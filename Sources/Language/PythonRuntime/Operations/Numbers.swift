// SPDX-License-Identifier: GPL-3.0-or-later

import BigIntegers
import Glibc

/// An instance of a program's subclass of `int` or `float`: the number and the class.
public final class PyNumber: PyObject {
  /// The plain number: `.int`, `.float` or a large integer.
  public let number: Value
  /// Makes an instance of a class.
  public init(_ number: Value, cls: PyClass) {
    self.number = number
    super.init(cls: cls)
  }
  public override func truth() throws -> Bool? { try Interpreter.current.truth(number) }
  public override func repr() throws -> String { try Interpreter.current.repr(number) }
  public override func str() throws -> String { try Interpreter.current.repr(value) }
  public override func hash() throws -> Int? { try Interpreter.current.hash(number) }
}

extension Value {
  /// The plain number of an instance of a subclass of `int` or `float`, the value itself otherwise.
  @inline(__always) package var unboxed: Value {
    if case .object(let object) = self, let number = object as? PyNumber { return number.number }
    return self
  }

  /// The value of an integer that fits in 64 bits (`True` is 1).
  public var smallInteger: Int? {
    switch self {
    case .int(let number): number
    case .bool(let flag): flag ? 1 : 0
    case .object(let object):
      if let boxed = object as? PyNumber { boxed.number.smallInteger } else { nil }
    default: nil
    }
  }

  /// The value of any integer.
  public var bigInteger: BigInt? {
    switch self {
    case .int(let number): BigInt(number)
    case .bool(let flag): flag ? 1 : 0
    case .object(let object):
      if let big = object as? PyBigInt {
        big.number
      } else if let boxed = object as? PyNumber {
        boxed.number.bigInteger
      } else {
        nil
      }
    default: nil
    }
  }

  /// Whether this is an integer of any size or a truth value.
  package var isInteger: Bool {
    switch self {
    case .int, .bool: true
    case .object(let object): object is PyBigInt || ((object as? PyNumber)?.number.isInteger ?? false)
    default: false
    }
  }
}

/// Conversions between Python's integers and machine numbers.
package enum Numbers {
  /// Python's limit on the decimal digits of a conversion, which takes a time that grows with their square.
  package static var mostDigits: Int {
    get { Interpreter.current.mostDigits }
    set { Interpreter.current.mostDigits = newValue }
  }

  package static func tooManyDigits(_ count: Int?) -> Raised {
    let value = count.map { ": value has \($0) digits" } ?? ""
    return PyError.value(
      "Exceeds the limit (\(mostDigits) digits) for integer string conversion\(value); use "
        + "sys.set_int_max_str_digits() to increase the limit")
  }

  /// Throws ValueError for a number with too many decimal digits.
  static func checkDigits(_ number: BigInt) throws {
    // A decimal digit is more than three bits and less than four.
    let most = mostDigits
    if most == 0 || number.bitLength <= 3 * most { return }
    if number.bitLength > 4 * most || number.magnitude >= BigInt(10).power(most) { throw tooManyDigits(nil) }
  }

  /// The nearest double; OverflowError beyond the range.
  package static func checkedDouble(_ number: BigInt) throws -> Double {
    let result = Double(number)
    guard result.isFinite else { throw PyError.overflow("int too large to convert to float") }
    return result
  }

  /// The double of any number, nil for what is none.
  package static func asDouble(_ value: Value) throws -> Double? {
    switch value {
    case .float(let number): return number
    case .int(let number): return Double(number)
    case .bool(let flag): return flag ? 1 : 0
    case .object(let object):
      if let big = object as? PyBigInt { return try checkedDouble(big.number) }
      if let boxed = object as? PyNumber { return try asDouble(boxed.number) }
      return nil
    default: return nil
    }
  }

  /// The integer that a whole double stands for.
  static func integer(_ number: Double) -> Value {
    if let small = Int(exactly: number) { return .int(small) }
    return PyBigInt.value(BigInt(exactly: number.rounded(.towardZero)) ?? 0)
  }

  /// `a / b`, correctly rounded for integers of any size.
  package static func trueDivide(_ a: BigInt, _ b: BigInt) throws -> Double {
    if b.isZero { throw PyError.zeroDivision("division by zero") }
    let result = a.divided(by: b)
    guard result.isFinite else { throw PyError.overflow("integer division result too large for a float") }
    return result
  }

  /// Python's `divmod` of doubles.
  package static func floorDivide(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
    var remainder = fmod(a, b)
    var quotient = (a - remainder) / b
    if remainder != 0 {
      if (b < 0) != (remainder < 0) {
        remainder += b
        quotient -= 1
      }
    } else {
      remainder = copysign(0, b)
    }
    if quotient != 0 {
      let floored = quotient.rounded(.down)
      quotient = quotient - floored > 0.5 ? floored + 1 : floored
    } else {
      quotient = copysign(0, a / b)
    }
    return (quotient, remainder)
  }

  /// Whether an integer equals, precedes or follows a double, exactly: -1, 0, 1; nil for nan.
  static func compare(_ a: BigInt, _ b: Double) -> Int? {
    if b.isNaN { return nil }
    if b.isInfinite { return b > 0 ? -1 : 1 }
    let whole = BigInt(exactly: b.rounded(.towardZero)) ?? 0
    if a != whole { return a < whole ? -1 : 1 }
    let fraction = b - b.rounded(.towardZero)
    return fraction == 0 ? 0 : (fraction > 0 ? -1 : 1)
  }
}

extension Interpreter {
  /// The integer behind `__index__`, for indices, counts and sizes.
  ///
  /// - Throws: TypeError for what is no integer.
  public func index(_ value: Value) throws -> BigInt? {
    if let number = value.bigInteger { return number }
    guard let object = value.object, let method = object.cls.lookup("__index__") else { return nil }
    let result = try vectorcall(method, value)
    guard let number = result.bigInteger else {
      throw PyError.type("__index__ returned non-int (type \(type(of: result).name))")
    }
    try warnOfSubclass(result, "__index__")
    return number
  }

  /// Python's warning about a special method that gives an instance of a subclass of `int`.
  package func warnOfSubclass(_ result: Value, _ method: String) throws {
    if case .int = result { return }
    let name = type(of: result).name
    if name == "int" { return }
    try warnDeprecated(
      "\(method) returned non-int (type \(name)).  The ability to return an instance of a strict subclass of int is deprecated, "
        + "and may not be supported in a future version of Python.")
  }

  /// Warns by the filters of `warnings`.
  package func warnDeprecated(_ text: String) throws {
    guard let warn = try importModule("warnings").attributes?["warn"] else { return }
    _ = try call(warn, [Value(text), .object(ExceptionClasses.deprecationWarning)])
  }

  /// An integer argument that fits in 64 bits.
  ///
  /// - Throws: TypeError for what is no integer, OverflowError for what is too large.
  public func requireInt(_ value: Value) throws -> Int {
    if let number = value.smallInteger { return number }
    guard let big = try index(value) else {
      throw PyError.type("'\(type(of: value).messageName)' object cannot be interpreted as an integer")
    }
    guard let small = Int(exactly: big) else {
      throw PyError.overflow("Python int too large to convert to C ssize_t")
    }
    return small
  }

  /// A number argument as a double, by `__float__` or `__index__` if need be.
  ///
  /// - Throws: TypeError "must be real number, not str".
  public func requireDouble(_ value: Value) throws -> Double {
    if let number = try Numbers.asDouble(value) { return number }
    if let object = value.object {
      if let method = object.cls.lookup("__float__") {
        guard let number = try Numbers.asDouble(vectorcall(method, value)) else {
          throw PyError.type("\(type(of: value).name).__float__ returned non-float")
        }
        return number
      }
      if let number = try index(value) { return try Numbers.checkedDouble(number) }
    }
    throw PyError.type("must be real number, not \(type(of: value).name)")
  }
}
