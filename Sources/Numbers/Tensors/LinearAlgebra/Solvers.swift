// SPDX-License-Identifier: GPL-3.0-or-later

// Solutions that follow from the decompositions; each is a composition that is recorded under one name.
extension Tensor {
  /// `torch.linalg.solve_triangular(A, B, upper)`: as `solve`, reading one triangle of A.
  public func solveTriangular(_ b: Tensor, upper: Bool, left: Bool = true, unitriangular: Bool = false) throws -> Tensor
  {
    guard rank >= 2, b.rank >= 2 else {
      throw TensorError.runtime("linalg.solve_triangular: The input tensor A must have at least 2 dimensions.")
    }
    guard shape[rank - 1] == shape[rank - 2] else {
      throw TensorError.runtime(
        "linalg.solve_triangular: A must be batches of square matrices, but they are \(shape[rank - 2]) by "
          + "\(shape[rank - 1]) matrices")
    }
    guard dtype == b.dtype else {
      throw TensorError.runtime(
        "linalg.solve_triangular: Expected A and B to have the same dtype, but found A of type "
          + "\(dtype.scalarTypeName) and B of type \(b.dtype.scalarTypeName) instead")
    }
    let (rows, columns) = (b.shape[b.rank - 2], b.shape[b.rank - 1])
    guard shape[rank - 1] == (left ? rows : columns) else {
      throw TensorError.runtime(
        "linalg.solve_triangular: Incompatible shapes of A and B for the equation \(left ? "AX" : "XA") = B "
          + "(\(shape[rank - 2])x\(shape[rank - 1]) and \(rows)x\(columns))")
    }
    var triangle = try upper ? triu(unitriangular ? 1 : 0) : tril(unitriangular ? -1 : 0)
    if unitriangular { triangle = try triangle.add(Tensor.eye(shape[rank - 1], dtype: dtype)) }
    if left { return try triangle.solve(b).renamed("LinalgSolveTriangularBackward0") }
    return try triangle.transpose(-1, -2).solve(b.transpose(-1, -2)).transpose(-1, -2)
  }

  /// `torch.cholesky_solve(B, L)`, with this tensor as B.
  public func choleskySolve(_ factor: Tensor, upper: Bool = false) throws -> Tensor {
    // Two triangular systems: their product would be as badly conditioned as the matrix.
    let (first, second) = try Tensor.triangles(ofFactor: factor, upper: upper)
    return try second.solve(first.solve(self)).renamed("CholeskySolveBackward0")
  }

  /// `torch.cholesky_inverse(L)`: the inverse of the matrix that has this factor.
  public func choleskyInverse(upper: Bool = false) throws -> Tensor {
    let inverse = try Tensor.triangles(ofFactor: self, upper: upper).first.inverse()
    return try inverse.transpose(-1, -2).matmul(inverse).renamed("CholeskyInverseBackward0")
  }

  /// The lower and the upper triangle whose product the matrix is.
  private static func triangles(ofFactor factor: Tensor, upper: Bool) throws -> (first: Tensor, second: Tensor) {
    guard factor.rank >= 2, factor.shape[factor.rank - 1] == factor.shape[factor.rank - 2] else {
      throw TensorError.runtime(
        "A must be batches of square matrices, but they are \(factor.rank >= 2 ? factor.shape[factor.rank - 2] : 1) by "
          + "\(factor.shape.last ?? 1) matrices")
    }
    let own = try upper ? factor.triu() : factor.tril()
    let turned = try own.transpose(-1, -2)
    return upper ? (turned, own) : (own, turned)
  }

