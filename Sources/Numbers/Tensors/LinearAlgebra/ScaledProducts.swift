// SPDX-License-Identifier: GPL-3.0-or-later

extension Tensor {
  private func scaledSum(
    _ product: Tensor, _ beta: Scalar, _ alpha: Scalar
  ) throws -> Tensor {
    try TensorContext.withoutGrad {
      let scaled = alpha == .int(1) ? product : try product.mul(alpha)
      if beta.doubleValue == 0 { return scaled }
      return try (beta == .int(1) ? self : mul(beta)).add(scaled)
    }
  }

  /// `addmm(a, b, beta, alpha)`: `beta * self + alpha * a b`; self is broadcast.
  public func addmm(_ a: Tensor, _ b: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws -> Tensor {
    guard a.rank == 2 else { throw TensorError.runtime("mat1 must be a matrix, got \(a.rank)-D tensor") }
    guard b.rank == 2 else { throw TensorError.runtime("mat2 must be a matrix, got \(b.rank)-D tensor") }
    guard a.shape[1] == b.shape[0] else {
      throw TensorError.runtime(
        "mat1 and mat2 shapes cannot be multiplied (\(a.shape[0])x\(a.shape[1]) and \(b.shape[0])x\(b.shape[1]))",
        facts: .matrixShapes(input: a.shape, weight: b.shape))
    }
    guard a.dtype == b.dtype else {
      throw TensorError.runtime(
        "mat1 and mat2 must have the same dtype, but got \(a.dtype.scalarTypeName) and \(b.dtype.scalarTypeName)",
        facts: .types(a.dtype, b.dtype))
    }
    guard dtype == a.dtype else {
      throw TensorError.runtime(
        "self and mat2 must have the same dtype, but got \(dtype.scalarTypeName) and \(b.dtype.scalarTypeName)")
    }
    let target = [a.shape[0], b.shape[1]]
    try checkExpandable(target)
    let result: Tensor
    if dtype.isFloatingPoint, !dtype.isHalf, shape == [target[1]], isContiguous, alpha.doubleValue == 1,
      beta.doubleValue == 1
    {
      result = try Tensor.product(a, b, bias: self)
    } else if dtype.isFloatingPoint && beta.doubleValue != 0 {
      // The product is added onto the start in one pass of the multiplication.
      let start = try Tensor.empty(target, dtype: dtype)
      try start.copyElements(from: aliased(target, Shape.expandedStrides(shape, strides, to: target)))
      result = try Tensor.product(a, b, into: start, alpha: alpha.doubleValue, beta: beta.doubleValue)
    } else {
      result = try scaledSum(TensorContext.withoutGrad { try a.mm(b) }, beta, alpha)
    }
    if TensorContext.current.gradEnabled, requiresGrad || a.requiresGrad || b.requiresGrad {
      record(
        Derivatives.addmm, inputs: [self, a, b],
        saved: [b.requiresGrad ? a : nil, a.requiresGrad ? b : nil], scalars: [beta, alpha], outputs: [result])
    }
    return result
  }

  private func checkExpandable(_ target: [Int]) throws {
    guard rank <= target.count, (try? Shape.broadcast(shape, target)) == target else {
      if rank <= target.count {
        let extra = target.count - rank
        for d in shape.indices.reversed() where shape[d] != 1 && shape[d] != target[d + extra] {
          throw TensorError.runtime(
            "The expanded size of the tensor (\(target[d + extra])) must match the existing size (\(shape[d])) at "
              + "non-singleton dimension \(d + extra).  Target sizes: \(Shape.text(target)).  Tensor sizes: "
              + Shape.text(shape))
        }
      }
      throw TensorError.runtime(
        "expand(\(dtype.dispatchName){\(Shape.text(shape))}, size=\(Shape.text(target))): the number of "
          + "sizes provided (\(target.count)) must be greater or equal to the number of dimensions in the tensor "
          + "(\(rank))")
    }
  }

  /// `addmv(matrix, vector, beta, alpha)`.
  public func addmv(_ a: Tensor, _ b: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws -> Tensor {
    guard a.rank == 2, b.rank == 1, rank <= 1 else {
      throw TensorError.runtime("vector + matrix @ vector expected, got \(rank), \(a.rank), \(b.rank)")
    }
    guard a.shape[1] == b.shape[0], rank == 0 || shape[0] == a.shape[0] || shape[0] == 1 else {
      throw TensorError.runtime(
        "size mismatch, got input (\(rank == 0 ? 1 : shape[0])), mat (\(a.shape[0])x\(a.shape[1])), vec (\(b.shape[0]))",
        facts: .matrixShapes(input: a.shape, weight: b.shape))
    }
    let product = try TensorContext.withoutGrad { try a.mv(b) }
    let result = try scaledSum(product, beta, alpha)
    record(
      Derivatives.addmv, inputs: [self, a, b], saved: [a, b], scalars: [beta, alpha], outputs: [result])
    return result
  }

  /// `addr(a, b, beta, alpha)`: `beta * self + alpha * outer(a, b)`.
  public func addr(_ a: Tensor, _ b: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws -> Tensor {
    let product = try TensorContext.withoutGrad { try a.outer(b) }
    try checkExpandable(product.shape)
    let result = try scaledSum(product, beta, alpha)
    record(Derivatives.addr, inputs: [self, a, b], saved: [a, b], scalars: [beta, alpha], outputs: [result])
    return result
  }

  /// `baddbmm(a, b, beta, alpha)`: `beta * self + alpha * bmm(a, b)`.
  public func baddbmm(_ a: Tensor, _ b: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws -> Tensor {
    // The sizes of the result are read before the operands are looked at.
    func size(_ tensor: Tensor, _ d: Int) throws -> Int {
      let d = try Shape.wrap(d, rank: tensor.rank)
      if tensor.rank == 0 { throw TensorError.index("Dimension specified as \(d) but tensor has no dimensions") }
      return tensor.shape[d]
    }
    try checkExpandable([size(a, 0), size(a, 1), size(b, 2)])
    let product = try TensorContext.withoutGrad { try a.bmm(b) }
    let result = try scaledSum(product, beta, alpha).dense()
    record(Derivatives.baddbmm, inputs: [self, a, b], saved: [a, b], scalars: [beta, alpha], outputs: [result])
    return result
  }

  /// `addbmm(a, b, beta, alpha)`: `beta * self + alpha *` the sum of the batch's products.
  public func addbmm(_ a: Tensor, _ b: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws -> Tensor {
    let product = try TensorContext.withoutGrad { try a.bmm(b).sum(dim: [0]) }
    try checkExpandable(product.shape)
    let result = try scaledSum(product, beta, alpha).dense()
    record(Derivatives.addbmm, inputs: [self, a, b], saved: [a, b], scalars: [beta, alpha], outputs: [result])
    return result
  }
}
