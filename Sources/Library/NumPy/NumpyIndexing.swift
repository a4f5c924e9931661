// SPDX-License-Identifier: GPL-3.0-or-later

import PythonRuntime
import Tensors
import TorchCore

/// What stands in `a[…]`: as for tensors, but lists are always arrays, and slices may go backwards.
enum NumpyIndexing {
  /// The part of an array that an index names. What goes backwards is a copy.
  static func part(_ tensor: Tensor, _ index: Value) throws -> Tensor {
    try NumpyErrors.translated {
      let plan = try plan(index, tensor)
      return try (plan.backwards.isEmpty ? tensor : tensor.flip(plan.backwards)).index(plan.indices)
    }
  }

  /// `a[index] = source`.
  static func assign(_ source: Tensor, to tensor: Tensor, at index: Value) throws {
    try NumpyErrors.translated {
      let plan = try plan(index, tensor)
      let source = try source.to(tensor.dtype)
      guard !plan.backwards.isEmpty else { return try tensor.setIndex(plan.indices, to: source) }
      let turned = try tensor.flip(plan.backwards)
      try turned.setIndex(plan.indices, to: source)
      _ = try tensor.copy_(turned.flip(plan.backwards))
    }
  }

  /// The indices into an array whose axes `backwards` are turned round.
  private static func plan(_ index: Value, _ tensor: Tensor) throws -> (indices: [TensorIndex], backwards: [Int]) {
    var items = [index]
    if case .tuple(let tuple) = index { items = tuple.items }
    for item in items {
      if case .float = item { throw noIndex }
      if item.text != nil { throw noIndex }
    }
    let used = items.reduce(0) { $0 + width($1) }
    guard used <= tensor.rank else {
      throw PyError.index(
        "too many indices for array: array is \(tensor.rank)-dimensional, but \(used) were indexed")
    }
    var (axis, backwards): (Int, [Int]) = (0, [])
    for (place, item) in items.enumerated() {
      if let slice = item.object as? PySlice, !slice.step.isNone, case let step = try NumberArgument.int(slice.step),
        step < 0, step > Int.min
      {
        items[place] = .object(try turned(slice, step, tensor.shape[axis]))
        backwards.append(axis)
      }
      axis += isEllipsis(item) ? tensor.rank - used : width(item)
    }
    if isApart(items) {
      for (place, item) in items.enumerated() {
        if let number = try integer(item) { items[place] = .object(NumpyArray(try Tensor(.int(number)).unsqueeze(0))) }
      }
    }
    return (try TensorIndexing.indices(Value(tuple: items), tensor), backwards)
  }

  /// Whether arrays and numbers in an index stand apart from each other, so that the axis of what they name comes first.
  /// Beside an array numpy takes a number as an array too, which PyTorch does not.
  private static func isApart(_ items: [Value]) -> Bool {
    guard items.contains(where: isArray) else { return false }
    let places = items.indices.filter { isArray(items[$0]) || isNumber(items[$0]) }
    return zip(places, places.dropFirst()).contains { $1 - $0 > 1 }
  }

  private static func isArray(_ item: Value) -> Bool {
    switch item {
    case .list: true
    case .object(let object):
      ((object as? ArrayObject)?.tensor ?? item.tensor).map { $0.rank > 0 } ?? (object is PyRange)
    default: false
    }
  }

  private static func isNumber(_ item: Value) -> Bool {
    switch item {
    case .int: true
    case .object(let object):
      ((object as? ArrayObject)?.tensor ?? item.tensor).map { $0.rank == 0 && $0.dtype != .bool } ?? false
    default: false
    }
  }

  /// The number that stands in an index, also as an array without dimensions.
  private static func integer(_ item: Value) throws -> Int? {
    guard isNumber(item) else { return nil }
    return try NumberArgument.int(item)
  }

  private static var noIndex: Raised {
    PyError.index(
      "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid "
        + "indices")
  }

  static func hasEllipsis(_ index: Value) -> Bool {
    if case .tuple(let tuple) = index { return tuple.items.contains(where: isEllipsis) }
    return isEllipsis(index)
  }

  private static func isEllipsis(_ item: Value) -> Bool { item.object.map { $0 === PySingleton.ellipsis } ?? false }

  /// How many axes an index takes up.
  private static func width(_ item: Value) -> Int {
    switch item {
    case .none, .bool: return 0
    case .object(let object):
      if object === PySingleton.ellipsis { return 0 }
      if let mask = (object as? ArrayObject)?.tensor ?? item.tensor, mask.dtype == .bool { return mask.rank }
      return 1
    default: return 1
    }
  }

  /// A backward slice of an axis as a forward one of the axis turned round.
  private static func turned(_ slice: PySlice, _ step: Int, _ size: Int) throws -> PySlice {
    func end(_ value: Value, _ otherwise: Int) throws -> Int {
      if value.isNone { return otherwise }
      let number = try NumberArgument.int(value)
      return min(max(number < 0 ? number + size : number, -1), size - 1)
    }
    let (start, stop) = (try end(slice.start, size - 1), try end(slice.stop, -1))
    return PySlice(.int(size - 1 - start), .int(size - 1 - stop), .int(-step))
  }
}
