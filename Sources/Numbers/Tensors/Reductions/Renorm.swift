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

  /// The same by recorded operations.
  func renormed(_ p: Double, _ d: Int, _ maxnorm: Double) throws -> Tensor {
    let norms = try norm(p, dim: (0..<rank).filter { $0 != d }, keepdim: true)
    let scale = try norms.add(.double(1e-7)).reciprocal().mul(.double(maxnorm))
    return try mul(Tensor.where(norms.gt(.double(maxnorm)), scale, Tensor(.int(1), dtype: dtype)))
  }
}

extension Derivatives {
  /// ints: dimension; doubles: p, maxnorm. Differentiates the composition.
  static let renorm = Derivative("RenormBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let x = try node.savedTensor(0).detach().requiresGrad_()
    let y = try TensorContext.withGrad(true) { try x.renormed(node.double(.p), node.int(.dim), node.double(.maxNorm)) }
    return try Autograd.grad(outputs: [y], inputs: [x], gradOutputs: [g], allowUnused: true)
  }
}
