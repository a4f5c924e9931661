// SPDX-License-Identifier: GPL-3.0-or-later

extension Tensor {
  /// `flip(dims)`: a copy with dimensions in reverse order.
  public func flip(_ dims: [Int]) throws -> Tensor {
    let wrapped = dims.isEmpty ? [] : try Shape.wrap(dims, rank: rank)
    let result = try emptyLike()
    var (step, start) = (result.strides, 0)
    for d in wrapped where rank > 0 && shape[d] > 0 {
      start += (shape[d] - 1) * step[d]
      step[d] = -step[d]
    }
    if numel > 0 { result.aliased(shape, step, offset: start).copyElements(from: self) }
    record(Derivatives.flip, inputs: [self], shapes: [wrapped], outputs: [result])
    return result
  }

  /// `fliplr()`: columns in reverse order.
  public func fliplr() throws -> Tensor {
    guard rank >= 2 else { throw TensorError.runtime("Input must be >= 2-d.") }
    return try flip([1])
  }

  /// `flipud()`: rows in reverse order.
  public func flipud() throws -> Tensor {
    guard rank >= 1 else { throw TensorError.runtime("Input must be >= 1-d.") }
    return try flip([0])
  }

  /// `roll(shifts, dims)`: a copy with elements moved on; those that leave come in again. Without dims: of the flat
  /// tensor.
  public func roll(_ shifts: [Int], _ dims: [Int] = []) throws -> Tensor {
    if shifts.isEmpty { throw TensorError.runtime("`shifts` required") }
    guard shifts.count == dims.count || dims.isEmpty && shifts.count == 1 else {
      throw TensorError.runtime(
        "shifts and dimensions must align. shifts: \(shifts.count), dims:\(dims.count)")
    }
    if rank == 0, let first = dims.first {
      throw TensorError.index("Dimension specified as \(first) but tensor has no dimensions")
    }
    let result = try TensorContext.withoutGrad {
      if dims.isEmpty { return try flattenedDense().roll(shifts, [0]).view(shape).detach() }
      var x = self
      for (shift, dim) in zip(shifts, dims) {
        let d = try Shape.wrap(dim, rank: rank)
        let n = rank == 0 ? 0 : shape[d]
        if n == 0 { continue }
        let s = ((shift % n) + n) % n
        if s != 0 { x = try Tensor.cat([x.narrow(d, n - s, s), x.narrow(d, 0, n - s)], dim: d) }
      }
      return x === self ? try clone() : x
    }
    record(Derivatives.roll, inputs: [self], shapes: [shifts, dims], outputs: [result])
    return result
  }

  /// `rot90(k, dims)`: turned by k quarters in the plane of two dimensions.
  public func rot90(_ k: Int = 1, _ dims: [Int] = [0, 1]) throws -> Tensor {
    guard dims.count == 2 else {
      throw TensorError.runtime("expected total rotation dims == 2, but got dims = \(dims.count)")
    }
    guard rank >= 2 else { throw TensorError.runtime("expected total dims >= 2, but got total dims = \(rank)") }
    guard try Shape.wrap(dims[0], rank: rank) != Shape.wrap(dims[1], rank: rank) else {
      throw TensorError.runtime(
        "expected rotation dims to be different, but got dim0 = \(dims[0]) and dim1 = \(dims[1])")
    }
    let turns = ((k % 4) + 4) % 4
    let result = try TensorContext.withoutGrad {
      switch turns {
      case 1: try flip([dims[1]]).transpose(dims[0], dims[1]).detach()
      case 2: try flip(dims)
      case 3: try flip([dims[0]]).transpose(dims[0], dims[1]).detach()
      default: try clone()
      }
    }
    record(Derivatives.rot90, inputs: [self], ints: [turns], shapes: [dims], outputs: [result])
    return result
  }

