// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// Values and their places, as `max(dim)` and its relatives return them.
  public typealias ValuesAndIndices = (values: Tensor, indices: Tensor)

  private func extremes(_ dim: Int, _ keepdim: Bool, largest: Bool, name: String) throws -> ValuesAndIndices {
    if dtype.isHalf {
      let pair = try converted(.float32).extremes(dim, keepdim, largest: largest, name: name)
      return (try pair.values.converted(dtype), pair.indices)
    }
    let d = try Shape.wrap(dim, rank: rank)
    if rank > 0, shape[d] == 0 {
      throw TensorError.index("\(name)(): Expected reduction dim \(d) to have non-zero size.")
    }
    let shapes = try ReductionShapes(self, [dim], keepdim: keepdim)
    let (dense, geometry) = try lanes(d)
    let values = try Tensor.empty(shapes.result, dtype: dtype)
    let indices = try Tensor.empty(shapes.result, dtype: .int64)
    Reductions.extremes(
      largest: largest, dtype.kind, geometry, dense.elements, values: values.writableElements(),
      indices: indices.longs)
    return (values, indices)
  }

  private func selected(_ pair: ValuesAndIndices, _ dim: Int, _ keepdim: Bool, _ rule: Derivative) throws
    -> ValuesAndIndices
  {
    if TensorContext.records(self) {
      record(
        rule, inputs: [self], saved: [pair.indices],
        ints: [rank == 0 ? 0 : try Shape.wrap(dim, rank: rank), keepdim ? 1 : 0], outputs: [pair.values])
    }
    return pair
  }

  /// `max(dim, keepdim)`: the largest elements along a dimension and where they first stand.
  public func max(dim: Int, keepdim: Bool = false) throws -> ValuesAndIndices {
    try selected(extremes(dim, keepdim, largest: true, name: "max"), dim, keepdim, Derivatives.maxDim)
  }

  /// `min(dim, keepdim)`.
  public func min(dim: Int, keepdim: Bool = false) throws -> ValuesAndIndices {
    try selected(extremes(dim, keepdim, largest: false, name: "min"), dim, keepdim, Derivatives.minDim)
  }

  private func reduced(
    _ operation: ReductionOperation, _ dim: [Int]?, _ keepdim: Bool, _ dtype: DType
  ) throws -> (Tensor, ReductionShapes) {
    if self.dtype.isHalf {
      let (result, shapes) = try converted(.float32).reduced(operation, dim, keepdim, dtype.computing)
      return (try result.converted(dtype), shapes)
    }
    let shapes = try ReductionShapes(self, dim, keepdim: keepdim)
    let (dense, geometry) = try shapes.dense(self)
    let result = try Tensor.empty(shapes.result, dtype: dtype)
    Reductions.reduce(operation, self.dtype.kind, geometry, dense.elements, result.writableElements())
    return (result, shapes)
  }

  private func extremum(_ operation: ReductionOperation, _ rule: Derivative, _ name: String) throws -> Tensor {
    if numel == 0 {
      throw TensorError.runtime(
        "\(name)(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the "
          + "'dim' argument.")
    }
    let result = try reduced(operation, nil, false, dtype).0
    if TensorContext.records(self) { record(rule, inputs: [self], saved: [self, result], outputs: [result]) }
    return result
  }

  /// `max()`: the largest element; equal ones share the gradient.
  public func max() throws -> Tensor { try extremum(.maximum, Derivatives.maxAll, "max") }
  /// `min()`: the smallest element.
  public func min() throws -> Tensor { try extremum(.minimum, Derivatives.minAll, "min") }

  private func along(
    _ operation: ReductionOperation, _ dim: [Int]?, _ keepdim: Bool, _ rule: Derivative, _ name: String
  ) throws -> Tensor {
    try checkReducible(dim, name)
    let (result, shapes) = try reduced(operation, dim, keepdim, dtype)
    if TensorContext.records(self) {
      record(rule, inputs: [self], saved: [self, result], shapes: [shapes.kept], outputs: [result])
    }
    return result
  }

  /// `amax(dim, keepdim)`: the largest elements; equal ones share the gradient.
  public func amax(dim: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
    try along(.maximum, dim, keepdim, Derivatives.amax, "amax")
  }

  /// `amin(dim, keepdim)`.
  public func amin(dim: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
    try along(.minimum, dim, keepdim, Derivatives.amin, "amin")
  }

  /// `aminmax(dim, keepdim)`.
  public func aminmax(dim: Int? = nil, keepdim: Bool = false) throws -> (min: Tensor, max: Tensor) {
    if numel == 0, let dim = try dim.map({ try Shape.wrap($0, rank: rank) }), rank > 0, shape[dim] == 0 {
      throw TensorError.index("aminmax: Expected reduction dim \(dim) to have non-zero size.")
    }
    if numel == 0, dim == nil {
      throw TensorError.runtime(
        "aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.")
    }
    let dims = dim.map { [$0] }
    let (low, high) = try TensorContext.withoutGrad {
      (try amin(dim: dims, keepdim: keepdim), try amax(dim: dims, keepdim: keepdim))
    }
    if TensorContext.records(self) {
      let kept = try ReductionShapes(self, dims, keepdim: true).kept
      record(Derivatives.aminmax, inputs: [self], saved: [self, low, high], shapes: [kept], outputs: [low, high])
    }
    return (low, high)
  }

  private func place(largest: Bool, _ dim: Int?, _ keepdim: Bool, _ name: String) throws -> Tensor {
    if dtype == .bool { throw TensorError.runtime("\(name)(): does not support bool input") }
    if let dim { return try extremes(dim, keepdim, largest: largest, name: name).indices }
    if numel == 0 {
      throw TensorError.index("\(name)(): Expected reduction dim to be specified for input.numel() == 0.")
    }
    let flat = try aliasedFlat()
    let result = try flat.extremes(0, false, largest: largest, name: name).indices
    return keepdim ? result.aliased(shape.map { _ in 1 }, shape.map { _ in 1 }) : result
  }

  func aliasedFlat() throws -> Tensor {
    let dense = try self.dense()
    return dense.aliased([dense.numel], [1])
  }

  /// `argmax(dim, keepdim)`: where the largest element first stands, in the flat tensor or along a dimension.
  public func argmax(dim: Int? = nil, keepdim: Bool = false) throws -> Tensor {
    try place(largest: true, dim, keepdim, "argmax")
  }

  /// `argmin(dim, keepdim)`.
  public func argmin(dim: Int? = nil, keepdim: Bool = false) throws -> Tensor {
    try place(largest: false, dim, keepdim, "argmin")
  }

  /// `any(dim, keepdim)`: whether some element is true (uint8 stays uint8).
  public func any(dim: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
    let result = try reduced(.any, dim, keepdim, .bool).0
    return dtype == .uint8 ? try result.converted(.uint8) : result
  }

  /// `all(dim, keepdim)`: whether all elements are true.
  public func all(dim: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
    let result = try reduced(.all, dim, keepdim, .bool).0
    return dtype == .uint8 ? try result.converted(.uint8) : result
  }

  /// `prod(dtype)`: the product of all elements; integers multiply as int64.
  public func prod(dtype: DType? = nil) throws -> Tensor {
    let target = dtype ?? (self.dtype.isFloatingPoint ? self.dtype : .int64)
    try refuseGradient(target)
    let source = try to(target)
    let result = try source.reduced(.product, nil, false, target).0
    record(Derivatives.prod, inputs: [source], saved: [source, result], outputs: [result])
    return result
  }

  /// `prod(dim, keepdim, dtype)`.
  public func prod(dim: Int, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
    let target = dtype ?? (self.dtype.isFloatingPoint ? self.dtype : .int64)
    try refuseGradient(target)
    let source = try to(target)
    let (result, shapes) = try source.reduced(.product, [dim], keepdim, target)
    record(
      Derivatives.prodDim, inputs: [source], saved: [source, result], ints: [try Shape.wrap(dim, rank: rank)],
      shapes: [shapes.kept], outputs: [result])
    return result
  }
}
