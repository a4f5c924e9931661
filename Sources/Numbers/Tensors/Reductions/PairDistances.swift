// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// `torch.cdist(x1, x2, p)`: the distances `(sum |a - b|^p)^(1/p)` of all rows of (…, P, M) from all of (…, R, M): (…, P, R).
  ///
  /// - Parameter byProduct: whether Euclidean distances may come from a product of matrices, `|a|^2 - 2 a b + |b|^2`, which is faster but
  ///   cancels: always, never or (nil) for more than 25 rows.
  public func pairDistances(_ other: Tensor, p: Double = 2, byProduct: Bool? = nil) throws -> Tensor {
    for (name, type) in [("X1", dtype), ("X2", other.dtype)] where !type.isFloatingPoint {
      throw TensorError.runtime("cdist only supports floating-point dtypes, \(name) got: \(type.scalarTypeName)")
    }
    guard dtype == other.dtype else {
      throw TensorError.runtime(
        "expected scalar type \(dtype.scalarTypeName) but found \(other.dtype.scalarTypeName)")
    }
    guard p >= 0 else { throw TensorError.runtime("cdist only supports non-negative p values") }
    if dtype.isHalf { throw TensorError.notImplemented("cdist", dtype) }
    let batch = try Shape.broadcast(Array(shape.dropLast(2)), Array(other.shape.dropLast(2)))
    let (a, b) = (try detach().rows(batch), try other.detach().rows(batch))
    let (count, rows, others) = (Shape.product(batch), a.shape[a.rank - 2], b.shape[b.rank - 2])
    let columns = a.shape[a.rank - 1]
    if p == 2, columns > 0, count &* rows &* others > 0, byProduct ?? (rows > 25 || others > 25) {
      func matrices(_ x: Tensor, _ rows: Int) throws -> Tensor {
        try x.expand(batch + [rows, columns]).reshape([count, rows, columns])
      }
      return try matrices(self, rows).euclideanDistances(matrices(other, others)).view(batch + [rows, others])
    }
    let result = try Tensor.empty(batch + [rows, others], dtype: dtype)
    let kernel = PairDistances(columns: columns, p: p)
    let (kind, size, target) = (dtype.kind, dtype.itemSize, result.writableElements())
    try interruptible(result.numel &* columns > Pauses.long, holding: [a, b, result]) {
      for i in 0..<count {
        kernel.all(
          kind, a.elements + i &* rows &* columns &* size, rows: rows, b.elements + i &* others &* columns &* size,
          others: others, target + i &* rows &* others &* size)
      }
    }
    record(
      Derivatives.pairDistances, inputs: [self, other], saved: [self, other, result], doubles: [p], outputs: [result])
    return result
  }

  /// The Euclidean distances of the rows of matrices, (B, P, M) and (B, R, M), by one product.
  private func euclideanDistances(_ other: Tensor) throws -> Tensor {
    let result = try TensorContext.withoutGrad {
      func squares(_ x: Tensor) throws -> Tensor { try x.mul(x).sum(dim: [-1], keepdim: true) }
      let (mine, theirs) = (try squares(self), try squares(other))
      let left = try Tensor.cat([mul(.int(-2)), mine, mine.onesLike()], dim: -1)
      let right = try Tensor.cat([other, theirs.onesLike(), theirs], dim: -1)
      return try left.matmul(right.transpose(-2, -1)).clampMin(.int(0)).sqrt()
    }
    record(Derivatives.euclideanDistances, inputs: [self, other], saved: [self, other, result], outputs: [result])
    return result
  }

  /// `F.pdist(x, p)`: the distances of the pairs of rows (0, 1), (0, 2) … (1, 2) … of a matrix.
  public func ownPairDistances(p: Double = 2) throws -> Tensor {
    guard rank == 2, dtype.isFloatingPoint, !dtype.isHalf else { throw TensorError.notImplemented("pdist", dtype) }
    let rows = shape[0]
    let result = try Tensor.empty([rows &* Swift.max(rows &- 1, 0) / 2], dtype: dtype)
    let x = try detach().contiguous()
    let (kind, target, kernel) = (dtype.kind, result.writableElements(), PairDistances(columns: shape[1], p: p))
    try interruptible(result.numel &* shape[1] > Pauses.long, holding: [x, result]) {
      kernel.own(kind, x.elements, rows: rows, target)
    }
    record(Derivatives.ownPairDistances, inputs: [self], saved: [self, result], doubles: [p], outputs: [result])
    return result
  }

  /// The matrices of a batch, dense.
  fileprivate func rows(_ batch: [Int]) throws -> Tensor {
    try expand(batch + shape.suffix(2)).contiguous()
  }
}

extension Derivatives {
  /// saved: both tensors and their distances; doubles: p.
  static let pairDistances = once("CdistBackward0", .cdistBackward) { node, gradients in
    guard let g = try gradients[0]?.contiguous() else { return [nil, nil] }
    let y = try node.savedTensor(2)
    let (kernel, kind, size) = (
      PairDistances(columns: try node.savedTensor(0).shape.last ?? 0, p: node.double(.p)), y.dtype.kind,
      y.dtype.itemSize
    )
    let batch = Array(y.shape.dropLast(2))
    let sides = [try node.savedTensor(0).rows(batch), try node.savedTensor(1).rows(batch)]
    let others = y.shape[y.rank - 1]
    return try [0, 1].map { side in
      guard node.needs(side) else { return nil }
      let (mine, theirs) = (sides[side], sides[1 - side])
      let result = try Tensor.empty(mine.shape, dtype: y.dtype)
      let (rows, count) = (mine.shape[mine.rank - 2], theirs.shape[theirs.rank - 2])
      let (step, columns) = (side == 0 ? (others, 1) : (1, others), mine.shape[mine.rank - 1])
      let target = result.writableElements()
      for i in 0..<Shape.product(batch) {
        let place = i &* rows &* count &* size
        kernel.gradient(
          kind, mine.elements + i &* rows &* columns &* size, rows: rows,
          theirs.elements + i &* count &* columns &* size, others: count, g.elements + place, y.elements + place,
          step: (step.0, step.1), target + i &* rows &* columns &* size)
      }
      return try result.sumToSize(node.inputShape(side))
    }
  }

  /// saved: both tensors and their distances.
  static let euclideanDistances = Derivative("EuclideanDistBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let (a, b, y) = (try node.savedTensor(0), try node.savedTensor(1), try node.savedTensor(2))
    let ratio = try g.div(y).maskedFill(y.eq(.int(0)), .int(0))
    return [
      try a.mul(ratio.sum(dim: [-1], keepdim: true)).sub(ratio.matmul(b)),
      try b.mul(ratio.sum(dim: [-2]).unsqueeze(-1)).sub(ratio.transpose(-2, -1).matmul(a)),
    ]
  }
  /// saved: the rows and their distances; doubles: p.
  static let ownPairDistances = once("PdistBackward0", .pdistBackward) { node, gradients in
    guard let g = try gradients[0]?.contiguous() else { return [nil] }
    let (x, y) = (try node.savedTensor(0).contiguous(), try node.savedTensor(1))
    let result = try Tensor.empty(x.shape, dtype: x.dtype)
    PairDistances(columns: x.shape[1], p: node.double(.p)).ownGradient(
      x.dtype.kind, x.elements, rows: x.shape[0], g.elements, y.elements, result.writableElements())
    return [result]
  }
}
