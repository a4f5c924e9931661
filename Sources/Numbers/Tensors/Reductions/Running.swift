// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  private func scan(_ operation: ScanOperation, _ dim: Int, _ dtype: DType?) throws -> (Tensor, Tensor, Int) {
    let d = try Shape.wrap(dim, rank: rank)
    let target = dtype ?? (self.dtype.isFloatingPoint ? self.dtype : .int64)
    let source = try to(target)
    let (dense, geometry) = try source.converted(target.computing).lanes(d)
    let result = try Tensor.empty(shape, dtype: dense.dtype)
    let (values, running) = (dense.elements, result.writableElements())
    try interruptible(numel > 1 << 23, holding: [dense, result]) {
      Scans.run(operation, dense.dtype.kind, geometry, values, running)
    }
    return (source, try result.converted(target), d)
  }

  /// `cumsum(dim, dtype)`: running sums.
  public func cumsum(_ dim: Int, dtype: DType? = nil) throws -> Tensor {
    let (source, result, d) = try scan(.sum, dim, dtype)
    record(Derivatives.cumsum, inputs: [source], ints: [d], outputs: [result])
    return result
  }

  /// `cumprod(dim, dtype)`: running products.
  public func cumprod(_ dim: Int, dtype: DType? = nil) throws -> Tensor {
    let (source, result, d) = try scan(.product, dim, dtype)
    record(Derivatives.cumprod, inputs: [source], saved: [source, result], ints: [d], outputs: [result])
    return result
  }

  /// `logcumsumexp(dim)`: logarithms of running sums of e^x.
  public func logcumsumexp(_ dim: Int) throws -> Tensor {
    _ = try Shape.wrap(dim, rank: rank)
    guard dtype.isFloatingPoint else { throw TensorError.notImplemented("logcumsumexp_out_cpu", dtype) }
    let (source, result, d) = try scan(.logSumExp, dim, nil)
    record(Derivatives.logcumsumexp, inputs: [source], saved: [source, result], ints: [d], outputs: [result])
    return result
  }

  private func runningExtremes(_ dim: Int, largest: Bool, _ rule: Derivative) throws -> ValuesAndIndices {
    let d = try Shape.wrap(dim, rank: rank)
    let (dense, geometry) = try converted(dtype.computing).lanes(d)
    let running = try Tensor.empty(shape, dtype: dense.dtype)
    let indices = try Tensor.empty(shape, dtype: .int64)
    Scans.extremes(
      largest: largest, dense.dtype.kind, geometry, dense.elements, values: running.writableElements(),
      indices: indices.longs)
    let values = try running.converted(dtype)
    record(rule, inputs: [self], saved: [indices], ints: [d], outputs: [values])
    return (values, indices)
  }

  /// `cummax(dim)`: running maxima and where they stand.
  public func cummax(_ dim: Int) throws -> ValuesAndIndices {
    try runningExtremes(dim, largest: true, Derivatives.cummax)
  }

  /// `cummin(dim)`.
  public func cummin(_ dim: Int) throws -> ValuesAndIndices {
    try runningExtremes(dim, largest: false, Derivatives.cummin)
  }

  /// `torch.diff(x, n, dim)`: differences of neighbours.
  public func diff(_ n: Int = 1, dim: Int = -1, prepend: Tensor? = nil, append: Tensor? = nil) throws -> Tensor {
    guard rank > 0 else { throw TensorError.runtime("diff expects input to be at least one-dimensional") }
    guard n >= 0 else { throw TensorError.runtime("order must be non-negative but got \(n)") }
    if n == 0 {
      // A copy, before any dimension is looked at.
      let copy = try TensorContext.withoutGrad { try clone() }
      record(Derivatives.copy, inputs: [try Tensor.empty([0]), self], outputs: [copy])
      return copy
    }
    let d = try Shape.wrap(dim, rank: rank)
    var x = self
    if prepend != nil || append != nil { x = try Tensor.cat([prepend, self, append].compactMap { $0 }, dim: d) }
    for _ in 0..<Swift.min(n, x.shape[d]) {
      let length = x.shape[d]
      if length == 0 { break }
      let (later, earlier) = (try x.narrow(d, 1, length - 1), try x.narrow(d, 0, length - 1))
      x = x.dtype == .bool ? try later.logicalXor(earlier) : try later.sub(earlier)
    }
    return x
  }

  /// `torch.trapezoid(y, dx, dim)`.
  public func trapezoid(dx: Double = 1, dim: Int = -1) throws -> Tensor {
    if rank == 0 { throw TensorError.index("Dimension specified as \(dim) but tensor has no dimensions") }
    let d = try Shape.wrap(dim, rank: rank)
    let n = shape[d]
    if n < 1 { return try Tensor.zeros(shape.enumerated().filter { $0.offset != d }.map(\.element), dtype: dtype) }
    let ends = try select(d, 0).add(select(d, n - 1)).mul(.double(0.5))
    let total = try sum(dim: [d]).sub(ends)
    let result = try TensorContext.withoutGrad { try total.mul(.double(dx)) }
    record(Derivatives.mulNumber, inputs: [total], scalars: [.double(dx)], outputs: [result])
    return result
  }

  /// `torch.trapezoid(y, x, dim)`.
  public func trapezoid(x: Tensor, dim: Int = -1) throws -> Tensor {
    let d = try Shape.wrap(dim, rank: rank)
    let n = rank == 0 ? 0 : shape[d]
    if n < 2 { return try sum(dim: [d]).mul(.int(0)) }
    var steps = try x.diff(1, dim: x.rank == 1 ? 0 : d)
    if x.rank == 1 {
      var view = [Int](repeating: 1, count: rank)
      view[d] = steps.numel
      steps = try steps.view(view)
    }
    let pairs = try narrow(d, 0, n - 1).add(narrow(d, 1, n - 1))
    return try steps.mul(pairs).sum(dim: [d]).div(.int(2))
  }
}

