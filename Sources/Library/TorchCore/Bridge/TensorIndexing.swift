// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// What stands in `x[…]`, as indices of the tensor engine.
package enum TensorIndexing {
  /// The indices of a subscript.
  package static func indices(_ index: Value, _ tensor: Tensor) throws -> [TensorIndex] {
    switch index {
    case .tuple(let tuple): return try tuple.items.map { try one($0) }
    case .list(let list) where isTupleLike(list.items): return try list.items.map { try one($0) }
    case .object(let object) where object.hasUserClass || object is LibraryInstance:
      guard let items = try sequence(index) else { return [try one(index)] }
      return isTupleLike(items) ? try items.map { try one($0) } : [.tensor(try NestedData.tensor(Value(list: items)))]
    default: return [try one(index)]
    }
  }

  /// The items of a sequence of a program's or a library's class, such as a part of a data set; nil for anything else.
  private static func sequence(_ value: Value) throws -> [Value]? {
    let interpreter = Interpreter.current
    let cls = interpreter.type(of: value)
    guard value.tensor == nil, cls.lookup("__getitem__") != nil, cls.lookup("__len__") != nil,
      cls.lookup("keys") == nil,
      cls.lookup("__index__") == nil
    else { return nil }
    return try (0..<interpreter.length(value)).map { try interpreter.getItem(value, .int($0)) }
  }

  /// A list that holds more than numbers means what a tuple of its items means.
  private static func isTupleLike(_ items: [Value]) -> Bool {
    guard items.count < 32 else { return false }
    return items.contains { item in
      switch item {
      case .none, .list, .tuple: true
      case .object(let object): object is TensorObject || object is PySlice || object === PySingleton.ellipsis
      default: false
      }
    }
  }

  private static func one(_ index: Value) throws -> TensorIndex {
    switch index {
    case .int(let i): return .int(i)
    case .bool(let flag): return .bool(flag)
    case .none: return .newAxis
    case .float:
      throw PyError.index(
        "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got float)")
    case .list(let list) where list.items.isEmpty: return .tensor(try Tensor.empty([0], dtype: .int64))
    case .list, .tuple: return .tensor(try NestedData.tensor(index))
    case .string: throw PyError.type("new(): invalid data type 'str'")
    case .object(let object):
      switch object {
      case let tensor as TensorObject: return .tensor(tensor.tensor)
      case let slice as PySlice: return try .slice(bound(slice.start), bound(slice.stop), step(slice.step))
      case is PyRange: return .tensor(try NestedData.tensor(index))
      case let array as ArrayObject: return .tensor(array.tensor)
      default:
        if object === PySingleton.ellipsis { return .ellipsis }
        if let i = try object.asIndex() { return .int(i) }
      }
    default: break
    }
    let name = Interpreter.current.type(of: index).name
    throw PyError.index(
      "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got \(name))")
  }

  private static func bound(_ value: Value) throws -> Int? {
    if let i = try integer(value) { return i }
    if value.isNone { return nil }
    throw PyError.type("slice indices must be integers or None or have an __index__ method")
  }

  private static func step(_ value: Value) throws -> Int? {
    guard let step = try bound(value) else { return nil }
    if step == 0 { throw PyError.value("slice step cannot be zero") }
    if step < 0 { throw PyError.value("step must be greater than zero") }
    return step
  }

  private static func integer(_ value: Value) throws -> Int? {
    switch value {
    case .int(let i): return i
    case .bool(let flag): return flag ? 1 : 0
    case .object(let object):
      if object is PyBigInt {
        return try object.repr().hasPrefix("-") ? Int.min : Int.max
      }
      return try object.asIndex()
    default: return nil
    }
  }

  /// The right side of `x[…] = value`.
  static func assigned(_ value: Value, to tensor: Tensor) throws -> Tensor {
    if let source = value.tensor { return source }
    if let scalar = try TensorOperators.number(value) { return Tensor(scalar, dtype: tensor.dtype) }
    if case .object(let object) = value, let array = object as? ArrayObject { return array.tensor }
    let name = Interpreter.current.type(of: value).name
    throw PyError.type("can't assign a \(name) to a torch.\(tensor.dtype.scalarTypeName)Tensor")
  }
}
