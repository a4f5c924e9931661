// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

// SAFETY: made and computed while its operands and its result are held.
/// A product of two matrices as BLAS computes it.
private struct MatrixProduct {
  let kind: ElementKind
  let rows: Int
  let inner: Int
  let columns: Int
  let left: MatrixProducts.Operand
  let right: MatrixProducts.Operand
  let target: UnsafeMutableRawPointer
  let alpha: Double
  let beta: Double
  let bias: UnsafeRawPointer?

  func multiply() {
    MatrixProducts.multiply(
      kind, rows: rows, inner: inner, columns: columns, left, right, target, alpha: alpha, beta: beta, bias: bias)
  }
}

extension Tensor {
  private static func checkTypes(_ a: Tensor, _ b: Tensor) throws {
    guard a.dtype == b.dtype else {
      throw TensorError.runtime(
        "expected m1 and m2 to have the same dtype, but got: \(a.dtype.cppName) != \(b.dtype.cppName)",
        facts: .types(a.dtype, b.dtype))
    }
    if a.dtype == .bool { throw TensorError.notImplemented("addmm_impl_cpu_", a.dtype) }
  }

  /// The matrix at the end of the dimensions as BLAS can read it.
  private func matrixOperand() throws -> Tensor {
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    if MatrixProducts.isReadable(
      rows: rows, columns: columns, rowStep: strides[rank - 2], columnStep: strides[rank - 1])
    {
      return self
    }
    return try dense()
  }

  /// `alpha a b + beta c` of matrices, into a fresh tensor: `start`, which holds c already and is nobody else's yet, where there is one. Or
  /// `a b + bias`, where the bias is dense, has a number for each column, and is no half.
  static func product(
    _ a: Tensor, _ b: Tensor, into start: Tensor? = nil, alpha: Double = 1, beta: Double = 0, bias: Tensor? = nil
  ) throws -> Tensor {
    if a.dtype.isHalf {
      let wide = try product(
        a.converted(.float32), b.converted(.float32), into: start?.converted(.float32), alpha: alpha, beta: beta)
      guard let start else { return try wide.converted(a.dtype) }
      try start.copyElements(from: wide)
      return start
    }
    let (n, k, m) = (a.shape[0], a.shape[1], b.shape[1])
    let result = try start ?? Tensor.empty([n, m], dtype: a.dtype)
    let (x, y) = (try a.matrixOperand(), try b.matrixOperand())
    let target = result.writableElements()
    let product = MatrixProduct(
      kind: a.dtype.kind, rows: n, inner: k, columns: m,
      left: MatrixProducts.Operand(x.elements, rowStep: x.strides[0], columnStep: x.strides[1]),
      right: MatrixProducts.Operand(y.elements, rowStep: y.strides[0], columnStep: y.strides[1]), target: target,
      alpha: alpha, beta: beta, bias: bias?.elements)
    let held = [x, y, result] + (bias.map { [$0] } ?? [])
    try interruptible(Double(n) * Double(k) * Double(m) > 1e9, holding: held) { product.multiply() }
    return result
  }

  /// `mm(other)`: the product of two matrices.
  public func mm(_ other: Tensor) throws -> Tensor {
    guard rank == 2 else { throw TensorError.runtime("self must be a matrix") }
    guard other.rank == 2 else { throw TensorError.runtime("mat2 must be a matrix") }
    guard shape[1] == other.shape[0] else {
      throw TensorError.runtime(
        "mat1 and mat2 shapes cannot be multiplied (\(shape[0])x\(shape[1]) and \(other.shape[0])x\(other.shape[1]))",
        facts: .matrixShapes(input: shape, weight: other.shape))
    }
    try Tensor.checkTypes(self, other)
    let result = try Tensor.product(self, other)
    if records(with: other) {
      record(
        Derivatives.mm, inputs: [self, other],
        saved: [other.requiresGrad ? self : nil, requiresGrad ? other : nil], outputs: [result])
    }
    return result
  }

