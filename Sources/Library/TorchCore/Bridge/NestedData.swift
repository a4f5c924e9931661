// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors

/// Nested lists of numbers as tensors: what `torch.tensor` accepts.
package enum NestedData {
  /// A tensor of numbers, nested sequences, tensors or arrays; always a copy.
  package static func tensor(_ data: Value, dtype: DType? = nil) throws -> Tensor {
    if let source = data.tensor ?? (data.object as? ArrayObject)?.tensor {
      return try TensorContext.withoutGrad {
        let plain = source.detach()
        return try dtype.map { try plain.to($0, copy: true) } ?? plain.clone()
      }
    }
    if case .object(let object) = data, let big = object as? PyBigInt {
      return Tensor(try wide(big, dtype), dtype: dtype ?? .int64)
    }
    if let scalar = try TensorOperators.number(data) {
      let type = dtype ?? scalar.naturalDType
      try check(scalar, type)
      return Tensor(scalar, dtype: type)
    }
    var shape: [Int] = []
    try measure(data, &shape)
    let type = try dtype ?? inferred(data) ?? TensorContext.current.defaultDType
    var collector = Collector(shape: shape, dtype: type)
    try collector.collect(data, 0)
    return try collector.tensor()
  }

  /// A whole number beyond 64 bits, which only floats and truth values take.
  private static func wide(_ number: PyBigInt, _ dtype: DType?) throws -> Scalar {
    guard let dtype, dtype.isFloatingPoint || dtype == .bool else {
      throw PyError.value("Overflow when unpacking long long")
    }
    return dtype == .bool ? .bool(true) : .double(try Interpreter.current.requireDouble(.object(number)))
  }

  /// The items of a sequence; nil for what is none.
  static func items(_ value: Value) throws -> [Value]? {
    switch value {
    case .list(let list): return list.items
    case .tuple(let tuple): return tuple.items
    case .object(let object):
      if let range = object as? PyRange {
        try MemoryLimit.check(values: range.count)
        return (0..<range.count).map { .int(range.item($0)) }
      }
      if object is TensorObject || object is ArrayObject || object is PyIterator || object is PyClass { return nil }
      let interpreter = Interpreter.current
      if object.cls.isUserDefined, object.cls.lookup("__len__") != nil, object.cls.lookup("__getitem__") != nil {
        let count = try interpreter.length(value)
        try MemoryLimit.check(values: count)
        // Not as much memory as the length asks for: the items may end sooner.
        var items: [Value] = []
        while items.count < count {
          items.append(try interpreter.getItem(value, .int(items.count)))
          if items.count & 0xFFF == 0 { try interpreter.pollInterrupt() }
        }
        return items
      }
      return nil
    default: return nil
    }
  }

  /// The sizes along the first items.
  private static func measure(_ data: Value, _ shape: inout [Int]) throws {
    var data = data
    while let items = try items(data) {
      shape.append(items.count)
      if shape.count > 128 { throw PyError.value("too many dimensions 'list'") }
      guard let first = items.first else { return }
      data = first
    }
    if case .object(let object) = data, let array = object as? ArrayObject, !array.isScalar {
      shape += array.tensor.shape
    }
  }

  /// The type that all numbers fit in; nil when there are none.
  private static func inferred(_ data: Value, _ depth: Int = 0) throws -> DType? {
    switch data {
    case .bool: return .bool
    case .int: return .int64
    case .float: return TensorContext.current.defaultDType
    case .list(let list): return try inferred(list.items, of: list, depth)
    case .tuple(let tuple): return try inferred(tuple.items, of: tuple, depth)
    case .string: throw PyError.type("new(): invalid data type 'str'")
    case .object(let object):
      if object is PyBigInt { throw PyError.value("Overflow when unpacking long long") }
      if let tensor = data.tensor { return tensor.dtype }
      if let array = object as? ArrayObject { return array.tensor.dtype }
      if let items = try items(data) { return try inferred(items, of: object, depth) }
    default: break
    }
    throw PyError.runtime("Could not infer dtype of \(Interpreter.current.type(of: data).name)")
  }

  private static func inferred(_ items: [Value], of owner: PyObject, _ depth: Int) throws -> DType? {
    if depth > 128 { throw PyError.value("too many dimensions 'list'") }
    var result: DType?
    try Interpreter.current.pollInterrupt()
    for item in items {
      if item.object === owner { throw PyError.type("new(): self-referential lists are incompatible") }
      guard let type = try inferred(item, depth + 1) else { continue }
      result = result.map { Promotion.common($0, type) } ?? type
    }
    return result
  }

  /// Refuses a number that an integer type cannot hold, as PyTorch does.
  static func check(_ scalar: Scalar, _ dtype: DType) throws {
    if dtype == .bool || dtype.isFloatingPoint { return }
    let bits = dtype.itemSize * 8
    let fits: Bool
    switch scalar {
    case .bool: fits = true
    case .int(let value):
      // Negative numbers wrap in unsigned types.
      fits =
        dtype == .uint8
        ? value <= 255 && value >= -255
        : bits == 64 || (value >= -(1 << (bits - 1)) && value < 1 << (bits - 1))
    case .double(let value):
      let limit = Double(sign: .plus, exponent: bits - 1, significand: 1)
      fits =
        dtype == .uint8
        ? value >= 0 && value <= 255 : value >= -limit && (bits == 64 ? value < limit : value <= limit - 1)
    }
    if !fits { throw PyError.runtime("value cannot be converted to type \(dtype.name) without overflow") }
  }

  private struct Collector {
    let shape: [Int]
    let dtype: DType
    var doubles: [Double] = []
    var ints: [Int] = []

    init(shape: [Int], dtype: DType) {
      self.shape = shape
      self.dtype = dtype
    }

    mutating func collect(_ data: Value, _ depth: Int) throws {
      if depth < shape.count {
        if case .object(let object) = data, let array = object as? ArrayObject {
          guard array.tensor.shape == Array(shape[depth...]) else {
            throw PyError.value(
              "expected sequence of length \(shape[depth]) at dim \(depth) (got \(array.tensor.shape.first ?? 1))")
          }
          for scalar in try array.tensor.scalars() { try append(scalar) }
          return
        }
        guard let items = try NestedData.items(data) else { throw PyError.type("not a sequence") }
        try Interpreter.current.pollInterrupt()
        guard items.count == shape[depth] else {
          throw PyError.value("expected sequence of length \(shape[depth]) at dim \(depth) (got \(items.count))")
        }
        for item in items { try collect(item, depth + 1) }
        return
      }
      switch data {
      case .float(let value): try append(.double(value))
      case .int(let value): try append(.int(value))
      case .bool(let value): try append(.bool(value))
      case .object(let object):
        if let tensor = data.tensor ?? (object as? ArrayObject)?.tensor {
          guard tensor.numel == 1 else {
            throw PyError.value("only one element tensors can be converted to Python scalars")
          }
          try append(tensor.item())
          return
        }
        if let big = object as? PyBigInt { return try append(NestedData.wide(big, dtype)) }
        throw refusal(data)
      default: throw refusal(data)
      }
    }

    private func refusal(_ data: Value) -> Raised {
      let name = Interpreter.current.type(of: data).name
      if data.text != nil, shape.isEmpty { return PyError.type("new(): invalid data type 'str'") }
      return dtype.isFloatingPoint
        ? PyError.type("must be real number, not \(name)")
        : PyError.type("'\(name)' object cannot be interpreted as an integer")
    }

    private mutating func append(_ scalar: Scalar) throws {
      if dtype.isFloatingPoint {
        doubles.append(scalar.doubleValue)
      } else if dtype == .bool {
        ints.append(scalar.doubleValue != 0 ? 1 : 0)
      } else {
        try NestedData.check(scalar, dtype)
        ints.append(scalar.intValue)
      }
    }

    func tensor() throws -> Tensor {
      dtype.isFloatingPoint
        ? try Tensor.from(doubles: doubles, shape: shape, dtype: dtype)
        : try Tensor.from(ints: ints, shape: shape, dtype: dtype)
    }
  }

  /// The elements of a tensor as nested lists: `tolist()`.
  package static func nestedLists(_ tensor: Tensor) throws -> Value {
    try MemoryLimit.check(values: tensor.numel)
    let scalars = try tensor.scalars().map { $0.value }
    if tensor.rank == 0 { return scalars.first ?? .none }
    var position = 0
    func build(_ dim: Int) -> Value {
      let count = tensor.shape[dim]
      if dim == tensor.rank - 1 {
        defer { position += count }
        return Value(list: Array(scalars[position..<position + count]))
      }
      return Value(list: (0..<count).map { _ in build(dim + 1) })
    }
    return build(0)
  }
}
