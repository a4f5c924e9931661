// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  private func spread(
    _ dim: [Int]?, _ correction: Double, _ keepdim: Bool, root: Bool, name: String
  ) throws -> (value: Tensor, mean: Tensor, count: Int, kept: [Int]) {
    guard dtype.isFloatingPoint else {
      let subject = name == "var" || name == "std" ? "std and var" : name
      throw TensorError.runtime("\(subject) only support floating point and complex dtypes")
    }
    let shapes = try ReductionShapes(self, dim, keepdim: keepdim)
    let (dense, geometry) = try shapes.dense(converted(dtype.computing))
    let means = try Tensor.empty(shapes.result, dtype: .float64)
    let squares = try Tensor.empty(shapes.result, dtype: .float64)
    let (kind, source, centres, distances) = (dense.dtype.kind, dense.elements, means.wideFloats, squares.wideFloats)
    // PyTorch takes the mean first where all elements are combined.
    let mean =
      kind == .float64 && shapes.dims.count == rank && rank > 0 && !name.hasSuffix("mean")
      ? try TensorContext.withoutGrad { try self.mean().item().doubleValue } : nil
    try interruptible(dense.numel > Pauses.long, holding: [dense, means, squares]) {
      if let mean {
        centres[0] = mean
        distances[0] = Reductions.squares(source, count: dense.numel, from: mean)
      } else {
        Reductions.moments(kind, geometry, source, means: centres, squares: distances)
      }
    }
    let count = shapes.dims.reduce(1) { $0 &* self.shape[$1] }
    let freedom = Swift.max(0, Double(count) - correction)
    if freedom <= 0 {
      TensorContext.current.warn?(
        "UserWarning",
        "\(name)(): degrees of freedom is <= 0. Correction should be strictly less than the reduction factor "
          + "(input numel divided by output numel).")
    }
    return try TensorContext.withoutGrad {
      var value = try squares.div(.double(freedom))
      if root { value = try value.mapped(.sqrt) }
      return (try value.to(dtype), try means.to(dtype), count, shapes.kept)
    }
  }

  /// `var(dim, correction, keepdim)`: the mean squared distance from the mean, divided by n - correction.
  public func `var`(dim: [Int]? = nil, correction: Double = 1, keepdim: Bool = false) throws -> Tensor {
    let (value, _, count, kept) = try spread(dim, correction, keepdim, root: false, name: "var")
    if TensorContext.records(self) {
      record(
        Derivatives.var, inputs: [self], saved: [self], ints: [count], doubles: [correction],
        shapes: [kept, try Shape.wrap(dim, rank: rank)], outputs: [value])
    }
    return value
  }

  /// `std(dim, correction, keepdim)`: the square root of `var`.
  public func std(dim: [Int]? = nil, correction: Double = 1, keepdim: Bool = false) throws -> Tensor {
    let (value, _, count, kept) = try spread(dim, correction, keepdim, root: true, name: "std")
    if TensorContext.records(self) {
      record(
        Derivatives.std, inputs: [self], saved: [self, value], ints: [count], doubles: [correction],
        shapes: [kept, try Shape.wrap(dim, rank: rank)], outputs: [value])
    }
    return value
  }

  /// `var_mean(dim, correction, keepdim)`.
  public func varMean(
    dim: [Int]? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws -> (value: Tensor, mean: Tensor) {
    let (value, mean, count, kept) = try spread(dim, correction, keepdim, root: false, name: "var_mean")
    if TensorContext.records(self) {
      record(
        Derivatives.varMean, inputs: [self], saved: [self], ints: [count], doubles: [correction],
        shapes: [kept, try Shape.wrap(dim, rank: rank)], outputs: [value, mean])
    }
    return (value, mean)
  }

  /// `std_mean(dim, correction, keepdim)`.
  public func stdMean(
    dim: [Int]? = nil, correction: Double = 1, keepdim: Bool = false
  ) throws -> (value: Tensor, mean: Tensor) {
    let (value, mean, count, kept) = try spread(dim, correction, keepdim, root: true, name: "std_mean")
    if TensorContext.records(self) {
      record(
        Derivatives.stdMean, inputs: [self], saved: [self, value], ints: [count], doubles: [correction],
        shapes: [kept, try Shape.wrap(dim, rank: rank)], outputs: [value, mean])
    }
    return (value, mean)
  }

  /// `norm(p, dim, keepdim)`: `(sum |x|^p)^(1/p)`; infinity gives the greatest size.
  public func norm(_ p: Double = 2, dim: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
    if let dtype, dtype != self.dtype { return try to(dtype).norm(p, dim: dim, keepdim: keepdim) }
    guard self.dtype.isFloatingPoint else {
      throw TensorError.runtime(
        "linalg.vector_norm: Expected a floating point or complex tensor as input. Got \(self.dtype.scalarTypeName)")
    }
    let shapes = try ReductionShapes(self, dim, keepdim: keepdim)
    if p < 0 || p.isInfinite, numel == 0 {
      func size(_ p: Double) -> String {
        p.isInfinite ? (p < 0 ? "-inf" : "inf") : p == p.rounded() ? String(Int(p)) : String(p)
      }
      if dim == nil {
        throw TensorError.runtime(
          "linalg.vector_norm cannot compute the \(size(p)) norm on an empty tensor because the operation does not have an "
            + "identity")
      }
      for d in dim ?? [] where try rank > 0 && shape[Shape.wrap(d, rank: rank)] == 0 {
        throw TensorError.runtime(
          "linalg.vector_norm cannot compute the \(size(p)) norm on the "
            + "dimension \(d)because this dimension is empty and the operation does not have an identity")
      }
    }
    let (dense, geometry) = try shapes.dense(converted(self.dtype.computing))
    let norms = try Tensor.empty(shapes.result, dtype: dense.dtype)
    let (kind, source, target) = (dense.dtype.kind, dense.elements, norms.writableElements())
    try interruptible(dense.numel > Pauses.long, holding: [dense, norms]) {
      Norms.run(p, kind, geometry, source, target)
    }
    let result = try norms.converted(self.dtype)
    if TensorContext.records(self) {
      record(
        Derivatives.norm, inputs: [self], saved: [self, result], doubles: [p],
        shapes: [shapes.kept, shapes.dims], outputs: [result])
    }
    return result
  }

  /// `dist(other, p)`: the norm of the difference.
  public func dist(_ other: Tensor, p: Double = 2) throws -> Tensor {
    let result = try TensorContext.withoutGrad { try sub(other).norm(p) }
    record(Derivatives.distance, inputs: [self, other], saved: [self, other, result], doubles: [p], outputs: [result])
    return result
  }

  /// `logsumexp(dim, keepdim)`: `log(sum e^x)`, computed safely.
  public func logsumexp(dim: [Int], keepdim: Bool = false) throws -> Tensor {
    let source = try to(Promotion.real(dtype))
    let result = try TensorContext.withoutGrad {
      if numel == 0 { return try source.exp().sum(dim: dim, keepdim: keepdim).log() }
      let top = try source.amax(dim: dim, keepdim: true)
      let finite = try top.maskedFill(top.abs().eq(.double(.infinity)), .int(0))
      let sums = try source.sub(finite).exp().sum(dim: dim, keepdim: true).log().add(finite)
      return keepdim ? sums : try sums.view(ReductionShapes(source, dim, keepdim: false).result)
    }
    if TensorContext.records(source) {
      let shapes = try ReductionShapes(source, dim, keepdim: true)
      record(
        Derivatives.logsumexp, inputs: [source], saved: [source, result], shapes: [shapes.kept], outputs: [result])
    }
    return result
  }

  /// `softmax(dim, dtype)`: `e^x / sum e^x` along a dimension.
  public func softmax(dim: Int, dtype: DType? = nil) throws -> Tensor {
    let source = try dtype.map { try to($0) } ?? self
    let d = try Shape.wrap(dim, rank: rank)
    try source.checkSoftmax("softmax", d)
    let result = try source.softened(d, logarithm: false)
    if TensorContext.records(source) {
      record(Derivatives.softmax, inputs: [source], saved: [result], ints: [d], outputs: [result])
    }
    return result
  }

  /// `log_softmax(dim, dtype)`: the logarithm of `softmax`, computed safely.
  public func logSoftmax(dim: Int, dtype: DType? = nil) throws -> Tensor {
    let source = try dtype.map { try to($0) } ?? self
    let d = try Shape.wrap(dim, rank: rank)
    try source.checkSoftmax("log_softmax", d)
    let result = try source.softened(d, logarithm: true)
    if TensorContext.records(source) {
      record(Derivatives.logSoftmax, inputs: [source], saved: [result], ints: [d], outputs: [result])
    }
    return result
  }

  private func checkSoftmax(_ name: String, _ d: Int) throws {
    if dtype.isFloatingPoint || numel == 0 { return }
    throw TensorError.notImplemented(name + (d == rank - 1 || rank == 0 ? "_lastdim" : "") + "_kernel_impl", dtype)
  }

  private func softened(_ dim: Int, logarithm: Bool) throws -> Tensor {
    if dtype.isHalf, logarithm, rank > 0, dim == rank - 1, numel > 0 {
      // Along the last dimension the sum and its logarithm are rounded to 16 bits.
      return try TensorContext.withoutGrad {
        let x = try converted(.float32)
        let centred = try x.sub(x.amax(dim: [dim], keepdim: true))
        let sums = try centred.exp().sum(dim: [dim], keepdim: true).converted(dtype).converted(.float32)
        return try centred.sub(sums.log().converted(dtype).converted(.float32)).converted(dtype)
      }
    }
    let (dense, geometry) = try converted(dtype.computing).lanes(dim)
    let result = try Tensor.empty(shape, dtype: dense.dtype)
    let (kind, isLast, source, target) = (dense.dtype.kind, dim >= rank - 1, dense.elements, result.writableElements())
    try interruptible(numel > Pauses.long, holding: [dense, result]) {
      Softmax.forward(logarithm: logarithm, kind, geometry, isLast: isLast, source, target)
    }
    return try result.converted(dtype)
  }

  /// The gradient of the input of `softmax` or `log_softmax`, whose result this is, without history.
  func softenedGradient(_ gradient: Tensor, _ dim: Int, logarithm: Bool) throws -> Tensor {
    let (dense, geometry) = try converted(dtype.computing).lanes(dim)
    let slopes = try gradient.converted(dense.dtype).detach().contiguous()
    let result = try Tensor.empty(shape, dtype: dense.dtype)
    let (kind, isLast, target) = (dense.dtype.kind, dim >= rank - 1, result.writableElements())
    let (incoming, softened) = (slopes.elements, dense.elements)
    try interruptible(numel > Pauses.long, holding: [dense, slopes, result]) {
      Softmax.backward(
        logarithm: logarithm, kind, geometry, isLast: isLast, gradient: incoming, result: softened, target)
    }
    return try result.converted(dtype)
  }
}
