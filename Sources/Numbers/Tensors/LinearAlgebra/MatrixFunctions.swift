// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// `torch.linalg.eigvalsh(A)`.
  public func eigvalsh(upper: Bool = false) throws -> Tensor { try eigh(upper: upper).values }

  /// `torch.linalg.svdvals(A)`.
  public func svdvals() throws -> Tensor { try svd(fullMatrices: false).s }

  /// `torch.linalg.pinv(A, rcond)`: the Moore-Penrose inverse.
  public func pinv(rcond: Double? = nil) throws -> Tensor {
    guard rank >= 2, dtype == .float32 || dtype == .float64 else {
      throw TensorError.runtime(
        "linalg.pinv(\(dtype.scalarTypeName){\(Shape.text(shape))}): expected a tensor with 2 or more dimensions of float, "
          + "double, cfloat or cdouble types")
    }
    let result = try TensorContext.withoutGrad {
      let (u, s, vh) = try svd(fullMatrices: false)
      if s.numel == 0 { return try transpose(-1, -2).dense() }
      let epsilon = dtype.ulpOfOne
      let limit = try s.amax(dim: [-1], keepdim: true).mul(
        .double(rcond ?? epsilon * Double(Swift.max(shape[rank - 2], shape[rank - 1]))))
      let inverse = try Tensor.where(s.gt(limit), s.reciprocal(), s.zerosLike())
      return try vh.transpose(-1, -2).mul(inverse.unsqueeze(-2)).matmul(u.transpose(-1, -2))
    }
    record(Derivatives.pinv, inputs: [self], saved: [self, result], outputs: [result])
    return result
  }

  /// `torch.linalg.matrix_rank(A)`.
  public func matrixRank(tolerance: Double? = nil) throws -> Tensor {
    guard rank >= 2 else {
      throw TensorError.runtime("torch.linalg.matrix_rank: The input tensor input must have at least 2 dimensions.")
    }
    return try TensorContext.withoutGrad {
      let s = try svdvals()
      if s.numel == 0 { return try Tensor.zeros(Array(shape.dropLast(2)), dtype: .int64) }
      let epsilon = dtype.ulpOfOne
      let relative = epsilon * Double(Swift.max(shape[rank - 2], shape[rank - 1]))
      let limit =
        try tolerance.map { Tensor(.double($0), dtype: dtype) }
        ?? s.amax(dim: [-1], keepdim: true).mul(.double(relative))
      return try s.gt(limit).sum(dim: [-1])
    }
  }

  /// `torch.linalg.matrix_power(A, n)`.
  public func matrixPower(_ n: Int) throws -> Tensor {
    guard rank >= 2, shape[rank - 1] == shape[rank - 2] else {
      throw TensorError.runtime(
        "linalg.matrix_power: A must be batches of square matrices, but they are "
          + "\(rank >= 2 ? shape[rank - 2] : 1) by \(rank >= 1 ? shape[rank - 1] : 1) matrices")
    }
    if n == 0 { return try Tensor.eye(shape[rank - 1], dtype: dtype).expand(shape).clone() }
    if n == 1 { return try clone() }
    if n == -1 { return try inverse() }
    if n < 0 { return try inverse().matrixPower(n == Int.min ? Int.max : -n) }
    var (rest, power, result): (Int, Tensor, Tensor?) = (n, self, nil)
    while rest > 0 {
      if rest & 1 == 1 { result = try result?.matmul(power) ?? power }
      rest >>= 1
      if rest > 0 { power = try power.matmul(power) }
    }
    return try result ?? clone()
  }

  /// The matrix norms of `torch.linalg.matrix_norm`: fro, nuc, or p = 1, -1, 2, -2, inf, -inf.
  public func matrixNorm(_ order: MatrixNorm, dim: [Int] = [-2, -1], keepdim: Bool = false) throws -> Tensor {
    guard rank >= 2, dim.count == 2 else {
      throw TensorError.runtime(
        "linalg.matrix_norm: The input tensor A must have at least 2 dimensions.")
    }
    let (a, b) = (try Shape.wrap(dim[0], rank: rank), try Shape.wrap(dim[1], rank: rank))
    guard a != b else {
      throw TensorError.runtime("linalg.matrix_norm: dims must be different. Got (\(dim[0]), \(dim[1]))")
    }
    func singularValues() throws -> Tensor {
      if dtype.isHalf {
        throw TensorError.runtime("linalg.matrix_norm: Low precision dtypes not supported. Got \(dtype.scalarTypeName)")
      }
      return try movedim([a, b], [-2, -1]).svdvals()
    }
    /// The largest of no numbers is 0 here; the least is refused.
    func extremum(_ x: Tensor, _ dim: Int, largest: Bool, keepdim: Bool = false) throws -> Tensor {
      guard largest, x.shape[dim] == 0 else {
        return try largest ? x.amax(dim: [dim], keepdim: keepdim) : x.amin(dim: [dim], keepdim: keepdim)
      }
      var shape = x.shape
      if keepdim { shape[dim] = 1 } else { shape.remove(at: dim) }
      return try Tensor.zeros(shape, dtype: x.dtype)
    }
    func restored(_ x: Tensor) throws -> Tensor {
      var y = x
      if keepdim { for d in [a, b].sorted() { y = try y.unsqueeze(d) } }
      return y
    }
    switch order {
    case .frobenius: return try norm(2, dim: [a, b], keepdim: keepdim)
    case .nuclear: return try restored(singularValues().sum(dim: [-1]))
    case .order(let p) where p.magnitude == 2:
      let s = try singularValues()
      return try restored(extremum(s, s.rank - 1, largest: p > 0))
    case .order(let p) where p.magnitude == 1 || p.isInfinite:
      let (summed, other) = p.isInfinite ? (b, a) : (a, b)
      let sums = try norm(1, dim: [summed], keepdim: keepdim)
      let rest = !keepdim && other > summed ? other - 1 : other
      return try extremum(sums, rest, largest: p > 0, keepdim: keepdim)
    case .order(let p):
      throw TensorError.runtime("linalg.matrix_norm: Order \(FormattedNumber.general(p)) not supported.")
    }
  }

  /// Which norm of a matrix.
  public enum MatrixNorm: Sendable {
    case frobenius, nuclear
    case order(Double)
  }

  /// `torch.linalg.multi_dot(tensors)`: a product of several matrices from left to right.
  public static func multiDot(_ tensors: [Tensor]) throws -> Tensor {
    guard let first = tensors.first, tensors.count >= 2 else {
      throw TensorError.runtime("multi_dot(): expected at least 2 tensors but got \(tensors.count)")
    }
    let product = try tensors.dropFirst().reduce(first) { try $0.matmul($1) }
    return try product.view(product.shape)
  }

  /// `torch.tensordot(a, b, dims)`: sums over pairs of dimensions.
  public func tensordot(_ other: Tensor, _ own: [Int], _ others: [Int]) throws -> Tensor {
    guard own.count == others.count else {
      throw TensorError.runtime("both dimension lists should have same length")
    }
    let (a, b) = (
      try own.map { try Shape.wrap($0, rank: rank) }, try others.map { try Shape.wrap($0, rank: other.rank) }
    )
    for (k, (i, j)) in zip(a, b).enumerated() where shape[i] != other.shape[j] {
      throw TensorError.runtime(
        "contracted dimensions need to match, but first has size \(shape[i]) in dim \(own[k]) and second has size "
          + "\(other.shape[j]) in dim \(others[k])")
    }
    let (freeA, freeB) = (shape.indices.filter { !a.contains($0) }, other.shape.indices.filter { !b.contains($0) })
    let inner = a.reduce(1) { $0 * shape[$1] }
    let left = try permute(freeA + a).reshape([freeA.reduce(1) { $0 * shape[$1] }, inner])
    let right = try other.permute(b + freeB).reshape([inner, freeB.reduce(1) { $0 * other.shape[$1] }])
    return try left.mm(right).reshape(freeA.map { shape[$0] } + freeB.map { other.shape[$0] })
  }

  /// `torch.cov(x, correction)`: covariances of rows.
  public func cov(correction: Int = 1) throws -> Tensor {
    guard rank <= 2 else {
      throw TensorError.runtime(
        "cov(): expected input to have two or fewer dimensions but got an input with \(rank) dimensions")
    }
    let x = rank == 2 ? self : try reshape([1, numel])
    let count = x.shape[1]
    let centered = try x.sub(x.mean(dim: [1], keepdim: true))
    let freedom = Swift.max(0, count.subtractingReportingOverflow(correction).partialValue)
    return try centered.mm(centered.t()).div(.int(freedom)).squeeze()
  }

  /// `torch.corrcoef(x)`: correlations of rows.
  public func corrcoef() throws -> Tensor {
    let c = try cov()
    if c.rank == 0 { return try c.div(c) }
    let d = try c.diagonal().sqrt()
    return try c.div(d.unsqueeze(-1)).div(d.unsqueeze(0)).clamp(min: .int(-1), max: .int(1))
  }
}

extension Tensor {
  /// `torch.logdet(A)`: the logarithm of the determinant, NaN where that is negative.
  public func logdet() throws -> Tensor {
    let (sign, log) = try slogdet()
    return try Tensor.where(sign.eq(.int(-1)), .double(.nan), log)
  }

  /// `torch.chain_matmul(matrices)`.
  public static func chainMatmul(_ tensors: [Tensor]) throws -> Tensor {
    tensors.count == 1 ? tensors[0] : try multiDot(tensors)
  }
}