extension Tensor {
  /// `torch.cumulative_trapezoid(y, dx, dim)`.
  public func cumulativeTrapezoid(dx: Double = 1, dim: Int = -1) throws -> Tensor {
    let d = try Shape.wrap(dim, rank: rank)
    let n = rank == 0 ? 0 : shape[d]
    guard n > 0 else { throw TensorError.runtime("cumulative_trapezoid: input needs at least one dimension") }
    return try narrow(d, 1, n - 1).add(narrow(d, 0, n - 1)).mul(.double(dx / 2)).cumsum(d)
  }

  /// `torch.gradient(y, spacing, dim, edge_order)` along one dimension: central differences, one-sided ones at the ends.
  public func numericalGradient(_ dim: Int, spacing: Double = 1, edgeOrder: Int = 1) throws -> Tensor {
    let d = try Shape.wrap(dim, rank: rank)
    let n = rank == 0 ? 0 : shape[d]
    guard n >= edgeOrder + 1 else {
      throw TensorError.runtime(
        "torch.gradient expected each dimension size to be at least edge_order+1")
    }
    let middle = try n > 2 ? narrow(d, 2, n - 2).sub(narrow(d, 0, n - 2)).div(.double(2 * spacing)) : narrow(d, 0, 0)
    func at(_ i: Int) throws -> Tensor { try narrow(d, i, 1) }
    let first: Tensor
    let last: Tensor
    if edgeOrder == 1 {
      first = try at(1).sub(at(0)).div(.double(spacing))
      last = try at(n - 1).sub(at(n - 2)).div(.double(spacing))
    } else {
      first = try at(0).mul(.double(-1.5)).add(at(1).mul(.int(2))).sub(at(2).mul(.double(0.5))).div(.double(spacing))
      last = try at(n - 1).mul(.double(1.5)).sub(at(n - 2).mul(.int(2))).add(at(n - 3).mul(.double(0.5))).div(
        .double(spacing))
    }
    return try Tensor.cat([first, middle, last], dim: d)
  }
}
