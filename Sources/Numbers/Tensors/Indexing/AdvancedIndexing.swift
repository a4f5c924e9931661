// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

/// Index tensors brought to one shape, and the dimensions that they index.
struct AdvancedIndex {
  /// The tensor with the indexed dimensions next to each other, dense.
  var source: Tensor
  /// The order of dimensions by which `source` came from the tensor (nil: unchanged).
  let order: [Int]?
  /// Where numbers start and what they pick.
  let blocks: Blocks
  /// The start of every block in a plane.
  let starts: [Int]
  /// The shape of what is picked.
  let shape: [Int]

  init(_ x: Tensor, _ indices: [Tensor?], copies: Bool) throws {
    var dims: [Int] = []
    var given: [Tensor] = []
    for (d, index) in indices.enumerated() {
      if let index {
        dims.append(d)
        given.append(index)
      }
    }
    var common: [Int] = []
    for index in given {
      guard let shape = try? Shape.broadcast(common, index.shape) else {
        throw TensorError.index(
          "shape mismatch: indexing tensors could not be broadcast together with shapes "
            + given.map { Shape.text($0.shape) }.joined(separator: ", "))
      }
      common = shape
    }
    let first = dims.first ?? 0
    let adjacent = zip(dims, dims.dropFirst()).allSatisfy { $1 == $0 + 1 }
    var moved = x
    if adjacent {
      order = nil
    } else {
      let order = dims + x.shape.indices.filter { !dims.contains($0) }
      moved = x.aliased(order.map { x.shape[$0] }, order.map { x.strides[$0] })
      self.order = order
    }
    let start = adjacent ? first : 0
    if copies {
      source = try Tensor.empty(moved.shape, dtype: x.dtype)
      try source.copyElements(from: moved)
    } else {
      source = try moved.dense()
    }
    let sizes = source.shape
    let block = Shape.product(Array(sizes[(start + dims.count)...]))
    let plane = Shape.product(Array(sizes[start..<(start + dims.count)])) * block
    blocks = Blocks(prefix: Shape.product(Array(sizes[..<start])), planeLength: plane, block: block)
    shape = Array(sizes[..<start]) + common + Array(sizes[(start + dims.count)...])
    var starts = [Int](repeating: 0, count: Shape.product(common))
    for (k, index) in given.enumerated() {
      let size = sizes[start + k]
      let step = source.strides[start + k]
      let numbers = try index.shape == common ? index.int64s() : index.detach().expand(common).int64s()
      for (i, number) in numbers.enumerated() {
        guard number >= -size, number < size else {
          if size == 0 { throw TensorError.index("index is out of bounds for dimension with size 0") }
          throw TensorError.index("index \(number) is out of bounds for dimension \(k) with size \(size)")
        }
        starts[i] += (number < 0 ? number + size : number) * step
      }
    }
    self.starts = starts
  }
}

extension Tensor {
  /// Replaces masks by the places where they are true and checks the types.
  func expandedIndices(_ indices: [Tensor?]) throws -> [Tensor?] {
    var result: [Tensor?] = []
    for index in indices {
      guard let index else {
        result.append(nil)
        continue
      }
      switch index.dtype {
      case .bool, .uint8:
        if index.dtype == .uint8 {
          TensorContext.current.warn?(
            "UserWarning", "indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool instead.")
        }
        for j in index.shape.indices {
          let d = result.count + j
          guard d < rank, index.shape[j] == shape[d] else {
            throw TensorError.index(
              "The shape of the mask \(Shape.text(index.shape)) at index \(j) does not match the shape of the indexed "
                + "tensor \(Shape.text(shape)) at index \(d)")
          }
        }
        result += try index.nonzeroLists().map { try Tensor.from(ints: $0, shape: [$0.count]) as Tensor? }
      case .int64, .int32: result.append(index)
      default:
        throw TensorError.index("tensors used as indices must be long, int, byte or bool tensors")
      }
    }
    guard result.count <= rank else { throw TensorError.index("too many indices for tensor of dimension \(rank)") }
    return result
  }

