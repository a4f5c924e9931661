// SPDX-License-Identifier: GPL-3.0-or-later

import TensorKernels

extension Tensor {
  /// `quantile(q, dim, keepdim, interpolation)`: linear interpolation between sorted elements by default.
  public func quantile(
    _ q: Tensor, dim: Int? = nil, keepdim: Bool = false, interpolation: String = "linear", ignoreNaN: Bool = false
  ) throws -> Tensor {
    let name = "quantile"
    if numel == 0 { throw TensorError.runtime("\(name)() input tensor must be non-empty") }
    guard q.rank <= 1 else {
      throw TensorError.runtime("\(name)() q must be a scalar or 1D tensor, but got q of rank \(q.rank)")
    }
    guard dtype.isFloatingPoint, !dtype.isHalf else {
      throw TensorError.runtime("\(name)() input tensor must be either float or double dtype")
    }
    guard q.dtype == dtype else {
      throw TensorError.runtime("\(name)() q tensor must be same dtype as the input tensor")
    }
    if q.doubles().contains(where: { !($0 >= 0 && $0 <= 1) }) {
      throw TensorError.runtime("\(name)() q values must be in the range [0, 1]")
    }
    guard ["linear", "lower", "higher", "midpoint", "nearest"].contains(interpolation) else {
      throw TensorError.runtime(
        "\(name)() interpolation must be one of linear, lower, higher, midpoint or nearest, but got \(interpolation)")
    }
    let d = try dim.map { try Shape.wrap($0, rank: rank) }
    var reduced = keepdim ? shape.map { _ in 1 } : []
    var sorted: Tensor
    if let d, rank > 0 {
      reduced = shape
      if keepdim { reduced[d] = 1 } else { reduced.remove(at: d) }
      sorted = try d == rank - 1 ? sort().values : unsqueeze(-1).transpose(d, -1).sort().values
    } else {
      sorted = try flatten().sort().values
    }
    let n = sorted.shape[sorted.rank - 1]
    sorted = try sorted.reshape(reduced + [n])
    let numbers = try q.reshape([-1])
    var ranks: Tensor
    if ignoreNaN {
      let last = try sorted.isnan().logicalNot().sum(dim: [-1], keepdim: true).sub(.int(1))
      ranks = try last.to(dtype).mul(numbers).clamp(min: .int(0))
    } else {
      let hasNaN = try sorted.isnan().any(dim: [-1], keepdim: true)
      ranks = try numbers.mul(.int(n - 1)).expand(reduced + [numbers.numel])
      ranks = try ranks.maskedFill(hasNaN, .int(n - 1))
    }
    ranks = ranks.detach()
    switch interpolation {
    case "lower": ranks = try ranks.floor()
    case "higher": ranks = try ranks.ceil()
    case "nearest": ranks = try ranks.round()
    default: break
    }
    let below = try ranks.to(.int64)
    var result = try sorted.gather(-1, below)
    if interpolation == "linear" || interpolation == "midpoint" {
      let weights = interpolation == "midpoint" ? try ranks.fullLike(.double(0.5)) : try ranks.sub(below)
      let above = try ranks.ceil().to(.int64)
      result = try result.lerp(sorted.gather(-1, above), weights)
    }
    if q.rank > 0 { result = try result.unsqueeze(0).transpose(0, -1) }
    // The quantiles come first; then the other dimensions.
    let squeezed = result.aliased(Array(result.shape.dropLast()), Array(result.strides.dropLast()))
    record(Derivatives.squeezeFourth, inputs: [result], outputs: [squeezed])
    return squeezed
  }

  /// `quantile(number)`.
  public func quantile(
    _ q: Double, dim: Int? = nil, keepdim: Bool = false, interpolation: String = "linear", ignoreNaN: Bool = false
  ) throws -> Tensor {
    guard q >= 0 && q <= 1 else {
      throw TensorError.runtime(
        "quantile() q must be in the range [0, 1] but got \(q)")
    }
    return try quantile(
      Tensor(.double(q), dtype: dtype), dim: dim, keepdim: keepdim, interpolation: interpolation, ignoreNaN: ignoreNaN)
  }

  /// `histc(bins, min, max)`: counts in equal intervals.
  public func histc(_ bins: Int = 100, min: Double = 0, max: Double = 0) throws -> Tensor {
    guard bins > 0 else { throw TensorError.runtime("torch.histc(): bins must be > 0, but got \(bins)") }
    guard dtype.isFloatingPoint, !dtype.isHalf else { throw TensorError.notImplemented("histogram_cpu", dtype) }
    try Buffer.checkMemory(Shape.count([bins, 16]))
    let values = doubles()
    var (low, high) = (min, max)
    if low == high && !values.isEmpty {
      low = values.reduce(.infinity) { $1 < $0 || $1.isNaN ? $1 : $0 }
      high = values.reduce(-.infinity) { $1 > $0 || $1.isNaN ? $1 : $0 }
    }
    if low == high {
      low -= 1
      high += 1
    }
    guard low.isFinite && high.isFinite else {
      throw TensorError.runtime("torch.histc: range of [\(low), \(high)] is not finite")
    }
    guard low < high else { throw TensorError.runtime("torch.histc: max must be larger than min") }
    var counts = [Double](repeating: 0, count: bins)
    for x in values where x >= low && x <= high {
      let place = (x - low) / (high - low) * Double(bins)
      counts[place < Double(bins) ? Int(place) : bins - 1] += 1
    }
    return try Tensor.from(doubles: counts, shape: [bins], dtype: dtype)
  }

