// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// What library functions make of values: types, sizes, numbers. Each gives nil for what is of another kind, so that the
/// caller can refuse it in the words of its function.
package enum Conversions {
  /// An element type: `torch.float64`, or Python's `float`, `int`, `bool`; nil for `None` and nothing.
  package static func dtype(_ value: Value) throws -> DType? {
    switch value {
    case .none, .undefined: return nil
    case .object(let object):
      if let dtype = object as? DTypeObject { return try dtype.usable() }
      if object === Classes.float { return .float64 }
      if object === Classes.int { return .int64 }
      if object === Classes.bool { return .bool }
    default: break
    }
    throw PyError.type("argument 'dtype' must be torch.dtype, not \(Interpreter.current.type(of: value).name)")
  }

  /// Whether a value names an element type.
  package static func isDType(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    return object is DTypeObject || object === Classes.float || object === Classes.int || object === Classes.bool
  }

  /// An integer (a tensor of one integer counts).
  package static func int(_ value: Value) -> Int? {
    switch value {
    case .int(let number): return number
    case .object(let object):
      if object is PyBigInt { return nil }
      return try? object.asIndex()
    default: return nil
    }
  }

  /// Integers in a tuple, list or `torch.Size`.
  static func ints(_ value: Value) -> [Int]? {
    let items: [Value]
    switch value {
    case .tuple(let tuple): items = tuple.items
    case .list(let list): items = list.items
    default: return nil
    }
    var result: [Int] = []
    result.reserveCapacity(items.count)
    for item in items {
      guard let number = int(item) else { return nil }
      result.append(number)
    }
    return result
  }

  /// A real number (tensors of one element count).
  package static func double(_ value: Value) throws -> Double? {
    switch value {
    case .float(let number): return number
    case .int(let number): return Double(number)
    case .bool(let flag): return flag ? 1 : 0
    case .object(let object): return try object.asDouble()
    default: return nil
    }
  }

  /// A number argument: Python numbers and tensors without dimensions.
  static func scalar(_ value: Value) throws -> Scalar? {
    if let scalar = try TensorOperators.number(value) { return scalar }
    if let tensor = value.tensor, tensor.rank == 0 { return try tensor.item() }
    if case .object(let object) = value, let array = object as? ArrayObject, array.isScalar {
      return try array.tensor.item()
    }
    return nil
  }

  /// Several tensors in a list or tuple; nil when it is none.
  static func tensors(_ value: Value) throws -> [Tensor]? {
    let items: [Value]
    switch value {
    case .tuple(let tuple): items = tuple.items
    case .list(let list): items = list.items
    default: return nil
    }
    return try items.enumerated().map { i, item in
      guard let tensor = item.tensor else {
        let name = Interpreter.current.type(of: item).messageName
        throw PyError.type("expected Tensor as element \(i) in argument 0, but got \(name)")
      }
      return tensor
    }
  }

  /// The name of a value's class in PyTorch's messages.
  package static func typeName(_ value: Value) -> String {
    if case .object(let object) = value, object is DTypeObject { return "torch.dtype" }
    return Interpreter.current.type(of: value).messageName
  }

  /// Several tensors as a tuple.
  static func tuple(_ tensors: [Tensor]) -> Value { Value(tuple: tensors.map { $0.value }) }
}
