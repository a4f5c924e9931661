// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax

extension TensorObject {
  /// The operands of an operator with the tensor at its left.
  func pair(_ other: Value) -> [(name: String, value: Value)] { [("input", .object(self)), ("other", other)] }

  /// Performs an operator before the eyes of the recorder.
  @inline(never)
  func recorded(_ name: String, _ operands: [(name: String, value: Value)], _ body: () throws -> Value?) throws
    -> Value?
  {
    guard let recorder = Recording.current else { return try body() }
    return try recorder.record(.symbol(name), { operands }, body)
  }
}

extension BinaryOperator {
  /// The function of `torch` that computes the operator.
  var functionName: String {
    switch self {
    case .add: "add"
    case .subtract: "sub"
    case .multiply: "mul"
    case .matrixMultiply: "matmul"
    case .divide: "div"
    case .floorDivide: "floor_divide"
    case .modulo: "remainder"
    case .power: "pow"
    case .leftShift: "bitwise_left_shift"
    case .rightShift: "bitwise_right_shift"
    case .bitAnd: "bitwise_and"
    case .bitOr: "bitwise_or"
    case .bitXor: "bitwise_xor"
    }
  }
}

extension BinaryOperator {
  /// The method of the right operand, where the left one is a number.
  var reflectedName: String {
    switch self {
    case .add, .multiply: functionName
    case .subtract: "__rsub__"
    case .divide: "__rtruediv__"
    case .floorDivide: "__rfloordiv__"
    case .modulo: "__rmod__"
    case .power: "__rpow__"
    case .matrixMultiply: "__rmatmul__"
    case .leftShift: "__rlshift__"
    case .rightShift: "__rrshift__"
    case .bitAnd: "__rand__"
    case .bitOr: "__ror__"
    case .bitXor: "__rxor__"
    }
  }
}

extension ComparisonOperator {
  /// The function of `torch` that computes the comparison; nil for those that ask for identity or membership.
  var functionName: String? {
    switch self {
    case .equal: "eq"
    case .notEqual: "ne"
    case .less: "lt"
    case .lessEqual: "le"
    case .greater: "gt"
    case .greaterEqual: "ge"
    case .is, .isNot, .in, .notIn: nil
    }
  }
}
