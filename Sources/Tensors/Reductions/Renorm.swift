extension Tensor {
  /// `renorm(p, dim, maxnorm)`: slices along a dimension whose norm exceeds `maxnorm` are scaled down to it.
  public func renorm(_ p: Double, _ dim: Int, _ maxnorm: Double) throws -> Tensor {
    guard p > 0 else { throw TensorError.runtime("renorm: non-positive-norm not supported") }
    guard maxnorm >= 0 else { throw TensorError.runtime("renorm: expected maxnorm to be >= 0 but got \(maxnorm)") }
    guard rank >= 2 else {
      throw TensorError.runtime("renorm: input needs at least 2 dimensions, got \(rank) dimensions")
    }
    let d = try Shape.wrap(dim, rank: rank)
    let norms = try norm(p, dim: (0..<rank).filter { $0 != d }, keepdim: true)
    let scale = try norms.add(.double(1e-7)).reciprocal().mul(.double(maxnorm))
    return try mul(Tensor.where(norms.gt(.double(maxnorm)), scale, Tensor(.int(1), dtype: dtype)))
  }
}