  /// `bmm(other)`: products of the matrices of two batches.
  public func bmm(_ other: Tensor) throws -> Tensor {
    guard rank == 3 else { throw TensorError.runtime("batch1 must be a 3D tensor") }
    guard other.rank == 3 else { throw TensorError.runtime("batch2 must be a 3D tensor") }
    guard shape[0] == other.shape[0], shape[2] == other.shape[1] else {
      throw TensorError.runtime(
        "Expected size for first two dimensions of batch2 tensor to be: [\(shape[0]), \(shape[2])] but got: "
          + "[\(other.shape[0]), \(other.shape[1])].")
    }
    guard dtype == other.dtype else {
      throw TensorError.runtime(
        "expected scalar type \(dtype.scalarTypeName) but found \(other.dtype.scalarTypeName)",
        facts: .types(dtype, other.dtype))
    }
    let result = try Tensor.batchProduct(self, other)
    if records(with: other) {
      record(
        Derivatives.bmm, inputs: [self, other],
        saved: [other.requiresGrad ? self : nil, requiresGrad ? other : nil], outputs: [result])
    }
    return result
  }

  /// The first matrix of a batch.
  private func batchOperand() -> MatrixProducts.Operand {
    MatrixProducts.Operand(elements, rowStep: strides[1], columnStep: strides[2])
  }

  static func batchProduct(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    if a.dtype.isHalf {
      return try batchProduct(a.converted(.float32), b.converted(.float32)).converted(a.dtype)
    }
    let (count, n, k, m) = (a.shape[0], a.shape[1], a.shape[2], b.shape[2])
    let result = try Tensor.empty([count, n, m], dtype: a.dtype)
    if result.numel == 0 { return result }
    let (x, y) = (try a.matrixOperand(), try b.matrixOperand())
    let (left, right, target) = (x.batchOperand(), y.batchOperand(), result.writableElements())
    let (kind, size) = (a.dtype.kind, a.dtype.itemSize)
    let steps = (x.strides[0] * size, y.strides[0] * size)
    try interruptible(Double(count) * Double(n) * Double(k) * Double(m) > 1e9, holding: [x, y, result]) {
      MatrixProducts.multiply(
        kind, batch: count, rows: n, inner: k, columns: m, left, step: steps.0, right, step: steps.1, target,
        step: n * m * size)
    }
    return result
  }

  /// `mv(vector)`: a matrix times a vector.
  public func mv(_ vector: Tensor) throws -> Tensor {
    guard rank == 2, vector.rank == 1 else {
      throw TensorError.runtime("vector + matrix @ vector expected, got \(1), \(rank), \(vector.rank)")
    }
    guard shape[1] == vector.shape[0] else {
      throw TensorError.runtime(
        "size mismatch, got input (\(shape[0])), mat (\(shape[0])x\(shape[1])), vec (\(vector.shape[0]))",
        facts: .matrixShapes(input: shape, weight: vector.shape))
    }
    guard dtype == vector.dtype else {
      let name = vector.dtype.scalarTypeName
      throw TensorError.runtime(
        "addmv input tensors must have the same dtype, but got \(name), \(dtype.scalarTypeName), and \(name)",
        facts: .types(dtype, vector.dtype))
    }
    let column = vector.aliased([vector.shape[0], 1], [vector.strides[0], 1])
    let product = try Tensor.product(self, column.dense())
    let result = product.aliased([shape[0]], [1])
    if records(with: vector) {
      record(Derivatives.mv, inputs: [self, vector], saved: [self, vector], outputs: [result])
    }
    return result
  }