  /// `bincount(weights, minlength)`: how often each non-negative integer occurs.
  public func bincount(weights: Tensor? = nil, minlength: Int = 0) throws -> Tensor {
    if dtype.isFloatingPoint { throw TensorError.notImplemented("bincount_cpu", dtype) }
    guard minlength >= 0 else { throw TensorError.runtime("minlength should be >= 0") }
    let numbers = int64s()
    if rank == 1, numel == 0 { return try Tensor.zeros([minlength], dtype: .int64) }
    guard rank == 1, !numbers.contains(where: { $0 < 0 }) else {
      throw TensorError.runtime("bincount only supports 1-d non-negative integral inputs.")
    }
    guard numbers.max() != Int.max else { throw TensorError.runtime("maximum value of input overflowed") }
    let size = Swift.max(numbers.max().map { $0 &+ 1 } ?? 0, minlength)
    guard size >= 0, size < Int.max / 16 else { throw TensorError.runtime("maximum value of input overflowed") }
    try Buffer.checkMemory(size * 8)
    if let weights {
      guard weights.shape == shape else {
        throw TensorError.runtime("weights should be 1-d and have the same length as input")
      }
      var sums = [Double](repeating: 0, count: size)
      for (number, weight) in zip(numbers, weights.doubles()) { sums[number] += weight }
      return try Tensor.from(doubles: sums, shape: [size], dtype: weights.dtype == .float32 ? .float32 : .float64)
    }
    var counts = [Int](repeating: 0, count: size)
    for number in numbers { counts[number] += 1 }
    return try Tensor.from(ints: counts, shape: [size])
  }

  /// `unique(sorted, return_inverse, return_counts)` of all elements, in rising order.
  public func unique() throws -> (values: Tensor, inverse: Tensor, counts: Tensor) {
    let flat = try detach().flattenedDense()
    let (values, order) = try flat.sortedPlain(0, descending: false)
    let numbers = values.scalars()
    let places = order.int64s()
    var (starts, counts): ([Int], [Int]) = ([], [])
    var inverse = [Int](repeating: 0, count: numbers.count)
    for i in numbers.indices {
      if i == 0 || numbers[i] != numbers[i - 1] {
        starts.append(i)
        counts.append(0)
      }
      counts[counts.count - 1] += 1
      inverse[places[i]] = starts.count - 1
    }
    let chosen = try values.indexSelect(0, Tensor.from(ints: starts, shape: [starts.count]))
    record(Derivatives.unique, inputs: [self], outputs: [chosen])
    return (
      chosen, try Tensor.from(ints: inverse, shape: shape), try Tensor.from(ints: counts, shape: [counts.count])
    )
  }

  /// `unique(dim)`: the different slices along a dimension, in rising order.
  public func unique(dim: Int) throws -> (values: Tensor, inverse: Tensor, counts: Tensor) {
    let d = try Shape.wrap(dim, rank: rank)
    try checkUnique(d)
    let rows = try rowsAlong(d)
    let order = rows.indices.sorted { Tensor.precedes(rows[$0], rows[$1]) || rows[$0] == rows[$1] && $0 < $1 }
    var (firsts, counts): ([Int], [Int]) = ([], [])
    var inverse = [Int](repeating: 0, count: rows.count)
    for (i, row) in order.enumerated() {
      if i == 0 || rows[row] != rows[order[i - 1]] {
        firsts.append(row)
        counts.append(0)
      }
      counts[counts.count - 1] += 1
      inverse[row] = firsts.count - 1
    }
    let values = try detach().indexSelect(d, Tensor.from(ints: firsts, shape: [firsts.count]))
    return (
      values, try Tensor.from(ints: inverse, shape: [inverse.count]),
      try Tensor.from(ints: counts, shape: [counts.count])
    )
  }

  /// `unique_consecutive(dim)`: without repeats of neighbours.
  public func uniqueConsecutive(dim: Int? = nil) throws -> (values: Tensor, inverse: Tensor, counts: Tensor) {
    if dim != nil, rank == 0 { throw TensorError.index("Dimension specified as 0 but tensor has no dimensions") }
    let source = dim == nil ? try detach().flattenedDense() : detach()
    let d = try Shape.wrap(dim ?? 0, rank: source.rank)
    if dim != nil, source.numel == 0, source.shape.enumerated().contains(where: { $0.offset != d && $0.element == 0 }) {
      throw TensorError.runtime("There are 0 sized dimensions, and they aren't selected, so unique cannot be applied")
    }
    let rows = try source.rowsAlong(d)
    var (firsts, counts, inverse): ([Int], [Int], [Int]) = ([], [], [])
    for i in rows.indices {
      if i == 0 || rows[i] != rows[i - 1] {
        firsts.append(i)
        counts.append(0)
      }
      counts[counts.count - 1] += 1
      inverse.append(firsts.count - 1)
    }
    let values = try source.indexSelect(d, Tensor.from(ints: firsts, shape: [firsts.count]))
    return (
      values, try Tensor.from(ints: inverse, shape: dim == nil ? shape : [inverse.count]),
      try Tensor.from(ints: counts, shape: [counts.count])
    )
  }

  private func rowsAlong(_ d: Int) throws -> [[Scalar]] {
    if rank == 0 { return [scalars()] }
    return (0..<shape[d]).map { selected(d, $0).scalars() }
  }

  private static func precedes(_ a: [Scalar], _ b: [Scalar]) -> Bool {
    for (x, y) in zip(a, b) where x != y { return x.doubleValue < y.doubleValue }
    return false
  }

  /// Refuses rows without elements.
  func checkUnique(_ d: Int) throws {
    let empty = shape.filter { $0 == 0 }.count
    if empty > 1 {
      throw TensorError.runtime("Number of zero sized dimensions is more than one, so unique cannot be applied ")
    }
    if empty == 1, shape[d] != 0 {
      throw TensorError.runtime("There are 0 sized dimensions, and they aren't selected, so unique cannot be applied")
    }
  }
}
