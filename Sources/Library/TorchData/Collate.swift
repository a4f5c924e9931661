// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// How samples become a batch: `default_collate`.
enum Collate {
  /// A batch of samples of one kind: tensors are stacked, numbers become tensors, tuples and dictionaries are taken apart.
  static func batch(_ samples: [Value]) throws -> Value {
    guard let first = samples.first else { throw PyError.index("list index out of range") }
    let interpreter = Interpreter.current
    // A sample may be in itself.
    try interpreter.enter()
    defer { interpreter.leave() }
    switch first {
    case .float: return try NestedData.tensor(Value(list: samples), dtype: .float64).value
    case .int, .bool: return try NestedData.tensor(Value(list: samples)).value
    case .string: return Value(list: samples)
    case .dict(let dict):
      let result = PyDict(cls: dict.cls)
      for (key, _) in dict.table.pairs {
        try result.set(key, batch(samples.map { try interpreter.getItem($0, key) }))
      }
      return .dict(result)
    case .tuple(let tuple):
      let columns = try columns(samples, tuple.items.count)
      if tuple.cls !== Classes.tuple, tuple.cls.lookup("_fields") != nil {
        return try interpreter.call(.object(tuple.cls), columns)
      }
      return Value(list: columns)
    case .list(let list): return Value(list: try columns(samples, list.items.count))
    case .object(let object):
      if object is TensorObject {
        let tensors = try samples.enumerated().map { i, sample in
          guard let tensor = sample.tensor else {
            throw PyError.type("expected Tensor as element \(i) in argument 0, but got \(Conversions.typeName(sample))")
          }
          return tensor
        }
        return try Tensor.stack(tensors, dim: 0).value
      }
      if object is ArrayObject {
        return try Tensor.stack(samples.compactMap { ($0.object as? ArrayObject)?.tensor }, dim: 0).value
      }
    default: break
    }
    if first.object is PyRange { return Value(list: try columns(samples, interpreter.length(first))) }
    throw PyError.type(
      "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class "
        + "'\(interpreter.type(of: first).qualifiedName)'>")
  }

  /// The strings of one column: they stay what held them, which is a tuple.
  private static func column(_ samples: [Value]) throws -> Value {
    if case .string? = samples.first { return Value(tuple: samples) }
    return try batch(samples)
  }

  private static func columns(_ samples: [Value], _ count: Int) throws -> [Value] {
    let rows = try samples.map { try Interpreter.current.collect($0) }
    if rows.contains(where: { $0.count != count }) {
      throw PyError.runtime("each element in list of batch should be of equal size")
    }
    return try (0..<count).map { place in try column(rows.map { $0[place] }) }
  }

  /// A single sample with numpy's arrays as tensors: `default_convert`.
  static func convert(_ sample: Value) throws -> Value {
    try Interpreter.current.enter()
    defer { Interpreter.current.leave() }
    switch sample {
    case .object(let object):
      if let array = object as? ArrayObject { return array.tensor.value }
      if object is PyRange { return Value(list: try Interpreter.current.collect(sample)) }
      return sample
    case .dict(let dict):
      let result = PyDict(cls: dict.cls)
      for (key, value) in dict.table.pairs { try result.set(key, convert(value)) }
      return .dict(result)
    case .tuple(let tuple):
      let items = try tuple.items.map(convert)
      if tuple.cls !== Classes.tuple, tuple.cls.lookup("_fields") != nil {
        return try Interpreter.current.call(.object(tuple.cls), items)
      }
      return Value(list: items)
    case .list(let list): return Value(list: try list.items.map(convert))
    default: return sample
    }
  }

  /// The batch of a plain `TensorDataset` in one step, when that is what taking the samples one by one would give.
  static func fast(_ dataset: Value, _ indices: [Value]) throws -> Value? {
    guard case .object(let object) = dataset, object.cls === DataModule.cls("TensorDataset"),
      case .tuple(let parts)? = object.attributes?["tensors"]
    else { return nil }
    var positions: [Int] = []
    for index in indices {
      guard case .int(let position) = index else { return nil }
      positions.append(position)
    }
    let chosen = try Tensor.from(ints: positions, shape: [positions.count])
    var batches: [Value] = []
    for part in parts.items {
      guard let tensor = part.tensor, let count = tensor.shape.first, !tensor.requiresGrad,
        positions.allSatisfy({ $0 >= 0 && $0 < count })
      else { return nil }
      batches.append(try tensor.indexSelect(0, chosen).value)
    }
    return Value(list: batches)
  }
}
