// SPDX-License-Identifier: GPL-3.0-or-later

extension Tensor {
  /// `renorm(p, dim, maxnorm)`: slices along a dimension whose norm exceeds `maxnorm` are scaled down to it.
  public func renorm(_ p: Double, _ dim: Int, _ maxnorm: Double) throws -> Tensor {
    guard p > 0 else { throw TensorError.runtime("renorm: non-positive-norm not supported") }
    guard maxnorm >= 0 else { throw TensorError.runtime("renorm: expected maxnorm to be >= 0 but got \(maxnorm)") }
    guard rank >= 2 else {
      throw TensorError.runtime("renorm: input needs at least 2 dimensions, got \(rank) dimensions")
    }
    let d = try Shape.wrap(dim, rank: rank)
    let result = try TensorContext.withoutGrad { try renormed(p, d, maxnorm).dense() }
    record(Derivatives.renorm, inputs: [self], saved: [self], ints: [d], doubles: [p, maxnorm], outputs: [result])
    return result
  }

  /// The same, where nothing is recorded. The norms of 16-bit floats are floats, and so are the factors until they are rounded once.
  func renormed(_ p: Double, _ d: Int, _ maxnorm: Double) throws -> Tensor {
    let norms = try norms(p, besides: d)
    let scale = try Tensor(.double(maxnorm), dtype: norms.dtype).div(norms.add(.double(1e-7)))
    let factors = try Tensor.where(norms.gt(.double(maxnorm)), scale, Tensor(.int(1), dtype: norms.dtype))
    return try mul(factors.to(dtype))
  }

  /// The norms over all dimensions but one.
  fileprivate func norms(_ p: Double, besides d: Int) throws -> Tensor {
    try to(dtype.computing).norm(p, dim: (0..<rank).filter { $0 != d }, keepdim: true)
  }
}

extension Derivatives {
  /// ints: dimension; doubles: p, maxnorm.
  static let renorm = Derivative("RenormBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let (x, d, maxnorm) = (try node.savedTensor(0), node.int(.dim), Scalar.double(node.double(.maxNorm)))
    // In the precision of PyTorch's sums, which are doubles for floats.
    let wide: DType = x.dtype.isHalf ? .float32 : .float64
    let dims = (0..<x.rank).filter { $0 != d }
    let norms = try x.to(wide).norm(node.double(.p), dim: dims, keepdim: true)
    let along = try x.mul(g).to(wide).sum(dim: dims, keepdim: true)
    let slopes = try normGradient(along, x, norms, node.double(.p), dims) ?? x.zerosLike()
    let inverse = try norms.add(.double(1e-7)).reciprocal()
    let scaled = try inverse.mul(maxnorm).mul(g.sub(inverse.mul(slopes)))
    return [try Tensor.where(norms.gt(maxnorm), scaled.to(g.dtype), g)]
  }
}
