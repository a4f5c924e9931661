// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Which of Python's integers numpy's types take: others are refused, where PyTorch would let them wrap.
enum NumberBounds {
  /// What becomes of an integer beside an array whose type has it not: arithmetic refuses it, a comparison compares it all the
  /// same, `where` lets it wrap.
  enum Outside { case refused, compared, wrapped }

  private static func bounds(_ dtype: DType) -> ClosedRange<Int>? {
    switch dtype {
    case .uint8: 0...255
    case .int8: -128...127
    case .int16: -32_768...32_767
    case .int32: -2_147_483_648...2_147_483_647
    default: nil
    }
  }

  /// Whether a type has a number.
  static func has(_ number: Int, _ dtype: DType) -> Bool { bounds(dtype)?.contains(number) ?? true }

  /// Refuses an integer, or one in nested lists, that a type does not have; of floats in lists their whole part counts.
  static func check(_ value: Value, _ dtype: DType, _ depth: Int = 0) throws {
    guard bounds(dtype) != nil, depth < 64 else { return }
    switch value {
    case .int(let number): if !has(number, dtype) { throw try refusal(value, dtype) }
    case .float(let number) where depth > 0:
      if let whole = Int(exactly: number.rounded(.towardZero)), !has(whole, dtype) {
        throw try refusal(.int(whole), dtype)
      }
    case .list(let list): for item in list.items { try check(item, dtype, depth + 1) }
    case .tuple(let tuple): for item in tuple.items { try check(item, dtype, depth + 1) }
    case .object(let object): if object is PyBigInt { throw try refusal(value, dtype) }
    default: break
    }
  }

  private static func refusal(_ value: Value, _ dtype: DType) throws -> Raised {
    PyError.make(
      ExceptionClasses.overflowError,
      "Python integer \(try Interpreter.current.repr(value)) out of bounds for \(dtype.name)")
  }

  /// What a class such as `numpy.int8` is given, as an integer where the class has integers.
  static func integer(_ value: Value, _ dtype: DType) throws -> Value {
    guard !dtype.isFloatingPoint, dtype != .bool else { return value }
    switch value {
    case .float, .string, .int, .bool:
      let number = try Interpreter.current.call(.object(Classes.int), [value])
      try check(number, dtype)
      return number
    default: return value
    }
  }
}