  /// `repeat(counts)`: copies side by side.
  public func `repeat`(_ counts: [Int]) throws -> Tensor {
    guard counts.count >= rank else {
      throw TensorError.runtime(
        "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
    }
    let extra = counts.count - rank
    let padded = [Int](repeating: 1, count: extra) + shape
    var target = padded
    for (d, count) in counts.enumerated() {
      if count < 0 {
        throw TensorError.runtime("Trying to create tensor with negative dimension \(count): \(Shape.text(counts))")
      }
      let (size, overflow) = padded[d].multipliedReportingOverflow(by: count)
      if overflow { throw TensorError.runtime("Storage size calculation overflowed with sizes=\(Shape.text(counts))") }
      target[d] = size
    }
    let result = try Tensor.empty(target, dtype: dtype)
    if result.numel > 0 {
      // Seen as [count, size] pairs of dimensions, the source is repeated by strides of 0.
      var (size, from, to): ([Int], [Int], [Int]) = ([], [], [])
      for d in padded.indices {
        size += [counts[d], padded[d]]
        from += [0, d < extra ? 0 : strides[d - extra]]
        to += [padded[d] * result.strides[d], result.strides[d]]
      }
      result.aliased(size, to).copyElements(from: aliased(size, from))
    }
    record(Derivatives.repeat, inputs: [self], shapes: [counts], outputs: [result])
    return result
  }

  /// `tile(counts)`: as `repeat`; missing counts in front are 1.
  public func tile(_ counts: [Int]) throws -> Tensor {
    try self.repeat([Int](repeating: 1, count: Swift.max(0, rank - counts.count)) + counts)
  }

  /// `repeat_interleave(count, dim)`: each element several times in a row.
  public func repeatInterleave(_ count: Int, dim: Int? = nil) throws -> Tensor {
    guard count >= 0 else { throw TensorError.runtime("Repeats must be non-negative") }
    let source = dim == nil ? try flatten() : self
    let d = try Shape.wrap(dim ?? 0, rank: source.rank)
    let base = source
    if base.rank == 0 {
      throw TensorError.index("Dimension out of range (expected to be in range of [-1, 0], but got 1)")
    }
    var target = base.shape
    target.insert(count, at: d + 1)
    try Buffer.checkMemory(Shape.count(target + [dtype.itemSize]))
    let copies = try base.unsqueeze(d + 1).expand(target).clone(dense: true)
    return try copies.flatten(d, d + 1)
  }

  func clone(dense: Bool) throws -> Tensor {
    let result = try Tensor.empty(shape, dtype: dtype)
    result.copyElements(from: self)
    record(Derivatives.clone, inputs: [self], outputs: [result])
    return result
  }

  /// `repeat_interleave(counts, dim)`: each slice as often as its count says.
  public func repeatInterleave(_ counts: Tensor, dim: Int? = nil) throws -> Tensor {
    let source = dim == nil ? try flatten() : self
    let d = try Shape.wrap(dim ?? 0, rank: source.rank)
    if source.rank == 0 { throw TensorError.index("Dimension specified as 0 but tensor has no dimensions") }
    guard counts.dtype == .int64 || counts.dtype == .int32 else {
      throw TensorError.runtime("repeats has to be Long or Int tensor")
    }
    guard counts.rank <= 1 else { throw TensorError.runtime("repeats must be 0-dim or 1-dim tensor") }
    var numbers = counts.int64s()
    let size = source.rank == 0 ? 1 : source.shape[d]
    if numbers.count == 1, let only = numbers.first { numbers = [Int](repeating: only, count: size) }
    guard numbers.count == size else {
      throw TensorError.runtime(
        "repeats must have the same size as input along dim, but got repeats.size(0) = \(numbers.count) and "
          + "input.size(\(d)) = \(size)")
    }
    if numbers.contains(where: { $0 < 0 }) { throw TensorError.runtime("repeats can not be negative") }
    let total = numbers.reduce(0) { $0.addingReportingOverflow($1).overflow ? Int.max : $0 + $1 }
    _ = try Shape.count([total])
    try Buffer.checkMemory(total.multipliedReportingOverflow(by: 8).overflow ? Int.max : total * 8)
    var places: [Int] = []
    places.reserveCapacity(total)
    for (i, number) in numbers.enumerated() { for _ in 0..<number { places.append(i) } }
    return try source.indexSelect(d, Tensor.from(ints: places, shape: [places.count]))
  }

  /// `tril(diagonal)`: zeros above a diagonal.
  public func tril(_ diagonal: Int = 0) throws -> Tensor { try triangle(diagonal, lower: true) }
  /// `triu(diagonal)`: zeros below a diagonal.
  public func triu(_ diagonal: Int = 0) throws -> Tensor { try triangle(diagonal, lower: false) }

  private func triangle(_ diagonal: Int, lower: Bool) throws -> Tensor {
    guard rank >= 2 else {
      throw TensorError.runtime("\(lower ? "tril" : "triu"): input tensor must have at least 2 dimensions")
    }
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    let row = try Tensor.arange(.int(0), .int(rows), .int(1)).view([rows, 1])
    let column = try Tensor.arange(.int(0), .int(columns), .int(1)).view([1, columns])
    let difference = try column.sub(row)
    let kept = try lower ? difference.le(.int(diagonal)) : difference.ge(.int(diagonal))
    let result = try TensorContext.withoutGrad {
      try Tensor.where(kept, self, Tensor(.int(0), dtype: dtype)).dense()
    }
    record(
      lower ? Derivatives.tril : Derivatives.triu, inputs: [self], ints: [diagonal], outputs: [result])
    return result
  }

  /// `diag_embed(offset, dim1, dim2)`: the last dimension as a diagonal of zeros' matrices.
  public func diagEmbed(_ offset: Int = 0, _ dim1: Int = -2, _ dim2: Int = -1) throws -> Tensor {
    let (a, b) = (try Shape.wrap(dim1, rank: rank + 1), try Shape.wrap(dim2, rank: rank + 1))
    guard a != b else { throw TensorError.runtime("diagonal dimensions cannot be identical \(dim1), \(dim2)") }
    guard let last = shape.last else { throw TensorError.index("diag_embed() needs at least one dimension") }
    let (size, overflow) = last.addingReportingOverflow(Int(clamping: offset.magnitude))
    if overflow { throw TensorError.runtime("Storage size calculation overflowed with sizes=[\(last)]") }
    var target = Array(shape.dropLast())
    target.insert(size, at: Swift.min(a, b))
    target.insert(size, at: Swift.max(a, b))
    let result = try Tensor.zeros(target, dtype: dtype)
    try TensorContext.withoutGrad { try result.diagonal(offset, a, b) }.copyElements(from: self)
    record(Derivatives.diagEmbed, inputs: [self], ints: [offset, a, b], outputs: [result])
    return result
  }

  /// `diag(diagonal)`: the diagonal of a matrix, or a matrix with a vector as diagonal.
  public func diag(_ diagonal: Int = 0) throws -> Tensor {
    switch rank {
    case 1: return try diagEmbed(diagonal, 0, 1)
    case 2:
      let result = try TensorContext.withoutGrad { try self.diagonal(diagonal).dense().detachedCopy(of: self) }
      record(Derivatives.diagonalCopy, inputs: [self], ints: [diagonal, 0, 1], outputs: [result])
      return result
    default: throw TensorError.runtime("diag(): Supports 1D or 2D tensors. Got \(rank)D")
    }
  }

  /// A tensor that surely shares nothing with `other`.
  func detachedCopy(of other: Tensor) throws -> Tensor {
    if storage !== other.storage { return self }
    let result = try Tensor.empty(shape, dtype: dtype)
    result.copyElements(from: self)
    return result
  }

  /// `diagflat(offset)`.
  public func diagflat(_ offset: Int = 0) throws -> Tensor { try contiguous().view([-1]).diagEmbed(offset, 0, 1) }
}
