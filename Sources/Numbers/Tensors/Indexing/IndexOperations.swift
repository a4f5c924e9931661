// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// Where numbers along a dimension of a dense tensor start, and the blocks that they pick.
  func blocks(_ dim: Int) -> Blocks {
    if rank == 0 { return Blocks(prefix: 1, planeLength: 1, block: 1) }
    let block = Shape.product(Array(shape[(dim + 1)...]))
    return Blocks(prefix: Shape.product(Array(shape[..<dim])), planeLength: shape[dim] * block, block: block)
  }

  /// `index_select(dim, index)`: the slices with the given numbers.
  public func indexSelect(_ dim: Int, _ index: Tensor) throws -> Tensor {
    let (d, numbers) = try checkedIndex(dim, index, "index_select")
    var target = shape
    if rank > 0 { target[d] = numbers.count }
    let result = try Tensor.empty(target, dtype: dtype)
    let dense = try self.dense()
    let blocks = dense.blocks(d)
    let place = result.writableElements()
    blocks.take(dtype.itemSize, dense.elements, numbers.map { $0 * blocks.block }, place)
    if TensorContext.records(self) {
      record(Derivatives.indexSelect, inputs: [self], saved: [index], ints: [d], outputs: [result])
    }
    return result
  }

  /// `index_add(dim, index, source, alpha)`: a copy with slices added at the given numbers.
  public func indexAdd(_ dim: Int, _ index: Tensor, _ source: Tensor, alpha: Scalar = .int(1)) throws -> Tensor {
    try Promotion.checkFill(alpha, in: dtype)
    let (d, numbers) = try checkedIndex(dim, index, "index_add", isWhole: alpha == .int(1)) {
      try checkAdded(source, $0, $1)
    }
    let result = try toChange(beside: [index, source])
    let blocks = result.blocks(d)
    let values = try TensorContext.withoutGrad { try (alpha == .int(1) ? source : source.mul(alpha).to(dtype)).dense() }
    let place = result.writableElements()
    blocks.add(dtype.kind, values.elements, numbers.map { $0 * blocks.block }, place)
    record(
      Derivatives.indexAdd, inputs: [self, source], saved: [index], ints: [d], scalars: [alpha], outputs: [result])
    return result
  }

  /// `index_copy(dim, index, source)`: a copy with slices replaced.
  public func indexCopy(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
    let (d, numbers) = try checkedIndex(dim, index, "index_copy") { d, _ in try checkCopied(source, d, index) }
    let result = try toChange(beside: [index, source])
    let blocks = result.blocks(d)
    let values = try source.dense()
    let place = result.writableElements()
    blocks.put(dtype.itemSize, values.elements, numbers.map { $0 * blocks.block }, place)
    record(Derivatives.indexCopy, inputs: [self, source], saved: [index], ints: [d], outputs: [result])
    return result
  }

  /// `index_fill(dim, index, value)`: a copy with slices filled with a number.
  public func indexFill(_ dim: Int, _ index: Tensor, _ value: Scalar) throws -> Tensor {
    let (d, numbers) = try checkedIndex(dim, index, "index_fill", wraps: true)
    try Promotion.checkFill(value, in: dtype)
    let result = try toChange(beside: [index])
    for number in numbers {
      if rank == 0 {
        try result.fillElements(value)
      } else {
        var size = shape
        size[d] = 1
        try result.aliased(size, result.strides, offset: result.offset + number * result.strides[d]).fillElements(value)
      }
    }
    record(Derivatives.indexFill, inputs: [self], saved: [index], ints: [d], outputs: [result])
    return result
  }

  /// Places in the flat tensor; below 0 they count from its end.
  private func flatPlaces(_ index: Tensor) throws -> [Int] {
    let count = numel
    return try index.int64s().map { i -> Int in
      guard i >= -count, i < count else {
        throw TensorError.index("out of range: tried to access index \(i) on a tensor of \(count) elements.")
      }
      return i < 0 ? i + count : i
    }
  }

  /// `take(index)`: elements of the flat tensor.
  public func take(_ index: Tensor) throws -> Tensor {
    guard index.dtype == .int64 else {
      throw TensorError.runtime("take(): Expected a long tensor for index, but got \(index.dtype.scalarTypeName)")
    }
    let places = try flatPlaces(index)
    let dense = try self.dense()
    let result = try Tensor.empty(index.shape, dtype: dtype)
    Blocks(prefix: 1, planeLength: numel, block: 1).take(
      dtype.itemSize, dense.elements, places, result.writableElements())
    if TensorContext.records(self) {
      record(Derivatives.take, inputs: [self], saved: [index], outputs: [result])
    }
    return result
  }

  /// `put(index, source, accumulate)`: a copy with elements of the flat tensor replaced.
  public func put(_ index: Tensor, _ source: Tensor, accumulate: Bool = false) throws -> Tensor {
    guard index.dtype == .int64 else {
      throw TensorError.runtime("put_(): Expected a long tensor for index, but got \(index.dtype.scalarTypeName)")
    }
    guard dtype == source.dtype else {
      throw TensorError.runtime(
        "put_(): self and source expected to have the same dtype, but got self.dtype = \(dtype.scalarTypeName) and "
          + "source.dtype = \(source.dtype.scalarTypeName)")
    }
    guard index.numel == source.numel else {
      throw TensorError.index(
        "put_(): Expected source and index to have the same number of elements, but got source.numel() = "
          + "\(source.numel), index.numel() = \(index.numel)")
    }
    if numel == 0, index.numel > 0 {
      throw TensorError.index("put_(): Tried to put elements into an empty tensor")
    }
    _ = try flatPlaces(index)
    let result = try toChange(beside: [index, source])
    try TensorContext.withoutGrad {
      // The elements of the result, as a flat tensor.
      let flat = result.aliased([result.numel], [1])
      let plan = try AdvancedIndex(flat, flat.expandedIndices([index.reshape([-1])]), copies: false)
      try plan.write(source.reshape([-1]), accumulate)
    }
    record(
      Derivatives.put, inputs: [self, source], saved: [index], ints: [accumulate ? 1 : 0], outputs: [result])
    return result
  }

  /// `take_along_dim(indices, dim)`: as `gather`, broadcast.
  public func takeAlongDim(_ indices: Tensor, dim: Int? = nil) throws -> Tensor {
    guard let dim else { return try reshape([-1]).gather(0, indices.reshape([-1])) }
    guard rank == indices.rank else {
      throw TensorError.runtime(
        "torch.take_along_dim(): input and indices should have the same number of dimensions, but got \(rank) "
          + "dimensions for input, and \(indices.rank) dimensions for indices")
    }
    guard indices.dtype == .int64 else {
      throw TensorError.runtime(
        "torch.take_along_dim(): dtype of indices should be Long but got \(indices.dtype.scalarTypeName)")
    }
    let d = try Shape.wrap(dim, rank: rank)
    if rank == 0 { throw TensorError.index("Dimension specified as \(dim) but tensor has no dimensions") }
    var (own, other) = (shape, indices.shape)
    own[d] = 1
    other[d] = 1
    var common = try Shape.broadcast(own, other)
    common[d] = shape[d]
    let source = common == shape ? self : try expand(common)
    common[d] = indices.shape[d]
    return try source.gather(d, indices.shape == common ? indices : indices.expand(common))
  }

  /// `masked_select(mask)`: the elements where the mask is true, in one dimension.
  public func maskedSelect(_ mask: Tensor) throws -> Tensor {
    guard mask.dtype == .bool else {
      throw TensorError.runtime("masked_select: expected BoolTensor for mask")
    }
    let both = try Tensor.broadcastTensors([mask, self])
    let result = try TensorContext.withoutGrad { try both[1].index([.tensor(both[0])]) }
    record(Derivatives.maskedSelect, inputs: [self], saved: [mask], outputs: [result])
    return result
  }

  /// `masked_scatter(mask, source)`: a copy whose masked elements are the first ones of the source.
  public func maskedScatter(_ mask: Tensor, _ source: Tensor) throws -> Tensor {
    _ = try Shape.broadcast(mask.shape, shape)
    guard dtype == source.dtype else {
      throw TensorError.runtime(
        "masked_scatter: expected self and source to have same dtypes but got\(dtype.scalarTypeName) and "
          + source.dtype.scalarTypeName)
    }
    if rank == 0, mask.rank == 0 {
      return try unsqueeze(0).maskedScatter(mask.unsqueeze(0), source).squeeze(0).renamed("MaskedScatterBackward0")
    }
    let both = try Tensor.broadcastTensors([self, mask])
    let count = try both[1].bools().filter { $0 }.count
    guard source.numel >= count else {
      throw TensorError.runtime(
        "Number of elements of source < number of ones in mask")
    }
    let result = try TensorContext.withoutGrad {
      try both[0].indexPut([both[1]], source.reshape([-1]).narrow(0, 0, count))
    }
    record(
      Derivatives.maskedScatter, inputs: [self, source], saved: [both[1]], shapes: [source.shape], outputs: [result])
    return result
  }

  /// `nonzero()`: the places of elements that are not zero, one a row.
  public func nonzero() throws -> Tensor {
    let lists = try nonzeroLists()
    let count = try lists.first?.count ?? (bools() == [true] ? 1 : 0)
    let result = try Tensor.empty([Swift.max(rank, 0), count], dtype: .int64)
    for (d, list) in lists.enumerated() {
      let row = result.longs + d * count
      for (i, value) in list.enumerated() { row[i] = Int64(value) }
    }
    // PyTorch's result lies in memory column by column.
    return result.aliased([count, rank], [1, Swift.max(count, 1)])
  }

  /// `nonzero(as_tuple=True)`: the places, one tensor a dimension.
  public func nonzeroTuple() throws -> [Tensor] {
    if rank == 0 { return try unsqueeze(0).nonzeroTuple() }
    return try nonzeroLists().map { try Tensor.from(ints: $0, shape: [$0.count]) }
  }

  /// `argwhere()`, the same as `nonzero()`.
  public func argwhere() throws -> Tensor { try nonzero() }

  func nonzeroLists() throws -> [[Int]] {
    var lists = [[Int]](repeating: [], count: rank)
    let sizes = shape
    let truths = try bools()
    let count = truths.count { $0 }
    try Buffer.checkMemory(Shape.count([count, rank, MemoryLayout<Int>.stride]))
    for d in lists.indices { lists[d].reserveCapacity(count) }
    for (place, isSet) in truths.enumerated() where isSet {
      var rest = place
      for d in sizes.indices.reversed() {
        lists[d].append(rest % sizes[d])
        rest /= sizes[d]
      }
    }
    return lists
  }
}