  /// `dot(other)`: the sum of products of two vectors.
  public func dot(_ other: Tensor) throws -> Tensor {
    guard rank == 1, other.rank == 1 else {
      throw TensorError.runtime("1D tensors expected, but got \(rank)D and \(other.rank)D tensors")
    }
    guard dtype == other.dtype else {
      throw TensorError.runtime(
        "dot : expected both vectors to have same dtype, but found \(dtype.scalarTypeName) and "
          + other.dtype.scalarTypeName)
    }
    guard shape[0] == other.shape[0] else {
      throw TensorError.runtime(
        "inconsistent tensor size, expected tensor [\(shape[0])] and src [\(other.shape[0])] to have the same number of "
          + "elements, but got \(shape[0]) and \(other.shape[0]) elements respectively")
    }
    let (x, y) = (try converted(dtype.computing), try other.converted(dtype.computing))
    let sum = try Tensor.empty([], dtype: x.dtype)
    MatrixProducts.dot(
      x.dtype.kind, shape[0], x.elements, x.strides[0], y.elements, y.strides[0], sum.writableElements())
    let result = try sum.converted(dtype)
    if records(with: other) {
      record(Derivatives.dot, inputs: [self, other], saved: [self, other], outputs: [result])
    }
    return result
  }

  /// `vdot(other)`: for real numbers what `dot` is.
  public func vdot(_ other: Tensor) throws -> Tensor { try dot(other).renamed("VdotBackward0") }

  /// `matmul(other)`: `@`, for all ranks; batches are broadcast.
  public func matmul(_ other: Tensor) throws -> Tensor {
    if rank == 0 || other.rank == 0 {
      throw TensorError.runtime(
        "both arguments to matmul need to be at least 1D, but they are \(rank)D and \(other.rank)D")
    }
    switch (rank, other.rank) {
    case (1, 1): return try dot(other)
    case (2, 1): return try mv(other)
    case (1, 2): return try unsqueeze(0).mm(other).squeezedFront()
    case (2, 2): return try mm(other)
    default: break
    }
    guard dtype == other.dtype else {
      // The refusal is that of the product that PyTorch chooses: batches, one large matrix, or a matrix and a vector.
      let folds = try rank >= other.rank ? folds(with: other) : other.transpose(-1, -2).folds(with: self, isLeft: true)
      let names = [dtype.scalarTypeName, other.dtype.scalarTypeName]
      let text =
        !folds
        ? "expected scalar type \(names[0]) but found \(names[1])"
        : rank == 1 || other.rank == 1
          ? "addmv input tensors must have the same dtype, but got \(rank == 1 ? names[0] : names[1]), "
            + "\(rank == 1 ? names[1] : names[0]), and \(rank == 1 ? names[0] : names[1])"
          : "expected m1 and m2 to have the same dtype, but got: \(dtype.cppName) != \(other.dtype.cppName)"
      throw TensorError.runtime(text, facts: .types(dtype, other.dtype))
    }
    if rank >= other.rank ? folds(with: other) : try other.transpose(-1, -2).folds(with: self, isLeft: true) {
      if rank < other.rank {
        // The larger operand is folded: a b = (b^T a^T)^T.
        let flipped = try other.transpose(-1, -2).foldedProduct(rank == 2 ? t() : self)
        return rank == 1 ? flipped : try flipped.transpose(-1, -2).contiguous()
      }
      return try foldedProduct(other)
    }
    let (n, k) = rank == 1 ? (1, shape[0]) : (shape[rank - 2], shape[rank - 1])
    let (l, m) = other.rank == 1 ? (other.shape[0], 1) : (other.shape[other.rank - 2], other.shape[other.rank - 1])
    let batch = try Shape.broadcast(Array(shape.dropLast(2)), Array(other.shape.dropLast(2)))
    let count = Shape.product(batch)
    guard k == l else {
      throw TensorError.runtime(
        "Expected size for first two dimensions of batch2 tensor to be: [\(count), \(k)] but got: [\(count), \(l)].",
        facts: .matrixShapes(input: shape, weight: other.shape))
    }
    let a = try expand(batch + [n, k]).reshape([count, n, k])
    let b = try other.expand(batch + [l, m]).reshape([count, l, m])
    let target = batch + (rank == 1 ? [] : [n]) + (other.rank == 1 ? [] : [m])
    return try a.bmm(b).unsafeView(target)
  }

