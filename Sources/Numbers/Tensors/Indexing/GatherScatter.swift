// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  private func checkIndex(_ d: Int, _ index: Tensor, _ name: String) throws {
    guard index.dtype == .int64 || index.dtype == .int32 else {
      throw TensorError.runtime("\(name)(): Expected dtype int32/int64 for index")
    }
    guard Swift.max(index.rank, 1) == Swift.max(rank, 1) || index.numel == 0 else {
      throw TensorError.runtime("Index tensor must have the same number of dimensions as input tensor")
    }
    let size = rank == 0 ? 1 : shape[d]
    for number in try index.int64s() where number < 0 || number >= size {
      throw TensorError.runtime("index \(number) is out of bounds for dimension \(d) with size \(size)")
    }
  }

  /// `gather(dim, index)`: `out[i][j] = self[index[i][j]][j]` for dim 0.
  public func gather(_ dim: Int, _ index: Tensor) throws -> Tensor {
    let d = try Shape.wrap(dim, rank: rank)
    if index.numel == 0 {
      let result = try Tensor.empty(index.shape, dtype: dtype)
      record(Derivatives.gather, inputs: [self], saved: [index], ints: [d], outputs: [result])
      return result
    }
    guard index.dtype == .int64 || index.dtype == .int32 else {
      throw TensorError.runtime("gather(): Expected dtype int32/int64 for index")
    }
    guard Swift.max(index.rank, 1) == Swift.max(rank, 1) else {
      throw TensorError.runtime("Index tensor must have the same number of dimensions as input tensor")
    }
    for k in shape.indices where k != d && index.rank > k && index.shape[k] > shape[k] {
      throw TensorError.runtime(
        "Size does not match at dimension \(k) expected index \(Shape.text(index.shape)) to be no larger than self "
          + "\(Shape.text(shape)) apart from dimension \(d)")
    }
    try checkIndex(d, index, "gather")
    let dense = try self.dense()
    let numbers = try index.dense(.int64)
    let places = Positions.along(
      d, indexShape: index.shape, index: numbers.longs,
      strides: dense.rank == 0 ? [1] : dense.strides)
    let result = try Tensor.empty(index.shape, dtype: dtype)
    Blocks(prefix: 1, planeLength: numel, block: 1).take(
      dtype.itemSize, dense.elements, places, result.writableElements())
    if TensorContext.records(self) {
      record(Derivatives.gather, inputs: [self], saved: [index], ints: [d], outputs: [result])
    }
    return result
  }

  /// Checks what a scatter is asked for, and gives the dimension.
  private func checkScatter(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Int {
    let d = try Shape.wrap(dim, rank: rank)
    guard source.dtype == dtype else {
      throw TensorError.runtime("scatter(): Expected self.dtype to be equal to src.dtype")
    }
    if index.numel == 0 { return d }
    guard Swift.max(rank, 1) == Swift.max(index.rank, 1) else {
      throw TensorError.runtime("Index tensor must have the same number of dimensions as self tensor")
    }
    let exceedsSelf = index.shape.indices.contains { $0 != d && index.shape[$0] > shape[$0] }
    let exceedsSource = source.rank > 0 && zip(index.shape, source.shape).contains { $0 > $1 }
    if source.rank > 0, source.rank < index.rank, !exceedsSelf, !exceedsSource {
      // PyTorch asks for a size that the source does not have.
      throw TensorError.index(
        "Dimension out of range (expected to be in range of [\(-source.rank), \(source.rank - 1)], but got \(source.rank))"
      )
    }
    guard Swift.max(source.rank, 1) == Swift.max(index.rank, 1) else {
      throw TensorError.runtime("Index tensor must have the same number of dimensions as src tensor")
    }
    try checkIndex(d, index, "scatter")
    if source.rank > 0, exceedsSelf || exceedsSource {
      throw TensorError.runtime(
        "Expected index \(Shape.text(index.shape)) to be no larger than self \(Shape.text(shape)) apart from dimension "
          + "\(d) and to be no larger size than src \(Shape.text(source.shape))")
    }
    return d
  }

  private func scattered(
    _ reduction: ScatterReduction, _ dim: Int, _ index: Tensor, _ source: Tensor
  ) throws -> (Tensor, Int) {
    let d = try checkScatter(dim, index, source)
    if index.numel == 0 { return (try toChange(beside: [index, source]), d) }
    let result = try toChange(beside: [index, source])
    let numbers = try index.dense(.int64)
    let places = Positions.along(
      d, indexShape: index.shape, index: numbers.longs,
      strides: result.rank == 0 ? [1] : result.strides)
    let values = source.aliased(index.shape, index.rank == source.rank ? source.strides : index.shape.map { _ in 1 })
    let dense = try values.dense()
    if dtype == .bool {
      // Truth values are summed by "or" and multiplied by "and".
      let reduction: ScatterReduction = reduction == .sum ? .amax : reduction == .prod ? .amin : reduction
      Positions.scatter(reduction, .uint8, result.writableElements(), places, dense.elements)
      return (result, d)
    }
    if dtype.isHalf {
      let (wide, numbers) = (try result.converted(.float32), try dense.converted(.float32))
      Positions.scatter(reduction, .float32, wide.writableElements(), places, numbers.elements)
      return (try wide.converted(dtype), d)
    }
    Positions.scatter(reduction, dtype.kind, result.writableElements(), places, dense.elements)
    return (result, d)
  }

  /// `scatter(dim, index, src)`: a copy with `out[index[i][j]][j] = src[i][j]` for dim 0.
  public func scatter(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
    let (result, d) = try scattered(.assign, dim, index, source)
    record(Derivatives.scatter, inputs: [self, source], saved: [index], ints: [d], outputs: [result])
    return result
  }

  /// `scatter(dim, index, value)`.
  public func scatter(_ dim: Int, _ index: Tensor, _ value: Scalar) throws -> Tensor {
    let source = Tensor(value, dtype: dtype).aliased(index.shape, index.shape.map { _ in 0 })
    let (result, d) = try scattered(.assign, dim, index, source)
    record(Derivatives.scatterValue, inputs: [self], saved: [index], ints: [d], outputs: [result])
    return result
  }

  /// `scatter_add(dim, index, src)`: a copy with the source added.
  public func scatterAdd(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
    let (result, d) = try scattered(.sum, dim, index, source)
    record(Derivatives.scatterAdd, inputs: [self, source], saved: [index], ints: [d], outputs: [result])
    return result
  }

  /// `scatter(dim, index, src, reduce=…)`: the source added or multiplied, for which PyTorch has no derivative.
  public func scatter(_ dim: Int, _ index: Tensor, _ source: Tensor, multiplies: Bool) throws -> Tensor {
    let isRecorded = TensorContext.records(self) || TensorContext.records(source)
    let result = try scattered(multiplies ? .prod : .sum, dim, index, source).0
    if isRecorded { record(Derivatives.refusing(.scatter), inputs: [self, source], outputs: [result]) }
    return result
  }

  /// `scatter_reduce(dim, index, src, reduce, include_self)`: sum, prod, mean, amax or amin.
  public func scatterReduce(
    _ dim: Int, _ index: Tensor, _ source: Tensor, _ reduce: String, includeSelf: Bool = true
  ) throws -> Tensor {
    if reduce == "mean", dtype == .bool {
      throw TensorError.notImplemented("scatter_gather_tensor_cpu_reduce_mean", dtype)
    }
    guard let reduction = ScatterReduction(rawValue: reduce == "mean" ? "sum" : reduce), reduction != .assign else {
      throw TensorError.runtime("reduce argument must be either sum, prod, mean, amax or amin, got \(reduce)")
    }
    _ = try checkScatter(dim, index, source)
    var start = self
    if !includeSelf {
      let neutral: Scalar =
        switch reduction {
        case .prod: .int(1)
        case .amax: dtype.isFloatingPoint ? .double(-.infinity) : .int(dtype.range.0)
        case .amin: dtype.isFloatingPoint ? .double(.infinity) : .int(dtype.range.1)
        default: .int(0)
        }
      start = try scatter(dim, index, neutral)
    }
    var (result, d) = try start.scattered(reduction, dim, index, source)
    if reduce == "mean" {
      let one = try source.detach().onesLike()
      let base = try includeSelf ? detach().onesLike() : detach().onesLike().scatter(dim, index, .int(0))
      let count = try base.scatterAdd(dim, index, one).clamp(min: .int(1))
      result = try TensorContext.withoutGrad {
        dtype.isFloatingPoint ? try result.div(count) : try result.div(count, rounding: .floor)
      }
    }
    record(
      Derivatives.scatterReduce, inputs: [self, source], saved: [self, index, source, result],
      ints: [d, includeSelf ? 1 : 0, ["sum", "mean", "amax", "amin", "prod"].firstIndex(of: reduce) ?? 0],
      outputs: [result])
    return result
  }
}

extension DType {
  /// The least and the greatest integer of the type.
  var range: (Int, Int) {
    switch self {
    case .bool: (0, 1)
    case .uint8: (0, 255)
    case .int8: (-128, 127)
    case .int16: (-32768, 32767)
    case .int32: (-2_147_483_648, 2_147_483_647)
    default: (Int.min, Int.max)
    }
  }
}