  /// `x[tensors]`: elements picked by tensors of numbers or truth values; nil leaves a dimension whole.
  public func advancedIndex(_ tensors: [Tensor?]) throws -> Tensor {
    let indices = try expandedIndices(tensors)
    let plan = try AdvancedIndex(self, indices, copies: false)
    let result = try Tensor.empty(plan.shape, dtype: dtype)
    plan.blocks.take(dtype.itemSize, plan.source.elements, plan.starts, result.writableElements())
    if TensorContext.records(self) {
      record(Derivatives.index, inputs: [self], saved: indices, outputs: [result])
    }
    return result
  }

  /// `index_put(indices, values, accumulate)`: a copy with the picked elements replaced or added to.
  public func indexPut(_ tensors: [Tensor?], _ values: Tensor, accumulate: Bool = false) throws -> Tensor {
    guard dtype == values.dtype else {
      throw TensorError.runtime(
        "Index put requires the source and destination dtypes match, got \(dtype.scalarTypeName) for the destination "
          + "and \(values.dtype.scalarTypeName) for the source.")
    }
    let indices = try expandedIndices(tensors)
    let dims = indices.indices.filter { indices[$0] != nil }
    let isAdjacent = zip(dims, dims.dropFirst()).allSatisfy { $1 == $0 + 1 }
    var plan = try AdvancedIndex(self, indices, copies: !isAdjacent)
    try plan.checkFits(values)
    if isAdjacent { plan.source = try toChange(beside: indices.compactMap { $0 } + [values]) }
    try plan.store(values, accumulate)
    var result = plan.source
    if let order = plan.order {
      let restored = try Tensor.empty(shape, dtype: dtype)
      try restored.aliased(order.map { shape[$0] }, order.map { restored.strides[$0] }).copyElements(from: plan.source)
      result = restored
    }
    record(
      Derivatives.indexPut, inputs: [self, values], saved: indices, ints: [accumulate ? 1 : 0], outputs: [result])
    return result
  }

  /// `index_put_(indices, values, accumulate)`.
  @discardableResult
  public func indexPut_(_ tensors: [Tensor?], _ values: Tensor, accumulate: Bool = false) throws -> Tensor {
    try inPlace { try $0.indexPut(tensors, values, accumulate: accumulate) }
  }
}

extension AdvancedIndex {
  /// Writes values, broadcast to the picked shape, into the source.
  func write(_ values: Tensor, _ accumulate: Bool) throws {
    try checkFits(values)
    try store(values, accumulate)
  }

  /// Refuses values that cannot be broadcast to the picked shape.
  func checkFits(_ values: Tensor) throws {
    guard (try? Shape.broadcast(shape, values.shape)) == shape else {
      throw TensorError.runtime(
        "shape mismatch: value tensor of shape \(Shape.text(values.shape)) cannot be broadcast to indexing result of "
          + "shape \(Shape.text(shape))")
    }
  }

  func store(_ values: Tensor, _ accumulate: Bool) throws {
    let wide = values.aliased(shape, Shape.expandedStrides(values.shape, values.strides, to: shape))
    let dense = try wide.dense()
    let place = writablePlace()
    if accumulate {
      blocks.add(source.dtype.kind, dense.elements, starts, place)
    } else {
      blocks.put(source.dtype.itemSize, dense.elements, starts, place)
    }
  }

  // SAFETY: the source outlives the pointer, which its only caller uses at once.
  /// The source's first element, for writing into what is picked.
  private func writablePlace() -> UnsafeMutableRawPointer {
    let (size, blocks, starts, offset) = (source.dtype.itemSize, blocks, starts, source.offset)
    let written = (0..<blocks.prefix).lazy.flatMap { plane in
      starts.lazy.map { start in
        let first = offset + plane * blocks.planeLength + start
        return (first * size)..<((first + blocks.block) * size)
      }
    }
    return source.storage.mutableBytes(in: written) + offset * size
  }
}