  /// Whether PyTorch makes one large product of a batch (this tensor) with a matrix or vector.
  private func folds(with other: Tensor, isLeft: Bool = false) -> Bool {
    guard rank >= 3, other.rank <= 2 else { return false }
    if other.requiresGrad { return true }
    if isLeft && other.rank == 2 { return false }
    if numel == 0 || other.rank == 1 && !isLeft { return true }
    return (0..<(rank - 2)).allSatisfy { (axis: Int) -> Bool in strides[axis] == strides[axis + 1] * shape[axis + 1] }
  }

  /// One large product instead of many: the rows of all matrices under each other.
  private func foldedProduct(_ other: Tensor) throws -> Tensor {
    let rows = Shape.product(Array(shape.dropLast()))
    let flat = try reshape([rows, shape[rank - 1]])
    let product = try other.rank == 1 ? flat.mv(other) : flat.mm(other)
    return try product.unsafeView(Array(shape.dropLast()) + (other.rank == 1 ? [] : [other.shape[1]]))
  }

  func unsafeView(_ target: [Int]) throws -> Tensor {
    // A layout that has no such view is refused.
    let steps = isContiguous ? Shape.contiguousStrides(target) : try detach().view(target).strides
    let result = aliased(target, steps)
    record(Derivatives.unsafeView, inputs: [self], outputs: [result])
    return result
  }

  private func squeezedFront() throws -> Tensor {
    let result = aliased([shape[1]], [strides[1]])
    record(Derivatives.squeezeFourth, inputs: [self], outputs: [result])
    return result
  }

  /// `outer(other)`: all products of two vectors' elements.
  public func outer(_ other: Tensor) throws -> Tensor {
    guard rank == 1 else { throw TensorError.runtime("outer: Expected 1-D argument self, but got \(rank)-D") }
    guard other.rank == 1 else {
      throw TensorError.runtime("outer: Expected 1-D argument vec2, but got \(other.rank)-D")
    }
    return try reshape([shape[0], 1]).mul(other)
  }

  /// `torch.kron(a, b)`: every element of `a` times the whole of `b`.
  public func kron(_ other: Tensor) throws -> Tensor {
    let count = Swift.max(rank, other.rank)
    let a = [Int](repeating: 1, count: count - rank) + shape
    let b = [Int](repeating: 1, count: count - other.rank) + other.shape
    var (left, right, target): ([Int], [Int], [Int]) = ([], [], [])
    for d in 0..<count {
      left += [a[d], 1]
      right += [1, b[d]]
    }
    let products = try reshape(left).mul(other.reshape(right))
    // Beside a 0 sizes are allowed whose products are not.
    for d in 0..<count {
      let (size, overflow) = a[d].multipliedReportingOverflow(by: b[d])
      if overflow { throw TensorError.runtime("Stride calculation overflowed") }
      target.append(size)
    }
    return try products.unsafeView(target)
  }

  /// `cross(other, dim)`: the cross product along a dimension of size 3.
  public func cross(_ other: Tensor, dim: Int = -1) throws -> Tensor {
    guard rank == other.rank else {
      throw TensorError.runtime("linalg.cross: inputs must have the same number of dimensions.")
    }
    let d = try Shape.wrap(dim, rank: rank)
    guard rank > 0, shape[d] == 3, other.shape[d] == 3 else {
      throw TensorError.runtime(
        "linalg.cross: inputs dimension \(dim) must have length 3. Got \(rank > 0 ? shape[d] : 1) and "
          + "\(rank > 0 ? other.shape[d] : 1)")
    }
    let both = try Tensor.broadcastTensors([self, other])
    if dtype == .bool, other.dtype == .bool { throw TensorError.notImplemented("cross", dtype) }
    let result = try TensorContext.withoutGrad {
      let (a, b) = (both[0], both[1])
      // The second product is rounded, the first one is not.
      let second = try a.roll([-2], [d]).mul(b.roll([-1], [d])).neg()
      return try second.addcmul(a.roll([-1], [d]), b.roll([-2], [d]))
    }
    record(Derivatives.cross, inputs: [self, other], saved: [self, other], ints: [d], outputs: [result])
    return result
  }
}
