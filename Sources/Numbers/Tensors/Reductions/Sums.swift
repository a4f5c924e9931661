// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// `sum(dim, keepdim, dtype)`: integers and truth values are summed as int64.
  public func sum(dim: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
    if dim == nil, !keepdim, dtype == nil, self.dtype.isFloatingPoint, !self.dtype.isHalf, isContiguous {
      let result = Tensor(.int(0), dtype: self.dtype)
      try total(into: result, sizes: [numel], [0], [1])
      if TensorContext.records(self) { record(Derivatives.sum, inputs: [self], outputs: [result]) }
      return result
    }
    if let dtype { try refuseGradient(dtype) }
    let (result, shapes) = try plainSum(dim, keepdim, dtype)
    if TensorContext.records(self) {
      if dim == nil {
        record(Derivatives.sum, inputs: [self], outputs: [result])
      } else {
        record(Derivatives.sumDims, inputs: [self], shapes: [shapes.kept], outputs: [result])
      }
    }
    return result
  }

  /// Refuses to record a result of a type that has no gradients.
  func refuseGradient(_ dtype: DType) throws {
    if !dtype.isFloatingPoint, TensorContext.records(self) {
      throw TensorError.runtime("Autograd not support dtype: \(dtype.scalarTypeName)")
    }
  }

  /// `sum(dim)` with one dimension.
  public func sum(dim: Int, keepdim: Bool = false) throws -> Tensor { try sum(dim: [dim], keepdim: keepdim) }

  private func plainSum(_ dim: [Int]?, _ keepdim: Bool, _ dtype: DType?) throws -> (Tensor, ReductionShapes) {
    let target = dtype ?? (self.dtype.isFloatingPoint ? self.dtype : .int64)
    let shapes = try ReductionShapes(self, dim, keepdim: keepdim)
    let kind: DType = target.isFloatingPoint ? target.computing : .int64
    let source = try converted(kind)
    let result = try Tensor.empty(shapes.result, dtype: kind, zeroed: true)
    if source.numel > 0 {
      // Combined dimensions come first, as in PyTorch's iterator, whose order of additions this keeps.
      let walk = ReductionWalk(source, shapes)
      try source.total(into: result, sizes: walk.sizes, walk.outSteps, walk.inSteps)
    }
    return (try result.converted(target), shapes)
  }

  /// Sums the elements into a result of the same type, walking both in these steps.
  private func total(into result: Tensor, sizes: [Int], _ outSteps: [Int], _ inSteps: [Int]) throws {
    let (kind, output, input) = (dtype.kind, result.writableElements(), elements)
    try interruptible(numel > Pauses.long, holding: [self, result]) {
      Summation.run(kind, sizes: sizes, output: output, outSteps, input: input, inSteps)
    }
  }

  /// Sums a gradient of a broadcast result back to the shape of the operand.
  public func sumToSize(_ target: [Int]) throws -> Tensor {
    if shape == target { return self }
    guard target.count <= rank, (try? Shape.broadcast(shape, target)) == shape else {
      throw TensorError.runtime(
        "size {\(Shape.text(target))} is not expandable to size {\(Shape.text(shape))}.")
    }
    let extra = rank - target.count
    var dims = Array(0..<extra)
    for d in target.indices where target[d] == 1 && shape[d + extra] != 1 { dims.append(d + extra) }
    var result = dims.isEmpty ? self : try sum(dim: dims, keepdim: true)
    if extra > 0 { result = try result.view(target) }
    return result
  }

  /// `mean(dim, keepdim, dtype)`: the sum divided by the number of elements; of floats only.
  public func mean(dim: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
    let target = dtype ?? self.dtype
    guard target.isFloatingPoint else {
      throw TensorError.runtime(
        "mean(): could not infer output dtype. \(dtype == nil ? "Input" : "Optional") dtype must be either a floating point or complex dtype. Got: "
          + target.scalarTypeName)
    }
    // 16-bit floats are rounded once, after the division.
    let (total, shapes) = try plainSum(dim, keepdim, target.computing)
    let count = shapes.dims.reduce(1) { $0 &* self.shape[$1] }
    let divisor = Tensor(.int(count), dtype: total.dtype)
    let result = try Elementwise.binary(.div, total, divisor, total.dtype, name: "div_true_cpu").converted(target)
    if TensorContext.records(self) {
      if dim == nil {
        record(Derivatives.mean, inputs: [self], ints: [count], outputs: [result])
      } else {
        record(Derivatives.meanDims, inputs: [self], ints: [count], shapes: [shapes.kept], outputs: [result])
      }
    }
    return result
  }

  /// `mean(dim)` with one dimension.
  public func mean(dim: Int, keepdim: Bool = false) throws -> Tensor { try mean(dim: [dim], keepdim: keepdim) }

  /// `nansum(dim)`: the sum with NaN taken as 0.
  public func nansum(dim: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
    if !self.dtype.isFloatingPoint { return try sum(dim: dim, keepdim: keepdim, dtype: dtype) }
    if let dtype, !dtype.isFloatingPoint, TensorContext.records(self) {
      throw TensorError.runtime("Autograd not support dtype: \(dtype.scalarTypeName)")
    }
    let (result, shapes) = try maskedFill(isnan(), .int(0)).detach().plainSum(dim, keepdim, dtype)
    record(Derivatives.nansum, inputs: [self], saved: [self], shapes: [shapes.kept], outputs: [result])
    return result
  }

  /// `nanmean(dim)`: the mean of the elements that are numbers.
  public func nanmean(dim: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
    guard self.dtype.isFloatingPoint else {
      throw TensorError.runtime(
        "nanmean(): expected input to have floating point or complex dtype but got "
          + self.dtype.scalarTypeName)
    }
    let count = try isnan().logicalNot().sum(dim: dim, keepdim: keepdim)
    return try nansum(dim: dim, keepdim: keepdim, dtype: dtype).div(count)
  }

  /// `count_nonzero(dim)`.
  public func countNonzero(dim: [Int]? = nil) throws -> Tensor {
    try TensorContext.withoutGrad { try ne(.int(0)).sum(dim: dim) }
  }

  /// `trace()`: the sum of the main diagonal of a matrix.
  public func trace() throws -> Tensor {
    if dtype == .bool { throw TensorError.notImplemented("trace", dtype) }
    guard rank == 2 else { throw TensorError.runtime("trace: expected a matrix, but got tensor with dim \(rank)") }
    let diagonal = aliased([Swift.min(shape[0], shape[1])], [strides[0] + strides[1]])
    let result = try diagonal.plainSum(nil, false, nil).0
    record(Derivatives.trace, inputs: [self], shapes: [shape], outputs: [result])
    return result
  }
}