  /// `torch.linalg.matrix_exp(A)`: the sum of A^k / k!, of a power of two of A that is small, squared again.
  public func matrixExp() throws -> Tensor {
    guard rank >= 2, shape[rank - 1] == shape[rank - 2] else {
      throw TensorError.runtime(
        rank < 2
          ? "linalg.matrix_exp: The input tensor A must have at least 2 dimensions."
          : "linalg.matrix_exp: A must be batches of square matrices, but they are \(shape[rank - 2]) by "
            + "\(shape[rank - 1]) matrices")
    }
    guard dtype.isFloatingPoint else {
      throw TensorError.runtime(
        "linalg.matrix_exp: Expected a floating point or complex tensor as input. Got \(dtype.scalarTypeName)")
    }
    if numel == 0 { return try clone() }
    let size = try TensorContext.withoutGrad { try abs().sum(dim: [-1]).max().item().doubleValue }
    guard size.isFinite else { return try mul(.double(.nan)) }
    var (squarings, scale) = (0, 1.0)
    while size * scale > 0.5, squarings < 1100 {
      squarings += 1
      scale /= 2
    }
    let small = try mul(.double(scale))
    let one = try Tensor.eye(shape[rank - 1], dtype: dtype).expand(shape)
    var result = try one.clone()
    for k in stride(from: dtype == .float64 ? 16 : 10, through: 1, by: -1) {
      result = try small.matmul(result).div(.int(k)).add(one)
    }
    for _ in 0..<squarings { result = try result.matmul(result) }
    return result.renamed("LinalgMatrixExpBackward0")
  }

  /// What `torch.linalg.lstsq` gives.
  public typealias LeastSquares = (solution: Tensor, residuals: Tensor, rank: Tensor)

  /// `torch.linalg.lstsq(A, B)`: the X of least norm among those that make `|A X - B|` least.
  public func leastSquares(_ b: Tensor) throws -> LeastSquares {
    guard rank >= 2 else {
      throw TensorError.runtime("torch.linalg.lstsq: input must have at least 2 dimensions.")
    }
    guard b.rank >= 1 else {
      throw TensorError.runtime("torch.linalg.lstsq: other must have at least 1 dimension.")
    }
    let isVector = b.rank == rank - 1
    let right = isVector ? try b.unsqueeze(-1) : b
    guard right.rank >= 2, right.shape[right.rank - 2] == shape[rank - 2] else {
      throw TensorError.runtime(
        "torch.linalg.lstsq: input.size(-2) should match other.size(-\(isVector ? 1 : 2))")
    }
    guard dtype == b.dtype else {
      throw TensorError.runtime(
        "torch.linalg.lstsq: Expected input and other to have the same dtype, but got input's dtype "
          + "\(dtype.scalarTypeName) and other's dtype \(b.dtype.scalarTypeName)")
    }
    let product = try pinv().matmul(right)
    let solution = isVector ? try product.squeeze(-1) : product
    let (m, n) = (shape[rank - 2], shape[rank - 1])
    return try TensorContext.withoutGrad {
      let ranks = try matrixRank()
      var residuals = try Tensor.empty([0], dtype: dtype)
      if m > n, try ranks.eq(.int(n)).all().item() == .bool(true) {
        residuals = try matmul(product).sub(right).pow(.int(2)).sum(dim: [-2])
      }
      return (solution.renamed("LinalgLstsqBackward0"), residuals, ranks)
    }
  }

  /// `torch.linalg.tensorinv(A, ind)`: the inverse of the matrix that the first `ind` dimensions and the rest make.
  public func tensorInverse(_ ind: Int) throws -> Tensor {
    guard ind > 0 else { throw TensorError.runtime("Expected a strictly positive integer for 'ind'") }
    let (front, back) = (Array(shape.prefix(ind)), Array(shape.dropFirst(ind)))
    let (rows, columns) = (Shape.product(front), Shape.product(back))
    guard rows == columns else {
      throw TensorError.runtime(
        "Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got "
          + "\(columns) != \(rows)")
    }
    return try reshape([rows, columns]).inverse().reshape(back + front)
  }

  /// `torch.linalg.tensorsolve(A, B)`: the X with `tensordot(A, X, X.ndim) = B`.
  public func tensorSolve(_ b: Tensor) throws -> Tensor {
    let rest = Array(shape.dropFirst(b.rank))
    guard Shape.product(rest) == b.numel else {
      throw TensorError.runtime(
        "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == prod(self.shape[:other.ndim]), but "
          + "got \(Shape.product(rest)) != \(b.numel)")
    }
    return try reshape([b.numel, Shape.product(rest)]).solve(b.reshape([-1])).reshape(rest)
  }
}
