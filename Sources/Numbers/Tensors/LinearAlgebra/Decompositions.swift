// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  private func checkMatrix(_ name: String, square: Bool) throws {
    guard rank >= 2 else {
      throw TensorError.runtime(
        "\(name): The input tensor A must have at least 2 dimensions.")
    }
    if square, shape[rank - 1] != shape[rank - 2] {
      throw TensorError.runtime(
        "\(name): A must be batches of square matrices, but they are \(shape[rank - 2]) by \(shape[rank - 1]) matrices")
    }
    guard dtype.isFloatingPoint else {
      throw TensorError.runtime(
        "\(name): Expected a floating point or complex tensor as input. Got \(dtype.scalarTypeName)")
    }
    if dtype.isHalf {
      throw TensorError.runtime("\(name): Low precision dtypes not supported. Got \(dtype.scalarTypeName)")
    }
  }

  private var rows: Int { shape[rank - 2] }
  private var columns: Int { shape[rank - 1] }
  private var batch: [Int] { Array(shape.dropLast(2)) }

  /// The matrices of a batch, one array each, when there is memory for them and what is made of them: `room` numbers more than a few
  /// copies of each.
  private func matrices(room: Int = 0) throws -> [[Double]] {
    let size = rows * columns
    let count = Shape.product(batch)
    let (long, short) = (Swift.max(rows, columns), Swift.min(rows, columns))
    // LAPACK counts in 32 bits, its room for work too.
    guard long < 1 << 25, short < 23_000 else {
      throw TensorError.runtime("Gradus factors no matrices as large as \(rows) by \(columns)")
    }
    try Buffer.checkMemory(Shape.count([count, 128]))
    try Buffer.checkMemory(8 * (3 * size + 3 * numel + room))
    let values = try doubles()
    if size == 0 { return [[Double]](repeating: [], count: count) }
    if count == 1 { return [values] }
    return (0..<count).map { Array(values[($0 * size)..<(($0 + 1) * size)]) }
  }

  private func gathered(_ parts: [[Double]], _ size: [Int]) throws -> Tensor {
    // One large matrix is not copied element by element.
    try Tensor.from(doubles: parts.count == 1 ? parts[0] : parts.flatMap { $0 }, shape: batch + size, dtype: dtype)
  }

  /// The same numbers laid out column by column, as LAPACK's results lie.
  private func byColumns() throws -> Tensor {
    var strides = Shape.contiguousStrides(shape)
    for d in 0..<(rank - 2) { strides[d] = Shape.product(Array(shape[(d + 1)...])) }
    strides[rank - 2] = 1
    strides[rank - 1] = Swift.max(rows, 1)
    let result = try Tensor.empty(shape, strides: strides, dtype: dtype)
    try result.copyElements(from: self)
    return result
  }

  /// A factorization of one matrix of these.
  private func factorizing<Result: Sendable>(_ body: @escaping @Sendable () -> Result) throws -> Result {
    let work = Double(rows) * Double(columns) * Double(Swift.min(rows, columns))
    return try interruptible(work > 200 * 200 * 200, body)
  }

  private func singular(_ name: String, _ index: Int, _ what: String) -> TensorError {
    let place = batch.isEmpty ? "" : "(Batch element \(index)): "
    return TensorError(.linearAlgebra, "\(name): \(place)\(what)")
  }

  /// `torch.linalg.inv(A)`.
  public func inverse() throws -> Tensor {
    try checkMatrix("linalg.inv", square: true)
    let n = rows
    let parts = try matrices().enumerated().map { i, a in
      guard let x = try factorizing({ Factorizations.inverse(a, n) }) else {
        let pivot = try factorizing { Factorizations.lu(a, n, n).info }
        throw singular(
          "linalg.inv", i,
          "The diagonal element \(pivot) is zero, the inversion could not be completed because the "
            + "input matrix is singular.")
      }
      return x
    }
    let result = try gathered(parts, [n, n]).byColumns()
    record(Derivatives.inverse, inputs: [self], saved: [result], outputs: [result])
    return result
  }

  private func determinants() throws -> [(sign: Double, log: Double, value: Double)] {
    let n = rows
    return try matrices().map { a in
      let (lu, pivots, _) = try factorizing { Factorizations.lu(a, n, n) }
      var (sign, log, value) = (1.0, 0.0, 1.0)
      for i in 0..<n {
        let d = lu[i * n + i]
        value *= d
        if pivots[i] != i + 1 { (sign, value) = (-sign, -value) }
        if d < 0 { sign = -sign }
        log += Double.naturalLogarithm(d.magnitude)
      }
      return (value == 0 ? 0 : sign, value == 0 ? -.infinity : log, value)
    }
  }

  /// `torch.linalg.det(A)`.
  public func det() throws -> Tensor {
    try checkMatrix("linalg.det", square: true)
    let result = try gathered(determinants().map { [$0.value] }, [])
    record(Derivatives.det, inputs: [self], saved: [self, result], outputs: [result])
    return result
  }

  /// `torch.linalg.slogdet(A)`: sign and logarithm of the size of the determinant.
  public func slogdet() throws -> (sign: Tensor, logabsdet: Tensor) {
    try checkMatrix("linalg.slogdet", square: true)
    let values = try determinants()
    let (sign, log) = (try gathered(values.map { [$0.sign] }, []), try gathered(values.map { [$0.log] }, []))
    record(Derivatives.slogdet, inputs: [self], saved: [self], outputs: [sign, log])
    return (sign, log)
  }

  /// `torch.linalg.solve(A, B)`: the X with `A X = B`; B may be a vector (or a batch of them).
  public func solve(_ b: Tensor) throws -> Tensor {
    guard b.dtype == dtype else {
      throw TensorError.runtime(
        "linalg.solve: Expected A and B to have the same dtype, but found A of type \(dtype.scalarTypeName) and B of "
          + "type \(b.dtype.scalarTypeName) instead")
    }
    try checkMatrix("linalg.solve", square: true)
    guard b.rank > 0 else {
      throw TensorError.runtime("linalg.solve: The input tensor B must have at least 2 dimensions.")
    }
    let isVector = b.rank == 1 || b.rank == rank - 1 && Array(b.shape) == Array(shape.dropLast())
    let right = isVector ? try b.unsqueeze(-1) : b
    guard right.rows == rows else {
      throw TensorError.runtime(
        "linalg.solve: Incompatible shapes of A and B for the equation AX = B (\(rows)x\(columns) and "
          + "\(right.rows)x\(right.columns))")
    }
    let common = try Shape.broadcast(batch, right.batch)
    let result = try TensorContext.withoutGrad {
      let (a, y) = (try expand(common + [rows, rows]), try right.expand(common + [rows, right.columns]))
      let parts = try zip(a.matrices(), y.matrices()).enumerated().map { i, pair in
        let (n, k) = (rows, right.columns)
        guard let x = try factorizing({ Factorizations.solve(pair.0, n, pair.1, k) }) else {
          throw a.singular("torch.linalg.solve", i, "The solver failed because the input matrix is singular.")
        }
        return x
      }
      let x = try y.gathered(parts, [rows, right.columns]).byColumns()
      return isVector ? try x.squeeze(-1).detach() : x
    }
    record(
      Derivatives.solve, inputs: [self, b], saved: [self, result], ints: [isVector ? 1 : 0], outputs: [result])
    return result
  }

  /// `torch.linalg.qr(A, mode)`: reduced, complete or r.
  public func qr(mode: String = "reduced") throws -> (q: Tensor, r: Tensor) {
    try checkMatrix("linalg.qr", square: false)
    guard ["reduced", "complete", "r"].contains(mode) else {
      throw TensorError.runtime(
        "qr received unrecognized mode '\(mode)' but expected one of 'reduced' (default), 'r', or 'complete'")
    }
    let (m, n) = (rows, columns)
    let k = mode == "complete" ? m : Swift.min(m, n)
    let isComplete = mode == "complete"
    let parts = try matrices(room: isComplete ? 2 * m &* m : 0).map { a in
      try factorizing { Factorizations.qr(a, m, n, complete: isComplete) }
    }
    let r = try gathered(parts.map(\.r), [k, n]).byColumns()
    let q = try mode == "r" ? Tensor.empty([0], dtype: dtype) : gathered(parts.map(\.q), [m, k]).byColumns()
    record(Derivatives.qr, inputs: [self], saved: [q, r], outputs: [q, r])
    return (q, r)
  }

  /// `torch.linalg.cholesky(A)`: the lower triangular L with `A = L L^T` (or the upper one).
  public func cholesky(upper: Bool = false) throws -> Tensor {
    try checkMatrix("linalg.cholesky", square: true)
    let n = rows
    let parts = try matrices().enumerated().map { i, a in
      let (factor, info) = try factorizing { Factorizations.cholesky(a, n) }
      if info != 0 {
        throw singular(
          "linalg.cholesky", i,
          "The factorization could not be completed because the input is not positive-definite "
            + "(the leading minor of order \(info) is not positive-definite).")
      }
      return factor
    }
    let lower = try gathered(parts, [n, n]).byColumns()
    record(Derivatives.cholesky, inputs: [self], saved: [lower], outputs: [lower])
    return upper ? try lower.transpose(-1, -2) : lower
  }

  /// `torch.linalg.svd(A, full_matrices)`: `A = U diag(S) Vh`.
  public func svd(fullMatrices: Bool = true) throws -> (u: Tensor, s: Tensor, vh: Tensor) {
    try checkMatrix("linalg.svd", square: false)
    let (m, n) = (rows, columns)
    let k = Swift.min(m, n)
    let room = 4 &* k &* k &+ (fullMatrices ? 2 &* (m &* m &+ n &* n) : 0)
    let parts = try matrices(room: room).enumerated().map { i, a in
      guard let part = try factorizing({ Factorizations.svd(a, m, n, full: fullMatrices) }) else {
        throw singular(
          "linalg.svd", i, "The algorithm failed to converge because the input matrix contained non-finite values.")
      }
      return part
    }
    let u = try gathered(parts.map(\.u), [m, fullMatrices ? m : k]).byColumns()
    let s = try gathered(parts.map(\.s), [k])
    let vh = try gathered(parts.map(\.vh), [fullMatrices ? n : k, n]).byColumns()
    record(Derivatives.svd, inputs: [self], saved: [u, s, vh], outputs: [u, s, vh])
    return (u, s, vh)
  }

  /// `torch.linalg.eigh(A, UPLO)`: eigenvalues in rising order and eigenvectors of a symmetric matrix.
  public func eigh(upper: Bool = false) throws -> (values: Tensor, vectors: Tensor) {
    try checkMatrix("linalg.eigh", square: true)
    let n = rows
    let parts = try matrices().enumerated().map { i, a in
      guard let part = try factorizing({ Factorizations.eigh(a, n, upper: upper) }) else {
        throw singular(
          "linalg.eigh", i, "The algorithm failed to converge because the input matrix contained non-finite values.")
      }
      return part
    }
    let values = try gathered(parts.map(\.values), [n])
    let vectors = try gathered(parts.map(\.vectors), [n, n]).byColumns()
    record(Derivatives.eigh, inputs: [self], saved: [values, vectors], outputs: [values, vectors])
    return (values, vectors)
  }
}

extension Double {
  /// The natural logarithm.
  static func naturalLogarithm(_ x: Double) -> Double { Derivatives.naturalLog(x) }
}
