// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

/// One item between the brackets of `x[…]`.
public enum TensorIndex {
  /// A number: picks a slice and drops the dimension.
  case int(Int)
  /// `start:end:step`.
  case slice(Int?, Int?, Int?)
  /// `None`: a new dimension of size 1.
  case newAxis
  /// `...`: as many whole dimensions as are missing.
  case ellipsis
  /// A tensor of numbers or truth values (lists become such).
  case tensor(Tensor)
  /// `True` or `False`.
  case bool(Bool)
}

extension Tensor {
  /// `x[items]`: views for numbers, slices and `None`; a copy as soon as a tensor is among the items.
  public func index(_ items: [TensorIndex]) throws -> Tensor {
    let (view, tensors) = try basicIndex(items)
    guard tensors.contains(where: { $0 != nil }) else { return view === self ? alias() : view }
    return try view.advancedIndex(tensors)
  }

  /// `x[items] = value`: writes into the elements that `x[items]` shows; the value is broadcast.
  public func setIndex(_ items: [TensorIndex], to value: Tensor) throws {
    let (view, tensors) = try basicIndex(items, skipsWholeSlices: true)
    guard tensors.contains(where: { $0 != nil }) else {
      try view.copyIndexed(value)
      return
    }
    if value.dtype != dtype {
      // One value behind a mask is a fill, which converts; anything else is not converted.
      let indices = tensors.compactMap { $0 }
      guard indices.count == 1, indices[0].dtype == .bool, value.numel == 1 else {
        try AdvancedIndex(view, view.expandedIndices(tensors), copies: false).checkFits(value)
        throw TensorError.runtime(
          "Index put requires the source and destination dtypes match, got \(dtype.scalarTypeName) for the destination and "
            + "\(value.dtype.scalarTypeName) for the source.")
      }
    }
    // Leading dimensions of size 1 count for nothing.
    let source = value.shape.first == 1 ? try value.reshape(Array(value.shape.drop { $0 == 1 })) : value
    try view.indexPut_(tensors, source.dtype == dtype ? source : source.to(dtype))
  }

  /// `x[items] = number`.
  public func setIndex(_ items: [TensorIndex], to value: Scalar) throws {
    try Promotion.checkFill(value, in: dtype)
    try setIndex(items, to: Tensor(value, dtype: dtype))
  }

  /// Copies a value into a view after dropping leading dimensions of size 1, as PyTorch's assignment does.
  private func copyIndexed(_ value: Tensor) throws {
    var source = value
    if source.rank == 0, rank > 0 {
      try fill_(source)
      return
    }
    if source.rank > rank {
      let extra = source.rank - rank
      if source.shape[..<extra].allSatisfy({ $0 == 1 }) { source = try source.reshape(Array(source.shape[extra...])) }
    }
    if source.shape != shape { source = try source.expand(shape) }
    try copy_(source)
  }

  /// Applies the items that make views, and lists the tensors with the dimensions that they index.
  ///
  /// A slice that takes everything makes no view of its own among several items (or when writing).
  private func basicIndex(
    _ items: [TensorIndex], skipsWholeSlices: Bool = false
  ) throws -> (Tensor, [Tensor?]) {
    var used = 0
    for item in items {
      switch item {
      case .int, .slice: used += 1
      case .tensor(let tensor):
        used += tensor.dtype == .bool || tensor.dtype == .uint8 ? tensor.rank : 1
      case .newAxis, .ellipsis, .bool: break
      }
    }
    if rank == 0, items.count == 1, case .int(let index) = items[0] {
      if index != 0 { throw TensorError.index("index \(index) is out of bounds for dimension 0 with size 0") }
      throw TensorError.index(
        "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a "
          + "0-dim tensor to a number", facts: .noDimensions)
    }
    if rank == 0, items.count == 1, case .slice = items[0] {
      throw TensorError.index("slice() cannot be applied to a 0-dim tensor.")
    }
    guard used <= rank else { throw TensorError.index("too many indices for tensor of dimension \(rank)") }
    var view = self
    var tensors: [Tensor?] = []
    var dim = 0
    func pad(_ count: Int) { while tensors.count < count { tensors.append(nil) } }
    var position = 0
    for item in items {
      switch item {
      case .int(let index):
        _ = try Shape.wrap(dim, rank: view.rank)
        let size = view.shape[dim]
        guard index >= -size, index < size else {
          throw TensorError.index("index \(index) is out of bounds for dimension \(position) with size \(size)")
        }
        view = view.selected(dim, index < 0 ? index + size : index)
        position += 1
      case .slice(let start, let end, let step):
        let step = step ?? 1
        if step == 0 { throw TensorError.value("slice step cannot be zero") }
        if step < 0 { throw TensorError.value("step must be greater than zero") }
        let size = try view.shape[Shape.wrap(dim, rank: view.rank)]
        let isWhole = step == 1 && start ?? 0 == 0 && end ?? size >= size
        if !isWhole || items.count == 1 && !skipsWholeSlices { view = try view.slice(dim, start, end, step) }
        dim += 1
        position += 1
      case .newAxis:
        view = try view.unsqueeze(dim)
        dim += 1
      case .ellipsis:
        dim += rank - used
        position += rank - used
      case .bool(let flag):
        view = try view.unsqueeze(dim)
        pad(dim)
        tensors.append(try Tensor.from(ints: flag ? [0] : [], shape: [flag ? 1 : 0]))
        dim += 1
      case .tensor(let tensor):
        if tensor.rank == 0 {
          if tensor.dtype == .bool || tensor.dtype == .uint8 {
            view = try view.unsqueeze(dim)
            pad(dim)
            let flag = try tensor.item().doubleValue != 0
            tensors.append(try Tensor.from(ints: flag ? [0] : [], shape: [flag ? 1 : 0]))
            dim += 1
            continue
          }
          if !tensor.dtype.isFloatingPoint && !tensor.requiresGrad {
            _ = try Shape.wrap(dim, rank: view.rank)
            let index = try tensor.int64s()[0]
            let size = view.shape[dim]
            guard index >= -size, index < size else {
              throw TensorError.index("index \(index) is out of bounds for dimension \(position) with size \(size)")
            }
            view = view.selected(dim, index < 0 ? index + size : index)
            position += 1
            continue
          }
        }
        pad(dim)
        tensors.append(tensor)
        let width = tensor.dtype == .bool || tensor.dtype == .uint8 ? tensor.rank : 1
        if width > 1 { for _ in 1..<width { tensors.append(Tensor.maskRest) } }
        dim += width
        position += width
      }
    }
    tensors.removeAll { $0 === Tensor.maskRest }
    return (view, tensors)
  }

  // SAFETY: immutable, told from others by identity; it stands for the further dimensions that a mask covers while items are counted.
  nonisolated(unsafe) private static let maskRest = Tensor(.int(0))
}
