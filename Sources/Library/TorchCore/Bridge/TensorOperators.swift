// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import PythonSyntax
import Tensors

/// Python's operators on tensors and numbers.
package enum TensorOperators {
  static func binary(_ op: BinaryOperator, _ tensor: Tensor, _ other: Value, reflected: Bool) throws -> Value? {
    if case .object(let object) = other {
      guard let right = object as? TensorObject else {
        guard let scalar = try number(other), !reflected else { return nil }
        return try apply(op, tensor, scalar)?.value
      }
      return try (reflected ? apply(op, right.tensor, tensor) : apply(op, tensor, right.tensor))?.value
    }
    guard let scalar = try number(other) else { return nil }
    return try (reflected ? apply(op, scalar, tensor) : apply(op, tensor, scalar))?.value
  }

  /// A number of Python or numpy as an operand; integers beyond 64 bits are refused.
  package static func number(_ value: Value) throws -> Scalar? {
    if let scalar = value.scalar { return scalar }
    if let array = value.object as? ArrayObject, array.isScalar { return try array.number() }
    if case .object(let object) = value, object is PyBigInt {
      throw PyError.make(ExceptionClasses.overflowError, "int too big to convert")
    }
    return nil
  }

  package static func apply(_ op: BinaryOperator, _ a: Tensor, _ b: Tensor) throws -> Tensor? {
    switch op {
    case .add: try a.add(b)
    case .subtract: try a.sub(b)
    case .multiply: try a.mul(b)
    case .divide: try a.div(b)
    case .floorDivide: try a.floorDivide(b)
    case .modulo: try a.remainder(b)
    case .power: try a.pow(b)
    case .matrixMultiply: try a.matmul(b)
    case .leftShift: try a.bitwiseLeftShift(b)
    case .rightShift: try a.bitwiseRightShift(b)
    case .bitAnd: try a.bitwiseAnd(b)
    case .bitOr: try a.bitwiseOr(b)
    case .bitXor: try a.bitwiseXor(b)
    }
  }

  package static func apply(_ op: BinaryOperator, _ a: Tensor, _ b: Scalar) throws -> Tensor? {
    switch op {
    case .add: try a.add(b)
    case .subtract: try a.sub(b)
    case .multiply: try a.mul(b)
    case .divide: try a.div(b)
    case .floorDivide: try a.floorDivide(b)
    case .modulo: try a.remainder(b)
    case .power: try a.pow(b)
    case .matrixMultiply: nil
    case .leftShift: try a.bitwiseLeftShift(b)
    case .rightShift: try a.bitwiseRightShift(b)
    case .bitAnd: try a.bitwiseAnd(b)
    case .bitOr: try a.bitwiseOr(b)
    case .bitXor: try a.bitwiseXor(b)
    }
  }

  package static func apply(_ op: BinaryOperator, _ a: Scalar, _ b: Tensor) throws -> Tensor? {
    switch op {
    case .add: try b.add(a)
    case .multiply: try b.mul(a)
    case .bitAnd: try b.bitwiseAnd(a)
    case .bitOr: try b.bitwiseOr(a)
    case .bitXor: try b.bitwiseXor(a)
    case .subtract: try b.rsub(a)
    case .divide: try b.rdiv(a)
    case .power: try b.rpow(a)
    case .floorDivide: try b.rfloorDivide(a)
    case .modulo: try b.rremainder(a)
    case .leftShift: try Tensor(a).bitwiseLeftShift(b)
    case .rightShift: try Tensor(a).bitwiseRightShift(b)
    case .matrixMultiply: nil
    }
  }

  static func inPlace(_ op: BinaryOperator, _ tensor: Tensor, _ other: Value) throws -> Value? {
    if let right = other.tensor {
      try tensor.refusePartialOverlap(right)
      switch op {
      case .add: _ = try tensor.add_(right)
      case .subtract: _ = try tensor.sub_(right)
      case .multiply: _ = try tensor.mul_(right)
      case .divide: _ = try tensor.div_(right)
      case .floorDivide: _ = try tensor.floorDivide_(right)
      case .modulo: _ = try tensor.remainder_(right)
      case .power: _ = try tensor.pow_(right)
      case .bitAnd: _ = try tensor.bitwiseAnd_(right)
      case .bitOr: _ = try tensor.bitwiseOr_(right)
      case .bitXor: _ = try tensor.bitwiseXor_(right)
      case .leftShift: _ = try tensor.bitwiseLeftShift_(right)
      case .rightShift: _ = try tensor.bitwiseRightShift_(right)
      case .matrixMultiply: return nil
      }
      return tensor.value
    }
    guard let scalar = try number(other) else { return nil }
    switch op {
    case .add: _ = try tensor.add_(scalar)
    case .subtract: _ = try tensor.sub_(scalar)
    case .multiply: _ = try tensor.mul_(scalar)
    case .divide: _ = try tensor.div_(scalar)
    case .floorDivide: _ = try tensor.floorDivide_(scalar)
    case .modulo: _ = try tensor.remainder_(scalar)
    case .power: _ = try tensor.pow_(scalar)
    case .bitAnd: _ = try tensor.bitwiseAnd_(scalar)
    case .bitOr: _ = try tensor.bitwiseOr_(scalar)
    case .bitXor: _ = try tensor.bitwiseXor_(scalar)
    case .leftShift: _ = try tensor.bitwiseLeftShift_(scalar)
    case .rightShift: _ = try tensor.bitwiseRightShift_(scalar)
    case .matrixMultiply: return nil
    }
    return tensor.value
  }

  package static func compare(_ op: ComparisonOperator, _ a: Tensor, _ other: Value) throws -> Value? {
    let array = other.object as? ArrayObject
    // Of whole arrays PyTorch answers nothing but what is equal.
    if let array, !array.isScalar, op != .equal { return nil }
    if let b = other.tensor ?? (array?.isScalar == false ? array?.tensor : nil) {
      switch op {
      case .equal: return try a.eq(b).value
      case .notEqual: return try a.ne(b).value
      case .less: return try a.lt(b).value
      case .lessEqual: return try a.le(b).value
      case .greater: return try a.gt(b).value
      case .greaterEqual: return try a.ge(b).value
      default: return nil
      }
    }
    guard let b = try number(other) else { return nil }
    switch op {
    case .equal: return try a.eq(b).value
    case .notEqual: return try a.ne(b).value
    case .less: return try a.lt(b).value
    case .lessEqual: return try a.le(b).value
    case .greater: return try a.gt(b).value
    case .greaterEqual: return try a.ge(b).value
    default: return nil
    }
  }
}
