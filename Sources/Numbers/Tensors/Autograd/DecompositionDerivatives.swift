// SPDX-License-Identifier: GPL-3.0-or-later

extension Derivatives {
  private static func mT(_ x: Tensor) throws -> Tensor { try x.transpose(-1, -2) }

  static let inverse = unary("LinalgInvExBackward0") { g, y in try mT(y).matmul(g).matmul(mT(y)).neg() }
  /// saved: the matrix, the determinant.
  static let det = Derivative("LinalgDetBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let (a, d) = (try node.savedTensor(0), try node.savedTensor(1))
    if try d.eq(.int(0)).any().bools() == [true] { return [try g.unsqueeze(-1).unsqueeze(-1).mul(a.cofactors())] }
    return [try mT(a.inverse()).mul(g.mul(d).unsqueeze(-1).unsqueeze(-1))]
  }
  static let slogdet = Derivative("LinalgSlogdetBackward0") { node, gradients in
    guard let g = gradients[1] else { return [nil] }
    return [try mT(node.savedTensor(0).inverse()).mul(g.unsqueeze(-1).unsqueeze(-1))]
  }
  /// saved: the matrix, the solution; ints: whether the right side is a vector.
  static let solve = Derivative("LinalgSolveExBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil, nil] }
    let (a, x) = (try node.savedTensor(0), try node.savedTensor(1))
    let isVector = node.flag(.isVector)
    let (top, solution) = isVector ? (try g.unsqueeze(-1), try x.unsqueeze(-1)) : (g, x)
    let right = try mT(a).solve(top)
    return [
      node.needs(0) ? try right.matmul(mT(solution)).neg() : nil,
      node.needs(1) ? (isVector ? try right.squeeze(-1) : right) : nil,
    ]
  }
  static let qr = Derivative("LinalgQrBackward0") { node, gradients in
    let (q, r) = (try node.savedTensor(0), try node.savedTensor(1))
    guard q.numel > 0, r.shape[r.rank - 2] == r.shape[r.rank - 1] else {
      throw TensorError.runtime(
        "The QR decomposition is not differentiable when mode='complete' and nrows > ncols")
    }
    var m = try q.zerosLike()
    var inner = try r.zerosLike()
    if let gr = gradients[1] { inner = try r.matmul(mT(gr)) }
    if let gq = gradients[0] {
      m = gq
      inner = try inner.sub(mT(gq).matmul(q))
    }
    let symmetric = try inner.tril().add(mT(inner.tril(-1)))
    return [try mT(r.solve(mT(m.add(q.matmul(symmetric)))))]
  }
  static let cholesky = unary("LinalgCholeskyExBackward0") { g, l in
    let p = try mT(l).matmul(g)
    let half = try p.tril().sub(p.diagonal(0, -2, -1).diagEmbed().mul(.double(0.5)))
    let middle = try half.add(mT(half)).mul(.double(0.5))
    let left = try mT(l).solve(middle)
    return try mT(mT(l).solve(mT(left)))
  }
  static let eigh = Derivative("LinalgEighBackward0") { node, gradients in
    let (w, v) = (try node.savedTensor(0), try node.savedTensor(1))
    var inner: Tensor?
    if let gv = gradients[1] {
      let gaps = try w.unsqueeze(-2).sub(w.unsqueeze(-1))
      let safe = try gaps.maskedFill(gaps.eq(.int(0)), .int(1))
      let projected = try mT(v).matmul(gv).div(safe)
      inner = try projected.sub(projected.diagonal(0, -2, -1).diagEmbed())
    }
    if let gw = gradients[0] {
      let diagonal = try gw.diagEmbed()
      inner = try inner?.add(diagonal) ?? diagonal
    }
    guard let inner else { return [nil] }
    return [try v.matmul(inner).matmul(mT(v))]
  }
  static let svd = Derivative("LinalgSvdBackward0") { node, gradients in
    let (fullU, s, fullV) = (try node.savedTensor(0), try node.savedTensor(1), try node.savedTensor(2))
    let k = s.shape[s.rank - 1]
    let (u, vh) = (try fullU.narrow(-1, 0, k), try fullV.narrow(-2, 0, k))
    let v = try mT(vh)
    var inner: Tensor?
    if let gs = gradients[1] { inner = try gs.diagEmbed() }
    let squares = try s.mul(s)
    let gaps = try squares.unsqueeze(-2).sub(squares.unsqueeze(-1))
    let safe = try gaps.maskedFill(gaps.eq(.int(0)), .int(1))
    func twisted(_ x: Tensor) throws -> Tensor { try x.sub(mT(x)).div(safe) }
    var outer: Tensor?
    if let g = gradients[0] {
      let gu = try g.narrow(-1, 0, k)
      let part = try twisted(mT(u).matmul(gu)).mul(s.unsqueeze(-2))
      inner = try inner?.add(part) ?? part
      if u.shape[u.rank - 2] > k {
        let scaled = try gu.div(s.unsqueeze(-2))
        outer = try scaled.sub(u.matmul(mT(u).matmul(scaled))).matmul(vh)
      }
    }
    if let g = gradients[2] {
      let gv = try mT(g.narrow(-2, 0, k))
      let part = try s.unsqueeze(-1).mul(twisted(vh.matmul(gv)))
      inner = try inner?.add(part) ?? part
      if v.shape[v.rank - 2] > k {
        let scaled = try gv.div(s.unsqueeze(-2))
        let rest = try u.matmul(mT(scaled.sub(v.matmul(vh.matmul(scaled)))))
        outer = try outer?.add(rest) ?? rest
      }
    }
    guard let inner else { return [nil] }
    let result = try u.matmul(inner).matmul(vh)
    return [try outer.map { try result.add($0) } ?? result]
  }
  /// saved: the matrix, its pseudo-inverse.
  static let pinv = Derivative("LinalgPinvBackward0") { node, gradients in
    guard let g = gradients[0] else { return [nil] }
    let (a, p) = (try node.savedTensor(0), try node.savedTensor(1))
    let (pt, gt) = (try mT(p), try mT(g))
    // dP = -P dA P + P P^T dA^T (1 - A P) + (1 - P A) dA^T P^T P, transposed term by term.
    let first = try pt.matmul(g).matmul(pt).neg()
    let second = try gt.sub(a.matmul(p.matmul(gt))).matmul(p).matmul(pt)
    let third = try pt.matmul(p).matmul(gt.sub(gt.matmul(p).matmul(a)))
    return [try first.add(second).add(third)]
  }
}

extension Tensor {
  /// The gradient of the determinant by minors, for singular matrices.
  func cofactors() throws -> Tensor {
    let n = shape[rank - 1]
    let values = try doubles()
    var result = [Double](repeating: 0, count: values.count)
    for m in 0..<(n == 0 ? 0 : values.count / (n * n)) {
      for i in 0..<n {
        for j in 0..<n {
          var minor: [Double] = []
          for r in 0..<n where r != i { for c in 0..<n where c != j { minor.append(values[m * n * n + r * n + c]) } }
          let d = try Tensor.from(doubles: minor, shape: [n - 1, n - 1], dtype: .float64).det().item().doubleValue
          result[m * n * n + i * n + j] = (i + j) % 2 == 0 ? d : -d
        }
      }
    }
    return try Tensor.from(doubles: result, shape: shape, dtype: dtype)
  }
}
